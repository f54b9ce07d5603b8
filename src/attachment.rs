//! Owns: the look into files that are published beside the records — what numbers stand in them, whose pictures tell
//! too much, and what nobody can look into. In: paths. Out: an [`Inspection`] each; what of it matters is `publish`'s affair.
//!
//! Texts are read in pieces of some megabytes, archives part by part under a limit: no file is held as a whole but
//! pictures, and no archive can swell.

mod card;
mod excerpt;
mod markup;
mod office;
mod sheet;
mod sniff;
#[cfg(test)]
mod tests;
mod text;
mod xml;

use crate::picture;
use crate::privacy;
use excerpt::Excerpt;
use sniff::Sort;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Pictures above this many bytes are not looked into: they are bared in memory, several at a time.
const LARGEST_PICTURE: u64 = 64 << 20;

/// What was seen in a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// How far it could be looked into.
    pub verdict: Verdict,
    /// What looks like private data, by part.
    pub parts: Vec<Part>,
}

/// How far a file could be looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// All of it is text, and was read.
    #[default]
    Read,
    /// A picture that can be bared; whether there is anything to take away.
    Picture(bool),
    /// Not, or not all of it.
    Unread(Reason),
    /// A picture that cannot be bared.
    Unbared(Reason),
}

/// Why a file could not be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its form is one that is not read, such as PDF, film and sound, archives.
    Form,
    /// It does not hold together, or is locked.
    Broken,
    /// It is, or unpacks to, more than can be read.
    TooLarge,
    /// It is text in an encoding that is not known.
    Encoding,
    /// Its text was read; files or pictures with metadata that it holds were not.
    Inside,
}

impl Reason {
    /// The catalogue's name of it.
    pub fn message_id(self) -> &'static str {
        match self {
            Reason::Form => "unread-form",
            Reason::Broken => "unread-broken",
            Reason::TooLarge => "unread-too-large",
            Reason::Encoding => "unread-encoding",
            Reason::Inside => "unread-inside",
        }
    }
}

/// A part of a file in which something was found: the whole of a text, a worksheet, a part of a document.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// As many lines as the part has up to the last finding; only those with findings are filled.
    pub excerpt: String,
    /// The findings, in their order.
    pub hits: Vec<Hit>,
}

/// A number that looks private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its bytes in the excerpt.
    pub range: Range<usize>,
    /// What it looks like.
    pub kind: privacy::Kind,
    /// Its digits.
    pub digits: String,
    /// As it stands there.
    pub written: String,
    /// Where in the file, if line and column do not say it: `Sheet1!C5`, `word/document.xml`.
    pub place: Option<String>,
}

/// Looks into files, and into none twice that stayed as it was.
#[derive(Debug, Default)]
pub struct Inspector {
    /// Only looked up, so its order cannot reach the output.
    seen: Mutex<HashMap<PathBuf, (Stamp, Arc<Inspection>)>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Inspector {
    /// Looks into a file. One that cannot be opened is told as broken: whoever copies it will say why.
    pub fn inspect(&self, path: &Path) -> Arc<Inspection> {
        let unread = || Arc::new(Inspection { verdict: Verdict::Unread(Reason::Broken), parts: Vec::new() });
        let Ok(about) = fs::metadata(path) else { return unread() };
        // Opening a pipe would wait for somebody to write to it.
        if !about.is_file() {
            return unread();
        }
        let stamp = Stamp { length: about.len(), modified: about.modified().ok() };
        let known = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, inspection)) = known.get(path).filter(|(seen, _)| *seen == stamp) {
            return inspection.clone();
        }
        drop(known);
        let Ok(inspection) = look(path, about.len()) else { return unread() };
        let inspection = Arc::new(inspection);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(path.to_owned(), (stamp, inspection.clone()));
        inspection
    }

    /// Forgets a file that is said to have changed: two writings of one length may fall into one tick of the clock.
    pub fn forget(&self, path: &Path) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }
}

fn look(path: &Path, length: u64) -> io::Result<Inspection> {
    let mut file = File::open(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let sort = sniff::sort(&mut file, ending)?;
    let found = match sort {
        Sort::Picture if length > LARGEST_PICTURE => return Ok(alone(Verdict::Unbared(Reason::TooLarge))),
        Sort::Picture => return Ok(alone(picture(&mut file)?)),
        Sort::OtherPicture => return Ok(alone(Verdict::Unbared(Reason::Form))),
        Sort::Opaque => return Ok(alone(Verdict::Unread(Reason::Form))),
        Sort::Archive => office::read(file),
        Sort::Text => text::read(file, ending),
    };
    match found {
        Ok(inspection) => Ok(inspection),
        Err(Failed::Io(error)) => Err(error),
        Err(Failed::Unread(reason)) => Ok(alone(Verdict::Unread(reason))),
    }
}

fn alone(verdict: Verdict) -> Inspection {
    Inspection { verdict, parts: Vec::new() }
}

fn picture(file: &mut File) -> io::Result<Verdict> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(match picture::bare(&bytes) {
        Ok(bared) => Verdict::Picture(bared != bytes),
        Err(picture::Broken) => Verdict::Unbared(Reason::Broken),
    })
}

/// Why a reader gave up.
enum Failed {
    Io(io::Error),
    Unread(Reason),
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Self {
        Failed::Io(error)
    }
}
