//! Owns: the content folder — walking it, reading its records, scanning their text.
//! In: a folder. Out: [`RawSite`], in which everything is optional and knows its place.
//! It never stops at the first fault and judges nothing but form: what a value means is `check`'s affair.

mod again;
mod body;
pub mod front;
#[cfg(feature = "serve")]
mod kept;
mod list;
pub mod meant;
mod place;
pub mod placeholder;
mod raw;
mod read;
mod slip;
pub mod slug;
mod toml;
mod walk;

#[cfg(feature = "serve")]
pub use kept::Kept;
pub use list::{Listed, records};
pub use place::{is_dated, is_reserved_village};
pub use raw::{
    RawData, RawFile, RawFolder, RawKey, RawLink, RawPrivate, RawProse, RawSite, RawTable, RawValue,
    RecordKind,
};

use crate::diag::{Code, Diagnostic, Report};
use crate::privacy;
use crate::source::{FileId, SourceFile, Sources, Span};
use place::Spot;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
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
    jobs.into_par_iter().with_max_len(32).map(read).collect()
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
            Spot::Attachment => {
                site.attachments.insert(found.path, found.on_disk);
            }
            Spot::Misplaced => misplaced.push(found),
        }
    }
    for done in read(records, &prefix)? {
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
        report.push(misplaced_finding(&found.path, span));
    }
    check_names(&mut site, &misplaced, &mut at_path, report);
    // A record in the wrong place is told by itself; once it is moved, the folder may be another.
    let around = |found: &'_ Found| {
        let ends: Vec<usize> = found.path.match_indices('/').map(|(at, _)| at).collect();
        ends.into_iter().map(|end| found.path[..end].to_owned()).collect::<Vec<_>>()
    };
    let holding: BTreeSet<String> = misplaced.iter().flat_map(around).collect();
    let folders: Vec<String> =
        walked.folders.into_iter().filter(|folder| !holding.contains(folder)).collect();
    check_folders(&mut site, &folders, &mut at_path, report);
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

fn misplaced_finding(path: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(Code::MisplacedFile, span).arg("path", path);
    let segments: Vec<&str> = path.split('/').collect();
    let [folders @ .., name] = segments.as_slice() else { return finding };
    if stem(name) == *name {
        return finding.variant("ending");
    }
    // `Village.md`, `townshp.md`, `Townships/…`: there is but one name for the file or folder of that place.
    let own = match folders {
        ["townships", _] => Some("township"),
        ["townships", _, village] if !place::is_reserved_village(village) => Some("village"),
        _ => None,
    };
    if let Some(own) = own.filter(|own| nearest(&stem(name).to_lowercase(), &[own]).is_some()) {
        return finding.variant("file").arg("meant", own);
    }
    let roots = ["townships", "programmes", "progress"];
    if let Some(first) = folders.first().filter(|first| !roots.contains(first))
        && let Some(meant) = nearest(&first.to_lowercase(), &roots)
    {
        return finding.variant("folder").arg("meant", meant);
    }
    match folders.last() {
        Some(&("progress" | "notices")) if !is_dated(name) => finding.variant("undated"),
        Some(folder) => match nearest(folder, &["plans", "progress", "notices", "programmes", "townships"]) {
            Some(meant) if meant != *folder => finding.variant("folder").arg("meant", meant),
            _ => finding,
        },
        None => match nearest(
            name.rsplit_once('.').map_or(*name, |(stem, _)| stem),
            &["site", "home", "measures", "units", "disclosures"],
        ) {
            Some(meant) => finding.variant("file").arg("meant", meant),
            None => finding,
        },
    }
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

/// Names: safe on every system, unique without letter case, and free of private data.
fn check_names(
    site: &mut RawSite,
    misplaced: &[Found],
    at_path: &mut dyn FnMut(&str) -> Span,
    report: &mut Report,
) {
    let mut seen: BTreeMap<(bool, String, String), BTreeSet<String>> = BTreeMap::new();
    let mut judged = BTreeSet::new();
    let paths = site
        .files
        .iter()
        .map(|record| record.path.as_str())
        .chain(site.attachments.keys().map(String::as_str))
        .chain(misplaced.iter().map(|found| found.path.as_str()));
    let mut before = "";
    for path in paths {
        // Paths come in order, so that most of a path's folders are those of the path before it.
        let shared = path.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        before = path;
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends.filter(|end| *end >= shared) {
            let part = &path[..end];
            if !judged.insert(part.to_owned()) {
                continue;
            }
            let name = part.rsplit('/').next().unwrap_or(part);
            let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".toml"));
            let slug_name = stem.filter(|_| end == path.len()).unwrap_or(name);
            if let Some(fault) = slug::fault(slug_name) {
                let span = at_path(part);
                report.push(slug_finding(Diagnostic::new(Code::UnsafeSlug, span), slug_name, fault));
            }
            let parent = part.rsplit_once('/').map_or("", |(parent, _)| parent);
            // A record may have a folder of its name beside it, for its pictures.
            let record = stem.is_some() && end == path.len();
            seen.entry((record, parent.to_owned(), slug::folded(slug_name)))
                .or_default()
                .insert(part.to_owned());
        }
    }
    let clashes: Vec<&BTreeSet<String>> = seen.values().filter(|group| group.len() > 1).collect();
    for group in &clashes {
        report_clash(group, at_path, report);
    }
    for record in &mut site.files {
        record.twice = clashes.iter().any(|group| is_second(group, &record.path));
    }
    let mut named = Vec::new();
    for path in judged.iter() {
        let name = path.rsplit('/').next().unwrap_or(path);
        privacy::scan(name, &mut |found| {
            named.push((path.clone(), found.kind, found.digits, name[found.range].to_owned()));
        });
    }
    for (path, kind, digits, written) in named {
        let span = at_path(&path);
        let private =
            RawPrivate { span, kind, digits, written, field: None, entries: Vec::new(), internal: false };
        site.private_names.push((path, private));
    }
}

