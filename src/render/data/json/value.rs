//! Owns: how dates, numbers, money and long lists stand in JSON. In: exact values, iterators.
//! Out: digits as they are — no value passes through a binary float — and lists that are never held whole.

use crate::model::{Quantity, Yuan};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A date.
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A number, written with the digits that it has.
pub struct Number(pub Quantity);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// Yuan, as a decimal string: readers of JSON take numbers for binary floats.
pub struct Money(pub Yuan);

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

macro_rules! schema {
    ($($type:ident: $json:tt;)*) => {
        $(impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($json)
            }
        })*
    };
}

schema! {
    Day: { "type": "string", "format": "date" };
    Number: { "type": "number" };
    Money: { "type": "string", "pattern": "^[0-9]+\\.[0-9]{2}$" };
}

type Boxed<'a, T> = Box<dyn Iterator<Item = T> + 'a>;

/// A list that is made while it is written.
pub struct Rows<'a, T>(Box<dyn Fn() -> Boxed<'a, T> + 'a>);

impl<'a, T> Rows<'a, T> {
    /// The list that `make` goes through.
    pub fn new<I: Iterator<Item = T> + 'a>(make: impl Fn() -> I + 'a) -> Self {
        Rows(Box::new(move || Box::new(make())))
    }
}

impl<T: Serialize> Serialize for Rows<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

impl<T: JsonSchema> JsonSchema for Rows<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}
