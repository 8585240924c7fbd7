//! The words the fact base knows, ready to be looked up: aliases, offices, concepts, function words, times.

use super::features::Meaning;
use crate::facts::model::{FactBase, IntentKind, Lexicon};
use crate::text::{Language, PerLanguage, Stemmers, tokens};
use std::collections::{HashMap, HashSet};

/// The longest phrase that is looked up, in tokens.
pub const LONGEST_PHRASE: usize = 6;

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
    /// Folded tokens.
    pub words: Vec<String>,
    /// Where.
    pub place: CuePlace,
}

/// Function words of one language.
#[derive(Debug, Default)]
struct Function {
    stop: HashSet<String>,
    question: HashSet<String>,
    negation: HashSet<String>,
    pronouns: HashSet<String>,
    continuations: Vec<Vec<String>>,
    common: HashSet<String>,
}

/// Everything that can be looked up.
pub struct Vocabulary {
    /// The stemmers, kept for reuse.
    pub stemmers: Stemmers,
    /// Aliases of entities and offices, folded tokens joined by a space.
    names: HashMap<String, Vec<Meaning>>,
    /// Concept words as written, folded tokens joined by a space.
    exact: PerLanguage<HashMap<String, Vec<usize>>>,
    /// Concept words, stemmed tokens joined by a space.
    concepts: PerLanguage<HashMap<String, Vec<usize>>>,
    function: PerLanguage<Function>,
    /// Folded tokens that are part of an alias.
    name_tokens: HashSet<String>,
    cues: PerLanguage<Vec<Cue>>,
}

/// Folded tokens of a phrase.
pub fn folded(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| token.folded).collect()
}

impl Vocabulary {
    /// Reads the names, concepts and function words of a base.
    pub fn of(base: &FactBase) -> Self {
        let stemmers = Stemmers::default();
        let mut names: HashMap<String, Vec<Meaning>> = HashMap::new();
        let mut name_tokens = HashSet::new();
        let mut add = |name: &str, meaning: Meaning| {
            let words = folded(name);
            if words.is_empty() {
                return;
            }
            name_tokens.extend(words.iter().cloned());
            let meanings = names.entry(words.join(" ")).or_default();
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        };
        for (index, entity) in base.entities.iter().enumerate() {
            for (_, name) in entity.name.iter() {
                add(name, Meaning::Entity(index));
            }
            for alias in entity.aliases.iter().flat_map(|(_, aliases)| aliases) {
                add(alias, Meaning::Entity(index));
            }
        }
        for (index, office) in base.offices.iter().enumerate() {
            for (_, name) in office.name.iter() {
                add(name, Meaning::Office(index));
            }
            for alias in office.aliases.iter().flat_map(|(_, aliases)| aliases) {
                add(alias, Meaning::Office(index));
            }
        }
        let by_phrase = |stemmed: bool| {
            PerLanguage::of(|language| {
                let mut by_phrase: HashMap<String, Vec<usize>> = HashMap::new();
                for (index, concept) in base.concepts.iter().enumerate() {
                    for phrase in concept.words.get(language) {
                        let words = folded(phrase).into_iter();
                        let words: Vec<String> =
                            words.map(|word| if stemmed { stemmers.stem(language, &word) } else { word }).collect();
                        let entry = by_phrase.entry(words.join(" ")).or_default();
                        if !words.is_empty() && !entry.contains(&index) {
                            entry.push(index);
                        }
                    }
                }
                by_phrase
            })
        };
        let (exact, concepts) = (by_phrase(false), by_phrase(true));
        let function = PerLanguage::of(|language| Function::of(base.lexicons.get(language)));
        let cues = PerLanguage::of(|language| cues_of(base, language));
        Self { stemmers, names, exact, concepts, function, name_tokens, cues }
    }

    /// The entities and offices that a run of folded tokens names.
    pub fn names(&self, phrase: &str) -> Option<&[Meaning]> {
        self.names.get(phrase).map(Vec::as_slice)
    }

    /// The concepts that a phrase names: as written or, failing that, by its stems. "Important" and "import" share a
    /// stem but not a meaning; where both are listed, each finds its own.
    pub fn concepts(&self, language: Language, folded: &str, stems: &str) -> Option<&[usize]> {
        let exact = self.exact.get(language).get(folded);
        exact.or_else(|| self.concepts.get(language).get(stems)).map(Vec::as_slice)
    }

    /// The concepts of a single word.
    pub fn concepts_of_word(&self, language: Language, word: &str) -> Option<&[usize]> {
        self.concepts(language, word, &self.stemmers.stem(language, word))
    }

    /// Whether a folded token is part of an alias.
    pub fn is_name_token(&self, word: &str) -> bool {
        self.name_tokens.contains(word)
    }

    /// Each folded token of an alias.
    pub fn name_tokens(&self) -> impl Iterator<Item = &str> {
        self.name_tokens.iter().map(String::as_str)
    }

    /// What part a folded word plays in a language.
    pub fn part(&self, language: Language, word: &str) -> Part {
        let function = self.function.get(language);
        if function.negation.contains(word) {
            Part::Negation
        } else if function.question.contains(word) {
            Part::QuestionWord
        } else if function.stop.contains(word) {
            Part::Stop
        } else {
            Part::Content
        }
    }

    /// Whether it is an ordinary, correctly spelt word of a language.
    pub fn is_common(&self, language: Language, word: &str) -> bool {
        self.function.get(language).common.contains(word)
    }

    /// Whether a word points back to what was said.
    pub fn is_pronoun(&self, language: Language, word: &str) -> bool {
        self.function.get(language).pronouns.contains(word)
    }

    /// How many words of the beginning say "this goes on"; 0 if none.
    pub fn continuation(&self, language: Language, words: &[&str]) -> usize {
        let continuations = &self.function.get(language).continuations;
        let fits = |phrase: &&Vec<String>| words.len() >= phrase.len() && phrase.iter().zip(words).all(|(a, b)| a == b);
        continuations.iter().filter(fits).map(Vec::len).max().unwrap_or(0)
    }

    /// The cues of a language.
    pub fn cues(&self, language: Language) -> &[Cue] {
        self.cues.get(language)
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
            continuations: lexicon.continuations.iter().map(|phrase| folded(phrase)).filter(|p| !p.is_empty()).collect(),
            common: set(&lexicon.common),
        }
    }
}

fn cues_of(base: &FactBase, language: Language) -> Vec<Cue> {
    let mut cues = Vec::new();
    for intent in &base.intents {
        let places = [
            (CuePlace::Opening, &intent.opening),
            (CuePlace::Anywhere, &intent.anywhere),
            (CuePlace::Whole, &intent.whole),
        ];
        for (place, phrases) in places {
            for phrase in phrases.get(language) {
                let words = folded(phrase);
                if !words.is_empty() {
                    cues.push(Cue { kind: intent.kind, words, place });
                }
            }
        }
    }
    cues
}
