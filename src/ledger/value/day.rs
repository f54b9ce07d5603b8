//! Owns: how people write days. In: a cell, and the year of its ledger. Out: a day, a stretch of days, or why there is
//! none.

use super::{BLANK, Fault, YEARS, plain};
use crate::ledger::sheet::Cell;
use jiff::civil::Date;
use rust_decimal::Decimal;

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

/// A day; `year` is that of the ledger, for days that name none.
pub fn day(cell: &Cell, year: Option<i16>) -> Result<Option<Day>, Fault> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Fault(_) => Err(Fault::Formula),
        Cell::Formula(_) => Err(Fault::Unsaved),
        // A time of day is one of 1899 to a spreadsheet.
        Cell::Date(date) if !YEARS.contains(&date.year()) => Err(Fault::Day),
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
pub fn digits(text: &str) -> String {
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
