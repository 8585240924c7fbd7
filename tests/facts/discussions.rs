//! Prompts for a class: sides, their facts, and words.

use super::{reported, small};
use expect_test::{Expect, expect};
use puente::facts::{Files, load};

const SOUND: &str = r#"[[discussion]]
id = "lake"
topics = ["water"]
prompt.en = "Is the lake clean?"
prompt.es = "¿Está limpio el lago?"
stand.en = "The lake is clean."
stand.es = "El lago está limpio."
side = [
  { name.en = "Yes", name.es = "Sí", facts = ["lake.visit"] },
  { name.en = "No", name.es = "No", facts = ["lake.fish"] },
]
"#;

fn files(discussions: String) -> Files {
    let mut files = small();
    files.push(("discussions.toml", discussions));
    Files::in_memory("base", files)
}

fn check(from: &str, to: &str, problems: &Expect) {
    assert!(SOUND.contains(from), "the file does not hold {from}");
    problems.assert_eq(&reported(&files(SOUND.replacen(from, to, 1))));
}

#[test]
fn a_sound_file_is_read() {
    let base = load(&files(SOUND.to_owned())).unwrap_or_else(|report| panic!("{report}"));
    let sides: Vec<usize> = base.discussions.iter().flat_map(|it| &it.sides).map(|side| side.facts.len()).collect();
    assert_eq!(sides, [1, 1]);
}

#[test]
fn one_side_is_no_discussion() {
    check(
        "  { name.en = \"No\", name.es = \"No\", facts = [\"lake.fish\"] },\n",
        "",
        &expect![[r#"
        error: discussion `lake` has 1 sides: expected at least two
         --> base/discussions.toml:8:8
          |
        8 | side = [
          |        ^
          |
          = help: add `{ name.en = "…", name.es = "…", facts = ["…"] }` to `side`
    "#]],
    );
}

#[test]
fn no_fact_speaks_for_two_sides() {
    check(
        "lake.fish",
        "lake.visit",
        &expect![[r#"
        error: the fact `lake.visit` stands in discussion `lake` twice
          --> base/discussions.toml:10:46
           |
        10 |   { name.en = "No", name.es = "No", facts = ["lake.visit"] },
           |                                              ^^^^^^^^^^^^
           |
           = help: leave it on the side that it speaks for
    "#]],
    );
}

#[test]
fn a_fact_that_is_not_there_and_a_text_in_one_language_only() {
    check(
        "lake.fish",
        "lake.fisch",
        &expect![[r#"
        error: no fact has the id `lake.fisch`
          --> base/discussions.toml:10:46
           |
        10 |   { name.en = "No", name.es = "No", facts = ["lake.fisch"] },
           |                                              ^^^^^^^^^^^^
           |
           = help: did you mean `lake.fish`?
    "#]],
    );
    check(
        "stand.es = \"El lago está limpio.\"\n",
        "",
        &expect![[r#"
        error: `stand` of discussion `lake` has no `es`
         --> base/discussions.toml:6:1
          |
        6 | stand.en = "The lake is clean."
          | ^^^^^
          |
          = help: add `es = "…"`
    "#]],
    );
    check(
        "topics = [\"water\"]",
        "topics = [\"fire\"]",
        &expect![[r#"
        error: no topic has the id `fire`
         --> base/discussions.toml:3:11
          |
        3 | topics = ["fire"]
          |           ^^^^^^
          |
          = help: add it to topics.toml
    "#]],
    );
}
