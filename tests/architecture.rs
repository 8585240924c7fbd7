//! The invariants of docs/architecture.md, read off the source files. Every rule is a function over files, so that the
//! last test can show each of them something that breaks it.
//!
//! The files are read as text, not compiled: comments, strings and `#[cfg(test)]` are told apart, macros and renamed
//! imports are not followed (a rename of what a rule is about counts as breaking it).

#[path = "architecture/source.rs"]
mod source;

use source::{File, end_of_item, files, is_word};

/// The layers, from the ground up; those in a row don't know each other.
const LAYERS: [&[&str]; 10] = [
    &["text", "metrics"],
    &["facts"],
    &["engine"],
    &["curation", "timeline", "classroom", "citation"],
    &["store"],
    &["commands"],
    &["reload", "outside"],
    &["discord", "terminal"],
    &["config"],
    // What feeds all of them with hostile input.
    &["fuzzing"],
];

/// Where the same input gives the same output.
const PURE: [&str; 7] = [
    "src/text/",
    "src/facts/model",
    "src/facts/wording",
    "src/engine/",
    "src/timeline/",
    "src/classroom/",
    "src/citation/",
];

/// What decides on the gateway, without the edges that connect and wait.
const GATEWAY_CORE: [&str; 5] = [
    "src/discord/gateway/backoff",
    "src/discord/gateway/budget",
    "src/discord/gateway/frame",
    "src/discord/gateway/sequence",
    "src/discord/gateway/session",
];

/// Where replies are made and shown: no sentence for users may stand there.
const SPEAKING: [&str; 9] = [
    "src/engine/",
    "src/commands/",
    "src/discord/render",
    "src/discord/messages",
    "src/discord/hear",
    "src/terminal/render",
    "src/timeline/",
    "src/classroom/",
    "src/citation/",
];

/// Calls whose text only programmers and operators read: what can't happen, and the log.
const NOT_FOR_USERS: [&str; 14] = [
    "expect",
    "panic!",
    "unreachable!",
    "assert!",
    "assert_eq!",
    "assert_ne!",
    "debug_assert!",
    "debug_assert_eq!",
    "error!",
    "warn!",
    "info!",
    "debug!",
    "trace!",
    "todo!",
];

const MAX_LINES: usize = 400;

/// 1: no platform, disk, environment, network, process, clock or randomness in what must be the same every time. A
/// `HashMap` of the standard library is randomness too: its order differs from run to run.
fn impure(file: &File) -> Vec<String> {
    if !file.is_in(&PURE) {
        return Vec::new();
    }
    let crates = ["serenity", "poise", "sqlx", "tokio", "rand", "fastrand", "getrandom", "chrono", "reqwest"];
    let standard = ["fs", "env", "net", "process", "*", "time"];
    let ours = ["files", "Files", "load", "Loaded"];
    let bad = |path: &[String]| {
        let part = |at: usize| path.get(at).map_or("", String::as_str);
        let (head, next) = (part(0), part(1));
        crates.contains(&head)
            || matches!(head, "std" | "core") && standard.contains(&next)
            || head.starts_with("std as")
            || head == "crate" && next == "facts" && ours.contains(&part(2))
            || path.iter().any(|part| matches!(&**part, "SystemTime" | "Instant" | "RandomState" | "thread_rng"))
            || file.path.starts_with("src/engine/") && next == "collections" && part(2).starts_with("Hash")
    };
    told(file, "must give the same every time", bad)
}

/// 1, for the gateway: what decides there has no socket, clock or chance of its own.
fn unsteady(file: &File) -> Vec<String> {
    if !file.is_in(&GATEWAY_CORE) {
        return Vec::new();
    }
    let edges = ["tokio", "tokio_tungstenite", "futures_util", "reqwest", "rand", "fastrand", "getrandom"];
    let clocks = ["SystemTime", "Instant", "RandomState", "net", "fs", "thread"];
    let named = |part: &String| clocks.contains(&part.as_str());
    let bad =
        |path: &[String]| path.first().is_some_and(|head| edges.contains(&head.as_str())) || path.iter().any(named);
    told(file, "knows no socket, clock or chance", bad)
}

