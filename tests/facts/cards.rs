//! Source cards: dates, documents, what is stated and what is not.

use super::check_source;
use expect_test::expect;

#[test]
fn bad_date() {
    check_source(
        "date = \"2020-03?\"",
        "date = \"March 2020\"",
        &expect![[r#"
            error: `March 2020` is no date: expected EDTF without a time of day
              --> base/sources/lake.toml:10:8
               |
            10 | date = "March 2020"
               |        ^^^^^^^^^^^^
               |
               = help: write a year, month or day as 2019, 2019-07 or 2019-07-21; add ? if uncertain; join a first and a last with /
        "#]],
    );
    check_source(
        "when = \"2020-03-04\"",
        "when = \"2020-03-04/2020-02\"",
        &expect![[r#"
            error: `2020-03-04/2020-02` ends before it begins
              --> base/sources/lake.toml:22:8
               |
            22 | when = "2020-03-04/2020-02"
               |        ^^^^^^^^^^^^^^^^^^^^
               |
               = help: write the earlier date first
        "#]],
    );
}

#[test]
fn bad_document_and_checksum() {
    check_source(
        "\"lake.txt\"",
        "\"../lake.txt\"",
        &expect![[r#"
            error: `../lake.txt` is no file name
             --> base/sources/lake.toml:3:12
              |
            3 | document = "../lake.txt"
              |            ^^^^^^^^^^^^^
              |
              = help: leave out the folder
        "#]],
    );
    check_source(
        "9146e13\"",
        "9146E13\"",
        &expect![[r#"
            error: not a SHA-256: expected 64 hex digits in lower case
             --> base/sources/lake.toml:4:10
              |
            4 | sha256 = "376201605923e07adf985162e0066b3ac582c56da2a37ef73feb7f55c9146E13"
              |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: take the first word of `sha256sum DOCUMENT`
        "#]],
    );
}

#[test]
fn stated_and_not_stated() {
    check_source(
        "[\"title\", \"authors\", \"date\"]",
        "[\"publisher\", \"authors\", \"date\"]",
        &expect![[r#"
            error: the source card has no `title`, and not_stated does not list it
             --> base/sources/lake.toml:1:1
              |
            1 | [source]
              | ^^^^^^^^
              |
              = help: add `title` if the document prints it, or list it in not_stated

            error: `publisher` is given and listed in not_stated
              --> base/sources/lake.toml:12:15
               |
            12 | not_stated = ["publisher", "authors", "date"]
               |               ^^^^^^^^^^^
               |
               = help: keep only one: `not_stated` lists what the document does not print
        "#]],
    );
    check_source(
        "[\"title\", \"authors\", \"date\"]",
        "[\"title\", \"author\", \"date\"]",
        &expect![[r#"
            error: the source card has no `authors`, and not_stated does not list it
             --> base/sources/lake.toml:1:1
              |
            1 | [source]
              | ^^^^^^^^
              |
              = help: add `authors` if the document prints it, or list it in not_stated

            error: unknown word `author` in not_stated: expected one of title, publisher, authors, date
              --> base/sources/lake.toml:12:24
               |
            12 | not_stated = ["title", "author", "date"]
               |                        ^^^^^^^^
        "#]],
    );
    check_source(
        "{ mode = \"worked-out\", en = \"From the weather.\", es = \"Por el tiempo.\" }",
        "{ mode = \"stated\" }",
        &expect![[r#"
            error: date_basis says the date is stated, not_stated says it is not
              --> base/sources/lake.toml:11:14
               |
            11 | date_basis = { mode = "stated" }
               |              ^^^^^^^^^^^^^^^^^^^
               |
               = help: change one of them
        "#]],
    );
    check_source(
        "date = \"2020-03?\"\n",
        "",
        &expect![[r#"
            error: date_basis says how the date is known, but there is no `date`
              --> base/sources/lake.toml:10:14
               |
            10 | date_basis = { mode = "worked-out", en = "From the weather.", es = "Por el tiempo." }
               |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: add `date`, or change the mode to `unknown`
        "#]],
    );
    check_source(
        "mode = \"worked-out\"",
        "mode = \"unknown\"",
        &expect![[r#"
            error: date_basis says the date is unknown, but a date is given
              --> base/sources/lake.toml:11:14
               |
            11 | date_basis = { mode = "unknown", en = "From the weather.", es = "Por el tiempo." }
               |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: remove `date`, or say how it was worked out
        "#]],
    );
}
