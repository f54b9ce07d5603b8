//! Owns: the list of summaries — the county's own, and the newest of all places. In: rows of summaries.
//! Out: `progress/index.html`.

use super::home::newest;
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::Frame;
use crate::render::prose::PageProse;
use crate::render::site::Site;
use crate::render::views::rows::{Rows, SummaryItem, TownshipItem, VillageItem};
use crate::render::views::{Page, PageView};
use serde::Serialize;

/// How many of the newest summaries of all places are shown; each place's page has all of its own.
const NEWEST: usize = 60;

/// `progress/index.html`: summaries.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The county's own, newest first.
    county: Vec<SummaryItem>,
    /// The newest of all places.
    newest: Vec<SummaryItem>,
    /// How many there are.
    all: usize,
    /// All townships, with the date of their newest.
    townships: Vec<TownshipItem>,
    /// Villages without a summary for too long.
    stale: Vec<VillageItem>,
    /// After how many days without a summary a village counts as silent.
    stale_days: u32,
}

impl PageView for View {
    const TEMPLATE: &'static str = "progress.html";
}

/// The list of summaries.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let lead = site.words.sentence(
        "progress-lead",
        &[("summaries", index.summaries.len().into()), ("stale", index.totals.stale_villages.into())],
        &[("date", index.day)],
    );
    let title = site.words.plain("progress-title");
    let frame = Frame::new(address::PROGRESS.to_owned(), "progress", title, lead)
        .crumb(address::HOME, site.words.plain("nav-home"));
    let rows = Rows::new(site, &frame);
    let villages = index.villages.iter().enumerate();
    let stale = villages.filter(|(_, row)| row.stale()).take(super::LONGEST_LIST);
    let view = View {
        county: rows.summaries(index.county.summaries.clone()),
        newest: newest(site, NEWEST).into_iter().map(|summary| rows.summary(summary)).collect(),
        all: index.summaries.len(),
        townships: (0..index.townships.len()).map(|township| rows.township(township)).collect(),
        stale: stale.map(|(village, _)| rows.village(village)).collect(),
        stale_days: index.site.stale_after_days,
    };
    super::finish(site, &frame, view, PageProse::new(site, &frame.path))
}
