//! What is said around a question and asks nothing: "for my essay", "quick question, profe".

use super::analyze::Word;

/// An aside word by word, each with what may stand in its place.
type Aside = Vec<Vec<String>>;

/// Some words without the asides among them.
pub fn without(asides: &[Aside], words: &[Word]) -> Vec<Word> {
    let mut asked = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = asides.iter().filter(|aside| opens(aside, rest)).map(Vec::len).max().unwrap_or(0);
        if longest == 0 {
            asked.extend(rest.first().cloned());
        }
        at += longest.max(1);
    }
    asked
}

fn opens(aside: &Aside, words: &[Word]) -> bool {
    aside.len() <= words.len() && aside.iter().zip(words).all(|(slot, word)| slot.contains(&word.folded))
}
