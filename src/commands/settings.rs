//! `/settings`: shows and sets what holds in a server. Every option sets one thing, several at once; without an option
//! nothing changes. For those who manage the server.

use super::{Desk, Given, OptionKind, OptionSpec, Outcome, Run, Running, Spec, Who};
use crate::engine::{Reply, VerdictKind};
use crate::facts::args;
use crate::store::{Budget, Changed, Kept, ServerSettings};
use crate::text::Language;

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "settings",
    options: &[
        OptionSpec::new("check", OptionKind::Flag),
        OptionSpec::new("questions-here", OptionKind::Flag),
        OptionSpec::new("language", OptionKind::Choice(&["auto", "en", "es"])),
        OptionSpec::new("visibility", OptionKind::Choice(&["everyone", "asker"])),
        OptionSpec::new("per-person", OptionKind::Number(1, Budget::MOST)),
        OptionSpec::new("per-channel", OptionKind::Number(1, Budget::MOST)),
        OptionSpec::new("votes", OptionKind::Flag),
        OptionSpec::new("gaps", OptionKind::Flag),
        OptionSpec::new("text", OptionKind::Flag),
        OptionSpec::new("days", OptionKind::Number(1, Kept::MOST_DAYS)),
    ],
    who: Who::ServerAdmins,
    private: true,
    run: Run::Stored(run),
    complete: None,
};

fn run<'a>(desk: Desk<'a>, given: &'a Given) -> Running<'a> {
    Box::pin(async move {
        let mut reply = Reply::plain(desk.context.language, VerdictKind::Chat, String::new());
        let Told { lines, notes, announced } = told(desk, given).await;
        reply.lead = lines.join("\n");
        reply.notes = notes;
        Outcome { announced, ..Outcome::of(reply, &SPEC, given) }
    })
}

/// What is said.
#[derive(Default)]
struct Told {
    /// To the admin.
    lines: Vec<String>,
    /// What they should note.
    notes: Vec<String>,
    /// To all.
    announced: Option<String>,
}

impl Told {
    fn only(line: String) -> Self {
        Self { lines: vec![line], ..Self::default() }
    }
}

async fn told(desk: Desk<'_>, given: &Given) -> Told {
    let Some(server) = desk.caller.server else { return Told::only(desk.say("settings-only-in-server")) };
    let mut lines = Vec::new();
    if given.flag("check") == Some(true) {
        lines.push(check(desk));
        if given.iter().count() == 1 {
            return Told { lines, ..Told::default() };
        }
    }
    let changed = desk.store.change(server, desk.now, |settings| change(settings, given, desk.caller.channel)).await;
    let Ok(Changed { before, after }) = changed else {
        let key = if given.iter().next().is_some() { "settings-unsaved" } else { "store-unread" };
        return Told::only(desk.say(key));
    };
    lines.extend((after != before).then(|| desk.say("settings-saved")));
    lines.extend(shown(desk, &after));
    let mut notes = Vec::new();
    if !after.channels.is_empty() && !desk.caller.reads {
        notes.push(desk.say("settings-cant-read"));
    }
    Told { lines, notes, announced: announced(desk, &before, &after) }
}

/// Whoever writes in the server has to know once their words are kept, by whichever option that came.
fn announced(desk: Desk<'_>, before: &ServerSettings, after: &ServerSettings) -> Option<String> {
    let begins = |keeps: fn(&Kept) -> bool| keeps(&after.kept) && !keeps(&before.kept);
    let language = after.language.unwrap_or(desk.caller.language_here);
    let wording = &desk.context.engine.base().wording;
    let mut lines = Vec::new();
    if begins(|kept| kept.text && kept.gaps) {
        let days = args([("days", after.kept.days.into())]);
        lines.push(wording.say_with(language, "settings-text-announced", &days));
    }
    if begins(|kept| kept.text && kept.votes) {
        lines.push(wording.say(language, "settings-words-announced"));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Sets what was given.
fn change(settings: &mut ServerSettings, given: &Given, channel: u64) {
    match given.flag("questions-here") {
        Some(true) => {
            settings.channels.insert(channel);
        }
        Some(false) => {
            settings.channels.remove(&channel);
        }
        None => {}
    }
    if let Some(language) = given.text("language") {
        settings.language = Language::from_tag(language);
    }
    if let Some(visibility) = given.text("visibility") {
        settings.private = visibility == "asker";
    }
    let ServerSettings { budget, kept, .. } = settings;
    for (option, number) in
        [("per-person", &mut budget.person), ("per-channel", &mut budget.channel), ("days", &mut kept.days)]
    {
        *number = given.number(option).unwrap_or(*number);
    }
    for (option, flag) in [("votes", &mut kept.votes), ("gaps", &mut kept.gaps), ("text", &mut kept.text)] {
        *flag = given.flag(option).unwrap_or(*flag);
    }
}

/// A line a setting.
fn shown(desk: Desk<'_>, settings: &ServerSettings) -> Vec<String> {
    let ServerSettings { channels, language, private, budget, kept, .. } = settings;
    let yes_no = |key: &str, flag: bool| desk.say(&format!("settings-{key}-{}", if flag { "yes" } else { "no" }));
    let language = language.map_or("auto", Language::code);
    vec![
        desk.say("settings-now"),
        yes_no("here", channels.contains(&desk.caller.channel)),
        desk.say_numbers("settings-channels", &[("count", channels.len() as u64)]),
        desk.say(&format!("settings-language-{language}")),
        yes_no("private", *private),
        desk.say_numbers("settings-budget", &[("person", budget.person.into()), ("channel", budget.channel.into())]),
        yes_no("votes", kept.votes),
        yes_no("gaps", kept.gaps),
        yes_no("text", kept.text),
        desk.say_numbers("settings-days", &[("days", kept.days.into())]),
    ]
}

/// What the bot may not do in this channel, by the names that Discord shows.
fn check(desk: Desk<'_>) -> String {
    if desk.caller.missing.is_empty() {
        return desk.say("check-fine");
    }
    let missing = desk.caller.missing.iter().map(|permission| desk.say(&format!("permission-{permission}")));
    let lines = std::iter::once(desk.say("check-missing")).chain(missing).chain([desk.say("check-how")]);
    lines.collect::<Vec<_>>().join("\n")
}
