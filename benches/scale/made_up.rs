//! Fact bases of any size that nobody wrote, and questions for them: the same for a seed. The words follow Zipf's law (the
//! n-th most frequent is n times rarer than the first), names, dates and numbers are made of syllables and dice. Function
//! words, concepts and cues are those of the shipped base: it is the facts that are made up, not the languages.

use puente::classroom::Dice;
use puente::facts::model::{
    Basis, Bilingual, Date, Entity, EntityIdx, EntityKind, Fact, FactBase, FactKind, Mode, Quote, Source, SourceIdx,
    SourceKind, Value,
};
use puente::facts::{Files, load};
use puente::text::{Language, PerLanguage};

/// How many asks a fact has, in each language.
const ASKS: usize = 3;
/// How many words there are beside function words; only large bases get to the last ones.
const WORDS: usize = 150_000;
/// How many facts a document has.
const FACTS_A_DOCUMENT: usize = 40;
/// How many facts there are for each name.
const FACTS_A_NAME: usize = 12;
/// What may follow "in".
const MONTHS: [(&str, &str); 12] = [
    ("January", "enero"),
    ("February", "febrero"),
    ("March", "marzo"),
    ("April", "abril"),
    ("May", "mayo"),
    ("June", "junio"),
    ("July", "julio"),
    ("August", "agosto"),
    ("September", "septiembre"),
    ("October", "octubre"),
    ("November", "noviembre"),
    ("December", "diciembre"),
];
/// The words that stand between the others, those that stand there most often first.
const SMALL: [(&str, &str); 8] = [
    ("the", "el"),
    ("of", "de"),
    ("and", "y"),
    ("to", "a"),
    ("in", "en"),
    ("a", "un"),
    ("for", "para"),
    ("with", "con"),
];

/// A made-up question, and the fact it was made from.
pub struct Asked {
    /// As typed.
    pub q: String,
    /// The position of its fact; none for what no fact answers.
    pub fact: Option<usize>,
}

/// Numbers of Zipf's law: each position is as often as its inverse (its cumulative sums, looked up by dice).
struct Zipf(Vec<f64>);

impl Zipf {
    fn new(count: usize) -> Self {
        let mut sum = 0.0;
        Self(
            (1..=count)
                .map(|rank| {
                    sum += 1.0 / rank as f64;
                    sum
                })
                .collect(),
        )
    }

    fn roll(&self, dice: &mut Dice) -> usize {
        let share = dice.below(1 << 30) as f64 / f64::from(1 << 30);
        let most = self.0.last().copied().unwrap_or_default();
        self.0.partition_point(|sum| *sum < share * most).min(self.0.len().saturating_sub(1))
    }
}

/// What facts and questions are made of.
struct Stuff {
    dice: Dice,
    words: Vec<Bilingual>,
    called: Vec<Bilingual>,
    by_rank: Zipf,
    names: Zipf,
    small: Zipf,
}

/// What a fact is about before it is put into words: positions among names and words.
struct Told {
    who: usize,
    place: usize,
    words: [usize; 7],
    number: usize,
    year: usize,
    month: usize,
}

/// A base of so many facts, and so many English questions: three of four go back to a fact, with words left out or changed
/// and every third one misspelt; every fourth is put together from words alone.
pub fn base(facts: usize, questions: usize) -> (FactBase, Vec<Asked>) {
    let mut base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}"));
    let concepts = base.concepts.iter().filter_map(|concept| {
        let first = |language| concept.words.get(language).iter().find(|word| !word.contains(' ')).cloned();
        Some(Bilingual { en: first(Language::En)?, es: first(Language::Es)? })
    });
    let mut dice = Dice::new(2019);
    let mut words: Vec<Bilingual> = concepts.collect();
    // Of the frequent words, the half has a meaning that is known.
    let made = std::iter::repeat_with(|| Bilingual { en: word(&mut dice, "ed"), es: word(&mut dice, "ado") });
    words.extend(made.take(words.len()));
    let known = words.len();
    dice.shuffle(&mut words);
    words.extend(
        std::iter::repeat_with(|| Bilingual { en: word(&mut dice, "ing"), es: word(&mut dice, "idad") })
            .take(WORDS - known),
    );
    base.entities = entities(&mut dice, facts.div_ceil(FACTS_A_NAME).max(20));
    let names = Zipf::new(base.entities.len());
    let called = base.entities.iter().map(|entity| entity.name.clone()).collect();
    let mut stuff = Stuff { dice, words, called, by_rank: Zipf::new(WORDS), names, small: Zipf::new(SMALL.len()) };
    base.sources = (0..facts.div_ceil(FACTS_A_DOCUMENT)).map(|at| stuff.source(at)).collect();
    base.offices.clear();
    base.discussions.clear();
    let mut told = Vec::with_capacity(facts);
    base.facts = (0..facts)
        .map(|at| {
            let (fact, about) = stuff.fact(at, &base.entities);
            told.push(about);
            fact
        })
        .collect();
    let asked = (0..questions).map(|at| stuff.asked(at, &told)).collect();
    (base, asked)
}

