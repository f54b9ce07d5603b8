//! Owns: the repository that the content folder lies in. In: a folder. Out: its commits along first parents, which
//! records each changed, tags, what is not committed, and the texts themselves. Nothing is ever written to it.

mod walk;

use super::replay::{Blob, FileChange};
use crate::load::{self, slug};
use git2::{Delta, Diff, DiffFindOptions, DiffOptions, ErrorClass, ErrorCode, Oid, Tree};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walk::Walker;

/// More pairs than this are not compared for likeness: only equal texts and equal codes make a rename then.
const MOST_PAIRS: usize = 1_000_000;

/// Why there is no history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Nobody asked for it.
    NotAsked,
    /// The folder lies in no repository.
    NoRepository,
    /// It lies in one, but in none of its commits.
    NotCommitted,
    /// The repository has no commit yet.
    NoCommit,
    /// The repository belongs to somebody else, and the system's settings do not trust it.
    NotOwned(PathBuf),
    /// It has no such version.
    NoVersion(String),
    /// It cannot be read; in git's words.
    Unreadable(String),
}

impl From<git2::Error> for Absent {
    fn from(error: git2::Error) -> Self {
        match error.code() {
            // An object that a clone left out or lost is no missing repository.
            ErrorCode::NotFound if !matches!(error.class(), ErrorClass::Odb | ErrorClass::Object) => {
                Absent::NoRepository
            }
            ErrorCode::UnbornBranch => Absent::NoCommit,
            _ => Absent::Unreadable(error.message().to_owned()),
        }
    }
}

/// A commit, as far as history tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Its name.
    pub id: Blob,
    /// The day on which its author wrote it, where the author was.
    pub date: Date,
    /// Who wrote it; for the internal edition alone.
    pub author: Arc<str>,
}

impl Commit {
    /// The whole name in hexadecimal.
    pub fn hex(&self) -> String {
        hex(&self.id)
    }

    /// As much of the name as tells it apart.
    pub fn short(&self) -> String {
        hex(&self.id[..5])
    }
}

/// A name, or its beginning, in hexadecimal.
fn hex(name: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    name.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A commit with what it changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    /// The commit.
    pub commit: Commit,
    /// Its first parent.
    pub parent: Option<Blob>,
    /// Records that differ from the first parent's; none where nothing of content/ does.
    pub files: Vec<FileChange>,
}

/// A tag that freezes an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name without `edition/`.
    pub name: String,
    /// The day on which it was set; of a plain tag, the commit's.
    pub date: Date,
    /// The commit.
    pub commit: Commit,
}

/// A repository, seen from the content folder.
pub struct Repository {
    repo: git2::Repository,
    content: PathBuf,
    /// The content folder's path in the repository, with `/`, without one at its end.
    prefix: String,
}

impl Repository {
    /// Opens the repository that a folder lies in.
    ///
    /// # Errors
    /// Why there is none to read.
    pub fn open(content: &Path) -> Result<Self, Absent> {
        // What an object's name says of its text is git's to check (`git fsck`), not ours in every build.
        git2::opts::strict_hash_verification(false);
        let content = content.canonicalize().map_err(|error| Absent::Unreadable(error.to_string()))?;
        let repo = git2::Repository::discover(&content).map_err(|error| match error.code() {
            ErrorCode::Owner => Absent::NotOwned(content.clone()),
            _ => error.into(),
        })?;
        let home = repo.workdir().and_then(|home| home.canonicalize().ok()).ok_or(Absent::NoRepository)?;
        let inside = content.strip_prefix(&home).map_err(|_| Absent::NoRepository)?;
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let prefix = parts.join("/");
        Ok(Repository { repo, content, prefix })
    }

    /// Where it lies, for the name of its cache.
    pub fn home(&self) -> PathBuf {
        self.repo.path().join(&self.prefix)
    }

