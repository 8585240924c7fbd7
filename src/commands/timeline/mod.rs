//! `/timeline [from] [to] [topic] [about] [source] [view] [language] [event] [file] [page]`: what happened, in order: as a
//! list, as a chart, one event with its excerpts, or as a file to take along. All that can be pressed under it is the same
//! command with other options.

mod complete;
mod event;
mod link;
mod selection;
mod taken;

pub use link::link;

use super::pages::{self, Page};
use super::{Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, Run, Spec, Value, Who};
use super::{Offer, Offers, Opens};
use crate::engine::{Group, Reply, Turn, VerdictKind, date_in_words, listed};
use crate::facts::args;
use crate::facts::model::Basis;
use crate::text::Language;
use crate::timeline::Chosen;
use selection::Selection;

/// How the command is offered. What stands under old messages names options by their place: a new one goes to the end.
pub const SPEC: Spec = Spec {
    name: "timeline",
    options: &[
        OptionSpec::new("from", OptionKind::Text(NAME_CHARS)).completed(),
        OptionSpec::new("to", OptionKind::Text(NAME_CHARS)).completed(),
        OptionSpec::new("topic", OptionKind::Text(NAME_CHARS)).completed(),
        OptionSpec::new("about", OptionKind::Text(NAME_CHARS)).completed(),
        OptionSpec::new("source", OptionKind::Text(NAME_CHARS)).completed(),
        OptionSpec::new("view", OptionKind::Choice(&["list", "chart"])),
        OptionSpec::new("language", OptionKind::Choice(&["en", "es"])),
        OptionSpec::new("event", OptionKind::Text(NAME_CHARS)).completed(),
        OptionSpec::new("file", OptionKind::Choice(&["calendar", "table", "handout"])),
        pages::OPTION,
    ],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: Some(complete::complete),
};

/// How many events a page of the list shows: with their citations they fill one Discord message.
const EVENTS_A_PAGE: usize = 5;

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let language = given.text("language").and_then(Language::from_tag).unwrap_or(context.language);
    let context = Context { language, ..context };
    match Selection::read(context, given) {
        Err(sentence) => refused(context, sentence),
        Ok(selection) => match (given.text("file"), given.text("event"), given.text("view")) {
            (Some(file), ..) => taken::file(context, &selection, file),
            (None, Some(event), _) => event::show(context, &selection, event),
            (None, None, Some("chart")) => taken::chart(context, &selection),
            (None, None, _) => list(context, &selection, given),
        },
    }
}

/// That it can't be done and what can, for the person alone.
fn refused(context: Context<'_>, sentence: String) -> Outcome {
    let reply = Reply::plain(context.language, VerdictKind::Abstain, sentence);
    Outcome { private: true, ..Outcome::of(reply, &SPEC, &Given::default()) }
}

/// A page of the events, each with its claims and their citations.
fn list(context: Context<'_>, selection: &Selection, given: &Given) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let page = Page::of(selection.chosen.clone(), EVENTS_A_PAGE, given);
    let numbered = || page.items.iter().zip(page.before + 1..);
    let group = |(chosen, number): (&Chosen, usize)| Group {
        heading: heading(context, chosen, number),
        facts: chosen.event.facts.clone(),
    };
    let groups: Vec<Group> = numbered().map(group).collect();
    let lead = wording.say_with(language, "timeline-title", &args([("count", selection.chosen.len().into())]));
    let listed = listed(base, language, VerdictKind::Answer, lead.clone(), &groups);
    let mut reply = listed.unwrap_or_else(|| Reply::plain(language, VerdictKind::Abstain, lead));
    let perhaps: Vec<String> =
        numbered().filter(|(chosen, _)| chosen.perhaps).map(|(_, number)| number.to_string()).collect();
    if !perhaps.is_empty() {
        let pairs = [("numbers", perhaps.join(", ").into()), ("count", perhaps.len().into())];
        reply.notes.push(wording.say_with(language, "timeline-perhaps-which", &args(pairs)));
    }
    let paging = page.tell(&mut reply, wording, &SPEC, &selection.kept(language));
    let events = page.items.iter().map(|chosen| event::offer(context, selection, chosen)).collect();
    let offers = vec![views(context, selection, "chart"), Offers::Menu(say(context, "timeline-open"), events)];
    Outcome { paging, offers, ..Outcome::of(reply, &SPEC, given) }
}

/// "3. July 21, 2019", with a word on how the date is known if no source prints it.
fn heading(context: Context<'_>, chosen: &Chosen, number: usize) -> String {
    let wording = &context.engine.base().wording;
    let event = &chosen.event;
    let key = match event.basis {
        Basis::Stated => "timeline-heading",
        Basis::WorkedOut(_) | Basis::Unknown(_) => "timeline-heading-worked-out",
    };
    let when = date_in_words(wording, context.language, &event.when);
    let pairs = [("number", number.to_string().into()), ("when", when.into())];
    wording.say_with(context.language, key, &args(pairs))
}

/// The same events in the other view, and as files.
fn views(context: Context<'_>, selection: &Selection, other: &'static str) -> Offers {
    let view = Offer {
        label: say(context, &format!("timeline-as-{other}")),
        command: SPEC.name,
        given: selection.kept(context.language).with("view", Value::Choice(other)),
        opens: Opens::InPlace,
    };
    let file = |file: &'static str| Offer {
        label: say(context, &format!("timeline-as-{file}")),
        command: SPEC.name,
        given: selection.given.clone().with("file", Value::Choice(file)),
        opens: Opens::Beside,
    };
    Offers::Buttons(std::iter::once(view).chain(taken::FILES.map(file)).collect())
}

fn say(context: Context<'_>, key: &str) -> String {
    context.engine.base().wording.say(context.language, key)
}
