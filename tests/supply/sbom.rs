//! The bill of materials (CycloneDX 1.5, JSON): every part with its version, terms, checksum and needs. It says nothing
//! of when or where it was made, so that the same lock file gives the same bytes.

use super::parts::{Part, Parts};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The bill.
pub fn sbom(parts: &Parts) -> String {
    let checksums = checksums();
    let component = |part: &Part| {
        let mut component = json!({
            "type": "library",
            "bom-ref": purl(&part.name, &part.version),
            "name": part.name,
            "version": part.version,
            "purl": purl(&part.name, &part.version),
            "licenses": [{ "expression": part.licence.replace(" / ", " OR ").replace('/', " OR ") }],
            "hashes": [{ "alg": "SHA-256", "content": checksums[&(part.name.clone(), part.version.clone())] }],
        });
        if !part.repository.is_empty() {
            component["externalReferences"] = json!([{ "type": "vcs", "url": part.repository }]);
        }
        component
    };
    let needs = |part: &Part| {
        let on: Vec<String> = part
            .needs
            .iter()
            .map(|need| need.split_once(' ').map(|(name, version)| purl(name, version)).unwrap())
            .collect();
        json!({ "ref": purl(&part.name, &part.version), "dependsOn": on })
    };
    let program = &parts.program;
    let all = std::iter::once(program).chain(&parts.all);
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": purl(&program.name, &program.version),
            "name": program.name,
            "version": program.version,
            "licenses": [{ "expression": program.licence }],
        } },
        "components": parts.all.iter().map(component).collect::<Vec<Value>>(),
        "dependencies": all.map(needs).collect::<Vec<Value>>(),
    });
    serde_json::to_string_pretty(&bill).unwrap() + "\n"
}

fn purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

fn checksums() -> BTreeMap<(String, String), String> {
    let lock = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let lock: toml::Table = lock.parse().unwrap();
    let text = |package: &toml::Value, key: &str| {
        package.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
    };
    let packages = lock["package"].as_array().unwrap().iter();
    packages
        .map(|package| ((text(package, "name"), text(package, "version")), text(package, "checksum")))
        .collect()
}