    /// Where `HEAD` and the tags of editions point.
    #[cfg(feature = "serve")]
    pub fn stamp(&self) -> Vec<String> {
        let told = |reference: git2::Reference<'_>| {
            format!("{} {:?}", String::from_utf8_lossy(reference.name_bytes()), reference.target())
        };
        let editions = self.repo.references_glob("refs/tags/edition/*").into_iter().flatten().flatten();
        self.repo.head().into_iter().chain(editions).map(told).collect()
    }

    /// The folders in which git notes where they point: each with whether those within it do, too.
    #[cfg(feature = "serve")]
    pub fn noted_in(&self) -> Vec<(PathBuf, bool)> {
        let common = self.repo.commondir();
        let mut folders = vec![(self.repo.path().to_owned(), false), (common.join("refs"), true)];
        if common != self.repo.path() {
            folders.push((common.to_owned(), false));
        }
        folders
    }

    /// Whether older commits were left out of this clone.
    pub fn is_shallow(&self) -> bool {
        self.repo.is_shallow()
    }

    /// Another handle on the same repository, for another thread.
    ///
    /// # Errors
    /// When it cannot be opened again.
    pub fn again(&self) -> Result<Texts, git2::Error> {
        git2::Repository::open(self.repo.path()).map(Texts)
    }

    /// The commit that a name means.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, name: &str) -> Result<Commit, git2::Error> {
        let commit = self.repo.revparse_single(name)?.peel_to_commit()?;
        Ok(describe(&commit))
    }

    /// The commits from `HEAD` along first parents, oldest first; `known` has those read before.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn chain(&self, known: &HashMap<Blob, Link>) -> Result<Vec<Link>, Absent> {
        let head = self.repo.head()?.peel_to_commit()?;
        if self.content_of(&head).is_none() {
            return Err(Absent::NotCommitted);
        }
        // In a shallow clone a commit ends the chain that had a parent when it was read from a whole one.
        let (whole, home, prefix) = (!self.is_shallow(), self.repo.path(), self.prefix.as_str());
        let known = |id: &Blob| known.get(id).filter(|_| whole);
        let mut ids = Vec::new();
        let mut next = Some(bytes(head.id()));
        while let Some(id) = next {
            next = match known(&id) {
                Some(link) => link.parent,
                None => match self.repo.find_commit(oid(&id)) {
                    Ok(commit) => commit.parent_id(0).ok().map(bytes),
                    // The parent of a shallow clone's oldest commit.
                    Err(_) => break,
                },
            };
            ids.push(id);
        }
        ids.reverse();
        // Neighbours share most of their trees, so each thread takes a stretch of the chain.
        let stretch = ids.len().div_ceil(2 * rayon::current_num_threads()).max(64);
        let links: Vec<Vec<Link>> = ids
            .par_chunks(stretch)
            .map(|ids| {
                let fresh = ids.iter().any(|id| known(id).is_none());
                let repo = fresh.then(|| git2::Repository::open(home)).transpose()?;
                let walker = repo.map(|repo| Walker::new(repo, prefix));
                let link = |id: &Blob| match (known(id), &walker) {
                    (Some(link), _) => Ok(link.clone()),
                    (None, Some(walker)) => walker.link(id),
                    (None, None) => Err(git2::Error::from_str(&format!("{id:02x?}"))),
                };
                ids.iter().map(link).collect::<Result<Vec<Link>, git2::Error>>()
            })
            .collect::<Result<_, git2::Error>>()?;
        Ok(links.into_iter().flatten().collect())
    }

    fn content_of(&self, commit: &git2::Commit<'_>) -> Option<Tree<'_>> {
        let tree = commit.tree().ok()?;
        if self.prefix.is_empty() {
            return self.repo.find_tree(tree.id()).ok();
        }
        let entry = tree.get_path(Path::new(&self.prefix)).ok()?;
        self.repo.find_tree(entry.id()).ok()
    }

    /// All records of a commit, as if each were new.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn whole(&self, commit: &Commit) -> Result<Vec<FileChange>, git2::Error> {
        let tree = self.content_of(&self.repo.find_commit(oid(&commit.id))?);
        self.changes(None, tree.as_ref())
    }

    /// The records in which two commits differ.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn between(&self, old: &Commit, new: &Commit) -> Result<Vec<FileChange>, git2::Error> {
        let tree =
            |commit: &Commit| self.repo.find_commit(oid(&commit.id)).map(|commit| self.content_of(&commit));
        self.changes(tree(old)?.as_ref(), tree(new)?.as_ref())
    }

    fn changes(
        &self,
        old: Option<&Tree<'_>>,
        new: Option<&Tree<'_>>,
    ) -> Result<Vec<FileChange>, git2::Error> {
        changes(&self.repo, old, new)
    }

    /// What the work tree says otherwise than a commit: changed files, and the texts of new ones.
    ///
    /// # Errors
    /// When the repository or a file cannot be read.
    pub fn uncommitted(&self, commit: &Commit) -> Result<WorkTree, git2::Error> {
        let tree = self.repo.find_commit(oid(&commit.id))?.tree()?;
        let mut options = plain();
        options.include_untracked(true).recurse_untracked_dirs(true);
        // What git passes over is published all the same.
        options.include_ignored(true).recurse_ignored_dirs(true);
        if !self.prefix.is_empty() {
            options.pathspec(&self.prefix).disable_pathspec_match(true);
        }
        let mut diff = self.repo.diff_tree_to_workdir_with_index(Some(&tree), Some(&mut options))?;
        pair(&mut diff)?;
        let mut changed = Vec::new();
        let mut texts = HashMap::new();
        for (mut change, written) in with_paths(&diff, &self.prefix) {
            // What left the index may still lie in the folder, and that is what is published.
            if change.new.is_none()
                && let Some(old) = change.old.clone().filter(|old| self.content.join(&**old).is_file())
            {
                change.new = Some((old, Blob::default()));
            }
            if let Some((path, blob)) = &mut change.new {
                let text = std::fs::read(self.content.join(written.as_deref().unwrap_or(path)))
                    .map_err(|error| git2::Error::from_str(&format!("{path}: {error}")))?;
                *blob = bytes(Oid::hash_object(git2::ObjectType::Blob, &text)?);
                texts.insert(*blob, text);
                let same = change.old.as_ref() == Some(path) && self.blob_at(&tree, path) == Some(*blob);
                if same {
                    continue;
                }
            }
            changed.push(change);
        }
        Ok(WorkTree { files: changed, texts })
    }

    fn blob_at(&self, tree: &Tree<'_>, path: &str) -> Option<Blob> {
        let path = if self.prefix.is_empty() { path.to_owned() } else { format!("{}/{path}", self.prefix) };
        tree.get_path(Path::new(&path)).ok().map(|entry| bytes(entry.id()))
    }

    /// Tags that freeze an edition, oldest first.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn editions(&self) -> Result<Vec<Tag>, git2::Error> {
        let mut tags = Vec::new();
        for reference in self.repo.references_glob("refs/tags/edition/*")? {
            let reference = reference?;
            let Some(name) = reference.name().ok().and_then(|name| name.strip_prefix("refs/tags/edition/"))
            else {
                continue;
            };
            let Ok(commit) = reference.peel_to_commit() else { continue };
            let commit = describe(&commit);
            let tagger =
                reference.peel_to_tag().ok().and_then(|tag| tag.tagger().map(|who| day(&who.when())));
            tags.push(Tag { name: name.to_owned(), date: tagger.unwrap_or(commit.date), commit });
        }
        tags.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
        Ok(tags)
    }
}

