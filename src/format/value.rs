//! Owns: how a value is written. In: a parsed value and the column at which it begins. Out: its text.

use super::WIDTH;
use super::array::{self, Part};
use super::table::{Keys, dotted, inside, rank, raw};
use toml_edit::{Array, InlineTable, Key, Value};
use unicode_width::UnicodeWidthStr;

/// Columns that a text fills.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A key: bare where it can be. Where any name may stand, quotation marks are the author's: `"Group 1"` beside `"Area"`.
pub fn key(key: &Key, keys: Keys) -> String {
    let name = key.get();
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let quoted = keys.is_none() && key.display_repr().starts_with(['"', '\'']);
    if !quoted && !name.is_empty() && name.bytes().all(is_bare) {
        return name.to_owned();
    }
    string(name, &key.display_repr())
}

/// A value that begins at `column` of a line indented by `indent`.
pub fn value(value: &Value, keys: Keys, indent: usize, column: usize) -> String {
    match value {
        Value::String(text) => string(text.value(), &text.display_repr()),
        Value::Integer(number) => digits(&number.display_repr()),
        Value::Float(number) => digits(&number.display_repr()),
        Value::Boolean(flag) => flag.value().to_string(),
        Value::Datetime(date) => date.display_repr().into_owned(),
        Value::Array(items) => list(items, keys, indent, column),
        Value::InlineTable(table) => inline(table, keys, indent, column),
    }
}

/// A number as written, without `+` and `_`: its digits may be money.
fn digits(written: &str) -> String {
    let written = written.replace('_', "");
    written.strip_prefix('+').map_or_else(|| written.clone(), str::to_owned)
}

/// Texts of several lines, and signs written by their number, stay as they are: nobody can see what they would be.
fn string(text: &str, written: &str) -> String {
    if written.starts_with("\"\"\"") || written.starts_with("'''") || is_numbered(written) {
        return written.to_owned();
    }
    let is_control = |sign: char| sign.is_control();
    if text.contains(['"', '\\']) && !text.contains('\'') && !text.contains(is_control) {
        return format!("'{text}'");
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            sign if is_control(sign) => out.push_str(&format!("\\u{:04X}", u32::from(sign))),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

fn is_numbered(written: &str) -> bool {
    let mut escaped = false;
    written.starts_with('"')
        && written.chars().any(|sign| {
            let numbered = escaped && matches!(sign, 'u' | 'U' | 'x' | 'e');
            escaped = !escaped && sign == '\\';
            numbered
        })
}

fn list(items: &Array, keys: Keys, indent: usize, column: usize) -> String {
    let values: Vec<&Value> = items.iter().collect();
    let remarked = values.iter().any(|value| is_remarked(value)) || raw(Some(items.trailing())).contains('#');
    if !remarked {
        let texts: Vec<String> = values.iter().map(|item| value(item, keys, indent, 0)).collect();
        let line = format!("[{}]", texts.join(", "));
        let fits = !line.contains('\n') && column + width(&line) <= WIDTH;
        if fits || values.is_empty() {
            return line;
        }
    }
    let deeper = indent + array::STEP;
    let parts = values.iter().map(|item| Part {
        before: raw(item.decor().prefix()).to_owned(),
        text: value(item, keys, deeper, deeper),
        after: raw(item.decor().suffix()).to_owned(),
    });
    array::broken("[", parts.collect(), raw(Some(items.trailing())), "]", indent)
}

fn inline(table: &InlineTable, keys: Keys, indent: usize, column: usize) -> String {
    let mut values = table.get_values();
    if values.is_empty() && !raw(Some(table.trailing())).contains('#') {
        return "{}".to_owned();
    }
    values.sort_by_key(|(path, _)| path.first().map_or(usize::MAX, |key| rank(keys, key.get())));
    let within = |path: &[&Key]| match path {
        [key] => inside(keys, key.get()),
        _ => None,
    };
    let remarks = |path: &[&Key]| {
        let decors = path.last().map(|key| [raw(key.leaf_decor().prefix()), raw(key.leaf_decor().suffix())]);
        decors.unwrap_or_default().concat()
    };
    let remarked = raw(Some(table.trailing())).contains('#')
        || values.iter().any(|(path, value)| remarks(path).contains('#') || is_remarked(value));
    if remarked {
        let deeper = indent + array::STEP;
        let parts = values.iter().map(|(path, item)| {
            let start = format!("{} = ", dotted(path, keys));
            let text = value(item, within(path), deeper, deeper + width(&start));
            let before = remarks(path);
            Part { before, text: start + &text, after: raw(item.decor().suffix()).to_owned() }
        });
        return array::broken("{", parts.collect(), raw(Some(table.trailing())), "}", indent);
    }
    let mut out = String::from("{ ");
    for (at, (path, item)) in values.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        out.push_str(&format!("{} = ", dotted(path, keys)));
        let last = out.rsplit('\n').next().unwrap_or_default();
        let from = if out.contains('\n') { width(last) } else { column + width(last) };
        let text = value(item, within(path), indent, from);
        out.push_str(&text);
    }
    out + " }"
}

/// Whether a comment stands beside or inside a value.
fn is_remarked(value: &Value) -> bool {
    let decor = value.decor();
    let beside = raw(decor.prefix()).contains('#') || raw(decor.suffix()).contains('#');
    beside
        || match value {
            Value::Array(items) => raw(Some(items.trailing())).contains('#') || items.iter().any(is_remarked),
            Value::InlineTable(table) => {
                raw(Some(table.trailing())).contains('#')
                    || table.get_values().iter().any(|(path, value)| {
                        path.iter().any(|key| raw(key.leaf_decor().prefix()).contains('#'))
                            || is_remarked(value)
                    })
            }
            _ => false,
        }
}
