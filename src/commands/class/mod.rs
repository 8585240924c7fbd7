//! What a class does: commands that begin something which goes on. The command gives what is asked first and the state of
//! the activity; the front end keeps it, and says here what people do next. May not keep anything itself.

pub mod discuss;
pub mod fact_or_claim;
pub mod quiz;
pub mod ticket;

use super::names::{self, Named};
use super::{Completion, Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, compare};
use crate::classroom::{Item, Marked, Practice, Talk, tell};
use crate::engine::{Reply, VerdictKind};
use crate::facts::args;

/// What a command of this kind gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// What is said first.
    pub outcome: Outcome,
    /// What goes on; none if nothing could begin.
    pub activity: Option<Activity>,
}

/// What goes on after the first reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activity {
    /// One person practises; who teaches and who doesn't is all the same.
    Practice(Practice),
    /// A class answers these items, each open for so many seconds.
    Quiz(Vec<Item>, u32),
    /// A discussion at its first step.
    Discussion(Talk),
    /// Everybody writes a few lines to the teacher.
    Ticket {
        /// Whether the teacher sees who wrote them.
        names: bool,
    },
}

impl From<Outcome> for Begun {
    /// What only says something.
    fn from(outcome: Outcome) -> Self {
        Self { outcome, activity: None }
    }
}

/// The theme that items are about.
const TOPIC: OptionSpec = OptionSpec::new("topic", OptionKind::Text(NAME_CHARS)).completed();

/// The language that an activity is in.
const LANGUAGE: OptionSpec = OptionSpec::new("language", OptionKind::Choice(&["en", "es"]));

/// The same number gives the same items again.
const SEED: OptionSpec = OptionSpec::new("seed", OptionKind::Number(1, 9999));

/// The topic that is typed, if any; or what to say about one that isn't known.
fn topic(context: Context<'_>, given: &Given) -> Result<Option<usize>, Box<Reply>> {
    let Some(typed) = given.text(TOPIC.name) else { return Ok(None) };
    let topics: Vec<Named<usize>> = compare::topics(context);
    names::find(&topics, typed, 3).map(Some).map_err(|near| {
        let wording = &context.engine.base().wording;
        let lead = wording.say_with(context.language, "class-topic-unknown", &args([("typed", typed.into())]));
        let mut reply = Reply::plain(context.language, VerdictKind::Abstain, lead);
        reply.suggestions_lead = wording.say(context.language, "class-topics");
        reply.suggestions = if near.is_empty() { topics.into_iter().map(|topic| topic.label).collect() } else { near };
        Box::new(reply)
    })
}

/// The context in the language that is chosen.
fn in_language<'a>(context: Context<'a>, given: &Given) -> Context<'a> {
    let chosen = given.text(LANGUAGE.name).and_then(crate::text::Language::from_tag);
    Context { language: chosen.unwrap_or(context.language), ..context }
}

fn complete(context: Context<'_>, option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    if option == TOPIC.name { names::complete(&compare::topics(context), typed, most) } else { Vec::new() }
}

/// What somebody who practises is asked now, or told at the end.
pub fn asks(context: Context<'_>, practice: &Practice) -> Option<Reply> {
    let (total, left, _) = practice.score();
    match practice.item() {
        Some(item) if practice.returns() => Some(tell::asked_again(context.engine, item, left)),
        Some(item) => Some(tell::asked(context.engine, item, (total - left + 1, total))),
        None => (total > 1).then(|| tell::practised(context.engine, practice, context.language)),
    }
}

/// What somebody who practises is told about their answer to a step; nothing if it doesn't fit.
pub fn marks(context: Context<'_>, practice: Practice, step: usize, option: usize) -> (Practice, Option<Reply>) {
    let (practice, marked): (Practice, Marked) = practice.after(step, option);
    let reply = tell::marked(context.engine, &marked, practice.item().is_some());
    (practice, reply)
}
