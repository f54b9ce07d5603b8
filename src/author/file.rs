//! Owns: the writing of one record. In: a path and its text. Out: the whole file, or none; never over another.

use super::AuthorError;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A refusal of the system at `path`.
pub fn refused(path: &Path) -> impl FnOnce(std::io::Error) -> AuthorError + use<'_> {
    move |error| AuthorError::Io(path.to_owned(), error)
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To be read.
    Read,
    /// To be run by a shell.
    Run,
    /// To be run by the shell of Windows, which wants its own ends of lines.
    RunOnWindows,
}

/// What was made on the way; dropped before it is kept, it is taken away again.
#[derive(Debug, Default)]
pub struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Writes a new file, with the folders above it.
    pub fn write(&mut self, path: &Path, text: &str) -> Result<(), AuthorError> {
        self.write_to_use(path, text, Use::Read)
    }

    /// Writes a new file that can be used so.
    pub fn write_to_use(&mut self, path: &Path, text: &str, used: Use) -> Result<(), AuthorError> {
        let text = if used == Use::RunOnWindows { text.replace('\n', "\r\n") } else { text.to_owned() };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        self.folder(folder)?;
        // A name that begins with a full stop is passed over by every reader of the folder.
        let mut file = builder_for(used).prefix(".cunce-").tempfile_in(folder).map_err(refused(path))?;
        file.write_all(text.as_bytes()).map_err(refused(path))?;
        file.as_file().sync_all().map_err(refused(path))?;
        match file.persist_noclobber(path) {
            Ok(_) => {
                self.files.push(path.to_owned());
                Ok(())
            }
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                Err(AuthorError::Exists(path.to_owned()))
            }
            Err(error) => Err(AuthorError::Io(path.to_owned(), error.error)),
        }
    }

    fn folder(&mut self, folder: &Path) -> Result<(), AuthorError> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.folders.push(folder.to_owned()),
                // Somebody else made it in the meantime; then it is not ours to take away.
                Err(_) if folder.is_dir() => {}
                Err(error) => return Err(AuthorError::Io(folder.to_owned(), error)),
            }
        }
        Ok(())
    }

    /// How many files were written so far.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Keeps all and names the files, in the order in which they were written.
    pub fn keep(mut self) -> Vec<PathBuf> {
        self.folders.clear();
        std::mem::take(&mut self.files)
    }
}

impl Drop for Made {
    /// What cannot be taken away stays: the error that led here says more than this one would.
    fn drop(&mut self) {
        for file in &self.files {
            drop(fs::remove_file(file));
        }
        for folder in self.folders.iter().rev() {
            drop(fs::remove_dir(folder));
        }
    }
}

/// What makes the temporary file of a record.
pub fn builder() -> tempfile::Builder<'static, 'static> {
    builder_for(Use::Read)
}

/// A temporary file is closed to other users; a record is as open as any other new file.
#[cfg(unix)]
fn builder_for(used: Use) -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;

    let mut builder = tempfile::Builder::new();
    builder.permissions(fs::Permissions::from_mode(if used == Use::Run { 0o777 } else { 0o666 }));
    builder
}

/// Elsewhere a new file inherits its access rules from its folder.
#[cfg(not(unix))]
fn builder_for(_: Use) -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_never_written_over() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("a/b/c.md");
        let mut made = Made::default();
        made.write(&path, "one").unwrap();
        assert_eq!(made.keep(), std::slice::from_ref(&path));
        let again = Made::default().write(&path, "two");
        assert!(matches!(again, Err(AuthorError::Exists(at)) if at == path));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_not_kept_is_taken_away_with_its_folders() {
        let room = tempfile::tempdir().unwrap();
        fs::create_dir(room.path().join("a")).unwrap();
        let mut made = Made::default();
        made.write(&room.path().join("a/b/c.md"), "one").unwrap();
        made.write(&room.path().join("a/d.md"), "two").unwrap();
        drop(made);
        assert_eq!(fs::read_dir(room.path().join("a")).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_record_is_as_open_as_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let room = tempfile::tempdir().unwrap();
        let (plain, record) = (room.path().join("plain"), room.path().join("record.md"));
        fs::write(&plain, "").unwrap();
        let mut made = Made::default();
        made.write(&record, "").unwrap();
        made.keep();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&record), mode(&plain));
    }
}
