//! Limits, proved: against a Discord that counts in windows, with answers that come late, in another order, or never.

use super::bucket::LEARNING;
use super::*;
use crate::discord::rest::headers::{Bucketed, Over};
use proptest::prelude::*;
use serenity::all::{ApplicationId, ChannelId, InteractionId};
use std::collections::BTreeMap;

fn send(channel: u64) -> Call<'static> {
    Call::Send(ChannelId::new(channel))
}

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn told(remaining: u32, ends: f64, ends_in_ms: u64) -> Told {
    let (name, ends_in) = (Arc::from("messages"), ms(ends_in_ms));
    Told { bucket: Some(Bucketed { name, limit: 5, remaining, ends, ends_in }), over: None }
}

/// Asks once; gives the ticket if it is its turn now.
fn now_or_never(limits: &mut Limits, call: &Call<'_>, now: Instant) -> Result<Ticket, Turn> {
    let mut ticket = limits.join(call, now);
    match limits.turn(&mut ticket, now).0 {
        Turn::At(at) if at == now => Ok(ticket),
        turn => {
            limits.unanswered(&ticket, now);
            Err(turn)
        }
    }
}

#[test]
fn the_first_call_goes_alone_and_the_others_follow_once_the_limit_is_known() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    let first = now_or_never(&mut limits, &send(1), now).expect("the first goes");
    assert_eq!(now_or_never(&mut limits, &send(1), now).expect_err("a wait"), Turn::NotBefore(now + LEARNING));
    assert!(now_or_never(&mut limits, &send(1), now + LEARNING).is_ok(), "it doesn't wait for ever");
    limits.answered(&first, &told(4, 10.0, 5000), true, now + ms(100));
    // One of five is gone, one is under way.
    for _ in 0..3 {
        assert!(now_or_never(&mut limits, &send(1), now + ms(100)).is_ok());
    }
    let wait = now_or_never(&mut limits, &send(1), now + ms(100)).expect_err("a full bucket");
    assert_eq!(wait, Turn::NotBefore(now + ms(5100)));
    // Another channel's bucket is as large, and empty.
    for _ in 0..5 {
        assert!(now_or_never(&mut limits, &send(2), now + ms(100)).is_ok());
    }
}

#[test]
fn a_kind_of_call_without_a_limit_never_waits() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    let first = now_or_never(&mut limits, &Call::Answer(InteractionId::new(1), "a"), now).expect("the first goes");
    limits.answered(&first, &Told::default(), true, now);
    for _ in 0..100 {
        assert!(now_or_never(&mut limits, &Call::Answer(InteractionId::new(1), "a"), now).is_ok());
    }
}

#[test]
fn the_global_limit_spreads_calls_but_never_those_to_interactions() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    for channel in 1..=50 {
        assert!(now_or_never(&mut limits, &send(channel), now).is_ok());
    }
    let wait = now_or_never(&mut limits, &send(51), now).expect_err("the fifty-first");
    assert_eq!(wait, Turn::At(now + GLOBAL_PERIOD));
    let follow_up = Call::FollowUp(ApplicationId::new(1), "a");
    assert!(now_or_never(&mut limits, &follow_up, now).is_ok());
}

#[test]
fn a_global_pause_holds_who_has_a_turn_already() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    let hit = now_or_never(&mut limits, &send(1), now).expect("it goes");
    let mut held = now_or_never(&mut limits, &send(2), now).expect("it goes");
    let over = Over { after: ms(3000), scope: Scope::Global };
    limits.answered(&hit, &Told { bucket: None, over: Some(over) }, false, now);
    assert_eq!(limits.is_held(&mut held, now), Some(now + ms(3000)));
    assert_eq!(limits.is_held(&mut held, now + ms(3000)), None);
    let mut answer = now_or_never(&mut limits, &Call::Answer(InteractionId::new(1), "a"), now).expect("it goes");
    assert_eq!(limits.is_held(&mut answer, now), None);
}

#[test]
fn who_has_to_wait_goes_one_by_one() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    for channel in 1..=50 {
        assert!(now_or_never(&mut limits, &send(channel), now).is_ok());
    }
    let hit = now_or_never(&mut limits, &Call::GetMe, now).expect_err("a wait");
    assert_eq!(hit, Turn::At(now + GLOBAL_PERIOD));
    let mut at = |channel| {
        let mut ticket = limits.join(&send(channel), now);
        limits.turn(&mut ticket, now).0
    };
    assert_eq!(at(51), Turn::At(now + GLOBAL_PERIOD + APART));
    assert_eq!(at(52), Turn::At(now + GLOBAL_PERIOD + 2 * APART));
}

