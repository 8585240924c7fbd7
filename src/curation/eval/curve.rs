//! What another `threshold_score` would do: how many questions would be answered, how many of the answers would be
//! wrong, and how many questions that the documents leave open would be declined. The same questions are asked of the
//! same base each time; of the settings only the threshold changes.

use super::{Documents, Kind, Question, Record, Share, judge_all};
use crate::engine::{Engine, Settings};
use crate::facts::model::FactBase;
use std::fmt::Write as _;
use std::sync::Arc;
use std::thread;

/// How replies come out at one threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The engine's `threshold_score`.
    pub threshold: f64,
    /// Of the questions that the documents answer: those that get an answer, right or wrong.
    pub coverage: Share,
    /// Of all questions that get an answer: those that get a wrong one.
    pub risk: Share,
    /// Of the questions that the documents don't answer: those that are rightly declined.
    pub declined: Share,
    /// Whether it is the threshold that is set.
    pub now: bool,
}

/// Points from the lowest threshold to the highest.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve(Vec<Point>);

impl Curve {
    /// Asks everything again at each tenth; `records` is how it came out at the threshold that is set.
    pub fn of(
        base: &Arc<FactBase>,
        settings: &Settings,
        questions: &[Question],
        documents: &Documents,
        records: &[Record],
    ) -> Self {
        let now = settings.threshold_score;
        let tenths = (1..=9).map(|tenth| f64::from(tenth) / 10.0);
        let others: Vec<f64> = tenths.filter(|tenth| (tenth - now).abs() > SAME).collect();
        let point_at = |threshold: f64| {
            let engine = Engine::new(Arc::clone(base), Settings { threshold_score: threshold, ..settings.clone() });
            Point::of(threshold, &judge_all(&engine, questions, documents), false)
        };
        let mut points = vec![Point::of(now, records, true)];
        let at_once = thread::available_parallelism().map_or(1, usize::from);
        for some in others.chunks(at_once) {
            thread::scope(|scope| {
                let asking: Vec<_> = some.iter().map(|threshold| scope.spawn(move || point_at(*threshold))).collect();
                for asked in asking {
                    points.push(asked.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
                }
            });
        }
        points.sort_by(|a, b| a.threshold.total_cmp(&b.threshold));
        Self(points)
    }

    /// The points, from the lowest threshold to the highest.
    pub fn points(&self) -> &[Point] {
        &self.0
    }

    /// As text, in percent.
    pub fn table(&self) -> String {
        let mut text = String::from(
            "\nat other thresholds, in percent: coverage (questions the documents answer that get an answer), risk \
             (answers that are wrong), declined (questions the documents don't answer that are rightly declined)\n\
             threshold_score  coverage   risk  declined\n",
        );
        for point in &self.0 {
            let [coverage, risk, declined] = point.cells().map(|cell| cell.unwrap_or_else(|| "-".to_owned()));
            let now = if point.now { "  now" } else { "" };
            let _ = writeln!(text, "{:>15}  {coverage:>8}  {risk:>5}  {declined:>8}{now}", point.threshold);
        }
        text
    }

    /// As a section of a page.
    pub fn section(&self) -> String {
        let mut text = String::from(
            "\n## Thresholds\n\n\
             What another `threshold_score` would do. Coverage: questions that the documents answer and that get an \
             answer.\nRisk: answers that are wrong. Rightly declined: questions that the documents don't answer and \
             that get none.\n\n\
             | threshold | coverage | risk | rightly declined |\n| --- | ---: | ---: | ---: |\n",
        );
        for point in &self.0 {
            let [coverage, risk, declined] =
                point.cells().map(|cell| cell.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %")));
            let threshold = point.threshold;
            let threshold = if point.now { format!("**{threshold}** (now)") } else { threshold.to_string() };
            let _ = writeln!(text, "| {threshold} | {coverage} | {risk} | {declined} |");
        }
        text
    }
}

/// Thresholds that differ by less are the same one.
const SAME: f64 = 1e-9;

impl Point {
    fn of(threshold: f64, records: &[Record], now: bool) -> Self {
        let share = |among: fn(&Record) -> bool, right: fn(&Record) -> bool| Share {
            asked: records.iter().filter(|record| among(record)).count(),
            right: records.iter().filter(|record| among(record) && right(record)).count(),
        };
        Self {
            threshold,
            coverage: share(|record| record.kind != Kind::Abstain, |record| record.answered),
            risk: share(|record| record.answered, |record| !record.good),
            declined: share(|record| record.kind == Kind::Abstain, |record| record.good),
            now,
        }
    }

    /// Coverage, risk and declined in percent; nothing where nobody asked.
    fn cells(&self) -> [Option<String>; 3] {
        [self.coverage, self.risk, self.declined]
            .map(|share| (share.asked > 0).then(|| format!("{:.1}", share.percent())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn record(kind: Kind, answered: bool, good: bool) -> Record {
        Record {
            id: String::new(),
            file: String::new(),
            kind,
            category: String::new(),
            lang: String::new(),
            style: String::new(),
            articles: Vec::new(),
            good,
            answered,
            must: good,
            cite: good,
            clean: true,
            corrects: false,
            citations: 0,
            verbatim: None,
            relevant: 0,
            shown: 0,
            why: Vec::new(),
            answer: String::new(),
            cited: Vec::new(),
        }
    }

    #[test]
    fn a_wrong_answer_is_a_risk_whatever_was_asked() {
        let records = [
            record(Kind::Answer, true, true),
            record(Kind::Answer, true, false),
            record(Kind::Answer, false, false),
            record(Kind::Correct, true, true),
            record(Kind::Abstain, true, false),
            record(Kind::Abstain, false, true),
            record(Kind::Abstain, false, true),
        ];
        let curve = Curve(vec![Point::of(0.1, &records, false), Point::of(0.45, &[], true)]);
        expect![[r"

            at other thresholds, in percent: coverage (questions the documents answer that get an answer), risk (answers that are wrong), declined (questions the documents don't answer that are rightly declined)
            threshold_score  coverage   risk  declined
                        0.1      75.0   50.0      66.7
                       0.45         -      -         -  now
        "]]
        .assert_eq(&curve.table());
        let section = curve.section();
        let rows: Vec<&str> = section.lines().filter(|line| line.contains("0.")).collect();
        assert_eq!(rows, ["| 0.1 | 75.0 % | 50.0 % | 66.7 % |", "| **0.45** (now) | – | – | – |"]);
    }
}
