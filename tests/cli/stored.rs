//! What the program does with the store: `puente gaps`, and addresses that are none.

use crate::shell::{Ran, Shell};
use puente::store::{Gap, GapReason, Settings, Store};

#[test]
fn what_nobody_could_answer_is_listed_and_exported() {
    let shell = Shell::new();
    let fill = async {
        let store = Store::open(&Settings::default(), shell.folder.path()).await.expect("a file");
        for (words, language) in [("bukele age", "en"), ("age bukeles", "en"), ("bukele edad", "es")] {
            let language = puente::text::Language::from_tag(language).expect("a language");
            let text = String::new();
            let gap = Gap { server: Some(1), words: words.to_owned(), language, reason: GapReason::NearMiss, text };
            store.gap(&gap, 0).await.expect("saved");
        }
        store.close().await;
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(fill);
    let ran = shell.run(&["gaps", "--lang", "en"]).ends_with(0);
    assert_eq!(ran.out.lines().next(), Some("    2 × en  near-miss     age bukeles"), "{}", ran.out);
    assert!(!ran.out.contains("edad"), "{}", ran.out);
    shell.run(&["gaps", "--csv", "gaps.csv", "--draft", "gaps.toml"]).ends_with(0);
    let read = |name: &str| std::fs::read_to_string(shell.folder.path().join(name)).expect(name);
    assert!(read("gaps.csv").contains("1,es,near-miss,bukele edad,,,1970-01-01,1970-01-01"));
    assert!(read("gaps.toml").contains("id = \"gap.age-bukeles\""));
    assert!(shell.run(&["gaps", "--csv", "no/such/folder.csv"]).ends_with(2).err.contains("can't be written"));
}

#[test]
fn without_a_store_there_is_one_line_and_nothing_is_created() {
    let shell = Shell::new();
    for args in [&["gaps"][..], &["gaps", "--csv", "gaps.csv"], &["gaps", "--draft", "gaps.toml", "--lang", "es"]] {
        let ran = shell.run(args).ends_with(2);
        assert!(ran.out.is_empty() && ran.err.lines().count() == 1, "{}", ran.err);
        assert!(ran.err.starts_with("error: there is no store at puente.sqlite3 yet"), "{}", ran.err);
    }
    shell.file("none.toml", "[store]\nfile = \"\"");
    let ran = shell.run(&["--config", "none.toml", "gaps"]).ends_with(2);
    assert_eq!(ran.err, "error: nothing is kept, as [store] says: file is empty\n");
    let files: Vec<_> = std::fs::read_dir(shell.folder.path()).expect("a folder").flatten().collect();
    assert_eq!(files.len(), 1, "{files:?}");
}

#[test]
fn an_address_that_no_store_can_be_at_is_refused_by_every_command() {
    let shell = Shell::new();
    shell.file("config.toml", "[store]\nurl = \"mysql://x\"");
    for args in [&[][..], &["chat"], &["ask", "x"], &["gaps"], &["check"], &["timeline"], &["eval", "x.jsonl"]] {
        let ran = shell.run(args).ends_with(2);
        assert!(ran.out.is_empty() && ran.err.contains("config.toml:2:"), "{args:?}: {}", ran.err);
        assert!(ran.err.contains("postgres://") && ran.err.contains("help: "), "{args:?}: {}", ran.err);
    }
    // What may hold a password is never shown.
    let shell = Shell::new();
    for args in [&["chat"], &["gaps"]] {
        let mut command = shell.command(args);
        command.env("PUENTE_STORE_URL", "mysql://puente:s3cret@localhost");
        let ran = Ran::of(command, b"").ends_with(2);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains("postgres://") && !ran.err.contains("s3cret"), "{}", ran.err);
    }
}
