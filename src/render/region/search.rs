//! Owns: the search of a region — counties, their townships and villages, kinds of measures. In: the region.
//! Out: the page, and the scripts of its index in the form that a county's search has: `find.js` reads both. What
//! stands in a village's plan is found by the search of its county.

use super::rows::{CountyItem, Rows};
use super::site::RegionSite;
use crate::artifact::{Artifact, Content};
use crate::index::address;
use crate::render::RenderError;
use crate::render::engine::TemplateError;
use crate::render::search::{Core, ROWS, Script, numbers, shard_name};
use crate::render::views::PageView;
use crate::search::{Shard, StreamBuilder, code};
use serde::Serialize;

/// `search/index.html` of a region: the box, and what stands there until something is found: its counties.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The counties.
    counties: Vec<CountyItem>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "region-search.html";
}

/// The page of the search.
pub fn page(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let args = [("counties", region.counties.len().into()), ("villages", region.totals.villages.into())];
    let title = site.words.plain("search-title");
    let frame =
        site.frame(address::SEARCH.to_owned(), "search", title, "region-search-lead", &args).unlisted();
    let rows = Rows::new(site, &frame);
    let counties = (0..region.counties.len()).map(|county| rows.county(county)).collect();
    site.fill(&frame, &View { counties })
}

/// Something that can be found.
struct Thing {
    title: String,
    more: String,
    /// The place that its line names.
    place: String,
    /// Its address from the root.
    page: String,
    /// The position of its place: 0 is the region, then each county before its townships and villages.
    at: usize,
}

/// Makes every script.
///
/// # Errors
/// When `put` refuses one.
pub fn artifacts<E: Send>(
    site: &RegionSite<'_>,
    put: &(impl Fn(Artifact) -> Result<(), RenderError<E>> + Sync),
) -> Result<(), RenderError<E>> {
    let send = |script: Script| {
        let path = address::search_script(script.name());
        put(Artifact { path, content: Content::Bytes(script.finish()) })
    };
    let sorts = [counties(site), places(site), kinds(site)];
    let mut stream = StreamBuilder::default();
    for thing in sorts.iter().flatten() {
        stream.head(&thing.title, &thing.more);
    }
    let stream = stream.finish();
    let things: Vec<&Thing> = sorts.iter().flatten().collect();
    for (block, things) in things.chunks(ROWS).enumerate() {
        send(lines(block, things))?;
    }
    send(Script::new("letters", &stream.alphabet()))?;
    let shard = |shard: Shard| {
        let first: String = shard.terms.chars().take(2).collect();
        send(Script::new(&shard_name(&first), &(&shard.terms, code::text(shard.postings))))?;
        Ok(first)
    };
    let shards = stream.shards(&shard, &RenderError::Aside)?;
    let names = ["county", "place", "kind"];
    let below = site.region.counties.iter().map(|county| county.townships.len() + county.villages.len());
    let gaps = sorts.iter().flat_map(|things| {
        let mut before = 0;
        things.iter().map(move |thing| thing.at - std::mem::replace(&mut before, thing.at))
    });
    send(Script::new(
        "core",
        &Core {
            sorts: names
                .iter()
                .zip(&sorts)
                .map(|(name, things)| (*name, site.words.plain(&format!("region-sort-{name}")), things.len()))
                .collect(),
            heads: &numbers(stream.heads().iter().map(|length| *length as usize)),
            texts: "",
            blocks: "",
            places: &numbers(gaps),
            villages: &numbers(below),
            shards: shards.concat(),
            rows: ROWS,
        },
    ))
}

/// The lines of a block of things. Those of one page name it once.
fn lines(block: usize, things: &[&Thing]) -> Script {
    let mut pages: Vec<(&str, &str)> = Vec::new();
    let mut lines = Vec::new();
    for thing in things {
        let page = (thing.place.as_str(), thing.page.as_str());
        if pages.last() != Some(&page) {
            pages.push(page);
        }
        lines.push((&thing.title, pages.len() - 1, "", &thing.more));
    }
    Script::new(&format!("things-{block}"), &(pages, lines))
}

fn counties(site: &RegionSite<'_>) -> Vec<Thing> {
    let mut at = 1;
    let thing = |county: &crate::region::County| {
        let own = at;
        at += 1 + county.townships.len() + county.villages.len();
        Thing {
            title: county.name.clone(),
            more: county.code.clone().unwrap_or_default(),
            place: String::new(),
            page: address::href(&address::county(&county.slug)),
            at: own,
        }
    };
    site.region.counties.iter().map(thing).collect()
}

/// Townships and villages, county by county: each township before its villages.
fn places(site: &RegionSite<'_>) -> Vec<Thing> {
    let mut things = Vec::new();
    let mut at = 0;
    for (position, county) in site.region.counties.iter().enumerate() {
        // The county's own place comes before those below it.
        at += 1;
        let mut villages = vec![Vec::new(); county.townships.len()];
        for village in &county.villages {
            villages[village.township].push(village);
        }
        for (township, villages) in county.townships.iter().zip(villages) {
            things.push(Thing {
                title: township.name.clone(),
                more: String::new(),
                place: county.name.clone(),
                page: site.way_from_root(position, &township.page),
                at,
            });
            at += 1;
            let names = [("county", county.name.as_str().into()), ("place", township.name.as_str().into())];
            let place = site.words.say("region-place", &names);
            for village in villages {
                // Counties are the places that `find.js` knows; a township finds its villages by its name on their lines.
                things.push(Thing {
                    title: village.name.clone(),
                    more: township.name.clone(),
                    place: place.clone(),
                    page: site.way_from_root(position, &village.page),
                    at,
                });
                at += 1;
            }
        }
    }
    things
}

fn kinds(site: &RegionSite<'_>) -> Vec<Thing> {
    let thing = |kind: &crate::region::KindSum| Thing {
        title: kind.name.clone(),
        more: kind.group.clone().unwrap_or_default(),
        place: String::new(),
        page: address::href(&address::kind(&kind.slug)),
        at: 0,
    };
    site.region.kinds.iter().map(thing).collect()
}
