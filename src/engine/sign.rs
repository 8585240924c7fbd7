//! What shows a false premise: the signs, whose weights are settings, and the words behind the one that shows it most.

/// What shows a false premise.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// The question is near to a statement that the fact denies.
    Denied(String),
    /// The question has a word whose contrary the fact says.
    Opposite(String),
    /// All fits but a person, country or place, and the fact has another one there.
    Swapped(String),
    /// All fits but a number, and the fact has another one.
    OtherNumber(String),
    /// All fits but the time of an event.
    OtherTime(String),
}

/// What is seen of a question and a candidate that may contradict it. Values are 0 to 1 if nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// How well the candidate fits the question, but for its wording: log-odds of its score, -8 to 8.
    Fit,
    /// How alike the question and the nearest statement that the fact denies are.
    Denied,
    /// By how much that is more than the likeness to any ask of any candidate; -1 to 1.
    DeniedMore,
    /// How much is asked of what only the denied statement says.
    DeniedWords,
    /// The two together: how much nearer it is to the denied statement, times how much is asked of what only that says.
    DeniedOutright,
    /// How alike the question and that statement are letter by letter.
    DeniedLetters,
    /// See [`Signal::Denial`](super::Signal::Denial).
    Denial,
    /// How much of the rest fits if the question says the contrary of a word of the claim.
    Opposite,
    /// How much of the rest fits if a name is none of the fact's, and the fact has another one of its kind.
    Swapped,
    /// The score of the best fact that does have that name.
    SomebodyElse,
    /// How much of the rest fits if a number is none of the fact's, and the fact has another one.
    OtherNumber,
    /// How much of the rest fits if a time is none of the fact's, and the fact has another one.
    OtherTime,
    /// How many other names, numbers and times the fact lacks, at most 3.
    Lacks,
    /// What is asked for isn't given.
    NotOffered,
    /// It asks yes or no.
    YesNo,
    /// It says that it takes something for granted: "since …", "right?".
    Assumes,
    /// It asks why.
    Why,
    /// It asks for nothing: a statement.
    States,
}

impl Sign {
    /// Every sign.
    pub const ALL: [Self; 18] = [
        Self::Fit,
        Self::Denied,
        Self::DeniedMore,
        Self::DeniedWords,
        Self::DeniedOutright,
        Self::DeniedLetters,
        Self::Denial,
        Self::Opposite,
        Self::Swapped,
        Self::SomebodyElse,
        Self::OtherNumber,
        Self::OtherTime,
        Self::Lacks,
        Self::NotOffered,
        Self::YesNo,
        Self::Assumes,
        Self::Why,
        Self::States,
    ];
}
