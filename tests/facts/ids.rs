//! Ids and aliases: unknown, doubled, of the wrong form, of two owners.

use super::{SOURCE, check, check_entities, check_source, reported, small};
use expect_test::expect;
use puente::facts::Files;

#[test]
fn unknown_id() {
    check_source(
        "about = [\"ana\"",
        "about = [\"anna\"",
        &expect![[r#"
            error: no entity has the id `anna`
              --> base/sources/lake.toml:19:10
               |
            19 | about = ["anna", "lago-azul"]
               |          ^^^^^^
               |
               = help: did you mean `ana`?
        "#]],
    );
    check_source(
        "topics = [\"water\"]",
        "topics = [\"fishing\"]",
        &expect![[r#"
            error: no topic has the id `fishing`
              --> base/sources/lake.toml:20:11
               |
            20 | topics = ["fishing"]
               |           ^^^^^^^^^
               |
               = help: add it to topics.toml
        "#]],
    );
    check_source(
        "corroborates = [\"lake.visit\"]",
        "differs = [\"lake.visti\"]",
        &expect![[r#"
            error: no fact has the id `lake.visti`
              --> base/sources/lake.toml:44:12
               |
            44 | differs = ["lake.visti"]
               |            ^^^^^^^^^^^^
               |
               = help: did you mean `lake.visit`?
        "#]],
    );
    check_entities(
        "office = \"mayor\"",
        "office = \"major\"",
        &expect![[r#"
            error: no office has the id `major`
              --> base/entities.toml:10:23
               |
            10 | offices = [{ office = "major", from = "2019", source = "lake" }]
               |                       ^^^^^^^
               |
               = help: did you mean `mayor`?
        "#]],
    );
    check_entities(
        "source = \"lake\"",
        "source = \"pond\"",
        &expect![[r#"
            error: no source has the id `pond`
              --> base/entities.toml:10:56
               |
            10 | offices = [{ office = "mayor", from = "2019", source = "pond" }]
               |                                                        ^^^^^^
               |
               = help: its file belongs into sources/
        "#]],
    );
    check(
        &[("concepts.toml", "[\"fall\"]\n\n", "[\"fell\"]\n\n")],
        &expect![[r#"
            error: no concept has the id `fell`
             --> base/concepts.toml:4:13
              |
            4 | opposite = ["fell"]
              |             ^^^^^^
              |
              = help: did you mean `fall`?
        "#]],
    );
}

#[test]
fn same_id_twice() {
    check_source(
        "id = \"lake.fish\"",
        "id = \"lake.visit\"",
        &expect![[r#"
            error: fact id `lake.visit` is used twice
              --> base/sources/lake.toml:30:6
               |
            30 | id = "lake.visit"
               |      ^^^^^^^^^^^^
               |
               = help: the first is in base/sources/lake.toml:15; rename or remove one of them

            error: fact `lake.visit` corroborates itself
              --> base/sources/lake.toml:44:17
               |
            44 | corroborates = ["lake.visit"]
               |                 ^^^^^^^^^^^^
               |
               = help: remove it
        "#]],
    );
    check_entities(
        "id = \"lago-azul\"",
        "id = \"ana\"",
        &expect![[r#"
            error: entity id `ana` is used twice
              --> base/entities.toml:13:6
               |
            13 | id = "ana"
               |      ^^^^^
               |
               = help: the first is in base/entities.toml:4; rename or remove one of them

            error: no entity has the id `lago-azul`
              --> base/sources/lake.toml:19:17
               |
            19 | about = ["ana", "lago-azul"]
               |                 ^^^^^^^^^^^
               |
               = help: add it to entities.toml

            error: no entity has the id `lago-azul`
              --> base/sources/lake.toml:21:9
               |
            21 | place = "lago-azul"
               |         ^^^^^^^^^^^
               |
               = help: add it to entities.toml

            error: no entity has the id `lago-azul`
              --> base/sources/lake.toml:34:10
               |
            34 | about = ["lago-azul"]
               |          ^^^^^^^^^^^
               |
               = help: add it to entities.toml
        "#]],
    );
    check(
        &[("topics.toml", "[[topic]]", "[[topic]]\nid = \"water\"\nname = { en = \"W\", es = \"A\" }\n\n[[topic]]")],
        &expect![[r#"
            error: topic id `water` is used twice
             --> base/topics.toml:6:6
              |
            6 | id = "water"
              |      ^^^^^^^
              |
              = help: the first is in base/topics.toml:2; rename or remove one of them
        "#]],
    );
    let twice = small().into_iter().chain([("sources/pond.toml", SOURCE.replace("lake.", "lake.second-"))]);
    expect![[r#"
        error: the source's id is `lake`, its file is pond.toml
         --> base/sources/pond.toml:2:6
          |
        2 | id = "lake"
          |      ^^^^^^
          |
          = help: give both the same name

        error: source id `lake` is used twice
         --> base/sources/pond.toml:2:6
          |
        2 | id = "lake"
          |      ^^^^^^
          |
          = help: the first is in base/sources/lake.toml:2; rename or remove one of them
    "#]]
    .assert_eq(&reported(&Files::in_memory("base", twice)));
}

#[test]
fn ids_of_the_wrong_form() {
    check_source(
        "id = \"lake.visit\"",
        "id = \"lago.visit\"",
        &expect![[r#"
            error: fact id `lago.visit` does not begin with its source's id
              --> base/sources/lake.toml:15:6
               |
            15 | id = "lago.visit"
               |      ^^^^^^^^^^^^
               |
               = help: write `lake.visit`

            error: no fact has the id `lake.visit`
              --> base/sources/lake.toml:44:17
               |
            44 | corroborates = ["lake.visit"]
               |                 ^^^^^^^^^^^^
               |
               = help: did you mean `lake.fish`?
        "#]],
    );
    check_source(
        "id = \"lake.fish\"",
        "id = \"lake.Fish_1\"",
        &expect![[r#"
            error: `lake.Fish_1` is no id: expected lower-case words joined by hyphens
              --> base/sources/lake.toml:30:6
               |
            30 | id = "lake.Fish_1"
               |      ^^^^^^^^^^^^^
               |
               = help: only a to z, 0 to 9 and single hyphens
        "#]],
    );
    check_source(
        "corroborates = [\"lake.visit\"]",
        "corroborates = [\"lake.fish\"]",
        &expect![[r#"
            error: fact `lake.fish` corroborates itself
              --> base/sources/lake.toml:44:17
               |
            44 | corroborates = ["lake.fish"]
               |                 ^^^^^^^^^^^
               |
               = help: remove it
        "#]],
    );
}

#[test]
fn alias_of_two() {
    check_entities(
        "name.en = \"Lago Azul\"",
        "name.en = \"¡ANA!\"",
        &expect![[r#"
            error: alias `¡ANA!` belongs to entity `ana` already
              --> base/entities.toml:15:11
               |
            15 | name.en = "¡ANA!"
               |           ^^^^^^^
               |
               = help: it stands in base/entities.toml:8; an alias belongs to one entity: remove one of them
        "#]],
    );
    check_entities(
        "name.en = \"mayor\"",
        "name.en = \"lago azul\"",
        &expect![[r#"
            error: alias `lago azul` of an office belongs to entity `lago-azul` already
              --> base/entities.toml:20:11
               |
            20 | name.en = "lago azul"
               |           ^^^^^^^^^^^
               |
               = help: it stands in base/entities.toml:15; remove one of them
        "#]],
    );
    check_entities(
        "name.en = \"Lago Azul\"",
        "name.en = \"…\"",
        &expect![[r#"
            error: `…` has neither letters nor digits: nobody could ask for it
              --> base/entities.toml:15:11
               |
            15 | name.en = "…"
               |           ^^^
               |
               = help: remove it
        "#]],
    );
}

#[test]
fn an_office_may_be_called_like_its_only_holder() {
    check_entities(
        "\"chief of Group 7\"",
        "\"Mayor\"",
        &expect![[r#"
        nothing
    "#]],
    );
}
