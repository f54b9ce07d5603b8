//! Owns: what the names of files and folders tell — records in wrong places, names that are unsafe, that clash or hold
//! private data, folders without their own record. In: what was walked and read. Out: findings, and what of it the site
//! keeps.

use super::place::{self, is_dated};
use super::walk::Found;
use super::{RawFolder, RawPrivate, RawSite, RecordKind, nearest, slug};
use crate::diag::{Code, Diagnostic, Report};
use crate::privacy;
use crate::source::Span;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

/// A record where none belongs, with what was probably meant.
pub(super) fn misplaced_finding(path: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(Code::MisplacedFile, span).arg("path", path);
    let segments: Vec<&str> = path.split('/').collect();
    let [folders @ .., name] = segments.as_slice() else { return finding };
    if stem(name) == *name {
        return finding.variant("ending");
    }
    if copied(stem(name), false).is_some() {
        return finding.variant("copy");
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

/// A file or folder by its path inside the content folder.
struct Named<'p> {
    path: &'p str,
    /// Without the ending, where it is a record.
    name: &'p str,
    is_file: bool,
    is_record: bool,
    fault: Option<slug::SlugFault>,
    folded: Cow<'p, str>,
}

impl<'p> Named<'p> {
    fn new(path: &'p str, is_file: bool) -> Self {
        let name = own_name(path);
        let record = Some(stem(name)).filter(|stem| is_file && *stem != name);
        let name = record.unwrap_or(name);
        let (fault, folded) = (slug::fault(name), slug::folded(name));
        Named { path, name, is_file, is_record: record.is_some(), fault, folded }
    }

    /// What two that clash share. A record may have a folder of its name beside it, for its pictures.
    fn place(&self) -> (bool, &str, &str) {
        let parent = self.path.rsplit_once('/').map_or("", |(parent, _)| parent);
        (self.is_record, parent, &self.folded)
    }
}

fn own_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Files and all folders around them, by path, each once.
fn all_named<'p>(paths: &[&'p str]) -> Vec<Named<'p>> {
    let around = |(number, path): (usize, &&'p str)| {
        let path: &'p str = path;
        // Paths come in order, so that most of a path's folders are those of the path before it.
        let before = number.checked_sub(1).map_or("", |before| paths[before]);
        let shared = path.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let ends = ends.filter(move |end| *end >= shared);
        ends.map(move |end| Named::new(&path[..end], end == path.len()))
    };
    let mut named: Vec<Named<'p>> = paths.par_iter().enumerate().flat_map_iter(around).collect();
    named.par_sort_by(|a, b| a.path.cmp(b.path));
    named.dedup_by(|later, first| later.path == first.path);
    named
}

