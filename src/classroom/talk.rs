//! A discussion in words: the prompt with its evidence cards, each step, the summary. Statements come from facts, the rest
//! from the locale files.

use super::discussion::{Talk, cards};
use crate::engine::{Engine, Group, Reply, Section, VerdictKind, listed};
use crate::facts::args;
use crate::facts::model::{Discussion, FactIdx};
use crate::text::Language;

/// The prompt, the facts of each side with their excerpts, and the words that need explaining.
pub fn opening(engine: &Engine, talk: &Talk) -> Option<Reply> {
    let (base, language) = (engine.base(), talk.language);
    let discussion = talk.discussion(base)?;
    let mut groups: Vec<Group> = Vec::new();
    for side in &discussion.sides {
        for fact in &side.facts {
            let number = (groups.len() + 1).to_string();
            let pairs = [("side", side.name.get(language).as_str().into()), ("number", number.into())];
            let heading = base.wording.say_with(language, "discuss-card", &args(pairs));
            groups.push(Group { heading, facts: vec![*fact] });
        }
    }
    let lead = discussion.prompt.get(language).clone();
    let mut reply = listed(base, language, VerdictKind::Conflict, lead, &groups)?;
    reply.sections.extend(words(engine, discussion, language));
    Some(reply)
}

/// The step that is on: what to do, and how far the discussion is.
pub fn step(engine: &Engine, talk: &Talk) -> Reply {
    let wording = &engine.base().wording;
    let key = format!("discuss-{}-{}", talk.protocol.word(), talk.step() + 1);
    let pairs = [
        ("number", (talk.step() + 1).to_string().into()),
        ("of", talk.protocol.steps().to_string().into()),
        ("protocol", wording.say(talk.language, &format!("protocol-{}", talk.protocol.word())).into()),
    ];
    let heading = wording.say_with(talk.language, "discuss-step", &args(pairs));
    let mut lines: Vec<String> = wording.say(talk.language, &key).lines().map(str::to_owned).collect();
    if let Some(discussion) = talk.discussion(engine.base()).filter(|_| talk.takes_stands()) {
        let stand = discussion.stand.get(talk.language).as_str();
        lines.insert(
            1.min(lines.len()),
            wording.say_with(talk.language, "discuss-stand", &args([("stand", stand.into())])),
        );
    }
    let mut reply = Reply::plain(talk.language, VerdictKind::Chat, String::new());
    reply.sections.push(Section { heading, lines });
    reply
}

/// What came of it: the evidence used on each side, what nobody used, and how the class moved.
pub fn summary(engine: &Engine, talk: &Talk) -> Option<Reply> {
    let (base, language) = (engine.base(), talk.language);
    let discussion = talk.discussion(base)?;
    let used: Vec<FactIdx> = talk.used().iter().filter_map(|id| base.fact_by_id(id)).collect();
    let named = |key: &str, side: &str| base.wording.say_with(language, key, &args([("side", side.into())]));
    let mut groups: Vec<Group> = Vec::new();
    for side in &discussion.sides {
        let facts: Vec<FactIdx> = used.iter().copied().filter(|fact| side.facts.contains(fact)).collect();
        groups.push(Group { heading: named("discuss-used", side.name.get(language)), facts });
    }
    let own = cards(discussion);
    let further = used.iter().copied().filter(|fact| !own.contains(fact)).collect();
    groups.push(Group { heading: base.wording.say(language, "discuss-further"), facts: further });
    let unused = own.iter().copied().filter(|fact| !used.contains(fact)).collect();
    groups.push(Group { heading: base.wording.say(language, "discuss-unused"), facts: unused });
    let lead = discussion.prompt.get(language).clone();
    let mut reply = listed(base, language, VerdictKind::Conflict, lead, &groups)?;
    reply.sections.extend(words(engine, discussion, language));
    if let (Some(before), Some(after)) = talk.stands() {
        let tenths = |mean: u32| format!("{}.{}", mean / 10, mean % 10);
        let pairs = [("before", tenths(before).into()), ("after", tenths(after).into())];
        reply.notes.push(base.wording.say_with(language, "discuss-shift", &args(pairs)));
    }
    Some(reply)
}

/// The words that need explaining, if any.
fn words(engine: &Engine, discussion: &Discussion, language: Language) -> Option<Section> {
    let wording = &engine.base().wording;
    let lines: Vec<String> = discussion
        .words
        .iter()
        .map(|word| {
            let pairs = [
                ("word", word.word.get(language).as_str().into()),
                ("meaning", word.meaning.get(language).as_str().into()),
            ];
            wording.say_with(language, "discuss-word", &args(pairs))
        })
        .collect();
    (!lines.is_empty()).then(|| Section { heading: wording.say(language, "discuss-words"), lines })
}
