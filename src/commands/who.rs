//! `/who person:… [date] [page]`: the offices somebody holds in the sources, with the dates the sources give, and what
//! they said, with how it is known that they said it. With a date: as of then.

use super::names::{self, Named};
use super::pages::{self, FACTS_A_PAGE, Page};
use super::{Completion, Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, Run, Spec, Who, timeline};
use crate::engine::{Group, Reply, Turn, VerdictKind, listed, spoken_date};
use crate::facts::args;
use crate::facts::model::{Date, Day, EntityIdx, EntityKind, Fact, FactIdx, Tenure};
use crate::facts::typed_date;
use crate::text::Language;

/// How the command is offered.
pub const SPEC: Spec = Spec {
    name: "who",
    options: &[
        OptionSpec::new("person", OptionKind::Text(NAME_CHARS)).required().completed(),
        OptionSpec::new("date", OptionKind::Text(NAME_CHARS)),
        pages::OPTION,
    ],
    who: Who::Everyone,
    private: false,
    run: Run::Pure(run),
    complete: Some(complete),
};

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let Context { engine, language } = context;
    let wording = &engine.base().wording;
    let typed = given.text("person").unwrap_or_default();
    let refused = |lead: String| Reply::plain(language, VerdictKind::Abstain, lead);
    let date = match given.text("date").map(|typed| (typed, typed_date(engine.base(), typed))) {
        Some((typed, None)) => {
            let sentence = wording.say_with(language, "date-unread", &args([("typed", typed.into())]));
            return Outcome::of(refused(sentence), &SPEC, given);
        }
        Some((_, date)) => date,
        None => None,
    };
    match names::find(&people(context), typed, 3) {
        Ok(person) => of(context, person, date.as_ref(), given),
        Err(near) => {
            let mut reply = refused(wording.say_with(language, "who-unknown", &args([("typed", typed.into())])));
            if !near.is_empty() {
                reply.suggestions_lead = wording.say(language, "name-meant");
                reply.suggestions = near;
            }
            Outcome::of(reply, &SPEC, given)
        }
    }
}

fn of(context: Context<'_>, person: EntityIdx, date: Option<&Date>, given: &Given) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let name = base.entity(person).name.get(language);
    let mut said: Vec<(String, FactIdx)> = offices(context, person, date);
    let (words, undated) = words(context, person, date);
    let heading = wording.say_with(language, "who-said", &args([("name", name.as_str().into())]));
    said.extend(words.into_iter().map(|fact| (heading.clone(), fact)));
    if said.is_empty() && date.is_none() {
        let heading = wording.say_with(language, "who-about", &args([("name", name.as_str().into())]));
        let about = base.fact_entries().filter(|(_, fact)| fact.about.contains(&person));
        said.extend(about.map(|(fact, _)| (heading.clone(), fact)));
    }
    let page = Page::of(said, FACTS_A_PAGE, given);
    let mut groups: Vec<Group> = Vec::new();
    for (heading, fact) in &page.items {
        match groups.last_mut().filter(|group| group.heading == *heading) {
            Some(group) => group.facts.push(*fact),
            None => groups.push(Group { heading: heading.clone(), facts: vec![*fact] }),
        }
    }
    let spoken = date.map(|date| spoken_date(engine, language, date));
    let say = |key: &str, dated: &str| match &spoken {
        None => wording.say_with(language, key, &args([("name", name.as_str().into())])),
        Some(date) => {
            let pairs = [("name", name.as_str().into()), ("date", date.as_str().into())];
            wording.say_with(language, dated, &args(pairs))
        }
    };
    let lead = say("who-lead", "who-lead-dated");
    let listed = listed(base, language, VerdictKind::Answer, lead, &groups);
    let mut reply =
        listed.unwrap_or_else(|| Reply::plain(language, VerdictKind::Abstain, say("who-nothing", "who-nothing-dated")));
    if undated {
        reply.notes.push(wording.say(language, "who-undated"));
    }
    let paging = page.tell(&mut reply, wording, &SPEC, given);
    let then = |option| given.text("date").map(|typed| (option, typed.to_owned()));
    let about = Some(("about", base.entity(person).id.clone()));
    let stretch: Vec<_> = [about, then("from"), then("to")].into_iter().flatten().collect();
    let offers = timeline::link(context, &stretch, "list");
    Outcome { paging, offers, ..Outcome::of(reply, &SPEC, given) }
}

