//! Owns: the replacing of one file. In: a path and its new bytes. Out: the new file as a whole, or the old one.

use super::AuthorError;
use super::file::{builder, refused};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes `bytes` to `path`, whose permissions are kept; a file that may not be written is not replaced either.
///
/// # Errors
/// When the system refuses; the file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), AuthorError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let before = match std::fs::metadata(path) {
        Ok(before) => Some(before.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(refused(path)(error)),
    };
    if before.as_ref().is_some_and(std::fs::Permissions::readonly) {
        return Err(refused(path)(ErrorKind::PermissionDenied.into()));
    }
    // A name that begins with a full stop is passed over by every reader of the folder.
    let mut file = builder().prefix(".cunce-").tempfile_in(folder).map_err(refused(path))?;
    file.write_all(bytes).map_err(refused(path))?;
    if let Some(before) = before {
        file.as_file().set_permissions(before).map_err(refused(path))?;
    }
    file.as_file().sync_all().map_err(refused(path))?;
    file.persist(path).map_err(|error| AuthorError::Io(path.to_owned(), error.error))?;
    Ok(())
}

/// Writes made files into a folder, over files of the same names: what was made from the program is made anew.
///
/// # Errors
/// When the system refuses.
pub fn put_all(folder: &Path, files: &[(String, String)]) -> Result<(), AuthorError> {
    std::fs::create_dir_all(folder).map_err(refused(folder))?;
    files.iter().try_for_each(|(name, text)| replace(&folder.join(name), text.as_bytes()))
}
