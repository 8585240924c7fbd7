//! Reading the texts of all facts in one language: words, terms, kinds of question. This is most of what starting costs,
//! so two threads share it; what they find is put together in the order of the base.

use super::analyze::{Sort, Term, Text, Word};
use super::entry::given;
use super::features::{Feature, Features, Meaning};
use super::intents::intents_of_words;
use super::kinds::Kinds;
use super::likelihood::{Counts, Of};
use super::marks::{CLAIMED, Level, Levels, Mark, Marks, QUOTED, SAID};
use super::units::{Piece, Share, Units};
use super::vocabulary::Vocabulary;
use super::{Settings, time};
use crate::facts::model::{Fact, FactBase, IntentKind};
use crate::text::{Language, PerLanguage, Stemmers, tokens};
use rustc_hash::FxHashMap as HashMap;
use smallvec::SmallVec;

/// Kinds of question that are part of what a text asks, like a word.
pub const TELLING_INTENTS: [IntentKind; 7] = [
    IntentKind::Who,
    IntentKind::Name,
    IntentKind::When,
    IntentKind::Where,
    IntentKind::Number,
    IntentKind::Why,
    IntentKind::How,
];

/// Facts as read.
pub struct Read {
    /// Every feature there is.
    pub features: Features,
    /// The texts a question is compared with.
    pub units: Units,
    /// Which fact has which feature.
    pub marks: Marks,
    /// What each fact can be asked for.
    pub offers: Vec<Kinds>,
    /// How often things stand in asks, claims and so on.
    pub counts: Counts,
    /// How often each folded word occurs.
    pub words: HashMap<String, u32>,
    /// The stems of those words.
    pub stemmers: Stemmers,
}

/// Reads the texts of every fact.
pub fn read(base: &FactBase, vocabulary: &Vocabulary, settings: &Settings, language: Language) -> Read {
    let read = |facts: &[Fact]| {
        let mut reader = Reader::new(base, vocabulary, settings, language);
        for fact in facts {
            reader.fact(fact);
        }
        reader.finish()
    };
    let (first, second) = base.facts.split_at(base.facts.len() / 2);
    let (first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| read(second));
        let first = read(first);
        (first, second.join())
    });
    // A panic there is a panic here.
    first.append(second.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
}

impl Read {
    /// Adds the facts of another one after its own.
    fn append(mut self, other: Self) -> Self {
        let features: Vec<Feature> =
            other.features.into_meanings().into_iter().map(|meaning| self.features.intern(meaning)).collect();
        self.units.append(other.units, &features);
        self.marks.append(other.marks, &features);
        self.offers.extend(other.offers);
        self.counts.append(other.counts, &features);
        for (word, times) in other.words {
            *self.words.entry(word).or_default() += times;
        }
        self.stemmers.learn_from(other.stemmers);
        self
    }
}

/// The pieces of a word that stands for the same wherever it stands; mostly one.
type Pieces = SmallVec<[Piece; 2]>;

/// A word that was met.
#[derive(Default)]
struct Met {
    times: u32,
    /// What it is in a text of each language: `None` as long as that isn't known.
    plays: PerLanguage<Option<Plays>>,
}

/// What a word is in a text.
#[derive(Clone)]
enum Plays {
    /// It stands for the same wherever it stands.
    Alone(Pieces),
    /// The words around it tell.
    Along,
}

/// What a text was read as.
struct TextRead {
    terms: Vec<(Pieces, Share)>,
    kinds: Kinds,
}

/// Reads one fact after the other.
struct Reader<'a> {
    base: &'a FactBase,
    vocabulary: &'a Vocabulary,
    language: Language,
    levels: Levels,
    read: Read,
    met: HashMap<String, Met>,
    /// Of the fact that is being read.
    marks: Vec<Mark>,
    pieces: Vec<Piece>,
}

