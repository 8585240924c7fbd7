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
    let distance = if a.is_ascii() && b.is_ascii() && a.len() < 64 {
        osa_of_bytes(a.as_bytes(), b.as_bytes())
    } else {
        strsim::osa_distance(a, b)
    };
    (distance <= limit).then_some(distance)
}

/// The same distance of ASCII words of fewer than 64 letters, a column of the table in a machine word (Hyyrö 2003, "A
/// bit-vector algorithm for computing Levenshtein and Damerau edit distances"): a misspelt word is compared with thousands.
fn osa_of_bytes(a: &[u8], b: &[u8]) -> usize {
    if a.is_empty() {
        return b.len();
    }
    let mut places = [0_u64; 128];
    for (at, byte) in a.iter().enumerate() {
        if let Some(places) = places.get_mut(usize::from(*byte)) {
            *places |= 1 << at;
        }
    }
    let last = 1_u64 << (a.len() - 1);
    let (mut more, mut less, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
    let mut distance = a.len();
    for byte in b {
        let here = places.get(usize::from(*byte)).copied().unwrap_or_default();
        let swapped = ((!diagonal & here) << 1) & before;
        diagonal = (((here & more).wrapping_add(more)) ^ more) | here | less | swapped;
        let up = less | !(diagonal | more);
        let down = diagonal & more;
        distance += usize::from(up & last != 0);
        distance -= usize::from(down & last != 0);
        let up = up << 1 | 1;
        let down = down << 1;
        more = down | !(diagonal | up);
        less = diagonal & up;
        before = here;
    }
    distance
}

/// How alike two folded phrases look, 0 to 1: Jaro–Winkler for short ones, Sørensen–Dice of letter pairs for long ones
/// (Jaro's window is too wide there).
pub fn similarity(a: &str, b: &str) -> f64 {
    if a.len().max(b.len()) <= 12 { strsim::jaro_winkler(a, b) } else { dice(a, b) }
}

/// The Sørensen–Dice coefficient of letter pairs, white space left out: twice the common pairs by the bytes of both that
/// begin one, as `strsim` has it. Sorted pairs are compared, which is quicker than counting them in a table.
fn dice(a: &str, b: &str) -> f64 {
    let [a, b] = [a, b].map(|text| text.chars().filter(|c| !c.is_whitespace()).collect::<String>());
    if a == b {
        return 1.0;
    }
    if a.len() < 2 || b.len() < 2 {
        return 0.0;
    }
    let (of_a, of_b) = (pairs(&a), pairs(&b));
    let (mut rest, mut common) = (of_b.as_slice(), 0_usize);
    for pair in of_a {
        let before = rest.iter().take_while(|other| **other < pair).count();
        rest = rest.get(before..).unwrap_or_default();
        if let Some((_, after)) = rest.split_first().filter(|(other, _)| **other == pair) {
            rest = after;
            common += 1;
        }
    }
    (2 * common) as f64 / (a.len() + b.len() - 2) as f64
}

/// The letter pairs of a text, sorted, each as one number.
fn pairs(text: &str) -> Vec<u64> {
    let pairs = text.chars().zip(text.chars().skip(1));
    let mut pairs: Vec<u64> = pairs.map(|(one, next)| u64::from(u32::from(one)) << 32 | u64::from(next)).collect();
    pairs.sort_unstable();
    pairs
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
    fn the_quick_distance_is_the_slow_one() {
        let words =
            ["", "a", "ab", "ba", "abc", "acb", "bukele", "buklele", "bukeel", "ubkele", "guard", "gaurd", "uagrd"];
        for a in words {
            for b in words {
                assert_eq!(osa_of_bytes(a.as_bytes(), b.as_bytes()), strsim::osa_distance(a, b), "{a} {b}");
            }
        }
    }

    #[test]
    fn the_quick_likeness_is_the_slow_one() {
        let texts = [
            "where did rubio and bukele meet",
            "where did bukele meet marco rubio in february",
            "a a a a a a a a a a a",
            "¿dónde se reunió él?",
            "an aaaaaaaaaaaaaaa",
        ];
        for a in texts {
            for b in texts {
                assert!((dice(a, b) - strsim::sorensen_dice(a, b)).abs() < f64::EPSILON, "{a} {b}");
            }
        }
    }

    #[test]
    fn distance_stops_at_the_limit() {
        assert_eq!(osa_within("guard", "gaurd", 1), Some(1));
        assert_eq!(osa_within("guard", "border", 2), None);
    }
}
