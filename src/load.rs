//! Owns: the content folder — walking it, reading its records, scanning their text.
//! In: a folder. Out: [`RawSite`], in which everything is optional and knows its place.
//! It never stops at the first fault and judges nothing but form: what a value means is `check`'s affair.

mod again;
mod body;
mod doubt;
pub mod front;
mod guess;
#[cfg(feature = "serve")]
mod kept;
mod list;
pub mod meant;
mod names;
mod place;
pub mod placeholder;
mod raw;
mod read;
mod slip;
pub mod slug;
mod stops;
mod toml;
mod unclosed;
mod walk;

#[cfg(feature = "serve")]
pub use kept::Kept;
pub use list::{Listed, records};
pub use names::slug_finding;
pub use place::{is_dated, is_reserved_village};
pub use raw::{
    RawData, RawFile, RawFolder, RawKey, RawLink, RawPrivate, RawProse, RawSite, RawTable, RawValue,
    RecordKind,
};

use crate::diag::{Code, Diagnostic, Report};
use crate::source::{FileId, SourceFile, Sources, Span};
use place::Spot;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use walk::Found;

/// Why a content folder cannot be read at all.
#[derive(Debug)]
pub enum LoadError {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// A file or folder in it cannot be read.
    Unreadable(PathBuf, std::io::Error),
}

/// Reads a content folder. Findings about form go to `report`.
///
/// # Errors
/// When the folder is absent, or something in it cannot be read.
pub fn load(root: &Path, sources: &mut Sources, report: &mut Report) -> Result<RawSite, LoadError> {
    look(root, sources, report, |jobs, prefix| all(jobs, |job| read::read(job, prefix)))
}

/// Bytes of texts that are held all the same: no more than all texts of a few thousand villages. What is held need not
/// be read again.
const HELD: usize = 16 * 1024 * 1024;

/// The same, but the texts of a large county stay on the disk, and `sources` take them from there again. Those in which
/// something is wrong are held.
///
/// # Errors
/// When the folder is absent, or something in it cannot be read.
pub fn load_leaving(root: &Path, sources: &mut Sources, report: &mut Report) -> Result<RawSite, LoadError> {
    let mut again = None;
    let site = look(root, sources, report, |jobs, prefix| {
        again = Some(again::OnDisk::new(root, &jobs));
        let leave = |mut done: read::Done| {
            if done.found.is_empty() {
                done.source = done.source.left();
            }
            done
        };
        let read_so_far = AtomicUsize::new(0);
        let is_large = |more| read_so_far.fetch_add(more, Ordering::Relaxed) + more > HELD;
        let done = all(jobs, |job| {
            let done = read::read(job, prefix)?;
            Ok(if is_large(done.source.length()) { leave(done) } else { done })
        })?;
        // Which texts came first depends on the threads: all or none.
        Ok(if is_large(0) { done.into_iter().map(leave).collect() } else { done })
    })?;
    again.into_iter().for_each(|again| sources.read_again(Box::new(again)));
    Ok(site)
}

fn all(
    jobs: Vec<read::Job>,
    read: impl Fn(read::Job) -> Result<read::Done, LoadError> + Sync + Send,
) -> Result<Vec<read::Done>, LoadError> {
    // Into their places at once: a list of results that ends with the first error is put together from pieces.
    let done: Vec<_> = jobs.into_par_iter().with_max_len(32).map(read).collect();
    done.into_iter().collect()
}

/// The same, reading only what changed since the last look; `sources` and `report` are to be empty.
///
/// # Errors
/// When the folder is absent, or something in it cannot be read.
#[cfg(feature = "serve")]
pub fn load_again(
    root: &Path,
    kept: &mut Kept,
    sources: &mut Sources,
    report: &mut Report,
) -> Result<RawSite, LoadError> {
    if let Some(site) = kept.again(&folder_name(root), sources, report)? {
        return Ok(site);
    }
    let site = look(root, sources, report, |jobs, prefix| kept.read(jobs, prefix))?;
    kept.note(root, &site, sources, report);
    Ok(site)
}

