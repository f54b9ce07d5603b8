//! Owns: the parts of a document that is too large for one file. In: the index, a township. Out: the line that
//! names a part, and the part.

use super::measure::{self, MeasureData, MilestoneData};
use super::place::{self, PlanData, VillageData};
use super::problem::ProblemData;
use super::report::{NoticeData, SummaryData, VisitData};
use super::value::{Day, Rows};
use super::{FORMAT, edition_schema};
use crate::index::{Index, TownshipRow, address};
use crate::render::data::share::Share;
use schemars::JsonSchema;
use serde::Serialize;

/// A file that holds what a township and its villages have.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PartFile")]
pub struct PartFile<'a> {
    /// The township's id.
    township: &'a str,
    /// Path of the file.
    path: String,
    /// How many villages it holds.
    villages: usize,
    /// How many plans.
    plans: usize,
    /// How many measures.
    measures: usize,
    /// How many milestones.
    milestones: usize,
    /// How many problems.
    problems: usize,
    /// How many visits.
    visits: usize,
    /// How many notices.
    notices: usize,
    /// How many summaries.
    summaries: usize,
}

impl<'a> PartFile<'a> {
    fn new(row: &'a TownshipRow<'a>) -> Self {
        PartFile {
            township: row.slug(),
            path: address::site_part(row.slug()),
            villages: row.villages.len(),
            plans: row.plans.len(),
            measures: row.measures.len(),
            milestones: row.totals.milestones,
            problems: row.problems.len(),
            visits: row.visits.len(),
            notices: row.notices.len(),
            summaries: row.summaries.len(),
        }
    }
}

/// The list of parts.
pub fn list<'a>(index: &'a Index<'a>) -> Rows<'a, PartFile<'a>> {
    Rows::new(|| index.townships.iter().map(PartFile::new))
}

/// What one township and its villages have, where one file cannot hold the whole county. Its lists mean the same as
/// those of the whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Part")]
pub struct PartData<'a> {
    /// Version of this format.
    format: u32,
    /// The day on which everything here holds.
    as_of: Day,
    /// Who may read this.
    #[schemars(schema_with = "edition_schema")]
    edition: &'static str,
    /// The county's name.
    county: &'a str,
    /// The township's id.
    township: &'a str,
    /// Its villages.
    villages: Rows<'a, VillageData<'a>>,
    /// Its plans and theirs.
    plans: Rows<'a, PlanData<'a>>,
    /// Its measures and theirs.
    measures: Rows<'a, MeasureData<'a>>,
    /// Milestones of these.
    milestones: Rows<'a, MilestoneData<'a>>,
    /// Its problems and theirs.
    problems: Rows<'a, ProblemData<'a>>,
    /// Visits to it and to them.
    visits: Rows<'a, VisitData<'a>>,
    /// Their notices.
    notices: Rows<'a, NoticeData<'a>>,
    /// Its progress summaries and theirs.
    summaries: Rows<'a, SummaryData<'a>>,
}

impl<'a> PartData<'a> {
    pub fn new(index: &'a Index<'a>, township: usize) -> Self {
        let share = Share::Township(township);
        PartData {
            format: FORMAT,
            as_of: Day(index.day),
            edition: index.edition.as_str(),
            county: &index.site.county,
            township: index.townships[township].slug(),
            villages: Rows::new(move || share.villages(index).iter().map(|row| VillageData::new(index, row))),
            plans: Rows::new(move || place::plans(index, share)),
            measures: Rows::new(move || share.measures(index).iter().map(|row| MeasureData::new(index, row))),
            milestones: Rows::new(move || {
                share.measures(index).iter().flat_map(|row| measure::milestones(index, row))
            }),
            problems: Rows::new(move || share.problems(index).iter().map(|row| ProblemData::new(index, row))),
            visits: Rows::new(move || share.visits(index).iter().map(|row| VisitData::new(index, row))),
            notices: Rows::new(move || share.notices(index).iter().map(NoticeData::new)),
            summaries: Rows::new(move || share.summaries(index).iter().map(SummaryData::new)),
        }
    }
}
