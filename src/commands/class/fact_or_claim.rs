//! `/factorclaim [topic] [language] [seed]`: one sentence from the base, and who stands behind it: the document itself,
//! or somebody who claims it. Then the attribution and the excerpt.

use super::super::{Context, Given, Outcome, Run, Spec, Who};
use super::{Activity, Begun, LANGUAGE, SEED, TOPIC, asks, complete, in_language, topic};
use crate::classroom::{Dice, Kind, Practice, items};
use crate::engine::{Reply, VerdictKind};

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "factorclaim",
    options: &[TOPIC, LANGUAGE, SEED],
    who: Who::Everyone,
    private: true,
    run: Run::Lesson(begin),
    complete: Some(complete),
};

fn begin(context: Context<'_>, given: &Given, seed: u64) -> Begun {
    let context = in_language(context, given);
    let topic = match topic(context, given) {
        Ok(topic) => topic,
        Err(unknown) => return Outcome::of(*unknown, &SPEC, given).into(),
    };
    let mut dice = Dice::new(given.number(SEED.name).map_or(seed, u64::from));
    let items = items(context.engine, (&[Kind::Standing], topic), 1, context.language, &mut dice);
    let practice = Practice::once(items);
    let Some(first) = asks(context, &practice) else {
        let sentence = context.engine.base().wording.say(context.language, "quiz-none");
        return Outcome::of(Reply::plain(context.language, VerdictKind::Abstain, sentence), &SPEC, given).into();
    };
    Begun { outcome: Outcome::of(first, &SPEC, given), activity: Some(Activity::Practice(practice)) }
}
