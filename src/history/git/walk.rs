//! Owns: the comparison of many commits in a row. In: their names. Out: the records that each changed.

use super::{Link, bytes, changes, describe, oid};
use crate::history::record::speaks_of_internal;
use crate::history::replay::{Blob, FileChange};
use crate::load::{self, slug};
use git2::Oid;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

/// An entry of a tree: its name, mode and object.
type Entry = (Box<str>, i32, Oid);

/// Compares trees of many commits in a row. Nearly all of two neighbours' trees are the same objects; each is read once.
pub struct Walker<'w> {
    repo: git2::Repository,
    prefix: &'w str,
    trees: RefCell<HashMap<Oid, Rc<[Entry]>>>,
}

impl<'w> Walker<'w> {
    /// Over a repository, below a folder in it.
    pub fn new(repo: git2::Repository, prefix: &'w str) -> Self {
        Walker { repo, prefix, trees: RefCell::default() }
    }

    /// A commit with what it changed.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn link(&self, id: &Blob) -> Result<Link, git2::Error> {
        let commit = self.repo.find_commit(oid(id))?;
        let parent_id = commit.parent_id(0).ok();
        let parent = parent_id.and_then(|id| self.repo.find_commit(id).ok());
        let new = self.content(commit.tree_id())?;
        let old = parent.map(|parent| self.content(parent.tree_id())).transpose()?.flatten();
        let mut files = Vec::new();
        self.compare(old, new, "", &mut files)?;
        let went = files.iter().any(|change| change.new.is_none());
        if went && files.iter().any(|change| change.old.is_none()) {
            // What went and what came may be one record under two names: git knows.
            let tree = |id: Option<Oid>| id.map(|id| self.repo.find_tree(id)).transpose();
            files = changes(&self.repo, tree(old)?.as_ref(), tree(new)?.as_ref())?;
        }
        if commit.parent_count() > 1 {
            files.extend(self.aside(&commit)?);
        }
        Ok(Link { commit: describe(&commit), parent: parent_id.map(bytes), files })
    }

    /// Versions that a merge brings along and whose text speaks of something internal: what was so on a branch, and is
    /// no more when it is merged, is nobody's to see in the versions before.
    fn aside(&self, merge: &git2::Commit<'_>) -> Result<Vec<FileChange>, git2::Error> {
        let mut walk = self.repo.revwalk()?;
        // A shallow clone lacks parents, and knows nothing of what lies behind them.
        let here = |id: &Oid| self.repo.find_commit(*id).is_ok();
        for (number, parent) in merge.parent_ids().enumerate().filter(|(_, id)| here(id)) {
            match number {
                0 => walk.hide(parent)?,
                _ => walk.push(parent)?,
            }
        }
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        for id in walk.map_while(Result::ok) {
            let Ok(commit) = self.repo.find_commit(id) else { continue };
            let parent = commit.parent_id(0).ok().and_then(|id| self.repo.find_commit(id).ok());
            let old = parent.map(|parent| self.content(parent.tree_id())).transpose()?.flatten();
            let mut files = Vec::new();
            self.compare(old, self.content(commit.tree_id())?, "", &mut files)?;
            for (path, blob) in files.into_iter().filter_map(|change| change.new) {
                let speaks = |blob: git2::Blob<'_>| speaks_of_internal(blob.content());
                if seen.insert((path.clone(), blob)) && self.repo.find_blob(oid(&blob)).is_ok_and(speaks) {
                    found.push(FileChange { old: None, new: Some((path, blob)), aside: true });
                }
            }
        }
        // The walk's order is git's affair.
        found.sort_by(|a, b| a.new.cmp(&b.new));
        Ok(found)
    }

    /// The content folder's tree below a root tree.
    fn content(&self, root: Oid) -> Result<Option<Oid>, git2::Error> {
        let mut at = root;
        for part in self.prefix.split('/').filter(|part| !part.is_empty()) {
            let tree = self.tree(at)?;
            match tree.iter().find(|(name, mode, _)| **name == *part && *mode == FOLDER) {
                Some((_, _, inside)) => at = *inside,
                None => return Ok(None),
            }
        }
        Ok(Some(at))
    }

    fn tree(&self, id: Oid) -> Result<Rc<[Entry]>, git2::Error> {
        if let Some(known) = self.trees.borrow().get(&id) {
            return Ok(known.clone());
        }
        let tree = self.repo.find_tree(id)?;
        let entry = |entry: git2::TreeEntry<'_>| {
            Some((std::str::from_utf8(entry.name_bytes()).ok()?.into(), entry.filemode(), entry.id()))
        };
        let entries: Rc<[Entry]> = tree.iter().filter_map(entry).collect();
        self.trees.borrow_mut().insert(id, entries.clone());
        Ok(entries)
    }

    fn compare(
        &self,
        old: Option<Oid>,
        new: Option<Oid>,
        folder: &str,
        found: &mut Vec<FileChange>,
    ) -> Result<(), git2::Error> {
        if old == new {
            return Ok(());
        }
        let entries = |id: Option<Oid>| id.map(|id| self.tree(id)).transpose();
        let (old, new) = (entries(old)?, entries(new)?);
        let (old, new) = (old.as_deref().unwrap_or_default(), new.as_deref().unwrap_or_default());
        let known: HashMap<&str, &Entry> = old.iter().map(|entry| (&*entry.0, entry)).collect();
        let names: HashSet<&str> = new.iter().map(|entry| &*entry.0).collect();
        let gone = old.iter().filter(|entry| !names.contains(&*entry.0)).map(|entry| (Some(entry), None));
        let stays = new.iter().map(|entry| (known.get(&*entry.0).copied(), Some(entry)));
        for (old, new) in stays.chain(gone) {
            if old.map(|it| (it.1, it.2)) == new.map(|it| (it.1, it.2)) {
                continue;
            }
            let Some(name) = old.or(new).map(|entry| &*entry.0).filter(|name| !name.starts_with(['.', '_']))
            else {
                continue;
            };
            let path = if folder.is_empty() { name.to_owned() } else { [folder, "/", name].concat() };
            let tree = |entry: Option<&Entry>| entry.filter(|entry| entry.1 == FOLDER).map(|entry| entry.2);
            self.compare(tree(old), tree(new), &path, found)?;
            let path: Arc<str> = slug::normal(&path).into();
            let file =
                |entry: Option<&Entry>| entry.filter(|entry| is_file(entry.1)).map(|entry| bytes(entry.2));
            let (old, new) = (file(old), file(new));
            if old != new && load::record_at(&path).is_some() {
                let (old, new) = (old.map(|_| path.clone()), new.map(|blob| (path, blob)));
                found.push(FileChange { old, new, aside: false });
            }
        }
        Ok(())
    }
}

/// Git's mode of a folder.
const FOLDER: i32 = 0o040_000;

/// Whether a mode is a file's; a link's text is a path.
fn is_file(mode: i32) -> bool {
    mode & 0o170_000 == 0o100_000
}
