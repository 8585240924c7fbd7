//! What was measured, in words.

use crate::process::{Memory, Used};
use crate::world::{By, World};
use std::sync::LazyLock;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The bot's own sentences.
const EN: &str = include_str!("../../../facts/locales/en.ftl");
const ES: &str = include_str!("../../../facts/locales/es.ftl");

/// What was measured of the processes.
pub struct Process {
    pub ready: Duration,
    pub used: Vec<Used>,
    pub memory: Memory,
    pub ended: Vec<String>,
}

/// Prints it.
pub fn print(name: &str, world: &World, process: &Process) {
    let asked = world.asked();
    println!("## {name}");
    for (by, word) in [(By::Mention, "mentions"), (By::Command, "commands")] {
        let mut of_event: Vec<f64> = Vec::new();
        let mut of_asker: Vec<f64> = Vec::new();
        let (mut once, mut twice, mut declined, mut over, mut never) = (0, 0, 0, 0, 0);
        let questions = asked.values().filter(|question| question.by == by);
        for question in questions {
            let since = |at: Instant, reply: Instant| reply.saturating_duration_since(at).as_secs_f64() * 1000.0;
            match (question.at, question.first_reply) {
                (Some(at), Some(reply)) => {
                    of_event.push(since(at, reply));
                    of_asker.push(since(question.asked, reply));
                    match () {
                        () if question.replies.values().any(|count| *count > 1) => twice += 1,
                        () if question.declined => declined += 1,
                        () => once += 1,
                    }
                }
                _ if question.over => over += 1,
                _ if question.declined => declined += 1,
                _ => never += 1,
            }
        }
        let all = once + twice + declined + over + never;
        if all > 0 {
            println!(
                "{word} {all}: answered once {once}, twice {twice}, declined {declined}, heard after Discord had ended them \
                 {over}, never {never}"
            );
            println!("  event to call: {}", spread(of_event));
            println!("  asked to call: {}", spread(of_asker));
        }
    }
    println!("not asked while a session was begun anew: {}", world.unasked.load(Ordering::Relaxed));
    println!("load average: {}", crate::process::load());
    println!("start to ready: {:.0} ms", process.ready.as_secs_f64() * 1000.0);
    for used in &process.used {
        println!(
            "memory: {:.1} MB at the end, {:.1} MB at most",
            used.now_kb as f64 / 1024.0,
            used.most_kb as f64 / 1024.0
        );
    }
    for second in [60, 300, 600, 1200, 1800] {
        if let Some((_, kb)) = process.memory.iter().find(|(at, _)| *at >= second) {
            println!("memory after {second} s: {:.1} MB", *kb as f64 / 1024.0);
        }
    }
    let counts = &world.counts;
    let count = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
    println!(
        "calls {}, connections {}, identifies {}, resumes {}, doubles prevented by nonce {}",
        count(&counts.calls),
        count(&counts.connections),
        count(&counts.identifies),
        count(&counts.resumes),
        count(&counts.prevented)
    );
    for (name, times) in world.faults.seen() {
        println!("fault: {name} × {times}");
    }
    for ended in &process.ended {
        println!("told to stop: {ended}");
    }
}

fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default()
    };
    let [median, p90, p99, slowest] = [0.5, 0.9, 0.99, 1.0].map(at);
    format!("median {median:.3} ms, p90 {p90:.3} ms, p99 {p99:.3} ms, slowest {slowest:.1} ms")
}

/// Prints what the bot itself has counted of questions without an answer, and of what broke.
pub async fn counts(address: &str) {
    let ask = async {
        let mut line = TcpStream::connect(address).await?;
        line.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").await?;
        let mut text = String::new();
        line.read_to_string(&mut text).await?;
        Ok::<_, std::io::Error>(text)
    };
    match ask.await {
        Ok(text) => {
            let wanted = ["puente_unanswered_total", "puente_replies_under_way", "puente_panics_total"];
            for line in text.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name))) {
                println!("counted by the bot: {line}");
            }
        }
        Err(error) => println!("the bot's own counts can't be read: {error}"),
    }
}

/// Whether a reply says that there is no answer now, in the bot's own words.
pub fn declines(words: &str) -> bool {
    const KEYS: [&str; 5] = ["busy", "budget-person", "budget-channel", "error-neutral", "error-unsure"];
    static SENTENCES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = [EN, ES].into_iter().flat_map(str::lines);
        lines
            .filter_map(|line| line.split_once(" = ").filter(|(key, _)| KEYS.contains(key)))
            .map(|(_, said)| said)
            .collect()
    });
    SENTENCES.iter().any(|sentence| words.contains(sentence))
}
