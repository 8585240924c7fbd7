//! What people ask and press, by message, command, custom id, terminal and pipe, and what Discord says of it. May not say what is right to answer.

use super::{engine, in_time};
use crate::commands::{self, Context, Given, Run, around, ask};
use crate::discord::hostile;
use crate::engine::{Reply, Turn, explain};
use crate::facts::model::FactBase;
use crate::terminal;
use crate::text::Language;
use serde_json::Value;

/// The longest message that Discord lets anybody write, in characters.
const LONGEST: usize = 4000;

/// How many earlier questions a conversation has at most here; `turns_kept` is as many.
const EARLIER: usize = 4;

/// The first byte says in which language and place, the rest is text.
fn read(bytes: &[u8]) -> (Context<'static>, [bool; 4], String) {
    let (flags, text) = bytes.split_first().unwrap_or((&0, &[]));
    let flag = |bit: u8| flags & (1 << bit) != 0;
    let language = if flag(0) { Language::Es } else { Language::En };
    let context = Context { engine: engine(), language };
    (context, [flag(1), flag(2), flag(3), flag(4)], String::from_utf8_lossy(text).into_owned())
}

/// A message or `/ask`: questions with a NUL between them, the last with all that can be shown of its answer.
pub fn question(bytes: &[u8]) {
    let (context, [embeds, private, votes, by_command], text) = read(bytes);
    let said: Vec<String> = text.split('\0').map(|part| part.chars().take(LONGEST).collect()).collect();
    let Some((last, earlier)) = said.split_last() else { return };
    let mut turns: Vec<Turn> = Vec::new();
    for utterance in earlier.iter().rev().take(EARLIER).rev() {
        turns.push(ask::answer(context, &hostile::heard(utterance), &turns).turn);
    }
    let place = [embeds, private, votes];
    let answer = in_time("an answer", || {
        let utterance = if by_command { last.clone() } else { hostile::heard(last) };
        let answer = ask::answer(context, &utterance, &turns);
        let shown = ask::outcome(context, answer.clone(), &Given::default());
        let typed = (by_command && private).then_some(utterance.as_str());
        hostile::outcome(&shown, context.engine, (&ask::SPEC, typed), place);
        answer
    });
    founded(&answer.reply, context.engine.base());
    let facts = around::facts(&answer.reply);
    hostile::reply(&around::why(context, &answer, &facts), context.engine, embeds);
    explain(context.engine, &answer, context.language);
}

/// Panics unless what is said rests on the base: an answer on quotes of its facts, anything else on nothing.
fn founded(reply: &Reply, base: &FactBase) {
    assert_eq!(reply.verdict.answered(), !reply.citations.is_empty(), "{}", reply.verdict.word());
    for citation in &reply.citations {
        let quotes = &base.fact(citation.fact()).quotes;
        assert!(quotes.iter().any(|quote| quote.text == citation.excerpt()), "{}", citation.excerpt());
    }
}

/// A line of the terminal chat, `name options`: what is offered while it is typed, and what comes of it.
pub fn line(bytes: &[u8]) {
    let (context, [embeds, private, votes, _], text) = read(bytes);
    let wording = &context.engine.base().wording;
    let (name, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let Some(spec) = commands::named(wording, name) else { return };
    if let Some(typing) = commands::line::typing(spec, wording, rest) {
        let option = typing.option.name;
        in_time("completing", || commands::complete(context, spec, option, typing.typed, &typing.given, 25));
    }
    match commands::line::read(spec, wording, rest) {
        Err(wrong) => assert!(!wrong.sentence(spec, wording, context.language).is_empty()),
        Ok(given) => {
            let written = commands::line::written_in(spec, wording, context.language, &given);
            let (_, options) = written.split_once(' ').unwrap_or_default();
            // A name with every kind of quotation mark in it can't be written so that it is read again.
            let _ = commands::line::read(spec, wording, options);
            let run = || commands::run(context, spec, &given, &[]);
            // A quiz asks the engine for every item, and a chart is drawn, whatever is typed.
            let reads = matches!(spec.run, Run::Pure(_)) && spec.name != commands::timeline::SPEC.name;
            let outcome = if reads { in_time(spec.name, run) } else { run() };
            hostile::outcome(&outcome, context.engine, (spec, None), [embeds, private, votes]);
        }
    }
}

/// A custom id.
pub fn press(bytes: &[u8]) {
    let (context, [embeds, private, votes, _], text) = read(bytes);
    hostile::pressed(&text, context, [embeds, private, votes]);
}

/// What comes over Discord's gateway.
pub fn gateway(bytes: &[u8]) {
    hostile::gateway(&String::from_utf8_lossy(bytes));
}

/// What is piped into `puente ask --jsonl`.
pub fn jsonl(bytes: &[u8]) {
    let context = Context { engine: engine(), language: Language::En };
    let (mut out, mut refused) = (Vec::new(), 0);
    let fine = terminal::jsonl(context, &mut &*bytes, &mut out, |problem| {
        refused += 1;
        assert!(!problem.render(false).is_empty());
    });
    assert_eq!(fine.ok(), Some(refused == 0));
    let out = String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"));
    assert!(refused + out.lines().count() <= bytes.split(|byte| *byte == b'\n').count());
    for line in out.lines() {
        let said: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let cited = said.get("citations").and_then(Value::as_array).map(|citations| !citations.is_empty());
        assert_eq!(said.get("answered").and_then(Value::as_bool), cited, "{line}");
    }
}
