//! Owns: the cells of a measure's row. In: a row, and the measure if it is known. Out: what the row says otherwise than
//! the records, and the same in words.

use super::said::{Amount, Said, is_amount, read_amount};
use super::settle::is_stretch;
use crate::index::MeasureRow;
use crate::ledger::heading::{Column, Holds};
use crate::ledger::import::{Importer, Why, reads_as};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::sheet::Cell;
use crate::ledger::shown;
use crate::ledger::value::{self, Day, Fault, MoneyUnit, plain};
use crate::model::{Status, Yuan, grouped};
use jiff::civil::Date;

/// Words for what is not done.
const NOT_DONE: [&str; 4] = ["否", "未完成", "未办结", "×"];

impl<'i> Importer<'i> {
    /// What the row says otherwise than the records, and the same in words.
    pub fn read_measure(
        &mut self,
        row: &Row<'i>,
        known: Option<(&MeasureRow<'_>, Option<&MeasureRow<'_>>)>,
    ) -> (Said, Vec<(String, String, String)>) {
        let (mut said, mut fields) = (Said::default(), Vec::new());
        for column in &row.table.columns {
            let cell = row.sheet.cell(row.at, column.at);
            if cell.is_empty() {
                continue;
            }
            let shown = |field: &Holds| {
                let (inside, outside) = (self.today.inside, self.today.outside);
                let (known, public) = known?;
                let cell = |shown: shown::Shown<'_>, own: &MeasureRow<'_>| match field {
                    Holds::Field(field) => shown.measure(own, *field),
                    Holds::Source(source) => shown.source(own, source),
                    Holds::SpentBy(source) => shown.spent_by(own, source),
                    _ => Cell::Empty,
                };
                let public = public.map(|row| cell(outside, row));
                Some((cell(inside, known), public))
            };
            let shown = shown(&column.holds);
            let amount = matches!(
                column.holds,
                Holds::Source(_) | Holds::SpentBy(_) | Holds::Field(Field::Fund | Field::Spent)
            );
            // Both editions are today's; an amount depends on the unit of its column and is compared as a number.
            let same = shown.as_ref().is_some_and(|(inside, outside)| {
                reads_as(cell, inside) || outside.as_ref().is_some_and(|outside| reads_as(cell, outside))
            });
            if same && !self.is_part(row, column) && (!amount || column.unit == Some(MoneyUnit::Yuan)) {
                continue;
            }
            let before = said_before(&shown);
            let changed = match &column.holds {
                Holds::Source(source) => {
                    let source = source.clone();
                    let amount = self.amount(row, column).filter(|amount| !is_amount(&shown, *amount));
                    let own = known.iter().flat_map(|it| &it.0.measure.funds);
                    if amount.is_some() && own.filter(|fund| fund.source.value == source).count() > 1 {
                        self.reject_cell(row, column, Why::Parts);
                        continue;
                    }
                    amount.map(|amount| said.funds.push((source, amount)))
                }
                Holds::SpentBy(source) => {
                    let source = source.clone();
                    let amount = self.amount(row, column).filter(|amount| !is_amount(&shown, *amount));
                    amount.map(|amount| said.spent_by.push((source, amount)))
                }
                Holds::Field(field) => {
                    self.read_field(row, column, *field, known.map(|it| it.0), &shown, &mut said)
                }
                _ => None,
            };
            if changed.is_some() {
                let after = self.told(&said, &column.holds).unwrap_or_else(|| cell.text());
                let before = if amount { self.yuan(&before) } else { before };
                // What was spent from a source is called as what is planned from it.
                let over = if matches!(column.holds, Holds::SpentBy(_)) { &column.written[0] } else { "" };
                fields.push((format!("{over}{}", column.heading), before, after));
            }
        }
        let both = |field: Field| {
            [
                known.map(|(known, _)| self.today.inside.measure(known, field)),
                known.and_then(|(_, public)| Some(self.today.outside.measure(public?, field))),
            ]
        };
        let shown = both(Field::Lead);
        let own = known.map(|(known, _)| known.measure.lead.iter().map(|it| it.value.as_str()).collect());
        if let Some(answers) = self.answers(row, &shown, own) {
            let before = shown[0].as_ref().map(Cell::text).unwrap_or_default();
            fields.push((answers.heading, before, answers.names.join(shown::AND)));
            said.lead = Some(answers.units);
        }
        let shown = both(Field::Note);
        if let Some((heading, note)) = self.remark(&said.remarks, &shown) {
            let before = shown[0].as_ref().map(Cell::text).unwrap_or_default();
            fields.push((heading, before, note.clone()));
            said.note = Some(note);
        }
        (said, fields)
    }

