//! Parse: utterance, earlier turns and fact base to a [`Question`]. It can't fail: what is unknown stays unknown.

use super::analyze::{Sort, Term, Word, analyze, is_punctuated, joined, known_features};
use super::context::add_context;
use super::features::{Feature, Meaning};
use super::intents::{Intended, chat, intents_in};
use super::measure::comparing;
use super::reading::merge;
use super::repair::{Repair, spelt};
use super::vocabulary::{Part, Vocabulary};
use super::{Engine, Settings, Turn, asides};
use crate::facts::model::IntentKind;
use crate::text::{Language, tokens};

/// A term of the question with what it counts.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each tells something of its own")]
pub struct Weighted {
    /// The term.
    pub term: Term,
    /// Its words as read.
    pub text: String,
    /// Its features; empty if no fact knows it.
    pub features: Vec<Feature>,
    /// What it counts: its sort's share times how telling it is.
    pub weight: f64,
    /// It comes from an earlier turn.
    pub context: bool,
    /// It asks for an attribute that only a fact with it can answer.
    pub attribute: bool,
    /// An everyday word without a concept: alone it is no subject of ours.
    pub ordinary: bool,
    /// It names what is counted or chosen: "how many *people*", "which *party*".
    pub focus: bool,
}

/// The parsed form of an utterance.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each tells something of its own")]
pub struct Question {
    /// As typed.
    pub utterance: String,
    /// The language it is in.
    pub language: Language,
    /// Its words as read, folded, joined by spaces.
    pub folded: String,
    /// How misspelt words were read.
    pub repairs: Vec<Repair>,
    /// What is asked for, and the cue that shows it.
    pub intents: Vec<Intended>,
    /// Its content, then that of the turns before.
    pub terms: Vec<Weighted>,
    /// The features of each term of what is known already: "besides killings and torture".
    pub known: Vec<Vec<Feature>>,
    /// Whether it asks for more than was just said: "what else?"
    pub more: bool,
    /// It leans on the turns before.
    pub follow_up: bool,
    /// It leans on them for certain: "and where?" One that only has a "his", or little in it, may also begin anew.
    pub goes_on: bool,
    /// Nothing but hello, thanks and the like.
    pub chat: Option<IntentKind>,
    /// Where two sides of it may meet: the word, of those read, that comes after punctuation, or is an "and" or "vs".
    pub cuts: Vec<usize>,
    /// It asks twice: "where did A meet, and where did B?"
    pub doubled: bool,
    /// It asks which of two is so, and takes neither for granted: "up or down?"
    pub choice: bool,
}

impl Question {
    /// Whether it asks for this.
    pub fn asks_for(&self, kind: IntentKind) -> bool {
        self.intents.iter().any(|intent| intent.kind == kind)
    }

    /// Its words as read.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.folded.split(' ')
    }

    /// What some of its terms say.
    pub fn texts<'a>(&'a self, terms: &'a [usize]) -> impl Iterator<Item = &'a str> {
        terms.iter().filter_map(|at| Some(self.terms.get(*at)?.text.as_str()))
    }

    /// The terms of the utterance itself.
    pub fn own_terms(&self) -> impl Iterator<Item = &Weighted> {
        self.terms.iter().filter(|term| !term.context)
    }

    /// Whether it speaks of anything the base knows.
    pub fn has_subject(&self) -> bool {
        self.own_terms().any(|term| {
            !term.features.is_empty()
                && !term.ordinary
                && !matches!(term.term.sort, Sort::Not | Sort::Time | Sort::Number)
        })
    }
}

/// What sorts of terms count before idf.
fn sort_weight(settings: &Settings, sort: Sort) -> f64 {
    match sort {
        Sort::Entity | Sort::Office | Sort::Concept | Sort::Number => 1.0,
        Sort::Word => settings.weight_word,
        Sort::Time => settings.weight_time,
        Sort::Not => settings.weight_negation,
        Sort::PartOfName => settings.weight_part_of_name,
    }
}

