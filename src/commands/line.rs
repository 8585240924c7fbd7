//! A command as one line of text: `source pompeo-bukele page:2`. What a terminal reads, and the shortest form in which
//! a front end can keep what is to be run again. May not know what a command does.

use super::given::{Given, Raw, Value, Wrong};
use super::spec::{OptionKind, OptionSpec, Spec};
use crate::facts::Wording;
use std::ops::Range;

/// The options on a line, after the command's name. A value stands after `option:`, up to the next option; only text
/// may have blanks. What stands before any option, or behind a value that has ended, is the first text option's.
pub fn read(spec: &Spec, wording: &Wording, line: &str) -> Result<Given, Wrong> {
    let marks = marks(spec, wording, line)?;
    let mut raw: Vec<(&str, &str)> = Vec::new();
    let mut loose = vec![line.get(..marks.first().map_or(line.len(), |(at, _)| at.start)).unwrap_or_default()];
    for (place, (at, option)) in marks.iter().enumerate() {
        let end = marks.get(place + 1).map_or(line.len(), |(next, _)| next.start);
        let value = line.get(at.end..end).unwrap_or_default().trim();
        if matches!(option.kind, OptionKind::Text(_)) {
            raw.push((option.name, value));
        } else {
            let (word, rest) = value.split_once(char::is_whitespace).unwrap_or((value, ""));
            raw.push((option.name, word));
            loose.push(rest);
        }
    }
    let loose: Vec<&str> = loose.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let loose = loose.join(" ");
    let named = |option: &OptionSpec| raw.iter().any(|(name, _)| *name == option.name);
    let free = spec.options.iter().find(|option| !named(option));
    match free {
        _ if loose.is_empty() => {}
        Some(option) => raw.push((option.name, &loose)),
        None => return Err(Wrong::NoSuchOption(loose)),
    }
    let raw = raw.into_iter().filter(|(_, value)| !value.is_empty());
    Given::read(spec, wording, raw.map(|(name, value)| (name, Raw::Text(value))))
}

/// The option that somebody is typing into at the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing<'a> {
    /// Which one.
    pub option: &'static OptionSpec,
    /// What stands in it so far.
    pub typed: &'a str,
    /// From which byte of the line on.
    pub from: usize,
    /// The options that have ended.
    pub given: Given,
}

/// What is being typed at the end of a line, after the command's name; `None` if every option has its value.
pub fn typing<'a>(spec: &Spec, wording: &Wording, line: &'a str) -> Option<Typing<'a>> {
    let marks = known_marks(spec, wording, line);
    let values = marks.iter().enumerate().map(|(place, (at, option))| {
        let end = marks.get(place + 1).map_or(line.len(), |(next, _)| next.start);
        (*option, line.get(at.end..end).unwrap_or_default())
    });
    let values: Vec<(&OptionSpec, &str)> = values.collect();
    let ended = |(option, value): &&(&OptionSpec, &str)| {
        !matches!(option.kind, OptionKind::Text(_)) && value.trim_start().contains(char::is_whitespace)
    };
    let open = values.last().filter(|last| !ended(last));
    let (option, typed) = if let Some((option, value)) = open {
        (spec.options.iter().find(|known| known == option)?, *value)
    } else {
        let named = |option: &&OptionSpec| values.iter().any(|(named, _)| named == option);
        let free = spec.options.iter().find(|option| !named(option))?;
        let (_, rest) = values.last().map_or(("", line), |(_, value)| {
            let value = value.trim_start();
            value.split_once(char::is_whitespace).unwrap_or((value, ""))
        });
        (free, rest)
    };
    let typed = typed.trim_start();
    let given = values.iter().filter(|(named, _)| named != &option);
    let given = Given::so_far(spec, wording, given.map(|(option, value)| (option.name, Raw::Text(value.trim()))));
    Some(Typing { option, typed, from: line.len() - typed.len(), given })
}

