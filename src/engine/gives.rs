//! What a fact tells by itself: whether its claim has a person, a time, a place or a number that the question doesn't
//! have already. Knows nothing of asks: that somebody asked a fact "when" doesn't make it say so.

use super::Engine;
use super::analyze::Sort;
use super::features::{Feature, Meaning};
use super::intents::Intended;
use super::named::is_person;
use super::parse::{Question, Weighted};
use super::premise::{is_telling_name, is_time};
use super::rank::HARD;
use crate::facts::model::{EntityIdx, EntityKind, FactIdx, FactKind, IntentKind, Wanted};

/// What "which company" and "which organization" may ask for.
const BODIES: [EntityKind; 2] = [EntityKind::Body, EntityKind::Group];

/// Whether a fact's claim gives all of who, when, where and how many that is asked for.
pub fn gives(engine: &Engine, question: &Question, fact: FactIdx) -> bool {
    let new = news(engine, question, fact);
    let place = |kind: EntityKind| matches!(kind, EntityKind::Place | EntityKind::Country);
    let tells = |kind: IntentKind| match kind {
        IntentKind::Who => new.iter().any(|new| {
            matches!(new, Meaning::Office(_)) || kind_of(engine, new).is_some_and(|kind| kind != EntityKind::Place)
        }),
        IntentKind::Name => new.iter().any(|new| kind_of(engine, new).is_some()),
        IntentKind::When => new.iter().any(|new| is_time(new)),
        IntentKind::Where => new.iter().any(|new| kind_of(engine, new).is_some_and(place)),
        IntentKind::Number => new.iter().any(|new| matches!(new, Meaning::Number(_))),
        _ => true,
    };
    HARD.into_iter().filter(|kind| question.asks_for(*kind)).all(tells)
}

/// Whether something quite certain is asked for that a fact hasn't got: a company's name where it has none but the
/// question's own, how many there are where it knows a share, what somebody said where it
/// only tells that they spoke.
pub fn misses(engine: &Engine, question: &Question, fact: FactIdx) -> bool {
    let own = engine.base.fact(fact);
    let names = |fits: &dyn Fn(&Meaning) -> bool| news(engine, question, fact).into_iter().any(fits);
    let is = |new: &Meaning, kinds: &[EntityKind]| kind_of(engine, new).is_some_and(|kind| kinds.contains(&kind));
    let index = engine.index(question.language);
    let claimed =
        || engine.entry(question.language, fact).claimed().filter_map(|feature| index.features.meaning(feature));
    // Who names two of them asks which of the two.
    let chooses = |kinds: &[EntityKind]| {
        let fits = |term: &&Weighted| term.term.meanings.iter().any(|meaning| is(meaning, kinds));
        question.own_terms().filter(fits).count() >= 2
    };
    let wanted: Vec<Wanted> = question.intents.iter().filter_map(|intent| intent.wants).collect();
    let counts = |unsaid: Wanted| unsaid == Wanted::Figure && wanted.contains(&Wanted::Count);
    if own.unsaid.is_some_and(|unsaid| wanted.contains(&unsaid) || counts(unsaid)) {
        return true;
    }
    question.intents.iter().any(|intent| match intent.wants {
        Some(Wanted::Person) => {
            !chooses(&[EntityKind::Person])
                && !names(&|new| matches!(new, Meaning::Office(_)) || is(new, &[EntityKind::Person]))
        }
        Some(Wanted::Body) => !chooses(&BODIES) && !names(&|new| is(new, &BODIES)),
        Some(Wanted::Figure) => own.value.is_none() && !claimed().any(|said| matches!(said, Meaning::Number(_))),
        Some(Wanted::Count) => own.value.as_ref().is_some_and(|value| value.unit == "percent"),
        Some(Wanted::Date) if intent.kind == IntentKind::Compare => false,
        Some(Wanted::Date) => own.when.is_none() && !claimed().any(is_time),
        // That somebody spoke tells nothing of what was said.
        Some(Wanted::Words) => {
            let silent = own.kind == FactKind::Event
                && own.speaker.is_none()
                && question.terms.iter().any(|term| is_person(engine, term));
            silent || sayer(question, intent).is_some_and(|sayer| !is_said_by(engine, question, fact, sayer))
        }
        // What most facts are about is nothing's name.
        None if intent.kind == IntentKind::Name => {
            !names(&|new| kind_of(engine, new).is_some() && is_telling(engine, question, new))
        }
        Some(Wanted::Office | Wanted::People) | None => false,
    })
}

/// Whose words are asked for: whoever is named within the cue, or right after it ("what did Biden say", "¿qué dijo Biden?").
fn sayer<'q>(question: &'q Question, intent: &Intended) -> Option<&'q Weighted> {
    let end = intent.at + intent.length;
    let mut named = question
        .own_terms()
        .filter(|term| matches!(term.term.sort, Sort::Entity | Sort::Office) && !term.features.is_empty());
    named.find(|term| (intent.at..=end + 1).contains(&term.term.words.0))
}

/// Whether a fact may tell somebody's words: theirs, or those of a body or an unnamed speaker that it names them with.
fn is_said_by(engine: &Engine, question: &Question, fact: FactIdx, sayer: &Weighted) -> bool {
    let entry = engine.entry(question.language, fact);
    let own = engine.base.fact(fact);
    let speaker = own.speaker.map(|speaker| (speaker, engine.base.entity(speaker)));
    let is = |meaning: &Meaning| match (meaning, &speaker) {
        (Meaning::Entity(entity), Some((speaker, _))) => *entity == speaker.0,
        (Meaning::Office(office), Some((_, speaker))) => {
            speaker.offices.iter().any(|tenure| tenure.office.0 == *office)
        }
        _ => false,
    };
    let another = speaker.as_ref().is_some_and(|(_, speaker)| speaker.kind == EntityKind::Person);
    sayer.term.meanings.iter().any(is) || !another && sayer.features.iter().any(|feature| entry.claims(*feature))
}

/// What a fact's claim says beyond the question. Whose words they are ("Reuters reports") is no news.
fn news<'a>(engine: &'a Engine, question: &Question, fact: FactIdx) -> Vec<&'a Meaning> {
    let index = engine.index(question.language);
    let entry = engine.entry(question.language, fact);
    let own = engine.base.fact(fact);
    let named = |feature: &Feature| question.terms.iter().any(|term| term.features.contains(feature));
    let concerns = |feature: &Feature| match index.features.meaning(*feature) {
        Some(Meaning::Entity(entity)) => {
            let entity = EntityIdx(*entity);
            let mut concerned = own.about.iter().chain(&own.speaker).chain(&own.place);
            entry.quotes(*feature) || concerned.any(|other| *other == entity)
        }
        _ => true,
    };
    let new = entry.claimed().filter(|feature| !named(feature) && concerns(feature));
    new.filter_map(|feature| index.features.meaning(feature)).collect()
}

/// Of what kind a name is.
fn kind_of(engine: &Engine, meaning: &Meaning) -> Option<EntityKind> {
    match meaning {
        Meaning::Entity(entity) => engine.base.entities.get(*entity).map(|entity| entity.kind),
        _ => None,
    }
}

/// Whether a name isn't just what most facts are about.
fn is_telling(engine: &Engine, question: &Question, meaning: &Meaning) -> bool {
    let features = &engine.index(question.language).features;
    is_telling_name(engine, question, features.get(meaning))
}
