//! The program as people and scripts run it: exit codes, what stands on which stream, and input nobody should send.

#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/stored.rs"]
mod stored;

use serde_json::Value;
use shell::{Ran, Shell};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Child;

fn ids(objects: &[Value]) -> Vec<&str> {
    objects.iter().map(|object| object["id"].as_str().expect("an id")).collect()
}

const ARRESTS: &str = "How many people has Bukele's crackdown arrested?";

fn line(id: &str, question: &str) -> Vec<u8> {
    let mut line = serde_json::json!({"id": id, "q": question}).to_string().into_bytes();
    line.push(b'\n');
    line
}

#[test]
fn an_answer_is_a_card_with_its_citation() {
    let ran = Shell::new().run(&["ask", ARRESTS]).ends_with(0);
    assert!(ran.out.contains("80,000") && ran.out.contains("[1]") && ran.out.contains("Reuters"), "{}", ran.out);
    assert!(ran.err.is_empty(), "{}", ran.err);
    // Words need no quotation marks.
    assert_eq!(Shell::new().run(&["ask", "who", "is", "Bukele?"]).ends_with(0).code, Some(0));
}

#[test]
fn an_abstention_is_no_failure_and_cites_nothing() {
    let ran = Shell::new().run(&["ask", "--json", "What is the capital of Mongolia?"]).ends_with(0);
    let object = ran.objects().remove(0);
    assert_eq!((&object["answered"], &object["citations"]), (&Value::Bool(false), &Value::Array(Vec::new())));
    assert!(object["answer"].as_str().is_some_and(|answer| !answer.is_empty()));
}

#[test]
fn json_of_one_answer_has_all_fields() {
    let ran = Shell::new().run(&["ask", ARRESTS, "--json", "--explain"]).ends_with(0);
    let object = ran.objects().remove(0);
    let keys: Vec<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    for key in ["answered", "verdict", "answer", "citations", "language", "suggestions", "notes", "explanation"] {
        assert!(keys.contains(&key), "{key} is missing in {keys:?}");
    }
    assert!(!keys.contains(&"id"));
    let citation = &object["citations"][0];
    assert_eq!(citation.as_object().map(serde_json::Map::len), Some(4));
    for key in ["source", "document", "paragraph", "excerpt"] {
        assert!(!citation[key].is_null(), "{key} is missing in {citation}");
    }
    assert!(Shell::new().run(&["ask", ARRESTS, "--explain"]).ends_with(0).out.contains("Decision: answer"));
}

#[test]
fn a_bad_line_costs_only_itself() {
    let mut input = line("1", ARRESTS);
    input.extend(line("2", "hola"));
    input.extend(b"{\"id\": \"3\", \"q\": \n");
    input.extend(b"{\"id\": \"4\", \"q\": \"\xff\xfe\"}\n");
    input.extend(b"{\"id\": \"5\"}\n");
    input.extend(b"{\"id\": \"6\", \"q\": \"x\", \"lnag\": \"en\"}\n");
    input.extend(b"{\"id\": \"7\", \"q\": \"x\", \"lang\": \"fr\"}\n");
    input.extend(b"\n[\"8\", \"x\", null, null]\n");
    input.extend(line("9", &"x".repeat(1 << 20)));
    // The last line needs no line break.
    input.extend(line("10", "¿Cuántas personas ha detenido Bukele?").strip_suffix(b"\n").expect("a line break"));
    let ran = Shell::new().feed(&["ask", "--jsonl"], &input).ends_with(2);
    let objects = ran.objects();
    assert_eq!(ids(&objects), ["1", "2", "10"]);
    let named: Vec<usize> = (1..=12).filter(|number| ran.err.contains(&format!("<stdin>:{number}\n"))).collect();
    assert_eq!(named, [3, 4, 5, 6, 7, 9, 10], "{}", ran.err);
    assert_eq!(ran.err.matches("help: ").count(), named.len(), "{}", ran.err);
}

