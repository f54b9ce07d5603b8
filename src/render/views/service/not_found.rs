//! Owns: what a server sends where there is no page; it leads to the ways in. In: the site's address.
//! Out: `404.html`, whose links hold at whatever depth it is shown.

use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::site::Site;
use crate::render::views::{Page, PageView};
use serde::Serialize;

/// `404.html`: what a server sends where there is no page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The ways in, the front page first.
    ways: Vec<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "404.html";
}

/// The page.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let words = site.words;
    let (title, lead) = (words.plain("not-found-title"), words.plain("not-found-lead"));
    let frame = Frame::new(address::NOT_FOUND.to_owned(), "not-found", title, lead)
        .unlisted()
        .for_any_address(site.base_url);
    let way = |(to, name): (&str, &str)| frame.link(to, words.plain(name));
    let ways = [
        (address::HOME, "not-found-home"),
        (address::TOWNSHIPS, "not-found-townships"),
        (address::SEARCH, "not-found-search"),
        (address::DEADLINES, "not-found-deadlines"),
    ];
    let view = View { ways: ways.map(way).into() };
    super::plain(site, &frame, view)
}
