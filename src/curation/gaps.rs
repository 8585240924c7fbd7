//! Questions that no fact answers: which of their words are kept, which of them are the same question, and what a curator
//! gets to see of them. Pure: knows no store and no clock.

use super::draft::{quoted, slug};
use crate::facts::FactBase;
use crate::text::{Language, Misspelt, tokens};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use time::Date;

/// Why a question had no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapReason {
    /// Our subject, but not in the sources.
    NearMiss,
    /// Another subject.
    OutOfScope,
}

impl GapReason {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::NearMiss, Self::OutOfScope];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::NearMiss => "near-miss",
            Self::OutOfScope => "out-of-scope",
        }
    }
}

/// Gaps of the same words on one day, as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptGap {
    /// Their words.
    pub words: String,
    /// Their language.
    pub language: Language,
    /// Why there was no answer.
    pub reason: GapReason,
    /// How one of them was typed; empty unless an admin allows it.
    pub text: String,
    /// Seconds from 1970 to that day's first moment, UTC.
    pub day: i64,
    /// How often it was asked.
    pub count: u64,
}

/// Gaps that are nearly the same question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The words that were used most often.
    pub words: String,
    /// How one of them was typed; empty if no text is kept.
    pub text: String,
    /// Their language.
    pub language: Language,
    /// Why there was no answer.
    pub reason: GapReason,
    /// How often it was asked.
    pub count: u64,
    /// Other words for it, most used first.
    pub others: Vec<String>,
    /// When it was asked first and last; seconds since 1970.
    pub days: (i64, i64),
}

/// Share of common words from which two questions count as the same one (Sørensen–Dice).
const SAME: f64 = 0.66;

/// Numbers of more digits, or several in a row, may be somebody's: a telephone number, an account.
const MOST_DIGITS: usize = 4;

