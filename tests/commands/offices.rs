//! `/who` asked for an office: who held it, by which source and as of when.

use super::{check, check_beginning, first_line};
use expect_test::expect;
use puente::engine::{Engine, Settings};
use puente::facts::model::EntityIdx;
use puente::facts::{Files, load};
use std::sync::Arc;

#[test]
fn an_office_has_its_holders_in_the_order_of_time() {
    check_beginning(
        &["/who Secretary of State"],
        14,
        &expect![[r#"
        Who held this office, according to my sources: U.S. Secretary of State

        Mike Pompeo (as of July 21, 2019)
        • Mike Pompeo was U.S. Secretary of State in July 2019, according to the OAN article. [1]
        • Mike Pompeo was U.S. Secretary of State when he met Bukele in San Salvador. [2]

        Antony Blinken (as of 2021)
        • Antony Blinken is the Secretary of State of the United States in this article. [3]

        Marco Rubio (as of 2025)
        • Marco Rubio is the U.S. Secretary of State in the Reuters report on his meeting with Bukele. [4]

        [1] OAN Newsroom article on Pompeo's talks in Mexico and El Salvador — OAN Newsroom · July 22, 2019 · paragraph 12
            “U.S. Secretary of State Mike Pompeo, left, shakes hands with El Salvador’s President Nayib Bukele at the Presidential House in San Salvador, El Salvador, Sunday, July 21, 2019.”
    "#]],
    );
    check_beginning(
        &["/quién embajador de Estados Unidos"],
        10,
        &expect![[r#"
            Quién tuvo este cargo, según mis fuentes: embajador de EE. UU. en El Salvador

            Ronald Johnson: con el nombramiento, aún sin asumir (probablemente 2019)
            • Ronald Johnson es el nuevo embajador de Estados Unidos (“new ambassador from the United States”), que llegará pronto a El Salvador, según la página; en ese momento aún no había llegado. [1]

            William Duncan (según la fuente: 2023)
            • En este artículo, William Duncan es el embajador de Estados Unidos en El Salvador. [2]

            [1] Página sobre novedades en las relaciones entre EE. UU. y El Salvador, con la carta de intención — medio no indicado · probablemente 2019 (deducida) · párrafo 13
                «Soon a new ambassador from the United States will arrive in El Salvador.   He is Ronald Johnson, and last week he sent a video greeting to the people of El Salvador:»
        "#]],
    );
}

#[test]
fn an_office_as_of_a_date() {
    check_beginning(
        &["/who US ambassador date:2023"],
        5,
        &expect![[r#"
        Who held this office, according to my sources: U.S. ambassador to El Salvador, as of 2023

        William Duncan (as of 2023)
        • William Duncan is the United States ambassador to El Salvador in this article. [1]

    "#]],
    );
    check_beginning(
        &["/who president of El Salvador date:\"July 2019\""],
        9,
        &expect![[r#"
            Who held this office, according to my sources: President of El Salvador, as of July 2019

            Nayib Bukele (as of probably 2019)
            • McAleenan and Salvadoran president Nayib Bukele held a press conference “in connection with signing the letter of intent”, the page says. [1]

            Nayib Bukele (as of July 21, 2019)
            • Nayib Bukele was President of El Salvador in July 2019, according to the OAN article. [2]
            • U.S. Secretary of State Mike Pompeo and El Salvador's President Nayib Bukele met “last Sunday” at the Presidential House in San Salvador. [3]

        "#]],
    );
    check(
        &[
            "/who Secretary of State date:2016",
            "/quién secretario de Estado fecha:2016",
            "/who president of Mexico 1990",
        ],
        &expect![[r#"
            For 2016, my sources don't say who held this office: U.S. Secretary of State.

            Para esta fecha (2016), mis fuentes no dicen quién tenía este cargo («secretario de Estado de EE. UU.»).

            For 1990, my sources don't say who held this office: President of Mexico.

        "#]],
    );
}

#[test]
fn an_office_is_found_by_whatever_it_is_called() {
    for (typed, holder) in [
        ("/who secretario de Estado", "Who held this office, according to my sources: U.S. Secretary of State"),
        ("/who the U.S. Secretary of State", "Who held this office, according to my sources: U.S. Secretary of State"),
        ("/who secretry of state", "Who held this office, according to my sources: U.S. Secretary of State"),
        (
            "/who us-ambassador-to-el-salvador",
            "Who held this office, according to my sources: U.S. ambassador to El Salvador",
        ),
        (
            "/quién el embajador de EE. UU.",
            "Quién tuvo este cargo, según mis fuentes: embajador de EE. UU. en El Salvador",
        ),
        ("/quién presidente de EEUU", "Quién tuvo este cargo, según mis fuentes: presidente de Estados Unidos"),
        ("/who Rubio 2025", "Marco Rubio in my sources, as of 2025"),
        ("/who Bukele", "Nayib Bukele in my sources"),
    ] {
        let line = first_line(typed);
        assert!(line.contains(holder), "{typed}: {line}");
    }
    check(
        &["/who president", "/quién presidente"],
        &expect![[r#"
        My sources don't say who “president” is.

        Did you mean:
          • President of the United States
          • President of Mexico
          • President of El Salvador

        Mis fuentes no dicen quién es «presidente».

        ¿Quisiste decir?
          • presidente de Estados Unidos
          • presidente de México
          • presidente de El Salvador

    "#]],
    );
}

#[test]
fn facts_of_that_time_are_found_where_no_office_is_told() {
    check_beginning(
        &["/who Trump date:2025"],
        6,
        &expect![[r#"
        Donald Trump in my sources, as of 2025

        President of the United States (from January 20, 2025)
        • The Trump administration (Trump's second term) took office on Jan. 20, Reuters reports. It does not print the year. [1]

        [1] Reuters report on Rubio's meeting with Bukele — Reuters · 2025 (inferred) · paragraph 7
    "#]],
    );
    check_beginning(
        &["/quién Trump fecha:2025"],
        6,
        &expect![[r#"
            Donald Trump en mis fuentes, en esta fecha: 2025

            presidente de Estados Unidos (desde el 20 de enero de 2025)
            • El gobierno de Trump (su segundo mandato) asumió el 20 de enero, según Reuters. La nota no imprime el año. [1]

            [1] Nota de Reuters sobre la reunión de Rubio con Bukele — Reuters · 2025 (deducida) · párrafo 7
        "#]],
    );
}

#[test]
fn every_tenure_rests_on_a_fact() {
    let base = Arc::new(load(&Files::embedded()).expect("a sound base"));
    let engine = Engine::new(Arc::clone(&base), Settings::default());
    for (at, entity) in base.entities.iter().enumerate() {
        for tenure in &entity.offices {
            assert!(engine.office_fact(EntityIdx(at), tenure).is_some(), "{}: {tenure:?}", entity.id);
        }
    }
}
