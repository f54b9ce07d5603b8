//! Owns: the index by unit — who answers for what. In: the catalogue, and names as plans write them.
//! Out: one row a unit, listed units first, then names that no catalogue holds.

use super::{DeadlineRow, Due, MeasureRow, ProblemRow, ProgrammeRow, Totals, address};
use crate::assess::State;
use crate::model::{Model, Plan, Unit};
use rayon::prelude::*;
use smallvec::SmallVec;
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// A unit as a plan means it.
#[derive(Clone, Copy, Debug)]
pub enum UnitRef<'a> {
    /// From the catalogue.
    Listed(&'a Unit),
    /// Only a name.
    Unlisted(&'a str),
}

impl<'a> UnitRef<'a> {
    /// Its name.
    pub fn name(self) -> &'a str {
        match self {
            UnitRef::Listed(unit) => &unit.name,
            UnitRef::Unlisted(name) => name,
        }
    }

    /// Its id in the catalogue.
    pub fn id(self) -> Option<&'a str> {
        match self {
            UnitRef::Listed(unit) => Some(&unit.id),
            UnitRef::Unlisted(_) => None,
        }
    }
}

/// A unit and what it answers for.
#[derive(Clone, Debug)]
pub struct UnitRow<'a> {
    /// Who it is.
    pub unit: UnitRef<'a>,
    /// Its folder's name below `units/`, unique.
    pub slug: String,
    /// Measures that it leads: positions in [`super::Index::measures`].
    pub leads: Vec<usize>,
    /// Measures with which it helps (and which it does not lead).
    pub helps: Vec<usize>,
    /// Problems that it answers for: positions in [`super::Index::problems`].
    pub problems: Vec<usize>,
    /// Deadlines of what it leads or answers for: positions in [`super::Index::deadlines`], by date.
    pub deadlines: Vec<usize>,
    /// Programmes that it leads: positions in [`super::Index::programmes`].
    pub programmes: Vec<usize>,
    /// Figures of the measures that it leads and the problems that it answers for; a measure with two leading
    /// units counts with each, so rows of units do not add up to the county's.
    pub totals: Totals,
}

impl UnitRow<'_> {
    /// Its page.
    pub fn page(&self) -> String {
        address::unit(&self.slug)
    }

    /// Its calendar.
    pub fn calendar(&self) -> String {
        address::unit_calendar(&self.slug)
    }

    /// Whether anything names it.
    pub fn is_idle(&self) -> bool {
        self.leads.is_empty()
            && self.helps.is_empty()
            && self.problems.is_empty()
            && self.programmes.is_empty()
    }
}

/// Which unit a name means.
pub(super) struct UnitTable<'a> {
    units: Vec<UnitRef<'a>>,
    by_name: HashMap<&'a str, usize>,
}

impl<'a> UnitTable<'a> {
    /// The catalogue, then every other name that leads, helps or answers for a problem, by code point.
    pub(super) fn new(model: &'a Model, state: &'a State) -> Self {
        let units = model.units.iter().map(UnitRef::Listed).collect();
        let mut table = UnitTable { units, by_name: HashMap::new() };
        for (position, unit) in model.units.iter().enumerate() {
            // As in `Model::unit`: the first entry that a name fits, by id or name.
            table.by_name.entry(&unit.id).or_insert(position);
            table.by_name.entry(&unit.name).or_insert(position);
        }
        let is_unlisted = |name: &&str| !table.by_name.contains_key(name);
        let plans: Vec<&Plan> = model.holders().flat_map(|holder| holder.plans).collect();
        let named = plans.par_iter().flat_map_iter(|plan| {
            let names = plan.measures.iter().flat_map(|measure| measure.lead.iter().chain(&measure.with));
            names.map(|name| name.value.as_str()).filter(is_unlisted)
        });
        let problems = state.holders.iter().flat_map(|holder| &holder.problems);
        let of_problems = problems.flat_map(|problem| &problem.lead).map(String::as_str);
        let mut unlisted: BTreeSet<&str> = named.collect();
        unlisted.extend(of_problems.filter(is_unlisted));
        for name in unlisted {
            table.by_name.insert(name, table.units.len());
            table.units.push(UnitRef::Unlisted(name));
        }
        table
    }

