//! Owns: `data/site.schema.json`. In: the types of `data/site.json`. Out: their JSON Schema (draft 2020-12).
//! It is made from the types that write the document, so the two cannot drift apart.

use super::json::{PartData, SiteData};
use schemars::generate::SchemaSettings;
use std::io::{self, Write};

/// Writes `data/site.schema.json`; the same for every site.
///
/// # Errors
/// Those of the writer.
pub fn site_schema(mut out: impl Write) -> io::Result<()> {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    // Nothing in the document holds a part: it stands in a file of its own.
    generator.subschema_for::<PartData<'_>>();
    serde_json::to_writer_pretty(&mut out, &generator.into_root_schema_for::<SiteData<'_>>())?;
    out.write_all(b"\n")
}
