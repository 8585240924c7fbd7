//! What a button or menu of ours asks for, as the custom id that Discord keeps for us: all state is in it, so that a
//! button works after a restart and after other facts were added. May not act on it.
//!
//! The format is `1:<word>:<state>`: a version, what is asked for, and a code of eight characters for each fact, or a
//! command with its options in their short form. Discord gives back whatever a client sends, so a custom id is read as anything that
//! somebody typed: it may be forged.

use super::class::Step as ClassStep;
use super::limits::{self, length};
use crate::commands::{self, Given, Opens, Spec, Who};
use crate::facts::model::{FactBase, FactIdx};
use crate::text::Language;
use sha2::{Digest, Sha256};

mod short;

/// Raised when the format changes; older buttons are then told apart from forged ones.
const VERSION: &str = "1";

/// Characters of a fact's code: the first 32 bits of its id's SHA-256, in hexadecimal. Ids are never reused, so a code
/// means the same as long as its fact exists; `tests` sees to it that no two facts share one.
const CODE: usize = 8;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// The passages of these facts in context.
    Context(Vec<FactIdx>),
    /// Why the answer that rests on these facts was given.
    Why(Vec<FactIdx>),
    /// How to cite the documents of these facts.
    Cite(Vec<FactIdx>),
    /// The same answer, for all to see.
    Share(Vec<FactIdx>),
    /// A question of the menu; which one is in its value.
    Ask,
    /// A vote.
    Vote(Ballot),
    /// A step in what a class does.
    Class(ClassStep),
    /// A command (by name) with these options, and where its reply goes.
    Run(&'static str, Given, Opens),
    /// A menu of commands; which one is in its value, written as if it were a button. Several menus under a message
    /// differ by their number.
    Choose(u8),
}

/// Whether an answer helped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// How far the vote is.
    pub step: Step,
    /// The language of the answer.
    pub language: Language,
    /// The facts that it rests on.
    pub facts: Vec<FactIdx>,
}

/// How far a vote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It helped.
    Helpful,
    /// It didn't; why is still to be said.
    NotHelpful,
    /// Why, as a value of the menu.
    Reason,
    /// Why, in the form's words.
    Words,
}

impl Step {
    const ALL: [(&str, Self); 4] =
        [("helpful", Self::Helpful), ("unhelpful", Self::NotHelpful), ("reason", Self::Reason), ("words", Self::Words)];
}

/// Why a press isn't followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No custom id of ours has this form.
    Forged,
    /// It may be ours, but of another version, or about a fact that is gone.
    Stale,
    /// It stands under what somebody else asked privately.
    SomebodyElses,
}

impl Press {
    /// The custom id; `None` if it would be longer than Discord takes, or couldn't be read again.
    pub fn id(&self, base: &FactBase) -> Option<String> {
        let codes = |facts: &[FactIdx]| facts.iter().map(|fact| code(&base.fact(*fact).id)).collect::<String>();
        let (word, state) = match self {
            Self::Context(facts) => ("context", codes(facts)),
            Self::Why(facts) => ("why", codes(facts)),
            Self::Cite(facts) => ("cite", codes(facts)),
            Self::Share(facts) => ("share", codes(facts)),
            Self::Ask => ("ask", String::new()),
            Self::Vote(Ballot { step, language, facts }) => {
                let (word, _) = Step::ALL.into_iter().find(|(_, known)| known == step)?;
                (word, format!("{}:{}", language.code(), codes(facts)))
            }
            Self::Class(step) => ("class", step.written()),
            Self::Run(command, given, opens) => {
                let word = if *opens == Opens::InPlace { "page" } else { "open" };
                (word, short::written(spec(command)?, given, base)?)
            }
            Self::Choose(number) => ("choose", number.to_string()),
        };
        let id = format!("{VERSION}:{word}:{state}");
        (length(&id) <= limits::CUSTOM_ID).then_some(id)
    }

