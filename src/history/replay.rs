//! Owns: the way from changed files to what each place held after each step — through renames, moves and gaps.
//! In: steps (commits, or the trees that are compared), each a list of changed files, and their readings.
//! Out: one lineage a place, whatever it was called, with a snapshot for each step that touched it.

use super::fold::{Common, Held, Slot, Until};
use super::record::{Body, Gap, Profile, Reading, Record};
use crate::load::RecordKind;
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
    /// Plans that got another slug: the step, before, after.
    pub renames: Vec<(usize, Arc<str>, Arc<str>)>,
}

impl Lineage {
    /// A programme's slug at a step as it is called today.
    pub fn canonical(&self, step: usize, slug: &Arc<str>) -> Arc<str> {
        let later = self.renames.iter().filter(|(at, ..)| *at > step);
        later.fold(slug.clone(), |slug, (_, from, to)| if slug == *from { to.clone() } else { slug })
    }
}

/// All places, and what of the county is or was internal.
pub struct Replay<'r> {
    readings: &'r Readings,
    /// The first is the county.
    pub lineages: Vec<Lineage>,
    /// When what is common to the county was last internal.
    pub common: Until<Common>,
    /// Names and ladders of kinds, names of units and items: from the newest readable catalogues.
    pub catalogues: BTreeMap<Arc<str>, Arc<Record>>,
    by_key: BTreeMap<Arc<str>, usize>,
    /// Places that are gone, by code.
    gone: BTreeMap<Arc<str>, usize>,
}

/// A path inside the content folder: what record, whose, and its slug.
struct Spot {
    kind: RecordKind,
    key: Arc<str>,
    slug: Arc<str>,
}

