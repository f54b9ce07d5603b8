//! A fixture of findings laid over the clean tree, ready for a run.

use percent_encoding::percent_decode_str;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// Where the fixtures stand.
pub fn fixtures() -> PathBuf {
    super::root().join("tests/fixtures")
}

/// A case laid over the clean tree, in a folder that goes with it.
pub struct Bench {
    folder: tempfile::TempDir,
    case: PathBuf,
}

impl Bench {
    /// `CODE/CASE`.
    pub fn new(case: &str) -> Self {
        let bench =
            Bench { folder: tempfile::tempdir().unwrap(), case: fixtures().join("findings").join(case) };
        super::copy(&fixtures().join("base/content"), &bench.content(), false);
        if bench.case.join("content").is_dir() {
            super::copy(&bench.case.join("content"), &bench.content(), false);
        }
        for path in bench.lines("remove.txt") {
            fs::remove_file(bench.content().join(path)).unwrap();
        }
        for line in bench.lines("arrange.txt") {
            bench.arrange(&line);
        }
        bench
    }

    /// Its content folder.
    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    /// The lines of one of the case's own files; none where it has no such file.
    pub fn lines(&self, name: &str) -> Vec<String> {
        fs::read_to_string(self.case.join(name)).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// `copy FROM TO` or `link TARGET PATH`, with percent signs for what a line cannot hold.
    fn arrange(&self, line: &str) {
        let [what, from, to] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let to = self.content().join(decoded(to));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        match what {
            "copy" => drop(fs::copy(self.content().join(decoded(from)), to).unwrap()),
            "link" => link(&decoded(from), &to),
            _ => panic!("{line}"),
        }
    }

    /// What `check` says of it.
    pub fn check(&self, format: &str, language: &str) -> Output {
        let options = self.lines("options.txt");
        super::cunce()
            .args(["check", "--format", format, "--lang", language, "--content"])
            .arg(self.content())
            .args(options.iter().flat_map(|line| line.split(' ')))
            .output()
            .unwrap()
    }
}

#[cfg(unix)]
fn decoded(name: &str) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(percent_decode_str(name).collect())
}

#[cfg(not(unix))]
fn decoded(name: &str) -> OsString {
    percent_decode_str(name).decode_utf8().unwrap().into_owned().into()
}

#[cfg(unix)]
fn link(target: &OsString, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_: &OsString, path: &Path) {
    panic!("{} is arranged on Linux only", path.display());
}
