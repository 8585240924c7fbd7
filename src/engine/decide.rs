//! Decide: question, candidates and thresholds to a [`Verdict`]. Abstaining is a value.

use super::analyze::Sort;
use super::features::{Feature, Meaning};
use super::gives::gives;
use super::parse::{Question, Weighted};
use super::premise::{self, FalsePremise};
use super::rank::{Candidate, HARD};
use super::reply::VerdictKind;
use super::several::{self, names_all};
use super::sign::Seen;
use super::signals::{Lack, Signal};
use super::{Engine, Turn, office, period, untold};
use crate::facts::model::{FactIdx, IntentKind};

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// These facts answer it. `says` is the answer to a yes/no question, where it is sure.
    Answer {
        /// The evidence, best first.
        facts: Vec<FactIdx>,
        /// Yes or no.
        says: Option<bool>,
    },
    /// The question assumes something false.
    Correct(FalsePremise),
    /// The sources differ.
    Conflict(Vec<FactIdx>),
    /// Several readings are as good.
    Clarify(Vec<FactIdx>),
    /// No answer.
    Abstain {
        /// Why.
        reason: Reason,
        /// The nearest facts, to offer what can be answered.
        nearest: Vec<FactIdx>,
    },
    /// Hello, thanks and the like.
    Chat(IntentKind),
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No word in it.
    Empty,
    /// Too long to read.
    TooLong,
    /// Not our subject.
    OutOfScope,
    /// Our subject, but not in the sources.
    NearMiss,
    /// No question for a bot: something hurts or frightens.
    Distress,
}

impl Verdict {
    /// Its kind.
    pub fn kind(&self) -> VerdictKind {
        match self {
            Self::Answer { .. } => VerdictKind::Answer,
            Self::Correct(_) => VerdictKind::Correct,
            Self::Conflict(_) => VerdictKind::Conflict,
            Self::Clarify(_) => VerdictKind::Clarify,
            Self::Abstain { .. } => VerdictKind::Abstain,
            Self::Chat(_) => VerdictKind::Chat,
        }
    }
}

