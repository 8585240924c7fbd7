//! The words the fact base knows, ready to be looked up: aliases, offices, concepts, function words, times.

use super::features::Meaning;
use super::phrases::Phrases;
use crate::facts::model::{FactBase, Intent, IntentKind, Lexicon, Wanted};
use crate::text::{Language, PerLanguage, Stemmers, tokens};
use rustc_hash::FxHashSet as HashSet;
use smallvec::SmallVec;
use std::borrow::Cow;

/// The longest phrase that is looked up, in tokens.
const LONGEST_PHRASE: usize = 6;
/// The longest relative time, such as "the other day".
const LONGEST_TIME: usize = 3;

/// The shortest name, in letters, whose possessive is recognised without its apostrophe.
const SHORTEST_POSSESSED: usize = 4;

/// What part a word plays beside carrying content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// No content: the, of, do.
    Stop,
    /// Who, what, where.
    QuestionWord,
    /// Not, never.
    Negation,
    /// Content.
    Content,
}

/// Where a cue has to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CuePlace {
    /// At the beginning.
    Opening,
    /// Anywhere.
    Anywhere,
    /// The whole utterance.
    Whole,
}

/// A cue of an intent: folded tokens and where they have to stand.
#[derive(Debug, Clone)]
pub struct Cue {
    /// Which intent.
    pub kind: IntentKind,
    /// See [`Intent::wants`].
    pub wants: Option<Wanted>,
    /// Folded tokens; [`GAP`] stands for up to [`MOST_IN_GAP`] others.
    pub words: Vec<String>,
    /// Where.
    pub place: CuePlace,
    /// Its position among all cues of its language.
    pub order: usize,
    /// Which of the words is a gap.
    gap: Option<usize>,
}

/// In a cue, words that don't matter: "which … company".
const GAP: &str = "…";

/// How many words a gap may have; it may have none.
const MOST_IN_GAP: usize = 3;

impl Cue {
    /// How many words it has at the beginning of others that begin with its words before the gap.
    fn length_in(&self, words: &[&str]) -> Option<usize> {
        let Some(gap) = self.gap else { return Some(self.words.len()) };
        let after = self.words.get(gap + 1..)?;
        let ends = |at: &usize| {
            words
                .get(*at..*at + after.len())
                .is_some_and(|words| words.iter().zip(after).all(|(word, own)| word == own))
        };
        (gap..=gap + MOST_IN_GAP).find(ends).map(|at| at + after.len())
    }

    /// Whether it is the whole of some words that begin as it does.
    pub fn is_whole(&self) -> bool {
        self.place == CuePlace::Whole && self.gap.is_none()
    }
}

/// Function words of one language.
#[derive(Debug, Default)]
struct Function {
    stop: HashSet<String>,
    question: HashSet<String>,
    negation: HashSet<String>,
    pronouns: HashSet<String>,
    articles: HashSet<String>,
    continuations: Vec<Vec<String>>,
    common: HashSet<String>,
    short: HashSet<String>,
}

/// Everything that can be looked up.
pub struct Vocabulary {
    stemmers: Stemmers,
    /// Aliases of entities and offices.
    names: Phrases<Name>,
    /// Concept words as written.
    exact: PerLanguage<Phrases<Concepts>>,
    /// Concept words, stemmed.
    concepts: PerLanguage<Phrases<Concepts>>,
    function: PerLanguage<Function>,
    /// Folded tokens that are part of an alias.
    name_tokens: HashSet<String>,
    /// Cues by their words up to the gap.
    cues: PerLanguage<Phrases<Vec<Cue>>>,
    /// Words that may begin a time expression: months, days, the first words of "last week".
    time_words: HashSet<String>,
    /// "Last week" and the like, with the key of what it means.
    relative: PerLanguage<Phrases<String>>,
}

/// What a name stands for.
#[derive(Debug, Default)]
struct Name {
    meanings: Vec<Meaning>,
    /// The languages that list it.
    own: PerLanguage<bool>,
    /// The languages in which it is nothing but a function word.
    borrowed: PerLanguage<bool>,
}

