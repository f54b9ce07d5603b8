//! Owns: the watch over what a preview is made of — content, themes, and where the repository stands.
//! In: folders. Out: an event for each change that could matter; what the walk passes over does not.

use super::Event;
use crate::history;
use crate::load::LoadError;
use crate::{Failure, Options, beside};
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;

/// What changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Files and folders, by their paths inside the content folder.
    pub records: Vec<PathBuf>,
    /// Something of a theme.
    pub theme: bool,
    /// Something that git noted.
    pub repository: bool,
    /// Anything may have: a whole folder came or went, or there were too many changes to be told.
    pub everything: bool,
}

impl Change {
    /// Both of two changes.
    pub fn and(mut self, other: Option<Change>) -> Change {
        if let Some(other) = other {
            self.records.extend(other.records);
            self.theme |= other.theme;
            self.repository |= other.repository;
            self.everything |= other.everything;
        }
        self
    }

    /// Whether nothing but what git noted changed.
    pub fn repository_alone(&self) -> bool {
        self.records.is_empty() && !self.theme && !self.everything
    }

    fn is_none(&self) -> bool {
        self.repository_alone() && !self.repository
    }
}

/// The folders that are watched, as the system names them.
#[derive(Clone, Debug)]
struct Places {
    content: PathBuf,
    themes: PathBuf,
    /// Each with whether what lies deeper counts.
    repository: Vec<(PathBuf, bool)>,
}

/// A watch; it ends when this is dropped.
pub struct Watch {
    watcher: RecommendedWatcher,
    places: Places,
}

impl Watch {
    /// Begins to watch the content folder, the themes beside it and, if history is asked for, the repository.
    ///
    /// # Errors
    /// When the content folder is not there, or the system refuses.
    pub fn begin(read: &Options, send: Sender<Event>) -> Result<Self, Failure> {
        let content = read.content.as_path();
        let noted_in = if read.history { history::noted_in(content) } else { Vec::new() };
        let whole = |path: &Path| {
            let missing = |error| Failure::Load(LoadError::Unreadable(path.to_owned(), error));
            path.canonicalize().map_err(missing)
        };
        let places = Places {
            content: whole(content)?,
            themes: whole(beside(content))?.join("themes"),
            repository: noted_in
                .into_iter()
                .filter_map(|(folder, deep)| Some((folder.canonicalize().ok()?, deep)))
                .collect(),
        };
        let sorted = places.clone();
        let watcher = notify::recommended_watcher(move |event| {
            let change = match event {
                Ok(event) => sorted.change(&event),
                // What cannot be told may have been anything.
                Err(_) => Change { everything: true, ..Change::default() },
            };
            if !change.is_none() {
                // Nobody listens any more: the preview ends.
                let _ = send.send(Event::Changed(change));
            }
        });
        let watcher = watcher.map_err(|error| refused(&places.content, &error))?;
        let mut watch = Watch { watcher, places };
        watch.all()?;
        Ok(watch)
    }

    /// Watches again what may have come anew under an old name.
    pub fn renew(&mut self) {
        // What is not there now is reported by who reads it, and watched when it comes back.
        let _ = self.all();
    }

    fn all(&mut self) -> Result<(), Failure> {
        let Places { content, themes, repository } = self.places.clone();
        self.folder(&content, true)?;
        if themes.is_dir() {
            self.folder(&themes, true)?;
        }
        // There a folder of themes may come, or the content folder come anew.
        for above in [content.parent(), themes.parent()].into_iter().flatten() {
            self.folder(above, false)?;
        }
        repository.iter().try_for_each(|(folder, deep)| self.folder(folder, *deep))
    }

    fn folder(&mut self, folder: &Path, deep: bool) -> Result<(), Failure> {
        let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        self.watcher.watch(folder, mode).map_err(|error| refused(folder, &error))
    }
}

fn refused(folder: &Path, error: &notify::Error) -> Failure {
    match error.kind {
        ErrorKind::MaxFilesWatch => Failure::WatchesFull,
        _ => Failure::Watch(folder.to_owned(), error.to_string()),
    }
}

impl Places {
    /// What an event of the system means.
    fn change(&self, event: &notify::Event) -> Change {
        let mut change = Change { everything: event.need_rescan(), ..Change::default() };
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
            EventKind::Access(_) | EventKind::Other => return change,
            _ => {}
        }
        for path in &event.paths {
            if self.repository.iter().any(|(folder, _)| path.starts_with(folder)) {
                change.repository = true;
            } else if let Ok(inside) = path.strip_prefix(&self.content) {
                if inside.as_os_str().is_empty() {
                    change.everything = true;
                } else if !is_hidden(inside) {
                    change.records.push(inside.to_owned());
                }
            } else if let Ok(inside) = path.strip_prefix(&self.themes) {
                if inside.as_os_str().is_empty() {
                    change.everything = true;
                } else if !is_hidden(inside) {
                    change.theme = true;
                }
            }
        }
        change
    }
}

/// Whether a name on the way is hidden, as editors' own files are. Those with `_` are passed over by the walk too, but
/// a link may lead to them.
fn is_hidden(inside: &Path) -> bool {
    let hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
    inside.components().any(hidden)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange, Flag, ModifyKind, RemoveKind};

    fn change(kind: EventKind, path: &str) -> Change {
        let places = Places {
            content: "/x/content".into(),
            themes: "/x/themes".into(),
            repository: vec![("/x/.git".into(), false), ("/x/content/.git/refs".into(), true)],
        };
        places.change(&notify::Event::new(kind).add_path(path.into()))
    }

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn changes_are_sorted_by_where_they_are() {
        let record = Change { records: vec!["programmes/a.md".into()], ..Change::default() };
        for kind in [
            WRITTEN,
            EventKind::Create(CreateKind::File),
            EventKind::Remove(RemoveKind::File),
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
        ] {
            assert_eq!(change(kind, "/x/content/programmes/a.md"), record);
        }
        let theme = Change { theme: true, ..Change::default() };
        assert_eq!(change(WRITTEN, "/x/themes/own/templates/plan.html"), theme);
        let repository = Change { repository: true, ..Change::default() };
        assert_eq!(change(WRITTEN, "/x/.git/HEAD"), repository);
        assert_eq!(change(WRITTEN, "/x/content/.git/refs/heads/main"), repository);
        let everything = Change { everything: true, ..Change::default() };
        assert_eq!(change(EventKind::Create(CreateKind::Folder), "/x/content"), everything);
        assert_eq!(change(EventKind::Create(CreateKind::Folder), "/x/themes"), everything);
    }

    #[test]
    fn what_is_read_hidden_or_elsewhere_is_no_change() {
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(change(read, "/x/content/programmes/a.md").is_none());
        for path in
            ["/x/content/programmes/.a.md.swp", "/x/content/.drafts/a.md", "/x/public/index.html", "/x"]
        {
            assert!(change(WRITTEN, path).is_none(), "{path}");
        }
    }

    #[test]
    fn too_many_changes_are_any_change() {
        let places = Places { content: "/c".into(), themes: "/t".into(), repository: Vec::new() };
        let lost = notify::Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(places.change(&lost).everything);
        let one = Change { records: vec!["a".into()], ..Change::default() };
        let both = one.and(Some(Change { theme: true, ..Change::default() }));
        assert!(!both.repository_alone() && both.theme && both.records.len() == 1);
    }
}