fn spot(path: &str) -> Option<Spot> {
    let kind = super::record::kind_of(path)?;
    let parts: Vec<&str> = path.split('/').collect();
    let stem = parts.last()?.rsplit_once('.')?.0;
    let key = match (kind, parts.as_slice()) {
        (RecordKind::Township, ["townships", t, _]) => (*t).to_owned(),
        (RecordKind::Village, ["townships", t, v, _]) => format!("{t}/{v}"),
        (_, ["townships", t, _, _]) => (*t).to_owned(),
        (_, ["townships", t, v, _, _]) => format!("{t}/{v}"),
        _ => String::new(),
    };
    Some(Spot { kind, key: key.into(), slug: stem.into() })
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
    pub fn new(readings: &'r Readings) -> Self {
        Replay {
            readings,
            lineages: vec![Lineage::default()],
            common: Until::new(),
            catalogues: BTreeMap::new(),
            by_key: BTreeMap::from([("".into(), 0)]),
            gone: BTreeMap::new(),
        }
    }

    fn reading(&self, kind: RecordKind, blob: &Blob) -> Option<&Reading> {
        self.readings.get(&(kind, *blob))
    }

    fn profile(&self, path: &str, blob: &Blob) -> Option<&Profile> {
        match self.reading(super::record::kind_of(path)?, blob)? {
            Ok(record) => match &record.body {
                Body::Profile(profile) => Some(profile),
                _ => None,
            },
            Err(_) => None,
        }
    }

    /// Takes in one step.
    pub fn step(&mut self, step: usize, files: &[FileChange]) {
        let before = self.by_key.clone();
        let moved = self.move_places(files);
        let mut touched: BTreeMap<usize, Vec<Touched>> = BTreeMap::new();
        let added = self.add(step, files, &before, &mut touched);
        self.delete(files, &before, &added, &mut touched);
        for (lineage, _) in moved.iter() {
            touched.entry(*lineage).or_default();
        }
        if self.judge_common(step, &touched) {
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
                touched: records,
                moved_from: moved.get(&at).cloned(),
            });
            if at > 0 && lineage.held.is_empty() {
                self.bury(at);
            }
        }
    }

    /// Places whose own record went and came elsewhere: by the same code, or as git pairs the two files.
    /// Gives the key before of each that moved.
    fn move_places(&mut self, files: &[FileChange]) -> BTreeMap<usize, Arc<str>> {
        let gone = |change: &FileChange| {
            let old = change.old.as_ref()?;
            let stays = change.new.as_ref().is_some_and(|(new, _)| new == old);
            let key = profile_key(old).filter(|_| !stays)?;
            // `village.md` may become `village.toml` where it stands.
            let again = files.iter().any(|it| {
                it.new.as_ref().is_some_and(|(new, _)| new != old && profile_key(new).as_ref() == Some(&key))
            });
            (!again).then_some(key)
        };
        let mut leaving: BTreeSet<Arc<str>> = files.iter().filter_map(gone).collect();
        let mut pairs: Vec<(Arc<str>, Arc<str>)> = Vec::new();
        for by_code in [true, false] {
            for change in files {
                let Some((path, blob)) = &change.new else { continue };
                let Some(key) = profile_key(path) else { continue };
                let taken = pairs.iter().any(|(_, to)| *to == key);
                if taken || (self.by_key.contains_key(&key) && !leaving.contains(&key)) {
                    continue;
                }
                let code = self.profile(path, blob).and_then(|profile| profile.code.clone());
                let found = if by_code {
                    code.as_ref().and_then(|code| {
                        let same = |old: &&Arc<str>| self.code_of(old).as_ref() == Some(code);
                        leaving.iter().find(|old| same(old) && same_sort(old, &key)).cloned()
                    })
                } else {
                    change.old.as_deref().and_then(profile_key).filter(|old| {
                        let other = self.code_of(old).zip(code.as_ref()).is_some_and(|(old, new)| old != *new);
                        leaving.contains(old) && same_sort(old, &key) && !other
                    })
                };
                if let Some(old) = found {
                    leaving.remove(&old);
                    pairs.push((old, key));
                } else if by_code
                    && let Some(code) = code
                    && let Some(lineage) = self.gone.remove(&code)
                {
                    self.by_key.insert(key.clone(), lineage);
                    self.lineages[lineage].held.key = key;
                }
            }
        }
        let mut moved = BTreeMap::new();
        let homes: Vec<(Arc<str>, Arc<str>, usize)> = pairs
            .into_iter()
            .filter_map(|(old, new)| Some((old.clone(), new, self.by_key.remove(&old)?)))
            .collect();
        for (old, new, lineage) in homes {
            if old != new {
                moved.insert(lineage, old);
            }
            self.by_key.insert(new.clone(), lineage);
            self.lineages[lineage].held.key = new;
        }
        moved
    }

    fn code_of(&self, key: &str) -> Option<Arc<str>> {
        let lineage = *self.by_key.get(key)?;
        let slot = self.lineages[lineage].held.profile.as_ref()?;
        match &slot.record.as_ref()?.body {
            Body::Profile(profile) => profile.code.clone(),
            _ => None,
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
        before: &BTreeMap<Arc<str>, usize>,
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
                self.rename_plan(step, at, &spot, old, before);
            }
            let reading = self.reading(spot.kind, blob).cloned();
            let slot = self.slot(at, &spot);
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
            let record =
                Touched { kind: spot.kind, slug: spot.slug, path: path.clone(), touch, renamed_from, internal };
            touched.entry(at).or_default().push(record);
        }
        added
    }

    /// A plan that git pairs with one of the same place under another slug is that plan.
    fn rename_plan(
        &mut self,
        step: usize,
        at: usize,
        new: &Spot,
        old: &str,
        before: &BTreeMap<Arc<str>, usize>,
    ) {
        let Some(old) = spot(old) else { return };
        let same = matches!(new.kind, RecordKind::Plan | RecordKind::Programme)
            && old.kind == new.kind
            && before.get(&old.key) == Some(&at)
            && old.slug != new.slug;
        let lineage = &mut self.lineages[at];
        if same && !lineage.held.plans.contains_key(&new.slug)
            && let Some(slot) = lineage.held.plans.remove(&old.slug)
        {
            lineage.held.plans.insert(new.slug.clone(), slot);
            lineage.renames.push((step, old.slug.clone(), new.slug.clone()));
            if new.kind == RecordKind::Programme
                && let Some(until) = self.common.get(&Common::Programme(old.slug.clone())).copied()
            {
                self.common.insert(Common::Programme(new.slug.clone()), until);
            }
        }
    }

    fn slot(&mut self, at: usize, spot: &Spot) -> &mut Slot {
        let held = &mut self.lineages[at].held;
        match spot.kind {
            RecordKind::Township | RecordKind::Village => held.profile.get_or_insert_default(),
            RecordKind::Plan | RecordKind::Programme => held.plans.entry(spot.slug.clone()).or_default(),
            RecordKind::Notice => held.notices.entry(spot.slug.clone()).or_default(),
            // Catalogues lie beside the county's summaries; a fold passes over them.
            _ => held.summaries.entry(spot.slug.clone()).or_default(),
        }
    }

    fn delete(
        &mut self,
        files: &[FileChange],
        before: &BTreeMap<Arc<str>, usize>,
        added: &BTreeSet<(usize, RecordKind, Arc<str>)>,
        touched: &mut BTreeMap<usize, Vec<Touched>>,
    ) {
        for change in files {
            let Some(old) = &change.old else { continue };
            if change.new.as_ref().is_some_and(|(new, _)| new == old) {
                continue;
            }
            let Some(spot) = spot(old) else { continue };
            let Some(&at) = before.get(&spot.key) else { continue };
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

    /// Notes what of the county is internal; tells whether any of it just became so or ceased to be.
    fn judge_common(&mut self, step: usize, touched: &BTreeMap<usize, Vec<Touched>>) -> bool {
        let mut now: Vec<(Common, bool)> = Vec::new();
        let county = touched.get(&0).into_iter().flatten();
        for record in county.clone().filter(|record| record.kind == RecordKind::Programme) {
            let slot = self.lineages[0].held.plans.get(&record.slug);
            if let Some(record) = slot.and_then(|slot| slot.record.as_ref()) {
                let slug: Arc<str> = slot.map(|slot| stem(&slot.path)).unwrap_or_default();
                now.push((Common::Programme(slug), record.internal));
            }
        }
        for touched in county.filter(|record| is_catalogue(record.kind)) {
            let slot = self.lineages[0].held.summaries.get(&touched.slug);
            let Some(record) = slot.and_then(|slot| slot.record.clone()) else { continue };
            if let Body::Catalogue(entries) = &record.body {
                for entry in entries {
                    let internal = entry.internal || record.internal;
                    match touched.kind {
                        RecordKind::Measures => now.push((Common::Kind(entry.id.clone()), internal)),
                        RecordKind::Units => {
                            now.push((Common::Unit(entry.id.clone()), internal));
                            now.push((Common::Unit(entry.name.clone()), internal));
                        }
                        _ => now.push((Common::Item(entry.id.clone()), internal)),
                    }
                }
            }
            self.catalogues.insert(touched.slug.clone(), record);
        }
        for (at, records) in touched {
            if records.iter().any(|record| record.kind == RecordKind::Township)
                && let Some(record) =
                    self.lineages[*at].held.profile.as_ref().and_then(|slot| slot.record.as_ref())
            {
                now.push((Common::Township(*at), record.internal));
            }
        }
        let mut turned = false;
        for (common, internal) in now {
            let until = self.common.get(&common).copied();
            if internal && until != Some(usize::MAX) {
                turned |= step > 0;
                self.common.insert(common, usize::MAX);
            } else if !internal && until == Some(usize::MAX) {
                turned = true;
                self.common.insert(common, step - 1);
            }
        }
        turned
    }

    fn bury(&mut self, at: usize) {
        let key = self.lineages[at].held.key.clone();
        if self.by_key.get(&key) == Some(&at) {
            self.by_key.remove(&key);
        }
        let codes = self.lineages[at].snapshots.iter().rev();
        let code = codes.filter_map(|snapshot| snapshot.held.profile.as_ref()?.record.as_ref()).find_map(|record| {
            match &record.body {
                Body::Profile(profile) => profile.code.clone(),
                _ => None,
            }
        });
        if let Some(code) = code {
            self.gone.insert(code, at);
        }
    }
}

/// Both townships, or both villages.
fn same_sort(a: &str, b: &str) -> bool {
    a.contains('/') == b.contains('/')
}

fn is_catalogue(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Measures | RecordKind::Units | RecordKind::Disclosures)
}

fn stem(path: &str) -> Arc<str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).into()
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
