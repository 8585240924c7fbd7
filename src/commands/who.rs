//! `/who person:… [date] [page]`: the offices somebody holds in the sources, with the dates the sources give, and what
//! they said, with how it is known that they said it. Asked for an office: who held it. With a date: as of then.

use super::names::{self, Named};
use super::pages::{self, FACTS_A_PAGE, Page};
use super::{
    Completion, Context, Given, NAME_CHARS, OptionKind, OptionSpec, Outcome, Run, Spec, Who, offices, timeline,
};
use crate::engine::{Reply, Turn, VerdictKind, listed, spoken_date};
use crate::facts::args;
use crate::facts::model::{Date, EntityIdx, EntityKind, Fact, FactBase, FactIdx, OfficeIdx, Tenure};
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

/// Whom somebody asks for.
#[derive(Clone, Copy)]
enum Asked {
    Person(EntityIdx),
    Office(OfficeIdx),
}

fn run(context: Context<'_>, given: &Given, _turns: &[Turn]) -> Outcome {
    let Context { engine, language } = context;
    let wording = &engine.base().wording;
    let typed = given.text("person").unwrap_or_default();
    let refused = |lead: String| Reply::plain(language, VerdictKind::Abstain, lead);
    let mut date = match given.text("date").map(|typed| (typed, typed_date(engine.base(), typed))) {
        Some((typed, None)) => {
            let sentence = wording.say_with(language, "date-unread", &args([("typed", typed.into())]));
            return Outcome::of(refused(sentence), &SPEC, given);
        }
        Some((_, date)) => date,
        None => None,
    };
    let mut found = meant(context, typed);
    if found.is_err() && date.is_none() {
        // "Rubio 2025", all in one.
        let parted = names::parted(typed).find_map(|(name, rest)| {
            let date = typed_date(engine.base(), rest)?;
            Some((meant(context, name).ok()?, date))
        });
        if let Some((asked, then)) = parted {
            (found, date) = (Ok(asked), Some(then));
        }
    }
    match found {
        Ok(Asked::Person(person)) => of(context, person, date.as_ref(), given),
        Ok(Asked::Office(office)) => offices::holders(context, office, date.as_ref(), given),
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

/// The office that is called exactly so, the person, or the office that is meant; else the names of those that are called
/// nearly so. "President of El Salvador" is also what some sources call a person, but asks who held the office.
fn meant(context: Context<'_>, typed: &str) -> Result<Asked, Vec<String>> {
    if let Some(office) = names::called(&offices::named(context), typed) {
        return Ok(Asked::Office(office));
    }
    names::find(&people(context), typed, MOST_NEAR).map(Asked::Person).or_else(|near| {
        let office = offices::meant(context, typed).map(Asked::Office);
        office.map_err(|offices| offices.into_iter().chain(near).take(MOST_NEAR).collect())
    })
}

/// How many names are offered for one that nobody has.
const MOST_NEAR: usize = 3;

fn of(context: Context<'_>, person: EntityIdx, date: Option<&Date>, given: &Given) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let name = base.entity(person).name.get(language);
    let mut said: Vec<(String, FactIdx)> = held(context, person, date);
    let (words, undated) = words(context, person, date);
    let heading = wording.say_with(language, "who-said", &args([("name", name.as_str().into())]));
    said.extend(words.into_iter().map(|fact| (heading.clone(), fact)));
    if said.is_empty() {
        let heading = wording.say_with(language, "who-about", &args([("name", name.as_str().into())]));
        let about = base.fact_entries().filter(|(_, fact)| fact.about.contains(&person) && is_of(base, fact, date));
        said.extend(about.map(|(fact, _)| (heading.clone(), fact)));
    }
    let page = Page::of(said, FACTS_A_PAGE, given);
    let spoken = date.map(|date| spoken_date(engine, language, date));
    let say = |key: &str, dated: &str| match &spoken {
        None => wording.say_with(language, key, &args([("name", name.as_str().into())])),
        Some(date) => {
            let pairs = [("name", name.as_str().into()), ("date", date.as_str().into())];
            wording.say_with(language, dated, &args(pairs))
        }
    };
    let lead = say("who-lead", "who-lead-dated");
    let listed = listed(base, language, VerdictKind::Answer, lead, &offices::grouped(&page.items));
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
fn held(context: Context<'_>, person: EntityIdx, date: Option<&Date>) -> Vec<(String, FactIdx)> {
    let Context { engine, language } = context;
    let base = engine.base();
    let mut tenures: Vec<&Tenure> =
        base.entity(person).offices.iter().filter(|tenure| offices::fits(tenure, date)).collect();
    tenures.sort_by_key(|tenure| tenure.span());
    let facts = tenures.into_iter().filter_map(|tenure| {
        let office = base.offices.get(tenure.office.0)?.name.get(language);
        Some((offices::heading(context, office, tenure), engine.office_fact(person, tenure)?))
    });
    facts.collect()
}

/// When a fact is of: its own time, or that of its document.
fn time(base: &FactBase, fact: &Fact) -> Option<Date> {
    fact.when.clone().or_else(|| base.source(fact.source).date.clone())
}

/// Whether a fact may be of that time; without a date always.
fn is_of(base: &FactBase, fact: &Fact, date: Option<&Date>) -> bool {
    date.is_none_or(|date| time(base, fact).is_some_and(|time| time.overlaps(date)))
}

/// What somebody said, in the order of time, undated documents last; and whether a date leaves out some of it because its
/// document has none.
fn words(context: Context<'_>, person: EntityIdx, date: Option<&Date>) -> (Vec<FactIdx>, bool) {
    let base = context.engine.base();
    let theirs = base.fact_entries().filter(|(_, fact)| fact.speaker == Some(person));
    let mut timed: Vec<(Option<Date>, FactIdx)> = theirs.map(|(index, fact)| (time(base, fact), index)).collect();
    let undated = date.is_some() && timed.iter().any(|(time, _)| time.is_none());
    timed.retain(|(_, fact)| is_of(base, base.fact(*fact), date));
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
    let mut offered = names::complete(&people(context), typed, most);
    offered.extend(names::complete(&offices::named(context), typed, most));
    offered.truncate(most);
    offered
}
