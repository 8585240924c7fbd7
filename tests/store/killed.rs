//! Killed at any moment (SIGKILL): the store opens again, and nothing that was acknowledged is missing. The process that is
//! killed is this test program, told to run one of these tests, which then writes until it is killed. How often is set by
//! `PUENTE_TEST_KILLS`; moments are drawn from a seed, by what was acknowledged and then by turns of a loop.

use super::{Database, NOON};
use puente::classroom::Dice;
use puente::store::{Answered, Gap, GapReason, Settings, Store};
use puente::text::Language;
use serde_json::json;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How often the store's process is killed, if nothing else is set.
const KILLS: usize = 20;

/// As many write at the same time, each to what is its own.
const WRITERS: u64 = 3;

/// Writes that are acknowledged before the longest-lived process is killed.
const MOST_WRITES: usize = 60;

/// Things of a kind that a writer changes again and again.
const EACH: u64 = 4;

/// What the process that is killed calls itself in PostgreSQL.
const NAME: &str = "killed";

/// What a writer has made of the store: what it wrote, by its kind and name.
type Written = BTreeMap<String, u64>;

fn server(writer: u64) -> u64 {
    1_100_000_000_000_000_000 + writer
}

fn key(writer: u64, which: u64) -> String {
    format!("writer {writer}: {which}")
}

/// A write of a writer, by its number.
async fn write(store: &Store, writer: u64, number: u64) {
    let which = (number / EACH) % EACH;
    let saved = match number % 4 {
        0 => store.change(server(writer), NOON, |held| held.teachers = Some(number)).await.map(drop),
        1 => {
            let answered =
                Answered { person: which, item: 0, option: usize::try_from(number).expect("a small number") };
            store.keep_answer(&key(writer, 0), answered, NOON + 1).await
        }
        2 => {
            let (words, text) = (key(writer, which), String::new());
            let reason = GapReason::NearMiss;
            store.gap(&Gap { server: Some(server(writer)), words, language: Language::En, reason, text }, NOON).await
        }
        _ => store.keep_state(&key(writer, which), &json!(number), NOON + 1).await,
    };
    saved.expect("saved");
}

/// The same, as it should be.
fn note(written: &mut Written, number: u64) {
    let which = (number / EACH) % EACH;
    match number % 4 {
        0 => written.insert("settings".to_owned(), number),
        1 => written.insert(format!("answer {which}"), number),
        2 => {
            *written.entry(format!("gap {which}")).or_default() += 1;
            None
        }
        _ => written.insert(format!("state {which}"), number),
    };
}

/// What is there of a writer.
async fn found(store: &Store, writer: u64) -> Written {
    let mut found = Written::new();
    found.extend(store.settings(Some(server(writer))).teachers.map(|number| ("settings".to_owned(), number)));
    for answer in store.answers(&key(writer, 0)).await.expect("read") {
        found.insert(format!("answer {}", answer.person), answer.option as u64);
    }
    for gap in store.gaps(Some(server(writer)), 100).await.expect("read") {
        let which = gap.words.rsplit(' ').next().expect("a word");
        found.insert(format!("gap {which}"), gap.count);
    }
    for which in 0..EACH {
        let state = store.state(&key(writer, which), NOON).await.expect("read");
        found.extend(state.map(|state| (format!("state {which}"), state.as_u64().expect("a number"))));
    }
    found
}

/// What the process that is killed does. Says `saved WRITER NUMBER` of each write when it is saved.
async fn writes_until_it_is_killed(folder: PathBuf) {
    let url = std::env::var("PUENTE_TEST_KILLED_AT").ok();
    let store = Store::open(&Settings { url, ..Settings::default() }, &folder).await.expect("an address");
    let from = std::env::var("PUENTE_TEST_KILLED_FROM").expect("numbers");
    let from: Vec<u64> = from.split(' ').map(|number| number.parse().expect("a number")).collect();
    let writer = async |writer: u64, from: u64| {
        for number in from.. {
            write(&store, writer, number).await;
            let mut out = std::io::stdout().lock();
            writeln!(out, "\nsaved {writer} {number}").and_then(|()| out.flush()).expect("somebody listens");
        }
    };
    let [first, second, third] = from[..] else { panic!("a number for each writer") };
    tokio::join!(writer(0, first), writer(1, second), writer(2, third));
}

