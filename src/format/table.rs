//! Owns: lines of keys, and headers. In: a parsed document and the keys of its record. Out: its text.

use super::remarks::{Remarks, comment};
use super::value;
use crate::schema::Field;
use toml_edit::{DocumentMut, Item, Key, RawString, Table};

/// The keys of a table; none where any name may stand.
pub type Keys = Option<&'static [Field]>;

/// A document in its one layout.
pub fn document(document: &DocumentMut, fields: &'static [Field]) -> String {
    let mut writer = Writer { out: String::new(), path: Vec::new() };
    writer.table(document.as_table(), Some(fields), true);
    Remarks::read(raw(Some(document.trailing()))).at_end(&mut writer.out);
    writer.out
}

/// Blanks and comments as written.
pub fn raw(text: Option<&RawString>) -> &str {
    text.and_then(RawString::as_str).unwrap_or_default()
}

/// The place of a key in the order of its table; what nobody knows comes last.
pub fn rank(keys: Keys, key: &str) -> usize {
    keys.and_then(|keys| keys.iter().position(|field| field.key == key)).unwrap_or(usize::MAX)
}

/// The keys inside the value of a key.
pub fn inside(keys: Keys, key: &str) -> Keys {
    keys?.iter().find(|field| field.key == key)?.inside()
}

/// A path of keys as it is written.
pub fn dotted(path: &[&Key], mut keys: Keys) -> String {
    let mut parts = Vec::with_capacity(path.len());
    for key in path {
        parts.push(value::key(key, keys));
        keys = inside(keys, key.get());
    }
    parts.join(".")
}

struct Writer {
    out: String,
    path: Vec<String>,
}

impl Writer {
    fn table(&mut self, table: &Table, keys: Keys, top: bool) {
        let mut values: Vec<_> = table
            .get_values()
            .into_iter()
            .map(|(path, value)| {
                let written = path.last().map_or("", |key| raw(key.leaf_decor().prefix()));
                (path, value, Remarks::read(written))
            })
            .collect();
        // What heads a record is not the remark of the key that happens to stand first.
        if let Some((_, _, remarks)) = values.first_mut().filter(|_| top) {
            let heading = remarks.detach();
            heading.before_key(&mut self.out);
        }
        values.sort_by_key(|(path, ..)| path.first().map_or(usize::MAX, |key| rank(keys, key.get())));
        for (path, value, remarks) in &values {
            remarks.before_key(&mut self.out);
            let first = path.first().map_or("", |key| key.get());
            let start = format!("{} = ", dotted(path, keys));
            let within = if path.len() == 1 { inside(keys, first) } else { None };
            let text = value::value(value, within, 0, value::width(&start));
            self.out.push_str(&start);
            self.line(&text, raw(value.decor().suffix()));
        }
        self.tables(table, keys);
    }

    /// The end of a line and the comment on it.
    fn line(&mut self, text: &str, after: &str) {
        self.out.push_str(text);
        if let Some(comment) = comment(after) {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    /// The tables and entries inside a table, those under dotted keys too.
    fn tables(&mut self, table: &Table, keys: Keys) {
        let named = table.iter().filter_map(|(name, _)| table.get_key_value(name));
        let mut items: Vec<(&Key, &Item)> = named.collect();
        items.sort_by_key(|(key, _)| rank(keys, key.get()));
        for (key, item) in items {
            let within = inside(keys, key.get());
            self.path.push(value::key(key, keys));
            match item {
                Item::Table(table) if table.is_dotted() => self.tables(table, within),
                Item::Table(table) => {
                    if !table.is_implicit() {
                        self.header(table, "[", "]");
                    }
                    self.table(table, within, false);
                }
                Item::ArrayOfTables(entries) => {
                    for table in entries {
                        self.header(table, "[[", "]]");
                        self.table(table, within, false);
                    }
                }
                Item::Value(_) | Item::None => {}
            }
            self.path.pop();
        }
    }

    fn header(&mut self, table: &Table, open: &str, close: &str) {
        Remarks::read(raw(table.decor().prefix())).before_header(&mut self.out);
        let header = format!("{open}{}{close}", self.path.join("."));
        self.line(&header, raw(table.decor().suffix()));
    }
}
