//! The command line: what was asked for, the settings and the fact base, then the part of the crate that does it.
//! Exit codes: 0 fine, 1 the check or bar failed, 2 wrong use or bad input.

use anstream::eprintln;
use clap::{Args, Parser, Subcommand};
use puente::commands::Context;
use puente::config::Config;
use puente::curation::{self, eval};
use puente::discord;
use puente::engine::Engine;
use puente::facts::problem::{Problem, Report};
use puente::facts::{self, FactBase, Files};
use puente::metrics::Metrics;
use puente::outside::Window;
use puente::reload::{self, Folders, Reloader};
use puente::store::{self, Store};
use puente::terminal::{self, Form, StoreAt};
use secrecy::SecretString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::timeout;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Memory that a crowd of questions needed is given back.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Answers questions about the relations between the United States and El Salvador, with citations.
///
/// Without a command: the Discord bot if `DISCORD_TOKEN` or `DISCORD_TOKEN_FILE` is set, otherwise the terminal chat.
#[derive(Parser)]
#[command(name = "puente", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    inputs: Inputs,
}

#[derive(Args)]
struct Inputs {
    /// Fact base to answer from instead of the built-in one; repeated, each is laid over the ones before it
    #[arg(long, global = true, value_name = "DIR")]
    facts: Vec<PathBuf>,
    /// Settings to use instead of config.toml in the current folder
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Talk to the bot in the terminal
    Chat,
    /// Answer one question, or one a line
    Ask(Ask),
    /// Check the fact base; exit 1 if anything is wrong with it
    Check {
        /// Folder with the documents, to compare every quote with them
        #[arg(long, value_name = "DIR")]
        documents: Option<PathBuf>,
        /// Also list the sentences of the documents that no quote touches; those without a reason are problems
        #[arg(long, requires = "documents")]
        coverage: bool,
    },
    /// Print a facts file to fill in, made from a document (UTF-8 text)
    Draft {
        /// The document
        #[arg(value_name = "FILE")]
        document: PathBuf,
    },
    /// Score question sets (JSON lines)
    Eval(terminal::Eval),
    /// Print what happened, in order, with its sources; also as a chart, calendar, table or handout
    Timeline(terminal::Timeline),
    /// Show what people asked and no fact answers, most asked first
    Gaps(terminal::Gaps),
    /// Print the address with which an admin adds the bot to a server, with the least permissions; needs the token
    Invite,
}

#[derive(Args)]
struct Ask {
    /// The question
    #[arg(value_name = "QUESTION", required_unless_present = "jsonl")]
    question: Vec<String>,
    /// Print a JSON object
    #[arg(long)]
    json: bool,
    /// Print why it is answered so: cues, entities, candidates and their scores
    #[arg(long)]
    explain: bool,
    /// Read questions from standard input and write replies, a JSON object a line
    #[arg(long, conflicts_with_all = ["question", "json", "explain"])]
    jsonl: bool,
}

/// What `puente invite` says without a token.
const NO_TOKEN: &str =
    "error: the invite address needs the bot's token: set DISCORD_TOKEN_FILE to the file that holds it";

/// Why a run ended early.
enum Stop {
    /// Bad input, put into words for the operator.
    Refused(String),
    /// Discord could not be reached or sent us away.
    Discord(discord::Error),
    /// Reading or writing failed.
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem.render(true))
    }
}

impl From<Report> for Stop {
    fn from(report: Report) -> Self {
        Self::Refused(report.render(true))
    }
}

