//! Replies of any size against Discord's limits, on a base of one fact whose words are anything.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use super::*;
use crate::discord::hostile::fits;
use crate::engine::{Settings, Turn};
use crate::facts::FactBase;
use crate::facts::model::{Basis, Date, Day, Fact, FactKind, Lexicon, Mode, Quote, Source, SourceIdx, SourceKind};
use crate::text::{Language, PerLanguage};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::sync::Arc;

const ASK: &str = "Which heron crosses the quiet river?";

fn both(text: &str) -> PerLanguage<String> {
    PerLanguage::of(|_| text.to_owned())
}

fn wording() -> Wording {
    let texts = PerLanguage {
        en: include_str!("../../../facts/locales/en.ftl").to_owned(),
        es: include_str!("../../../facts/locales/es.ftl").to_owned(),
    };
    Wording::parse(&texts).0
}

/// An engine that knows one fact.
fn engine(claim: &str, source_name: &str, excerpts: &[String], date: Option<&str>) -> Engine {
    let day = |month, day| Day { year: 2019, month, day };
    let date =
        date.map(|edtf| Date { edtf: edtf.to_owned(), earliest: day(1, 1), latest: day(12, 31), uncertain: true });
    let source = Source {
        id: "herons".to_owned(),
        document: "herons.txt".to_owned(),
        sha256: "0".repeat(64),
        language: "en".to_owned(),
        kind: SourceKind::Unknown,
        name: both(source_name),
        title: None,
        publisher: None,
        authors: Vec::new(),
        date,
        date_basis: Basis::WorkedOut(both("It snowed.")),
        not_stated: Vec::new(),
    };
    let quotes = excerpts.iter().enumerate();
    let fact = Fact {
        id: "herons.river".to_owned(),
        source: SourceIdx(0),
        kind: FactKind::Description,
        claim: both(claim),
        about: Vec::new(),
        topics: Vec::new(),
        place: None,
        when: None,
        when_basis: None,
        speaker: None,
        mode: Mode::Stated,
        value: None,
        quotes: quotes
            .map(|(at, text)| Quote {
                text: text.clone(),
                start: at * 10_000,
                end: at * 10_000 + text.len(),
                paragraph: at + 1,
            })
            .collect(),
        asks: PerLanguage::of(|_| vec![ASK.to_owned()]),
        denies: PerLanguage::default(),
        open: PerLanguage::default(),
        corroborates: Vec::new(),
        differs: Vec::new(),
        corrects: Vec::new(),
        unsaid: None,
        timeline: false,
    };
    let base = FactBase {
        sources: vec![source],
        facts: vec![fact],
        entities: Vec::new(),
        offices: Vec::new(),
        topics: Vec::new(),
        discussions: Vec::new(),
        concepts: Vec::new(),
        intents: Vec::new(),
        lexicons: PerLanguage::of(|_| Lexicon::default()),
        wording: wording(),
    };
    Engine::new(Arc::new(base), Settings::default())
}

fn answer(engine: &Engine) -> Reply {
    let none: [Turn; 0] = [];
    let reply = engine.answer(ASK, &none, Some(Language::En)).reply;
    assert!(!reply.citations.is_empty(), "the one fact answers its own ask");
    reply
}

fn check(messages: &[Message], expect: &Expect) {
    let mut lines = Vec::new();
    for message in messages {
        lines.push(format!("content: {}", message.content));
        if let Some(card) = &message.card {
            lines.push(format!("#{:06x}: {}", card.colour, card.description));
            lines.extend(card.fields.iter().map(|(name, value)| format!("{name}\n{value}")));
            lines.push(format!("footer: {}", card.footer));
        }
    }
    let text = lines.join("\n") + "\n";
    expect.assert_eq(&text);
}

