//! The bot as it is installed: the `puente` binary, configured by its environment alone.

use super::loopback;
use super::server::{Rules, Server, TOKEN};
use puente::discord::Error;
use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;
use tokio::sync::{mpsc, oneshot};

/// What one of the people says to the binary; it may not turn up in the log.
pub const SECRET_WORDS: &str = "quetzal avocado";

/// Runs the binary against a loopback Discord, with the log as loud as it gets, until told to stop. Every request to
/// anybody else would have to go through a proxy that answers nobody, and that nobody may ask.
///
/// Its facts come from `facts`, or are those built in; each time it is `hung_up` on it gets SIGHUP.
pub async fn run(
    api: String,
    facts: Vec<PathBuf>,
    mut stop: oneshot::Receiver<()>,
    mut hung_up: mpsc::UnboundedReceiver<()>,
) -> Result<(), Error> {
    let failed = |cause: String| Error::Gateway { cause };
    let trap = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| failed(error.to_string()))?;
    trap.set_nonblocking(true).map_err(|error| failed(error.to_string()))?;
    let proxy =
        trap.local_addr().map(|address| format!("http://{address}")).map_err(|error| failed(error.to_string()))?;
    let folder = tempfile::tempdir().map_err(|error| failed(error.to_string()))?;
    let config = folder.path().join("config.toml");
    // As patient as may be: on a busy machine a reply may come late.
    let settings = "[log]\nlevel = \"trace\"\n[discord]\ndefer_after_ms = 2500\n";
    std::fs::write(&config, settings).map_err(|error| failed(error.to_string()))?;
    let token = folder.path().join("token");
    std::fs::write(&token, format!("{TOKEN}\n")).map_err(|error| failed(error.to_string()))?;
    let child = command()
        .arg("--config")
        .arg(config)
        .args(facts.iter().flat_map(|folder| [OsStr::new("--facts"), folder.as_os_str()]))
        .env("DISCORD_TOKEN_FILE", token)
        .env("PUENTE_DISCORD_API", api)
        .env("HTTPS_PROXY", proxy)
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let process = child.id().to_string();
    let running = Running(process.clone());
    let ended = tokio::task::spawn_blocking(move || child.wait_with_output());
    let mut rereads = false;
    while tokio::select! { Some(()) = hung_up.recv() => true, _ = &mut stop => false } {
        let _ = Command::new("kill").args(["-HUP", &process]).status();
        rereads = true;
    }
    let beyond = {
        let beyond = loopback::connections_beyond(&process);
        let _ = Command::new("kill").args(["-TERM", &process]).status();
        beyond
    };
    let output = ended.await.map_err(|error| failed(error.to_string()))?.map_err(|error| failed(error.to_string()))?;
    // It has ended; another process may have its number now.
    std::mem::forget(running);
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    let secret = TOKEN.rsplit('.').next().unwrap_or(TOKEN);
    for (wrong, what) in [
        (!output.status.success(), "it didn't end well"),
        (trap.accept().is_ok(), "it called somebody else"),
        (!beyond.is_empty(), "it was connected to somebody else"),
        (log.contains(secret), "the token stands in the log"),
        (log.contains(SECRET_WORDS), "what somebody said stands in the log"),
        (!log.contains("commands registered"), "there is no log"),
        (rereads && !log.contains("asked to read the facts anew"), "it wasn't asked to read its facts anew"),
    ] {
        if wrong {
            return Err(failed(format!("{what}: {}\n{log}", output.status)));
        }
    }
    Ok(())
}

/// The process, which doesn't outlive a test that fails.
struct Running(String);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-KILL", &self.0]).stderr(Stdio::null()).status();
    }
}

/// A process of the binary, on a store that it shares with others.
pub struct Process {
    child: Child,
    /// Where its settings stand.
    _folder: TempDir,
    api: String,
    address: String,
    shards: String,
}

impl Process {
    /// Starts it, with these shards, on this PostgreSQL.
    pub fn start(api: &str, address: &str, shards: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config.toml");
        let settings = format!("[discord]\ndefer_after_ms = 2500\n[discord.shards]\n{shards}\n");
        std::fs::write(&config, settings).expect("a file");
        let child = command()
            .arg("--config")
            .arg(&config)
            .env("DISCORD_TOKEN", TOKEN)
            .env("PUENTE_DISCORD_API", api)
            .env("PUENTE_STORE_URL", address)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the binary runs");
        Self { child, _folder: folder, api: api.to_owned(), address: address.to_owned(), shards: shards.to_owned() }
    }

    /// Kills it, without a word.
    pub fn kill(&mut self) {
        self.child.kill().expect("a process that lives");
        self.child.wait().expect("its end");
    }

    /// Starts it again.
    pub fn come_back(&mut self) {
        *self = Self::start(&self.api, &self.address, &self.shards);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the binary says, and its exit code, when started with these variables.
pub fn refused_by_binary(variables: &[(&str, &str)]) -> (String, Option<i32>) {
    let output = command().envs(variables.iter().copied()).output();
    let Output { status, stderr, .. } = output.expect("the binary runs");
    (String::from_utf8_lossy(&stderr).into_owned(), status.code())
}

/// The last line the binary says, and its exit code, when started with these settings; it never gets to Discord.
pub fn refused_by_settings(settings: &str) -> (String, Option<i32>) {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("config.toml");
    std::fs::write(&config, settings).expect("settings");
    let output = command().arg("--config").arg(config).env("DISCORD_TOKEN", TOKEN).output().expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (said.lines().last().unwrap_or_default().to_owned(), output.status.code())
}

/// The last line the binary says, and its exit code, when Discord is as these rules say.
pub async fn refused_by_discord(rules: Rules) -> (String, Option<i32>) {
    let (server, _seen) = Server::start(rules).await;
    let api = format!("http://{}", server.address);
    let mut command = command();
    command.current_dir(std::env::temp_dir()).env("DISCORD_TOKEN", TOKEN).env("PUENTE_DISCORD_API", api);
    let output =
        tokio::task::spawn_blocking(move || command.output()).await.expect("no panic").expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains(TOKEN), "{said}");
    (said.lines().last().unwrap_or_default().to_owned(), output.status.code())
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).env("NO_COLOR", "1");
    for variable in ["DISCORD_TOKEN", "DISCORD_TOKEN_FILE", "PUENTE_DISCORD_API", "RUST_LOG"] {
        command.env_remove(variable);
    }
    command
}
