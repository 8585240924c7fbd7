//! What is counted and measured of a running bot. Those who do something write here; `outside` shows it to operators. May
//! hold nothing of a person, server or channel, reads no clock, and asks nobody.

mod gateway;
mod made;

pub use gateway::{Connection, RESUMES_WITHIN};

use gateway::Shards;
use made::Made;
use prometheus::{Histogram, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Registry, TextEncoder};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What is counted and measured. Each bot has its own.
pub struct Metrics {
    registry: Registry,
    questions: IntCounterVec,
    unanswered: IntCounterVec,
    commands: IntCounterVec,
    engine: Histogram,
    replies: HistogramVec,
    under_way: IntGauge,
    shards: Shards,
    connections: IntGaugeVec,
    reconnects: IntCounter,
    resumes: IntCounter,
    identifies: IntCounter,
    calls: IntCounterVec,
    call_waits: Histogram,
    store_up: IntGauge,
    saves: Histogram,
    unsaved: IntCounter,
    panics: IntCounter,
    reloads: IntCounterVec,
    facts: IntGauge,
}

/// Upper bounds in seconds: of what takes microseconds to milliseconds.
const QUICK: &[f64] = &[0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];

/// Of what goes to Discord and back. It waits 3 s for a command.
const TO_DISCORD: &[f64] =
    &[0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 10.0, 60.0];

/// Of what a database saves; after 2 s it is given up.
const TO_DISK: &[f64] = &[0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0];

impl Default for Metrics {
    fn default() -> Self {
        let made = Made::default();
        let build = made.gauges("puente_build_info", "Which version runs; always 1.", &["version"]);
        build.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        let metrics = Self {
            questions: made.counters(
                "puente_questions_total",
                "Questions by what was decided and the language of the reply.",
                &["verdict", "language"],
            ),
            unanswered: made.counters(
                "puente_unanswered_total",
                "Messages, commands and presses that got no answer, by reason.",
                &["reason"],
            ),
            commands: made.counters("puente_commands_total", "Commands run; a question is `ask`.", &["command"]),
            engine: made.histogram("puente_engine_seconds", "How long the engine took for a command.", QUICK),
            replies: made.histograms(
                "puente_reply_seconds",
                "From an event to Discord having the first reply to it.",
                TO_DISCORD,
                &["to"],
            ),
            under_way: made.gauge("puente_replies_under_way", "Events being replied to now."),
            shards: Shards::default(),
            connections: made.gauges("puente_gateway_shards", "Shards by the state of their connection.", &["state"]),
            reconnects: made.counter("puente_gateway_reconnects_total", "Gateway connections that were lost."),
            resumes: made.counter("puente_gateway_resumes_total", "Sessions that Discord took up again."),
            identifies: made.counter("puente_gateway_identifies_total", "Sessions begun; Discord allows 1000 a day."),
            calls: made.counters(
                "puente_rest_calls_total",
                "Calls of Discord by route and what came of them.",
                &["call", "status"],
            ),
            call_waits: made.histogram(
                "puente_rest_wait_seconds",
                "How long calls waited for Discord's rate limits, if they had to.",
                TO_DISCORD,
            ),
            store_up: made.gauge("puente_store_up", "Whether the store works (1), or not (0); 1 if there is none."),
            saves: made.histogram("puente_store_save_seconds", "How long saving took.", TO_DISK),
            unsaved: made.counter("puente_store_failures_total", "What couldn't be saved or read."),
            panics: made.counter("puente_panics_total", "Tasks that broke: each is a mistake in the program."),
            reloads: made.counters(
                "puente_facts_reloads_total",
                "Changes of the facts folders, taken up or refused.",
                &["outcome"],
            ),
            facts: made.gauge("puente_facts", "Facts that are answered from."),
            registry: made.registry(),
        };
        metrics.store_up.set(1);
        for why in Unanswered::ALL {
            metrics.unanswered.with_label_values(&[why.word()]);
        }
        for outcome in [Reload::TakenUp, Reload::Refused] {
            metrics.reloads.with_label_values(&[outcome.word()]);
        }
        metrics.count_shards();
        metrics
    }
}

/// Why something that was asked gets no answer, which the bot knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// More has been asked in a minute than one person or channel may.
    Budget,
    /// Too many wait already.
    Busy,
    /// It waited so long for Discord's limits that nobody waits for it any more.
    Late,
    /// Discord had ended the interaction before.
    Over,
    /// Discord refused the answer, or broke over it each time.
    Failed,
}

impl Unanswered {
    const ALL: [Self; 5] = [Self::Budget, Self::Busy, Self::Late, Self::Over, Self::Failed];

    fn word(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Busy => "busy",
            Self::Late => "late",
            Self::Over => "over",
            Self::Failed => "failed",
        }
    }
}

/// What came of a change of the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reload {
    /// Answers come from the new ones.
    TakenUp,
    /// Something is wrong with them; answers come from those before.
    Refused,
}

impl Reload {
    fn word(self) -> &'static str {
        match self {
            Self::TakenUp => "taken_up",
            Self::Refused => "refused",
        }
    }
}

impl Metrics {
    /// All of it, in Prometheus' text format, version 0.0.4
    /// (<https://prometheus.io/docs/instrumenting/exposition_formats/>).
    pub fn text(&self) -> String {
        // Only a metric without values can't be written, and none of those is gathered.
        TextEncoder::new().encode_to_string(&self.registry.gather()).unwrap_or_default()
    }

    /// A command was run by the engine in so long.
    pub fn ran(&self, command: &str, took: Duration) {
        self.commands.with_label_values(&[command]).inc();
        self.engine.observe(took.as_secs_f64());
    }