#[test]
fn an_answer_is_a_card_with_a_field_for_each_citation() {
    let excerpts = ["The *heron* crosses.".to_owned(), "# It crosses\n> again.".to_owned()];
    let engine = engine("A heron crosses the river.", "Report on herons", &excerpts, Some("2019~"));
    check(
        &render(&answer(&engine), &engine, Some("**which** heron?")),
        &expect![[r#"
            content: > \*\*which\*\* heron?
            #2e7d32: A heron crosses the river. [1] [2]
            [1] Report on herons
            > The \*heron\* crosses.
            publisher not stated · around 2019 (inferred) · paragraph 1
            [2] Report on herons
            > \# It crosses
            > \> again.
            publisher not stated · around 2019 (inferred) · paragraph 2
            footer: [1] [2] Inferred date: It snowed.
        "#]],
    );
}

#[test]
fn a_reply_without_citations_is_plain() {
    let engine = engine("A heron.", "Report", &["A heron.".to_owned()], None);
    let mut reply = Reply::plain(Language::Es, VerdictKind::Abstain, "Mis fuentes no lo dicen.".to_owned());
    reply.suggestions = vec!["¿Qué garza cruza?".to_owned()];
    reply.suggestions_lead = "Lo que sí puedo responder:".to_owned();
    reply.notes = vec!["Leído como: grasa → garza".to_owned()];
    check(
        &render(&reply, &engine, None),
        &expect![[r#"
        content: Mis fuentes no lo dicen.
        Lo que sí puedo responder:
        • ¿Qué garza cruza?
        -# Leído como: grasa → garza
    "#]],
    );
}

#[test]
fn what_is_read_as_something_is_escaped() {
    let engine = engine("A heron.", "Report", &["A heron.".to_owned()], None);
    let mut reply = Reply::plain(Language::En, VerdictKind::Clarify, "@everyone, **do** you mean <@1>?".to_owned());
    reply.notes = vec!["Read as: ||@here|| → [here](https://evil.example)\n# Big".to_owned()];
    check(
        &render(&reply, &engine, Some("\u{202e}")),
        &expect![[r#"
            content: \@everyone, \*\*do\*\* you mean \<\@1\>?
            -# Read as: \|\|\@here\|\| → \[here\](https\://evil.example) # Big
        "#]],
    );
}

/// Text of up to so many characters, with all that Discord could stumble over.
fn any_text(most: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::string::string_regex(&format!("[a-z *_~|<>@#\\-\\\\`\\[\\]\n]{{0,{most}}}")).expect("a regex"),
        proptest::string::string_regex(&format!("\\PC{{0,{}}}", most / 4)).expect("a regex"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_reply_fits_and_every_excerpt_is_whole(
        (claim, name) in (any_text(6000), any_text(400)),
        excerpts in proptest::collection::vec(any_text(3000), 1..12),
        (lead, notes) in (any_text(5000), proptest::collection::vec(any_text(900), 0..30)),
        (suggestions_lead, suggestions) in (any_text(400), proptest::collection::vec(any_text(1500), 0..8)),
        (asked, dated) in (any_text(1000), any::<bool>()),
    ) {
        let engine = engine(&claim, &name, &excerpts, dated.then_some("2019~"));
        let mut reply = answer(&engine);
        reply.lead = lead;
        reply.notes = notes;
        reply.suggestions_lead = suggestions_lead;
        reply.suggestions = suggestions;
        let messages = render(&reply, &engine, Some(&asked));
        fits(&messages);
        let text = as_text(&reply, &engine, Some(&asked));
        fits(&text);
        let quoted = messages.iter().filter_map(|message| message.card.as_ref()).flat_map(|card| &card.fields);
        let quoted: String = quoted.flat_map(|(_, value)| value.lines()).filter_map(|line| line.strip_prefix("> ")).collect();
        let cited: String = reply.citations.iter().map(Citation::excerpt).collect();
        prop_assert_eq!(without_blanks(&shown(&quoted)), without_blanks(&cited));
        let plain = Reply { claims: Vec::new(), citations: Vec::new(), ..reply };
        fits(&render(&plain, &engine, Some(&asked)));
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What Discord shows: a backslash before a sign is not shown.
fn shown(markdown: &str) -> String {
    let mut shown = String::new();
    let mut chars = markdown.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => shown.extend(chars.next()),
            _ => shown.push(c),
        }
    }
    shown
}