#[test]
fn an_answer_in_json_lines_has_every_field() {
    let mut input = line("1", "¿Cuántas personas ha detenido Bukele?");
    input.extend(line("2", "What is the capital of Mongolia?"));
    input.extend(line("3", "How many people did bukeles crackdwon arrest?"));
    let ran = Shell::new().feed(&["ask", "--jsonl"], &input).ends_with(0);
    let objects = ran.objects();
    for object in &objects {
        let fields: Vec<&str> = object.as_object().expect("an object").keys().map(String::as_str).collect();
        let mut expected =
            ["id", "answered", "verdict", "answer", "citations", "language", "notes", "suggestions"].to_vec();
        expected.sort_unstable();
        assert_eq!(fields, expected, "{object}");
        for list in ["notes", "suggestions"] {
            let texts = object[list].as_array().expect("a list");
            assert!(texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())), "{object}");
        }
    }
    assert_eq!((&objects[0]["language"], &objects[1]["language"]), (&Value::from("es"), &Value::from("en")));
    assert_eq!(objects[1]["suggestions"].as_array().map(Vec::len), Some(3), "an abstention offers what can be asked");
    assert_eq!(objects[2]["notes"].as_array().map(Vec::len), Some(1), "how the typo was read: {}", objects[2]);
}

#[test]
fn each_line_is_answered_before_the_next_is_asked() {
    let shell = Shell::new();
    let mut child: Child = shell.command(&["ask", "--jsonl"]).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for id in ["1", "2"] {
        stdin.write_all(&line(id, ARRESTS)).expect("a listening program");
        let answer = answers.next().expect("an answer").expect("text");
        assert!(answer.starts_with(&format!("{{\"id\":\"{id}\",")), "{answer}");
    }
    drop(stdin);
    assert_eq!(child.wait().expect("the program ends").code(), Some(0));
}

#[test]
fn earlier_questions_carry_a_follow_up() {
    let alone = r#"{"id":"1","q":"Where was it?"}"#;
    let after = r#"{"id":"2","q":"Where was it?","after":["When did Pompeo meet Bukele?"],"lang":"en"}"#;
    let ran = Shell::new().feed(&["ask", "--jsonl"], format!("{alone}\n{after}\n").as_bytes()).ends_with(0);
    let answered: Vec<Option<bool>> = ran.objects().iter().map(|object| object["answered"].as_bool()).collect();
    assert_eq!(answered, [Some(false), Some(true)], "{}", ran.out);
}

#[test]
fn input_nobody_should_send_gets_a_kind_sentence() {
    let shell = Shell::new();
    let emoji = "🦀".repeat(10_000);
    let long = format!("{ARRESTS} ").repeat(100_000 / ARRESTS.len());
    let questions = [
        "",
        "   ",
        "?",
        "\u{0}\u{7}\u{1b}[31m",
        "\u{202e}eleukuB si ohw\u{202c}",
        "من هو بوكيلي؟",
        "מי הוא בוקלה?",
        &emoji,
        &long,
        "a\u{301}\u{301}\u{301}\u{301}",
    ];
    let input: Vec<u8> =
        questions.iter().enumerate().flat_map(|(at, question)| line(&at.to_string(), question)).collect();
    let ran = shell.feed(&["ask", "--jsonl"], &input).ends_with(0);
    let objects = ran.objects();
    assert_eq!(objects.len(), questions.len());
    for object in &objects {
        assert!(object["answer"].as_str().is_some_and(|answer| !answer.trim().is_empty()), "{object}");
    }
    let plain = shell.feed(&["chat"], questions.join("\n").as_bytes()).ends_with(0);
    assert!(!plain.out.contains('\u{1b}') && !plain.out.contains('\u{202e}'), "{}", plain.out);
    for question in ["", "\u{202e}", &emoji] {
        let ran = shell.run(&["ask", question]).ends_with(0);
        assert!(!ran.out.trim().is_empty());
    }
    shell.feed(&["chat"], b"\xff\xfe\n\xc3\n").ends_with(0);
}

