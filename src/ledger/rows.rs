//! Owns: which rows of a table are entries, and what holds for several of them. In: a sheet and its table.
//! Out: [`Row`]s; titles of sections, sums, repeated headings and signatures are none.

use super::heading::{Column, Table};
use super::map::{Field, Kind};
use super::sheet::{Cell, Sheet};
use super::value::{line, plain};

/// A row that lists something.
pub struct Row<'s> {
    /// Its sheet.
    pub sheet: &'s Sheet,
    /// Its table.
    pub table: &'s Table<'s>,
    /// Its position in the sheet.
    pub at: usize,
    /// Its township as written in it, or in a row above where this one is blank.
    pub township: Option<Place>,
    /// Its village, likewise.
    pub village: Option<Place>,
    /// Titles of the sections that it stands in, innermost last.
    pub sections: Vec<String>,
}

/// The name of a place and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name.
    pub name: String,
    /// Row and column.
    pub at: (usize, usize),
}

impl<'s> Row<'s> {
    /// The cell of a field with its column; none where the ledger has no such column.
    pub fn field(&self, field: Field) -> Option<(&'s Column, &'s Cell)> {
        let column = self.table.column(field)?;
        Some((column, self.sheet.cell(self.at, column.at)))
    }

    /// What it lists, on one line; blank where it does not say.
    pub fn title(&self) -> String {
        let title = self.field(Field::Title).and_then(|(_, cell)| line(cell).ok().flatten());
        title.unwrap_or_default()
    }

    /// The field as text; blank where there is none.
    pub fn text(&self, field: Field) -> String {
        self.field(field).map(|(_, cell)| cell.text()).unwrap_or_default()
    }
}

/// What a title names.
pub enum Named {
    /// A township.
    Township,
    /// A programme, or a kind of measures.
    Other,
    /// Nothing that is known.
    Nothing,
}

/// The rows of a table; `names` tells what a title names, and the rows
/// that are neither entry nor furniture go to `odd`. A numbered title of anything but a place only parts the rows.
pub fn rows<'s>(
    sheet: &'s Sheet,
    table: &'s Table<'s>,
    names: &dyn Fn(&str) -> Named,
    odd: &mut Vec<usize>,
) -> Vec<Row<'s>> {
    let mut rows = Vec::new();
    let (mut township, mut village) = (None, None);
    let mut sections: Vec<String> = Vec::new();
    // Where some titles are townships, each of them says where the rows below belong.
    let by_place = (table.body..sheet.rows.len()).any(|at| match sort(sheet, table, at) {
        Sort::Title(title) => matches!(names(&unnumbered(&title)), Named::Township),
        _ => false,
    });
    for at in table.body..sheet.rows.len() {
        match sort(sheet, table, at) {
            Sort::Nothing => {}
            Sort::Title(title) => {
                // What stood above a title does not hold below it.
                (township, village) = (None, None);
                sections.clear();
                let bare = unnumbered(&title);
                match names(&bare) {
                    Named::Township | Named::Other => sections.push(bare),
                    Named::Nothing if bare == title.trim() || by_place || is_place(&bare) => odd.push(at),
                    Named::Nothing => {}
                }
            }
            Sort::Entry => {
                let read = |field: Field| {
                    let column = table.column(field)?;
                    let name = sheet.cell(at, column.at).text();
                    (!name.is_empty()).then_some(Place { name, at: (at, column.at) })
                };
                let (own_township, own_village) = (read(Field::Township), read(Field::Village));
                // Whoever leaves both blank means the row above; a new township without a village means itself.
                if own_township.is_some() || own_village.is_some() {
                    if own_township.is_some() {
                        township = own_township;
                    }
                    village = own_village;
                }
                let sections = sections.clone();
                let (township, village) = (township.clone(), village.clone());
                rows.push(Row { sheet, table, at, township, village, sections });
            }
        }
    }
    rows
}

enum Sort {
    Entry,
    Title(String),
    Nothing,
}

