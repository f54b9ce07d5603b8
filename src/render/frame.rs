//! Owns: what every page has beside its own view — its place, title, breadcrumbs, and relative links.
//! In: a page's path and the site. Out: the view `page` of templates.

use crate::index::address;
use serde::Serialize;

/// A link in a page: where it leads, relative to the page, and what it is called.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Link {
    /// Ready for `href`; HTML escaping is the template's.
    pub href: String,
    /// What people read.
    pub name: String,
}

/// A step of the way to a page.
pub type Crumb = Link;

/// What the layout needs of every page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Frame {
    /// The page's path from the site's root.
    #[serde(skip)]
    pub path: String,
    /// Back to the root: empty, or `../` once a folder.
    pub root: String,
    /// Its title: `h1` and, with the site's, `title`.
    pub title: String,
    /// One sentence that says what the page is and as of which day.
    pub description: String,
    /// Which page of the navigation it belongs to, such as `measures`.
    pub section: &'static str,
    /// The way here, from the front page; without the page itself.
    pub crumbs: Vec<Crumb>,
}

impl Frame {
    /// The frame of the page at `path`.
    pub fn new(path: String, section: &'static str, title: String, description: String) -> Self {
        Frame { root: address::root(&path), path, title, description, section, crumbs: Vec::new() }
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

    /// How many folders lie between the root and the page.
    pub fn depth(&self) -> usize {
        self.root.len() / "../".len()
    }

    /// Only the address.
    pub fn href(&self, to: &str) -> String {
        address::relative(&self.path, to)
    }
}
