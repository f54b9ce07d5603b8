//! Owns: what a row says of a measure. In: texts of cells. Out: values that are not yet written.

use crate::ledger::import::remarks::Remarks;
use crate::ledger::sheet::Cell;
use crate::ledger::shown;
use crate::model::{Quantity, Status, Yuan};
use jiff::civil::Date;

/// What a row says of a measure; only what differs from the records is given.
#[derive(Debug, Default, Clone)]
pub struct Said {
    pub kind: Option<String>,
    pub title: Option<String>,
    pub lead: Option<Vec<String>>,
    pub with: Option<Vec<String>>,
    pub person: Option<String>,
    pub start: Option<Date>,
    pub due: Option<Date>,
    pub done_on: Option<Date>,
    pub status: Option<Status>,
    pub stage: Option<String>,
    pub progress: Option<String>,
    pub note: Option<String>,
    /// What the note is made of.
    pub remarks: Remarks,
    pub targets: Vec<Amount>,
    pub current: Vec<Amount>,
    pub funds: Vec<(String, Yuan)>,
    /// An amount whose source another column, or the records, must tell.
    pub fund: Option<Yuan>,
    pub fund_source: Option<String>,
    pub spent: Option<Yuan>,
    /// The same by source: all of it, where any of it differs.
    pub spent_by: Vec<(String, Yuan)>,
}

/// `name value unit`
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    pub name: String,
    pub value: Quantity,
    pub unit: String,
}

/// Whether an edition shows this amount.
pub fn is_amount(shown: &Option<(Cell, Option<Cell>)>, amount: Yuan) -> bool {
    let amount = shown::money(amount);
    shown.as_ref().is_some_and(|(inside, outside)| *inside == amount || outside.as_ref() == Some(&amount))
}

/// Reads `name value unit`.
pub fn read_amount(part: &str) -> Option<Amount> {
    let part = part.replace([':', '：', ','], " ");
    let start = part.find(|c: char| c.is_ascii_digit() || c == '-')?;
    let (name, rest) = part.split_at(start);
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let (name, unit) = (name.trim(), unit.trim());
    let value = Quantity::parse(digits).ok()?;
    let whole = !name.is_empty() && !unit.is_empty() && !unit.contains(|c: char| c.is_ascii_digit());
    whole.then(|| Amount { name: name.to_owned(), value, unit: unit.to_owned() })
}
