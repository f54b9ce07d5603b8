//! Owns: the reading of one table's fields. In: a raw table. Out: typed values with places,
//! and the findings `missing-field`, `wrong-type`, `unknown-field`, `bad-date` and `bad-money`.

mod groups;

use crate::diag::{Code, Diagnostic};
use crate::load::{RawData, RawTable, RawValue, nearest};
use crate::model::{AmountError, Quantity, Yuan};
use crate::schema;
use crate::source::{FileId, Span, Spanned};
use jiff::civil::Date;

/// Years that a village plan can speak of; `0202-05-15` is a slip of the hand.
const PLAUSIBLE: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Words that people write for a field, and fields that they may mean by them: one that can stand there and does not,
/// and rather one that must.
const MEANT: [(&str, &[&str]); 37] = [
    ("amount", &["value"]),
    ("asof", &["as_of"]),
    ("by", &["due", "found_by"]),
    ("class", &["classes"]),
    ("closed", &["closed_on"]),
    ("completed", &["done_on"]),
    ("date", &["on", "found_on", "due"]),
    ("deadline", &["due", "until"]),
    ("done", &["done_on", "closed_on"]),
    ("done_on", &["closed_on"]),
    ("due", &["by", "until"]),
    ("end", &["due"]),
    ("every", &["per"]),
    ("finished", &["done_on", "closed_on"]),
    ("found", &["found_on"]),
    ("found_date", &["found_on"]),
    ("id", &["measure", "item"]),
    ("kind", &["item"]),
    ("leads", &["lead"]),
    ("mobile", &["phone"]),
    ("money", &["amount"]),
    ("name", &["title", "role", "by", "step", "source"]),
    ("on", &["date", "found_on", "done_on"]),
    ("owner", &["lead"]),
    ("percent", &["share"]),
    ("person", &["people"]),
    ("persons", &["people"]),
    ("stage", &["stages"]),
    ("state", &["status"]),
    ("tel", &["phone"]),
    ("telephone", &["phone"]),
    ("title", &["name", "role"]),
    ("total", &["amount"]),
    ("type", &["kind"]),
    ("unit", &["lead"]),
    ("value", &["share"]),
    ("visit", &["visits"]),
];

/// The field that is meant by a word: of those that may be, one that is missing before any other.
fn meant<'f>(word: &str, may_be: &[&'f str], missing: &[&str]) -> Option<&'f str> {
    let same = may_be.iter().find(|field| field.eq_ignore_ascii_case(word));
    let alias = || {
        let (_, fields) = MEANT.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(word))?;
        let known = fields.iter().filter_map(|field| may_be.iter().find(|known| *known == field));
        known.clone().find(|field| missing.contains(*field)).or_else(|| known.clone().next())
    };
    same.or_else(alias).copied().or_else(|| nearest(word, may_be))
}

/// A `[[…]]` entry and where it begins.
pub type Entry = Spanned<RawTable>;

