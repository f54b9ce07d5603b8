//! Owns: the pages that help those who read — how to read the site, and what to say where there is no page.
//! In: the site. Out: one [`Job`] a page, and the page of a job.

mod not_found;
mod reading;

#[cfg(test)]
use super::manual::PageDoc;
use super::{Page, PageView, finish};
#[cfg(feature = "serve")]
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::Frame;
use crate::render::prose::PageProse;
use crate::render::site::Site;

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// How to read the site.
    Reading,
    /// There is no such page.
    NotFound,
}

/// All of them; every site has each.
pub const JOBS: [Job; 2] = [Job::Reading, Job::NotFound];

/// Makes one page.
///
/// # Errors
/// When its template fails.
pub fn page(site: &Site<'_>, job: Job) -> Result<Page, TemplateError> {
    match job {
        Job::Reading => reading::page(site),
        Job::NotFound => not_found::page(site),
    }
}

/// Where a page stands.
#[cfg(feature = "serve")]
pub fn path(job: Job) -> &'static str {
    match job {
        Job::Reading => address::READING,
        Job::NotFound => address::NOT_FOUND,
    }
}

/// What the pages' templates get, for the manual of themes.
#[cfg(test)]
pub fn manual() -> Vec<PageDoc> {
    vec![PageDoc::of::<reading::View>(), PageDoc::of::<not_found::View>()]
}

/// The filled template of a page without texts of its own.
fn plain<V: PageView>(site: &Site<'_>, frame: &Frame, view: V) -> Result<Page, TemplateError> {
    finish(site, frame, view, PageProse::new(site, &frame.path))
}
