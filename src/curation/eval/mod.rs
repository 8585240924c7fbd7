//! Scores question sets: what is asked, what a right reply must say and cite, and what came out.
//! Works on the engine and on files; may not know a platform.
//!
//! A question that the documents answer is right when the reply is an answer, says everything that must be said (in
//! its own words or in an excerpt; a correction in its own words), cites an excerpt that overlaps the gold evidence,
//! and says nothing that must not be said. A question that they don't answer is right when the reply is no answer.

mod curve;
mod judge;
mod page;
mod plain;
mod questions;
mod robustness;
mod table;

pub use curve::{Curve, Point};
pub use judge::{Documents, Record, judge, judge_all};
pub use page::page;
pub use questions::{Gold, Kind, Need, Question, read};
pub use robustness::{Outcome as RobustnessOutcome, Share, Test as RobustnessTest, after_another};
pub use table::{failures, interval, overall, table};

/// A day as `--date` takes it: `2025-03-31`.
///
/// # Errors
/// Anything else.
pub fn date(text: &str) -> Result<String, String> {
    let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(_), Some(1..=12), Some(1..=31)] if text.len() == 10 => Ok(text.to_owned()),
        _ => Err("expected a date such as 2025-03-31".to_owned()),
    }
}

/// A bar in percent: `65`, `65%`, or a share of at most 1 such as `0.65`.
///
/// # Errors
/// Anything that is not between 0 and 100 percent.
pub fn percent(text: &str) -> Result<f64, String> {
    let text = text.trim();
    let (number, is_percent) = text.strip_suffix('%').map_or((text, false), |number| (number.trim_end(), true));
    let number: f64 = number.parse().map_err(|_| "expected a number such as 65, 65% or 0.65".to_owned())?;
    let percent = if is_percent || number > 1.0 { number } else { 100.0 * number };
    if (0.0..=100.0).contains(&percent) { Ok(percent) } else { Err("expected 0 to 100 percent".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_bar_is_a_percentage_or_a_share() {
        assert_eq!(percent("65"), Ok(65.0));
        assert_eq!(percent("65.5 %"), Ok(65.5));
        assert_eq!(percent("0.5"), Ok(50.0));
        assert_eq!(percent("0.5%"), Ok(0.5));
        assert_eq!(percent("1"), Ok(100.0));
        assert_eq!(percent("0"), Ok(0.0));
        for bad in ["", "%", "x", "-1", "101", "nan", "inf", "65%%"] {
            assert!(percent(bad).is_err(), "{bad}");
        }
    }
}
