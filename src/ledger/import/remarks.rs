//! Owns: several columns of remarks as one remark. In: what stands in them. Out: one text, each part under its heading.

use super::{Importer, reads_as};
use crate::ledger::heading::{Column, Holds};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::sheet::Cell;

/// Remarks of a row: heading and text.
pub type Remarks = Vec<(String, String)>;

impl Importer<'_> {
    /// Whether a column is one of several that make one remark: none of them says alone what the records say.
    pub fn is_part(&self, row: &Row<'_>, column: &Column) -> bool {
        let note = |it: &&Column| it.holds == Holds::Field(Field::Note);
        note(&column) && row.table.columns.iter().filter(note).count() > 1
    }

    /// The remark, with the heading of its first part; none where an edition shows it already.
    pub fn remark(&self, parts: &Remarks, shown: &[Option<Cell>]) -> Option<(String, String)> {
        let text = &self.today.inside.text;
        let note = match parts.as_slice() {
            [] => return None,
            [(_, only)] => only.clone(),
            several => {
                let part = |(heading, said): &(String, String)| {
                    let args = [("heading", heading.as_str().into()), ("text", said.as_str().into())];
                    text.text("ledger-note-part", &args)
                };
                several.iter().map(part).collect::<Vec<_>>().join(&text.plain("list-semicolon"))
            }
        };
        let cell = Cell::Text(note.clone());
        let known = shown.iter().flatten().any(|shown| reads_as(&cell, shown));
        (!known).then(|| (parts[0].0.clone(), note))
    }
}
