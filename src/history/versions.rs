//! Owns: the versions of every place, as an audience may see them. In: what was replayed, the audience.
//! Out: one [`PlaceHistory`] a place that anything is known of. What an audience may not see is gone here, before
//! anything is compared or counted.

use super::change::{Change, Effect, What, diff};
use super::facts::{Field, State, Subject};
use super::fold::{self, Folded};
use super::marks::{self, Canonical, Common, Lens, Mark, Shelf, Until};
use super::record::Body;
use super::replay::{Lineage, Replayed, Snapshot, Touch, Touched, shelf};
use super::{Audience, PlaceHistory, Version};
use crate::load::RecordKind;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// What of the county is or ever was internal, by the keys that places have today.
#[derive(Default)]
pub struct Past {
    own: BTreeMap<Arc<str>, Until<Mark>>,
    townships: BTreeMap<Arc<str>, usize>,
    common: Until<Common>,
    /// Where the two compared versions stand among the steps of the past; one of another branch stands before all.
    pub compared: [usize; 2],
}

/// Gathers it.
pub fn past(replayed: &Replayed) -> Past {
    let Replayed { lineages, common } = replayed;
    let mut past = Past::default();
    let arrivals = arrivals(lineages, common);
    for lineage in lineages {
        let own = hidden_until(lineage, common, &arrivals);
        if !own.is_empty() {
            // A key that two places had, one after the other, hides what either hid.
            past.own.entry(lineage.held.key.clone()).or_default().extend(own);
        }
    }
    for (common, until) in common {
        match common {
            Common::Township(lineage) => {
                past.townships.insert(lineages[*lineage].held.key.clone(), *until);
            }
            common => {
                past.common.insert(common.clone(), *until);
            }
        }
    }
    past
}

/// In a comparison, what is internal today, or in the newer version, or after it, is hidden in both; what was internal
/// before it became public, in each version that is not newer than that.
fn for_comparison<K: std::hash::Hash + Eq + Clone>(
    own: &mut Until<K>,
    past: Option<&Until<K>>,
    [older, newer]: [usize; 2],
) {
    for until in own.values_mut() {
        if *until > 0 {
            *until = usize::MAX;
        }
    }
    for (mark, until) in past.into_iter().flatten() {
        let hidden = match *until {
            usize::MAX => usize::MAX,
            until if newer <= until => 1,
            until if older <= until => 0,
            _ => continue,
        };
        let known = own.entry(mark.clone()).or_default();
        *known = (*known).max(hidden);
    }
}

/// Every place with its versions; `past` is given where two versions are compared.
pub fn of(replayed: &Replayed, audience: &Audience, past: Option<&Past>) -> Vec<PlaceHistory> {
    let lineages = &replayed.lineages;
    let mut common = replayed.common.clone();
    if let Some(past) = past {
        let mut whole = past.common.clone();
        for (at, lineage) in lineages.iter().enumerate() {
            if let Some(until) = past.townships.get(&lineage.held.key) {
                whole.insert(Common::Township(at), *until);
            }
        }
        for_comparison(&mut common, Some(&whole), past.compared);
    }
    let secret: BTreeSet<&str> = common
        .keys()
        .filter_map(|common| match common {
            Common::Township(at) => Some(*at),
            _ => None,
        })
        .flat_map(|at| lineages[at].snapshots.iter().map(|snapshot| &*snapshot.held.key))
        .collect();
    let arrivals = arrivals(lineages, &common);
    let county = County { common: &common, secret: &secret, arrivals: &arrivals, past, audience };
    let mut places: Vec<PlaceHistory> =
        lineages.par_iter().filter_map(|lineage| county.place(lineage)).collect();
    places.sort_by(|a, b| (&a.key, a.gone).cmp(&(&b.key, b.gone)));
    places
}

/// What all places share.
struct County<'c> {
    common: &'c Until<Common>,
    /// Keys that townships had which are or were internal.
    secret: &'c BTreeSet<&'c str>,
    /// Steps in which an internal place came.
    arrivals: &'c BTreeSet<usize>,
    past: Option<&'c Past>,
    audience: &'c Audience,
}