/// The words of a question that are kept when it has no answer: folded and in order, without small words and question
/// words, and without what may lead to a person: long numbers, addresses, mentions. May be empty.
pub fn words(base: &FactBase, language: Language, utterance: &str) -> String {
    let lexicon = base.lexicons.get(language);
    let leads_somewhere =
        |piece: &&str| piece.contains(['@', '/']) || piece.starts_with("www.") || piece.contains("://");
    let pieces: Vec<&str> = utterance.split_whitespace().filter(|piece| !leads_somewhere(piece)).collect();
    let words: Vec<String> = tokens(&pieces.join(" ")).into_iter().map(|token| token.folded).collect();
    let is_number = |at: usize| words.get(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let kept = words.iter().enumerate().filter(|(at, word)| {
        let long = is_number(*at) && word.len() > MOST_DIGITS;
        let in_a_row = is_number(*at) && (is_number(at + 1) || at.checked_sub(1).is_some_and(is_number));
        !lexicon.stop.contains(word) && !lexicon.question_words.contains(word) && !long && !in_a_row
    });
    kept.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// Puts near-duplicates together, most asked first. Only questions of one language and one reason are compared.
pub fn clusters(gaps: &[KeptGap]) -> Vec<Cluster> {
    // The same words on several days first, so that the most used wording names its cluster.
    let mut found = together(gaps.iter().map(Cluster::of), |one, other| one.words == other.words);
    most_asked_first(&mut found);
    found = together(found.into_iter(), |one, other| alike(&one.words, &other.words) >= SAME);
    most_asked_first(&mut found);
    found
}

/// Puts each into the first that is the same, in their order.
fn together(each: impl Iterator<Item = Cluster>, same: impl Fn(&Cluster, &Cluster) -> bool) -> Vec<Cluster> {
    let mut found: Vec<Cluster> = Vec::new();
    for one in each {
        let is_same =
            |known: &&mut Cluster| known.language == one.language && known.reason == one.reason && same(known, &one);
        match found.iter_mut().find(is_same) {
            Some(known) => known.take(one),
            None => found.push(one),
        }
    }
    found
}

fn most_asked_first(clusters: &mut [Cluster]) {
    clusters.sort_by(|one, other| {
        let order = |cluster: &Cluster| (cluster.language, cluster.reason);
        other.count.cmp(&one.count).then_with(|| one.words.cmp(&other.words)).then(order(one).cmp(&order(other)))
    });
}

impl Cluster {
    fn of(gap: &KeptGap) -> Self {
        Self {
            words: gap.words.clone(),
            text: gap.text.clone(),
            language: gap.language,
            reason: gap.reason,
            count: gap.count,
            others: Vec::new(),
            days: (gap.day, gap.day),
        }
    }

    fn take(&mut self, other: Self) {
        self.count += other.count;
        self.days = (self.days.0.min(other.days.0), self.days.1.max(other.days.1));
        if self.text.is_empty() {
            self.text = other.text;
        }
        if self.words != other.words {
            self.others.push(other.words);
        }
        self.others.extend(other.others);
    }

    /// The question as well as it is known: as typed, else its words.
    pub fn shown(&self) -> &str {
        if self.text.is_empty() { &self.words } else { &self.text }
    }
}

/// The share of common words, 0 to 1; a misspelt or inflected word is the same one.
fn alike(one: &str, other: &str) -> f64 {
    let (ours, theirs) = (distinct(one), distinct(other));
    let most = 2.0 * ours.len().min(theirs.len()) as f64 / (ours.len() + theirs.len()).max(1) as f64;
    if most < SAME {
        return most;
    }
    let common = ours.iter().filter(|word| theirs.iter().any(|their| same_word(word, their))).count();
    if ours.is_empty() || theirs.is_empty() {
        return 0.0;
    }
    2.0 * common as f64 / (ours.len() + theirs.len()) as f64
}

fn distinct(words: &str) -> BTreeSet<&str> {
    words.split(' ').filter(|word| !word.is_empty()).collect()
}

/// One slip in a word of five letters, two in one of eight; none in a number, where every digit tells.
fn same_word(one: &str, other: &str) -> bool {
    let slips = match one.chars().count().min(other.chars().count()) {
        _ if one.starts_with(|c: char| c.is_ascii_digit()) => 0,
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    };
    Misspelt::of(one).within(other, slips).is_some()
}

/// What a curator reads in a terminal: a line a cluster.
pub fn table(clusters: &[Cluster]) -> String {
    let mut table = String::new();
    for cluster in clusters {
        let (language, reason) = (cluster.language.code(), cluster.reason.word());
        let _ = writeln!(table, "{:>5} × {language}  {reason:<12}  {}", cluster.count, cluster.shown());
        for other in &cluster.others {
            let _ = writeln!(table, "{:28}{other}", "");
        }
    }
    table
}

/// The clusters as CSV (RFC 4180), a header first.
pub fn csv(clusters: &[Cluster]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["count", "language", "reason", "words", "text", "other_words", "first_day", "last_day"];
    let mut rows = vec![header.map(str::to_owned)];
    rows.extend(clusters.iter().map(|cluster| {
        [
            cluster.count.to_string(),
            cluster.language.code().to_owned(),
            cluster.reason.word().to_owned(),
            cluster.words.clone(),
            plain_cell(&cluster.text),
            cluster.others.join("; "),
            date(cluster.days.0),
            date(cluster.days.1),
        ]
    }));
    for row in rows {
        // Writing into memory can't fail, and every row has the same length.
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A spreadsheet takes a cell that begins so for a formula.
pub(super) fn plain_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// A day as 2026-11-22, from seconds since 1970 (UTC).
pub fn date(seconds: i64) -> String {
    /// The Julian day of 1970-01-01.
    const EPOCH: i64 = 2_440_588;
    let day = i32::try_from(seconds.div_euclid(86_400) + EPOCH).ok();
    day.and_then(|day| Date::from_julian_day(day).ok()).map_or_else(String::new, |date| date.to_string())
}

/// A facts file to fill in: a fact for each cluster about our subject, its asks filled with what people asked.
pub fn draft(clusters: &[Cluster]) -> String {
    let mut out = String::from(
        "# Drafted from questions that had no answer, most asked first. Move each [[fact]] into the file of the document\n\
         # that answers it (`puente draft DOCUMENT` makes one), and fill in what is empty: `puente check` names every\n\
         # field that is still to do. What no document answers belongs into `open` of the nearest fact.\n",
    );
    for cluster in clusters.iter().filter(|cluster| cluster.reason == GapReason::NearMiss) {
        let asks = |language| {
            let asked = std::iter::once(cluster.shown()).chain(cluster.others.iter().map(String::as_str));
            let asked: Vec<String> = asked.filter(|_| language == cluster.language).map(quoted).collect();
            if asked.is_empty() { "\"\"".to_owned() } else { asked.join(", ") }
        };
        let _ = write!(
            out,
            "\n# asked {} times, last on {}\n\
             [[fact]]\n\
             id = \"gap.{}\"\n\
             kind = \"\"                    # event, figure, statement, position, commitment, description\n\
             claim.en = \"\"                # what the document says, in your own words\n\
             claim.es = \"\"                # the same in Spanish\n\
             about = []                   # whom and what it is about: ids of entities.toml\n\
             topics = []                  # ids of topics.toml\n\
             quotes = []                  # {{ text = \"…\", start = 0, end = 0, paragraph = 1 }}\n\
             asks.en = [{}]\n\
             asks.es = [{}]\n",
            cluster.count,
            date(cluster.days.1),
            slug(&cluster.words),
            asks(Language::En),
            asks(Language::Es),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const NOON: i64 = 1_795_348_800;

    fn gap(words: &str, count: u64, days_ago: i64) -> KeptGap {
        KeptGap {
            words: words.to_owned(),
            language: Language::En,
            reason: GapReason::NearMiss,
            text: String::new(),
            day: NOON - days_ago * 86_400,
            count,
        }
    }

    fn asked() -> Vec<Cluster> {
        let out_of_scope = KeptGap { reason: GapReason::OutOfScope, ..gap("pizza recipe", 9, 1) };
        let spanish =
            KeptGap { language: Language::Es, text: "=¿edad de Bukele?".to_owned(), ..gap("bukele edad", 1, 0) };
        clusters(&[
            gap("bukele age", 2, 3),
            gap("bukele age", 3, 0),
            gap("bukeles age", 1, 2),
            gap("age president bukele", 4, 1),
            gap("bitcoin price 2021", 2, 0),
            gap("bitcoin price 2022", 1, 0),
            out_of_scope,
            spanish,
        ])
    }

    #[test]
    fn near_duplicates_are_one_question_most_asked_first() {
        // The first line keeps the blanks before the others.
        expect![[r"
            asked:
               10 × en  near-miss     bukele age
                                        age president bukele
                                        bukeles age
                9 × en  out-of-scope  pizza recipe
                3 × en  near-miss     bitcoin price 2021
                                        bitcoin price 2022
                1 × es  near-miss     =¿edad de Bukele?
        "]]
        .assert_eq(&format!("asked:\n{}", table(&asked())));
    }

    #[test]
    fn a_spreadsheet_gets_dates_and_no_formulas() {
        expect![[r"
            count,language,reason,words,text,other_words,first_day,last_day
            10,en,near-miss,bukele age,,age president bukele; bukeles age,2026-11-19,2026-11-22
            9,en,out-of-scope,pizza recipe,,,2026-11-21,2026-11-21
            3,en,near-miss,bitcoin price 2021,,bitcoin price 2022,2026-11-22,2026-11-22
            1,es,near-miss,bukele edad,'=¿edad de Bukele?,,2026-11-22,2026-11-22
        "]]
        .assert_eq(&csv(&asked()));
    }

    #[test]
    fn the_draft_is_toml_with_the_asks_filled_in() {
        let draft = draft(&asked());
        let table: toml::Table = draft.parse().unwrap_or_else(|error| panic!("{error}: {draft}"));
        let facts = table.get("fact").and_then(toml::Value::as_array).expect("facts");
        assert_eq!(facts.len(), 3);
        let asks = |at: usize, language| facts.get(at).and_then(|fact| fact.get("asks")?.get(language)).expect("asks");
        assert_eq!(asks(0, "en").as_array().map(Vec::len), Some(3));
        assert_eq!(asks(2, "es").as_array().and_then(|asks| asks.first()?.as_str()), Some("=¿edad de Bukele?"));
    }

    #[test]
    fn small_words_and_what_leads_to_a_person_are_not_kept() {
        let base = crate::facts::load(&crate::facts::Files::embedded()).expect("the fact base");
        let check = |language, utterance: &str, expected: &str| {
            assert_eq!(words(&base, language, utterance), expected, "{utterance}");
        };
        check(Language::En, "What is the price of Bitcoin in El Salvador?", "price bitcoin el salvador");
        check(Language::Es, "¿Cuántos años tiene Bukele?", "anos bukele");
        check(Language::En, "call me at +503 7777-8888 or 77778888 or ana@school.example", "call");
        check(Language::En, "see https://example.com/me and www.example.com @ana", "see");
        check(Language::En, "who is he?", "");
    }
}
