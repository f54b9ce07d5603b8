//! Owns: what the whole county shares, such as kinds and programmes, and until when it was internal.
//! In: the records of a step, and those of branches that it merged. Out: [`Until`] in the replay.

use super::{FileChange, Replay, Touched, slot_of, spot};
use crate::history::fold::{Held, Slot};
use crate::history::marks::{Common, is_internal};
use crate::history::record::{Body, Gap, Record};
use crate::load::RecordKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Replay<'_> {
    /// Places as they were on merged branches. Tells whether anything of the county was internal there.
    pub(super) fn aside(&mut self, step: usize, asides: &[FileChange]) -> (BTreeMap<usize, Vec<Held>>, bool) {
        let (mut places, mut came) = (BTreeMap::<usize, Vec<Held>>::new(), false);
        for (path, blob) in asides.iter().filter_map(|change| change.new.as_ref()) {
            let Some(spot) = spot(path) else { continue };
            // A place of the branch alone was never seen.
            let Some(at) = self.by_key.get(&spot.key).copied() else { continue };
            let reading = self.reading(spot.kind, blob).cloned();
            let suspect = matches!(reading, Some(Err(Gap::Refused { suspect: true, .. })));
            let record = reading.and_then(Result::ok);
            if record.is_none() && !suspect {
                continue;
            }
            let mut held = self.lineages[at].held.clone();
            *slot_of(&mut held, &spot) = Slot { record, path: path.clone(), suspect };
            let now = self.commons(at, &self.lineages[at].held, spot.kind, &spot.slug);
            let then = self.commons(at, &held, spot.kind, &spot.slug);
            for (common, _) in then.into_iter().filter(|(_, internal)| *internal) {
                let public = now.iter().any(|(other, internal)| *other == common && !internal);
                let until = if public { step.saturating_sub(1) } else { usize::MAX };
                if self.common.get(&common).is_none_or(|known| *known < until) {
                    self.common.insert(common, until);
                    came = true;
                }
            }
            places.entry(at).or_default().push(held);
        }
        (places, came)
    }

    /// What a place's record says of the county's affairs: each with whether it is internal.
    fn commons(&self, at: usize, held: &Held, kind: RecordKind, slug: &Arc<str>) -> Vec<(Common, bool)> {
        match kind {
            RecordKind::Township => {
                held.profile.iter().map(|slot| (Common::Township(at), is_internal(slot))).collect()
            }
            RecordKind::Programme => {
                let programme = |slot: &Slot| (Common::Programme(stem(&slot.path)), is_internal(slot));
                held.plans.get(slug).map(programme).into_iter().collect()
            }
            RecordKind::Measures | RecordKind::Units | RecordKind::Disclosures => {
                let record = held.summaries.get(slug).and_then(|slot| slot.record.as_ref());
                record.map(|record| self.entries(kind, record)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The entries of a catalogue; a unit under every name that it ever had.
    fn entries(&self, kind: RecordKind, record: &Record) -> Vec<(Common, bool)> {
        let Body::Catalogue(entries) = &record.body else { return Vec::new() };
        let mut all = Vec::new();
        for entry in entries {
            let internal = entry.internal || record.internal;
            match kind {
                RecordKind::Measures => all.push((Common::Kind(entry.id.clone()), internal)),
                RecordKind::Units => {
                    let known = self.unit_names.get(&entry.id).into_iter().flatten();
                    let names: BTreeSet<&Arc<str>> = known.chain([&entry.id, &entry.name]).collect();
                    all.extend(names.into_iter().map(|name| (Common::Unit(name.clone()), internal)));
                }
                _ => all.push((Common::Item(entry.id.clone()), internal)),
            }
        }
        all
    }

    /// Notes what of the county is internal; tells whether any of it just became so or ceased to be.
    pub(super) fn judge_common(&mut self, step: usize, touched: &BTreeMap<usize, Vec<Touched>>) -> bool {
        // What stands twice, once internal, is internal.
        let mut either: BTreeMap<Common, bool> = BTreeMap::new();
        for (at, records) in touched {
            for record in records {
                if record.kind == RecordKind::Units {
                    self.note_unit_names(&record.slug);
                }
                let held = &self.lineages[*at].held;
                for (common, internal) in self.commons(*at, held, record.kind, &record.slug) {
                    *either.entry(common).or_default() |= internal;
                }
            }
        }
        let mut turned = false;
        for (common, internal) in either {
            let until = self.common.get(&common).copied();
            if internal && until != Some(usize::MAX) {
                turned |= step > 0;
                self.common.insert(common, usize::MAX);
            } else if !internal && until == Some(usize::MAX) {
                turned = true;
                self.common.insert(common, step.saturating_sub(1));
            }
        }
        turned
    }

    fn note_unit_names(&mut self, slug: &Arc<str>) {
        let units = self.lineages[0].held.summaries.get(slug).and_then(|slot| slot.record.clone());
        if let Some(Body::Catalogue(units)) = units.as_ref().map(|record| &record.body) {
            for unit in units {
                let names = self.unit_names.entry(unit.id.clone()).or_default();
                names.extend([unit.id.clone(), unit.name.clone()]);
            }
        }
    }
}

fn stem(path: &str) -> Arc<str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).into()
}
