//! Owns: what was read of a content folder, kept so that the next look reads only what changed since.
//! In: the records to read, and what is said to have changed. Out: the same as reading everything anew. Where nothing
//! came, went or was renamed, the folder is not even walked: a county has thousands of them.

use super::LoadError;
use super::place::is_named_like_text;
use super::raw::{RawFile, RawFolder, RawPrivate, RawSite};
use super::read::{self, Done, Job};
use super::walk::{self, Found};
use crate::diag::{Diagnostic, Report};
use crate::source::{FileId, SourceFile, Sources, Span};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Records as they were when they were last read.
#[derive(Debug, Default)]
pub struct Kept {
    /// In the order of their numbers.
    records: Vec<Record>,
    /// By path inside the content folder. Only looked up, so its order cannot reach the output.
    numbers: HashMap<String, usize>,
    /// Those that are said to have changed.
    stale: BTreeSet<usize>,
    /// What the names alone tell; none where a name may have come or gone.
    layout: Option<Layout>,
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

/// Everything that a look gives beside the records.
#[derive(Debug)]
struct Layout {
    sources: Vec<SourceFile>,
    found: Vec<Diagnostic>,
    twice: Vec<usize>,
    attachments: BTreeMap<String, PathBuf>,
    folders: Vec<RawFolder>,
    bare: Vec<(String, Span, &'static str)>,
    private_names: Vec<(String, RawPrivate)>,
    misplaced: Vec<String>,
}

impl Stamp {
    fn of(path: &Path) -> Result<Self, LoadError> {
        let about = fs::metadata(path).map_err(|error| LoadError::Unreadable(path.to_owned(), error))?;
        Ok(Stamp { on_disk: path.to_owned(), length: about.len(), modified: about.modified().ok() })
    }
}

impl Kept {
    /// Notes that a file or folder is said to have changed, by its path inside the content folder at `root`: two
    /// writings of one length may fall into one tick of the file system's clock.
    pub fn changed(&mut self, root: &Path, inside: &Path) {
        let Some(path) = walk::relative(Path::new(""), inside, "") else {
            self.layout = None;
            return;
        };
        let now = fs::symlink_metadata(root.join(inside)).ok();
        let is_file = now.as_ref().is_some_and(fs::Metadata::is_file);
        if let Some(number) = self.numbers.get(&path) {
            self.stale.insert(*number);
        } else if now.is_none() || !is_file {
            // All that lies in a folder may be of another one that has its name now.
            let folder = format!("{path}/");
            let within = self.records.iter().enumerate();
            let within = within.filter(|(_, record)| record.done.record.path.starts_with(&folder));
            self.stale.extend(within.map(|(number, _)| number));
        }
        let keeps = |layout: &Layout| {
            // What a file that is named like a text begins with tells whether it is a record.
            let name = path.rsplit('/').next().unwrap_or_default();
            let is_attachment = || layout.attachments.contains_key(&path) && !is_named_like_text(name);
            let holds = self.numbers.contains_key(&path) || is_attachment();
            // What an editor wrote beside a file and took away again was never there.
            let passing = now.is_none() && !layout.knows(&path, &self.records);
            holds && is_file || passing
        };
        self.layout = self.layout.take().filter(keeps);
    }

    /// Forgets everything.
    pub fn forget_all(&mut self) {
        *self = Kept::default();
    }

    /// The whole look, where no name came or went since the last one; none where the folder must be walked.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub(super) fn again(
        &mut self,
        prefix: &str,
        sources: &mut Sources,
        report: &mut Report,
    ) -> Result<Option<RawSite>, LoadError> {
        let Some(layout) = self.layout.take() else { return Ok(None) };
        for number in &self.stale {
            let record = &mut self.records[*number];
            let job = record.job();
            let stamp = Stamp::of(&job.found.on_disk)?;
            *record = Record { stamp, done: read::read(job, prefix)? };
        }
        self.stale.clear();
        let mut site = RawSite {
            attachments: layout.attachments.clone(),
            folders: layout.folders.clone(),
            bare: layout.bare.clone(),
            private_names: layout.private_names.clone(),
            misplaced: layout.misplaced.clone(),
            ..RawSite::default()
        };
        for done in self.all() {
            sources.add(done.source);
            report.extend(done.found);
            site.files.push(done.record);
        }
        layout.twice.iter().for_each(|number| site.files[*number].twice = true);
        for source in &layout.sources {
            sources.add(source.clone());
        }
        report.extend(layout.found.iter().cloned());
        self.layout = Some(layout);
        Ok(Some(site))
    }

