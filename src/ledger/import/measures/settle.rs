//! Owns: what of a measure's row several cells tell together. In: what was read. Out: the same, settled, or a reject.

use super::said::Said;
use crate::index::MeasureRow;
use crate::ledger::heading::{Column, Holds};
use crate::ledger::import::{Importer, Why};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::value;
use crate::model::Yuan;

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
}
