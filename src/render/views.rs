//! Owns: which pages there are. In: the site. Out: one job a page, and the page of a job.
//! `places` shows what somebody holds — county, township, village, plan, summary; `lists` shows the ways in;
//! `service` helps those who read.

mod lists;
#[cfg(test)]
pub mod manual;
mod map;
pub mod packets;
mod places;
mod rows;
mod service;

pub use lists::{ByTownship, Counts, List, data};
pub use map::Ground;
pub use rows::{
    BarPart, ChangeLine, Deadline, DueForms, Rows, StatusView, TotalsView, bar, deadline_key, measure_key,
    problem_key, statuses,
};

use super::crawl::Listing;
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
    /// How to read the site; what to say where there is no page.
    Service(service::Job),
}

/// A page with the attachments beside it.
#[derive(Debug)]
pub struct Page {
    /// The page first.
    pub artifacts: Vec<Artifact>,
    /// What search engines are told of it; nothing of a page that they should not show.
    pub listing: Option<Listing>,
}

/// All pages of the site.
pub fn jobs(site: &Site<'_>) -> Vec<Job> {
    let (places, lists) = rayon::join(|| places::jobs(site), || lists::jobs(site));
    let (places, lists) = (places.into_iter().map(Job::Place), lists.into_iter().map(Job::List));
    places.chain(lists).chain(service::JOBS.map(Job::Service)).collect()
}

/// Makes one page.
///
/// # Errors
/// When its template fails.
pub fn page(site: &Site<'_>, job: &Job) -> Result<Page, TemplateError> {
    let _turn = site.turn();
    match job {
        Job::Place(job) => places::page(site, *job),
        Job::List(job) => lists::page(site, *job),
        Job::Service(job) => service::page(site, *job),
    }
}

/// Where a page stands, without making it.
#[cfg(feature = "serve")]
pub fn path(site: &Site<'_>, job: &Job) -> String {
    match job {
        Job::Place(job) => places::path(site, *job),
        Job::List(job) => lists::path(site, *job),
        Job::Service(job) => service::path(*job).to_owned(),
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
    view: V,
    prose: PageProse<'_>,
) -> Result<Page, TemplateError> {
    let bytes = site.fill(frame, view)?;
    let mut artifacts = vec![Artifact { path: frame.path.clone(), content: Content::Bytes(bytes) }];
    artifacts.extend(prose.into_artifacts());
    let listing = frame.listed.then(|| Listing { path: frame.path.clone(), changed: frame.changed });
    Ok(Page { artifacts, listing })
}
