//! Owns the output folder: the only module that writes, replaces or removes anything in it.
//! Comes in: the folder to publish to, and artifacts in any order, from any number of threads.
//! Goes out: the whole folder replaced in one step together with a [`Summary`], or left as it was.

mod claims;
mod disk;
mod error;
mod folder;
mod incoming;
mod listing;
mod lock;
mod overlap;
mod path;
mod places;
mod removal;
mod staged;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::artifact::Artifact;

use claims::Claims;
pub use disk::scratch;
pub use error::{Clash, Doing, PathFault, WriteError};
use folder::{Standing, Temporary};
use incoming::Incoming;
#[cfg(feature = "serve")]
pub use incoming::bytes;
use lock::Lock;
#[cfg(feature = "pdf")]
pub use overlap::is_inside;
pub use overlap::overlaps;
use places::Places;
pub use staged::Staged;

/// A build under way: a new folder that grows, hidden, beside the published one.
///
/// What is promised, at any kill, full disk or refused call: the published folder is either the old
/// one, whole, or the new one, whole. Where the system cannot exchange two folders in one step (any
/// but Linux, and some file systems there), a kill between two renames leaves no published folder
/// for the moment; the next [`Output::begin`] brings the old one back. Nothing is forced out to the
/// disk, since that would cost a tenth to a fifth of a build: after a power cut, build again.
///
/// Nor is a file lost that somebody put into the published folder: it lists what the build made of it,
/// and is left alone while it holds anything else.
///
/// Dropped without [`Output::commit`], it removes the new folder and leaves the published one alone.
#[derive(Debug)]
pub struct Output {
    // Declared before the lock, so that the new folder is gone before another build may start.
    fresh: Temporary,
    places: Places,
    means: Means,
    /// Whether there is an earlier site to compare with; without one, no look is spent on it.
    rebuilds: bool,
    claims: Claims,
    tally: Tally,
    failed: AtomicBool,
    _lock: Lock,
}

/// What a build did, in files and bytes; the marker file is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files in the new folder.
    pub files: u64,
    /// Their bytes, whether they had to be written or not.
    pub bytes: u64,
    /// Files equal to the published ones, byte for byte; they kept their time stamps.
    pub unchanged: u64,
    /// Files that the earlier folder did not hold.
    pub added: u64,
    /// Files that the earlier folder held with other bytes.
    pub changed: u64,
    /// Files that only the earlier folder held.
    pub removed: u64,
    /// The earlier folder, if it could not be removed after the new one took its place (on Windows:
    /// a file in it is open). The next build removes it.
    pub leftover: Option<PathBuf>,
}

/// What the file system is trusted to do; the tests turn each off to walk the way round it.
#[derive(Debug, Clone, Copy)]
struct Means {
    exchange: bool,
    hard_links: bool,
}

#[derive(Debug, Default)]
struct Tally {
    bytes: AtomicU64,
    unchanged: AtomicU64,
    added: AtomicU64,
    changed: AtomicU64,
}

/// How a file of the new folder relates to the published one of its path.
enum Fate {
    Unchanged,
    Added,
    Changed,
}

impl Output {
    /// Starts a build that will be published at `out`.
    ///
    /// Takes the lock beside `out`, clears away what a killed build left, and makes `out`'s parent
    /// folders where they are missing. Refuses, untouched, whatever is not absent, an empty folder,
    /// or a folder that an earlier build made and that holds no version history.
    pub fn begin(out: &Path) -> Result<Output, WriteError> {
        let means = Means { exchange: cfg!(target_os = "linux"), hard_links: true };
        Output::begin_with(out, means)
    }

    fn begin_with(out: &Path, means: Means) -> Result<Output, WriteError> {
        let places = Places::beside(out)?;
        // Before the lock, so that a refused folder gets no file beside it.
        folder::standing(&places.published)?;
        let parent = places.parent();
        if !parent.is_dir() {
            disk::create_dir_all(parent).map_err(|e| WriteError::io(Doing::CreateFolder, parent, e))?;
        }
        let lock = Lock::take(&places.lock)?;
        let standing = places.recover()?;
        let fresh = Temporary::create(&places.fresh)?;
        if standing != Standing::Absent {
            folder::take_over_permissions(&places.published, &places.fresh)?;
        }
        Ok(Output {
            fresh,
            places,
            means,
            rebuilds: standing == Standing::Ours,
            claims: Claims::default(),
            tally: Tally::default(),
            failed: AtomicBool::new(false),
            _lock: lock,
        })
    }

    /// Adds one file to the new folder.
    ///
    /// Where the published file of that path has the same bytes, it is taken over with its time
    /// stamp: a hard link where there are such, else a copy.
    pub fn put(&self, artifact: Artifact) -> Result<(), WriteError> {
        let placed = self.place(artifact);
        if placed.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        placed
    }