/// What is not committed.
pub struct WorkTree {
    /// Records that differ from the last commit's.
    pub files: Vec<FileChange>,
    /// Their texts, by the name that git would give them.
    pub texts: HashMap<Blob, Vec<u8>>,
}

/// The texts of a repository, for one thread.
pub struct Texts(git2::Repository);

impl Texts {
    /// A text; none where the clone does not hold it.
    pub fn get(&self, blob: &Blob) -> Option<Vec<u8>> {
        self.0.find_blob(oid(blob)).ok().map(|blob| blob.content().to_vec())
    }
}

/// Lets git pair what went with what came, where there is any to pair.
fn pair(diff: &mut Diff<'_>) -> Result<(), git2::Error> {
    let count = |status| diff.deltas().filter(|delta| delta.status() == status).count();
    let pairs = count(Delta::Deleted) * (count(Delta::Added) + count(Delta::Untracked));
    if pairs == 0 {
        return Ok(());
    }
    let mut options = DiffFindOptions::new();
    options.renames(true).for_untracked(true).rename_threshold(50).rename_limit(2_000);
    if pairs > MOST_PAIRS {
        options.exact_match_only(true);
    }
    diff.find_similar(Some(&mut options))
}

fn changes(
    repo: &git2::Repository,
    old: Option<&Tree<'_>>,
    new: Option<&Tree<'_>>,
) -> Result<Vec<FileChange>, git2::Error> {
    let mut diff = repo.diff_tree_to_tree(old, new, Some(&mut plain()))?;
    pair(&mut diff)?;
    Ok(files(&diff, ""))
}

