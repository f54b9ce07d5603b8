//! Owns: what existing records tell an author — ids, names, titles. In: a record's path. Out: these, as far as
//! they can be read: what is wrong with the record is `check`'s affair and no reason not to write another.

use super::AuthorError;
use super::file::refused;
use super::folder::{Holder, Home, record, records};
use crate::load::front::{Front, split};
use crate::load::is_dated;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// An entry of a catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// What refers to it.
    pub id: String,
    /// What people read.
    pub name: String,
}

/// What a programme asks of its plans.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Kinds of measures that each must hold.
    pub requires: Vec<String>,
    /// Classes of villages.
    pub classes: Vec<String>,
}

/// A measure that is still open.
#[derive(Debug, PartialEq, Eq)]
pub struct Task {
    /// As an update names it.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// As last reported.
    pub status: String,
    /// The names of its targets.
    pub targets: Vec<String>,
}

/// The entries of `measures.toml` or `disclosures.toml`; none where there is no such record.
pub fn entries(content: &Path, catalogue: &str) -> Result<Option<Vec<Entry>>, AuthorError> {
    let Some(path) = record(content, catalogue)? else { return Ok(None) };
    read(&path, |table| {
        let entry = |entry: &DeTable<'_>| {
            let id = text(entry, "id")?;
            Some(Entry { id: id.to_owned(), name: text(entry, "name").unwrap_or(id).to_owned() })
        };
        tables(table, catalogue).filter_map(entry).collect()
    })
    .map(Some)
}

/// What a record calls itself; its slug where it does not say.
pub fn name(record: &Path, slug: &str) -> Result<String, AuthorError> {
    read(record, |table| text(table, "name").unwrap_or(slug).to_owned())
}

/// A programme's terms.
pub fn terms(programme: &Path) -> Result<Terms, AuthorError> {
    read(programme, |table| Terms { requires: texts(table, "requires"), classes: texts(table, "classes") })
}

/// The measures of a holder that are open on a day, by its plans and its summaries up to then.
pub fn open_tasks(content: &Path, home: &Home, day: Date) -> Result<Vec<Task>, AuthorError> {
    let plans = match home.holder {
        Holder::County => records(&content.join("programmes"))?,
        _ => records(&home.folder.join("plans"))?,
    };
    let reported = reported(&home.folder.join("progress"), day)?;
    // One plan of a village needs no programme in front of its ids.
    let plain = home.holder == Holder::Village && plans.len() == 1;
    let mut tasks = Vec::new();
    for (programme, path) in &plans {
        let task = |measure: &DeTable<'_>| {
            let id = text(measure, "id")?;
            let full = format!("{programme}/{id}");
            let said = reported.get(&full).or_else(|| reported.get(id)).map(String::as_str);
            let status = said.or_else(|| text(measure, "status")).unwrap_or("planned").to_owned();
            let title = text(measure, "title").unwrap_or(id).to_owned();
            let targets = tables(measure, "targets").filter_map(|target| text(target, "name"));
            let targets = targets.map(str::to_owned).collect();
            Some(Task { measure: if plain { id.to_owned() } else { full }, title, status, targets })
        };
        tasks.extend(read(path, |table| tables(table, "measures").filter_map(task).collect::<Vec<_>>())?);
    }
    tasks.retain(|task| !matches!(task.status.as_str(), "done" | "cancelled"));
    Ok(tasks)
}

/// The last status of each measure up to a day, as summaries name it.
fn reported(progress: &Path, day: Date) -> Result<BTreeMap<String, String>, AuthorError> {
    let day = day.to_string();
    let mut last = BTreeMap::new();
    for (name, path) in records(progress)? {
        if !is_dated(&name) || name.get(..10).is_none_or(|date| date > day.as_str()) {
            continue;
        }
        let said = |update: &DeTable<'_>| {
            Some((text(update, "measure")?.to_owned(), text(update, "status")?.to_owned()))
        };
        last.extend(read(&path, |table| tables(table, "updates").filter_map(said).collect::<Vec<_>>())?);
    }
    Ok(last)
}

/// Reads the fields of a record.
fn read<T>(path: &Path, take: impl FnOnce(&DeTable<'_>) -> T) -> Result<T, AuthorError> {
    let bytes = std::fs::read(path).map_err(refused(path))?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let fields = match path.extension().is_some_and(|ending| ending == "md").then(|| split(text)) {
        None => text,
        Some(Front::Split { toml, .. }) => &text[toml],
        Some(_) => "",
    };
    let (table, _) = DeTable::parse_recoverable(fields);
    Ok(take(table.get_ref()))
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    as_text(table.get(key)?.get_ref()).filter(|text| !text.trim().is_empty())
}

fn as_text<'t>(value: &'t DeValue<'_>) -> Option<&'t str> {
    match value {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}

fn items<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> impl Iterator<Item = &'t DeValue<'i>> {
    let array = match table.get(key).map(|value| value.get_ref()) {
        Some(DeValue::Array(items)) => Some(items),
        _ => None,
    };
    array.into_iter().flat_map(|items| items.iter().map(|item| item.get_ref()))
}

fn texts(table: &DeTable<'_>, key: &str) -> Vec<String> {
    items(table, key).filter_map(as_text).map(str::to_owned).collect()
}

fn tables<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> impl Iterator<Item = &'t DeTable<'i>> {
    items(table, key).filter_map(|value| match value {
        DeValue::Table(table) => Some(table),
        _ => None,
    })
}