    fn place(&self, artifact: Artifact) -> Result<(), WriteError> {
        let Artifact { path, content } = artifact;
        path::check(&path).map_err(|fault| WriteError::Path { path: path.clone(), fault })?;
        let new_folders = self.claims.claim(&path)?;
        let mut incoming = Incoming::open(content)?;
        let target = self.places.fresh.join(&path);
        make_folders(&target, new_folders);
        let (fate, bytes) = self
            .store(&path, &target, &mut incoming)
            .map_err(|e| WriteError::io(Doing::WriteFile, &target, e))?;
        let counter = match fate {
            Fate::Unchanged => &self.tally.unchanged,
            Fate::Added => &self.tally.added,
            Fate::Changed => &self.tally.changed,
        };
        counter.fetch_add(1, Ordering::Relaxed);
        self.tally.bytes.fetch_add(bytes, Ordering::Relaxed);
        Ok(())
    }

    fn store(&self, path: &str, target: &Path, incoming: &mut Incoming) -> io::Result<(Fate, u64)> {
        if !self.rebuilds {
            return Ok((Fate::Added, write_new(target, incoming)?.1));
        }
        let published = self.places.published.join(path);
        // A link or a pipe that somebody put there is neither read nor carried over.
        let earlier = fs::symlink_metadata(&published).ok().filter(|earlier| earlier.is_file());
        let Some(earlier) = earlier else {
            return Ok((Fate::Added, write_new(target, incoming)?.1));
        };
        if earlier.len() != incoming.len() || !incoming.equals(&published) {
            return Ok((Fate::Changed, write_new(target, incoming)?.1));
        }
        if self.means.hard_links && in_folder(target, || disk::hard_link(&published, target)).is_ok() {
            return Ok((Fate::Unchanged, earlier.len()));
        }
        let (file, bytes) = write_new(target, incoming)?;
        disk::set_modified(&file, target, earlier.modified()?)?;
        Ok((Fate::Unchanged, bytes))
    }

    /// Puts the new folder in the place of the published one, then removes the earlier one.
    ///
    /// Refused where a [`Output::put`] failed, where `out` has become something that [`Output::begin`]
    /// would have refused, and where somebody put files into it, which would be lost.
    pub fn commit(mut self) -> Result<Summary, WriteError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(WriteError::Incomplete);
        }
        if !matches!(folder::standing(&self.places.fresh), Ok(Standing::Ours)) {
            return Err(WriteError::Disturbed { path: self.places.fresh.clone() });
        }
        listing::write(&self.places.fresh, &self.claims)?;
        let standing = folder::standing(&self.places.published)?;
        let earlier_files = match standing {
            Standing::Ours => listing::count_files(&self.places.published, &self.claims)?,
            Standing::Absent | Standing::Empty => 0,
        };
        self.places.publish(standing, self.means.exchange)?;
        self.fresh.keep();
        let leftover = self.places.clear_earlier().err();
        // Nobody need wait until a list of 200,000 paths is taken down.
        rayon::spawn(move || drop(self.claims));
        Ok(self.tally.sum(earlier_files, leftover))
    }
}

impl Tally {
    fn sum(&self, earlier_files: u64, leftover: Option<PathBuf>) -> Summary {
        let [bytes, unchanged, added, changed] = [&self.bytes, &self.unchanged, &self.added, &self.changed]
            .map(|counter| counter.load(Ordering::Relaxed));
        Summary {
            files: unchanged + added + changed,
            bytes,
            unchanged,
            added,
            changed,
            // Somebody may have deleted a published file after it was compared.
            removed: earlier_files.saturating_sub(unchanged + changed),
            leftover,
        }
    }
}

/// The file written, and its length in bytes.
fn write_new(target: &Path, incoming: &mut Incoming) -> io::Result<(File, u64)> {
    let mut file = in_folder(target, || disk::create_new(target))?;
    let bytes = incoming.copy_to(&mut file, target)?;
    Ok((file, bytes))
}

/// Makes the innermost folders on the way to a file, which this build is the first to need. Whatever goes wrong is
/// told by the file that then cannot be written.
fn make_folders(target: &Path, count: usize) {
    let folders: Vec<&Path> = target.ancestors().skip(1).take(count).collect();
    for folder in folders.into_iter().rev() {
        let _ = disk::create_dir(folder);
    }
}

/// Tries first and makes the folder only when it is missed: it is there, unless another thread took it and has not
/// made it yet; two threads that miss the same folder both end with it made.
fn in_folder<T>(target: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), target.parent()) {
        (Err(missing), Some(folder)) if missing.kind() == io::ErrorKind::NotFound => {
            disk::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}
