//! Owns: the stage map of ledgers — a spreadsheet into records, records into a spreadsheet.
//! In: options. Out: what was read and written; nothing is half-written.

use crate::check::shape_alone;
use crate::diag::{Code, Severity};
use crate::index;
use crate::ledger::{self, Drafts, Import, Maps, Shown, Today};
use crate::load::meant::Named;
use crate::load::read_record;
use crate::publish::{Edition, Selection, select};
use crate::text::{Catalogue, Language};
use crate::{Checked, Failure, Options, check};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What to import.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// Where the records are.
    pub read: Options,
    /// The ledger.
    pub file: PathBuf,
    /// The county's own map of headings and words.
    pub map: Option<PathBuf>,
    /// Write nothing.
    pub dry_run: bool,
    /// Write what was understood, even if other rows were not.
    pub rest: bool,
    /// The date of summaries that are written, if not the day.
    pub date: Option<Date>,
    /// The programme of rows that name none.
    pub programme: Option<String>,
    /// The kind of measures that name none.
    pub kind: Option<String>,
    /// The source of money that names none.
    pub fund_source: Option<String>,
}

/// What came of it.
pub struct Imported {
    /// The records before the import, and what is wrong in them.
    pub checked: Checked,
    /// What the ledger says; none where the records have errors.
    pub import: Option<Import>,
    /// Files that were written.
    pub written: Vec<PathBuf>,
}

/// Reads a ledger into records.
///
/// # Errors
/// When something cannot be read or written, or the records would be wrong afterwards; then nothing is written.
pub fn import(options: &ImportOptions) -> Result<Imported, Failure> {
    let inside = Options { edition: Edition::Internal, history: false, ..options.read.clone() };
    let checked = check(&inside)?;
    if checked.report.has_errors() {
        return Ok(Imported { checked, import: None, written: Vec::new() });
    }
    let outside = check(&Options { edition: Edition::Public, ..inside })?;
    let sheets = ledger::read(&options.file).map_err(Failure::Sheet)?;
    let mut maps = Maps::read(options.map.as_deref()).map_err(Failure::Map)?;
    for language in Language::ALL {
        maps.learn(&words(language)?);
    }
    defaults(options, &mut maps, &checked)?;
    let import = {
        let text = words(language_of(&checked))?;
        let (own, public) = (index::index(&checked.published), index::index(&outside.published));
        let model = &checked.published.model;
        let today = Today {
            model,
            inside: Shown { index: &own, county: &model.summaries, text: &text },
            outside: Shown { index: &public, county: &outside.published.model.summaries, text: &text },
            date: options.date.unwrap_or(checked.published.state.day),
        };
        ledger::import(&sheets, &maps, &today, Drafts::new(&options.read.content)).map_err(Failure::Draft)?
    };
    for (path, text) in import.drafts.texts() {
        if let Some(code) = broken(path, text) {
            return Err(Failure::WouldBreak(path.to_owned(), code));
        }
    }
    let refused = !import.rejects.is_empty() && !options.rest;
    let mut written = Vec::new();
    if !options.dry_run && !refused {
        written = import.drafts.changed().map(|(path, _)| options.read.content.join(path)).collect();
        import.drafts.write().map_err(Failure::Draft)?;
    }
    Ok(Imported { checked, import: Some(import), written })
}

/// The first error that a record would have by itself.
fn broken(path: &str, text: String) -> Option<Code> {
    let mut read = read_record(path, text.into_bytes())?;
    if !read.record.broken {
        shape_alone(&mut read.record, &mut read.found);
    }
    // What looks private stops the public edition; the record itself is sound.
    read.found
        .iter()
        .find(|it| it.code.severity() == Severity::Error && it.code != Code::PrivateData)
        .map(|it| it.code)
}

