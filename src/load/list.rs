//! Owns: the list of a folder's records without their texts. In: a content folder. Out: paths, in one order.

use super::{LoadError, folder_name, record_at, walk};
use std::path::{Path, PathBuf};

/// A record that has not been read.
#[derive(Debug)]
pub struct Listed {
    /// Inside the content folder, in NFC, with `/`.
    pub path: String,
    /// As findings show it.
    pub shown: String,
    /// Where to read it; a link is followed to what it leads to, which lies in the content folder too.
    pub on_disk: PathBuf,
}

/// The records of a content folder; what lies where no record belongs is no record.
///
/// # Errors
/// When the folder is absent or cannot be walked.
pub fn records(root: &Path) -> Result<Vec<Listed>, LoadError> {
    let prefix = folder_name(root);
    let found = walk::walk(root)?.files.into_iter().filter(|found| record_at(&found.path).is_some());
    let listed = found.map(|found| {
        let shown = format!("{prefix}/{}", found.path);
        Listed { path: found.path, shown, on_disk: found.on_disk }
    });
    Ok(listed.collect())
}
