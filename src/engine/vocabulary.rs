//! The words the fact base knows, ready to be looked up: aliases, offices, concepts, function words, times.

use super::features::Meaning;
use crate::facts::model::{FactBase, Intent, IntentKind, Lexicon, Wanted};
use crate::text::{Language, PerLanguage, Stemmers, tokens};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// The longest phrase that is looked up, in tokens.
pub const LONGEST_PHRASE: usize = 6;

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
}

/// In a cue, words that don't matter: "which … company".
const GAP: &str = "…";

/// How many words a gap may have; it may have none.
const MOST_IN_GAP: usize = 3;

impl Cue {
    /// How many words it has at the beginning of others, if it stands there.
    pub fn length_in(&self, words: &[&str]) -> Option<usize> {
        let fits = |cue: &[String], at: usize| {
            words.get(at..at + cue.len()).is_some_and(|words| words.iter().zip(cue).all(|(word, own)| word == own))
        };
        let Some(gap) = self.words.iter().position(|word| word == GAP) else {
            return fits(&self.words, 0).then_some(self.words.len());
        };
        let (before, after) = (self.words.get(..gap)?, self.words.get(gap + 1..)?);
        let ends = (gap..=gap + MOST_IN_GAP).find(|at| fits(after, *at))? + after.len();
        fits(before, 0).then_some(ends)
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
    /// Aliases of entities and offices, folded tokens joined by a space.
    names: HashMap<String, Vec<Meaning>>,
    /// The same, by the language that lists them.
    own_names: PerLanguage<HashSet<String>>,
    /// Concept words as written, folded tokens joined by a space.
    exact: PerLanguage<ByPhrase>,
    /// Concept words, stemmed tokens joined by a space.
    concepts: PerLanguage<ByPhrase>,
    function: PerLanguage<Function>,
    /// Folded tokens that are part of an alias.
    name_tokens: HashSet<String>,
    /// Cues by their first word.
    cues: PerLanguage<HashMap<String, Vec<Cue>>>,
    /// Words that may begin a time expression: months, days, the first words of "last week".
    time_words: HashSet<String>,
    /// How many tokens the longest name has that begins with a token.
    name_lengths: HashMap<String, usize>,
    /// How many tokens the longest concept phrase has that begins with a token, as written or by its stem.
    concept_lengths: PerLanguage<HashMap<String, usize>>,
}

/// Folded tokens of a phrase.
pub fn folded(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| token.folded).collect()
}

impl Vocabulary {
    /// Reads the names, concepts and function words of a base.
    pub fn of(base: &FactBase) -> Self {
        let mut names: HashMap<String, Vec<Meaning>> = HashMap::default();
        let mut name_tokens = HashSet::default();
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
            for alias in office.aliases.iter().chain(office.plural.iter()).flat_map(|(_, aliases)| aliases) {
                add(alias, Meaning::Office(index));
            }
        }
        let own_names = PerLanguage::of(|language| {
            let entities = base.entities.iter().map(|entity| (&entity.name, &entity.aliases));
            let offices = base.offices.iter();
            let all = entities
                .chain(offices.flat_map(|office| [&office.aliases, &office.plural].map(|all| (&office.name, all))));
            all.flat_map(|(name, aliases)| aliases.get(language).iter().chain([name.get(language)]))
                .map(|name| folded(name).join(" "))
                .collect()
        });
        let mut stemmers = Stemmers::default();
        let (mut exact, mut concepts) = (PerLanguage::<ByPhrase>::default(), PerLanguage::<ByPhrase>::default());
        for (index, concept) in base.concepts.iter().enumerate() {
            for (language, phrases) in concept.words.iter() {
                for words in phrases.iter().map(|phrase| folded(phrase)).filter(|words| !words.is_empty()) {
                    for word in &words {
                        stemmers.learn(word);
                    }
                    let stems: Vec<_> = words.iter().map(|word| stemmers.stem(language, word)).collect();
                    add_concept(exact.get_mut(language), words.join(" "), index);
                    add_concept(concepts.get_mut(language), stems.join(" "), index);
                }
            }
        }
        let function = PerLanguage::of(|language| Function::of(base.lexicons.get(language)));
        let cues = PerLanguage::of(|language| cues_of(base, language));
        let name_lengths = lengths(names.keys());
        let concept_lengths =
            PerLanguage::of(|language| lengths(exact.get(language).keys().chain(concepts.get(language).keys())));
        Self {
            stemmers,
            names,
            own_names,
            exact,
            concepts,
            function,
            name_tokens,
            cues,
            name_lengths,
            concept_lengths,
            time_words: time_words(base),
        }
    }

    /// The entities and offices that a run of folded tokens names. A function word is a name only in a language that lists
    /// it as one: "UN" is the United Nations, but not in Spanish.
    pub fn names(&self, language: Language, phrase: &str) -> Option<&[Meaning]> {
        let borrowed = self.part(language, phrase) != Part::Content && !self.own_names.get(language).contains(phrase);
        self.names.get(phrase).filter(|_| !borrowed).map(Vec::as_slice)
    }

    /// The concepts that a phrase names: as written or, failing that, by its stems. "Important" and "import" share a
    /// stem but not a meaning; where both are listed, each finds its own.
    pub fn concepts(&self, language: Language, folded: &str, stems: &str) -> Option<&[usize]> {
        let exact = self.exact.get(language).get(folded);
        exact.or_else(|| self.concepts.get(language).get(stems)).map(Vec::as_slice)
    }

    /// The concepts of a single word.
    pub fn concepts_of_word(&self, language: Language, word: &str) -> Option<&[usize]> {
        let stemmed = || self.concepts.get(language).get(&*self.stemmers.stem(language, word));
        self.exact.get(language).get(word).or_else(stemmed).map(Vec::as_slice)
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

    /// The cues of a language that begin with a word.
    pub fn cues(&self, language: Language, first: &str) -> &[Cue] {
        self.cues.get(language).get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether a time expression may begin with a word.
    pub fn may_begin_time(&self, word: &str) -> bool {
        word.starts_with(|c: char| c.is_ascii_digit()) || self.time_words.contains(word)
    }

    /// How many tokens the longest name has that begins with a token; 0 if none does.
    pub fn longest_name(&self, first: &str) -> usize {
        self.name_lengths.get(first).copied().unwrap_or(0)
    }

    /// How many tokens the longest concept phrase of a language has that begins with a token or its stem.
    pub fn longest_concept(&self, language: Language, first: &str, stem: &str) -> usize {
        let lengths = self.concept_lengths.get(language);
        let of = |word: &str| lengths.get(word).copied().unwrap_or(0);
        of(first).max(of(stem))
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
}

/// Concepts by a phrase that names them.
type ByPhrase = HashMap<String, Vec<usize>>;

fn add_concept(by_phrase: &mut ByPhrase, phrase: String, concept: usize) {
    let named = by_phrase.entry(phrase).or_default();
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

/// The length in tokens of the longest phrase that begins with each first token.
fn lengths<'a>(phrases: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
    let mut lengths: HashMap<String, usize> = HashMap::default();
    for phrase in phrases {
        let first = phrase.split(' ').next().unwrap_or_default();
        let length = lengths.entry(first.to_owned()).or_default();
        *length = (*length).max(phrase.split(' ').count());
    }
    lengths
}

fn cues_of(base: &FactBase, language: Language) -> HashMap<String, Vec<Cue>> {
    let mut cues: HashMap<String, Vec<Cue>> = HashMap::default();
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
                if let Some(first) = words.first() {
                    cues.entry(first.clone()).or_default().push(Cue { kind, wants, words, place });
                }
            }
        }
    }
    cues
}
