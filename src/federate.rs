//! Owns: the stage map of regions — county sites that are already built into one site above them. In: options.
//! Out: the region's folder, replaced as a whole, with whatever counties could be read.

use crate::artifact::Artifact;
use crate::publish::Edition;
use crate::region::{self, County, Region, RegionError, Site, way};
use crate::render::region::{About, Home, render};
use crate::render::{Face, RenderError};
use crate::text::Language;
use crate::{Failure, theme, words, write};
use std::path::{Path, PathBuf};

/// What to make of which counties.
#[derive(Debug, Clone)]
pub struct FederateOptions {
    /// The folder to publish to.
    pub out: PathBuf,
    /// Folders of county sites, each with a name before it or without (`NAME=FOLDER`).
    pub sites: Vec<PathBuf>,
    /// The region's name.
    pub name: Option<String>,
    /// For whom.
    pub edition: Edition,
    /// Where the region's site will stand.
    pub base_url: Option<String>,
    /// Its language.
    pub language: Option<Language>,
    /// Its theme; a folder of it lies in `themes/` of the current folder.
    pub theme: Option<String>,
}

/// What was made.
pub struct Federated {
    /// The region.
    pub region: Region,
    /// HTML pages.
    pub pages: usize,
    /// Files and bytes.
    pub summary: write::Summary,
}

/// Reads county sites and builds the region's. A county that cannot be read is shown as such and forbids nothing.
///
/// # Errors
/// When two sites claim to be one county, none can be read, one is internal and the region is to be public, the theme
/// is wrong, or the folder cannot be written; the folder is then as it was.
pub fn federate(options: &FederateOptions) -> Result<Federated, Failure> {
    let sites: Result<Vec<Site>, RegionError> =
        options.sites.iter().map(|given| Site::parse(given)).collect();
    let sites = sites.map_err(Failure::Region)?;
    if let Some(site) = sites.iter().find(|site| write::overlaps(&site.folder, &options.out)) {
        return Err(Failure::RegionOverlap(site.folder.clone(), options.out.clone()));
    }
    let region = region::gather(&sites).map_err(Failure::Region)?;
    let inside = region.counties.iter().find(|county| county.internal);
    if let Some(county) = inside.filter(|_| options.edition == Edition::Public) {
        return Err(Failure::Region(RegionError::Internal(county.folder.clone())));
    }
    let name = options.theme.as_deref().unwrap_or("default");
    let theme = theme::load(name, Path::new(".")).map_err(Failure::Theme)?;
    let text = words(options.language.unwrap_or_default(), &theme)?;
    let about = About {
        name: options.name.clone(),
        edition: options.edition,
        homes: region.counties.iter().map(|county| home(&options.out, county)).collect(),
    };
    let output = write::Output::begin(&options.out).map_err(Failure::Write)?;
    let face = Face { text: &text, theme: &theme, base_url: options.base_url.as_deref() };
    let sink = |artifact: Artifact| output.put(artifact);
    let rendered = render(&region, &about, face, &sink).map_err(|error| match error {
        RenderError::Template(error) => Failure::Template(error),
        RenderError::Sink(error) => Failure::Write(error),
        RenderError::Threads(error) => Failure::Threads(error),
        RenderError::Aside(error) => Failure::Aside(error),
    })?;
    let summary = output.commit().map_err(Failure::Write)?;
    Ok(Federated { region, pages: rendered.pages, summary })
}

/// Where pages find a county's site: at its address on the web, else where it lies beside them.
fn home(out: &Path, county: &County) -> Home {
    let web = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    match county.base_url.as_ref().filter(web) {
        Some(url) => Home::Url(url.clone()),
        None => way(out, &county.folder).map_or(Home::Nowhere, Home::Way),
    }
}
