//! What somebody means by a name they typed: of a source, a topic, a person. Exactly, or the nearest names to offer.

use super::Completion;
use super::spec::NAME_CHARS;
use crate::text::{Looks, fold_word};

/// How alike two names must be for one to be offered for the other, 0 to 1 (Jaro-Winkler over words).
const NEAR: f64 = 0.8;

/// Something that has a name.
pub struct Named<T> {
    /// What has it.
    pub what: T,
    /// What an option gets.
    pub id: String,
    /// What people read.
    pub label: String,
    /// All names, the id and the label too.
    pub names: Vec<String>,
}

impl<T: Copy + PartialEq> Named<T> {
    /// Something with its names.
    pub fn new(what: T, id: &str, label: &str, others: impl IntoIterator<Item = String>) -> Self {
        let names = [id.to_owned(), label.to_owned()].into_iter().chain(others).collect();
        Self { what, id: id.to_owned(), label: label.to_owned(), names }
    }
}

/// What is called exactly so.
pub fn called<T: Copy + PartialEq>(known: &[Named<T>], typed: &str) -> Option<T> {
    let wanted = folded(typed);
    known.iter().find(|named| named.names.iter().any(|name| folded(name) == wanted)).map(|named| named.what)
}

/// A name that may have something else behind it, say a date: parted at each blank, the shortest name first.
pub fn parted(typed: &str) -> impl Iterator<Item = (&str, &str)> {
    let blanks = typed.char_indices().filter(|(_, c)| c.is_whitespace());
    blanks.filter_map(|(at, _)| typed.split_at_checked(at)).map(|(name, rest)| (name.trim(), rest.trim()))
}

/// What is called so, or the labels of what is called nearly so, at most `most`. A name that only one thing has in it is
/// enough: "duncan".
pub fn find<T: Copy + PartialEq>(known: &[Named<T>], typed: &str, most: usize) -> Result<T, Vec<String>> {
    let wanted = folded(typed);
    if let Some(what) = called(known, typed) {
        return Ok(what);
    }
    let has = |named: &&Named<T>| !wanted.is_empty() && named.names.iter().any(|name| has_words(name, &wanted));
    let mut within = known.iter().filter(has);
    if let (Some(only), None) = (within.next(), within.next()) {
        return Ok(only.what);
    }
    let looks = Looks::of(&wanted);
    let like = |name: &String| Looks::of(&folded(name)).similarity(&looks);
    let alike = |named: &Named<T>| named.names.iter().map(like).fold(0.0, f64::max);
    let mut near: Vec<(bool, f64, &Named<T>)> = known
        .iter()
        .map(|named| (has(&named), alike(named), named))
        .filter(|(has, near, _)| *has || *near >= NEAR)
        .collect();
    near.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    Err(near.into_iter().take(most).map(|(.., named)| named.label.clone()).collect())
}

/// What may be meant by what is typed so far: what begins so first, then what has a word that does.
pub fn complete<T: Copy + PartialEq>(known: &[Named<T>], typed: &str, most: usize) -> Vec<Completion> {
    let wanted = folded(typed);
    let begins = |named: &Named<T>| named.names.iter().any(|name| folded(name).starts_with(&wanted));
    let has = |named: &Named<T>| named.names.iter().any(|name| has_words(name, &wanted));
    let first = known.iter().filter(|named| begins(named));
    let then = known.iter().filter(|named| !begins(named) && has(named));
    let made = first.chain(then).map(|named| Completion { label: short(&named.label), value: named.id.clone() });
    made.take(most).collect()
}

/// Whether each word typed begins a word of a name.
fn has_words(name: &str, wanted: &str) -> bool {
    let name = folded(name);
    wanted.split(' ').all(|typed| name.split(' ').any(|word| word.starts_with(typed)))
}

fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(fold_word);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// As much of a label as a list of choices shows, cut between words.
pub fn short(label: &str) -> String {
    let most = usize::from(NAME_CHARS);
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let mut cut = String::new();
    for word in label.split(' ') {
        if cut.chars().count() + 1 + word.chars().count() >= most {
            break;
        }
        cut.push_str(word);
        cut.push(' ');
    }
    format!("{}…", cut.trim_end())
}
