//! Owns: the forms of values that are no words of a list — days, days ahead, addresses. In: what was typed. Out: the value;
//! or the form that was wanted, which `usage` puts into words.

use jiff::civil::Date;
use std::fmt;

/// What a value must look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A day; the one that was probably meant.
    Day(Option<Date>),
    /// A day or a month.
    #[cfg(feature = "pdf")]
    DayOrMonth,
    /// Something like this.
    Like(&'static str),
}

impl fmt::Display for Form {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self:?}")
    }
}

impl std::error::Error for Form {}

/// A day.
pub fn date(text: &str) -> Result<Date, Form> {
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse::<Date>().ok().filter(|_| plain).ok_or_else(|| Form::Day(meant(text)))
}

/// The day that another way of writing means: `2020.2.28`, `2020/2/28`, `2020年2月28日`, `20200228`.
fn meant(text: &str) -> Option<Date> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day] if day.len() == 8 => (&day[..4], &day[4..6], &day[6..]),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `30d` or `30`.
pub fn days(text: &str) -> Result<i64, Form> {
    let digits = text.strip_suffix('d').unwrap_or(text);
    let days = digits.parse::<u16>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
    days.map(i64::from).ok_or(Form::Like("30d"))
}

/// An absolute address.
pub fn url(text: &str) -> Result<String, Form> {
    let absolute = text.starts_with("https://") || text.starts_with("http://");
    if absolute { Ok(text.to_owned()) } else { Err(Form::Like("https://example.org/")) }
}

/// The option that dashes of Chinese or of a word processor spoil: `——date`, `－－date`, `—date` mean `--date`.
pub fn undashed(arg: &str) -> Option<String> {
    let is_dash = |c: char| {
        matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
    };
    let rest = arg.trim_start_matches(is_dash);
    if arg[..arg.len() - rest.len()].is_ascii() {
        return None;
    }
    let narrow = |c: char| match u32::from(c) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let (name, value) =
        rest.split_once(['=', '＝']).map_or((rest, None), |(name, value)| (name, Some(value)));
    let name: String = name.chars().map(|c| if is_dash(c) { '-' } else { narrow(c) }).collect();
    let is_option = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let dashes = if name.len() == 1 { "-" } else { "--" };
    let value = value.map(|value| format!("={value}")).unwrap_or_default();
    is_option.then(|| format!("{dashes}{name}{value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_of_writing_a_day_are_understood_but_not_taken() {
        let day = jiff::civil::date(2020, 2, 28);
        for text in ["2020.2.28", "2020/02/28", "2020年2月28日", "20200228", "2020-2-28"] {
            assert_eq!(date(text), Err(Form::Day(Some(day))), "{text}");
        }
        for text in ["2020-02-30", "28.2.2020", "2月28日", "", "2020-06"] {
            assert_eq!(date(text), Err(Form::Day(None)), "{text}");
        }
        assert_eq!(date("2020-02-28"), Ok(day));
    }

    #[test]
    fn dashes_that_are_no_hyphens_are_seen_before_options_only() {
        for (arg, option) in [
            ("——date", Some("--date")),
            ("—date", Some("--date")),
            ("－－date", Some("--date")),
            ("–-date=2020-05-15", Some("--date=2020-05-15")),
            ("——ａｓ－ｏｆ", Some("--as-of")),
            ("—h", Some("-h")),
            ("--date", None),
            ("-h", None),
            ("——", None),
            ("——甲村", None),
            ("—a.xlsx", None),
            ("上湾村——date", None),
        ] {
            assert_eq!(undashed(arg).as_deref(), option, "{arg}");
        }
    }
}
