//! Numbers of a claim stand in its quotes.

use super::check_source;
use expect_test::expect;

#[test]
fn number_without_a_quote() {
    check_source(
        "80,000 fish",
        "90,000 fish",
        &expect![[r#"
            error: `90,000` in the claim of fact `lake.fish` stands in none of its quotes
              --> base/sources/lake.toml:32:23
               |
            32 | claim.en = "There are 90,000 fish, said Ana Sol."
               |                       ^^^^^^
               |
               = help: quote the words that give the number, or take it out of the claim
        "#]],
    );
    check_source(
        "Hay 80 000 peces",
        "Hay noventa mil peces",
        &expect![[r#"
            error: `noventa mil` in the claim of fact `lake.fish` stands in none of its quotes
              --> base/sources/lake.toml:33:17
               |
            33 | claim.es = "Hay noventa mil peces, dijo Ana Sol."
               |                 ^^^^^^^^^^^
               |
               = help: quote the words that give the number, or take it out of the claim
        "#]],
    );
}

#[test]
fn numbers_in_other_spellings_dates_and_names_need_no_quote() {
    check_source(
        "80,000 fish",
        "80.000 fish",
        &expect![[r#"
        nothing
    "#]],
    );
    check_source(
        "Hay 80 000 peces",
        "Hay ochenta mil peces",
        &expect![[r#"
        nothing
    "#]],
    );
    check_source(
        "fish, said Ana Sol",
        "fish, said Ana Sol of Group 7 in March 2020",
        &expect![[r#"
        nothing
    "#]],
    );
}
