//! What is tried again, and when. Never what Discord refused for good; what is limited after the time it names; what broke
//! or got lost after a pause that doubles, with chance in it so that many calls don't come back at the same moment
//! ("full jitter": Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015). Pure: clock and chance are
//! handed in.

use super::call::{Patience, Repeat};
use std::time::Duration;

/// The code for an interaction that has its answer already.
pub const ALREADY_ANSWERED: u32 = 40_060;

/// The first pause, before chance; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(250);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(8);

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// Carried out (2xx).
    Done,
    /// One too many (429), and after how long there is room.
    Limited(Duration),
    /// Refused (4xx), with Discord's code.
    Refused(u32),
    /// Broke at Discord (5xx), or a proxy gave it up (408); it may be carried out or not.
    Broken,
    /// No connection came about: surely not carried out.
    Unsent,
    /// No answer came, or half of one; it may be carried out or not.
    Lost,
}

/// What to do then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is carried out.
    Done,
    /// Again after so long.
    Again(Duration),
    /// That was it.
    GiveUp,
}

/// The attempts at one call.
#[derive(Debug)]
pub struct Attempts {
    repeat: Repeat,
    patience: Patience,
    made: u32,
    unsure: bool,
}

impl Attempts {
    /// None yet.
    pub fn new(repeat: Repeat, patience: Patience) -> Self {
        Self { repeat, patience, made: 0, unsure: false }
    }

    /// Whether an attempt may have been carried out without anybody knowing.
    pub fn unsure(&self) -> bool {
        self.unsure
    }

    /// What to do after an attempt; `elapsed` is the time since the first began, `chance` from 0 to 1.
    pub fn after(&mut self, became: Became, elapsed: Duration, chance: f64) -> Next {
        self.made += 1;
        let pause = match became {
            Became::Done => return Next::Done,
            Became::Refused(ALREADY_ANSWERED) if self.unsure && self.repeat == Repeat::Told => return Next::Done,
            Became::Refused(_) => return Next::GiveUp,
            Became::Limited(after) => after,
            Became::Unsent => self.pause(chance),
            Became::Broken | Became::Lost => {
                self.unsure = true;
                if self.repeat == Repeat::Seen {
                    return Next::GiveUp;
                }
                self.pause(chance)
            }
        };
        let in_time = elapsed + pause < self.patience.total;
        if self.made < self.patience.attempts && in_time { Next::Again(pause) } else { Next::GiveUp }
    }

    /// Half of it is sure, so that whoever comes back has let some time pass. An interaction can't wait as long.
    fn pause(&self, chance: f64) -> Duration {
        let first = PAUSE.min(self.patience.total / 20);
        let doubled = first.saturating_mul(1 << (self.made - 1).min(16)).min(LONGEST_PAUSE);
        doubled.mul_f64(0.5 + 0.5 * chance.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::rest::call::Call;
    use serenity::all::{ApplicationId, ChannelId, InteractionId};

    fn attempts(call: &Call<'_>) -> Attempts {
        Attempts::new(call.repeat(), call.patience())
    }

    /// What is done after each, one second apart, with no luck.
    fn check(call: &Call<'_>, story: &[Became], expected: &[Next]) {
        let mut attempts = attempts(call);
        let next: Vec<Next> = (0..)
            .zip(story)
            .map(|(second, became)| attempts.after(*became, Duration::from_millis(500 * second), 1.0))
            .collect();
        assert_eq!(next, expected, "{}", call.label());
    }

    const fn again(ms: u64) -> Next {
        Next::Again(Duration::from_millis(ms))
    }

    const SEND: Call<'_> = Call::Send(ChannelId::new(1));
    const ANSWER: Call<'_> = Call::Answer(InteractionId::new(1), "t");
    const FOLLOW_UP: Call<'_> = Call::FollowUp(ApplicationId::new(1), "t");

    #[test]
    fn a_message_is_sent_again_until_it_is_there() {
        use Became::{Broken, Done, Lost, Unsent};
        check(&SEND, &[Broken, Lost, Unsent, Done], &[again(250), again(500), again(1000), Next::Done]);
        check(&SEND, &[Became::Refused(50_013)], &[Next::GiveUp]);
        let last = [again(8000), again(8000), again(8000), again(8000), Next::GiveUp];
        let first = [again(250), again(500), again(1000), again(2000), again(4000)];
        check(&SEND, &[Broken; 10], &[first, last].concat());
    }

    #[test]
    fn a_limit_is_waited_for_only_if_that_is_worth_it() {
        let limited = |seconds| Became::Limited(Duration::from_secs(seconds));
        check(&SEND, &[limited(20)], &[Next::Again(Duration::from_secs(20))]);
        check(&SEND, &[limited(90)], &[Next::GiveUp]);
        check(&ANSWER, &[limited(2)], &[Next::Again(Duration::from_secs(2))]);
        check(&ANSWER, &[limited(3)], &[Next::GiveUp]);
    }

    #[test]
    fn a_follow_up_is_sent_again_only_if_it_surely_is_not_there() {
        check(&FOLLOW_UP, &[Became::Unsent, Became::Lost], &[again(250), Next::GiveUp]);
        check(&FOLLOW_UP, &[Became::Broken], &[Next::GiveUp]);
        check(&FOLLOW_UP, &[Became::Limited(Duration::from_secs(1))], &[again(1000)]);
    }

    #[test]
    fn an_interaction_that_has_its_answer_is_done_if_it_may_be_ours() {
        let again_answered = Became::Refused(ALREADY_ANSWERED);
        check(&ANSWER, &[Became::Lost, again_answered], &[again(140), Next::Done]);
        check(&ANSWER, &[again_answered], &[Next::GiveUp]);
        check(&ANSWER, &[Became::Unsent, again_answered], &[again(140), Next::GiveUp]);
    }

    #[test]
    fn chance_halves_a_pause_at_most() {
        for (chance, ms) in [(0.0, 125), (0.5, 187), (7.0, 250)] {
            let Next::Again(pause) = attempts(&SEND).after(Became::Broken, Duration::ZERO, chance) else {
                panic!("a message is sent again");
            };
            assert_eq!(pause.as_millis(), ms);
        }
    }
}
