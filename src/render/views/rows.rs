//! Owns: the rows that several pages share — measure, problem, deadline, summary, village, figures, bars.
//! In: positions in the index, and the page on which they stand. Out: small views; links are relative to that page.

mod change;
mod deadline;
mod figures;
mod group;
mod measure;
mod money;
mod place;
mod problem;
mod report;
mod status;

pub use change::{ChangeItem, ChangeLine, SumsView};
pub use deadline::DeadlineItem;
pub use figures::{BarPart, FiguresView, TotalsView, bar};
pub use group::{GroupHead, Grouped};
pub use measure::{MeasureItem, TargetView};
pub use money::MoneyItem;
pub use place::{PlanItem, TownshipItem, VillageItem};
pub use problem::ProblemItem;
pub use report::{NoticeItem, SummaryItem, VisitItem};
#[cfg(test)]
pub use status::STATUSES;
pub use status::{
    Deadline, DueForms, DueView, STATUSES_OF_MEASURES, StatusView, deadline_key, measure_key, problem_key,
    statuses,
};

use crate::index::Where;
use crate::model::{Place, Yuan};
use crate::render::frame::{Frame, Link};
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::words::MoneyView;

/// Makes rows for one page.
#[derive(Clone, Copy)]
pub struct Rows<'v> {
    /// What all pages share.
    pub site: &'v Site<'v>,
    /// The page on which the rows stand.
    pub frame: &'v Frame,
}

impl<'v> Rows<'v> {
    /// Rows for the page of `frame`.
    pub fn new(site: &'v Site<'v>, frame: &'v Frame) -> Self {
        Rows { site, frame }
    }

    /// A place by its full name: township and village, or the county.
    pub fn place(&self, at: &Where<'_>) -> Link {
        let name = at.full_name().unwrap_or_else(|| self.site.index.site.county.clone());
        self.frame.link(&at.at().page(), name)
    }

    /// A place in a row of a list, by its full name.
    pub fn holder(&self, at: &Where<'_>) -> Shared<Link> {
        let (links, index) = (&self.site.links, self.site.index);
        let (shelf, position) = match at.place {
            Place::County => return Shared::new(self.place(at)),
            Place::Township(township) => (&links.townships, township),
            Place::Village(township, village) => {
                (&links.villages, index.townships[township].villages.start + village)
            }
        };
        shelf.get(position, self.frame, || (at.at().page(), at.full_name().unwrap_or_default()))
    }

    /// A programme, by its position.
    pub fn programme(&self, programme: usize) -> Shared<Link> {
        let row = &self.site.index.programmes[programme];
        self.site.links.programmes.get(programme, self.frame, || (row.page(), &row.programme.name))
    }

    /// A kind of measure, by its position.
    pub fn kind(&self, kind: usize) -> Shared<Link> {
        let row = &self.site.index.kinds[kind];
        self.site.links.kinds.get(kind, self.frame, || (row.page(), &row.kind.name))
    }

    /// Units, by their positions.
    pub fn units(&self, units: &[usize]) -> Vec<Shared<Link>> {
        units.iter().map(|unit| self.unit(*unit)).collect()
    }

    /// A unit, by its position.
    pub fn unit(&self, unit: usize) -> Shared<Link> {
        let row = &self.site.index.units[unit];
        self.site.links.units.get(unit, self.frame, || (row.page(), row.unit.name()))
    }

    /// Money.
    pub fn money(&self, amount: Yuan) -> MoneyView {
        self.site.words.money(amount)
    }
}
