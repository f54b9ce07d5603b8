//! The site of a day is the same to the byte whenever, wherever and by whom it is built.
//!
//! The clock is set by the program `faketime` (Debian's package of that name, which tests/run installs).
#![cfg(target_os = "linux")]

mod common;

use common::repo::Repo;
use common::{copy, put, root, stderr, tree};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

/// Ends and beginnings of years, leap days, and the day of the example.
const DAYS: [&str; 6] = ["2019-12-31", "2020-01-01", "2020-02-29", "2020-06-10", "2020-12-31", "2024-02-29"];

/// Where, when and how a build is made.
struct Circumstances {
    zone: &'static str,
    locale: &'static str,
    /// What the clock shows there.
    clock: &'static str,
    umask: &'static str,
    threads: &'static str,
}

/// Each differs from the others in everything at once.
const ELSEWHERE: [Circumstances; 4] = [
    Circumstances {
        zone: "Asia/Shanghai",
        locale: "zh_CN.UTF-8",
        clock: "2031-03-01 12:00:00",
        umask: "022",
        threads: "2",
    },
    Circumstances {
        zone: "Pacific/Kiritimati",
        locale: "en_US.UTF-8",
        clock: "2024-02-29 00:00:00",
        umask: "077",
        threads: "1",
    },
    Circumstances {
        zone: "America/Los_Angeles",
        locale: "C",
        clock: "2020-12-31 23:59:59",
        umask: "000",
        threads: "2",
    },
    Circumstances {
        zone: ":no/such/zone",
        locale: "tr_TR.UTF-8",
        clock: "2026-07-01 00:00:01",
        umask: "027",
        threads: "3",
    },
];

impl Circumstances {
    /// Runs the program in a folder.
    fn run(&self, folder: &Path, args: &[&str]) -> Output {
        Command::new("sh")
            .args(["-c", "umask \"$1\"; shift; exec \"$@\"", "sh", self.umask])
            .args(["faketime", self.clock, env!("CARGO_BIN_EXE_cunce")])
            .args(args)
            .current_dir(folder)
            .envs([("TZ", self.zone), ("LANG", self.locale), ("LC_ALL", self.locale)])
            .envs([("RAYON_NUM_THREADS", self.threads), ("NO_COLOR", "1")])
            .env("XDG_CACHE_HOME", folder.join("caches"))
            .output()
            .expect("sh and faketime: tests/run installs Debian's package faketime")
    }

    /// Builds in a folder that has a `content`, and demands success.
    fn build(&self, folder: &Path, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let output = self.run(folder, &[&["build", "--out", "out/public"], more].concat());
        assert!(output.status.success(), "{} {more:?}: {}", self.zone, stderr(&output));
        tree(&folder.join("out/public"))
    }
}

/// The fixture in a repository, with a promise that slipped, an edition, and commits made in different zones.
fn county() -> Repo {
    let repo = Repo::empty();
    copy(&root().join("tests/fixtures/base/content"), &repo.content(), false);
    repo.commit("2019-12-31");
    repo.git_on("2020-01-01", &["tag", "-a", "edition/2019", "-m", "年报"]);
    let plan = "townships/hexi/qiaotou/plans/daolu.md";
    let text = repo.text(plan);
    let due = text.lines().find(|line| line.starts_with("due = ")).unwrap().to_owned();
    repo.write(plan, &text.replacen(&due, "due = 2020-12-31", 1));
    repo.commit("2020-02-29");
    repo.write("home.md", "换过的首页。\n");
    repo.commit("2020-05-31");
    repo
}

/// Sets the time stamps of all records and folders of a tree, in turn to long ago and to far ahead.
fn restamp(folder: &Path) {
    for (number, path) in tree(folder).keys().enumerate() {
        let years = if number % 2 == 0 { 11 } else { 67 };
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(years * 31_556_952);
        File::options().write(true).open(folder.join(path)).unwrap().set_modified(time).unwrap();
    }
}

/// The first file that differs, and how many do.
fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, when: &str) {
    let all = one.keys().chain(other.keys());
    let differing: Vec<&String> = all.filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differing.is_empty(), "{when}: {differing:?}");
}

