//! Owns: the step from what was written to what holds — shape, references, and every rule that needs no day.
//! In: [`RawSite`], by value. Out: a [`Checked`] model, as complete as the errors allow, and the findings.
//! A model made while errors were reported serves only to find more of them; `lib` builds nothing from it.

mod assemble;
mod catalogues;
mod fields;
mod later;
mod links;
mod plans;
mod shape;
mod units;
mod updates;

pub use later::dated_after;
pub use links::Linked;
pub use shape::{ProblemDraft, Shaped, SummaryDraft, UpdateDraft};

use crate::diag::{Code, Diagnostic, Report, Severity};
use crate::load::{RawFile, RawPrivate, RawSite, RecordKind};
use crate::model::{Model, Place};
use crate::source::{FileId, Sources};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A checked county.
#[derive(Debug)]
pub struct Checked {
    /// The records.
    pub model: Model,
    /// What looks like private data, wherever it stands; `publish` knows what of it would be seen.
    pub private: Vec<RawPrivate>,
    /// The same in names of files and folders, by path inside the content folder.
    pub private_names: Vec<(String, RawPrivate)>,
    /// What the day's findings cannot be sure of.
    pub unsure: Unsure,
    /// Links to files that are no records.
    pub linked: Vec<Linked>,
}

/// What did not parse, so that nobody can say what is missing on the day.
#[derive(Debug, Default)]
pub struct Unsure {
    /// `site.toml`, and with it the day and the rules.
    pub site: bool,
    /// Records of villages of which some file is not readable.
    villages: BTreeSet<FileId>,
    /// Records of villages of which a summary has errors: a visit that it was to report is not missing.
    faulty: BTreeSet<FileId>,
}

impl Unsure {
    /// Whether a finding of the day may come from what could not be read and nothing else.
    pub fn clears(&self, finding: &Diagnostic) -> bool {
        match finding.code {
            Code::Stale | Code::NotDisclosed => self.villages.contains(&finding.span.file),
            Code::Quota => {
                self.villages.contains(&finding.span.file) || self.faulty.contains(&finding.span.file)
            }
            Code::TargetMissed => !self.villages.is_empty(),
            _ => false,
        }
    }
}

fn unsure(model: &Model, drafts: &assemble::Drafts, with_errors: &BTreeSet<(String, String)>) -> Unsure {
    let (mut villages, mut faulty) = (BTreeSet::new(), BTreeSet::new());
    for (t, township) in model.townships.iter().enumerate() {
        for (v, village) in township.villages.iter().enumerate() {
            // One that stands in for a missing record has no path, and no place for findings.
            if village.record.path.is_empty() || drafts.unsure.contains(&Place::Village(t, v)) {
                villages.insert(village.record.file);
            }
            let key = || (township.record.slug.clone(), village.record.slug.clone());
            if !with_errors.is_empty() && with_errors.contains(&key()) {
                faulty.insert(village.record.file);
            }
        }
    }
    Unsure { site: drafts.site_unsure, villages, faulty }
}

/// The form of one record, without regard to any other: what history asks of every version.
pub fn shape_alone(file: &mut RawFile, found: &mut Vec<Diagnostic>) -> Option<Shaped> {
    shape::shape(file, found)
}

/// Findings that tell of what stands in a record, not of what is absent.
const OF_FORM: [Code; 6] =
    [Code::UnknownField, Code::WrongType, Code::BadDate, Code::BadMoney, Code::BadCode, Code::DateMismatch];

/// What is wrong in the form of what could be read of a record that did not parse. Nothing is missed in it.
fn shape_of_the_rest(file: &RawFile, found: &mut Vec<Diagnostic>) {
    shape::shape(&mut file.clone(), found);
    found.retain(|finding| OF_FORM.contains(&finding.code) && file.is_sure(finding.span));
}

/// Checks everything that needs no day.
pub fn check(mut raw: RawSite, sources: &Sources, report: &mut Report) -> Checked {
    let private = raw.files.par_iter_mut().flat_map_iter(|file| std::mem::take(&mut file.private)).collect();
    let private_names = std::mem::take(&mut raw.private_names);
    let scans = links::scans(&mut raw);
    let (records, found): (Vec<Option<shape::Shaped>>, Vec<Vec<Diagnostic>>) = raw
        .files
        .par_iter_mut()
        .map(|file| {
            let mut found = Vec::new();
            if file.broken {
                shape_of_the_rest(file, &mut found);
                return (None, found);
            }
            (shape::shape(file, &mut found), found)
        })
        .unzip();
    let misshapen = |kind| {
        let mut of_kind = raw.files.iter().zip(&found).filter(|(file, _)| file.kind == kind);
        of_kind.any(|(_, found)| {
            found.iter().any(|found| matches!(found.code, Code::WrongType | Code::UnknownField))
        })
    };
    let (ladders_unsure, classes_unsure) =
        (misshapen(RecordKind::Measures), misshapen(RecordKind::Programme));
    let is_error = |finding: &Diagnostic| finding.code.severity() == Severity::Error;
    let with_errors: BTreeSet<(String, String)> = raw
        .files
        .iter()
        .zip(&found)
        .filter(|(file, found)| file.kind == RecordKind::Summary && found.iter().any(is_error))
        .filter_map(|(file, _)| Some((file.township.clone()?, file.village.clone()?)))
        .collect();
    report.extend(found.into_iter().flatten());
    let bare = std::mem::take(&mut raw.bare);
    // What a list says that cannot be read is not said to be missing in it.
    let is_lost = |file: &RawFile| file.broken || file.broken_in_part;
    let units_unsure = raw.files.iter().any(|file| file.kind == RecordKind::Units && is_lost(file))
        || raw.may_be_misplaced(RecordKind::Units);
    let (mut model, mut drafts) = assemble::assemble(raw, records, report);
    (drafts.ladders_unsure, drafts.classes_unsure) = (ladders_unsure, classes_unsure);
    let unsure = unsure(&model, &drafts, &with_errors);
    catalogues::check(&model, &drafts, report);
    plans::check(&model, &drafts, report);
    updates::resolve(&mut model, drafts, report);
    if !units_unsure {
        units::check(&model, sources, report);
    }
    let linked = links::check(&mut model, &scans, report);
    // Nobody need wait until every link and anchor is taken down.
    rayon::spawn(move || drop(scans));
    // A folder whose files some record links is one for pictures; any other was to become a township or village.
    let targets: BTreeSet<&str> = linked.iter().map(|link| link.target.as_str()).collect();
    let serves = |folder: &str| {
        let inside = format!("{folder}/");
        targets.range(inside.as_str()..).next().is_some_and(|target| target.starts_with(&inside))
    };
    for (folder, span, name) in bare.into_iter().filter(|(folder, ..)| !serves(folder)) {
        let path = format!("{folder}/{name}");
        report.push(Diagnostic::new(Code::MissingRecord, span).arg("path", path).arg("name", name));
    }
    Checked { model, private, private_names, unsure, linked }
}
