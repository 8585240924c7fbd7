//! Words without facts: the lexicons, the concepts and the cues of intents.

use super::cards::values;
use super::folder::Folder;
use super::parallel;
use crate::facts::model::{Concept, Intent, IntentKind, Lexicon, Wanted};
use crate::facts::read::{Found, Need, Table, did_you_mean};
use crate::text::{Language, PerLanguage, tokens};
use std::collections::HashMap;
use std::hash::BuildHasher;

const INTENTS: [(&str, IntentKind); 22] = [
    ("who", IntentKind::Who),
    ("name", IntentKind::Name),
    ("when", IntentKind::When),
    ("where", IntentKind::Where),
    ("number", IntentKind::Number),
    ("why", IntentKind::Why),
    ("how", IntentKind::How),
    ("quote", IntentKind::Quote),
    ("says-so", IntentKind::SaysSo),
    ("define", IntentKind::Define),
    ("list", IntentKind::List),
    ("compare", IntentKind::Compare),
    ("timeline", IntentKind::Timeline),
    ("yes-no", IntentKind::YesNo),
    ("assume", IntentKind::Assume),
    ("what", IntentKind::What),
    ("greeting", IntentKind::Greeting),
    ("thanks", IntentKind::Thanks),
    ("farewell", IntentKind::Farewell),
    ("about-bot", IntentKind::AboutBot),
    ("distress", IntentKind::Distress),
    ("small-talk", IntentKind::SmallTalk),
];

/// What exactly may be asked for.
pub(super) const WANTED: [(&str, Wanted); 8] = [
    ("person", Wanted::Person),
    ("people", Wanted::People),
    ("body", Wanted::Body),
    ("figure", Wanted::Figure),
    ("count", Wanted::Count),
    ("date", Wanted::Date),
    ("words", Wanted::Words),
    ("office", Wanted::Office),
];

/// The lexicon of each language, folded; words of several folders together.
pub(super) fn lexicons(folder: &Folder<'_>) -> PerLanguage<Lexicon> {
    let mut read = parallel::each(&Language::ALL, |language| {
        let mut lexicon = Lexicon::default();
        for file in folder.named(&format!("lexicon/{}.toml", language.code())) {
            add_words(&mut lexicon, file);
        }
        lexicon
    })
    .into_iter();
    PerLanguage::of(|_| read.next().unwrap_or_default())
}

fn add_words(lexicon: &mut Lexicon, file: &Table<'_>) {
    file.only(&[
        "stop",
        "question_words",
        "negations",
        "pronouns",
        "articles",
        "continuations",
        "linking",
        "also",
        "indefinite",
        "during",
        "either",
        "besides",
        "more",
        "more_than",
        "less_than",
        "asides",
        "conjunctions",
        "common",
        "abbreviations",
        "sounds",
        "numbers",
        "units",
        "parts",
        "months",
        "weekdays",
        "relative",
    ]);
    let read =
        |key, need| file.texts(key, need).into_iter().map(|word| folded(&word.value)).filter(|word| !word.is_empty());
    let words = |key| read(key, Need::Present);
    lexicon.stop.extend(words("stop"));
    lexicon.question_words.extend(words("question_words"));
    lexicon.negations.extend(words("negations"));
    lexicon.pronouns.extend(words("pronouns"));
    // Not every language has such.
    lexicon.articles.extend(read("articles", Need::Optional));
    lexicon.continuations.extend(words("continuations"));
    lexicon.linking.extend(read("linking", Need::Optional));
    lexicon.also.extend(read("also", Need::Optional));
    lexicon.indefinite.extend(read("indefinite", Need::Optional));
    lexicon.during.extend(read("during", Need::Optional));
    lexicon.either.extend(read("either", Need::Optional));
    let phrase = |phrase: String| phrase.split(' ').map(str::to_owned).collect();
    lexicon.besides.extend(read("besides", Need::Optional).map(phrase));
    lexicon.more.extend(read("more", Need::Optional).map(phrase));
    lexicon.more_than.extend(read("more_than", Need::Optional).map(phrase));
    lexicon.less_than.extend(read("less_than", Need::Optional).map(phrase));
    lexicon.asides.extend(file.texts("asides", Need::Optional).iter().map(|aside| slots(&aside.value)));
    lexicon.conjunctions.extend(words("conjunctions"));
    lexicon.common.extend(words("common"));
    // What stands in an aside is spelt right, whatever else the base has: "me enredé" isn't "enredo".
    lexicon.common.extend(lexicon.asides.iter().flatten().flatten().cloned());
    add_pairs(&mut lexicon.abbreviations, file, "abbreviations", |table, key| Some(folded(&table.text(key)?.value)));
    add_pairs(&mut lexicon.sounds, file, "sounds", |table, key| Some(folded(&table.text(key)?.value)));
    add_pairs(&mut lexicon.numbers, file, "numbers", |table, key| Some(table.count(key)?.value));
    let days = |table: &Table<'_>, key: &str| u32::try_from(table.count(key)?.value).ok();
    add_pairs(&mut lexicon.units, file, "units", days);
    add_pairs(&mut lexicon.parts, file, "parts", |table, key| up_to(table, key, 100));
    add_pairs(&mut lexicon.months, file, "months", |table, key| up_to(table, key, 12));
    add_pairs(&mut lexicon.weekdays, file, "weekdays", |table, key| up_to(table, key, 7));
    let mut relative = HashMap::new();
    add_pairs(&mut relative, file, "relative", |table, key| Some(table.text(key)?.value));
    lexicon.relative.extend(relative);
}

