//! Owns: open measures and problems without a deadline. In: the index by deadline.
//! Out: `deadlines/undated/index.html`, and its parts by township where it is long.

use super::split::{self, Keep, Part, PartItem};
use super::{Head, Page};
use crate::index::address;
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{MeasureItem, ProblemItem, Rows};
use serde::Serialize;

/// `deadlines/undated/index.html`: open measures and problems without a deadline; a long list has one page a township beside it (`in-TOWNSHIP.html`).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Where the list splits: its parts.
    parts: Vec<PartItem>,
    /// The measures.
    measures: Vec<MeasureItem>,
    /// The problems.
    problems: Vec<ProblemItem>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "undated.html";
}

/// Townships with a part of their own.
pub fn parts(site: &Site<'_>) -> Vec<usize> {
    split::parts(places(site))
}

fn places(site: &Site<'_>) -> impl Iterator<Item = Place> {
    let index = site.index;
    let measures = index.by_deadline.undated_measures.iter().map(|at| index.measures[*at].at.place);
    measures.chain(index.by_deadline.undated_problems.iter().map(|at| index.problems[*at].at.place))
}

/// The page of what has no deadline.
pub fn page(site: &Site<'_>, part: Part) -> Result<Page, TemplateError> {
    let index = site.index;
    let (measures, problems) = (&index.by_deadline.undated_measures, &index.by_deadline.undated_problems);
    let head = Head {
        path: address::UNDATED.to_owned(),
        section: "deadlines",
        title: site.words.plain("undated-title"),
        lead: "undated-lead",
        args: vec![("measures", measures.len().into()), ("problems", problems.len().into())],
        above: Some((address::DEADLINES, "nav-deadlines")),
    };
    let frame = head.frame(site, part);
    let rows = Rows::new(site, &frame);
    let keep = Keep::of(part, places(site));
    let split_up = keep == Keep::County;
    let view = View {
        parts: if split_up { split::spread(&rows, address::UNDATED, places(site), keep) } else { Vec::new() },
        measures: rows.measures(&keep.filter(measures, |at| index.measures[at].at.place)),
        problems: rows.problems(&keep.filter(problems, |at| index.problems[at].at.place)),
    };
    super::plain(site, &frame, &view)
}
