//! Owns the bytes of one artifact on their way to its file, rendered or from an attachment.
//! Comes in: an artifact's content.
//! Goes out: its length, whether a published file equals it, and the bytes themselves.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use crate::artifact::Content;
use crate::picture;

use super::disk;
use super::error::{Doing, WriteError};

/// Most pages fit in one or two reads.
const CHUNK: usize = 16 * 1024;

pub(super) enum Incoming {
    Bytes(Vec<u8>),
    File { file: File, len: u64 },
}

/// What an artifact holds, for those who look at it without publishing.
///
/// # Errors
/// When an attachment cannot be read, or is no regular file.
#[cfg(feature = "serve")]
pub fn bytes(content: Content) -> Result<Vec<u8>, WriteError> {
    match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::File(path) => whole(&path),
        Content::Picture(path) => bared(&path),
    }
}

fn whole(path: &Path) -> Result<Vec<u8>, WriteError> {
    let read = || {
        let mut bytes = Vec::new();
        open_attachment(path)?.0.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| WriteError::io(Doing::ReadAttachment, path, error))
}

/// A picture that changed since it was looked into may hold together no more; then it is not published.
fn bared(path: &Path) -> Result<Vec<u8>, WriteError> {
    picture::bare(&whole(path)?).map_err(|picture::Broken| {
        WriteError::io(Doing::ReadAttachment, path, io::ErrorKind::InvalidData.into())
    })
}

/// A regular file and its length.
fn open_attachment(path: &Path) -> io::Result<(File, u64)> {
    // Asked before it is opened: opening a pipe would wait for somebody to write to it.
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok((File::open(path)?, about.len()))
}

impl Incoming {
    pub(super) fn open(content: Content) -> Result<Incoming, WriteError> {
        match content {
            Content::Bytes(bytes) => Ok(Incoming::Bytes(bytes)),
            Content::File(path) => open_attachment(&path)
                .map(|(file, len)| Incoming::File { file, len })
                .map_err(|error| WriteError::io(Doing::ReadAttachment, &path, error)),
            Content::Picture(path) => bared(&path).map(Incoming::Bytes),
        }
    }

    /// In bytes.
    pub(super) fn len(&self) -> u64 {
        match self {
            Incoming::Bytes(bytes) => bytes.len() as u64,
            Incoming::File { len, .. } => *len,
        }
    }

    /// Whether a file of the same length holds the same bytes; one that cannot be read does not.
    pub(super) fn equals(&mut self, published: &Path) -> bool {
        let compared = File::open(published).and_then(|published| match self {
            Incoming::Bytes(bytes) => same(&mut bytes.as_slice(), published),
            Incoming::File { file, .. } => same(file, published),
        });
        compared.unwrap_or(false)
    }

    /// Writes all of it to the new file at `path`; the number of bytes written.
    pub(super) fn copy_to(&mut self, target: &mut File, path: &Path) -> io::Result<u64> {
        match self {
            Incoming::Bytes(bytes) => {
                disk::write_all(target, path, bytes)?;
                Ok(bytes.len() as u64)
            }
            Incoming::File { file, .. } => {
                // A comparison may have read it before.
                file.rewind()?;
                disk::copy(file, target, path)
            }
        }
    }
}

/// Whether two streams end together with no byte different.
fn same(one: &mut impl Read, mut other: impl Read) -> io::Result<bool> {
    let (mut left, mut right) = ([0; CHUNK], [0; CHUNK]);
    loop {
        let read = fill(&mut other, &mut right)?;
        if fill(one, &mut left)? != read || left[..read] != right[..read] {
            return Ok(false);
        }
        if read < CHUNK {
            return Ok(true);
        }
    }
}

/// Reads until the buffer is full or the stream ends.
fn fill(stream: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match stream.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
