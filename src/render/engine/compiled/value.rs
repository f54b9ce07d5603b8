//! Owns: what a template works with. In: a page's arena. Out: [`Value`]: small, copied, borrowed from the arena.

use super::Unsure;
use crate::render::sentence::escape;
use serde::ser::{Serialize, Serializer};
use std::io::Write;

/// A value of a page. It means what the same value means to Tera.
///
/// Its tag takes a word: beside a tag of one byte values are copied in overlapping parts, each of which waits for the
/// one before.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub enum Value<'a> {
    /// What is not there.
    Undefined,
    /// What is said to be nothing.
    None,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text, to be escaped where it is written.
    Text(&'a str),
    /// Ready HTML.
    Safe(&'a str),
    /// A list.
    List(&'a [Value<'a>]),
    /// A view: its fields in their order.
    View(&'a [(&'static str, Value<'a>)]),
    /// What has fields by names that are not known before.
    Map(&'a [(&'a str, Value<'a>)]),
}

impl<'a> Value<'a> {
    /// Whether a condition holds with it.
    #[inline]
    pub fn is_truthy(&self) -> bool {
        match *self {
            Value::Undefined | Value::None => false,
            Value::Bool(yes) => yes,
            Value::Int(number) => number != 0,
            Value::Float(number) => number != 0.0,
            Value::Text(text) | Value::Safe(text) => !text.is_empty(),
            Value::List(items) => !items.is_empty(),
            Value::View(fields) => !fields.is_empty(),
            Value::Map(fields) => !fields.is_empty(),
        }
    }

    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&'a Value<'a>> {
        match self {
            Value::View(fields) => fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value),
            Value::Map(fields) => fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The names of a view's fields.
    pub fn names(self) -> Option<Vec<&'a str>> {
        match self {
            Value::View(fields) => Some(fields.iter().map(|(name, _)| *name).collect()),
            Value::Map(fields) => Some(fields.iter().map(|(name, _)| *name).collect()),
            _ => None,
        }
    }

    /// Its text, where it is one.
    pub fn as_text(&self) -> Option<&'a str> {
        match self {
            Value::Text(text) | Value::Safe(text) => Some(text),
            _ => None,
        }
    }

    /// Writes it as HTML.
    ///
    /// # Errors
    /// When it is nothing that a page shows.
    #[inline]
    pub fn write(&self, out: &mut Vec<u8>) -> Result<(), Unsure> {
        match *self {
            Value::Text(text) => write_escaped(text, out),
            Value::Safe(text) => out.extend_from_slice(text.as_bytes()),
            Value::Int(number) if (0..10).contains(&number) => out.push(b'0' + number as u8),
            // Writing to a vector does not fail.
            Value::Int(number) => write!(out, "{number}").unwrap_or_default(),
            Value::Float(number) => write!(out, "{number:?}").unwrap_or_default(),
            Value::Bool(yes) => out.extend_from_slice(if yes { b"true" } else { b"false" }),
            Value::None => {}
            Value::Undefined | Value::List(_) | Value::View(_) | Value::Map(_) => return Err(Unsure),
        }
        Ok(())
    }
}

/// Most texts hold nothing to escape: they are copied whole.
#[inline]
fn write_escaped(text: &str, out: &mut Vec<u8>) {
    // Without a way out of the loop: so many bytes are looked at in one step.
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    if text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        let mut escaped = String::with_capacity(text.len() + 16);
        escape(text, &mut escaped);
        out.extend_from_slice(escaped.as_bytes());
    } else {
        out.extend_from_slice(text.as_bytes());
    }
}

// For Tera, where it has to fill the page after all.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Undefined | Value::None => serializer.serialize_none(),
            Value::Bool(yes) => serializer.serialize_bool(*yes),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::Text(text) | Value::Safe(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(*items),
            Value::View(fields) => serializer.collect_map(fields.iter().copied()),
            Value::Map(fields) => serializer.collect_map(fields.iter().copied()),
        }
    }
}
