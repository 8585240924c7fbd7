//! Lines of bytes from a pipe, none longer than a limit: what is too long is read past, never held as a whole.

use std::io::{self, BufRead};

/// The longest line that is read, in bytes: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;

/// A line without its line break.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The whole line.
    Whole(Vec<u8>),
    /// Its beginning; the rest went past [`MOST_BYTES`].
    Cut(Vec<u8>),
}

/// The next line; `None` at the end.
pub fn next_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let mut cut = false;
    let mut any = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        let kept = part.get(..part.len().min(MOST_BYTES - line.len())).unwrap_or_default();
        cut |= kept.len() < part.len();
        line.extend_from_slice(kept);
        let used = end.map_or(chunk.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(any.then_some(if cut { Line::Cut(line) } else { Line::Whole(line) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<Line> {
        // A small buffer, so that lines span several reads.
        let mut input = io::BufReader::with_capacity(3, bytes);
        std::iter::from_fn(|| next_line(&mut input).expect("bytes can be read")).collect()
    }

    #[test]
    fn every_line_comes_once_without_its_break() {
        let whole = |text: &str| Line::Whole(text.into());
        assert_eq!(
            lines(b"one\r\n\ntwo\xff\nlast"),
            [whole("one"), whole(""), Line::Whole(b"two\xff".into()), whole("last")]
        );
        assert_eq!(lines(b""), []);
    }

    #[test]
    fn a_line_over_the_limit_is_cut_and_the_next_is_whole() {
        let mut bytes = vec![b'a'; MOST_BYTES];
        bytes.extend(b"\n");
        bytes.extend(vec![b'b'; MOST_BYTES + 1]);
        bytes.extend(b"\nc\n");
        let read = lines(&bytes);
        assert_eq!(read.first(), Some(&Line::Whole(vec![b'a'; MOST_BYTES])));
        assert_eq!(read.get(1), Some(&Line::Cut(vec![b'b'; MOST_BYTES])));
        assert_eq!(read.get(2), Some(&Line::Whole(b"c".into())));
    }
}
