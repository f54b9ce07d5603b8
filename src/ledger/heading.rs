//! Owns: where a sheet's table begins and what each of its columns holds. In: a sheet, maps.
//! Out: a [`Table`]; none where no row looks like a heading.

mod once;

use super::map::{Field, Kind, Map, Maps};
use super::sheet::Sheet;
use super::value::{MoneyUnit, money_unit, plain, year};
use once::once;
use std::collections::BTreeSet;

/// Rows among which a heading is looked for: above it stand a title, a unit, who filled it in.
const HEAD_ROWS: usize = 20;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// A field.
    Field(Field),
    /// Planned money from this source.
    Source(String),
    /// Money spent from this source.
    SpentBy(String),
    /// A person of this role.
    Role(String),
    /// A fact of a village under this label.
    Fact(String),
    /// What another column says already, or nobody needs.
    Nothing,
    /// What the column at this position holds, which is taken.
    Doubled(usize),
    /// What the column at this position holds; nobody knows which of them is meant, and neither is taken.
    Rival(usize),
    /// Nobody knows.
    Unknown,
}

impl Holds {
    /// Whether anything is read from such a column.
    pub fn is_read(&self) -> bool {
        !matches!(self, Holds::Nothing | Holds::Doubled(_) | Holds::Rival(_) | Holds::Unknown)
    }
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its position.
    pub at: usize,
    /// Its heading as written, on one line.
    pub heading: String,
    /// What stands in the rows of its heading.
    pub written: [String; 2],
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

impl Column {
    /// Whether a cell below repeats the heading.
    pub fn is_headed(&self, text: &str) -> bool {
        let text = plain(text);
        text == plain(&self.heading) || self.written.iter().any(|it| text == plain(it))
    }
}

/// Finds the table; `sources` are the county's sources of money.
pub fn table<'m>(sheet: &Sheet, maps: &'m Maps, sources: &[String]) -> Option<Table<'m>> {
    let rows = 0..sheet.rows.len().min(HEAD_ROWS);
    let heads = rows.flat_map(|row| [Head { first: row, last: row }, Head { first: row, last: row + 1 }]);
    let candidates = heads.flat_map(|head| maps.maps.iter().map(move |map| (head, map)));
    let scored =
        candidates.filter_map(|(head, map)| Some((head.score(sheet, map, maps, sources)?, head, map)));
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

/// The heading of a column.
struct Heading {
    text: String,
    /// What spans it from above; blank where nothing does.
    over: String,
    /// What stands over it, or over a column to its left: where units are looked for.
    above: String,
    written: [String; 2],
}

impl Heading {
    /// What it promises, and how it is called: where the lower row says nothing by itself (计划 under 完成时间), both together.
    fn read(&self, map: &Map, sources: &[String]) -> (String, Holds) {
        let own = holds(&self.text, map, sources);
        let over = without_remarks(&plain(&self.over));
        match own {
            Holds::Source(source) if map.columns.get(&over) == Some(&Field::Spent) => {
                (self.text.clone(), Holds::SpentBy(source))
            }
            Holds::Unknown if !over.is_empty() => {
                let own = without_remarks(&plain(&self.text));
                let joined = [format!("{own}{over}"), format!("{over}{own}")].into_iter();
                let read = joined.map(|it| (holds(&it, map, sources), it));
                let known = read.into_iter().find(|(holds, _)| *holds != Holds::Unknown);
                known.map_or((self.text.clone(), Holds::Unknown), |(holds, heading)| (heading, holds))
            }
            own => (self.text.clone(), own),
        }
    }
}

impl Head {
    fn headings(self, sheet: &Sheet, width: usize) -> impl Iterator<Item = Heading> {
        let mut above = String::new();
        (0..width).map(move |column| {
            let (upper, lower) =
                (sheet.cell(self.first, column).text(), sheet.cell(self.last, column).text());
            if !upper.is_empty() {
                above.clone_from(&upper);
            }
            let sum = ["合计", "小计", "总额", "金额"].contains(&plain(&lower).as_str());
            let whole = self.first == self.last || upper == lower || lower.is_empty() || sum;
            let over = if whole { String::new() } else { above.clone() };
            let text = if whole { upper.clone() } else { lower.clone() };
            Heading { text, over, above: above.clone(), written: [upper, lower] }
        })
    }

