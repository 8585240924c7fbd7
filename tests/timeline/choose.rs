//! Which events there are, what narrows them down, and what is said when nothing is left or nothing can be read.

use super::{asked, base, engine, ids, made_up, told};
use expect_test::{Expect, expect};
use puente::facts::model::{Day, FactIdx};
use puente::text::Language;
use puente::timeline::events;

/// The dates and ids of what fits, or what is said instead, in English.
fn check(fields: &[(&str, &str)], shown: &Expect) {
    shown.assert_eq(&shown_as(Language::En, fields));
}

fn shown_as(language: Language, fields: &[(&str, &str)]) -> String {
    let base = base();
    let filter = match asked(fields).read(&base) {
        Ok(filter) => filter,
        Err(wrong) => return wrong.say(&base, language),
    };
    match filter.choose(&base, &events(&base)) {
        Ok(chosen) => {
            let line =
                |perhaps: bool, edtf: &str, id: &str| format!("{edtf} {id}{}\n", if perhaps { " ?" } else { "" });
            chosen.iter().map(|it| line(it.perhaps, &it.event.when.edtf, it.event.id(&base))).collect()
        }
        Err(empty) => empty.say(&base, language).join("\n"),
    }
}

#[test]
fn everything_in_the_order_of_time() {
    check(
        &[],
        &expect![[r#"
            2019? letter-of-intent.visit
            2019? letter-of-intent.signing
            2019? letter-of-intent.press-conference
            2019? letter-of-intent.johnson-greeting
            2019-06 oan-migrant-crisis.agreement-signed
            2019-06 oan-migrant-crisis.apprehensions-drop
            2019-07-19 pompeo-bukele.tour-start
            2019-07-21 oan-migrant-crisis.mexico-meeting
            2019-07-21 pompeo-bukele.meeting
            2019-07-21 oan-migrant-crisis.tour-end
            2019-07-21 oan-migrant-crisis.flew-to-el-salvador
            2021-02-19 hill-blinken.phone-call
            2021-06 hill-blinken.sica-summit
            2023-03 hill-blinken.report-date
            2025 reuters-rubio-bukele.meeting
            2025 reuters-rubio-bukele.colombian-migrants
            2025 reuters-rubio-bukele.aid-freeze
            2025 reuters-rubio-bukele.sunday-talks
            2025-01-20 reuters-rubio-bukele.took-office
        "#]],
    );
}

#[test]
fn a_time_can_be_typed_as_people_write_it() {
    let july = shown_as(Language::En, &[("from", "July 2019"), ("to", "July 2019")]);
    for typed in ["julio 2019", "julio de 2019", "JULIO del 2019", "2019-07", "Jul 2019", "july, 2019"] {
        assert_eq!(shown_as(Language::En, &[("from", typed), ("to", typed)]), july, "{typed}");
    }
    let day = shown_as(Language::En, &[("from", "2019-07-21"), ("to", "2019-07-21")]);
    for typed in ["July 21, 2019", "21 July 2019", "el 21 de julio de 2019", "21st of July 2019"] {
        assert_eq!(shown_as(Language::En, &[("from", typed), ("to", typed)]), day, "{typed}");
    }
    // What only may have been in July is kept, and marked.
    expect![[r#"
        2019? letter-of-intent.visit ?
        2019? letter-of-intent.signing ?
        2019? letter-of-intent.press-conference ?
        2019? letter-of-intent.johnson-greeting ?
        2019-07-19 pompeo-bukele.tour-start
        2019-07-21 oan-migrant-crisis.mexico-meeting
        2019-07-21 pompeo-bukele.meeting
        2019-07-21 oan-migrant-crisis.tour-end
        2019-07-21 oan-migrant-crisis.flew-to-el-salvador
    "#]]
    .assert_eq(&july);
}

#[test]
fn people_places_themes_and_sources_go_by_any_of_their_names() {
    check(
        &[("about", "Blinken")],
        &expect![[r#"
        2021-02-19 hill-blinken.phone-call
        2021-06 hill-blinken.sica-summit
    "#]],
    );
    check(
        &[("topic", "aid")],
        &expect![[r#"
        2025 reuters-rubio-bukele.aid-freeze
    "#]],
    );
    check(
        &[("about", "la Casa Presidencial")],
        &expect![[r#"
            2019-07-21 pompeo-bukele.meeting
        "#]],
    );
    let source = shown_as(Language::En, &[("source", "reuters-rubio-bukele")]);
    assert_eq!(shown_as(Language::En, &[("source", "reuters")]), source);
    assert_eq!(shown_as(Language::En, &[("topic", "migración")]), shown_as(Language::En, &[("topic", "migration")]));
}

#[test]
fn what_cant_be_read_gets_an_example() {
    check(
        &[("from", "last summer")],
        &expect!["I can't read “last summer” as the first date. Try 2019, July 2019 or 2019-07-21."],
    );
    for typed in ["2019-13", "July", "21", "07/21/2019", "31 de febrero de 2019", "💥", "2019 2020", "-5", "99999"] {
        let said = shown_as(Language::Es, &[("to", typed)]);
        assert!(said.contains("julio 2019") && said.contains(typed), "{typed}: {said}");
    }
    check(
        &[("from", "2025"), ("to", "2019")],
        &expect!["“2025” is after “2019”. Put the earlier date first, for example from 2019 to 2025."],
    );
    check(&[("about", "Bukelle")], &expect!["I don't know “Bukelle”. Did you mean “Bukele”?"]);
    check(
        &[("about", "Napoleon")],
        &expect![
            "I don't know “Napoleon”. Try a person, a body or a place, for example Bukele, State Department or Mexico."
        ],
    );
    check(
        &[("topic", "cooking")],
        &expect![
            "I have no topic “cooking”. I have: Diplomacy and meetings; Migration; Asylum and safe third countries; Security, gangs and drugs; Economy and trade; Human rights and democracy; Foreign aid; China's role; The letter of intent; The documents themselves."
        ],
    );
    check(
        &[("source", "my uncle")],
        &expect![
            "I have no source “my uncle”. I have: hill-blinken; letter-of-intent; oan-migrant-crisis; pompeo-bukele; reuters-rubio-bukele."
        ],
    );
}

#[test]
fn nothing_left_says_which_filter_emptied_it() {
    check(
        &[("from", "2026")],
        &expect![[r#"
            I have no events for that.
            It starts too late: without the first date there are 19 events. The latest is of: 2025."#]],
    );
    check(
        &[("to", "2018"), ("about", "Bukele")],
        &expect![[r#"
        I have no events for that.
        It ends too early: without the last date there are 3 events. The earliest is of: probably 2019."#]],
    );
    check(
        &[("about", "Blinken"), ("from", "2025")],
        &expect![[r#"
            I have no events for that.
            It starts too late: without the first date there are 2 events. The latest is of: June 2021.
            With other names there are 5 events. Try: the United States, Marco Rubio, Donald Trump, Panama."#]],
    );
    check(
        &[("topic", "aid"), ("source", "oan-migrant-crisis"), ("about", "Hill")],
        &expect![[r#"
            I have no events for that.
            Nothing fits all of that at once. Leave something out: I have 19 events in all."#]],
    );
    expect![[r#"
        No tengo hechos con eso.
        Empieza muy tarde: sin la primera fecha hay un hecho. El último es de: marzo de 2023.
        Sin el tema hay 5 hechos, sobre: Diplomacia y reuniones, Migración, Ayuda exterior, El papel de China."#]]
    .assert_eq(&shown_as(Language::Es, &[("from", "2024"), ("topic", "human-rights")]));
}

#[test]
fn what_two_documents_tell_of_is_one_event_with_both_citations() {
    let engine = engine(base());
    let told = told(&engine, Language::En, &[("about", "Presidential House")]);
    let [entry] = told.entries.as_slice() else { panic!("one event") };
    let sources: Vec<&str> = told.evidence.citations.iter().map(puente::engine::Citation::source_id).collect();
    assert_eq!(sources, ["pompeo-bukele", "oan-migrant-crisis"]);
    assert_eq!(entry.marks, [1, 2]);
    // The date that one of them prints needs no explanation.
    assert_eq!((entry.when.as_str(), entry.notes.len()), ("July 21, 2019", 0));
}

#[test]
fn the_more_exact_date_comes_first_and_open_ones_keep_their_side() {
    let whens = ["2019", "2019-01-01", "../2018", "2018-05/..", "2019-01"];
    let given: Vec<_> = whens.iter().map(|when| ((*when).to_owned(), format!("{when} happened."))).collect();
    let base = made_up(&given);
    let all = events(&base);
    let order: Vec<&str> = all.iter().map(|event| event.when.edtf.as_str()).collect();
    assert_eq!(order, ["../2018", "2018-05/..", "2019-01-01", "2019-01", "2019"]);
    assert_eq!(ids(&base, &all).len(), 5);
    assert_eq!(all.last().map(|event| event.when.latest), Some(Day { year: 2019, month: 12, day: 31 }));
}

#[test]
fn one_sentence_about_two_times_is_two_events() {
    let base = base();
    let all = events(&base);
    let holds = |id: &str| {
        let fact: FactIdx = base.fact_by_id(id).expect("a fact");
        all.iter().position(|event| event.facts.contains(&fact))
    };
    assert_ne!(holds("oan-migrant-crisis.agreement-signed"), holds("oan-migrant-crisis.halfway"));
    assert_eq!(holds("oan-migrant-crisis.mexico-meeting"), holds("oan-migrant-crisis.halfway"));
}
