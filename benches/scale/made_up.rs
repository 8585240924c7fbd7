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
        Self((1..=count).map(|rank| { sum += 1.0 / rank as f64; sum }).collect())
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
    by_rank: Zipf,
    names: Zipf,
    small: Zipf,
}

/// What a fact is about before it is put into words.
struct Told {
    who: Bilingual,
    place: Bilingual,
    words: Vec<Bilingual>,
    number: usize,
    year: usize,
    month: (&'static str, &'static str),
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
    words.extend(std::iter::repeat_with(|| Bilingual { en: word(&mut dice, "ing"), es: word(&mut dice, "idad") }).take(WORDS - known));
    base.entities = entities(&mut dice, facts.div_ceil(FACTS_A_NAME).max(20));
    let names = Zipf::new(base.entities.len());
    let mut stuff = Stuff { dice, words, by_rank: Zipf::new(WORDS), names, small: Zipf::new(SMALL.len()) };
    base.sources = (0..facts.div_ceil(FACTS_A_DOCUMENT)).map(|at| stuff.source(at)).collect();
    base.offices.clear();
    base.discussions.clear();
    let mut told = Vec::new();
    base.facts = (0..facts).map(|at| { let (fact, about) = stuff.fact(at, &base.entities); told.push(about); fact }).collect();
    let asked = (0..questions).map(|at| stuff.asked(at, &told)).collect();
    (base, asked)
}

fn both(make: impl Fn(Language) -> String) -> Bilingual {
    PerLanguage::of(make)
}

/// A word of two to four syllables; now and then with an ending, so that there is something to stem.
fn word(dice: &mut Dice, ending: &str) -> String {
    const FIRST: [&str; 18] = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "tr", "pl", "st", "gr"];
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

    fn word(&mut self) -> Bilingual {
        let rank = self.by_rank.roll(&mut self.dice);
        self.words[rank].clone()
    }

    /// One of the entities; of the kind that is wanted, if the next ones have it.
    fn name(&mut self, entities: &[Entity], kind: EntityKind) -> usize {
        let at = self.names.roll(&mut self.dice);
        (at..entities.len()).chain(0..at).find(|at| entities[*at].kind == kind).unwrap_or_default()
    }

    fn fact(&mut self, at: usize, entities: &[Entity]) -> (Fact, Told) {
        let (who, place) = (self.name(entities, EntityKind::Person), self.name(entities, EntityKind::Place));
        let words: Vec<Bilingual> = (0..7).map(|_| self.word()).collect();
        let (year, month, number) = (1990 + self.dice.below(36), self.dice.below(12), 2 + self.dice.below(5000));
        let told = Told {
            who: entities[who].name.clone(),
            place: entities[place].name.clone(),
            words,
            number,
            year,
            month: MONTHS[month],
        };
        let text = self.text(&told, Language::En, 24);
        let fact = Fact {
            id: format!("document-{}.fact-{at}", at / FACTS_A_DOCUMENT),
            source: SourceIdx(at / FACTS_A_DOCUMENT),
            kind: FactKind::Event,
            claim: both(|language| told.claim(language)),
            about: vec![EntityIdx(who), EntityIdx(place)],
            topics: vec![0],
            place: Some(EntityIdx(place)),
            when: Date::parse(&format!("{year}-{:02}", month + 1)).ok(),
            when_basis: Some(Basis::Stated),
            speaker: None,
            mode: Mode::Stated,
            value: Some(Value { number: number as f64, unit: told.words[4].en.clone(), bound: "exactly".to_owned() }),
            quotes: vec![Quote { start: 300 * at, end: 300 * at + text.len(), text, paragraph: 1 + at % FACTS_A_DOCUMENT }],
            asks: PerLanguage::of(|language| (0..ASKS).map(|kind| told.ask(language, kind)).collect()),
            denies: PerLanguage::default(),
            open: PerLanguage::default(),
            corroborates: Vec::new(),
            differs: Vec::new(),
            corrects: Vec::new(),
            timeline: true,
        };
        (fact, told)
    }

    /// So many words, half of them small ones, about somebody.
    fn text(&mut self, told: &Told, language: Language, words: usize) -> String {
        let mut text = told.who.get(language).clone();
        for at in 1..words {
            let small = SMALL[self.small.roll(&mut self.dice)];
            let small = if language == Language::En { small.0 } else { small.1 }.to_owned();
            let next = match at % 4 {
                0 => told.words[at / 4 % told.words.len()].get(language).clone(),
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
        let mut words: Vec<String> = told[fact].ask(Language::En, kind).split(' ').map(str::to_owned).collect();
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
}

impl Told {
    fn claim(&self, language: Language) -> String {
        let Self { who, place, number, year, month, .. } = self;
        let (who, place) = (who.get(language), place.get(language));
        let [a, b, c, d, e, ..] = self.words(language);
        match language {
            Language::En => format!("{who} {a} the {b} {c} of {number} {e} and {d} in {place} in {} {year}.", month.0),
            Language::Es => format!("{who} {a} el {b} {c} de {number} {e} y {d} en {place} en {} de {year}.", month.1),
        }
    }

    fn ask(&self, language: Language, kind: usize) -> String {
        let (who, place) = (self.who.get(language), self.place.get(language));
        let [a, b, c, d, e, f, g] = self.words(language);
        match (language, kind) {
            (Language::En, 0) => format!("who {a} the {b} {f} in {place}?"),
            (Language::En, 1) => format!("when did {who} {a} the {c} of the {d}?"),
            (Language::En, 2) => format!("how many {e} did {who} {g} for the {b}?"),
            (Language::En, _) => format!("where did {who} {a} the {b} {d} and the {c}?"),
            (Language::Es, 0) => format!("¿quién {a} el {b} {f} en {place}?"),
            (Language::Es, 1) => format!("¿cuándo {a} {who} el {c} de la {d}?"),
            (Language::Es, 2) => format!("¿cuántos {e} {g} {who} para el {b}?"),
            (Language::Es, _) => format!("¿dónde {a} {who} el {b} {d} y el {c}?"),
        }
    }

    fn words(&self, language: Language) -> [&str; 7] {
        std::array::from_fn(|at| self.words[at].get(language).as_str())
    }
}
