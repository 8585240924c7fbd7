//! What may stand in `config.toml`: which settings there are and which values each of them takes, said in the words of
//! whoever writes the file. May not know what a setting does.

use crate::facts::did_you_mean;
use crate::outside::log::{Format, Level};
use crate::store::{self, Budget, Kept};
use crate::text::Language;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Something that may not stand there.
pub(super) struct Wrong {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What was found and what was expected.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A file of settings, parsed, and its text.
#[derive(Clone, Copy)]
pub(super) struct Settings<'a> {
    pub table: &'a DeTable<'a>,
    pub text: &'a str,
}

/// What a setting takes.
#[derive(Debug, Clone, PartialEq)]
enum Takes {
    /// A text.
    Text,
    /// Where a store can be.
    Address,
    /// One of these words.
    Word(Vec<&'static str>),
    /// True or false.
    Switch,
    /// A whole number between these, both included.
    Whole(i64, i64),
    /// A number between these, both included.
    Number(f64, f64),
    /// A number above 0.
    Positive,
}

/// No count is larger.
const MOST: i64 = 1_000_000_000;

/// Discord waits 3000 milliseconds for a command; the word that it takes longer needs time to get there.
const DISCORD_WAITS: i64 = 2500;

/// At 2500 servers each, more than Discord has.
const MOST_SHARDS: i64 = 100_000;

/// Settings of `[engine]` between 0 and 1, besides those called a threshold.
const SHARES: [&str; 9] = [
    "alike_from",
    "anew_from",
    "context_decay",
    "denial_name",
    "nearly_as_good",
    "sure_premise",
    "sure_yes",
    "timeline_coverage",
    "verbatim_from",
];

/// Counts of `[engine]` that make no sense as 0.
const AT_LEAST_ONE: [&str; 7] =
    ["max_chars", "most_events", "most_facts", "repair_from", "repair_two_from", "shortlist", "suggestions"];

/// The first thing that is wrong with a file. `defaults` holds every setting.
pub(super) fn first_wrong(settings: Settings<'_>, defaults: Settings<'_>) -> Option<Wrong> {
    let mut found = Vec::new();
    section("", settings, defaults, &mut found);
    found.into_iter().min_by_key(|wrong| wrong.span.start)
}

/// Looks through a section and those in it; `name` is its header without brackets, empty for the file itself.
fn section(name: &str, settings: Settings<'_>, defaults: Settings<'_>, found: &mut Vec<Wrong>) {
    for (key, value) in settings.table {
        let named: &str = key.get_ref();
        let default = defaults.table.get(named);
        if let Some(DeValue::Table(inner_defaults)) = default.map(toml::Spanned::get_ref) {
            let inner_name = if name.is_empty() { named.to_owned() } else { format!("{name}.{named}") };
            match value.get_ref() {
                DeValue::Table(inner) => {
                    let inner = Settings { table: inner, ..settings };
                    section(&inner_name, inner, Settings { table: inner_defaults, ..defaults }, found);
                }
                other => found.push(Wrong {
                    span: value.span(),
                    message: format!("`{inner_name}`: expected settings, got {}", kind(other)),
                    hint: format!("write [{inner_name}] as a line of its own, and its settings below it"),
                }),
            }
        } else if let Some(takes) = Takes::of(name, named, default.map(toml::Spanned::get_ref)) {
            if let Some(expected) = takes.refuses(value.get_ref()) {
                let got = settings.text.get(value.span()).filter(|_| shows_itself(&takes, value.get_ref()));
                let got = got.unwrap_or_else(|| kind(value.get_ref()));
                let default = default.and_then(|default| defaults.text.get(default.span()));
                found.push(Wrong {
                    span: value.span(),
                    message: format!("`{named}`{}: expected {expected}, got {got}", of(name)),
                    hint: format!(
                        "correct it, or remove the line{}",
                        default.map_or_else(String::new, |default| format!(": without it, {default} is used")),
                    ),
                });
            }
        } else {
            let message = format!("unknown setting `{named}`{}", of(name));
            found.push(Wrong { span: key.span(), message, hint: meant(named, defaults.table) });
        }
    }
}

/// What to do about a setting that there is not: perhaps it stands in the wrong place, or is misspelt.
fn meant(key: &str, defaults: &DeTable<'_>) -> String {
    let holds = |value: &DeValue<'_>| value.as_table().is_some_and(|inner| inner.contains_key(key));
    if let Some((section, _)) = defaults.iter().find(|(_, value)| holds(value.get_ref())) {
        return format!("write it below [{}]", section.get_ref());
    }
    did_you_mean(key, defaults.keys().map(|key| -> &str { key.get_ref() })).map_or_else(
        || "remove it; config.toml of the repository holds every setting with its default".to_owned(),
        |known| format!("did you mean `{known}`?"),
    )
}

/// Where a setting stands.
fn of(section: &str) -> String {
    if section.is_empty() { String::new() } else { format!(" of [{section}]") }
}

/// Whether a wrong value is shown as it was written; of others it is enough to say what they are.
fn shows_itself(takes: &Takes, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => true,
        DeValue::String(_) => matches!(takes, Takes::Word(_)),
        _ => false,
    }
}