/// Reads an utterance.
pub fn parse(engine: &Engine, utterance: &str, turns: &[Turn], preferred: Option<Language>) -> Question {
    let vocabulary = engine.vocabulary();
    let raw: Vec<Word> =
        tokens(utterance).into_iter().map(|token| Word { folded: token.folded, span: token.span }).collect();
    let language = detect(vocabulary, utterance, &raw)
        .or_else(|| turns.iter().rev().find_map(|turn| detect_text(vocabulary, &turn.utterance)))
        .or(preferred)
        .unwrap_or_default();
    let mut repairs = Vec::new();
    let words = spelt(engine, language, raw, &mut repairs);
    let asked = asides::without(&engine.base.lexicons.get(language).asides, &words);
    // "I don't get it, sir" asks nothing, so like "who says so?" it is after what was told.
    let empty = |word: &Word| vocabulary.part(language, &word.folded) == Part::Stop;
    let aside = asked.len() < words.len() && asked.iter().all(empty);
    let words = if aside { words } else { asked };
    let folded_words: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let continuation = vocabulary.continuation(language, &folded_words);
    let said = chat(vocabulary, language, &folded_words);
    let chat = said.filter(|kind| *kind != IntentKind::SaysSo);
    // "And who is it?" goes on, and asks.
    let asks = |word: &&str| vocabulary.part(language, word) == Part::QuestionWord;
    let goes_on_with = folded_words.iter().take(continuation).position(asks).filter(|_| !turns.is_empty());
    let opening = goes_on_with.unwrap_or(continuation);
    let body = folded_words.get(opening.min(folded_words.len())..).unwrap_or_default();
    let mut intents = intents_in(vocabulary, language, body);
    for intent in &mut intents {
        intent.at += opening;
    }
    if (said == Some(IntentKind::SaysSo) || aside) && !turns.is_empty() {
        let (cue, length) = (folded_words.join(" "), folded_words.len());
        intents = vec![Intended { kind: IntentKind::SaysSo, cue, wants: None, at: 0, length }];
    }
    if intents.is_empty() {
        // "And when?" goes on from the turn before and asks for something else; "what about …?" asks for the same.
        intents = intents_in(vocabulary, language, &folded_words);
        intents.retain(|intent| intent.kind != IntentKind::What);
    }
    let mut terms =
        weigh(engine, language, &words, analyze(&engine.base, vocabulary, engine.stemmers(language), language, &words));
    // In "signed in Washington, right?" the tag is no content, nor is "name" in "the name of the lake".
    let is_cue = |term: &Weighted| {
        let says_no_more = |intent: &Intended| {
            matches!(intent.kind, IntentKind::Assume | IntentKind::Name) && intent.covers(&term.term)
        };
        matches!(term.term.sort, Sort::Concept | Sort::Word) && intents.iter().any(says_no_more)
    };
    let comparing = comparing(engine.base.lexicons.get(language), &folded_words);
    let compares = |term: &Weighted| comparing.iter().any(|words| words.contains(&term.term.words.0));
    terms.retain(|term| !is_cue(term) && !compares(term));
    if aside {
        terms.clear();
    }
    let known = asides::set_aside(engine, language, utterance, &words, &mut terms);
    mark_focus(vocabulary, language, &words, &intents, &mut terms);
    let told = |term: &&Weighted| term.features.iter().any(|feature| engine.index(language).knows(*feature));
    let counted = || terms.iter().filter(|term| !matches!(term.term.sort, Sort::Not | Sort::PartOfName));
    let (content, told) = (counted().count(), counted().filter(told).count());
    // In many words of its own a "that" or "his" points at one of them.
    let points_back = content < engine.settings.whole_terms && vocabulary.points_back(language, &folded_words);
    // "Who is McAleenan?" and "what happened in 2019?" are short, but whole: they say what they ask for, and of whom or
    // when.
    let says = |sort: Sort| terms.iter().any(|term| term.term.sort == sort && !term.features.is_empty());
    let open = intents.iter().any(|intent| matches!(intent.kind, IntentKind::What | IntentKind::Timeline));
    let whole = !intents.is_empty() && (says(Sort::Entity) || says(Sort::Office)) || open && says(Sort::Time);
    let elliptic = content <= engine.settings.elliptic_terms && !(whole && continuation == 0);
    let says_so = intents.iter().any(|intent| intent.kind == IntentKind::SaysSo);
    // "Lol, you're smart" goes on from nothing, however short, nor does "what's up, bot?"
    let says_some = if intents.is_empty() {
        told == content && terms.iter().any(|term| !term.ordinary)
    } else {
        told > 0 || content == 0
    };
    // "Compare that with …"
    let compares_that = |intent: &Intended| {
        let (from, most) = (intent.at + intent.length, folded_words.len());
        let next = folded_words.get(from.min(most)..(from + 2).min(most)).unwrap_or_default();
        intent.kind == IntentKind::Compare && vocabulary.points_back(language, next)
    };
    let compares_that = intents.iter().any(compares_that);
    let leans = elliptic && says_some || continuation > 0 || points_back || says_so || compares_that;
    let follow_up = !turns.is_empty() && chat.is_none() && leans;
    if follow_up {
        let inherited = add_context(engine, language, turns, &mut terms, elliptic, !intents.is_empty());
        if intents.is_empty() {
            intents.extend(inherited);
        }
    }
    let more = follow_up && asides::after_any(&engine.base.lexicons.get(language).more, &words).is_some();
    let cuts = cuts(engine, language, utterance, &words);
    let doubled = doubled(vocabulary, language, &words, &cuts);
    let choice = offers_choice(engine, language, &folded_words, &intents);
    Question {
        cuts,
        doubled,
        choice,
        utterance: utterance.to_owned(),
        language,
        folded: folded_words.join(" "),
        repairs,
        intents,
        terms,
        known,
        more,
        follow_up,
        goes_on: follow_up && (says_so || more || compares_that || continuation > 0 && elliptic),
        chat,
    }
}

