//! `/compare topic:… [sides] [page]`: a topic, or free words, in two sources or in two years. What both say comes first,
//! with its differences of wording, then what only one says; each side under its own heading.

use super::names::{self, Named};
use super::pages::{self, Page};
use super::{Completion, Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, Run, Spec, Who, sources};
use crate::engine::{Group, Reply, Turn, VerdictKind, listed};
use crate::facts::args;
use crate::facts::model::{Fact, FactBase, FactIdx, FactKind, SourceIdx};
use crate::text::Language;

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "compare",
    options: &[
        OptionSpec::new("topic", OptionKind::Text(NAME_CHARS)).required().completed(),
        OptionSpec::new("sides", OptionKind::Text(NAME_CHARS)).completed(),
        pages::OPTION,
    ],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: Some(complete),
};

/// How many facts of each side a page shows.
const ROWS: usize = 3;

/// How many facts of each side are shown in all: those that tell most. /source has the rest.
const MOST_ROWS: usize = 9;

/// What stands between two sides in a completion.
const BETWEEN: &str = " / ";

/// One of the two things compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Source(SourceIdx),
    Year(i32),
}

/// How a fact of one side stands to the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The other side says it in other words, or something else of the same thing.
    Differs,
    /// The other side says the same.
    Same,
    /// Only this side says it.
    Alone,
}

type Row = (Standing, FactIdx);

impl Side {
    fn has(self, base: &FactBase, fact: &Fact) -> bool {
        match self {
            Self::Source(source) => fact.source == source,
            Self::Year(year) => {
                let date = fact.when.as_ref().or(base.source(fact.source).date.as_ref());
                date.is_some_and(|date| date.earliest.year <= year && year <= date.latest.year)
            }
        }
    }

    fn label(self, base: &FactBase, language: Language) -> String {
        match self {
            Self::Source(source) => base.source(source).name.get(language).clone(),
            Self::Year(year) => year.to_string(),
        }
    }
}

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let typed = given.text("topic").unwrap_or_default();
    let (typed, years) = match given.text("sides") {
        None => years_behind(context, typed).map_or((typed, None), |(topic, years)| (topic, Some(years))),
        Some(_) => (typed, None),
    };
    let (facts, subject, language) = subject(context, typed).unwrap_or_else(|| {
        let (facts, language) = engine.facts_about(typed, language);
        (facts, typed.to_owned(), language)
    });
    let refuse = |key: &str, pair: (&str, &str)| {
        let sentence = wording.say_with(language, key, &args([(pair.0, pair.1.into())]));
        Outcome::of(Reply::plain(language, VerdictKind::Abstain, sentence), &SPEC, given)
    };
    let chosen = match (given.text("sides"), years) {
        (Some(sides), _) => match two(context, sides) {
            Some(sides) => sides,
            None => return refuse("compare-sides-unread", ("typed", sides)),
        },
        (None, Some(years)) => years,
        (None, None) => match best_sides(base, &facts) {
            Some(sides) => sides,
            None => return refuse("compare-one-side", ("topic", &subject)),
        },
    };
    let [mut left, mut right] = rows(base, &facts, chosen);
    let all = left.len().max(right.len());
    left.truncate(MOST_ROWS);
    right.truncate(MOST_ROWS);
    if left.is_empty() && right.is_empty() {
        return refuse("compare-nothing", ("topic", &subject));
    }
    let longest = left.len().max(right.len());
    let page = Page::of((0..longest).collect(), ROWS, given);
    let groups = [(left, chosen[0]), (right, chosen[1])].map(|(rows, side)| {
        let shown = rows.into_iter().skip(page.before).take(ROWS);
        grouped(base, language, side, shown)
    });
    let labels = chosen.map(|side| side.label(base, language));
    let pairs =
        [("topic", subject.as_str().into()), ("left", labels[0].as_str().into()), ("right", labels[1].as_str().into())];
    let lead = wording.say_with(language, "compare-lead", &args(pairs));
    let groups = interleaved(&groups);
    let Some(mut reply) = listed(base, language, VerdictKind::Answer, lead, &groups) else {
        return refuse("compare-nothing", ("topic", &subject));
    };
    for (side, label) in chosen.into_iter().zip(labels) {
        if !facts.iter().any(|fact| side.has(base, base.fact(*fact))) {
            reply.notes.push(wording.say_with(language, "compare-silent", &args([("side", label.into())])));
        }
    }
    if all > MOST_ROWS {
        let pairs = [("shown", MOST_ROWS.into()), ("count", all.into())];
        reply.notes.push(wording.say_with(language, "compare-more", &args(pairs)));
    }
    let paging = page.tell(&mut reply, wording, &SPEC, given);
    Outcome { paging, ..Outcome::of(reply, &SPEC, given) }
}

