//! Owns the lock beside the published folder, so that two builds never write to it at once.
//! Comes in: the path of the lock file, which exists only while a build runs (but see below).
//! Goes out: the lock, held until dropped or killed, or the refusal; nobody waits.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::{Doing, WriteError};

/// How often a lock file may vanish under our hands before we call it held.
const TRIES: usize = 100;

#[derive(Debug)]
pub(super) struct Lock {
    /// The lock lasts as long as this handle.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// The system gives the lock up when its process dies, however it dies.
    pub(super) fn take(path: &Path) -> Result<Lock, WriteError> {
        let refused = |error| WriteError::io(Doing::Lock, path, error);
        let locked = || WriteError::Locked { lock: path.to_owned() };
        for _ in 0..TRIES {
            refuse_foreign(path)?;
            let file = disk::open_lock(path).map_err(refused)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(locked()),
                Err(TryLockError::Error(error)) => return Err(refused(error)),
                Ok(()) => {}
            }
            // Its holder may have removed it after we opened it; a lock on that keeps nobody out.
            if is_still_at(&file, path).map_err(refused)? {
                return Ok(Lock { _file: file, path: path.to_owned() });
            }
        }
        Err(locked())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is held, so that only its holder removes it. Where `is_still_at` cannot
        // tell two files apart, the empty file stays.
        if cfg!(unix) {
            let _ = disk::remove_file(&self.path);
        }
    }
}

/// Our lock file is empty; anything else of that name is somebody's.
fn refuse_foreign(path: &Path) -> Result<(), WriteError> {
    let is_ours = |about: &Metadata| about.is_file() && about.len() == 0;
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(WriteError::io(Doing::Lock, path, error)),
        Ok(about) if is_ours(&about) => Ok(()),
        Ok(_) => Err(WriteError::Foreign {
            path: path.parent().unwrap_or(path).to_owned(),
            found: path.to_owned(),
        }),
    }
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;

    let held = file.metadata()?;
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
        Ok(found) => Ok((held.dev(), held.ino()) == (found.dev(), found.ino())),
    }
}

/// Nobody removes the file here.
#[cfg(not(unix))]
fn is_still_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_refused_until_the_first_is_gone() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("lock");
        let first = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&path), Err(WriteError::Locked { lock }) if lock == path));
        drop(first);
        assert_eq!(path.exists(), !cfg!(unix));
        Lock::take(&path).unwrap();
    }

    #[test]
    fn a_file_that_nobody_holds_is_no_lock() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("lock");
        File::create(&path).unwrap();
        Lock::take(&path).unwrap();
    }

    #[test]
    fn somebodys_file_is_left_alone() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("lock");
        fs::write(&path, "mine").unwrap();
        assert!(matches!(Lock::take(&path), Err(WriteError::Foreign { found, .. }) if found == path));
        assert_eq!(fs::read(&path).unwrap(), b"mine");
    }

    #[cfg(unix)]
    #[test]
    fn a_removed_file_is_told_from_its_successor() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("lock");
        let file = File::create(&path).unwrap();
        assert!(is_still_at(&file, &path).unwrap());
        fs::remove_file(&path).unwrap();
        assert!(!is_still_at(&file, &path).unwrap());
        File::create(&path).unwrap();
        assert!(!is_still_at(&file, &path).unwrap());
    }
}
