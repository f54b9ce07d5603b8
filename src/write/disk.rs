//! Owns every call by which a build changes the disk, so that a test can stop one between any two of them.
//! Comes in: paths, and what shall become of them.
//! Goes out: what the system answers; under test, where a fault is planned, that fault in its place.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;
use std::time::SystemTime;

#[cfg(test)]
use super::tests::faults::step;

/// Whether a call takes room, which a full disk refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Room,
    Nothing,
    /// None, and it removes something.
    Removal,
}

#[cfg(not(test))]
fn step(_: Need, _: &Path) -> io::Result<()> {
    Ok(())
}

/// In how many writes a file is written; under test in two, so that one can be torn in the middle.
const WRITES: usize = if cfg!(test) { 2 } else { 1 };

pub(super) fn create_dir(path: &Path) -> io::Result<()> {
    step(Need::Room, path)?;
    fs::create_dir(path)
}

pub(super) fn create_dir_all(path: &Path) -> io::Result<()> {
    step(Need::Room, path)?;
    fs::create_dir_all(path)
}

pub(super) fn create_new(path: &Path) -> io::Result<File> {
    step(Need::Room, path)?;
    File::create_new(path)
}

/// A file without a name in the system's folder for such files; it is gone with the program, however that ends.
///
/// # Errors
/// When the system gives none.
pub fn scratch() -> io::Result<File> {
    step(Need::Room, &std::env::temp_dir())?;
    tempfile::tempfile()
}

pub(super) fn write_all(file: &mut File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    for part in bytes.chunks(bytes.len().div_ceil(WRITES).max(1)) {
        step(Need::Room, path)?;
        file.write_all(part)?;
    }
    Ok(())
}

/// The number of bytes copied, to the end of the source.
pub(super) fn copy(source: &mut File, target: &mut File, path: &Path) -> io::Result<u64> {
    step(Need::Room, path)?;
    io::copy(source, target)
}

/// Replaces the text of a small file, or makes it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    step(Need::Room, path)?;
    let mut file = File::create(path)?;
    write_all(&mut file, path, bytes)
}

pub(super) fn hard_link(from: &Path, to: &Path) -> io::Result<()> {
    step(Need::Room, to)?;
    fs::hard_link(from, to)
}

pub(super) fn set_modified(file: &File, path: &Path, time: SystemTime) -> io::Result<()> {
    step(Need::Nothing, path)?;
    file.set_modified(time)
}

pub(super) fn set_permissions(path: &Path, permissions: Permissions) -> io::Result<()> {
    step(Need::Nothing, path)?;
    fs::set_permissions(path, permissions)
}

/// A file to lock, made where it is missing.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    step(Need::Room, path)?;
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    step(Need::Nothing, from)?;
    fs::rename(from, to)
}

/// Two folders change their places in one step.
#[cfg(target_os = "linux")]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    step(Need::Nothing, one)?;
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    step(Need::Removal, path)?;
    fs::remove_file(path)
}

pub(super) fn remove_dir(path: &Path) -> io::Result<()> {
    step(Need::Removal, path)?;
    fs::remove_dir(path)
}

/// Of a link it removes the link only.
#[cfg(not(test))]
pub(super) fn remove_dir_all(path: &Path) -> io::Result<()> {
    fs::remove_dir_all(path)
}

/// The same by steps that can be stopped between.
#[cfg(test)]
pub(super) fn remove_dir_all(path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_dir() {
        return remove_file(path);
    }
    for entry in fs::read_dir(path)? {
        remove_dir_all(&entry?.path())?;
    }
    remove_dir(path)
}
