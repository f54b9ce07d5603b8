//! Owns the tests of a whole build: what is published, kept, removed, counted.
//! Comes in: a room under the system's temporary folder, a new one for each test.
//! Goes out: nothing; refusals and repairs of cut-off builds are tested in the files beside.

mod cuts;
pub(super) mod faults;
mod refusals;
mod repairs;

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::folder::MARKER;
use super::*;
use crate::artifact::Content;

/// Exchanged or renamed in turn, linked or copied: the result must be one.
const WAYS: [Means; 4] = [
    Means { exchange: true, hard_links: true },
    Means { exchange: true, hard_links: false },
    Means { exchange: false, hard_links: true },
    Means { exchange: false, hard_links: false },
];

/// In whole seconds, which every file system keeps.
fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

struct Room {
    folder: TempDir,
    out: PathBuf,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        Room { folder, out }
    }

    fn with(pages: &[(&str, &str)]) -> Room {
        let room = Room::new();
        room.build(WAYS[0], pages);
        room
    }

    fn build(&self, means: Means, pages: &[(&str, &str)]) -> Summary {
        self.begun(means, pages).commit().unwrap()
    }

    fn begun(&self, means: Means, pages: &[(&str, &str)]) -> Output {
        let output = Output::begin_with(&self.out, means).unwrap();
        for (path, text) in pages {
            output.put(page(path, text)).unwrap();
        }
        output
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Everything in the room: a file with its text, a folder with `None`.
    fn everything(&self) -> BTreeMap<String, Option<String>> {
        let mut found = BTreeMap::new();
        list(self.folder.path(), "", &mut found);
        found
    }

    /// The published files, the marker aside; and nothing else is in the room.
    fn published(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (path, text) in self.everything() {
            assert!(path == "public" || path.starts_with("public/"), "left beside: {path}");
            if let Some(text) = text {
                files.push((path["public/".len()..].to_owned(), text));
            }
        }
        assert_eq!(files.remove(0).0, MARKER);
        files
    }

    fn stamp(&self, path: &str) -> SystemTime {
        fs::metadata(self.out.join(path)).unwrap().modified().unwrap()
    }

    fn age(&self, path: &str) {
        let file = File::options().write(true).open(self.out.join(path)).unwrap();
        file.set_modified(long_ago()).unwrap();
    }
}

fn list(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Option<String>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{path}/"), found);
            found.insert(path, None);
        } else {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            found.insert(path, Some(text));
        }
    }
}

/// Nothing is closed to root; so, where the tests run as root, one thread becomes nobody.
#[cfg(target_os = "linux")]
fn without_privileges<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let work = || {
        let nobody = rustix::thread::Uid::from_raw(65534);
        let _ = rustix::thread::set_thread_res_uid(nobody, nobody, nobody);
        work()
    };
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

fn page(path: &str, text: &str) -> Artifact {
    Artifact { path: path.to_owned(), content: Content::Bytes(text.into()) }
}

