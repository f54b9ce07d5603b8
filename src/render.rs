//! Owns: the views — HTML pages, open data, calendars, the feed. In: an edition and its index.
//! Out: a stream of artifacts, made in parallel and never held all at once; nothing here touches the disk.

mod changes;
mod crawl;
pub mod data;
pub mod engine;
#[cfg(feature = "serve")]
mod files;
mod frame;
mod prose;
pub mod region;
mod search;
mod sentence;
mod shared;
mod site;
mod views;
mod words;
pub mod workers;

pub use engine::TemplateError;
#[cfg(feature = "serve")]
pub use files::Files;
pub use frame::{Crumb, Frame, Link};
pub use prose::PageProse;
pub use sentence::{Sentence, escape};
pub use site::{Site, SiteView};
pub use views::packets;
pub use words::{DateView, Dates, MoneyView, Words};

use crate::artifact::{Artifact, Content};
use crate::history::History;
use crate::index::Index;
use crate::publish::Published;
use crate::search::Open;
use crate::text::Catalogue;
use crate::theme::Theme;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Why a site cannot be rendered.
#[derive(Debug)]
pub enum RenderError<E> {
    /// A template is wrong.
    Template(TemplateError),
    /// An artifact could not be put away.
    Sink(E),
    /// The system gives no threads.
    Threads(rayon::ThreadPoolBuildError),
    /// What was put aside is lost.
    Aside(std::io::Error),
}

/// What a build wrote, as people count it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// HTML pages.
    pub pages: usize,
    /// Everything, attachments and static files included.
    pub artifacts: usize,
}

/// Lays a packet out; what a build without packets does not have.
pub type Press<'p> = &'p (dyn Fn(packets::Packet) -> Result<Vec<u8>, TemplateError> + Sync);

/// What a build can do, and a preview does without.
#[derive(Clone, Copy, Default)]
pub struct Means<'m> {
    /// Prints packets.
    pub press: Option<Press<'m>>,
    /// Has room for what would fill the memory of a large county's build.
    pub aside: Option<Open>,
}

/// In which words and looks a site is shown, and where it will stand.
#[derive(Clone, Copy)]
pub struct Face<'f> {
    /// The words.
    pub text: &'f Catalogue,
    /// The looks.
    pub theme: &'f Theme,
    /// Its address, if it has one.
    pub base_url: Option<&'f str>,
}

/// Gives `use_it` the site, for views that are no pages.
///
/// # Errors
/// When a template of the theme is wrong.
pub fn with_site<T>(
    published: &Published,
    index: &Index<'_>,
    history: &History,
    face: Face<'_>,
    use_it: impl FnOnce(&Site<'_>) -> T,
) -> Result<T, TemplateError> {
    let Face { text, theme, base_url } = face;
    let engine = engine::Engine::new(theme, text)?;
    let dates = Dates::default();
    Ok(use_it(&Site::new(published, index, history, Words::new(text, &dates), engine, base_url)))
}

/// Renders the whole site; `sink` takes each artifact as it is made, from several threads at once.
///
/// # Errors
/// When a template is wrong, or `sink` refuses an artifact.
pub fn render<E: Send>(
    published: &Published,
    index: &Index<'_>,
    history: &History,
    face: Face<'_>,
    means: Means<'_>,
    sink: &(dyn Fn(Artifact) -> Result<(), E> + Sync),
    step: &(dyn Fn(usize, usize) + Sync),
) -> Result<Rendered, RenderError<E>> {
    let (Face { text, theme, base_url }, Means { press, aside }) = (face, means);
    let engine = engine::Engine::new(theme, text).map_err(RenderError::Template)?;
    let dates = Dates::default();
    let mut site = Site::new(published, index, history, Words::new(text, &dates), engine, base_url);
    let handed_out = if press.is_some() { packets::handed_out(&site) } else { Vec::new() };
    site.link_packets(&handed_out);
    let jobs = views::jobs(&site);
    let (done, artifacts) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let put = |artifact: Artifact| {
        artifacts.fetch_add(1, Ordering::Relaxed);
        sink(artifact).map_err(RenderError::Sink)
    };
    // The pages of the open data are as many as files were split, which is known when these are made.
    let all = AtomicUsize::new(jobs.len() + handed_out.len() + 1);
    let advance = || step(done.fetch_add(1, Ordering::Relaxed) + 1, all.load(Ordering::Relaxed));
    let finish = |page: Result<views::Page, TemplateError>| {
        let page = page.map_err(RenderError::Template)?;
        for artifact in page.artifacts {
            put(artifact)?;
        }
        advance();
        Ok(page.listing)
    };
    let pages = || {
        // Left alone, a thread keeps thousands of pages to itself, and the other waits for the last of them.
        let pages = jobs.par_iter().with_max_len(8).map(|job| finish(views::page(&site, job)));
        pages.collect::<Result<Vec<_>, _>>()
    };
    // The largest data file takes one thread as long as thousands of pages: begun last, it would be waited for.
    let rest = || rayon::join(|| data::artifacts(&site, &put), || search::artifacts(&site, aside, &put));
    let ((data, search), pages) = rayon::join(rest, pages);
    let split = data?;
    search?;
    let mut pages = pages?;
    let parts = views::data::parts(&site, &split);
    all.fetch_add(parts.len() - 1, Ordering::Relaxed);
    let opened = parts.par_iter().map(|part| finish(views::data::page(&site, &split, *part)));
    pages.extend(opened.collect::<Result<Vec<_>, _>>()?);
    let count = pages.len();
    crawl::artifacts(&site, pages.into_iter().flatten(), &put)?;
    if let Some(press) = press {
        let print = |job: &packets::Job| {
            let packet = packets::packet(&site, *job, &[]);
            let path = packet.path.clone();
            let bytes = press(packet).map_err(RenderError::Template)?;
            put(Artifact { path, content: Content::Bytes(bytes) })?;
            advance();
            Ok(())
        };
        let printed = workers::each(&handed_out, print).map_err(RenderError::Threads)?;
        printed.into_iter().collect::<Result<(), _>>()?;
    }
    for (path, bytes) in &theme.files {
        put(Artifact { path: format!("static/{path}"), content: Content::Bytes(bytes.clone()) })?;
    }
    Ok(Rendered { pages: count, artifacts: artifacts.into_inner() })
}
