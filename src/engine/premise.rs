//! False premises: what a question takes for granted and a fact contradicts.

use super::Engine;
use super::analyze::Sort;
use super::asked::Asked;
use super::decide::log_odds;
use super::entry::Entry;
use super::features::{Feature, Meaning};
use super::measure::{Measure, measures};
use super::named::kinds;
use super::parse::{Question, Weighted};
use super::rank::{Candidate, HARD, centrality};
use super::settings::Doubts;
use super::sign::{Seen, Sign};
use super::signals::{Lack, Signal};
use super::spoke::said_by_another;
use super::units::{Unit, UnitTerm};
use super::untold::is_one_more;
use super::vocabulary::folded;
use crate::facts::model::{EntityIdx, EntityKind, FactIdx, FactKind, IntentKind};
use crate::text::Looks;

/// A premise that a fact contradicts.
#[derive(Debug, Clone, PartialEq)]
pub struct FalsePremise {
    /// The fact that contradicts it.
    pub fact: FactIdx,
    /// How sure it is that it does, 0 to 1.
    pub score: f64,
    /// What showed it most.
    pub seen: Seen,
}

impl FalsePremise {
    /// Whether a swapped name can be denied: that Pompeo went to Mexico doesn't mean that Rubio didn't, unless day and
    /// company fit too. What is described (where a place lies, who holds an office) has only one such name.
    pub fn rests_on_enough(&self, engine: &Engine, question: &Question) -> bool {
        let Seen::Swapped(name) = &self.seen else { return true };
        if engine.base.fact(self.fact).kind == FactKind::Description {
            return true;
        }
        let telling = |term: &&Weighted| {
            !term.features.is_empty() && !matches!(term.term.sort, Sort::Not | Sort::PartOfName) && term.text != *name
        };
        question.own_terms().filter(telling).count() >= ENOUGH
    }
}

/// With fewer other terms than this, a swapped name in an event is only suspected.
const ENOUGH: usize = 3;

/// The signs of one candidate, and the words behind them.
#[derive(Debug, Clone)]
pub struct Signs {
    /// Values in the order of [`Sign::ALL`].
    pub values: [f64; Sign::ALL.len()],
    seen: Vec<(Sign, Seen)>,
}

