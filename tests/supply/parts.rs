//! What is linked into the program, as cargo tells it of the lock file.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

/// A part of the program.
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its terms, as its maker wrote them.
    pub licence: String,
    /// Where its source is kept, if it says so.
    pub repository: String,
    /// Who made it, as far as it says so.
    pub authors: Vec<String>,
    /// What it needs, as `name version`.
    pub needs: BTreeSet<String>,
    /// Its source on this machine.
    pub folder: PathBuf,
}

/// All of them.
pub struct Parts {
    /// Ordered by name and version.
    pub all: Vec<Part>,
    /// Name, version and terms of the program itself.
    pub program: Part,
}

impl Parts {
    /// Everything that the program with all its features links on Linux; other systems exchange a few for their own.
    pub fn linked() -> Self {
        let output = Command::new(env!("CARGO"))
            .args([
                "metadata",
                "--format-version=1",
                "--locked",
                "--filter-platform=x86_64-unknown-linux-gnu",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let all: Value = serde_json::from_slice(&output.stdout).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let packages: BTreeMap<String, Value> =
            list(&all["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
        let nodes = list(&all["resolve"]["nodes"]);
        let needs: BTreeMap<String, Vec<String>> = nodes
            .iter()
            .map(|node| {
                let linked =
                    |need: &&Value| list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
                let needs =
                    list(&node["deps"]).iter().filter(linked).map(|need| text(&need["pkg"])).collect();
                (text(&node["id"]), needs)
            })
            .collect();
        let called = |id: &String| {
            let package = &packages[id];
            format!("{} {}", text(&package["name"]), text(&package["version"]))
        };
        let part = |id: &String| {
            let package = &packages[id];
            let manifest = PathBuf::from(text(&package["manifest_path"]));
            Part {
                name: text(&package["name"]),
                version: text(&package["version"]),
                licence: text(&package["license"]),
                repository: text(&package["repository"]),
                authors: list(&package["authors"]).iter().map(text).collect(),
                needs: needs[id].iter().map(called).collect(),
                folder: manifest.parent().unwrap().to_owned(),
            }
        };
        let root = text(&all["resolve"]["root"]);
        let (mut met, mut next) = (BTreeSet::from([root.clone()]), vec![root.clone()]);
        while let Some(id) = next.pop() {
            next.extend(needs[&id].iter().filter(|need| met.insert((*need).clone())).cloned());
        }
        met.remove(&root);
        let mut all: Vec<Part> = met.iter().map(part).collect();
        all.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
        Parts { all, program: part(&root) }
    }
}

impl Part {
    /// Whether its terms are met by some of `allowed`.
    pub fn allows(&self, allowed: &[&str]) -> bool {
        allows(&self.licence, allowed)
    }
}

/// Whether an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` is met; `/` is the old way to write OR.
pub fn allows(licence: &str, allowed: &[&str]) -> bool {
    let spaced = licence.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (met, rest) = either(&words, allowed);
    met && rest.is_empty()
}

fn either<'w>(words: &'w [&'w str], allowed: &[&str]) -> (bool, &'w [&'w str]) {
    let (mut met, mut rest) = both(words, allowed);
    while let ["OR", more @ ..] = rest {
        let (also, after) = both(more, allowed);
        (met, rest) = (met || also, after);
    }
    (met, rest)
}

fn both<'w>(words: &'w [&'w str], allowed: &[&str]) -> (bool, &'w [&'w str]) {
    let (mut met, mut rest) = one(words, allowed);
    while let ["AND", more @ ..] = rest {
        let (also, after) = one(more, allowed);
        (met, rest) = (met && also, after);
    }
    (met, rest)
}

fn one<'w>(words: &'w [&'w str], allowed: &[&str]) -> (bool, &'w [&'w str]) {
    match words {
        ["(", inner @ ..] => {
            let (met, rest) = either(inner, allowed);
            match rest {
                [")", rest @ ..] => (met, rest),
                rest => (false, rest),
            }
        }
        [name, "WITH", exception, rest @ ..] => {
            (allowed.contains(&&*format!("{name} WITH {exception}")), rest)
        }
        [name, rest @ ..] => (allowed.contains(name), rest),
        [] => (false, words),
    }
}
