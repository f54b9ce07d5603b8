//! A county in a git repository of its own, made with the `git` program in a temporary folder.

use super::{cunce, put, stdout};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A repository with a content folder.
pub struct Repo {
    folder: TempDir,
}

/// The plan of the village in [`Repo::county`], with what tests replace in it.
pub const PLAN: &str = r#"+++
title = "通路方案"
start = 2020-01-01
end = 2020-12-31
[[approvals]]
step = "村民代表会议"
by = "村民代表会议"
on = 2020-01-10
[[measures]]
id = "lu"
kind = "tonglu"
title = "修组道路"
lead = ["shuili"]
start = 2020-02-01
due = 2020-05-15
[[measures.targets]]
name = "路"
unit = "米"
value = 3000
[[measures.funds]]
source = "政府补"
amount = 100000
[[measures.funds]]
source = "群众投"
amount = 20000
[[measures]]
id = "deng"
kind = "zhaoming"
title = "装路灯"
lead = "shuili"
due = 2020-06-30
[[problems]]
id = "p1"
title = "边沟没有盖板"
found_on = 2020-02-10
lead = ["shuili"]
due = 2020-04-30
+++

先修主路，再修入户路。
"#;

impl Repo {
    /// An empty repository.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repo = Repo { folder };
        repo.git(&["init", "--quiet", "--initial-branch=main"]);
        repo
    }

    /// A county of one township and two villages, committed on 2020-01-05.
    pub fn county() -> Self {
        let repo = Repo::empty();
        repo.write(
            "site.toml",
            "title = \"试验县\"\ncounty = \"试验县\"\ncode = \"630199\"\npublisher = \"县一村一策办公室\"\n",
        );
        repo.write(
            "measures.toml",
            "[[measures]]\nid = \"tonglu\"\nname = \"通路\"\nstages = [\"设计\", \"施工\", \"通车\"]\n[[measures]]\nid = \"zhaoming\"\nname = \"照明\"\n",
        );
        repo.write("units.toml", "[[units]]\nid = \"shuili\"\nname = \"水利局\"\n[[units]]\nid = \"jiaotong\"\nname = \"交通局\"\n");
        repo.write("disclosures.toml", "[[disclosures]]\nid = \"caiwu\"\nname = \"财务\"\n");
        repo.write("programmes/lu.md", "+++\nname = \"通路专项\"\n+++\n");
        repo.write("townships/hexi/township.md", "+++\nname = \"河西乡\"\ncode = \"630199101\"\n+++\n");
        for (slug, name, code) in [("beigou", "北沟村", "630199101201"), ("nangou", "南沟村", "630199101202")]
        {
            repo.write(
                &format!("townships/hexi/{slug}/village.md"),
                &format!(
                    "+++\nname = \"{name}\"\ncode = \"{code}\"\nhouseholds = 203\n+++\n\n{name}在河西。\n"
                ),
            );
        }
        repo.write("townships/hexi/beigou/plans/lu.md", PLAN);
        repo.write(
            "townships/hexi/nangou/plans/lu.md",
            &PLAN.replace("修组道路", "修南沟的路").replace("p1", "p2"),
        );
        repo.write(
            "townships/hexi/beigou/progress/2020-03-01.md",
            "+++\ndate = 2020-03-01\n[[updates]]\nmeasure = \"lu\"\nstatus = \"doing\"\nstage = \"施工\"\nvalues = { \"路\" = 100 }\n+++\n\n开工了。\n",
        );
        repo.write(
            "townships/hexi/beigou/notices/2020-03-02.md",
            "+++\ndate = 2020-03-02\nitem = \"caiwu\"\ntitle = \"一季度财务\"\n+++\n\n收支明细。\n",
        );
        repo.commit("2020-01-05");
        repo
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Its content folder.
    pub fn content(&self) -> PathBuf {
        self.path().join("content")
    }

    /// Writes a record.
    pub fn write(&self, path: &str, text: &str) {
        put(&self.content(), path, text);
    }

    /// A record's text.
    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.content().join(path)).unwrap()
    }

    /// Replaces something in a record; it must be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replace(from, to));
    }

    /// Runs git, whose settings outside the repository do not count.
    pub fn git(&self, args: &[&str]) -> String {
        self.git_on("2020-01-05", args)
    }

    /// The same on a day.
    pub fn git_on(&self, day: &str, args: &[&str]) -> String {
        let when = format!("{day}T10:00:00+0800");
        let output = Command::new("git")
            .current_dir(self.path())
            .envs([("GIT_AUTHOR_DATE", when.as_str()), ("GIT_COMMITTER_DATE", when.as_str())])
            .envs([("GIT_AUTHOR_NAME", "李某某"), ("GIT_COMMITTER_NAME", "李某某")])
            .envs([("GIT_AUTHOR_EMAIL", "a@example.org"), ("GIT_COMMITTER_EMAIL", "a@example.org")])
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")])
            .args(["-c", "protocol.file.allow=always", "-c", "core.autocrlf=false"])
            .args(args)
            .output()
            .unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        stdout(&output)
    }

    /// Commits everything.
    pub fn commit(&self, day: &str) {
        self.git(&["add", "--all"]);
        self.git_on(day, &["commit", "--quiet", "--allow-empty", "--message", day]);
    }

    /// Runs the program on its content.
    pub fn run(&self, args: &[&str]) -> Output {
        self.run_in(self.path(), args)
    }

    /// Runs the program elsewhere, with this repository's caches.
    pub fn run_in(&self, folder: &Path, args: &[&str]) -> Output {
        let (command, more) = args.split_first().unwrap();
        cunce()
            .current_dir(folder)
            .env("XDG_CACHE_HOME", self.path().join(".git/caches"))
            .args([command, "--lang", "zh-Hans"])
            .args(more)
            .output()
            .unwrap()
    }

    /// What `diff` tells, one change a line.
    pub fn diff(&self, args: &[&str]) -> Vec<Value> {
        let output = self.run(&[&["diff", "--format", "json"], args].concat());
        assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        lines(&stdout(&output))
    }

    /// The same in few words: what of what changed how.
    pub fn told(&self, args: &[&str]) -> Vec<String> {
        self.diff(args).iter().map(brief).collect()
    }

    /// The versions that `log` lists.
    pub fn log(&self, args: &[&str]) -> Vec<Value> {
        let output = self.run(&[&["log", "--format", "json"], args].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        lines(&stdout(&output))
    }

    /// Builds the site on so many threads, and gives the folder.
    pub fn build_on(&self, threads: usize, as_of: &str) -> PathBuf {
        let out = self.path().join("public");
        let status = cunce()
            .current_dir(self.path())
            .env("XDG_CACHE_HOME", self.path().join(".git/caches"))
            .env("RAYON_NUM_THREADS", threads.to_string())
            .args(["build", "--lang", "zh-Hans", "--as-of", as_of])
            .output()
            .unwrap()
            .status;
        assert!(status.success());
        out
    }

    /// Builds the site, and gives the folder.
    pub fn build(&self, more: &[&str]) -> PathBuf {
        let out = self.path().join("public");
        let output = self.run(&[&["build", "--out", out.to_str().unwrap()], more].concat());
        assert!(output.status.success(), "{}{}", stdout(&output), String::from_utf8_lossy(&output.stderr));
        out
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A change in few words.
pub fn brief(change: &Value) -> String {
    let word = |key: &str| change[key].as_str().unwrap_or_default().to_owned();
    let what = match change["file"].as_str() {
        Some(file) => file.to_owned(),
        None => format!("{} {}", word("subject"), word("id")),
    };
    let mut said = format!("{} {}", what.trim_end(), word("change"));
    if let Some(field) = change["field"].as_str() {
        said = format!("{said} {field}");
    }
    if let Some(days) = change["days"].as_i64() {
        said = format!("{said} {days}");
    }
    if change["weakened"] == true {
        said.push('!');
    }
    said
}