/// The false premise of a question, if there is one: of the first candidates, the one that contradicts it most surely.
pub fn find(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Option<FalsePremise> {
    let top = candidates.first()?;
    // What may not concern the question contradicts nothing where another fact surely answers it.
    let sure = |candidate: &Candidate| candidate.score >= engine.settings.threshold_sure;
    let concerns = |premise: &FalsePremise| {
        let own = || candidates.iter().find(|candidate| candidate.fact == premise.fact);
        !sure(top) || engine.shares_evidence(top.fact, premise.fact) || own().is_some_and(sure)
    };
    // Who claims nothing is contradicted by the fact that answers, or by none; who asks in the very words of one of its asks, only
    // by that fact, and only if it is yes or no that is asked.
    let shown = top.score >= engine.settings.threshold_score;
    let foreseen = top.explanation.signal(Signal::Letters) >= 1.0;
    let speaks = |premise: &FalsePremise| match premise.fact == top.fact {
        true if foreseen => question.asks_for(IntentKind::YesNo) || question.asks_for(IntentKind::Assume),
        // Another name, number or time than an earlier turn's is no mistake.
        true => shown && (!question.follow_up || is_denied(premise)) || claims_something(question),
        false => claims_something(question) && !foreseen,
    };
    contradictions(engine, question, candidates).into_iter().filter(speaks).find(concerns)
}

/// Whether it is a statement that contradicts the fact, or its opposite, and not a word in the place of another.
fn is_denied(premise: &FalsePremise) -> bool {
    matches!(premise.seen, Seen::Denied(_) | Seen::Opposite(_))
}

/// The first candidates that contradict a question or a claim, the surest first.
pub fn contradictions(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Vec<FalsePremise> {
    // What a fact that fits measures as the question says is no other measure.
    let fits = |candidate: &&Candidate| candidate.score >= engine.settings.threshold_score;
    let measures = measures(engine, question);
    let is_so =
        |candidate: &Candidate| measured(engine, &measures, candidate.fact).is_some_and(|(is, _)| is == Some(true));
    let rightly_measured = candidates.iter().take_while(fits).any(is_so);
    let may_be = |seen: &Seen| !rightly_measured || !matches!(seen, Seen::OtherNumber(_) | Seen::Denied(_));
    let weights = &engine.settings.premise;
    let signs = candidates.iter().zip(signs(engine, question, candidates));
    let mut found: Vec<FalsePremise> = signs
        .filter_map(|(candidate, signs)| {
            let score = logistic(weights, &signs);
            let shown = |sign: Sign| weights.of(sign) * signs.values[sign as usize];
            let (_, seen) = signs.seen.iter().max_by(|a, b| shown(a.0).total_cmp(&shown(b.0)))?;
            Some(FalsePremise { fact: candidate.fact, score, seen: seen.clone() })
        })
        .filter(|premise| premise.score >= engine.settings.threshold_premise && may_be(&premise.seen))
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    found
}

/// Whether a claim has most of what only a statement that the fact denies says, and not the fact itself; `None` if there is
/// no such word, as where two names are swapped: then words don't tell.
pub fn says_denied(asked: &Asked<'_>, entry: &Entry<'_>, denied: &Unit<'_>) -> Option<bool> {
    let mut words = only_denied(entry, denied).peekable();
    words.peek().is_some().then(|| share_asked(asked, words) >= 0.5)
}

/// The terms of a denied statement that the fact itself doesn't say.
fn only_denied<'a>(entry: &Entry<'a>, denied: &Unit<'a>) -> impl Iterator<Item = UnitTerm<'a>> + use<'a> {
    let entry = *entry;
    denied.terms().filter(move |term| !term.features().any(|feature| entry.says(feature)))
}

/// The signs of the first candidates, in order.
pub fn signs(engine: &Engine, question: &Question, candidates: &[Candidate]) -> Vec<Signs> {
    let asked = Asked::own(engine, question);
    let best_ask = if question.terms.iter().any(|term| term.context) {
        let entries = candidates.iter().map(|candidate| engine.entry(question.language, candidate.fact));
        entries.map(|entry| asked.nearest_told(&entry)).fold(0.0, f64::max)
    } else {
        // The same was asked when the candidates were ranked.
        candidates.iter().map(|candidate| candidate.explanation.signal(Signal::Ask)).fold(0.0, f64::max)
    };
    let (measures, looks) = (measures(engine, question), Looks::of(&question.folded));
    let first = candidates.iter().take(engine.settings.premise_candidates);
    first.map(|own| signs_of(engine, question, (&asked, &looks, &measures), best_ask, candidates, own)).collect()
}

/// The logistic function of the weighted sum of the signs (logistic regression).
fn logistic(weights: &Doubts, signs: &Signs) -> f64 {
    let sum: f64 = Sign::ALL.into_iter().zip(signs.values).map(|(sign, value)| weights.of(sign) * value).sum();
    1.0 / (1.0 + (-(weights.base + sum)).exp())
}

fn signs_of(
    engine: &Engine,
    question: &Question,
    (asked, looks, measures): (&Asked<'_>, &Looks<'_>, &[Measure]),
    best_ask: f64,
    candidates: &[Candidate],
    candidate: &Candidate,
) -> Signs {
    let index = engine.index(question.language);
    let entry = engine.entry(question.language, candidate.fact);
    let mut signs = Signs { values: [0.0; Sign::ALL.len()], seen: Vec::new() };
    let mut set = |sign: Sign, value: f64, seen: Option<Seen>| {
        signs.values[sign as usize] = value;
        signs.seen.extend(seen.map(|seen| (sign, seen)));
    };
    // To be worded like an ask makes a question fit, and nothing in it false.
    let worded_alike = engine.settings.weights.verbatim * candidate.explanation.signal(Signal::Verbatim);
    set(Sign::Fit, (log_odds(candidate.score) - worded_alike).clamp(-8.0, 8.0), None);
    let fact = engine.base.fact(candidate.fact);
    // Whoever says that it "isn't binding" says the contrary of "it is binding", however alike the two are, and whoever asks why a
    // waiver was needed that of "no waiver was needed". "Isn't it binding?" may mean either.
    let negates = question.own_terms().any(|term| term.term.sort == Sort::Not);
    let wonders = question.asks_for(IntentKind::YesNo) && !question.asks_for(IntentKind::Assume);
    let opposed = |unit: &Unit<'_>| !(negates && wonders) && negates != engine.says_not(question.language, unit);
    let mut texts = Vec::new();
    asked.alike(&entry, &mut texts);
    let [denied, _] = entry.apart();
    let nearest = denied
        .filter_map(|at| Some((texts.get(at)?.likeness, entry.unit(at)?)))
        .filter(|(_, unit)| names_asked(engine, question, asked, &entry, unit) && !opposed(unit))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((likeness, unit)) = nearest {
        set(Sign::Denied, likeness, None);
        set(Sign::DeniedMore, likeness - best_ask, None);
        let words = share_asked(asked, only_denied(&entry, &unit));
        set(Sign::DeniedWords, words, None);
        set(Sign::DeniedOutright, (likeness - best_ask).max(0.0) * words, None);
        let letters = looks.similarity(&Looks::of(&folded(unit.text).join(" ")));
        set(Sign::DeniedLetters, letters, Some(Seen::Denied(unit.text.to_owned())));
        set(Sign::Denial, candidate.explanation.signal(Signal::Denial), None);
    }
    if let Some(term) = contrary(engine, question, asked, &entry) {
        let fits = fit_without(question, &entry, term);
        set(Sign::Opposite, fits, Some(Seen::Opposite(term.text.clone())));
    }
    let has = |entry: &Entry<'_>, term: &Weighted| {
        centrality(entry, term) > 0.0 && !said_by_another(engine, question, entry, term)
    };
    let lacking = |sort: Sort| {
        let lacks = |term: &&Weighted| term.term.sort == sort && !has(&entry, term);
        question.own_terms().filter(lacks).collect::<Vec<_>>()
    };
    let (names, numbers, times) = (lacking(Sort::Entity), lacking(Sort::Number), lacking(Sort::Time));
    let mut others = names.len() + numbers.len() + times.len();
    // "What did Obama say?" asks about somebody whom no fact knows; "when did Obama come?" and "Obama came" take him for
    // somebody else.
    let known =
        |term: &&&Weighted| claims_something(question) || term.features.iter().any(|feature| index.knows(*feature));
    // Who is compared with somebody isn't taken for them, nor is who may have done so, too.
    let compares = question.asks_for(IntentKind::Compare) || is_one_more(engine, question);
    let swapped = names.iter().filter(known).filter(|_| !compares).find(|term| {
        let kind = kinds(engine, term).next();
        let mut own = fact.about.iter().chain(&fact.place).chain(&fact.speaker);
        kind.is_some() && own.any(|entity| Some(engine.base.entity(*entity).kind) == kind)
    });
    if let Some(term) = swapped {
        set(Sign::Swapped, fit_without(question, &entry, term), Some(Seen::Swapped(term.text.clone())));
        let else_has = |other: &&Candidate| has(&engine.entry(question.language, other.fact), term);
        let else_score = candidates.iter().filter(else_has).map(|other| other.score).fold(0.0, f64::max);
        set(Sign::SomebodyElse, else_score, None);
        others -= 1;
    }
    let claims =
        |of: fn(&Meaning) -> bool| entry.claimed().any(|feature| index.features.meaning(feature).is_some_and(of));
    let numeric = |meaning: &Meaning| matches!(meaning, Meaning::Number(_));
    if let Some((is, measure)) = measured(engine, measures, candidate.fact) {
        let said = |term: &Weighted| measure.words.contains(&term.term.words.0);
        others -= usize::from(numbers.iter().any(|term| said(term)));
        if is == Some(false) {
            let fits = fit_of(question, &entry, |term| !said(term));
            set(Sign::OtherNumber, fits, Some(Seen::OtherNumber(measure.text.clone())));
        }
    } else if let Some(term) = numbers.first().filter(|_| claims(numeric)) {
        set(Sign::OtherNumber, fit_without(question, &entry, term), Some(Seen::OtherNumber(term.text.clone())));
        others -= 1;
    }
    // A time is no other one if a fact of that time answers the question.
    let answered_then = |term: &&&Weighted| {
        let fits = |other: &&Candidate| other.score >= engine.settings.threshold_score;
        candidates.iter().filter(fits).any(|other| centrality(&engine.entry(question.language, other.fact), term) > 0.0)
    };
    let other_time = times.first().filter(|_| fact.when.is_some() || claims(is_time));
    if let Some(term) = other_time.filter(|term| !answered_then(term)) {
        set(Sign::OtherTime, fit_without(question, &entry, term), Some(Seen::OtherTime(term.text.clone())));
        others -= 1;
    }
    set(Sign::Lacks, others.min(3) as f64, None);
    let not_offered = candidate.explanation.lacks.iter().any(|lack| matches!(lack, Lack::Offer(_)));
    set(Sign::NotOffered, f64::from(u8::from(not_offered)), None);
    let asks = |kind: IntentKind| f64::from(u8::from(question.asks_for(kind)));
    set(Sign::YesNo, asks(IntentKind::YesNo), None);
    set(Sign::Assumes, asks(IntentKind::Assume), None);
    set(Sign::Why, asks(IntentKind::Why), None);
    set(Sign::States, f64::from(u8::from(states(question))), None);
    signs
}

