//! How alike two words or phrases are. The distances are strsim's; here is what keeps them cheap.

/// Which letters a word has, and which of them twice or more, as a bit set: a lower bound of the edit distance without
/// computing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters(u64);

/// The bit for all that is no letter from a to z.
const OTHER: u64 = 1 << 52;

impl Letters {
    /// The letters of a folded word; other characters share one bit.
    pub fn of(word: &str) -> Self {
        Self(word.bytes().fold(0, |bits, byte| match byte {
            b'a'..=b'z' => {
                let once = 1 << (byte - b'a');
                bits | once | (bits & once) << 26
            }
            _ => bits | OTHER,
        }))
    }

    /// Whether two words with these letters can be within `distance` edits of each other: one edit changes at most
    /// two of the bits, one for a letter that goes and one for a letter that comes.
    #[inline]
    pub fn may_be_within(self, other: Self, distance: usize) -> bool {
        (self.0 ^ other.0).count_ones() as usize <= 2 * distance
    }

    /// Which of many words may be within a distance: eight at a time, nearly always none of them.
    pub fn near(self, others: &[Self], distance: usize) -> impl Iterator<Item = usize> {
        let eights = others.chunks(8).enumerate();
        let some = eights.filter(move |(_, eight)| match distance {
            0 | 1 => self.any_within::<2>(eight),
            2 => self.any_within::<4>(eight),
            _ => true,
        });
        let all = some.flat_map(|(at, eight)| (8 * at..).zip(eight));
        all.filter(move |(_, other)| self.may_be_within(**other, distance)).map(|(at, _)| at)
    }

    /// Whether one of some words has at most so many other bits.
    fn any_within<const BITS: usize>(self, others: &[Self]) -> bool {
        others.iter().fold(false, |any, other| {
            let mut apart = self.0 ^ other.0;
            for _ in 0..BITS {
                // The lowest bit goes.
                apart &= apart.wrapping_sub(1);
            }
            any || apart == 0
        })
    }
}

/// A word that is compared with thousands, by the optimal string alignment distance (Damerau–Levenshtein without overlapping
/// transpositions).
pub struct Misspelt<'a> {
    word: &'a str,
    /// Where each letter of an ASCII word of fewer than 64 stands, as bits.
    places: Option<[u64; 128]>,
}

impl<'a> Misspelt<'a> {
    /// A word.
    pub fn of(word: &'a str) -> Self {
        let short = word.is_ascii() && (1..64).contains(&word.len());
        let places = short.then(|| {
            let mut places = [0; 128];
            for (at, byte) in word.bytes().enumerate() {
                if let Some(places) = places.get_mut(usize::from(byte)) {
                    *places |= 1 << at;
                }
            }
            places
        });
        Self { word, places }
    }

    /// The distance to another word, if it is at most `limit`.
    pub fn within(&self, other: &str, limit: usize) -> Option<usize> {
        if self.word.len().abs_diff(other.len()) > limit {
            return None;
        }
        let distance = match &self.places {
            Some(places) if other.is_ascii() => osa_of_bytes(self.word.len(), places, other.as_bytes()),
            _ => strsim::osa_distance(self.word, other),
        };
        (distance <= limit).then_some(distance)
    }
}

/// The distance of ASCII words, a column of the table in a machine word (Hyyrö 2003, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances").
fn osa_of_bytes(length: usize, places: &[u64; 128], other: &[u8]) -> usize {
    let last = 1_u64 << (length - 1);
    let (mut more, mut less, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
    let mut distance = length;
    for byte in other {
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

/// A folded phrase, laid out for comparing how it looks with others.
#[derive(Debug)]
pub struct Looks<'a> {
    text: &'a str,
    /// Without its spaces.
    letters: String,
    /// Sorted.
    pairs: Vec<u64>,
}

impl<'a> Looks<'a> {
    /// How a phrase looks.
    pub fn of(text: &'a str) -> Self {
        let letters: String = text.split(' ').collect();
        Self { text, pairs: pairs(&letters), letters }
    }

    /// How alike two phrases look, 0 to 1: Jaro–Winkler for short ones, Sørensen–Dice of letter pairs for long ones
    /// (Jaro's window is too wide there).
    pub fn similarity(&self, other: &Self) -> f64 {
        let longest = self.text.len().max(other.text.len());
        if longest <= 12 { strsim::jaro_winkler(self.text, other.text) } else { self.dice(other) }
    }

    /// The Sørensen–Dice coefficient of letter pairs, spaces left out: twice the common pairs by the bytes of both that
    /// begin one, as `strsim` has it. Sorted pairs are compared, which is quicker than counting them in a table.
    fn dice(&self, other: &Self) -> f64 {
        if self.letters == other.letters {
            return 1.0;
        }
        if self.letters.len() < 2 || other.letters.len() < 2 {
            return 0.0;
        }
        let (mut rest, mut common) = (other.pairs.as_slice(), 0_usize);
        for pair in &self.pairs {
            let before = rest.iter().take_while(|other| *other < pair).count();
            rest = rest.get(before..).unwrap_or_default();
            if let Some((_, after)) = rest.split_first().filter(|(other, _)| *other == pair) {
                rest = after;
                common += 1;
            }
        }
        (2 * common) as f64 / (self.letters.len() + other.letters.len() - 2) as f64
    }
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
        for (a, b) in
            [("bukele", "buklele"), ("pompeo", "pompao"), ("border", "boarder"), ("guard", "gaurd"), ("aaa", "bab")]
        {
            let distance = strsim::osa_distance(a, b);
            assert!(Letters::of(a).may_be_within(Letters::of(b), distance), "{a} {b}");
        }
    }

    #[test]
    fn eight_at_a_time_finds_what_one_at_a_time_does() {
        let words: Vec<String> = (0..50_u32)
            .map(|number| {
                format!("{}{}", "abc".repeat(number as usize % 3), "dexyz".get(..number as usize % 6).unwrap_or("q"))
            })
            .collect();
        let letters: Vec<Letters> = words.iter().map(|word| Letters::of(word)).collect();
        for (own, distance) in letters.iter().flat_map(|own| [0, 1, 2, 3].map(|distance| (own, distance))) {
            let within = |at: &usize| own.may_be_within(letters[*at], distance);
            let slow: Vec<usize> = (0..letters.len()).filter(within).collect();
            assert_eq!(own.near(&letters, distance).collect::<Vec<_>>(), slow);
        }
    }

    #[test]
    fn the_quick_distance_is_the_slow_one() {
        let words =
            ["", "a", "ab", "ba", "abc", "acb", "bukele", "buklele", "bukeel", "ubkele", "guard", "gaurd", "uagrd"];
        for a in words {
            for b in words {
                let length = a.len().max(b.len());
                assert_eq!(Misspelt::of(a).within(b, length), Some(strsim::osa_distance(a, b)), "{a} {b}");
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
                assert!(
                    (Looks::of(a).dice(&Looks::of(b)) - strsim::sorensen_dice(a, b)).abs() < f64::EPSILON,
                    "{a} {b}"
                );
            }
        }
    }

    #[test]
    fn distance_stops_at_the_limit() {
        assert_eq!(Misspelt::of("guard").within("gaurd", 1), Some(1));
        assert_eq!(Misspelt::of("guard").within("border", 2), None);
    }
}
