//! What `puente eval` is asked for.

use crate::curation::eval::{RobustnessTest, date, percent};
use std::path::PathBuf;

/// The question sets, and what else is to be measured and written.
#[derive(Debug, Clone, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Eval {
    /// Question sets
    #[arg(value_name = "FILE", required_unless_present_any = ["leave_one_ask_out", "typos", "accents"])]
    pub files: Vec<PathBuf>,
    /// Exit 1 if fewer replies are right: percent (65 or 65%), or a share of at most 1 (0.65)
    #[arg(long, value_name = "X", value_parser = percent, requires = "files")]
    pub min_overall: Option<f64>,
    /// Folder with the documents, to count verbatim excerpts
    #[arg(long, value_name = "DIR")]
    pub documents: Option<PathBuf>,
    /// List the questions that went wrong, and why
    #[arg(long)]
    pub failures: bool,
    /// Also ask every ask of the fact base while it is taken out: does the same fact come first?
    #[arg(long)]
    leave_one_ask_out: bool,
    /// Also ask every ask of the fact base with slips of the finger: does the same fact come first?
    #[arg(long)]
    typos: bool,
    /// Also ask every question right after another one: is the reply still right?
    #[arg(long, requires = "files")]
    pub after_another: bool,
    /// Where slips and other questions come from: the same seed, the same ones
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Also ask every Spanish ask of the fact base without accents and ¿¡
    #[arg(long)]
    accents: bool,
    /// Write the scoreboard as a page (docs/quality.md)
    #[arg(long, value_name = "FILE", requires_all = ["date", "files"])]
    pub write: Option<PathBuf>,
    /// The date that the page bears, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<String>,
}

impl Eval {
    /// The tests on the asks of the fact base.
    pub fn robustness(&self) -> impl Iterator<Item = RobustnessTest> {
        let left_out = self.leave_one_ask_out.then_some(RobustnessTest::LeaveOneOut);
        let typos = self.typos.then_some(RobustnessTest::Typos { seed: self.seed });
        let accents = self.accents.then_some(RobustnessTest::Accents);
        [left_out, typos, accents].into_iter().flatten()
    }
}
