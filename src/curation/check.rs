//! All checks of a fact base in one run: loading, the documents, and who answers each fact's own questions.

use super::{asks, documents};
use crate::facts::model::{FactBase, FactIdx};
use crate::facts::{Files, Loaded, Problem, Report};
use crate::text::Language;
use std::path::Path;
use std::sync::Arc;

/// Checks a fact base; an empty report means that nothing is wrong.
///
/// With `documents`, the folder that holds the documents under the names of their cards, every quote is compared with
/// its document, character for character. `engine` is called once, if the base can be loaded: it makes the function
/// that tells which fact answers a question first, `None` if none does.
///
/// # Errors
/// A folder with the documents that isn't there: then nothing was checked.
pub fn check<W>(
    files: &Files,
    documents: Option<&Path>,
    engine: impl FnOnce(Arc<FactBase>) -> W,
) -> Result<Report, Problem>
where
    W: Fn(&str, Language) -> Option<FactIdx>,
{
    if let Some(folder) = documents {
        documents::find(folder)?;
    }
    let Loaded { base, places, mut report } = Loaded::read(files);
    report.add(match documents {
        Some(folder) => documents::problems(&places, folder),
        None => places.ranges(),
    });
    if let Some(base) = base.map(Arc::new) {
        let wins = engine(Arc::clone(&base));
        report.add(asks::problems(&base, &places, wins));
    }
    Ok(report)
}
