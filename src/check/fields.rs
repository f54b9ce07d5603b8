//! Owns: the reading of one table's fields. In: a raw table. Out: typed values with places,
//! and the findings `missing-field`, `wrong-type`, `unknown-field`, `bad-date` and `bad-money`.

use crate::diag::{Code, Diagnostic};
use crate::load::{RawData, RawTable, RawValue, nearest};
use crate::model::{AmountError, Quantity, Yuan};
use crate::source::{FileId, Span, Spanned};
use jiff::civil::Date;

/// Years that a village plan can speak of; `0202-05-15` is a slip of the hand.
const PLAUSIBLE: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A `[[…]]` entry and where it begins.
pub type Entry = Spanned<RawTable>;

/// Money by its source.
pub type BySource = Vec<(Spanned<String>, Yuan)>;

/// Reads one table; every key that nobody asked for is unknown in the end.
pub struct Fields<'f> {
    file: FileId,
    /// Where the table begins: the place of what is missing in it.
    pub at: Span,
    table: RawTable,
    known: Vec<&'static str>,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Fields<'f> {
    /// A reader of `table`, which begins at `at`.
    pub fn new(table: RawTable, at: Span, found: &'f mut Vec<Diagnostic>) -> Self {
        Fields { file: at.file, at, table, known: Vec::new(), found }
    }

    /// Reads a table within this one with the same list of findings.
    pub fn inner(&mut self, entry: Entry) -> Fields<'_> {
        Fields::new(entry.value, entry.span, self.found)
    }

    /// Adds a finding of the caller's own.
    pub fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// How many findings there are so far, those of other tables of the record included.
    pub fn count_found(&self) -> usize {
        self.found.len()
    }

    fn take(&mut self, key: &'static str) -> Option<RawValue> {
        self.known.push(key);
        let at = self.table.entries.iter().position(|(name, _)| &*name.name == key)?;
        Some(self.table.entries.remove(at).1)
    }

    fn span(&self, value: &RawValue) -> Span {
        Span { file: self.file, start: value.start, end: value.end }
    }

    fn wrong(&mut self, key: &str, span: Span, expected: &'static str) {
        self.found.push(Diagnostic::new(Code::WrongType, span).variant(expected).arg("field", key));
    }

    fn missing(&mut self, key: &str) {
        self.found.push(Diagnostic::new(Code::MissingField, self.at).arg("field", key));
    }

    /// Whether a required value was given at all, so that a wrong one is not also called missing.
    fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        let given = self.table.entries.iter().any(|(name, _)| &*name.name == key);
        let value = read(self, key);
        if !given {
            self.missing(key);
        }
        value
    }

    /// A text; blank counts as absent.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.data {
            RawData::Text(text) if text.trim().is_empty() => None,
            RawData::Text(text) => Some(Spanned::new(text.into(), span)),
            _ => {
                self.wrong(key, span, "text");
                None
            }
        }
    }

    /// A text without its place.
    pub fn plain(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// A text that must be there; a blank one is missing.
    pub fn need_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let blank = self.table.entries.iter().any(|(name, value)| {
            &*name.name == key && matches!(&value.data, RawData::Text(text) if text.trim().is_empty())
        });
        let text = self.required(key, Self::text);
        if blank {
            self.missing(key);
        }
        text
    }

    /// A date.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let value = self.take(key)?;
        let span = self.span(&value);
        self.as_date(key, &value.data, span)
    }

    fn as_date(&mut self, key: &str, data: &RawData, span: Span) -> Option<Spanned<Date>> {
        match data {
            RawData::Date(date) if PLAUSIBLE.contains(&date.year()) => Some(Spanned::new(*date, span)),
            RawData::Date(date) => {
                let finding = Diagnostic::new(Code::BadDate, span).variant("year");
                self.found.push(finding.arg("value", date.to_string()));
                None
            }
            RawData::BadDate => None,
            _ => {
                self.wrong(key, span, "date");
                None
            }
        }
    }

    /// A date that must be there.
    pub fn need_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        self.required(key, Self::date)
    }

    /// A boolean; absent is false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else { return false };
        let span = self.span(&value);
        match value.data {
            RawData::Bool(flag) => flag,
            _ => {
                self.wrong(key, span, "boolean");
                false
            }
        }
    }

    /// A count: an integer from 0.
    pub fn count(&mut self, key: &'static str) -> Option<u32> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let count = match &value.data {
            RawData::Integer(digits) => digits.parse().ok(),
            _ => None,
        };
        if count.is_none() {
            self.wrong(key, span, "count");
        }
        count
    }

    /// Any integer.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let number = match &value.data {
            RawData::Integer(digits) => digits.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(key, span, "integer");
        }
        number
    }

    /// A decimal of at most six places.
    pub fn quantity(&mut self, key: &'static str) -> Option<Spanned<Quantity>> {
        let value = self.take(key)?;
        self.as_quantity(key, &value)
    }

    fn as_quantity(&mut self, key: &str, value: &RawValue) -> Option<Spanned<Quantity>> {
        let span = self.span(value);
        let read = match &value.data {
            RawData::Integer(digits) | RawData::Float(digits) => Quantity::parse(digits).ok(),
            _ => None,
        };
        if read.is_none() {
            self.wrong(key, span, "quantity");
        }
        read.map(|quantity| Spanned::new(quantity, span))
    }

    /// A decimal that must be there.
    pub fn need_quantity(&mut self, key: &'static str) -> Option<Spanned<Quantity>> {
        self.required(key, Self::quantity)
    }

    /// Money that must be there.
    pub fn need_money(&mut self, key: &'static str) -> Option<Yuan> {
        self.required(key, |fields, key| {
            let value = fields.take(key)?;
            fields.as_money(key, &value)
        })
    }

    fn as_money(&mut self, key: &str, value: &RawValue) -> Option<Yuan> {
        let span = self.span(value);
        let (RawData::Integer(digits) | RawData::Float(digits)) = &value.data else {
            self.wrong(key, span, "money");
            return None;
        };
        match Yuan::parse(digits) {
            Ok(amount) => Some(amount),
            Err(error) => {
                let variant = match error {
                    AmountError::NotPlain => "plain",
                    AmountError::TooPrecise => "precise",
                    AmountError::Negative => "negative",
                    AmountError::TooLarge => "large",
                };
                let finding = Diagnostic::new(Code::BadMoney, span).variant(variant);
                self.found.push(finding.arg("field", key).arg("value", &**digits));
                None
            }
        }
    }

    /// What was spent: one number, or a table of numbers by source.
    pub fn spent(&mut self, key: &'static str) -> Option<Result<Yuan, BySource>> {
        let value = self.take(key)?;
        let RawData::Table(table) = &value.data else {
            return self.as_money(key, &value).map(Ok);
        };
        let mut parts = Vec::new();
        for (name, value) in &table.entries {
            let span = Span { file: self.file, start: name.start, end: name.end };
            if let Some(amount) = self.as_money(&name.name, value) {
                parts.push((Spanned::new(name.name.to_string(), span), amount));
            }
        }
        Some(Err(parts))
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        self.as_texts(key, &value)
    }

    fn as_texts(&mut self, key: &str, value: &RawValue) -> Vec<Spanned<String>> {
        let RawData::Array(items) = &value.data else {
            let span = self.span(value);
            self.wrong(key, span, "texts");
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            let span = self.span(item);
            match &item.data {
                RawData::Text(text) => texts.push(Spanned::new(text.to_string(), span)),
                _ => self.wrong(key, span, "texts"),
            }
        }
        texts
    }

    /// One text or a list of texts.
    pub fn text_or_texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = self.span(&value);
        match &value.data {
            RawData::Text(text) if text.trim().is_empty() => Vec::new(),
            RawData::Text(text) => vec![Spanned::new(text.to_string(), span)],
            RawData::Array(_) => self.as_texts(key, &value),
            _ => {
                self.wrong(key, span, "text-or-texts");
                Vec::new()
            }
        }
    }

    /// A table of any names, each with what `read` makes of its value.
    fn named<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &str, &RawValue) -> Option<T>,
    ) -> Vec<(Spanned<String>, T)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let RawData::Table(table) = &value.data else {
            let span = self.span(&value);
            self.wrong(key, span, "names");
            return Vec::new();
        };
        let mut out = Vec::with_capacity(table.entries.len());
        for (name, value) in &table.entries {
            let span = Span { file: self.file, start: name.start, end: name.end };
            if let Some(read) = read(self, &name.name, value) {
                out.push((Spanned::new(name.name.to_string(), span), read));
            }
        }
        out
    }

    /// A table of names and decimals.
    pub fn quantities(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<Quantity>)> {
        self.named(key, |fields, name, value| fields.as_quantity(name, value))
    }

    /// A table of names and dates.
    pub fn dates(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<Date>)> {
        self.named(key, |fields, name, value| {
            let span = fields.span(value);
            fields.as_date(name, &value.data, span)
        })
    }

    /// A table of names and lists of texts.
    pub fn lists(&mut self, key: &'static str) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
        self.named(key, |fields, name, value| Some(fields.as_texts(name, value)))
    }

    /// A table of any labels and plain values, as text, in order.
    pub fn facts(&mut self, key: &'static str) -> Vec<(String, String)> {
        self.named(key, |fields, name, value| {
            let text = fact_text(&value.data);
            if text.is_none() && !matches!(value.data, RawData::BadDate) {
                let span = fields.span(value);
                fields.wrong(name, span, "fact");
            }
            text
        })
        .into_iter()
        .map(|(label, text)| (label.value, text))
        .collect()
    }

    /// Longitude and latitude in degrees.
    pub fn lonlat(&mut self, key: &'static str) -> Option<(Quantity, Quantity)> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let degrees = |value: &RawValue| match &value.data {
            RawData::Integer(digits) | RawData::Float(digits) => Quantity::parse(digits).ok(),
            _ => None,
        };
        let pair = match &value.data {
            RawData::Array(items) => match items.as_slice() {
                [lon, lat] => degrees(lon).zip(degrees(lat)),
                _ => None,
            },
            _ => None,
        };
        let within = |value: Quantity, limit: usize| value.abs() <= Quantity::count(limit);
        let pair = pair.filter(|(lon, lat)| within(*lon, 180) && within(*lat, 90));
        if pair.is_none() {
            self.wrong(key, span, "lonlat");
        }
        pair
    }

    /// The entries of `[[key]]`.
    pub fn entries(&mut self, key: &'static str) -> Vec<Entry> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let whole = self.span(&value);
        let RawData::Array(items) = value.data else {
            self.wrong(key, whole, "entries");
            return Vec::new();
        };
        let mut entries = Vec::with_capacity(items.len());
        for item in items {
            let span = Span { file: self.file, start: item.start, end: item.end };
            match item.data {
                RawData::Table(table) => entries.push(Spanned::new(table, span)),
                _ => self.wrong(key, span, "entries"),
            }
        }
        entries
    }

    /// The table `[key]`.
    pub fn table(&mut self, key: &'static str) -> Option<Entry> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.data {
            RawData::Table(table) => Some(Spanned::new(table, span)),
            _ => {
                self.wrong(key, span, "table");
                None
            }
        }
    }

    /// One word of a fixed list.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        let chosen = choices.iter().find(|(word, _)| *word == text.value);
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let finding = Diagnostic::new(Code::WrongType, text.span)
                .variant("choice")
                .arg("field", key)
                .arg("value", text.value.as_str())
                .arg("choices", words.join(" "));
            self.found.push(finding);
        }
        chosen.map(|(_, value)| Spanned::new(*value, text.span))
    }

    /// One word of a fixed list that must be there.
    pub fn need_choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        self.required(key, |fields, key| fields.choice(key, choices))
    }

    /// Reads each entry of `[[key]]`; what `read` cannot make is left out, its findings stand.
    pub fn each<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let entries = self.entries(key);
        let mut out = Vec::with_capacity(entries.len());
        for entry in entries {
            let mut inner = self.inner(entry);
            out.extend(read(&mut inner));
            inner.finish();
        }
        out
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        for (key, _) in &self.table.entries {
            let span = Span { file: self.file, start: key.start, end: key.end };
            let finding = Diagnostic::new(Code::UnknownField, span).arg("field", &*key.name);
            self.found.push(match nearest(&key.name, &self.known) {
                Some(meant) => finding.variant("meant").arg("meant", meant),
                None => finding.arg("known", self.known.join(" ")),
            });
        }
    }
}

fn fact_text(data: &RawData) -> Option<String> {
    match data {
        RawData::Text(text) => Some(text.to_string()),
        RawData::Integer(digits) | RawData::Float(digits) => Some(digits.to_string()),
        RawData::Bool(true) => Some("✓".to_owned()),
        RawData::Bool(false) => Some("✗".to_owned()),
        RawData::Date(date) => Some(date.to_string()),
        RawData::Array(items) => {
            let parts: Option<Vec<String>> = items.iter().map(|item| fact_text(&item.data)).collect();
            Some(parts?.join("、"))
        }
        RawData::Time | RawData::BadDate | RawData::Table(_) => None,
    }
}
