//! What happened, in order: as a list whose pages outlive a restart, as a chart, one event at a time, taken along.

use crate::discord::Chat;
use expect_test::expect;
use std::fmt::Write as _;

/// Discord's bits of two permissions.
const ATTACH_FILES: u64 = 1 << 15;
const ADMINISTRATOR: u64 = 1 << 3;

#[tokio::test]
async fn a_list_is_read_page_by_page_even_after_a_restart() {
    let mut chat = Chat::start().await;
    chat.ben().slash_directly("/timeline", &[("from", "2021")]);
    let list = chat.expect_shape(expect!["content 0, embed: description 748, 5 fields, footer 475"]).await;
    chat.expect_under(
        list,
        &expect![[r#"
        [Page 2 of 2 (next)]
        [Chart] [Calendar] [Table] [Handout]
        [Open an event v]
          February 19, 2021: Blinken and Hill held a phone call on February 19, 2021, the article says.
          June 2021: In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central…
          March 2023: The State Department's “most recent report” on human rights issues in El Salvador was…
          and 2 more
    "#]],
    );
    chat.restart(false).await;
    chat.ben().presses(list, "Page 2 of 2 (next)");
    assert_eq!(chat.expect_reply(expect![[r#"
        (to a command, edited)
        | 8 events
        | **6. 2025 (worked out)**
        | • President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, “with limited exceptions”, Reuters reports. [1]
        | **7. 2025 (worked out)**
        | • On Sunday, Rubio held talks with Panamanian officials over “China's presence around the Panama Canal as well as migration”, Reuters reports. [2]
        | **8. January 20, 2025 (worked out)**
        | • The Trump administration (Trump's second term) took office on Jan. 20, Reuters reports. It does not print the year. [3]
        |
        | **[1] Reuters report on Rubio's meeting with Bukele**
        | > President Donald Trump has issued a 90-day freeze on U.S. foreign assistance, with limited exceptions.
        | Reuters · 2025 (inferred) · paragraph 11
        |
        | **[2] Reuters report on Rubio's meeting with Bukele**
        | > Rubio on Sunday held talks with Panamanian officials over China’s presence around the Panama Canal as well as migration.
        | Reuters · 2025 (inferred) · paragraph 13
        |
        | **[3] Reuters report on Rubio's meeting with Bukele**
        | > Since taking office on Jan. 20, the Trump administration has stepped up the number of migrants the U.S. deports to Latin America, including using military planes for repatriation flights.
        | Reuters · 2025 (inferred) · paragraph 7
        |
        | -# [1] [2] [3] Inferred date: The report prints no date, only “Monday” and “Jan. 20”. It calls Joe Biden's administration the previous one and says that the Trump administration took office on Jan. 20: that is Trump's second term, which began in 2025.
        | -# Page 2 of 2.
    "#]]).await, list);
    chat.finish().await;
}

#[tokio::test]
async fn one_event_is_opened_and_the_next_one_after_it() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/timeline", &[("about", "Blinken")]);
    let list = chat.expect_any().await;
    chat.expect_under(
        list,
        &expect![[r#"
        [Gráfico] [Calendario] [Tabla] [Hoja para clase]
        [Abrir un hecho v]
          19 de febrero de 2021: Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021,…
          junio de 2021: En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del…
    "#]],
    );
    let first = "19 de febrero de 2021: Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021,…";
    chat.restart(false).await;
    chat.ana().presses(list, first);
    let event = chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        | Hecho 1 de 2
        | **1. 19 de febrero de 2021**
        | • Quién y qué: Antony Blinken, Alexandra Hill
        | • Temas: Diplomacia y reuniones
        | **Qué pasó**
        | • Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [1]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | medio no indicado · fecha no indicada · párrafo 4
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await;
    chat.ana().presses(event, "Después: junio de 2021");
    assert_eq!(chat.expect_reply(expect![[r#"
        (to a press, only Ana sees it, edited)
        | Hecho 2 de 2
        | **2. junio de 2021**
        | • Quién y qué: Alexandra Hill, Antony Blinken, el Sistema de la Integración Centroamericana (SICA)
        | • Temas: Diplomacia y reuniones
        | **Qué pasó**
        | • En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo. [1]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.
        | medio no indicado · fecha no indicada · párrafo 5
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await, event);
    chat.ana().slash("/timeline", &[("about", "Blinken"), ("event", "7")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        Ahí no tengo el hecho «7». Elige un número del 1 al 2.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn a_chart_is_a_picture_with_words_for_who_cannot_see_it() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/timeline", &[("from", "2021"), ("to", "febrero 2021"), ("view", "chart")]);
    let picture = chat.expect_reply(expect![[r#"
        (to a command)
        Un hecho en un gráfico. En la lista están las palabras de la fuente.
        -# Fuente: Artículo sobre la reunión de Hill y Blinken en Washington
        [linea-de-tiempo.png] Línea de tiempo con un hecho, 2021. 19 de febrero de 2021: Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo.
    "#]]).await;
    assert!(chat.file(picture, "linea-de-tiempo.png").starts_with("\u{fffd}PNG"));
    chat.expect_under(
        picture,
        &expect![[r#"
        [Lista] [Calendario] [Tabla] [Hoja para clase]
    "#]],
    );
    chat.ana().presses(picture, "Lista");
    assert_eq!(chat.expect_reply(expect![[r#"
        (to a command, edited)
        | Un hecho
        | **1. 19 de febrero de 2021**
        | • Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [1]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | medio no indicado · fecha no indicada · párrafo 4
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await, picture);
    chat.ana().presses(picture, "Gráfico");
    assert_eq!(chat.expect_any().await, picture);
    assert!(chat.shows_files(picture));
    // Whoever didn't ask for it gets their own.
    chat.ben().presses(picture, "Lista");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        | Un hecho
        | **1. 19 de febrero de 2021**
        | • Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [1]
        |
        | **[1] Artículo sobre la reunión de Hill y Blinken en Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | medio no indicado · fecha no indicada · párrafo 4
        |
        | -# [1] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn the_list_where_no_picture_can_be_sent() {
    let mut chat = Chat::start().await;
    chat.allow_the_bot((u64::MAX >> 12) & !(ATTACH_FILES | ADMINISTRATOR));
    chat.ben().slash("/timeline", &[("from", "2021"), ("to", "2021-02"), ("view", "chart"), ("language", "en")]);
    let list = chat.expect_reply(expect![[r#"
        (to a command)
        | I'm not allowed to attach files here, so here is the list. One event
        | **1. February 19, 2021**
        | • Blinken and Hill held a phone call on February 19, 2021, the article says. [1]
        |
        | **[1] Article on the meeting of Hill and Blinken in Washington**
        | > Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.
        | publisher not stated · date not stated · paragraph 4
        |
        | -# [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.
    "#]]).await;
    chat.ben().presses(list, "Calendar");
    chat.expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        I'm not allowed to attach files here. Ask an admin, or send me the command in a direct message.
    "#]])
        .await;
    chat.tom().slash("/settings", &[("check", "yes")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Tom sees it)
        In this channel I still need these permissions:
        • Attach Files
        You can allow them for my role: Edit Channel, then Permissions.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn what_can_not_be_read_gets_an_example() {
    let mut chat = Chat::start().await;
    chat.ana().slash("/timeline", &[("from", "ayer")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        No entiendo «ayer» como la primera fecha. Prueba con 2019, julio 2019 o 2019-07-21.
    "#]])
        .await;
    chat.ben().slash("/timeline", &[("from", "2025"), ("to", "2019")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        “2025” is after “2019”. Put the earlier date first, for example from 2019 to 2025.
    "#]])
        .await;
    chat.ben().slash("/timeline", &[("source", "the moon")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        I have no source “the moon”. I have: hill-blinken; letter-of-intent; oan-migrant-crisis; pompeo-bukele; reuters-rubio-bukele.
    "#]]).await;
    chat.finish().await;
}

#[tokio::test]
async fn nothing_found_says_what_to_change() {
    let mut chat = Chat::start().await;
    chat.ben().slash("/timeline", &[("from", "2024"), ("about", "Hill")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ben sees it)
        I have no events for that.
        It starts too late: without the first date there are 2 events. The latest is of: June 2021.
        With other names there are 5 events. Try: the United States, Marco Rubio, Donald Trump, Panama.
    "#]])
        .await;
    chat.ana().slash("/timeline", &[("to", "2018")]);
    chat.expect_reply(expect![[r#"
        (to a command, only Ana sees it)
        No tengo hechos con eso.
        Termina muy pronto: sin la última fecha hay 19 hechos. El primero es de: probablemente 2019.
    "#]])
        .await;
    chat.finish().await;
}

#[tokio::test]
async fn only_what_leaves_something_is_offered() {
    let mut chat = Chat::start().await;
    let mut lines = String::new();
    for (option, typed) in [
        ("from", ""),
        ("from", "julio"),
        ("to", "2 de mayo de 2020"),
        ("topic", "mig"),
        ("about", "Ru"),
        ("source", "reut"),
        ("event", "rubio"),
    ] {
        chat.ana().types("/timeline", option, typed);
        let _ = writeln!(lines, "{option} {typed:?}: {}", chat.expect_offer().await.join(", "));
    }
    expect![[r#"
        from "": 2019, 2021, 2023, 2025, 2019-06, 2019-07, 2021-02, 2021-06, 2023-03, 2025-01, 2019-07-19, 2019-07-21, 2021-02-19, 2025-01-20
        from "julio": 2019-07, 2019-07-19, 2019-07-21
        to "2 de mayo de 2020": 2020-05-02
        topic "mig": migration
        about "Ru": rubio
        source "reut": reuters-rubio-bukele
        event "rubio": reuters-rubio-bukele.meeting, reuters-rubio-bukele.colombian-migrants, reuters-rubio-bukele.aid-freeze, reuters-rubio-bukele.sunday-talks, reuters-rubio-bukele.took-office
    "#]].assert_eq(&lines);
    chat.finish().await;
}

#[tokio::test]
async fn events_are_taken_along() {
    let mut chat = Chat::start().await;
    chat.ben().slash_directly("/timeline", &[("from", "2021"), ("to", "2021")]);
    let list = chat.expect_any().await;
    chat.ben().presses(list, "Calendar");
    let calendar = chat
        .expect_reply(expect![[r#"
        (to a press, only Ben sees it)
        Here are 2 events for your calendar. Dates that aren't sure say so.
        [timeline.ics] Here are 2 events for your calendar. Dates that aren't sure say so.
    "#]])
        .await;
    assert!(chat.file(calendar, "timeline.ics").starts_with("BEGIN:VCALENDAR\r\n"));
    chat.ana().presses(list, "Table");
    let table = chat
        .expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Aquí tienes 2 hechos en una tabla para tu hoja de cálculo, uno por fila.
        [linea-de-tiempo.csv] Aquí tienes 2 hechos en una tabla para tu hoja de cálculo, uno por fila.
    "#]])
        .await;
    assert!(chat.file(table, "linea-de-tiempo.csv").starts_with("id,when,earliest,latest"));
    chat.ana().presses(list, "Handout");
    let handout = chat
        .expect_reply(expect![[r#"
        (to a press, only Ana sees it)
        Aquí tienes una hoja para clase: 2 hechos con las palabras de las fuentes.
        [linea-de-tiempo.md] Aquí tienes una hoja para clase: 2 hechos con las palabras de las fuentes.
    "#]])
        .await;
    assert!(chat.file(handout, "linea-de-tiempo.md").starts_with("# Estados Unidos y El Salvador"));
    chat.finish().await;
}