/// Whether a question takes it for granted that something happened: "when did Obama come?" and "Obama came" do, "who came?" and
/// "how many came?" don't.
pub fn claims_something(question: &Question) -> bool {
    let claims = [IntentKind::YesNo, IntentKind::Assume, IntentKind::Why, IntentKind::When, IntentKind::Where];
    states(question) || claims.into_iter().any(|kind| question.asks_for(kind))
}

/// Whether a question asks nothing, but states something.
fn states(question: &Question) -> bool {
    let open = HARD.iter().chain(&[IntentKind::What, IntentKind::How, IntentKind::Why, IntentKind::YesNo]);
    !open.into_iter().any(|kind| question.asks_for(*kind))
}

/// What the question says of how long, how large a part or how many, if the fact's value is of the kind, and whether it is as
/// much, if that is known.
fn measured<'m>(engine: &Engine, measures: &'m [Measure], fact: FactIdx) -> Option<(Option<bool>, &'m Measure)> {
    let value = engine.base.fact(fact).value.as_ref()?;
    let measure = measures.iter().find(|measure| measure.compares_with(value))?;
    Some((measure.is(value), measure))
}

/// Whether a meaning is a time that a calendar has.
pub fn is_time(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Year(_) | Meaning::Month(_) | Meaning::DayOfMonth(_) | Meaning::Weekday(_))
}

