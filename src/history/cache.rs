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
use std::time::{Duration, SystemTime};

/// Raised whenever a record would be read otherwise than before, or a commit be compared otherwise.
const FORMAT: u32 = 4;

/// How the names of files begin that are being written.
const PREFIX: &str = ".writing-";

/// Longer than anybody takes to write one.
const AGE: Duration = Duration::from_secs(3600);

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
        let mut out = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?;
        out.write_all(&bytes)?;
        let now = out.as_file().metadata()?.modified()?;
        out.persist(file).map_err(|error| error.error)?;
        remove_rests(folder, now)
    };
    let _ = put();
}

/// Removes what killed builds left half written. By its age, since another build may be writing at this moment.
fn remove_rests(folder: &Path, now: SystemTime) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let age = now.duration_since(entry.metadata()?.modified()?).unwrap_or_default();
        if age > AGE && entry.file_name().to_string_lossy().starts_with(PREFIX) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_build_left_half_written_goes_with_the_next() {
        let room = tempfile::tempdir().unwrap();
        let at = |name: &str| room.path().join(name);
        let old = SystemTime::now() - 2 * AGE;
        for (name, modified) in
            [(".writing-old", old), (".writing-now", SystemTime::now()), ("other.bin", old), ("mine", old)]
        {
            std::fs::File::create(at(name)).unwrap().set_modified(modified).unwrap();
        }
        write(&at("this.bin"), &[], std::iter::empty());
        let mut found: Vec<_> =
            std::fs::read_dir(room.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        found.sort();
        assert_eq!(found, [".writing-now", "mine", "other.bin", "this.bin"]);
    }
}
