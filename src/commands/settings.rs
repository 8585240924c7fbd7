//! `/settings`: shows and sets what holds in a server. Every option sets one thing, several at once; without an option
//! nothing changes. For those who manage the server.

use super::{Desk, Given, OptionKind, OptionSpec, Outcome, Run, Running, Spec, Who};
use crate::engine::{Reply, VerdictKind};
use crate::store::{Budget, Kept, ServerSettings};
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
    run: Run::Stored { run, announces: Some("text") },
    complete: None,
};

fn run<'a>(desk: Desk<'a>, given: &'a Given) -> Running<'a> {
    Box::pin(async move {
        let mut reply = Reply::plain(desk.context.language, VerdictKind::Chat, String::new());
        let (lead, notes) = told(desk, given).await;
        reply.lead = lead;
        reply.notes = notes;
        Outcome::of(reply, &SPEC, given)
    })
}

/// What is said, and what is to be noted.
async fn told(desk: Desk<'_>, given: &Given) -> (String, Vec<String>) {
    let Some(server) = desk.caller.server else { return (desk.say("settings-only-in-server"), Vec::new()) };
    if given.flag("check") == Some(true) {
        return (check(desk), Vec::new());
    }
    let before = desk.settings();
    let after = changed(before.clone(), given, desk.caller.channel);
    let mut lines = Vec::new();
    if after != before {
        if desk.store.set(server, &after, desk.now).await.is_err() {
            return (desk.say("settings-unsaved"), Vec::new());
        }
        lines.push(desk.say("settings-saved"));
    }
    // Whoever writes in the server may know that; so it is said whether or not it is new.
    if given.flag("text") == Some(true) && after.kept.gaps {
        lines.push(desk.say_numbers("settings-text-announced", &[("days", after.kept.days.into())]));
    }
    lines.extend(shown(desk, &after));
    let mut notes = Vec::new();
    if !after.channels.is_empty() && !desk.caller.reads {
        notes.push(desk.say("settings-cant-read"));
    }
    (lines.join("\n"), notes)
}

/// The settings with what was given.
fn changed(mut settings: ServerSettings, given: &Given, channel: u64) -> ServerSettings {
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
    let ServerSettings { budget, kept, .. } = &mut settings;
    for (option, number) in
        [("per-person", &mut budget.person), ("per-channel", &mut budget.channel), ("days", &mut kept.days)]
    {
        *number = given.number(option).unwrap_or(*number);
    }
    for (option, flag) in [("votes", &mut kept.votes), ("gaps", &mut kept.gaps), ("text", &mut kept.text)] {
        *flag = given.flag(option).unwrap_or(*flag);
    }
    settings
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
