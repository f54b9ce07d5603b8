//! Owns: views turned into values. In: a view (`Serialize`) and the page's arena. Out: a [`Value`] of it.

use super::Unsure;
use super::value::Value;
use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;
use serde::ser::{self, Impossible, Serialize, Serializer};

/// A view as a value.
///
/// # Errors
/// When it holds what templates have no form for, such as bytes.
pub fn record<'a, V: Serialize + ?Sized>(view: &V, arena: &'a Bump) -> Result<Value<'a>, Unsure> {
    view.serialize(Recorder(arena))
}

#[derive(Clone, Copy)]
struct Recorder<'a>(&'a Bump);

/// Items of a list so far.
struct Items<'a> {
    arena: &'a Bump,
    items: BumpVec<'a, Value<'a>>,
}

/// Fields so far, of a view or of a map.
struct Fields<'a, N> {
    arena: &'a Bump,
    fields: BumpVec<'a, (N, Value<'a>)>,
    key: Option<N>,
}

impl<'a> Recorder<'a> {
    fn items(self, length: usize) -> Items<'a> {
        Items { arena: self.0, items: BumpVec::with_capacity_in(length, self.0) }
    }

    fn fields<N>(self, length: usize) -> Fields<'a, N> {
        Fields { arena: self.0, fields: BumpVec::with_capacity_in(length, self.0), key: None }
    }
}

macro_rules! whole_numbers {
    ($($name:ident($kind:ty)),*) => {
        $(fn $name(self, number: $kind) -> Result<Value<'a>, Unsure> {
            i64::try_from(number).map(Value::Int).map_err(|_| Unsure)
        })*
    };
}

impl<'a> Serializer for Recorder<'a> {
    type Ok = Value<'a>;
    type Error = Unsure;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Impossible<Value<'a>, Unsure>;
    type SerializeMap = Fields<'a, &'a str>;
    type SerializeStruct = Fields<'a, &'static str>;
    type SerializeStructVariant = Impossible<Value<'a>, Unsure>;

    whole_numbers!(
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_i128(i128),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
        serialize_u128(u128)
    );

    fn serialize_bool(self, yes: bool) -> Result<Value<'a>, Unsure> {
        Ok(Value::Bool(yes))
    }

    fn serialize_f32(self, number: f32) -> Result<Value<'a>, Unsure> {
        Ok(Value::Float(number.into()))
    }

    fn serialize_f64(self, number: f64) -> Result<Value<'a>, Unsure> {
        Ok(Value::Float(number))
    }

    fn serialize_char(self, c: char) -> Result<Value<'a>, Unsure> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<Value<'a>, Unsure> {
        Ok(Value::Text(self.0.alloc_str(text)))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Value<'a>, Unsure> {
        Err(Unsure)
    }

    fn serialize_none(self) -> Result<Value<'a>, Unsure> {
        Ok(Value::None)
    }

    fn serialize_some<V: Serialize + ?Sized>(self, value: &V) -> Result<Value<'a>, Unsure> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value<'a>, Unsure> {
        Ok(Value::None)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value<'a>, Unsure> {
        Ok(Value::None)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value<'a>, Unsure> {
        Ok(Value::Text(variant))
    }

    fn serialize_newtype_struct<V: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &V,
    ) -> Result<Value<'a>, Unsure> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<V: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &V,
    ) -> Result<Value<'a>, Unsure> {
        let value = value.serialize(self)?;
        Ok(Value::View(self.0.alloc_slice_copy(&[(variant, value)])))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'a>, Unsure> {
        Ok(self.items(length.unwrap_or_default()))
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'a>, Unsure> {
        Ok(self.items(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Items<'a>, Unsure> {
        Ok(self.items(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unsure> {
        Err(Unsure)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, Unsure> {
        // A view with another's fields among its own does not know how many they are.
        Ok(self.fields(length.unwrap_or(16)))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Self::SerializeStruct, Unsure> {
        Ok(self.fields(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unsure> {
        Err(Unsure)
    }
}

impl<'a> Items<'a> {
    fn push<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), Unsure> {
        self.items.push(value.serialize(Recorder(self.arena))?);
        Ok(())
    }

    fn done(self) -> Value<'a> {
        Value::List(self.items.into_bump_slice())
    }
}

macro_rules! lists {
    ($($kind:ident: $push:ident),*) => {
        $(impl<'a> ser::$kind for Items<'a> {
            type Ok = Value<'a>;
            type Error = Unsure;

            fn $push<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), Unsure> {
                self.push(value)
            }

            fn end(self) -> Result<Value<'a>, Unsure> {
                Ok(self.done())
            }
        })*
    };
}

lists!(
    SerializeSeq: serialize_element, SerializeTuple: serialize_element, SerializeTupleStruct: serialize_field
);

impl<'a> ser::SerializeStruct for Fields<'a, &'static str> {
    type Ok = Value<'a>;
    type Error = Unsure;

    fn serialize_field<V: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &V,
    ) -> Result<(), Unsure> {
        self.fields.push((name, value.serialize(Recorder(self.arena))?));
        Ok(())
    }

    fn end(self) -> Result<Value<'a>, Unsure> {
        Ok(Value::View(self.fields.into_bump_slice()))
    }
}

impl<'a> ser::SerializeMap for Fields<'a, &'a str> {
    type Ok = Value<'a>;
    type Error = Unsure;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Unsure> {
        // Keys that are numbers are not fields: Tera knows what to do with them.
        let Value::Text(key) = key.serialize(Recorder(self.arena))? else { return Err(Unsure) };
        self.key = Some(key);
        Ok(())
    }

    fn serialize_value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), Unsure> {
        let key = self.key.take().ok_or(Unsure)?;
        self.fields.push((key, value.serialize(Recorder(self.arena))?));
        Ok(())
    }

    fn end(self) -> Result<Value<'a>, Unsure> {
        Ok(Value::Map(self.fields.into_bump_slice()))
    }
}

impl ser::Error for Unsure {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Unsure
    }
}
