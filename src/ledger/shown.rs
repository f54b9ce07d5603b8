//! Owns: how a fact stands in a cell of a ledger. In: rows of the index. Out: cells by field. An import calls a field
//! unchanged where its cell reads as it stands here, so what was exported and not touched changes nothing.

use super::map::Field;
use super::sheet::Cell;
use super::value::is_blank;
use crate::index::{Index, MeasureRow, ProblemRow, VillageRow};
use crate::model::{Quantity, Status, Summary, Yuan, join_key};
use crate::text::Catalogue;
use jiff::civil::Date;

/// Between names in one cell.
pub const AND: &str = "、";
/// Between targets in one cell.
pub const NEXT: &str = "；";

/// Everything that a cell of an edition needs to know.
#[derive(Clone, Copy)]
pub struct Shown<'s> {
    /// The edition's index.
    pub index: &'s Index<'s>,
    /// The county's own summaries.
    pub county: &'s [Summary],
    /// The words of statuses.
    pub text: &'s Catalogue,
}

fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    match text.trim_matches(is_blank) {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

fn maybe(words: Option<&str>) -> Cell {
    words.map_or(Cell::Empty, text)
}

fn date(date: Option<Date>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

/// An amount in yuan.
pub fn money(amount: Yuan) -> Cell {
    amount.to_string().parse().map_or(Cell::Empty, Cell::Number)
}

fn number(value: Quantity) -> Cell {
    value.to_string().parse().map_or(Cell::Empty, Cell::Number)
}

fn count(number: Option<u32>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Number(number.into()))
}

impl Shown<'_> {
    /// The word of a status.
    pub fn status(&self, status: Status) -> String {
        self.text.plain(&format!("status-{}", status.as_str()))
    }

    fn units(&self, positions: &[usize]) -> Cell {
        let names: Vec<&str> = positions.iter().map(|at| self.index.units[*at].unit.name()).collect();
        text(names.join(AND))
    }

    /// A field of a measure.
    pub fn measure(&self, row: &MeasureRow<'_>, field: Field) -> Cell {
        let (measure, state) = (row.measure, row.state);
        match field {
            Field::Key => text(row.key()),
            Field::Township => maybe(row.at.township.map(|it| it.name.as_str())),
            Field::Village => maybe(row.at.village.map(|it| it.name.as_str())),
            Field::Programme => text(row.programme.name.as_str()),
            Field::Id => text(&*measure.id),
            Field::Kind => text(row.kind.name.as_str()),
            Field::Title => text(&*measure.title),
            Field::Lead => self.units(&row.lead),
            Field::With => self.units(&row.with),
            Field::Person => maybe(measure.person.as_deref()),
            Field::Start => date(measure.start),
            Field::Due => date(state.due),
            Field::DoneOn => date(state.done_on),
            Field::Status => text(self.status(state.status)),
            Field::Stage => maybe(row.stage()),
            Field::Progress => maybe(self.progress(row)),
            Field::Note => maybe(measure.note.as_deref()),
            Field::Target => {
                let said = measure.targets.iter().map(|it| format!("{} {} {}", it.name, it.value, it.unit));
                text(said.collect::<Vec<_>>().join(NEXT))
            }
            Field::Current => {
                let pairs = measure.targets.iter().zip(&state.targets);
                let said = pairs.filter_map(|(target, reported)| {
                    Some(format!("{} {} {}", target.name, (*reported)?.value, target.unit))
                });
                text(said.collect::<Vec<_>>().join(NEXT))
            }
            Field::Fund => match measure.funds.is_empty() {
                true => Cell::Empty,
                false => money(measure.planned()),
            },
            Field::FundSource => {
                let mut sources: Vec<&str> =
                    measure.funds.iter().map(|fund| fund.source.value.as_str()).collect();
                sources.dedup();
                text(sources.join(AND))
            }
            Field::Spent => state.spent.map_or(Cell::Empty, money),
            _ => Cell::Empty,
        }
    }

    /// Planned money of a measure from one source.
    pub fn source(&self, row: &MeasureRow<'_>, source: &str) -> Cell {
        let mut own = row.measure.funds.iter().filter(|fund| fund.source.value == source).peekable();
        if own.peek().is_none() { Cell::Empty } else { money(own.map(|fund| fund.amount).sum()) }
    }

    /// Money of a measure spent from one source.
    pub fn spent_by(&self, row: &MeasureRow<'_>, source: &str) -> Cell {
        let own = row.state.spent_by_source.iter().find(|(own, _)| own == source);
        own.map_or(Cell::Empty, |(_, amount)| money(*amount))
    }

    /// The last remark of an update.
    fn progress<'r>(&'r self, row: &'r MeasureRow<'_>) -> Option<&'r str> {
        let summaries = match (row.at.township, row.at.village) {
            (_, Some(village)) => &village.summaries,
            (Some(township), None) => &township.summaries,
            (None, None) => self.county,
        };
        let said = |(summary, update): &(usize, usize)| {
            summaries.get(*summary)?.updates.get(*update)?.note.as_deref()
        };
        row.state.updates.iter().rev().find_map(said)
    }

    /// A field of a problem.
    pub fn problem(&self, row: &ProblemRow<'_>, field: Field) -> Cell {
        let state = row.state;
        match field {
            Field::Key => text(row.key()),
            Field::Township => maybe(row.at.township.map(|it| it.name.as_str())),
            Field::Village => maybe(row.at.village.map(|it| it.name.as_str())),
            Field::Programme => maybe(row.programme.map(|it| it.name.as_str())),
            Field::Id => text(state.id.as_str()),
            Field::Title => text(state.title.as_str()),
            Field::Category => maybe(state.category.as_deref()),
            Field::NoticeNo => maybe(state.notice_no.as_deref()),
            Field::FoundOn => Cell::Date(state.found_on),
            Field::FoundBy => maybe(state.found_by.as_deref()),
            Field::Lead => self.units(&row.lead),
            Field::Due => date(state.due),
            Field::ClosedOn => date(state.closed_on),
            Field::ClosedBy => maybe(state.closed_by.as_deref()),
            Field::Status => {
                let id = if state.closed_on.is_some() { "ledger-closed" } else { "ledger-open" };
                text(self.text.plain(id))
            }
            Field::Note => maybe(state.note.as_deref()),
            _ => Cell::Empty,
        }
    }

    /// A field of a village.
    pub fn village(&self, row: &VillageRow<'_>, field: Field) -> Cell {
        let village = row.village;
        match field {
            Field::Key => text(join_key(&row.township.record.slug, &village.record.slug)),
            Field::Township => text(row.township.name.as_str()),
            Field::Village => text(village.name.as_str()),
            Field::Code => maybe(village.code.as_ref().map(|code| code.value.as_str())),
            Field::Kind => maybe(village.kind.as_deref()),
            Field::Tags => text(village.tags.join(AND)),
            Field::Households => count(village.households),
            Field::Population => count(village.population),
            Field::Area => village.area.map_or(Cell::Empty, number),
            _ => Cell::Empty,
        }
    }
}
