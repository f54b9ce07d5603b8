//! Owns: the walk over a content folder. In: its path. Out: its files in one order on every machine,
//! and the symbolic links that lead out of it.

use super::{LoadError, slug};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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
    /// Folders, by path.
    pub folders: Vec<String>,
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
    walker.out.folders.sort();
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

/// What lies in a folder and all folders below it, as the file system tells it.
#[derive(Default)]
struct Below {
    files: Vec<Found>,
    links: Vec<Found>,
    folders: Vec<String>,
    not_unicode: Vec<String>,
}

impl Walker {
    fn folder(&mut self, folder: &Path, inside: &str) -> Result<(), LoadError> {
        let Below { files, mut links, folders, not_unicode } = below(folder, inside)?;
        self.out.folders.extend(folders);
        self.out.files.extend(files);
        self.out.not_unicode.extend(not_unicode);
        links.sort_by(|a, b| (&a.path, &a.on_disk).cmp(&(&b.path, &b.on_disk)));
        links.into_iter().try_for_each(|link| self.link(&link.on_disk, link.path))
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

/// Reads a folder and all below it, each level's folders side by side: a county has ten thousand. Level by level, since
/// folders may nest deeper than a thread's stack.
fn below(folder: &Path, inside: &str) -> Result<Below, LoadError> {
    let mut all = Below::default();
    let mut level = vec![Found { path: inside.to_owned(), on_disk: folder.to_owned() }];
    while !level.is_empty() {
        let read: Vec<_> =
            level.into_par_iter().map(|folder| entries(&folder.on_disk, &folder.path)).collect();
        level = Vec::new();
        for read in read {
            let (here, folders) = read?;
            all.files.extend(here.files);
            all.links.extend(here.links);
            all.not_unicode.extend(here.not_unicode);
            all.folders.extend(folders.iter().map(|folder| folder.path.clone()));
            level.extend(folders);
        }
    }
    Ok(all)
}

/// What lies in a folder itself, and the folders in it.
fn entries(folder: &Path, inside: &str) -> Result<(Below, Vec<Found>), LoadError> {
    let unreadable = |error| LoadError::Unreadable(folder.to_owned(), error);
    let (mut here, mut folders) = (Below::default(), Vec::new());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(['.', '_']) {
            continue;
        }
        let Some(name) = name.to_str() else {
            here.not_unicode.push(joined(inside, &name.to_string_lossy()));
            continue;
        };
        let found = Found { path: joined(inside, &slug::normal(name)), on_disk: entry.path() };
        let sort = entry.file_type().map_err(|error| LoadError::Unreadable(found.on_disk.clone(), error))?;
        if sort.is_dir() {
            folders.push(found);
        } else if sort.is_symlink() {
            here.links.push(found);
        } else if sort.is_file() {
            here.files.push(found);
        }
    }
    Ok((here, folders))
}

fn joined(inside: &str, name: &str) -> String {
    if inside.is_empty() { name.to_owned() } else { [inside, "/", name].concat() }
}

/// A path inside a folder, in NFC, with `/`; `inside` is where that folder itself lies. None where a name is not Unicode.
#[cfg(feature = "serve")]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_may_nest_deeper_than_a_stack() {
        let work = tempfile::tempdir().unwrap();
        let deepest = work.path().join(vec!["d"; 400].join("/"));
        std::fs::create_dir_all(&deepest).unwrap();
        std::fs::write(deepest.join("a.png"), "").unwrap();
        std::fs::write(work.path().join("b.png"), "").unwrap();
        let small = rayon::ThreadPoolBuilder::new().num_threads(2).stack_size(128 * 1024).build().unwrap();
        let walked = small.install(|| walk(work.path())).unwrap();
        let paths: Vec<String> = walked.files.into_iter().map(|found| found.path).collect();
        assert_eq!(paths, ["b.png".to_owned(), format!("{}/a.png", vec!["d"; 400].join("/"))]);
    }
}