/// 2: layers import downward only.
fn upward(file: &File) -> Vec<String> {
    let Some(layer) = file.layer() else { return Vec::new() };
    let height = |layer: &str| LAYERS.iter().position(|row| row.contains(&layer));
    let Some(own) = height(layer) else { return vec![format!("{}: `{layer}` has no place in LAYERS", file.path)] };
    told(file, "imports downward only", |path| {
        let used = path.get(1).map_or("", String::as_str);
        match path.first().map(String::as_str) {
            Some("puente") => true,
            Some("serenity" | "poise") => layer != "discord",
            Some("sqlx" | "rusqlite") => layer != "store",
            Some("crate") => used == "*" || used != layer && height(used).is_some_and(|height| height >= own),
            _ => false,
        }
    })
}

fn told(file: &File, rule: &str, bad: impl Fn(&[String]) -> bool) -> Vec<String> {
    let paths = file.paths().into_iter().filter(|(_, path)| bad(path));
    paths.map(|(line, path)| format!("{}:{line}: {rule}: {}", file.path, path.join("::"))).collect()
}

/// 3: citations and claims are made by compose alone, their fields are private, nothing derives them from nowhere.
fn unfounded(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    let mut tell = |at: usize, what: &str| found.push(format!("{}:{}: {what}", file.path, file.line(at)));
    for (name, maker) in [("Citation", "of"), ("Claim", "new")] {
        for (at, _) in file.code.match_indices(name) {
            let before = file.code[..at].chars().next_back().is_some_and(is_word);
            let after = &file.code[at + name.len()..];
            let made = after.strip_prefix("::").and_then(|after| after.strip_prefix(maker));
            if !before && made.is_some_and(|after| !after.starts_with(is_word)) && file.path != "src/engine/compose.rs"
            {
                tell(at, &format!("{name}::{maker} belongs to engine/compose.rs"));
            }
            if !before && after.starts_with(" as ") {
                tell(at, &format!("{name} has one name"));
            }
        }
        let Some(at) = file.code.find(&format!("pub struct {name} {{")).filter(|_| file.is_in(&["src/engine/"])) else {
            continue;
        };
        let end = end_of_item(&file.code, at);
        let derives = file.code[..at].rfind("#[derive").map_or("", |start| &file.code[start..at]);
        if file.code[at + 3..end].contains("pub ") || ["Default", "Deserialize"].iter().any(|it| derives.contains(it)) {
            tell(at, &format!("{name} can be made without a quote"));
        }
        if file.code.contains(&format!("pub fn {maker}(")) || file.code.contains(&format!("pub(crate) fn {maker}(")) {
            tell(at, &format!("{name}::{maker} can be called from everywhere"));
        }
    }
    found
}

/// 4: no sentence for users: no string of three words or more. What it can't see: one or two words, a sentence put
/// together from pieces, and files outside SPEAKING.
fn wordy(file: &File) -> Vec<String> {
    if !file.is_in(&SPEAKING) || file.path.ends_with("tests.rs") {
        return Vec::new();
    }
    let strings = file.strings.iter().filter(|(at, text)| words(text) >= 3 && !is_exempt(&file.code[..*at]));
    strings.map(|(at, text)| format!("{}:{}: a sentence in code: {text}", file.path, file.line(*at))).collect()
}

/// Words of letters; what stands in braces is filled in.
fn words(text: &str) -> usize {
    let mut plain = String::new();
    for part in text.split('{') {
        plain.push_str(part.split_once('}').map_or(part, |(_, after)| after));
        plain.push(' ');
    }
    let letters = |word: &&str| word.chars().any(char::is_alphabetic) && !word.contains(['_', ':', '=', '/', '<']);
    plain.split_whitespace().filter(letters).count()
}

/// Whether a string after this code stands in an attribute or in a call that no user sees.
fn is_exempt(before: &str) -> bool {
    let mut depth = 0;
    for (at, c) in before.char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '[' if before[..at].ends_with(['#', '!']) => return true,
            '(' => {
                let call = before[..at].rsplit(|c| !is_word(c) && c != '!').next().unwrap_or_default();
                if NOT_FOR_USERS.contains(&call) {
                    return true;
                }
            }
            '{' | ';' => return false,
            _ => {}
        }
    }
    false
}

/// 5: a module says what it is, and is not too long.
fn shapeless(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let opens = file.text.starts_with("//! ");
    let mut found = Vec::new();
    found.extend((!opens).then(|| format!("{}: does not open with //!", file.path)));
    found.extend((lines > MAX_LINES).then(|| format!("{}: {lines} lines, more than {MAX_LINES}", file.path)));
    found
}

type Rule = fn(&File) -> Vec<String>;