impl From<discord::Error> for Stop {
    fn from(error: discord::Error) -> Self {
        Self::Discord(error)
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(code) => code,
        // Whoever reads our output has seen enough.
        Err(Stop::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Io(error)) => {
            eprintln!("error: input or output failed: {error}");
            ExitCode::from(2)
        }
        Err(Stop::Refused(message)) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
        Err(Stop::Discord(error)) => {
            eprintln!("error: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: &Cli) -> Result<ExitCode, Stop> {
    let config = Config::open(cli.inputs.config.as_deref())?;
    log(&config);
    // A wrong token is told at once: nobody waits for the facts first.
    let token = match cli.command {
        None | Some(Command::Invite) => discord::token_from_env()?,
        Some(_) => None,
    };
    if let Some(Command::Gaps(options)) = &cli.command {
        let ran = options.run(&store_at(&config, cli.inputs.config.as_deref())?, &mut anstream::stdout())?;
        return ran.map(|()| ExitCode::SUCCESS).map_err(Stop::Refused);
    }
    if let Some(Command::Invite) = cli.command {
        let token = token.ok_or_else(|| Stop::Refused(NO_TOKEN.into()))?;
        writeln!(anstream::stdout(), "{}", discord::invite(&token)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let folders = Folders::look(&cli.inputs.facts);
    let files = Files::open(&cli.inputs.facts)?;
    if let Some(Command::Check { documents, coverage }) = &cli.command {
        return check(&config, &files, documents.as_deref(), *coverage);
    }
    let base = Arc::new(facts::load(&files)?);
    let out = &mut anstream::stdout();
    if let Some(Command::Draft { document }) = &cli.command {
        out.write_all(curation::draft(&base, document)?.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let engine = Engine::new(Arc::clone(&base), config.engine.clone());
    match &cli.command {
        None => bot_or_chat((engine, folders), config, token, cli.inputs.config.as_deref()),
        Some(Command::Chat) => {
            let store = store_at(&config, cli.inputs.config.as_deref())?;
            Ok(terminal::chat(&engine, &config.terminal, &store, out).map(|()| ExitCode::SUCCESS)?)
        }
        Some(Command::Ask(options)) => ask(&engine, &config, options),
        Some(Command::Eval(options)) => evaluate(&base, &engine, options),
        Some(Command::Timeline(options)) => {
            options.run(&engine, config.terminal.language, out)?.map(|()| ExitCode::SUCCESS).map_err(Stop::Refused)
        }
        Some(Command::Check { .. } | Command::Draft { .. } | Command::Gaps(_) | Command::Invite) => {
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Log lines go to standard error; replies alone go to standard output.
fn log(config: &Config) {
    let coloured = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let filter = config.log.filter(&[discord::LOG_DIRECTIVES, store::LOG_DIRECTIVES]);
    tracing_subscriber::registry().with(filter).with(config.log.format.layer(coloured, io::stderr)).init();
}

/// Where the store is, by settings and environment; its file is beside the settings.
fn store_at(config: &Config, file: Option<&Path>) -> Result<StoreAt, Stop> {
    let mut settings = config.store.clone();
    match std::env::var("PUENTE_STORE_URL") {
        Ok(url) if !url.trim().is_empty() => settings.url = Some(url),
        _ => {}
    }
    if settings.url.as_deref().is_some_and(|url| !store::is_address(url)) {
        return Err(Stop::Refused(format!("error: {}", store::Refused::UNKNOWN)));
    }
    let folder = file.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    Ok(StoreAt { settings, folder })
}

/// How many questions are thought about at the same time. One takes less than a millisecond, so more threads would answer
/// none sooner, but each keeps memory of its own.
const THINKING: usize = 4;

fn bot_or_chat(
    (engine, folders): (Engine, Folders),
    config: Config,
    token: Option<SecretString>,
    file: Option<&Path>,
) -> Result<ExitCode, Stop> {
    let at = store_at(&config, file)?;
    if let Some(token) = token {
        let mut settings = config.discord;
        match std::env::var("PUENTE_DISCORD_API") {
            Ok(api) if !api.trim().is_empty() => settings.api = Some(api),
            _ => {}
        }
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(THINKING).build()?;
        let metrics = Arc::new(Metrics::default());
        metrics.facts(engine.base().facts.len());
        let opened = runtime.block_on(Store::open(&at.settings, &at.folder));
        let store = opened.map_err(|refused| Stop::Refused(format!("error: {refused}")))?;
        let store = Arc::new(store.counted(Arc::clone(&metrics)));
        if let Some(address) = config.metrics.listen {
            let window =
                runtime.block_on(Window::open(address)).map_err(|taken| Stop::Refused(format!("error: {taken}")))?;
            runtime.spawn(window.serve(Arc::clone(&metrics), Arc::clone(&store)));
        }
        let (engines, engine) = watch::channel(Arc::new(engine));
        let reloader = Reloader { folders, settings: config.engine, engines, metrics: Arc::clone(&metrics) };
        let ended = runtime.block_on(async {
            tokio::spawn(reloader.run(reload::hangups()));
            let ended = discord::run(engine, (Arc::clone(&store), metrics), settings, token).await;
            // What was saved is saved; a database that doesn't answer must not hold up the end.
            let _ = timeout(Duration::from_millis(400), store.close()).await;
            ended
        });
        // Replies in progress have had their time; an engine that still thinks must not hold up the end.
        runtime.shutdown_background();
        ended?;
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", engine.base().wording.say(config.terminal.language, "terminal-no-token"));
    terminal::chat(&engine, &config.terminal, &at, &mut anstream::stdout())?;
    Ok(ExitCode::SUCCESS)
}

fn ask(engine: &Engine, config: &Config, options: &Ask) -> Result<ExitCode, Stop> {
    let context = Context { engine, language: config.terminal.language };
    if options.jsonl {
        let refused = |problem: &Problem| eprintln!("{}", problem.render(true));
        let fine = terminal::jsonl(context, &mut io::stdin().lock(), &mut io::stdout().lock(), refused)?;
        return Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(2) });
    }
    let question = options.question.join(" ");
    if options.json {
        terminal::ask(context, &question, Form::Json, options.explain, &mut io::stdout().lock())?;
    } else {
        let width = if io::stdout().is_terminal() { terminal::columns() } else { None };
        terminal::ask(context, &question, Form::Card(width), options.explain, &mut anstream::stdout())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn check(config: &Config, files: &Files, documents: Option<&Path>, coverage: bool) -> Result<ExitCode, Stop> {
    let mut report = curation::check(files, documents, |base| {
        let engine = Engine::new(base, config.engine.clone());
        move |question: &str, language| engine.best_fact(question, language)
    })?;
    let mut out = anstream::stdout();
    if let Some(documents) = documents.filter(|_| coverage) {
        let coverage = curation::coverage(files, documents);
        out.write_all(coverage.text.as_bytes())?;
        report.add(coverage.problems);
    }
    if report.is_empty() {
        let proven = if documents.is_some() { "; every quote stands in its document, word for word" } else { "" };
        writeln!(out, "the fact base is fine{proven}")?;
    }
    if documents.is_none() {
        writeln!(out, "the quotes were not compared with the documents: `puente check --documents DIR` does that")?;
    }
    if report.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", report.render(true));
    Ok(ExitCode::from(1))
}

fn evaluate(base: &Arc<FactBase>, engine: &Engine, options: &terminal::Eval) -> Result<ExitCode, Stop> {
    let mut out = anstream::stdout();
    let mut robustness = Vec::new();
    for test in options.robustness() {
        let outcome = test.run(engine);
        writeln!(out, "{}", outcome.line())?;
        robustness.push(outcome);
    }
    if options.files.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let questions = eval::read(&options.files)?;
    let documents = match &options.documents {
        Some(folder) => eval::Documents::read(base, folder)?,
        None => eval::Documents::default(),
    };
    if options.after_another {
        let outcome = eval::after_another(engine, &questions, &documents, options.seed);
        writeln!(out, "{}", outcome.line())?;
        robustness.push(outcome);
    }
    let records = eval::judge_all(engine, &questions, &documents);
    out.write_all(eval::table(&records).as_bytes())?;
    let curve = eval::Curve::of(base, engine.settings(), &questions, &documents, &records);
    out.write_all(curve.table().as_bytes())?;
    if options.failures {
        out.write_all(eval::failures(&questions, &records).as_bytes())?;
    }
    if let (Some(path), Some(date)) = (&options.write, &options.date) {
        terminal::write(path, eval::page(&questions, &records, &curve, &robustness, date).as_bytes())?;
    }
    let overall = 100.0 * eval::overall(&records);
    match options.min_overall {
        // A share such as 0.29 is no whole number of percent in floating point.
        Some(least) if overall < least - 1e-9 => {
            eprintln!("overall is {overall:.1} %, below the bar of {least} %");
            Ok(ExitCode::from(1))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
