//! Owns: what is late and what falls due soon. In: the index by deadline.
//! Out: `deadlines/overdue/index.html` and `deadlines/soon/index.html`, and their parts by township where they are long.

use super::split::{self, Heads, Keep, List, Part, PartItem, Span};
use super::{Head, Page};
use crate::index::address;
use crate::model::Place;
use crate::render::engine::TemplateError;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{DeadlineItem, Rows, TotalsView};
use serde::Serialize;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Open and past.
    Overdue,
    /// Open and near.
    Soon,
}

/// `deadlines/overdue/index.html` and `deadlines/soon/index.html`: what is late, what is near; a long list goes on in parts beside it, each of one township or several (`in-TOWNSHIP.html`, by the first of them).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// `overdue` or `soon`.
    urgency: &'static str,
    /// A part shows no sums.
    whole: bool,
    /// Figures of the county.
    totals: TotalsView,
    /// Where they are.
    spread: Vec<PartItem>,
    /// The deadlines; what is late longest, or what is nearest, first.
    deadlines: Vec<DeadlineItem>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "urgent.html";
}

impl Urgency {
    fn positions<'s>(self, site: &Site<'s>) -> &'s [usize] {
        match self {
            Urgency::Overdue => &site.index.by_deadline.overdue,
            Urgency::Soon => &site.index.by_deadline.soon,
        }
    }

    /// Where its page stands.
    pub fn path(self) -> &'static str {
        match self {
            Urgency::Overdue => address::OVERDUE,
            Urgency::Soon => address::SOON,
        }
    }

    /// Messages of its title and its first line.
    fn messages(self) -> (&'static str, &'static str) {
        match self {
            Urgency::Overdue => ("overdue-title", "overdue-lead"),
            Urgency::Soon => ("soon-title", "soon-lead"),
        }
    }
}

/// Its parts, if it is cut.
pub fn parts(site: &Site<'_>, urgency: Urgency) -> Vec<Span> {
    split::parts(places(site, urgency))
}

fn places(site: &Site<'_>, urgency: Urgency) -> impl Iterator<Item = Place> {
    urgency.positions(site).iter().map(|position| site.index.deadlines[*position].at.place)
}

/// The page of what is late or near.
pub fn page(site: &Site<'_>, urgency: Urgency, part: Part) -> Result<Page, TemplateError> {
    let index = site.index;
    let (title, lead) = urgency.messages();
    let head = Head {
        path: urgency.path().to_owned(),
        section: "deadlines",
        title: site.words.plain(title),
        lead,
        args: vec![
            ("deadlines", urgency.positions(site).len().into()),
            ("days", index.site.due_soon_days.into()),
        ],
        above: Some((address::DEADLINES, "nav-deadlines")),
    };
    let mut frame = head.frame(site, part);
    let keep = Keep::of(part, places(site, urgency));
    let list = List::Deadlines(urgency.positions(site));
    frame.name_townships(site.index, keep.places(site, &[list]).into_iter());
    let rows = Rows::new(site, &frame);
    let spread = match part {
        None => split::spread(&rows, urgency.path(), &parts(site, urgency), places(site, urgency)),
        Some(_) => Vec::new(),
    };
    let shown = keep.of_list(site, list);
    let view = View {
        urgency: if urgency == Urgency::Overdue { "overdue" } else { "soon" },
        whole: part.is_none(),
        totals: rows.totals(&index.totals),
        spread,
        deadlines: Heads::new(&rows, keep).deadlines(&shown),
    };
    super::plain(site, &frame, view)
}
