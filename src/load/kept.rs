//! Owns: what was read of a content folder, kept so that the next look reads only what changed since.
//! In: the records to read. Out: the same as reading each of them anew.

use super::raw::RawFile;
use super::read::{self, Done, Job};
use super::{LoadError, walk};
use crate::source::{FileId, Span};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Records as they were when they were last read.
#[derive(Debug, Default)]
pub struct Kept {
    /// By path inside the content folder. Only looked up, so its order cannot reach the output.
    records: HashMap<String, Record>,
}

#[derive(Debug)]
struct Record {
    stamp: Stamp,
    done: Done,
}

/// What tells that a file is still the one that was read.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    on_disk: PathBuf,
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path) -> Result<Self, LoadError> {
        let about = std::fs::metadata(path).map_err(|error| LoadError::Unreadable(path.to_owned(), error))?;
        Ok(Stamp { on_disk: path.to_owned(), length: about.len(), modified: about.modified().ok() })
    }
}

impl Kept {
    /// Forgets a file or folder that is said to have changed, by its path inside the content folder: two writings of
    /// one length may fall into one tick of the file system's clock.
    pub fn forget(&mut self, inside: &Path) {
        let Some(path) = walk::relative(Path::new(""), inside, "") else { return };
        if self.records.remove(&path).is_none() {
            let folder = path + "/";
            self.records.retain(|record, _| !record.starts_with(&folder));
        }
    }

    /// Forgets everything.
    pub fn forget_all(&mut self) {
        self.records.clear();
    }

    /// Reads what changed; takes the rest as it was.
    pub(super) fn read(&mut self, jobs: Vec<Job>, prefix: &str) -> Result<Vec<Done>, LoadError> {
        let known = &self.records;
        let read = |job: Job| -> Result<(Done, Option<(String, Record)>), LoadError> {
            // Before the text is read: a change between the two shows in the next stamp.
            let stamp = Stamp::of(&job.found.on_disk)?;
            if let Some(record) = known.get(&job.found.path).filter(|record| record.stamp == stamp) {
                return Ok((record.done.numbered(job.file), None));
            }
            let path = job.found.path.clone();
            let done = read::read(job, prefix)?;
            let record = Record { stamp, done: done.clone() };
            Ok((done, Some((path, record))))
        };
        let read: Vec<_> = jobs.into_par_iter().map(read).collect::<Result<_, _>>()?;
        let (done, fresh): (Vec<Done>, Vec<Option<(String, Record)>>) = read.into_iter().unzip();
        self.records.extend(fresh.into_iter().flatten());
        if self.records.len() > done.len() {
            let here: HashSet<&str> = done.iter().map(|done| done.record.path.as_str()).collect();
            self.records.retain(|path, _| here.contains(path.as_str()));
        }
        Ok(done)
    }
}

impl Done {
    /// The same record under the number that it has this time.
    fn numbered(&self, file: FileId) -> Done {
        let mut done = self.clone();
        if done.record.file != file {
            done.found.iter_mut().for_each(|found| found.span.file = file);
            renumber(&mut done.record, file);
        }
        done
    }
}

fn renumber(record: &mut RawFile, file: FileId) {
    let number = |span: &mut Span| span.file = file;
    record.file = file;
    record.private.iter_mut().for_each(|private| number(&mut private.span));
    if let Some(prose) = &mut record.prose {
        number(&mut prose.span);
        prose.internal.iter_mut().chain(&mut prose.markers).for_each(number);
        prose.links.iter_mut().for_each(|link| number(&mut link.span));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{load, load_again};
    use super::*;
    use crate::diag::Report;
    use crate::source::Sources;
    use std::fs;

    /// Everything that a look gives, as text.
    fn told(
        look: impl FnOnce(&mut Sources, &mut Report) -> Result<super::super::RawSite, LoadError>,
    ) -> String {
        let (mut sources, mut report) = (Sources::default(), Report::default());
        let site = look(&mut sources, &mut report).unwrap();
        format!("{site:#?}{sources:#?}{report:#?}")
    }

    fn write(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_second_look_gives_what_a_first_one_gives() {
        let work = tempfile::tempdir().unwrap();
        let folder = work.path().join("content");
        let mut kept = Kept::default();
        let mut same = |what: &str| {
            let again = told(|sources, report| load_again(&folder, &mut kept, sources, report));
            assert_eq!(again, told(|sources, report| load(&folder, sources, report)), "{what}");
        };
        write(&folder, "site.toml", "title = \"甲\"\n");
        write(
            &folder,
            "townships/b/township.md",
            "+++\nname = \"乙乡\"\nx = 2020-02-30\n+++\n\n![](a.png)\n:::internal\n内\n:::\n13900000000 <b onclick=x>\n",
        );
        same("first");
        same("unchanged");
        write(&folder, "programmes/a.md", "+++\nname = \"项目\"\n+++\n");
        same("one more, so that the numbers of those after it move");
        write(&folder, "townships/b/township.md", "+++\nname = \"乙丙乡\"\n+++\n");
        same("another length");
        fs::remove_file(folder.join("programmes/a.md")).unwrap();
        same("one less");
        fs::rename(folder.join("townships/b"), folder.join("townships/c")).unwrap();
        same("a folder of another name");
    }

    #[test]
    fn what_is_said_to_have_changed_is_read_whatever_its_stamp() {
        let work = tempfile::tempdir().unwrap();
        let folder = work.path().join("content");
        let mut kept = Kept::default();
        let plan = "townships/b/plans/a.md";
        write(&folder, plan, "+++\ntitle = \"甲\"\n+++\n");
        let time = fs::metadata(folder.join(plan)).unwrap().modified().unwrap();
        let mut look = |forget: &str| {
            kept.forget(Path::new(forget));
            told(|sources, report| load_again(&folder, &mut kept, sources, report)).contains('乙')
        };
        assert!(!look(plan));
        write(&folder, plan, "+++\ntitle = \"乙\"\n+++\n");
        fs::File::options().write(true).open(folder.join(plan)).unwrap().set_modified(time).unwrap();
        assert!(!look("townships/bb"), "the stamp is the same");
        assert!(look("townships/b"));
        write(&folder, plan, "+++\ntitle = \"丙\"\n+++\n");
        fs::File::options().write(true).open(folder.join(plan)).unwrap().set_modified(time).unwrap();
        assert!(!look(plan));
    }
}
