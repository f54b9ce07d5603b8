//! Owns: the open data — JSON with its schema, tables, calendars, the feed.
//! In: the index. Out: bytes, written as they are made; nothing here counts a figure or knows a sentence.
//! Each exporter is a function from the index (and, where people read words, the messages) to a writer.

mod atom;
mod csv;
mod ics;
mod json;
mod schema;
#[cfg(test)]
mod tests;

pub use atom::feed;
pub use csv::{TABLES, Table};
pub use ics::{county_calendar, township_calendar, unit_calendar};
pub use json::site;
pub use schema::site_schema;

use crate::model::Site;
use uuid::Uuid;

/// A message by its id, with its values by name.
pub type Messages<'m> = dyn Fn(&str, &[(&str, &str)]) -> String + Sync + 'm;

/// A name that the same thing has in every build of the same site.
fn stable_id(site: &Site, name: &str) -> Uuid {
    let site = Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{}\n{}", site.county, site.title).as_bytes());
    Uuid::new_v5(&site, name.as_bytes())
}
pub fn artifacts<E>(_: &super::Site<'_>, _: &impl Fn(crate::artifact::Artifact) -> Result<(), super::RenderError<E>>) -> Result<(), super::RenderError<E>> { Ok(()) }
