//! Owns: how people write days, money, numbers and lists in a ledger. In: cells. Out: values, or why there is none.
//! Nothing is guessed: a month without a year, money without a unit, "as soon as possible" are no values.

mod day;

pub use day::{Day, day};

use super::sheet::Cell;
use crate::model::{Quantity, Yuan};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// Why a cell holds no such value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// No day.
    Day,
    /// A day or month without its year.
    NoYear,
    /// A day that does not exist.
    NoSuchDay,
    /// No amount of money.
    Money,
    /// An amount without 元 or 万元, here and in the heading.
    NoUnit,
    /// One amount for several rows.
    Shared,
    /// No number.
    Number,
    /// No known status.
    Status,
    /// What a formula could not work out.
    Formula,
    /// A formula whose result the file does not hold.
    Unsaved,
}

/// A unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum MoneyUnit {
    /// 元
    #[serde(rename = "元")]
    Yuan,
    /// 万元
    #[serde(rename = "万元")]
    Wan,
}

/// Years of which a ledger speaks.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2199;

/// What stands for nothing.
const BLANK: [&str; 8] = ["/", "-", "--", "—", "——", "无", "未定", "待定"];

/// Full-width forms become plain, blanks and line breaks go.
pub fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !is_blank(*c)).collect()
}

/// Whether nobody sees it.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// The unit that a heading or a title names.
pub fn money_unit(text: &str) -> Option<MoneyUnit> {
    let text = plain(text);
    // What stands in brackets at the end is the unit, whatever the rest is called.
    if text.ends_with("(元)") {
        return Some(MoneyUnit::Yuan);
    }
    if text.contains("万元") {
        return Some(MoneyUnit::Wan);
    }
    let named = ["(元)", "单位:元", "单位元", "(人民币元)"];
    named.iter().any(|name| text.contains(name)).then_some(MoneyUnit::Yuan)
}

/// The year that a title names: `2020年度`, `二〇二〇年`.
pub fn year(text: &str) -> Option<i16> {
    let text = day::digits(&plain(text));
    let at = text.match_indices('年').find_map(|(at, _)| {
        let start = at.checked_sub(4)?;
        let year = text.get(start..at)?;
        let alone = !text[..start].ends_with(|c: char| c.is_ascii_digit());
        (alone && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| year.parse().ok())?
    })?;
    YEARS.contains(&at).then_some(at)
}

/// Money; the cell's own unit comes before that of the heading.
pub fn money(cell: &Cell, unit: Option<MoneyUnit>) -> Result<Option<Yuan>, Fault> {
    let (number, unit) = match cell {
        Cell::Empty => return Ok(None),
        Cell::Fault(_) => return Err(Fault::Formula),
        Cell::Formula(_) => return Err(Fault::Unsaved),
        Cell::Date(_) => return Err(Fault::Money),
        Cell::Number(number) => (*number, unit),
        Cell::Text(text) => {
            let text = plain(text).replace([',', '¥', '￥'], "");
            if BLANK.contains(&text.as_str()) {
                return Ok(None);
            }
            let (digits, own) = match (
                text.strip_suffix("万元").or_else(|| text.strip_suffix('万')),
                text.strip_suffix('元'),
            ) {
                (Some(digits), _) => (digits, Some(MoneyUnit::Wan)),
                (None, Some(digits)) => (digits, Some(MoneyUnit::Yuan)),
                (None, None) => (text.as_str(), None),
            };
            (digits.parse().map_err(|_| Fault::Money)?, own.or(unit))
        }
    };
    if number.is_zero() {
        return Ok(Some(Yuan::default()));
    }
    let factor = match unit.ok_or(Fault::NoUnit)? {
        MoneyUnit::Yuan => Decimal::ONE,
        MoneyUnit::Wan => Decimal::from(10_000),
    };
    let amount = number.checked_mul(factor).ok_or(Fault::Money)?;
    // A formula's share of ten thousand may have more places than a fen.
    let rounded = amount.round_dp(2);
    let exact = (amount - rounded).abs() < Decimal::new(1, 6);
    if !exact {
        return Err(Fault::Money);
    }
    Yuan::parse(&rounded.normalize().to_string()).map(Some).map_err(|_| Fault::Money)
}

/// A number of a target.
pub fn quantity(cell: &Cell) -> Result<Option<Quantity>, Fault> {
    let digits = match cell {
        Cell::Empty => return Ok(None),
        Cell::Fault(_) => return Err(Fault::Formula),
        Cell::Formula(_) => return Err(Fault::Unsaved),
        Cell::Date(_) => return Err(Fault::Number),
        Cell::Number(number) => number.round_dp(6).normalize().to_string(),
        Cell::Text(text) => plain(text).replace(',', ""),
    };
    if BLANK.contains(&digits.as_str()) {
        return Ok(None);
    }
    Quantity::parse(&digits).map(Some).map_err(|_| Fault::Number)
}

/// A number of households, people or square kilometres, with its unit or without.
pub fn counted(cell: &Cell) -> Result<Option<Quantity>, Fault> {
    let Cell::Text(text) = cell else { return quantity(cell) };
    let text = plain(text);
    let units = ["平方公里", "km2", "户", "人", "口"];
    let bare = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    quantity(&Cell::Text(bare.to_owned()))
}

/// Names in one cell: `县交通局、长宁镇`.
pub fn names(cell: &Cell) -> Vec<String> {
    let text = cell.text();
    let parts = text.split(['、', '，', ',', ';', '；', '\n', '/']).map(str::trim);
    let mut names: Vec<String> = Vec::new();
    for part in parts.filter(|part| !part.is_empty() && !BLANK.contains(part)) {
        if !names.iter().any(|name| name == part) {
            names.push(part.to_owned());
        }
    }
    names
}

/// A text on one line; a dash stands for none.
pub fn line(cell: &Cell) -> Result<Option<String>, Fault> {
    Ok(words(cell)?.map(|text| {
        let mut line = String::with_capacity(text.len());
        for part in text.split('\n').map(str::trim).filter(|part| !part.is_empty()) {
            // Only scripts that part words by spaces want one where a line broke.
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if latin(line.chars().last()) && latin(part.chars().next()) {
                line.push(' ');
            }
            line.push_str(part);
        }
        line
    }))
}

/// A text; a dash stands for none.
pub fn words(cell: &Cell) -> Result<Option<String>, Fault> {
    match cell {
        Cell::Fault(_) => Err(Fault::Formula),
        Cell::Formula(_) => Err(Fault::Unsaved),
        cell => {
            Ok(Some(cell.text())
                .filter(|text| !text.is_empty() && !BLANK[..5].contains(&plain(text).as_str())))
        }
    }
}
