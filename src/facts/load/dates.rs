//! EDTF dates in the files: reads them, or says what is wrong with them.

use crate::facts::model::{Date, DateError};
use crate::facts::read::{Found, Table};

const HINT: &str =
    "write a year, month or day as 2019, 2019-07 or 2019-07-21; add ? if uncertain; join a first and a last with /";

/// A date that may be left out.
pub(super) fn optional_date(table: &Table<'_>, key: &str) -> Option<Date> {
    date(table, &table.optional_text(key)?)
}

fn date(table: &Table<'_>, found: &Found<String>) -> Option<Date> {
    let edtf = found.value.as_str();
    let problem = match Date::parse(edtf) {
        Ok(date) => return Some(date),
        Err(DateError::Form) => {
            found.place.problem(format!("`{edtf}` is no date: expected EDTF without a time of day")).hint(HINT)
        }
        Err(DateError::Reversed) => {
            found.place.problem(format!("`{edtf}` ends before it begins")).hint("write the earlier date first")
        }
    };
    table.report(problem);
    None
}
