//! A content folder as its text says it: tables by place, nothing resolved and nothing counted. Reads TOML with the
//! `toml` crate and nothing of the program, so that an error there is none here.

use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use toml::Value;

pub type Table = toml::Table;

/// A millionth: quantities have at most six decimals, money two.
pub const ONE: i128 = 1_000_000;

/// The county, a township or a village, with what it reports.
#[derive(Clone, Default)]
pub struct Holder {
    pub township: Option<String>,
    pub village: Option<String>,
    pub profile: Table,
    /// By programme; the county's own tasks stand in the programmes themselves.
    pub plans: BTreeMap<String, Table>,
    /// In the order in which they count: by date, then by name.
    pub summaries: Vec<Table>,
    pub notices: Vec<Table>,
}

/// Everything that is written.
#[derive(Clone, Default)]
pub struct County {
    pub site: Table,
    pub kinds: Vec<Table>,
    pub units: Vec<Table>,
    pub items: Vec<Table>,
    pub programmes: BTreeMap<String, Table>,
    pub own: Holder,
    pub townships: Vec<Holder>,
    pub villages: Vec<Holder>,
}

impl County {
    pub fn holders(&self) -> impl Iterator<Item = &Holder> {
        std::iter::once(&self.own).chain(&self.townships).chain(&self.villages)
    }
}

pub fn read(content: &Path) -> County {
    let catalogue = |name: &str, key: &str| match record(&content.join(name)) {
        Some(table) => entries(&table, key).cloned().collect(),
        None => Vec::new(),
    };
    let programmes = records(&content.join("programmes"));
    let mut county = County {
        site: record(&content.join("site")).expect("a site has a site.toml"),
        kinds: catalogue("measures", "measures"),
        units: catalogue("units", "units"),
        items: catalogue("disclosures", "disclosures"),
        own: Holder { plans: programmes.clone(), summaries: dated(content, "progress"), ..Holder::default() },
        programmes,
        ..County::default()
    };
    for township in folders(&content.join("townships")) {
        let folder = content.join("townships").join(&township);
        county.townships.push(holder(&folder, "township", &township, None));
        for village in folders(&folder).into_iter().filter(|name| name != "plans" && name != "progress") {
            county.villages.push(holder(&folder.join(&village), "village", &township, Some(village)));
        }
    }
    county
}

fn holder(folder: &Path, profile: &str, township: &str, village: Option<String>) -> Holder {
    Holder {
        township: Some(township.to_owned()),
        village,
        profile: record(&folder.join(profile)).expect("a folder has its profile"),
        plans: records(&folder.join("plans")),
        summaries: dated(folder, "progress"),
        notices: dated(folder, "notices"),
    }
}

fn passed_over(name: &str) -> bool {
    name.starts_with(['.', '_'])
}

fn folders(folder: &Path) -> Vec<String> {
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    let found = found.map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = found.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| !passed_over(name));
    names.sort();
    names
}

/// `NAME.md` or `NAME.toml`.
fn record(path: &Path) -> Option<Table> {
    let with =
        |ending: &str| path.with_file_name(format!("{}.{ending}", path.file_name().unwrap().display()));
    if let Ok(text) = fs::read_to_string(with("toml")) {
        return Some(text.trim_start_matches('\u{feff}').parse().unwrap());
    }
    let text = fs::read_to_string(with("md")).ok()?;
    let inside = text.trim_start_matches('\u{feff}').strip_prefix("+++\n");
    let front = inside.map_or("", |rest| rest.split("\n+++").next().unwrap());
    Some(front.parse().unwrap())
}

/// Records of a folder by their names.
fn records(folder: &Path) -> BTreeMap<String, Table> {
    let Ok(found) = fs::read_dir(folder) else { return BTreeMap::new() };
    let mut records = BTreeMap::new();
    for entry in found {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".toml"));
        if let Some(stem) = stem.filter(|_| !passed_over(&name)) {
            records.insert(stem.to_owned(), record(&folder.join(stem)).unwrap());
        }
    }
    records
}

/// Records of a folder by date, those of one date by name.
fn dated(folder: &Path, name: &str) -> Vec<Table> {
    let mut found: Vec<_> = records(&folder.join(name)).into_iter().collect();
    found.sort_by_key(|(name, table)| (day(table, "date").unwrap(), name.clone()));
    found.into_iter().map(|(_, table)| table).collect()
}

pub fn text<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Value::as_str)
}

pub fn flag(table: &Table, key: &str) -> bool {
    table.get(key).and_then(Value::as_bool).unwrap_or(false)
}

pub fn whole(table: &Table, key: &str) -> Option<i64> {
    table.get(key).and_then(Value::as_integer)
}

pub fn day(table: &Table, key: &str) -> Option<Date> {
    table.get(key).map(day_of)
}

pub fn day_of(value: &Value) -> Date {
    let day = value.as_datetime().and_then(|it| it.date).expect("a date");
    date(day.year as i16, day.month as i8, day.day as i8)
}

/// One name or several.
pub fn names(table: &Table, key: &str) -> Vec<String> {
    match table.get(key) {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(several)) => several.iter().map(|it| it.as_str().unwrap().to_owned()).collect(),
        _ => Vec::new(),
    }
}

pub fn entries<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

pub fn pairs<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = (&'t String, &'t Value)> {
    table.get(key).and_then(Value::as_table).into_iter().flatten()
}

pub fn number(table: &Table, key: &str) -> Option<i128> {
    table.get(key).map(number_of)
}

/// In millionths. The shortest digits that make a binary float are those that were written, up to fifteen.
pub fn number_of(value: &Value) -> i128 {
    match value {
        Value::Integer(whole) => i128::from(*whole) * ONE,
        Value::Float(float) => millionths(&float.to_string()),
        other => panic!("{other} is no number"),
    }
}

/// A decimal's millionths.
pub fn millionths(digits: &str) -> i128 {
    let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    assert!(decimals.trim_end_matches('0').len() <= 6, "{digits}");
    let decimals = format!("{:0<6}", decimals.trim_end_matches('0'));
    let size = whole.parse::<i128>().unwrap() * ONE + decimals.parse::<i128>().unwrap();
    if negative { -size } else { size }
}

/// A decimal with as few places as it needs.
pub fn decimal(millionths: i128) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let digits = format!("{sign}{}.{:06}", size / ONE as u128, size % ONE as u128);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Yuan, as data files write them.
pub fn yuan(millionths: i128) -> String {
    assert!(millionths >= 0 && millionths % (ONE / 100) == 0);
    format!("{}.{:02}", millionths / ONE, millionths % ONE / (ONE / 100))
}
