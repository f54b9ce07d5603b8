//! Owns: the system's refusals in the language of those who read them. In: an error of the system. Out: words.

use crate::text::Catalogue;
use std::io::{Error, ErrorKind};

/// Why the system refused; its own words only where the catalogue has none.
pub fn words(error: &Error, text: &Catalogue) -> String {
    // Windows says so, and std has no kind for it, where another program has the file open, as Excel has a ledger.
    let in_use = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    let kind = if in_use { ErrorKind::ResourceBusy } else { error.kind() };
    words_of(kind, &error.to_string(), text)
}

/// The same of a kind of error and the system's own words.
pub fn words_of(kind: ErrorKind, own: &str, text: &Catalogue) -> String {
    let id = match kind {
        ErrorKind::NotFound => "system-not-found",
        ErrorKind::PermissionDenied => "system-denied",
        ErrorKind::AlreadyExists => "system-exists",
        ErrorKind::IsADirectory => "system-folder",
        ErrorKind::NotADirectory => "system-no-folder",
        ErrorKind::DirectoryNotEmpty => "system-not-empty",
        ErrorKind::ReadOnlyFilesystem => "system-read-only",
        ErrorKind::StorageFull => "system-full",
        ErrorKind::QuotaExceeded => "system-quota",
        ErrorKind::FileTooLarge => "system-too-large",
        ErrorKind::InvalidFilename => "system-name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "system-in-use",
        ErrorKind::TimedOut => "system-timed-out",
        ErrorKind::OutOfMemory => "system-memory",
        _ => return own.to_owned(),
    };
    text.plain(id)
}