    /// A question was decided.
    pub fn decided(&self, verdict: &str, language: &str) {
        self.questions.with_label_values(&[verdict, language]).inc();
    }

    /// Something gets no answer.
    pub fn unanswered(&self, why: Unanswered) {
        self.unanswered.with_label_values(&[why.word()]).inc();
    }

    /// Discord has the first reply to something, so long after it came.
    pub fn replied(&self, to: &str, took: Duration) {
        self.replies.with_label_values(&[to]).observe(took.as_secs_f64());
    }

    /// An event is being replied to, until the guard is dropped. If it breaks, that is counted.
    #[must_use]
    pub fn begin(self: &Arc<Self>) -> UnderWay {
        self.under_way.inc();
        UnderWay(self.witness())
    }

    /// Counts a panic in the task that it stands in.
    #[must_use]
    pub fn witness(self: &Arc<Self>) -> Witness {
        Witness(Arc::clone(self))
    }

    /// How many tasks broke.
    pub fn panics(&self) -> u64 {
        self.panics.get()
    }

    /// A shard's connection is so since `now`.
    pub fn connection(&self, shard: u32, connection: Connection, now: Instant) {
        let before = self.shards.turn(shard, connection, now);
        match (before, connection) {
            (Some(Connection::Resuming), Connection::Connected) => self.resumes.inc(),
            (Some(Connection::Connected), Connection::Resuming | Connection::Beginning) => self.reconnects.inc(),
            _ => {}
        }
        self.count_shards();
    }

    /// A session is asked for.
    pub fn identifies(&self) {
        self.identifies.inc();
    }

    /// Why the gateway isn't as it should be; `None` if it is, or may soon be again.
    pub fn gateway_trouble(&self, now: Instant) -> Option<String> {
        self.shards.trouble(now)
    }

    /// A call of Discord, by its route and status; none if it got no answer.
    pub fn called(&self, call: &str, status: Option<u16>) {
        let status = match status {
            None => "none",
            Some(429) => "429",
            Some(200..=299) => "2xx",
            Some(300..=399) => "3xx",
            Some(400..=499) => "4xx",
            Some(_) => "5xx",
        };
        self.calls.with_label_values(&[call, status]).inc();
    }

    /// A call had to wait for a rate limit.
    pub fn waited(&self, took: Duration) {
        self.call_waits.observe(took.as_secs_f64());
    }

    /// Something was saved.
    pub fn saved(&self, took: Duration) {
        self.saves.observe(took.as_secs_f64());
    }

    /// Something couldn't be saved or read.
    pub fn unsaved(&self) {
        self.unsaved.inc();
    }

    /// Whether the store works.
    pub fn store_works(&self, works: bool) {
        self.store_up.set(works.into());
    }

    /// The facts changed.
    pub fn reloaded(&self, outcome: Reload) {
        self.reloads.with_label_values(&[outcome.word()]).inc();
    }

    /// There are so many facts.
    pub fn facts(&self, facts: usize) {
        self.facts.set(i64::try_from(facts).unwrap_or(i64::MAX));
    }

    fn count_shards(&self) {
        for (connection, count) in self.shards.counts() {
            self.connections.with_label_values(&[connection.word()]).set(count);
        }
    }
}

/// Stands in a task; if that breaks, it is counted.
pub struct Witness(Arc<Metrics>);

impl Drop for Witness {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.panics.inc();
        }
    }
}

/// Something that is being replied to.
pub struct UnderWay(Witness);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.0.under_way.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn lines(metrics: &Metrics, of: &str) -> String {
        metrics.text().split_inclusive('\n').filter(|line| line.starts_with(of)).collect()
    }

    #[test]
    fn what_broke_is_counted_once_and_is_no_longer_under_way() {
        let metrics = Arc::new(Metrics::default());
        let (here, there) = (metrics.begin(), Arc::clone(&metrics));
        let broke = std::thread::spawn(move || {
            let _under_way = there.begin();
            panic!("as asked");
        });
        assert!(broke.join().is_err());
        assert_eq!((metrics.panics(), metrics.under_way.get()), (1, 1));
        drop(here);
        assert_eq!((metrics.panics(), metrics.under_way.get()), (1, 0));
    }

    #[test]
    fn connections_are_counted_as_they_turn() {
        let (metrics, now) = (Metrics::default(), Instant::now());
        for connection in [
            Connection::Beginning,
            Connection::Connected,
            Connection::Resuming,
            Connection::Resuming,
            Connection::Connected,
            Connection::Beginning,
        ] {
            metrics.connection(3, connection, now);
        }
        expect![[r#"
            puente_gateway_reconnects_total 2
            puente_gateway_resumes_total 1
            puente_gateway_shards{state="beginning"} 1
            puente_gateway_shards{state="connected"} 0
            puente_gateway_shards{state="resuming"} 0
        "#]]
        .assert_eq(&lines(&metrics, "puente_gateway_").replace("puente_gateway_identifies_total 0\n", ""));
    }

    #[test]
    fn calls_are_told_apart_by_route_and_kind_of_status() {
        let metrics = Metrics::default();
        for status in [Some(200), Some(204), Some(403), Some(429), Some(503), None] {
            metrics.called("GET /users/@me", status);
        }
        expect![[r#"
            puente_rest_calls_total{call="GET /users/@me",status="2xx"} 2
            puente_rest_calls_total{call="GET /users/@me",status="429"} 1
            puente_rest_calls_total{call="GET /users/@me",status="4xx"} 1
            puente_rest_calls_total{call="GET /users/@me",status="5xx"} 1
            puente_rest_calls_total{call="GET /users/@me",status="none"} 1
        "#]]
        .assert_eq(&lines(&metrics, "puente_rest_calls_total"));
    }
}
