//! Owns: how people write days, money, numbers and lists in a ledger. In: cells. Out: values, or why there is none.
//! Nothing is guessed: a month without a year, money without a unit, "as soon as possible" are no values.

use super::sheet::Cell;
use crate::model::{Quantity, Yuan};
use jiff::civil::Date;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// What a cell that wants a day holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A day; of a month or year its last.
    On(Date),
    /// From one day to another.
    Between(Date, Date),
    /// Said to be without an end (长期).
    Never,
}

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
    let text = digits(&plain(text));
    let at = text.match_indices('年').find_map(|(at, _)| {
        let digits = &text.as_bytes()[..at];
        let year = digits.len().checked_sub(4).map(|start| &text[start..at])?;
        let alone = !digits[..digits.len() - 4].last().is_some_and(u8::is_ascii_digit);
        (alone && year.bytes().all(|byte| byte.is_ascii_digit())).then(|| year.parse().ok())?
    })?;
    (1950..=2199).contains(&at).then_some(at)
}

/// A day; `year` is that of the ledger, for days that name none.
pub fn day(cell: &Cell, year: Option<i16>) -> Result<Option<Day>, Fault> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Fault(_) => Err(Fault::Formula),
        Cell::Date(date) => Ok(Some(Day::On(*date))),
        Cell::Number(number) => numbered(*number).map(|date| Some(Day::On(date))),
        Cell::Text(text) => written(text, year),
    }
}

/// `20200515`, or days since the end of 1899 as a spreadsheet counts them.
fn numbered(number: Decimal) -> Result<Date, Fault> {
    let whole: i64 = number.normalize().to_string().parse().map_err(|_| Fault::Day)?;
    match whole {
        19_500_101..=21_991_231 => ymd(whole / 10_000, whole / 100 % 100, whole % 100),
        18_264..=109_574 => jiff::civil::date(1899, 12, 30)
            .checked_add(jiff::Span::new().days(whole))
            .map_err(|_| Fault::NoSuchDay),
        _ => Err(Fault::Day),
    }
}

fn ymd(year: i64, month: i64, day: i64) -> Result<Date, Fault> {
    let part = |value: i64| i8::try_from(value).map_err(|_| Fault::NoSuchDay);
    let year = i16::try_from(year).map_err(|_| Fault::NoSuchDay)?;
    Date::new(year, part(month)?, part(day)?).map_err(|_| Fault::NoSuchDay)
}

const NEVER: [&str; 8] = ["长期", "长期坚持", "持续", "持续推进", "常态化", "常年", "无期限", "不限"];
const BLANK: [&str; 8] = ["/", "-", "--", "—", "——", "无", "未定", "待定"];

fn written(text: &str, year: Option<i16>) -> Result<Option<Day>, Fault> {
    let text = plain(text);
    if text.is_empty() || BLANK.contains(&text.as_str()) {
        return Ok(None);
    }
    if NEVER.contains(&text.as_str()) {
        return Ok(Some(Day::Never));
    }
    let text = digits(&text);
    if let Ok(number) = text.parse::<Decimal>()
        && text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return numbered(number).map(|date| Some(Day::On(date)));
    }
    for mark in ["至", "到", "~", "—", "–", "--"] {
        if let Some((from, to)) = text.split_once(mark) {
            return between(from, to, year).map(Some);
        }
    }
    // A hyphen parts the numbers of one day, or two days.
    if let Some((from, to)) = text.split_once('-').filter(|_| text.matches('-').count() == 1)
        && (from.contains(['年', '月', '.', '/']) || to.contains(['年', '月', '.', '/']))
    {
        return between(from, to, year).map(Some);
    }
    one(&text, year).map(|date| Some(Day::On(date)))
}

fn between(from: &str, to: &str, year: Option<i16>) -> Result<Day, Fault> {
    let first = Moment::read(from).ok_or(Fault::Day)?;
    let begin = first.first(year)?;
    let end = Moment::read(to).ok_or(Fault::Day)?.last(Some(begin.year()))?;
    if end < begin { Err(Fault::Day) } else { Ok(Day::Between(begin, end)) }
}

fn one(text: &str, year: Option<i16>) -> Result<Date, Fault> {
    Moment::read(text).ok_or(Fault::Day)?.last(year)
}

/// A day, or a stretch of time of which a deadline means the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    year: Option<i64>,
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year,
    Half(i64),
    Quarter(i64),
    Month(i64),
    /// 上旬, 中旬, 下旬
    Third(i64, i64),
    Day(i64, i64),
}

impl Moment {
    fn read(text: &str) -> Option<Moment> {
        let text = digits(text);
        let text = text
            .trim_start_matches("计划")
            .trim_start_matches("预计")
            .trim_start_matches("于")
            .trim_start_matches("在");
        let text = ends(text.trim_start_matches(['本', '今']));
        // Of the ledger's own year.
        if let "年" | "上半年" | "下半年" = text {
            let part = if text == "年" { Part::Year } else { Part::read(text)? };
            return Some(Moment { year: None, part });
        }
        let (year, rest) = match text.split_once('年') {
            Some((year, rest)) => (Some(four_digits(year)?), rest),
            None => dotted_year(text),
        };
        let part = Part::read(rest)?;
        (year.is_some() || part != Part::Year).then_some(Moment { year, part })
    }

