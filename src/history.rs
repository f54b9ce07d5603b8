//! Owns: the history of promises — what plans said at past commits, and what changed from one to the next.
//! In: the repository that content/ lies in, and for whom. Out: a [`History`] that holds only what its readers may
//! see; the difference of two commits. No repository, a shallow clone, a work tree that is not committed, a version
//! that cannot be read: each is said, and nothing fails by it.

mod cache;
mod change;
mod compare;
mod facts;
mod fold;
mod git;
mod marks;
mod record;
mod remark;
mod replay;
#[cfg(test)]
mod tests;
mod told;
mod versions;

pub use change::{Change, Effect, Weaker, What, diff};
pub use compare::{Comparison, Counts, compare};
pub use facts::{Facts, Field, Move, State, Subject, Value};
pub use git::{Absent, Commit, Tag};
pub use remark::Remark;
pub use replay::{Touch, Touched};
pub use told::{Told, code, tell, tell_fact};

use crate::load::{self, RecordKind};
use crate::privacy;
use crate::publish::{Allowed, Edition, Published};
use git::{Link, Repository, Texts};
use jiff::civil::Date;
use rayon::prelude::*;
use record::Gap;
use replay::{Blob, FileChange, Readings, Replayed, replay};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// For whom history is told.
#[derive(Debug)]
pub struct Audience {
    /// Whether it is the public.
    public: bool,
    /// Facts of later days do not count.
    day: Date,
    allowed: Allowed,
    ladders: BTreeMap<String, Vec<Arc<str>>>,
    units: BTreeMap<String, Arc<str>>,
}

impl Audience {
    /// The readers of an edition, up to its day.
    pub fn of(published: &Published) -> Self {
        let model = &published.model;
        let ladder = |kind: &crate::model::Kind| {
            (kind.id.clone(), kind.stages.iter().map(|stage| stage.as_str().into()).collect())
        };
        Audience {
            public: published.edition == Edition::Public,
            day: published.state.day,
            allowed: Allowed::new(model),
            ladders: model.kinds.iter().map(ladder).collect(),
            units: model.units.iter().map(|unit| (unit.name.clone(), unit.id.as_str().into())).collect(),
        }
    }

    /// The same readers, whatever the day.
    pub fn of_any_day(published: &Published) -> Self {
        Audience { day: Date::MAX, ..Audience::of(published) }
    }

    /// Those who may see everything, under the same rules.
    pub fn inside(self) -> Self {
        Audience { public: false, ..self }
    }
}

/// A place at a step that touched it.
#[derive(Debug)]
pub struct Version {
    /// Which step: positions in [`History::commits`]; past its end, what is not committed.
    pub step: usize,
    /// What the place then promised.
    pub state: State,
    /// What changed from the version before; nothing in the first.
    pub changes: Vec<Change>,
    /// The records that the step touched.
    pub touched: Vec<Touched>,
    /// The texts of the plans that the step touched, as written; for the internal edition alone.
    pub texts: Vec<(Arc<str>, Arc<str>)>,
}

/// A place through time.
#[derive(Debug)]
pub struct PlaceHistory {
    /// Its key: nothing, `<township>` or `<township>/<village>`; of one that is gone, its last.
    pub key: Arc<str>,
    /// Its name, the last that was readable.
    pub name: Arc<str>,
    /// Whether it is no more.
    pub gone: bool,
    /// Its versions, oldest first; never empty.
    pub versions: Vec<Version>,
}

impl PlaceHistory {
    /// The first deadline that any version promised for a measure or problem.
    pub fn first_due(&self, subject: &Subject) -> Option<Date> {
        self.versions.iter().find_map(|version| version.state.first_due(subject))
    }

    /// The first version in which something stood.
    pub fn first_version(&self, subject: &Subject) -> Option<&Version> {
        self.versions.iter().find(|version| version.state.subjects.contains_key(subject))
    }

    /// Versions that concern a plan: its record was touched, or what it promises changed.
    pub fn of_plan<'h>(&'h self, programme: &'h str) -> impl Iterator<Item = &'h Version> {
        self.versions.iter().filter(move |version| version.concerns_plan(programme))
    }
}

impl Version {
    /// Whether it is a version of a plan: the first that is known, or one that changed it.
    pub fn concerns_plan(&self, programme: &str) -> bool {
        let known = || self.state.subjects.contains_key(&Subject::Plan(programme.into()));
        (self.step == 0 && known())
            || self.touches_plan(programme).is_some()
            || self.plan_changes(programme).any(Change::is_promise)
    }

    /// What happened to a plan's record.
    pub fn touches_plan(&self, programme: &str) -> Option<&Touched> {
        self.touched.iter().find(|touched| touched.is_plan(programme))
    }

    /// What changed of a plan, its measures and its problems.
    pub fn plan_changes<'h>(&'h self, programme: &'h str) -> impl Iterator<Item = &'h Change> {
        self.changes.iter().filter(move |change| match &change.subject {
            Subject::Problem(id) => self.state.owners.get(id).is_some_and(|owner| **owner == *programme),
            subject => subject.programme() == Some(programme),
        })
    }
}

