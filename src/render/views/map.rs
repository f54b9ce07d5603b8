//! Owns: the dot map — villages where their coordinates put them, north up. In: the villages of the county or of a
//! township. Out: [`MapView`]: a picture that many pages share, the links on it, and the village of the page.

mod labels;
mod plane;

use super::rows::Rows;
use crate::index::VillageRow;
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::site::Site;
use labels::{Box, LabelView, Wish};
use plane::Plane;
use serde::Serialize;
use std::fmt::Write;
use std::ops::Range;

/// A county with more dots than this is drawn as one dot a township.
const MOST_DOTS: usize = 250;
/// A village's page shows the county around it up to this many dots, beyond it only the township.
const MOST_AROUND: usize = 60;
/// Half the room that a dot takes.
const DOT: i32 = 6;

/// The picture of a map, in its own units; it names nobody's page, so that pages of any depth share it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ground {
    /// Width of the picture.
    width: i32,
    /// Height of the picture.
    height: i32,
    /// Path of the dots where nothing is late: each a point, drawn with round ends.
    dots: String,
    /// Path of the triangles where something is late.
    late: String,
    /// Names of townships, or of villages on a township's map.
    labels: Vec<LabelView>,
    /// The bar of kilometres.
    scale: ScaleView,
    /// How many villages lie on the map.
    villages: usize,
    /// How many have no coordinates.
    missing: usize,
    /// Whether a dot stands for a township instead of a village.
    by_township: bool,
    /// How places lie on it.
    #[serde(skip)]
    plane: Plane,
}

/// How long some kilometres are.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ScaleView {
    /// Its length in units of the picture.
    length: i32,
    /// Such as `5公里`.
    text: String,
}

/// A map on a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MapView {
    /// The picture.
    ground: Shared<Ground>,
    /// Where the dots lead; none on the map of a village's own page.
    points: Vec<PointView>,
    /// The village of the page.
    here: Option<HereView>,
}

/// A dot that leads somewhere.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PointView {
    /// The village or township.
    link: Link,
    /// Where it lies, from the left.
    x: i32,
    /// Where it lies, from the top.
    y: i32,
    /// Late measures, milestones and problems.
    overdue: usize,
}

/// The village of the page, on the map.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct HereView {
    /// Where it lies, from the left.
    x: i32,
    /// Where it lies, from the top.
    y: i32,
    /// The middle of its name, which stays inside the picture.
    label_x: i32,
    /// The line of its name; none where the picture names villages itself.
    label_y: Option<i32>,
}

/// A dot: where, and whether something is late.
struct Dot {
    at: (f64, f64),
    overdue: usize,
    /// The village, or the township that it stands for.
    row: usize,
}

impl Rows<'_> {
    /// The map of the county with a link on each dot; none where no village has coordinates.
    pub fn county_map(&self) -> Option<MapView> {
        self.map_of(None)
    }

    /// The map of a township with a link on each dot; none without two villages to tell apart.
    pub fn township_map(&self, township: usize) -> Option<MapView> {
        let villages = self.site.index.townships[township].villages.clone();
        (villages.filter(|village| place(self.site, *village).is_some()).count() > 1)
            .then(|| self.map_of(Some(township)))?
    }

    /// The map with a village's place on it.
    pub fn village_map(&self, village: usize) -> Option<MapView> {
        let (longitude, latitude) = place(self.site, village)?;
        let township = self.site.index.villages[village].township_row;
        let around = self.site.index.villages.len() <= MOST_AROUND;
        let ground = ground(self.site, if around { None } else { Some(township) });
        let (x, y) = ground.plane.at(longitude, latitude);
        let below = if y + 30 < ground.height { y + 28 } else { y - 16 };
        let label_y = around.then_some(below);
        let half = width_of(&self.site.index.villages[village].village.name) / 2 + 4;
        let label_x =
            if half * 2 < ground.width { x.clamp(half, ground.width - half) } else { ground.width / 2 };
        Some(MapView { here: Some(HereView { x, y, label_x, label_y }), points: Vec::new(), ground })
    }

    fn map_of(&self, township: Option<usize>) -> Option<MapView> {
        let site = self.site;
        let dots = dots(site, township);
        if dots.is_empty() {
            return None;
        }
        let ground = ground(site, township);
        let point = |dot: &Dot| {
            let (x, y) = ground.plane.at(dot.at.0, dot.at.1);
            let (page, name) = if ground.by_township {
                let row = &site.index.townships[dot.row];
                (row.page(), &row.township.name)
            } else {
                let row = &site.index.villages[dot.row];
                (row.page(), &row.village.name)
            };
            PointView { link: self.frame.link(&page, name), x, y, overdue: dot.overdue }
        };
        let points = dots.iter().map(point).collect();
        Some(MapView { points, here: None, ground })
    }
}

