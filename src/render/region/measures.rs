//! Owns: the kinds of measures of a region, by name. In: sums over counties. Out: `measures/index.html`, and a page for
//! each kind with the counties that have it.

use super::rows::{LIMIT, Rows};
use super::site::RegionSite;
use crate::artifact::Artifact;
use crate::index::address;
use crate::model::Quantity;
use crate::region::{KindSum, Ladder, TargetSum};
use crate::render::engine::TemplateError;
use crate::render::frame::Link;
use crate::render::views::{PageView, TotalsView};
use serde::Serialize;

/// `measures/index.html` of a region: all kinds of measures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListView {
    /// Figures of all measures.
    totals: TotalsView,
    /// Kinds by group; those without one come last.
    groups: Vec<Group>,
}

impl PageView for ListView {
    const TEMPLATE: &'static str = "region-measures.html";
}

/// Kinds of one group.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Group {
    /// Its name.
    name: Option<String>,
    /// The kinds.
    kinds: Vec<KindItem>,
}

/// A kind.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KindItem {
    /// Its name and page.
    link: Link,
    /// Counties that have it.
    counties: usize,
    /// Villages that have one.
    villages: usize,
    /// Figures of its measures.
    totals: TotalsView,
}

/// The list of kinds.
pub fn list(site: &RegionSite<'_>) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let args = [("kinds", region.kinds.len().into()), ("measures", region.totals.measures.into())];
    let title = site.words.plain("region-measures-title");
    let frame = site.frame(address::MEASURES.to_owned(), "measures", title, "region-measures-lead", &args);
    let rows = Rows::new(site, &frame);
    let mut groups: Vec<Group> = Vec::new();
    for kind in &region.kinds {
        let item = KindItem {
            link: frame.link(&address::kind(&kind.slug), &kind.name),
            counties: kind.counties.len(),
            villages: kind.villages,
            totals: rows.totals(&kind.totals),
        };
        match groups.iter_mut().find(|group| group.name == kind.group) {
            Some(group) => group.kinds.push(item),
            None => groups.push(Group { name: kind.group.clone(), kinds: vec![item] }),
        }
    }
    groups.sort_by_key(|group| group.name.is_none());
    site.fill(&frame, &ListView { totals: rows.totals(&region.totals), groups })
}

/// `measures/KIND/index.html` of a region: one kind of measure.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its figures.
    totals: TotalsView,
    /// Its targets, added up within one name and unit.
    targets: Vec<SumItem>,
    /// Its ladders; counties may have different ones.
    ladders: Vec<LadderItem>,
    /// The counties that have it.
    counties: Vec<CountyLine>,
    /// How many counties there is no room for.
    more: usize,
    /// The one before it.
    before: Option<Link>,
    /// The one after it.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "region-kind.html";
}

/// Targets of one name and unit, added up.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SumItem {
    /// Their name.
    name: String,
    /// What is counted.
    unit: String,
    /// Where they start; none: from nothing.
    baseline: Option<String>,
    /// Where they stand; none: no report.
    current: Option<String>,
    /// Where they must arrive.
    goal: String,
    /// In whole percent of the way; none without a report.
    percent: Option<u32>,
    /// How many targets are in the sum.
    count: usize,
    /// For how many of them a value was reported.
    reported: usize,
}

/// A ladder with the villages on it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LadderItem {
    /// How many counties share it.
    counties: usize,
    /// Its steps, lowest first.
    stages: Vec<StageItem>,
}

/// A step of a ladder.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StageItem {
    /// Its name.
    name: String,
    /// Villages at it.
    at: usize,
    /// Villages at it or past it.
    reached: usize,
    /// How long its bar is, in hundredths of the villages on the ladder.
    length: usize,
}

/// A kind in one county.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CountyLine {
    /// The county's name; leads to the kind's page in its site.
    link: Link,
    /// Villages that have one.
    villages: usize,
    /// Figures of its measures.
    totals: TotalsView,
}

/// The page of a kind.
pub fn page(site: &RegionSite<'_>, at: usize) -> Result<Artifact, TemplateError> {
    let region = site.region;
    let kind = &region.kinds[at];
    let args = [
        ("kind", kind.name.as_str().into()),
        ("counties", kind.counties.len().into()),
        ("villages", kind.villages.into()),
        ("measures", kind.totals.measures.into()),
    ];
    let title = site.words.plain("region-measures-title");
    let frame = site
        .frame(address::kind(&kind.slug), "measures", kind.name.clone(), "region-kind-lead", &args)
        .crumb(address::MEASURES, title);
    let rows = Rows::new(site, &frame);
    let neighbour = |at: Option<usize>| {
        let kind = region.kinds.get(at?)?;
        Some(frame.link(&address::kind(&kind.slug), &kind.name))
    };
    let line = |(county, position): &(usize, usize)| {
        let (of, kind) = (&region.counties[*county], &region.counties[*county].kinds[*position]);
        CountyLine {
            link: rows.outside(*county, &kind.page, &of.name),
            villages: kind.villages,
            totals: rows.totals(&kind.totals),
        }
    };
    let view = View {
        totals: rows.totals(&kind.totals),
        targets: kind.targets.iter().map(|target| sum_item(site, target)).collect(),
        ladders: ladders(kind),
        counties: kind.counties.iter().take(LIMIT).map(line).collect(),
        more: kind.counties.len().saturating_sub(LIMIT),
        before: neighbour(at.checked_sub(1)),
        after: neighbour(Some(at + 1)),
    };
    site.fill(&frame, &view)
}

fn sum_item(site: &RegionSite<'_>, target: &TargetSum) -> SumItem {
    let sum = target.sum;
    let quantity = |value: Quantity| site.words.quantity(value);
    SumItem {
        name: target.name.clone(),
        unit: target.unit.clone(),
        baseline: (sum.baseline != Quantity::ZERO).then(|| quantity(sum.baseline)),
        current: sum.current.map(quantity),
        goal: quantity(sum.value),
        percent: sum.current.and_then(|current| current.progress(sum.baseline, sum.value)),
        count: sum.count,
        reported: sum.reported,
    }
}

fn ladders(kind: &KindSum) -> Vec<LadderItem> {
    let ladder = |ladder: &Ladder| {
        let stage = |(name, at, reached): &(String, usize, usize)| StageItem {
            name: name.clone(),
            at: *at,
            reached: *reached,
            length: (reached * 100).checked_div(ladder.villages).unwrap_or_default(),
        };
        LadderItem { counties: ladder.counties, stages: ladder.stages.iter().map(stage).collect() }
    };
    kind.ladders.iter().map(ladder).collect()
}