/// An edition that a tag froze.
#[derive(Clone, Debug)]
pub struct FrozenEdition {
    /// The tag.
    pub tag: Tag,
    /// The last step that it holds; none where its commit lies off the first parents of `HEAD`.
    pub step: Option<usize>,
}

/// What is known of the past.
#[derive(Debug, Default)]
pub struct History {
    /// Why nothing is known, if so.
    pub absent: Option<Absent>,
    /// Older commits are not in this clone.
    pub shallow: bool,
    /// Commits that changed records, oldest first: one a step. The first is where knowledge begins.
    pub commits: Vec<Commit>,
    /// Records that the work tree says otherwise than the last commit.
    pub uncommitted: usize,
    /// Places with more than one version, by key.
    pub places: BTreeMap<Arc<str>, PlaceHistory>,
    /// Places that are gone, and whose key another has now.
    pub former: Vec<PlaceHistory>,
    /// Frozen editions, oldest first.
    pub editions: Vec<FrozenEdition>,
}

/// What a history has to do without.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Why nothing is known, if so.
    pub absent: Option<Absent>,
    /// The first day that is known, where older commits are not in this clone.
    pub shallow_since: Option<Date>,
    /// Records that the work tree says otherwise than the last commit.
    pub uncommitted: usize,
}

impl History {
    /// What it has to do without.
    pub fn standing(&self) -> Standing {
        let since = self.commits.first().map(|commit| commit.date);
        Standing {
            absent: self.absent.clone(),
            shallow_since: since.filter(|_| self.shallow),
            uncommitted: self.uncommitted,
        }
    }

    /// Nothing is known of the past.
    pub fn none(why: Absent) -> Self {
        History { absent: Some(why), ..History::default() }
    }

    /// The commit of a step; none: not committed.
    pub fn commit(&self, step: usize) -> Option<&Commit> {
        self.commits.get(step)
    }

    /// Every place, also those that are gone.
    pub fn all_places(&self) -> impl Iterator<Item = &PlaceHistory> {
        self.places.values().chain(&self.former)
    }

    /// Every change with its place and version, oldest step first.
    pub fn changes(&self) -> Vec<(&PlaceHistory, &Version, &Change)> {
        let mut all: Vec<_> = self
            .all_places()
            .flat_map(|place| place.versions.iter().map(move |version| (place, version)))
            .flat_map(|(place, version)| version.changes.iter().map(move |change| (place, version, change)))
            .collect();
        all.sort_by_key(|(_, version, _)| version.step);
        all
    }
}

/// What was read of a repository, for whomever it will be told.
pub struct Reading {
    chain: Vec<Link>,
    steps: usize,
    replayed: Replayed,
    readings: Readings,
    texts: HashSet<Blob>,
    uncommitted: usize,
    shallow: bool,
    editions: Vec<Tag>,
    whole: bool,
    /// Where to keep it, if any of it is new.
    cache: Option<PathBuf>,
}

/// Reads the history of the content folder, with what earlier runs left in the folder of caches. Places that never
/// changed are left out, unless the `whole` is asked for; `texts` of plans are read for those who may see them.
///
/// # Errors
/// Why there is none.
pub fn read(content: &Path, caches: Option<&Path>, whole: bool, texts: bool) -> Result<Reading, Absent> {
    let repository = Repository::open(content)?;
    let file = caches.map(|folder| cache::file(folder, &repository.home()));
    let mut known = file.as_deref().map(cache::read).unwrap_or_default();
    if texts {
        known.readings.retain(|(kind, _), _| *kind != RecordKind::Plan);
    }
    let chain = repository.chain(&known.links)?;
    let Some(head) = chain.last().map(|link| link.commit.clone()) else { return Err(Absent::NoCommit) };
    let work_tree = repository.uncommitted(&head)?;
    let uncommitted = work_tree.files.len();
    let mut steps: Vec<Vec<FileChange>> =
        chain.iter().filter(|link| !link.files.is_empty()).map(|link| link.files.clone()).collect();
    if uncommitted > 0 {
        steps.push(work_tree.files);
    }
    if !whole {
        narrow(&mut steps);
    }
    let (readings, all_known) = readings(&repository, &steps, &work_tree.texts, known.readings)?;
    let all_links_known = chain.iter().all(|link| known.links.contains_key(&link.commit.id));
    let nothing_new = all_known && all_links_known;
    Ok(Reading {
        steps: steps.len(),
        replayed: replay(&steps, &readings),
        readings,
        texts: work_tree.texts.into_keys().collect(),
        uncommitted,
        shallow: repository.is_shallow(),
        editions: repository.editions()?,
        whole,
        cache: file.filter(|_| !(nothing_new || texts && all_links_known)),
        chain,
    })
}

/// What tells whether a later reading could find anything new: where `HEAD` and the tags of editions point; nothing
/// where there is no repository.
#[cfg(feature = "serve")]
pub fn stamp(content: &Path) -> Vec<String> {
    Repository::open(content).map(|repository| repository.stamp()).unwrap_or_default()
}