    /// What was read, where a cell may say it in another way.
    fn told(&self, said: &Said, holds: &Holds) -> Option<String> {
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        match holds {
            Holds::Source(source) => {
                let amount = said.funds.iter().find(|(own, _)| own == source)?.1;
                Some(self.yuan(&amount.to_string()))
            }
            Holds::SpentBy(source) => {
                let amount = said.spent_by.iter().find(|(own, _)| own == source)?.1;
                Some(self.yuan(&amount.to_string()))
            }
            Holds::Field(Field::Start) => day(said.start),
            Holds::Field(Field::Due) => day(said.due.or(said.start)),
            Holds::Field(Field::DoneOn) => day(said.done_on),
            Holds::Field(Field::Status) => Some(self.today.inside.status(said.status?)),
            Holds::Field(Field::Fund) => Some(self.yuan(&said.fund?.to_string())),
            Holds::Field(Field::Spent) => Some(self.yuan(&said.spent?.to_string())),
            _ => None,
        }
    }

    /// An amount as people read it; nothing stays nothing.
    fn yuan(&self, digits: &str) -> String {
        if digits.is_empty() {
            return String::new();
        }
        self.today.inside.text.text("change-value-money", &[("digits", grouped(digits).into())])
    }

    /// Some, where the field says something else than the records.
    fn read_field(
        &mut self,
        row: &Row<'i>,
        column: &Column,
        field: Field,
        known: Option<&MeasureRow<'_>>,
        shown: &Option<(Cell, Option<Cell>)>,
        said: &mut Said,
    ) -> Option<()> {
        let is_date = |date: Date| {
            shown
                .as_ref()
                .is_some_and(|(a, b)| *a == Cell::Date(date) || b.as_ref() == Some(&Cell::Date(date)))
        };
        match field {
            Field::Title => said.title = Some(self.value(row, column, value::line)?),
            Field::Person => said.person = Some(self.value(row, column, value::line)?),
            Field::Note => {
                let remark = self.value(row, column, value::words)?;
                said.remarks.push((column.heading.clone(), remark));
                return None;
            }
            Field::Progress => said.progress = Some(self.value(row, column, value::words)?),
            Field::With => {
                let names = value::names(row.sheet.cell(row.at, column.at));
                let units: Vec<String> = names.iter().map(|name| self.unit(name)).collect();
                let own = |known: &MeasureRow<'_>| -> Vec<String> {
                    known.measure.with.iter().map(|it| self.unit(&it.value)).collect()
                };
                if units.is_empty() || known.is_some_and(|known| own(known) == units) {
                    return None;
                }
                said.with = Some(units);
            }
            // A stretch of days beside it says the same, to the day.
            Field::Start if is_stretch(row) => return None,
            Field::Start => match self.value(row, column, |cell| value::day(cell, row.table.year))? {
                Day::On(date) if is_date(date) => return None,
                Day::On(date) | Day::Between(date, _) => said.start = Some(date),
                Day::Never => return None,
            },
            Field::Due => match self.value(row, column, |cell| value::day(cell, row.table.year))? {
                Day::On(date) if is_date(date) => return None,
                Day::On(date) => said.due = Some(date),
                Day::Between(start, due) => {
                    self.check_begins(row, column, start);
                    if known.is_none_or(|known| known.measure.start != Some(start)) {
                        said.start = Some(start);
                    }
                    if is_date(due) {
                        return said.start.map(|_| ());
                    }
                    said.due = Some(due);
                }
                Day::Never => {
                    if known.is_some_and(|known| known.state.due.is_some()) {
                        self.reject_cell(row, column, Why::Undated);
                    }
                    return None;
                }
            },
            Field::DoneOn => match self.value(row, column, |cell| value::day(cell, row.table.year))? {
                Day::On(date) | Day::Between(_, date) if !is_date(date) => said.done_on = Some(date),
                _ => return None,
            },
            Field::Status => {
                // "Not done" does not tell whether it was begun; it only contradicts what is done.
                let written = plain(&row.sheet.cell(row.at, column.at).text());
                let done = known.is_some_and(|known| known.state.status == Status::Done);
                if NOT_DONE.contains(&written.as_str()) && !done {
                    return None;
                }
                let status = self.status_of(row, column)?;
                // A ledger in another language says it in other words.
                let word = Cell::Text(self.today.inside.status(status));
                if shown.as_ref().is_some_and(|(a, b)| *a == word || b.as_ref() == Some(&word)) {
                    return None;
                }
                said.status = Some(status);
            }
            Field::Stage => said.stage = Some(self.value(row, column, value::line)?),
            Field::Kind => {
                let written = row.sheet.cell(row.at, column.at).text();
                let kind = self.kind_named(&written);
                if known.is_some_and(|known| Some(&known.kind.id) == kind.as_ref()) {
                    return None;
                }
                if kind.is_none() && known.is_some() {
                    self.reject_cell(row, column, Why::Kind(None));
                }
                said.kind = Some(kind?);
            }
            Field::Target => said.targets = self.amounts(row, column)?,
            Field::Current => said.current = self.amounts(row, column)?,
            Field::Fund => {
                let amount = self.amount(row, column)?;
                let none = known.is_none_or(|known| known.measure.funds.is_empty());
                if is_amount(shown, amount) || (none && amount == Yuan::default()) {
                    return None;
                }
                said.fund = Some(amount);
            }
            Field::Spent => {
                let amount = self.amount(row, column)?;
                if is_amount(shown, amount) {
                    return None;
                }
                said.spent = Some(amount);
            }
            Field::FundSource => said.fund_source = Some(self.source_of(row, column)?),
            _ => return None,
        }
        Some(())
    }

    /// An amount, unless one cell speaks for several rows: then nobody knows how much each has of it.
    fn amount(&mut self, row: &Row<'_>, column: &Column) -> Option<Yuan> {
        let (first, last) = row.sheet.merged_rows(row.at, column.at);
        if first != last {
            self.reject_cell(row, column, Why::Value(Fault::Shared));
            return None;
        }
        self.value(row, column, |cell| value::money(cell, column.unit))
    }

    fn status_of(&mut self, row: &Row<'_>, column: &Column) -> Option<Status> {
        let written = plain(&row.sheet.cell(row.at, column.at).text());
        let known = row.table.map.status.get(&written).copied();
        let named = Status::ALL.into_iter().find(|status| {
            status.as_str() == written || plain(&self.today.inside.status(*status)) == written
        });
        // The site's own words come first: they are what an export wrote.
        let status = named.or(known);
        if status.is_none() {
            self.reject_cell(row, column, Why::Value(Fault::Status));
        }
        status
    }

    fn source_of(&mut self, row: &Row<'_>, column: &Column) -> Option<String> {
        let written = self.value(row, column, value::line)?;
        let sources = &self.today.model.site.fund_sources;
        let source = sources.iter().find(|it| plain(it) == plain(&written)).cloned();
        if source.is_none() {
            self.reject_cell(row, column, Why::Source(sources.clone()));
        }
        source
    }

    /// `脱贫户数 40 户；硬化道路 3.2 公里`
    fn amounts(&mut self, row: &Row<'_>, column: &Column) -> Option<Vec<Amount>> {
        let text = row.sheet.cell(row.at, column.at).text();
        let parts = text.split(['；', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let amounts: Option<Vec<Amount>> = parts.map(read_amount).collect();
        if amounts.is_none() {
            self.reject_cell(row, column, Why::Target);
        }
        amounts
    }
}

fn said_before(shown: &Option<(Cell, Option<Cell>)>) -> String {
    shown.as_ref().map(|(inside, _)| inside.text()).unwrap_or_default()
}