    /// Reads what changed; takes the rest as it was.
    ///
    /// # Errors
    /// When a record cannot be read; nothing is kept then.
    pub(super) fn read(&mut self, jobs: Vec<Job>, prefix: &str) -> Result<Vec<Done>, LoadError> {
        let Kept { records, stale, .. } = std::mem::take(self);
        let kept = records.into_iter().enumerate().filter(|(number, _)| !stale.contains(number));
        let mut kept: HashMap<String, Record> =
            kept.map(|(_, record)| (record.done.record.path.clone(), record)).collect();
        let jobs: Vec<(Job, Option<Record>)> = jobs
            .into_iter()
            .map(|job| {
                let record = kept.remove(&job.found.path);
                (job, record)
            })
            .collect();
        let read = |(job, record): (Job, Option<Record>)| {
            // Before the text is read: a change between the two shows in the next stamp.
            let stamp = Stamp::of(&job.found.on_disk)?;
            match record.filter(|record| record.stamp == stamp) {
                Some(record) => Ok(record.numbered(job.file)),
                None => Ok(Record { stamp, done: read::read(job, prefix)? }),
            }
        };
        self.records = jobs.into_par_iter().map(read).collect::<Result<_, LoadError>>()?;
        let path = |(number, record): (usize, &Record)| (record.done.record.path.clone(), number);
        self.numbers = self.records.iter().enumerate().map(path).collect();
        Ok(self.all())
    }

    /// Notes what a look at `root` gave beside the records that were just read.
    pub(super) fn note(&mut self, root: &Path, site: &RawSite, sources: &Sources, report: &Report) {
        let plain = |record: &Record| record.stamp.on_disk == root.join(&record.done.record.path);
        // Behind a link, a change has another name than the record.
        if !self.records.iter().all(plain) {
            return;
        }
        let source = |number: usize| {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            sources.file(FileId(number)).clone()
        };
        let in_records: usize = self.records.iter().map(|record| record.done.found.len()).sum();
        let twice = site.files.iter().enumerate().filter(|(_, record)| record.twice);
        self.layout = Some(Layout {
            sources: (self.records.len()..sources.len()).map(source).collect(),
            found: report.found()[in_records..].to_vec(),
            twice: twice.map(|(number, _)| number).collect(),
            attachments: site.attachments.clone(),
            folders: site.folders.clone(),
            bare: site.bare.clone(),
            private_names: site.private_names.clone(),
            misplaced: site.misplaced.clone(),
        });
    }

    fn all(&self) -> Vec<Done> {
        self.records.par_iter().map(|record| record.done.clone()).collect()
    }
}

impl Layout {
    /// Whether the last look saw anything at a path or in a folder there; links and misplaced files have a source, too.
    fn knows(&self, path: &str, records: &[Record]) -> bool {
        let here =
            |seen: &str| seen.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let inside =
            |source: &SourceFile| source.path.split_once('/').is_some_and(|(_, inside)| here(inside));
        records.iter().any(|record| here(&record.done.record.path))
            || self.attachments.keys().any(|attachment| here(attachment))
            || self.sources.iter().any(inside)
    }
}

impl Record {
    /// What to read again.
    fn job(&self) -> Job {
        let record = &self.done.record;
        Job {
            file: record.file,
            found: Found { path: record.path.clone(), on_disk: self.stamp.on_disk.clone() },
            kind: record.kind,
            township: record.township.clone(),
            village: record.village.clone(),
            slug: record.slug.clone(),
        }
    }

