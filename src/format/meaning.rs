//! Owns: the proof that two texts of TOML mean the same and hold the same comments. In: both, and the keys of their
//! record. Out: yes or no. It reads with another parser than the one that the layout is made with.

use super::table::{Keys, inside};
use crate::schema::Field;
use toml::de::{DeTable, DeValue};

/// Whether both parse and hold the same values and comments. The order of entries counts everywhere; that of keys only where
/// any name may stand, because it is then the author's.
pub fn same(before: &str, after: &str, fields: &'static [Field]) -> bool {
    match (DeTable::parse(before), DeTable::parse(after)) {
        (Ok(one), Ok(other)) => {
            tables(one.get_ref(), other.get_ref(), Some(fields)) && comments(before) == comments(after)
        }
        _ => false,
    }
}

/// The comments of a text that parses, sorted: with their keys they may change places.
fn comments(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        let (sign, from) = (rest.as_bytes()[at], &rest[at..]);
        rest = if sign == b'#' {
            let end = from.find('\n').unwrap_or(from.len());
            found.push(from[..end].trim_end());
            &from[end..]
        } else {
            after_text(from)
        };
    }
    found.sort_unstable();
    found
}

/// What follows the text in quotation marks that `from` begins with.
fn after_text(from: &str) -> &str {
    let mark = &from[..1];
    let triple = mark.repeat(3);
    let long = from.starts_with(&triple);
    let end = if long { &triple } else { mark };
    let mut at = end.len();
    while let Some(sign) = from[at..].chars().next() {
        if from[at..].starts_with(end) {
            // Up to two marks may stand directly before the three that end a text.
            let more =
                from[at + end.len()..].chars().take_while(|next| long && mark.starts_with(*next)).count();
            return &from[at + end.len() + more..];
        }
        at += sign.len_utf8();
        if sign == '\\' && mark == "\"" {
            at += from[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    ""
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::named;

    #[test]
    fn what_differs_is_seen() {
        let fields = named("village").unwrap().fields;
        let text = "name = \"甲\" # 一\narea = 4.60\ntags = [\"a\", \"b\"]\nfacts = { x = 1, y = 2 }\n";
        assert!(same(text, text, fields));
        assert!(same("name = 'a'\narea = 1\n", "area = +1\nname = \"a\"\n", fields));
        for (from, to) in [
            ("甲", "乙"),
            ("4.60", "4.6"),
            ("4.60", "4"),
            ("\"a\", \"b\"", "\"b\", \"a\""),
            ("x = 1, y = 2", "y = 2, x = 1"),
            (" # 一", ""),
            ("# 一", "# 二"),
            ("area", "order"),
            ("area = 4.60\n", ""),
            ("4.60", ""),
        ] {
            assert!(!same(text, &text.replacen(from, to, 1), fields), "{from}");
        }
    }

    #[test]
    fn comments_are_told_from_texts() {
        let text = "a = \"#1\\\"#2\" # 一\nb = '#3\\' #二\nc = \"\"\"\n#4\"\"\"\"# 三\nd = ''#四\n";
        assert_eq!(comments(text), ["# 一", "# 三", "#二", "#四"]);
    }
}