/// About how wide a name is in the type of the map: a Han character 18.4, a letter half of it.
fn width_of(name: &str) -> i32 {
    let tenths: i32 = name.chars().map(|sign| if sign.is_ascii() { 100 } else { 184 }).sum();
    tenths / 10
}

fn place(site: &Site<'_>, village: usize) -> Option<(f64, f64)> {
    let (longitude, latitude) = site.index.villages[village].village.lonlat?;
    Some((longitude.about(), latitude.about()))
}

/// The villages of the county or of one township.
fn villages(site: &Site<'_>, township: Option<usize>) -> Range<usize> {
    match township {
        Some(township) => site.index.townships[township].villages.clone(),
        None => 0..site.index.villages.len(),
    }
}

fn dots(site: &Site<'_>, township: Option<usize>) -> Vec<Dot> {
    let late = |row: &VillageRow<'_>| row.own.totals.all_overdue();
    let dot = |village: usize| {
        let overdue = late(&site.index.villages[village]);
        Some(Dot { at: place(site, village)?, overdue, row: village })
    };
    let dots: Vec<Dot> = villages(site, township).filter_map(dot).collect();
    if township.is_some() || dots.len() <= MOST_DOTS { dots } else { by_township(site, &dots) }
}

/// One dot a township, in the middle of its villages.
fn by_township(site: &Site<'_>, dots: &[Dot]) -> Vec<Dot> {
    let township = |dot: &Dot| site.index.villages[dot.row].township_row;
    let middle = |group: &[Dot]| {
        let count = f64::from(u32::try_from(group.len()).unwrap_or(u32::MAX));
        let sum = |pick: fn(&Dot) -> f64| group.iter().map(pick).sum::<f64>();
        let row = township(&group[0]);
        Dot {
            at: (sum(|dot| dot.at.0) / count, sum(|dot| dot.at.1) / count),
            overdue: site.index.townships[row].totals.all_overdue(),
            row,
        }
    };
    dots.chunk_by(|a, b| township(a) == township(b)).map(middle).collect()
}

/// The picture, drawn when a page first asks for it.
fn ground(site: &Site<'_>, township: Option<usize>) -> Shared<Ground> {
    site.grounds.get(township, || draw(site, township))
}

fn draw(site: &Site<'_>, township: Option<usize>) -> Ground {
    let dots = dots(site, township);
    let shown = villages(site, township);
    let all = shown.len();
    let known = shown.filter(|village| place(site, *village).is_some()).count();
    let by_township = township.is_none() && known > MOST_DOTS;
    let plane = Plane::fit(dots.iter().map(|dot| dot.at));
    let at = |dot: &Dot| plane.at(dot.at.0, dot.at.1);
    let (mut plain, mut late) = (String::new(), String::new());
    for dot in &dots {
        let (x, y) = at(dot);
        // Writing to a text cannot fail.
        let _ = if dot.overdue > 0 {
            write!(late, "M{x} {}l7 12h-14z", y - 7)
        } else {
            write!(plain, "M{x} {y}h0")
        };
    }
    let (kilometres, length) = plane.kilometres();
    let taken: Vec<Box> =
        dots.iter().map(|dot| Box::around(at(dot), DOT)).chain(plane.furniture(length)).collect();
    let group = |dot: &Dot| match (township, by_township) {
        (None, false) => site.index.villages[dot.row].township_row,
        _ => dot.row,
    };
    let wish = |dots: &[Dot]| {
        let name = match township {
            Some(_) => &site.index.villages[dots[0].row].village.name,
            None => &site.index.townships[group(&dots[0])].township.name,
        };
        Wish { name: name.clone(), around: Box::of(dots.iter().map(at), DOT) }
    };
    let wishes: Vec<Wish> = dots.chunk_by(|a, b| group(a) == group(b)).map(wish).collect();
    Ground {
        width: plane::WIDTH,
        height: plane.height(),
        dots: plain,
        late,
        labels: labels::place(wishes, taken, (plane::WIDTH, plane.height())),
        scale: ScaleView { length, text: site.words.say("map-scale", &[("km", kilometres.as_str().into())]) },
        villages: known,
        missing: all - known,
        by_township,
        plane,
    }
}
