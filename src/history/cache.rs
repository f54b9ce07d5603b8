//! Owns: what was read of a repository before, in the user's cache folder. In: a repository's place.
//! Out: commits and records by their names in git, which never change. It may be deleted at any time: whatever
//! is wrong with it, it is read as empty and written anew.

use super::git::Link;
use super::record::Reading;
use super::replay::{Blob, Readings};
use crate::load::RecordKind;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Raised whenever a record would be read otherwise than before, or a commit be compared otherwise.
const FORMAT: u32 = 3;

/// What was read before.
#[derive(Default)]
pub struct Cache {
    /// Commits with what they changed.
    pub links: HashMap<Blob, Link>,
    /// Records.
    pub readings: Readings,
}

#[derive(Serialize)]
struct Written<'c> {
    format: u32,
    program: &'static str,
    links: &'c [Link],
    readings: Vec<(RecordKind, Blob, &'c Reading)>,
}

#[derive(Deserialize)]
struct File {
    format: u32,
    program: String,
    links: Vec<Link>,
    readings: Vec<(RecordKind, Blob, Reading)>,
}

/// The file for a repository, below the folder of caches.
pub fn file(folder: &Path, repository: &Path) -> PathBuf {
    let name = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, repository.to_string_lossy().as_bytes());
    folder.join("history").join(format!("{}.bin", name.simple()))
}

/// Reads a cache; an absent, old or broken one is empty.
pub fn read(file: &Path) -> Cache {
    let Some(known) = std::fs::read(file).ok().and_then(|bytes| postcard::from_bytes::<File>(&bytes).ok())
    else {
        return Cache::default();
    };
    if known.format != FORMAT || known.program != env!("CARGO_PKG_VERSION") {
        return Cache::default();
    }
    Cache {
        links: known.links.into_iter().map(|link| (link.commit.id, link)).collect(),
        readings: known.readings.into_iter().map(|(kind, blob, reading)| ((kind, blob), reading)).collect(),
    }
}

/// Writes a cache, whole or not at all. Only the next build is slower where that fails, so nobody is told.
pub fn write<'c>(
    file: &Path,
    links: &'c [Link],
    readings: impl Iterator<Item = (&'c (RecordKind, Blob), &'c Reading)>,
) {
    let readings = readings.map(|((kind, blob), reading)| (*kind, *blob, reading)).collect();
    let known = Written { format: FORMAT, program: env!("CARGO_PKG_VERSION"), links, readings };
    let put = || -> std::io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let bytes = postcard::to_stdvec(&known).map_err(std::io::Error::other)?;
        let mut out = tempfile::NamedTempFile::new_in(folder)?;
        out.write_all(&bytes)?;
        out.persist(file).map_err(|error| error.error)?;
        Ok(())
    };
    let _ = put();
}
