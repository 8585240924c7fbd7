//! Dates as sure as they are, in words.

use super::base;
use expect_test::{Expect, expect};
use puente::engine::date_in_words;
use puente::facts::model::Date;
use puente::text::Language;
use std::fmt::Write as _;

fn check(language: Language, words: &Expect) {
    let base = base();
    let mut lines = String::new();
    for edtf in [
        "2019-07-21",
        "2019-07",
        "2019",
        "2019?",
        "2019-07~",
        "201X",
        "2019-07-22/2019-07-27",
        "2019-07-22/2019-09",
        "2019/2021?",
        "2019-06/..",
        "../2019-06-01",
    ] {
        let date = Date::parse(edtf).expect("a date");
        let _ = writeln!(lines, "{edtf}: {}", date_in_words(&base.wording, language, &date));
    }
    words.assert_eq(&lines);
}

#[test]
fn a_date_is_said_no_more_exactly_than_it_is_known() {
    check(
        Language::En,
        &expect![[r#"
        2019-07-21: July 21, 2019
        2019-07: July 2019
        2019: 2019
        2019?: probably 2019
        2019-07~: around July 2019
        201X: between 2010 and 2019
        2019-07-22/2019-07-27: between July 22, 2019 and July 27, 2019
        2019-07-22/2019-09: between July 22, 2019 and September 2019
        2019/2021?: between 2019 and probably 2021
        2019-06/..: June 2019 or later
        ../2019-06-01: June 1, 2019 or earlier
    "#]],
    );
    check(
        Language::Es,
        &expect![[r#"
        2019-07-21: 21 de julio de 2019
        2019-07: julio de 2019
        2019: 2019
        2019?: probablemente 2019
        2019-07~: alrededor de julio de 2019
        201X: entre 2010 y 2019
        2019-07-22/2019-07-27: entre el 22 de julio de 2019 y el 27 de julio de 2019
        2019-07-22/2019-09: entre el 22 de julio de 2019 y septiembre de 2019
        2019/2021?: entre 2019 y probablemente 2021
        2019-06/..: junio de 2019 o después
        ../2019-06-01: 1 de junio de 2019 o antes
    "#]],
    );
}
