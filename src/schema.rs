//! Owns: the form of every record as data — its keys in their order, which are required, what each may hold.
//! In: a record's name or kind, a catalogue. Out: that table for `format`, JSON Schemas and a taplo
//! configuration for editors. `check` reads records by itself; tests/schema.rs holds the two equal.

mod json;
mod record;
mod table;
mod taplo;

pub use json::{file_name, printed, schema};
pub use record::{RECORDS, Record, is_field, named, of_kind};
pub use table::{Field, Form};
pub use taplo::{FOLDER, taplo};