/// Those that share a place, each group by path.
fn clashes(named: &[Named<'_>]) -> Vec<BTreeSet<String>> {
    let mut by_place: Vec<&Named<'_>> = named.iter().collect();
    by_place.par_sort_by(|a, b| a.place().cmp(&b.place()));
    let groups = by_place.chunk_by(|a, b| a.place() == b.place()).filter(|group| group.len() > 1);
    groups.map(|group| group.iter().map(|named| named.path.to_owned()).collect()).collect()
}

/// What systems add to the name of a copy.
const COPIES: [&str; 5] = ["副本", "複本", "复制", "拷贝", "copy"];

/// What stands between a name and these words.
const BEFORE_COPY: [char; 7] = [' ', '-', '_', '(', '（', '的', '\u{3000}'];

/// The name of which this one is a copy's: `甲 - 副本`, `甲 副本 2`, `甲（副本）`; with `counted`, `甲 (2)` as well.
fn copied(name: &str, counted: bool) -> Option<&str> {
    let is_number = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    let bracketed = name.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    let numbered = bracketed.or_else(|| name.rsplit_once(' ')).filter(|(_, number)| is_number(number));
    let rest = numbered.map_or(name, |(rest, _)| rest).trim_end().trim_end_matches([')', '）']);
    let of_word = |word: &str| {
        let (before, end) = rest.split_at_checked(rest.len().checked_sub(word.len())?)?;
        (end.eq_ignore_ascii_case(word) && before.ends_with(BEFORE_COPY))
            .then(|| before.trim_end_matches(BEFORE_COPY))
    };
    let of_number = || Some(bracketed.filter(|(_, number)| counted && is_number(number))?.0.trim_end());
    let original = COPIES.iter().find_map(|word| of_word(word)).or_else(of_number);
    original.filter(|original| !original.is_empty())
}

/// Records, and folders of townships and villages, that stand beside what they are a copy of.
fn copies<'p>(named: &'p [Named<'p>]) -> Vec<(&'p str, &'p str)> {
    let known: HashSet<(bool, &str)> = named.iter().map(|it| (it.is_record, stem(it.path))).collect();
    let is_place = |path: &str| path.starts_with("townships/") && matches!(path.matches('/').count(), 1 | 2);
    let copy = |it: &'p Named<'p>| {
        let is_place = !it.is_file && is_place(it.path);
        // Two records may well be counted, as the summaries of one day are.
        let original = copied(it.name, is_place).filter(|_| it.is_record || is_place)?;
        let path = stem(it.path);
        let folder = &path[..path.len() - it.name.len()];
        let is_known = known.contains(&(it.is_record, [folder, original].concat().as_str()));
        is_known.then_some((it.path, original))
    };
    named.iter().filter_map(copy).collect()
}

/// Names: safe on every system, unique without letter case, and free of private data.
pub(super) fn check_names(
    site: &mut RawSite,
    misplaced: &[Found],
    at_path: &mut dyn FnMut(&str) -> Span,
    report: &mut Report,
) {
    let records = site.files.iter().map(|record| record.path.as_str());
    let others = site.attachments.keys().chain(misplaced.iter().map(|found| &found.path)).map(String::as_str);
    let named = all_named(&records.chain(others).collect::<Vec<_>>());
    for (named, fault) in named.iter().filter_map(|named| Some((named, named.fault?))) {
        let finding = Diagnostic::new(Code::UnsafeSlug, at_path(named.path));
        report.push(slug_finding(finding, named.name, fault));
    }
    let lies_wrong: HashSet<&str> = misplaced.iter().map(|found| found.path.as_str()).collect();
    let programmes = site.files.iter().filter(|file| file.kind == RecordKind::Programme);
    let programmes: HashSet<&str> = programmes.map(|file| file.slug.as_str()).collect();
    let mut copied_plans = BTreeSet::new();
    for (path, original) in copies(&named) {
        // One that lies where none belongs is told there.
        if lies_wrong.contains(path) {
            continue;
        }
        // A plan is called by its programme.
        let record = site.files.binary_search_by(|file| file.path.as_str().cmp(path));
        let plan = record.ok().map(|at| &site.files[at]).filter(|file| file.kind == RecordKind::Plan);
        if plan.is_some_and(|plan| programmes.contains(plan.slug.as_str())) {
            continue;
        }
        let finding = match plan {
            Some(plan) => {
                copied_plans.insert(plan.path.clone());
                let finding = Diagnostic::new(Code::UnknownProgramme, at_path(path)).variant("copy");
                finding.arg("programme", plan.slug.as_str())
            }
            None => Diagnostic::new(Code::LikelyCopy, at_path(path)),
        };
        report.push(finding.arg("path", path).arg("original", original));
    }
    let clashes = clashes(&named);
    for group in &clashes {
        report_clash(group, at_path, report);
    }
    let private_in = |named: &Named<'_>| {
        let (name, mut found_in) = (own_name(named.path), Vec::new());
        privacy::scan(name, &mut |found| {
            let written = name[found.range].to_owned();
            found_in.push((named.path.to_owned(), found.kind, found.digits, written));
        });
        found_in
    };
    let private: Vec<_> = named.par_iter().flat_map_iter(private_in).collect();
    for record in &mut site.files {
        record.twice =
            copied_plans.contains(&record.path) || clashes.iter().any(|group| is_second(group, &record.path));
    }
    for (path, kind, digits, written) in private {
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
pub(super) fn check_folders(
    site: &mut RawSite,
    all: &[String],
    at_path: &mut dyn FnMut(&str) -> Span,
    report: &mut Report,
) {
    let mut folders = BTreeSet::new();
    let mut present = BTreeSet::new();
    for record in &site.files {
        let Some(township) = record.township.as_deref() else { continue };
        let folder = (township, record.village.as_deref());
        folders.extend([(township, None), folder]);
        if matches!(record.kind, RecordKind::Township | RecordKind::Village) {
            present.insert(folder);
        }
    }
    let folder = |(township, village): (&str, Option<&str>)| RawFolder {
        township: township.to_owned(),
        village: village.map(str::to_owned),
    };
    for path in all {
        let bare = match path.split('/').collect::<Vec<_>>()[..] {
            ["townships", township] => (township, None),
            ["townships", township, village] if !place::is_reserved_village(village) => {
                (township, Some(village))
            }
            _ => continue,
        };
        if !folders.contains(&bare) {
            let (record, name) = own_record(&folder(bare));
            site.bare.push((path.clone(), at_path(&record), name));
        }
    }
    // One that lies there under another name is told by itself.
    let misnamed = |path: &'_ String| {
        let (around, name) = path.rsplit_once('/')?;
        let own = if around.matches('/').count() == 1 { "township" } else { "village" };
        let name = name.split('.').next().unwrap_or_default().to_lowercase();
        nearest(&name, &[own]).map(|_| around.to_owned())
    };
    let misnamed: HashSet<String> = site.misplaced.iter().filter_map(misnamed).collect();
    for absent in folders.difference(&present) {
        let (path, name) = own_record(&folder(*absent));
        if path.rsplit_once('/').is_some_and(|(around, _)| misnamed.contains(around)) {
            continue;
        }
        let span = at_path(&path);
        report.push(Diagnostic::new(Code::MissingRecord, span).arg("path", path).arg("name", name));
    }
    site.folders = folders.into_iter().map(folder).collect();
    if !site.files.iter().any(|record| record.kind == RecordKind::Site) {
        let span = at_path("site.toml");
        report.push(
            Diagnostic::new(Code::MissingRecord, span)
                .variant("site")
                .arg("path", "site.toml")
                .arg("name", "site.toml"),
        );
    }
}
