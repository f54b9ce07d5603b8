//! Owns what is known of one whole folder: whose it is, by its marker, and how it is made.
//! Comes in: the path of the published folder or of one of its hidden neighbours.
//! Goes out: its standing, or the refusal to touch it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::disk;
use super::error::{Doing, WriteError};
use super::removal;

/// The file by which a build knows that it made a folder and may replace it.
pub(super) const MARKER: &str = ".cunce";

/// Its first line; the list of files follows, see [`super::listing`].
pub(super) const MARKER_TEXT: &str = "cunce output 2\n";

/// The whole text of the first version, which kept no list.
const MARKER_TEXT_1: &str = "cunce output 1\n";

/// Folders (or files that lead to one) in which version control keeps history.
pub(super) const HISTORIES: [&str; 5] = [".git", ".hg", ".svn", ".jj", ".bzr"];

/// Whose a folder is. Anything else is a [`WriteError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Absent,
    Empty,
    Ours,
}

pub(super) fn standing(path: &Path) -> Result<Standing, WriteError> {
    let unreadable = |error| WriteError::io(Doing::ReadFolder, path, error);
    let here = path.to_owned();
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Absent),
        Err(error) => return Err(unreadable(error)),
        Ok(about) if about.is_symlink() => return Err(WriteError::Symlink { path: here }),
        Ok(about) if !about.is_dir() => return Err(WriteError::NotAFolder { path: here }),
        Ok(_) => {}
    }
    let mut histories = HISTORIES.iter().map(|name| path.join(name));
    if let Some(found) = histories.find(|history| fs::symlink_metadata(history).is_ok()) {
        return Err(WriteError::History { path: here, found });
    }
    if is_marked(path).map_err(unreadable)? {
        return Ok(Standing::Ours);
    }
    let mut first: Option<PathBuf> = None;
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let found = entry.map_err(unreadable)?.path();
        first = Some(first.map_or(found.clone(), |first| first.min(found)));
    }
    match first {
        None => Ok(Standing::Empty),
        Some(found) => Err(WriteError::Foreign { path: here, found }),
    }
}

fn is_marked(folder: &Path) -> io::Result<bool> {
    let marker = folder.join(MARKER);
    let about = match fs::symlink_metadata(&marker) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        about => about?,
    };
    if !about.is_file() {
        return Ok(false);
    }
    let mut start = Vec::new();
    // git may have given the line another end on its way through a repository.
    File::open(&marker)?.take(MARKER_TEXT.len() as u64 + 1).read_to_end(&mut start)?;
    if about.len() > start.len() as u64 {
        let mut lines = start.split(|byte| *byte == b'\n');
        return Ok(lines.next().map(<[u8]>::trim_ascii_end) == Some(MARKER_TEXT.trim_end().as_bytes()));
    }
    // A part of the text will do: a kill or a power cut may have left no more.
    let start = start.trim_ascii_end();
    Ok([MARKER_TEXT, MARKER_TEXT_1].iter().any(|text| text.as_bytes().starts_with(start)))
}

/// A folder that closed its door to other users (an internal edition) must not reopen it when it
/// is replaced. Its owner keeps the right to write, or the next build could not clear it away.
#[cfg(unix)]
pub(super) fn take_over_permissions(from: &Path, to: &Path) -> Result<(), WriteError> {
    use std::os::unix::fs::PermissionsExt;

    let copied = fs::metadata(from).and_then(|about| {
        let mode = about.permissions().mode() & 0o7777 | 0o700;
        disk::set_permissions(to, fs::Permissions::from_mode(mode))
    });
    copied.map_err(|error| WriteError::io(Doing::CreateFolder, to, error))
}

/// Elsewhere a new folder inherits its access rules from its parent.
#[cfg(not(unix))]
pub(super) fn take_over_permissions(_from: &Path, _to: &Path) -> Result<(), WriteError> {
    Ok(())
}

/// A new folder with our marker that is removed when dropped, unless it was kept.
#[derive(Debug)]
pub(super) struct Temporary {
    path: Option<PathBuf>,
}

impl Temporary {
    pub(super) fn create(path: &Path) -> Result<Temporary, WriteError> {
        let refused = |error| WriteError::io(Doing::CreateFolder, path, error);
        disk::create_dir(path).map_err(refused)?;
        let temporary = Temporary { path: Some(path.to_owned()) };
        disk::write(&path.join(MARKER), MARKER_TEXT.as_bytes()).map_err(refused)?;
        Ok(temporary)
    }

    /// The folder has become the published one, or what it replaced.
    pub(super) fn keep(&mut self) {
        self.path = None;
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            // What cannot be removed now, the next build removes by its marker.
            let _ = removal::remove(path);
        }
    }
}