fn plain() -> DiffOptions {
    let mut options = DiffOptions::new();
    options.ignore_submodules(true).include_typechange(true).skip_binary_check(true);
    options
}

/// The records among a diff's files, by their paths below `prefix`.
fn files(diff: &Diff<'_>, prefix: &str) -> Vec<FileChange> {
    with_paths(diff, prefix).into_iter().map(|(change, _)| change).collect()
}

/// The same, each with its new path as it is written on the disk.
fn with_paths(diff: &Diff<'_>, prefix: &str) -> Vec<(FileChange, Option<String>)> {
    let below = |file: &git2::DiffFile<'_>| {
        let path = std::str::from_utf8(file.path_bytes()?).ok()?;
        let path = if prefix.is_empty() { path } else { path.strip_prefix(prefix)?.strip_prefix('/')? };
        Some(path.to_owned())
    };
    let record = |file: &git2::DiffFile<'_>| {
        let path = below(file)?;
        let link = file.mode() == git2::FileMode::Link;
        let passed_over = path.split('/').any(|part| part.starts_with(['.', '_']));
        if link || passed_over {
            return None;
        }
        let path = slug::normal(&path);
        load::record_at(&path).is_some().then(|| Arc::<str>::from(path))
    };
    let change = |delta: git2::DiffDelta<'_>| {
        let (before, after) = match delta.status() {
            Delta::Added | Delta::Untracked | Delta::Ignored => (false, true),
            Delta::Deleted => (true, false),
            Delta::Modified | Delta::Renamed | Delta::Typechange | Delta::Conflicted => (true, true),
            _ => (false, false),
        };
        let old = record(&delta.old_file()).filter(|_| before);
        let new =
            record(&delta.new_file()).filter(|_| after).map(|path| (path, bytes(delta.new_file().id())));
        // Only the mode changed.
        let same = old.as_ref() == new.as_ref().map(|(path, _)| path)
            && delta.old_file().id() == delta.new_file().id()
            && delta.status() == Delta::Modified;
        let written = new.as_ref().and_then(|_| below(&delta.new_file()));
        (!same && (old.is_some() || new.is_some()))
            .then_some((FileChange { old, new, aside: false }, written))
    };
    diff.deltas().filter_map(change).collect()
}

fn describe(commit: &git2::Commit<'_>) -> Commit {
    let author = commit.author();
    let name = String::from_utf8_lossy(author.name_bytes()).into_owned();
    Commit { id: bytes(commit.id()), date: day(&author.when()), author: name.into() }
}

/// The day that the clock showed where a commit was made; a time past what a calendar holds counts as its first day.
fn day(time: &git2::Time) -> Date {
    let stamp = jiff::Timestamp::from_second(time.seconds()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let offset = jiff::tz::Offset::from_seconds(time.offset_minutes() * 60).unwrap_or(jiff::tz::Offset::UTC);
    offset.to_datetime(stamp).date()
}

fn bytes(oid: Oid) -> Blob {
    let mut bytes = Blob::default();
    bytes.copy_from_slice(&oid.as_bytes()[..20]);
    bytes
}

fn oid(blob: &Blob) -> Oid {
    Oid::from_bytes(blob).unwrap_or(Oid::ZERO_SHA1)
}
