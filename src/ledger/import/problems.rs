//! Owns: problems of a ledger. In: rows. Out: new ones, and what changed of known ones, in the day's summary.

use super::found::Found;
use super::names::free;
use super::remarks::Remarks;
use super::{Change, Importer, Why, reads_as};
use crate::index::ProblemRow;
use crate::ledger::draft::{DraftError, count, entry, push, put, toml_date};
use crate::ledger::heading::Holds;
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::sheet::Cell;
use crate::ledger::shown;
use crate::ledger::value::{self, Day, Fault, plain};
use crate::model::{Status, join_key};
use jiff::civil::Date;
use toml_edit::Array;

/// What a row says of a problem, otherwise than the records.
#[derive(Debug, Default)]
struct Said {
    texts: Vec<(&'static str, String)>,
    dates: Vec<(&'static str, Date)>,
    lead: Option<Vec<String>>,
    note: Remarks,
    closed: Option<bool>,
}

impl<'i> Importer<'i> {
    /// Takes in a row.
    pub fn problem(&mut self, row: &Row<'i>) -> Result<(), DraftError> {
        let rows = &self.today.inside.index.problems;
        let found = self.keyed(row, |keys| &keys.problems).unwrap_or_else(|| {
            self.called(row, |own, place| {
                let own = own.problems.get(place).cloned().unwrap_or_default().into_iter();
                own.map(|at| (at, rows[at].state.id.as_str(), rows[at].state.title.as_str()))
            })
        });
        match found {
            Found::Known(at) => {
                let known = &rows[at];
                if self.agrees(row, &known.at.at().key(), None, known.state.id.as_str()) {
                    self.known_problem(row, at)
                } else {
                    Ok(())
                }
            }
            Found::New(named) => self.new_problem(row, &named.place, &named.title, &named.id),
            Found::Nothing => Ok(()),
        }
    }

    fn known_problem(&mut self, row: &Row<'i>, at: usize) -> Result<(), DraftError> {
        let today = self.today;
        let known = &today.inside.index.problems[at];
        let key = known.key();
        if self.is_again(row, format!("problem {key}"), &known.state.title) {
            return Ok(());
        }
        let (said, fields) = self.read_problem(row, Some(known));
        self.check_closed(row, &said, Some(known));
        if !self.sound {
            return Ok(());
        }
        if !fields.is_empty() {
            let place = known.at.at().key();
            self.write_problem(row, &place, &known.state.id, &said)?;
        }
        if self.sound {
            let title = known.state.title.clone();
            self.keep(Change { key, title, new: false, fields });
        }
        Ok(())
    }

    fn new_problem(&mut self, row: &Row<'i>, place: &str, title: &str, id: &str) -> Result<(), DraftError> {
        if self.is_again(row, format!("problem {place} {}", plain(title)), title) {
            return Ok(());
        }
        let (mut said, fields) = self.read_problem(row, None);
        let is_dated = said.dates.iter().any(|(key, _)| *key == "found_on");
        if let (false, Some(found_on)) = (is_dated, self.maps.defaults.found_on) {
            said.dates.push(("found_on", found_on));
        }
        self.check_closed(row, &said, None);
        if !said.dates.iter().any(|(key, _)| *key == "found_on") && self.sound {
            match row.table.column(Field::FoundOn) {
                Some(column) => self.reject_cell(row, column, Why::NoFoundOn),
                None => self.reject_row(row, title.to_owned(), Why::NoFoundOn),
            }
        }
        if !self.sound {
            return Ok(());
        }
        let rows = &self.today.inside.index.problems;
        let own = self.problems.get(place).into_iter().flatten().map(|at| rows[*at].state.id.clone());
        let mut taken: Vec<String> = own.collect();
        taken.extend(self.new_problems.get(place).into_iter().flatten().cloned());
        let id = match id {
            "" => free("wenti", |id| taken.iter().any(|it| it == id)),
            id => id.to_owned(),
        };
        self.new_problems.entry(place.to_owned()).or_default().push(id.clone());
        self.write_problem(row, place, &id, &said)?;
        self.keep(Change { key: join_key(place, &id), title: title.to_owned(), new: true, fields });
        Ok(())
    }

    fn read_problem(
        &mut self,
        row: &Row<'i>,
        known: Option<&ProblemRow<'_>>,
    ) -> (Said, Vec<(String, String, String)>) {
        let (mut said, mut fields) = (Said::default(), Vec::new());
        let public = known.and_then(|known| self.public_problems.get(&known.key()).copied());
        for column in &row.table.columns {
            let Holds::Field(field) = column.holds else { continue };
            let cell = row.sheet.cell(row.at, column.at);
            if cell.is_empty() {
                continue;
            }
            let inside = known.map(|known| self.today.inside.problem(known, field)).unwrap_or_default();
            let outside = public.map(|at| {
                let shown = self.today.outside;
                shown.problem(&shown.index.problems[at], field)
            });
            let part = self.is_part(row, column);
            if !part
                && known.is_some()
                && (reads_as(cell, &inside) || outside.is_some_and(|it| reads_as(cell, &it)))
            {
                continue;
            }
            if self.read_of_problem(row, column, field, known, &mut said).is_some() {
                let key = day_key(field);
                let date =
                    said.dates.iter().find(|(own, _)| Some(*own) == key).map(|(_, date)| date.to_string());
                fields.push((column.heading.clone(), inside.text(), date.unwrap_or_else(|| cell.text())));
            }
        }
        let outside = public.map(|at| &self.today.outside.index.problems[at]);
        let both = |field: Field| {
            [
                known.map(|known| self.today.inside.problem(known, field)),
                outside.map(|public| self.today.outside.problem(public, field)),
            ]
        };
        let shown = both(Field::Lead);
        let own = known.map(|known| known.state.lead.iter().map(String::as_str).collect());
        if let Some(answers) = self.answers(row, &shown, own) {
            let before = shown[0].as_ref().map(Cell::text).unwrap_or_default();
            fields.push((answers.heading, before, answers.names.join(shown::AND)));
            said.lead = Some(answers.units);
        }
        let shown = both(Field::Note);
        if let Some((heading, note)) = self.remark(&said.note, &shown) {
            let before = shown[0].as_ref().map(Cell::text).unwrap_or_default();
            fields.push((heading, before, note.clone()));
            said.texts.push(("note", note));
        }
        self.settle_closed(row, known, &mut said);
        (said, fields)
    }

    fn read_of_problem(
        &mut self,
        row: &Row<'i>,
        column: &crate::ledger::heading::Column,
        field: Field,
        known: Option<&ProblemRow<'_>>,
        said: &mut Said,
    ) -> Option<()> {
        let text = match field {
            Field::Title => Some("title"),
            Field::Category => Some("category"),
            Field::NoticeNo => Some("notice_no"),
            Field::FoundBy => Some("found_by"),
            Field::ClosedBy => Some("closed_by"),
            _ => None,
        };
        if let Some(key) = text {
            said.texts.push((key, self.value(row, column, value::line)?));
            return Some(());
        }
        let before = |state: &crate::assess::ProblemState| match field {
            Field::FoundOn => Some(state.found_on),
            Field::Due => state.due,
            _ => state.closed_on,
        };
        match field {
            Field::FoundOn | Field::Due | Field::ClosedOn => {
                let key = day_key(field)?;
                // 销号 may head a column of days, or of yes and no.
                let written = plain(&row.sheet.cell(row.at, column.at).text());
                if field == Field::ClosedOn
                    && let Some(status) = row.table.map.status.get(&written)
                {
                    said.closed = Some(*status == Status::Done);
                    return None;
                }
                let day = self.value(row, column, |cell| value::day(cell, row.table.year))?;
                let date = match day {
                    Day::On(date) | Day::Between(_, date) => date,
                    Day::Never => return None,
                };
                if known.is_some_and(|known| before(known.state) == Some(date)) {
                    return None;
                }
                if field == Field::FoundOn && known.is_some() {
                    // A summary cannot say that a problem was found on another day.
                    self.reject_cell(row, column, Why::FoundOn);
                    return None;
                }
                said.dates.push((key, date));
            }
            Field::Status => {
                let shown = |state: &crate::assess::ProblemState| state.closed_on.is_some();
                let public = known.and_then(|known| self.public_problems.get(&known.key()).copied());
                let public = public.map(|at| shown(self.today.outside.index.problems[at].state));
                match self.says_closed(row, row.sheet.cell(row.at, column.at)) {
                    // A ledger in another language says it in other words.
                    Some(closed) if public == Some(closed) => {}
                    Some(closed) => said.closed = Some(closed),
                    None => self.reject_cell(row, column, Why::Value(Fault::Status)),
                }
                return None;
            }
            Field::Note => {
                let text = self.value(row, column, value::words)?;
                said.note.push((column.heading.clone(), text));
                return None;
            }
            _ => return None,
        }
        Some(())
    }

    /// No problem is closed before it is found.
    fn check_closed(&mut self, row: &Row<'i>, said: &Said, known: Option<&ProblemRow<'_>>) {
        let day = |wanted: &str| said.dates.iter().find(|(key, _)| *key == wanted).map(|(_, day)| *day);
        let found = day("found_on").or(known.map(|known| known.state.found_on));
        if let (Some(found), Some(closed)) = (found, day("closed_on"))
            && closed < found
            && let Some(column) = row.table.column(Field::ClosedOn)
        {
            self.reject_cell(row, column, Why::Order(found, closed));
        }
    }

    /// Whether a cell says that a problem is closed; none where nobody knows its word.
    fn says_closed(&self, row: &Row<'_>, cell: &Cell) -> Option<bool> {
        let written = plain(&cell.text());
        let words = [("ledger-closed", true), ("ledger-open", false)];
        let own = words.iter().find(|(id, _)| plain(&self.today.inside.text.plain(id)) == written);
        let mapped = row.table.map.status.get(&written).map(|status| *status == Status::Done);
        own.map(|(_, closed)| *closed).or(mapped)
    }

    fn settle_closed(&mut self, row: &Row<'i>, known: Option<&ProblemRow<'_>>, said: &mut Said) {
        let dated = said.dates.iter().any(|(key, _)| *key == "closed_on")
            || known.is_some_and(|known| known.state.closed_on.is_some());
        let column = row.table.column(Field::Status).or(row.table.column(Field::ClosedOn));
        if said.closed == Some(true)
            && !dated
            && let Some(column) = column
        {
            self.reject_cell(row, column, Why::NoClosedOn);
        }
        if let Some((column, status)) = row.field(Field::Status)
            && self.says_closed(row, status) == Some(false)
            && let Some((_, cell)) = row.field(Field::ClosedOn)
            && let Ok(Some(Day::On(_) | Day::Between(..))) = value::day(cell, row.table.year)
        {
            self.reject_cell(row, column, Why::NotClosed);
        }
    }

    fn write_problem(&mut self, row: &Row<'_>, place: &str, id: &str, said: &Said) -> Result<(), DraftError> {
        let table = self.summary(place)?;
        let known = (0..count(table, "problems")).find(|at| {
            entry(table, "problems", *at)
                .is_some_and(|it| it.get("id").and_then(|id| id.as_str()) == Some(id))
        });
        let problem = match known {
            Some(at) => entry(table, "problems", at),
            None => push(table, "problems"),
        };
        let Some(problem) = problem else {
            self.reject_row(row, id.to_owned(), Why::Layout);
            return Ok(());
        };
        put(problem, "id", id);
        let text = |key: &str| said.texts.iter().find(|(it, _)| *it == key).map(|(_, text)| text.clone());
        let day = |key: &str| said.dates.iter().find(|(it, _)| *it == key).map(|(_, date)| *date);
        for key in [
            "title",
            "category",
            "notice_no",
            "found_on",
            "found_by",
            "lead",
            "due",
            "closed_on",
            "closed_by",
            "note",
        ] {
            if let Some(text) = text(key) {
                put(problem, key, text);
            }
            if let Some(date) = day(key) {
                put(problem, key, toml_date(date));
            }
            match (key, said.lead.as_deref()) {
                ("lead", Some([one])) => put(problem, key, one.as_str()),
                ("lead", Some(units)) => {
                    put(problem, key, units.iter().map(String::as_str).collect::<Array>())
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The key of a day.
fn day_key(field: Field) -> Option<&'static str> {
    match field {
        Field::FoundOn => Some("found_on"),
        Field::Due => Some("due"),
        Field::ClosedOn => Some("closed_on"),
        _ => None,
    }
}
