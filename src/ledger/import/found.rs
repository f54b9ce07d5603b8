//! Owns: which known measure or problem a row means. In: its key, place, id and title. Out: the one that is meant, that
//! it is new, or a reject.

use super::names::Spot;
use super::{Importer, Keys, Why};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::value::plain;
use std::collections::HashMap;

/// What a row means.
pub enum Found {
    /// The one at this position of the index.
    Known(usize),
    /// Nothing that is there.
    New(Named),
    /// Nobody can say; the row is rejected.
    Nothing,
}

/// What a row that means something new calls it.
pub struct Named {
    /// Where it belongs.
    pub spot: Spot,
    /// The key of that place.
    pub place: String,
    /// Its title.
    pub title: String,
    /// The id that the ledger gives it; blank: none.
    pub id: String,
}

impl Importer<'_> {
    /// By the key that an export wrote: none where the row has none.
    pub fn keyed(&mut self, row: &Row<'_>, known: fn(&Keys) -> &HashMap<String, usize>) -> Option<Found> {
        let (column, cell) = row.field(Field::Key)?;
        let key = cell.text();
        if key.is_empty() {
            return None;
        }
        let at = known(&self.keys).get(&key).copied();
        if at.is_none() {
            self.reject_cell(row, column, Why::Key);
        }
        Some(at.map_or(Found::Nothing, Found::Known))
    }

    /// Whether place, programme and id beside a key are those of what it means; else the first that is not is rejected.
    pub fn agrees(&mut self, row: &Row<'_>, place: &str, programme: Option<&str>, id: &str) -> bool {
        let Some((key, _)) = row.field(Field::Key).filter(|(_, cell)| !cell.is_empty()) else { return true };
        let says = |importer: &Self, field: Field, name: &str| match field {
            Field::Township | Field::Village => {
                importer.places.is_named(place, field == Field::Village, name)
            }
            Field::Programme => programme.is_none() || importer.programme_named(name).as_deref() == programme,
            _ => name == id,
        };
        for field in [Field::Township, Field::Village, Field::Programme, Field::Id] {
            let Some((column, cell)) = row.field(field).filter(|(_, cell)| !cell.is_empty()) else {
                continue;
            };
            if !says(self, field, &cell.text()) {
                let (there, value) = (row.sheet.address(row.at, key.at), row.text(Field::Key));
                self.reject_cell(row, column, Why::Disagrees(there, value));
                return false;
            }
        }
        true
    }

    /// By place, and there by id, or by title where the row gives no id; `own` are those of a place with both.
    pub fn called<'o, O>(&mut self, row: &Row<'_>, own: impl FnOnce(&Self, &str) -> O) -> Found
    where
        O: Iterator<Item = (usize, &'o str, &'o str)>,
    {
        let Some(spot) = self.spot(row) else { return Found::Nothing };
        let (title, id) = (row.title(), row.text(Field::Id));
        if title.is_empty() {
            self.reject_row(row, id, Why::NoTitle);
            return Found::Nothing;
        }
        let place = match spot {
            Spot::County => String::new(),
            Spot::Place(township, village) => self.places.key(township, village),
        };
        let wanted = plain(&title);
        let is = |own_id: &str, own_title: &str| match id.as_str() {
            "" => plain(own_title) == wanted,
            id => own_id == id,
        };
        let found: Vec<usize> =
            own(self, &place).filter(|(_, id, title)| is(id, title)).map(|(at, ..)| at).collect();
        match found.as_slice() {
            [] => Found::New(Named { spot, place, title, id }),
            [at] => Found::Known(*at),
            _ => {
                self.reject_row(row, title, Why::Ambiguous);
                Found::Nothing
            }
        }
    }
}
