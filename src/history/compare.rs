//! Owns: the difference of two commits, or of one and the work tree. In: two names of versions, and for whom.
//! Out: a [`Comparison`] and its counts. What is hidden anywhere in the history is hidden from the public here too.

use super::change::Effect;
use super::git::{Absent, Commit, Repository};
use super::replay::{Readings, Touched, replay};
use super::{Audience, PlaceHistory, Version, narrow, positions, readings, versions};
use std::path::Path;

/// The difference of two commits, or of one and the work tree.
#[derive(Debug)]
pub struct Comparison {
    /// The older side.
    pub from: Commit,
    /// The newer side; none: the work tree.
    pub to: Option<Commit>,
    /// Places that differ: each has the older version and the newer.
    pub places: Vec<PlaceHistory>,
}

/// How many changes a comparison tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Promises that became weaker.
    pub weaker: usize,
    /// Statuses, stages and values that went back.
    pub back: usize,
    /// All changes of meaning.
    pub changes: usize,
    /// Records that cannot be read on either side, so that nobody knows what became of their promises.
    pub gaps: usize,
}

impl Comparison {
    /// How many changes it tells.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for place in &self.places {
            counts.gaps += place.newer().filter(|(_, touched)| touched.is_gap()).count();
            counts.gaps += place.older_gaps().count();
            for change in place.newer_version().into_iter().flat_map(|version| &version.changes) {
                counts.changes += 1;
                match change.effect {
                    Effect::Weaker(_) => counts.weaker += 1,
                    Effect::Back => counts.back += 1,
                    Effect::Neutral => {}
                }
            }
        }
        counts
    }
}

/// The two sides of a comparison.
impl PlaceHistory {
    /// The newer side, where it differs.
    pub fn newer_version(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.step == 1)
    }

    /// What the newer side touched.
    fn newer(&self) -> impl Iterator<Item = (&Version, &Touched)> {
        let version = self.newer_version().into_iter();
        version.flat_map(|version| version.touched.iter().map(move |touched| (version, touched)))
    }

    /// Records that cannot be read on the older side, where the newer differs.
    pub fn older_gaps(&self) -> impl Iterator<Item = (&Version, &Touched)> {
        let differs = |touched: &Touched| {
            self.newer().any(|(_, newer)| newer.kind == touched.kind && newer.slug == touched.slug)
        };
        let older = self.versions.iter().filter(|version| version.step == 0);
        let touched = older.flat_map(|version| version.touched.iter().map(move |touched| (version, touched)));
        touched.filter(move |(_, touched)| touched.is_gap() && differs(touched))
    }
}

/// Compares two commits, or one with the work tree, for each audience.
///
/// What is internal today, in either version, or anywhere in the history between is hidden from the public in both.
///
/// # Errors
/// Why there is nothing to compare: no repository, or a name that it does not know.
pub fn compare(
    content: &Path,
    from: &str,
    to: Option<&str>,
    audiences: &[Audience],
    caches: Option<&Path>,
) -> Result<Vec<Comparison>, Absent> {
    let repository = Repository::open(content)?;
    let find = |name: &str| repository.find(name).map_err(|_| Absent::NoVersion(name.to_owned()));
    let head = repository.find("HEAD").map_err(|_| Absent::NoCommit)?;
    let older = find(from)?;
    let newer = to.map(find).transpose()?;
    let work_tree = repository.uncommitted(newer.as_ref().map_or(&older, |_| &head))?;
    let mut steps = vec![repository.whole(&older)?];
    if let Some(newer) = &newer {
        steps.push(repository.between(&older, newer)?);
        steps.push(repository.between(newer, &head)?);
    }
    steps.push(work_tree.files);
    narrow(&mut steps);
    let (read, _) = readings(&repository, &steps, &work_tree.texts, Readings::new())?;
    let past = past(content, [Some(&older), newer.as_ref()], caches)?;
    let replayed = replay(&steps, &read);
    let compared = |audience: &Audience| Comparison {
        from: older.clone(),
        to: newer.clone(),
        places: versions::of(&replayed, audience, Some(&past))
            .into_iter()
            .filter(|place| place.versions.iter().any(|version| version.step == 1))
            .collect(),
    };
    Ok(audiences.iter().map(compared).collect())
}

/// Everything that is or ever was internal, from the first commit to the work tree; `compared` are the two versions
/// that will be seen in its light, none being the work tree.
fn past(
    content: &Path,
    compared: [Option<&Commit>; 2],
    caches: Option<&Path>,
) -> Result<versions::Past, Absent> {
    let reading = match super::read(content, caches, true, false) {
        // A folder that is in no commit has no past.
        Err(Absent::NotCommitted) => return Ok(versions::Past::default()),
        reading => reading?,
    };
    let position = positions(&reading.chain);
    let mut past = versions::past(&reading.replayed);
    past.compared = compared.map(|commit| match commit {
        Some(commit) => position.get(&commit.id).copied().unwrap_or_default(),
        None => reading.steps.saturating_sub(1),
    });
    Ok(past)
}
