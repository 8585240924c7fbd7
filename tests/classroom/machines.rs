//! The state machines under any order of events: early, late, doubled, foreign, and with a restart in between.

use super::ENGINE;
use proptest::collection::vec;
use proptest::prelude::*;
use puente::classroom::{
    Choice, Event, Heard, Item, Kind, Marked, Move, Phase, Practice, Protocol, Quiz, Said, Talk, cards, handouts,
    leaders, report, talk,
};
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

/// What happens in a discussion: a step further, evidence, a stand by one of four people, the end.
fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (0..10u8, 0..4u64, 0..8u8).prop_map(|(what, person, number)| match what {
        0..3 => Move::Next,
        3..6 => Move::Evidence(format!("a.f{number}")),
        9 if number == 0 => Move::Close,
        _ => Move::Stand { person, place: number },
    });
    vec(one, 0..60)
}

proptest! {
    #[test]
    fn no_order_of_moves_breaks_a_discussion(moves in moves(), protocol in 0..4usize, restart in 0..60usize) {
        let discussion = ENGINE.base().discussions.first().expect("a discussion");
        let protocol = Protocol::ALL[protocol];
        let mut talk = Talk::begin(discussion, protocol, Language::Es);
        let mut stands: [BTreeMap<u64, u8>; 2] = [BTreeMap::new(), BTreeMap::new()];
        for (at, what) in moves.into_iter().enumerate() {
            let before = talk.clone();
            let (after, heard) = talk.after(what.clone());
            talk = after;
            match (&what, heard) {
                (Move::Next, Heard::Step) => prop_assert_eq!(talk.step(), before.step() + 1),
                (Move::Stand { person, place }, Heard::Stood) => {
                    prop_assert!(before.takes_stands());
                    stands[before.round()].insert(*person, *place);
                }
                (Move::Evidence(fact), Heard::Noted) => prop_assert!(!before.used().contains(fact)),
                (Move::Close, Heard::Closed) => prop_assert!(talk.is_closed() && !before.is_closed()),
                (_, heard) => prop_assert_eq!((heard, &talk), (Heard::Nothing, &before)),
            }
            prop_assert!(talk.step() < protocol.steps());
            if at == restart {
                let kept = serde_json::to_string(&talk).expect("JSON");
                let mut again: Talk = serde_json::from_str(&kept).expect("a discussion");
                for (round, stands) in stands.iter().enumerate() {
                    for (person, place) in stands {
                        again.put_back(*person, round, (*place).into());
                    }
                }
                prop_assert_eq!(&again, &talk);
            }
        }
        let mean = |stands: &BTreeMap<u64, u8>| {
            let sum: f64 = stands.values().map(|place| f64::from(*place)).sum();
            (!stands.is_empty()).then(|| (sum / stands.len() as f64 * 10.0).round())
        };
        let (before, after) = talk.stands();
        prop_assert_eq!((before.map(f64::from), after.map(f64::from)), (mean(&stands[0]), mean(&stands[1])));
    }
}

/// Every prompt, in every protocol and both languages, has its words, its steps, its summary and its handouts.
#[test]
fn every_discussion_can_be_led_to_its_end() {
    let base = ENGINE.base();
    assert!(base.discussions.len() >= 12);
    for discussion in &base.discussions {
        for (protocol, language) in
            Protocol::ALL.into_iter().flat_map(|it| Language::ALL.map(|language| (it, language)))
        {
            let mut at = Talk::begin(discussion, protocol, language);
            let opening = talk::opening(&ENGINE, &at).expect("an opening");
            assert_eq!(opening.claims.len(), cards(discussion).len());
            for fact in cards(discussion) {
                at = at.after(Move::Evidence(base.fact(fact).id.clone())).0;
            }
            while at.goes_on() {
                at = at.after(Move::Next).0;
                let said = talk::step(&ENGINE, &at);
                let lines: Vec<&String> = said.sections.iter().flat_map(|section| &section.lines).collect();
                assert!(!lines.is_empty() && lines.iter().all(|line| !line.starts_with("discuss-")), "{lines:?}");
            }
            let closed = at.after(Move::Close).0;
            let summary = talk::summary(&ENGINE, &closed).expect("a summary");
            assert_eq!(summary.claims.len(), cards(discussion).len());
            let (markdown, html) = handouts(&ENGINE, &closed).expect("handouts");
            for citation in &summary.citations {
                let quoted: Vec<String> = citation.excerpt().lines().map(|line| format!("> {line}")).collect();
                let quoted = quoted.join("\n").replace("> \n", ">\n");
                assert!(markdown.contains(&format!("\n\n{quoted}\n\n")), "{}: {quoted}", discussion.id);
            }
            assert!(html.contains("</html>") && !html.contains("{{"), "{}", discussion.id);
        }
    }
}
