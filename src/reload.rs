//! Facts folders that change while the bot runs: a changed base is checked as `puente check` does, beside the one that
//! answers, and takes its place if nothing is wrong with it. May not know who asks the engine.

use crate::curation;
use crate::engine::{Engine, Settings};
use crate::facts::{Files, Report};
use crate::metrics::{Metrics, Reload};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::sync::{mpsc, watch};
use tokio::time::{MissedTickBehavior, interval};

/// The engine that answers, and who replaces it.
pub type Engines = watch::Receiver<Arc<Engine>>;

/// How often it is looked whether files have changed. A change is taken up once it has stood between two looks: editors
/// write several times, and several files belong together.
const LOOKED: Duration = Duration::from_secs(1);

/// How many problems of a broken base the log shows; `puente check` shows all.
const MOST_PROBLEMS: usize = 20;

/// What tells that a file has changed: its path, when it was written, and its length.
type Stamps = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// The folders that a base is read from.
#[derive(Debug, Clone)]
pub struct Folders {
    paths: Vec<PathBuf>,
    /// How they were when the base was read.
    read: Stamps,
}

impl Folders {
    /// The folders as they are now, before the base is read from them. Without any there is nothing to change.
    pub fn look(paths: &[PathBuf]) -> Self {
        Self { paths: paths.to_vec(), read: stamps(paths) }
    }
}

/// Replaces the engine.
pub struct Reloader {
    /// Where its base is read from.
    pub folders: Folders,
    /// Its constants.
    pub settings: Settings,
    /// Who answers with it.
    pub engines: watch::Sender<Arc<Engine>>,
    /// Where it is counted.
    pub metrics: Arc<Metrics>,
}

impl Reloader {
    /// Looks after the folders; what is `asked` for is done at once. Never ends.
    pub async fn run(mut self, mut asked: mpsc::Receiver<()>) {
        let _counted = self.metrics.witness();
        let mut ticks = interval(LOOKED);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut before = self.folders.read.clone();
        loop {
            let wanted = tokio::select! {
                _ = ticks.tick(), if !self.folders.paths.is_empty() => false,
                Some(()) = asked.recv() => true,
                else => std::future::pending().await,
            };
            if wanted {
                tracing::info!("asked to read the facts anew");
            }
            if self.folders.paths.is_empty() {
                tracing::warn!("the facts are built in, so they stay as they are: name a folder with --facts");
                continue;
            }
            let paths = self.folders.paths.clone();
            let Ok(now) = tokio::task::spawn_blocking(move || stamps(&paths)).await else { continue };
            let stands = now == before;
            before.clone_from(&now);
            if wanted || stands && now != self.folders.read {
                self.folders.read = now;
                self.take_up().await;
            }
        }
    }

    /// Reads the facts anew, and lets them answer if nothing is wrong with them.
    pub async fn take_up(&self) -> Reload {
        let (paths, settings, witness) = (self.folders.paths.clone(), self.settings.clone(), self.metrics.witness());
        let read = tokio::task::spawn_blocking(move || {
            let _counted = witness;
            checked(&paths, settings)
        });
        let outcome = match read.await {
            Ok(Ok(engine)) => {
                let facts = engine.base().facts.len();
                self.metrics.facts(facts);
                self.engines.send_replace(engine);
                tracing::info!(facts, "the facts changed: answers come from the new ones");
                Reload::TakenUp
            }
            Ok(Err(report)) => {
                let more = match report.0.len().saturating_sub(MOST_PROBLEMS) {
                    0 => String::new(),
                    more => format!("\n\nand {more} more: `puente check` shows them"),
                };
                let report = Report(report.0.into_iter().take(MOST_PROBLEMS).collect());
                tracing::error!(
                    "the facts changed, but something is wrong with them: answers come from those before\n{report}{more}"
                );
                Reload::Refused
            }
            Err(error) => {
                tracing::error!(panicked = error.is_panic(), "the changed facts couldn't be read");
                Reload::Refused
            }
        };
        self.metrics.reloaded(outcome);
        outcome
    }
}

/// Asks once for each SIGHUP that the process gets, where there are signals. Not in a terminal: who closes that wants the
/// bot to end with it.
pub fn hangups() -> mpsc::Receiver<()> {
    let (asks, asked) = mpsc::channel(1);
    if io::stdin().is_terminal() {
        return asked;
    }
    #[cfg(unix)]
    tokio::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
        while hangup.recv().await.is_some() {
            // One that is asked already stands for all until it is done.
            let _ = asks.try_send(());
        }
    });
    #[cfg(not(unix))]
    drop(asks);
    asked
}

/// An engine on the facts as they are now, read ahead in every language; or what is wrong with them.
fn checked(paths: &[PathBuf], settings: Settings) -> Result<Arc<Engine>, Report> {
    let files = Files::open(paths)?;
    let mut made = None;
    let report = curation::check(&files, None, |base| {
        let engine = Arc::new(Engine::new(base, settings));
        made = Some(Arc::clone(&engine));
        move |question: &str, language| engine.best_fact(question, language)
    })?;
    match made {
        Some(engine) if report.is_empty() => {
            engine.warm();
            Ok(engine)
        }
        _ => Err(report),
    }
}

/// The files of the folders and of the folders in them, as far as facts are read. What can't be looked at is left out: it
/// is told when it is read.
fn stamps(folders: &[PathBuf]) -> Stamps {
    let mut stamps = Vec::new();
    for folder in folders {
        for path in children(folder) {
            if path.is_dir() {
                stamps.extend(children(&path).into_iter().filter_map(stamp));
            } else {
                stamps.extend(stamp(path));
            }
        }
    }
    stamps.sort();
    stamps
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn stamp(path: PathBuf) -> Option<(PathBuf, Option<SystemTime>, u64)> {
    let is_facts = path.extension().is_some_and(|extension| extension == "toml" || extension == "ftl");
    let file = std::fs::metadata(&path).ok().filter(|file| is_facts && file.is_file())?;
    Some((path, file.modified().ok(), file.len()))
}
