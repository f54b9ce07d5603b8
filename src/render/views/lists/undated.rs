//! Owns: open measures and problems without a deadline. In: the index by deadline.
//! Out: `deadlines/undated/index.html`, and its parts by township where it is long.

use super::split::{self, Heads, Keep, List, Part, PartItem, Span};
use super::{Head, Page};
use crate::index::address;
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{MeasureItem, ProblemItem, Rows};
use serde::Serialize;

/// `deadlines/undated/index.html`: open measures and problems without a deadline; a long list goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
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

/// Its parts, if it is cut.
pub fn parts(site: &Site<'_>) -> Vec<Span> {
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
    let mut frame = head.frame(site, part);
    let keep = Keep::of(part, places(site));
    let lists = [List::Measures(measures), List::Problems(problems)];
    frame.name_townships(site.index, keep.places(site, &lists).into_iter());
    let rows = Rows::new(site, &frame);
    let mut heads = Heads::new(&rows, keep);
    let split_up = keep == Keep::County;
    let view = View {
        parts: if split_up {
            split::spread(&rows, address::UNDATED, &parts(site), places(site))
        } else {
            Vec::new()
        },
        measures: heads.measures(&keep.of_list(site, lists[0])),
        problems: heads.problems(&keep.of_list(site, lists[1])),
    };
    super::plain(site, &frame, view)
}
