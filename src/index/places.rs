//! Owns: the index by township and village. In: what each holder has, in the order of the model.
//! Out: the county's own, one row a township with its villages added up, one row a village.

use super::{DeadlineRow, MeasureRow, Totals, Where};
use crate::assess::HolderState;
use crate::model::{Place, Township, Village};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::Arc;

/// What one holder — the county, a township, a village — has of its own, as ranges of the index's lists.
#[derive(Clone, Debug)]
pub struct Own<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// Its state.
    pub state: &'a HolderState,
    /// In [`super::Index::plans`]; for the county, its own tasks by programme.
    pub plans: Range<usize>,
    /// In [`super::Index::measures`].
    pub measures: Range<usize>,
    /// In [`super::Index::problems`].
    pub problems: Range<usize>,
    /// In [`super::Index::summaries`].
    pub summaries: Range<usize>,
    /// In [`super::Index::notices`].
    pub notices: Range<usize>,
    /// In [`super::Index::visits`].
    pub visits: Range<usize>,
    /// Its own figures only; a township's are without its villages'.
    pub totals: Totals,
}

/// A village.
#[derive(Clone, Debug)]
pub struct VillageRow<'a> {
    /// Its township.
    pub township: &'a Township,
    /// The township's position.
    pub township_row: usize,
    /// The village.
    pub village: &'a Village,
    /// What it has, and its figures (`own.totals`).
    pub own: Own<'a>,
    /// Positions of its deadlines in [`super::Index::deadlines`], by date.
    pub deadlines: Vec<usize>,
    /// Positions of measures without a deadline.
    pub undated: Vec<usize>,
}

impl VillageRow<'_> {
    /// `<township>/<village>`.
    pub fn key(&self) -> String {
        self.own.at.at().key()
    }

    /// Its page.
    pub fn page(&self) -> String {
        self.own.at.at().page()
    }

    /// The date of its newest summary.
    pub fn last_summary(&self) -> Option<Date> {
        self.own.state.last_summary
    }

    /// No progress for too long.
    pub fn stale(&self) -> bool {
        self.own.state.stale
    }
}

/// A township.
#[derive(Clone, Debug)]
pub struct TownshipRow<'a> {
    /// The township.
    pub township: &'a Township,
    /// What it has itself.
    pub own: Own<'a>,
    /// Its villages in [`super::Index::villages`].
    pub villages: Range<usize>,
    /// Its own figures and those of its villages.
    pub totals: Totals,
    /// Plans of it and its villages, in [`super::Index::plans`].
    pub plans: Range<usize>,
    /// Measures of it and its villages, in [`super::Index::measures`].
    pub measures: Range<usize>,
    /// Problems of it and its villages, in [`super::Index::problems`].
    pub problems: Range<usize>,
    /// Summaries of it and its villages, in [`super::Index::summaries`].
    pub summaries: Range<usize>,
    /// Notices of its villages, in [`super::Index::notices`].
    pub notices: Range<usize>,
    /// Visits to it and its villages, in [`super::Index::visits`].
    pub visits: Range<usize>,
    /// Deadlines of it and its villages: positions in [`super::Index::deadlines`], by date.
    pub deadlines: Vec<usize>,
    /// The newest summary of it or any of its villages.
    pub last_summary: Option<Date>,
}

impl TownshipRow<'_> {
    /// Its slug.
    pub fn slug(&self) -> &str {
        &self.township.record.slug
    }

    /// Its page.
    pub fn page(&self) -> String {
        self.own.at.at().page()
    }

    /// Its calendar.
    pub fn calendar(&self) -> String {
        self.own.at.at().calendar()
    }
}

pub(super) struct Places<'a> {
    pub county: Own<'a>,
    pub townships: Vec<TownshipRow<'a>>,
    pub villages: Vec<VillageRow<'a>>,
}

/// Sorts what holders have; `own` begins with the county.
pub(super) fn rows<'a>(
    mut own: Vec<Own<'a>>,
    deadlines: &[DeadlineRow<'a>],
    measures: &[MeasureRow<'a>],
) -> Places<'a> {
    let rest = own.split_off(1);
    let county = own.swap_remove(0);
    let mut places = Places { county, townships: Vec::new(), villages: Vec::new() };
    for own in rest {
        match (own.at.township, own.at.village) {
            (Some(township), None) => places.add_township(township, own),
            (Some(township), Some(village)) => places.add_village(township, village, own, measures),
            (None, _) => {}
        }
    }
    places.add_deadlines(deadlines);
    places
}

impl<'a> Places<'a> {
    fn add_township(&mut self, township: &'a Township, own: Own<'a>) {
        self.townships.push(TownshipRow {
            township,
            villages: self.villages.len()..self.villages.len(),
            totals: own.totals,
            plans: own.plans.clone(),
            measures: own.measures.clone(),
            problems: own.problems.clone(),
            summaries: own.summaries.clone(),
            notices: own.notices.clone(),
            visits: own.visits.clone(),
            deadlines: Vec::new(),
            last_summary: own.state.last_summary,
            own,
        });
    }

    /// Villages follow their township, so the last one is theirs and ranges only grow at their end.
    fn add_village(
        &mut self,
        township: &'a Township,
        village: &'a Village,
        own: Own<'a>,
        measures: &[MeasureRow<'a>],
    ) {
        let Some(row) = self.townships.last_mut() else { return };
        row.villages.end += 1;
        row.totals += &own.totals;
        row.plans.end = own.plans.end;
        row.measures.end = own.measures.end;
        row.problems.end = own.problems.end;
        row.summaries.end = own.summaries.end;
        row.notices.end = own.notices.end;
        row.visits.end = own.visits.end;
        row.last_summary = row.last_summary.max(own.state.last_summary);
        self.villages.push(VillageRow {
            township,
            township_row: self.townships.len() - 1,
            village,
            deadlines: Vec::new(),
            undated: own.measures.clone().filter(|position| measures[*position].state.undated).collect(),
            own,
        });
    }

    fn add_deadlines(&mut self, deadlines: &[DeadlineRow<'a>]) {
        for (position, row) in deadlines.iter().enumerate() {
            let Some(t) = row.at.place.township() else { continue };
            let township = &mut self.townships[t];
            township.deadlines.push(position);
            if let Place::Village(_, v) = row.at.place {
                self.villages[township.villages.start + v].deadlines.push(position);
            }
        }
    }
}
