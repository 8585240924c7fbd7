//! The chart: its layout as plain data, its drawing as SVG, its picture as PNG, and what it says in words.

use super::{base, engine, made_up, told};
use expect_test::expect;
use proptest::prelude::*;
use puente::text::Language;
use puente::timeline::{Bar, Chart, Layout, MOST_ALT_CHARS, MOST_BYTES, Mark, Text, WIDTH};
use std::fmt::Write as _;

/// Made-up events, spread over thirty years, some of them uncertain, long, open or many on a day.
fn many(count: usize) -> Vec<(String, String)> {
    let words = "The ministers met again and spoke about trade, migration, security, schools and the price of coffee";
    (0..count)
        .map(|at| {
            let (year, month, day) = (1992 + at * 33 / count, 1 + at * 5 % 12, 1 + at * 11 % 28);
            let when = match at % 9 {
                1 => format!("{year}"),
                2 => format!("{year}-{month:02}"),
                3 => format!("{year}?"),
                4 => format!("{year}-{month:02}/{}", year + 2),
                5 if at % 5 == 0 => format!("{year}/.."),
                _ => format!("{year}-{month:02}-{day:02}"),
            };
            let claim: String = words.split_inclusive(' ').take(5 + at * 7 % 12).collect();
            (when, format!("{}: {}.", at + 1, claim.trim()))
        })
        .collect()
}

fn chart(given: &[(String, String)], language: Language) -> Chart {
    let engine = engine(made_up(given));
    Chart::of(engine.base(), &told(&engine, language, &[]))
}

/// For whoever changes the drawing: the pictures, to be looked at.
fn keep(name: &str, chart: &Chart) -> Vec<u8> {
    let png = chart.png().expect("a picture");
    if let Some(folder) = std::env::var_os("PUENTE_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), &png).expect("a folder");
    }
    png
}

/// What is where, in words.
fn plain(layout: &Layout) -> String {
    let mut out = format!("{} by {:.0}\n", layout.width, layout.height);
    let bar = |bar: &Bar| {
        let open = |is_open: bool| if is_open { "open" } else { "closed" };
        let (before, after) = (open(bar.open_before), open(bar.open_after));
        format!("at {:.0}, {:.0} to {:.0}, {before} to {after}", bar.x, bar.top, bar.bottom)
    };
    for text in &layout.texts {
        let _ = writeln!(out, "{:.0} {:.0} {}", text.x, text.y, text.words);
    }
    for office in &layout.offices {
        let _ = writeln!(out, "lane {} {}", office.lane.unwrap_or_default(), bar(office));
    }
    for span in &layout.bars {
        let _ = writeln!(out, "bar {}{}", bar(span), if span.uncertain { ", uncertain" } else { "" });
    }
    for row in &layout.rows {
        let words: Vec<&str> = row.texts.iter().map(|text| text.words.as_str()).collect();
        let _ = writeln!(out, "{:.0} to {:.0} {:?}: {}", row.top, row.bottom, row.mark, words.join(" / "));
    }
    for gap in &layout.breaks {
        let _ = writeln!(out, "break {:.0} {}", gap.y, gap.text.words);
    }
    out
}

/// Nothing stands over anything else, nothing over the edge.
fn check(layout: &Layout) -> Result<(), TestCaseError> {
    let rows = layout.rows.iter().flat_map(|row| &row.texts);
    let texts: Vec<&Text> = layout.texts.iter().chain(rows).chain(layout.breaks.iter().map(|gap| &gap.text)).collect();
    let boxed = |text: &Text| (text.x, text.y - text.size * 0.8, text.x + text.width, text.y + text.size * 0.2);
    for (at, one) in texts.iter().enumerate() {
        let (left, top, right, bottom) = boxed(one);
        prop_assert!(left >= 0.0 && right <= WIDTH - 10.0, "over the edge: {one:?}");
        prop_assert!(top >= 0.0 && bottom <= layout.height, "over the edge: {one:?}");
        for other in &texts[at + 1..] {
            let (l, t, r, b) = boxed(other);
            prop_assert!(right <= l || r <= left || bottom <= t + 0.5 || b <= top + 0.5, "{one:?} over {other:?}");
        }
    }
    for row in &layout.rows {
        prop_assert!(row.y > row.top && row.y < row.bottom);
        prop_assert_eq!(row.mark == Mark::Exact, row.bar.is_none());
    }
    for pair in layout.rows.windows(2) {
        prop_assert!(pair[0].bottom <= pair[1].top);
    }
    for bars in [&layout.bars, &layout.offices] {
        for (at, one) in bars.iter().enumerate() {
            prop_assert!(one.top < one.bottom && one.bottom <= layout.height && one.x < layout.axis.0);
            for other in bars[at + 1..].iter().filter(|other| (other.x - one.x).abs() < 1.0) {
                prop_assert!(one.bottom <= other.top || other.bottom <= one.top, "{one:?} over {other:?}");
            }
        }
    }
    Ok(())
}

