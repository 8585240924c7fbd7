//! Facts on the disk that change while the bot runs.

use super::insides::Insides;
use super::server::{Rules, Seen, Server};
use super::{Chat, binary, engine, patient, school};
use puente::discord::Settings as Bot;
use puente::engine::{Engine, Settings};
use puente::facts::{Files, load};
use puente::reload::{Folders, Reloader};
use puente::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::{mpsc, oneshot};

/// The small base of tests/facts with the bot's own words, in a folder of its own.
pub struct Facts(TempDir);

/// Where its facts stand.
const SOURCE: &str = "sources/lake.toml";

/// A fact that the small base hasn't got, to be put before those it has.
const DEPTH: &str = r#"
[[fact]]
id = "lake.depth"
kind = "description"
claim.en = "The lake is very deep."
claim.es = "El lago es muy hondo."
about = ["lago-azul"]
topics = ["water"]
quotes = [{ text = "very deep", start = 70, end = 79, paragraph = 4 }]
asks.en = ["What is the lake like?"]
asks.es = ["¿Cómo es el lago?"]
"#;

impl Facts {
    /// The folder, with nothing changed.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ours = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (from, to) in [
            ("tests/facts/small", ""),
            ("tests/facts/small/lexicon", "lexicon"),
            ("tests/facts/small/sources", "sources"),
            ("facts/locales", "locales"),
        ] {
            fs::create_dir_all(folder.path().join(to)).expect("a folder");
            for entry in fs::read_dir(ours.join(from)).expect("our facts").flatten() {
                if entry.path().is_file() {
                    fs::copy(entry.path(), folder.path().join(to).join(entry.file_name())).expect("a copy");
                }
            }
        }
        Self(folder)
    }

    /// Where it is.
    pub fn folder(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    /// Somebody writes other words into a file.
    pub fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).expect("a file of the base");
        assert!(text.contains(from), "{file} holds {from}");
        fs::write(&path, text.replacen(from, to, 1)).expect("a change");
    }

    /// Somebody adds how deep the lake is. All other facts move.
    pub fn add_the_depth(&self) {
        self.change(SOURCE, "[[fact]]", &format!("{DEPTH}\n[[fact]]"));
    }

    /// Somebody saves in the middle of a word.
    pub fn break_them(&self) {
        self.change(SOURCE, "kind = \"event\"", "kind = \"evnt\"");
    }
}

impl Chat {
    /// The bot with facts from a folder.
    pub async fn start_on_facts(facts: &Facts) -> Self {
        Self::start_on_facts_with(facts, patient()).await
    }

    /// The same, out of the ordinary.
    pub async fn start_on_facts_with(facts: &Facts, settings: Bot) -> Self {
        let base = load(&Files::open(&[facts.folder()]).expect("files")).unwrap_or_else(|report| panic!("{report}"));
        let engine = Arc::new(Engine::new(Arc::new(base), Settings::default()));
        let insides = Insides::of(school::store().await, engine);
        Self::launch_on(insides, Rules::default(), settings).await.connected(Seen::Registered).await
    }

    /// What replaces the bot's facts by those of a folder.
    pub fn reloader(&self, facts: &Facts) -> Reloader {
        Reloader {
            folders: Folders::look(&[facts.folder()]),
            settings: Settings::default(),
            engines: self.insides.engines.clone(),
            metrics: Arc::clone(&self.insides.metrics),
        }
    }

    /// Entirely other facts are there from now on.
    pub fn has_only(&self, facts: &Facts) {
        let base = load(&Files::open(&[facts.folder()]).expect("files")).unwrap_or_else(|report| panic!("{report}"));
        self.insides.engines.send_replace(Arc::new(Engine::new(Arc::new(base), Settings::default())));
    }

    /// The facts are replaced, with no second longer to wait than the clock says.
    pub async fn expect_new_facts(&self) {
        let mut engines = self.insides.engines.subscribe();
        tokio::time::pause();
        let changed = tokio::time::timeout(Duration::from_secs(60), engines.changed()).await;
        changed.expect("facts that are taken up").expect("an engine");
        tokio::time::resume();
    }

    /// The bot as a process of its own, with facts from a folder.
    pub async fn start_binary_on(facts: &Facts) -> Self {
        Self::launch_binary(vec![facts.folder()]).await
    }

    pub(super) async fn launch_binary(folders: Vec<PathBuf>) -> Self {
        let (server, seen) = Server::start(Rules::default()).await;
        let ((stop, stopped), (hang_up, asked)) = (oneshot::channel(), mpsc::unbounded_channel());
        let bot = tokio::spawn(binary::run(format!("http://{}", server.address), folders, stopped, asked));
        let insides = Insides::of(Store::nowhere(), engine());
        let mut chat = Self::with_bot((server, seen), bot, stop, insides);
        chat.hang_up = Some(hang_up);
        chat.connected(Seen::Registered).await
    }

    /// The process gets SIGHUP.
    pub fn hang_up(&self) {
        let process = self.hang_up.as_ref().expect("a process of its own");
        process.send(()).expect("a process that runs");
    }
}