fn look(
    root: &Path,
    sources: &mut Sources,
    report: &mut Report,
    read: impl FnOnce(Vec<read::Job>, &str) -> Result<Vec<read::Done>, LoadError>,
) -> Result<RawSite, LoadError> {
    let prefix = folder_name(root);
    let walked = walk::walk(root)?;
    let mut site = RawSite::default();
    let mut records = Vec::new();
    let mut misplaced = Vec::new();
    for found in walked.files {
        let segments: Vec<&str> = found.path.split('/').collect();
        match place::spot(&segments) {
            Spot::Record { kind, township, village, slug } => {
                let file = FileId(u32::try_from(records.len()).unwrap_or(u32::MAX));
                let (township, village) = (township.map(str::to_owned), village.map(str::to_owned));
                let slug = slug.to_owned();
                records.push(read::Job { file, found, kind, township, village, slug });
            }
            // Handed out as it stands, a record would show what is internal in it.
            Spot::Attachment if read::is_record_by_its_text(&found) => misplaced.push(found),
            Spot::Attachment => {
                site.attachments.insert(found.path, found.on_disk);
            }
            Spot::Misplaced => misplaced.push(found),
        }
    }
    let done = read(records, &prefix)?;
    site.files.reserve_exact(done.len());
    for done in done {
        sources.add(done.source);
        report.extend(done.found);
        site.files.push(done.record);
    }
    let mut at_path = |path: &str| {
        let path = if path.is_empty() { prefix.clone() } else { format!("{prefix}/{path}") };
        Span::top(sources.add(SourceFile::new(path, String::new())))
    };
    for (path, target) in walked.outside {
        let span = at_path(&path);
        report.push(Diagnostic::new(Code::OutsideLink, span).arg("target", target.display().to_string()));
    }
    for path in walked.not_unicode {
        let span = at_path(&path);
        report.push(Diagnostic::new(Code::UnsafeSlug, span).variant("not-unicode"));
    }
    for path in walked.alike {
        let span = at_path(&path);
        report.push(Diagnostic::new(Code::SlugClash, span).arg("path", path.as_str()).arg("first", path));
    }
    for found in &misplaced {
        let span = at_path(&found.path);
        report.push(names::misplaced_finding(&found.path, span));
    }
    site.misplaced = misplaced.iter().map(|found| found.path.clone()).collect();
    names::check_names(&mut site, &misplaced, &mut at_path, report);
    // A record in the wrong place is told by itself; once it is moved, the folder may be another.
    let around = |found: &'_ Found| {
        let ends: Vec<usize> = found.path.match_indices('/').map(|(at, _)| at).collect();
        ends.into_iter().map(|end| found.path[..end].to_owned()).collect::<Vec<_>>()
    };
    let holding: BTreeSet<String> = misplaced.iter().flat_map(around).collect();
    let folders: Vec<String> =
        walked.folders.into_iter().filter(|folder| !holding.contains(folder)).collect();
    names::check_folders(&mut site, &folders, &mut at_path, report);
    Ok(site)
}

/// A record by itself, as history reads it.
#[derive(Debug)]
pub struct Read {
    /// Its fields and scanned text.
    pub record: RawFile,
    /// Its text.
    pub text: String,
    /// What is wrong in it.
    pub found: Vec<Diagnostic>,
}

/// Which record lies at a path inside a content folder; none at any other.
pub fn record_at(path: &str) -> Option<RecordKind> {
    place_at(path).map(|(kind, ..)| kind)
}

/// Which record lies at a path, the key of the place whose it is (nothing, `<township>` or `<township>/<village>`), and
/// the record's slug.
pub fn place_at(path: &str) -> Option<(RecordKind, &str, &str)> {
    match place::spot(&path.split('/').collect::<Vec<_>>()) {
        Spot::Record { kind, township, village, slug } => {
            let end = |part: Option<&str>| part.map_or(0, |part| part.len() + 1);
            let length = (end(township) + end(village)).saturating_sub(1);
            let start = if length > 0 { "townships/".len() } else { 0 };
            Some((kind, &path[start..start + length], slug))
        }
        Spot::Attachment | Spot::Misplaced => None,
    }
}

/// Reads one record from its bytes, without a folder around it; none where no record belongs.
pub fn read_record(path: &str, bytes: Vec<u8>) -> Option<Read> {
    let Spot::Record { kind, township, village, slug } = place::spot(&path.split('/').collect::<Vec<_>>())
    else {
        return None;
    };
    let (township, village) = (township.map(str::to_owned), village.map(str::to_owned));
    let slug = slug.to_owned();
    let found = Found { path: path.to_owned(), on_disk: PathBuf::new() };
    let done = read::parse(read::Job { file: FileId(0), found, kind, township, village, slug }, bytes, "");
    Some(Read { record: done.record, text: done.source.into_text(), found: done.found })
}

/// The name under which findings show the folder; a path such as `.` is looked up.
fn folder_name(root: &Path) -> String {
    root.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .or_else(|| root.canonicalize().ok()?.file_name().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "content".to_owned())
}

/// Whether two ids, which often have words in common, differ by no more than a slip of the hand.
pub fn is_slip(written: &str, meant: &str) -> bool {
    let longest = written.chars().count().max(meant.chars().count());
    strsim::damerau_levenshtein(written, meant) * 3 <= longest
}

/// The candidate that a misspelt name most likely means.
pub fn nearest<'c>(name: &str, candidates: &[&'c str]) -> Option<&'c str> {
    candidates
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), *candidate))
        .filter(|(distance, candidate)| {
            let longest = name.chars().count().max(candidate.chars().count());
            *distance * 5 <= longest * 2
        })
        .min()
        .map(|(_, candidate)| candidate)
}