/// Reads one table; every key that nobody asked for is unknown in the end.
pub struct Fields<'f> {
    file: FileId,
    /// Where the table begins: the place of what is missing in it.
    pub at: Span,
    table: RawTable,
    known: Vec<&'static str>,
    /// Those of the known ones that are given, by position: no table has more than 64.
    given: u64,
    missing: Vec<&'static str>,
    /// A date was given that cannot be read: what it was to say is not absent.
    pub unread_date: bool,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Fields<'f> {
    /// A reader of `table`, which begins at `at`.
    pub fn new(table: RawTable, at: Span, found: &'f mut Vec<Diagnostic>) -> Self {
        Fields {
            file: at.file,
            at,
            table,
            known: Vec::new(),
            given: 0,
            missing: Vec::new(),
            unread_date: false,
            found,
        }
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

    /// Whether a field is given with anything but a blank text, if under another word for it.
    pub fn is_given(&self, key: &str) -> bool {
        let means = |word: &str| MEANT.iter().any(|(alias, fields)| *alias == word && fields.contains(&key));
        let mut entries = self.table.entries.iter();
        entries.any(|(name, value)| (&*name.name == key || means(&name.name)) && !is_blank(&value.data))
    }

    fn take(&mut self, key: &'static str) -> Option<RawValue> {
        self.known.push(key);
        let at = self.table.entries.iter().position(|(name, _)| &*name.name == key)?;
        self.given |= 1 << (self.known.len() - 1);
        Some(self.table.entries.remove(at).1)
    }

    fn span(&self, value: &RawValue) -> Span {
        Span { file: self.file, start: value.start, end: value.end }
    }

    fn wrong(&mut self, key: &str, span: Span, expected: &'static str) {
        // A name of people's own needs quotation marks.
        let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let field = if is_bare { key.to_owned() } else { ["\"", key, "\""].concat() };
        let finding = Diagnostic::new(Code::WrongType, span).variant(expected).arg("field", field);
        // Entries of a measure are written under its name.
        let of_measure = self.at.start > 0 && matches!(key, "targets" | "milestones" | "funds");
        let section = if of_measure { ["measures.", key].concat() } else { key.to_owned() };
        self.found.push(finding.arg("section", section));
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
            self.missing.push(key);
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
            RawData::Array(_) => {
                self.wrong(key, span, "one-text");
                None
            }
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
        let mut entries = self.table.entries.iter();
        if entries.any(|(name, value)| &*name.name == key && is_blank(&value.data)) {
            let finding = Diagnostic::new(Code::MissingField, self.at).variant("blank");
            self.found.push(finding.arg("field", key));
        }
        self.required(key, Self::text)
    }

    /// A date.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let date = self.as_date(key, &value.data, span);
        self.unread_date |= date.is_none();
        date
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
            let is_number = matches!(&value.data, RawData::Text(text) if text.trim().parse::<f64>().is_ok());
            self.wrong(key, span, if key == "share" && !is_number { "share" } else { "quantity" });
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
            let variant = match key {
                "status" => "choice-status",
                "every" | "per" => "choice-every",
                _ => "choice",
            };
            let finding = Diagnostic::new(Code::WrongType, text.span)
                .variant(variant)
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

    /// Reports every key that nobody asked for, and every field that is not there under any other name.
    pub fn finish(mut self) {
        let is_free = |(at, _): &(usize, &&str)| self.given & (1 << at) == 0;
        let free = || self.known.iter().enumerate().filter(is_free).map(|(_, key)| *key).collect();
        let free: Vec<&str> = if self.table.entries.is_empty() { Vec::new() } else { free() };
        for (key, value) in &self.table.entries {
            let span = Span { file: self.file, start: key.start, end: key.end };
            let finding = Diagnostic::new(Code::UnknownField, span).arg("field", &*key.name);
            // A field stands once in a table; of entries there may be more.
            let is_entry = |item: &RawValue| matches!(item.data, RawData::Table(_));
            let are_entries = matches!(&value.data, RawData::Array(items) if items.iter().any(is_entry));
            let may_be = if are_entries { &self.known } else { &free };
            self.found.push(match meant(&key.name, may_be, &self.missing) {
                Some(meant) => {
                    self.missing.retain(|missing| *missing != meant);
                    finding.variant("meant").arg("meant", meant)
                }
                // A field behind a `[[…]]` belongs to that entry, wherever its writer meant it to.
                None if schema::is_field(&key.name) => {
                    finding.variant("elsewhere").arg("known", self.known.join(" "))
                }
                None => finding.arg("known", self.known.join(" ")),
            });
        }
        for key in self.missing {
            self.found.push(Diagnostic::new(Code::MissingField, self.at).arg("field", key));
        }
    }
}

fn is_blank(data: &RawData) -> bool {
    matches!(data, RawData::Text(text) if text.trim().is_empty())
}
