//! Owns: the site one file at a time, for those who look at a page and not at all of them. In: the site, a path.
//! Out: the file that a build would put there, by the code that a build uses; nothing is made before it is asked for.

use super::site::Site;
use super::views::{self, Job};
use super::{RenderError, TemplateError, crawl, data, search};
use crate::artifact::{Artifact, Content};
use crate::index::address;
use crate::theme::Theme;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A site whose files are made when they are asked for. Packets are none of them.
pub struct Files<'s> {
    site: &'s Site<'s>,
    theme: &'s Theme,
    jobs: Vec<Job>,
    /// Path of a page → its position among the jobs.
    pages: BTreeMap<String, usize>,
    /// The scripts of the search, which are made together.
    scripts: OnceLock<HashMap<String, Vec<u8>>>,
    /// The data files likewise, and what of them was split: one that is too large has parts.
    data: OnceLock<(HashMap<String, Vec<u8>>, data::Split)>,
    /// Attachments beside the pages that were made.
    attachments: Mutex<HashMap<String, Content>>,
}

impl<'s> Files<'s> {
    /// Knows where every page stands, and makes none.
    pub fn new(site: &'s Site<'s>, theme: &'s Theme) -> Self {
        let jobs = views::jobs(site);
        let pages = jobs.iter().enumerate().map(|(at, job)| (views::path(site, job), at)).collect();
        Files {
            site,
            theme,
            jobs,
            pages,
            scripts: OnceLock::new(),
            data: OnceLock::new(),
            attachments: Mutex::default(),
        }
    }

    /// The file at a path from the site's root; none where a build would put none.
    ///
    /// # Errors
    /// When a template is wrong.
    pub fn get(&self, path: &str) -> Result<Option<Content>, TemplateError> {
        if let Some(page) = self.pages.get(path) {
            return self.page(*page).map(Some);
        }
        if let Some(part) = self.data_part(path) {
            let page = views::data::page(self.site, &self.data().1, part)?;
            return Ok(Some(self.page_of(page)));
        }
        let bytes = match path.strip_prefix("static/") {
            Some(inside) => self.theme.files.get(inside).cloned(),
            None => self.data_file(path).or_else(|| self.script(path)),
        };
        let bytes = match bytes {
            Some(bytes) => Some(bytes),
            None => self.for_engines(path)?,
        };
        match bytes {
            Some(bytes) => Ok(Some(Content::Bytes(bytes))),
            None => self.attachment(path),
        }
    }

    /// Whether a page stands at a path.
    pub fn has_page(&self, path: &str) -> bool {
        self.pages.contains_key(path) || self.data_part(path).is_some()
    }

    /// Makes a page, and notes what lies beside it.
    fn page(&self, at: usize) -> Result<Content, TemplateError> {
        let made = views::page(self.site, &self.jobs[at])?;
        debug_assert!(made.artifacts.iter().any(|made| self.pages.get(&made.path) == Some(&at)));
        Ok(self.page_of(made))
    }

    /// Its HTML; what lies beside it is noted.
    fn page_of(&self, made: views::Page) -> Content {
        let mut page = None;
        let mut attachments = self.attachments.lock().unwrap_or_else(PoisonError::into_inner);
        for Artifact { path, content } in made.artifacts {
            match content {
                Content::Bytes(bytes) => page = Some(bytes),
                file @ (Content::File(_) | Content::Picture(_)) => drop(attachments.insert(path, file)),
            }
        }
        Content::Bytes(page.unwrap_or_default())
    }

    fn data(&self) -> &(HashMap<String, Vec<u8>>, data::Split) {
        self.data.get_or_init(|| collect(|put| data::artifacts(self.site, &put)))
    }

    fn data_file(&self, path: &str) -> Option<Vec<u8>> {
        let is_data = path.starts_with("data/") || path.ends_with(".ics") || path == address::FEED;
        is_data.then(|| self.data().0.get(path).cloned()).flatten()
    }

    /// Which page of the open data stands at a path, if one does.
    fn data_part(&self, path: &str) -> Option<views::data::Part> {
        if !(path.starts_with("data/") && path.ends_with(".html")) {
            return None;
        }
        let parts = views::data::parts(self.site, &self.data().1);
        parts.into_iter().find(|part| views::data::path(self.site, *part) == path)
    }

    fn script(&self, path: &str) -> Option<Vec<u8>> {
        if !(path.starts_with("search/") && path.ends_with(".js")) {
            return None;
        }
        let make = || collect(|put| search::artifacts(self.site, None, &put));
        self.scripts.get_or_init(|| make().0).get(path).cloned()
    }

    /// What search engines are told. The site map names all pages: for it, each is made.
    fn for_engines(&self, path: &str) -> Result<Option<Vec<u8>>, TemplateError> {
        let map = path.starts_with("sitemap") && path.ends_with(".xml");
        if !map && path != address::ROBOTS {
            return Ok(None);
        }
        let mut listings = Vec::new();
        if map {
            let listing = |job| views::page(self.site, job).map(|page| page.listing);
            listings = self.jobs.par_iter().map(listing).collect::<Result<Vec<_>, _>>()?;
            let split = &self.data().1;
            for part in views::data::parts(self.site, split) {
                listings.push(views::data::page(self.site, split, part)?.listing);
            }
        }
        let (mut made, ()) = collect(|put| crawl::artifacts(self.site, listings.into_iter().flatten(), &put));
        Ok(made.remove(path))
    }

    /// An attachment, which lies beside the page that links it or in a folder there.
    fn attachment(&self, path: &str) -> Result<Option<Content>, TemplateError> {
        if let Some(known) = self.noted(path) {
            return Ok(Some(known));
        }
        for (end, _) in path.rmatch_indices('/').chain([(0, "")]) {
            let folder = if end == 0 { "" } else { &path[..=end] };
            let here = self.pages.range(folder.to_owned()..).take_while(|(page, _)| page.starts_with(folder));
            for (_, at) in here.filter(|(page, _)| !page[folder.len()..].contains('/')) {
                self.page(*at)?;
            }
            if let Some(found) = self.noted(path) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn noted(&self, path: &str) -> Option<Content> {
        self.attachments.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}

/// What a stage makes of bytes, by path, and what it tells.
///
/// # Panics
/// Never: such a stage fails only where its artifacts are refused, and here none is.
fn collect<T>(
    stage: impl FnOnce(&(dyn Fn(Artifact) -> Result<(), RenderError<Infallible>> + Sync)) -> Made<T>,
) -> (HashMap<String, Vec<u8>>, T) {
    let made = Mutex::new(HashMap::new());
    let put = |artifact: Artifact| {
        if let Content::Bytes(mut bytes) = artifact.content {
            // A file may have taken more room than it needed; here it stays.
            bytes.shrink_to_fit();
            made.lock().unwrap_or_else(PoisonError::into_inner).insert(artifact.path, bytes);
        }
        Ok(())
    };
    let told = stage(&put).expect("nothing is refused");
    (made.into_inner().unwrap_or_else(PoisonError::into_inner), told)
}

type Made<T> = Result<T, RenderError<Infallible>>;
