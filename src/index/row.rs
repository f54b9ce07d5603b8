//! Owns: one row for each thing that has a line or a page — plan, measure, problem, summary, notice, visit.
//! In: references into the published records. Out: read by every view.
//! Rows hold references and positions in the lists of [`super::Index`]; keys and pages are made when asked for.

use super::Totals;
use super::address::{self, At};
use crate::assess::{MeasureState, ProblemState, Tally, visit_tallies};
use crate::model::{
    Disclosure, Kind, Measure, Notice, Place, Plan, Problem, Programme, Quota, Summary, Township, Village,
    Visit, join_key,
};
use jiff::civil::Date;
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::Arc;
use thin_vec::ThinVec;

/// Where a row belongs.
#[derive(Clone, Copy, Debug)]
pub struct Where<'a> {
    /// Its holder.
    pub place: Place,
    /// The township, unless it is the county's own; its position is `place.township()`.
    pub township: Option<&'a Township>,
    /// The village, unless it is the county's or a township's own.
    pub village: Option<&'a Village>,
    /// Looked up once: every link to a plan or measure asks for it, and a large county's records lie far apart.
    at: At<'a>,
}

impl<'a> Where<'a> {
    /// A holder.
    pub fn new(place: Place, township: Option<&'a Township>, village: Option<&'a Village>) -> Self {
        let at = match (township, village) {
            (Some(township), Some(village)) => At::Village(&township.record.slug, &village.record.slug),
            (Some(township), None) => At::Township(&township.record.slug),
            (None, _) => At::County,
        };
        Where { place, township, village, at }
    }

    /// The place by its slugs.
    pub fn at(&self) -> At<'a> {
        self.at
    }

    /// Township and village by name, parted by a space only in scripts that write one; none for the county.
    pub fn full_name(&self) -> Option<String> {
        let (township, village) = (self.township?, self.village);
        let village = village.map_or("", |village| &village.name);
        let space = if !village.is_empty() && township.name.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            " "
        } else {
            ""
        };
        Some(format!("{}{space}{village}", township.name))
    }

    /// The village's name, the township's, or none for the county.
    pub fn name(&self) -> Option<&'a str> {
        self.village
            .map(|village| village.name.as_str())
            .or(self.township.map(|township| township.name.as_str()))
    }
}

/// A plan; for the county, its own tasks in a programme.
#[derive(Clone, Debug)]
pub struct PlanRow<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// Its programme.
    pub programme: &'a Programme,
    /// The programme's position in [`super::Index::programmes`].
    pub programme_row: usize,
    /// The plan.
    pub plan: &'a Plan,
    /// None of its measures is open, and it has some.
    pub complete: bool,
    /// Its measures in [`super::Index::measures`].
    pub measures: Range<usize>,
    /// Figures of its measures and of the problems it reported.
    pub totals: Totals,
}

impl PlanRow<'_> {
    /// `<township>/<village>/<programme>`, `<township>/<programme>` or `<programme>`.
    pub fn key(&self) -> String {
        join_key(&self.at.at().key(), &self.plan.programme)
    }

    /// Its page.
    pub fn page(&self) -> String {
        self.at.at().plan(&self.plan.programme)
    }

    /// What was done for each quota of the programme in the periods that are over on `day`; for villages only.
    pub fn quotas(&self, day: Date) -> Vec<(&Quota, Vec<Tally>)> {
        let Some(village) = self.at.village else { return Vec::new() };
        let tallies = |quota| visit_tallies(self.programme, quota, self.plan, &village.summaries, day);
        self.programme.quotas.iter().map(|quota| (quota, tallies(quota))).collect()
    }
}

/// A measure on the day.
#[derive(Clone, Debug)]
pub struct MeasureRow<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// Its programme.
    pub programme: &'a Programme,
    /// The programme's position in [`super::Index::programmes`].
    pub programme_row: usize,
    /// Its plan.
    pub plan: &'a Plan,
    /// The plan's position in [`super::Index::plans`].
    pub plan_row: usize,
    /// Its kind.
    pub kind: &'a Kind,
    /// The kind's position in [`super::Index::kinds`].
    pub kind_row: usize,
    /// As promised.
    pub measure: &'a Measure,
    /// As it stands.
    pub state: &'a MeasureState,
    /// Units that answer for it: positions in [`super::Index::units`], each once, in the order of the plan.
    pub lead: SmallVec<[usize; 2]>,
    /// Units that help, likewise.
    pub with: ThinVec<usize>,
}