/// Whether everybody whom a denied statement names is named in the question ("Rubio is the vice president" is no answer to
/// "who is the vice president?"): all telling names, and any person of whom the fact itself doesn't speak.
fn names_asked(engine: &Engine, question: &Question, asked: &Asked<'_>, entry: &Entry<'_>, unit: &Unit<'_>) -> bool {
    let features = &engine.index(question.language).features;
    let is_person = |feature: Feature| match features.meaning(feature) {
        Some(Meaning::Entity(entity)) => engine.base.entity(EntityIdx(*entity)).kind == EntityKind::Person,
        _ => false,
    };
    let other = |term: &UnitTerm<'_>| term.features().any(is_person) && !term.features().any(|own| entry.says(own));
    let mut names = unit.terms().filter(|term| is_telling_name(engine, question, term.features()) || other(term));
    names.all(|term| term.features().any(|feature| asked.has(feature)))
}

/// The share of some terms' weight that is asked.
fn share_asked<'a>(asked: &Asked<'_>, terms: impl Iterator<Item = UnitTerm<'a>>) -> f64 {
    let (mut hit, mut all) = (0.0, 0.0);
    for term in terms {
        all += term.weight();
        if term.features().any(|feature| asked.has(feature)) {
            hit += term.weight();
        }
    }
    if all > 0.0 { hit / all } else { 0.0 }
}