/// Lets it write on from these numbers, and kills it. Gives the last number of each writer that was acknowledged.
fn killed(dice: &mut Dice, (settings, folder): (&Settings, &Path), from: &[u64]) -> Vec<Option<u64>> {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["--exact", "killed::nothing_acknowledged_is_missing_from_a_file_after_a_kill"]);
    child.args(["--nocapture", "--test-threads=1"]);
    child.env("PUENTE_TEST_KILLED_IN", folder);
    child.env("PUENTE_TEST_KILLED_FROM", from.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    if let Some(url) = &settings.url {
        child.env("PUENTE_TEST_KILLED_AT", format!("{url}&application_name={NAME}"));
    }
    let mut child = child.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a process");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut saved = vec![None; from.len()];
    let mut listen = |line: std::io::Result<String>| {
        let line = line.expect("text");
        let mut words = line.split(' ');
        if words.next() != Some("saved") {
            return false;
        }
        let mut number = || words.next()?.parse::<u64>().ok();
        if let (Some(writer), Some(number)) = (number(), number()) {
            let at = usize::try_from(writer).expect("a writer");
            saved[at] = Some(number);
        }
        true
    };
    // One in four is killed while it is still starting: making tables, or mending what the one before it left.
    let (writes, turns) = match dice.below(4) {
        0 => (0, 1_500_000),
        _ => (1 + dice.below(MOST_WRITES), 100_000),
    };
    let mut heard = 0;
    while heard < writes {
        heard += usize::from(listen(lines.next().expect("it writes until it is killed")));
    }
    for _ in 0..dice.below(turns) {
        std::hint::spin_loop();
    }
    child.kill().expect("SIGKILL");
    let ended = child.wait().expect("its end");
    assert_eq!(ended.code(), None, "it ended by itself");
    // A line that was cut by the end was no acknowledgement.
    let rest: Vec<String> = lines.map(|line| line.expect("text")).collect();
    for line in rest {
        listen(Ok(line));
    }
    saved
}

/// PostgreSQL may still be at the last statement of a process that is gone.
async fn until_it_is_alone(connection: &mut AnyConnection) {
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = $1";
    for _ in 0..100_000 {
        let left: i64 = sqlx::query(sql).bind(NAME).fetch_one(&mut *connection).await.expect("a count").get(0);
        if left == 0 {
            return;
        }
    }
    panic!("PostgreSQL still serves the process that was killed");
}

async fn survives(database: &Database, kills: usize) {
    let mut dice = Dice::new(20_261_122);
    let mut there: Vec<Written> = (0..WRITERS).map(|_| Written::new()).collect();
    let mut from = vec![0; there.len()];
    let (mut acknowledged, mut unheard) = (0, 0);
    for kill in 0..kills {
        let saved = killed(&mut dice, (&database.settings, database.folder()), &from);
        if database.settings.url.is_some() {
            until_it_is_alone(&mut database.connect().await).await;
        }
        let store = database.open().await;
        assert!(store.keeps().await, "kill {kill}: it doesn't open");
        for (writer, (there, (from, saved))) in (0..).zip(there.iter_mut().zip(from.iter_mut().zip(saved))) {
            let next = saved.map_or(*from, |last| last + 1);
            acknowledged += next - *from;
            for number in *from..next {
                note(there, number);
            }
            // The write after the last may have been saved without anybody having heard of it.
            let mut one_more = there.clone();
            note(&mut one_more, next);
            let found = found(&store, writer).await;
            unheard += u64::from(found == one_more);
            assert!(found == *there || found == one_more, "kill {kill}: {found:?} instead of {there:?}");
            *there = found;
            *from = next + 1;
        }
        store.close().await;
    }
    eprintln!("{kills} kills, {acknowledged} acknowledged writes, {unheard} saved and not yet acknowledged");
    assert!(acknowledged > kills as u64, "it was killed before it wrote");
}

fn kills() -> usize {
    std::env::var("PUENTE_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

#[tokio::test]
async fn nothing_acknowledged_is_missing_from_a_file_after_a_kill() {
    if let Some(folder) = std::env::var_os("PUENTE_TEST_KILLED_IN") {
        return Box::pin(writes_until_it_is_killed(folder.into())).await;
    }
    survives(&Database::file(), kills()).await;
}

#[tokio::test]
async fn nothing_acknowledged_is_missing_from_postgresql_after_a_kill() {
    let Some(database) = Database::on_postgres().await else { return };
    survives(&database, kills()).await;
}
