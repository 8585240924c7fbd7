//! What happened, in order.

use super::{check, first_line};
use crate::shell::Shell;
use expect_test::expect;

#[test]
fn a_stretch_of_time_is_a_list_with_what_to_type_next() {
    check(
        &["/línea-de-tiempo desde:2021 hasta:2021 tema:diplomacia"],
        &expect![[r#"
        2 hechos

        1. 19 de febrero de 2021
        • Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [1]

        2. junio de 2021
        • En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo. [2]

        [1] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 4
            «Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.»

        [2] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 5
            «Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.»

        [1] [2] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.

        /timeline from:2021 to:2021 topic:diplomacy language:es view:chart (Gráfico)
        /timeline from:2021 to:2021 topic:diplomacy file:calendar (Calendario)
        /timeline from:2021 to:2021 topic:diplomacy file:table (Tabla)
        /timeline from:2021 to:2021 topic:diplomacy file:handout (Hoja para clase)

    "#]],
    );
}

#[test]
fn an_event_is_opened_by_its_number() {
    check(
        &["/timeline 2021 about:Hill event:2"],
        &expect![[r#"
            Event 2 of 2

            2. June 2021
            • Who and what: Alexandra Hill, Antony Blinken, the Central American Integration System (SICA)
            • Topics: Diplomacy and meetings

            What happened
            • In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says. [1]

            [1] Article on the meeting of Hill and Blinken in Washington — publisher not stated · date not stated · paragraph 5
                “Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.”

            [1] Unknown date: No date is printed, and the text's own dates contradict each other: it calls a phone call of February 19, 2021 “earlier this year”, but it cites a report of March 2023 as the most recent one.

            /timeline from:2021 about:hill language:en event:hill-blinken.phone-call (Before: February 19, 2021)

        "#]],
    );
}

#[test]
fn what_is_wrong_gets_one_sentence() {
    assert_eq!(
        first_line("/timeline someday"),
        "I can't read “someday” as the first date. Try 2019, July 2019 or 2019-07-21."
    );
    assert_eq!(first_line("/timeline event:99"), "I have no event “99” there. Pick a number from 1 to 19.");
    assert_eq!(first_line("/timeline view:film"), "“film” doesn't fit into view. It takes: List, Chart.");
}

#[test]
fn files_are_written_beside_and_never_over_others() {
    let shell = Shell::new();
    let ran =
        shell.feed(&["chat"], b"/timeline 2021 to:2021 view:chart\n/timeline 2023 file:table\n/timeline file:table");
    expect![[r#"
        2 events as a chart. The list has the sources' own words for each.

        Source: Article on the meeting of Hill and Blinken in Washington

        Timeline with 2 events, 2021. February 19, 2021: Blinken and Hill held a phone call on February 19, 2021, the article says. June 2021: In June 2021, Hill and Blinken met at a Summit of Foreign Ministers of the Central American Integration System (Sica), the article says.

        I wrote timeline.png.

        /timeline from:2021 to:2021 language:en view:list (List)
        /timeline from:2021 to:2021 file:calendar (Calendar)
        /timeline from:2021 to:2021 file:table (Table)
        /timeline from:2021 to:2021 file:handout (Handout)

        Here are 6 events as a table for a spreadsheet, one a row.

        I wrote timeline.csv.

        Here are 19 events as a table for a spreadsheet, one a row.

        timeline.csv is already here, so I didn't write over it. Move it, then ask again.

    "#]].assert_eq(&ran.out);
    let written = |name: &str| std::fs::read(shell.folder.path().join(name)).expect("a file");
    assert!(written("timeline.png").starts_with(b"\x89PNG"));
    assert_eq!(String::from_utf8_lossy(&written("timeline.csv")).lines().count(), 7);
}

#[test]
fn an_answer_in_order_names_the_chart() {
    let ran = Shell::new().feed(&["chat"], "¿Qué pasó en 2021?".as_bytes());
    let last = ran.out.lines().rfind(|line| !line.is_empty()).unwrap_or_default();
    assert_eq!(last, "/timeline from:2021 to:2021 view:chart (En la línea de tiempo: 2 hechos)");
}