/// Where an utterance may fall into two: after conjunctions and punctuation between words.
fn cuts(engine: &Engine, language: Language, utterance: &str, words: &[Word]) -> Vec<usize> {
    let conjunctions = &engine.base.lexicons.get(language).conjunctions;
    let mut cuts: Vec<usize> = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let [word, next] = pair else { continue };
        if conjunctions.contains(&next.folded) || is_punctuated(utterance, word, next) {
            cuts.push(at + 1);
        }
    }
    cuts.truncate(MOST_CUTS);
    cuts
}

/// More cuts than this make no comparison.
const MOST_CUTS: usize = 8;

/// Whether a question word stands on both sides of a cut.
fn doubled(vocabulary: &Vocabulary, language: Language, words: &[Word], cuts: &[usize]) -> bool {
    let asks = |word: &Word| vocabulary.part(language, &word.folded) == Part::QuestionWord;
    cuts.iter().any(|cut| {
        // The question word opens the second side: "and where", not "and the man who".
        let (before, after) = words.split_at_checked(*cut).unwrap_or_default();
        before.iter().any(asks) && after.iter().take(3).any(asks)
    })
}

/// Whether an "or" goes on with anything but a "not", and is no part of what the question asks with: "or not?"
fn offers_choice(engine: &Engine, language: Language, words: &[&str], intents: &[Intended]) -> bool {
    let either = &engine.base.lexicons.get(language).either;
    let asks = |at: usize| intents.iter().any(|intent| (intent.at..intent.at + intent.length).contains(&at));
    let negates = |word: &str| engine.vocabulary().part(language, word) == Part::Negation;
    words.windows(2).enumerate().skip(1).any(
        |(at, pair)| matches!(pair, [or, next] if either.iter().any(|word| word == or) && !asks(at) && !negates(next)),
    )
}

