//! What was measured, in words.

use crate::process::{Memory, Used};
use crate::world::World;
use std::sync::atomic::Ordering;
use std::time::Duration;

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
    let mut times: Vec<f64> = Vec::new();
    let (mut once, mut twice, mut never) = (0, 0, 0);
    for question in asked.values() {
        match (question.at, question.first_reply) {
            (Some(at), Some(reply)) => {
                times.push(reply.saturating_duration_since(at).as_secs_f64() * 1000.0);
                if question.replies.values().any(|count| *count > 1) { twice += 1 } else { once += 1 }
            }
            _ => never += 1,
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        times
            .get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    };
    println!("## {name}");
    println!("questions {}: answered once {once}, twice {twice}, never {never}", asked.len());
    println!(
        "event to call: median {:.3} ms, p90 {:.3} ms, p99 {:.3} ms, slowest {:.1} ms",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
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
