//! Owns: a part of an edition — what `--select` asks for. In: conditions as people type them, an edition.
//! Out: the edition without the rest, its state computed again: every figure is of what was selected.

use super::Published;
use crate::assess::{MeasureState, ProblemState, assess};
use crate::load::meant::{Choice, Named, meant};
use crate::model::{Measure, Model, Plan, Problem, Status, Summary, Township, Village};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a measure or problem must be to be selected: of each condition one of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    townships: BTreeSet<String>,
    villages: BTreeSet<(String, String)>,
    programmes: BTreeSet<String>,
    kinds: BTreeSet<String>,
    units: BTreeSet<String>,
    due: Vec<(Option<Date>, Option<Date>)>,
    statuses: BTreeSet<Standing>,
    /// Each condition as it was typed, its value by name.
    told: Vec<(Key, String)>,
}

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Township.
    Township,
    /// Village.
    Village,
    /// Programme.
    Programme,
    /// Kind of measure.
    Measure,
    /// Unit that leads or helps.
    Unit,
    /// Deadline.
    Due,
    /// Status.
    Status,
}

impl Key {
    const ALL: [Key; 7] =
        [Key::Township, Key::Village, Key::Programme, Key::Measure, Key::Unit, Key::Due, Key::Status];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Key::Township => "township",
            Key::Village => "village",
            Key::Programme => "programme",
            Key::Measure => "measure",
            Key::Unit => "unit",
            Key::Due => "due",
            Key::Status => "status",
        }
    }
}

/// How a measure or problem stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Is(&'static str),
    Overdue,
    Soon,
    Open,
    Closed,
}

const STANDINGS: [(&str, Standing); 9] = [
    ("done", Standing::Is("done")),
    ("doing", Standing::Is("doing")),
    ("planned", Standing::Is("planned")),
    ("suspended", Standing::Is("suspended")),
    ("cancelled", Standing::Is("cancelled")),
    ("overdue", Standing::Overdue),
    ("soon", Standing::Soon),
    ("open", Standing::Open),
    ("closed", Standing::Closed),
];

/// Why a selection cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionError {
    /// The condition as typed.
    pub given: String,
    /// What could stand there.
    pub known: Vec<Named>,
}

impl Selection {
    /// Reads `township=hexi,measure=changye,due=2026-06..2026-09,status=overdue`. Names may be ids, folders or the
    /// names that people read; a condition that stands twice takes either value.
    ///
    /// # Errors
    /// When a condition is none, or names what is not there.
    pub fn parse(text: &str, model: &Model) -> Result<Selection, SelectionError> {
        let mut selection = Selection::default();
        for condition in text.split([',', '，']).map(str::trim).filter(|condition| !condition.is_empty()) {
            let wrong = |known: Vec<Named>| SelectionError { given: condition.to_owned(), known };
            let keys = || Key::ALL.map(|key| Named::word(format!("{}=", key.as_str()))).to_vec();
            let (key, value) = condition.split_once('=').ok_or_else(|| wrong(keys()))?;
            let key = Key::ALL.into_iter().find(|known| known.as_str() == key.trim());
            let (key, value) = (key.ok_or_else(|| wrong(keys()))?, value.trim());
            let name = selection.add(key, value, model).map_err(wrong)?;
            selection.told.push((key, name));
        }
        Ok(selection)
    }

    /// The conditions, their values by name.
    pub fn told(&self) -> &[(Key, String)] {
        &self.told
    }

    fn add(&mut self, key: Key, value: &str, model: &Model) -> Result<String, Vec<Named>> {
        let pick = |known: Vec<(&str, &str)>| {
            let found = known.iter().find(|(id, name)| *id == value || *name == value);
            let found = found.map(|(id, name)| ((*id).to_owned(), (*name).to_owned()));
            found.ok_or_else(|| known.iter().map(|(id, name)| Named::new(*id, *name)).collect::<Vec<_>>())
        };
        let (set, known) = match key {
            Key::Township => {
                let rows = model.townships.iter();
                (&mut self.townships, rows.map(|row| (row.record.slug.as_str(), row.name.as_str())).collect())
            }
            Key::Programme => {
                let rows = model.programmes.iter();
                (
                    &mut self.programmes,
                    rows.map(|row| (row.record.slug.as_str(), row.name.as_str())).collect(),
                )
            }
            Key::Measure => (
                &mut self.kinds,
                model.kinds.iter().map(|kind| (kind.id.as_str(), kind.name.as_str())).collect(),
            ),
            Key::Unit => {
                let listed = model.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
                let plans = model.holders().flat_map(|holder| holder.plans);
                let named = plans.flat_map(|plan| &plan.measures).flat_map(|m| m.lead.iter().chain(&m.with));
                let named = named.map(|name| name.value.as_str());
                let unlisted: BTreeSet<&str> = named.filter(|name| model.unit(name).is_none()).collect();
                (&mut self.units, listed.chain(unlisted.into_iter().map(|name| (name, name))).collect())
            }
            Key::Village => return self.add_village(value, model),
            Key::Due => {
                let range =
                    range(value).ok_or_else(|| ["2026-06", "2026-06..2026-09"].map(Named::word).to_vec())?;
                self.due.push(range);
                return Ok(value.to_owned());
            }
            Key::Status => {
                let found = STANDINGS.iter().find(|(name, _)| *name == value);
                let names = || STANDINGS.map(|(name, _)| Named::word(name)).to_vec();
                self.statuses.insert(found.ok_or_else(names)?.1);
                return Ok(value.to_owned());
            }
        };
        let (id, name) = pick(known)?;
        set.insert(id);
        Ok(name)
    }

