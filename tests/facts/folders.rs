//! Folders and their files, one over another, and many problems in one run.

use super::{SOURCE, changed, check, reported, small};
use expect_test::expect;
use puente::facts::{Files, load};

#[test]
fn files_of_the_wrong_name() {
    let renamed = small().into_iter().map(|(path, text)| (path.replace("entities", "entitys"), text));
    expect![[r#"
        error: the file is missing
        --> base/entities.toml
         = help: copy it from the fact base of the repository, or give that folder first: `--facts facts --facts DIR`

        error: a file of this name is not read
         --> base/entitys.toml:1:1
          |
        1 | # The small right base that the tests break in one place each.
          | ^
          |
          = help: did you mean `entities.toml`?
    "#]]
    .assert_eq(&reported(&Files::in_memory("base", renamed)));
}

#[test]
fn folder_without_sources() {
    let without = small().into_iter().filter(|(path, _)| !path.starts_with("sources/"));
    expect![[r#"
        error: no source has the id `lake`
          --> base/entities.toml:10:56
           |
        10 | offices = [{ office = "mayor", from = "2019", source = "lake" }]
           |                                                        ^^^^^^
           |
           = help: its file belongs into sources/

        error: no sources: expected at least one document's file
        --> base/sources/
         = help: add sources/<source-id>.toml; docs/facts.md shows one
    "#]]
    .assert_eq(&reported(&Files::in_memory("base", without)));
}

#[test]
fn folder_that_is_none() {
    let report =
        Files::open(&["no/such".into(), "tests/facts/main.rs".into(), "src/text".into()]).expect_err("no folders");
    expect![[r#"
        error: can't be read: No such file or directory (os error 2)
        --> no/such
         = help: check the path; without `--facts` the built-in fact base is used

        error: the folder holds no facts: expected .toml and .ftl files
        --> src/text
         = help: name the folder that holds entities.toml and sources/

        error: can't be read: Not a directory (os error 20)
        --> tests/facts/main.rs
         = help: name the folder that holds entities.toml and sources/, not a file
    "#]]
    .assert_eq(&format!("{report}\n"));
}

#[test]
fn a_later_folder_adds_and_replaces() {
    let pond = "[[entity]]\nid = \"pond\"\nkind = \"place\"\nname = { en = \"the pond\", es = \"la charca\" }\n";
    let source = SOURCE.replace("about = [\"ana\", ", "about = [\"pond\", ");
    let later = Files::in_memory("later", [("entities.toml", pond.to_owned()), ("sources/lake.toml", source)]);
    let base = load(&changed(&[]).overlay(later)).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(base.entities.len(), 3);
    assert_eq!(base.sources.len(), 1);
    assert_eq!(base.entity(base.facts[0].about[0]).id, "pond");
}

#[test]
fn all_problems_in_one_run() {
    check(
        &[
            ("sources/lake.toml", "about = [\"ana\"", "about = [\"anna\""),
            ("sources/lake.toml", "speaker = \"ana\"\n", ""),
            ("sources/lake.toml", "end = 60", "end = 61"),
            ("entities.toml", "kind = \"place\"", "kind = \"lake\""),
            ("locales/es.ftl", "bye", "goodbye"),
            ("topics.toml", "name.es = \"Agua\"\n", ""),
        ],
        &expect![[r#"
            error: unknown kind `lake`: expected one of person, country, place, body, agreement, group
              --> base/entities.toml:14:8
               |
            14 | kind = "lake"
               |        ^^^^^^

            error: message `bye` is missing in es
             --> base/locales/en.ftl:2:1
              |
            2 | bye = Bye
              | ^^^
              |
              = help: add `bye = …` to base/locales/es.ftl

            error: message `goodbye` is missing in en
             --> base/locales/es.ftl:2:1
              |
            2 | goodbye = Bye
              | ^^^^^^^
              |
              = help: add `goodbye = …` to base/locales/en.ftl

            error: no entity has the id `anna`
              --> base/sources/lake.toml:19:10
               |
            19 | about = ["anna", "lago-azul"]
               |          ^^^^^^
               |
               = help: did you mean `ana`?

            error: fact `lake.fish` has a mode without a speaker
              --> base/sources/lake.toml:36:8
               |
            36 | mode = "quoted"
               |        ^^^^^^^^
               |
               = help: add `speaker = "<entity id>"`, or remove `mode`

            error: the range 40 to 61 does not fit the quote: expected 20 characters
              --> base/sources/lake.toml:38:62
               |
            38 | quotes = [{ text = "eighty thousand fish", start = 40, end = 61, paragraph = 3 }]
               |                                                              ^^
               |
               = help: run `puente check --documents DIR`: it names the right figures

            error: `name` of topic `water` has no `es`
             --> base/topics.toml:3:1
              |
            3 | name.en = "Water"
              | ^^^^
              |
              = help: add `es = "…"`
        "#]],
    );
}