/// Decides.
pub fn decide(engine: &Engine, question: &Question, turns: &[Turn], candidates: &[Candidate]) -> Verdict {
    if let Some(kind) = question.chat {
        return Verdict::Chat(kind);
    }
    if question.folded.is_empty() {
        return Verdict::Abstain { reason: Reason::Empty, nearest: Vec::new() };
    }
    if question.asks_for(IntentKind::SaysSo)
        && let Some(last) = turns.iter().rev().find(|turn| !turn.facts.is_empty())
    {
        // Each claim names its speaker, and its citation the document.
        return Verdict::Answer { facts: last.facts.clone(), says: None };
    }
    let hurts = question.asks_for(IntentKind::Distress);
    if hurts && !question.intents.iter().any(|intent| HARD.contains(&intent.kind)) {
        return Verdict::Abstain { reason: Reason::Distress, nearest: Vec::new() };
    }
    if let Some(facts) = period::events(engine, question) {
        return if facts.is_empty() {
            Verdict::Abstain { reason: Reason::NearMiss, nearest: Vec::new() }
        } else {
            Verdict::Answer { facts, says: None }
        };
    }
    let settings = &engine.settings;
    let subject = question.has_subject() || question.follow_up || untold::names_a_figure(engine, question);
    let Some(top) = candidates.first().filter(|_| subject) else {
        return Verdict::Abstain { reason: Reason::OutOfScope, nearest: Vec::new() };
    };
    // Who asks what each says wants both wordings, however far apart the two fit.
    let told_otherwise = &engine.base.fact(top.fact).differs;
    let compares = question.asks_for(IntentKind::Compare) && names_all(top);
    if compares && top.score >= settings.threshold_sure && !told_otherwise.is_empty() {
        return Verdict::Conflict(several::told_otherwise(engine, top.fact));
    }
    if let Some(premise) = office::wrongly_held(engine, question) {
        return Verdict::Correct(premise);
    }
    if let Some(facts) = several::several(engine, question, turns, candidates) {
        return if facts.is_empty() {
            Verdict::Abstain { reason: Reason::NearMiss, nearest: vec![top.fact] }
        } else {
            Verdict::Answer { facts, says: None }
        };
    }
    let said = question.own_terms().filter(|term| is_content(term)).count();
    // "And when?" is answered by a fact that says when, or not at all: the same answer again would be none.
    let bare = question.follow_up && said == 0;
    let mut fitting =
        candidates.iter().filter(|candidate| !bare || question.more || gives(engine, question, candidate.fact));
    let Some(top) = fitting.next() else { return near_miss(engine, candidates) };
    let missed = |fact: FactIdx| candidates.iter().any(|own| own.fact == fact && own.is_missed());
    // "Up or down?" and "43 or 34?" take neither for granted; "more than half, or less?" has one number for both.
    let numbers = question.own_terms().filter(|term| term.term.sort == Sort::Number).count();
    let measured = |premise: &FalsePremise| numbers <= 1 && matches!(premise.seen, Seen::OtherNumber(_));
    let claimed = |premise: &FalsePremise| !question.choice || measured(premise);
    let stands =
        |premise: &FalsePremise| claimed(premise) && !missed(premise.fact) && missing(engine, candidates).is_none();
    if let Some(premise) = premise::find(engine, question, candidates).filter(stands) {
        return Verdict::Correct(premise);
    }
    if untold::of_whom(engine, question, top) {
        return near_miss(engine, candidates);
    }
    let top = match of_that_time(engine, candidates, top) {
        Ok(top) => top,
        // "And in 2018?" claims nothing of what it goes on from.
        Err(_) if question.follow_up && !premise::claims_something(question) => return near_miss(engine, candidates),
        Err(premise) => return Verdict::Correct(premise),
    };
    let one_word = question.follow_up && said == 1 && fits_whole(top);
    let threshold = if one_word { settings.threshold_follow_up } else { settings.threshold_score };
    if untold::how_many(engine, question, top.fact) {
        return near_miss(engine, candidates);
    }
    if top.score < threshold || untold::what(engine, question) {
        return match reason(engine, question, candidates) {
            _ if hurts => Verdict::Abstain { reason: Reason::Distress, nearest: Vec::new() },
            Reason::NearMiss => near_miss(engine, candidates),
            // What is near to something else is no help.
            reason => Verdict::Abstain { reason, nearest: Vec::new() },
        };
    }
    let rivals = rivals(engine, candidates, top);
    if let Some(rival) = rivals.first()
        && top.score < settings.threshold_sure
        && top.score - rival.score < settings.threshold_margin
    {
        let options = std::iter::once(top).chain(rivals.into_iter().take(settings.suggestions.saturating_sub(1)));
        return Verdict::Clarify(options.map(|candidate| candidate.fact).collect());
    }
    let differing = differing(engine, candidates, top);
    if !differing.is_empty() {
        return Verdict::Conflict(std::iter::once(top.fact).chain(differing).collect());
    }
    let says = yes_or_no(engine, question, top);
    let beside = beside(engine, candidates, top).filter(|_| says.is_none());
    Verdict::Answer { facts: std::iter::once(top.fact).chain(beside).collect(), says }
}

/// No answer, but what can be answered near it.
fn near_miss(engine: &Engine, candidates: &[Candidate]) -> Verdict {
    let nearest = candidates.iter().take(engine.settings.suggestions).map(|candidate| candidate.fact).collect();
    Verdict::Abstain { reason: Reason::NearMiss, nearest }
}

/// The fact that a question is about, if it hasn't got the very thing that is asked for. Whoever asks that takes nothing
/// for granted that another fact contradicts.
fn missing(engine: &Engine, candidates: &[Candidate]) -> Option<FactIdx> {
    let settings = &engine.settings;
    let otherwise = |candidate: &Candidate| {
        log_odds(candidate.score) - settings.weights.missed * candidate.explanation.signal(Signal::Missed)
    };
    let about = candidates.iter().max_by(|a, b| otherwise(a).total_cmp(&otherwise(b)).then(b.fact.cmp(&a.fact)))?;
    let fits = otherwise(about) >= log_odds(settings.threshold_score);
    (fits && about.is_missed()).then_some(about.fact)
}

/// The best candidate that isn't of another year than the one asked about; if none of those answers it, what is known of
/// the other year is worth a comparison.
fn of_that_time<'a>(
    engine: &Engine,
    candidates: &'a [Candidate],
    top: &'a Candidate,
) -> Result<&'a Candidate, FalsePremise> {
    let settings = &engine.settings;
    let other = |candidate: &Candidate| {
        candidate.explanation.lacks.iter().find_map(|lack| match lack {
            Lack::Time(text) => Some(text.clone()),
            _ => None,
        })
    };
    let Some(text) = other(top).filter(|_| top.score >= settings.threshold_score) else { return Ok(top) };
    let then = candidates.iter().find(|candidate| other(candidate).is_none());
    then.filter(|then| then.score >= settings.threshold_score).ok_or(FalsePremise {
        fact: top.fact,
        score: settings.threshold_premise,
        seen: Seen::OtherTime(text),
    })
}

