//! Owns: the summary into which a ledger writes. In: the key of a place. Out: the draft of its summary of the day.

use super::Importer;
use crate::ledger::draft::{DraftError, put, toml_date};
use toml_edit::TableLike;

impl Importer<'_> {
    /// The fields of the day's summary of a place.
    pub fn summary(&mut self, place: &str) -> Result<&mut dyn TableLike, DraftError> {
        let (stem, date) = (self.summary_stem(place), self.today.date);
        let table = self.import.drafts.record(&stem)?.fields.as_table_mut();
        if !table.contains_key("date") {
            put(table, "date", toml_date(date));
        }
        Ok(table)
    }

    /// Of those of its date the last to be counted.
    fn summary_stem(&self, place: &str) -> String {
        let folder = match place {
            "" => "progress".to_owned(),
            place => format!("townships/{place}/progress"),
        };
        let date = self.today.date.to_string();
        let others = self.summaries.get(place).map(Vec::as_slice).unwrap_or_default();
        let own = [format!("{date}-ledger"), format!("{date}-z-ledger"), format!("{date}-台账")];
        let last = |name: &&String| others.iter().all(|other| other <= *name);
        let name = own.iter().find(last).unwrap_or(&own[2]);
        format!("{folder}/{name}")
    }
}
