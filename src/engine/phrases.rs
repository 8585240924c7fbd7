//! Phrases by their words: names and concepts are looked up word by word along a text, so that nothing has to be joined, and
//! a text is left as soon as no phrase goes on as it does (a trie of words).

use rustc_hash::FxHashMap as HashMap;

/// Phrases and what each stands for; of a part of them, how they go on.
#[derive(Debug)]
pub struct Phrases<T> {
    /// What the words so far stand for, if they are a whole phrase.
    here: Option<T>,
    next: HashMap<Box<str>, Phrases<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { here: None, next: HashMap::default() }
    }
}

impl<T: Default> Phrases<T> {
    /// What a phrase stands for, to be filled in; new if need be.
    pub fn entry<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> &mut T {
        let mut phrases = self;
        for word in words {
            // Most words are there already, and need no copy.
            if !phrases.next.contains_key(word) {
                phrases.next.insert(word.into(), Self::default());
            }
            let Some(next) = phrases.next.get_mut(word) else { unreachable!("a word that was just put in") };
            phrases = next;
        }
        phrases.here.get_or_insert_default()
    }
}

impl<T> Phrases<T> {
    /// The phrases that some words begin with, the shortest first: how many words each has, and what it stands for.
    pub fn along<'a, 'w>(&'a self, words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = (usize, &'a T)> {
        let steps = words.scan(self, |phrases, word| {
            *phrases = phrases.next.get(word)?;
            Some(*phrases)
        });
        steps.enumerate().filter_map(|(at, phrases)| Some((at + 1, phrases.here.as_ref()?)))
    }

    /// What a phrase of one word stands for.
    pub fn of_word(&self, word: &str) -> Option<&T> {
        self.next.get(word)?.here.as_ref()
    }

    /// Whether a phrase begins with a word.
    pub fn begin_with(&self, word: &str) -> bool {
        self.next.contains_key(word)
    }

    /// Whether a phrase of several words begins with a word.
    pub fn go_on_after(&self, word: &str) -> bool {
        self.next.get(word).is_some_and(|phrases| !phrases.next.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_that_words_begin_with_is_found() {
        let mut phrases = Phrases::<usize>::default();
        for (number, phrase) in
            ["united", "united states", "united states of america", "el salvador"].iter().enumerate()
        {
            *phrases.entry(phrase.split(' ')) = number;
        }
        let along =
            |text: &str| phrases.along(text.split(' ')).map(|(length, found)| (length, *found)).collect::<Vec<_>>();
        assert_eq!(along("united states of mexico"), [(1, 0), (2, 1)]);
        assert_eq!(along("united states of america today"), [(1, 0), (2, 1), (4, 2)]);
        assert_eq!(along("el"), []);
        assert_eq!((phrases.of_word("united"), phrases.of_word("el")), (Some(&0), None));
        assert!(phrases.begin_with("el") && phrases.go_on_after("el") && !phrases.go_on_after("salvador"));
    }
}
