//! Owns: the files that the public edition hands out beside its pages — which they are, what would leak with them.
//! In: links as checked, what was cut, a look into each file. Out: `private-data` and `unbared-picture`, and how each
//! file is handed out. What nobody links, or only what was cut, is withheld: no file goes out that was not looked into.

use super::filter::Cut;
use super::private::{Allowed, masked};
use crate::attachment::{Hit, Inspection, Inspector, Reason, Verdict};
use crate::check::Linked;
use crate::diag::{Code, Diagnostic, Report};
use crate::model::Model;
use crate::privacy::Kind;
use crate::source::{SourceFile, Sources, Span};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How files are handed out, by path inside the content folder.
#[derive(Debug, Default)]
pub struct Attached {
    /// All that are.
    pub shown: BTreeSet<String>,
    /// Pictures that are bared.
    pub bared: BTreeSet<String>,
    /// How many of them said anything.
    pub told: usize,
    /// Those that nobody could look into.
    pub unread: BTreeMap<String, Reason>,
}

/// Looks into every file that would be handed out; adds to what is withheld.
pub fn check(
    model: &Model,
    linked: &[Linked],
    allowed: &Allowed,
    cut: &mut Cut,
    inspector: &Inspector,
    sources: &mut Sources,
    report: &mut Report,
) -> Attached {
    let mut first: BTreeMap<&str, &Linked> = BTreeMap::new();
    for link in linked.iter().filter(|link| is_seen(link, cut)) {
        first.entry(link.target.as_str()).or_insert(link);
    }
    let seen: Vec<(&Linked, Arc<Inspection>)> = first
        .values()
        .copied()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|link| Some((link, inspector.inspect(model.attachments.get(&link.target)?))))
        .collect();
    let mut attached = Attached::default();
    for (link, inspection) in seen {
        let path = link.target.clone();
        match inspection.verdict {
            Verdict::Read => {}
            Verdict::Picture(told) => {
                attached.told += usize::from(told);
                attached.bared.insert(path.clone());
            }
            Verdict::Unread(reason) => drop(attached.unread.insert(path.clone(), reason)),
            Verdict::Unbared(reason) => {
                let variant = match reason {
                    Reason::TooLarge => "too-large",
                    Reason::Broken => "broken",
                    Reason::Form | Reason::Encoding | Reason::Inside => "form",
                };
                let finding = Diagnostic::new(Code::UnbaredPicture, link.span).variant(variant);
                report.push(finding.arg("path", path));
                continue;
            }
        }
        findings(link, &inspection, allowed, sources, report);
        attached.shown.insert(path);
    }
    let kept_back = model.attachments.keys().filter(|path| !attached.shown.contains(*path));
    cut.withheld.extend(kept_back.cloned());
    attached
}

fn is_seen(link: &Linked, cut: &Cut) -> bool {
    let file = link.span.file;
    let cut_with = match link.entry {
        Some(entry) => cut.entries.contains(&(file, entry)),
        None => link.internal || cut.prose.contains(&file),
    };
    !cut_with && !cut.files.contains(&file) && !cut.withheld.contains(&link.target)
}

fn findings(
    link: &Linked,
    inspection: &Inspection,
    allowed: &Allowed,
    sources: &mut Sources,
    report: &mut Report,
) {
    // The folder's name stands before every record's path.
    let record = &sources.file(link.span.file).path;
    let folder = record.strip_suffix(&link.record).unwrap_or_default();
    let path = format!("{folder}{}", link.target);
    for part in &inspection.parts {
        let hits: Vec<&Hit> =
            part.hits.iter().filter(|hit| !allowed.passes(&hit.written, &hit.digits)).collect();
        if hits.is_empty() {
            continue;
        }
        let file = sources.add(SourceFile::new(path.clone(), part.excerpt.clone()));
        report.extend(hits.into_iter().map(|hit| {
            let span = Span::new(file, hit.range.clone());
            let finding = Diagnostic::new(Code::PrivateData, span).arg("written", masked(&hit.digits));
            match &hit.place {
                None => finding.variant(variant(hit.kind, false)),
                Some(place) => finding.variant(variant(hit.kind, true)).arg("place", place.as_str()),
            }
        }));
    }
}

fn variant(kind: Kind, placed: bool) -> &'static str {
    match (kind, placed) {
        (Kind::ResidentId18 | Kind::ResidentId15, false) => "resident-id-attached",
        (Kind::ResidentId18 | Kind::ResidentId15, true) => "resident-id-inside",
        (Kind::Mobile, false) => "mobile-attached",
        (Kind::Mobile, true) => "mobile-inside",
        (Kind::BankCard, false) => "bank-card-attached",
        (Kind::BankCard, true) => "bank-card-inside",
        (Kind::FixedLine, false) => "fixed-line-attached",
        (Kind::FixedLine, true) => "fixed-line-inside",
    }
}