/// Whether a term names somebody or something, and not just what most facts are about.
pub fn is_telling_name(engine: &Engine, question: &Question, features: impl IntoIterator<Item = Feature>) -> bool {
    let index = engine.index(question.language);
    features.into_iter().any(|feature| {
        matches!(index.features.meaning(feature), Some(Meaning::Entity(_)))
            && index.idf(feature) >= engine.settings.denial_name * index.unseen
    })
}

/// A "not" reaches so many words: "isn't really legally binding".
const NEGATED: usize = 3;

/// A concept of the question that the fact lacks while its claim says the contrary.
fn contrary<'q>(engine: &Engine, question: &'q Question, asked: &Asked<'_>, entry: &Entry<'_>) -> Option<&'q Weighted> {
    question.own_terms().find(|term| {
        let opposites = term.term.meanings.iter().flat_map(|meaning| opposites(engine, question, meaning));
        let said: Vec<Feature> = opposites.filter(|feature| entry.claims(*feature)).collect();
        // That somebody asks "does Washington want more investment?" doesn't make the fact say so.
        let lacks = !term.features.iter().any(|feature| entry.says(*feature));
        lacks && !said.is_empty() && !said.iter().any(|feature| asked.has(*feature)) && !is_negated(question, term)
    })
}

/// Whether "not" stands before a term: who says that it "is not binding" says that it is nonbinding.
fn is_negated(question: &Question, term: &Weighted) -> bool {
    let nots = question.own_terms().filter(|not| not.term.sort == Sort::Not);
    nots.map(|not| not.term.words.0).any(|at| (at + 1..=at + NEGATED).contains(&term.term.words.0))
}

/// The concepts that say the contrary of one.
pub fn opposites<'a>(engine: &'a Engine, question: &Question, meaning: &Meaning) -> impl Iterator<Item = Feature> + 'a {
    let concept = match meaning {
        Meaning::Concept(concept) => Some(*concept),
        _ => None,
    };
    let contrary =
        concept.and_then(|concept| engine.base.concepts.get(concept)).map_or(&[][..], |c| c.opposite.as_slice());
    let features = &engine.index(question.language).features;
    contrary.iter().filter_map(|other| features.get(&Meaning::Concept(*other)))
}

/// The share of the question, one term set aside, that a fact covers.
fn fit_without(question: &Question, entry: &Entry<'_>, aside: &Weighted) -> f64 {
    fit_of(question, entry, |term| term.term != aside.term)
}

/// The share of some of the question that a fact covers.
pub fn fit_of(question: &Question, entry: &Entry<'_>, counts: impl Fn(&Weighted) -> bool) -> f64 {
    let rest = question.own_terms().filter(|term| counts(term) && term.term.sort != Sort::PartOfName);
    let (mut covered, mut all) = (0.0, 0.0);
    for term in rest {
        all += term.weight;
        covered += term.weight * centrality(entry, term).min(1.0);
    }
    if all > 0.0 { covered / all } else { 0.0 }
}
