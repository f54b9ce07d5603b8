//! Owns: the walk over a content folder. In: its path. Out: its files in one order on every machine,
//! and the symbolic links that lead out of it.

use super::{LoadError, slug};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file and its path inside the content folder, in NFC, with `/`.
#[derive(Debug)]
pub struct Found {
    /// Inside the content folder.
    pub path: String,
    /// Where to read it.
    pub on_disk: PathBuf,
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Walked {
    /// Files, by path.
    pub files: Vec<Found>,
    /// Symbolic links out of the folder, or to nothing: path and target.
    pub outside: Vec<(String, PathBuf)>,
    /// Paths that a second file or folder shares, told apart on disk by composition alone.
    pub alike: Vec<String>,
    /// Names that are not Unicode, as nearly as they can be shown.
    pub not_unicode: Vec<String>,
}

/// Walks `root`; names that begin with `.` or `_` are passed over.
pub fn walk(root: &Path) -> Result<Walked, LoadError> {
    if !root.is_dir() {
        return Err(LoadError::NoFolder(root.to_owned()));
    }
    let home = root.canonicalize().map_err(|error| LoadError::Unreadable(root.to_owned(), error))?;
    let mut walker = Walker { home, out: Walked::default(), followed: BTreeSet::new() };
    walker.folder(root, "")?;
    walker.out.files.sort_by(|a, b| (&a.path, &a.on_disk).cmp(&(&b.path, &b.on_disk)));
    let Walked { files, alike, .. } = &mut walker.out;
    files.dedup_by(|later, first| {
        let same = later.path == first.path;
        alike.extend(same.then(|| later.path.clone()));
        same
    });
    walker.out.outside.sort();
    walker.out.not_unicode.sort();
    Ok(walker.out)
}

struct Walker {
    home: PathBuf,
    out: Walked,
    /// Folders entered through a link: a second way in would be a circle or a copy.
    followed: BTreeSet<PathBuf>,
}

impl Walker {
    fn folder(&mut self, folder: &Path, inside: &str) -> Result<(), LoadError> {
        let entries =
            WalkDir::new(folder).min_depth(1).into_iter().filter_entry(|entry| !is_passed_over(entry));
        for entry in entries {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                LoadError::Unreadable(path, error.into())
            })?;
            let Some(path) = relative(folder, entry.path(), inside) else {
                let shown = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy();
                self.out.not_unicode.push(shown.replace('\\', "/"));
                continue;
            };
            if entry.file_type().is_symlink() {
                self.link(entry.path(), path)?;
            } else if entry.file_type().is_file() {
                self.out.files.push(Found { path, on_disk: entry.into_path() });
            }
        }
        Ok(())
    }

    fn link(&mut self, link: &Path, path: String) -> Result<(), LoadError> {
        match link.canonicalize() {
            Ok(target) if target.starts_with(&self.home) => {
                if target.is_file() {
                    self.out.files.push(Found { path, on_disk: target });
                } else if !link.starts_with(&target) && self.followed.insert(target.clone()) {
                    self.folder(&target, &path)?;
                }
            }
            _ => {
                let target = std::fs::read_link(link).unwrap_or_else(|_| link.to_owned());
                self.out.outside.push((path, target));
            }
        }
        Ok(())
    }
}

fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with(['.', '_'])
}

/// A path inside a folder, in NFC, with `/`; `inside` is where that folder itself lies. None where a name is not Unicode.
pub fn relative(folder: &Path, path: &Path, inside: &str) -> Option<String> {
    let mut out = String::from(inside);
    for part in path.strip_prefix(folder).ok()?.components() {
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(&slug::normal(part.as_os_str().to_str()?));
    }
    Some(out)
}