    /// What a custom id asks for.
    pub fn parse(id: &str, base: &FactBase) -> Result<Self, Refused> {
        let mut parts = id.splitn(3, ':');
        let (Some(version), Some(word), Some(state)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(Refused::Forged);
        };
        if version != VERSION {
            let number = !version.is_empty() && version.chars().all(|c| c.is_ascii_digit());
            return Err(if number { Refused::Stale } else { Refused::Forged });
        }
        match word {
            "context" => Ok(Self::Context(facts(state, base)?)),
            "why" => Ok(Self::Why(facts(state, base)?)),
            "cite" => Ok(Self::Cite(facts(state, base)?)),
            "share" => Ok(Self::Share(facts(state, base)?)),
            "ask" if state.is_empty() => Ok(Self::Ask),
            "class" => ClassStep::read(state).map(Self::Class).ok_or(Refused::Forged),
            "choose" => state.parse().map(Self::Choose).map_err(|_| Refused::Forged),
            "page" | "open" => {
                let opens = if word == "page" { Opens::InPlace } else { Opens::Beside };
                let (spec, given) = short::read(state, base)?;
                // Who may use the others is known only when they are called, and only what is read again has pages.
                let open = spec.who == Who::Everyone && spec.options.iter().any(|option| option.name == "page");
                open.then_some(Self::Run(spec.name, given, opens)).ok_or(Refused::Forged)
            }
            _ => {
                let step = Step::ALL.into_iter().find(|(known, _)| *known == word);
                let (step, (code, codes)) = step.zip(state.split_once(':')).ok_or(Refused::Forged)?;
                let language = language(code)?;
                Ok(Self::Vote(Ballot { step: step.1, language, facts: facts(codes, base)? }))
            }
        }
    }
}

fn language(code: &str) -> Result<Language, Refused> {
    Language::ALL.into_iter().find(|known| known.code() == code).ok_or(Refused::Forged)
}

/// The command with this name.
pub fn spec(name: &str) -> Option<&'static Spec> {
    commands::ALL.iter().find(|spec| spec.name == name)
}

/// The value of a menu's option: the language to ask in, and the fact to ask for.
pub fn option(language: Language, fact: FactIdx, base: &FactBase) -> String {
    format!("{}:{}", language.code(), code(&base.fact(fact).id))
}

/// The language and the fact of a menu's option.
pub fn parse_option(value: &str, base: &FactBase) -> Result<(Language, FactIdx), Refused> {
    let (code, codes) = value.split_once(':').ok_or(Refused::Forged)?;
    let language = language(code)?;
    match facts(codes, base)?.as_slice() {
        [fact] => Ok((language, *fact)),
        _ => Err(Refused::Forged),
    }
}

fn code(fact_id: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(fact_id).into();
    let [first, second, third, fourth, ..] = digest;
    format!("{:08x}", u32::from_be_bytes([first, second, third, fourth]))
}

