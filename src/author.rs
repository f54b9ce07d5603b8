//! Owns: the writing of content — `init`, `new` and `fmt`. In: what is asked for. Out: commented records in the
//! right places, never one over an existing one; what lies beside them for git and for publishing; records in their
//! one layout; schemas for editors.

mod beside;
mod catalogue;
mod create;
mod file;
mod fill;
mod folder;
mod hints;
mod place;
mod records;
mod replace;
mod sample;
#[cfg(test)]
mod tests;
mod tidy;

pub use beside::Kit;
pub use create::create;
pub use replace::put_all;
pub use sample::{Begun, init};
pub use tidy::{Tidied, tidy};

use crate::load::LoadError;
use crate::load::meant::{Choice, Named};
use crate::load::slug::SlugFault;
use jiff::civil::Date;
use std::path::PathBuf;

/// A record to write. A `place` is `<township>` or `<township>/<village>`, by slugs or by names; a village's name alone
/// will do where no other is called so. What does not exist yet has a slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A programme.
    Programme { slug: String, name: Option<String> },
    /// A township.
    Township { slug: String, name: Option<String> },
    /// A village.
    Village { place: String, name: Option<String> },
    /// A plan in a programme.
    Plan { place: String, programme: String },
    /// A progress summary; without a place the county's own.
    Progress { place: Option<String>, date: Date },
    /// A notice of an item of the disclosure catalogue.
    Notice { place: String, item: String, date: Date },
}

/// Why nothing was written.
#[derive(Debug)]
pub enum AuthorError {
    /// The record is there already.
    Exists(PathBuf),
    /// The folder to begin in holds something.
    NotEmpty(PathBuf),
    /// The content folder is where the command runs, in no repository: what lies beside it has no place.
    NoRoom(PathBuf),
    /// A record that must be there first.
    NeedsFirst(PathBuf),
    /// A name that cannot be a file and an address.
    BadName(String, SlugFault),
    /// No place is called so, or several are: what was given, what there is.
    NoPlace(String, Choice),
    /// No township is called so, or several are: what was given, what there is.
    NoTownship(String, Choice),
    /// `place` is not of the form that the record needs.
    BadPlace(String),
    /// The catalogue has no such item or programme; what it has.
    Unknown(String, Vec<Named>),
    /// Nothing of a content folder lies there: the path, and the folder.
    NoRecord(PathBuf, PathBuf),
    /// The content folder cannot be walked.
    Load(LoadError),
    /// The system refused.
    Io(PathBuf, std::io::Error),
}