impl MeasureRow<'_> {
    /// The key: place, programme and id.
    pub fn key(&self) -> String {
        join_key(&join_key(&self.at.at().key(), &self.plan.programme), &self.measure.id)
    }

    /// The page on which it is shown.
    pub fn page(&self) -> String {
        self.at.at().plan(&self.plan.programme)
    }

    /// Its `id` attribute there.
    pub fn anchor(&self) -> String {
        address::measure_anchor(&self.measure.id)
    }

    /// Page and anchor together.
    pub fn target(&self) -> String {
        self.at.at().measure(&self.plan.programme, &self.measure.id)
    }

    /// Its stage's name.
    pub fn stage(&self) -> Option<&str> {
        self.kind.stages.get(self.state.stage?).map(String::as_str)
    }
}

/// A problem on the day.
#[derive(Clone, Debug)]
pub struct ProblemRow<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// The programme whose plan reported it; none for a summary's.
    pub programme: Option<&'a Programme>,
    /// The plan that reported it: a position in [`super::Index::plans`]; none for a summary's.
    pub plan_row: Option<usize>,
    /// As first reported.
    pub problem: &'a Problem,
    /// As it stands.
    pub state: &'a ProblemState,
    /// The summary that first reported it, if no plan did.
    pub summary: Option<&'a Summary>,
    /// Units that answer for it: positions in [`super::Index::units`].
    pub lead: Vec<usize>,
}

impl ProblemRow<'_> {
    /// Place and id; unique, since an id is unique within its place.
    pub fn key(&self) -> String {
        join_key(&self.at.at().key(), &self.state.id)
    }

    /// Whether it is not closed.
    pub fn open(&self) -> bool {
        self.state.closed_on.is_none()
    }

    /// The page on which it is shown: the plan that reported it; else the village's or township's page; for the
    /// county, whose front page lists no single problem, the summary that reported it.
    pub fn page(&self) -> String {
        match (self.programme, self.summary, self.at.at()) {
            (Some(programme), _, at) => at.plan(&programme.record.slug),
            (None, Some(summary), At::County) => At::County.summary(&summary.record.slug),
            (None, _, at) => at.page(),
        }
    }

    /// Its `id` attribute there.
    pub fn anchor(&self) -> String {
        address::problem_anchor(&self.state.id)
    }

    /// Page and anchor together.
    pub fn target(&self) -> String {
        address::at_anchor(&self.page(), &self.anchor())
    }
}

/// A summary that counts on the day.
#[derive(Clone, Debug)]
pub struct SummaryRow<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// The summary.
    pub summary: &'a Summary,
    /// Its position among the holder's, as [`MeasureState::updates`] and [`ProblemState::changes`] name it.
    pub position: usize,
}

impl SummaryRow<'_> {
    /// Its page.
    pub fn page(&self) -> String {
        self.at.at().summary(&self.summary.record.slug)
    }
}

/// A notice that counts on the day.
#[derive(Clone, Debug)]
pub struct NoticeRow<'a> {
    /// Whose.
    pub at: Arc<Where<'a>>,
    /// The notice.
    pub notice: &'a Notice,
    /// What it makes public; none if this edition does not show the catalogue's entry.
    pub item: Option<&'a Disclosure>,
    /// The entry's position in [`super::Index::disclosures`].
    pub item_row: Option<usize>,
}

impl NoticeRow<'_> {
    /// Its page.
    pub fn page(&self) -> String {
        self.at.at().notice(&self.notice.record.slug)
    }
}

/// A visit up to the day.
#[derive(Clone, Debug)]
pub struct VisitRow<'a> {
    /// Whose summary reports it.
    pub at: Arc<Where<'a>>,
    /// The summary's position in [`super::Index::summaries`].
    pub summary_row: usize,
    /// The visit.
    pub visit: &'a Visit,
}
