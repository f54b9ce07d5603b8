//! Owns: problems as JSON, and what they share with measures: units and deadlines that moved.
//! In: rows of the index. Out: records.

use super::place::slugs;
use super::value::Day;
use crate::index::{Index, ProblemRow, Slip};
use schemars::JsonSchema;
use serde::Serialize;

/// A deadline that moved.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Slip")]
pub struct SlipData<'a> {
    /// Date of the summary that moved it.
    on: Day,
    /// The deadline before.
    from: Option<Day>,
    /// The deadline after.
    to: Day,
    /// Why.
    note: Option<&'a str>,
}

impl<'a> SlipData<'a> {
    pub fn all(slips: &'a [Slip]) -> Vec<Self> {
        let data = |slip: &'a Slip| SlipData {
            on: Day(slip.on),
            from: slip.from.map(Day),
            to: Day(slip.to),
            note: slip.note.as_deref(),
        };
        slips.iter().map(data).collect()
    }
}

/// Units by their positions in the index.
pub struct Units<'a> {
    /// Their names.
    pub names: Vec<&'a str>,
    /// Their ids.
    pub ids: Vec<&'a str>,
}

impl<'a> Units<'a> {
    pub fn new(index: &'a Index<'a>, positions: &[usize]) -> Self {
        let units = || positions.iter().map(|position| &index.units[*position]);
        Units {
            names: units().map(|row| row.unit.name()).collect(),
            ids: units().map(|row| row.slug.as_str()).collect(),
        }
    }
}

/// A problem on the day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct ProblemData<'a> {
    /// `township/village/id`; a township's own `township/id`, the county's own its id.
    key: String,
    /// The township's id; null for the county's own.
    township: Option<&'a str>,
    /// The village's id; null for a township's or the county's own.
    village: Option<&'a str>,
    /// The id of the programme whose plan reported it; null for one that a summary reported.
    programme: Option<&'a str>,
    /// What is wrong.
    title: &'a str,
    /// Its category.
    category: Option<&'a str>,
    /// Number of the rectification notice.
    notice_no: Option<&'a str>,
    /// Found on.
    found_on: Day,
    /// Found by.
    found_by: Option<&'a str>,
    /// Names of the units that answer for it.
    lead: Vec<&'a str>,
    /// Ids of these units in `units`.
    lead_ids: Vec<&'a str>,
    /// Its deadline now.
    due: Option<Day>,
    /// Its first deadline.
    first_due: Option<Day>,
    /// Deadlines that moved, oldest first.
    slips: Vec<SlipData<'a>>,
    /// Not closed.
    open: bool,
    /// Open and past its deadline.
    overdue: bool,
    /// Open and its deadline near.
    due_soon: bool,
    /// Closed on.
    closed_on: Option<Day>,
    /// Who accepted it.
    closed_by: Option<&'a str>,
    /// The last remark.
    note: Option<&'a str>,
    /// Path of the page that shows it.
    page: String,
    /// Its anchor there.
    anchor: String,
}

impl<'a> ProblemData<'a> {
    pub fn new(index: &'a Index<'a>, row: &'a ProblemRow<'a>) -> Self {
        let (township, village) = slugs(&row.at);
        let (state, lead) = (row.state, Units::new(index, &row.lead));
        ProblemData {
            key: row.key(),
            township,
            village,
            programme: row.programme.map(|programme| programme.record.slug.as_str()),
            title: &state.title,
            category: state.category.as_deref(),
            notice_no: state.notice_no.as_deref(),
            found_on: Day(state.found_on),
            found_by: state.found_by.as_deref(),
            lead: lead.names,
            lead_ids: lead.ids,
            due: state.due.map(Day),
            first_due: state.first_due.map(Day),
            slips: SlipData::all(&state.slips),
            open: row.open(),
            overdue: state.overdue,
            due_soon: state.due_soon,
            closed_on: state.closed_on.map(Day),
            closed_by: state.closed_by.as_deref(),
            note: state.note.as_deref(),
            page: row.page(),
            anchor: row.anchor(),
        }
    }
}