fn pages(pages: &[(&str, &str)]) -> Vec<(String, String)> {
    pages.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_first_build_makes_the_folder_and_its_parents() {
    for means in WAYS {
        let mut room = Room::new();
        let site = [("index.html", "县"), ("townships/城关/a.csv", ""), ("townships/城关/index.html", "镇")];
        let summary = room.build(means, &site);
        assert_eq!(summary, Summary { files: 3, bytes: 6, added: 3, ..Summary::default() });
        assert_eq!(room.published(), pages(&site));

        room.out = room.at("new/deep/er");
        assert_eq!(room.build(means, &site).files, 3);
        assert_eq!(fs::read(room.out.join("index.html")).unwrap(), "县".as_bytes());
    }
}

#[test]
fn an_empty_folder_is_taken() {
    for means in WAYS {
        let room = Room::new();
        fs::create_dir(&room.out).unwrap();
        let summary = room.build(means, &[("a", "1")]);
        assert_eq!((summary.added, summary.removed), (1, 0));
        assert_eq!(room.published(), pages(&[("a", "1")]));
    }
}

#[test]
fn the_whole_folder_is_replaced_and_what_did_not_change_keeps_its_stamp() {
    for means in WAYS {
        let room = Room::with(&[
            ("kept/a", "same"),
            ("kept/b", "old!"),
            ("long", "old"),
            ("gone/c", "x"),
            ("d", ""),
        ]);
        for path in ["kept/a", "kept/b", "long", "d"] {
            room.age(path);
        }

        let site = [("d", ""), ("kept/a", "same"), ("kept/b", "new!"), ("long", "longer"), ("new/e", "y")];
        let summary = room.build(means, &site);
        let expected =
            Summary { files: 5, bytes: 15, unchanged: 2, added: 1, changed: 2, removed: 1, leftover: None };
        assert_eq!(summary, expected, "{means:?}");
        assert_eq!(room.published(), pages(&site));
        for path in ["kept/a", "d"] {
            assert_eq!(room.stamp(path), long_ago(), "{path} {means:?}");
        }
        for path in ["kept/b", "long"] {
            assert!(room.stamp(path) > long_ago(), "{path} {means:?}");
        }
    }
}

#[test]
fn an_empty_build_empties_the_site_and_stays_replaceable() {
    let room = Room::with(&[("a/b", "1")]);
    assert_eq!(room.build(WAYS[0], &[]), Summary { removed: 1, ..Summary::default() });
    assert_eq!(room.published(), pages(&[]));
    assert_eq!(room.build(WAYS[0], &[("a", "1")]).added, 1);
}

#[test]
fn a_folder_may_become_a_file_and_a_file_a_folder() {
    for means in WAYS {
        let room = Room::with(&[("a/b", "1"), ("c", "2")]);
        let summary = room.build(means, &[("a", "1"), ("c/d", "2")]);
        assert_eq!((summary.added, summary.removed), (2, 2));
        assert_eq!(room.published(), pages(&[("a", "1"), ("c/d", "2")]));
    }
}

#[test]
fn a_dropped_build_leaves_no_trace() {
    let room = Room::with(&[("a", "1")]);
    let before = room.everything();
    drop(room.begun(WAYS[0], &[("a", "2"), ("b/c", "3")]));
    assert_eq!(room.everything(), before);

    let room = Room::new();
    drop(room.begun(WAYS[0], &[("a", "1")]));
    assert!(room.everything().is_empty());
}

#[test]
fn attachments_are_copied_byte_for_byte() {
    for means in WAYS {
        let room = Room::new();
        let attachment = tempfile::NamedTempFile::new().unwrap();
        let put = |bytes: &[u8]| {
            fs::write(attachment.path(), bytes).unwrap();
            let output = Output::begin_with(&room.out, means).unwrap();
            let content = Content::File(attachment.path().to_owned());
            output.put(Artifact { path: "files/表.xlsx".to_owned(), content }).unwrap();
            output.commit().unwrap()
        };
        // Longer than one comparison's buffer, and different only at its end.
        let mut bytes: Vec<u8> = (0..100_000_u32).map(|i| (i % 251) as u8).collect();
        assert_eq!(put(&bytes).added, 1);
        room.age("files/表.xlsx");

        let summary = put(&bytes);
        assert_eq!((summary.unchanged, summary.bytes), (1, 100_000));
        assert_eq!(room.stamp("files/表.xlsx"), long_ago());

        bytes[99_999] ^= 1;
        assert_eq!(put(&bytes).changed, 1);
        assert_eq!(fs::read(room.out.join("files/表.xlsx")).unwrap(), bytes);
    }
}

#[cfg(unix)]
#[test]
fn an_attachment_does_not_bring_its_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let room = Room::new();
    let attachment = tempfile::NamedTempFile::new().unwrap();
    fs::set_permissions(attachment.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let output = room.begun(WAYS[0], &[("page", "1")]);
    let content = Content::File(attachment.path().to_owned());
    output.put(Artifact { path: "attachment".to_owned(), content }).unwrap();
    output.commit().unwrap();
    let mode = |path: &str| fs::metadata(room.out.join(path)).unwrap().permissions().mode();
    assert_eq!(mode("attachment"), mode("page"));
}

#[cfg(unix)]
#[test]
fn a_folder_closed_to_others_stays_closed() {
    use std::os::unix::fs::PermissionsExt;

    for means in WAYS {
        let room = Room::with(&[("a", "1")]);
        fs::set_permissions(&room.out, fs::Permissions::from_mode(0o710)).unwrap();
        room.build(means, &[("a", "2")]);
        assert_eq!(fs::metadata(&room.out).unwrap().permissions().mode() & 0o777, 0o710);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_published_folder_is_neither_read_nor_kept() {
    for means in WAYS {
        let room = Room::with(&[("a", "1"), ("b/c", "2")]);
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("c"), "2").unwrap();
        fs::remove_file(room.out.join("a")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("c"), room.out.join("a")).unwrap();

        let summary = room.build(means, &[("a", "2"), ("b/c", "2")]);
        assert_eq!((summary.added, summary.unchanged, summary.removed), (1, 1, 1));
        assert!(fs::symlink_metadata(room.out.join("a")).unwrap().is_file());
        assert_eq!(room.published(), pages(&[("a", "2"), ("b/c", "2")]));
        assert_eq!(fs::read(outside.path().join("c")).unwrap(), b"2");
    }
}

#[test]
fn many_threads_write_into_the_same_folders() {
    let room = Room::new();
    for round in ["first", "second"] {
        let output = Output::begin(&room.out).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let output = &output;
                scope.spawn(move || {
                    for village in 0..50 {
                        let path = format!("t{}/v{village}/p{thread}/index.html", village % 5);
                        output.put(page(&path, "page")).unwrap();
                    }
                });
            }
        });
        let summary = output.commit().unwrap();
        assert_eq!((summary.files, summary.bytes), (400, 1600));
        assert_eq!(summary.unchanged, if round == "first" { 0 } else { 400 });
    }
    assert_eq!(room.published().len(), 400);
}