fn defaults(options: &ImportOptions, maps: &mut Maps, checked: &Checked) -> Result<(), Failure> {
    let model = &checked.published.model;
    let own = &mut maps.defaults;
    own.programme = options.programme.clone().or(own.programme.take());
    own.kind = options.kind.clone().or(own.kind.take());
    own.fund_source = options.fund_source.clone().or(own.fund_source.take());
    let unknown = |given: &Option<String>, known: Vec<&str>, names: Vec<&str>| match given {
        Some(given) if !known.contains(&given.as_str()) && !names.contains(&given.as_str()) => {
            let known = known.into_iter().zip(names);
            Err(Failure::Default(given.clone(), known.map(|(id, name)| Named::new(id, name)).collect()))
        }
        _ => Ok(()),
    };
    let programmes = || model.programmes.iter();
    unknown(
        &own.programme,
        programmes().map(|it| it.record.slug.as_str()).collect(),
        programmes().map(|it| it.name.as_str()).collect(),
    )?;
    let kinds = || model.kinds.iter();
    unknown(
        &own.kind,
        kinds().map(|it| it.id.as_str()).collect(),
        kinds().map(|it| it.name.as_str()).collect(),
    )?;
    let sources = || model.site.fund_sources.iter().map(String::as_str).collect();
    unknown(&own.fund_source, sources(), sources())?;
    let townships = || model.townships.iter();
    unknown(
        &own.township,
        townships().map(|it| it.record.slug.as_str()).collect(),
        townships().map(|it| it.name.as_str()).collect(),
    )
}

fn language_of(checked: &Checked) -> Language {
    Language::from_tag(&checked.published.model.site.language).unwrap_or_default()
}

fn words(language: Language) -> Result<Catalogue, Failure> {
    Catalogue::new(language, None).map_err(|error| Failure::Text(language.tag().to_owned(), error))
}

/// What to export.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// Where the records are, and for whom.
    pub read: Options,
    /// The workbook.
    pub file: PathBuf,
    /// Conditions of what is wanted.
    pub select: Option<String>,
    /// The ledger's language, if not the site's.
    pub language: Option<Language>,
}

/// What came of it.
pub struct Exported {
    /// What was read and found.
    pub checked: Checked,
    /// How many villages, measures and problems were written; none where the records have errors.
    pub counts: Option<[usize; 3]>,
}

/// Writes the ledgers of an edition.
///
/// # Errors
/// When something cannot be read or written, or nothing meets the conditions.
pub fn export(options: &ExportOptions) -> Result<Exported, Failure> {
    named_xlsx(&options.file)?;
    let mut checked = check(&Options { history: false, ..options.read.clone() })?;
    if checked.report.has_errors() {
        return Ok(Exported { checked, counts: None });
    }
    if let Some(conditions) = &options.select {
        let selection = Selection::parse(conditions, &checked.published.model).map_err(Failure::Selection)?;
        checked.published = select(checked.published, &selection);
    }
    let text = words(options.language.unwrap_or_else(|| language_of(&checked)))?;
    let counts = {
        let index = index::index(&checked.published);
        let model = &checked.published.model;
        let counts = [index.villages.len(), index.measures.len(), index.problems.len()];
        if let Some(conditions) = options.select.as_ref().filter(|_| counts[1] + counts[2] == 0) {
            return Err(Failure::Nothing(conditions.clone()));
        }
        let shown = Shown { index: &index, county: &model.summaries, text: &text };
        let internal = options.read.edition == Edition::Internal;
        let workbook = ledger::workbook(shown, &model.site, checked.published.state.day, internal)
            .map_err(|error| Failure::Workbook(options.file.clone(), error))?;
        if options.file.exists() && !options.file.is_dir() && !ledger::is_untouched(&options.file) {
            return Err(Failure::Taken(options.file.clone()));
        }
        put(&options.file, &workbook)?;
        counts
    };
    Ok(Exported { checked, counts: Some(counts) })
}

/// What else ledgers are kept in.
const OTHER_SHEETS: [&str; 6] = ["xls", "xlsm", "et", "ods", "csv", "xltx"];

/// Spreadsheet programs open a file by what its name ends in, and refuse one whose bytes are of another kind.
fn named_xlsx(file: &Path) -> Result<(), Failure> {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ending.eq_ignore_ascii_case("xlsx") {
        return Ok(());
    }
    let other = OTHER_SHEETS.iter().any(|other| ending.eq_ignore_ascii_case(other));
    let stem = if other { file.file_stem() } else { file.file_name() };
    let mut name = stem.unwrap_or_default().to_owned();
    name.push(".xlsx");
    Err(Failure::NotXlsx(file.to_owned(), file.with_file_name(name)))
}

/// Writes a file whole, or not at all.
fn put(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    ledger::put_file(file, bytes).map_err(|error| Failure::Unwritten(file.to_owned(), error))
}