/// Which concepts a phrase names; mostly one.
type Concepts = SmallVec<[usize; 1]>;

/// Folded tokens of a phrase.
pub fn folded(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| token.folded).collect()
}

impl Vocabulary {
    /// Reads the names, concepts and function words of a base.
    pub fn of(base: &FactBase) -> Self {
        let mut names = Phrases::<Name>::default();
        let mut name_tokens = HashSet::default();
        let function = PerLanguage::of(|language| Function::of(base.lexicons.get(language)));
        let mut add = |language: Language, name: &str, meaning: Meaning| {
            let words = folded(name);
            if words.is_empty() {
                return;
            }
            let entry = names.entry(words.iter().map(String::as_str));
            if !entry.meanings.contains(&meaning) {
                entry.meanings.push(meaning);
            }
            *entry.own.get_mut(language) = true;
            let phrase = words.join(" ");
            entry.borrowed = PerLanguage::of(|language| {
                function.get(language).part(&phrase) != Part::Content && !entry.own.get(language)
            });
            name_tokens.extend(words);
        };
        for (index, entity) in base.entities.iter().enumerate() {
            for language in Language::ALL {
                let all = entity.aliases.get(language).iter().chain([entity.name.get(language)]);
                all.for_each(|name| add(language, name, Meaning::Entity(index)));
            }
        }
        for (index, office) in base.offices.iter().enumerate() {
            for language in Language::ALL {
                let all = office.aliases.get(language).iter().chain(office.plural.get(language));
                all.chain([office.name.get(language)]).for_each(|name| add(language, name, Meaning::Office(index)));
            }
        }
        let mut stemmers = Stemmers::default();
        let mut exact = PerLanguage::<Phrases<Concepts>>::default();
        let mut concepts = PerLanguage::<Phrases<Concepts>>::default();
        for (index, concept) in base.concepts.iter().enumerate() {
            for (language, phrases) in concept.words.iter() {
                for words in phrases.iter().map(|phrase| folded(phrase)).filter(|words| !words.is_empty()) {
                    for word in &words {
                        stemmers.learn(word);
                    }
                    let stems: Vec<_> = words.iter().map(|word| stemmers.stem(language, word)).collect();
                    add_concept(exact.get_mut(language).entry(words.iter().map(String::as_str)), index);
                    add_concept(concepts.get_mut(language).entry(stems.iter().map(AsRef::as_ref)), index);
                }
            }
        }
        let cues = PerLanguage::of(|language| cues_of(base, language));
        let relative = PerLanguage::of(|language| relative(base.lexicons.get(language)));
        Self { stemmers, names, exact, concepts, function, name_tokens, cues, time_words: time_words(base), relative }
    }

