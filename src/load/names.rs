//! Owns: what the names of files and folders tell — records in wrong places, names that are unsafe, that clash or hold
//! private data, folders without their own record. In: what was walked and read. Out: findings, and what of it the site
//! keeps.

use super::place::{self, is_dated};
use super::walk::Found;
use super::{RawFolder, RawPrivate, RawSite, RecordKind, nearest, slug};
use crate::diag::{Code, Diagnostic, Report};
use crate::privacy;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A record where none belongs, with what was probably meant.
pub(super) fn misplaced_finding(path: &str, span: Span) -> Diagnostic {
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

/// Names: safe on every system, unique without letter case, and free of private data.
pub(super) fn check_names(
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
pub(super) fn check_folders(
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
