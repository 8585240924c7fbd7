//! `puente chat`: questions and slash commands, a line each, with what was asked before kept in mind.
//! With a terminal at both ends it edits lines, completes and keeps a history; otherwise it reads plain lines.

use super::class::{Class, Said};
use super::complete::Completion;
use super::desk::{StoreAt, TerminalDesk};
use super::lines::{self, Line};
use super::typed::{OWN_COMMANDS, Typed};
use super::{Settings, printable, render};
use crate::commands::{
    self, Context, File, Given, Offers, Outcome, Run, Spec, ask, evidence, forget_me, help, line, privacy,
};
use crate::engine::{self, Engine, Turn};
use crate::facts::args;
use crate::text::Language;
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Config, Editor};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// Talks until the end of the input or `/quit`.
pub fn chat(engine: &Engine, settings: &Settings, store: &StoreAt, out: &mut impl Write) -> io::Result<()> {
    let mut chat = Chat {
        engine,
        settings,
        desk: TerminalDesk::new(store),
        language: settings.language,
        turns: Vec::new(),
        explains: false,
        class: Class::default(),
    };
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        chat.edited(out)
    } else {
        chat.piped(&mut io::stdin().lock(), out)
    }
}

/// A conversation.
struct Chat<'a> {
    engine: &'a Engine,
    settings: &'a Settings,
    desk: TerminalDesk<'a>,
    /// Of the last reply.
    language: Language,
    turns: Vec<Turn>,
    explains: bool,
    /// What goes on beside the questions.
    class: Class,
}

/// Whether the conversation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Listen,
    /// It does, and the editor's own memory is emptied.
    ListenAnew,
    Leave,
}

impl<'a> Chat<'a> {
    fn piped(&mut self, input: &mut impl BufRead, out: &mut impl Write) -> io::Result<()> {
        while let Some(line) = lines::next_line(input)? {
            let (Line::Whole(bytes) | Line::Cut(bytes)) = line;
            if self.take(&String::from_utf8_lossy(&bytes), None, out)? == Next::Leave {
                break;
            }
        }
        Ok(())
    }

    fn edited(&mut self, out: &mut impl Write) -> io::Result<()> {
        let config = Config::builder()
            .completion_type(CompletionType::Circular)
            .history_ignore_space(true)
            .auto_add_history(true)
            .build();
        let mut editor: Editor<Completion<'_>, FileHistory> = Editor::with_config(config).map_err(other)?;
        editor.set_max_history_size(self.settings.history_lines).map_err(other)?;
        let history = history_file(self.settings);
        if let Some(file) = &history
            && let Err(error) = editor.load_history(file)
        {
            // The first chat has none yet.
            tracing::debug!(%error, "no history of the chat");
        }
        let width = |editor: &mut Editor<_, _>| editor.dimensions().map(|(columns, _)| usize::from(columns));
        say(&self.sentence("terminal-welcome"), out)?;
        loop {
            editor.set_helper(Some(Completion { context: self.context() }));
            match editor.readline("> ") {
                Ok(line) => {
                    if let Some(file) = &history
                        && let Err(error) = editor.append_history(file)
                    {
                        tracing::debug!(%error, "the history of the chat can't be written");
                    }
                    let width = width(&mut editor);
                    match self.take(&line, width, out)? {
                        Next::Listen => {}
                        Next::ListenAnew => editor.clear_history().map_err(other)?,
                        Next::Leave => return Ok(()),
                    }
                }
                Err(ReadlineError::Eof | ReadlineError::Interrupted) => {
                    return say(&self.sentence("terminal-goodbye"), out);
                }
                Err(error) => return Err(other(error)),
            }
        }
    }

    /// Does what a line asks for.
    fn take(&mut self, line: &str, width: Option<usize>, out: &mut impl Write) -> io::Result<Next> {
        match Typed::of(line, &self.engine.base().wording) {
            Typed::Nothing => {}
            Typed::Question(letter) if self.class.takes(self.context(), letter) => {
                let said = self.class.answer(self.context(), letter);
                self.goes_on(&said, width, out)?;
            }
            Typed::Question(question) => self.answer(question, width, out)?,
            Typed::Command(name, rest) => return self.command(name, rest, width, out),
            Typed::Explain(Some(on)) => {
                self.explains = on;
                say(&self.sentence(if on { "terminal-explain-on" } else { "terminal-explain-off" }), out)?;
            }
            Typed::Explain(None) => say(&self.sentence("terminal-explain-how"), out)?,
            Typed::Quit => {
                say(&self.sentence("terminal-goodbye"), out)?;
                return Ok(Next::Leave);
            }
        }
        Ok(Next::Listen)
    }