#[test]
fn a_pipe_and_no_color_get_no_escape_codes() {
    let shell = Shell::new();
    for args in [&["ask", ARRESTS][..], &["ask", ARRESTS, "--explain"], &["ask", "--json", ARRESTS], &["check"]] {
        let ran = shell.run(args);
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{args:?}: {}{}", ran.out, ran.err);
    }
    let mut command = shell.command(&["ask", ARRESTS]);
    command.env("NO_COLOR", "1");
    assert!(!Ran::of(command, b"").ends_with(0).out.contains('\u{1b}'));
    let mut command = shell.command(&["ask", ARRESTS]);
    command.env("CLICOLOR_FORCE", "1");
    assert!(Ran::of(command, b"").ends_with(0).out.contains('\u{1b}'), "styles exist where they are wanted");
}

#[test]
fn without_a_token_it_says_so_and_talks() {
    let ran = Shell::new().feed(&[], format!("{ARRESTS}\n").as_bytes()).ends_with(0);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.contains("DISCORD_TOKEN"), "{}", ran.err);
    assert!(ran.out.contains("80,000") && !ran.out.contains("> "), "{}", ran.out);
}

#[test]
fn the_chat_knows_its_commands_and_echoes_safely() {
    let lines = format!(
        "/help\n/explain on\n/ask {ARRESTS}\n/explain\n/explain off\n\n/rm\u{1b}[2J\u{202e} x\n/quit\n{ARRESTS}\n"
    );
    let ran = Shell::new().feed(&["chat"], lines.as_bytes()).ends_with(0);
    assert_eq!(ran.out.matches("80,000 people, Reuters").count(), 1, "nothing is answered after /quit: {}", ran.out);
    assert!(ran.out.contains("Decision: answer") && ran.out.contains("/rm[2J"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'), "{}", ran.out);
    assert!(ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn wrong_use_is_2() {
    let shell = Shell::new();
    for args in [
        &["ask"][..],
        &["ask", "x", "--jsonl"],
        &["ask", "x", "--nothing"],
        &["nothing"],
        &["eval"],
        &["eval", "nowhere.jsonl"],
        &["eval", "x.jsonl", "--min-overall", "many"],
        &["--facts", "nowhere", "ask", "x"],
        &["ask", "x", "--facts", "nowhere"],
        &["check", "--facts", "nowhere"],
        &["check", "--documents", "nowhere"],
        &["check", "--documents", "nowhere", "--coverage"],
        &["--config", "nowhere.toml", "ask", "x"],
    ] {
        let ran = shell.run(args).ends_with(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{args:?}: {}", ran.out);
    }
    assert!(shell.run(&["--facts", "nowhere", "ask", "x"]).err.contains("nowhere"));
    assert!(shell.run(&["--help"]).ends_with(0).out.contains("chat"));
    assert!(shell.run(&["--version"]).ends_with(0).out.starts_with("puente "));
}

#[test]
fn settings_are_read_and_refused_with_line_and_remedy() {
    let shell = Shell::new();
    shell.file("config.toml", "[terminal]\nlanguage = \"es\"\n");
    let ran = shell.run(&["ask", ""]).ends_with(0);
    assert!(ran.out.contains("Pregúntame"), "{}", ran.out);
    shell.file("bad.toml", "[engine]\n\nshortlist = -1\n");
    let ran = shell.run(&["--config", "bad.toml", "ask", ARRESTS]).ends_with(2);
    assert!(ran.err.contains("bad.toml:3:") && ran.err.contains("help: "), "{}", ran.err);
    for (line, said) in [
        ("[engine]\nthreshold_score = 1.5", "`threshold_score` of [engine]: expected a number from 0 to 1, got 1.5"),
        ("[engine]\nshortlist = 0", "`shortlist` of [engine]: expected a whole number of at least 1, got 0"),
        ("[terminal]\nhistory = \"yes\"", "`history` of [terminal]: expected true or false, got a text"),
    ] {
        shell.file("bad.toml", line);
        let ran = shell.run(&["--config", "bad.toml", "ask", ARRESTS]).ends_with(2);
        assert!(ran.err.contains(said) && ran.err.contains("bad.toml:2:"), "{}", ran.err);
        assert!(ran.err.contains('^') && ran.err.contains("help: correct it, or remove the line"), "{}", ran.err);
    }
    shell.file("config.toml", "[discord]\ntoken = \"s3cret\"\n");
    let ran = shell.run(&["ask", ARRESTS]).ends_with(2);
    assert!(ran.err.contains("config.toml:2") && ran.err.contains("DISCORD_TOKEN_FILE"), "{}", ran.err);
    assert!(!ran.err.contains("s3cret"), "{}", ran.err);
}

#[test]
fn a_malformed_token_is_2_and_never_shown() {
    let shell = Shell::new();
    let mut command = shell.command(&[]);
    command.env("DISCORD_TOKEN", "s3cret");
    let ran = Ran::of(command, b"").ends_with(2);
    assert!(!ran.err.contains("s3cret") && ran.err.lines().count() == 1, "{}", ran.err);
    // It is looked at before the facts are: theirs would be the only problem otherwise.
    let mut command = shell.command(&["--facts", "nowhere"]);
    command.env("DISCORD_TOKEN", "s3cret");
    let ran = Ran::of(command, b"").ends_with(2);
    assert!(ran.err.contains("the Discord token is malformed") && !ran.err.contains("nowhere"), "{}", ran.err);
    // Where the bot doesn't start, the token is nobody's business.
    let mut command = shell.command(&["ask", ARRESTS]);
    command.env("DISCORD_TOKEN", "s3cret");
    Ran::of(command, b"").ends_with(0);
}

#[test]
fn invite_prints_the_address_and_not_the_token() {
    let shell = Shell::new();
    let mut command = shell.command(&["invite"]);
    command.env("DISCORD_TOKEN", "MTEwMDAwMDAwMDAwMDAwMDAwMw.s3cret.s3cret");
    let ran = Ran::of(command, b"").ends_with(0);
    assert!(ran.out.starts_with("https://discord.com/oauth2/authorize?client_id=1100000000000000003&"), "{}", ran.out);
    assert!(!ran.out.contains("s3cret"), "{}", ran.out);
    assert!(shell.run(&["invite"]).ends_with(2).err.contains("DISCORD_TOKEN_FILE"));
}

#[test]
fn eval_prints_the_table_and_holds_the_bar() {
    let shell = Shell::new();
    let right = r#"{"id":"a-1","lang":"en","q":"What is the capital of Mongolia?","kind":"abstain","category":"out-of-domain","style":"clean"}"#;
    let wrong = r#"{"id":"a-2","lang":"en","q":"What is the capital of Mongolia?","kind":"answer","category":"what","style":"clean","gold":[{"article":"002","evidence":"x"}],"must":[["Ulan Bator"]]}"#;
    shell.file("mixed.jsonl", format!("{right}\n{wrong}\n"));
    for (bar, code) in [("50", 0), ("50%", 0), ("0.5", 0), ("50.1", 1), ("51%", 1), ("100", 1), ("0", 0)] {
        let ran = shell.run(&["eval", "mixed.jsonl", "--min-overall", bar]).ends_with(code);
        assert!(ran.out.contains("overall 50.0 %"), "{}", ran.out);
    }
    let ran = shell.run(&["eval", "mixed.jsonl", "--failures"]).ends_with(0);
    assert!(ran.out.contains("a-2 [en answer what clean]") && !ran.out.contains("a-1 ["), "{}", ran.out);
    shell.file("bad.jsonl", format!("{right}\n{{\n"));
    let ran = shell.run(&["eval", "bad.jsonl"]).ends_with(2);
    assert!(ran.err.contains("bad.jsonl:2") && ran.err.contains("help: "), "{}", ran.err);
}

#[test]
fn eval_shows_what_another_threshold_would_do() {
    let shell = Shell::new();
    let asked = [
        (
            ARRESTS,
            "answer",
            r#","gold":[{"article":"002","evidence":"arresting more than 80,000 people"}],"must":["80,000"]"#,
        ),
        ("What is the capital of Mongolia?", "abstain", ""),
    ];
    let lines = asked.iter().enumerate().map(|(at, (question, kind, more))| {
        format!(
            r#"{{"id":"a-{at}","lang":"en","q":"{question}","kind":"{kind}","category":"what","style":"clean"{more}}}"#
        )
    });
    shell.file("set.jsonl", lines.collect::<Vec<_>>().join("\n"));
    shell.file("config.toml", "[engine]\nthreshold_score = 0.3\n");
    let ran = shell.run(&["eval", "set.jsonl"]).ends_with(0);
    let (tables, curve) = ran.out.split_once("threshold_score").expect("a curve after the tables");
    assert!(tables.contains("overall 100.0 %"), "{tables}");
    let rows: Vec<Vec<&str>> = curve.lines().skip(1).map(|row| row.split_whitespace().collect()).collect();
    let thresholds: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(thresholds, ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9"], "{curve}");
    assert_eq!(rows[2], ["0.3", "100.0", "0.0", "100.0", "now"], "{curve}");
    assert_eq!(rows[0], ["0.1", "100.0", "0.0", "100.0"], "{curve}");
    // A threshold between them gets a row of its own, and the page shows the same rows.
    shell.file("config.toml", "[engine]\nthreshold_score = 0.95\n");
    let ran = shell.run(&["eval", "set.jsonl", "--write", "page.md", "--date", "2026-11-22"]).ends_with(0);
    assert!(ran.out.lines().any(|row| row.trim_start().starts_with("0.95 ") && row.ends_with("now")), "{}", ran.out);
    let page = std::fs::read_to_string(shell.folder.path().join("page.md")).expect("a page");
    let (_, section) = page.split_once("\n## Thresholds\n").expect("a section");
    let section = section.split("\n## ").next().unwrap_or_default();
    assert_eq!(section.lines().filter(|line| line.starts_with("| 0.")).count(), 9, "{section}");
    assert!(section.contains("| **0.95** (now) |"), "{section}");
}

#[test]
fn the_fact_base_can_be_given_and_checked() {
    let shell = Shell::new();
    let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts");
    let facts = facts.to_str().expect("a path of plain text");
    shell.run(&["--facts", facts, "ask", ARRESTS]).ends_with(0);
    shell.run(&["check", "--facts", facts]).ends_with(0);
    let ran = shell.run(&["check"]).ends_with(0);
    assert!(ran.out.contains("the fact base is fine"), "{}", ran.out);
    assert!(ran.out.contains("not compared") && ran.out.contains("puente check --documents DIR"), "{}", ran.out);
    let (small, documents) = (format!("{facts}/../tests/facts/small"), format!("{facts}/../tests/facts"));
    let ran = shell.run(&["--facts", &small, "check", "--documents", &documents]).ends_with(0);
    assert_eq!(ran.out, "the fact base is fine; every quote stands in its document, word for word\n");
    shell.file("topics.toml", "[[topic]\n");
    let broken = shell.folder.path().to_str().expect("a path of plain text").to_owned();
    let ran = shell.run(&["--facts", &broken, "check"]).ends_with(1);
    assert!(ran.err.contains("topics.toml:1") && ran.out.contains("not compared"), "{}{}", ran.out, ran.err);
    let ran = shell.run(&["--facts", &broken, "check", "--documents", "nowhere"]).ends_with(2);
    assert!(ran.err.contains("no such folder") && ran.err.contains("help: "), "{}", ran.err);
    assert!(!ran.err.contains("topics.toml"), "{}", ran.err);
    assert!(shell.run(&["--facts", &broken, "ask", "x"]).ends_with(2).out.is_empty());
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let shell = Shell::new();
    let mut child = shell.command(&["ask", "--jsonl"]).spawn().expect("the program starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    let input: Vec<u8> = (0..50).flat_map(|id| line(&id.to_string(), ARRESTS)).collect();
    let _ = stdin.write_all(&input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
