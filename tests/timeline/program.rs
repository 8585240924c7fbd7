//! `puente timeline` as people run it.

use expect_test::expect;
use std::process::{Command, Output};

fn run(options: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
    command.current_dir(folder.path()).env_remove("DISCORD_TOKEN").env_remove("DISCORD_TOKEN_FILE");
    command.arg("timeline").args(options).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_stretch_of_time_is_listed_with_its_sources() {
    let ran = run(&["--from", "febrero 2021", "--to", "2021", "--lang", "es"]);
    assert_eq!((ran.status.code(), text(&ran.stderr)), (Some(0), String::new()));
    expect![[r#"
        2 hechos

         1. 19 de febrero de 2021
            Blinken y Hill tuvieron una llamada telefónica el 19 de febrero de 2021, según el artículo. [1]

         2. junio de 2021
            En junio de 2021, Hill y Blinken se encontraron en una cumbre de cancilleres del Sistema de la Integración Centroamericana (Sica), según el artículo. [2]

        [1] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 4
            «Earlier this year, on February 19, 2021, Blinken and Hill held a phone call where they discussed issues related to irregular migration, economic opportunities, strengthening democratic institutions, combating corruption, and promoting human rights.»

        [2] Artículo sobre la reunión de Hill y Blinken en Washington — medio no indicado · fecha no indicada · párrafo 5
            «Furthermore, in June 2021, the two officials met at a Summit of Foreign Ministers of the Central American Integration System (Sica), where Blinken highlighted the importance of robust democratic institutions and the fight against corruption in the region.»

        [1] [2] Fecha desconocida: No trae fecha, y las fechas del propio texto se contradicen: dice que una llamada del 19 de febrero de 2021 fue “earlier this year” (a principios de este año), pero cita como el más reciente un informe de marzo de 2023.
    "#]].assert_eq(&text(&ran.stdout));
}

#[test]
fn wrong_use_ends_with_2_and_a_remedy() {
    let ran = run(&["--from", "someday"]);
    assert_eq!((ran.status.code(), text(&ran.stdout)), (Some(2), String::new()));
    expect![[r#"
        I can't read “someday” as the first date. Try 2019, July 2019 or 2019-07-21.
    "#]]
    .assert_eq(&text(&ran.stderr));
    assert_eq!(run(&["--lang", "fr"]).status.code(), Some(2));
    let ran = run(&["--png", "no-such-folder/x.png"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(text(&ran.stderr).contains("name a file in a folder that exists"));
}

#[test]
fn nothing_found_is_no_failure() {
    let ran = run(&["--from", "2024", "--about", "Hill"]);
    assert_eq!((ran.status.code(), text(&ran.stderr)), (Some(0), String::new()));
    expect![[r#"
        I have no events for that.
        It starts too late: without the first date there are 2 events. The latest is of: June 2021.
        With other names there are 5 events. Try: the United States, Marco Rubio, Donald Trump, Panama.
    "#]]
    .assert_eq(&text(&ran.stdout));
}

#[test]
fn the_same_events_as_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let [png, svg, ics, csv, md] = ["x.png", "x.svg", "x.ics", "x.csv", "x.md"].map(path);
    let ran = run(&["--png", &png, "--svg", &svg, "--ics", &ics, "--csv", &csv, "--md", &md]);
    assert_eq!((ran.status.code(), text(&ran.stderr)), (Some(0), String::new()));
    let begins = [(png, "\u{fffd}PNG"), (svg, "<svg "), (ics, "BEGIN:VCALENDAR"), (csv, "id,when"), (md, "# ")];
    for (path, start) in begins {
        let bytes = std::fs::read(&path).expect("the file");
        assert!(text(&bytes).starts_with(start), "{path}");
    }
}
