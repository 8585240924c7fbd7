//! One file a command, for every front end: typed options and who asks in, a [`Reply`] out. A new command is a file here,
//! its entry in [`ALL`] and its words in the locale files; no front end changes.
//! May not know Discord or the terminal; they read their input into [`Given`] and render the reply.

pub mod around;
pub mod ask;
pub mod cite;
pub mod class;
mod compare;
mod desk;
pub mod evidence;
pub mod forget_me;
pub mod gaps;
pub mod given;
pub mod help;
pub mod line;
pub mod menus;
mod names;
mod offers;
mod offices;
mod pages;
pub mod privacy;
pub mod settings;
mod source;
mod sources;
pub mod spec;
pub mod timeline;
mod who;

pub use desk::{Caller, Desk};
pub use given::{Given, Raw, Value, Wrong};
pub use offers::{Offer, Offers, Opens};
pub use spec::{Completion, NAME_CHARS, OptionKind, OptionSpec, Run, Running, Spec, Who};

use crate::engine::{Engine, Reply, Turn, VerdictKind};
use crate::facts::Wording;
use crate::store::Gap;
use crate::text::Language;

/// Every command, in the order of the help.
pub const ALL: &[Spec] = &[
    ask::SPEC,
    evidence::SPEC,
    who::SPEC,
    compare::SPEC,
    timeline::SPEC,
    cite::SPEC,
    class::quiz::SPEC,
    class::fact_or_claim::SPEC,
    class::discuss::SPEC,
    class::ticket::SPEC,
    sources::SPEC,
    source::SPEC,
    help::SPEC,
    privacy::SPEC,
    forget_me::SPEC,
    settings::SPEC,
    gaps::SPEC,
];

/// What a command may use, and for whom it runs.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The engine with its fact base.
    pub engine: &'a Engine,
    /// The language of the person, for what is not a question; a question is answered in its own.
    pub language: Language,
}

/// What a front end sends after a command ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What is said.
    pub reply: Reply,
    /// Only the person who asked should see it, wherever it is.
    pub private: bool,
    /// What all in the place have to know of it, whoever sees the reply.
    pub announced: Option<String>,
    /// What a follow-up needs to know, if there can be one.
    pub turn: Option<Turn>,
    /// Where we are, if the reply is one page of several.
    pub paging: Option<Paging>,
    /// What else can be asked for next.
    pub offers: Vec<Offers>,
    /// What can be taken along.
    pub files: Vec<File>,
    /// What to run instead where no file can be sent, if something can be said without.
    pub otherwise: Option<Given>,
    /// The question, if no fact answers it; the front end says in which server it was asked.
    pub gap: Option<Gap>,
}

impl Outcome {
    /// One reply, seen by whom the command says, that nothing follows.
    pub fn of(reply: Reply, spec: &Spec, given: &Given) -> Self {
        let private = spec.is_private(given, false);
        let (offers, files) = (Vec::new(), Vec::new());
        Self { reply, private, announced: None, turn: None, paging: None, offers, files, otherwise: None, gap: None }
    }
}

/// A file that goes with a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What it shows, in words.
    pub description: String,
}

/// One page of several, and what to run for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// Which page this is, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// What to run again.
    pub command: &'static str,
    /// With these options.
    pub given: Given,
}

impl Paging {
    /// The options of another page, if there is such a page; the command has an option `page`.
    pub fn turned_to(&self, page: u32) -> Option<Given> {
        (1..=self.pages).contains(&page).then(|| self.given.clone().with("page", Value::Number(page)))
    }
}

/// The command with this name, in whatever language.
pub fn named(wording: &Wording, name: &str) -> Option<&'static Spec> {
    ALL.iter().find(|spec| spec.name == name || !spec.languages_of(wording, name).is_empty())
}

/// Runs a command on what was given; `turns` are what was asked before, oldest first. One that needs the store says that
/// it works on Discord only; there it is run by [`run_stored`].
pub fn run(context: Context<'_>, spec: &Spec, given: &Given, turns: &[Turn]) -> Outcome {
    match spec.run {
        Run::Pure(run) => run(context, given, turns),
        // What goes on is the front end's to keep; here it only begins.
        Run::Lesson(begin) => begin(context, given, 0).outcome,
        Run::Stored(_) => {
            let sentence = context.engine.base().wording.say(context.language, "command-on-discord");
            Outcome::of(Reply::plain(context.language, VerdictKind::Chat, sentence), spec, given)
        }
    }
}

/// Runs a command that needs the store; `None` for one that doesn't.
pub async fn run_stored(desk: Desk<'_>, spec: &Spec, given: &Given) -> Option<Outcome> {
    match spec.run {
        Run::Pure(_) | Run::Lesson(_) => None,
        Run::Stored(run) => Some(run(desk, given).await),
    }
}

/// What may stand in an option (by name), by what is typed into it so far and the options before, best first.
pub fn complete(
    context: Context<'_>,
    spec: &Spec,
    option: &str,
    typed: &str,
    given: &Given,
    most: usize,
) -> Vec<Completion> {
    spec.complete.map_or_else(Vec::new, |complete| complete(context, option, typed, given, most))
}