/// Puts a fault of a name into a finding's wording.
pub fn slug_finding(finding: Diagnostic, name: &str, fault: slug::SlugFault) -> Diagnostic {
    let finding = finding.arg("name", name);
    match fault {
        slug::SlugFault::Empty => finding.variant("empty"),
        slug::SlugFault::TooLong => finding.variant("long"),
        slug::SlugFault::Reserved => finding.variant("reserved"),
        slug::SlugFault::Character(c) => finding.variant("character").arg("character", visible(c)),
        slug::SlugFault::End => finding.variant("end"),
    }
}

fn visible(c: char) -> String {
    if c.is_control() || matches!(c, '\u{200b}'..='\u{206f}' | '\u{feff}') {
        format!("U+{:04X}", u32::from(c))
    } else {
        c.to_string()
    }
}

/// A path without the ending of a record.
fn stem(path: &str) -> &str {
    path.strip_suffix(".md").or_else(|| path.strip_suffix(".toml")).unwrap_or(path)
}

/// Whether `path` is of the same name as an earlier one of the group.
fn is_second(group: &BTreeSet<String>, path: &str) -> bool {
    group.contains(path)
        && group.iter().take_while(|other| *other != path).any(|other| stem(other) == stem(path))
}

/// `.md` beside `.toml` of one name is one record twice; anything else is a clash of names.
fn report_clash(group: &BTreeSet<String>, at_path: &mut dyn FnMut(&str) -> Span, report: &mut Report) {
    let stems: BTreeSet<&str> = group.iter().map(|path| stem(path)).collect();
    let first = group.first().map(String::as_str).unwrap_or_default();
    for other in group.iter().skip(1) {
        let code = if stems.len() == 1 { Code::DuplicateRecord } else { Code::SlugClash };
        let span = at_path(other);
        report.push(Diagnostic::new(code, span).arg("path", other.as_str()).arg("first", first));
    }
}

/// Where a folder's own record stands, and what it is called.
fn own_record(folder: &RawFolder) -> (String, &'static str) {
    match &folder.village {
        Some(village) => (format!("townships/{}/{village}/village.md", folder.township), "village.md"),
        None => (format!("townships/{}/township.md", folder.township), "township.md"),
    }
}

/// Notes the folders of townships and villages, and reports those without their own record.
fn check_folders(
    site: &mut RawSite,
    all: &[String],
    at_path: &mut dyn FnMut(&str) -> Span,
    report: &mut Report,
) {
    let mut folders = BTreeSet::new();
    let mut present = BTreeSet::new();
    for record in &site.files {
        let Some(township) = &record.township else { continue };
        let folder = RawFolder { township: township.clone(), village: record.village.clone() };
        folders.insert(RawFolder { township: township.clone(), village: None });
        if matches!(record.kind, RecordKind::Township | RecordKind::Village) {
            present.insert(folder.clone());
        }
        folders.insert(folder);
    }
    for path in all {
        let folder = match path.split('/').collect::<Vec<_>>()[..] {
            ["townships", township] => RawFolder { township: township.to_owned(), village: None },
            ["townships", township, village] if !place::is_reserved_village(village) => {
                RawFolder { township: township.to_owned(), village: Some(village.to_owned()) }
            }
            _ => continue,
        };
        if !folders.contains(&folder) {
            let (record, name) = own_record(&folder);
            site.bare.push((path.clone(), at_path(&record), name));
        }
    }
    for folder in folders.difference(&present) {
        let (path, name) = own_record(folder);
        let span = at_path(&path);
        report.push(Diagnostic::new(Code::MissingRecord, span).arg("path", path).arg("name", name));
    }
    if !site.files.iter().any(|record| record.kind == RecordKind::Site) {
        let span = at_path("site.toml");
        report.push(
            Diagnostic::new(Code::MissingRecord, span)
                .variant("site")
                .arg("path", "site.toml")
                .arg("name", "site.toml"),
        );
    }
    site.folders = folders.into_iter().collect();
}
