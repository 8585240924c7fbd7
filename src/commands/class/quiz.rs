//! `/quiz [topic] [number] [seconds] [language] [practice] [seed]`: questions made from facts, for a class or, to practise,
//! for one person. Making the items is `classroom`'s work.

use super::super::{Context, Given, OptionKind, OptionSpec, Outcome, Run, Spec, Who};
use super::{Activity, Begun, LANGUAGE, SEED, TOPIC, asks, complete, in_language, topic};
use crate::classroom::{Dice, Kind, Practice, items};
use crate::engine::{Reply, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "quiz",
    options: &[
        TOPIC,
        OptionSpec::new("number", OptionKind::Number(1, 20)),
        OptionSpec::new("seconds", OptionKind::Number(10, 300)),
        LANGUAGE,
        OptionSpec::new("practice", OptionKind::Flag),
        SEED,
    ],
    who: Who::Everyone,
    private: false,
    run: Run::Lesson(begin),
    complete: Some(complete),
};

/// How many items if nobody says: ten minutes of a lesson.
const ITEMS: u32 = 5;

/// For how long an item is open if nobody says: to read it twice.
const SECONDS: u32 = 30;

fn begin(context: Context<'_>, given: &Given, seed: u64) -> Begun {
    let context = in_language(context, given);
    let topic = match topic(context, given) {
        Ok(topic) => topic,
        Err(unknown) => return Outcome::of(*unknown, &SPEC, given).into(),
    };
    let most = given.number("number").unwrap_or(ITEMS) as usize;
    let mut dice = Dice::new(given.number(SEED.name).map_or(seed, u64::from));
    let items = items(context.engine, (&Kind::ALL, topic), most, context.language, &mut dice);
    let practice = Practice::of(items.clone());
    let Some(first) = asks(context, &practice).filter(|_| !items.is_empty()) else {
        let sentence = context.engine.base().wording.say(context.language, "quiz-none");
        return Outcome::of(Reply::plain(context.language, VerdictKind::Abstain, sentence), &SPEC, given).into();
    };
    let alone = given.flag("practice") == Some(true);
    let activity = if alone {
        Activity::Practice(practice)
    } else {
        Activity::Quiz(items, given.number("seconds").unwrap_or(SECONDS))
    };
    let outcome = Outcome { private: alone, ..Outcome::of(first, &SPEC, given) };
    Begun { outcome, activity: Some(activity) }
}