/// A phrase word by word, where words with `|` between them stand for each other: "for my|our essay".
fn slots(phrase: &str) -> Vec<Vec<String>> {
    let slots = phrase.split_whitespace().map(|slot| slot.split('|').map(folded).filter(|word| !word.is_empty()));
    slots.map(Iterator::collect).collect()
}

/// Adds the pairs of an optional table; its keys are folded.
fn add_pairs<T: PartialEq, S: BuildHasher>(
    pairs: &mut HashMap<String, T, S>,
    file: &Table<'_>,
    key: &str,
    read: impl Fn(&Table<'_>, &str) -> Option<T>,
) {
    let Some(table) = file.table(key) else { return };
    for word in table.keys() {
        let Some(value) = read(&table, &word.value) else { continue };
        match pairs.get(&folded(&word.value)) {
            Some(other) if *other != value => {
                let problem = word.place.problem(format!("`{}` means two things in `{key}`", word.value));
                table.report(problem.hint("case and accents do not count: keep one of them"));
            }
            _ => {
                pairs.insert(folded(&word.value), value);
            }
        }
    }
}

fn up_to(table: &Table<'_>, key: &str, most: u8) -> Option<u8> {
    let count = table.count(key)?;
    let number = u8::try_from(count.value).ok().filter(|number| (1..=most).contains(number));
    if number.is_none() {
        table.report(count.place.problem(format!("expected a number from 1 to {most}, got {}", count.value)));
    }
    number
}

/// The concepts, in the order of their first mention; words of several folders together.
pub(super) fn concepts(folder: &Folder<'_>) -> Vec<Concept> {
    let mut found: Vec<(Concept, Vec<Found<String>>)> = Vec::new();
    for file in folder.named("concepts.toml") {
        for id in file.keys() {
            let Some(table) = file.table(&id.value) else { continue };
            let table = table.called(format!("concept `{}`", id.value));
            table.only(&["en", "es", "opposite", "attribute", "speech", "holding"]);
            let words = PerLanguage {
                en: values(table.texts("en", Need::Present)),
                es: values(table.texts("es", Need::Present)),
            };
            let opposite = table.texts("opposite", Need::Optional);
            let (attribute, speech, holding) = (table.flag("attribute"), table.flag("speech"), table.flag("holding"));
            match found.iter_mut().find(|(concept, _)| concept.id == id.value) {
                Some((concept, opposites)) => {
                    concept.words.en.extend(words.en);
                    concept.words.es.extend(words.es);
                    concept.attribute |= attribute;
                    concept.speech |= speech;
                    concept.holding |= holding;
                    opposites.extend(opposite);
                }
                None => found.push((
                    Concept { id: id.value, words, opposite: Vec::new(), attribute, speech, holding },
                    opposite,
                )),
            }
        }
    }
    let ids: Vec<String> = found.iter().map(|(concept, _)| concept.id.clone()).collect();
    let position = |name: &Found<String>| {
        let position = ids.iter().position(|id| *id == name.value);
        if position.is_none() {
            let hint = did_you_mean(&name.value, ids.iter().map(String::as_str))
                .map_or_else(|| "add it to concepts.toml".to_owned(), |id| format!("did you mean `{id}`?"));
            folder.sink.report(name.place.problem(format!("no concept has the id `{}`", name.value)).hint(hint));
        }
        position
    };
    found
        .into_iter()
        .map(|(concept, opposites)| Concept { opposite: opposites.iter().filter_map(position).collect(), ..concept })
        .collect()
}

/// The intents, in the order of the file.
pub(super) fn intents(folder: &Folder<'_>) -> Vec<Intent> {
    let intent = |table: &Table<'_>| {
        table.only(&["kind", "wants", "opening", "anywhere", "whole"]);
        let kind = table.choice("kind", &INTENTS);
        let wants = table.optional_choice("wants", &WANTED);
        let cues = |key| {
            let cues = table.texts_per_language(key, Need::Optional);
            PerLanguage { en: values(cues.en), es: values(cues.es) }
        };
        let (opening, anywhere, whole) = (cues("opening"), cues("anywhere"), cues("whole"));
        Some(Intent { kind: kind?, wants, opening, anywhere, whole })
    };
    folder.intents.iter().filter_map(intent).collect()
}

fn folded(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ")
}