fn both(make: impl Fn(Language) -> String) -> Bilingual {
    PerLanguage::of(make)
}

/// A word of two to four syllables; now and then with an ending, so that there is something to stem.
fn word(dice: &mut Dice, ending: &str) -> String {
    const FIRST: [&str; 18] =
        ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "tr", "pl", "st", "gr"];
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ia"];
    const LAST: [&str; 8] = ["", "", "", "n", "r", "s", "l", "m"];
    let mut word = String::new();
    for _ in 0..2 + dice.below(3) {
        for part in [&FIRST[..], &VOWELS, &LAST] {
            word.push_str(part[dice.below(part.len())]);
        }
    }
    if dice.below(4) == 0 {
        word.push_str(ending);
    }
    word
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Every second one is a person, known by two names and the last of them; the others are places and bodies.
fn entities(dice: &mut Dice, count: usize) -> Vec<Entity> {
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Person, EntityKind::Body];
    (0..count)
        .map(|at| {
            let kind = kinds[at % kinds.len()];
            let (first, last) = (capital(&word(dice, "")), capital(&word(dice, "")));
            let name = if kind == EntityKind::Place { last.clone() } else { format!("{first} {last}") };
            let alias = if kind == EntityKind::Person { vec![last] } else { Vec::new() };
            Entity {
                id: format!("made-up-{at}"),
                kind,
                name: both(|_| name.clone()),
                aliases: PerLanguage::of(|_| alias.clone()),
                stands_for: Vec::new(),
                offices: Vec::new(),
            }
        })
        .collect()
}

impl Stuff {
    fn source(&mut self, at: usize) -> Source {
        let (one, other) = (self.word(), self.word());
        Source {
            id: format!("document-{at}"),
            document: format!("document-{at}.txt"),
            sha256: String::new(),
            language: "en".to_owned(),
            kind: SourceKind::Unknown,
            name: both(|language| format!("{} {}", one.get(language), other.get(language))),
            title: None,
            publisher: None,
            authors: Vec::new(),
            date: None,
            date_basis: Basis::Stated,
            not_stated: Vec::new(),
        }
    }

    fn rank(&mut self) -> usize {
        self.by_rank.roll(&mut self.dice)
    }

    fn word(&mut self) -> Bilingual {
        let rank = self.rank();
        self.words[rank].clone()
    }

    /// One of the entities; of the kind that is wanted, if the next ones have it.
    fn name(&mut self, entities: &[Entity], kind: EntityKind) -> usize {
        let at = self.names.roll(&mut self.dice);
        (at..entities.len()).chain(0..at).find(|at| entities[*at].kind == kind).unwrap_or_default()
    }

    fn fact(&mut self, at: usize, entities: &[Entity]) -> (Fact, Told) {
        let (who, place) = (self.name(entities, EntityKind::Person), self.name(entities, EntityKind::Place));
        let words = std::array::from_fn(|_| self.rank());
        let (year, month, number) = (1990 + self.dice.below(36), self.dice.below(12), 2 + self.dice.below(5000));
        let told = Told { who, place, words, number, year, month };
        let text = self.text(&told, Language::En, 24);
        let fact = Fact {
            id: format!("document-{}.fact-{at}", at / FACTS_A_DOCUMENT),
            source: SourceIdx(at / FACTS_A_DOCUMENT),
            kind: FactKind::Event,
            claim: both(|language| self.claim(&told, language)),
            about: vec![EntityIdx(who), EntityIdx(place)],
            topics: vec![0],
            place: Some(EntityIdx(place)),
            when: Date::parse(&format!("{year}-{:02}", month + 1)).ok(),
            when_basis: Some(Basis::Stated),
            speaker: None,
            mode: Mode::Stated,
            value: Some(Value {
                number: number as f64,
                unit: self.words[told.words[4]].en.clone(),
                bound: "exactly".to_owned(),
            }),
            quotes: vec![Quote {
                start: 300 * at,
                end: 300 * at + text.len(),
                text,
                paragraph: 1 + at % FACTS_A_DOCUMENT,
            }],
            asks: PerLanguage::of(|language| (0..ASKS).map(|kind| self.ask(&told, language, kind)).collect()),
            denies: PerLanguage::default(),
            open: PerLanguage::default(),
            corroborates: Vec::new(),
            differs: Vec::new(),
            unsaid: None,
            corrects: Vec::new(),
            timeline: true,
        };
        (fact, told)
    }

