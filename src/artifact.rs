//! Owns the artifact: one file of the site, between the stage that makes it and the stage that writes it.
//! Comes in: a path and what stands there, from `render`.
//! Goes out: the same, to `write`, which takes artifacts one at a time so that they are never all in memory.

use std::path::{Path, PathBuf};

/// One file of the published folder.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Relative to the published folder, parted by `/` on every system, in Unicode form NFC.
    pub path: String,
    /// What the file holds.
    pub content: Content,
}

/// Where the bytes of an [`Artifact`] come from.
#[derive(Clone, Debug)]
pub enum Content {
    /// Rendered bytes.
    Bytes(Vec<u8>),
    /// An attachment: a regular file that is copied byte for byte, without its time stamp or permissions.
    File(PathBuf),
    /// A picture that is copied without what it says of itself: where and when it was taken, with what, by whom.
    Picture(PathBuf),
}

impl Content {
    /// The attachment that it comes from, if it comes from one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Content::Bytes(_) => None,
            Content::File(path) | Content::Picture(path) => Some(path),
        }
    }
}