    fn answer(&mut self, question: &str, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
        let answer = commands::ask::answer(self.context(), question, &self.turns);
        self.language = answer.reply.language;
        let offers = commands::around::timeline(self.context(), &answer);
        out.write_all(render::card(&answer.reply, self.engine, width).as_bytes())?;
        if self.explains {
            let lines = engine::explain(self.engine, &answer, self.language);
            let wording = &self.engine.base().wording;
            out.write_all(render::explanation(&lines, self.language, wording).as_bytes())?;
        }
        writeln!(out)?;
        self.offer(&offers, out)?;
        out.flush()?;
        let gap = ask::gap(self.context(), &answer);
        self.keep(answer.turn);
        // Nobody waits for it: the answer stands there.
        gap.map_or(Ok(()), |gap| self.desk.note(gap))
    }

    fn command(&mut self, name: &str, rest: &str, width: Option<usize>, out: &mut impl Write) -> io::Result<Next> {
        let wording = &self.engine.base().wording;
        let Some(spec) = commands::named(wording, name) else {
            let shown: String = printable(name).chars().take(MOST_ECHOED).collect();
            let known = commands::ALL.iter().map(|spec| format!("/{}", spec.local_name(wording, self.language)));
            let known = known.chain(OWN_COMMANDS.iter().map(|own| (*own).to_owned())).collect::<Vec<_>>().join(", ");
            let pairs = args([("command", format!("/{shown}").into()), ("known", known.into())]);
            say(&wording.say_with(self.language, "terminal-unknown-command", &pairs), out)?;
            return Ok(Next::Listen);
        };
        // Who calls a command by its Spanish name speaks Spanish, and the next one may be called by its English name.
        if let [language] = *spec.languages_of(wording, name) {
            self.language = language;
        }
        match line::read(spec, wording, rest) {
            // A question is a question, with the command or without.
            Ok(given) if spec.name == ask::SPEC.name => {
                self.answer(given.text("question").unwrap_or_default(), width, out)?;
            }
            Ok(given) if let Run::Lesson(begin) = spec.run => {
                let begun = begin(self.context(), &given, chance());
                self.language = begun.outcome.reply.language;
                let said = self.class.begin(self.context(), begun);
                self.goes_on(&said, width, out)?;
            }
            Ok(given) => {
                let outcome = self.run(spec, &given)?;
                let found = outcome.turn.as_ref().filter(|_| spec.name == evidence::SPEC.name);
                let noted = found.and_then(|turn| self.class.found(self.context(), &turn.facts));
                self.show(spec, outcome, width, out)?;
                if let Some(reply) = noted {
                    self.goes_on(&Said::from(vec![reply]), width, out)?;
                }
                if spec.name == forget_me::SPEC.name {
                    return self.forget_lines(out);
                }
            }
            Err(wrong) => say(&printable(&wrong.sentence(spec, wording, self.language)), out)?,
        }
        Ok(Next::Listen)
    }

    fn run(&mut self, spec: &Spec, given: &Given) -> io::Result<Outcome> {
        let context = self.context();
        let turns = Mutex::new(std::mem::take(&mut self.turns));
        let forget = || std::mem::take(&mut *turns.lock().unwrap_or_else(PoisonError::into_inner)).len();
        let stored = self.desk.run(context, spec, given, &forget);
        self.turns = turns.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(stored?.unwrap_or_else(|| commands::run(context, spec, given, &self.turns)))
    }

    /// Deletes the lines that were kept to be called back, and says so if there were any.
    fn forget_lines(&self, out: &mut impl Write) -> io::Result<Next> {
        let file = history_path().filter(|file| file.exists());
        if let Some(file) = file {
            let deleted = std::fs::remove_file(&file);
            if let Err(error) = &deleted {
                tracing::warn!(cause = %error, file = %file.display(), "the history of the chat can't be deleted");
            }
            say(&self.sentence(if deleted.is_ok() { "terminal-forgot-lines" } else { "terminal-kept-lines" }), out)?;
        }
        Ok(Next::ListenAnew)
    }