    /// The longest name that words begin with: how many words it has, and the entities and offices that it names. A function
    /// word is a name only in a language that lists it as one: "UN" is the United Nations, but not in Spanish.
    pub fn name<'w>(&self, language: Language, words: impl Iterator<Item = &'w str>) -> Option<(usize, &[Meaning])> {
        let names = self.names.along(words.take(LONGEST_PHRASE)).filter(|(_, name)| !name.borrowed.get(language));
        names.last().map(|(length, name)| (length, name.meanings.as_slice()))
    }

    /// The longest phrase that words begin with and that names concepts: how many words it has, and which. Words are
    /// taken as written or, failing that, by their stems. "Important" and "import" share a stem but not a meaning; where
    /// both are listed, each finds its own.
    pub fn concept<'w, 's>(
        &self,
        language: Language,
        words: impl Iterator<Item = &'w str>,
        stems: impl Iterator<Item = &'s str>,
    ) -> Option<(usize, &[usize])> {
        let exact = self.exact.get(language).along(words.take(LONGEST_PHRASE)).last();
        let stemmed = self.concepts.get(language).along(stems.take(LONGEST_PHRASE)).last();
        let longest = match (exact, stemmed) {
            (Some((length, _)), Some((longer, _))) if longer > length => stemmed,
            _ => exact.or(stemmed),
        };
        longest.map(|(length, concepts)| (length, concepts.as_slice()))
    }

    /// The relative time that words begin with, such as "last week": how many words it has, and the key of what it means.
    pub fn relative_time<'w>(&self, language: Language, words: impl Iterator<Item = &'w str>) -> Option<(usize, &str)> {
        let longest = self.relative.get(language).along(words.take(LONGEST_TIME)).last();
        longest.map(|(length, key)| (length, key.as_str()))
    }

    /// The concepts of a single word.
    pub fn concepts_of_word(&self, language: Language, word: &str) -> Option<&[usize]> {
        let exact = self.exact.get(language).of_word(word).map(SmallVec::as_slice);
        exact.or_else(|| self.concepts(language, word, &self.stemmers.stem(language, word)))
    }

    /// The same of a word whose stem is known.
    pub fn concepts(&self, language: Language, word: &str, stem: &str) -> Option<&[usize]> {
        let exact = self.exact.get(language).of_word(word);
        exact.or_else(|| self.concepts.get(language).of_word(stem)).map(SmallVec::as_slice)
    }

    /// Whether a folded token is part of an alias.
    pub fn is_name_token(&self, word: &str) -> bool {
        self.name_tokens.contains(word)
    }

    /// The name in a possessive that lost its apostrophe: "bukele" in "bukeles". `None` if the word is a name or means
    /// something as it is.
    pub fn name_without_s<'w>(&self, word: &'w str) -> Option<&'w str> {
        let name =
            word.strip_suffix('s').filter(|name| name.len() >= SHORTEST_POSSESSED && self.is_name_token(name))?;
        let means = |language| self.concepts_of_word(language, word).is_some() || self.speaks(language, word);
        (!self.is_name_token(word) && !Language::ALL.into_iter().any(means)).then_some(name)
    }

    /// Each folded token of an alias.
    pub fn name_tokens(&self) -> impl Iterator<Item = &str> {
        self.name_tokens.iter().map(String::as_str)
    }

    /// What part a folded word plays in a language.
    pub fn part(&self, language: Language, word: &str) -> Part {
        self.function.get(language).part(word)
    }

    /// Whether it is an ordinary, correctly spelt word of a language.
    pub fn is_common(&self, language: Language, word: &str) -> bool {
        self.function.get(language).common.contains(word)
    }

    /// Whether one of some words points back to what was said before. One that is an article, too, does so after a question
    /// word ("¿quién la firmó?") and at the end ("¿y con él?"); elsewhere it may stand before any noun.
    pub fn points_back(&self, language: Language, words: &[&str]) -> bool {
        let function = self.function.get(language);
        let asks = |word: &&str| self.part(language, word) == Part::QuestionWord;
        words.iter().enumerate().any(|(at, word)| {
            let after_question = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(asks);
            let article = function.articles.contains(*word) && !after_question && at + 1 < words.len();
            function.pronouns.contains(*word) && !article
        })
    }

    /// How many words of the beginning say "this goes on"; 0 if none.
    pub fn continuation(&self, language: Language, words: &[&str]) -> usize {
        let continuations = &self.function.get(language).continuations;
        let fits = |phrase: &&Vec<String>| words.len() >= phrase.len() && phrase.iter().zip(words).all(|(a, b)| a == b);
        continuations.iter().filter(fits).map(Vec::len).max().unwrap_or(0)
    }

    /// The cues of a language that words begin with: how many words each has there, and which it is.
    pub fn cues<'w>(&self, language: Language, words: &'w [&str]) -> impl Iterator<Item = (usize, &Cue)> + use<'_, 'w> {
        let cues = self.cues.get(language).along(words.iter().copied()).flat_map(|(_, cues)| cues);
        cues.filter_map(|cue| Some((cue.length_in(words)?, cue)))
    }

    /// Whether a time expression may begin with a word.
    pub fn may_begin_time(&self, word: &str) -> bool {
        word.starts_with(|c: char| c.is_ascii_digit()) || self.time_words.contains(word)
    }

    /// Whether a word with this stem stands for the same whatever follows it: no name begins with it, and no longer phrase.
    pub fn stands_alone(&self, word: &str, stems: &PerLanguage<Cow<'_, str>>) -> bool {
        let goes_on = |language| {
            self.exact.get(language).go_on_after(word) || self.concepts.get(language).go_on_after(stems.get(language))
        };
        !self.may_begin_time(word) && !self.names.begin_with(word) && !Language::ALL.into_iter().any(goes_on)
    }

    /// Whether people write the word so in chats of the language. Single letters are written in all of them.
    pub fn chats(&self, language: Language, word: &str) -> bool {
        self.function.get(language).short.contains(word)
    }

    /// Whether the word is a function word or ordinary word of the language: what tells languages apart.
    pub fn speaks(&self, language: Language, word: &str) -> bool {
        self.part(language, word) != Part::Content || self.is_common(language, word)
    }
}