#[track_caller]
fn holds(folders: &[&str], rule: Rule) {
    let files = files(folders);
    assert!(files.len() > 10, "the files of {folders:?} are gone");
    let broken: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_same_base_turns_and_utterance_give_the_same_reply() {
    holds(&["src"], impure);
}

#[test]
fn what_decides_on_the_gateway_knows_no_socket_clock_or_chance() {
    holds(&["src"], unsteady);
}

#[test]
fn layers_import_downward_only() {
    holds(&["src"], upward);
}

#[test]
fn a_citation_is_made_from_a_quote_by_compose_alone() {
    holds(&["src"], unfounded);
}

#[test]
fn no_sentence_for_users_stands_in_code() {
    holds(&["src"], wordy);
}

#[test]
fn a_module_says_what_it_is_and_is_not_too_long() {
    holds(&["src", "tests"], shapeless);
}

/// Each rule is shown what breaks it, and what only looks like it.
#[test]
fn each_rule_can_be_broken() {
    let cases: &[(Rule, &str, &str, usize)] = &[
        (impure, "src/engine/x.rs", "use std::{fmt, fs::{self, File}};", 2),
        (impure, "src/engine/x.rs", "fn now() { let _ = std::time::Instant::now(); }", 1),
        (impure, "src/text/x.rs", "use std as s; use tokio::sync::Mutex;", 2),
        (impure, "src/facts/model/x.rs", "use crate::facts::{Files, Wording};", 1),
        (impure, "src/engine/x.rs", "use std::collections::HashMap;", 1),
        (impure, "src/engine/x.rs", "// std::fs\n#[cfg(test)]\nmod tests { use std::fs; }\nuse std::fmt;", 0),
        (impure, "src/curation/x.rs", "use std::fs;", 0),
        (unsteady, "src/discord/gateway/session.rs", "use tokio::time::sleep; use std::time::Instant;", 2),
        (unsteady, "src/discord/gateway/backoff.rs", "use std::time::Duration;", 0),
        (unsteady, "src/discord/gateway/shard.rs", "use tokio::time::Instant;", 0),
        (upward, "src/facts/x.rs", "use crate::engine::Engine;", 1),
        (upward, "src/engine/rank.rs", "use super::super::commands; use super::parse; use crate::{facts, text};", 1),
        (upward, "src/engine/mod.rs", "use super::discord;", 1),
        (upward, "src/discord/x.rs", "fn f() { crate::terminal::chat(); crate::commands::ask(); }", 1),
        (upward, "src/terminal/x.rs", "use crate::{discord::{self, Bot}, config};", 3),
        (upward, "src/commands/x.rs", "use serenity::all::Http;", 1),
        (upward, "src/novel/x.rs", "", 1),
        (upward, "src/main.rs", "use crate::discord; use puente::terminal;", 0),
        (unfounded, "src/commands/x.rs", "fn f() { Citation::of(a); Claim::new(b); Citation::number(c); }", 2),
        (unfounded, "src/engine/rank.rs", "use super::Claim as C;", 1),
        (unfounded, "src/engine/x.rs", "#[derive(Default)]\npub struct Claim { text: String }", 1),
        (unfounded, "src/engine/x.rs", "pub struct Citation { pub fact: usize }\nimpl Citation { pub fn of() {} }", 2),
        (unfounded, "src/engine/compose.rs", "fn f() { Citation::of(a); } // Claim as C", 0),
        (wordy, "src/engine/x.rs", "const A: &str = \"I don't know that.\";", 1),
        (wordy, "src/discord/render.rs", "fn f() { say(r#\"The \"sources\" differ\"#); }", 1),
        (wordy, "src/engine/x.rs", "fn f() { x.expect(\"a fact of this base\"); warn!(\"sent it too late\"); }", 0),
        (
            wordy,
            "src/engine/x.rs",
            "fn f() { say(\"{one} of {two} [x]\"); } // this is a comment\n#[allow(x, reason = \"as it is\")]",
            0,
        ),
        (shapeless, "src/x.rs", "use std::fmt;", 1),
    ];
    for (rule, path, text, broken) in cases {
        let found = rule(&File::new(path, text));
        assert_eq!(found.len(), *broken, "{path}: {text}: {found:?}");
    }
    let long = File::new("tests/x.rs", &format!("//! Long.{}", "\n".repeat(MAX_LINES + 1)));
    assert_eq!(shapeless(&long).len(), 1);
}
