//! Cards being filled, piece by piece, each within all limits of Discord's. May not know what the pieces say.

use super::{Card, add_line, escape, length, limits, split};

/// Cards being filled, each within all limits.
pub struct Pack {
    colour: u32,
    done: Vec<Card>,
    card: Card,
    /// Whether the card in hand holds what no footer could.
    spilt: bool,
}

impl Pack {
    /// Nothing yet; the cards get this bar at their side.
    pub fn new(colour: u32) -> Self {
        Self { colour, done: Vec::new(), card: Card::default(), spilt: false }
    }

    /// A text above everything else, on a card of its own.
    pub fn description(&mut self, text: String) {
        if self.card.length() > 0 {
            self.next();
        }
        self.card.description = text;
    }

    /// A field, on the card in hand if there is room.
    pub fn field(&mut self, name: String, value: String) {
        let more = length(&name) + length(&value);
        if self.card.fields.len() >= limits::FIELDS || self.card.length() + more > limits::EMBED_TOTAL {
            self.next();
        }
        self.card.fields.push((name, value));
    }

    /// A line of small print.
    pub fn footer(&mut self, line: &str) {
        let more = 1 + length(line);
        let fits =
            length(&self.card.footer) + more <= limits::FOOTER && self.card.length() + more <= limits::EMBED_TOTAL;
        if fits && !self.spilt {
            add_line(&mut self.card.footer, line);
            return;
        }
        // What the footer can't hold stands in cards of its own.
        for piece in split(&escape::typed(line), limits::DESCRIPTION) {
            if self.spilt && length(&self.card.description) + 1 + length(&piece) <= limits::DESCRIPTION {
                add_line(&mut self.card.description, &piece);
            } else {
                self.description(piece);
                self.spilt = true;
            }
        }
    }

    fn next(&mut self) {
        let card = std::mem::take(&mut self.card);
        self.done.push(Card { colour: self.colour, ..card });
    }

    /// The cards, at least one.
    pub fn finish(mut self) -> Vec<Card> {
        if self.card.length() > 0 || self.done.is_empty() {
            self.next();
        }
        self.done
    }
}