/// The line that reads as these options; without the slash.
pub fn written(spec: &Spec, given: &Given) -> String {
    let options = given.iter().map(|(name, value)| match value {
        Value::Text(text) => format!(" {name}:{text}"),
        Value::Flag(flag) => format!(" {name}:{flag}"),
        Value::Number(number) => format!(" {name}:{number}"),
        Value::Choice(key) => format!(" {name}:{key}"),
    });
    format!("{}{}", spec.name, options.collect::<String>())
}

/// Where `option:` stands, with its colon, and which option it is. In prose only known options count; elsewhere one
/// that isn't known is wrong.
fn marks(spec: &Spec, wording: &Wording, line: &str) -> Result<Vec<(Range<usize>, &'static OptionSpec)>, Wrong> {
    let prose = spec.options.iter().any(OptionSpec::is_prose);
    let strange = words(line).find_map(|(_, word)| {
        let (name, value) = word.split_once(':')?;
        let unknown = !name.is_empty() && !value.starts_with('/') && spec.option(wording, name).is_none();
        unknown.then(|| name.to_owned())
    });
    match strange {
        Some(name) if !prose => Err(Wrong::NoSuchOption(name)),
        _ => Ok(known_marks(spec, wording, line)),
    }
}

fn known_marks(spec: &Spec, wording: &Wording, line: &str) -> Vec<(Range<usize>, &'static OptionSpec)> {
    let marks = words(line).filter_map(|(at, word)| {
        let (name, _) = word.split_once(':')?;
        Some((at..at + name.len() + 1, spec.option(wording, name)?))
    });
    marks.collect()
}

/// The words between blanks, and where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = line.split(char::is_whitespace).scan(0, |at, word| {
        let start = *at;
        // The blank after a word may be longer than a byte.
        let end = start + word.len();
        let blank = line.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        *at = end + blank;
        Some((start, word))
    });
    parts.filter(|(_, word)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::named;
    use crate::facts::{Files, load};
    use expect_test::{Expect, expect};

    /// Reads a line, and writes what was read as a line again.
    fn check(line: &str, read_as: &Expect) {
        let base = load(&Files::embedded()).expect("a sound base");
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        let spec = named(&base.wording, name).expect("a command");
        let shown = match read(spec, &base.wording, rest) {
            Ok(given) => {
                let written = written(spec, &given);
                let (_, rest) = written.split_once(' ').unwrap_or_default();
                assert_eq!(read(spec, &base.wording, rest), Ok(given), "{written}");
                written
            }
            Err(wrong) => format!("{wrong:?}"),
        };
        read_as.assert_eq(&shown);
    }

    #[test]
    fn a_line_reads_as_options_and_is_written_again() {
        check("source pompeo-bukele page:2", &expect!["source page:2 id:pompeo-bukele"]);
        check("fuente página:2 pompeo-bukele", &expect!["source page:2 id:pompeo-bukele"]);
        check("who date:July 2019 person:Nayib Bukele", &expect!["who date:July 2019 person:Nayib Bukele"]);
        check("cite oan style:MLA", &expect!["cite style:mla source:oan"]);
        check("ask private:yes who said: it's 12:30?", &expect!["ask private:true question:who said: it's 12:30?"]);
        check("ask https://example.org", &expect!["ask question:https://example.org"]);
        check("source a pge:2", &expect![[r#"NoSuchOption("pge")"#]]);
    }

    #[test]
    fn what_is_being_typed_is_the_last_option_that_is_open() {
        let base = load(&Files::embedded()).expect("a sound base");
        let at = |line: &str| {
            let (name, rest) = line.split_once(' ').expect("a name and more");
            let spec = named(&base.wording, name).expect("a command");
            typing(spec, &base.wording, rest).map(|typing| (typing.option.name, typing.typed.to_owned()))
        };
        assert_eq!(at("source pom"), Some(("id", "pom".to_owned())));
        assert_eq!(at("who Bukele date:July 20"), Some(("date", "July 20".to_owned())));
        assert_eq!(at("source page:2 pom"), Some(("id", "pom".to_owned())));
        assert_eq!(at("source page:2"), Some(("page", "2".to_owned())));
    }
}
