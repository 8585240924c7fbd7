//! What is written: keys, types, words, languages, the form of the files.

use super::{check, check_source, reported, small};
use expect_test::expect;
use puente::facts::Files;

#[test]
fn unknown_key() {
    check_source(
        "place = ",
        "plaze = ",
        &expect![[r#"
            error: unknown key `plaze` in fact `lake.visit`
              --> base/sources/lake.toml:21:1
               |
            21 | plaze = "lago-azul"
               | ^^^^^
               |
               = help: did you mean `place`?
        "#]],
    );
    check(
        &[("topics.toml", "[[topic]]", "[[topics]]")],
        &expect![[r#"
            error: no topic has the id `water`
              --> base/sources/lake.toml:20:11
               |
            20 | topics = ["water"]
               |           ^^^^^^^
               |
               = help: add it to topics.toml

            error: no topic has the id `water`
              --> base/sources/lake.toml:35:11
               |
            35 | topics = ["water"]
               |           ^^^^^^^
               |
               = help: add it to topics.toml

            error: unknown key `topics` in the file
             --> base/topics.toml:1:3
              |
            1 | [[topics]]
              |   ^^^^^^
              |
              = help: did you mean `topic`?
        "#]],
    );
    check(
        &[("lexicon/es.toml", "negations", "denials")],
        &expect![[r#"
            error: the file has no `negations`
             --> base/lexicon/es.toml:1:1
              |
            1 | stop = ["the", "él"]
              | ^
              |
              = help: add `negations = ["…"]`

            error: unknown key `denials` in the file
             --> base/lexicon/es.toml:3:1
              |
            3 | denials = ["not"]
              | ^^^^^^^
              |
              = help: expected one of: stop, question_words, negations, pronouns, articles, continuations, linking, also, indefinite, during, either, besides, more, more_than, less_than, asides, conjunctions, common, abbreviations, sounds, numbers, units, parts, months, weekdays, relative
        "#]],
    );
}

#[test]
fn missing_field() {
    check_source(
        "kind = \"event\"\n",
        "",
        &expect![[r#"
            error: fact `lake.visit` has no `kind`
              --> base/sources/lake.toml:14:1
               |
            14 | [[fact]]
               | ^^^^^^^^
               |
               = help: add `kind = "event"`
        "#]],
    );
    check_source(
        "[source]",
        "[sources]",
        &expect![[r#"
            error: no source has the id `lake`
              --> base/entities.toml:10:56
               |
            10 | offices = [{ office = "mayor", from = "2019", source = "lake" }]
               |                                                        ^^^^^^
               |
               = help: its file belongs into sources/

            error: the file has no `source`
             --> base/sources/lake.toml:1:1
              |
            1 | [sources]
              | ^
              |
              = help: add `[source]`

            error: unknown key `sources` in the file
             --> base/sources/lake.toml:1:2
              |
            1 | [sources]
              |  ^^^^^^^
              |
              = help: did you mean `source`?
        "#]],
    );
    check_source(
        ", paragraph = 2",
        "",
        &expect![[r#"
            error: a quote has no `paragraph`
              --> base/sources/lake.toml:24:11
               |
            24 | quotes = [{ text = "Ana visited the lake", start = 6, end = 26 }]
               |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = help: add `paragraph = 0`
        "#]],
    );
}

#[test]
fn wrong_type() {
    check_source(
        "when = \"2020-03-04\"",
        "when = 2020-03-04",
        &expect![[r#"
            error: `when` of fact `lake.visit`: expected a text, got a bare date
              --> base/sources/lake.toml:22:8
               |
            22 | when = 2020-03-04
               |        ^^^^^^^^^^
               |
               = help: put it in quotation marks
        "#]],
    );
    check_source(
        "topics = [\"water\"]",
        "topics = \"water\"",
        &expect![[r#"
            error: `topics` of fact `lake.visit`: expected a list, got a text
              --> base/sources/lake.toml:20:10
               |
            20 | topics = "water"
               |          ^^^^^^^
               |
               = help: put it in square brackets
        "#]],
    );
    check_source(
        "start = 6",
        "start = -6",
        &expect![[r#"
            error: `start` of a quote: expected a whole number from 0, got -6
              --> base/sources/lake.toml:24:52
               |
            24 | quotes = [{ text = "Ana visited the lake", start = -6, end = 26, paragraph = 2 }]
               |                                                    ^^
        "#]],
    );
    check_source(
        "claim.en = \"Ana",
        "claim = \"Ana",
        &expect![[r#"
            error: not valid TOML: cannot extend value of type string with a dotted key
              --> base/sources/lake.toml:18:1
               |
            18 | claim.es = "Ana Sol visitó el lago el 4 de marzo de 2020."
               | ^^^^^
        "#]],
    );
    check_source(
        "timeline = true",
        "timeline = \"yes\"",
        &expect![[r#"
            error: `timeline` of fact `lake.visit`: expected true or false, got a text
              --> base/sources/lake.toml:27:12
               |
            27 | timeline = "yes"
               |            ^^^^^
        "#]],
    );
    check(
        &[("lexicon/en.toml", "march = 3", "march = 13")],
        &expect![[r#"
            error: expected a number from 1 to 12, got 13
              --> base/lexicon/en.toml:18:9
               |
            18 | march = 13
               |         ^^
        "#]],
    );
}

#[test]
fn blank_text() {
    check_source(
        "\"Lake News\"",
        "\" \"",
        &expect![[r#"
            error: `publisher` of the source card is blank: expected a text
             --> base/sources/lake.toml:9:13
              |
            9 | publisher = " "
              |             ^^^
        "#]],
    );
}

#[test]
fn unknown_word() {
    check_source(
        "kind = \"event\"",
        "kind = \"evnt\"",
        &expect![[r#"
            error: unknown kind `evnt`: expected one of event, figure, statement, position, commitment, description, overview
              --> base/sources/lake.toml:16:8
               |
            16 | kind = "evnt"
               |        ^^^^^^
               |
               = help: did you mean `event`?
        "#]],
    );
    check(
        &[("intents.toml", "\"who\"", "\"whose\"")],
        &expect![[r#"
            error: unknown kind `whose`: expected one of who, name, when, where, number, why, how, quote, says-so, define, list, compare, timeline, yes-no, assume, what, greeting, thanks, farewell, about-bot, distress, small-talk
             --> base/intents.toml:2:8
              |
            2 | kind = "whose"
              |        ^^^^^^^
              |
              = help: did you mean `who`?
        "#]],
    );
}

#[test]
fn missing_language() {
    check_source(
        "claim.es = \"Ana Sol visitó el lago el 4 de marzo de 2020.\"\n",
        "",
        &expect![[r#"
            error: `claim` of fact `lake.visit` has no `es`
              --> base/sources/lake.toml:17:1
               |
            17 | claim.en = "Ana Sol visited the lake on March 4, 2020."
               | ^^^^^
               |
               = help: add `es = "…"`
        "#]],
    );
    check_source(
        "asks.es = [\"¿Quién visitó el lago?\"]\n",
        "",
        &expect![[r#"
            error: `asks` of fact `lake.visit` has no `es`
              --> base/sources/lake.toml:25:1
               |
            25 | asks.en = ["Who visited the lake?"]
               | ^^^^
               |
               = help: add `es = ["…"]`
        "#]],
    );
    check_source(
        "denies.en = [\"The lake is empty\"]\n",
        "",
        &expect![[r#"
            error: `denies` of fact `lake.fish` has no `en`
              --> base/sources/lake.toml:42:1
               |
            42 | denies.es = ["El lago está vacío"]
               | ^^^^^^
               |
               = help: add `en = ["…"]`
        "#]],
    );
}

#[test]
fn message_in_one_language_only() {
    check(
        &[("locales/es.ftl", "bye = Bye\n", "")],
        &expect![[r#"
            error: message `bye` is missing in es
             --> base/locales/en.ftl:2:1
              |
            2 | bye = Bye
              | ^^^
              |
              = help: add `bye = …` to base/locales/es.ftl
        "#]],
    );
}

#[test]
fn not_toml() {
    check_source(
        "about = [\"ana\", \"lago-azul\"]",
        "about = [\"ana\" \"lago-azul\"]",
        &expect![[r#"
            error: not valid TOML: missing comma between array elements, expected `,`
              --> base/sources/lake.toml:19:16
               |
            19 | about = ["ana" "lago-azul"]
               |                ^
        "#]],
    );
}

#[test]
fn not_fluent() {
    check(
        &[("locales/en.ftl", "bye = Bye", "bye = { Bye")],
        &expect![[r#"
            error: not valid Fluent: Expected a token starting with "}"
             --> base/locales/en.ftl:3:1
              |
            3 |
              | ^
        "#]],
    );
}

#[test]
fn not_utf8() {
    let mut files: Vec<(&str, Vec<u8>)> = small().into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    files[1].1.extend(b"# se\xf1al\n");
    expect![[r#"
        error: not UTF-8: expected text, got a byte that is none at byte 62
         --> base/topics.toml:5:5
          |
        5 | # se�al
          |     ^
          |
          = help: save the file as UTF-8
    "#]]
    .assert_eq(&reported(&Files::in_memory("base", files)));
}
