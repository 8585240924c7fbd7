//! Every item that the shipped facts give: the engine itself has to find the right option, and none of the others.

use super::ENGINE;
use expect_test::expect;
use puente::classroom::{Dice, Item, Kind, item, items};
use puente::text::{Language, tokens};
use std::collections::{BTreeMap, BTreeSet};
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
        page +=
            &format!("{:?} {:?} {}: {} | {} | {told:?}\n", item.language, item.kind, item.fact, item.stem, item.right);
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

#[test]
fn so_many_items_are_made_of_each_kind() {
    let mut counts: BTreeMap<(Language, Kind), usize> = BTreeMap::new();
    for item in ALL.iter() {
        *counts.entry((item.language, item.kind)).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|((language, kind), count)| format!("{} {} {count}", language.code(), kind.word()))
        .collect();
    expect![[r#"
        en who 31
        en when 19
        en where 10
        en how-many 10
        en said 29
        en source 121
        en standing 173
        es who 29
        es when 19
        es where 10
        es how-many 10
        es said 23
        es source 116
        es standing 170"#]]
    .assert_eq(&counts.join("\n"));
}

/// The claims that are too long to be weighed, or that the engine takes for another fact's, give no item at all.
#[test]
fn facts_without_an_item_are_few() {
    let with: BTreeSet<&str> = ALL.iter().map(|item| item.fact.as_str()).collect();
    let without: Vec<&str> =
        ENGINE.base().facts.iter().map(|fact| fact.id.as_str()).filter(|id| !with.contains(id)).collect();
    expect![[r#"
        hill-blinken.duncan-office
        hill-blinken.duncan-praise
        letter-of-intent.asylum-capacity
        letter-of-intent.not-clear
        oan-migrant-crisis.title
        oan-migrant-crisis.updated
        oan-migrant-crisis.refuge-in-mexico
        oan-migrant-crisis.photo-left
        oan-migrant-crisis.photo-credit
        reuters-rubio-bukele.dateline
        reuters-rubio-bukele.no-date
        reuters-rubio-bukele.safe-third-meaning
        reuters-rubio-bukele.rubio-to-announce
        reuters-rubio-bukele.additional-reporting
        reuters-rubio-bukele.editors"#]]
    .assert_eq(&without.join("\n"));
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