    fn add_village(&mut self, value: &str, model: &Model) -> Result<String, Vec<Named>> {
        let villages: Vec<(&Township, &Village)> = villages(model).collect();
        let known = villages.iter().map(|(township, village)| named_village(township, village)).collect();
        let (township, village) = villages[meant(value, known).map_err(|Choice { known, .. }| known)?];
        self.villages.insert((township.record.slug.clone(), village.record.slug.clone()));
        Ok(format!("{}{}", township.name, village.name))
    }

    /// Whether it asks for more than places.
    fn is_about_tasks(&self) -> bool {
        !(self.programmes.is_empty()
            && self.kinds.is_empty()
            && self.units.is_empty()
            && self.due.is_empty()
            && self.statuses.is_empty())
    }

    fn wants_place(&self, township: &str, village: Option<&str>) -> bool {
        let of_township = self.townships.is_empty() || self.townships.contains(township);
        let of_village = self.villages.is_empty()
            || village
                .is_some_and(|village| self.villages.contains(&(township.to_owned(), village.to_owned())));
        of_township && of_village
    }

    fn wants_due(&self, due: Option<Date>) -> bool {
        let within = |due: Date, (from, to): &(Option<Date>, Option<Date>)| {
            from.is_none_or(|from| from <= due) && to.is_none_or(|to| due <= to)
        };
        self.due.is_empty() || due.is_some_and(|due| self.due.iter().any(|range| within(due, range)))
    }

    fn wants_units<'n>(&self, model: &Model, names: impl Iterator<Item = &'n str>) -> bool {
        let id = |name: &str| model.unit(name).map_or_else(|| name.to_owned(), |unit| unit.id.clone());
        self.units.is_empty() || names.map(id).any(|id| self.units.contains(&id))
    }

    fn wants_measure(&self, model: &Model, plan: &Plan, measure: &Measure, state: &MeasureState) -> bool {
        let stands = |standing: &Standing| match standing {
            Standing::Is(status) => state.status.as_str() == *status,
            Standing::Overdue => state.overdue,
            Standing::Soon => state.due_soon,
            Standing::Open => state.status.is_open(),
            Standing::Closed => state.status == Status::Done,
        };
        let units = measure.lead.iter().chain(&measure.with).map(|name| name.value.as_str());
        (self.programmes.is_empty() || self.programmes.contains(&plan.programme))
            && (self.kinds.is_empty() || self.kinds.contains(&*measure.kind.value))
            && self.wants_units(model, units)
            && self.wants_due(state.due)
            && (self.statuses.is_empty() || self.statuses.iter().any(stands))
    }

    /// A problem is of no kind of measure.
    fn wants_problem(&self, model: &Model, state: &ProblemState) -> bool {
        let closed = state.closed_on.is_some();
        let stands = |standing: &Standing| match standing {
            Standing::Is(_) => false,
            Standing::Overdue => state.overdue,
            Standing::Soon => state.due_soon,
            Standing::Open => !closed,
            Standing::Closed => closed,
        };
        let of_programme = || state.programme.as_ref().is_some_and(|slug| self.programmes.contains(slug));
        self.kinds.is_empty()
            && (self.programmes.is_empty() || of_programme())
            && self.wants_units(model, state.lead.iter().map(String::as_str))
            && self.wants_due(state.due)
            && (self.statuses.is_empty() || self.statuses.iter().any(stands))
    }
}

/// `2026-06`, `2026-06-15`, `2026-06..2026-09`, `2026-06..` or `..2026-09`, both ends included.
fn range(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let end = |part: &str, last: bool| if part.is_empty() { Some(None) } else { day(part, last).map(Some) };
    let (from, to) = (end(from, false)?, end(to, true)?);
    let forward = from.zip(to).is_none_or(|(from, to)| from <= to);
    (forward && (from.is_some() || to.is_some())).then_some((from, to))
}

fn villages(model: &Model) -> impl Iterator<Item = (&Township, &Village)> {
    model
        .townships
        .iter()
        .flat_map(|township| township.villages.iter().map(move |village| (township, village)))
}

/// A township as people name it.
pub fn named_township(township: &Township) -> Named {
    Named::new(township.record.slug.as_str(), township.name.as_str())
}

