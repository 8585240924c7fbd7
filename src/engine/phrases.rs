//! Phrases by their words: names and concepts are looked up word by word along a text, so that nothing has to be joined, and
//! a text is left as soon as no phrase goes on as it does (a trie of words).

use rustc_hash::FxHashMap as HashMap;

/// Phrases and what each stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The number of every word.
    words: HashMap<Box<str>, u32>,
    /// Which node comes after a node and the number of the next word.
    steps: HashMap<(u32, u32), u32>,
    /// The beginnings of phrases; the first one has no word yet.
    nodes: Vec<Node<T>>,
}

/// A phrase, or the beginning of one.
#[derive(Debug)]
struct Node<T> {
    /// What it stands for as a whole.
    whole: Option<T>,
    goes_on: bool,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { words: HashMap::default(), steps: HashMap::default(), nodes: vec![Node::default()] }
    }
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self { whole: None, goes_on: false }
    }
}

impl<T: Default> Phrases<T> {
    /// What a phrase stands for, to be filled in; new if need be.
    pub fn entry<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> &mut T {
        let mut at = 0;
        for word in words {
            let word = self.number(word);
            let new = self.nodes.len() as u32;
            let next = *self.steps.entry((at, word)).or_insert(new);
            if next == new {
                self.nodes[at as usize].goes_on = true;
                self.nodes.push(Node::default());
            }
            at = next;
        }
        self.nodes[at as usize].whole.get_or_insert_default()
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.words.insert(word.into(), number);
        number
    }
}

impl<T> Phrases<T> {
    /// The phrases that some words begin with, the shortest first: how many words each has, and what it stands for.
    pub fn along<'a, 'w>(&'a self, words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = (usize, &'a T)> {
        let steps = words.scan(0, |at, word| {
            *at = self.step(*at, word)?;
            self.nodes.get(*at as usize)
        });
        steps.enumerate().filter_map(|(at, node)| Some((at + 1, node.whole.as_ref()?)))
    }

    /// What a phrase of one word stands for.
    pub fn of_word(&self, word: &str) -> Option<&T> {
        self.first(word)?.whole.as_ref()
    }

    /// Whether a phrase begins with a word.
    pub fn begin_with(&self, word: &str) -> bool {
        self.first(word).is_some()
    }

    /// Whether a phrase of several words begins with a word.
    pub fn go_on_after(&self, word: &str) -> bool {
        self.first(word).is_some_and(|node| node.goes_on)
    }

    fn step(&self, at: u32, word: &str) -> Option<u32> {
        self.steps.get(&(at, *self.words.get(word)?)).copied()
    }

    fn first(&self, word: &str) -> Option<&Node<T>> {
        self.nodes.get(self.step(0, word)? as usize)
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
