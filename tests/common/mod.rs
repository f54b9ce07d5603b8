//! What the tests through the binary share: running it, copying trees, reading them back.

#![allow(dead_code)]

pub mod bench;
pub mod chance;
pub mod large;
pub mod repo;
pub mod search;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, in a neutral environment: no locale, no colours.
pub fn cunce() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cunce"));
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").env("NO_COLOR", "1");
    command
}

/// What it printed.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it complained of.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Builds `content` into `out` and demands success.
pub fn build(content: &Path, out: &Path, more: &[&str]) -> Output {
    let output = cunce()
        // What a repository says of the example is another matter than what the example says.
        .args(["build", "--no-history", "--lang", "zh-Hans", "--content"])
        .arg(content)
        .arg("--out")
        .arg(out)
        .args(more)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}\n{}", stdout(&output), stderr(&output));
    output
}

/// All files of a folder by path with `/`, the marker included.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(inside, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Copies a tree, files in the order that `reverse` asks, so that the system lists them otherwise.
pub fn copy(from: &Path, to: &Path, reverse: bool) {
    let mut files: Vec<(String, Vec<u8>)> = tree(from).into_iter().collect();
    if reverse {
        files.reverse();
    }
    for (path, bytes) in files {
        let target = to.join(path);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, bytes).unwrap();
    }
}

/// Writes one file of a tree.
pub fn put(folder: &Path, path: &str, text: &str) {
    let target = folder.join(path);
    std::fs::create_dir_all(target.parent().unwrap()).unwrap();
    std::fs::write(target, text).unwrap();
}

/// The words of the internal parts of `fixtures/secret`, each 密 and a name of its own.
pub fn secrets(content: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in tree(content) {
        let text = format!("{path} {}", String::from_utf8_lossy(&bytes));
        for part in text.split('密').skip(1) {
            let word: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
            if !word.is_empty() {
                found.insert(format!("密{word}"));
            }
        }
    }
    found
}