impl County<'_> {
    fn place(&self, lineage: &Lineage) -> Option<PlaceHistory> {
        let audience = self.audience;
        let mut own =
            if audience.public { hidden_until(lineage, self.common, self.arrivals) } else { Until::new() };
        if audience.public
            && let Some(past) = self.past
        {
            for_comparison(&mut own, past.own.get(&lineage.held.key), past.compared);
        }
        let allowed = |written: &str, digits: &str| audience.allowed.passes(written, digits);
        let unit = |name: &str| audience.units.get(name).cloned();
        let ladder = |kind: &str| audience.ladders.get(kind).cloned().unwrap_or_default();
        let mut versions: Vec<Version> = Vec::new();
        // What the last snapshot held, if it made a version.
        let mut newest: Option<(&Snapshot, BTreeSet<Subject>)> = None;
        // Whether the place could be seen before, so that it may be told where it was.
        let mut was_open = true;
        for snapshot in &lineage.snapshots {
            let before = newest.take();
            let canonical = |shelf: Shelf, slug: &Arc<str>| lineage.canonical(snapshot.step, shelf, slug);
            let lens = Lens {
                public: audience.public,
                day: audience.day,
                step: snapshot.step,
                common: self.common,
                own: &own,
                allowed: &allowed,
                canonical: &canonical,
                unit: &unit,
            };
            if lens.is_private(&snapshot.held.key) {
                continue;
            }
            let before = before.as_ref().zip(versions.last()).map(|((before, funds_hidden), version)| {
                fold::Before { held: &before.held, step: before.step, state: &version.state, funds_hidden }
            });
            let Folded { mut state, funds_hidden } = fold::fold(&snapshot.held, &lens, before);
            let first = versions.is_empty() && snapshot.step == 0;
            let mut changes = match versions.last() {
                Some(before) => {
                    // A problem that went is still its plan's.
                    for (problem, owner) in &before.state.owners {
                        state.owners.entry(problem.clone()).or_insert_with(|| owner.clone());
                    }
                    diff(&before.state, &state, &ladder)
                }
                // A place that came later than the first step is new; what was there at first is not.
                None if snapshot.step > 0 => diff(&State::default(), &state, &ladder),
                None => Vec::new(),
            };
            changes.iter_mut().for_each(|change| mask(change, &lens));
            changes.splice(0..0, self.moved(snapshot, &state, &lens).filter(|_| was_open));
            was_open = fold::is_open(&snapshot.held, &lens);
            let touched = touched(snapshot, &state, &changes, &lens);
            if !first && changes.is_empty() && touched.is_empty() {
                continue;
            }
            let texts = if audience.public { Vec::new() } else { plan_texts(snapshot, &canonical) };
            versions.push(Version { step: snapshot.step, state, changes, touched, texts });
            newest = Some((snapshot, funds_hidden));
        }
        let last = versions.last()?;
        let name = versions
            .iter()
            .rev()
            .find_map(|version| version.state.text(&Subject::Place, &Field::Title))
            .map_or_else(|| lineage.held.key.clone(), Arc::from);
        let gone = lineage.held.is_empty() && !lineage.held.key.is_empty();
        let nothing = versions.len() == 1
            && last.state.subjects.is_empty()
            && last.changes.is_empty()
            && last.touched.is_empty();
        let key = lineage.held.key.clone();
        (!nothing || !audience.public).then_some(PlaceHistory { key, name, gone, versions })
    }

    /// A place that came from elsewhere; nothing where that was a place that the public does not know.
    fn moved(&self, snapshot: &Snapshot, state: &State, lens: &Lens<'_>) -> Option<Change> {
        let from = snapshot.moved_from.as_ref()?;
        let shown = state.subjects.contains_key(&Subject::Place);
        let township = from.split('/').next().unwrap_or_default();
        if !shown || (lens.public && (self.secret.contains(township) || lens.is_private(from))) {
            return None;
        }
        let title = state.text(&Subject::Place, &Field::Title).unwrap_or_default().into();
        let what = What::Renamed { from: from.clone(), to: snapshot.held.key.clone() };
        Some(Change { subject: Subject::Place, title, what, effect: Effect::Neutral, through: None })
    }
}

/// The name of a summary's file may hold what its text may not.
fn mask(change: &mut Change, lens: &Lens<'_>) {
    if let Some((_, summary)) = &mut change.through
        && lens.is_private(summary)
    {
        *summary = marks::MASK.into();
    }
}

/// The records that a step touched, as far as the audience may know of them.
fn touched(snapshot: &Snapshot, state: &State, changes: &[Change], lens: &Lens<'_>) -> Vec<Touched> {
    let today = |touched: &Touched| Touched {
        slug: shelf(touched.kind)
            .map_or_else(|| touched.slug.clone(), |shelf| (lens.canonical)(shelf, &touched.slug)),
        ..touched.clone()
    };
    let all = snapshot.touched.iter().map(today);
    all.filter(|touched| !lens.public || is_seen(touched, snapshot, state, changes, lens)).collect()
}

/// What of a touched record the public may know: that it was touched, where the record itself is shown in this
/// version and nothing internal can be what changed.
fn is_seen(
    touched: &Touched,
    snapshot: &Snapshot,
    state: &State,
    changes: &[Change],
    lens: &Lens<'_>,
) -> bool {
    let slug = &touched.slug;
    let place = touched.is_county() || state.subjects.contains_key(&Subject::Place);
    let suspect = matches!(&touched.touch, Touch::Gap(super::Gap::Refused { suspect: true, .. }));
    if suspect
        || lens.is_private(&touched.path)
        || !(place || changes.iter().any(|it| it.subject == Subject::Place))
    {
        return false;
    }
    let quiet = !touched.internal;
    match touched.kind {
        RecordKind::Plan | RecordKind::Programme => {
            let told = changes.iter().any(|change| change.subject.programme() == Some(slug));
            let known = lens.sees(&Mark::Plan(slug.clone())) && lens.knows(&Common::Programme(slug.clone()));
            known && (told || quiet)
        }
        RecordKind::Notice => {
            let shown = state.subjects.contains_key(&Subject::Notice(slug.clone()));
            quiet && shown && lens.sees(&Mark::Notice(slug.clone()))
        }
        RecordKind::Summary => {
            let later = snapshot.held.summaries.get(&touched.slug).and_then(|slot| slot.record.as_ref());
            let dated = match later.map(|record| &record.body) {
                Some(Body::Summary(summary)) => summary.date <= lens.day,
                _ => true,
            };
            quiet && dated && lens.sees(&Mark::Summary(slug.clone()))
        }
        RecordKind::Township | RecordKind::Village => quiet && lens.sees(&Mark::Profile),
        _ => quiet,
    }
}