/// The facts of a topic, if one is called so.
fn subject(context: Context<'_>, typed: &str) -> Option<(Vec<FactIdx>, String, Language)> {
    let base = context.engine.base();
    let topic = names::find(&topics(context), typed, 0).ok()?;
    let facts = base.fact_entries().filter(|(_, fact)| fact.topics.contains(&topic)).map(|(index, _)| index);
    let mut facts: Vec<FactIdx> = facts.collect();
    // What tells most comes first: (1) what is mainly of this topic; (2) what happened on a date; (3) what happened, was
    // agreed or counted, then what somebody said or thinks, then how something is; (4) as the documents have it.
    facts.sort_by_key(|fact| {
        let fact = base.fact(*fact);
        (fact.topics.first() != Some(&topic), !fact.timeline, weight(fact.kind))
    });
    let name = base.topics.get(topic)?.name.get(context.language).clone();
    Some((facts, name, context.language))
}

/// How little a kind of fact tells about a topic.
fn weight(kind: FactKind) -> u8 {
    match kind {
        FactKind::Event | FactKind::Commitment | FactKind::Figure => 0,
        FactKind::Statement | FactKind::Position => 1,
        FactKind::Description | FactKind::Overview => 2,
    }
}

/// The rows of each side: what both have, side by side, then what only one has, as ranked or in the order of the text.
fn rows(base: &FactBase, facts: &[FactIdx], sides: [Side; 2]) -> [Vec<Row>; 2] {
    let of =
        |side: Side| facts.iter().copied().filter(move |fact| side.has(base, base.fact(*fact))).collect::<Vec<_>>();
    let own = sides.map(of);
    let [left, right] = &own;
    let mut rows: [Vec<Row>; 2] = [Vec::new(), Vec::new()];
    for (standing, related) in [(Standing::Differs, is_different as Relation), (Standing::Same, is_same)] {
        for a in left {
            for b in right.iter().filter(|b| *b != a && related(base, *a, **b)) {
                for (side, fact) in rows.iter_mut().zip([*a, *b]) {
                    if !side.iter().any(|(_, known)| *known == fact) {
                        side.push((standing, fact));
                    }
                }
            }
        }
    }
    let [mut first, mut second] = rows;
    for (rows, own, others) in [(&mut first, left, right), (&mut second, right, left)] {
        let alone = own.iter().filter(|fact| !others.contains(fact));
        let alone: Vec<Row> = alone.map(|fact| (Standing::Alone, *fact)).collect();
        let new =
            alone.into_iter().filter(|(_, fact)| !rows.iter().any(|(_, known)| known == fact)).collect::<Vec<_>>();
        rows.extend(new);
    }
    [first, second]
}

type Relation = fn(&FactBase, FactIdx, FactIdx) -> bool;

fn is_different(base: &FactBase, a: FactIdx, b: FactIdx) -> bool {
    let (x, y) = (base.fact(a), base.fact(b));
    x.differs.contains(&b) || y.differs.contains(&a) || x.corrects.contains(&b) || y.corrects.contains(&a)
}

fn is_same(base: &FactBase, a: FactIdx, b: FactIdx) -> bool {
    base.fact(a).corroborates.contains(&b) || base.fact(b).corroborates.contains(&a)
}

/// Rows under their headings, with their standing.
fn grouped(base: &FactBase, language: Language, side: Side, rows: impl Iterator<Item = Row>) -> Vec<(Standing, Group)> {
    let mut groups: Vec<(Standing, Group)> = Vec::new();
    for (standing, fact) in rows {
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == standing) {
            group.facts.push(fact);
            continue;
        }
        let key = match (standing, side) {
            (Standing::Differs, _) => "compare-differs",
            (Standing::Same, _) => "compare-same",
            (Standing::Alone, Side::Source(_)) => "compare-alone",
            // That the other year's documents don't say it doesn't mean that it wasn't so then.
            (Standing::Alone, Side::Year(_)) => "compare-year",
        };
        let pair = [("side", side.label(base, language).into())];
        let heading = base.wording.say_with(language, key, &args(pair));
        groups.push((standing, Group { heading, facts: vec![fact] }));
    }
    groups
}