#[test]
fn a_day_is_built_the_same_at_any_time_in_any_place() {
    let repo = county();
    let room = tempfile::tempdir().unwrap();
    let folders: Vec<PathBuf> = (0..ELSEWHERE.len()).map(|n| room.path().join(format!("第{n}处"))).collect();
    // One is the repository itself, one a clone (other time stamps, objects in a pack), one a clone whose files claim to
    // be old and new, and one a copy made backwards.
    for (number, folder) in folders.iter().enumerate() {
        match number {
            0 | 3 => copy(repo.path(), folder, number == 3),
            _ => drop(repo.git(&["clone", "--quiet", "--no-local", ".", folder.to_str().unwrap()])),
        }
    }
    restamp(&folders[2].join("content"));
    let mut sites: Vec<BTreeMap<String, Vec<u8>>> = Vec::new();
    for day in DAYS {
        let first = ELSEWHERE[0].build(&folders[0], &["--as-of", day, "--packets"]);
        assert!(first.keys().any(|path| path.ends_with(".pdf")), "packets are there");
        assert!(first.contains_key("changes/index.html"), "history is there");
        for (circumstances, folder) in ELSEWHERE.iter().zip(&folders).skip(1) {
            // Over the site of another day, its unchanged files taken over, and into a new folder.
            // The content folder is named in full there, from where the program runs at first.
            let content = folder.join("content");
            let again = circumstances
                .build(folder, &["--as-of", day, "--packets", "--content", content.to_str().unwrap()]);
            same(&first, &again, &format!("{day} in {}", circumstances.zone));
        }
        assert!(!sites.contains(&first), "{day} is a day of its own");
        sites.push(first);
    }
    // The internal edition, and the site of a region with the county in it.
    let internal = ["--as-of", DAYS[3], "--edition", "internal", "--packets"];
    let others: Vec<_> = ELSEWHERE
        .iter()
        .zip(&folders)
        .map(|(circumstances, folder)| {
            let site = circumstances.build(folder, &internal);
            circumstances.build(folder, &["--as-of", DAYS[3]]);
            let output = circumstances.run(folder, &["federate", "region", "甲=out/public"]);
            assert!(output.status.success(), "{}", stderr(&output));
            (site, tree(&folder.join("region")))
        })
        .collect();
    for ((site, region), circumstances) in others.iter().zip(&ELSEWHERE).skip(1) {
        same(&others[0].0, site, &format!("the internal edition in {}", circumstances.zone));
        same(&others[0].1, region, &format!("the region in {}", circumstances.zone));
    }
    // Years of builds later.
    let again = ELSEWHERE[0].build(&folders[1], &["--as-of", DAYS[0], "--packets", "--content", "content/"]);
    same(&sites[0], &again, "the first day once more");
}

#[test]
fn a_site_built_on_its_day_is_the_one_built_for_it_later() {
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    copy(&root().join("tests/fixtures/base/content"), &content, false);
    let site = fs::read_to_string(content.join("site.toml")).unwrap();
    assert!(site.contains("as_of = 2020-06-10\n"));
    put(&content, "site.toml", &site.replace("as_of = 2020-06-10\n", ""));
    let at = |zone: &'static str, clock: &'static str, more: &[&str]| {
        let circumstances = Circumstances { zone, locale: "C", clock, umask: "022", threads: "2" };
        circumstances.build(room.path(), &[&["--no-history"], more].concat())
    };
    let later = at("UTC", "2031-01-01 00:00:00", &["--as-of", "2020-06-10"]);
    // The day is Beijing's, from its first second to its last, wherever the machine stands.
    for (zone, clock) in [
        ("UTC", "2020-06-09 16:00:01"),
        ("UTC", "2020-06-10 15:59:58"),
        ("Pacific/Kiritimati", "2020-06-10 06:00:01"),
        ("America/Los_Angeles", "2020-06-09 09:00:01"),
        ("Asia/Shanghai", "2020-06-10 23:59:58"),
    ] {
        same(&later, &at(zone, clock, &[]), &format!("{zone} {clock}"));
    }
    let leap = at("UTC", "2031-01-01 00:00:00", &["--as-of", "2024-02-29"]);
    same(&leap, &at("UTC", "2024-02-28 16:00:01", &[]), "the first second of a leap day");
    same(&leap, &at("UTC", "2024-02-29 15:59:58", &[]), "its last");
    let turn = at("UTC", "2031-01-01 00:00:00", &["--as-of", "2025-01-01"]);
    same(&turn, &at("UTC", "2024-12-31 16:00:01", &[]), "the first second of a year");
    assert!(turn != at("UTC", "2024-12-31 15:59:58", &[]), "the last second of the year before");
}

#[test]
fn the_calendars_first_and_last_days_can_be_built() {
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &room.path().join("content"), false);
    for day in ["0000-02-29", "0001-01-01", "1900-02-28", "2400-02-29", "9999-02-28", "9999-12-31"] {
        let site = ELSEWHERE[0].build(room.path(), &["--as-of", day, "--no-history"]);
        let data: serde_json::Value = serde_json::from_slice(&site["data/site.json"]).unwrap();
        assert_eq!(data["as_of"], day);
    }
    for day in ["2019-02-29", "1900-02-29", "2020-13-01", "2020-06-31"] {
        let output = ELSEWHERE[0].run(room.path(), &["build", "--as-of", day]);
        assert_eq!(output.status.code(), Some(2), "{day}");
        assert!(stderr(&output).contains(day), "{}", stderr(&output));
    }
}
