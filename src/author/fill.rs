//! Owns: placeholders `{{name}}` in the texts of records. In: a text and values. Out: the text with its values.
//! What a value says is never read again, so a name that looks like a placeholder stays a name.

/// The values of a text's placeholders.
#[derive(Debug, Default)]
pub struct Values<'n>(Vec<(&'n str, String)>);

impl<'n> Values<'n> {
    /// Adds data, written so that it can stand in a TOML string or a comment.
    pub fn data(mut self, name: &'n str, data: &str) -> Self {
        self.0.push((name, quotable(data)));
        self
    }

    /// Adds text that was written for this place, of any number of lines.
    pub fn text(mut self, name: &'n str, text: String) -> Self {
        self.0.push((name, text));
        self
    }

    /// Fills `text`. A line that is one placeholder takes the lines of its value, or goes if there are none;
    /// a placeholder without a value stays as it is.
    pub fn fill(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            match self.whole(line.trim_end()) {
                Some(value) => {
                    out.push_str(value);
                    if !(value.is_empty() || value.ends_with('\n')) {
                        out.push('\n');
                    }
                }
                None => self.line(line, &mut out),
            }
        }
        out
    }

    /// The value of a line that is one placeholder.
    fn whole(&self, line: &str) -> Option<&str> {
        self.get(line.strip_prefix("{{")?.strip_suffix("}}")?)
    }

    fn line(&self, line: &str, out: &mut String) {
        let mut rest = line;
        while let Some(at) = rest.find("{{") {
            let (before, from) = rest.split_at(at);
            let value = from.find("}}").and_then(|end| Some((self.get(&from[2..end])?, end)));
            out.push_str(before);
            rest = match value {
                Some((value, end)) => {
                    out.push_str(value);
                    &from[end + 2..]
                }
                None => {
                    out.push_str("{{");
                    &from[2..]
                }
            };
        }
        out.push_str(rest);
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// Escaped as in a basic string of TOML, without the quotes around it.
pub fn quotable(data: &str) -> String {
    let mut out = String::with_capacity(data.len());
    for c in data.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// The names of a text's placeholders, in their order.
#[cfg(test)]
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split("{{").skip(1).filter_map(|part| part.split_once("}}").map(|(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_once() {
        let values = Values::default().data("a", "{{b}}").data("b", "B").data("empty", "");
        assert_eq!(values.fill("{{a}}{{b}} {{c}} {{empty}}.\n{{b}}"), "{{b}}B {{c}} .\nB\n");
    }

    #[test]
    fn a_line_of_one_placeholder_takes_lines_or_goes() {
        let values = Values::default().text("two", "# 1\n# 2\n".to_owned()).text("none", String::new());
        assert_eq!(values.fill("x\n{{two}}\n{{none}}\ny\n"), "x\n# 1\n# 2\ny\n");
    }

    #[test]
    fn data_cannot_leave_its_quotes_or_its_line() {
        for data in ["a\"b", "a\\b", "a\nb = 1", "a\r\tb", "\u{7f}\u{0}", "{{name}}", "+++"] {
            let text = Values::default().data("name", data).fill("# {{name}}\nname = \"{{name}}\"\n");
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(table.len(), 1, "{text}");
            assert_eq!(table["name"].as_str(), Some(data));
        }
    }
}
