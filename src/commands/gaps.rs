//! `/gaps`: what people asked here and no fact answers, most asked first, and what they thought of the answers. For
//! those who manage the server.

use super::{Desk, File, Given, Outcome, Run, Running, Spec, Who};
use crate::curation::gaps::{Cluster, GapReason, clusters, csv};
use crate::curation::votes;
use crate::engine::{Reply, VerdictKind};
use crate::facts::args;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tokio::task::spawn_blocking;

/// How the command is offered.
pub const SPEC: Spec =
    Spec { name: "gaps", options: &[], who: Who::ServerAdmins, private: true, run: Run::Stored(run), complete: None };

/// How many questions are shown; `puente gaps` shows all.
const MOST_SHOWN: usize = 15;

/// How many of them are sorted by topic: reading each takes the time of a question.
const MOST_SORTED: usize = 100;

/// How many kept gaps are looked at: more than a school asks in a year.
const MOST_COMPARED: u32 = 3000;

fn run<'a>(desk: Desk<'a>, given: &'a Given) -> Running<'a> {
    Box::pin(async move {
        let outcome = |lead| Outcome::of(Reply::plain(desk.context.language, VerdictKind::Chat, lead), &SPEC, given);
        // Those of all servers are nobody's business but the operator's.
        let Some(server) = desk.caller.server else { return outcome(desk.say("gaps-none")) };
        let gaps = desk.store.gaps(Some(server), MOST_COMPARED).await;
        let (Ok(gaps), Ok(votes)) = (gaps, desk.store.votes(Some(server)).await) else {
            return outcome(desk.say("store-unread"));
        };
        // Each is compared with each, which would hold up other replies.
        let comparing = spawn_blocking(move || {
            let clusters = clusters(&gaps);
            let table = csv(&clusters);
            (clusters, table)
        });
        let Ok((clusters, table)) = comparing.await else { return outcome(desk.say("error-neutral")) };
        let mut lines = Vec::new();
        if clusters.is_empty() {
            lines.push(desk.say(if desk.settings().kept.gaps { "gaps-none" } else { "gaps-off" }));
        } else {
            lines.push(desk.say("gaps"));
            lines.extend(clusters.iter().take(MOST_SHOWN).map(|cluster| line(desk, cluster)));
            let more = clusters.len().saturating_sub(MOST_SHOWN) as u64;
            lines.extend((more > 0).then(|| desk.say_numbers("gaps-more", &[("count", more)])));
            lines.extend(by_topic(desk, &clusters));
        }
        if desk.caller.channel.is_none() && !clusters.is_empty() {
            lines.push(desk.say("terminal-gaps"));
        }
        let (yes, no) = votes::sums(&votes);
        if yes + no > 0 {
            lines.push(desk.say_numbers("gaps-votes", &[("yes", yes), ("no", no)]));
        }
        let file = |name: &str, table: String, key| File {
            name: name.to_owned(),
            bytes: table.into_bytes(),
            description: desk.say(key),
        };
        let mut files = Vec::new();
        // Whoever sits at the terminal has `puente gaps --csv`.
        if desk.caller.channel.is_some() {
            files.extend((!clusters.is_empty()).then(|| file("gaps.csv", table, "gaps-table")));
            files.extend((!votes.is_empty()).then(|| file("votes.csv", votes::csv(&votes), "gaps-votes-table")));
        }
        Outcome { files, ..outcome(lines.join("\n")) }
    })
}

/// Where a class is at a loss: how often each topic was asked about, most first, as far as the words tell; a question
/// belongs to the topics of the fact that its words are nearest to.
fn by_topic(desk: Desk<'_>, clusters: &[Cluster]) -> Option<String> {
    let engine = desk.context.engine;
    let mut asked: BTreeMap<usize, u64> = BTreeMap::new();
    for cluster in clusters.iter().filter(|cluster| cluster.reason == GapReason::NearMiss).take(MOST_SORTED) {
        let (facts, _) = engine.facts_about(&cluster.words, cluster.language);
        let topics = facts.first().map_or(&[][..], |fact| engine.base().fact(*fact).topics.as_slice());
        for topic in topics {
            *asked.entry(*topic).or_default() += cluster.count;
        }
    }
    let mut asked: Vec<(usize, u64)> = asked.into_iter().collect();
    asked.sort_by_key(|(topic, count)| (Reverse(*count), *topic));
    let name = |topic: usize| engine.base().topics.get(topic).map(|topic| topic.name.get(desk.context.language));
    let named: Vec<String> =
        asked.into_iter().filter_map(|(topic, count)| Some(format!("{} ({count})", name(topic)?))).collect();
    let pairs = args([("topics", named.join(", ").into())]);
    (!named.is_empty()).then(|| engine.base().wording.say_with(desk.context.language, "gaps-topics", &pairs))
}

fn line(desk: Desk<'_>, cluster: &Cluster) -> String {
    let key = match cluster.reason {
        GapReason::NearMiss => "gaps-line",
        GapReason::OutOfScope => "gaps-line-out-of-scope",
    };
    let named = args([("count", cluster.count.into()), ("words", cluster.shown().into())]);
    desk.context.engine.base().wording.say_with(desk.context.language, key, &named)
}