#[test]
fn a_limit_that_is_hit_holds_who_waits_for_the_global_one() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    let mut there = now_or_never(&mut limits, &send(1), now).expect("it goes");
    limits.answered(&there, &told(4, 10.0, 5000), true, now);
    let hit = now_or_never(&mut limits, &send(1), now).expect("it goes");
    for channel in 2..=49 {
        assert!(now_or_never(&mut limits, &send(channel), now).is_ok());
    }
    // It has its turn in the channel, and waits for the global limit.
    there = limits.join(&send(1), now);
    assert_eq!(limits.turn(&mut there, now).0, Turn::At(now + GLOBAL_PERIOD));
    let over = Over { after: ms(3000), scope: Scope::User };
    limits.answered(&hit, &Told { over: Some(over), ..told(0, 10.0, 5000) }, false, now);
    assert_eq!(limits.is_held(&mut there, now + GLOBAL_PERIOD), Some(now + ms(3000)));
    // By then 50 others may have gone.
    for channel in 2..=51 {
        assert!(now_or_never(&mut limits, &send(channel), now + ms(2999)).is_ok());
    }
    assert_eq!(limits.is_held(&mut there, now + ms(3000)), Some(now + ms(2999) + GLOBAL_PERIOD));
    assert_eq!(limits.is_held(&mut there, now + ms(2999) + GLOBAL_PERIOD), None);
}

#[test]
fn a_call_that_was_one_too_many_comes_first_the_next_time() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    let hit = now_or_never(&mut limits, &send(1), now).expect("it goes");
    let mut behind = limits.join(&send(1), now);
    assert!(!matches!(limits.turn(&mut behind, now).0, Turn::At(_)));
    let over = Over { after: ms(3000), scope: Scope::Shared };
    limits.answered(&hit, &Told { bucket: None, over: Some(over) }, false, now);
    let mut again = limits.rejoin(&hit, now);
    assert_eq!(limits.turn(&mut behind, now).0, Turn::Later);
    assert_eq!(limits.turn(&mut again, now).0, Turn::NotBefore(now + ms(3000)));
    assert_eq!(limits.turn(&mut again, now + ms(3000)), (Turn::At(now + ms(3000)), Some(behind.number())));
}

#[test]
fn who_leaves_the_line_lets_the_next_one_go() {
    let (mut limits, now) = (Limits::default(), Instant::now());
    let first = now_or_never(&mut limits, &send(1), now).expect("it goes");
    let mut second = limits.join(&send(1), now);
    let mut third = limits.join(&send(1), now);
    assert_eq!(limits.turn(&mut third, now).0, Turn::Later);
    assert!(matches!(limits.turn(&mut second, now).0, Turn::NotBefore(_)));
    assert_eq!(limits.unanswered(&second, now).as_slice(), [third.number()]);
    assert_eq!(limits.unanswered(&first, now).as_slice(), [third.number()]);
    assert!(matches!(limits.turn(&mut third, now).0, Turn::At(_)));
}

#[test]
fn idle_buckets_are_forgotten() {
    let (mut limits, start) = (Limits::default(), Instant::now());
    for minute in 0..20_000_u64 {
        let now = start + Duration::from_secs(60 * minute);
        let ticket = now_or_never(&mut limits, &send(minute + 1), now).expect("a bucket of its own");
        limits.answered(&ticket, &told(4, 100.0 * minute as f64, 5000), true, now);
    }
    assert!(limits.remembered() <= FEW, "{} buckets", limits.remembered());
}

/// A call on its way: when it is sent, how long it takes there and back, and what becomes of it.
#[derive(Debug, Clone)]
struct Plan {
    at: u64,
    channel: u64,
    there: u64,
    back: u64,
    /// The answer never comes, unless it is the very first.
    lost: bool,
}

#[derive(Debug)]
enum Happens {
    /// Somebody wants to make a call, or looks whether they may.
    Asks(usize),
    Arrives(usize),
    Answers(usize, Told),
    /// Nothing came.
    Gives(usize),
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let plan = (0..8_000_u64, 1..3_u64, 1..400_u64, 1..400_u64, prop::bool::weighted(0.1))
        .prop_map(|(at, channel, there, back, lost)| Plan { at, channel, there, back, lost });
    prop::collection::vec(plan, 1..60)
}

