//! Offices for `/who`: who held one, by which source and as of when; and how a tenure reads. May not know what is said of
//! a person otherwise.

use super::names::{self, Named};
use super::pages::{FACTS_A_PAGE, Page};
use super::{Context, Given, Outcome, who};
use crate::engine::{Group, Reply, VerdictKind, listed, spoken_date};
use crate::facts::args;
use crate::facts::model::{Date, EntityIdx, FactIdx, OfficeIdx, Tenure};
use crate::text::Language;

/// Every office that somebody holds in the sources, by all that it is called.
pub(super) fn named(context: Context<'_>) -> Vec<Named<OfficeIdx>> {
    let offices = context.engine.base().offices.iter().enumerate();
    let named = offices.map(|(at, office)| {
        let names = Language::ALL.into_iter().flat_map(|language| {
            office.aliases.get(language).iter().cloned().chain([office.name.get(language).clone()])
        });
        Named::new(OfficeIdx(at), &office.id, office.name.get(context.language), names)
    });
    named.collect()
}

/// The office that is called so, in other words or with slips of the finger too; else the names of those that are called
/// nearly so.
pub(super) fn meant(context: Context<'_>, typed: &str) -> Result<OfficeIdx, Vec<String>> {
    let found = names::find(&named(context), typed, 3);
    found.or_else(|near| context.engine.office_named(typed, context.language).ok_or(near))
}

/// Who held an office: each holder with the dates the source gives, in the order of time. With a date: as of then.
pub(super) fn holders(context: Context<'_>, office: OfficeIdx, date: Option<&Date>, given: &Given) -> Outcome {
    let Context { engine, language } = context;
    let (base, wording) = (engine.base(), &engine.base().wording);
    let entities = base.entities.iter().enumerate().map(|(at, entity)| (EntityIdx(at), entity));
    let tenures = entities.flat_map(|(person, entity)| entity.offices.iter().map(move |tenure| (person, tenure)));
    let mut held: Vec<(EntityIdx, &Tenure)> =
        tenures.filter(|(_, tenure)| tenure.office == office && fits(tenure, date)).collect();
    held.sort_by_key(|(_, tenure)| tenure.span());
    let told = held.into_iter().filter_map(|(person, tenure)| {
        let name = base.entity(person).name.get(language);
        Some((heading(context, name, tenure), engine.office_fact(person, tenure)?))
    });
    let page = Page::of(told.collect(), FACTS_A_PAGE, given);
    let name = base.offices.get(office.0).map_or("", |office| office.name.get(language).as_str());
    let spoken = date.map(|date| spoken_date(engine, language, date));
    let say = |key: &str, dated: &str| {
        let office = ("office", name.into());
        match &spoken {
            None => wording.say_with(language, key, &args([office])),
            Some(date) => wording.say_with(language, dated, &args([office, ("date", date.as_str().into())])),
        }
    };
    let lead = say("who-office-lead", "who-office-lead-dated");
    let listed = listed(base, language, VerdictKind::Answer, lead, &grouped(&page.items));
    let nothing = || say("who-office-nothing", "who-office-nothing-dated");
    let mut reply = listed.unwrap_or_else(|| Reply::plain(language, VerdictKind::Abstain, nothing()));
    let paging = page.tell(&mut reply, wording, &who::SPEC, given);
    Outcome { paging, ..Outcome::of(reply, &who::SPEC, given) }
}

/// Facts under their headings; a heading is said once for those that follow each other.
pub(super) fn grouped(said: &[(String, FactIdx)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (heading, fact) in said {
        match groups.last_mut().filter(|group| group.heading == *heading) {
            Some(group) => group.facts.push(*fact),
            None => groups.push(Group { heading: heading.clone(), facts: vec![*fact] }),
        }
    }
    groups
}

/// Whether somebody may have held the office then; without a date always.
pub(super) fn fits(tenure: &Tenure, date: Option<&Date>) -> bool {
    date.is_none_or(|date| tenure.span().is_some_and(|(from, to)| from <= date.latest && date.earliest <= to))
}

/// What is held, or who holds it, with the dates of the tenure: "President of El Salvador (as of July 21, 2019)".
pub(super) fn heading(context: Context<'_>, what: &str, tenure: &Tenure) -> String {
    let Context { engine, language } = context;
    let key = match tenure {
        Tenure { arriving: true, .. } => "who-office-arriving",
        Tenure { from: Some(_), to: Some(_), .. } => "who-office-from-to",
        Tenure { from: Some(_), .. } => "who-office-from",
        Tenure { to: Some(_), .. } => "who-office-to",
        Tenure { as_of: Some(_), .. } => "who-office-as-of",
        _ => return what.to_owned(),
    };
    let wording = &engine.base().wording;
    let spoken =
        |date: &Option<Date>| date.as_ref().map_or_else(String::new, |date| spoken_date(engine, language, date));
    // "Desde el 20 de enero", but "desde enero".
    let bound = |date: &Option<Date>| match date {
        Some(day) if day.is_exact() => {
            wording.say_with(language, "date-span-day", &args([("date", spoken(date).into())]))
        }
        _ => spoken(date),
    };
    let pairs = [
        ("office", what.into()),
        ("from", bound(&tenure.from).into()),
        ("to", bound(&tenure.to).into()),
        ("date", spoken(&tenure.as_of).into()),
    ];
    wording.say_with(language, key, &args(pairs))
}
