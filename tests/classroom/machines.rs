//! The state machines under any order of events: early, late, doubled, foreign, and with a restart in between.

use proptest::collection::vec;
use proptest::prelude::*;
use puente::classroom::{Choice, Event, Item, Kind, Marked, Phase, Practice, Quiz, Said, leaders, report};
use puente::text::Language;
use std::collections::BTreeMap;

fn made_up(at: usize) -> Item {
    let options = (0..3).map(|option| Choice { text: format!("{option}"), fact: format!("a.f{option}") }).collect();
    Item { kind: Kind::Who, language: Language::En, fact: "a.f".into(), stem: format!("{at}?"), options, right: at % 3 }
}

fn quiz(items: usize) -> Quiz {
    Quiz::begin((0..items).map(made_up).collect(), 30, 0).expect("items")
}

/// Events with a clock that never goes back.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (0..6u8, 0..4u64, 0..5usize, 0..5usize);
    vec((event, 0..12i64), 0..80).prop_map(|steps| {
        let mut now = 0;
        let event = |((what, person, item, option), pause): ((u8, u64, usize, usize), i64)| {
            now += pause;
            match what {
                0..3 => Event::Answer { person, item, option, now },
                3 => Event::Clock { now },
                4 => Event::Next { now },
                _ if person == 0 && item == 0 => Event::Stop,
                _ => Event::Clock { now },
            }
        };
        steps.into_iter().map(event).collect()
    })
}

/// What is kept of a quiz, read again: the quiz without its answers, and each answer for itself.
fn restarted(quiz: &Quiz) -> Quiz {
    let kept = serde_json::to_string(quiz).expect("JSON");
    let mut again: Quiz = serde_json::from_str(&kept).expect("a quiz");
    for (item, person, option) in quiz.answers() {
        again.put_back(person, item, option);
    }
    again
}

proptest! {
    #[test]
    fn no_order_of_events_breaks_a_quiz(events in events(), restart in 0..80usize) {
        let mut quiz = quiz(4);
        // What ought to count: the last answer of each person to an item while it was open.
        let mut counted: BTreeMap<(usize, u64), usize> = BTreeMap::new();
        for (step, event) in events.into_iter().enumerate() {
            let before = quiz.clone();
            let (after, said) = quiz.after(event);
            quiz = if step == restart { restarted(&after) } else { after };
            match (event, before.phase()) {
                (Event::Answer { person, item, option, now }, Phase::Open { until })
                    if item == before.at() && now < until && option < 3 =>
                {
                    let earlier = counted.insert((item, person), option);
                    let changed = earlier.is_some_and(|earlier| earlier != option);
                    prop_assert_eq!(said, Said::Noted { option, changed });
                }
                (Event::Answer { .. }, _) => {
                    prop_assert!(matches!(said, Said::Late | Said::Unknown));
                    prop_assert_eq!(&quiz, &before);
                }
                (_, Phase::Over) => prop_assert_eq!((said, &quiz), (Said::Nothing, &before)),
                _ => {}
            }
            prop_assert!(quiz.at() >= before.at() && quiz.at() < 4);
        }
        let answers: BTreeMap<(usize, u64), usize> =
            quiz.answers().map(|(item, person, option)| ((item, person), option)).collect();
        prop_assert_eq!(&answers, &counted);
        let report = report(&quiz);
        let told: usize = report.lines.iter().map(|line| line.answered).sum();
        prop_assert_eq!(told, counted.len());
        let right: usize = leaders(&quiz).iter().map(|(_, right)| right).sum();
        prop_assert_eq!(right, report.lines.iter().map(|line| line.right).sum::<usize>());
        prop_assert!(report.lines.iter().all(|line| line.right <= line.answered));
    }

    #[test]
    fn practice_ends_when_all_is_right_and_not_before(answers in vec((0..4usize, 0..4usize), 0..60)) {
        let mut practice = Practice::of((0..4).map(made_up).collect());
        let mut right = 0;
        for (late, option) in answers {
            let step = practice.step();
            let asked = practice.item().cloned();
            let given = step.saturating_sub(late);
            let (after, marked) = practice.clone().after(given, option);
            match &marked {
                Marked::Unfit => prop_assert_eq!(&after, &practice),
                Marked::Right(item) => {
                    right += 1;
                    prop_assert_eq!((item.right, Some(item)), (option, asked.as_ref()));
                }
                Marked::Wrong(item) => prop_assert_ne!(item.right, option),
            }
            practice = after;
            let (total, left, at_once) = practice.score();
            prop_assert_eq!(left, total - right);
            prop_assert!(at_once <= right);
            prop_assert_eq!(practice.item().is_none(), left == 0);
        }
    }
}

#[test]
fn a_quiz_goes_from_item_to_item() {
    let quiz = quiz(2);
    let (quiz, said) = quiz.after(Event::Clock { now: 29 });
    assert_eq!(said, Said::Nothing);
    let (quiz, said) = quiz.after(Event::Answer { person: 7, item: 0, option: 1, now: 29 });
    assert_eq!(said, Said::Noted { option: 1, changed: false });
    let (quiz, said) = quiz.after(Event::Answer { person: 7, item: 0, option: 0, now: 29 });
    assert_eq!(said, Said::Noted { option: 0, changed: true });
    let (quiz, said) = quiz.after(Event::Clock { now: 30 });
    assert_eq!(said, Said::Reveal(0));
    let (quiz, said) = quiz.after(Event::Answer { person: 8, item: 0, option: 0, now: 30 });
    assert_eq!(said, Said::Late);
    let (quiz, said) = quiz.after(Event::Next { now: 50 });
    assert_eq!((said, quiz.phase()), (Said::Ask(1), Phase::Open { until: 80 }));
    let (quiz, said) = quiz.after(Event::Next { now: 60 });
    assert_eq!(said, Said::Reveal(1));
    let (quiz, said) = quiz.after(Event::Next { now: 61 });
    assert_eq!((said, leaders(&quiz)), (Said::Over, vec![(7, 1)]));
}
