//! Owns: the configuration by which editors with taplo find the schema of a record. In: a catalogue for its remark.
//! Out: the text of `.taplo.toml`, in the layout of `format`.

use super::json::file_name;
use super::record::RECORDS;
use crate::text::Catalogue;

/// The folder of schemas inside a content folder; `load` passes over what begins with a full stop.
pub const FOLDER: &str = ".schemas";

/// A rule for each record.
pub fn taplo(text: &Catalogue) -> String {
    let mut out: String = text.plain("schema-taplo").lines().map(|line| format!("# {line}\n")).collect();
    for record in RECORDS {
        // Editors match against whole paths, whichever folder they were opened in.
        let globs: Vec<String> = record.globs.iter().map(|glob| format!("\"**/{glob}\"")).collect();
        let include = format!("include = [{}]", globs.join(", "));
        out.push_str(&format!(
            "\n[[rule]]\n{include}\n\n[rule.schema]\npath = \"{FOLDER}/{}\"\nenabled = true\n",
            file_name(record)
        ));
    }
    out
}
