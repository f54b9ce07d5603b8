//! Owns: every way into the published records — by township, measure, deadline, unit, programme — and all totals.
//! In: [`Published`]. Out: [`Index`], flat ordered lists that refer to each other by position; pure and total.
//! Every view reads its figures here; none counts for itself.

pub mod address;
mod deadline;
mod disclosure;
mod fund;
mod gather;
mod kind;
mod places;
mod problem;
mod programme;
mod row;
#[cfg(test)]
mod tests;
mod total;
mod unit;

pub use crate::assess::{
    Evidence, MeasureState, MilestoneState, Period, ProblemSource, ProblemState, Reported, Share, Slip, Tally,
};
pub use deadline::{DeadlineRow, Deadlines, Due, Month};
pub use disclosure::{DisclosureRow, PeriodRow};
pub use fund::{FundRow, Funds, Money};
pub use kind::{KindRow, StageCount, TargetSum};
pub use places::{Own, TownshipRow, VillageRow};
pub use problem::{ProblemCount, Problems};
pub use programme::{ClassCount, ProgrammeRow, ShareRow};
pub use row::{MeasureRow, NoticeRow, PlanRow, ProblemRow, SummaryRow, VisitRow, Where};
pub use total::Totals;
pub use unit::{UnitRef, UnitRow};

use crate::assess::State;
use crate::model::{Model, Place, Site};
use crate::publish::{Edition, Published};
use jiff::civil::Date;
use places::Places;
use std::collections::{BTreeMap, HashMap};
use unit::UnitTable;

/// All rows and all indexes of one edition on one day.
///
/// Lists of plans, measures, problems, summaries, notices and visits go county first, then each township before
/// its villages, in the order of the model; so what one holder has is a range ([`Own`]).
#[derive(Debug)]
pub struct Index<'a> {
    /// For whom.
    pub edition: Edition,
    /// The county and its rules.
    pub site: &'a Site,
    /// The day.
    pub day: Date,
    /// What the county has itself.
    pub county: Own<'a>,
    /// Townships, in the model's order.
    pub townships: Vec<TownshipRow<'a>>,
    /// Villages, township by township.
    pub villages: Vec<VillageRow<'a>>,
    /// Plans; the county's own tasks are those of `county.plans`.
    pub plans: Vec<PlanRow<'a>>,
    /// Measures, plan by plan.
    pub measures: Vec<MeasureRow<'a>>,
    /// Problems up to the day, of a holder those of plans first.
    pub problems: Vec<ProblemRow<'a>>,
    /// Summaries up to the day, of a holder the oldest first.
    pub summaries: Vec<SummaryRow<'a>>,
    /// Notices up to the day, of a village the oldest first.
    pub notices: Vec<NoticeRow<'a>>,
    /// Visits up to the day, as summaries report them.
    pub visits: Vec<VisitRow<'a>>,
    /// All deadlines by date; within one date in the order of places and files.
    pub deadlines: Vec<DeadlineRow<'a>>,
    /// Deadlines by month and urgency.
    pub by_deadline: Deadlines,
    /// Kinds of measures, in the order of the catalogue.
    pub kinds: Vec<KindRow<'a>>,
    /// Units: the catalogue's in its order, then unlisted names.
    pub units: Vec<UnitRow<'a>>,
    /// Programmes, in the model's order.
    pub programmes: Vec<ProgrammeRow<'a>>,
    /// Problems by urgency, category and township.
    pub by_problem: Problems<'a>,
    /// Money.
    pub funds: Funds<'a>,
    /// Items of the disclosure catalogue, in its order.
    pub disclosures: Vec<DisclosureRow<'a>>,
    /// The county's figures.
    pub totals: Totals,
    units_by_name: HashMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    /// The village of a township's position and its own within it.
    pub fn village(&self, township: usize, village: usize) -> Option<&VillageRow<'a>> {
        let range = self.townships.get(township)?.villages.clone();
        self.villages[range].get(village)
    }

    /// What a place has itself.
    pub fn own(&self, place: Place) -> Option<&Own<'a>> {
        match place {
            Place::County => Some(&self.county),
            Place::Township(t) => self.townships.get(t).map(|row| &row.own),
            Place::Village(t, v) => self.village(t, v).map(|row| &row.own),
        }
    }

    /// Where a summary (its position among the holder's, as states name it) stands in [`Index::summaries`].
    pub fn summary_row(&self, place: Place, position: usize) -> Option<usize> {
        let range = self.own(place)?.summaries.clone();
        let found = self.summaries[range.clone()].binary_search_by_key(&position, |row| row.position);
        found.ok().map(|offset| range.start + offset)
    }

    /// The unit that a name means, be it an id or a name of the catalogue or a name that only plans use.
    pub fn unit(&self, name: &str) -> Option<&UnitRow<'a>> {
        self.units_by_name.get(name).map(|position| &self.units[*position])
    }

    /// Splits positions by township, keeping their order; none holds the county's own.
    pub fn by_township(
        positions: &[usize],
        place: impl Fn(usize) -> Place,
    ) -> BTreeMap<Option<usize>, Vec<usize>> {
        let mut split: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for position in positions {
            split.entry(place(*position).township()).or_default().push(*position);
        }
        split
    }
}

/// Positions of the rows that `keep` holds.
fn positions<R>(rows: &[R], keep: impl Fn(&R) -> bool) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| keep(row)).map(|(position, _)| position).collect()
}

/// Indexes everything that may be seen.
pub fn index(published: &Published) -> Index<'_> {
    index_of(published.edition, &published.model, &published.state)
}

/// The same of parts, for tests that build a model by hand.
pub(crate) fn index_of<'a>(edition: Edition, model: &'a Model, state: &'a State) -> Index<'a> {
    let units = UnitTable::new(model, state);
    let rows = gather::rows(model, state, &units);
    let (deadlines, (programmes, kinds)) = rayon::join(
        || deadline::rows(&rows.measures, &rows.problems),
        || (programme::rows(model, &rows.plans, &units, state.day), kind::rows(&model.kinds, &rows.measures)),
    );
    let lengths = [kinds.len(), programmes.len(), model.townships.len()];
    let own = rows.own;
    let (Places { county, townships, villages }, (by_deadline, (unit_rows, funds))) = rayon::join(
        || places::rows(own, &deadlines, &rows.measures),
        || {
            rayon::join(
                || deadline::index(&deadlines, &rows.measures, &rows.problems),
                || {
                    let units = unit::rows(&units, &rows.measures, &rows.problems, &deadlines, &programmes);
                    (units, fund::index(&model.site.fund_sources, &rows.measures, lengths))
                },
            )
        },
    );
    let mut totals = county.totals;
    townships.iter().for_each(|township| totals += &township.totals);
    Index {
        edition,
        site: &model.site,
        day: state.day,
        by_deadline,
        units: unit_rows,
        by_problem: problem::index(&rows.problems),
        funds,
        disclosures: disclosure::rows(&model.disclosures, &villages, &rows.notices, state.day),
        county,
        townships,
        villages,
        plans: rows.plans,
        measures: rows.measures,
        problems: rows.problems,
        summaries: rows.summaries,
        notices: rows.notices,
        visits: rows.visits,
        deadlines,
        kinds,
        programmes,
        totals,
        units_by_name: units.into_names(),
    }
}