/// Whether a fact has all that a question says.
fn fits_whole(candidate: &Candidate) -> bool {
    candidate.explanation.lacks.is_empty() && candidate.explanation.unmatched.is_empty()
}

/// Whether a term says more than a function word does.
fn is_content(term: &Weighted) -> bool {
    !term.features.is_empty() && !matches!(term.term.sort, Sort::Not | Sort::PartOfName)
}

/// The next fact, if it fits so nearly as well as the best one that it may be the one that is meant.
fn beside(engine: &Engine, candidates: &[Candidate], top: &Candidate) -> Option<FactIdx> {
    let settings = &engine.settings;
    let next = candidates.iter().find(|other| other.fact != top.fact)?;
    let near =
        next.score >= settings.threshold_score && log_odds(top.score) - log_odds(next.score) < settings.margin_beside;
    // What is of another time isn't what is meant.
    let then = !next.explanation.lacks.iter().any(|lack| matches!(lack, Lack::Time(_)));
    (near && then).then_some(next.fact)
}

/// The natural logarithm of the odds.
pub fn log_odds(score: f64) -> f64 {
    (score / (1.0 - score).max(f64::MIN_POSITIVE)).ln()
}

/// A question is near our subject if it goes on from the turn before, names somebody or something of ours, or if some
/// fact has all of its words or is what it asks about.
fn reason(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Reason {
    let named = question.own_terms().any(|term| {
        let known = |feature: &Feature| engine.index(question.language).knows(*feature);
        matches!(term.term.sort, Sort::Entity | Sort::Office) && term.features.iter().any(known)
    });
    let words = question.own_terms().filter(|term| matches!(term.term.sort, Sort::Concept | Sort::Word));
    let says = |fact: FactIdx, term: &Weighted| {
        let entry = engine.entry(question.language, fact);
        term.features.iter().any(|feature| entry.says(*feature))
    };
    let words: Vec<&Weighted> = words.collect();
    let spoken_of =
        !words.is_empty() && candidates.iter().any(|candidate| words.iter().all(|term| says(candidate.fact, term)));
    let missing = missing(engine, candidates).is_some();
    if named || question.follow_up || spoken_of || missing { Reason::NearMiss } else { Reason::OutOfScope }
}

/// Candidates of other evidence than the best one's, in order.
fn rivals<'a>(engine: &Engine, candidates: &'a [Candidate], top: &Candidate) -> Vec<&'a Candidate> {
    candidates.iter().skip(1).filter(|other| !engine.shares_evidence(top.fact, other.fact)).collect()
}

/// Facts that say the same thing differently and fit the question nearly as well.
fn differing(engine: &Engine, candidates: &[Candidate], top: &Candidate) -> Vec<FactIdx> {
    let differs = &engine.base.fact(top.fact).differs;
    let near = |candidate: &&Candidate| {
        candidate.score >= engine.settings.nearly_as_good * top.score && differs.contains(&candidate.fact)
    };
    candidates.iter().filter(near).map(|candidate| candidate.fact).collect()
}

/// Yes, only if the question is nearly word for word a yes/no ask of the fact, and nothing negates: a wrong "yes" is
/// worse than none, and words alone don't show who did what to whom.
fn yes_or_no(engine: &Engine, question: &Question, top: &Candidate) -> Option<bool> {
    let index = engine.index(question.language);
    let entry = engine.entry(question.language, top.fact);
    let not = index.features.get(&Meaning::Not)?;
    let negated = entry.says(not) || question.own_terms().any(|term| term.term.sort == Sort::Not);
    let nearest = top.nearest(engine, question.language)?;
    let same = top.explanation.signal(Signal::Ask) >= engine.settings.sure_yes && nearest.kinds.has(IntentKind::YesNo);
    // "Did Blinken say so?" is no "is it so?".
    let named = |term: &Weighted| term.features.iter().any(|feature| nearest.has(*feature));
    let names_all = question.own_terms().filter(|term| term.term.sort == Sort::Entity).all(named);
    let only = question.asks_for(IntentKind::YesNo) && question.intents.len() == 1 && !question.choice;
    (only && same && !negated && top.explanation.lacks.is_empty() && names_all).then_some(true)
}
