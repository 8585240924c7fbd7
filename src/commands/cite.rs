//! `/cite source:… [style]`: a source as a reference, in one style or in all. How it is put together is `citation`'s work.

use super::{Completion, Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, Run, Spec, Who, names, sources};
use crate::citation::{Style, cite};
use crate::engine::{Reply, Section, Turn, VerdictKind};
use crate::facts::model::{Basis, SourceIdx};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "cite",
    options: &[OptionSpec::new("source", OptionKind::Text(NAME_CHARS)).required().completed(), STYLE],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: Some(complete),
};

const STYLE: OptionSpec = OptionSpec::new("style", OptionKind::Choice(&["apa", "mla", "chicago"]));

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let typed = given.text("source").unwrap_or_default();
    let reply = match names::find(&sources::named(context), typed, 3) {
        Ok(source) => references(context, source, given.text(STYLE.name)),
        Err(near) => sources::unknown(context, typed, near),
    };
    Outcome::of(reply, &SPEC, given)
}

/// A source in the style with that word, or in all; then what is missing in it and why.
pub fn references(context: Context<'_>, source: SourceIdx, style: Option<&str>) -> Reply {
    let Context { engine, language } = context;
    let (source, wording) = (engine.base().source(source), &engine.base().wording);
    let mut reply = Reply::plain(language, VerdictKind::Chat, wording.say(language, "cite-lead"));
    for style in Style::ALL.into_iter().filter(|known| style.is_none_or(|word| known.word() == word)) {
        let heading = wording.say(language, &SPEC.label_key(&STYLE, style.word()));
        reply.sections.push(Section { heading, lines: vec![cite(source, style, language, wording)] });
    }
    let undated = source.date_basis != Basis::Stated;
    // MLA gives no date where there is none, without a word for it.
    let says_so = style != Some(Style::Mla.word());
    for (missing, key) in [
        (undated && says_so, "cite-undated"),
        (undated && !says_so, "cite-undated-mla"),
        (source.title.is_none(), "cite-untitled"),
    ] {
        reply.notes.extend(missing.then(|| wording.say(language, key)));
    }
    reply
}

fn complete(context: Context<'_>, _option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    names::complete(&sources::named(context), typed, most)
}
