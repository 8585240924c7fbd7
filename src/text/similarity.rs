//! How alike two words or phrases are. The distances are strsim's; here is what keeps them cheap.

/// Which letters a word has, as a bit set: a lower bound of the edit distance without computing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters(u64);

impl Letters {
    /// The letters and digits of a folded word; other characters share one bit.
    pub fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |bits, byte| {
            bits | match byte {
                b'a'..=b'z' => 1 << (byte - b'a'),
                b'0'..=b'9' => 1 << (26 + byte - b'0'),
                _ => 1 << 36,
            }
        }))
    }

    /// Whether two words with these letters can be within `distance` edits of each other: one edit changes at most
    /// two of the bits.
    pub fn may_be_within(self, other: Self, distance: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * distance
    }
}

/// The optimal string alignment distance (Damerau–Levenshtein without overlapping transpositions), if it is at most
/// `limit`.
pub fn osa_within(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let distance = strsim::osa_distance(a, b);
    (distance <= limit).then_some(distance)
}

/// How alike two folded phrases look, 0 to 1: Jaro–Winkler for short ones, Sørensen–Dice of letter pairs for long ones
/// (Jaro's window is too wide there).
pub fn similarity(a: &str, b: &str) -> f64 {
    if a.len().max(b.len()) <= 12 { strsim::jaro_winkler(a, b) } else { strsim::sorensen_dice(a, b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_never_exclude_a_word_within_the_distance() {
        for (a, b) in [("bukele", "buklele"), ("pompeo", "pompao"), ("border", "boarder"), ("guard", "gaurd")] {
            let distance = strsim::osa_distance(a, b);
            assert!(Letters::of(a).may_be_within(Letters::of(b), distance), "{a} {b}");
        }
    }

    #[test]
    fn distance_stops_at_the_limit() {
        assert_eq!(osa_within("guard", "gaurd", 1), Some(1));
        assert_eq!(osa_within("guard", "border", 2), None);
    }
}
