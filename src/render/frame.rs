//! Owns: what every page has beside its own view — its place, title, breadcrumbs, and relative links.
//! In: a page's path and the site. Out: the view `page` of templates.

use super::sentence::Sentence;
use crate::index::{Index, TownshipRow, address};
use crate::model::Place;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// A link in a page: where it leads, relative to the page, and what it is called.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Link {
    /// Ready for `href`; HTML escaping is the template's.
    pub href: String,
    /// What people read.
    pub name: String,
}

/// A township by the folder its pages stand in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TownshipName {
    /// The folder's name.
    pub slug: String,
    /// What it is called.
    pub name: String,
}

impl TownshipName {
    /// A township.
    pub fn of(row: &TownshipRow<'_>) -> Self {
        TownshipName { slug: row.slug().to_owned(), name: row.township.name.clone() }
    }
}

/// A step of the way to a page.
pub type Crumb = Link;

/// What a page brings for the layout.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Frame {
    /// The page's path from the site's root.
    #[serde(skip)]
    pub path: String,
    /// Back to the root: empty, or `../` once a folder; on a page served for any address, the root's own.
    pub root: String,
    /// Its title: `h1` and, with the site's, `title`.
    pub title: String,
    /// One sentence that says what the page is and as of which day, as plain text.
    pub description: String,
    /// The same as ready HTML, its days kept whole.
    pub lead: String,
    /// Which page of the navigation it belongs to, such as `measures`.
    pub section: &'static str,
    /// The way here, from the front page; without the page itself.
    pub crumbs: Vec<Crumb>,
    /// The townships in its lists, in their order, where scripts are to name them in a filter.
    pub townships: Vec<TownshipName>,
    /// Whether search engines are told of it.
    pub listed: bool,
    /// The day on which it last changed, where the records say so.
    #[serde(skip)]
    pub changed: Option<Date>,
    /// Whether the page is served for any address, so that nothing is relative to its own.
    #[serde(skip)]
    pub anywhere: bool,
}

/// What the layout needs of every page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FrameView<'f> {
    /// What the page brings.
    #[serde(flatten)]
    pub frame: &'f Frame,
    /// The address to give to others, absolute; none without a base URL.
    pub url: Option<String>,
    /// The same on paper (PDF); only in a site that was built with packets.
    pub packets: Vec<Link>,
}

impl Frame {
    /// The frame of the page at `path`.
    pub fn new(path: String, section: &'static str, title: String, lead: impl Into<Sentence>) -> Self {
        let Sentence { text: description, html: lead } = lead.into();
        Frame {
            root: address::root(&path),
            path,
            title,
            description,
            lead,
            section,
            crumbs: Vec::new(),
            townships: Vec::new(),
            listed: true,
            changed: None,
            anywhere: false,
        }
    }

    /// Keeps the page from search engines.
    pub fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// Says when the page last changed.
    pub fn changed_on(mut self, day: Option<Date>) -> Self {
        self.changed = day;
        self
    }

    /// Makes the page one that a server sends for any address it does not know: its links begin at the server's
    /// root where `base_url` tells what lies below it, and else at the folder of the address asked for.
    pub fn for_any_address(mut self, base_url: Option<&str>) -> Self {
        self.root = base_url.map(address::host_path).unwrap_or_default();
        self.anywhere = true;
        self
    }

    /// Lets scripts name the townships in whose places the rows of the page's lists lie.
    pub fn name_townships(&mut self, index: &Index<'_>, places: impl Iterator<Item = Place>) {
        let townships: BTreeSet<usize> = places.filter_map(Place::township).collect();
        self.townships = townships.into_iter().map(|at| TownshipName::of(&index.townships[at])).collect();
    }

    /// Adds a step of the way.
    pub fn crumb(mut self, to: &str, name: impl Into<String>) -> Self {
        let link = self.link(to, name);
        self.crumbs.push(link);
        self
    }

    /// A link from this page to a path from the root.
    pub fn link(&self, to: &str, name: impl Into<String>) -> Link {
        Link { href: self.href(to), name: name.into() }
    }

    /// How many folders lie between the root and the page; none where that is not known.
    pub fn depth(&self) -> Option<usize> {
        (!self.anywhere).then(|| self.root.len() / "../".len())
    }

    /// Only the address.
    pub fn href(&self, to: &str) -> String {
        if self.anywhere {
            [&self.root, address::href(to).as_str()].concat()
        } else {
            address::relative(&self.path, to)
        }
    }
}