/// The headings of both sides that belong together, one after the other.
fn interleaved(sides: &[Vec<(Standing, Group)>; 2]) -> Vec<Group> {
    let of = |standing: Standing| {
        let both = sides.iter().flatten();
        both.filter(move |(known, _)| *known == standing).map(|(_, group)| group.clone())
    };
    [Standing::Differs, Standing::Same, Standing::Alone].into_iter().flat_map(of).collect()
}

/// The sides that somebody names: two sources or two years.
fn two(context: Context<'_>, typed: &str) -> Option<[Side; 2]> {
    let known = sources::named(context);
    let side = |name: &str| match name.trim().parse::<i32>() {
        Ok(year) => Some(Side::Year(year)),
        Err(_) => names::find(&known, name, 0).ok().map(Side::Source),
    };
    let cuts = ["/", ",", " vs. ", " vs ", " and ", " y ", " "];
    let mut halves = cuts.iter().filter_map(|cut| typed.trim().split_once(cut));
    halves.find_map(|(left, right)| Some([side(left)?, side(right)?])).filter(|[left, right]| left != right)
}

/// "migration 2019/2025", all in one: the topic and the years.
fn years_behind<'a>(context: Context<'_>, typed: &'a str) -> Option<(&'a str, [Side; 2])> {
    names::parted(typed).find_map(|(topic, rest)| {
        let sides = two(context, rest)?;
        sides.iter().all(|side| matches!(side, Side::Year(_))).then_some((topic, sides))
    })
}

/// The two sources that say most about the same: those with related facts first, then those with the most facts.
fn best_sides(base: &FactBase, facts: &[FactIdx]) -> Option<[Side; 2]> {
    let count = |source: SourceIdx| facts.iter().filter(|fact| base.fact(**fact).source == source).count();
    let related = |a: SourceIdx, b: SourceIdx| {
        let of = |source| facts.iter().copied().filter(move |fact| base.fact(*fact).source == source);
        of(a)
            .flat_map(|x| of(b).map(move |y| (x, y)))
            .filter(|(x, y)| is_different(base, *x, *y) || is_same(base, *x, *y))
            .count()
    };
    let pairs = pairs(base).into_iter().filter(|(a, b)| count(*a) > 0 && count(*b) > 0);
    let best = pairs.max_by_key(|(a, b)| (related(*a, *b), count(*a).min(count(*b)), std::cmp::Reverse((*a, *b))))?;
    Some([Side::Source(best.0), Side::Source(best.1)])
}

fn pairs(base: &FactBase) -> Vec<(SourceIdx, SourceIdx)> {
    let all = || (0..base.sources.len()).map(SourceIdx);
    all().flat_map(|a| all().filter(move |b| a < *b).map(move |b| (a, b))).collect()
}

pub(super) fn topics(context: Context<'_>) -> Vec<Named<usize>> {
    let topics = context.engine.base().topics.iter().enumerate();
    let named = topics.map(|(at, topic)| {
        let others = Language::ALL.into_iter().map(|language| topic.name.get(language).clone());
        Named::new(at, &topic.id, topic.name.get(context.language), others)
    });
    named.collect()
}

fn complete(context: Context<'_>, option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    if option == "topic" {
        return names::complete(&topics(context), typed, most);
    }
    let base = context.engine.base();
    let ids = pairs(base).into_iter().map(|(a, b)| [a, b].map(|source| base.source(source).id.clone()));
    let mut years: Vec<i32> =
        base.sources.iter().filter_map(|source| source.date.as_ref()).map(|date| date.earliest.year).collect();
    years.sort_unstable();
    years.dedup();
    let years = years.windows(2).map(|pair| [pair[0].to_string(), pair[1].to_string()]).collect::<Vec<_>>();
    let sides = years.into_iter().chain(ids).map(|pair| pair.join(BETWEEN));
    let typed = typed.trim().to_lowercase();
    sides.filter(|sides| sides.contains(&typed)).take(most).map(Completion::plain).collect()
}
