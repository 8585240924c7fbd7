//! What is looked up without a question: the facts that some words are about, the one that carries an office, and the
//! office that some words name.

use super::analyze::Sort;
use super::features::Meaning;
use super::signals::Signal;
use super::vocabulary::folded;
use super::{Engine, parse, rank};
use crate::facts::model::{EntityIdx, Fact, FactIdx, FactKind, OfficeIdx, Tenure};
use crate::text::Language;

impl Engine {
    /// The facts that some words are about, best first: those that cover nearly as much of them as the best one, and in
    /// which language the words were read. None if nothing of ours is named.
    pub fn facts_about(&self, words: &str, preferred: Language) -> (Vec<FactIdx>, Language) {
        let read: String = words.chars().take(self.settings.max_chars).collect();
        let question = parse::parse(self, &read, &[], Some(preferred));
        let candidates = rank::rank(self, &question, &[]);
        let covers = |candidate: &rank::Candidate| candidate.explanation.signal(Signal::Coverage);
        let most = candidates.iter().map(covers).fold(0.0, f64::max);
        if most == 0.0 || !question.has_subject() {
            return (Vec::new(), question.language);
        }
        let near = candidates.iter().filter(|candidate| covers(candidate) >= self.settings.timeline_coverage * most);
        (near.map(|candidate| candidate.fact).collect(), question.language)
    }

    /// The office that some words name and nothing else, small words aside. `None` if they say more, or several.
    pub fn office_named(&self, words: &str, preferred: Language) -> Option<OfficeIdx> {
        let read: String = words.chars().take(self.settings.max_chars).collect();
        let question = parse::parse(self, &read, &[], Some(preferred));
        let mut terms = question.own_terms().filter(|term| term.term.sort != Sort::PartOfName);
        let (Some(only), None) = (terms.next(), terms.next()) else { return None };
        let mut offices = only.term.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Office(office) => Some(OfficeIdx(*office)),
            _ => None,
        });
        offices.next().filter(|_| offices.next().is_none())
    }

    /// The fact that says that somebody holds an office: one of the same document that is about them and names the
    /// office, calls them by it ("President Bukele"), is of the day on which they began or ended, or is of them before all
    /// others.
    pub fn office_fact(&self, person: EntityIdx, tenure: &Tenure) -> Option<FactIdx> {
        let about = |fact: &Fact| fact.source == tenure.source && fact.about.contains(&person);
        let theirs: Vec<FactIdx> =
            self.base.fact_entries().filter(|(_, fact)| about(fact)).map(|(index, _)| index).collect();
        let index = self.index(Language::En);
        let office = index.features.get(&Meaning::Office(tenure.office.0));
        let names = |fact: &FactIdx| office.is_some_and(|office| self.entry(Language::En, *fact).claims(office));
        let first = |fact: &FactIdx| {
            let fact = self.base.fact(*fact);
            fact.kind == FactKind::Description && fact.about.first() == Some(&person)
        };
        let carrying = theirs.iter().filter(|fact| names(fact));
        carrying
            .clone()
            .find(|fact| first(fact))
            .or_else(|| carrying.clone().next())
            .or_else(|| theirs.iter().find(|fact| self.is_called_by(person, tenure, **fact)))
            .or_else(|| {
                let turns = |fact: &Fact| fact.when.is_some() && [&tenure.from, &tenure.to].contains(&&fact.when);
                theirs.iter().find(|fact| turns(self.base.fact(**fact)))
            })
            .or_else(|| theirs.iter().find(|fact| self.base.fact(**fact).about.first() == Some(&person)))
            .copied()
    }

    /// Whether the claim names the person, and a quote has a name of theirs that begins with a word of the office.
    fn is_called_by(&self, person: EntityIdx, tenure: &Tenure, fact: FactIdx) -> bool {
        let Some(office) = self.base.offices.get(tenure.office.0) else { return false };
        let office_words = folded(&office.name.en);
        let entity = self.base.entity(person);
        let names = entity.aliases.en.iter().chain([&entity.name.en]).map(|name| folded(name).join(" "));
        let names: Vec<String> = names.collect();
        let fact = self.base.fact(fact);
        let claim = folded(&fact.claim.en).join(" ");
        let excerpts: Vec<String> = fact.quotes.iter().map(|quote| folded(&quote.text).join(" ")).collect();
        let titled = |name: &&String| office_words.iter().any(|word| name.starts_with(word));
        let quoted = |name: &String| excerpts.iter().any(|excerpt| excerpt.contains(name.as_str()));
        names.iter().any(|name| claim.contains(name.as_str())) && names.iter().filter(titled).any(quoted)
    }
}
