//! A command as one line of text: `source pompeo-bukele page:2`. What a terminal reads, and what it tells people to
//! type. May not know what a command does.

use super::given::{Given, Raw, Value, Wrong, fits};
use super::spec::{OptionKind, OptionSpec, Spec};
use crate::facts::Wording;
use crate::text::Language;
use std::ops::Range;

/// Pairs of quotation marks between which a value may stand.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('”', '”'), ('„', '“'), ('«', '»')];

/// The options on a line, after the command's name. A value stands after `option:`, up to the next option; only text
/// may have blanks, anything else in quotation marks. What stands without `option:` is, by what it fits, the one number
/// or choice that it can be, else the texts in the order of the options, each in quotation marks if there are several.
pub fn read(spec: &Spec, wording: &Wording, line: &str) -> Result<Given, Wrong> {
    let marks = marks(spec, wording, line)?;
    let prose = spec.options.iter().any(OptionSpec::is_prose);
    let mut raw = Typed::new();
    let mut loose = vec![line.get(..marks.first().map_or(line.len(), |(at, _)| at.start)).unwrap_or_default()];
    for (place, (at, option)) in marks.iter().enumerate() {
        let end = marks.get(place + 1).map_or(line.len(), |(next, _)| next.start);
        let value = line.get(at.end..end).unwrap_or_default().trim();
        let (value, rest) = match quoted(value) {
            Some((inside, rest)) if !prose || rest.is_empty() => (inside, rest),
            _ if matches!(option.kind, OptionKind::Text(_)) => (value, ""),
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        raw.push((option, value.trim().to_owned()));
        loose.push(rest);
    }
    let loose: Vec<&str> = loose.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let values = if prose { vec![Loose::whole(&loose.join(" "))] } else { Loose::of(&loose) };
    place(spec, wording, values, &mut raw)?;
    let raw = raw.iter().filter(|(_, value)| !value.is_empty());
    Given::read(spec, wording, raw.map(|(option, value)| (option.name, Raw::Text(value.as_str()))))
}

/// A value that no option is named for.
struct Loose {
    text: String,
    /// It stood in quotation marks, so it ends where they do.
    quoted: bool,
}

impl Loose {
    /// One value, whatever is in it.
    fn whole(text: &str) -> Self {
        match quoted(text) {
            Some((inside, "")) => Self { text: inside.to_owned(), quoted: true },
            _ => Self { text: text.to_owned(), quoted: false },
        }
    }

    /// Each value in quotation marks, and the words between those together.
    fn of(parts: &[&str]) -> Vec<Self> {
        let mut values: Vec<Self> = Vec::new();
        for (_, word) in parts.iter().flat_map(|part| words(part)) {
            let next = Self::whole(word);
            match values.last_mut().filter(|last| !last.quoted && !next.quoted) {
                Some(last) => last.text = format!("{} {}", last.text, next.text),
                None => values.push(next),
            }
        }
        values
    }
}

/// Options with what was typed for them.
type Typed = Vec<(&'static OptionSpec, String)>;

/// Gives loose values to the options that aren't named.
fn place(spec: &Spec, wording: &Wording, loose: Vec<Loose>, raw: &mut Typed) -> Result<(), Wrong> {
    for Loose { text, quoted } in loose {
        let mut rest = text.as_str();
        loop {
            let (before, last) = rest.rsplit_once(' ').filter(|_| !quoted).unwrap_or(("", rest));
            let Some(option) = only_fitting(spec, wording, raw, last) else { break };
            raw.push((option, last.to_owned()));
            rest = before;
        }
        let mut texts = spec.options.iter().filter(|option| matches!(option.kind, OptionKind::Text(_)));
        match texts.find(|option| !is_named(raw, option)) {
            _ if rest.is_empty() => {}
            Some(option) => raw.push((option, rest.to_owned())),
            None => return Err(Wrong::Loose(rest.to_owned())),
        }
    }
    Ok(())
}

/// The number or choice that a word fits and that isn't named yet. What may be two things is neither, and in prose a word
/// is a word.
fn only_fitting(spec: &Spec, wording: &Wording, raw: &Typed, word: &str) -> Option<&'static OptionSpec> {
    let free = |option: &&OptionSpec| !matches!(option.kind, OptionKind::Text(_)) && !is_named(raw, option);
    let mut fitting = spec.options.iter().filter(free).filter(|option| fits(spec, option, wording, word));
    let only = fitting.next().filter(|_| fitting.next().is_none());
    only.filter(|_| !spec.options.iter().any(OptionSpec::is_prose))
}

fn is_named(raw: &Typed, option: &OptionSpec) -> bool {
    raw.iter().any(|(named, _)| *named == option)
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

/// The line that reads as these options, without the slash, with the names that all of it has in a language.
pub fn written_in(spec: &Spec, wording: &Wording, language: Language, given: &Given) -> String {
    let options = given.iter().filter_map(|(name, value)| {
        let option = spec.option(wording, name)?;
        let value = match value {
            Value::Choice(key) => {
                let label = wording.say(language, &spec.label_key(option, key));
                if label.contains(char::is_whitespace) { format!("\"{label}\"") } else { label }
            }
            other => word(spec, other),
        };
        Some(format!(" {}:{value}", option.local_name(wording, language)))
    });
    format!("{}{}", spec.local_name(wording, language), options.collect::<String>())
}

/// A value as it is read again: a name that could be read otherwise stands in quotation marks.
fn word(spec: &Spec, value: &Value) -> String {
    let prose = || spec.options.iter().any(OptionSpec::is_prose);
    match value {
        Value::Text(text) if (text.contains(':') || text.starts_with(opens_quote)) && !prose() => {
            let free = QUOTES.iter().find(|(open, close)| !text.contains([*open, *close]));
            free.map_or_else(|| text.clone(), |(open, close)| format!("{open}{text}{close}"))
        }
        Value::Text(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Role(role) => role.to_string(),
        Value::Choice(key) => (*key).to_owned(),
    }
}

/// Where `option:` stands, with its colon, and which option it is. In prose only known options count; elsewhere one
/// that isn't known is wrong.
fn marks(spec: &Spec, wording: &Wording, line: &str) -> Result<Vec<(Range<usize>, &'static OptionSpec)>, Wrong> {
    let prose = spec.options.iter().any(OptionSpec::is_prose);
    let strange = words(line).find_map(|(_, word)| {
        let (name, value) = word.split_once(':')?;
        let named = !name.is_empty() && !value.starts_with('/') && !name.starts_with(opens_quote);
        let unknown = named && spec.option(wording, name).is_none();
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

/// The words between blanks, and where they begin. What stands in quotation marks, alone or after `option:`, is one word.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let rest = line.get(start..)?;
        let plain = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let value = rest.get(..plain).and_then(|word| word.find(':')).map_or(0, |colon| colon + 1);
        let in_marks = [0, value].into_iter().find_map(|from| {
            let (_, after) = quoted(rest.get(from..)?)?;
            Some(rest.len() - after.len())
        });
        let end = in_marks.map_or(plain, |end| rest.get(..end).map_or(plain, |word| word.trim_end().len()));
        at = start + end;
        Some((start, rest.get(..end)?))
    })
}

/// What stands in the quotation marks at the beginning of a text, and the rest, trimmed; `None` if it begins with none
/// that are closed at the end of a word.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mut pairs = QUOTES.iter().filter(|(open, _)| text.starts_with(*open));
    pairs.find_map(|(open, close)| {
        let inside = text.get(open.len_utf8()..)?;
        let mut ends = inside.match_indices(*close);
        ends.find_map(|(end, _)| {
            let rest = inside.get(end + close.len_utf8()..)?;
            let whole = rest.is_empty() || rest.starts_with(char::is_whitespace);
            whole.then_some((inside.get(..end)?, rest.trim_start()))
        })
    })
}

fn opens_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, _)| *open == c)
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
                let written = written_in(spec, &base.wording, Language::En, &given);
                let (_, rest) = written.split_once(' ').unwrap_or_default();
                assert_eq!(read(spec, &base.wording, rest), Ok(given), "{written}");
                written
            }
            Err(Wrong::Missing(_)) => "Missing".to_owned(),
            Err(wrong) => format!("{wrong:?}"),
        };
        read_as.assert_eq(&shown);
    }

    #[test]
    fn a_line_reads_as_options_and_is_written_again() {
        check("source pompeo-bukele page:2", &expect!["source page:2 id:pompeo-bukele"]);
        check("fuente página:2 pompeo-bukele", &expect!["source page:2 id:pompeo-bukele"]);
        check("who date:July 2019 person:Nayib Bukele", &expect!["who date:July 2019 person:Nayib Bukele"]);
        check("cite oan style:MLA", &expect!["cite style:MLA source:oan"]);
        check("ask private:yes who said: it's 12:30?", &expect!["ask private:true question:who said: it's 12:30?"]);
        check("ask https://example.org", &expect!["ask question:https://example.org"]);
        check("source a pge:2", &expect![[r#"NoSuchOption("pge")"#]]);
    }

    #[test]
    fn a_value_may_stand_in_quotation_marks() {
        check("who person:\"Marco Rubio\"", &expect!["who person:Marco Rubio"]);
        check(
            "quién persona:«Marco Rubio» fecha:“julio de 2019”",
            &expect!["who person:Marco Rubio date:julio de 2019"],
        );
        check("source \"pompeo-bukele\" page:\"2\"", &expect!["source page:2 id:pompeo-bukele"]);
        check("compare migration sides:\"2019/2025\"", &expect!["compare sides:2019/2025 topic:migration"]);
        check("compare \"migration\" \"2019 / 2025\" 2", &expect!["compare topic:migration sides:2019 / 2025 page:2"]);
        check("who \"a page:2 b\"", &expect![[r#"who person:"a page:2 b""#]]);
        check("who “Marco Rubio”", &expect!["who person:Marco Rubio"]);
        check("ask \"who is Bukele?\"", &expect!["ask question:who is Bukele?"]);
        check("ask \"good\" or \"bad\"", &expect![[r#"ask question:"good" or "bad""#]]);
        check("ask who said \"it's 12:30\"", &expect![[r#"ask question:who said "it's 12:30""#]]);
        check("source \"pompeo page:2", &expect![[r#"source page:2 id:“"pompeo”"#]]);
    }

    #[test]
    fn what_no_option_is_named_for_goes_where_it_fits() {
        check("cite oan-migrant-crisis mla", &expect!["cite style:MLA source:oan-migrant-crisis"]);
        check("citar oan MLA", &expect!["cite style:MLA source:oan"]);
        check("source pompeo-bukele 2", &expect!["source page:2 id:pompeo-bukele"]);
        check("who Marco Rubio", &expect!["who person:Marco Rubio"]);
        check("cite mla", &expect!["Missing"]);
        check("settings es", &expect!["settings language:Spanish"]);
        check("settings yes", &expect![[r#"Loose("yes")"#]]);
        check("settings 30", &expect![[r#"Loose("30")"#]]);
        check("cite \"oan\" \"harvard\"", &expect![[r#"Loose("harvard")"#]]);
        check("ask is it so yes", &expect!["ask question:is it so yes"]);
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
