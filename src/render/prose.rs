//! Owns: a record's text on a page — links turned into addresses, attachments copied beside the page.
//! In: a record and the page that shows it. Out: HTML and the attachments to copy.

use super::site::Site;
use crate::artifact::{Artifact, Content};
use crate::index::address;
use crate::model::{Record, link};
use crate::prose::{self, Target};
use std::collections::BTreeMap;

/// The texts of one page and what they bring with them.
pub struct PageProse<'s> {
    site: &'s Site<'s>,
    page: String,
    /// Whether addresses begin at the site's root, not at the page.
    rooted: bool,
    /// Path beside the page, and which attachment stands there.
    copies: BTreeMap<String, String>,
}

impl<'s> PageProse<'s> {
    /// For the page at `page` (a path from the root).
    pub fn new(site: &'s Site<'s>, page: &str) -> Self {
        PageProse { site, page: page.to_owned(), rooted: false, copies: BTreeMap::new() }
    }

    /// For a text of the page at `page` that is printed elsewhere: its addresses begin at the site's root.
    pub fn rooted(site: &'s Site<'s>, page: &str) -> Self {
        PageProse { rooted: true, ..PageProse::new(site, page) }
    }

    fn address(&self, to: &str) -> String {
        if self.rooted { address::href(to) } else { address::relative(&self.page, to) }
    }

    /// A record's text as HTML; empty if it has none.
    pub fn html(&mut self, record: &Record) -> String {
        let Some(text) = &record.prose else { return String::new() };
        let site = self.site;
        let markdown = site.published.markdown(text);
        if markdown.trim().is_empty() {
            return String::new();
        }
        let mut out = String::with_capacity(markdown.len() * 3 / 2);
        prose::render(&markdown, &mut |dest, _| self.resolve(&record.path, dest), &mut out);
        out
    }

    /// Where a relative link of the record at `record` leads from this page; none if nothing is published there.
    pub fn link(&mut self, record: &str, dest: &str) -> Option<String> {
        if dest.starts_with("http://") || dest.starts_with("https://") {
            return Some(dest.to_owned());
        }
        match self.resolve(record, dest) {
            Target::Href(href) => Some(href),
            Target::TextOnly => None,
        }
    }

    fn resolve(&mut self, record: &str, dest: &str) -> Target {
        let Some(target) = link::target(record, dest) else { return Target::TextOnly };
        if let Some(page) = self.site.page_of(&target.path) {
            let fragment = target.fragment.filter(|fragment| !fragment.is_empty());
            let anchor = fragment.and_then(|fragment| self.site.anchor(&target.path, &fragment));
            let to = anchor.map_or(page.clone(), |anchor| address::at_anchor(&page, &anchor).into());
            return Target::Href(self.address(&to));
        }
        let known = self.site.published.model.attachments.contains_key(&target.path);
        if !known || self.site.published.withheld.contains(&target.path) {
            return Target::TextOnly;
        }
        let copy = self.copy(&target.path);
        Target::Href(self.address(&copy))
    }

    /// Where the attachment stands beside the page. Two of one name (letter case apart) from different folders
    /// stay apart; a name that the site or a folder of pages could need stands in a folder of its own.
    fn copy(&mut self, attachment: &str) -> String {
        let folder = self.page.rfind('/').map_or("", |at| &self.page[..=at]);
        let name = attachment.rsplit('/').next().unwrap_or(attachment);
        let plain = format!("{folder}{name}");
        let folded = plain.to_lowercase();
        let mut copies = self.copies.iter();
        let taken = copies.any(|(path, other)| other != attachment && path.to_lowercase() == folded);
        let needed = !name.contains('.') || is_needed(&name.to_ascii_lowercase());
        let path = if taken || needed { format!("{folder}files/{attachment}") } else { plain };
        self.copies.insert(path.clone(), attachment.to_owned());
        path
    }

    /// The attachments of the page.
    pub fn into_artifacts(self) -> Vec<Artifact> {
        let on_disk = &self.site.published.model.attachments;
        let file = |(path, attachment): (String, String)| {
            let source = on_disk.get(&attachment)?.clone();
            let bared = self.site.published.bared.contains(&attachment);
            let content = if bared { Content::Picture(source) } else { Content::File(source) };
            Some(Artifact { path, content })
        };
        self.copies.into_iter().filter_map(file).collect()
    }
}

/// Whether a file of the site itself may bear this name, in lower case.
fn is_needed(name: &str) -> bool {
    let of_crawlers = name.starts_with("sitemap") && name.ends_with(".xml");
    of_crawlers || matches!(name, address::FEED | "404.html" | "robots.txt")
}
