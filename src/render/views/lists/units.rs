//! Owns: the list of units, and the page of a unit — what it leads, what it helps with, what it must put right.
//! In: the index by unit. Out: `units/index.html`, `units/<unit>/index.html`, and parts by township of the latter.

use super::split::{self, Heads, Keep, List, Part, PartItem, Span};
use super::{Head, Page};
use crate::index::{UnitRef, UnitRow, address};
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::prose::PageProse;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{DeadlineItem, MeasureItem, ProblemItem, Rows, TotalsView};
use serde::Serialize;

/// `units/index.html`: all units.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListView {
    /// Units of the catalogue that something names.
    listed: Vec<UnitItem>,
    /// Names that no catalogue holds.
    unlisted: Vec<UnitItem>,
    /// Units of the catalogue that nothing names.
    idle: Vec<UnitItem>,
    /// Text of the catalogue, ready HTML; empty without one.
    prose: String,
}

impl PageView for ListView {
    const TEMPLATE: &'static str = "units.html";
}

/// A unit in the list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct UnitItem {
    /// Its name and page.
    link: Shared<Link>,
    /// Its telephone.
    contact: Option<String>,
    /// Measures with which it helps.
    helps: usize,
    /// Of what it leads and answers for.
    totals: TotalsView,
}

/// The list of units.
pub fn list(site: &Site<'_>) -> Result<Page, TemplateError> {
    let units = &site.index.units;
    let head = Head {
        path: address::UNITS.to_owned(),
        section: "units",
        title: site.words.plain("units-title"),
        lead: "units-lead",
        args: vec![("units", units.iter().filter(|row| !row.is_idle()).count().into())],
        above: None,
    };
    let frame = head.frame(site, None);
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let text = site.published.model.units_text.as_ref();
    let pick = |keep: &dyn Fn(&UnitRow<'_>) -> bool| -> Vec<UnitItem> {
        let kept = units.iter().enumerate().filter(|(_, row)| keep(row));
        kept.map(|(position, row)| unit_item(&rows, position, row)).collect()
    };
    let view = ListView {
        listed: pick(&|row| is_listed(row) && !row.is_idle()),
        unlisted: pick(&|row| !is_listed(row)),
        idle: pick(&|row| is_listed(row) && row.is_idle()),
        prose: text.map(|record| prose.html(record)).unwrap_or_default(),
    };
    super::finish(site, &frame, view, prose)
}

fn is_listed(row: &UnitRow<'_>) -> bool {
    row.unit.id().is_some()
}

fn contact(row: &UnitRow<'_>) -> Option<String> {
    match row.unit {
        UnitRef::Listed(unit) => unit.contact.clone(),
        UnitRef::Unlisted(_) => None,
    }
}

/// The digits of a text that is a telephone number and nothing else.
fn dial(contact: &str) -> Option<String> {
    let is_number =
        contact.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '+' | '(' | ')'));
    let digits: String = contact.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    (is_number && digits.len() >= 5).then_some(digits)
}

fn unit_item(rows: &Rows<'_>, position: usize, row: &UnitRow<'_>) -> UnitItem {
    UnitItem {
        link: rows.unit(position),
        contact: contact(row),
        helps: row.helps.len(),
        totals: rows.totals(&row.totals),
    }
}

/// `units/UNIT/index.html`: what a unit leads, helps with and must put right; a long one goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Where to reach it: a telephone, or more.
    contact: Option<String>,
    /// The same as a telephone dials it; none where it is more than a number.
    dial: Option<String>,
    /// A part shows no sums.
    whole: bool,
    /// Of what it leads and answers for.
    totals: TotalsView,
    /// With how many measures it helps.
    helps_count: usize,
    /// Programmes that it leads.
    programmes: Vec<Shared<Link>>,
    /// Late or near, the oldest first.
    pressing: Vec<DeadlineItem>,
    /// Where the list splits: its parts.
    parts: Vec<PartItem>,
    /// Measures that it leads.
    leads: Vec<MeasureItem>,
    /// Measures with which it helps.
    helps: Vec<MeasureItem>,
    /// Problems that it must put right.
    problems: Vec<ProblemItem>,
    /// Address of its calendar of deadlines (iCalendar).
    calendar: String,
}

impl PageView for View {
    const TEMPLATE: &'static str = "unit.html";
}

/// Its parts, if it is cut.
pub fn parts(site: &Site<'_>, unit: usize) -> Vec<Span> {
    split::parts(places(site, unit))
}

fn places(site: &Site<'_>, unit: usize) -> impl Iterator<Item = Place> {
    let index = site.index;
    let row = &index.units[unit];
    let measures = row.leads.iter().chain(&row.helps).map(|at| index.measures[*at].at.place);
    measures.chain(row.problems.iter().map(|at| index.problems[*at].at.place))
}

/// The page of a unit.
pub fn page(site: &Site<'_>, unit: usize, part: Part) -> Result<Page, TemplateError> {
    let index = site.index;
    let row = &index.units[unit];
    let mut frame = head(row).frame(site, part);
    let keep = Keep::of(part, places(site, unit));
    let (leads, helps) = (List::Measures(&row.leads), List::Measures(&row.helps));
    let problems = List::Problems(&row.problems);
    frame.name_townships(site.index, keep.places(site, &[leads, helps, problems]).into_iter());
    let rows = Rows::new(site, &frame);
    let mut heads = Heads::new(&rows, keep);
    let pressing = |at: &usize| index.deadlines[*at].overdue || index.deadlines[*at].due_soon;
    let mut deadlines = keep.of_list(site, List::Deadlines(&row.deadlines));
    deadlines.retain(pressing);
    let split_up = keep == Keep::County;
    let view = View {
        dial: contact(row).as_deref().and_then(dial),
        contact: contact(row),
        whole: part.is_none(),
        totals: rows.totals(&row.totals),
        helps_count: row.helps.len(),
        programmes: row.programmes.iter().map(|programme| rows.programme(*programme)).collect(),
        pressing: heads.deadlines(&deadlines),
        parts: if split_up {
            split::spread(&rows, &row.page(), &parts(site, unit), places(site, unit))
        } else {
            Vec::new()
        },
        leads: heads.measures(&keep.of_list(site, leads)),
        helps: heads.measures(&keep.of_list(site, helps)),
        problems: heads.problems(&keep.of_list(site, problems)),
        calendar: frame.href(&row.calendar()),
    };
    super::plain(site, &frame, view)
}

/// Its title and first line.
pub fn head<'h>(row: &UnitRow<'_>) -> Head<'h> {
    Head {
        path: row.page(),
        section: "units",
        title: row.unit.name().to_owned(),
        lead: "unit-lead",
        args: vec![
            ("name", row.unit.name().into()),
            ("leads", row.leads.len().into()),
            ("helps", row.helps.len().into()),
            ("overdue", row.totals.overdue.into()),
            ("problems", row.totals.problems_open.into()),
        ],
        above: Some((address::UNITS, "nav-units")),
    }
}
