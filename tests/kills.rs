//! A build that is killed at any moment leaves the old site or the new one, whole, and the next build clears up after it.
#![cfg(target_os = "linux")]

mod common;

use common::repo::Repo;
use common::{copy, cunce, put, root, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

type Site = BTreeMap<String, Vec<u8>>;

/// Kills in all; half of them fall on the time in which a build writes, half anywhere.
const KILLS: usize = 500;

/// One for each thread; what fails says which, and which kill it was.
const SEEDS: [u64; 2] = [20_200_610, 20_191_231];

/// Two contents and one published folder that goes from the one to the other and back.
struct County {
    room: TempDir,
    repos: [Repo; 2],
    sites: [Site; 2],
    /// Which of the two is published.
    published: usize,
}

/// When a build begins and ends to write, and when it is over, counted from its start.
#[derive(Debug)]
struct Length {
    writes: Duration,
    written: Duration,
    over: Duration,
}

impl County {
    fn new() -> County {
        let repos = [Repo::empty(), Repo::empty()];
        for repo in &repos {
            copy(&root().join("tests/fixtures/base/content"), &repo.content(), false);
            repo.commit("2020-01-05");
        }
        let second = repos[1].content();
        // Files that change, come and go, some of them large.
        put(&second, "home.md", "另一个首页。\n");
        let villages = "townships/hexi";
        fs::remove_dir_all(second.join(villages).join("beigou/progress")).unwrap();
        copy(&second.join(villages).join("qiaotou"), &second.join(villages).join("xincun"), false);
        let village = villages.to_owned() + "/xincun/village.md";
        let text = fs::read_to_string(second.join(&village)).unwrap();
        let code = text.lines().find(|line| line.starts_with("code")).unwrap_or_default().to_owned();
        put(&second, &village, &text.replace(&code, "").replace("桥头村", "新村"));
        fs::remove_dir_all(second.join(villages).join("xincun/notices")).unwrap();
        let picture = villages.to_owned() + "/qiaotou/progress/渠.png";
        let mut bytes = fs::read(second.join(&picture)).unwrap();
        bytes.resize(400_000, 7);
        fs::write(second.join(&picture), bytes).unwrap();

        repos[1].commit("2020-05-31");
        let room = tempfile::tempdir().unwrap();
        let mut county = County { room, repos, sites: [Site::new(), Site::new()], published: 0 };
        for which in [0, 1] {
            assert!(county.start(which).wait().unwrap().success());
            county.sites[which] = tree(&county.out());
        }
        assert_ne!(county.sites[0], county.sites[1]);
        county.published = 1;
        county
    }

    fn out(&self) -> PathBuf {
        self.room.path().join("public")
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    fn start(&self, which: usize) -> Child {
        cunce()
            .env("XDG_CACHE_HOME", self.repos[which].path().join(".git/caches"))
            .args(["build", "--as-of", "2020-06-10", "--content"])
            .arg(self.repos[which].content())
            .arg("--out")
            .arg(self.out())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Builds the other site to its end, watching when it writes.
    fn measure(&mut self) -> Length {
        let other = 1 - self.published;
        let start = Instant::now();
        let mut build = self.start(other);
        let (mut writes, mut written) = (None, None);
        let status = loop {
            match (self.beside(".public.cunce-new").exists(), writes) {
                (true, None) => writes = Some(start.elapsed()),
                (true, _) => written = Some(start.elapsed()),
                _ => {}
            }
            if let Some(status) = build.try_wait().unwrap() {
                break status;
            }
            thread::yield_now();
        };
        assert!(status.success());
        self.published = other;
        let over = start.elapsed();
        Length { writes: writes.unwrap_or_default(), written: written.unwrap_or(over), over }
    }

    /// What is published is one of the two sites; nothing unknown lies beside.
    fn look(&mut self, when: &str) {
        let found = tree(&self.out());
        let which = self.sites.iter().position(|site| *site == found);
        let Some(which) = which else {
            let differ = |site: &Site| {
                let all = site.keys().chain(found.keys());
                all.filter(|path| site.get(*path) != found.get(*path)).cloned().collect::<Vec<_>>()
            };
            panic!("{when}: neither the old site nor the new: {:?}", self.sites.each_ref().map(differ));
        };
        self.published = which;
        for entry in fs::read_dir(self.room.path()).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let known = ["public", ".public.cunce-new", ".public.cunce-lock"];
            assert!(known.contains(&name.as_str()), "{when}: {name}");
        }
    }

    /// Which folder is being written or removed, and since when it is as it is; none: nothing is left beside the site.
    fn left(&self) -> Option<(u64, i64, i64)> {
        use std::os::unix::fs::MetadataExt;

        let about = fs::metadata(self.beside(".public.cunce-new")).ok()?;
        Some((about.ino(), about.ctime(), about.ctime_nsec()))
    }

    /// A build came to its end, and cleared everything away.
    fn is_clean(&mut self, when: &str) {
        self.look(when);
        assert_eq!(self.left(), None, "{when}");
        assert!(!self.beside(".public.cunce-lock").exists(), "{when}");
    }
}

/// Numbers in [0, 1), after Vigna's splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How many builds were killed while they wrote, and how many had put the new site in its place.
fn kill(seed: u64, kills: usize) -> (usize, usize) {
    let mut county = County::new();
    let mut random = Random(seed);
    let mut length = county.measure();
    let (mut writing, mut replaced) = (0, 0);
    for number in 0..kills {
        if number % 50 == 49 {
            // The machine may have become slower or faster; and a build in between leaves nothing lying about.
            length = county.measure();
            county.is_clean(&format!("seed {seed}, before kill {number}"));
        }
        let at = random.next();
        let moment = match number % 2 {
            0 => length.over.mul_f64(at),
            _ => length.writes + (length.written - length.writes).mul_f64(at),
        };
        let (before, left) = (county.published, county.left());
        let mut build = county.start(1 - before);
        thread::sleep(moment);
        build.kill().unwrap();
        build.wait().unwrap();
        let when = format!("seed {seed}, kill {number} after {moment:?} of {length:?}");
        county.look(&when);
        writing += usize::from(county.left().is_some() && county.left() != left);
        replaced += usize::from(county.published != before);
    }
    county.measure();
    county.is_clean("the build after all kills");
    (writing, replaced)
}

#[test]
fn at_five_hundred_random_moments_the_published_folder_is_one_of_the_two_sites() {
    let ends = thread::scope(|scope| {
        let threads = SEEDS.map(|seed| scope.spawn(move || kill(seed, KILLS / SEEDS.len())));
        threads.map(|thread| thread.join().unwrap())
    });
    let writing: usize = ends.iter().map(|(writing, _)| writing).sum();
    let replaced: usize = ends.iter().map(|(_, replaced)| replaced).sum();
    println!(
        "{KILLS} kills: {writing} left a folder half written or half removed, {replaced} came after the exchange"
    );
    assert!(writing >= KILLS / 20, "only {writing} of {KILLS} kills fell into the writing");
}

#[test]
fn a_first_build_that_is_killed_publishes_nothing_or_all() {
    let county = County::new();
    let mut random = Random(SEEDS[0]);
    let out = county.out();
    for number in 0..40 {
        remove(&out);
        let start = Instant::now();
        let mut build = county.start(0);
        // No earlier than it writes: before, there is nothing to see.
        while !county.beside(".public.cunce-new").exists() && build.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        thread::sleep(start.elapsed().mul_f64(random.next() / 2.0));
        build.kill().unwrap();
        build.wait().unwrap();
        assert!(!out.exists() || tree(&out) == county.sites[0], "seed {}, kill {number}", SEEDS[0]);
        // What it left would be taken for the sign that the next one writes.
        remove(&county.beside(".public.cunce-new"));
    }
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
}
