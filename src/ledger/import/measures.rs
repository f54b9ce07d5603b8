//! Owns: measures of a ledger. In: rows. Out: what a plan promises in the plan, what became of it in a summary.

use super::names::{Spot, free};
use super::{Change, Importer, Why, reads_as};
use crate::index::MeasureRow;
use crate::ledger::draft::{Draft, DraftError, count, entry, push, put};
use crate::ledger::heading::{Column, Holds};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::sheet::Cell;
use crate::ledger::shown;
use crate::ledger::value::{self, Day, Fault, MoneyUnit, plain};
use crate::model::{Quantity, Status, Yuan, grouped, join_key};
use jiff::civil::Date;
use toml_edit::{Array, InlineTable, TableLike, Value};

/// Words for what is not done.
const NOT_DONE: [&str; 4] = ["否", "未完成", "未办结", "×"];

/// What a row says of a measure; only what differs from the records is given.
#[derive(Debug, Default, Clone)]
struct Said {
    kind: Option<String>,
    title: Option<String>,
    lead: Option<Vec<String>>,
    with: Option<Vec<String>>,
    person: Option<String>,
    start: Option<Date>,
    due: Option<Date>,
    done_on: Option<Date>,
    status: Option<Status>,
    stage: Option<String>,
    progress: Option<String>,
    note: Option<String>,
    targets: Vec<Amount>,
    current: Vec<Amount>,
    funds: Vec<(String, Yuan)>,
    /// An amount whose source another column, or the records, must tell.
    fund: Option<Yuan>,
    fund_source: Option<String>,
    spent: Option<Yuan>,
}

/// `name value unit`
#[derive(Debug, Clone, PartialEq)]
struct Amount {
    name: String,
    value: Quantity,
    unit: String,
}

impl<'i> Importer<'i> {
    /// Takes in a row.
    pub fn measure(&mut self, row: &Row<'i>) -> Result<(), DraftError> {
        let key = row.text(Field::Key);
        if !key.is_empty() {
            return match self.keys.measures.get(&key).copied() {
                Some(at) => self.known_measure(row, at),
                None => {
                    if let Some(column) = row.table.column(Field::Key) {
                        self.reject_cell(row, column, Why::Key);
                    }
                    Ok(())
                }
            };
        }
        let (Some(spot), Ok(programme)) = (self.spot(row), self.programme_of(row)) else { return Ok(()) };
        let (title, id) = (row.title(), row.text(Field::Id));
        if title.is_empty() {
            self.reject_row(row, id, Why::NoTitle);
            return Ok(());
        }
        let place = match spot {
            Spot::County => String::new(),
            Spot::Place(township, village) => self.places.key(township, village),
        };
        let rows = &self.today.inside.index.measures;
        let own: Vec<usize> = self.measures.get(&place).into_iter().flatten().copied().collect();
        let of_programme =
            |at: &&usize| programme.as_ref().is_none_or(|slug| *slug == rows[**at].plan.programme);
        let own: Vec<usize> = own.iter().filter(of_programme).copied().collect();
        let called = |at: &&usize| {
            let measure = rows[**at].measure;
            if id.is_empty() { plain(&measure.title) == plain(&title) } else { measure.id == id }
        };
        match own.iter().filter(called).collect::<Vec<_>>().as_slice() {
            [] => self.new_measure(row, spot, &place, programme, &title, &id),
            [at] => self.known_measure(row, **at),
            _ => {
                self.reject_row(row, title, Why::Ambiguous);
                Ok(())
            }
        }
    }

    fn known_measure(&mut self, row: &Row<'i>, at: usize) -> Result<(), DraftError> {
        let today = self.today;
        let known = &today.inside.index.measures[at];
        let key = known.key();
        if self.is_again(row, format!("measure {key}"), &known.measure.title) {
            return Ok(());
        }
        let public = self.public.get(&key).map(|at| &today.outside.index.measures[*at]);
        let (said, fields) = self.read_measure(row, Some((known, public)));
        if !self.sound {
            return Ok(());
        }
        self.write_known(row, known, &said)?;
        if self.sound {
            let title = known.measure.title.clone();
            self.keep(Change { key, title, new: false, fields });
        }
        Ok(())
    }

