//! Owns: relative links in prose and `evidence`. In: scanned links and a nested model.
//! Out: the finding `broken-link`, for each notice the files that its text links, and every link to a file.

use crate::diag::{Code, Diagnostic, Report};
use crate::load::{RawLink, RawSite, is_dated, nearest};
use crate::model::{Model, Problem, Summary, link};
use crate::prose;
use crate::source::Span;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Links and anchors by record, as scanned.
pub struct Scans {
    /// By path, in its order.
    records: Vec<(String, Scan)>,
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
        .par_iter_mut()
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

impl Scans {
    fn record(&self, path: &str) -> Option<&Scan> {
        let at = self.records.binary_search_by(|(own, _)| own.as_str().cmp(path)).ok()?;
        Some(&self.records[at].1)
    }
}

/// Every link, followed: those in prose first.
fn follow_all(model: &Model, scans: &Scans) -> Vec<Followed> {
    // A county has hundreds of thousands, and few links ask for one.
    let anchors = LazyLock::new(|| own_anchors(model));
    let own = |record: &str, anchor: &str| anchors.get(record).is_some_and(|own| own.contains(anchor));
    let in_prose = scans.records.par_iter().flat_map_iter(|(path, scan)| {
        scan.links.iter().map(|link| follow(scans, &own, &scan.written(path, link)))
    });
    let mut all: Vec<Followed> = in_prose.collect();
    let in_evidence = evidences(model).into_iter().filter(|from| !is_of_the_web(from.dest));
    all.extend(in_evidence.map(|from| follow(scans, &own, &from)));
    all
}

/// Follows every link; gives those that lead to files.
pub fn check(model: &mut Model, scans: &Scans, report: &mut Report) -> Vec<Linked> {
    let mut linked = Vec::new();
    for (file, fault) in follow_all(model, scans) {
        linked.extend(file);
        report.extend(fault);
    }
    for township in &mut model.townships {
        for notice in township.villages.iter_mut().flat_map(|village| &mut village.notices) {
            let Some(scan) = scans.record(&notice.record.path) else { continue };
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

fn is_of_the_web(link: &str) -> bool {
    link.starts_with("http://") || link.starts_with("https://")
}

fn evidences(model: &Model) -> Vec<Written<'_>> {
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
                Some(Written::in_entry(path, &evidence.value, evidence.span, change.span.start))
            }));
        }
    }
    all
}

fn evidence<'p>(path: &'p str, problem: &'p Problem) -> Option<Written<'p>> {
    let evidence = problem.evidence.as_ref()?;
    Some(Written::in_entry(path, &evidence.value, evidence.span, problem.span.start))
}

/// A link as it stands in a record.
struct Written<'l> {
    record: &'l str,
    dest: &'l str,
    span: Span,
    entry: Option<u32>,
    internal: bool,
    image: bool,
}

impl Scan {
    fn written<'l>(&self, record: &'l str, link: &'l RawLink) -> Written<'l> {
        let internal = self.internal.iter().any(|block| block.contains(&link.span));
        Written { record, dest: &link.dest, span: link.span, entry: None, internal, image: link.image }
    }
}

impl<'l> Written<'l> {
    fn in_entry(record: &'l str, dest: &'l str, span: Span, entry: u32) -> Self {
        Written { record, dest, span, entry: Some(entry), internal: false, image: false }
    }
}

/// The file that a link leads to, and what is wrong with the link.
type Followed = (Option<Linked>, Option<Diagnostic>);

fn follow(scans: &Scans, own: &dyn Fn(&str, &str) -> bool, from: &Written<'_>) -> Followed {
    let finding = || Diagnostic::new(Code::BrokenLink, from.span).arg("link", from.dest);
    let Some(target) = link::target(from.record, from.dest) else {
        let variant = if from.dest.contains('\\') { "backslash" } else { "outside" };
        return (None, Some(finding().variant(variant)));
    };
    let Some(scan) = scans.record(&target.path) else {
        if !scans.files.contains(&target.path) {
            return (None, Some(suggest(scans, &target.path, finding())));
        }
        let Written { span, entry, internal, .. } = *from;
        let linked = Linked { target: target.path, record: from.record.to_owned(), span, entry, internal };
        return (Some(linked), None);
    };
    if from.image {
        return (None, Some(finding().variant("not-a-picture")));
    }
    let fragment = target.fragment.filter(|fragment| !fragment.is_empty());
    let missed = fragment.filter(|fragment| {
        !(scan.broken
            || scan.anchors.contains(fragment)
            || scan.anchors.contains(&prose::anchor_of(fragment))
            || own(&target.path, fragment))
    });
    (None, missed.map(|fragment| finding().variant("anchor").arg("anchor", fragment)))
}

fn suggest(scans: &Scans, path: &str, finding: Diagnostic) -> Diagnostic {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside: Vec<&str> = scans
        .records
        .iter()
        .map(|(path, _)| path)
        .chain(&scans.files)
        .filter(|known| known.rsplit_once('/').map_or("", |(folder, _)| folder) == folder)
        .filter_map(|known| known.rsplit('/').next())
        .collect();
    let name = path.rsplit('/').next().unwrap_or(path);
    let finding = finding.arg("path", path);
    // Of another day is another record.
    let day = name.get(..10).filter(|_| is_dated(name));
    let of_day = |known: &&str| day.is_none_or(|day| !is_dated(known) || known.starts_with(day));
    let beside: Vec<&str> = beside.into_iter().filter(of_day).collect();
    let same_day = beside.iter().find(|known| day.is_some_and(|day| known.starts_with(day))).copied();
    match same_day.or_else(|| nearest(name, &beside)) {
        Some(meant) => finding.variant("meant").arg("meant", meant),
        None => finding,
    }
}