impl Function {
    fn of(lexicon: &Lexicon) -> Self {
        let set = |words: &[String]| words.iter().cloned().collect::<HashSet<_>>();
        Self {
            stop: set(&lexicon.stop),
            question: set(&lexicon.question_words),
            negation: set(&lexicon.negations),
            pronouns: set(&lexicon.pronouns),
            articles: set(&lexicon.articles),
            continuations: lexicon
                .continuations
                .iter()
                .map(|phrase| folded(phrase))
                .filter(|p| !p.is_empty())
                .collect(),
            common: set(&lexicon.common),
            short: lexicon.abbreviations.keys().filter(|short| short.len() > 1).cloned().collect(),
        }
    }

    fn part(&self, word: &str) -> Part {
        if self.negation.contains(word) {
            Part::Negation
        } else if self.question.contains(word) {
            Part::QuestionWord
        } else if self.stop.contains(word) {
            Part::Stop
        } else {
            Part::Content
        }
    }
}

fn add_concept(named: &mut Concepts, concept: usize) {
    if !named.contains(&concept) {
        named.push(concept);
    }
}

fn time_words(base: &FactBase) -> HashSet<String> {
    let of = |lexicon: &Lexicon| {
        let first = |phrase: &String| phrase.split(' ').next().unwrap_or_default().to_owned();
        let relative: Vec<String> = lexicon.relative.keys().map(first).collect();
        lexicon.months.keys().chain(lexicon.weekdays.keys()).cloned().chain(relative).collect::<Vec<_>>()
    };
    base.lexicons.iter().flat_map(|(_, lexicon)| of(lexicon)).collect()
}

/// Phrases for a relative time, with the key of what each means.
fn relative(lexicon: &Lexicon) -> Phrases<String> {
    let mut phrases = Phrases::<String>::default();
    for (phrase, key) in &lexicon.relative {
        phrases.entry(phrase.split(' ')).clone_from(key);
    }
    phrases
}

fn cues_of(base: &FactBase, language: Language) -> Phrases<Vec<Cue>> {
    let mut cues = Phrases::<Vec<Cue>>::default();
    let mut order = 0;
    for intent in &base.intents {
        let Intent { kind, wants, .. } = *intent;
        let places = [
            (CuePlace::Opening, &intent.opening),
            (CuePlace::Anywhere, &intent.anywhere),
            (CuePlace::Whole, &intent.whole),
        ];
        for (place, phrases) in places {
            for phrase in phrases.get(language) {
                let words = phrase.split(GAP).map(folded).collect::<Vec<_>>().join(&GAP.to_owned());
                let gap = words.iter().position(|word| word == GAP);
                let before = words.iter().take(gap.unwrap_or(words.len())).map(String::as_str);
                let same_words = cues.entry(before);
                same_words.push(Cue { kind, wants, words, place, order, gap });
                order += 1;
            }
        }
    }
    cues
}
