//! Owns: the tests of the whole module. In: temporary content folders. Out: what is written and what is refused.

mod create;
mod hints;
mod refusals;
mod sample;
mod texts;

use super::{AuthorError, Request, init};
use crate::diag::{Diagnostic, Severity};
use crate::load::front::{Front, split};
use crate::publish::Edition;
use crate::text::{Catalogue, Language};
use crate::{Checked, Options};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const DAY: Date = date(2026, 5, 15);

/// The records that `init` writes; what it writes for editors is hidden by its names.
fn begin(dir: &Path, language: Language, today: Date) -> Result<Vec<PathBuf>, AuthorError> {
    let text = Catalogue::new(language, None).unwrap();
    let written = init(dir, &[], &text, today)?.records;
    let hidden = |path: &PathBuf| path.strip_prefix(dir).unwrap().to_string_lossy().starts_with('.');
    Ok(written.into_iter().filter(|path| !hidden(path)).collect())
}

/// A content folder as `init` writes it.
fn sample() -> (TempDir, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    begin(&content, Language::ZhHans, DAY).unwrap();
    (room, content)
}

fn new(content: &Path, request: Request) -> Result<PathBuf, AuthorError> {
    super::create(content, &request, Language::ZhHans)
}

fn programme(slug: &str) -> Request {
    Request::Programme { slug: slug.into(), name: None }
}

fn township(slug: &str) -> Request {
    Request::Township { slug: slug.into(), name: Some("桥头镇".into()) }
}

fn village(place: &str) -> Request {
    Request::Village { place: place.into(), name: None }
}

fn plan(place: &str, programme: &str) -> Request {
    Request::Plan { place: place.into(), programme: programme.into() }
}

fn progress(place: Option<&str>) -> Request {
    Request::Progress { place: place.map(str::to_owned), date: date(2026, 6, 30) }
}

fn notice(place: &str, item: &str) -> Request {
    Request::Notice { place: place.into(), item: item.into(), date: DAY }
}

/// The TOML of a record.
fn fields(text: &str) -> &str {
    match split(text) {
        Front::Split { toml, .. } => &text[toml],
        Front::None => text,
        other => panic!("{other:?} {text}"),
    }
}

/// The TOML with every example in it put to use.
fn with_examples(text: &str) -> String {
    let used = |line: &str| match line.strip_prefix('#') {
        Some(field) if !field.starts_with([' ', '#']) => field.to_owned(),
        _ => line.to_owned(),
    };
    fields(text).lines().map(used).collect::<Vec<_>>().join("\n")
}

/// Puts every example of a record to use, but for `internal`: it hides the record, and so its faults.
fn use_examples(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let used = with_examples(&text).replace("internal = true", "internal = false");
    fs::write(path, text.replace(fields(&text), &(used + "\n"))).unwrap();
}

fn table(toml: &str) -> toml::Table {
    toml.parse().unwrap_or_else(|error| panic!("{error}\n{toml}"))
}

fn inside(path: &Path, content: &Path) -> String {
    path.strip_prefix(content).unwrap().to_str().unwrap().replace('\\', "/")
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// All texts of a language: its file inside `records/<language>`, and what it says.
fn texts(language: Language) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/author/records").join(language.tag());
    let files = ["init", "new"].into_iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    files
        .map(|file| {
            let path = file.unwrap().path();
            (inside(&path, &root), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// What `check` says of a folder on a day: the codes with their places.
fn findings(content: &Path, edition: Edition, today: Date) -> Vec<(Severity, String)> {
    let content = content.to_owned();
    let options = Options { content, edition, as_of: None, today, theme: None, history: false, caches: None };
    let Checked { report, published } = crate::check(&options).unwrap();
    let said = |finding: &Diagnostic| {
        let file = &published.sources().file(finding.span.file).path;
        (finding.code.severity(), format!("{file}: {} {:?}", finding.message_id(), finding.args))
    };
    report.found().iter().map(said).collect()
}

fn errors(content: &Path, today: Date) -> Vec<String> {
    let found = findings(content, Edition::Public, today);
    found.into_iter().filter(|(severity, _)| *severity == Severity::Error).map(|(_, said)| said).collect()
}
