//! Owns: where a sheet's table begins and what each of its columns holds. In: a sheet, maps.
//! Out: a [`Table`]; none where no row looks like a heading.

use super::map::{Field, Kind, Map, Maps};
use super::sheet::Sheet;
use super::value::{MoneyUnit, money_unit, plain, year};
use std::collections::BTreeSet;

/// Rows among which a heading is looked for: above it stand a title, a unit, who filled it in.
const HEAD_ROWS: usize = 20;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A field.
    Field(Field),
    /// Planned money from this source.
    Source(String),
    /// A person of this role.
    Role(String),
    /// A fact of a village under this label.
    Fact(String),
    /// What another column says already, or nobody needs.
    Nothing,
    /// Nobody knows.
    Unknown,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its position.
    pub at: usize,
    /// Its heading as written, on one line.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
    /// The unit of its money.
    pub unit: Option<MoneyUnit>,
}

/// The table of a sheet.
#[derive(Debug)]
pub struct Table<'m> {
    /// What it lists, and in which words.
    pub map: &'m Map,
    /// The first row below the heading.
    pub body: usize,
    /// Its columns; those without a heading and without a cell are left out.
    pub columns: Vec<Column>,
    /// The year of days that name none.
    pub year: Option<i16>,
}

impl Table<'_> {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.holds == Holds::Field(field))
    }
}

/// Finds the table; `sources` are the county's sources of money.
pub fn table<'m>(sheet: &Sheet, maps: &'m Maps, sources: &[String]) -> Option<Table<'m>> {
    let rows = 0..sheet.rows.len().min(HEAD_ROWS);
    let heads = rows.flat_map(|row| [Head { first: row, last: row }, Head { first: row, last: row + 1 }]);
    let candidates = heads.flat_map(|head| maps.maps.iter().map(move |map| (head, map)));
    let scored = candidates.filter_map(|(head, map)| Some((head.score(sheet, map, sources)?, head, map)));
    // Of equals the first: the upper row, one row before two, problems before measures.
    let (_, head, map) = scored.rev().max_by_key(|(score, ..)| *score)?;
    let above = || (0..head.first).flat_map(|row| sheet.rows[row].iter().map(super::sheet::Cell::text));
    let unit = maps.money.or_else(|| above().find_map(|text| money_unit(&text)));
    let columns = head.columns(sheet, map, sources, unit);
    let year = maps.year.or_else(|| above().find_map(|text| year(&text))).or_else(|| year(&sheet.name));
    Some(Table { map, body: head.last + 1, columns, year })
}

/// One or two rows of headings: in two, the upper one spans what the lower one divides.
#[derive(Clone, Copy, Debug)]
struct Head {
    first: usize,
    last: usize,
}

impl Head {
    fn heading(self, sheet: &Sheet, column: usize) -> String {
        let (upper, lower) = (sheet.cell(self.first, column).text(), sheet.cell(self.last, column).text());
        let sum = ["合计", "小计", "总额", "金额"].contains(&plain(&lower).as_str());
        if self.first == self.last || upper == lower || lower.is_empty() || sum { upper } else { lower }
    }

    /// How many fields its headings name; none where they do not make a ledger.
    fn score(self, sheet: &Sheet, map: &Map, sources: &[String]) -> Option<usize> {
        let width = sheet.rows.get(self.first)?.len();
        sheet.rows.get(self.last)?;
        let mut fields = BTreeSet::new();
        let mut known = 0;
        for column in 0..width {
            match holds(&self.heading(sheet, column), map, sources) {
                Holds::Field(field) => {
                    fields.insert(field);
                }
                // As much as a field: a heading in two rows is known by the sources that the lower one names.
                Holds::Source(_) => known += 2,
                Holds::Role(_) | Holds::Nothing => known += 1,
                Holds::Fact(_) | Holds::Unknown => {}
            }
        }
        // A second row that divides nothing is a row of the table.
        let upper = Head { first: self.first, last: self.first };
        let known_above = (0..width).any(|column| {
            matches!(holds(&upper.heading(sheet, column), map, sources), Holds::Field(_) | Holds::Nothing)
        });
        if self.first != self.last && !(known_above && self.divides(sheet, width)) {
            return None;
        }
        let any = |wanted: &[Field]| wanted.iter().any(|field| fields.contains(field));
        let enough = match map.kind {
            Kind::Measures | Kind::Problems => fields.contains(&Field::Title) && fields.len() >= 3,
            Kind::Villages => {
                let of_village = [
                    Field::Code,
                    Field::Households,
                    Field::Population,
                    Field::Area,
                    Field::Township,
                    Field::Tags,
                ];
                fields.contains(&Field::Village) && any(&of_village)
            }
        };
        enough.then(|| 2 * fields.len() + known)
    }

