//! Owns the list in the marker of the files that a build made: whatever else stands in a published folder is somebody's.
//! Comes in: the paths of a build that is whole, and later the folder that it became.
//! Goes out: the marker's text; how many files the folder holds, or the refusal to replace what nobody could make again.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::claims::Claims;
use super::disk;
use super::error::{Doing, WriteError};
use super::folder::{MARKER, MARKER_TEXT};

/// The last line of a whole list; no path begins so.
const END: &str = "/";

/// What file managers drop into folders that somebody looked at; it holds only how they were looked at.
const DROPPINGS: [&str; 5] = [".DS_Store", ".directory", "desktop.ini", "ehthumbs.db", "Thumbs.db"];

/// Writes the marker of a new folder anew, with its files.
pub(super) fn write(folder: &Path, claims: &Claims) -> Result<(), WriteError> {
    let mut text = MARKER_TEXT.to_owned();
    claims.files(|path| {
        text.push_str(path);
        text.push('\n');
    });
    text.push_str(END);
    text.push('\n');
    let marker = folder.join(MARKER);
    disk::write(&marker, text.as_bytes()).map_err(|error| WriteError::io(Doing::WriteFile, &marker, error))
}

/// How many files a published folder holds, the marker and droppings not among them. Links count as files.
///
/// Where its list is lost (a power cut, a folder of an earlier version), only files that `claims` makes again are known
/// as made.
pub(super) fn count_files(folder: &Path, claims: &Claims) -> Result<u64, WriteError> {
    let text = marker_text(folder)?;
    let listed = listed(&text);
    count_made(folder, |path| match &listed {
        Some(listed) => listed.contains(path),
        None => claims.holds(path),
    })
}

/// Whether nothing stands in a folder but what its list names. One without a whole list is a build that was cut short:
/// all of it is ours.
pub(super) fn refuse_strays(folder: &Path) -> Result<(), WriteError> {
    let text = marker_text(folder)?;
    match listed(&text) {
        Some(listed) => count_made(folder, |path| listed.contains(path)).map(drop),
        None => Ok(()),
    }
}

/// Empty where there is no marker.
fn marker_text(folder: &Path) -> Result<String, WriteError> {
    let marker = folder.join(MARKER);
    match fs::read(&marker) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(WriteError::io(Doing::ReadFolder, &marker, error)),
    }
}

fn count_made(folder: &Path, is_made: impl Fn(&str) -> bool) -> Result<u64, WriteError> {
    let (mut files, mut strays, mut first) = (0, 0, None);
    each_file(folder, |path| {
        if path == MARKER || is_dropping(path) {
            return;
        }
        files += 1;
        if !is_made(&composed(path)) {
            strays += 1;
            if first.as_deref().is_none_or(|first| path < first) {
                first = Some(path.to_owned());
            }
        }
    })
    .map_err(|error| WriteError::io(Doing::ReadFolder, folder, error))?;
    match first {
        None => Ok(files),
        Some(first) => {
            Err(WriteError::Stray { path: folder.to_owned(), found: folder.join(first), count: strays })
        }
    }
}

/// None where the list does not end as a whole one does. A repository may have given it other line ends.
fn listed(text: &str) -> Option<HashSet<&str>> {
    let mut lines = text.lines();
    let whole = lines.next_back() == Some(END) && lines.next() == Some(MARKER_TEXT.trim_end());
    whole.then(|| lines.collect())
}

/// Some systems list a name in another Unicode form than it was given.
fn composed(path: &str) -> std::borrow::Cow<'_, str> {
    match is_nfc_quick(path.chars()) {
        IsNormalized::Yes => path.into(),
        _ => path.nfc().collect::<String>().into(),
    }
}

fn is_dropping(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("._") || DROPPINGS.iter().any(|dropping| dropping.eq_ignore_ascii_case(name))
}

/// Tells of each file its path from the folder on, parted by `/`; a name that is no Unicode, with a sign in its place.
/// The folders of a level are read side by side: a site has a folder for each page.
fn each_file(folder: &Path, mut tell: impl FnMut(&str)) -> io::Result<()> {
    let mut level = vec![(folder.to_owned(), String::new())];
    while !level.is_empty() {
        let read = level.par_iter().map(|(folder, prefix)| entries(folder, prefix));
        let read: Vec<Entries> = read.collect::<io::Result<_>>()?;
        level = Vec::new();
        for Entries { files, folders } in read {
            files.iter().for_each(|path| tell(path));
            level.extend(folders);
        }
    }
    Ok(())
}

/// What lies in a folder itself, with the paths that are told.
#[derive(Default)]
struct Entries {
    files: Vec<String>,
    folders: Vec<(PathBuf, String)>,
}

fn entries(folder: &Path, prefix: &str) -> io::Result<Entries> {
    let mut here = Entries::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            here.folders.push((entry.path(), path + "/"));
        } else {
            here.files.push(path);
        }
    }
    Ok(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_only_whole() {
        fn known(text: &str) -> Option<usize> {
            listed(text).map(|files| files.len())
        }
        let whole = "cunce output 2\na\n村/b\n/\n";
        assert_eq!(known(whole), Some(2));
        assert_eq!(known(&whole.replace('\n', "\r\n")), Some(2));
        assert_eq!(known("cunce output 2\n/\n"), Some(0));
        for end in 0..whole.len() - 1 {
            let cut = whole.get(..end).unwrap_or_default();
            assert_eq!(known(cut), None, "{cut:?}");
        }
        assert_eq!(known("cunce output 1\n"), None);
        assert_eq!(known("/\n"), None);
    }

    #[test]
    fn what_file_managers_drop_is_told_from_files() {
        for path in [".DS_Store", "a/村/Thumbs.db", "thumbs.DB", "a/._index.html", "desktop.ini"] {
            assert!(is_dropping(path), "{path}");
        }
        for path in ["Thumbs.db/a", "a/thumbs.dbx", "a.DS_Store", "._/a"] {
            assert!(!is_dropping(path), "{path}");
        }
    }
}