/// A Discord with a limit, whose windows begin with the first call that arrives in them.
#[derive(Default)]
struct Discord {
    windows: HashMap<u64, (u64, u32)>,
}

impl Discord {
    fn take(&mut self, channel: u64, now: u64, limit: u32, period: u64) -> Result<Told, String> {
        let window = self.windows.entry(channel).or_insert((now, 0));
        if now >= window.0 + period {
            *window = (now, 0);
        }
        window.1 += 1;
        if window.1 > limit {
            return Err(format!("{} calls in channel {channel} in the window from {}", window.1, window.0));
        }
        let ends = window.0 + period;
        let bucketed = Bucketed {
            name: Arc::from("messages"),
            limit,
            remaining: limit - window.1,
            ends: ends as f64 / 1000.0,
            ends_in: ms(ends - now),
        };
        Ok(Told { bucket: Some(bucketed), over: None })
    }
}

/// Lets it all happen, and gives in which order the calls went in each channel.
fn live(plans: &[Plan], limit: u32, period: u64) -> Result<BTreeMap<u64, Vec<u64>>, String> {
    let start = Instant::now();
    let (mut limits, mut discord) = (Limits::default(), Discord::default());
    let mut tickets: Vec<Option<Ticket>> = plans.iter().map(|_| None).collect();
    let mut gone: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    let mut order = 0_u64;
    let mut agenda: BTreeMap<(u64, u64), Happens> = BTreeMap::new();
    let mut plan_for = |agenda: &mut BTreeMap<(u64, u64), Happens>, at: u64, happens: Happens| {
        order += 1;
        agenda.insert((at, order), happens);
    };
    for (at, plan) in plans.iter().enumerate() {
        plan_for(&mut agenda, plan.at, Happens::Asks(at));
    }
    let of = |tickets: &[Option<Ticket>], number: u64| {
        tickets.iter().position(|ticket| ticket.as_ref().is_some_and(|ticket| ticket.number() == number))
    };
    let mut answered = 0;
    while let Some(((now, _), happens)) = agenda.pop_first() {
        if now > 1_000_000 {
            return Err("somebody waits for ever".to_owned());
        }
        let clock = start + ms(now);
        let rung: Heads = match happens {
            Happens::Asks(at) => {
                let ticket = tickets[at].get_or_insert_with(|| limits.join(&send(plans[at].channel), clock));
                if ticket.under_way {
                    continue;
                }
                let (turn, rung) = limits.turn(ticket, clock);
                match turn {
                    Turn::At(then) => {
                        gone.entry(plans[at].channel).or_default().push(ticket.number());
                        let then = u64::try_from((then - start).as_millis()).unwrap_or(u64::MAX);
                        plan_for(&mut agenda, then + plans[at].there, Happens::Arrives(at));
                    }
                    Turn::NotBefore(then) => {
                        let then = u64::try_from((then - start).as_micros().div_ceil(1000)).unwrap_or(u64::MAX);
                        plan_for(&mut agenda, then.max(now + 1), Happens::Asks(at));
                    }
                    Turn::Later => {}
                }
                rung.into_iter().collect()
            }
            Happens::Arrives(at) => {
                let told = discord.take(plans[at].channel, now, limit, period)?;
                let back = now + plans[at].back;
                // What gets lost before any answer came can't be known to be limited.
                let lost = plans[at].lost && !limits.sizes.is_empty();
                let next = if lost { Happens::Gives(at) } else { Happens::Answers(at, told) };
                plan_for(&mut agenda, back, next);
                Heads::new()
            }
            Happens::Answers(at, told) => {
                answered += 1;
                let ticket = tickets[at].as_ref().ok_or("an answer to nothing")?;
                limits.answered(ticket, &told, true, clock)
            }
            Happens::Gives(at) => {
                answered += 1;
                let ticket = tickets[at].as_ref().ok_or("an answer to nothing")?;
                limits.unanswered(ticket, clock)
            }
        };
        for next in rung.into_iter().filter_map(|number| of(&tickets, number)) {
            plan_for(&mut agenda, now, Happens::Asks(next));
        }
    }
    if answered == plans.len() { Ok(gone) } else { Err(format!("{answered} of {} calls went", plans.len())) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_window_takes_more_than_its_limit_and_everybody_goes_in_order(
        plans in plans(), limit in 1..7_u32, period in 400..6_000_u64,
    ) {
        let gone = live(&plans, limit, period).map_err(TestCaseError::fail)?;
        for numbers in gone.values() {
            prop_assert!(numbers.is_sorted(), "{numbers:?}");
        }
    }
}
