//! Owns: a problem in full, as its page shows it, and deadlines that moved. In: a problem's position.
//! Out: [`ProblemBlock`].

use crate::assess::Slip;
use crate::index::ProblemRow;
use crate::model::Place;
use crate::render::frame::Link;
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::views::rows::{DueView, Rows, StatusView};
use crate::render::words::DateView;
use serde::Serialize;

/// A problem with everything that is known of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemBlock {
    /// Its `id` attribute.
    anchor: String,
    /// What is wrong.
    title: String,
    /// How it stands.
    status: StatusView,
    /// Only in the internal edition.
    internal: bool,
    /// Its category.
    category: Option<String>,
    /// Number of the rectification notice.
    notice_no: Option<String>,
    /// Found on.
    found_on: DateView,
    /// Found by.
    found_by: Option<String>,
    /// Who answers.
    lead: Vec<Shared<Link>>,
    /// By when, and when closed.
    due: DueView,
    /// How its deadline moved, oldest first.
    slips: Vec<SlipView>,
    /// Who accepted it.
    closed_by: Option<String>,
    /// Where the proof lies.
    evidence: Option<String>,
    /// What its first report remarked.
    note: Option<String>,
    /// Summaries that touched it, newest first.
    mentions: Vec<MentionView>,
}

/// A summary that touched a problem, and what it remarked.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MentionView {
    /// The summary.
    summary: Link,
    /// What it remarked.
    notes: Vec<String>,
}

/// A deadline that moved.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SlipView {
    /// The deadline before.
    from: Option<DateView>,
    /// The deadline after.
    to: DateView,
    /// The summary that says so.
    summary: Option<Link>,
    /// Why.
    note: Option<String>,
}

/// A problem in full.
pub fn block(rows: &Rows<'_>, prose: &mut PageProse<'_>, position: usize) -> ProblemBlock {
    let row = &rows.site.index.problems[position];
    let state = row.state;
    let mentions = state.changes.iter().rev();
    let evidence = state.evidence.as_ref();
    ProblemBlock {
        anchor: row.anchor(),
        title: state.title.clone(),
        status: rows.problem_status(state),
        internal: row.problem.internal,
        category: state.category.clone(),
        notice_no: state.notice_no.clone(),
        found_on: rows.date(state.found_on),
        found_by: state.found_by.clone(),
        lead: rows.units(&row.lead),
        due: rows.problem_due(position),
        slips: slips(rows, row.at.place, &state.slips),
        closed_by: state.closed_by.clone(),
        evidence: evidence.and_then(|evidence| prose.link(&evidence.record, &evidence.link)),
        note: row.problem.note.clone(),
        mentions: mentions.filter_map(|summary| mention(rows, row, *summary)).collect(),
    }
}

/// Deadlines that moved, oldest first.
pub fn slips(rows: &Rows<'_>, place: Place, slips: &[Slip]) -> Vec<SlipView> {
    let view = |slip: &Slip| SlipView {
        from: slip.from.map(|date| rows.date(date)),
        to: rows.date(slip.to),
        summary: summary_link(rows, place, slip.summary),
        note: slip.note.clone(),
    };
    slips.iter().map(view).collect()
}

/// A later remark stands beside its summary; it does not replace what was remarked before.
fn mention(rows: &Rows<'_>, row: &ProblemRow<'_>, summary: usize) -> Option<MentionView> {
    let position = rows.site.index.summary_row(row.at.place, summary)?;
    let changes = &rows.site.index.summaries[position].summary.problem_changes;
    let own = changes.iter().filter(|change| change.id == row.problem.id);
    Some(MentionView {
        summary: summary_link(rows, row.at.place, summary)?,
        notes: own.filter_map(|change| change.note.clone()).collect(),
    })
}

fn summary_link(rows: &Rows<'_>, place: Place, position: usize) -> Option<Link> {
    let position = rows.site.index.summary_row(place, position)?;
    let page = rows.site.index.summaries[position].page();
    Some(rows.frame.link(&page, rows.summary_title(position)))
}