/// The folders in which git notes that: each with whether those within it do, too.
#[cfg(feature = "serve")]
pub fn noted_in(content: &Path) -> Vec<(PathBuf, bool)> {
    Repository::open(content).map(|repository| repository.noted_in()).unwrap_or_default()
}

fn holds_private(text: &str, allowed: &Allowed) -> bool {
    let mut private = false;
    privacy::scan(text, &mut |found| private |= !allowed.passes(&text[found.range], &found.digits));
    private
}

impl Reading {
    /// The history as an audience may know it.
    pub fn told_to(&self, audience: &Audience) -> History {
        let places = || versions::of(&self.replayed, audience, None);
        let ((), places) = rayon::join(|| self.keep(), places);
        let position = positions(&self.chain);
        // A tag's name is an address, too.
        let named = |tag: &&Tag| !audience.public || !holds_private(&tag.name, &audience.allowed);
        let editions = self.editions.iter().filter(named).cloned().map(|tag| {
            let step = position.get(&tag.commit.id).copied();
            FrozenEdition { tag, step }
        });
        let changing = self.chain.iter().filter(|link| !link.files.is_empty());
        let told = places.into_iter().filter(|place| self.whole || place.versions.len() > 1);
        let (mut places, mut former): (BTreeMap<Arc<str>, PlaceHistory>, _) = Default::default();
        for place in told {
            // Of one key, the place that lives there comes first.
            match places.entry(place.key.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(place);
                }
                Entry::Occupied(_) => Vec::push(&mut former, place),
            }
        }
        History {
            absent: None,
            shallow: self.shallow,
            commits: changing.map(|link| link.commit.clone()).collect(),
            uncommitted: self.uncommitted,
            places,
            former,
            editions: editions.collect(),
        }
    }

    /// Keeps what is new for the next run.
    fn keep(&self) {
        let Some(file) = &self.cache else { return };
        let lasting = self.readings.iter().filter(|((_, blob), reading)| {
            !self.texts.contains(blob) && !matches!(reading, Err(Gap::Missing))
        });
        cache::write(file, &self.chain, lasting);
    }
}

/// For each commit of the chain, the last step that it holds.
fn positions(chain: &[Link]) -> HashMap<Blob, usize> {
    let mut steps = 0_usize;
    let mut position = HashMap::new();
    for link in chain {
        steps += usize::from(!link.files.is_empty());
        if let Some(last) = steps.checked_sub(1) {
            position.insert(link.commit.id, last);
        }
    }
    position
}

/// Of the first step, which is a whole tree, only what later steps touch has a history; that of the rest need not
/// even be read.
fn narrow(steps: &mut [Vec<FileChange>]) {
    let Some((first, later)) = steps.split_first_mut() else { return };
    let mut keys: BTreeSet<Arc<str>> = BTreeSet::from(["".into()]);
    for change in later.iter().flatten() {
        for path in change.old.iter().chain(change.new.as_ref().map(|(path, _)| path)) {
            if let Some((_, key)) = replay::place_of(path) {
                if let Some((township, _)) = key.split_once('/') {
                    keys.insert(township.into());
                }
                keys.insert(key);
            }
        }
    }
    let wanted = |path: &Arc<str>| replay::place_of(path).is_some_and(|(_, key)| keys.contains(&key));
    first.retain(|change| change.new.as_ref().is_some_and(|(path, _)| wanted(path)));
}

/// Reads every text that the steps name and nobody read before. Tells whether all were known.
fn readings(
    repository: &Repository,
    steps: &[Vec<FileChange>],
    texts: &HashMap<Blob, Vec<u8>>,
    mut known: Readings,
) -> Result<(Readings, bool), Absent> {
    // In the order of commits: git keeps a version as its difference from the next.
    let mut missing: Vec<((RecordKind, Blob), &Arc<str>)> = Vec::new();
    let mut wanted: HashSet<(RecordKind, Blob)> = HashSet::new();
    let mut used = Readings::with_capacity(known.len());
    for (path, blob) in steps.iter().flatten().filter_map(|change| change.new.as_ref()) {
        let Some(kind) = load::record_at(path) else { continue };
        let key = (kind, *blob);
        if let Some(reading) = known.remove(&key) {
            used.insert(key, reading);
        } else if !used.contains_key(&key) && wanted.insert(key) {
            missing.push((key, path));
        }
    }
    let all_known = missing.is_empty();
    let work = missing;
    let chunk = work.len().div_ceil(4 * rayon::current_num_threads()).max(16);
    let handles: Vec<Texts> =
        work.chunks(chunk).map(|_| repository.again()).collect::<Result<_, git2::Error>>()?;
    let read: Vec<_> = work
        .chunks(chunk)
        .zip(handles)
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|(work, handle)| {
            work.iter().map(move |(key, path)| {
                let text = texts.get(&key.1).cloned().or_else(|| handle.get(&key.1));
                (*key, text.map_or(Err(Gap::Missing), |text| record::read(path, &text)))
            })
        })
        .collect();
    used.extend(read);
    Ok((used, all_known))
}