    fn show(&mut self, spec: &Spec, outcome: Outcome, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
        out.write_all(render::card(&outcome.reply, self.engine, width).as_bytes())?;
        writeln!(out)?;
        for file in &outcome.files {
            if file.description != outcome.reply.lead {
                say(&file.description, out)?;
            }
            say(&self.written(file), out)?;
        }
        let more = match spec.name {
            name if name == help::SPEC.name => Some("terminal-help"),
            name if name == privacy::SPEC.name && keeps_lines(self.settings) => Some("terminal-privacy"),
            _ => None,
        };
        if let Some(key) = more {
            say(&self.sentence(key), out)?;
        }
        let next = outcome.paging.and_then(|paging| paging.turned_to(paging.page + 1));
        if let Some(given) = next {
            let wording = &self.engine.base().wording;
            let line = printable(&line::written_in(spec, wording, self.language, &given));
            say(&wording.say_with(self.language, "terminal-next-page", &args([("line", line.into())])), out)?;
        }
        self.offer(&outcome.offers, out)?;
        if let Some(turn) = outcome.turn {
            self.keep(turn);
        }
        out.flush()
    }

    /// What Discord has buttons for, as lines to type. A menu's options are numbered in what is said already.
    fn offer(&self, offers: &[Offers], out: &mut impl Write) -> io::Result<()> {
        let wording = &self.engine.base().wording;
        let buttons = offers.iter().filter(|offers| matches!(offers, Offers::Buttons(_))).flat_map(Offers::all);
        let lines = buttons.filter_map(|offer| {
            let spec = commands::named(wording, offer.command)?;
            let line = printable(&line::written_in(spec, wording, self.language, &offer.given));
            let pairs = args([("label", offer.label.as_str().into()), ("line", line.into())]);
            Some(wording.say_with(self.language, "terminal-offer", &pairs))
        });
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() { Ok(()) } else { say(&lines.join("\n"), out) }
    }

    /// Writes a file into the current folder, never over another, and says so.
    fn written(&self, file: &File) -> String {
        let written = std::fs::File::create_new(&file.name).and_then(|mut new| new.write_all(&file.bytes));
        let key = match written {
            Ok(()) => "terminal-file",
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => "terminal-file-exists",
            Err(error) => {
                tracing::warn!(%error, "a file couldn't be written");
                "terminal-file-unwritten"
            }
        };
        let name = args([("name", file.name.as_str().into())]);
        self.engine.base().wording.say_with(self.language, key, &name)
    }

    /// What goes on beside the questions: its replies, and its files.
    fn goes_on(&self, said: &Said, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
        for reply in &said.replies {
            writeln!(out, "{}", render::card(reply, self.engine, width))?;
        }
        for file in &said.files {
            say(&self.written(file), out)?;
        }
        out.flush()
    }

    fn keep(&mut self, turn: Turn) {
        self.turns.push(turn);
        let over = self.turns.len().saturating_sub(self.settings.turns_kept);
        self.turns.drain(..over);
    }

    fn context(&self) -> Context<'a> {
        Context { engine: self.engine, language: self.language }
    }

    fn sentence(&self, key: &str) -> String {
        self.engine.base().wording.say(self.language, key)
    }
}

/// Another number each time: for the order of questions, nothing secret.
fn chance() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(since.subsec_nanos()) ^ since.as_secs()
}

fn say(sentence: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{sentence}\n")?;
    out.flush()
}

/// How much of an unknown command is said back, in characters.
const MOST_ECHOED: usize = 40;

/// Whether typed lines are kept; what comes through a pipe isn't.
fn keeps_lines(settings: &Settings) -> bool {
    settings.history && settings.history_lines > 0 && io::stdin().is_terminal()
}

/// Where the history is kept, if it is wanted.
fn history_file(settings: &Settings) -> Option<PathBuf> {
    if !keeps_lines(settings) {
        return None;
    }
    let path = history_path()?;
    match std::fs::create_dir_all(path.parent()?) {
        Ok(()) => Some(path),
        Err(error) => {
            tracing::debug!(%error, "no folder for the history of the chat");
            None
        }
    }
}

/// Where it is kept, or was while it was wanted.
fn history_path() -> Option<PathBuf> {
    Some(dirs::data_dir()?.join("puente").join("chat-history.txt"))
}

fn other(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        error => io::Error::other(error),
    }
}
