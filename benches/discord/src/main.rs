//! A Discord on loopback that asks a bot many questions and counts what comes back: how long each reply takes, whether every
//! question was answered once, how much memory the bot needs. With `--faults SEED` it behaves as badly as Discord may.
//!
//! `puente-bench-discord --rate 200 --seconds 30 -- target/release/puente` (the bot finds the loopback by
//! `PUENTE_DISCORD_API` and shows the token in `DISCORD_TOKEN`).

mod chance;
mod faults;
mod gateway;
mod load;
mod process;
mod report;
mod rest;
mod world;

use clap::Parser;
use std::path::PathBuf;
use std::time::Duration;
use world::World;

/// What is measured.
#[derive(Debug, Parser)]
struct Args {
    /// Questions a second, at random moments (a Poisson process).
    #[arg(long, default_value_t = 200.0)]
    rate: f64,
    /// For how many seconds.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// The seed of all that is random.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Random faults of gateway and REST.
    #[arg(long)]
    faults: bool,
    /// The share of the questions that are asked by command, from 0 to 1.
    #[arg(long, default_value_t = 0.0)]
    commands: f64,
    /// How often the bot shall say that it is alive, in milliseconds: Discord's own are 41,250; fewer let a dead line be noticed
    /// in a short run.
    #[arg(long, default_value_t = 3000)]
    heartbeat: u64,
    /// Where the bot's own counts are, as `127.0.0.1:9464`, to print those of questions without an answer.
    #[arg(long)]
    metrics: Option<String>,
    /// How many shards all processes have together.
    #[arg(long, default_value_t = 1)]
    shards: u64,
    /// Kills a process after this many seconds, and starts it again five seconds later.
    #[arg(long)]
    kill_after: Option<u64>,
    /// Questions, a JSON object with `q` a line.
    #[arg(long, default_value = "tests/questions/en.jsonl")]
    questions: PathBuf,
    /// What to call the bot in the report.
    #[arg(long, default_value = "puente")]
    name: String,
    /// The bot. Several processes stand between `--and`.
    #[arg(last = true, required = true)]
    bot: Vec<String>,
}

#[tokio::main]
async fn main() {
    let args = Args::parse();
    let questions = load::read(&args.questions);
    let world =
        World::start((args.shards, Duration::from_millis(args.heartbeat)), args.faults.then_some(args.seed)).await;
    let commands: Vec<&[String]> = args.bot.split(|word| word == "--and").collect();
    let mut bots = Vec::new();
    for command in commands {
        bots.push(process::Bot::start(command, &world));
    }
    // Sessions are begun five seconds apart.
    world.all_ready(Duration::from_secs(30 + 6 * args.shards)).await;
    let ready = bots.iter().map(|bot| world.ready_after(bot.started)).max().unwrap_or_default();
    // What is done once after the start isn't part of what is measured.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let troubled = args.faults.then(|| tokio::spawn(gateway::trouble(world.clone(), args.seed)));
    let memory = tokio::spawn(process::watch(bots.iter().map(process::Bot::id).collect()));
    let killing =
        args.kill_after.map(|after| tokio::spawn(process::kill_and_start(bots.remove(0), world.clone(), after)));
    load::ask(&world, &questions, (args.rate, args.seconds, args.seed), args.commands).await;
    if let Some(troubled) = troubled {
        troubled.abort();
    }
    world.calm_down();
    world.all_answered().await;
    let memory = {
        memory.abort();
        process::watched(memory).await
    };
    if let Some(killing) = killing {
        bots.extend(killing.await.ok());
    }
    let used = bots.iter().filter_map(process::Bot::used).collect::<Vec<_>>();
    if let Some(address) = &args.metrics {
        report::counts(address).await;
    }
    let ended = process::end(bots).await;
    report::print(&args.name, &world, &report::Process { ready, used, memory, ended });
}
