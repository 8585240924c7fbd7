//! Events as files: the chart, and what is taken along. May not choose events.

use super::selection::Selection;
use super::{SPEC, say, views};
use crate::commands::{Context, File, Outcome, Value};
use crate::engine::{Reply, VerdictKind};
use crate::facts::{FactBase, args};
use crate::timeline::{Chart, Told, calendar, handout, table, tell};

/// What can be taken along, as keys of the option and of the sentences.
pub(super) const FILES: [&str; 3] = ["calendar", "table", "handout"];

/// The chart; where no file can be sent, the list instead.
pub(super) fn chart(context: Context<'_>, selection: &Selection) -> Outcome {
    let Context { engine, language } = context;
    let base = engine.base();
    let told = tell(engine, language, &selection.chosen);
    let chart = Chart::of(base, &told);
    let picture = match chart.png() {
        Ok(picture) => picture,
        Err(error) => {
            tracing::error!(%error, events = told.entries.len(), "a chart couldn't be drawn");
            return sorry(context, selection);
        }
    };
    let sources: Vec<&str> = base
        .sources
        .iter()
        .enumerate()
        .filter(|(at, _)| told.evidence.citations.iter().any(|citation| citation.source().0 == *at))
        .map(|(_, source)| source.name.get(language).as_str())
        .collect();
    let count = || ("count", told.entries.len().into());
    let lead = base.wording.say_with(language, "timeline-chart-lead", &args([count()]));
    let mut reply = Reply::plain(language, VerdictKind::Chat, lead);
    let pairs = [("sources", sources.join("; ").into()), ("count", sources.len().into())];
    reply.notes.push(base.wording.say_with(language, "timeline-chart-sources", &args(pairs)));
    let file = File { name: name(context, "png"), bytes: picture, description: chart.alt };
    let otherwise = Some(selection.kept(language).with("view", Value::Choice("list")));
    let offers = vec![views(context, selection, "list")];
    Outcome { files: vec![file], otherwise, offers, ..Outcome::of(reply, &SPEC, &selection.given) }
}

/// A calendar, a table or a handout, for the person alone.
pub(super) fn file(context: Context<'_>, selection: &Selection, kind: &str) -> Outcome {
    let Context { engine, language } = context;
    let base = engine.base();
    let told = tell(engine, language, &selection.chosen);
    let (text, ending) = match kind {
        "calendar" => (calendar(base, &told), "ics"),
        "handout" => (handout(base, &told), "md"),
        _ => match spreadsheet(base, &told) {
            Some(text) => (text, "csv"),
            None => return sorry(context, selection),
        },
    };
    let count = args([("count", told.entries.len().into())]);
    let lead = base.wording.say_with(language, &format!("timeline-file-{kind}"), &count);
    let file = File { name: name(context, ending), bytes: text.into_bytes(), description: lead.clone() };
    let reply = Reply::plain(language, VerdictKind::Chat, lead);
    Outcome { files: vec![file], private: true, ..Outcome::of(reply, &SPEC, &selection.given) }
}

fn spreadsheet(base: &FactBase, told: &Told) -> Option<String> {
    let table = table(base, told);
    table.inspect_err(|error| tracing::error!(%error, "a table couldn't be written")).ok()
}

fn name(context: Context<'_>, ending: &str) -> String {
    format!("{}.{ending}", say(context, "timeline-file-name"))
}

fn sorry(context: Context<'_>, selection: &Selection) -> Outcome {
    let reply = Reply::plain(context.language, VerdictKind::Abstain, say(context, "error-neutral"));
    Outcome { private: true, ..Outcome::of(reply, &SPEC, &selection.given) }
}
