//! Owns: who answers for something, in one column or in two. In: a row, and who answers by the records. Out: units, those
//! that lead first; none where the records say the same.

use super::{Importer, reads_as};
use crate::ledger::heading::Holds;
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::sheet::Cell;
use crate::ledger::value;

/// Units that answer.
pub struct Answers {
    /// The heading of the first column that names one.
    pub heading: String,
    /// Their names, as the ledger has them.
    pub names: Vec<String>,
    /// What they are in the catalogue.
    pub units: Vec<String>,
}

impl Importer<'_> {
    /// Those of a row; `shown` are the cells of both editions, `known` the units of the records.
    pub fn answers(
        &self,
        row: &Row<'_>,
        shown: &[Option<Cell>],
        known: Option<Vec<&str>>,
    ) -> Option<Answers> {
        let all = |field: Field| row.table.columns.iter().filter(move |it| it.holds == Holds::Field(field));
        let columns: Vec<_> = all(Field::Lead).chain(all(Field::Responsible)).collect();
        let cells: Vec<&Cell> = columns.iter().map(|column| row.sheet.cell(row.at, column.at)).collect();
        if let [only] = cells.as_slice()
            && shown.iter().flatten().any(|shown| reads_as(only, shown))
        {
            return None;
        }
        let first = cells.iter().position(|cell| !cell.is_empty())?;
        let (mut names, mut units) = (Vec::new(), Vec::new());
        for name in cells.iter().flat_map(|cell| value::names(cell)) {
            let unit = self.unit(&name);
            if !units.contains(&unit) {
                units.push(unit);
                names.push(name);
            }
        }
        let own: Vec<String> = known.unwrap_or_default().iter().map(|name| self.unit(name)).collect();
        // Of two columns a blank one says nothing of the units that stood there.
        let blank = cells.iter().any(|cell| cell.is_empty());
        let same = own == units || blank && units.iter().all(|unit| own.contains(unit));
        let heading = columns[first].heading.clone();
        (!units.is_empty() && !same).then_some(Answers { heading, names, units })
    }
}
