//! Owns: the way from changed files to what each place held after each step — through renames, moves and gaps.
//! In: steps (commits, or the trees that are compared), each a list of changed files, and their readings.
//! Out: one lineage a place, whatever it was called, with a snapshot for each step that touched it.

mod common;
mod places;

use super::fold::{Held, Slot};
use super::marks::{Common, Shelf, Until};
use super::record::{Gap, Reading, Record};
use crate::load::{self, RecordKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The name of a text: git's of a blob.
pub type Blob = [u8; 20];

/// A file that a step changed; both sides with different paths: it was renamed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileChange {
    /// Its path before, inside the content folder.
    pub old: Option<Arc<str>>,
    /// Its path and text after.
    pub new: Option<(Arc<str>, Blob)>,
    /// It is a version of a branch that a merge brought along: no change, but what was internal in it was so. These
    /// come last.
    pub aside: bool,
}

/// What was read of texts: by what record each was, since one text may lie in two places.
pub type Readings = HashMap<(RecordKind, Blob), Reading>;

/// What happened to a record in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touch {
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// It cannot be read; what it said before still counts.
    Gap(Gap),
    /// It says something else in these fields; without any: only its wording or layout changed.
    Changed(Vec<Box<str>>),
}

/// A record that a step touched.
#[derive(Clone, Debug)]
pub struct Touched {
    /// Which record.
    pub kind: RecordKind,
    /// Its slug.
    pub slug: Arc<str>,
    /// Its path inside the content folder.
    pub path: Arc<str>,
    /// What happened to it.
    pub touch: Touch,
    /// Its path before, if it was renamed.
    pub renamed_from: Option<Arc<str>>,
    /// The record or some entry of it is marked internal, or was before.
    pub internal: bool,
}

impl Touched {
    /// Whether it is the plan, or for the county the programme, of this slug.
    pub fn is_plan(&self, programme: &str) -> bool {
        matches!(self.kind, RecordKind::Plan | RecordKind::Programme) && *self.slug == *programme
    }

    /// Whether it cannot be read.
    pub fn is_gap(&self) -> bool {
        matches!(self.touch, Touch::Gap(_))
    }

    /// Whether it lies in no township: the county's own.
    pub fn is_county(&self) -> bool {
        !self.path.starts_with("townships/")
    }
}

/// A place at one step.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The step.
    pub step: usize,
    /// What it held.
    pub held: Held,
    /// What it held on branches that the step merged.
    pub aside: Vec<Held>,
    /// Which records the step touched.
    pub touched: Vec<Touched>,
    /// The place's key before, if the step moved it.
    pub moved_from: Option<Arc<str>>,
}

/// A place through all steps.
#[derive(Debug, Default)]
pub struct Lineage {
    /// What it holds now.
    pub held: Held,
    /// One for each step that touched it, oldest first.
    pub snapshots: Vec<Snapshot>,
    /// Records that got another slug: the step, their shelf, before, after.
    pub renames: Vec<(usize, Shelf, Arc<str>, Arc<str>)>,
}

impl Lineage {
    /// A record's slug at a step as it is called today.
    pub fn canonical(&self, step: usize, shelf: Shelf, slug: &Arc<str>) -> Arc<str> {
        let later = self.renames.iter().filter(|(at, of, ..)| *at > step && *of == shelf);
        later.fold(slug.clone(), |slug, (_, _, from, to)| if slug == *from { to.clone() } else { slug })
    }
}

/// All places after all steps.
#[derive(Debug)]
pub struct Replayed {
    /// The first is the county.
    pub lineages: Vec<Lineage>,
    /// When what is common to the county was last internal.
    pub common: Until<Common>,
}

/// Takes in all steps, oldest first.
pub fn replay(steps: &[Vec<FileChange>], readings: &Readings) -> Replayed {
    let mut replay = Replay::new(readings);
    for (step, files) in steps.iter().enumerate() {
        replay.step(step, files);
    }
    Replayed { lineages: replay.lineages, common: replay.common }
}

