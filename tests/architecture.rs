//! Holds the map of the house: which module may import which, and who may touch disk, terminal and clock.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Module → what it may import. `lib`, `packets`, `exchange`, `federate` and `serve` (the stage maps), `main` and `cli` may
/// import everything.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diag", &["source"]),
    ("privacy", &[]),
    ("picture", &[]),
    ("attachment", &["privacy", "picture", "prose"]),
    ("prose", &[]),
    ("artifact", &[]),
    ("workbook", &[]),
    ("text", &["diag"]),
    ("theme", &[]),
    ("search", &[]),
    ("model", &["source"]),
    ("load", &["source", "diag", "privacy", "prose"]),
    ("check", &["source", "diag", "load", "model", "prose", "schema"]),
    ("assess", &["source", "diag", "model"]),
    ("publish", &["source", "diag", "model", "load", "check", "assess", "privacy", "prose", "attachment"]),
    ("history", &["diag", "model", "load", "check", "publish", "privacy", "text", "source"]),
    ("index", &["model", "assess", "publish"]),
    ("region", &["model", "index"]),
    ("ledger", &["load", "model", "assess", "index", "search", "text", "schema", "format", "workbook"]),
    (
        "render",
        &[
            "diag", "load", "model", "assess", "publish", "history", "index", "region", "prose", "search",
            "text", "theme", "artifact", "workbook",
        ],
    ),
    ("print", &["render", "theme", "index", "artifact", "picture"]),
    ("write", &["artifact", "picture"]),
    ("schema", &["load", "text"]),
    ("format", &["load", "schema"]),
    ("author", &["load", "text", "diag", "source", "schema", "format"]),
    // What a failure says comes from the modules that can fail.
    (
        "terminal",
        &[
            "source",
            "diag",
            "text",
            "model",
            "history",
            "author",
            "load",
            "render",
            "theme",
            "write",
            "publish",
            "attachment",
            "print",
            "packets",
            "ledger",
            "exchange",
            "serve",
            "index",
            "region",
            "federate",
            "workbook",
            "lib",
        ],
    ),
];

/// Stages that read or write files.
const DISK: &[&str] =
    &["load", "theme", "write", "author", "print", "history", "ledger", "region", "attachment"];

struct Source {
    module: String,
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !is_test(&path) {
                let inside = path.strip_prefix(&root).unwrap();
                let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
                let module = first.trim_end_matches(".rs").to_owned();
                let text = without_tests(&std::fs::read_to_string(&path).unwrap());
                found.push(Source { module, path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Files that hold only tests or what tests need.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| {
        matches!(
            part.as_os_str().to_str(),
            Some("tests" | "tests.rs" | "testing.rs" | "generated.rs" | "manual" | "manual.rs")
        )
    })
}

/// The text up to the module of tests, without comments.
fn without_tests(text: &str) -> String {
    let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Modules named after `crate::`, groups in braces included.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        let names = match part.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').collect::<Vec<_>>(),
            None => vec![part],
        };
        for name in names {
            let name: String =
                name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            // An item of lib.rs itself, such as `crate::Failure`.
            let module = if name.starts_with(|c: char| c.is_uppercase()) { "lib".to_owned() } else { name };
            found.insert(module);
        }
    }
    found
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for source in sources() {
        seen.insert(source.module.clone());
        let stage_maps = ["lib", "main", "cli", "packets", "exchange", "federate", "serve"];
        if stage_maps.contains(&source.module.as_str()) {
            continue;
        }
        let Some(allowed) = table.get(source.module.as_str()) else {
            wrong.push(format!("{}: module {} is not in the table", source.path.display(), source.module));
            continue;
        };
        for import in imports(&source.text) {
            if import != source.module && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{}: may not import {import}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for module in table.keys() {
        assert!(seen.contains(*module), "the table names {module}, which is gone");
    }
}

#[test]
fn the_table_has_no_circle() {
    let table: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    fn visit<'t>(module: &'t str, table: &BTreeMap<&'t str, &'t [&'t str]>, way: &mut Vec<&'t str>) {
        assert!(!way.contains(&module), "circle: {} → {module}", way.join(" → "));
        way.push(module);
        for next in table.get(module).copied().unwrap_or_default() {
            if *next != "lib" {
                visit(next, table, way);
            }
        }
        way.pop();
    }
    for module in table.keys() {
        visit(module, &table, &mut Vec::new());
    }
}

#[test]
fn disk_terminal_clock_and_exit_have_their_owners() {
    let rules: &[(&[&str], &[&str])] = &[
        (&["std::fs", "fs::read", "File::open", "File::create", "WalkDir"], DISK),
        (&["println!", "eprintln!", "print!(", "stdout()", "stderr()"], &["terminal", "main"]),
        (&["Timestamp::now", "SystemTime::now", "Zoned::now"], &["cli"]),
        (&["process::exit"], &["main"]),
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        for (words, owners) in rules {
            for word in *words {
                if source.text.contains(word) && !owners.contains(&source.module.as_str()) {
                    wrong.push(format!("{}: {word}", source.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A fault can be planned before every step of a build only if no step goes another way.
#[test]
fn a_build_changes_the_disk_in_one_file_alone() {
    let changes = [
        "fs::copy",
        "fs::create_dir",
        "fs::hard_link",
        "fs::remove",
        "fs::rename",
        "fs::set_permissions",
        "fs::symlink(",
        "fs::write",
        "File::create",
        "OpenOptions",
        "renameat",
        ".set_len(",
        ".set_modified(",
        ".set_permissions(",
        ".set_times(",
        ".write_all(",
    ];
    let mut wrong = Vec::new();
    let mut found = 0;
    for source in sources().iter().filter(|source| source.module == "write") {
        let name = source.path.file_name().unwrap_or_default();
        // Files outside any site are written beside their places by a crate.
        if name == "staged.rs" {
            continue;
        }
        for word in changes.iter().filter(|word| source.text.contains(*word)) {
            if name == "disk.rs" {
                found += 1;
            } else {
                wrong.push(format!("{}: {word}", source.path.display()));
            }
        }
    }
    assert!(found > 8, "only {found} of these words are in use");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_open_with_what_they_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for source in sources() {
        let text = std::fs::read_to_string(&source.path).unwrap();
        let shown = source.path.strip_prefix(&root).unwrap().display().to_string();
        assert!(text.starts_with("//!"), "{shown} does not say what it owns");
    }
}

/// What lies at the top.
const TOP: &str = ".ci .gitattributes .gitignore CHANGELOG.md Cargo.lock Cargo.toml LICENSE-APACHE LICENSE-MIT README.md \
    README.zh.md benches build.rs content deny.toml docs rustfmt.toml src tests themes";

/// What a tool downloads or leaves behind would come to every clone.
#[test]
fn the_repository_holds_what_the_layout_names_and_no_large_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = std::process::Command::new("git")
        .args(["-c", "safe.directory=*", "ls-files", "-z"])
        .current_dir(root)
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let files: Vec<&str> = listed.split_terminator('\0').collect();
    assert!(files.len() > 500, "only {} files", files.len());
    let size = |file: &str| std::fs::metadata(root.join(file)).map_or(0, |about| about.len());
    let stray = |file: &&&str| !TOP.split(' ').any(|name| file.split('/').next() == Some(name));
    let stray: Vec<_> = files.iter().filter(stray).collect();
    let large: Vec<_> = files.iter().filter(|file| size(file) > 1 << 20).collect();
    assert!(stray.is_empty() && large.is_empty(), "{stray:?} {large:?}");
}
