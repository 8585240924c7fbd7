//! What a line of the chat asks for. May not do it.

use crate::facts::Wording;
use crate::text::{Language, fold_word};

/// What only the terminal understands, with the slash.
pub(super) const OWN_COMMANDS: &[&str] = &["/explain on", "/explain off", "/quit"];

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed<'a> {
    /// A line without a word.
    Nothing,
    /// A question, or an answer to what was asked.
    Question(&'a str),
    /// To explain answers from now on, or not; none if it isn't said which.
    Explain(Option<bool>),
    /// To leave.
    Quit,
    /// A command for every front end, or none: its name and the rest of the line.
    Command(&'a str, &'a str),
}

impl<'a> Typed<'a> {
    /// Reads a line.
    pub fn of(line: &'a str, wording: &Wording) -> Self {
        let line = line.trim();
        let Some(command) = line.strip_prefix('/') else {
            return if line.is_empty() { Self::Nothing } else { Self::Question(line) };
        };
        let (name, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
        let leaves = |language| fold_word(&wording.say(language, "typed-quit")) == fold_word(name);
        match (name, rest.trim()) {
            ("explain", "on") => Self::Explain(Some(true)),
            ("explain", "off") => Self::Explain(Some(false)),
            ("explain", _) => Self::Explain(None),
            ("exit" | "q", _) => Self::Quit,
            _ if Language::ALL.into_iter().any(leaves) => Self::Quit,
            (name, rest) => Self::Command(name, rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Files, load};

    #[test]
    fn a_line_is_a_question_unless_it_begins_with_a_slash() {
        let base = load(&Files::embedded()).expect("a sound base");
        let read = |line| Typed::of(line, &base.wording);
        assert_eq!(read("  who is Bukele? "), Typed::Question("who is Bukele?"));
        assert_eq!(read("/ask  who is Bukele?"), Typed::Command("ask", "who is Bukele?"));
        assert_eq!(read("/ask"), Typed::Command("ask", ""));
        assert_eq!(read(" \t"), Typed::Nothing);
        assert_eq!(read("/explain on"), Typed::Explain(Some(true)));
        assert_eq!(read("/explain"), Typed::Explain(None));
        assert_eq!(read("/quit"), Typed::Quit);
        assert_eq!(read("/Salir"), Typed::Quit);
        assert_eq!(read("/"), Typed::Command("", ""));
        assert_eq!(read("/🦀 x"), Typed::Command("🦀", "x"));
    }
}
