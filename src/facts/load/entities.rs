//! Entities, offices and topics, and whose alias is whose.

use super::cards::{plain, values};
use super::dates::optional_date;
use super::folder::Folder;
use super::index::Index;
use crate::facts::model::{Entity, EntityIdx, EntityKind, Office, OfficeIdx, SourceIdx, Tenure, Topic};
use crate::facts::problem::Place;
use crate::facts::read::{Found, Need, Table};
use crate::text::{PerLanguage, tokens};
use std::collections::HashMap;

const KINDS: [(&str, EntityKind); 6] = [
    ("person", EntityKind::Person),
    ("country", EntityKind::Country),
    ("place", EntityKind::Place),
    ("body", EntityKind::Body),
    ("agreement", EntityKind::Agreement),
    ("group", EntityKind::Group),
];

/// Everybody and everything that entities.toml names.
pub(super) struct Cast {
    /// Each at its position; `None` where one can't be read.
    pub entities: Vec<Option<Entity>>,
    pub offices: Vec<Office>,
}

/// Reads entities and offices. An alias belongs to one entity; an office may share it only with its one holder, where
/// both readings lead to the same person.
pub(super) fn cast(folder: &Folder<'_>, index: &Index<'_>) -> Cast {
    let mut owners = HashMap::new();
    let entities = folder.entities.iter().enumerate().map(|(position, table)| {
        let (entity, names) = entity(table, index);
        claim_aliases(&mut owners, position, table, &names);
        entity
    });
    let entities: Vec<Option<Entity>> = entities.collect();
    let offices = folder.offices.iter().enumerate().filter_map(|(position, table)| {
        let (office, names) = office(table);
        refuse_aliases(&owners, only_holder(&entities, OfficeIdx(position)), table, &names);
        office
    });
    let offices = offices.collect();
    Cast { entities, offices }
}

/// The topics.
pub(super) fn topics(folder: &Folder<'_>) -> Vec<Topic> {
    let topic = |table: &Table<'_>| {
        table.only(&["id", "name", "about_documents"]);
        let (id, name) = (table.quiet_text("id"), table.bilingual("name"));
        let about_documents = table.flag("about_documents");
        Some(Topic { id: id?.value, name: plain(name?), about_documents })
    };
    folder.topics.iter().filter_map(topic).collect()
}

fn entity(table: &Table<'_>, index: &Index<'_>) -> (Option<Entity>, Vec<Found<String>>) {
    table.only(&["id", "kind", "name", "aliases", "stands_for", "offices"]);
    let id = table.quiet_text("id");
    let kind = table.choice("kind", &KINDS);
    let (name, aliases, names) = names(table);
    let stands_for = index.entities.positions(&table.texts("stands_for", Need::Optional));
    let stands_for = stands_for.into_iter().map(EntityIdx).collect();
    let offices = table.tables("offices", "an office held").iter().filter_map(|office| tenure(office, index)).collect();
    let entity = || Some(Entity { id: id?.value, kind: kind?, name: name?, aliases, stands_for, offices });
    (entity(), names)
}

fn office(table: &Table<'_>) -> (Option<Office>, Vec<Found<String>>) {
    table.only(&["id", "name", "aliases", "plural"]);
    let id = table.quiet_text("id");
    let (name, aliases, mut names) = names(table);
    let plural = table.texts_per_language("plural", Need::Optional);
    names.extend(plural.en.iter().chain(&plural.es).cloned());
    let plural = PerLanguage { en: values(plural.en), es: values(plural.es) };
    let office = || Some(Office { id: id?.value, name: name?, aliases, plural });
    (office(), names)
}

fn tenure(table: &Table<'_>, index: &Index<'_>) -> Option<Tenure> {
    table.only(&["office", "from", "to", "as_of", "source", "arriving"]);
    let office = table.text("office").and_then(|office| index.offices.position(&office));
    let source = table.text("source").and_then(|source| index.sources.position(&source));
    let (from, to, as_of) = (optional_date(table, "from"), optional_date(table, "to"), optional_date(table, "as_of"));
    if let (Some(from), Some(to)) = (&from, &to)
        && from.earliest > to.latest
    {
        table.report(
            table.place_of("to").problem(format!("the office ends in {} before it begins in {}", to.edtf, from.edtf)),
        );
    }
    let arriving = table.flag("arriving");
    Some(Tenure { office: OfficeIdx(office?), from, to, as_of, source: SourceIdx(source?), arriving })
}

type Aliases = PerLanguage<Vec<String>>;

/// The name, the aliases, and all of them with their places.
fn names(table: &Table<'_>) -> (Option<PerLanguage<String>>, Aliases, Vec<Found<String>>) {
    let name = table.bilingual("name");
    let aliases = table.texts_per_language("aliases", Need::BothOrNone);
    let own = name.iter().flat_map(|name| [&name.en, &name.es]);
    let all = own.chain(&aliases.en).chain(&aliases.es).cloned().collect();
    (name.map(plain), PerLanguage { en: values(aliases.en), es: values(aliases.es) }, all)
}

/// Who owns a folded alias: position, what problems call the owner, and where it says so.
type Owners = HashMap<String, (usize, String, Place)>;

fn claim_aliases(owners: &mut Owners, position: usize, table: &Table<'_>, names: &[Found<String>]) {
    for name in names {
        let folded = folded(&name.value);
        if folded.is_empty() {
            let problem =
                name.place.problem(format!("`{}` has neither letters nor digits: nobody could ask for it", name.value));
            table.report(problem.hint("remove it"));
            continue;
        }
        let (owner, what, place) =
            owners.entry(folded).or_insert_with(|| (position, table.what().to_owned(), name.place.clone()));
        if *owner != position {
            let problem = name.place.problem(format!("alias `{}` belongs to {what} already", name.value));
            table.report(
                problem.hint(format!("it stands in {place}; an alias belongs to one entity: remove one of them")),
            );
        }
    }
}

/// The position of the only entity that holds an office.
fn only_holder(entities: &[Option<Entity>], office: OfficeIdx) -> Option<usize> {
    let holds = |entity: &Option<Entity>| {
        entity.iter().flat_map(|entity| &entity.offices).any(|tenure| tenure.office == office)
    };
    let mut holders = entities.iter().enumerate().filter(|(_, entity)| holds(entity)).map(|(position, _)| position);
    holders.next().filter(|_| holders.next().is_none())
}

fn refuse_aliases(owners: &Owners, holder: Option<usize>, table: &Table<'_>, names: &[Found<String>]) {
    for name in names {
        if let Some((owner, what, place)) = owners.get(&folded(&name.value))
            && holder != Some(*owner)
        {
            let problem = name.place.problem(format!("alias `{}` of an office belongs to {what} already", name.value));
            table.report(problem.hint(format!("it stands in {place}; remove one of them")));
        }
    }
}

fn folded(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ")
}
