//! What a fact tells by itself: whether its claim has a person, a time, a place or a number that the question doesn't
//! have already. Knows nothing of asks: that somebody asked a fact "when" doesn't make it say so.

use super::Engine;
use super::features::{Feature, Meaning};
use super::parse::Question;
use super::premise::is_time;
use super::rank::HARD;
use crate::facts::model::{EntityKind, FactIdx, IntentKind};

/// Whether a fact's claim gives all of who, when, where and how many that is asked for.
pub fn gives(engine: &Engine, question: &Question, fact: FactIdx) -> bool {
    let index = engine.index(question.language);
    let named = |feature: &Feature| question.terms.iter().any(|term| term.features.contains(feature));
    let claimed = engine.entry(question.language, fact).claimed();
    let new: Vec<&Meaning> =
        claimed.filter(|feature| !named(feature)).filter_map(|feature| index.features.meaning(feature)).collect();
    let entity = |meaning: &Meaning| match meaning {
        Meaning::Entity(entity) => engine.base.entities.get(*entity).map(|entity| entity.kind),
        _ => None,
    };
    let place = |kind: EntityKind| matches!(kind, EntityKind::Place | EntityKind::Country);
    let tells = |kind: IntentKind| match kind {
        IntentKind::Who => new
            .iter()
            .any(|new| matches!(new, Meaning::Office(_)) || entity(new).is_some_and(|kind| kind != EntityKind::Place)),
        IntentKind::When => new.iter().any(|new| is_time(new)),
        IntentKind::Where => new.iter().any(|new| entity(new).is_some_and(place)),
        IntentKind::Number => new.iter().any(|new| matches!(new, Meaning::Number(_))),
        _ => true,
    };
    HARD.into_iter().filter(|kind| question.asks_for(*kind)).all(tells)
}
