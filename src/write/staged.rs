//! Owns files of their own, outside any site, such as packets: each whole or not at all.
//! Comes in: paths and bytes, from any thread.
//! Goes out: all files in their places; where one is refused before that, none.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::{Doing, WriteError};

/// Files of their own, outside any site: written beside their places, and put there all at once.
#[derive(Debug, Default)]
pub struct Staged(Mutex<Vec<(tempfile::TempPath, PathBuf)>>);

impl Staged {
    /// Writes one beside its place, with the folders it needs.
    ///
    /// # Errors
    /// When the system refuses; what is staged goes when this is dropped.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let refused = |error: io::Error| WriteError::io(Doing::WriteFile, path, error);
        fs::create_dir_all(folder).map_err(refused)?;
        if path.is_dir() {
            return Err(refused(io::ErrorKind::IsADirectory.into()));
        }
        let mut fresh = tempfile::Builder::new().prefix(".cunce-").tempfile_in(folder).map_err(refused)?;
        io::Write::write_all(&mut fresh, bytes).map_err(refused)?;
        open_to_readers(fresh.as_file()).map_err(refused)?;
        let mut staged = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        staged.push((fresh.into_temp_path(), path.to_owned()));
        Ok(())
    }

    /// Puts all of them in their places; what stood there is replaced.
    ///
    /// # Errors
    /// When the system refuses one.
    pub fn commit(self) -> Result<(), WriteError> {
        for (fresh, path) in self.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
            fresh.persist(&path).map_err(|error| WriteError::io(Doing::WriteFile, &path, error.error))?;
        }
        Ok(())
    }
}

/// A temporary file is its owner's alone; one that is published is read by others.
#[cfg(unix)]
fn open_to_readers(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &File) -> io::Result<()> {
    Ok(())
}
