//! What the bot of a chat is made of, and which of it a test can change while the bot runs.

use super::gate::Gate;
use super::server::Server;
use super::{Bot, TOKEN, school};
use puente::commands;
use puente::discord::{Parts, Runner, Settings, run_until};
use puente::engine::Engine;
use puente::facts::{Files, load};
use puente::metrics::Metrics;
use puente::store::Store;
use secrecy::SecretString;
use std::sync::{Arc, OnceLock};
use tokio::sync::{oneshot, watch};

/// What a bot is made of, but for its Discord.
pub struct Insides {
    pub gate: Arc<Gate>,
    pub store: Arc<Store>,
    pub engines: watch::Sender<Arc<Engine>>,
    pub metrics: Arc<Metrics>,
}

/// The engine over the real fact base, built once for all tests of a process.
pub fn engine() -> Arc<Engine> {
    static ENGINE: OnceLock<Arc<Engine>> = OnceLock::new();
    let build = || {
        let base = load(&Files::embedded()).unwrap_or_else(|report| panic!("{}", report.render(false)));
        let engine = Engine::new(Arc::new(base), puente::engine::Settings::default());
        // No first question should be late because of it.
        engine.warm();
        Arc::new(engine)
    };
    Arc::clone(ENGINE.get_or_init(build))
}

impl Insides {
    /// The real facts, with a store in memory.
    pub async fn usual() -> Self {
        Self::of(school::store().await, engine())
    }

    /// Another store and engine.
    pub fn of(store: Store, engine: Arc<Engine>) -> Self {
        let metrics = Arc::new(Metrics::default());
        let store = Arc::new(store.counted(Arc::clone(&metrics)));
        Self { gate: Arc::default(), store, engines: watch::Sender::new(engine), metrics }
    }

    /// Runs the bot on a Discord until it is told to stop.
    pub fn run(&self, server: &Server, settings: &Settings) -> (Bot, oneshot::Sender<()>) {
        self.run_at(Settings { api: Some(format!("http://{}", server.address)), ..settings.clone() })
    }

    /// Runs the bot where its settings say.
    pub fn run_at(&self, settings: Settings) -> (Bot, oneshot::Sender<()>) {
        let runner: Runner = {
            let gate = Arc::clone(&self.gate);
            Arc::new(move |context, spec, given, turns| {
                gate.pass();
                let utterance = given.text("question").unwrap_or_default();
                assert!(!utterance.contains("make the engine panic"), "as asked");
                let mut outcome = commands::run(context, spec, given, turns);
                if utterance.contains("at great length") {
                    outcome.reply.notes =
                        (1..=30).map(|line| format!("{line}. {}", "Small print. ".repeat(8))).collect();
                }
                outcome
            })
        };
        let parts = Parts {
            engines: self.engines.subscribe(),
            runner,
            store: Arc::clone(&self.store),
            metrics: Arc::clone(&self.metrics),
        };
        let (stop, stopped) = oneshot::channel();
        let bot = tokio::spawn(run_until(parts, settings, SecretString::from(TOKEN), async {
            let _ = stopped.await;
        }));
        (bot, stop)
    }
}