/// All places, and what of the county is or was internal, while steps are taken in.
struct Replay<'r> {
    readings: &'r Readings,
    lineages: Vec<Lineage>,
    common: Until<Common>,
    by_key: BTreeMap<Arc<str>, usize>,
    /// Places that are gone, by code and by key.
    gone: BTreeMap<Arc<str>, usize>,
    /// Names that units had, by id: a unit that becomes internal may change its name by that.
    unit_names: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
}

/// A path inside the content folder: what record, whose, and its slug.
struct Spot {
    kind: RecordKind,
    key: Arc<str>,
    slug: Arc<str>,
}

fn spot(path: &str) -> Option<Spot> {
    let (kind, key, slug) = load::place_at(path)?;
    // A township's or village's own record is found by its place.
    let slug = if shelf(kind).is_some() { slug } else { "" };
    Some(Spot { kind, key: key.into(), slug: slug.into() })
}

/// The key of the place whose own record lies at a path.
fn profile_key(path: &str) -> Option<Arc<str>> {
    let spot = spot(path)?;
    matches!(spot.kind, RecordKind::Township | RecordKind::Village).then_some(spot.key)
}

/// The place in which a record lies, for choosing which texts are read.
pub fn place_of(path: &str) -> Option<(RecordKind, Arc<str>)> {
    spot(path).map(|spot| (spot.kind, spot.key))
}

impl<'r> Replay<'r> {
    /// Before the first step.
    fn new(readings: &'r Readings) -> Self {
        Replay {
            readings,
            lineages: vec![Lineage::default()],
            common: Until::new(),
            by_key: BTreeMap::from([("".into(), 0)]),
            gone: BTreeMap::new(),
            unit_names: BTreeMap::new(),
        }
    }

    fn reading(&self, kind: RecordKind, blob: &Blob) -> Option<&Reading> {
        self.readings.get(&(kind, *blob))
    }

    /// Takes in one step.
    fn step(&mut self, step: usize, files: &[FileChange]) {
        let (files, asides) = files.split_at(files.partition_point(|change| !change.aside));
        let profile = |path: Option<&Arc<str>>| path.is_some_and(|path| profile_key(path).is_some());
        let places = |change: &FileChange| {
            profile(change.old.as_ref()) || profile(change.new.as_ref().map(|(path, _)| path))
        };
        // Who lived where before anybody moved.
        let before = files.iter().any(places).then(|| self.by_key.clone());
        let (moved, displaced) = if before.is_some() { self.move_places(files) } else { Default::default() };
        let mut touched: BTreeMap<usize, Vec<Touched>> = BTreeMap::new();
        let added = self.add(step, files, before.as_ref(), &mut touched);
        self.delete(files, before.as_ref(), &added, &mut touched);
        for lineage in moved.keys().chain(&displaced) {
            touched.entry(*lineage).or_default();
        }
        let (mut aside, came_aside) = self.aside(step, asides);
        for at in aside.keys() {
            touched.entry(*at).or_default();
        }
        if self.judge_common(step, &touched) | came_aside {
            // What the whole county shares became public or internal: every place is seen anew.
            for lineage in 0..self.lineages.len() {
                if !self.lineages[lineage].held.is_empty() {
                    touched.entry(lineage).or_default();
                }
            }
        }
        for (at, records) in touched {
            let lineage = &mut self.lineages[at];
            lineage.snapshots.push(Snapshot {
                step,
                held: lineage.held.clone(),
                aside: aside.remove(&at).unwrap_or_default(),
                touched: records,
                moved_from: moved.get(&at).cloned(),
            });
            if at > 0 && lineage.held.is_empty() {
                self.bury(at);
            }
        }
    }