impl<'a> Reader<'a> {
    fn new(base: &'a FactBase, vocabulary: &'a Vocabulary, settings: &Settings, language: Language) -> Self {
        let mut features = Features::default();
        // Meanings that no fact has are known too, so that a question can be told what it asks in vain.
        let concepts = (0..base.concepts.len()).map(Meaning::Concept);
        let entities = (0..base.entities.len()).map(Meaning::Entity);
        let offices = (0..base.offices.len()).map(Meaning::Office);
        for meaning in concepts.chain(entities).chain(offices).chain([Meaning::Not]) {
            features.intern(meaning);
        }
        let read = Read {
            features,
            units: Units::default(),
            marks: Marks::default(),
            offers: Vec::new(),
            counts: Counts::default(),
            words: HashMap::default(),
            stemmers: Stemmers::default(),
        };
        let (marks, pieces) = (Vec::new(), Vec::new());
        Self { base, vocabulary, language, levels: Levels::new(settings), read, met: HashMap::default(), marks, pieces }
    }

    fn finish(mut self) -> Read {
        self.read.words = self.met.into_iter().map(|(word, met)| (word, met.times)).collect();
        self.read
    }

    fn fact(&mut self, fact: &Fact) {
        let language = self.language;
        let source = self.base.source(fact.source);
        let written_in = Language::from_tag(&source.language).unwrap_or_default();
        self.read.units.next_fact();
        self.read.counts.next_fact();
        let mut offers: Kinds = given(fact).into_iter().flatten().collect();
        for ask in fact.asks.get(language) {
            offers.add(self.unit(ask, Of::Answers, Level::Central, 0));
            self.read.counts.ask(&self.pieces);
        }
        self.unit(fact.claim.get(language), Of::Answers, Level::Central, CLAIMED | SAID);
        for denial in fact.denies.get(language) {
            self.unit(denial, Of::Denies, Level::Apart, 0);
        }
        for question in fact.open.get(language) {
            self.unit(question, Of::LeavesOpen, Level::Apart, 0);
            self.read.counts.open(&self.pieces);
        }
        for quote in &fact.quotes {
            self.text(written_in, &quote.text);
            self.mark(Some(Of::Answers), Level::Quote, SAID | QUOTED);
        }
        self.text(language, source.name.get(language));
        self.mark(None, Level::Source, 0);
        self.qualify(fact);
        self.read.offers.push(offers);
        self.read.marks.push_fact(&mut self.marks, &self.levels);
    }

    /// A text that questions are compared with; gives what it asks for.
    fn unit(&mut self, text: &str, of: Of, level: Level, flags: u8) -> Kinds {
        let kinds = self.text(self.language, text);
        self.read.units.push(&self.pieces, kinds);
        self.mark(Some(of), level, flags);
        kinds
    }

    /// Marks what was read last.
    fn mark(&mut self, of: Option<Of>, level: Level, flags: u8) {
        let mut times = [0; 3];
        if let Some(slot) = of.and_then(|of| times.get_mut(of as usize)) {
            *slot = 1;
        }
        if let Some(of) = of {
            self.read.counts.add(of, self.pieces.len());
        }
        self.marks.extend(self.pieces.iter().map(|piece| Mark { feature: piece.feature(), level, flags, times }));
    }

    /// Marks what the fact's fields say beside its texts.
    fn qualify(&mut self, fact: &Fact) {
        let source = self.base.source(fact.source);
        let people = fact.about.iter().chain(&fact.place).chain(&fact.speaker);
        let mut meanings: Vec<Meaning> = people.clone().map(|entity| Meaning::Entity(entity.0)).collect();
        for entity in people {
            let held = self.base.entity(*entity).offices.iter().filter(|tenure| tenure.source == fact.source);
            meanings.extend(held.map(|tenure| Meaning::Office(tenure.office.0)));
        }
        meanings.extend(fact.when.iter().flat_map(time::meanings));
        meanings.extend(
            fact.value.iter().filter(|value| value.number >= 0.0).map(|value| Meaning::Number(whole(value.number))),
        );
        let dates = source.date.iter().flat_map(time::meanings).map(|meaning| (meaning, Level::Source, 0));
        for (meaning, level, flags) in
            meanings.into_iter().map(|meaning| (meaning, Level::Qualifier, SAID)).chain(dates)
        {
            let feature = self.read.features.intern(meaning);
            self.marks.push(Mark { feature, level, flags, times: [0; 3] });
        }
    }

