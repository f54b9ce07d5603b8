//! Owns: values made of several — lists, tables of names, entries. In: a field reader. Out: their parts with places.

use super::{Entry, Fields};
use crate::diag::{Code, Diagnostic};
use crate::load::{RawData, RawValue};
use crate::model::{Quantity, Yuan};
use crate::source::{Span, Spanned};
use jiff::civil::Date;

/// Money by its source.
pub type BySource = Vec<(Spanned<String>, Yuan)>;
impl Fields<'_> {
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
                RawData::Text(text) if text.trim().is_empty() => self.wrong(key, span, "blank-item"),
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
        let facts = self.named(key, |fields, name, value| {
            let text = fact_text(&value.data);
            if text.is_none() && !matches!(value.data, RawData::BadDate) {
                let span = fields.span(value);
                fields.wrong(name, span, "fact");
            }
            text
        });
        // Whoever writes it here means the record, which would be published.
        for (label, _) in facts.iter().filter(|(label, _)| label.value.eq_ignore_ascii_case("internal")) {
            let finding = Diagnostic::new(Code::UnknownField, label.span).variant("in-facts");
            self.found.push(finding.arg("field", label.value.as_str()));
        }
        facts.into_iter().map(|(label, text)| (label.value, text)).collect()
    }

    /// Longitude and latitude in degrees, to a millionth of one, a hand's breadth: what devices write beyond it is noise.
    pub fn lonlat(&mut self, key: &'static str) -> Option<(Quantity, Quantity)> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let degrees = |value: &RawValue| match &value.data {
            RawData::Integer(digits) | RawData::Float(digits) => {
                let places = digits.find('.').map_or(digits.len(), |dot| digits.len().min(dot + 7));
                let (degrees, noise) = digits.split_at(places);
                noise.bytes().all(|byte| byte.is_ascii_digit()).then(|| Quantity::parse(degrees).ok())?
            }
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
