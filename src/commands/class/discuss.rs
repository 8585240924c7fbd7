//! `/discuss [topic] [protocol] [language] [seed]`: a question without one right answer, the facts on each side of it, and
//! what to do step by step. How it goes on is `classroom`'s work.

use super::super::names::{self, Named};
use super::super::{Completion, Context, File, Given, OptionKind, OptionSpec, Outcome, Run, Spec, Who, compare};
use super::{Activity, Begun, LANGUAGE, SEED, TOPIC, in_language};
use crate::classroom::{Dice, Heard, Move, Protocol, Talk, cards, handouts, talk};
use crate::engine::{Reply, VerdictKind};
use crate::facts::args;
use crate::facts::model::FactIdx;
use crate::text::Language;

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "discuss",
    options: &[TOPIC, PROTOCOL, LANGUAGE, SEED],
    who: Who::Everyone,
    private: false,
    run: Run::Lesson(begin),
    complete: Some(complete),
};

/// How the class goes about it.
const PROTOCOL: OptionSpec = OptionSpec::new("protocol", OptionKind::Choice(&Protocol::WORDS));

fn begin(context: Context<'_>, given: &Given, seed: u64) -> Begun {
    let context = in_language(context, given);
    let base = context.engine.base();
    let mut fitting: Vec<usize> = match given.text(TOPIC.name) {
        None => (0..base.discussions.len()).collect(),
        Some(typed) => match about(context, typed) {
            Ok(fitting) => fitting,
            Err(unknown) => return Outcome::of(*unknown, &SPEC, given).into(),
        },
    };
    let mut dice = Dice::new(given.number(SEED.name).map_or(seed, u64::from));
    dice.shuffle(&mut fitting);
    let wanted = given.text(PROTOCOL.name);
    let protocol = Protocol::ALL.into_iter().find(|protocol| Some(protocol.word()) == wanted);
    let protocol = protocol.unwrap_or(Protocol::ThreeQuestions);
    let discussion = fitting.first().and_then(|at| base.discussions.get(*at));
    let begun = discussion.and_then(|discussion| {
        let talk = Talk::begin(discussion, protocol, context.language);
        Some((talk::opening(context.engine, &talk)?, talk))
    });
    let Some((opening, talk)) = begun else {
        let sentence = base.wording.say(context.language, "discuss-none");
        return Outcome::of(Reply::plain(context.language, VerdictKind::Abstain, sentence), &SPEC, given).into();
    };
    Begun { outcome: Outcome::of(opening, &SPEC, given), activity: Some(Activity::Discussion(talk)) }
}

/// The discussions that are meant by a few words: one by its prompt, or those of a topic; else what to say.
fn about(context: Context<'_>, typed: &str) -> Result<Vec<usize>, Box<Reply>> {
    let prompts = prompts(context);
    if let Ok(only) = names::find(&prompts, typed, 0) {
        return Ok(vec![only]);
    }
    let topic = super::topic(context, &Given::default().with(TOPIC.name, super::super::Value::Text(typed.to_owned())))?;
    let discussions = context.engine.base().discussions.iter().enumerate();
    Ok(discussions.filter(|(_, it)| topic.is_some_and(|topic| it.topics.contains(&topic))).map(|(at, _)| at).collect())
}

fn prompts(context: Context<'_>) -> Vec<Named<usize>> {
    let discussions = context.engine.base().discussions.iter().enumerate();
    let named = discussions.map(|(at, discussion)| {
        let others = Language::ALL.into_iter().map(|language| discussion.prompt.get(language).clone());
        Named::new(at, &discussion.id, discussion.prompt.get(context.language), others)
    });
    named.collect()
}

fn complete(context: Context<'_>, option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    if option != TOPIC.name {
        return Vec::new();
    }
    let mut found = names::complete(&prompts(context), typed, most);
    found.extend(names::complete(&compare::topics(context), typed, most.saturating_sub(found.len())));
    found
}

/// What is said to what somebody does in a discussion; nothing where it changes nothing.
pub fn goes_on(context: Context<'_>, talk: Talk, what: Move) -> (Talk, Option<Reply>) {
    let put = match &what {
        Move::Evidence(fact) => Some(fact.clone()),
        _ => None,
    };
    let (talk, heard) = talk.after(what);
    let engine = context.engine;
    let say = |key: &str| {
        let sentence = engine.base().wording.say(talk.language, key);
        Some(Reply::plain(talk.language, VerdictKind::Chat, sentence))
    };
    let reply = match heard {
        Heard::Step => Some(talk::step(engine, &talk)),
        Heard::Closed => talk::summary(engine, &talk),
        Heard::Noted => put.and_then(|fact| noted(context, &talk, &fact)),
        Heard::Stood => say("discuss-stood"),
        Heard::Nothing if put.is_none() && !talk.is_closed() && !talk.goes_on() => say("discuss-last-step"),
        Heard::Nothing => None,
    };
    (talk, reply)
}

/// What is said to evidence that somebody found for all to see: for which side each fact of it speaks. Nothing where all of
/// it was put forward before.
pub fn found(context: Context<'_>, mut talk: Talk, facts: &[FactIdx]) -> (Talk, Option<Reply>) {
    let mut lines = Vec::new();
    for fact in facts {
        let id = context.engine.base().fact(*fact).id.clone();
        let (after, reply) = goes_on(context, talk, Move::Evidence(id));
        talk = after;
        lines.extend(reply.map(|reply| reply.lead));
    }
    let reply = Reply::plain(talk.language, VerdictKind::Chat, lines.join("\n"));
    (talk, (!lines.is_empty()).then_some(reply))
}

/// The fact whose card has this number, from 1, by its id.
pub fn card(context: Context<'_>, talk: &Talk, number: usize) -> Option<String> {
    let base = context.engine.base();
    let facts = cards(talk.discussion(base)?);
    facts.get(number.checked_sub(1)?).map(|fact| base.fact(*fact).id.clone())
}

/// Both handouts, under a name; none if the base has lost the prompt.
pub fn files(context: Context<'_>, talk: &Talk, name: &str) -> Vec<File> {
    let Some((markdown, html)) = handouts(context.engine, talk) else { return Vec::new() };
    let description = context.engine.base().wording.say(talk.language, "handout");
    let file = |kind: &str, text: String| File {
        name: format!("{name}.{kind}"),
        bytes: text.into_bytes(),
        description: description.clone(),
    };
    vec![file("md", markdown), file("html", html)]
}

/// That evidence was put forward, and for which side; or for none of them, if somebody found it elsewhere.
fn noted(context: Context<'_>, talk: &Talk, fact: &str) -> Option<Reply> {
    let base = context.engine.base();
    let index = base.fact_by_id(fact)?;
    let side = talk.discussion(base)?.sides.iter().find(|side| side.facts.contains(&index));
    let claim = ("claim", base.fact(index).claim.get(talk.language).as_str().into());
    let sentence = match side {
        Some(side) => {
            let side = ("side", side.name.get(talk.language).as_str().into());
            base.wording.say_with(talk.language, "discuss-noted", &args([side, claim]))
        }
        None => base.wording.say_with(talk.language, "discuss-noted-further", &args([claim])),
    };
    Some(Reply::plain(talk.language, VerdictKind::Chat, sentence))
}
