//! `/source id:… [page]`: one document's card, then its facts in the order of the text, with their citations.

use super::pages::{self, FACTS_A_PAGE, Page};
use super::{
    Completion, Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, Run, Spec, Who, names, sources, timeline,
};
use crate::engine::{Group, Reply, Turn, VerdictKind, listed};
use crate::facts::args;
use crate::facts::model::{FactIdx, SourceIdx};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "source",
    options: &[OptionSpec::new("id", OptionKind::Text(NAME_CHARS)).required().completed(), pages::OPTION],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: Some(complete),
};

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let typed = given.text("id").unwrap_or_default();
    match names::find(&sources::named(context), typed, 3) {
        Ok(source) => of(context, source, given),
        Err(near) => Outcome::of(sources::unknown(context, typed, near), &SPEC, given),
    }
}

fn of(context: Context<'_>, source_idx: SourceIdx, given: &Given) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let source = base.source(source_idx);
    let own = base.fact_entries().filter(|(_, fact)| fact.source == source_idx);
    let facts: Vec<FactIdx> = own.map(|(index, _)| index).collect();
    let count = facts.len();
    let page = Page::of(facts, FACTS_A_PAGE, given);
    let numbers = [
        ("from", (page.before + 1).to_string().into()),
        ("to", (page.before + page.items.len()).to_string().into()),
        ("count", count.to_string().into()),
    ];
    let heading = wording.say_with(language, "source-facts", &args(numbers));
    let lead = if page.number == 1 { String::new() } else { source.name.get(language).clone() };
    let group = Group { heading, facts: page.items.clone() };
    let listed = listed(base, language, VerdictKind::Answer, lead.clone(), &[group]);
    let mut reply = listed.unwrap_or_else(|| Reply::plain(language, VerdictKind::Chat, lead));
    if page.number == 1 {
        reply.sections.push(sources::card(context, source));
    }
    let paging = page.tell(&mut reply, wording, &SPEC, given);
    let offers = timeline::link(context, &[("source", source.id.clone())], "list");
    Outcome { paging, offers, ..Outcome::of(reply, &SPEC, given) }
}

fn complete(context: Context<'_>, _option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    names::complete(&sources::named(context), typed, most)
}
