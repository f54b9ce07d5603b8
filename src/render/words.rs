//! Owns: dates, money and numbers as people read them. In: values of the model and the catalogue.
//! Out: small views; no template formats anything itself.

use super::sentence::{self, Sentence};
use super::shared::{Shared, Shelf};
use crate::diag::Arg;
use crate::model::{Quantity, Yuan, grouped};
use crate::text::{Catalogue, Language};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// A day, shared by all who name it.
pub type DateView = Shared<DateForms>;

/// A day in both forms.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DateForms {
    /// `2026-05-15`: tables and `datetime` attributes.
    pub iso: String,
    /// `2026年5月15日`: prose.
    pub long: String,
}

/// Money in both forms.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MoneyView {
    /// `120,000` or `0.50`: tables, the unit stands in the heading.
    pub digits: String,
    /// With its unit, in 万元 where that is shorter to read: prose.
    pub text: String,
    /// Whether it is nothing.
    pub zero: bool,
}

/// Turns values into words of one language.
#[derive(Clone, Copy)]
pub struct Words<'t> {
    text: &'t Catalogue,
    dates: &'t Dates,
}

/// Days already put into words: a county has a few hundred, and its pages name them a million times.
#[derive(Debug, Default)]
pub struct Dates(Shelf<Date, DateForms>);

impl<'t> Words<'t> {
    /// Words of a catalogue; `dates` remembers.
    pub fn new(text: &'t Catalogue, dates: &'t Dates) -> Self {
        Words { text, dates }
    }

    /// The BCP 47 tag of its language.
    pub fn language(&self) -> &'static str {
        self.text.language.tag()
    }

    /// The same with a territory, as Open Graph wants it.
    pub fn locale(&self) -> &'static str {
        match self.text.language {
            Language::ZhHans => "zh_CN",
            Language::ZhHant => "zh_TW",
            Language::En => "en_GB",
        }
    }

    /// The catalogue itself.
    pub fn catalogue(&self) -> &'t Catalogue {
        self.text
    }

    /// A message with values.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.text.text(id, args)
    }

    /// A message with values and days, for a page's first line.
    pub fn sentence(&self, id: &str, args: &[(&str, Arg)], days: &[(&str, Date)]) -> Sentence {
        let views: Vec<DateView> = days.iter().map(|(_, day)| self.date(*day)).collect();
        let days: Vec<(&str, &DateForms)> =
            days.iter().zip(&views).map(|((name, _), view)| (*name, &**view)).collect();
        let made = sentence::sentence(self.text, id, args, &days);
        // A missing message shows its id, as `say` does; tests forbid it.
        made.unwrap_or_else(|_| self.text.text(id, args).into())
    }

    /// A message without values.
    pub fn plain(&self, id: &str) -> String {
        self.text.plain(id)
    }

    /// All messages without values, by the names that templates use.
    pub fn all_plain(&self) -> BTreeMap<String, String> {
        self.text.all_plain()
    }

    /// A day.
    pub fn date(&self, date: Date) -> DateView {
        self.dates.0.get(date, || self.date_forms(date))
    }

    fn date_forms(&self, date: Date) -> DateForms {
        let args = [
            ("year", Arg::Number(i64::from(date.year()))),
            ("month", Arg::Number(i64::from(date.month()))),
            ("day", Arg::Number(i64::from(date.day()))),
        ];
        let long = self.text.text("date-long", &args);
        DateForms { iso: date.to_string(), long }
    }

    /// A month of a year.
    pub fn month(&self, year: i16, month: i8) -> String {
        let args = [("year", Arg::Number(i64::from(year))), ("month", Arg::Number(i64::from(month)))];
        self.text.text("date-month", &args)
    }

    /// Money.
    pub fn money(&self, amount: Yuan) -> MoneyView {
        let digits = grouped(&amount.to_string());
        let text = match ten_thousands(&amount.to_string()) {
            // Languages without ten-thousands use the whole amount.
            Some(wan) => {
                let args = [("digits", wan.into()), ("yuan", digits.as_str().into())];
                self.text.text("money-wan", &args)
            }
            None => self.text.text("money-yuan", &[("digits", digits.as_str().into())]),
        };
        MoneyView { digits, text, zero: amount.is_zero() }
    }

    /// A target's value with grouped thousands.
    pub fn quantity(&self, value: Quantity) -> String {
        grouped(&value.to_string())
    }
}

/// Whole and half ten-thousands from 10,000 on, exactly: `120000.00` is `12`, `125000.00` is `12.5`.
fn ten_thousands(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() < 5 || fraction.bytes().any(|digit| digit != b'0') || !whole.ends_with("00") {
        return None;
    }
    let (wan, rest) = whole.split_at(whole.len() - 4);
    let rest = rest.trim_end_matches('0');
    Some(if rest.is_empty() { grouped(wan) } else { format!("{}.{rest}", grouped(wan)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousands_are_exact() {
        for (digits, wan) in [
            ("120000.00", Some("12")),
            ("125000.00", Some("12.5")),
            ("125300.00", Some("12.53")),
            ("125310.00", None),
            ("9999.00", None),
            ("120000.50", None),
            ("1234560000.00", Some("123,456")),
        ] {
            assert_eq!(ten_thousands(digits).as_deref(), wan, "{digits}");
        }
    }
}
