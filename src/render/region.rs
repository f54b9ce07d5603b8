//! Owns: the pages of a region — its counties, kinds of measures, deadlines, problems, data, search.
//! In: a region and where its counties' sites lie. Out: artifacts, made in parallel and handed on as they are made;
//! the looks, words and pieces are those of a county's site.

mod counties;
mod data;
mod deadlines;
mod export;
mod home;
mod measures;
mod problems;
mod rows;
mod search;
mod site;

pub use site::{About, Home, RegionNotes};

use super::engine::{Engine, TemplateError};
#[cfg(test)]
use super::views::manual::PageDoc;
use super::words::{Dates, Words};
use super::{Face, RenderError, Rendered};
use crate::artifact::{Artifact, Content};
use crate::index::{Month, address};
use crate::region::Region;
use rayon::prelude::*;
use site::RegionSite;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One page; numbers are positions in the region's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Job {
    /// The front page.
    Home,
    /// The list of counties.
    Counties,
    /// A county.
    County(usize),
    /// The list of kinds of measures.
    Measures,
    /// A kind.
    Kind(usize),
    /// The months.
    Deadlines,
    /// A month.
    Month(Month),
    /// What is longest overdue.
    Overdue,
    /// The same of one county.
    OverdueOf(usize),
    /// Problems.
    Problems,
    /// The open data.
    Data,
    /// The search.
    Search,
}

fn jobs(region: &Region) -> Vec<Job> {
    let mut jobs = vec![
        Job::Home,
        Job::Counties,
        Job::Measures,
        Job::Deadlines,
        Job::Overdue,
        Job::Problems,
        Job::Data,
        Job::Search,
    ];
    jobs.extend((0..region.counties.len()).map(Job::County));
    jobs.extend((0..region.kinds.len()).map(Job::Kind));
    jobs.extend(region.months.keys().copied().map(Job::Month));
    jobs.extend(deadlines::parts(region).into_iter().map(Job::OverdueOf));
    jobs
}

fn page(site: &RegionSite<'_>, job: Job) -> Result<Artifact, TemplateError> {
    match job {
        Job::Home => home::page(site),
        Job::Counties => counties::list(site),
        Job::County(county) => counties::page(site, county),
        Job::Measures => measures::list(site),
        Job::Kind(kind) => measures::page(site, kind),
        Job::Deadlines => deadlines::list(site),
        Job::Month(month) => deadlines::month(site, month),
        Job::Overdue => deadlines::overdue(site, None),
        Job::OverdueOf(county) => deadlines::overdue(site, Some(county)),
        Job::Problems => problems::page(site),
        Job::Data => data::page(site),
        Job::Search => search::page(site),
    }
}

/// What the pages' templates get, for the manual of themes.
#[cfg(test)]
pub fn manual() -> Vec<PageDoc> {
    vec![
        PageDoc::of::<home::View>(),
        PageDoc::of::<counties::ListView>(),
        PageDoc::of::<counties::View>(),
        PageDoc::of::<measures::ListView>(),
        PageDoc::of::<measures::View>(),
        PageDoc::of::<deadlines::ListView>(),
        PageDoc::of::<deadlines::MonthView>(),
        PageDoc::of::<deadlines::OverdueView>(),
        PageDoc::of::<problems::View>(),
        PageDoc::of::<data::View>(),
        PageDoc::of::<search::View>(),
    ]
}

/// Renders the site of a region; `sink` takes each artifact as it is made, from several threads at once.
///
/// # Errors
/// When a template is wrong, or `sink` refuses an artifact.
pub fn render<E: Send>(
    region: &Region,
    about: &About,
    face: Face<'_>,
    sink: &(dyn Fn(Artifact) -> Result<(), E> + Sync),
) -> Result<Rendered, RenderError<E>> {
    let Face { text, theme, base_url } = face;
    let engine = Engine::new(theme, text).map_err(RenderError::Template)?;
    let dates = Dates::default();
    let site = RegionSite::new(region, about, Words::new(text, &dates), engine, base_url);
    let artifacts = AtomicUsize::new(0);
    let put = |artifact: Artifact| {
        artifacts.fetch_add(1, Ordering::Relaxed);
        sink(artifact).map_err(RenderError::Sink)
    };
    let jobs = jobs(region);
    jobs.par_iter().try_for_each(|job| put(page(&site, *job).map_err(RenderError::Template)?))?;
    search::artifacts(&site, &put)?;
    for (path, bytes) in export::files(&site) {
        put(Artifact { path, content: Content::Bytes(bytes) })?;
    }
    if site.internal() {
        let bytes = b"User-agent: *\nDisallow: /\n".to_vec();
        put(Artifact { path: address::ROBOTS.to_owned(), content: Content::Bytes(bytes) })?;
    }
    for (path, bytes) in &theme.files {
        put(Artifact { path: format!("static/{path}"), content: Content::Bytes(bytes.clone()) })?;
    }
    Ok(Rendered { pages: jobs.len(), artifacts: artifacts.into_inner() })
}
