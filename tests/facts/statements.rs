//! Facts: quotes, ranges, lists, and fields that go together.

use super::check_source;
use expect_test::expect;

#[test]
fn quote_too_long() {
    let long = format!("text = \"{}\", start = 6, end = 127", ["a"; 61].join(" "));
    check_source(
        "text = \"Ana visited the lake\", start = 6, end = 26",
        &long,
        &expect![[r#"
            error: the quote has 61 words: expected at most 60
              --> base/sources/lake.toml:24:20
               |
            24 | ... = "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a", s...
               |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: shorten it, or split it into two quotes
        "#]],
    );
}

#[test]
fn impossible_range() {
    check_source(
        "start = 6, end = 26",
        "start = 0, end = 0",
        &expect![[r#"
            error: the range 0 to 0 does not fit the quote: expected 20 characters
              --> base/sources/lake.toml:24:61
               |
            24 | quotes = [{ text = "Ana visited the lake", start = 0, end = 0, paragraph = 2 }]
               |                                                             ^
               |
               = help: run `puente check --documents DIR`: it names the right figures
        "#]],
    );
    check_source(
        "paragraph = 2",
        "paragraph = 0",
        &expect![[r#"
            error: paragraph 0: expected the paragraph, counted from 1
              --> base/sources/lake.toml:24:77
               |
            24 | quotes = [{ text = "Ana visited the lake", start = 6, end = 26, paragraph = 0 }]
               |                                                                             ^
               |
               = help: run `puente check --documents DIR`: it names the right figures
        "#]],
    );
}

#[test]
fn empty_list() {
    check_source(
        "about = [\"ana\", \"lago-azul\"]",
        "about = []",
        &expect![[r#"
            error: fact `lake.visit` has an empty `about`: expected at least one
              --> base/sources/lake.toml:19:9
               |
            19 | about = []
               |         ^^
        "#]],
    );
    check_source(
        "topics = [\"water\"]",
        "topics = []",
        &expect![[r#"
            error: fact `lake.visit` has an empty `topics`: expected at least one
              --> base/sources/lake.toml:20:10
               |
            20 | topics = []
               |          ^^
        "#]],
    );
    check_source(
        "quotes = [{ text = \"Ana visited the lake\", start = 6, end = 26, paragraph = 2 }]",
        "quotes = []",
        &expect![[r#"
            error: fact `lake.visit` has no quote: expected at least one
              --> base/sources/lake.toml:24:10
               |
            24 | quotes = []
               |          ^^
        "#]],
    );
    check_source(
        "asks.en = [\"Who visited the lake?\"]",
        "asks.en = []",
        &expect![[r#"
            error: `asks` of fact `lake.visit` has an empty `en`: expected at least one
              --> base/sources/lake.toml:25:11
               |
            25 | asks.en = []
               |           ^^
        "#]],
    );
}

#[test]
fn speaker_and_mode() {
    check_source(
        "mode = \"quoted\"\n",
        "",
        &expect![[r#"
            error: fact `lake.fish` has a speaker without a mode
              --> base/sources/lake.toml:36:11
               |
            36 | speaker = "ana"
               |           ^^^^^
               |
               = help: add `mode = "quoted"` for the speaker's own words or `mode = "reported"` for words retold
        "#]],
    );
    check_source(
        "speaker = \"ana\"\n",
        "",
        &expect![[r#"
            error: fact `lake.fish` has a mode without a speaker
              --> base/sources/lake.toml:36:8
               |
            36 | mode = "quoted"
               |        ^^^^^^^^
               |
               = help: add `speaker = "<entity id>"`, or remove `mode`
        "#]],
    );
    check_source(
        "mode = \"quoted\"",
        "mode = \"stated\"",
        &expect![[r#"
            error: mode `stated` is the source's own claim, but there is a speaker
              --> base/sources/lake.toml:37:8
               |
            37 | mode = "stated"
               |        ^^^^^^^^
               |
               = help: remove `speaker`, or change the mode to `quoted` or `reported`
        "#]],
    );
}

#[test]
fn when_and_its_basis() {
    check_source(
        "when_basis = { mode = \"stated\" }\n",
        "",
        &expect![[r#"
            error: fact `lake.visit` has `when` without `when_basis`
              --> base/sources/lake.toml:22:8
               |
            22 | when = "2020-03-04"
               |        ^^^^^^^^^^^^
               |
               = help: add `when_basis = { mode = "stated" }`, or `worked-out` with `en` and `es` saying from what
        "#]],
    );
    check_source(
        "when = \"2020-03-04\"\n",
        "",
        &expect![[r#"
            error: fact `lake.visit` has `when_basis` without `when`
              --> base/sources/lake.toml:22:14
               |
            22 | when_basis = { mode = "stated" }
               |              ^^^^^^^^^^^^^^^^^^^
               |
               = help: add `when`, or remove `when_basis`

            error: fact `lake.visit` is for the timeline, but has no `when`
              --> base/sources/lake.toml:26:12
               |
            26 | timeline = true
               |            ^^^^
               |
               = help: add `when` and `when_basis`, or remove `timeline`
        "#]],
    );
}
