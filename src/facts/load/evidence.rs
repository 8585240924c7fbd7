//! Every number in a claim stands in one of its quotes.

use super::facts::Reading;
use super::numbers::numbers;
use crate::facts::model::{Entity, Fact, Lexicon, Source};
use crate::facts::read::Table;
use crate::text::{PerLanguage, tokens};
use std::collections::HashSet;

/// "one", "un" and "una" are articles, and "both" needs no quote: words for less than this are not looked at.
const LEAST_NUMBER_IN_WORDS: u64 = 3;

/// Reports numbers of the claim that stand neither in the quotes nor in what the claim may take from elsewhere: the
/// dates of the fact and of its source, the names of the entities it is about.
pub(super) fn numbers_stand_in_quotes(
    reading: &Reading,
    fact: &Fact,
    source: Option<&Source>,
    entities: &[Option<Entity>],
    lexicons: &PerLanguage<Lexicon>,
    table: &Table<'_>,
) {
    // What can't be read yet may give the number.
    let Some(claim) = reading.claim.as_ref().filter(|_| reading.evidence_is_read) else { return };
    let claimed = PerLanguage::of(|language| {
        let claim = &claim.get(language).value;
        let mut claimed = numbers(claim, &tokens(claim), lexicons.get(language));
        claimed.retain(|number| !number.in_words || number.value >= LEAST_NUMBER_IN_WORDS);
        claimed
    });
    // Most claims have none.
    if claimed.iter().all(|(_, claimed)| claimed.is_empty()) {
        return;
    }
    let mut allowed: HashSet<u64> = HashSet::new();
    let dates = fact.when.iter().chain(source.and_then(|source| source.date.as_ref()));
    for part in dates.flat_map(|date| date.edtf.split(|c: char| !c.is_ascii_digit())) {
        allowed.extend(part.parse::<u64>());
    }
    let cast = fact.about.iter().chain(&fact.place).chain(&fact.speaker);
    let cast = cast.filter_map(|entity| entities.get(entity.0)?.as_ref());
    let names = cast.flat_map(|entity| {
        let own = [&entity.name.en, &entity.name.es];
        own.into_iter().chain(&entity.aliases.en).chain(&entity.aliases.es)
    });
    for text in names.chain(fact.quotes.iter().map(|quote| &quote.text)) {
        let tokens = tokens(text);
        for (_, lexicon) in lexicons.iter() {
            allowed.extend(numbers(text, &tokens, lexicon).into_iter().map(|number| number.value));
        }
    }
    for (language, claimed) in claimed.iter() {
        let claim = claim.get(language);
        for number in claimed.iter().filter(|number| !allowed.contains(&number.value)) {
            let written = claim.value.get(number.span.clone()).unwrap_or_default();
            let problem = claim
                .place_of(number.span.clone())
                .problem(format!("`{written}` in the claim of {} stands in none of its quotes", table.what()));
            table.report(problem.hint("quote the words that give the number, or take it out of the claim"));
        }
    }
}