/// The facts of at least one code.
fn facts(codes: &str, base: &FactBase) -> Result<Vec<FactIdx>, Refused> {
    let well_formed = codes.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
    if !well_formed || codes.is_empty() || !codes.len().is_multiple_of(CODE) || codes.len() > limits::CUSTOM_ID {
        return Err(Refused::Forged);
    }
    let known: Vec<String> = base.facts.iter().map(|fact| code(&fact.id)).collect();
    let codes = codes.as_bytes().chunks(CODE);
    codes
        .map(|wanted| known.iter().position(|code| code.as_bytes() == wanted).map(FactIdx).ok_or(Refused::Stale))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::Value;
    use crate::facts::{Files, load};
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::sync::OnceLock;

    fn base() -> &'static FactBase {
        static BASE: OnceLock<FactBase> = OnceLock::new();
        BASE.get_or_init(|| load(&Files::embedded()).unwrap_or_else(|report| panic!("{}", report.render(false))))
    }

    fn check(id: &str, expected: &Result<Press, Refused>) {
        assert_eq!(&Press::parse(id, base()), expected, "{id}");
    }

    #[test]
    fn what_is_written_is_read() {
        let facts: Vec<FactIdx> = (0..10).map(FactIdx).collect();
        for press in [Press::Context(facts.clone()), Press::Why(facts.clone()), Press::Share(facts), Press::Ask] {
            let id = press.id(base()).expect("short enough");
            assert!(id.len() <= 100, "{id}");
            check(&id, &Ok(press));
        }
        for (_, step) in Step::ALL {
            let ballot = Ballot { step, language: Language::Es, facts: vec![FactIdx(1), FactIdx(7)] };
            let press = Press::Vote(ballot);
            check(&press.id(base()).expect("short enough"), &Ok(press));
        }
        for topic in ["migration", "Title 42: asylum", "migration page:9"] {
            let given = Given::default().with("topic", Value::Text(topic.to_owned())).with("page", Value::Number(2));
            let given = given.with("sides", Value::Text("2019/2025".to_owned()));
            let press = Press::Run("compare", given, Opens::InPlace);
            check(&press.id(base()).expect("short enough"), &Ok(press));
        }
        assert_eq!(Press::Why((0..12).map(FactIdx).collect()).id(base()), None);
        let value = option(Language::Es, FactIdx(3), base());
        assert_eq!(parse_option(&value, base()), Ok((Language::Es, FactIdx(3))));
    }

    #[test]
    fn a_code_means_one_fact_whatever_else_is_known() {
        let ids: BTreeSet<&str> = short::ids(base()).collect();
        let codes: BTreeSet<String> = ids.iter().map(|id| code(id)).collect();
        assert_eq!(codes.len(), ids.len());
        assert_eq!(code("pompeo-bukele.meeting"), code("pompeo-bukele.meeting"));
        // Buttons that stand under old messages hold this.
        assert_eq!(code("a"), "ca978112");
    }

    #[test]
    fn a_command_is_run_with_its_options() {
        // Buttons that stand under old messages hold this.
        let longest = "1:page:timeline|a2019-07-21|b2025-12-31|C8a6cead4|D00e2b828|Ec002d1a4|fchart|ges|H24b9d709";
        let line = |text: &str| {
            let spec = spec("timeline").expect("a command");
            commands::line::read(spec, &base().wording, text).expect("options")
        };
        let given = line(
            "from:2019-07-21 to:2025-12-31 topic:migration about:bukele source:pompeo-bukele view:chart language:es \
             event:pompeo-bukele.meeting",
        );
        let press = Press::Run("timeline", given, Opens::InPlace);
        let id = press.id(base()).expect("short enough");
        assert!(id.len() <= 90, "{id}");
        assert_eq!(id, longest);
        check(&id, &Ok(press));
        let press = Press::Run("timeline", line("about:bukele file:table"), Opens::Beside);
        check(&press.id(base()).expect("short enough"), &Ok(press));
        assert_eq!(Press::Run("timeline", line("about:a|b"), Opens::Beside).id(base()), None);
        check("1:choose:1", &Ok(Press::Choose(1)));
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        for id in ["", "1", "1:why", "1:why:", "1:why:xyz", "1:why:ca97811", "1:nonsense:ca978112", "x:why:ca978112"] {
            check(id, &Err(Refused::Forged));
        }
        check("1:ask:ca978112", &Err(Refused::Forged));
        for id in
            ["1:choose:", "1:choose:x", "1:open:gaps", "1:open:ask|aHello", "1:page:timeline|", "1:page:timeline|1x"]
        {
            check(id, &Err(Refused::Forged));
        }
        for id in
            ["1:page:", "1:page:source id:oan page:2", "1:open:timeline|zx", "1:open:timeline|fnothing", "1:open:who"]
        {
            check(id, &Err(Refused::Stale));
        }
        check("1:why:CA978112", &Err(Refused::Forged));
        check("1:why:ca978112", &Err(Refused::Stale));
        check("2:why:ca978112", &Err(Refused::Stale));
        for value in ["", "en", "fr:ca978112", "en:", "en:ca978112ca978112"] {
            assert!(parse_option(value, base()).is_err(), "{value}");
        }
    }

    proptest! {
        #[test]
        fn anything_can_be_read(id in r"\PC{0,120}", facts in "[0-9a-f]{0,90}") {
            let _ = Press::parse(&id, base());
            let _ = Press::parse(&format!("1:share:{facts}"), base());
            let _ = parse_option(&id, base());
        }
    }
}