    fn of_year(self, year: Option<i16>) -> Result<i64, Fault> {
        self.year.or(year.map(i64::from)).ok_or(Fault::NoYear)
    }

    fn first(self, year: Option<i16>) -> Result<Date, Fault> {
        let year = self.of_year(year)?;
        match self.part {
            Part::Year => ymd(year, 1, 1),
            Part::Half(half) => ymd(year, half * 6 - 5, 1),
            Part::Quarter(quarter) => ymd(year, quarter * 3 - 2, 1),
            Part::Month(month) => ymd(year, month, 1),
            Part::Third(month, third) => ymd(year, month, third * 10 - 9),
            Part::Day(month, day) => ymd(year, month, day),
        }
    }

    fn last(self, year: Option<i16>) -> Result<Date, Fault> {
        let year = self.of_year(year)?;
        let end = |month: i64| ymd(year, month, 1).map(Date::last_of_month);
        match self.part {
            Part::Year => ymd(year, 12, 31),
            Part::Half(half) => end(half * 6),
            Part::Quarter(quarter) => end(quarter * 3),
            Part::Month(month) | Part::Third(month, 3) => end(month),
            Part::Third(month, third) => ymd(year, month, third * 10),
            Part::Day(month, day) => ymd(year, month, day),
        }
    }
}

/// Words that only say that the end is meant.
fn ends(mut text: &str) -> &str {
    let words = [
        "之前",
        "以前",
        "前",
        "底",
        "末",
        "为止",
        "止",
        "完成",
        "全面完成",
        "办结",
        "整改到位",
        "到位",
        "内",
        "全年",
        "年度",
        "度",
        "左右",
        "。",
    ];
    loop {
        let before = text;
        for word in words {
            // 二季度 and 年度 keep what they are.
            if let Some(shorter) = text.strip_suffix(word).filter(|it| !it.is_empty()) {
                text = shorter;
            }
        }
        if text == before {
            return text;
        }
    }
}

fn four_digits(year: &str) -> Option<i64> {
    let plain = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| year.parse().ok()).flatten().filter(|year| (1950..=2199).contains(year))
}

/// `2020.5.15`, `2020-05`, `2020/5/15`, `2020`: the year and the rest.
fn dotted_year(text: &str) -> (Option<i64>, &str) {
    if let Some(year) = four_digits(text) {
        return (Some(year), "");
    }
    match text.split_once(['.', '/', '-', '、']) {
        Some((year, rest)) if four_digits(year).is_some() => (four_digits(year), rest),
        _ => (None, text),
    }
}

impl Part {
    fn read(text: &str) -> Option<Part> {
        let text = text.trim_start_matches('第');
        match text {
            "" => return Some(Part::Year),
            "上半年" | "上半" => return Some(Part::Half(1)),
            "下半年" | "下半" => return Some(Part::Half(2)),
            _ => {}
        }
        if let Some(quarter) = text.strip_suffix("季度").or_else(|| text.strip_suffix("季")) {
            return number(quarter).filter(|it| (1..=4).contains(it)).map(Part::Quarter);
        }
        if let Some((month, rest)) = text.split_once('月') {
            let month = number(month)?;
            return match rest {
                "" => Some(Part::Month(month)),
                "上旬" => Some(Part::Third(month, 1)),
                "中旬" => Some(Part::Third(month, 2)),
                "下旬" => Some(Part::Third(month, 3)),
                day => number(day.trim_end_matches(['日', '号'])).map(|day| Part::Day(month, day)),
            };
        }
        match text.split_once(['.', '/', '-', '、']) {
            Some((month, day)) => {
                Some(Part::Day(number(month)?, number(day.trim_end_matches(['日', '号']))?))
            }
            None => number(text).map(Part::Month),
        }
    }
}

fn number(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// 二〇二〇年五月十五日 in digits. Only characters of numbers change: units such as 万 stay.
fn digits(text: &str) -> String {
    const SMALL: [(char, i64); 11] = [
        ('〇', 0),
        ('零', 0),
        ('一', 1),
        ('二', 2),
        ('三', 3),
        ('四', 4),
        ('五', 5),
        ('六', 6),
        ('七', 7),
        ('八', 8),
        ('九', 9),
    ];
    let small = |c: char| SMALL.iter().find(|(sign, _)| *sign == c).map(|(_, value)| *value);
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let ten = signs[at] == '十';
        let before = at.checked_sub(1).and_then(|at| small(signs[at]));
        let after = signs.get(at + 1).copied().and_then(small);
        match small(signs[at]) {
            // 二十 waits for its ten.
            Some(_) if signs.get(at + 1) == Some(&'十') => {}
            Some(digit) => out.push_str(&digit.to_string()),
            None if ten => {
                out.push_str(&before.unwrap_or(1).to_string());
                if after.is_none() {
                    out.push('0');
                }
            }
            None => out.push(signs[at]),
        }
        at += 1;
    }
    out
}

/// Money; the cell's own unit comes before that of the heading.
pub fn money(cell: &Cell, unit: Option<MoneyUnit>) -> Result<Option<Yuan>, Fault> {
    let (number, unit) = match cell {
        Cell::Empty => return Ok(None),
        Cell::Fault(_) => return Err(Fault::Formula),
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
        cell => {
            Ok(Some(cell.text())
                .filter(|text| !text.is_empty() && !BLANK[..5].contains(&plain(text).as_str())))
        }
    }
}
