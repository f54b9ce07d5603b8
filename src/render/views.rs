//! Owns: which pages there are. In: the site. Out: one job a page, and the page of a job.
//! `places` shows what somebody holds — county, township, village, plan, summary; `lists` shows the ways in.

mod lists;
#[cfg(test)]
mod manual;
mod map;
mod places;
mod rows;

pub use map::Ground;
pub use rows::{Deadline, DueForms, Rows, StatusView, statuses};

use super::engine::TemplateError;
use super::frame::Frame;
use super::prose::PageProse;
use super::site::Site;
use crate::artifact::{Artifact, Content};
use serde::Serialize;

/// One page to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// County, township, village, plan, programme, summary, notice.
    Place(places::Job),
    /// Indexes by measure, deadline, unit, problem, fund, disclosure; open data.
    List(lists::Job),
}

/// A page with the attachments beside it.
#[derive(Debug)]
pub struct Page {
    /// The page first.
    pub artifacts: Vec<Artifact>,
}

/// All pages of the site.
pub fn jobs(site: &Site<'_>) -> Vec<Job> {
    let places = places::jobs(site).into_iter().map(Job::Place);
    places.chain(lists::jobs(site).into_iter().map(Job::List)).collect()
}

/// Makes one page.
///
/// # Errors
/// When its template fails.
pub fn page(site: &Site<'_>, job: &Job) -> Result<Page, TemplateError> {
    match job {
        Job::Place(job) => places::page(site, *job),
        Job::List(job) => lists::page(site, *job),
    }
}

/// What one template gets as `view`.
pub trait PageView: Serialize {
    /// The template that shows it, and nothing else.
    const TEMPLATE: &'static str;
}

/// The filled template with the attachments that its texts link.
fn finish<V: PageView>(
    site: &Site<'_>,
    frame: &Frame,
    view: &V,
    prose: PageProse<'_>,
) -> Result<Page, TemplateError> {
    let bytes = site.fill(frame, view)?;
    let mut artifacts = vec![Artifact { path: frame.path.clone(), content: Content::Bytes(bytes) }];
    artifacts.extend(prose.into_artifacts());
    Ok(Page { artifacts })
}