/// What a value is.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

impl Takes {
    /// What a setting takes; `None` if there is no such setting. One without a rule of its own takes what its default
    /// is of.
    fn of(section: &str, key: &str, default: Option<&DeValue<'_>>) -> Option<Self> {
        // They have no default.
        match (section, key) {
            ("discord", "api") | ("metrics", "listen") => return Some(Self::Text),
            ("store", "url") => return Some(Self::Address),
            ("discord.shards", "total") => return Some(Self::Whole(1, MOST_SHARDS)),
            ("discord.shards", "first" | "last") => return Some(Self::Whole(0, MOST_SHARDS - 1)),
            _ => {}
        }
        Some(match (section, key, default?) {
            ("terminal", "language", _) => Self::Word(Language::ALL.map(Language::code).to_vec()),
            ("log", "format", _) => Self::Word(Format::ALL.map(Format::word).to_vec()),
            ("log", "level", _) => Self::Word(Level::ALL.map(Level::word).to_vec()),
            ("discord", "defer_after_ms", _) => Self::Whole(0, DISCORD_WAITS),
            ("discord", "replies_kept" | "waiting", _) | ("store", "most_megabytes", _) => Self::Whole(1, MOST),
            ("store.servers", "per_person" | "per_channel", _) => Self::Whole(1, i64::from(Budget::MOST)),
            ("store.servers", "days", _) => Self::Whole(1, i64::from(Kept::MOST_DAYS)),
            ("engine", "smoothing", _) => Self::Positive,
            ("engine", key, _) if AT_LEAST_ONE.contains(&key) => Self::Whole(1, MOST),
            ("engine", key, _) if SHARES.contains(&key) || key.starts_with("threshold_") => Self::Number(0.0, 1.0),
            // Below 0 a word would speak against what it stands in, and a lead would be none.
            ("engine", key, DeValue::Float(_))
                if ["weight_", "central_", "margin_"].iter().any(|start| key.starts_with(start)) =>
            {
                Self::Number(0.0, f64::MAX)
            }
            (_, _, DeValue::Integer(_)) => Self::Whole(0, MOST),
            (_, _, DeValue::Float(_)) => Self::Number(f64::MIN, f64::MAX),
            (_, _, DeValue::Boolean(_)) => Self::Switch,
            _ => Self::Text,
        })
    }

    /// What was expected instead of a value; `None` if it is fine.
    fn refuses(&self, value: &DeValue<'_>) -> Option<String> {
        match self {
            Self::Text => value.as_str().is_none().then(|| "a text".to_owned()),
            Self::Address => value.as_str().is_none_or(|url| !store::is_address(url)).then(|| {
                "an address such as postgres://puente@localhost/puente or sqlite:///var/lib/puente/puente.sqlite3"
                    .to_owned()
            }),
            Self::Switch => value.as_bool().is_none().then(|| "true or false".to_owned()),
            Self::Word(words) => value.as_str().is_none_or(|word| !words.contains(&word)).then(|| {
                let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                words.split_last().map_or_else(String::new, |(last, others)| format!("{} or {last}", others.join(", ")))
            }),
            Self::Whole(least, most) => match whole(value) {
                Some(number) if (*least..=*most).contains(&number) => None,
                _ if *most < MOST => Some(format!("a whole number from {least} to {most}")),
                Some(number) if number > *most => Some(format!("a whole number of at most {most}")),
                _ => Some(format!("a whole number of at least {least}")),
            },
            Self::Number(least, most) if number(value).is_some_and(|number| (*least..=*most).contains(&number)) => None,
            Self::Number(least, most) => Some(match (*least > f64::MIN, *most < f64::MAX) {
                (true, true) => format!("a number from {least} to {most}"),
                (true, false) => format!("a number of at least {least}"),
                _ => "a number".to_owned(),
            }),
            Self::Positive => number(value).is_none_or(|number| number <= 0.0).then(|| "a number above 0".to_owned()),
        }
    }
}