/// A village as people name it.
pub fn named_village(township: &Township, village: &Village) -> Named {
    Named::village((&township.record.slug, &township.name), (&village.record.slug, &village.name))
}

/// All townships and villages as people name them.
pub fn named_places(model: &Model) -> Vec<Named> {
    let townships = model.townships.iter().map(named_township);
    townships.chain(villages(model).map(|(township, village)| named_village(township, village))).collect()
}

/// A day, or the first or last of a month.
pub fn day(text: &str, last: bool) -> Option<Date> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match text.len() {
        10 if plain => text.parse().ok(),
        7 if plain => {
            let first: Date = format!("{text}-01").parse().ok()?;
            Some(if last { first.last_of_month() } else { first })
        }
        _ => None,
    }
}

/// What of one holder stays: measures by plan and id, problems by id.
#[derive(Default)]
struct Kept {
    measures: BTreeSet<(String, String)>,
    problems: BTreeSet<String>,
}

/// The part of an edition that was selected.
pub fn select(published: Published, selection: &Selection) -> Published {
    let Published { edition, mut model, state, withheld, bared, told, unread, sources } = published;
    let mut kept: Vec<Kept> = Vec::new();
    for (holder, of) in model.holders().zip(&state.holders) {
        let mut keep = Kept::default();
        for measure_state in &of.measures {
            let plan = &holder.plans[measure_state.plan as usize];
            let measure = &plan.measures[measure_state.measure as usize];
            if selection.wants_measure(&model, plan, measure, measure_state) {
                keep.measures.insert((plan.programme.clone(), measure.id.to_string()));
            }
        }
        let wanted = of.problems.iter().filter(|problem| selection.wants_problem(&model, problem));
        keep.problems.extend(wanted.map(|problem| problem.id.clone()));
        kept.push(keep);
    }
    let tasks = selection.is_about_tasks();
    let mut kept = kept.into_iter();
    let mut cut = |plans: &mut Vec<Plan>, summaries: &mut Vec<Summary>, wanted: bool| {
        let keep = kept.next().filter(|_| wanted).unwrap_or_default();
        if wanted && !tasks {
            return;
        }
        prune(plans, summaries, &keep);
    };
    let no_place = selection.townships.is_empty() && selection.villages.is_empty();
    cut(&mut model.plans, &mut model.summaries, no_place);
    for township in &mut model.townships {
        let slug = township.record.slug.clone();
        cut(&mut township.plans, &mut township.summaries, selection.wants_place(&slug, None));
        township.villages.retain_mut(|village| {
            let wanted = selection.wants_place(&slug, Some(&village.record.slug));
            cut(&mut village.plans, &mut village.summaries, wanted);
            wanted && !(tasks && is_empty(village))
        });
    }
    if tasks || !no_place {
        model.townships.retain(|township| {
            let own = !township.plans.is_empty() || !township.summaries.is_empty();
            let named = !tasks && selection.wants_place(&township.record.slug, None);
            !township.villages.is_empty() || own || named
        });
    }
    let state = assess(&model, state.day);
    Published { edition, model, state, withheld, bared, told, unread, sources }
}

fn is_empty(village: &Village) -> bool {
    village.plans.is_empty() && village.summaries.is_empty()
}

/// Takes out what is not kept, and then what says nothing more.
fn prune(plans: &mut Vec<Plan>, summaries: &mut Vec<Summary>, keep: &Kept) {
    let stays = |problem: &Problem| keep.problems.contains(&problem.id);
    for plan in plans.iter_mut() {
        let programme = plan.programme.clone();
        plan.measures.retain(|measure| keep.measures.contains(&(programme.clone(), measure.id.to_string())));
        plan.problems.retain(stays);
    }
    plans.retain(|plan| !plan.measures.is_empty() || !plan.problems.is_empty());
    for summary in summaries.iter_mut() {
        summary
            .updates
            .retain(|update| keep.measures.contains(&(update.programme.clone(), update.measure.clone())));
        summary.problems.retain(stays);
        summary.problem_changes.retain(|change| keep.problems.contains(&change.id));
    }
    summaries.retain(|summary| {
        !summary.updates.is_empty() || !summary.problems.is_empty() || !summary.problem_changes.is_empty()
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ranges_take_months_and_days() {
        let (june, september) = (date(2026, 6, 1), date(2026, 9, 30));
        assert_eq!(range("2026-06..2026-09"), Some((Some(june), Some(september))));
        assert_eq!(range("2026-06"), Some((Some(june), Some(date(2026, 6, 30)))));
        assert_eq!(range("2026-06-15"), Some((Some(date(2026, 6, 15)), Some(date(2026, 6, 15)))));
        assert_eq!(range("..2026-09"), Some((None, Some(september))));
        assert_eq!(range("2026-06.."), Some((Some(june), None)));
        for wrong in ["", "..", "2026", "2026-13", "2026-09..2026-06", "6月"] {
            assert_eq!(range(wrong), None, "{wrong}");
        }
    }
}
