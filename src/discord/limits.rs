//! Discord's limits on a message, in characters unless said otherwise, and cutting a long text into pieces that fit.
//! May not know what is said; that is `render`'s work.

use crate::text::sentences;

/// A message's own text.
pub const CONTENT: usize = 2000;
/// An embed's description.
pub const DESCRIPTION: usize = 4096;
/// Fields of an embed (a count).
pub const FIELDS: usize = 25;
/// A field's name.
pub const FIELD_NAME: usize = 256;
/// A field's value.
pub const FIELD_VALUE: usize = 1024;
/// An embed's footer.
pub const FOOTER: usize = 2048;
/// All texts of all embeds of one message together.
pub const EMBED_TOTAL: usize = 6000;
/// Choices offered while somebody types into an option (a count).
pub const CHOICES: usize = 25;
/// A choice's name and its value.
pub const CHOICE: usize = 100;
/// A command's or an option's description.
pub const COMMAND_DESCRIPTION: usize = 100;

/// Rows of buttons and menus under a message (a count).
pub const ROWS: usize = 5;
/// Buttons in a row (a count).
pub const ROW_BUTTONS: usize = 5;
/// Options of a menu (a count).
pub const OPTIONS: usize = 25;
/// An option's label, and its value.
pub const OPTION: usize = 100;
/// What stands in a menu nobody has chosen from.
pub const PLACEHOLDER: usize = 150;
/// What tells a button, a menu or a form from others.
pub const CUSTOM_ID: usize = 100;
/// A button's label.
pub const BUTTON_LABEL: usize = 80;
/// A thread's name.
pub const THREAD_TITLE: usize = 100;
/// A form's title, and the label of what is typed into it.
pub const FORM_TITLE: usize = 45;

/// How long Discord takes a text to be.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// The text in pieces of at most `limit` characters. Cuts at a line end if there is one, else between two sentences,
/// else at a space, else anywhere but after a backslash, so that an escape stays whole. Nothing but the blank at a cut
/// is left out.
pub fn split(text: &str, limit: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while length(rest) > limit {
        let (piece, after) = rest.split_at(cut(rest, limit.max(2)));
        pieces.push(piece.trim_end().to_owned());
        rest = after.trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

/// The byte position after at most `limit` characters where a cut hurts least; never 0.
fn cut(text: &str, limit: usize) -> usize {
    let end = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or(text);
    let blank = |wanted: fn(char) -> bool| head.rfind(wanted).filter(|at| *at > 0);
    let sentence = || sentences::ends(text).into_iter().rfind(|at| (1..=end).contains(at));
    if let Some(at) = blank(|c| c == '\n').or_else(sentence).or_else(|| blank(char::is_whitespace)) {
        return at;
    }
    let backslashes = head.chars().rev().take_while(|c| *c == '\\').count();
    if backslashes % 2 == 1 { end - 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_a_line_end_before_a_space_before_anywhere() {
        assert_eq!(split("one two\nthree four", 12), ["one two", "three four"]);
        assert_eq!(split("one two three", 8), ["one two", "three"]);
        assert_eq!(split("onetwothree", 6), ["onetwo", "three"]);
    }

    #[test]
    fn cuts_between_sentences_before_between_words() {
        assert_eq!(
            split("He met U.S. officials. They spoke of it.", 30),
            ["He met U.S. officials.", "They spoke of it."]
        );
        assert_eq!(split("¿Quién fue? Fue él.", 11), ["¿Quién fue?", "Fue él."]);
    }

    #[test]
    fn keeps_an_escape_whole_and_counts_characters() {
        assert_eq!(split(r"abc\*def", 4), ["abc", r"\*de", "f"]);
        assert_eq!(split("ñañaña", 6), ["ñañaña"]);
    }

    #[test]
    fn nothing_gives_no_piece() {
        assert!(split("  \n ", 10).is_empty());
    }
}
