//! Owns: what of a measure's row several cells tell together. In: what was read. Out: the same, settled, or a reject.

use super::said::Said;
use crate::index::MeasureRow;
use crate::ledger::heading::{Column, Holds};
use crate::ledger::import::{Importer, Why};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::value::{self, Day};
use crate::model::Yuan;
use jiff::civil::Date;

impl Importer<'_> {
    pub fn check_stage(&mut self, row: &Row<'_>, kind: Option<&str>, said: &Said) {
        let Some(stage) = &said.stage else { return };
        let kind = kind.and_then(|id| self.today.model.kinds.iter().find(|it| it.id == id));
        let stages = kind.map(|kind| kind.stages.clone()).unwrap_or_default();
        if !stages.contains(stage)
            && let Some(column) = row.table.column(Field::Stage)
        {
            self.reject_cell(row, column, Why::Stage(stages));
        }
    }

    /// Finds the source of an amount that a ledger gives as one sum.
    pub fn settle_fund(&mut self, row: &Row<'_>, said: &mut Said, known: Option<&MeasureRow<'_>>) {
        let Some(column) = row.table.column(Field::Fund) else { return };
        let Some(amount) = said.fund.take() else { return };
        // The sources beside it stand twice, and nothing was read of them.
        let rival = |it: &Column| matches!(it.holds, Holds::Rival(_));
        if row.table.columns.iter().any(|it| rival(it) && !row.sheet.cell(row.at, it.at).is_empty()) {
            self.reject_cell(row, column, Why::Split);
            return;
        }
        let by_source: Yuan = said.funds.iter().map(|(_, amount)| *amount).sum();
        if !said.funds.is_empty() {
            // The sum of the sources beside it.
            if by_source != amount {
                self.reject_cell(row, column, Why::Split);
            }
            return;
        }
        let own = known.map(|known| known.measure.funds.as_slice()).unwrap_or_default();
        let default = self.maps.defaults.fund_source.clone();
        let source = match (said.fund_source.take(), own) {
            (Some(source), _) => Some(source),
            (None, [only]) => Some(only.source.value.clone()),
            (None, []) => default,
            (None, _) => {
                self.reject_cell(row, column, Why::Split);
                return;
            }
        };
        match source {
            Some(source) if self.today.model.site.fund_sources.contains(&source) => {
                said.funds.push((source, amount))
            }
            Some(_) => self.reject_cell(row, column, Why::Source(self.today.model.site.fund_sources.clone())),
            None if amount == Yuan::default() => {}
            None => self.reject_cell(row, column, Why::NoSource),
        }
    }

    /// What was spent by source takes the place of what was reported before: sources of which the row says nothing stay.
    pub fn settle_spent(&mut self, row: &Row<'_>, said: &mut Said, known: Option<&MeasureRow<'_>>) {
        let mut parts = Vec::new();
        for column in &row.table.columns {
            let Holds::SpentBy(source) = &column.holds else { continue };
            let amount = value::money(row.sheet.cell(row.at, column.at), column.unit);
            parts.extend(amount.ok().flatten().map(|amount| (source.clone(), amount)));
        }
        if parts.is_empty() {
            return;
        }
        said.spent = None;
        if let Some((column, cell)) = row.field(Field::Spent)
            && let Ok(Some(total)) = value::money(cell, column.unit)
            && total != parts.iter().map(|(_, amount)| *amount).sum()
        {
            self.reject_cell(row, column, Why::Sum);
        }
        if !said.spent_by.is_empty() {
            let before = known.map(|known| known.state.spent_by_source.as_slice()).unwrap_or_default();
            let kept =
                before.iter().filter(|(own, _)| parts.iter().all(|(source, _)| source != own)).cloned();
            said.spent_by = kept.chain(parts.iter().cloned()).collect();
        }
    }

    /// A stretch of days, and a column that names another first day.
    pub fn check_begins(&mut self, row: &Row<'_>, column: &Column, begin: Date) {
        let Some((other, cell)) = row.field(Field::Start) else { return };
        let Ok(Some(Day::On(start) | Day::Between(start, _))) = value::day(cell, row.table.year) else {
            return;
        };
        // A month alone means its last day as a deadline, its first as a beginning.
        let same_month = start == start.last_of_month() && begin == start.first_of_month();
        if start != begin && !same_month {
            let there = row.sheet.address(row.at, other.at);
            self.reject_cell(row, column, Why::Disagrees(there, cell.text()));
        }
    }

    /// A measure neither ends nor is to end before it begins, by what the row says and the records know.
    pub fn check_order(&mut self, row: &Row<'_>, said: &Said, known: Option<&MeasureRow<'_>>) {
        let Some(start) = said.start.or(known.and_then(|known| known.measure.start)) else { return };
        // Days that stand in the records stay there beside a new beginning.
        let before = known.filter(|_| said.start.is_some());
        let ends = [
            (Field::Due, said.due),
            (Field::DoneOn, said.done_on),
            (Field::Start, before.and_then(|known| known.state.first_due)),
            (Field::Start, before.and_then(|known| known.state.due).filter(|_| said.due.is_none())),
            (Field::Start, before.and_then(|known| known.state.done_on)),
        ];
        let early = ends.into_iter().find_map(|(field, end)| Some((field, end.filter(|end| *end < start)?)));
        let Some((field, end)) = early else { return };
        let at =
            |field: Field| row.field(field).filter(|(_, cell)| !cell.is_empty()).map(|(column, _)| column);
        if let Some(column) = at(field).or_else(|| at(Field::Due)) {
            self.reject_cell(row, column, Why::Order(start, end));
        }
    }
}

/// Whether the deadline of a row is a stretch of days, which tells its beginning, too.
pub fn is_stretch(row: &Row<'_>) -> bool {
    let due = row.field(Field::Due).map(|(_, cell)| value::day(cell, row.table.year));
    matches!(due, Some(Ok(Some(Day::Between(..)))))
}