    /// Whether some cell of the upper row spans several of the lower one.
    fn divides(self, sheet: &Sheet, width: usize) -> bool {
        let upper = |column: usize| sheet.cell(self.first, column);
        let lower = |column: usize| sheet.cell(self.last, column);
        (1..width).any(|column| {
            let spans = !upper(column).is_empty() && upper(column) == upper(column - 1)
                || upper(column).is_empty() && !upper(column - 1).is_empty();
            spans
                && !lower(column).is_empty()
                && lower(column) != upper(column)
                && lower(column - 1) != lower(column)
        })
    }

    fn columns(self, sheet: &Sheet, map: &Map, sources: &[String], unit: Option<MoneyUnit>) -> Vec<Column> {
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut above = String::new();
        let columns = (0..width).filter_map(|at| {
            let upper = sheet.cell(self.first, at).text();
            if !upper.is_empty() {
                above = upper;
            }
            let heading: String = self.heading(sheet, at).split_whitespace().collect();
            if heading.is_empty() {
                let body = self.last + 1..sheet.rows.len();
                let filled = body.into_iter().any(|row| !sheet.cell(row, at).is_empty());
                return filled.then_some(Column { at, heading, holds: Holds::Unknown, unit: None });
            }
            let unit = money_unit(&heading).or_else(|| money_unit(&above)).or(unit);
            Some(Column { at, holds: holds(&heading, map, sources), heading, unit })
        });
        let mut columns: Vec<Column> = columns.collect();
        once(&mut columns, map.kind);
        columns
    }
}

/// What a heading promises, without remarks such as `（万元）` or `（必填）`.
fn holds(heading: &str, map: &Map, sources: &[String]) -> Holds {
    let whole = plain(heading);
    let whole = whole.trim_end_matches([':', '*']).trim_start_matches('*');
    let bare = without_remarks(whole);
    if whole.is_empty() {
        return Holds::Unknown;
    }
    let sources = if map.kind == Kind::Measures { sources } else { &[] };
    let source = |name: &str| sources.iter().find(|source| plain(source) == name).cloned();
    // With its unit behind it a source is meant, even one that is called as a column usually is.
    let of_money = ["(元)", "(万元)"].iter().find_map(|unit| whole.strip_suffix(unit));
    if let Some(source) = of_money.and_then(source) {
        return Holds::Source(source);
    }
    for name in [whole, bare.as_str()] {
        if let Some(field) = map.columns.get(name) {
            return Holds::Field(*field);
        }
        if map.ignore.iter().any(|it| it == name) {
            return Holds::Nothing;
        }
    }
    if let Some(source) = source(whole).or_else(|| source(&bare)) {
        return Holds::Source(source);
    }
    if map.kind == Kind::Villages {
        return match map.roles.contains(&bare) {
            true => Holds::Role(bare),
            false => Holds::Fact(heading.split_whitespace().collect()),
        };
    }
    Holds::Unknown
}

fn without_remarks(heading: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(heading.len());
    for sign in heading.chars() {
        match sign {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            sign if depth == 0 => bare.push(sign),
            _ => {}
        }
    }
    bare
}

/// Two columns of one field would each overwrite the other: only fields that gather may stand twice. Where a column
/// for the deadline and one for the day of completion are both called a time, the one with 实际 was taken already.
fn once(columns: &mut [Column], kind: Kind) {
    let mut seen = BTreeSet::new();
    for column in columns {
        let Holds::Field(field) = column.holds else { continue };
        let gathers = match kind {
            Kind::Problems | Kind::Measures => field == Field::Note,
            Kind::Villages => field == Field::Phone,
        };
        if !seen.insert(field) && !gathers {
            column.holds = match (kind, field) {
                (Kind::Measures, Field::Due) if seen.insert(Field::DoneOn) => Holds::Field(Field::DoneOn),
                // What is built, beside what it is called.
                (Kind::Measures, Field::Title) => Holds::Field(Field::Note),
                _ => Holds::Unknown,
            };
        }
    }
}