fn dates() -> impl Strategy<Value = String> {
    let day = (1990..2030_i32, 1..13_u8, 1..29_u8);
    (day, 0..9_u8, 0..4_i32).prop_map(|((year, month, day), form, more)| match form {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}?"),
        3 => format!("{year}-{month:02}~"),
        4 => format!("{year}/{}", year + more),
        5 => format!("{year}-{month:02}/.."),
        6 => format!("../{year}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    })
}

fn claims() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::collection::vec("[a-zñáéW“]{1,14}", 1..40).prop_map(|words| words.join(" ")),
        "[A-Za-z]{1,120}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_never_overlap(
        few in proptest::collection::vec((dates(), claims()), 5),
        some in proptest::collection::vec((dates(), claims()), 25),
        most in proptest::collection::vec((dates(), claims()), 60),
        more in proptest::collection::vec((dates(), claims()), 61..200),
    ) {
        for given in [few, some, most, more] {
            let chart = chart(&given, Language::Es);
            check(&chart.layout)?;
            prop_assert!(chart.alt.chars().count() <= MOST_ALT_CHARS);
        }
    }
}

#[test]
fn pictures_of_5_25_60_and_300_events_can_be_uploaded() {
    for count in [1, 5, 25, 60, 300] {
        let chart = chart(&many(count), Language::En);
        check(&chart.layout).unwrap_or_else(|error| panic!("{count}: {error}"));
        let png = keep(&format!("made-up-{count}"), &chart);
        assert!(png.len() <= MOST_BYTES && png.starts_with(b"\x89PNG"), "{count}: {} bytes", png.len());
        assert!(chart.layout.rows.len() <= 60, "{count} events in {} rows", chart.layout.rows.len());
    }
}

#[test]
fn the_whole_base_in_both_languages() {
    let engine = engine(base());
    for language in Language::ALL {
        let chart = Chart::of(engine.base(), &told(&engine, language, &[]));
        check(&chart.layout).unwrap_or_else(|error| panic!("{error}"));
        assert!(keep(language.code(), &chart).len() <= MOST_BYTES);
    }
}

