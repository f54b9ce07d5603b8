//! Owns: relative links in prose and `evidence`. In: scanned links and a nested model.
//! Out: the finding `broken-link`, for each notice the files that its text links, and every link to a file.

use crate::diag::{Code, Diagnostic, Report};
use crate::load::{RawLink, RawSite, nearest};
use crate::model::{Model, Problem, Summary, link};
use crate::prose;
use crate::source::Span;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// Links and anchors by record, as scanned.
pub struct Scans {
    records: BTreeMap<String, Scan>,
    files: BTreeSet<String>,
}

/// A link to a file that is no record.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The file, by path inside the content folder.
    pub target: String,
    /// The record that links it, likewise.
    pub record: String,
    /// Where.
    pub span: Span,
    /// In which entry it stands (its first byte); none: in prose.
    pub entry: Option<u32>,
    /// It stands in an internal block.
    pub internal: bool,
}

#[derive(Default)]
struct Scan {
    internal: Vec<Span>,
    links: Vec<RawLink>,
    anchors: BTreeSet<String>,
    broken: bool,
}

/// Takes the scans out of the raw records, which shape does not need.
pub fn scans(raw: &mut RawSite) -> Scans {
    let records = raw
        .files
        .iter_mut()
        .map(|file| {
            let mut scan = Scan { broken: file.broken, ..Scan::default() };
            if let Some(prose) = &mut file.prose {
                scan.links = std::mem::take(&mut prose.links);
                scan.internal.clone_from(&prose.internal);
                scan.anchors = std::mem::take(&mut prose.anchors).into_iter().collect();
            }
            (file.path.clone(), scan)
        })
        .collect();
    Scans { records, files: raw.attachments.keys().cloned().collect() }
}

/// Follows every link; gives those that lead to files.
pub fn check(model: &mut Model, scans: &Scans, report: &mut Report) -> Vec<Linked> {
    let shown: &Model = model;
    // A county has hundreds of thousands, and few links ask for one.
    let anchors = LazyCell::new(|| own_anchors(shown));
    let own = |record: &str, anchor: &str| anchors.get(record).is_some_and(|own| own.contains(anchor));
    let mut linked = Vec::new();
    let mut note = |path: &str, dest: &str, span: Span, entry: Option<u32>, internal: bool| {
        let target = link::target(path, dest).map(|target| target.path);
        let target = target.filter(|target| scans.files.contains(target));
        linked.extend(target.map(|target| Linked { target, record: path.to_owned(), span, entry, internal }));
    };
    for (path, scan) in &scans.records {
        for link in &scan.links {
            let internal = scan.internal.iter().any(|block| block.contains(&link.span));
            note(path, &link.dest, link.span, None, internal);
            follow(scans, &own, path, &link.dest, link.span, link.image, report);
        }
    }
    for (path, evidence, span, entry) in evidences(shown) {
        if !evidence.starts_with("http://") && !evidence.starts_with("https://") {
            note(path, evidence, span, Some(entry), false);
            follow(scans, &own, path, evidence, span, false, report);
        }
    }
    for township in &mut model.townships {
        for notice in township.villages.iter_mut().flat_map(|village| &mut village.notices) {
            let Some(scan) = scans.records.get(&notice.record.path) else { continue };
            let blocks = notice.record.prose.as_ref().map_or(&[][..], |prose| &prose.internal);
            // What only the offices read is no attachment that the notice hands out.
            let open = |link: &&RawLink| {
                !blocks.iter().any(|block| (block.start..block.end).contains(&link.span.start))
            };
            let links = scan.links.iter().filter(open);
            let targets = links.filter_map(|l| link::target(&notice.record.path, &l.dest));
            notice.attachments =
                targets.map(|target| target.path).filter(|path| scans.files.contains(path)).collect();
        }
    }
    linked
}

/// Anchors that a page supplies beside those of its headings.
fn own_anchors(model: &Model) -> BTreeMap<&str, BTreeSet<String>> {
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for plan in model.holders().flat_map(|holder| holder.plans) {
        let own = anchors.entry(&plan.record.path).or_default();
        own.extend(plan.measures.iter().map(|measure| link::measure_anchor(&measure.id)));
        own.extend(plan.problems.iter().map(|problem| link::problem_anchor(&problem.id)));
    }
    // Problems that a summary reported stand on the page of their village or township.
    for township in &model.townships {
        let own = anchors.entry(&township.record.path).or_default();
        own.extend(reported(&township.summaries));
        for village in &township.villages {
            anchors.entry(&village.record.path).or_default().extend(reported(&village.summaries));
        }
    }
    anchors
}

fn reported(summaries: &[Summary]) -> impl Iterator<Item = String> {
    summaries.iter().flat_map(|summary| &summary.problems).map(|problem| link::problem_anchor(&problem.id))
}

fn evidences(model: &Model) -> Vec<(&str, &str, Span, u32)> {
    let mut all = Vec::new();
    for holder in model.holders() {
        for plan in holder.plans {
            all.extend(plan.problems.iter().filter_map(|problem| evidence(&plan.record.path, problem)));
        }
        for summary in holder.summaries {
            let path = summary.record.path.as_str();
            all.extend(summary.problems.iter().filter_map(|problem| evidence(path, problem)));
            all.extend(summary.problem_changes.iter().filter_map(|change| {
                let evidence = change.evidence.as_ref()?;
                Some((path, evidence.value.as_str(), evidence.span, change.span.start))
            }));
        }
    }
    all
}

fn evidence<'p>(path: &'p str, problem: &'p Problem) -> Option<(&'p str, &'p str, Span, u32)> {
    let evidence = problem.evidence.as_ref()?;
    Some((path, evidence.value.as_str(), evidence.span, problem.span.start))
}

fn follow(
    scans: &Scans,
    own: &dyn Fn(&str, &str) -> bool,
    record: &str,
    dest: &str,
    span: Span,
    image: bool,
    report: &mut Report,
) {
    let finding = Diagnostic::new(Code::BrokenLink, span).arg("link", dest);
    let Some(target) = link::target(record, dest) else {
        report.push(finding.variant("outside"));
        return;
    };
    let Some(scan) = scans.records.get(&target.path) else {
        if !scans.files.contains(&target.path) {
            report.push(suggest(scans, &target.path, finding));
        }
        return;
    };
    if image {
        report.push(finding.variant("not-a-picture"));
        return;
    }
    let Some(fragment) = target.fragment.filter(|fragment| !fragment.is_empty()) else { return };
    let known = scan.broken
        || scan.anchors.contains(&fragment)
        || scan.anchors.contains(&prose::anchor_of(&fragment))
        || own(&target.path, &fragment);
    if !known {
        report.push(finding.variant("anchor").arg("anchor", fragment));
    }
}

fn suggest(scans: &Scans, path: &str, finding: Diagnostic) -> Diagnostic {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside: Vec<&str> = scans
        .records
        .keys()
        .chain(&scans.files)
        .filter(|known| known.rsplit_once('/').map_or("", |(folder, _)| folder) == folder)
        .filter_map(|known| known.rsplit('/').next())
        .collect();
    let name = path.rsplit('/').next().unwrap_or(path);
    let finding = finding.arg("path", path);
    match nearest(name, &beside) {
        Some(meant) => finding.variant("meant").arg("meant", meant),
        None => finding,
    }
}