    /// What the row says otherwise than the records, and the same in words.
    fn read_measure(
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
                    Holds::Field(field) => shown.measure(own, row.shown_as(*field)),
                    Holds::Source(source) => shown.source(own, source),
                    _ => Cell::Empty,
                };
                let public = public.map(|row| cell(outside, row));
                Some((cell(inside, known), public))
            };
            let shown = shown(&column.holds);
            let amount = matches!(column.holds, Holds::Source(_) | Holds::Field(Field::Fund | Field::Spent));
            // Both editions are today's; an amount depends on the unit of its column and is compared as a number.
            let same = shown.as_ref().is_some_and(|(inside, outside)| {
                reads_as(cell, inside) || outside.as_ref().is_some_and(|outside| reads_as(cell, outside))
            });
            if same && (!amount || column.unit == Some(MoneyUnit::Yuan)) {
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
                Holds::Field(field) => {
                    self.read_field(row, column, *field, known.map(|it| it.0), &shown, &mut said)
                }
                _ => None,
            };
            if changed.is_some() {
                let after = self.told(&said, &column.holds).unwrap_or_else(|| cell.text());
                let before = if amount { self.yuan(&before) } else { before };
                fields.push((column.heading.clone(), before, after));
            }
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
            Field::Note => said.note = Some(self.value(row, column, value::words)?),
            Field::Progress => said.progress = Some(self.value(row, column, value::words)?),
            Field::Lead | Field::Responsible => {
                let names = value::names(row.sheet.cell(row.at, column.at));
                // The unit that leads comes first, whatever the order of the columns.
                let mut lead = said.lead.take().unwrap_or_else(|| match field {
                    Field::Responsible => {
                        value::names(row.field(Field::Lead).map_or(&Cell::Empty, |it| it.1))
                    }
                    _ => Vec::new(),
                });
                if field == Field::Lead {
                    lead = names.into_iter().chain(lead).collect();
                } else {
                    lead.extend(names);
                }
                let mut seen = Vec::new();
                for name in lead {
                    let unit = self.unit(&name);
                    if !seen.contains(&unit) {
                        seen.push(unit);
                    }
                }
                let same = known.is_some_and(|known| {
                    let own: Vec<String> = known.measure.lead.iter().map(|it| self.unit(&it.value)).collect();
                    own == seen
                });
                said.lead = Some(seen).filter(|_| !same);
                said.lead.as_ref()?;
            }
            Field::With => {
                let names = value::names(row.sheet.cell(row.at, column.at));
                let units: Vec<String> = names.iter().map(|name| self.unit(name)).collect();
                let own = |known: &MeasureRow<'_>| -> Vec<String> {
                    known.measure.with.iter().map(|it| self.unit(&it.value)).collect()
                };
                if known.is_some_and(|known| own(known) == units) {
                    return None;
                }
                said.with = Some(units);
            }
            Field::Start => match self.value(row, column, |cell| value::day(cell, row.table.year))? {
                Day::On(date) if is_date(date) => return None,
                Day::On(date) | Day::Between(date, _) => said.start = Some(date),
                Day::Never => return None,
            },
            Field::Due => match self.value(row, column, |cell| value::day(cell, row.table.year))? {
                Day::On(date) if is_date(date) => return None,
                Day::On(date) => said.due = Some(date),
                Day::Between(start, due) => {
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

    fn new_measure(
        &mut self,
        row: &Row<'i>,
        spot: Spot,
        place: &str,
        programme: Option<String>,
        title: &str,
        id: &str,
    ) -> Result<(), DraftError> {
        let Some(programme) = programme.or_else(|| self.only_programme()) else {
            self.reject_row(row, title.to_owned(), Why::NoProgramme);
            return Ok(());
        };
        let plan_key = join_key(place, &programme);
        if self.is_again(row, format!("measure {plan_key} {}", plain(title)), title) {
            return Ok(());
        }
        let kind = self.kind_of(row, title);
        let (mut said, fields) = self.read_measure(row, None);
        self.check_stage(row, kind.as_deref(), &said);
        self.settle_fund(row, &mut said, None);
        let (true, Some(kind)) = (self.sound, kind) else { return Ok(()) };
        said.kind = Some(kind.clone());
        said.title = Some(title.to_owned());
        let stem = self.plan_stem(spot, place, &programme);
        let taken: Vec<String> = self.ids_of(place, &programme);
        let draft = self.import.drafts.record(&stem)?;
        let written = ids(draft);
        let id = match id {
            "" => free(&kind, |id| taken.iter().chain(&written).any(|it| it == id)),
            id => id.to_owned(),
        };
        let Some(table) = push(draft.fields.as_table_mut(), "measures") else {
            self.reject_row(row, title.to_owned(), Why::Layout);
            return Ok(());
        };
        put(table, "id", id.as_str());
        write_promise(table, &said);
        write_state(table, &said);
        write_note(table, said.note.as_ref());
        if !(write_targets(table, &said.targets) && write_funds(table, &said.funds)) {
            self.reject_row(row, title.to_owned(), Why::Layout);
        }
        if said.progress.is_some() || said.spent.is_some() || !said.current.is_empty() {
            let told =
                Said { progress: said.progress, spent: said.spent, current: said.current, ..Said::default() };
            self.update(place, &programme, &id, &told)?;
        }
        self.keep(Change { key: join_key(&plan_key, &id), title: title.to_owned(), new: true, fields });
        Ok(())
    }

    fn only_programme(&self) -> Option<String> {
        match self.today.model.programmes.as_slice() {
            [only] => Some(only.record.slug.clone()),
            _ => None,
        }
    }

    /// Where the plan stands, or will stand.
    fn plan_stem(&self, spot: Spot, place: &str, programme: &str) -> String {
        match spot {
            Spot::County => format!("programmes/{programme}"),
            Spot::Place(..) => format!("townships/{place}/plans/{programme}"),
        }
    }

    fn ids_of(&self, place: &str, programme: &str) -> Vec<String> {
        let rows = &self.today.inside.index.measures;
        let own = self.measures.get(place).into_iter().flatten().map(|at| &rows[*at]);
        own.filter(|row| row.plan.programme == programme).map(|row| row.measure.id.clone()).collect()
    }

    fn check_stage(&mut self, row: &Row<'_>, kind: Option<&str>, said: &Said) {
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
    fn settle_fund(&mut self, row: &Row<'_>, said: &mut Said, known: Option<&MeasureRow<'_>>) {
        let Some(column) = row.table.column(Field::Fund) else { return };
        let Some(amount) = said.fund.take() else { return };
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

    fn write_known(&mut self, row: &Row<'_>, known: &MeasureRow<'_>, said: &Said) -> Result<(), DraftError> {
        let mut said = said.clone();
        self.check_stage(row, Some(&known.kind.id), &said);
        self.settle_fund(row, &mut said, Some(known));
        if !self.sound {
            return Ok(());
        }
        let promise = said.kind.is_some()
            || said.title.is_some()
            || said.lead.is_some()
            || said.with.is_some()
            || said.person.is_some()
            || said.start.is_some()
            || said.note.is_some()
            || !said.targets.is_empty()
            || !said.funds.is_empty();
        if promise {
            let path = known.plan.record.path.clone();
            let position = known.plan.measures.iter().position(|it| it.id == known.measure.id);
            let draft = self.import.drafts.open(&path)?;
            let table = position.and_then(|at| entry(draft.fields.as_table_mut(), "measures", at));
            let Some(table) = table else {
                self.reject_row(row, known.measure.title.clone(), Why::Layout);
                return Ok(());
            };
            write_promise(table, &said);
            write_note(table, said.note.as_ref());
            if !(write_targets(table, &said.targets) && write_funds(table, &said.funds)) {
                self.reject_row(row, known.measure.title.clone(), Why::Layout);
                return Ok(());
            }
        }
        let told = said.due.is_some()
            || said.done_on.is_some()
            || said.status.is_some()
            || said.stage.is_some()
            || said.progress.is_some()
            || said.spent.is_some()
            || !said.current.is_empty();
        if told {
            let place = known.at.at().key();
            self.update(&place, &known.plan.programme, &known.measure.id, &said)?;
        }
        Ok(())
    }

    /// Writes what became of a measure into the day's summary.
    fn update(&mut self, place: &str, programme: &str, id: &str, said: &Said) -> Result<(), DraftError> {
        let name = format!("{programme}/{id}");
        let stem = self.summary_stem(place);
        let date = self.today.date;
        let draft = self.import.drafts.record(&stem)?;
        let table = draft.fields.as_table_mut();
        if !table.contains_key("date") {
            put(table, "date", toml_date(date));
        }
        let known = (0..count(table, "updates")).find(|at| {
            let named =
                entry(table, "updates", *at).and_then(|it| it.get("measure")?.as_str().map(str::to_owned));
            named.is_some_and(|named| named == name || named == id)
        });
        let update = match known {
            Some(at) => entry(table, "updates", at),
            None => push(table, "updates"),
        };
        let Some(update) = update else { return Ok(()) };
        if known.is_none() {
            put(update, "measure", name.as_str());
        }
        write_state(update, said);
        if !said.current.is_empty() {
            let mut values = InlineTable::new();
            for amount in &said.current {
                values.insert(&amount.name, number(&amount.value.to_string()));
            }
            put(update, "values", values);
        }
        if let Some(spent) = said.spent {
            put(update, "spent", number(&spent.to_string()));
        }
        if let Some(due) = said.due {
            put(update, "due", toml_date(due));
        }
        write_note(update, said.progress.as_ref());
        Ok(())
    }

    /// The summary into which a ledger writes: of those of its date the last to be counted.
    pub fn summary_stem(&self, place: &str) -> String {
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

fn said_before(shown: &Option<(Cell, Option<Cell>)>) -> String {
    shown.as_ref().map(|(inside, _)| inside.text()).unwrap_or_default()
}

fn is_amount(shown: &Option<(Cell, Option<Cell>)>, amount: Yuan) -> bool {
    let amount = shown::money(amount);
    shown.as_ref().is_some_and(|(inside, outside)| *inside == amount || outside.as_ref() == Some(&amount))
}

fn read_amount(part: &str) -> Option<Amount> {
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

/// What a plan promises.
fn write_promise(table: &mut dyn TableLike, said: &Said) {
    if let Some(kind) = &said.kind {
        put(table, "kind", kind.as_str());
    }
    if let Some(title) = &said.title {
        put(table, "title", title.as_str());
    }
    match said.lead.as_deref() {
        Some([one]) => put(table, "lead", one.as_str()),
        Some(units) => put(table, "lead", units.iter().map(String::as_str).collect::<Array>()),
        None => {}
    }
    if let Some(units) = &said.with {
        put(table, "with", units.iter().map(String::as_str).collect::<Array>());
    }
    if let Some(person) = &said.person {
        put(table, "person", person.as_str());
    }
    if let Some(start) = said.start {
        put(table, "start", toml_date(start));
    }
}

fn write_note(table: &mut dyn TableLike, note: Option<&String>) {
    if let Some(note) = note {
        put(table, "note", note.as_str());
    }
}

/// What became of it, for a plan that begins with it and for a summary alike; a summary's deadline is its own affair.
fn write_state(table: &mut dyn TableLike, said: &Said) {
    if table.contains_key("kind")
        && let Some(due) = said.due
    {
        put(table, "due", toml_date(due));
    }
    if let Some(status) = said.status {
        put(table, "status", status.as_str());
    }
    if let Some(stage) = &said.stage {
        put(table, "stage", stage.as_str());
    }
    if let Some(done_on) = said.done_on {
        put(table, "done_on", toml_date(done_on));
    }
}

fn write_targets(table: &mut dyn TableLike, targets: &[Amount]) -> bool {
    targets.iter().all(|amount| {
        let at = (0..count(table, "targets")).find(|at| named(table, "targets", *at, "name", &amount.name));
        let Some(target) = (match at {
            Some(at) => entry(table, "targets", at),
            None => push(table, "targets"),
        }) else {
            return false;
        };
        put(target, "name", amount.name.as_str());
        put(target, "unit", amount.unit.as_str());
        put(target, "value", number(&amount.value.to_string()));
        true
    })
}

fn write_funds(table: &mut dyn TableLike, funds: &[(String, Yuan)]) -> bool {
    funds.iter().all(|(source, amount)| {
        let at = (0..count(table, "funds")).find(|at| named(table, "funds", *at, "source", source));
        let Some(fund) = (match at {
            Some(at) => entry(table, "funds", at),
            None => push(table, "funds"),
        }) else {
            return false;
        };
        put(fund, "source", source.as_str());
        put(fund, "amount", number(&amount.to_string()));
        true
    })
}

fn named(table: &mut dyn TableLike, key: &str, at: usize, field: &str, name: &str) -> bool {
    entry(table, key, at).and_then(|it| it.get(field)?.as_str().map(|it| it == name)).unwrap_or_default()
}

fn ids(draft: &mut Draft) -> Vec<String> {
    let table = draft.fields.as_table_mut();
    (0..count(table, "measures"))
        .filter_map(|at| entry(table, "measures", at)?.get("id")?.as_str().map(str::to_owned))
        .collect()
}

/// A number with the digits that it was given, without zeros that say nothing.
pub fn number(digits: &str) -> Value {
    let digits = match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    };
    digits.parse().unwrap_or_else(|_| digits.into())
}

/// A date as TOML writes it.
pub fn toml_date(date: Date) -> Value {
    date.to_string().parse().unwrap_or_else(|_| date.to_string().into())
}
