//! Owns: which rows of the index one file holds — all, or where one file cannot, the county's own or a township's.
//! In: the index. Out: slices of its lists, and positions of deadlines by date.

use crate::index::{
    DeadlineRow, FundRow, Index, MeasureRow, NoticeRow, Own, PlanRow, ProblemRow, SummaryRow, TownshipRow,
    VillageRow, VisitRow,
};
use std::ops::Range;

/// Whose rows a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// All rows.
    All,
    /// The county's own, which no township has.
    County,
    /// Those of a township, by its position, and of its villages.
    Township(usize),
}

impl Share {
    /// The shares of a county whose rows are too many for one file.
    pub fn parts(index: &Index<'_>) -> Vec<Share> {
        std::iter::once(Share::County).chain((0..index.townships.len()).map(Share::Township)).collect()
    }

    /// The township that it belongs to.
    pub fn township<'i, 'a>(self, index: &'i Index<'a>) -> Option<&'i TownshipRow<'a>> {
        match self {
            Share::Township(township) => index.townships.get(township),
            Share::All | Share::County => None,
        }
    }

    fn range(
        self,
        index: &Index<'_>,
        all: usize,
        own: for<'r, 'a> fn(&'r Own<'a>) -> &'r Range<usize>,
        township: for<'r, 'a> fn(&'r TownshipRow<'a>) -> &'r Range<usize>,
    ) -> Range<usize> {
        match self {
            Share::All => 0..all,
            Share::County => own(&index.county).clone(),
            Share::Township(t) => township(&index.townships[t]).clone(),
        }
    }

    /// Villages; the county has none of its own.
    pub fn villages<'i, 'a>(self, index: &'i Index<'a>) -> &'i [VillageRow<'a>] {
        match self {
            Share::All => &index.villages,
            Share::County => &[],
            Share::Township(t) => &index.villages[index.townships[t].villages.clone()],
        }
    }

    /// Plans; the county's own tasks are among them.
    pub fn plans<'i, 'a>(self, index: &'i Index<'a>) -> &'i [PlanRow<'a>] {
        &index.plans[self.range(index, index.plans.len(), |own| &own.plans, |row| &row.plans)]
    }

    fn measure_range(self, index: &Index<'_>) -> Range<usize> {
        self.range(index, index.measures.len(), |own| &own.measures, |row| &row.measures)
    }

    /// Measures.
    pub fn measures<'i, 'a>(self, index: &'i Index<'a>) -> &'i [MeasureRow<'a>] {
        &index.measures[self.measure_range(index)]
    }

    /// Problems.
    pub fn problems<'i, 'a>(self, index: &'i Index<'a>) -> &'i [ProblemRow<'a>] {
        &index.problems[self.range(index, index.problems.len(), |own| &own.problems, |row| &row.problems)]
    }

    /// Summaries.
    pub fn summaries<'i, 'a>(self, index: &'i Index<'a>) -> &'i [SummaryRow<'a>] {
        &index.summaries[self.range(index, index.summaries.len(), |own| &own.summaries, |row| &row.summaries)]
    }

    /// Notices.
    pub fn notices<'i, 'a>(self, index: &'i Index<'a>) -> &'i [NoticeRow<'a>] {
        &index.notices[self.range(index, index.notices.len(), |own| &own.notices, |row| &row.notices)]
    }

    /// Visits.
    pub fn visits<'i, 'a>(self, index: &'i Index<'a>) -> &'i [VisitRow<'a>] {
        &index.visits[self.range(index, index.visits.len(), |own| &own.visits, |row| &row.visits)]
    }

    /// Money by measure and source, in the order of measures.
    pub fn funds<'i, 'a>(self, index: &'i Index<'a>) -> &'i [FundRow<'a>] {
        let measures = self.measure_range(index);
        let rows = &index.funds.rows;
        let before = |end: usize| rows.partition_point(|row| row.measure < end);
        &rows[before(measures.start)..before(measures.end)]
    }

    /// Deadlines by date.
    pub fn deadlines<'i, 'a>(
        self,
        index: &'i Index<'a>,
    ) -> Box<dyn Iterator<Item = &'i DeadlineRow<'a>> + 'i> {
        match self {
            Share::All => Box::new(index.deadlines.iter()),
            Share::County => Box::new(index.deadlines.iter().filter(|row| row.at.place.township().is_none())),
            Share::Township(t) => {
                Box::new(index.townships[t].deadlines.iter().map(|position| &index.deadlines[*position]))
            }
        }
    }
}
