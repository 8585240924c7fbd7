//! Claims weighed: those of a student, those of the facts themselves, and those that the facts deny.

use puente::engine::{Engine, Settings};
use puente::facts::model::FactBase;
use puente::facts::{Files, load};
use puente::text::Language;
use std::sync::{Arc, LazyLock};

static ENGINE: LazyLock<(Arc<FactBase>, Engine)> = LazyLock::new(|| {
    let base = Arc::new(load(&Files::embedded()).unwrap_or_else(|report| panic!("{report}")));
    (Arc::clone(&base), Engine::new(base, Settings::default()))
});

/// The facts for a claim and those against it, by their ids.
#[track_caller]
fn check(claim: &str, supporting: &[&str], opposing: &[&str]) {
    let (base, engine) = &*ENGINE;
    let weighed = engine.weigh(claim, Language::En);
    let ids = |facts: &[_]| facts.iter().map(|fact| base.fact(*fact).id.clone()).collect::<Vec<_>>();
    let (found_for, found_against) = (ids(&weighed.supporting), ids(&weighed.opposing));
    assert_eq!(
        (found_for.as_slice(), found_against.as_slice()),
        (&owned(supporting)[..], &owned(opposing)[..]),
        "{claim}"
    );
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_word_and_its_contrary_are_told_apart() {
    let nonbinding = &["letter-of-intent.nonbinding"];
    check("The letter of intent is nonbinding", nonbinding, &[]);
    check("The letter of intent is not binding", nonbinding, &[]);
    check("The letter of intent is legally binding", &[], nonbinding);
    check("La carta de intención no es vinculante", nonbinding, &[]);
    check("La carta de intención es vinculante", &[], nonbinding);
    let homicides = &["reuters-rubio-bukele.homicides"];
    check("Homicides fell sharply", homicides, &[]);
    check("Homicides rose", &[], homicides);
    check("Los homicidios bajaron mucho", homicides, &[]);
    check("Los homicidios subieron", &[], homicides);
    let strengthen = &["hill-blinken.strengthen-relations", "hill-blinken.shared-commitment"];
    check("Hill and Blinken agreed to weaken relations", &[], strengthen);
}

#[test]
fn a_not_turns_a_claim_round() {
    check("China built a soccer stadium", &["reuters-rubio-bukele.china-stadium"], &[]);
    check("China no financió el estadio", &[], &["reuters-rubio-bukele.china-stadium"]);
}

#[test]
fn a_number_that_is_right_is_no_other_one() {
    check("Mexico sent 20,000 National Guard members to its borders", &["oan-migrant-crisis.national-guard"], &[]);
}

#[test]
fn what_a_fact_says_speaks_for_itself() {
    let (base, engine) = &*ENGINE;
    for language in Language::ALL {
        let (mut supported, mut opposed) = (0, 0);
        for (index, fact) in base.fact_entries() {
            let weighed = engine.weigh(fact.claim.get(language), language);
            supported += usize::from(weighed.supporting.contains(&index));
            opposed += usize::from(!weighed.opposing.is_empty());
        }
        let all = base.facts.len();
        assert!(supported * 100 >= all * 92, "{language:?}: {supported} of {all} speak for themselves");
        assert!(opposed * 100 <= all, "{language:?}: {opposed} of {all} true claims have something against them");
    }
}

#[test]
fn what_a_fact_denies_has_it_against_itself() {
    let (base, engine) = &*ENGINE;
    for language in Language::ALL {
        // One in seven is enough to see a change, and soon over.
        let denied = base.facts.iter().flat_map(|fact| fact.denies.get(language)).step_by(7);
        let (mut all, mut supported, mut opposed) = (0, 0, 0);
        for statement in denied {
            let weighed = engine.weigh(statement, language);
            all += 1;
            supported += usize::from(!weighed.supporting.is_empty());
            opposed += usize::from(!weighed.opposing.is_empty());
        }
        assert!(supported * 100 <= all * 3, "{language:?}: {supported} of {all} denied claims have something for them");
        assert!(
            opposed * 100 >= all * 97,
            "{language:?}: only {opposed} of {all} denied claims have something against them"
        );
    }
}
