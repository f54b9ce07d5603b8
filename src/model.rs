//! Owns: the finished records — what a county has promised and reported, complete and consistent.
//! In: values that `check` has accepted. Out: nothing; later stages read it.
//! Nothing here is "filled in later": what may be absent in the format is an `Option`, nothing else is.

mod amount;
mod catalogue;
pub mod link;
mod place;
mod plan;
mod summary;
mod village;

pub use amount::{AmountError, Quantity, Yuan, grouped};
pub use catalogue::{Disclosure, Every, Kind, Per, Programme, ProgrammeTarget, Quota, Site, Unit};
pub use place::{Holder, Place};
pub use plan::{Approval, Fund, Measure, Milestone, Plan, Problem, Status, Target};
pub use summary::{Notice, ProblemChange, Spent, Summary, Update, Visit};
pub use village::{Person, Township, Village};

use crate::source::{FileId, Span};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// One record's own text: which bytes of its file are prose, and which of those are internal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The whole text after the front matter.
    pub span: Span,
    /// Blocks between `:::internal` and `:::`, marker lines included, in order.
    pub internal: Vec<Span>,
    /// The lines that mark the blocks: never shown in any edition.
    pub markers: Vec<Span>,
    /// Whether internal blocks are left out when the text is read.
    pub hide_internal: bool,
}

/// What every record has beside its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The file that holds it.
    pub file: FileId,
    /// The file's or folder's name, in NFC: slug and URL.
    pub slug: String,
    /// Its path inside the content folder, with `/`.
    pub path: String,
    /// Marked `internal = true`.
    pub internal: bool,
    /// Its text, if any.
    pub prose: Option<Prose>,
}

/// A county's whole content.
#[derive(Debug)]
pub struct Model {
    /// The county and its rules.
    pub site: Site,
    /// Prose of the front page.
    pub home: Option<Record>,
    /// Prose above the index of measures.
    pub measures_text: Option<Record>,
    /// Prose above the index of units.
    pub units_text: Option<Record>,
    /// Prose above the index of disclosures.
    pub disclosures_text: Option<Record>,
    /// Catalogue of measure kinds, as ordered in the file.
    pub kinds: Vec<Kind>,
    /// Catalogue of units.
    pub units: Vec<Unit>,
    /// Catalogue of what must be made public.
    pub disclosures: Vec<Disclosure>,
    /// Programmes by slug.
    pub programmes: Vec<Programme>,
    /// The county's own tasks: one plan for each programme that has any.
    pub plans: Vec<Plan>,
    /// The county's own summaries, by date and file name.
    pub summaries: Vec<Summary>,
    /// Townships by `order`, then slug; their villages within.
    pub townships: Vec<Township>,
    /// Files that are no records, by their path inside the content folder.
    pub attachments: BTreeMap<String, PathBuf>,
}

impl Model {
    /// Everybody who holds plans, always in one order: the county, then each township before its villages.
    pub fn holders(&self) -> impl Iterator<Item = Holder<'_>> {
        let county =
            std::iter::once(Holder { place: Place::County, plans: &self.plans, summaries: &self.summaries });
        let rest = self.townships.iter().enumerate().flat_map(|(t, township)| {
            let own = std::iter::once(Holder {
                place: Place::Township(t),
                plans: &township.plans,
                summaries: &township.summaries,
            });
            own.chain(township.villages.iter().enumerate().map(move |(v, village)| Holder {
                place: Place::Village(t, v),
                plans: &village.plans,
                summaries: &village.summaries,
            }))
        });
        county.chain(rest)
    }

    /// The plans of whoever holds them there.
    pub fn plans_at(&self, place: Place) -> &[Plan] {
        match place {
            Place::County => &self.plans,
            Place::Township(t) => &self.townships[t].plans,
            Place::Village(t, v) => &self.townships[t].villages[v].plans,
        }
    }

    /// The programme of this slug.
    pub fn programme(&self, slug: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.record.slug == slug)
    }

    /// The kind of this id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The disclosure of this id.
    pub fn disclosure(&self, id: &str) -> Option<&Disclosure> {
        self.disclosures.iter().find(|item| item.id == id)
    }

    /// The unit that a plan means by `name`: an id or a name of the catalogue.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == name || unit.name == name)
    }

    /// What a plan of this holder is called in keys: `<township>/<village>`, `<township>` or nothing.
    pub fn place_key(&self, place: Place) -> String {
        match place {
            Place::County => String::new(),
            Place::Township(t) => self.townships[t].record.slug.clone(),
            Place::Village(t, v) => {
                let township = &self.townships[t];
                format!("{}/{}", township.record.slug, township.villages[v].record.slug)
            }
        }
    }
}

/// `key` under `place`: a county's has no prefix.
pub fn join_key(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { [place, "/", key].concat() }
}

/// A text that names units, and each of the names where it lists several: `县住建局、县财政局`.
pub fn unit_names(text: &str) -> impl Iterator<Item = &str> {
    let is_separator = |c: char| matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／' | '+' | '＋' | '\n');
    let each = text.split(is_separator).map(str::trim);
    std::iter::once(text.trim()).chain(each.filter(|name| !name.is_empty()))
}

/// Whole days from one date to another; below zero where the second is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    // Without a largest unit the span between two dates is counted in days.
    i64::from((to - from).get_days())
}

/// Whether a dated fact counts on `day`.
pub fn counts_on(fact: Option<Date>, day: Date) -> Option<Date> {
    fact.filter(|date| *date <= day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_over_months_and_years() {
        assert_eq!(days_between(date(2019, 12, 31), date(2020, 3, 1)), 61);
        assert_eq!(days_between(date(2020, 3, 1), date(2020, 2, 28)), -2);
    }
}
