//! Makes a text show as it is on Discord: no formatting, no mention, no link, nothing invisible.
//! May not know where the text goes or who wrote it.

/// A text somebody typed, made safe for Discord's markdown: what can't be seen is dropped, the rest shows as typed.
pub fn typed(text: &str) -> String {
    literal(&visible(text))
}

/// The text with a backslash before all that Discord would read as markdown, a mention, a link or an emoji name.
/// What a reader sees is exactly `text`.
pub fn literal(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut line_start = true;
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        let after = chars.get(at + 1).copied();
        let special = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '>' | '@' | '[' | ']' => true,
            // Headings, lists, small print: only where a line begins.
            '#' | '-' | '+' => line_start,
            // "1." begins a list when it begins a line.
            '.' | ')' => before.is_some_and(|c| c.is_ascii_digit()) && numbers_only_since_line_start(&chars, at),
            // "https://" and ":name:".
            ':' => after == Some('/') || names_an_emoji(&chars, at),
            // "discord.gg/…" is an invitation even without "https:".
            '/' => before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    escaped
}

/// What somebody typed, from what [`typed`] made of it: without the backslashes that keep a sign a sign.
pub fn as_typed(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut chars = escaped.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.next_if(|next| c == '\\' && !next.is_alphanumeric() && !next.is_whitespace()) {
            Some(sign) => text.push(sign),
            None => text.push(c),
        }
    }
    text
}

/// The text without control, zero-width, direction and tag characters, and with every line end as `\n`.
pub fn visible(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !is_invisible(*c)).collect()
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn numbers_only_since_line_start(chars: &[char], at: usize) -> bool {
    let line = chars.iter().take(at).rev().take_while(|c| **c != '\n');
    line.clone().all(|c| c.is_ascii_digit() || c.is_whitespace())
}

fn names_an_emoji(chars: &[char], at: usize) -> bool {
    let in_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-' | '~');
    let name = chars.iter().skip(at + 1).take_while(|c| in_name(c)).count();
    name >= 1
        && chars.get(at + 1 + name) == Some(&':')
        && !chars.iter().skip(at + 1).take(name).all(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed_text: &str, sent: &str) {
        assert_eq!(typed(typed_text), sent);
    }

    #[test]
    fn mentions_stay_words() {
        check("@everyone and @here", r"\@everyone and \@here");
        check("<@1> <@!2> <@&3> <#4>", r"\<\@1\> \<\@!2\> \<\@&3\> \<#4\>");
        check("@\u{200b}everyone", r"\@everyone");
        check("</ask:5> <t:1700000000:R>", r"\</ask:5\> \<t:1700000000:R\>");
    }

    #[test]
    fn links_stay_words() {
        check("[see](https://evil.example)", r"\[see\](https\://evil.example)");
        check("https://evil.example/a_b", r"https\://evil.example\/a\_b");
        check("<https://evil.example>", r"\<https\://evil.example\>");
        check("discord.gg/abc", r"discord.gg\/abc");
    }

    #[test]
    fn formatting_stays_signs() {
        check(
            "**bold** __under__ ~~struck~~ ||spoiler||",
            r"\*\*bold\*\* \_\_under\_\_ \~\~struck\~\~ \|\|spoiler\|\|",
        );
        check("```rust\nfn main() {}\n```", "\\`\\`\\`rust\nfn main() {}\n\\`\\`\\`");
        check(
            "# big\n  - one\n-# small\n> quoted\n>>> all\n1. first\n2) second",
            "\\# big\n  \\- one\n\\-# small\n\\> quoted\n\\>\\>\\> all\n1\\. first\n2\\) second",
        );
        check(":smile: and <:puente:12>", r"\:smile: and \<\:puente:12\>");
        check(r"a \* b", r"a \\\* b");
    }

    #[test]
    fn ordinary_writing_stays_untouched() {
        for text in [
            "¿Cuántas personas, más de 80.000?",
            "U.S.-El Salvador (2019): $20 & 50%",
            "at 10:30:15, No. 5",
            "a well-known fact #1",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        check("a\u{200b}b\u{2060}c\u{feff}d\u{ad}e", "abcde");
        check("\u{202e}evil\u{202c} \u{2066}x\u{2069}", "evil x");
        check("one\r\ntwo\u{7}\u{0}", "one\ntwo");
        check("\u{e0041}\u{e0042}", "");
    }

    proptest! {
        #[test]
        fn a_reader_sees_what_was_written(text in r"\PC{0,80}") {
            prop_assert_eq!(as_typed(&literal(&text)), text);
        }
    }
}
