//! The site's words, so that a text on a page tells which message it is, and with which values.

use std::collections::BTreeMap;

pub struct Words {
    messages: BTreeMap<String, String>,
}

impl Words {
    pub fn simplified() -> Self {
        let path = super::super::common::root().join("themes/default/i18n/zh-Hans.ftl");
        let text = std::fs::read_to_string(path).unwrap();
        let pairs = text.lines().filter_map(|line| line.split_once(" = "));
        let named = pairs.filter(|(id, _)| id.starts_with(|c: char| c.is_ascii_lowercase()));
        Words { messages: named.map(|(id, text)| (id.to_owned(), text.to_owned())).collect() }
    }

    pub fn plain(&self, id: &str) -> &str {
        self.messages.get(id).unwrap_or_else(|| panic!("no message {id}"))
    }

    /// The values that a message must have had to read so; none if it cannot.
    pub fn values<'t>(&self, id: &str, text: &'t str) -> Option<BTreeMap<String, &'t str>> {
        let mut pattern = self.plain(id);
        let mut rest = text;
        let mut values = BTreeMap::new();
        loop {
            let Some((before, after)) = pattern.split_once("{ $") else {
                return (rest == pattern).then_some(values);
            };
            rest = rest.strip_prefix(before)?;
            let (name, after) = after.split_once(" }")?;
            // A value goes on up to the next words of the message.
            let next = after.split("{ $").next().unwrap();
            let end = match (next.is_empty(), after.is_empty()) {
                (true, true) => rest.len(),
                // Two values side by side: a name, then a figure.
                (true, false) => rest.find(|c: char| c.is_ascii_digit())?,
                (false, _) => rest.find(next)?,
            };
            values.insert(name.to_owned(), &rest[..end]);
            rest = &rest[end..];
            pattern = after;
        }
    }
}
