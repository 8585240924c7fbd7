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
        OptionSpec::new("teachers", OptionKind::Role),
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

/// What can be set where there are no channels and nobody else.
const ALONE: [&str; 3] = ["gaps", "text", "days"];

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
    let alone = desk.caller.channel.is_none();
    if alone && given.iter().any(|(option, _)| !ALONE.contains(&option)) {
        return Told::only(desk.say("command-on-discord"));
    }
    let mut lines = Vec::new();
    if given.flag("check") == Some(true) {
        lines.push(check(desk));
        if given.iter().count() == 1 {
            return Told { lines, ..Told::default() };
        }
    }
    let changing = |settings: &mut ServerSettings| change(settings, given, (server, desk.caller.channel));
    let changed = desk.store.change(server, desk.now, changing).await;
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
    Told { lines, notes, announced: if alone { None } else { announced(desk, &before, &after) } }
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

/// Sets what was given. The role that everybody has, which has the server's own id, stands for none.
fn change(settings: &mut ServerSettings, given: &Given, (server, channel): (u64, Option<u64>)) {
    match (given.flag("questions-here"), channel) {
        (Some(true), Some(channel)) => {
            settings.channels.insert(channel);
        }
        (Some(false), Some(channel)) => {
            settings.channels.remove(&channel);
        }
        _ => {}
    }
    if let Some(role) = given.role("teachers") {
        settings.teachers = Some(role).filter(|role| *role != server);
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
    let ServerSettings { channels, teachers, language, private, budget, kept, .. } = settings;
    let yes_no = |key: &str, flag: bool| desk.say(&format!("settings-{key}-{}", if flag { "yes" } else { "no" }));
    let language = language.map_or("auto", Language::code);
    let votes = kept.votes;
    let kept = [
        yes_no("gaps", kept.gaps),
        yes_no("text", kept.text),
        desk.say_numbers("settings-days", &[("days", kept.days.into())]),
    ];
    let Some(channel) = desk.caller.channel else {
        return [desk.say("settings-now-alone")].into_iter().chain(kept).collect();
    };
    let of_server = [
        desk.say("settings-now"),
        yes_no("here", channels.contains(&channel)),
        desk.say_numbers("settings-channels", &[("count", channels.len() as u64)]),
        yes_no("teachers", teachers.is_some()),
        desk.say(&format!("settings-language-{language}")),
        yes_no("private", *private),
        desk.say_numbers("settings-budget", &[("person", budget.person.into()), ("channel", budget.channel.into())]),
        yes_no("votes", votes),
    ];
    of_server.into_iter().chain(kept).collect()
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