    fn lineage(&mut self, key: &Arc<str>) -> usize {
        if let Some(lineage) = self.by_key.get(key) {
            return *lineage;
        }
        let held = Held { key: key.clone(), ..Held::default() };
        self.lineages.push(Lineage { held, ..Lineage::default() });
        self.by_key.insert(key.clone(), self.lineages.len() - 1);
        self.lineages.len() - 1
    }

    /// New and changed files. Gives what they are, so that a path that only moved is not called deleted.
    fn add(
        &mut self,
        step: usize,
        files: &[FileChange],
        before: Option<&BTreeMap<Arc<str>, usize>>,
        touched: &mut BTreeMap<usize, Vec<Touched>>,
    ) -> BTreeSet<(usize, RecordKind, Arc<str>)> {
        let mut added = BTreeSet::new();
        for change in files {
            let Some((path, blob)) = &change.new else { continue };
            let Some(spot) = spot(path) else { continue };
            let at = self.lineage(&spot.key);
            if spot.kind == RecordKind::Village {
                let township: Arc<str> = spot.key.split('/').next().unwrap_or_default().into();
                self.lineages[at].held.township = Some(self.lineage(&township));
            }
            let old = change.old.as_ref().filter(|old| *old != path);
            if let Some(old) = old {
                self.rename_record(step, at, &spot, old, before);
            }
            let reading = self.reading(spot.kind, blob).cloned();
            let slot = self.slot(at, &spot);
            slot.suspect = matches!(reading, Some(Err(Gap::Refused { suspect: true, .. })));
            let known = slot.record.take();
            let internal = |record: &Option<Arc<Record>>| {
                record.as_ref().is_some_and(|record| record.internal || record.partly_internal)
            };
            let was_internal = internal(&known);
            let touch = match (reading, &known) {
                (Some(Ok(record)), Some(known)) => {
                    let fields = different(&known.fields, &record.fields);
                    slot.record = Some(record);
                    Touch::Changed(fields)
                }
                (Some(Ok(record)), None) => {
                    slot.record = Some(record);
                    Touch::Added
                }
                (Some(Err(gap)), _) => {
                    slot.record = known;
                    Touch::Gap(gap)
                }
                (None, _) => {
                    slot.record = known;
                    Touch::Gap(Gap::Missing)
                }
            };
            let internal = was_internal || internal(&slot.record);
            slot.path = path.clone();
            added.insert((at, spot.kind, spot.slug.clone()));
            let renamed_from = old.cloned();
            let record = Touched {
                kind: spot.kind,
                slug: spot.slug,
                path: path.clone(),
                touch,
                renamed_from,
                internal,
            };
            touched.entry(at).or_default().push(record);
        }
        added
    }

    /// A record that git pairs with one of the same place under another slug is that record.
    fn rename_record(
        &mut self,
        step: usize,
        at: usize,
        new: &Spot,
        old: &str,
        before: Option<&BTreeMap<Arc<str>, usize>>,
    ) {
        let (Some(old), Some(shelf)) = (spot(old), shelf(new.kind)) else { return };
        let home = before.unwrap_or(&self.by_key).get(&old.key).copied();
        let same = old.kind == new.kind && home == Some(at) && old.slug != new.slug;
        let lineage = &mut self.lineages[at];
        let records = match shelf {
            Shelf::Plans => &mut lineage.held.plans,
            Shelf::Summaries => &mut lineage.held.summaries,
            Shelf::Notices => &mut lineage.held.notices,
        };
        if !same || records.contains_key(&new.slug) {
            return;
        }
        let Some(slot) = records.remove(&old.slug) else { return };
        records.insert(new.slug.clone(), slot);
        lineage.renames.push((step, shelf, old.slug.clone(), new.slug.clone()));
        if new.kind == RecordKind::Programme
            && let Some(until) = self.common.get(&Common::Programme(old.slug.clone())).copied()
        {
            self.common.insert(Common::Programme(new.slug.clone()), until);
        }
    }

    fn slot(&mut self, at: usize, spot: &Spot) -> &mut Slot {
        slot_of(&mut self.lineages[at].held, spot)
    }

