//! Owns: which place is which through renames, moves and returns. In: a step's changed files.
//! Out: who lives where after it, who moved, and who is no more.

use super::{Blob, FileChange, Lineage, Replay, profile_key, shelf, spot};
use crate::history::fold::Held;
use crate::history::record::{Body, Profile};
use crate::load;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A place whose own record came or changed: its key, its code, and the key from which git pairs the file.
type Arrival = (Arc<str>, Option<Arc<str>>, Option<Arc<str>>);

impl Replay<'_> {
    fn profile(&self, path: &str, blob: &Blob) -> Option<&Profile> {
        match self.reading(load::record_at(path)?, blob)? {
            Ok(record) => match &record.body {
                Body::Profile(profile) => Some(profile),
                _ => None,
            },
            Err(_) => None,
        }
    }

    /// Places whose own record went and came elsewhere: by the same code, or as git pairs the two files.
    /// Gives the key before of each that moved, and who had to give way and went nowhere.
    pub(super) fn move_places(&mut self, files: &[FileChange]) -> (BTreeMap<usize, Arc<str>>, Vec<usize>) {
        let new: Vec<Arrival> = files
            .iter()
            .filter_map(|change| {
                let (path, blob) = change.new.as_ref()?;
                let code = self.profile(path, blob).and_then(|profile| profile.code.clone());
                Some((profile_key(path)?, code, change.old.as_deref().and_then(profile_key)))
            })
            .collect();
        let all_leaving = self.leaving(files, &new);
        let mut leaving = all_leaving.clone();
        let mut pairs: Vec<(Arc<str>, Arc<str>)> = Vec::new();
        for by_code in [true, false] {
            for (key, code, paired) in &new {
                let taken = pairs.iter().any(|(_, to)| to == key);
                if taken || (self.by_key.contains_key(key) && !all_leaving.contains(key)) {
                    continue;
                }
                let found = if by_code {
                    let same = |old: &&Arc<str>| code.is_some() && self.code_of(old) == *code;
                    leaving.iter().find(|old| same(old) && same_sort(old, key)).cloned()
                } else {
                    let other = |old: &Arc<str>| {
                        let codes = self.code_of(old).zip(code.clone());
                        codes.is_some_and(|(old, new)| old != new) && !travels(files, old, key)
                    };
                    paired.clone().filter(|old| leaving.contains(old) && same_sort(old, key) && !other(old))
                };
                if let Some(old) = found {
                    leaving.remove(&old);
                    pairs.push((old, key.clone()));
                }
            }
        }
        let (mut moved, mut displaced) = (BTreeMap::new(), Vec::new());
        let homes: Vec<(Arc<str>, Arc<str>, usize)> = pairs
            .into_iter()
            .filter_map(|(old, new)| Some((old.clone(), new, self.by_key.remove(&old)?)))
            .collect();
        for (old, new, lineage) in homes {
            if old != new {
                moved.insert(lineage, old);
            }
            // Somebody whose key is taken, and who went nowhere, is no more.
            if let Some(gone) = self.by_key.insert(new.clone(), lineage) {
                self.lineages[gone].held = Held { key: new.clone(), ..Held::default() };
                displaced.push(gone);
            }
            self.lineages[lineage].held.key = new;
        }
        for (key, code, _) in &new {
            if self.by_key.contains_key(key) {
                continue;
            }
            let back = code.as_ref().and_then(|code| self.gone.remove(code)).or_else(|| {
                let lineage = *self.gone.get(key)?;
                let known = last_code(&self.lineages[lineage]);
                (known.is_none() || code.is_none() || known == *code).then_some(lineage)
            });
            if let Some(lineage) = back {
                self.by_key.insert(key.clone(), lineage);
                self.lineages[lineage].held.key = key.clone();
            }
        }
        (moved, displaced)
    }

    /// Keys whose own record goes, or comes to be that of a place with another code.
    fn leaving(&self, files: &[FileChange], new: &[Arrival]) -> BTreeSet<Arc<str>> {
        let gone = files.iter().filter_map(|change| {
            let old = change.old.as_ref()?;
            let stays = change.new.as_ref().is_some_and(|(new, _)| new == old);
            // `village.md` may become `village.toml` where it stands.
            profile_key(old).filter(|key| !stays && !new.iter().any(|(new, ..)| new == key))
        });
        let mut leaving: BTreeSet<Arc<str>> = gone.collect();
        let codes: BTreeSet<&Arc<str>> = new.iter().filter_map(|(_, code, _)| code.as_ref()).collect();
        // One whose old code turns up elsewhere goes there; one whose code only changes stays.
        leaving.extend(new.iter().filter_map(|(key, code, _)| {
            let old = self.code_of(key)?;
            (code.as_ref() != Some(&old) && codes.contains(&old)).then(|| key.clone())
        }));
        let kept: BTreeSet<Arc<str>> = leaving.iter().filter_map(|key| self.code_of(key)).collect();
        // One who must make room, because a place with another code comes to its folder.
        leaving.extend(new.iter().filter_map(|(key, code, _)| {
            let old = self.code_of(key)?;
            (code.as_ref() != Some(&old) && code.as_ref().is_some_and(|code| kept.contains(code)))
                .then(|| key.clone())
        }));
        leaving
    }

    fn code_of(&self, key: &str) -> Option<Arc<str>> {
        let lineage = *self.by_key.get(key)?;
        let slot = self.lineages[lineage].held.profile.as_ref()?;
        match &slot.record.as_ref()?.body {
            Body::Profile(profile) => profile.code.clone(),
            _ => None,
        }
    }

    /// A place that is gone may come back.
    pub(super) fn bury(&mut self, at: usize) {
        let key = self.lineages[at].held.key.clone();
        if self.by_key.get(&key) == Some(&at) {
            self.by_key.remove(&key);
        }
        if let Some(code) = last_code(&self.lineages[at]) {
            self.gone.insert(code, at);
        }
        self.gone.insert(key, at);
    }
}

/// Both townships, or both villages.
fn same_sort(a: &str, b: &str) -> bool {
    a.contains('/') == b.contains('/')
}

/// Whether git pairs other records of the two places too: then the place moved and got another code by that, as it
/// does when it comes to another township.
fn travels(files: &[FileChange], old: &str, new: &str) -> bool {
    files.iter().any(|change| {
        let (Some(from), Some((to, _))) = (&change.old, &change.new) else { return false };
        let (Some(from), Some(to)) = (spot(from), spot(to)) else { return false };
        shelf(from.kind).is_some() && from.kind == to.kind && *from.key == *old && *to.key == *new
    })
}

/// The last code that a place had.
fn last_code(lineage: &Lineage) -> Option<Arc<str>> {
    let held = lineage.snapshots.iter().rev().map(|snapshot| &snapshot.held);
    let records = held.filter_map(|held| held.profile.as_ref()?.record.clone());
    records.into_iter().find_map(|record| match &record.body {
        Body::Profile(profile) => profile.code.clone(),
        _ => None,
    })
}
