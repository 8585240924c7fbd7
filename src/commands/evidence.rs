//! `/evidence claim:… [private]`: what the facts say for a claim that somebody makes, and what against it. Weighing is the
//! engine's work; the facts are said as they are, with who says them and in which manner.

use super::{Context, Given, OptionKind, OptionSpec, Outcome, Run, Spec, Who};
use crate::engine::{Citation, Group, Reply, Turn, VerdictKind, Weighed, listed};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "evidence",
    options: &[
        OptionSpec::new("claim", OptionKind::Text(MAX_CLAIM_CHARS)).required(),
        OptionSpec::new("private", OptionKind::Flag),
    ],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: None,
};

/// The longest claim that can be weighed, in characters.
pub const MAX_CLAIM_CHARS: u16 = 500;

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let claim = given.text("claim").unwrap_or_default();
    let reply = weighed(context, claim);
    let mut facts: Vec<_> = reply.citations.iter().map(Citation::fact).collect();
    facts.dedup();
    let turn = Some(Turn { utterance: claim.to_owned(), facts });
    Outcome { turn, ..Outcome::of(reply, &SPEC, given) }
}

fn weighed(context: Context<'_>, claim: &str) -> Reply {
    let base = context.engine.base();
    let Weighed { language, supporting, opposing } = context.engine.weigh(claim, context.language);
    let say = |key: &str| base.wording.say(language, key);
    let (verdict, lead) = match (supporting.is_empty(), opposing.is_empty()) {
        (false, true) => (VerdictKind::Answer, "evidence-for-only"),
        (true, false) => (VerdictKind::Correct, "evidence-against-only"),
        _ => (VerdictKind::Conflict, "evidence-both"),
    };
    let groups = [
        Group { heading: say("evidence-for"), facts: supporting },
        Group { heading: say("evidence-against"), facts: opposing },
    ];
    let listed = listed(base, language, verdict, say(lead), &groups);
    let mut reply = listed.unwrap_or_else(|| Reply::plain(language, VerdictKind::Abstain, say("evidence-none")));
    if reply.verdict.answered() {
        reply.notes.push(say("evidence-judge"));
    }
    reply
}