/// The facts that carry somebody's offices, in the order of time, each under its office with the dates the source gives.
fn offices(context: Context<'_>, person: EntityIdx, date: Option<&Date>) -> Vec<(String, FactIdx)> {
    let Context { engine, language } = context;
    let fits = |tenure: &&Tenure| {
        date.is_none_or(|date| span(tenure).is_some_and(|(from, to)| from <= date.latest && date.earliest <= to))
    };
    let mut tenures: Vec<&Tenure> = engine.base().entity(person).offices.iter().filter(fits).collect();
    tenures.sort_by_key(|tenure| span(tenure));
    let facts = tenures
        .into_iter()
        .filter_map(|tenure| Some((office(context, tenure, language)?, engine.office_fact(person, tenure)?)));
    facts.collect()
}

/// The days on which a source says that somebody held the office, as far as it says so.
fn span(tenure: &Tenure) -> Option<(Day, Day)> {
    let dates = || [&tenure.from, &tenure.as_of, &tenure.to].into_iter().flatten();
    let from = tenure.from.as_ref().map(|from| from.earliest).or_else(|| dates().map(|date| date.earliest).min())?;
    let to = tenure.to.as_ref().map(|to| to.latest).or_else(|| dates().map(|date| date.latest).max())?;
    Some((from, to))
}

/// "President of El Salvador (as of July 21, 2019)".
fn office(context: Context<'_>, tenure: &Tenure, language: Language) -> Option<String> {
    let Context { engine, .. } = context;
    let office = engine.base().offices.get(tenure.office.0)?.name.get(language);
    let key = match tenure {
        Tenure { arriving: true, .. } => "who-office-arriving",
        Tenure { from: Some(_), to: Some(_), .. } => "who-office-from-to",
        Tenure { from: Some(_), .. } => "who-office-from",
        Tenure { to: Some(_), .. } => "who-office-to",
        Tenure { as_of: Some(_), .. } => "who-office-as-of",
        _ => return Some(office.clone()),
    };
    let spoken =
        |date: &Option<Date>| date.as_ref().map_or_else(String::new, |date| spoken_date(engine, language, date));
    let pairs = [
        ("office", office.as_str().into()),
        ("from", spoken(&tenure.from).into()),
        ("to", spoken(&tenure.to).into()),
        ("date", spoken(&tenure.as_of).into()),
    ];
    Some(engine.base().wording.say_with(language, key, &args(pairs)))
}

/// What somebody said, in the order of time, undated documents last; and whether a date leaves out some of it because its
/// document has none.
fn words(context: Context<'_>, person: EntityIdx, date: Option<&Date>) -> (Vec<FactIdx>, bool) {
    let base = context.engine.base();
    let time = |fact: &Fact| fact.when.clone().or_else(|| base.source(fact.source).date.clone());
    let theirs = base.fact_entries().filter(|(_, fact)| fact.speaker == Some(person));
    let mut timed: Vec<(Option<Date>, FactIdx)> = theirs.map(|(index, fact)| (time(fact), index)).collect();
    let undated = date.is_some() && timed.iter().any(|(time, _)| time.is_none());
    timed.retain(|(time, _)| date.is_none_or(|date| time.as_ref().is_some_and(|time| time.overlaps(date))));
    timed.sort_by_key(|(time, fact)| (time.is_none(), time.as_ref().map(|time| (time.earliest, time.latest)), *fact));
    (timed.into_iter().map(|(_, fact)| fact).collect(), undated)
}

/// Everybody of whom the sources tell: people, and what else speaks in them.
fn people(context: Context<'_>) -> Vec<Named<EntityIdx>> {
    let base = context.engine.base();
    let entities = base.entities.iter().enumerate().map(|(at, entity)| (EntityIdx(at), entity));
    let told = entities.filter(|(index, entity)| {
        base.facts
            .iter()
            .any(|fact| fact.speaker == Some(*index) || entity.kind == EntityKind::Person && fact.about.contains(index))
    });
    let named = told.map(|(index, entity)| {
        let names = Language::ALL.into_iter().flat_map(|language| {
            entity.aliases.get(language).iter().cloned().chain([entity.name.get(language).clone()])
        });
        Named::new(index, &entity.id, entity.name.get(context.language), names)
    });
    named.collect()
}

fn complete(context: Context<'_>, _option: &str, typed: &str, _given: &Given, most: usize) -> Vec<Completion> {
    names::complete(&people(context), typed, most)
}
