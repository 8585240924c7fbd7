//! `/sources`: the documents, who is behind each, and what each does not state.

use super::names::Named;
use super::{Context, Given, Outcome, Run, Spec, Who};
use crate::engine::{Reply, Section, Turn, VerdictKind, spoken_date};
use crate::facts::args;
use crate::facts::model::{Basis, Source, SourceIdx, SourceKind};
use crate::text::Language;
use fluent_bundle::FluentValue;

/// How the command is offered.
pub const SPEC: Spec =
    Spec { name: "sources", options: &[], who: Who::Everyone, private: false, run: Run::Pure(run), complete: None };

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let base = context.engine.base();
    let count = base.sources.len().to_string();
    let lead = base.wording.say_with(context.language, "sources-lead", &args([("count", count.into())]));
    let mut reply = Reply::plain(context.language, VerdictKind::Chat, lead);
    reply.sections = base.sources.iter().map(|source| card(context, source)).collect();
    reply.notes.push(base.wording.say(context.language, "sources-more"));
    Outcome::of(reply, &SPEC, given)
}

/// What a document's card says: its name, who is behind it, its date and how that is known, what is not stated.
pub(super) fn card(context: Context<'_>, source: &Source) -> Section {
    let Context { engine, language } = context;
    let say = |key: &str, pairs: Vec<(&'static str, FluentValue<'_>)>| {
        engine.base().wording.say_with(language, key, &args(pairs))
    };
    let mut lines = Vec::new();
    if let Some(title) = &source.title {
        lines.push(say("card-title", vec![("title", title.as_str().into())]));
    }
    let kind = say(kind_key(source.kind), Vec::new());
    lines.push(match &source.publisher {
        Some(publisher) => say("card-publisher", vec![("publisher", publisher.as_str().into()), ("kind", kind.into())]),
        None => say("card-publisher-unknown", vec![("kind", kind.into())]),
    });
    if !source.authors.is_empty() {
        lines.push(say("card-authors", vec![("authors", source.authors.join(", ").into())]));
    }
    let date = source.date.as_ref().map(|date| spoken_date(engine, language, date));
    lines.push(match (date, &source.date_basis) {
        (Some(date), Basis::Stated) => say("card-date", vec![("date", date.into())]),
        (Some(date), Basis::WorkedOut(why) | Basis::Unknown(why)) => {
            say("card-date-inferred", vec![("date", date.into()), ("why", why.get(language).as_str().into())])
        }
        (None, Basis::WorkedOut(why) | Basis::Unknown(why)) => {
            say("card-date-unknown", vec![("why", why.get(language).as_str().into())])
        }
        (None, Basis::Stated) => say("date-unknown", Vec::new()),
    });
    if !source.not_stated.is_empty() {
        let fields = source.not_stated.iter().map(|field| say(&format!("card-field-{field}"), Vec::new()));
        lines.push(say("card-not-stated", vec![("fields", fields.collect::<Vec<_>>().join(", ").into())]));
    }
    lines.push(say("card-id", vec![("id", source.id.as_str().into())]));
    Section { heading: source.name.get(language).clone(), lines }
}

fn kind_key(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::NewsAgency => "card-kind-news-agency",
        SourceKind::Newsroom => "card-kind-newsroom",
        SourceKind::Blog => "card-kind-blog",
        SourceKind::Unknown => "card-kind-unknown",
    }
}

/// The documents by all that they are called.
pub(super) fn named(context: Context<'_>) -> Vec<Named<SourceIdx>> {
    let sources = context.engine.base().sources.iter().enumerate();
    let named = sources.map(|(at, source)| {
        let others = Language::ALL.into_iter().map(|language| source.name.get(language).clone());
        let others =
            others.chain(source.title.clone()).chain(source.publisher.clone()).chain([source.document.clone()]);
        Named::new(SourceIdx(at), &source.id, source.name.get(context.language), others)
    });
    named.collect()
}

/// That no document is called so, and which there are.
pub(super) fn unknown(context: Context<'_>, typed: &str, near: Vec<String>) -> Reply {
    let Context { engine, language } = context;
    let wording = &engine.base().wording;
    let lead = wording.say_with(language, "source-unknown", &args([("typed", typed.into())]));
    let mut reply = Reply::plain(language, VerdictKind::Abstain, lead);
    let all = || engine.base().sources.iter().map(|source| source.name.get(language).clone()).collect();
    reply.suggestions_lead = wording.say(language, if near.is_empty() { "sources-all" } else { "name-meant" });
    reply.suggestions = if near.is_empty() { all() } else { near };
    reply
}