/// Marks what is counted or chosen: the first word of content after "how many", or right after "what" or "which".
fn mark_focus(
    vocabulary: &Vocabulary,
    language: Language,
    words: &[Word],
    intents: &[Intended],
    terms: &mut [Weighted],
) {
    for intent in intents {
        let skips = match intent.kind {
            IntentKind::Number => 2,
            // A Spanish "qué" is followed by a verb as often as by a noun.
            IntentKind::What if language == Language::En => 0,
            _ => continue,
        };
        let after = words.iter().skip(intent.at + intent.length);
        let noun = after.take(skips + 1).find(|word| vocabulary.part(language, &word.folded) == Part::Content);
        let Some(noun) = noun else { continue };
        for term in terms.iter_mut().filter(|term| matches!(term.term.sort, Sort::Concept | Sort::Word)) {
            term.focus |= term.term.span.start <= noun.span.start && noun.span.end <= term.term.span.end;
        }
    }
}

/// The language of a text, if its words show it.
pub fn detect_text(vocabulary: &Vocabulary, text: &str) -> Option<Language> {
    let words: Vec<Word> =
        tokens(text).into_iter().map(|token| Word { folded: token.folded, span: token.span }).collect();
    detect(vocabulary, text, &words)
}

/// Words that only one language has, and Spanish letters, decide; a tie decides nothing.
pub fn detect(vocabulary: &Vocabulary, utterance: &str, words: &[Word]) -> Option<Language> {
    let mut lead = 0_i32;
    let named =
        |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| vocabulary.is_name_token(&word.folded));
    for (at, word) in words.iter().enumerate() {
        let speaks = |language| vocabulary.speaks(language, &word.folded);
        let means = |language| {
            vocabulary.concepts_of_word(language, &word.folded).is_some() || vocabulary.chats(language, &word.folded)
        };
        // "El" is of no language in "El Salvador", but it is in "el acuerdo".
        let function =
            Language::ALL.into_iter().any(|language| vocabulary.part(language, &word.folded) != Part::Content);
        if named(Some(at)) && (!function || named(at.checked_sub(1)) || named(Some(at + 1))) {
            continue;
        }
        let english = 2 * i32::from(speaks(Language::En)) + i32::from(means(Language::En));
        let spanish = 2 * i32::from(speaks(Language::Es)) + i32::from(means(Language::Es));
        lead += (spanish - english).clamp(-2, 2);
    }
    if utterance.contains(['¿', '¡', 'ñ', 'Ñ']) {
        lead += 3;
    }
    match lead {
        0 => None,
        lead if lead > 0 => Some(Language::Es),
        _ => Some(Language::En),
    }
}

pub fn weigh(engine: &Engine, language: Language, words: &[Word], terms: Vec<Term>) -> Vec<Weighted> {
    let (settings, index) = (&engine.settings, engine.index(language));
    merge(terms)
        .into_iter()
        .map(|term| {
            let features = known_features(&index.features, &term);
            let text = joined(words, term.words.0, term.words.1).into_owned();
            let concept = |meaning: &Meaning| match meaning {
                Meaning::Concept(concept) => engine.base.concepts.get(*concept),
                _ => None,
            };
            let attribute = !term.meanings.is_empty()
                && term.meanings.iter().all(|meaning| concept(meaning).is_some_and(|c| c.attribute));
            let seen = features.iter().any(|feature| index.knows(*feature));
            let idf = features.iter().map(|feature| index.idf(*feature)).fold(0.0, f64::max);
            let common = |language| engine.vocabulary().is_common(language, &text);
            let ordinary = term.sort == Sort::Word && Language::ALL.into_iter().any(common);
            let weight = if seen {
                let share = if ordinary { settings.weight_ordinary_word } else { 1.0 };
                share * sort_weight(settings, term.sort) * idf
            } else if attribute {
                index.unseen
            } else if term.sort == Sort::Word {
                let share = if common(language) { settings.weight_common_word } else { settings.weight_unknown_word };
                share * index.unseen
            } else {
                settings.weight_unknown_word * sort_weight(settings, term.sort) * index.unseen
            };
            Weighted { term, text, features, weight, context: false, attribute, ordinary, focus: false }
        })
        .collect()
}
