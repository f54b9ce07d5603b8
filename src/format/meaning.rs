//! Owns: the proof that two texts of TOML mean the same. In: both, and the keys of their record.
//! Out: yes or no. It reads with another parser than the one that the layout is made with.

use super::table::{Keys, inside};
use crate::schema::Field;
use toml::de::{DeTable, DeValue};

/// Whether both parse and hold the same values. The order of entries counts everywhere; that of keys only where
/// any name may stand, because it is then the author's.
pub fn same(before: &str, after: &str, fields: &'static [Field]) -> bool {
    match (DeTable::parse(before), DeTable::parse(after)) {
        (Ok(before), Ok(after)) => tables(before.get_ref(), after.get_ref(), Some(fields)),
        _ => false,
    }
}

fn tables(before: &DeTable<'_>, after: &DeTable<'_>, keys: Keys) -> bool {
    let is_plain = |value: &DeValue<'_>| !matches!(value, DeValue::Table(_) | DeValue::Array(_));
    let order = |table: &DeTable<'_>| -> Vec<String> {
        let plain = table.iter().filter(|(_, value)| is_plain(value.get_ref()));
        plain.map(|(key, _)| key.get_ref().to_string()).collect()
    };
    before.len() == after.len()
        && (keys.is_some() || order(before) == order(after))
        && before.iter().all(|(key, value)| {
            let other = after.get(key.get_ref().as_ref());
            let keys = inside(keys, key.get_ref());
            other.is_some_and(|other| values(value.get_ref(), other.get_ref(), keys))
        })
}

fn values(before: &DeValue<'_>, after: &DeValue<'_>, keys: Keys) -> bool {
    let unsigned = |digits: &str| digits.strip_prefix('+').unwrap_or(digits).to_owned();
    match (before, after) {
        (DeValue::String(a), DeValue::String(b)) => a == b,
        (DeValue::Integer(a), DeValue::Integer(b)) => {
            a.radix() == b.radix() && unsigned(a.as_str()) == unsigned(b.as_str())
        }
        (DeValue::Float(a), DeValue::Float(b)) => unsigned(a.as_str()) == unsigned(b.as_str()),
        (DeValue::Boolean(a), DeValue::Boolean(b)) => a == b,
        (DeValue::Datetime(a), DeValue::Datetime(b)) => a == b,
        (DeValue::Array(a), DeValue::Array(b)) => {
            let mut pairs = a.iter().zip(b.iter());
            a.len() == b.len() && pairs.all(|(a, b)| values(a.get_ref(), b.get_ref(), keys))
        }
        (DeValue::Table(a), DeValue::Table(b)) => tables(a, b, keys),
        _ => false,
    }
}