#[test]
fn a_layout_is_plain_data() {
    let engine = engine(base());
    let chart = Chart::of(engine.base(), &told(&engine, Language::En, &[("about", "Blinken")]));
    expect![[r#"
        400 by 335
        14 31 The United States and El Salvador, 2021
        14 47 2 events
        32 68 U.S. Secretary of State
        32 85 Foreign minister of El Salvador
        32 101 The day is known
        32 118 Some time along the bar
        32 135 Pointed: no source says since when or until when
        73 164 2021
        89 182 Antony Blinken
        195 182 Alexandra Hill
        lane 0 at 20, 124 to 137, open to open
        lane 0 at 20, 191 to 319, open to open
        lane 1 at 34, 191 to 319, open to open
        bar at 46, 250 to 317, closed to closed
        191 to 248 Exact: February 19, 2021 / Blinken and Hill held a phone call on February 19, / 2021, the article says.
        248 to 321 Span: June 2021 / In June 2021, Hill and Blinken met at a Summit of / Foreign Ministers of the Central American Integration / System (Sica), the article says.
    "#]].assert_eq(&plain(&chart.layout));
}

#[test]
fn a_drawing_brings_its_own_background_and_letters_beside_colours() {
    let given = [("2019-07-21".to_owned(), "A & B <met>.".to_owned()), ("2025?".to_owned(), "They parted.".to_owned())];
    expect![[r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="400" height="295" viewBox="0 0 400 295" font-family="DejaVu Sans Condensed, DejaVu Sans, sans-serif" role="img">
        <title>Timeline with 2 events, 2019–2025. July 21, 2019: A &amp; B &lt;met&gt;. probably 2025: They parted.</title>
        <rect x="0.5" y="0.5" width="399" height="294" fill="#fbfaf5" stroke="#c9c3b6"/>
        <polygon points="16.0,242.4 18.5,242.4 21.0,242.4 21.0,277.4 18.5,277.4 16.0,277.4" fill="none" stroke="#8a8f98" stroke-dasharray="3 2"/>
        <path d="M33.0 117.7V193.2l-5,2l10,4l-10,4l5,2V275.4" fill="none" stroke="#57606a" stroke-width="1.5"/>
        <path d="M45.0 121.7H386.0" stroke="#c9c3b6"/>
        <path d="M45.0 215.9H386.0" stroke="#c9c3b6"/>
        <circle cx="20.0" cy="86.1" r="4.5" fill="#d55e00"/>
        <circle cx="20.0" cy="102.8" r="4.5" fill="#fbfaf5" stroke="#d55e00" stroke-width="2" stroke-dasharray="2.4 1.6"/>
        <circle cx="33.0" cy="156.2" r="4.5" fill="#d55e00"/>
        <path d="M18.5 250.4H33.0" stroke="#8a8f98"/>
        <circle cx="33.0" cy="250.4" r="4.5" fill="#fbfaf5" stroke="#d55e00" stroke-width="2" stroke-dasharray="2.4 1.6"/>
        <text x="14.0" y="31.0" font-size="17" font-weight="bold" fill="#1f2328">The United States and El Salvador,</text>
        <text x="14.0" y="52.8" font-size="17" font-weight="bold" fill="#1f2328">2019–2025</text>
        <text x="14.0" y="69.0" font-size="11.5" fill="#1f2328">2 events</text>
        <text x="32.0" y="89.7" font-size="11.5" fill="#1f2328">The day is known</text>
        <text x="32.0" y="106.5" font-size="11.5" fill="#1f2328">Probably some time along the bar</text>
        <text x="45.0" y="137.7" font-size="16" font-weight="bold" fill="#1f2328">2019</text>
        <text x="45.0" y="231.9" font-size="16" font-weight="bold" fill="#1f2328">2025</text>
        <text x="45.0" y="160.7" font-size="12.5" font-weight="bold" fill="#1f2328">July 21, 2019</text>
        <text x="45.0" y="176.7" font-size="12.5" fill="#1f2328">A &amp; B &lt;met&gt;.</text>
        <text x="45.0" y="254.9" font-size="12.5" font-weight="bold" fill="#1f2328">probably 2025</text>
        <text x="45.0" y="270.9" font-size="12.5" fill="#1f2328">They parted.</text>
        <text x="45.0" y="202.7" font-size="11.5" fill="#57606a">5 years without events</text>
        </svg>
    "##]].assert_eq(&chart(&given, Language::En).svg());
}

#[test]
fn what_the_picture_shows_is_said_in_words() {
    let engine = engine(base());
    let alt = |language| Chart::of(engine.base(), &told(&engine, language, &[])).alt;
    expect!["Timeline with 19 events, 2019–2025. probably 2019: Kevin McAleenan, acting secretary… probably 2019: During McAleenan's visit to El… probably 2019: McAleenan and Salvadoran president… probably 2019: Ronald Johnson “sent a video… June 2019: The 90 day agreement with Mexico… June 2019: The Department of Homeland… July 19, 2019: Pompeo's tour of countries in the… July 21, 2019: Pompeo had a meeting in Mexico on… July 21, 2019: U.S. Secretary of State Mike… July 21, 2019: Pompeo “ends his Latin American… July 21, 2019: After his meeting in Mexico… February 19, 2021: Blinken and Hill held a phone call… June 2021: In June 2021, Hill and Blinken met… March 2023: The State Department's “most… 2025: U.S. Secretary of State Marco… 2025: In Panama on that Monday, Rubio… 2025: President Donald Trump has issued… 2025: On Sunday, Rubio held talks with… January 20, 2025: The Trump administration (Trump's…"].assert_eq(&alt(Language::En));
    assert!(alt(Language::Es).chars().count() <= MOST_ALT_CHARS);
}
