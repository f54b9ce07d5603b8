//! Owns: what all pages of a region share, and how they lead to the sites of its counties. In: the region, its name,
//! where these sites lie. Out: borrowed by every view.

use crate::artifact::{Artifact, Content};
use crate::index::address;
use crate::publish::Edition;
use crate::region::{Absent, Region};
use crate::render::engine::{Engine, TemplateError};
use crate::render::frame::{Frame, FrameView};
use crate::render::site::SiteView;
use crate::render::views::{PageView, StatusView, statuses};
use crate::render::words::{DateView, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a region's site says of itself.
#[derive(Debug, Clone)]
pub struct About {
    /// The region's name, if it has one.
    pub name: Option<String>,
    /// For whom.
    pub edition: Edition,
    /// Of each county where its site lies.
    pub homes: Vec<Home>,
}

/// Where a county's site lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// On the web.
    Url(String),
    /// Beside the region's folder: the way from there, ending in `/`.
    Way(String),
    /// Nowhere that a link could lead to.
    Nowhere,
}

/// What all pages share.
pub struct RegionSite<'a> {
    /// The region.
    pub region: &'a Region,
    /// What it says of itself.
    pub about: &'a About,
    /// Its name.
    pub name: String,
    /// Words of its language.
    pub words: Words<'a>,
    /// How every status reads.
    pub statuses: BTreeMap<&'static str, StatusView>,
    base_url: Option<&'a str>,
    engine: Engine<'a>,
}

/// What every page of a region may say beside its own, under `region` in its templates.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RegionNotes {
    /// Days of the oldest and the newest data, where counties differ.
    pub days: Option<[DateView; 2]>,
    /// How many counties could not be read.
    pub absent: usize,
}

impl<'a> RegionSite<'a> {
    /// Gathers what is shared and gives it to the engine.
    pub fn new(
        region: &'a Region,
        about: &'a About,
        words: Words<'a>,
        mut engine: Engine<'a>,
        base_url: Option<&'a str>,
    ) -> Self {
        let name = about.name.clone().unwrap_or_else(|| words.plain("region-name"));
        let view = SiteView {
            title: name.clone(),
            county: name.clone(),
            language: words.language(),
            locale: words.locale(),
            as_of: words.date(region.day),
            edition: about.edition.as_str(),
            publisher: None,
            hotline: None,
            base_url: base_url.map(str::to_owned),
            picture: base_url.map(|base_url| address::absolute(base_url, address::SHARE_PICTURE)),
            version: env!("CARGO_PKG_VERSION"),
        };
        engine.share("site", &view);
        let days = [region.first_day, region.day];
        let differ = region.first_day != region.day;
        engine.share(
            "region",
            &RegionNotes {
                days: differ.then(|| days.map(|day| words.date(day))),
                absent: region.absent.len(),
            },
        );
        let statuses = statuses(words);
        RegionSite { region, about, name, words, statuses, base_url, engine }
    }

    /// Whether it is for offices only.
    pub fn internal(&self) -> bool {
        self.about.edition == Edition::Internal
    }

    /// A page's frame; its first line gets `args`, and the newest day as `date`.
    pub fn frame(
        &self,
        path: String,
        section: &'static str,
        title: String,
        lead: &str,
        args: &[(&str, crate::diag::Arg)],
    ) -> Frame {
        let lead = self.words.sentence(lead, args, &[("date", self.region.day)]);
        let home = path != address::HOME;
        let frame = Frame::new(path, section, title, lead);
        if home { frame.crumb(address::HOME, self.words.plain("nav-home")) } else { frame }
    }

    /// The link from a page to a page of a county's site; where that lies out of reach, to the region's own page of
    /// the county.
    pub fn outside(&self, frame: &Frame, county: usize, page: &str) -> String {
        match &self.about.homes[county] {
            Home::Url(base_url) => address::absolute(base_url, page),
            Home::Way(way) => [&frame.root, &*address::way(way), &*address::href(page)].concat(),
            Home::Nowhere => frame.href(&address::county(&self.region.counties[county].slug)),
        }
    }

    /// The same from the root, for scripts that know the way back to it.
    pub fn way_from_root(&self, county: usize, page: &str) -> String {
        match &self.about.homes[county] {
            Home::Way(way) => address::way(way) + &address::href(page),
            Home::Url(base_url) => address::absolute(base_url, page),
            Home::Nowhere => address::href(&address::county(&self.region.counties[county].slug)),
        }
    }

    /// Why a county could not be read, in words.
    pub fn why(&self, absent: &Absent) -> String {
        let args = absent.fault.args();
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.words.say(&format!("region-fault-{}", absent.fault.name()), &args)
    }

    /// Fills a view's template.
    ///
    /// # Errors
    /// When the template fails on these values.
    pub fn fill<V: PageView>(&self, frame: &Frame, view: &V) -> Result<Artifact, TemplateError> {
        let url = self.base_url.filter(|_| frame.listed && !self.internal());
        let url = url.map(|base_url| address::absolute(base_url, &frame.path));
        let framed = FrameView { frame, url, packets: Vec::new() };
        let bytes = self.engine.page(V::TEMPLATE, &framed, view)?;
        Ok(Artifact { path: frame.path.clone(), content: Content::Bytes(bytes) })
    }
}