    /// So many words, half of them small ones, about somebody.
    fn text(&mut self, told: &Told, language: Language, words: usize) -> String {
        let mut text = self.called[told.who].get(language).clone();
        for at in 1..words {
            let small = SMALL[self.small.roll(&mut self.dice)];
            let small = if language == Language::En { small.0 } else { small.1 }.to_owned();
            let next = match at % 4 {
                0 => self.words[told.words[at / 4 % told.words.len()]].get(language).clone(),
                2 => self.word().get(language).clone(),
                _ => small,
            };
            text.push(' ');
            text.push_str(&next);
        }
        text
    }

    fn asked(&mut self, at: usize, told: &[Told]) -> Asked {
        if at % 4 == 3 || told.is_empty() {
            let words: Vec<String> = (0..5).map(|_| self.word().en).collect();
            let [one, other, rest @ ..] = words.as_slice() else { unreachable!("five words") };
            let q = format!("how did the {one} {other} the {}?", rest.join(" of "));
            return Asked { q, fact: None };
        }
        let fact = self.dice.below(told.len());
        let kind = self.dice.below(ASKS + 1);
        let mut words: Vec<String> = self.ask(&told[fact], Language::En, kind).split(' ').map(str::to_owned).collect();
        // The first word says what is asked for.
        let changed = 1 + self.dice.below(words.len() - 1);
        if self.dice.below(2) == 0 {
            words[changed] = self.word().en;
        } else {
            words.remove(changed);
        }
        if at.is_multiple_of(3) {
            let longest = (0..words.len()).max_by_key(|at| words[*at].len()).unwrap_or_default();
            let letter = words[longest].len() / 2;
            if words[longest].is_char_boundary(letter) && words[longest].is_char_boundary(letter + 1) {
                words[longest].remove(letter);
            }
        }
        Asked { q: words.join(" "), fact: Some(fact) }
    }

    fn claim(&self, told: &Told, language: Language) -> String {
        let Told { number, year, month, .. } = told;
        let ([who, place], [did, what, of, with, count, ..]) = self.said(told, language);
        let month = MONTHS[*month];
        match language {
            Language::En => {
                format!("{who} {did} the {what} {of} of {number} {count} and {with} in {place} in {} {year}.", month.0)
            }
            Language::Es => {
                format!("{who} {did} el {what} {of} de {number} {count} y {with} en {place} en {} de {year}.", month.1)
            }
        }
    }

    fn ask(&self, told: &Told, language: Language, kind: usize) -> String {
        let ([who, place], [did, what, of, with, count, other, more]) = self.said(told, language);
        match (language, kind) {
            (Language::En, 0) => format!("who {did} the {what} {other} in {place}?"),
            (Language::En, 1) => format!("when did {who} {did} the {of} of the {with}?"),
            (Language::En, 2) => format!("how many {count} did {who} {more} for the {what}?"),
            (Language::En, _) => format!("where did {who} {did} the {what} {with} and the {of}?"),
            (Language::Es, 0) => format!("¿quién {did} el {what} {other} en {place}?"),
            (Language::Es, 1) => format!("¿cuándo {did} {who} el {of} de la {with}?"),
            (Language::Es, 2) => format!("¿cuántos {count} {more} {who} para el {what}?"),
            (Language::Es, _) => format!("¿dónde {did} {who} el {what} {with} y el {of}?"),
        }
    }

    fn said(&self, told: &Told, language: Language) -> ([&str; 2], [&str; 7]) {
        let names = [told.who, told.place].map(|name| self.called[name].get(language).as_str());
        (names, told.words.map(|word| self.words[word].get(language).as_str()))
    }
}
