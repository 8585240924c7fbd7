//! `/gaps`: what people asked here and no fact answers, most asked first. For those who manage the server.

use super::{Desk, File, Given, Outcome, Run, Running, Spec, Who};
use crate::curation::gaps::{Cluster, GapReason, clusters, csv};
use crate::engine::{Reply, VerdictKind};
use crate::facts::args;

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "gaps",
    options: &[],
    who: Who::ServerAdmins,
    private: true,
    run: Run::Stored { run, announces: None },
    complete: None,
};

/// How many questions are shown; `puente gaps` shows all.
const MOST_SHOWN: usize = 15;

fn run<'a>(desk: Desk<'a>, given: &'a Given) -> Running<'a> {
    Box::pin(async move {
        let outcome = |lead| Outcome::of(Reply::plain(desk.context.language, VerdictKind::Chat, lead), &SPEC, given);
        // Those of all servers are nobody's business but the operator's.
        let Some(server) = desk.caller.server else { return outcome(desk.say("gaps-none")) };
        let (gaps, votes) = (desk.store.gaps(Some(server)).await, desk.store.votes(Some(server)).await);
        let (Ok(gaps), Ok((yes, no))) = (gaps, votes) else { return outcome(desk.say("store-unread")) };
        let clusters = clusters(&gaps);
        let mut lines = Vec::new();
        if clusters.is_empty() {
            lines.push(desk.say(if desk.settings().kept.gaps { "gaps-none" } else { "gaps-off" }));
        } else {
            lines.push(desk.say("gaps"));
            lines.extend(clusters.iter().take(MOST_SHOWN).map(|cluster| line(desk, cluster)));
            let more = clusters.len().saturating_sub(MOST_SHOWN) as u64;
            lines.extend((more > 0).then(|| desk.say_numbers("gaps-more", &[("count", more)])));
        }
        if yes + no > 0 {
            lines.push(desk.say_numbers("gaps-votes", &[("yes", yes), ("no", no)]));
        }
        let table = || File {
            name: "gaps.csv".to_owned(),
            bytes: csv(&clusters).into_bytes(),
            description: desk.say("gaps-table"),
        };
        let files = (!clusters.is_empty()).then(table).into_iter().collect();
        Outcome { files, ..outcome(lines.join("\n")) }
    })
}

fn line(desk: Desk<'_>, cluster: &Cluster) -> String {
    let key = match cluster.reason {
        GapReason::NearMiss => "gaps-line",
        GapReason::OutOfScope => "gaps-line-out-of-scope",
    };
    let named = args([("count", cluster.count.into()), ("words", cluster.shown().into())]);
    desk.context.engine.base().wording.say_with(desk.context.language, key, &named)
}
