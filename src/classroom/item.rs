//! An item of a quiz, made from a fact: its stem, one right option and distractors of the same kind from the base. An item
//! is made only if the engine, asked itself, finds the right option in what it answers, and none of the others.

use super::dice::Dice;
use super::kinds::Kind;
use super::values::{Value, names};
use crate::engine::Engine;
use crate::facts::args;
use crate::facts::model::{Fact, FactBase, FactIdx, FactKind};
use crate::text::Language;
use serde::{Deserialize, Serialize};

/// One question of a quiz, in one language. Facts are held by their ids, so that it stays what it is when others are added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it asks for.
    pub kind: Kind,
    /// The language it is in.
    pub language: Language,
    /// The fact that it is about.
    pub fact: String,
    /// What is asked.
    pub stem: String,
    /// What can be chosen, in the order shown.
    pub options: Vec<Choice>,
    /// Which of them is right, from 0.
    pub right: usize,
}

/// An option of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// A fact that it comes from.
    pub fact: String,
}

/// The most options of an item.
pub const OPTIONS: usize = 4;

/// Fewer options make no item.
const LEAST_OPTIONS: usize = 3;

/// How many of a fact's asks are tried: those that follow are in looser words.
const ASKS_TRIED: usize = 6;

/// How many of the engine's candidates may not speak of a distractor.
const NEAR: usize = 5;

/// As many items as wanted, if the facts give so many: the kinds take turns, no fact comes twice.
pub fn items(
    engine: &Engine,
    (kinds, topic): (&[Kind], Option<usize>),
    most: usize,
    language: Language,
    dice: &mut Dice,
) -> Vec<Item> {
    // What a document is about says over again what its other facts say.
    let asked = |fact: &Fact| topic.is_none_or(|topic| fact.topics.contains(&topic)) && fact.kind != FactKind::Overview;
    let facts = engine.base().fact_entries().filter(|(_, fact)| asked(fact));
    let facts: Vec<FactIdx> = facts.map(|(index, _)| index).collect();
    let mut left: Vec<(Kind, Vec<FactIdx>)> = kinds.iter().map(|kind| (*kind, facts.clone())).collect();
    for (_, facts) in &mut left {
        dice.shuffle(facts);
    }
    let mut made: Vec<Item> = Vec::new();
    let mut used: Vec<FactIdx> = Vec::new();
    while made.len() < most && !left.is_empty() {
        left.retain_mut(|(kind, facts)| {
            while let Some(fact) = facts.pop().filter(|_| made.len() < most) {
                if used.iter().any(|used| *used == fact || engine.shares_evidence(*used, fact)) {
                    continue;
                }
                if let Some(item) = item(engine, *kind, fact, language, dice) {
                    made.push(item);
                    used.push(fact);
                    return true;
                }
            }
            false
        });
    }
    made
}

/// The item of a kind that a fact gives, if any.
pub fn item(engine: &Engine, kind: Kind, fact: FactIdx, language: Language, dice: &mut Dice) -> Option<Item> {
    let base = engine.base();
    let (stem, value, near) = stems(engine, kind, fact, language).find_map(|stem| {
        let value = Value::of(base, kind, fact, &stem)?;
        let near = near(engine, kind, fact, (&stem, language), &value)?;
        Some((stem, value, near))
    })?;
    let mut others = value.alike(base, kind);
    others.retain(|(other, _)| is_wrong(base, fact, other, &value, &near, &stem));
    dice.shuffle(&mut others);
    let mut chosen: Vec<(Value, FactIdx)> = vec![(value, fact)];
    // "Reported by the document itself" is what everybody else's claim is compared with.
    if kind == Kind::Standing
        && let Some(at) = others.iter().position(|(other, _)| *other == Value::Standing(None))
    {
        chosen.push(others.swap_remove(at));
    }
    // Whoever the claim names is who might be taken for the one who makes it.
    let tempts = |value: &Value| matches!(value, Value::Standing(Some(speaker)) if names(base, *speaker, &stem));
    // A reporter among presidents would be no distractor: who has to do with the same theme comes first.
    let own = base.fact(fact);
    let themes = |other: &Fact| other.topics.iter().any(|topic| own.topics.contains(topic));
    let akin = |value: &Value| kind == Kind::Who && base.facts.iter().any(|it| themes(it) && value.is_in(base, it));
    others.sort_by_key(|(other, _)| (!tempts(other), !akin(other)));
    // Beside "4", "80,000" tempts nobody.
    if let Some((Value::Number(own), _)) = chosen.first() {
        let apart = |value: &Value| match value {
            Value::Number(other) => (other.abs().max(1.0) / own.abs().max(1.0)).ln().abs(),
            _ => 0.0,
        };
        others.sort_by(|(one, _), (other, _)| apart(one).total_cmp(&apart(other)));
    }
    for (other, from) in others {
        if chosen.len() < OPTIONS && !chosen.iter().any(|(known, _)| overlap(known, &other)) {
            chosen.push((other, from));
        }
    }
    if chosen.len() < LEAST_OPTIONS {
        return None;
    }
    dice.shuffle(&mut chosen);
    let right = chosen.iter().position(|(_, from)| *from == fact)?;
    let unit = base.fact(fact).value.as_ref().map(|value| value.unit.as_str());
    let options = chosen
        .iter()
        .map(|(value, from)| Choice { text: value.label(base, unit, language), fact: base.fact(*from).id.clone() });
    let options = options.collect();
    let stem = if kind.intent().is_some() { stem } else { asked_about(base, kind, &stem, language) };
    Some(Item { kind, language, fact: base.fact(fact).id.clone(), stem, options, right })
}

