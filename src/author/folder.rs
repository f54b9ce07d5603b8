//! Owns: places — what a place may be, which folder it is, which record is there already.
//! In: slugs and a content folder. Out: folders and paths. Names are compared as `load` compares them.

use super::AuthorError;
use super::file::refused;
use crate::load::is_reserved_village;
use crate::load::slug::{SlugFault, fault, folded, normal};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Who holds a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The county.
    County,
    /// A township.
    Township,
    /// A village.
    Village,
}

/// A holder and its folder, whose own record is there.
#[derive(Debug)]
pub struct Home {
    /// Who it is.
    pub holder: Holder,
    /// Where its records are.
    pub folder: PathBuf,
}

/// A name in NFC, if it can be a file and an address, and `load` does not pass it over.
pub fn slug(name: &str) -> Result<String, AuthorError> {
    let passed_over = name.starts_with('_').then_some(SlugFault::Reserved);
    match fault(name).or(passed_over) {
        Some(fault) => Err(AuthorError::BadName(name.to_owned(), fault)),
        None => Ok(normal(name)),
    }
}

/// The slugs of `<township>` or `<township>/<village>`.
pub fn parse(place: &str) -> Result<(String, Option<String>), AuthorError> {
    let parts: Vec<&str> = place.split('/').collect();
    let bad = || AuthorError::BadPlace(place.to_owned());
    if parts.iter().any(|part| part.is_empty() || part.contains('\\')) {
        return Err(bad());
    }
    match parts.as_slice() {
        [township] => Ok((slug(township)?, None)),
        [township, village] => {
            let (township, village) = (slug(township)?, slug(village)?);
            if is_reserved_village(&folded(&village)) {
                return Err(AuthorError::BadName(village, SlugFault::Reserved));
            }
            Ok((township, Some(village)))
        }
        _ => Err(bad()),
    }
}

/// The slugs of `<township>/<village>`.
pub fn parse_village(place: &str) -> Result<(String, String), AuthorError> {
    match parse(place)? {
        (township, Some(village)) => Ok((township, village)),
        (_, None) => Err(AuthorError::BadPlace(place.to_owned())),
    }
}

/// The folder of a township that has its record; none where there is no such folder.
pub fn township(content: &Path, slug: &str) -> Result<Option<PathBuf>, AuthorError> {
    there(inside(&content.join("townships"), slug)?, "township")
}

/// The holder of these slugs; none where there is no such folder.
pub fn home(content: &Path, at: &str, village: Option<&str>) -> Result<Option<Home>, AuthorError> {
    let Some(folder) = township(content, at)? else { return Ok(None) };
    let Some(village) = village else { return Ok(Some(Home { holder: Holder::Township, folder })) };
    let folder = there(inside(&folder, village)?, "village")?;
    Ok(folder.map(|folder| Home { holder: Holder::Village, folder }))
}

/// The folder, if it is there with its record.
fn there(folder: PathBuf, stem: &str) -> Result<Option<PathBuf>, AuthorError> {
    if !folder.is_dir() {
        return Ok(None);
    }
    needs(&folder, stem)?;
    Ok(Some(folder))
}

fn needs(folder: &Path, stem: &str) -> Result<(), AuthorError> {
    match record(folder, stem)? {
        Some(_) => Ok(()),
        None => Err(AuthorError::NeedsFirst(folder.join(format!("{stem}.md")))),
    }
}

/// The folders in `parent` that have such a record, by name, each with that record.
pub fn holders(parent: &Path, stem: &str) -> Result<Vec<(String, PathBuf, PathBuf)>, AuthorError> {
    let mut found = Vec::new();
    for (name, folder) in entries(parent)?.into_iter().filter(|(_, path)| path.is_dir()) {
        if let Some(record) = record(&folder, stem)? {
            found.push((name, folder, record));
        }
    }
    Ok(found)
}

/// The folder of a township or village to be written: an existing one of that name without a record, or a new one.
pub fn free_folder(parent: &Path, slug: &str, stem: &str) -> Result<PathBuf, AuthorError> {
    let there = entries(parent)?;
    let same = |(name, _): &&(String, PathBuf)| name == slug;
    let clash = |entry: &&(String, PathBuf)| !same(entry) && folded(&entry.0) == folded(slug);
    if let Some((_, path)) = there.iter().find(clash) {
        return Err(AuthorError::Exists(path.clone()));
    }
    let Some((_, path)) = there.iter().find(same) else { return Ok(parent.join(slug)) };
    match record(path, stem)? {
        Some(record) => Err(AuthorError::Exists(record)),
        None => Ok(path.clone()),
    }
}

/// The path of a record to be written, if none of its name is there, in either form and any letter case.
pub fn free_record(folder: &Path, stem: &str) -> Result<PathBuf, AuthorError> {
    let taken = records(folder)?.into_iter().find(|(name, _)| folded(name) == folded(stem));
    match taken {
        Some((_, path)) => Err(AuthorError::Exists(path)),
        None => Ok(folder.join(format!("{stem}.md"))),
    }
}

/// A record by its name without ending.
pub fn record(folder: &Path, stem: &str) -> Result<Option<PathBuf>, AuthorError> {
    Ok(records(folder)?.into_iter().find(|(name, _)| name == stem).map(|(_, path)| path))
}

/// The records of a folder, by name without ending.
pub fn records(folder: &Path) -> Result<Vec<(String, PathBuf)>, AuthorError> {
    let named = entries(folder)?.into_iter().filter_map(|(name, path)| {
        let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".toml"))?;
        Some((stem.to_owned(), path))
    });
    Ok(named.collect())
}

/// A folder in `parent`, under the name that it has on the disk if it is there.
fn inside(parent: &Path, slug: &str) -> Result<PathBuf, AuthorError> {
    let found = entries(parent)?.into_iter().find(|(name, _)| name == slug);
    Ok(found.map_or_else(|| parent.join(slug), |(_, path)| path))
}

/// What a folder holds by names in NFC, in their order; nothing if there is no such folder.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, AuthorError> {
    let listed = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed.map_err(refused(folder))?,
    };
    let mut found = Vec::new();
    for entry in listed {
        let entry = entry.map_err(refused(folder))?;
        // A name that is no text is nobody's slug, and `check` reports it.
        if let Some(name) = entry.file_name().to_str().filter(|name| !name.starts_with(['.', '_'])) {
            found.push((normal(name), entry.path()));
        }
    }
    found.sort();
    Ok(found)
}
