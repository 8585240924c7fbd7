//! `/help`: what Puente is, what can be asked, and every command in a line.

use super::{ALL, Context, Given, Outcome, Run, Spec, Who};
use crate::engine::{Reply, Section, Turn, VerdictKind};
use crate::facts::args;

/// How the command is offered.
pub const SPEC: Spec =
    Spec { name: "help", options: &[], who: Who::Everyone, private: true, run: Run::Pure(run), complete: None };

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let Context { engine, language } = context;
    let wording = &engine.base().wording;
    let mut reply = Reply::plain(language, VerdictKind::Chat, wording.say(language, "help"));
    let lines = ALL.iter().map(|spec| {
        let pairs =
            [("name", spec.local_name(wording, language).into()), ("what", wording.say(language, &spec.key()).into())];
        wording.say_with(language, "help-command", &args(pairs))
    });
    reply.sections.push(Section { heading: wording.say(language, "help-commands"), lines: lines.collect() });
    reply.suggestions_lead = wording.say(language, "help-examples");
    reply.suggestions = engine.examples(language);
    Outcome::of(reply, &SPEC, given)
}