/// What may be asked: the fact's own asks of the kind, the words it quotes, or its claim.
fn stems(engine: &Engine, kind: Kind, fact: FactIdx, language: Language) -> impl Iterator<Item = String> {
    let base = engine.base();
    let fact = base.fact(fact);
    let claim = fact.claim.get(language);
    let asks = fact.asks.get(language).iter().take(ASKS_TRIED).filter(|ask| ask.ends_with('?'));
    let asks = asks.filter(move |_| kind.intent().is_some() && kind != Kind::Said).cloned();
    let about = match kind {
        Kind::Said => quoted(claim).map(|words| asked_about(base, kind, words, language)),
        _ => kind.intent().is_none().then(|| claim.clone()),
    };
    asks.chain(about)
}

/// An item's stem about a claim, or about words in it.
fn asked_about(base: &FactBase, kind: Kind, claim: &str, language: Language) -> String {
    let key = format!("quiz-stem-{}", kind.word());
    base.wording.say_with(language, &key, &args([("claim", claim.into())]))
}

/// The first words in quotation marks of a claim, with the marks and with their translation, if it follows in brackets;
/// fewer than three words say too little.
fn quoted(claim: &str) -> Option<&str> {
    let start = claim.find('“')?;
    let rest = claim.get(start..)?;
    let end = rest.find('”')? + '”'.len_utf8();
    let (words, after) = rest.split_at_checked(end)?;
    let translated = after.strip_prefix(" (").and_then(|inner| inner.find(')')).map(|at| end + at + 3);
    let known = words.split_whitespace().count() >= 3;
    known.then(|| translated.and_then(|end| rest.get(..end)).unwrap_or(words))
}

/// The facts that the engine has for the stem, the given one among them; none if it sees it otherwise.
fn near(
    engine: &Engine,
    kind: Kind,
    fact: FactIdx,
    (stem, language): (&str, Language),
    value: &Value,
) -> Option<Vec<FactIdx>> {
    let base = engine.base();
    let Some(intent) = kind.intent() else {
        let weighed = engine.weigh(stem, language);
        let mut facts = weighed.supporting;
        // What names its source gives the answer away.
        let given_away = kind == Kind::Source && names_source(base, base.fact(fact), stem);
        if !facts.contains(&fact) || given_away {
            return None;
        }
        // That a document reports it and that somebody claims it are told apart by the fact itself.
        facts.retain(|fact| kind != Kind::Standing || base.fact(*fact).speaker.is_some());
        return Some(facts);
    };
    let question = engine.read(stem, language);
    if question.language != language || !question.asks_for(intent) {
        return None;
    }
    let answer = engine.answer(stem, &[], Some(language));
    let found = answer.reply.verdict.answered() && answer.turn.facts.contains(&fact);
    // Facts that the answer cites beside it must not say otherwise.
    let agreed = answer.turn.facts.iter().all(|cited| {
        let other = Value::of(base, kind, *cited, stem);
        *cited == fact || other.is_none_or(|other| other == *value || overlap(&other, value))
    });
    let mut facts = answer.turn.facts;
    facts.extend(answer.candidates.iter().take(NEAR).map(|candidate| candidate.fact));
    (found && agreed).then_some(facts)
}

/// Whether nothing near the fact, and nothing that says the same, makes the option true.
fn is_wrong(base: &FactBase, fact: FactIdx, other: &Value, value: &Value, near: &[FactIdx], stem: &str) -> bool {
    let own = base.fact(fact);
    let beyond = matches!(other, Value::Number(number) if is_percent(own) && *number > 100.0);
    let related = own.corroborates.iter().chain(&own.differs).chain(&own.corrects);
    let speaks = |fact: &Fact| other.is_in(base, fact);
    let places = matches!((value, other), (Value::Entity(_), Value::Entity(_))) && own.place.is_some();
    let named = matches!(other, Value::Entity(entity) if names(base, *entity, stem));
    // A place may lie in another one; documents are the only ones to know, so none of the same document is taken.
    let may_hold = places && base.facts.iter().any(|fact| fact.source == own.source && speaks(fact));
    let true_nearby = near.iter().chain(related).any(|fact| speaks(base.fact(*fact)));
    !(overlap(other, value) || named || beyond || speaks(own) || true_nearby || may_hold)
}

fn is_percent(fact: &Fact) -> bool {
    fact.value.as_ref().is_some_and(|value| value.unit == "percent")
}

/// Whether two options may be right at once.
fn overlap(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Date(one), Value::Date(other)) => one.overlaps(other),
        _ => one == other,
    }
}

fn names_source(base: &FactBase, fact: &Fact, text: &str) -> bool {
    let source = base.source(fact.source);
    let names = source.publisher.iter().chain(&source.authors);
    names.into_iter().any(|name| name.split(' ').any(|word| word.chars().count() > 2 && text.contains(word)))
}
