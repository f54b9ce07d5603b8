//! Owns: a notice's page; one that was taken down keeps its line and says so. In: a notice's position.
//! Out: `…/notices/<file>/index.html`.

use super::township::way;
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::site::Site;
use crate::render::views::rows::{NoticeItem, Rows};
use crate::render::views::{Page, PageView};
use serde::Serialize;

/// `…/notices/FILE/index.html`: a notice; one that was taken down keeps its line and says so.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its line.
    notice: NoticeItem,
    /// The rule that asks for it.
    basis: Option<String>,
    /// Its group in the catalogue.
    group: Option<String>,
    /// Its text, ready HTML; empty when it was taken down.
    prose: String,
    /// To the list of what must be made public.
    disclosures: Link,
    /// The one before it.
    before: Option<Link>,
    /// The one after it.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "notice.html";
}

/// A notice's page.
pub fn page(site: &Site<'_>, position: usize) -> Result<Page, TemplateError> {
    let row = &site.index.notices[position];
    let frame = frame(site, position);
    let rows = Rows::new(site, &frame);
    let mut prose = PageProse::new(site, &frame.path);
    let siblings = site.index.own(row.at.place).map(|own| own.notices.clone()).unwrap_or_default();
    let (before, after) = super::neighbours(&siblings, position, |notice| rows.notice(notice).link);
    let view = View {
        notice: rows.notice(position),
        basis: row.item.and_then(|item| item.basis.clone()),
        group: row.item.and_then(|item| item.group.clone()),
        prose: if row.notice.withdrawn { String::new() } else { prose.html(&row.notice.record) },
        disclosures: frame.link(address::DISCLOSURES, site.words.plain("nav-disclosures")),
        before,
        after,
    };
    super::finish(site, &frame, view, prose)
}

/// Its title and first line, and the way to it.
pub fn frame(site: &Site<'_>, position: usize) -> Frame {
    let row = &site.index.notices[position];
    let place = row.at.full_name().unwrap_or_else(|| site.index.site.county.clone());
    let id = if row.notice.withdrawn { "notice-lead-withdrawn" } else { "notice-lead" };
    let lead = site.words.sentence(
        id,
        &[("place", place.into())],
        &[("date", row.notice.date.value), ("today", site.index.day)],
    );
    let frame = Frame::new(row.page(), "disclosures", row.notice.title.clone(), lead)
        // What is taken down changed on a later day than its date.
        .changed_on((!row.notice.withdrawn).then_some(row.notice.date.value));
    way(site, frame, &row.at)
}