    /// Reads a text into `pieces`; gives what it asks for.
    fn text(&mut self, language: Language, text: &str) -> Kinds {
        let words: Vec<Word> =
            tokens(text).into_iter().map(|token| Word { folded: token.folded, span: token.span }).collect();
        let TextRead { terms, kinds } = self.terms(language, &words);
        self.pieces.clear();
        for (term, share) in terms {
            self.pieces.extend(term.into_iter().map(|piece| piece.counting(share)));
        }
        for kind in TELLING_INTENTS.into_iter().filter(|kind| kinds.has(*kind)) {
            let feature = self.read.features.intern(Meaning::Intent(kind));
            self.pieces.push(Piece::new(feature).counting(Share::Intent));
        }
        kinds
    }

    fn terms(&mut self, language: Language, words: &[Word]) -> TextRead {
        let parts: Vec<Plays> = words.iter().map(|word| self.meet(language, word)).collect();
        let Self { base, vocabulary, read: Read { features, stemmers, .. }, .. } = self;
        let mut terms: Vec<(Pieces, Share)> = Vec::with_capacity(words.len());
        let mut found = Vec::new();
        let mut text = None;
        let mut at = 0;
        while let Some(plays) = parts.get(at) {
            match plays {
                Plays::Alone(pieces) => {
                    if !pieces.is_empty() {
                        add(&mut terms, pieces.clone(), Share::Whole);
                    }
                    at += 1;
                }
                Plays::Along => {
                    let text = text.get_or_insert_with(|| Text::new(base, vocabulary, stemmers, language, words));
                    at += text.term_at(at, &mut found);
                    for term in found.drain(..) {
                        let share = if term.sort == Sort::PartOfName { Share::PartOfName } else { Share::Whole };
                        add(&mut terms, pieces(features, term), share);
                    }
                }
            }
        }
        TextRead { terms, kinds: intents_of_words(vocabulary, language, words).into_iter().collect() }
    }

    /// Counts a word, and tells what it is in a text of a language.
    fn meet(&mut self, language: Language, word: &Word) -> Plays {
        if let Some(met) = self.met.get_mut(&word.folded) {
            met.times += 1;
            if let Some(plays) = met.plays.get(language) {
                return plays.clone();
            }
        } else {
            self.read.stemmers.learn(&word.folded);
            self.met.insert(word.folded.clone(), Met { times: 1, ..Met::default() });
        }
        self.learn(language, word)
    }

    /// Finds out what a word is in a text of a language.
    fn learn(&mut self, language: Language, word: &Word) -> Plays {
        let text = Text::new(self.base, self.vocabulary, &self.read.stemmers, language, std::slice::from_ref(word));
        let plays = if text.stands_alone() {
            let mut found = Vec::new();
            text.term_at(0, &mut found);
            let features = &mut self.read.features;
            Plays::Alone(found.into_iter().flat_map(|term| pieces(features, term)).collect())
        } else {
            Plays::Along
        };
        if let Some(met) = self.met.get_mut(&word.folded) {
            *met.plays.get_mut(language) = Some(plays.clone());
        }
        plays
    }
}

/// What a term may mean, as pieces.
fn pieces(features: &mut Features, term: Term) -> Pieces {
    let mut pieces: Pieces =
        term.meanings.into_iter().map(|meaning| Piece::new(features.intern(meaning)).or()).collect();
    if let Some(last) = pieces.last_mut() {
        *last = Piece::new(last.feature());
    }
    pieces
}

/// A term that occurs twice counts once.
fn add(terms: &mut Vec<(Pieces, Share)>, pieces: Pieces, share: Share) {
    match terms.iter_mut().find(|(other, _)| *other == pieces) {
        Some((_, other)) if *other == Share::PartOfName => *other = share,
        Some(_) => {}
        None => terms.push((pieces, share)),
    }
}

/// The same for the terms of a question.
pub fn merge(terms: Vec<Term>) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::with_capacity(terms.len());
    for term in terms {
        match kept.iter_mut().find(|other| other.meanings == term.meanings) {
            Some(other) if other.sort == Sort::PartOfName => other.sort = term.sort,
            Some(_) => {}
            None => kept.push(term),
        }
    }
    kept
}

/// The whole part of a number that is not below 0.
#[allow(clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    number.max(0.0) as u64
}