    /// The same record under the number that it has this time.
    fn numbered(mut self, file: FileId) -> Record {
        if self.done.record.file != file {
            self.done.found.iter_mut().for_each(|found| found.span.file = file);
            renumber(&mut self.done.record, file);
        }
        self
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
        let mut same = |what: &str, changed: &[&str]| {
            changed.iter().for_each(|path| kept.changed(&folder, Path::new(path)));
            let walks = kept.layout.is_none();
            let again = told(|sources, report| load_again(&folder, &mut kept, sources, report));
            assert_eq!(again, told(|sources, report| load(&folder, sources, report)), "{what}");
            walks
        };
        let township = "townships/b/township.md";
        let stays = "townships/c/township.md";
        write(&folder, "site.toml", "title = \"甲\"\n");
        write(
            &folder,
            township,
            "+++\nname = \"乙乡\"\nx = 2020-02-30\n+++\n\n![](a.png)\n:::internal\n内\n:::\n13900000000 <b onclick=x>\n",
        );
        write(&folder, stays, "+++\nname = \"丙乡\"\n+++\n");
        write(&folder, "townships/b/a.png", "图");
        write(&folder, "townships/b/13900000000.txt", "");
        write(&folder, "townships/b/Township.toml", "");
        write(&folder, "nonsense.toml", "");
        assert!(same("first", &[]));
        assert!(!same("unchanged", &[]));
        let text = "+++\nname = \"乙丁乡\"\nx = 2020-02-30\n+++\n";
        write(&folder, township, text);
        assert!(!same("another text", &[township]));
        write(&folder, "townships/b/a.png", "另一张图");
        assert!(!same("an attachment", &["townships/b/a.png"]));
        assert!(!same("what came and went", &["townships/b/township.md~", township]));
        write(&folder, "programmes/a.md", "+++\nname = \"项目\"\n+++\n");
        assert!(same("one more, so that the numbers of those after it move", &["programmes/a.md"]));
        write(&folder, township, "+++\nname = \"乙\"\n+++\n");
        assert!(!same("after that", &[township]));
        fs::remove_file(folder.join("programmes/a.md")).unwrap();
        assert!(same("one less", &["programmes/a.md"]));
        fs::rename(folder.join("townships/b"), folder.join("townships/d")).unwrap();
        assert!(same("a folder of another name", &["townships/b", "townships/d"]));
        write(&folder, stays, "+++\nname = \"丙丙乡\"\n+++\n");
        fs::remove_file(folder.join("nonsense.toml")).unwrap();
        assert!(same("both", &["nonsense.toml", stays]));
        write(&folder, "townships/c/plans.toml", "");
        assert!(same("a misplaced file", &["townships/c/plans.toml"]));
        write(&folder, "townships/c/plans.toml", "x = 1\n");
        assert!(!same("again", &[]));
        assert!(same("what it holds", &["townships/c/plans.toml"]));
    }

    #[test]
    fn what_is_said_to_have_changed_is_read_whatever_its_stamp() {
        let work = tempfile::tempdir().unwrap();
        let folder = work.path().join("content");
        let mut kept = Kept::default();
        let plan = "townships/b/plans/a.md";
        let write_again = |text: &str, time: Option<SystemTime>| {
            write(&folder, plan, text);
            let file = fs::File::options().write(true).open(folder.join(plan)).unwrap();
            time.into_iter().for_each(|time| file.set_modified(time).unwrap());
        };
        let mut look = |changed: &[&str], holds: char| {
            changed.iter().for_each(|path| kept.changed(&folder, Path::new(path)));
            told(|sources, report| load_again(&folder, &mut kept, sources, report)).contains(holds)
        };
        write_again("+++\ntitle = \"甲\"\n+++\n", None);
        let time = fs::metadata(folder.join(plan)).unwrap().modified().ok();
        assert!(look(&[], '甲'));
        write_again("+++\ntitle = \"乙\"\n+++\n", time);
        assert!(look(&[], '甲'), "nobody said so, and the stamp is the same");
        assert!(look(&[plan], '乙'));
        write_again("+++\ntitle = \"丙\"\n+++\n", time);
        assert!(look(&["townships/b"], '丙'), "a folder that came anew");
    }

    #[test]
    #[cfg(unix)]
    fn behind_a_link_every_look_is_a_whole_one() {
        let work = tempfile::tempdir().unwrap();
        let folder = work.path().join("content");
        write(&folder, "_shared/a.md", "+++\ntitle = \"甲\"\n+++\n");
        fs::create_dir_all(folder.join("programmes")).unwrap();
        std::os::unix::fs::symlink("../_shared/a.md", folder.join("programmes/a.md")).unwrap();
        let mut kept = Kept::default();
        let mut look = || told(|sources, report| load_again(&folder, &mut kept, sources, report));
        assert!(look().contains('甲'));
        write(&folder, "_shared/a.md", "+++\ntitle = \"甲乙\"\n+++\n");
        assert!(look().contains('乙'));
    }
}