    /// How many fields its headings name; none where they do not make a ledger.
    fn score(self, sheet: &Sheet, map: &Map, maps: &Maps, sources: &[String]) -> Option<usize> {
        let width = sheet.rows.get(self.first)?.len();
        sheet.rows.get(self.last)?;
        // A second row that divides nothing is a row of the table.
        let upper = Head { first: self.first, last: self.first };
        let mut above = upper.headings(sheet, width).map(|it| holds(&it.text, map, sources));
        if self.first != self.last
            && !(above.any(|it| matches!(it, Holds::Field(_) | Holds::Nothing)) && self.divides(sheet, width))
        {
            return None;
        }
        let mut fields = BTreeSet::new();
        let (mut known, mut roles) = (0, false);
        let mut facts: Vec<String> = Vec::new();
        for (heading, holds) in self.headings(sheet, width).map(|it| it.read(map, sources)) {
            match holds {
                Holds::Field(field) => {
                    fields.insert(field);
                }
                // As much as a field: a heading in two rows is known by the sources that the lower one names.
                Holds::Source(_) | Holds::SpentBy(_) => known += 2,
                Holds::Role(_) => {
                    known += 1;
                    roles = true;
                }
                Holds::Nothing => known += 1,
                Holds::Fact(_) => facts.push(heading),
                Holds::Doubled(_) | Holds::Rival(_) | Holds::Unknown => {}
            }
        }
        let enough = match map.kind {
            Kind::Measures | Kind::Problems => fields.contains(&Field::Title) && fields.len() >= 3,
            Kind::Villages => {
                fields.contains(&Field::Village) && lists_villages(&fields, roles, &facts, maps)
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
        let filled = |at: usize| (self.last + 1..sheet.rows.len()).any(|row| !sheet.cell(row, at).is_empty());
        let columns = self.headings(sheet, width).enumerate().filter_map(|(at, heading)| {
            let (text, holds) = heading.read(map, sources);
            let text: String = text.split_whitespace().collect();
            let Heading { text: own, above, written, .. } = heading;
            if text.is_empty() {
                let holds = Holds::Unknown;
                return filled(at).then_some(Column { at, heading: text, written, holds, unit: None });
            }
            let unit = money_unit(&own).or_else(|| money_unit(&above)).or(unit);
            Some(Column { at, heading: text, written, holds, unit })
        });
        let mut columns: Vec<Column> = columns.collect();
        once(&mut columns, map, filled);
        columns
    }
}

/// Whether headings beside that of villages make a list of them. Each heading that nobody knows becomes a public fact: a
/// ledger of something else is none. Whoever says by a map that it is a list is believed.
fn lists_villages(fields: &BTreeSet<Field>, roles: bool, facts: &[String], maps: &Maps) -> bool {
    let own = [Field::Code, Field::Households, Field::Population, Field::Area, Field::Tags];
    let own = roles || own.iter().any(|field| fields.contains(field));
    let township = fields.contains(&Field::Township);
    if maps.maps.len() == 1 {
        return own || township;
    }
    let others = || maps.maps.iter().filter(|map| map.kind != Kind::Villages);
    let foreign = facts.iter().any(|heading| others().any(|map| is_of(heading, map)));
    !foreign && (own || township && facts.is_empty())
}

/// Whether a heading tells that a ledger is one of this map's; a remark or a number may stand in any.
fn is_of(heading: &str, map: &Map) -> bool {
    let whole = plain(heading);
    [without_remarks(&whole), whole].iter().any(|name| {
        let field = map.columns.get(name).filter(|field| !matches!(field, Field::Note | Field::Id));
        field.is_some() || map.people.contains(name)
    })
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
