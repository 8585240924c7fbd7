//! The bot as a process: started, watched (Linux' /proc), killed and started again.

use crate::world::{TOKEN, World};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// A bot.
pub struct Bot {
    child: Child,
    command: Vec<String>,
    /// When.
    pub started: Instant,
}

/// What a process used: most memory in kB at any time, memory now in kB, processor time in ticks.
pub struct Used {
    pub most_kb: u64,
    pub now_kb: u64,
}

/// Memory of all processes, by seconds after the start, in kB.
pub type Memory = Vec<(u64, u64)>;

static WATCHED: Mutex<Memory> = Mutex::new(Vec::new());

impl Bot {
    /// Starts one that finds this Discord.
    pub fn start(command: &[String], world: &World) -> Self {
        let (program, args) = command.split_first().expect("a bot");
        let child = Command::new(program)
            .args(args)
            .env("PUENTE_DISCORD_API", format!("http://{}", world.address))
            .env("DISCORD_TOKEN", TOKEN)
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        Self { child, command: command.to_vec(), started: Instant::now() }
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id().unwrap_or_default()
    }

    /// What it used so far.
    pub fn used(&self) -> Option<Used> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).ok()?;
        let kb = |key: &str| {
            let line = status.lines().find(|line| line.starts_with(key))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        Some(Used { most_kb: kb("VmHWM:")?, now_kb: kb("VmRSS:")? })
    }
}

/// The machine's load average, as Linux tells it.
pub fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// Notes the memory of processes every second, for ever.
pub async fn watch(ids: Vec<u32>) {
    let begun = Instant::now();
    loop {
        let now = ids.iter().filter_map(|id| {
            let pages = std::fs::read_to_string(format!("/proc/{id}/statm")).ok()?;
            pages.split_whitespace().nth(1)?.parse::<u64>().ok()
        });
        let kb = now.sum::<u64>() * 4;
        crate::world::locked(&WATCHED).push((begun.elapsed().as_secs(), kb));
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// What was noted.
pub async fn watched(task: tokio::task::JoinHandle<()>) -> Memory {
    let _ = task.await;
    crate::world::locked(&WATCHED).clone()
}

/// Kills a bot some seconds from now, and starts it again five seconds later.
pub async fn kill_and_start(mut bot: Bot, world: Arc<World>, after: u64) -> Bot {
    tokio::time::sleep(Duration::from_secs(after)).await;
    let _ = bot.child.kill().await;
    world.faults.note("process killed");
    tokio::time::sleep(Duration::from_secs(5)).await;
    Bot::start(&bot.command, &world)
}

/// Tells all to stop; gives how each ended, and after how long.
pub async fn end(bots: Vec<Bot>) -> Vec<String> {
    let mut ended = Vec::new();
    for mut bot in bots {
        let told = Instant::now();
        let _ = std::process::Command::new("kill").args(["-TERM", &bot.id().to_string()]).status();
        let how = match tokio::time::timeout(Duration::from_secs(15), bot.child.wait()).await {
            Ok(Ok(status)) => format!("{status} after {:.2} s", told.elapsed().as_secs_f64()),
            _ => "didn't end within 15 s".to_owned(),
        };
        ended.push(how);
    }
    ended
}
