//! Quotes against documents, and asks against the engine that answers them.

use super::{DOCUMENT, changed, told};
use expect_test::{Expect, expect};
use puente::curation;
use puente::facts::model::FactIdx;
use puente::facts::{Files, Report};
use std::path::Path;

/// What `puente check --documents` says of the small base and its document.
fn check_document(document: &str, from: &str, to: &str, problems: &Expect) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("lake.txt"), document).expect("written");
    let checked = curation::check(&changed(&[("sources/lake.toml", from, to)]), Some(folder.path()), |_| {
        |_: &str, _| Some(FactIdx(0))
    });
    problems.assert_eq(&told(&checked.expect("a folder")));
}

#[test]
fn quotes_stand_in_their_documents() {
    check_document(
        DOCUMENT,
        "kind",
        "kind",
        &expect![[r#"
            nothing
        "#]],
    );
    check_document(
        DOCUMENT,
        "start = 6, end = 26, paragraph = 2",
        "start = 0, end = 0, paragraph = 0",
        &expect![[r#"
            error: the quote does not stand at 0 to 0
              --> base/sources/lake.toml:24:52
               |
            24 | quotes = [{ text = "Ana visited the lake", start = 0, end = 0, paragraph = 0 }]
               |                                                    ^
               |
               = help: write start = 6, end = 26, paragraph = 2
        "#]],
    );
    check_document(
        DOCUMENT,
        "paragraph = 3",
        "paragraph = 2",
        &expect![[r#"
            error: the quote does not stand in paragraph 2
              --> base/sources/lake.toml:39:78
               |
            39 | quotes = [{ text = "eighty thousand fish", start = 40, end = 60, paragraph = 2 }]
               |                                                                              ^
               |
               = help: write paragraph = 3
        "#]],
    );
    check_document(
        DOCUMENT,
        "eighty thousand fish\"",
        "\\\"eighty-thousand fishes\\\"\"",
        &expect![[r#"
            error: the quote does not stand in lake.txt
              --> base/sources/lake.toml:39:20
               |
            39 | quotes = [{ text = "\"eighty-thousand fishes\"", start = 40, end = 60, paragraph = 3 }]
               |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: the nearest passage is `“eighty thousand fish”`, start = 39, end = 61, paragraph = 3
        "#]],
    );
    check_document(
        "Nothing.\n",
        "kind",
        "kind",
        &expect![[r#"
            error: the document has another SHA-256 than its card says
             --> base/sources/lake.toml:4:10
              |
            4 | sha256 = "376201605923e07adf985162e0066b3ac582c56da2a37ef73feb7f55c9146e13"
              |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: get the right document; if this is the right one, write sha256 = "d16be6060ce11adff97025fd01c9671660300ad798708d6545ed7d83ae6a7c84"

            error: the quote does not stand in lake.txt
              --> base/sources/lake.toml:24:20
               |
            24 | quotes = [{ text = "Ana visited the lake", start = 6, end = 26, paragraph = 2 }]
               |                    ^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: no passage is near it: is it from another document?

            error: the quote does not stand in lake.txt
              --> base/sources/lake.toml:39:20
               |
            39 | quotes = [{ text = "eighty thousand fish", start = 40, end = 60, paragraph = 3 }]
               |                    ^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: no passage is near it: is it from another document?
        "#]],
    );
}

#[test]
fn another_document_or_none() {
    check_document(
        "Ana visited the lake, eighty thousand fish",
        "376201605923e07adf985162e0066b3ac582c56da2a37ef73feb7f55c9146e13",
        "0000000000000000000000000000000000000000000000000000000000000000",
        &expect![[r#"
            error: the document has another SHA-256 than its card says
             --> base/sources/lake.toml:4:10
              |
            4 | sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
              |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              |
              = help: get the right document; if this is the right one, write sha256 = "2788c458e55f0e8a00fc8e361a8432cc823c3accf9f6775b570dcb27d7d208e5"

            error: the quote does not stand at 6 to 26
              --> base/sources/lake.toml:24:52
               |
            24 | quotes = [{ text = "Ana visited the lake", start = 6, end = 26, paragraph = 2 }]
               |                                                    ^
               |
               = help: write start = 0, end = 20, paragraph = 1

            error: the quote does not stand at 40 to 60
              --> base/sources/lake.toml:39:52
               |
            39 | quotes = [{ text = "eighty thousand fish", start = 40, end = 60, paragraph = 3 }]
               |                                                    ^^
               |
               = help: write start = 22, end = 42, paragraph = 1
        "#]],
    );
    let checked = |folder: &str| {
        let engine = |_| |_: &str, _| Some(FactIdx(0));
        let checked = curation::check(&changed(&[]), Some(Path::new(folder)), engine);
        told(&checked.unwrap_or_else(Report::from))
    };
    expect![[r#"
        error: no such folder: expected the documents
        --> no/such
         = help: name the folder that holds the documents under the names of their cards
    "#]]
    .assert_eq(&checked("no/such"));
    expect![[r#"
        error: not a folder: expected the one with the documents
        --> Cargo.toml
         = help: name the folder that holds the documents under the names of their cards
    "#]]
    .assert_eq(&checked("Cargo.toml"));
    expect![[r#"
        error: the document can't be read in src: No such file or directory (os error 2)
         --> base/sources/lake.toml:3:12
          |
        3 | document = "lake.txt"
          |            ^^^^^^^^^^
          |
          = help: put the document there, or correct its name
    "#]]
    .assert_eq(&checked("src"));
}

#[test]
fn asks_are_won_by_their_own_fact() {
    let winner = |files: &Files, winner: Option<FactIdx>| {
        told(&curation::check(files, None, |_| move |_: &str, _| winner).expect("no folder"))
    };
    // The facts are related, so either may answer.
    expect![[r#"
        nothing
    "#]]
    .assert_eq(&winner(&changed(&[]), Some(FactIdx(0))));
    let unrelated = changed(&[("sources/lake.toml", "corroborates = [\"lake.visit\"]\n", "")]);
    expect![[r#"
        error: `lake.visit` answers this question of `lake.fish`
          --> base/sources/lake.toml:40:12
           |
        40 | asks.en = ["How many fish are there?"]
           |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: ask for what only this fact says, or relate the two with corroborates, differs or corrects

        error: `lake.visit` answers this question of `lake.fish`
          --> base/sources/lake.toml:41:12
           |
        41 | asks.es = ["¿Cuántos peces hay?"]
           |            ^^^^^^^^^^^^^^^^^^^^^
           |
           = help: ask for what only this fact says, or relate the two with corroborates, differs or corrects
    "#]]
    .assert_eq(&winner(&unrelated, Some(FactIdx(0))));
    expect![[r#"
        error: nothing answers this question of `lake.visit`
          --> base/sources/lake.toml:25:12
           |
        25 | asks.en = ["Who visited the lake?"]
           |            ^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: use words of the claim, or add the words people use to concepts.toml

        error: nothing answers this question of `lake.visit`
          --> base/sources/lake.toml:26:12
           |
        26 | asks.es = ["¿Quién visitó el lago?"]
           |            ^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: use words of the claim, or add the words people use to concepts.toml

        error: nothing answers this question of `lake.fish`
          --> base/sources/lake.toml:40:12
           |
        40 | asks.en = ["How many fish are there?"]
           |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: use words of the claim, or add the words people use to concepts.toml

        error: nothing answers this question of `lake.fish`
          --> base/sources/lake.toml:41:12
           |
        41 | asks.es = ["¿Cuántos peces hay?"]
           |            ^^^^^^^^^^^^^^^^^^^^^
           |
           = help: use words of the claim, or add the words people use to concepts.toml
    "#]]
    .assert_eq(&winner(&changed(&[]), None));
}
