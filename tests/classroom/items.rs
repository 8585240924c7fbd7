//! Every item that the shipped facts give: the engine itself has to find the right option, and none of the others.

use super::ENGINE;
use puente::classroom::{Dice, Item, Kind, item, items};
use puente::text::{Language, tokens};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Item>> = LazyLock::new(|| {
    let of = |language| {
        let facts = ENGINE.base().fact_entries().map(|(fact, _)| fact);
        let mut dice = Dice::new(1);
        facts
            .flat_map(|fact| Kind::ALL.map(|kind| (kind, fact)))
            .filter_map(|(kind, fact)| item(&ENGINE, kind, fact, language, &mut dice))
            .collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let spanish = scope.spawn(|| of(Language::Es));
        let mut all = of(Language::En);
        all.extend(spanish.join().expect("items"));
        all
    })
});

fn folded(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
    format!(" {} ", words.join(" "))
}

/// With `PUENTE_ITEMS=FILE` every item is also written there, to be read.
#[test]
fn every_item_has_exactly_one_right_option_and_the_engine_finds_it() {
    let base = ENGINE.base();
    let mut wrong = Vec::new();
    let mut page = String::new();
    for item in ALL.iter() {
        let told: Vec<&str> = item.options.iter().map(|option| option.text.as_str()).collect();
        let Item { kind, language, fact, stem, right, .. } = item;
        page.extend([format!("{language:?} {kind:?} {fact}: {stem} | {right} | {told:?}\n")]);
        let fact = base.fact_by_id(&item.fact).expect("a fact");
        let distinct: BTreeSet<&str> = told.iter().copied().collect();
        if distinct.len() != told.len() || !(3..=4).contains(&told.len()) {
            wrong.push(format!("{}: options {told:?}", item.fact));
        }
        if item.kind.intent().is_none() {
            // What is asked is what stands behind a claim: the engine finds the fact that says it.
            let claim = base.fact(fact).claim.get(item.language);
            if !ENGINE.weigh(claim, item.language).supporting.contains(&fact) {
                wrong.push(format!("{} {:?}: the engine doesn't support it", item.fact, item.kind));
            }
            continue;
        }
        let answer = ENGINE.answer(&item.stem, &[], Some(item.language));
        if !answer.turn.facts.contains(&fact) {
            wrong.push(format!("{} {:?}: the engine answers with {:?}", item.fact, item.kind, answer.turn.facts));
        }
        let said = folded(&answer.reply.answer());
        let others = told.iter().enumerate().filter(|(at, _)| *at != item.right);
        for (_, other) in others.filter(|(_, other)| said.contains(&folded(other))) {
            wrong.push(format!("{} {:?}: “{other}” is in {said}", item.fact, item.kind));
        }
    }
    if let Ok(file) = std::env::var("PUENTE_ITEMS") {
        std::fs::write(file, page).expect("the items are written");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A kind that hardly ever comes up, or facts that nobody is asked about, would show that the engine reads asks otherwise.
#[test]
fn each_kind_comes_up_in_both_languages_and_few_facts_not_at_all() {
    for (language, kind) in Language::ALL.into_iter().flat_map(|language| Kind::ALL.map(|kind| (language, kind))) {
        let least = if kind.intent().is_some() { 8 } else { 100 };
        let made = ALL.iter().filter(|item| (item.language, item.kind) == (language, kind)).count();
        assert!(made >= least, "{} {}: {made}", language.code(), kind.word());
    }
    let with: BTreeSet<&str> = ALL.iter().map(|item| item.fact.as_str()).collect();
    let without: Vec<&str> =
        ENGINE.base().facts.iter().map(|fact| fact.id.as_str()).filter(|id| !with.contains(id)).collect();
    // What a document is like (its photo, its date) often names the document, which would give the answer away.
    assert!(without.len() <= 25, "{without:?}");
}

#[test]
fn a_seed_gives_the_same_quiz_and_no_fact_comes_twice() {
    let quiz = |seed| items(&ENGINE, (&Kind::ALL, None), 10, Language::Es, &mut Dice::new(seed));
    let one = quiz(3);
    assert_eq!(one, quiz(3));
    assert_ne!(one, quiz(4));
    let facts: BTreeSet<&str> = one.iter().map(|item| item.fact.as_str()).collect();
    assert_eq!(facts.len(), 10);
    let kinds: BTreeSet<Kind> = one.iter().map(|item| item.kind).collect();
    assert_eq!(kinds.len(), Kind::ALL.len(), "the kinds take turns");
}