/// A whole number; one that is too large for the file's format counts as the largest.
fn whole(value: &DeValue<'_>) -> Option<i64> {
    let DeValue::Integer(integer) = value else { return None };
    let digits = integer.as_str().replace('_', "");
    let largest = if digits.starts_with('-') { i64::MIN } else { i64::MAX };
    Some(i64::from_str_radix(&digits, integer.radix()).unwrap_or(largest))
}

/// A number, if it is finite.
fn number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value {
        DeValue::Float(float) => float.as_str().replace('_', "").parse().ok()?,
        _ => whole(value)? as f64,
    };
    f64::is_finite(number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::{Config, DEFAULTS, FILE};
    use super::*;

    /// What somebody reads who starts Puente with this file: message and remedy, without the line that is shown.
    #[track_caller]
    fn check(text: &str, line: usize, said: &str) {
        let problem = Config::parse(FILE, text.as_bytes()).expect_err(text);
        let shown = problem.render(false);
        assert!(shown.contains(said), "{text}: {shown}");
        assert!(shown.contains(&format!("config.toml:{line}:")), "{text}: {shown}");
        assert!(shown.contains('^') && shown.contains("help: "), "{text}: {shown}");
        for word in ["f64", "usize", "u64", "i64", "bool", "string", "integer", "float", "variant", "field", "struct"] {
            assert!(!shown.contains(word), "{word} is no word for whoever writes settings: {shown}");
        }
    }

    #[track_caller]
    fn fine(text: &str) {
        let read = Config::parse(FILE, text.as_bytes());
        assert!(read.is_ok(), "{text}: {}", read.expect_err("a problem"));
    }

    #[test]
    fn a_threshold_or_share_is_between_0_and_1() {
        for key in ["threshold_score", "threshold_premise", "threshold_margin", "sure_yes", "denial_name"] {
            for number in ["-0.1", "1.01", "2", "65", "nan", "inf", "-inf", "1e400"] {
                let text = format!("[engine]\n{key} = {number}\n");
                check(&text, 2, &format!("`{key}` of [engine]: expected a number from 0 to 1, got {number}"));
            }
            for number in ["0", "1", "0.0", "1.0", "0.5", "5e-1", "0.0_1"] {
                fine(&format!("[engine]\n{key} = {number}\n"));
            }
        }
    }

    #[test]
    fn a_count_is_whole_and_not_0_where_that_makes_no_sense() {
        check("[engine]\nshortlist = 0", 2, "expected a whole number of at least 1, got 0");
        check("[engine]\nsuggestions = -3", 2, "expected a whole number of at least 1, got -3");
        check("[engine]\nmax_chars = 4000.5", 2, "expected a whole number of at least 1, got 4000.5");
        check("[engine]\ncontext_turns = -1", 2, "expected a whole number of at least 0, got -1");
        check("[discord]\nturns_minutes = 99999999999999999999", 2, "expected a whole number of at most 1000000000");
        check("[discord]\ndefer_after_ms = 5000", 2, "expected a whole number from 0 to 2500, got 5000");
        check("[discord]\nreplies_kept = 0", 2, "expected a whole number of at least 1, got 0");
        fine("[engine]\ncontext_turns = 0\nreranked = 0\n[discord]\nturns_kept = 0\ndefer_after_ms = 0");
        fine("[engine]\nmax_chars = 4_000\nshortlist = 0x18");
    }

    #[test]
    fn what_holds_in_a_server_stays_in_the_range_of_its_setting() {
        for key in ["per_person", "per_channel"] {
            for number in ["0", "121", "-1", "1.5"] {
                let said = format!("`{key}` of [store.servers]: expected a whole number from 1 to 120, got {number}");
                check(&format!("[store.servers]\n{key} = {number}"), 2, &said);
            }
        }
        check("[store.servers]\ndays = 366", 2, "expected a whole number from 1 to 365, got 366");
        check("[store.servers]\nvotes = 1", 2, "expected true or false, got 1");
        check("[store.servers]\ntext = true", 2, "unknown setting `text` of [store.servers]");
        fine("[store.servers]\nper_person = 120\nper_channel = 1\ndays = 365\nprivate = true\ngaps = false");
    }

    #[test]
    fn a_weight_is_finite_and_may_be_negative_only_for_a_signal() {
        fine("[engine.weights]\nask = -2.51\nbase = 1\n[engine.premise]\nwhy = -40.0");
        check("[engine.weights]\nask = nan", 2, "`ask` of [engine.weights]: expected a number, got nan");
        check("[engine.premise]\nwhy = \"much\"", 2, "`why` of [engine.premise]: expected a number, got a text");
        check("[engine]\nweight_word = -0.1", 2, "expected a number of at least 0, got -0.1");
        check("[engine]\nsmoothing = 0", 2, "expected a number above 0, got 0");
        check("[engine]\nsmoothing = -1.5", 2, "expected a number above 0, got -1.5");
        fine("[engine]\nsmoothing = 0.001\ncentral_quote = 1.2");
    }

    #[test]
    fn shards_fit_together() {
        fine("[discord.shards]\ntotal = 6\nfirst = 2\nlast = 3");
        check(
            "[discord.shards]\ntotal = 0",
            2,
            "`total` of [discord.shards]: expected a whole number from 1 to 100000",
        );
        check("[discord.shards]\nfirst = 2", 1, "`first` and `last` of [discord.shards] need `total`");
        check("[discord.shards]\ntotal = 2\nlast = 2", 1, "expected `first` and `last` from 0 to 1, got 0 and 2");
    }

    #[test]
    fn metrics_are_for_this_machine_unless_that_is_set() {
        fine("[metrics]\nlisten = \"127.0.0.1:9464\"");
        fine("[metrics]\nlisten = \"[::1]:9464\"");
        fine("[metrics]\nlisten = \"0.0.0.0:9464\"\nbeyond_loopback = true");
        check("[metrics]\nlisten = \"0.0.0.0:9464\"", 1, "`listen` of [metrics]: others could read 0.0.0.0:9464");
        check("[metrics]\nlisten = \"9464\"", 1, "expected an address and a port such as 127.0.0.1:9464");
        check("[metrics]\nlisten = 9464", 2, "`listen` of [metrics]: expected a text, got 9464");
    }

    #[test]
    fn texts_words_and_switches() {
        check("[terminal]\nhistory = 1", 2, "`history` of [terminal]: expected true or false, got 1");
        check("[terminal]\nhistory = \"false\"", 2, "expected true or false, got a text");
        check("[terminal]\nlanguage = \"fr\"", 2, "expected \"en\" or \"es\", got \"fr\"");
        check("[log]\nlevel = true", 2, "\"debug\" or \"trace\", got true");
        check("[discord]\napi = 3000", 2, "`api` of [discord]: expected a text, got 3000");
        check("[discord]\napi = [\"http://127.0.0.1\"]", 2, "expected a text, got a list");
        check("[store]\nurl = \"mysql://x\"", 2, "`url` of [store]: expected an address such as postgres://");
        check("[store]\nurl = \"mysql://x\"", 2, "got a text");
        check("[terminal]\nhistory_lines = 2026-11-22", 2, "expected a whole number of at least 0, got a date");
        fine("[discord]\napi = \"http://127.0.0.1:3000\"\n[log]\nlevel = \"off\"");
    }

    #[test]
    fn what_there_is_not_is_named_and_the_nearest_offered() {
        check("[engine]\nthreshhold_score = 0.5", 2, "unknown setting `threshhold_score` of [engine]");
        check("[engine]\nthreshhold_score = 0.5", 2, "did you mean `threshold_score`?");
        check("[engin]\nshortlist = 24", 1, "did you mean `engine`?");
        check("shortlist = 24\n", 1, "help: write it below [engine]");
        check("[discord]\nzzz = 24", 2, "config.toml of the repository holds every setting");
        check("engine = 3", 1, "`engine`: expected settings, got a number");
        check("[[engine]]\nshortlist = 3", 1, "write [engine] as a line of its own");
        check("[engine]\nweights = 1.5", 2, "`engine.weights`: expected settings, got a number");
    }

    #[test]
    fn the_first_problem_of_the_file_is_told_with_its_default() {
        check("[log]\nlevel = \"loud\"\n[engine]\nshortlist = 0", 2, "remove the line: without it, \"info\" is used");
        check("[engine]\nthreshold_score = 7\nmax_chars = 0", 2, "remove the line: without it, 0.42 is used");
    }

    #[test]
    fn every_number_of_the_engine_has_a_rule_that_its_default_keeps() {
        let (table, _) = DeTable::parse_recoverable(DEFAULTS);
        let Some(DeValue::Table(engine)) = table.get_ref().get("engine").map(toml::Spanned::get_ref) else {
            panic!("no [engine]")
        };
        for (key, value) in engine {
            let takes = Takes::of("engine", key.get_ref(), Some(value.get_ref()));
            assert_ne!(takes, Some(Takes::Number(f64::MIN, f64::MAX)), "{} has no range", key.get_ref());
        }
    }
}
