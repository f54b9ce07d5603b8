//! What the program is made of: every dependency is pinned, comes from the registry, has a licence that the program's
//! own allows, and stands in the notices that `cunce licenses` prints and in the bill of materials.
//! `UPDATE_NOTICES=1 cargo test --test supply` writes both anew.

mod notices;
mod parts;
mod sbom;

use parts::Parts;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Licences under which a part may stand in a program of MIT or Apache-2.0 terms. Of a choice, one is enough.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    // File by file: its parts are used as they were published, and the notices say where.
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// Parts of which the program holds several versions, because two parts that it needs ask for different ones; a new
/// one is either got rid of or added here.
const TWICE: [&str; 23] = [
    "base64",
    "embedded-io",
    "fearless_simd",
    "fontdb",
    "getrandom",
    "hayro-ccitt",
    "miniz_oxide",
    "phf",
    "phf_generator",
    "phf_macros",
    "phf_shared",
    "quick-xml",
    "rand",
    "rand_chacha",
    "rand_core",
    "roxmltree",
    "serde_spanned",
    "syn",
    "toml",
    "toml_datetime",
    "toml_edit",
    "vello_common",
    "winnow",
];

/// A file of the repository, and what it should say.
fn agrees(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_NOTICES").is_some() {
        std::fs::write(&file, expected).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == expected,
        "{path} does not say what Cargo.lock holds: UPDATE_NOTICES=1 cargo test --test supply"
    );
}

#[test]
fn every_part_is_pinned_by_its_checksum_and_comes_from_the_registry() {
    let lock = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let lock: toml::Table = lock.parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        if name == "cunce" {
            continue;
        }
        let source = package.get("source").and_then(toml::Value::as_str).unwrap_or_default();
        assert!(source.starts_with("registry+"), "{name} comes from `{source}`");
        let checksum = package.get("checksum").and_then(toml::Value::as_str).unwrap_or_default();
        assert_eq!(checksum.len(), 64, "{name} has no checksum");
    }
}

#[test]
fn every_licence_allows_what_the_program_does() {
    let parts = Parts::linked();
    assert!(parts.all.len() > 100, "{} parts", parts.all.len());
    for part in &parts.all {
        assert!(part.allows(&ALLOWED), "{} {}: {}", part.name, part.version, part.licence);
    }
}

#[test]
fn a_licence_that_is_not_allowed_is_noticed() {
    for (licence, fits) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("MIT OR GPL-3.0-only", true),
        ("MIT AND GPL-3.0-only", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(GPL-2.0-only OR AGPL-3.0-only) AND MIT", false),
        ("Apache-2.0/MIT", true),
        ("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only", true),
        ("", false),
    ] {
        assert_eq!(parts::allows(licence, &ALLOWED), fits, "{licence}");
    }
}

#[test]
fn no_part_stands_twice_in_the_program_unless_it_must() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for part in Parts::linked().all {
        versions.entry(part.name).or_default().insert(part.version);
    }
    let twice: Vec<&str> =
        versions.iter().filter(|(_, known)| known.len() > 1).map(|(name, _)| name.as_str()).collect();
    assert_eq!(twice, TWICE);
}

#[test]
fn the_notices_name_every_part_with_its_terms() {
    let parts = Parts::linked();
    agrees("docs/third-party.txt", &notices::notices(&parts));
}

#[test]
fn the_bill_of_materials_lists_every_part() {
    let parts = Parts::linked();
    agrees("docs/sbom.cdx.json", &sbom::sbom(&parts));
}
