//! Owns: the open data — JSON with its schema, tables as CSV and as workbooks, calendars, the feed. What is too large for
//! one file is split.
//! In: the index and the messages. Out: bytes, written as they are made; nothing here counts a figure or holds a
//! sentence. Each exporter is a function from [`Export`] to a writer.

mod atom;
mod csv;
mod file;
mod ics;
mod json;
mod limit;
mod schema;
mod share;
#[cfg(test)]
mod tests;
mod xlsx;

pub use atom::feed;
pub use csv::{Line, Sheet, by_township as changes_by_township};
pub use csv::{TABLES, Table};
pub use file::{Split, artifacts};
pub use ics::{Form, county_calendar, township_calendar, unit_calendar};
pub use json::{Day, Money, TotalsData, site, write_lines};
pub use limit::LIMIT;
pub use schema::site_schema;
pub use share::Share;
pub use xlsx::{WORKBOOKS, Workbook};

use crate::index::Index;
use std::sync::OnceLock;
use uuid::Uuid;

/// A message by its id, with its values by name.
pub type Messages<'m> = dyn Fn(&str, &[(&str, &str)]) -> String + Sync + 'm;

/// What exporters read.
pub struct Export<'e> {
    /// Everything that the edition shows.
    pub index: &'e Index<'e>,
    /// Words for people.
    pub messages: &'e Messages<'e>,
    /// BCP 47 tag of these words' language.
    pub language: &'e str,
    /// Where the site will stand; without it calendars have no links and the feed's are relative.
    pub base_url: Option<&'e str>,
    /// How many bytes one file may have.
    pub limit: usize,
    /// What all names made by [`Export::stable_id`] derive from.
    namespace: Uuid,
    /// Events of calendars, by deadline: each stands in the county's, its township's and its units'.
    events: Vec<OnceLock<Box<[u8]>>>,
}

impl<'e> Export<'e> {
    /// Gathers what exporters read.
    pub fn new(
        index: &'e Index<'e>,
        messages: &'e Messages<'e>,
        language: &'e str,
        base_url: Option<&'e str>,
    ) -> Self {
        let name = format!("{}\n{}", index.site.county, index.site.title);
        let namespace = Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes());
        let events = std::iter::repeat_with(OnceLock::new).take(index.deadlines.len()).collect();
        Export { index, messages, language, base_url, limit: LIMIT, namespace, events }
    }

    /// A name that the same thing has in every build of the same site.
    fn stable_id(&self, name: &str) -> Uuid {
        Uuid::new_v5(&self.namespace, name.as_bytes())
    }

    /// The name of the county, township or village for readers who do not see where they are.
    fn place(&self, at: &crate::index::Where<'_>) -> String {
        at.full_name().unwrap_or_else(|| self.index.site.county.clone())
    }
}
