//! What is taken along: a calendar, a table, a handout.

use super::{base, engine, made_up, told};
use expect_test::expect;
use puente::text::Language;
use puente::timeline::{calendar, handout, table};

const JUNE_2021: [(&str, &str); 2] = [("from", "2021-06"), ("source", "hill-blinken")];

#[test]
fn a_calendar_marks_what_is_not_sure() {
    let engine = engine(base());
    let told = told(&engine, Language::En, &[("about", "Hill")]);
    let text = calendar(engine.base(), &told);
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Puente//Puente//EN
        BEGIN:VEVENT
        UID:hill-blinken.phone-call@puente
        DTSTAMP:20250101T000000Z
        DTSTART;VALUE=DATE:20210219
        DTEND;VALUE=DATE:20210220
        SUMMARY:Blinken and Hill held a phone call on February 19\, 2021\, the article says.
        STATUS:CONFIRMED
        DESCRIPTION:Blinken and Hill held a phone call on February 19\, 2021\, the article says.\nArticle on the meeting of Hill and Blinken in Washington · publisher not stated · date not stated · paragraph 4: “Earlier this year\, on February 19\, 2021\, Blinken and Hill held a phone call where they discussed issues related to irregular migration\, economic opportunities\, strengthening democratic institutions\, combating corruption\, and promoting human rights.”
        CATEGORIES:Diplomacy and meetings
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:hill-blinken.sica-summit@puente
        DTSTAMP:20250101T000000Z
        DTSTART;VALUE=DATE:20210601
        DTEND;VALUE=DATE:20210701
        SUMMARY:(June 2021) In June 2021\, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica)\, the article says.
        STATUS:TENTATIVE
        DESCRIPTION:In June 2021\, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica)\, the article says.\nArticle on the meeting of Hill and Blinken in Washington · publisher not stated · date not stated · paragraph 5: “Furthermore\, in June 2021\, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica)\, where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.”
        CATEGORIES:Diplomacy and meetings
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
    "#]].assert_eq(&text.replace("\r\n ", "").replace("\r\n", "\n"));
}

#[test]
fn an_open_date_is_in_the_calendar_where_it_is_known() {
    let given = [("2019-06/..".to_owned(), "It began.".to_owned()), ("../2018".to_owned(), "It ended.".to_owned())];
    let engine = engine(made_up(&given));
    let text = calendar(engine.base(), &told(&engine, Language::Es, &[]));
    let days: Vec<&str> =
        text.lines().filter(|line| ["DTSTART", "DTEND", "SUMMARY"].iter().any(|key| line.starts_with(key))).collect();
    expect![[r#"
        DTSTART;VALUE=DATE:20180101
        DTEND;VALUE=DATE:20190101
        SUMMARY:(2018 o antes) It ended.
        DTSTART;VALUE=DATE:20190601
        DTEND;VALUE=DATE:20190701
        SUMMARY:(junio de 2019 o después) It began."#]]
    .assert_eq(&days.join("\n"));
}

#[test]
fn a_table_has_a_row_for_each_event() {
    let engine = engine(base());
    let text = table(engine.base(), &told(&engine, Language::En, &JUNE_2021)).expect("a table");
    expect![[r#"
        id,when,earliest,latest,words,notes,claim,place,about,topics,sources,paragraphs,excerpts
        hill-blinken.sica-summit,2021-06,2021-06-01,2021-06-30,June 2021,,"In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says.",,Alexandra Hill; Antony Blinken; the Central American Integration System (SICA),Diplomacy and meetings,hill-blinken,5,"Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region."
        hill-blinken.report-date,2023-03,2023-03-01,2023-03-31,March 2023,,"The State Department's “most recent report” on human rights issues in El Salvador was released in March 2023, the article says.",,the State Department's human rights report of March 2023; the U.S. State Department; El Salvador,Human rights and democracy,hill-blinken,6,"The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption."
    "#]].assert_eq(&text);
}

#[test]
fn a_handout_reads_year_by_year_with_the_sources_below() {
    let engine = engine(base());
    let page = handout(engine.base(), &told(&engine, Language::Es, &JUNE_2021));
    expect![[r#"
        # Estados Unidos y El Salvador: qué pasó

        En orden de tiempo. Los números entre corchetes llevan a las palabras de las fuentes, al final.

        ## 2021

        - **junio de 2021**: En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo. [1]

        ## 2023

        - **marzo de 2023**: El informe más reciente (“most recent report”) del Departamento de Estado sobre derechos humanos en El Salvador salió en marzo de 2023, según el artículo. [2]

        ## Lo que dicen las fuentes

        1. Artículo sobre la reunión de Hill y Blinken en Washington · medio no indicado · fecha no indicada · párrafo 5: «Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.»
        2. Artículo sobre la reunión de Hill y Blinken en Washington · medio no indicado · fecha no indicada · párrafo 6: «The most recent report, released in March 2023, highlighted matters such as arbitrary homicides, forced disappearances, torture, and government corruption.»

        ## Personas en esta página

        Alexandra Hill, Antony Blinken
    "#]].assert_eq(&page);
}

#[test]
fn what_markdown_would_obey_is_shown() {
    let given = [("2019".to_owned(), "A *bold* [claim](x) <b>&\n# heading".to_owned())];
    let engine = engine(made_up(&given));
    let page = handout(engine.base(), &told(&engine, Language::En, &[]));
    assert!(page.contains(r"A \*bold\* \[claim\](x) \<b\>& \# heading"), "{page}");
}
