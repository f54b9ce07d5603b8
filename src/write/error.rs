//! Owns what can go wrong with the output folder, as data: a reason and the paths it concerns.
//! Comes in: refusals of this module and errors of the system.
//! Goes out: `WriteError`; its `Display` is for developers, people read the message catalogue.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a build could not be written. The published folder is as it was, except after
/// [`WriteError::Stranded`].
#[derive(Debug)]
pub enum WriteError {
    /// The folder to publish to has no name of its own, as `/`.
    NoName { path: PathBuf },
    /// There is something, but not a folder.
    NotAFolder { path: PathBuf },
    /// There is a symbolic link (on Windows also a junction): replacing it would part it from the
    /// folder it names.
    Symlink { path: PathBuf },
    /// A folder that holds files and was not made by a build; `found` is the first of them by name.
    Foreign { path: PathBuf, found: PathBuf },
    /// A folder that a build made, to which somebody added `count` files that no build can make again; `found` is the
    /// first of them by path.
    Stray { path: PathBuf, found: PathBuf, count: usize },
    /// A folder that holds a version history, `found`, which no build may remove.
    History { path: PathBuf, found: PathBuf },
    /// A mount point, or a folder of a read-only layer below the file system: it cannot be
    /// renamed, so it cannot be replaced in one step. A folder inside it can.
    Immovable { path: PathBuf },
    /// Another build holds `lock` at this moment.
    Locked { lock: PathBuf },
    /// An artifact's path cannot be a file of a site on every system.
    Path { path: String, fault: PathFault },
    /// Two artifacts, or the folders of two, that cannot stand side by side; in alphabetical order.
    Collision { clash: Clash, first: String, second: String },
    /// A call to `put` failed, so that the new folder lacks a file.
    Incomplete,
    /// Somebody took the new folder away, or its marker, while it was written.
    Disturbed { path: PathBuf },
    /// The published folder stands at `aside`, and neither the new one nor itself could be renamed
    /// to its place; the next build brings it back.
    Stranded { aside: PathBuf, error: io::Error },
    /// The system refused; the error tells a full disk (`StorageFull`) from the rest.
    Io { doing: Doing, path: PathBuf, error: io::Error },
}

/// What the system was asked for when it refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Making a folder.
    CreateFolder,
    /// Reading a folder or what is known of it.
    ReadFolder,
    /// Opening an attachment in the content folder.
    ReadAttachment,
    /// Writing a file of the new folder.
    WriteFile,
    /// Taking the lock beside the published folder.
    Lock,
    /// Renaming a folder into or out of the published place.
    Publish,
    /// Removing what a killed build left.
    Remove,
}

/// Why a path cannot be that of an artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// No path at all.
    Empty,
    /// Begins with `/`.
    Absolute,
    /// Two `/` in a row, or one at the end.
    EmptySegment,
    /// A segment `.` or `..`.
    Dots,
    /// A character that Windows does not take (`\ : * ? " < > |`), or a control character, NUL included.
    Character(char),
    /// A segment that ends in a dot or a space, which Windows cuts off.
    Ending,
    /// A segment that Windows reads as a device, as `con` or `nul.txt`.
    Device,
    /// A segment of more than 255 bytes in UTF-8.
    TooLong,
    /// The first segment is the marker's or a version history's.
    Reserved,
}

/// How two paths collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The same path twice.
    Same,
    /// Paths that differ only in letter case or Unicode form: one file on Windows and macOS.
    Spelling,
    /// One path is a folder of the other.
    FileAndFolder,
}

impl WriteError {
    pub(super) fn io(doing: Doing, path: &Path, error: io::Error) -> WriteError {
        WriteError::Io { doing, path: path.to_owned(), error }
    }
}

/// For developers: the reason and its paths. People read the message catalogue.
impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteError::Io { error, .. } | WriteError::Stranded { error, .. } => Some(error),
            _ => None,
        }
    }
}