/// Until which step each entry of a place was internal. What goes from a list in the step in which something internal
/// comes to it may be the same thing under another name, and is hidden with it.
fn hidden_until(lineage: &Lineage, common: &Until<Common>, arrivals: &BTreeSet<usize>) -> Until<Mark> {
    let mut until = Until::new();
    // A place that went when an internal one came may be that one.
    let gone = lineage.snapshots.last().filter(|last| last.held.is_empty());
    if gone.is_some_and(|last| arrivals.contains(&last.step)) {
        until.insert(Mark::Profile, usize::MAX);
        return until;
    }
    let mut before: HashSet<Mark> = HashSet::new();
    if !lineage.snapshots.iter().any(|snapshot| is_marked(snapshot, common)) {
        return until;
    }
    for snapshot in &lineage.snapshots {
        let canonical = |shelf: Shelf, slug: &Arc<str>| lineage.canonical(snapshot.step, shelf, slug);
        let mut now: HashMap<Mark, bool> = HashMap::new();
        marks::marks(&snapshot.held, &canonical, &hidden_at(common, snapshot.step), |mark, internal| {
            *now.entry(mark).or_default() |= internal;
        });
        let mut on_branches: HashSet<Mark> = HashSet::new();
        for held in &snapshot.aside {
            marks::marks(held, &canonical, &hidden_at(common, snapshot.step), |mark, internal| {
                on_branches.extend(internal.then_some(mark));
            });
        }
        let came = now.iter().filter(|(mark, internal)| **internal && !before.contains(*mark));
        let came: HashSet<Mark> = came.map(|(mark, _)| mark.list()).collect();
        let gone = before.into_iter().filter(|mark| !now.contains_key(mark) && came.contains(&mark.list()));
        until.extend(gone.map(|mark| (mark, usize::MAX)));
        before = now.keys().cloned().collect();
        for mark in on_branches {
            let last = if now.contains_key(&mark) { snapshot.step.saturating_sub(1) } else { usize::MAX };
            let known = until.entry(mark).or_insert(last);
            *known = (*known).max(last);
        }
        for (mark, internal) in now {
            if internal {
                until.insert(mark, usize::MAX);
            } else if until.get(&mark) == Some(&usize::MAX) {
                until.insert(mark, snapshot.step.saturating_sub(1));
            }
        }
    }
    until
}

/// What of the county is internal at a step.
fn hidden_at(common: &Until<Common>, step: usize) -> impl Fn(&Common) -> bool {
    move |one| !common.is_empty() && common.get(one).is_some_and(|until| step <= *until)
}

/// Steps in which an internal place came.
fn arrivals(lineages: &[Lineage], common: &Until<Common>) -> BTreeSet<usize> {
    let first = lineages.iter().skip(1).filter_map(|lineage| lineage.snapshots.first());
    let internal =
        first.filter(|first| first.step > 0 && marks::is_closed(&first.held, &hidden_at(common, first.step)));
    internal.map(|first| first.step).collect()
}

/// Whether anything in a snapshot can be internal: most places never have anything, and need not be looked through.
fn is_marked(snapshot: &Snapshot, common: &Until<Common>) -> bool {
    let held = &snapshot.held;
    let slots = held.profile.iter().chain(held.plans.values()).chain(held.summaries.values());
    let mut slots = slots.chain(held.notices.values());
    !snapshot.aside.is_empty()
        || slots.any(|slot| {
            slot.suspect
                || slot.record.as_ref().is_some_and(|record| record.internal || record.partly_internal)
        })
        || !common.is_empty()
}

/// The texts of plans that a step touched, by programme.
fn plan_texts(snapshot: &Snapshot, canonical: Canonical<'_>) -> Vec<(Arc<str>, Arc<str>)> {
    let plans = snapshot.touched.iter().filter(|touched| touched.kind == RecordKind::Plan);
    plans
        .filter_map(|touched| match &snapshot.held.plans.get(&touched.slug)?.record.as_ref()?.body {
            Body::Plan(_, text) if !text.trim().is_empty() => {
                Some((canonical(Shelf::Plans, &touched.slug), Arc::from(text.trim())))
            }
            _ => None,
        })
        .collect()
}