    /// Positions of these units, each once.
    pub(super) fn resolve(&self, names: impl Iterator<Item = &'a str>) -> SmallVec<[usize; 2]> {
        let mut positions = SmallVec::new();
        for position in names.filter_map(|name| self.get(name)) {
            if !positions.contains(&position) {
                positions.push(position);
            }
        }
        positions
    }

    /// What each name means; only looked up, never walked, so its order cannot reach the output.
    pub(super) fn into_names(self) -> HashMap<&'a str, usize> {
        self.by_name
    }

    /// The position of a unit, if the catalogue or any plan names it.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// One row a unit, with all that names it.
pub(super) fn rows<'a>(
    table: &UnitTable<'a>,
    measures: &[MeasureRow<'a>],
    problems: &[ProblemRow<'a>],
    deadlines: &[DeadlineRow<'a>],
    programmes: &[ProgrammeRow<'a>],
) -> Vec<UnitRow<'a>> {
    let mut rows = empty_rows(&table.units);
    for (position, row) in measures.iter().enumerate() {
        for unit in &row.lead {
            rows[*unit].leads.push(position);
            rows[*unit].totals.add_measure(row.measure, row.state);
        }
        for unit in &row.with {
            rows[*unit].helps.push(position);
        }
    }
    for (position, row) in problems.iter().enumerate() {
        for unit in &row.lead {
            rows[*unit].problems.push(position);
            rows[*unit].totals.add_problem(row.state);
        }
    }
    for (position, row) in deadlines.iter().enumerate() {
        let lead = match row.what {
            Due::Measure(measure) | Due::Milestone(measure, _) => measures[measure].lead.as_slice(),
            Due::Problem(problem) => &problems[problem].lead,
        };
        for unit in lead {
            rows[*unit].deadlines.push(position);
        }
    }
    for (position, row) in programmes.iter().enumerate() {
        if let Some(unit) = row.lead {
            rows[unit].programmes.push(position);
        }
    }
    rows
}

fn empty_rows<'a>(units: &[UnitRef<'a>]) -> Vec<UnitRow<'a>> {
    let mut taken = BTreeSet::new();
    let row = |unit: &UnitRef<'a>| UnitRow {
        unit: *unit,
        slug: free_slug(*unit, &mut taken),
        leads: Vec::new(),
        helps: Vec::new(),
        problems: Vec::new(),
        deadlines: Vec::new(),
        programmes: Vec::new(),
        totals: Totals::default(),
    };
    units.iter().map(row).collect()
}

/// The unit's id; for a name without one, the name made safe and, if that is taken, numbered.
fn free_slug(unit: UnitRef<'_>, taken: &mut BTreeSet<String>) -> String {
    let wanted = unit.id().map_or_else(|| safe_slug(unit.name()), str::to_owned);
    let numbered = (2..).map(|number: u64| format!("{wanted}-{number}"));
    // Names are compared without letter case, as Windows compares folders.
    let free = std::iter::once(wanted.clone()).chain(numbered).find(|slug| taken.insert(slug.to_lowercase()));
    free.unwrap_or(wanted)
}

/// Longest slug made of a name, in bytes; far under what file systems take.
const LONGEST: usize = 120;

/// Letters and digits of any script in lower case, one hyphen for all between. What remains could still be a
/// device of Windows or nothing at all, so a short Latin name gets a word before it.
fn safe_slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let mut end = slug.len().min(LONGEST);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug.truncate(end);
    let slug = slug.trim_end_matches('-');
    if slug.len() <= 4 && slug.is_ascii() {
        format!("unit-{slug}").trim_end_matches('-').to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_folders() {
        assert_eq!(safe_slug("县水利局（防汛办）"), "县水利局-防汛办");
        assert_eq!(safe_slug("CON"), "unit-con");
        assert_eq!(safe_slug("/../"), "unit");
        assert_eq!(safe_slug(&"村".repeat(100)).len(), LONGEST);
    }

    #[test]
    fn two_names_never_share_a_folder() {
        let mut taken = BTreeSet::new();
        let mut slug = |name| free_slug(UnitRef::Unlisted(name), &mut taken);
        assert_eq!(slug("甲-乙"), "甲-乙");
        assert_eq!(slug("甲/乙"), "甲-乙-2");
        assert_eq!(slug("甲 乙"), "甲-乙-3");
        assert_eq!(slug("甲-乙-2"), "甲-乙-2-2");
    }
}
