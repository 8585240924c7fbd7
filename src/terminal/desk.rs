//! What a command that needs the store gets to know from the terminal: one person in one place, whoever that is, and the
//! store, opened when it is first needed. May not know what a command does.

use crate::commands::{Caller, Context, Desk, Given, Outcome, Spec, run_stored};
use crate::store::{self, Gap, Store};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::runtime::{Builder, Runtime};

/// The terminal as the store knows it: a server of one person. Numbers of Discord's are never so small.
const HERE: u64 = 1;

/// Where the store is.
#[derive(Debug, Clone)]
pub struct StoreAt {
    /// What the settings say.
    pub settings: store::Settings,
    /// The folder of the settings.
    pub folder: PathBuf,
}

impl StoreAt {
    /// The store, opened, and what its connections run on.
    pub(super) fn open(&self) -> io::Result<(Runtime, Store)> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let store = runtime.block_on(Store::open(&self.settings, &self.folder)).unwrap_or_else(|refused| {
            tracing::warn!(cause = %refused, "nothing is saved");
            Store::nowhere()
        });
        Ok((runtime, store))
    }

    /// The SQLite file, if the store is one that isn't there.
    pub(super) fn missing_file(&self) -> Option<PathBuf> {
        self.settings.file_in(&self.folder).filter(|file: &PathBuf| !Path::exists(file))
    }
}

/// The desk at which commands are run that need the store.
pub(super) struct TerminalDesk<'a> {
    at: &'a StoreAt,
    opened: Option<(Runtime, Store)>,
}

impl<'a> TerminalDesk<'a> {
    /// One at which nobody has asked for anything yet.
    pub fn new(at: &'a StoreAt) -> Self {
        Self { at, opened: None }
    }

    /// Runs a command that needs the store; `None` for one that doesn't. `forget` forgets what is in memory and gives how
    /// many questions that were.
    pub fn run(
        &mut self,
        context: Context<'_>,
        spec: &Spec,
        given: &Given,
        forget: &(dyn Fn() -> usize + Send + Sync),
    ) -> io::Result<Option<Outcome>> {
        if !spec.is_stored() {
            return Ok(None);
        }
        let (runtime, store) = self.opened()?;
        let caller = Caller {
            person: HERE,
            server: Some(HERE),
            channel: None,
            language_here: context.language,
            missing: &[],
            reads: true,
            forget,
        };
        Ok(runtime.block_on(run_stored(Desk { context, store, caller, now: now() }, spec, given)))
    }

    /// Counts a question that no fact answers, as on Discord.
    pub fn note(&mut self, gap: Gap) -> io::Result<()> {
        let (runtime, store) = self.opened()?;
        // The store's log has told it if it couldn't be saved.
        let _ = runtime.block_on(store.gap(&Gap { server: Some(HERE), ..gap }, now()));
        Ok(())
    }

    fn opened(&mut self) -> io::Result<&(Runtime, Store)> {
        let opened = if let Some(opened) = self.opened.take() {
            opened
        } else {
            let (runtime, store) = self.at.open()?;
            // Where no bot runs, nobody else deletes what has been kept long enough.
            let _ = runtime.block_on(store.retain(now()));
            (runtime, store)
        };
        Ok(self.opened.insert(opened))
    }
}

impl Drop for TerminalDesk<'_> {
    /// What is being saved is waited for.
    fn drop(&mut self) {
        if let Some((runtime, store)) = &self.opened {
            runtime.block_on(store.close());
        }
    }
}

/// Seconds since 1970 (UTC).
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