    fn slot_path(&self, at: usize, spot: &Spot) -> Option<Arc<str>> {
        let held = &self.lineages[at].held;
        let slot = match shelf(spot.kind) {
            None => held.profile.as_ref(),
            Some(Shelf::Plans) => held.plans.get(&spot.slug),
            Some(Shelf::Summaries) => held.summaries.get(&spot.slug),
            Some(Shelf::Notices) => held.notices.get(&spot.slug),
        };
        slot.map(|slot| slot.path.clone())
    }

    fn delete(
        &mut self,
        files: &[FileChange],
        before: Option<&BTreeMap<Arc<str>, usize>>,
        added: &BTreeSet<(usize, RecordKind, Arc<str>)>,
        touched: &mut BTreeMap<usize, Vec<Touched>>,
    ) {
        for change in files {
            let Some(old) = &change.old else { continue };
            if change.new.as_ref().is_some_and(|(new, _)| new == old) {
                continue;
            }
            let Some(spot) = spot(old) else { continue };
            let Some(&at) = before.unwrap_or(&self.by_key).get(&spot.key) else { continue };
            // `village.md` may have become `village.toml` in an earlier step.
            let stands = self.slot_path(at, &spot).is_some_and(|path| path != *old);
            if stands {
                continue;
            }
            let profile = matches!(spot.kind, RecordKind::Township | RecordKind::Village);
            let again = if profile {
                added.iter().any(|(lineage, kind, _)| *lineage == at && *kind == spot.kind)
            } else {
                added.contains(&(at, spot.kind, spot.slug.clone()))
            };
            if again {
                continue;
            }
            let held = &mut self.lineages[at].held;
            let slot = match spot.kind {
                RecordKind::Township | RecordKind::Village => held.profile.take(),
                RecordKind::Plan | RecordKind::Programme => held.plans.remove(&spot.slug),
                RecordKind::Notice => held.notices.remove(&spot.slug),
                _ => held.summaries.remove(&spot.slug),
            };
            if let Some(slot) = slot {
                let internal = slot.record.is_none_or(|record| record.internal || record.partly_internal);
                let (kind, slug, path) = (spot.kind, spot.slug, old.clone());
                let record =
                    Touched { kind, slug, path, touch: Touch::Deleted, renamed_from: None, internal };
                touched.entry(at).or_default().push(record);
            }
        }
    }
}

fn slot_of<'h>(held: &'h mut Held, spot: &Spot) -> &'h mut Slot {
    match spot.kind {
        RecordKind::Township | RecordKind::Village => held.profile.get_or_insert_default(),
        RecordKind::Plan | RecordKind::Programme => held.plans.entry(spot.slug.clone()).or_default(),
        RecordKind::Notice => held.notices.entry(spot.slug.clone()).or_default(),
        // Catalogues lie beside the county's summaries; a fold passes over them.
        _ => held.summaries.entry(spot.slug.clone()).or_default(),
    }
}

/// Where records of a kind are kept; a place's own record stands by itself.
pub fn shelf(kind: RecordKind) -> Option<Shelf> {
    match kind {
        RecordKind::Township | RecordKind::Village => None,
        RecordKind::Plan | RecordKind::Programme => Some(Shelf::Plans),
        RecordKind::Notice => Some(Shelf::Notices),
        _ => Some(Shelf::Summaries),
    }
}

/// Names of fields that two versions say differently.
fn different(old: &[(Box<str>, u64)], new: &[(Box<str>, u64)]) -> Vec<Box<str>> {
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) = (pairs(old), pairs(new));
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    names.into_iter().filter(|name| old.get(name) != new.get(name)).map(Box::from).collect()
}

fn pairs(fields: &[(Box<str>, u64)]) -> BTreeMap<&str, u64> {
    fields.iter().map(|(name, hash)| (&**name, *hash)).collect()
}