const SUMS: [&str; 6] = ["合计", "总计", "小计", "共计", "累计", "总合计"];
const FURNITURE: [&str; 19] = [
    "填表人",
    "填报人",
    "填表单位",
    "填报单位",
    "制表",
    "审核",
    "联系人",
    "注:",
    "备注:",
    "说明:",
    "填表说明",
    "单位负责人",
    "主要领导",
    "分管领导",
    "领导签字",
    "报送单位",
    "报送时间",
    "填报时间",
    "填表时间",
];

fn sort(sheet: &Sheet, table: &Table<'_>, at: usize) -> Sort {
    let cells = &sheet.rows[at];
    let named = |column: &&Column| !sheet.cell(at, column.at).is_empty();
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return Sort::Nothing };
    let alone = filled.all(|cell| cell == first);
    let text = plain(&first.text());
    let title = match table.map.kind {
        Kind::Measures | Kind::Problems => table.column(Field::Title),
        Kind::Villages => table.column(Field::Village),
    };
    let named_itself = title.is_some_and(|column| {
        let cell = sheet.cell(at, column.at);
        !cell.is_empty() && (cell != first || !alone)
    });
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let sum = SUMS.contains(&text.as_str()) || (begins(&SUMS) && !named_itself);
    // A label with nothing behind it waits for a signature or a seal.
    let label = text.ends_with(':') && !named_itself;
    let sum_below = cells.iter().any(|cell| SUMS.contains(&plain(&cell.text()).as_str())) && !named_itself;
    if sum || sum_below || label || (begins(&FURNITURE) && (alone || !named_itself)) {
        return Sort::Nothing;
    }
    let mut columns = table.columns.iter().filter(named).peekable();
    let repeated =
        columns.peek().is_some() && columns.all(|column| column.is_headed(&sheet.cell(at, column.at).text()));
    if repeated || is_numbering(cells) {
        return Sort::Nothing;
    }
    if let Some(title) = numbered_section(cells) {
        return Sort::Title(title);
    }
    if alone && !named_itself {
        // A number that counts rows, with nothing beside it.
        return if text.bytes().all(|byte| byte.is_ascii_digit()) {
            Sort::Nothing
        } else {
            Sort::Title(first.text())
        };
    }
    Sort::Entry
}

/// The title of a section whose number stands in a cell of its own: `一 | 基础设施类`.
fn numbered_section(cells: &[Cell]) -> Option<String> {
    let mut texts: Vec<String> = cells.iter().map(Cell::text).filter(|text| !text.is_empty()).collect();
    texts.dedup();
    let [number, title] = texts.as_slice() else { return None };
    let numeral = plain(number);
    let numeral = numeral.trim_matches(['(', ')', '、', '.']);
    let is_numeral = !numeral.is_empty() && numeral.chars().all(|c| "一二三四五六七八九十".contains(c));
    is_numeral.then(|| format!("{number}、{title}"))
}

/// `1 2 3 4 …` under the headings, as forms have it.
fn is_numbering(cells: &[Cell]) -> bool {
    let numbers: Vec<String> = cells.iter().map(|cell| cell.text()).filter(|text| !text.is_empty()).collect();
    numbers.len() > 3 && numbers.iter().enumerate().all(|(at, text)| *text == (at + 1).to_string())
}

/// Whether a title may be the name of a place: rows below one that nobody knows would go elsewhere.
fn is_place(title: &str) -> bool {
    let title = plain(title);
    let title = title.split('(').next().unwrap_or_default();
    ["乡", "镇", "街道", "村", "社区", "办事处"].iter().any(|ending| title.ends_with(ending))
}

/// A title without its number: `一、`, `（二）`, `3.`
fn unnumbered(title: &str) -> String {
    let signs = |c: char| "一二三四五六七八九十0123456789()（）、.．:：".contains(c) || c.is_whitespace();
    let bare = title.trim_start_matches(signs);
    let bare = if bare.is_empty() { title } else { bare };
    bare.trim_end_matches([':', '：']).trim().to_owned()
}
