//! `puente gaps`: what people asked and no fact answers, in all servers, as a list or into files. Needs no facts. May not
//! decide what belongs together: that is `curation`'s work.

use super::desk::StoreAt;
use super::timeline::write;
use crate::curation::gaps::{clusters, csv, draft, table};
use std::io::{self, Write};
use std::path::PathBuf;

/// What `puente gaps` is asked for.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Gaps {
    /// Write them as a table for spreadsheets
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write a facts file to fill in
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
    /// Only those in this language: en or es
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en", "es"])]
    lang: Option<String>,
}

impl Gaps {
    /// Prints them, most asked first, or writes the files. If there is no store, or it or a file fails, gives what to tell
    /// the operator; nothing is created then.
    pub fn run(&self, at: &StoreAt, out: &mut impl Write) -> io::Result<Result<(), String>> {
        if at.settings.keeps_nothing() {
            return Ok(Err("error: nothing is kept, as [store] says: file is empty".to_owned()));
        }
        if let Some(file) = at.missing_file() {
            let message = format!(
                "error: there is no store at {} yet: nobody has asked anything since it was set up, or the settings are \
                 another file's (--config FILE)",
                file.display()
            );
            return Ok(Err(message));
        }
        let (runtime, store) = at.open()?;
        let read = runtime.block_on(async {
            let read = store.gaps(None, u32::MAX).await;
            store.close().await;
            read
        });
        let Ok(mut gaps) = read else {
            return Ok(Err("error: the store can't be read; the log above says why".to_owned()));
        };
        gaps.retain(|gap| self.lang.as_ref().is_none_or(|wanted| wanted == gap.language.code()));
        let clusters = clusters(&gaps);
        for (path, text) in [(&self.csv, csv(&clusters)), (&self.draft, draft(&clusters))] {
            if let Some(path) = path
                && let Err(problem) = write(path, text.as_bytes())
            {
                return Ok(Err(problem.render(true)));
            }
        }
        if self.csv.is_none() && self.draft.is_none() {
            out.write_all(table(&clusters).as_bytes())?;
        }
        Ok(Ok(()))
    }
}
