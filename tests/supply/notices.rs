//! The notices: whose work is in the program, under which terms, and these terms, each once.

use super::parts::{Part, Parts};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of a part that are not compiled in.
const NOT_LINKED: [&str; 6] = ["tests", "benches", "examples", "fuzz", "docs", "assets"];

/// The text of all notices.
pub fn notices(parts: &Parts) -> String {
    let mut out = format!(
        "Cunce {} contains the work of others. Each part is named with its version, its terms, its makers' copyright\n\
         notices where it has some, and where its source is kept; the terms themselves follow, each once.\n\
         Terms marked MPL-2.0 hold for the files of that part, which are used unchanged and can be had from its source.\n\n",
        parts.program.version
    );
    let mut terms: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for part in &parts.all {
        let _ = writeln!(out, "{} {}\n  {}", part.name, part.version, part.licence);
        if !part.repository.is_empty() {
            let _ = writeln!(out, "  {}", part.repository);
        }
        let mut notices = BTreeSet::new();
        let mut files = Vec::new();
        licence_files(&part.folder, 2, &mut files);
        for file in files {
            let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
            notices.extend(text.lines().filter(|line| is_copyright(line)).map(|line| line.trim().to_owned()));
            let without: Vec<&str> =
                text.lines().filter(|line| !is_copyright(line)).map(str::trim_end).collect();
            let without = without.join("\n").trim().to_owned();
            let entry = terms.entry(essence(&without)).or_insert_with(|| (without, BTreeSet::new()));
            entry.1.insert(format!("{} {}", part.name, part.version));
        }
        if notices.is_empty() {
            notices.extend(makers(part));
        }
        for notice in notices {
            let _ = writeln!(out, "  {notice}");
        }
        out.push('\n');
    }
    terms.remove("");
    for (text, whose) in terms.values() {
        let whose: Vec<&str> = whose.iter().map(String::as_str).collect();
        let _ = writeln!(out, "{}\nTerms of: {}\n\n{text}\n", "=".repeat(80), whose.join(", "));
    }
    out
}

/// Who made a part that has no notice; without their addresses.
fn makers(part: &Part) -> Option<String> {
    let names: Vec<&str> =
        part.authors.iter().map(|author| author.split('<').next().unwrap_or(author).trim()).collect();
    (!names.is_empty()).then(|| format!("By {}", names.join(", ")))
}

/// A notice of whose work it is; a clause of the terms may begin with `(c)` too.
fn is_copyright(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let year = line.chars().any(|c| c.is_ascii_digit());
    let marked =
        line.starts_with("copyright (c)") || line.starts_with("copyright ©") || line.starts_with('©');
    let dated = (line.starts_with("copyright") || line.starts_with("(c) ")) && year;
    (marked || dated) && line.len() < 200 && !line.contains("[yyyy]")
}

/// What makes two texts of terms the same: their words.
fn essence(text: &str) -> String {
    let words: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> =
        words.split_whitespace().filter(|word| !matches!(*word, "http" | "https")).collect();
    let words = words.join(" ");
    // What follows tells how to use these terms for a work of one's own, and some leave it out.
    match words.split_once("end of terms and conditions") {
        Some((terms, _)) if terms.starts_with("apache license version 2 0") => terms.trim().to_owned(),
        _ => words
            .strip_prefix("the mit license mit ")
            .or(words.strip_prefix("mit license "))
            .unwrap_or(&words)
            .to_owned(),
    }
}

fn licence_files(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().to_lowercase();
        if path.is_dir() {
            if depth > 0 && !NOT_LINKED.contains(&name.as_str()) {
                licence_files(&path, depth - 1, out);
            }
        } else if ["license", "licence", "copying", "notice", "unlicense", "copyright"]
            .iter()
            .any(|word| name.starts_with(word))
            && !name.ends_with(".rs")
        {
            out.push(path);
        }
    }
}
