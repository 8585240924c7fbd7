//! What a button of a class's work asks for, as the last part of a custom id. May not act on it.

/// What is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An option of an item of the class's quiz.
    Answer {
        /// Which item, from 0.
        item: usize,
        /// Which option, from 0.
        option: usize,
    },
    /// Close this item, and show its answer.
    Show(usize),
    /// Go on from this item.
    Next(usize),
    /// End the quiz.
    Stop,
    /// Show who got most right.
    Leaders,
    /// The next step of a discussion that is at this one.
    Further(usize),
    /// End the discussion.
    Close,
    /// Take a stand, from 1.
    Stand(usize),
    /// Write an exit ticket.
    Ticket,
    /// Put forward a card; which one is in the menu's value.
    Evidence,
    /// An option of what somebody practises.
    Practise {
        /// Which step of the practice.
        step: usize,
        /// Which option, from 0.
        option: usize,
    },
}

impl Step {
    /// As text: a word, then numbers.
    pub fn written(self) -> String {
        match self {
            Self::Answer { item, option } => format!("answer-{item}-{option}"),
            Self::Show(item) => format!("show-{item}"),
            Self::Next(item) => format!("next-{item}"),
            Self::Stop => "stop".to_owned(),
            Self::Leaders => "leaders".to_owned(),
            Self::Further(step) => format!("further-{step}"),
            Self::Close => "close".to_owned(),
            Self::Stand(place) => format!("stand-{place}"),
            Self::Ticket => "ticket".to_owned(),
            Self::Evidence => "evidence".to_owned(),
            Self::Practise { step, option } => format!("practise-{step}-{option}"),
        }
    }

    /// What was written; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let word = parts.next()?;
        let numbers: Vec<usize> = parts.map(number).collect::<Option<_>>()?;
        Some(match (word, numbers.as_slice()) {
            ("answer", &[item, option]) => Self::Answer { item, option },
            ("show", &[item]) => Self::Show(item),
            ("next", &[item]) => Self::Next(item),
            ("stop", []) => Self::Stop,
            ("leaders", []) => Self::Leaders,
            ("further", &[step]) => Self::Further(step),
            ("close", []) => Self::Close,
            ("stand", &[place]) => Self::Stand(place),
            ("ticket", []) => Self::Ticket,
            ("evidence", []) => Self::Evidence,
            ("practise", &[step, option]) => Self::Practise { step, option },
            _ => return None,
        })
    }
}

fn number(digits: &str) -> Option<usize> {
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let steps = [
            Step::Answer { item: 3, option: 1 },
            Step::Show(0),
            Step::Next(12),
            Step::Stop,
            Step::Leaders,
            Step::Further(2),
            Step::Close,
            Step::Stand(5),
            Step::Evidence,
            Step::Ticket,
            Step::Practise { step: 40, option: 2 },
        ];
        for step in steps {
            assert_eq!(Step::read(&step.written()), Some(step));
        }
        for strange in ["", "answer", "answer-1", "answer-1-2-3", "answer--1", "show-12345", "stop-1", "show-+1"] {
            assert_eq!(Step::read(strange), None, "{strange}");
        }
    }
}
