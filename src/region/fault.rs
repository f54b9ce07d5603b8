//! Owns: why a county's site cannot be read, and why a region cannot be built. In: what was found. Out: data; the
//! wording is the terminal's and the pages'.

use super::Absent;
use std::path::PathBuf;

/// Why a county is not in the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no such folder.
    NoFolder,
    /// The folder holds no `data/site.json`.
    NoData,
    /// A file that `data/site.json` names is not there.
    NoPart(String),
    /// A file cannot be read: its path, the system's words.
    Unreadable(String, String),
    /// The document is of another version; none: it names none.
    Format(Option<u64>),
    /// A file is no JSON, or not in the form of its schema: its path, the reader's words.
    Form(String, String),
    /// A part is of another build than `data/site.json`.
    OtherBuild(String),
    /// A row names a township or kind that the document does not have: its path, the name.
    Unknown(String, String),
    /// A row is overdue and not open: its path, its key.
    Contrary(String, String),
    /// A sum is not that of its rows: which, what the document says, what was counted.
    Sum {
        /// Such as `totals.done`, or with the township's id before it.
        what: String,
        /// As the document has it.
        said: String,
        /// As its rows have it.
        counted: String,
    },
}

impl Fault {
    /// The stable name of its sort; the messages are `region-fault-NAME`.
    pub fn name(&self) -> &'static str {
        match self {
            Fault::NoFolder => "no-folder",
            Fault::NoData => "no-data",
            Fault::NoPart(_) => "no-part",
            Fault::Unreadable(..) => "unreadable",
            Fault::Format(None) => "no-format",
            Fault::Format(Some(_)) => "format",
            Fault::Form(..) => "form",
            Fault::OtherBuild(_) => "other-build",
            Fault::Unknown(..) => "unknown",
            Fault::Contrary(..) => "contrary",
            Fault::Sum { .. } => "sum",
        }
    }

    /// What its message says beside.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Fault::NoFolder | Fault::NoData | Fault::Format(None) => Vec::new(),
            Fault::NoPart(file) | Fault::OtherBuild(file) => vec![("file", file.clone())],
            Fault::Unreadable(file, why) | Fault::Form(file, why) => {
                vec![("file", file.clone()), ("why", why.clone())]
            }
            Fault::Format(Some(format)) => vec![("format", format.to_string())],
            Fault::Unknown(file, name) | Fault::Contrary(file, name) => {
                vec![("file", file.clone()), ("name", name.clone())]
            }
            Fault::Sum { what, said, counted } => {
                vec![("what", what.clone()), ("said", said.clone()), ("counted", counted.clone())]
            }
        }
    }
}

/// Why a region cannot be built.
#[derive(Debug)]
pub enum RegionError {
    /// A site's folder has no name to serve as the county's.
    NoName(PathBuf),
    /// A name that no folder and no address can have.
    BadName(String),
    /// Two sites have one name.
    SameSlug {
        /// The name.
        slug: String,
        /// The first folder.
        first: PathBuf,
        /// The second folder.
        second: PathBuf,
    },
    /// One folder is given twice.
    SameFolder(PathBuf),
    /// Two sites are of one county.
    SameCode {
        /// Its division code.
        code: String,
        /// The first folder.
        first: PathBuf,
        /// The second folder.
        second: PathBuf,
    },
    /// A site is for the offices, and the region is to be public.
    Internal(PathBuf),
    /// No site could be read.
    Nothing(Vec<Absent>),
}
