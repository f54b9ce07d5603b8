//! Owns: the texts of a workbook, each kept once. In: texts. Out: their numbers, and the table of them as XML.

use super::escape;
use foldhash::quality::RandomState;
use std::collections::HashMap;

/// The texts so far.
#[derive(Default)]
pub struct Strings {
    /// Only looked up: numbers are given in the order of the cells.
    known: HashMap<Box<str>, u32, RandomState>,
    xml: String,
    used: usize,
}

impl Strings {
    /// The number of a text.
    pub fn number(&mut self, text: &str) -> u32 {
        self.used += 1;
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(text.into(), number);
        let blank = |c: char| c.is_whitespace();
        let kept = text.starts_with(blank) || text.ends_with(blank) || text.contains('\n');
        self.xml.push_str(if kept { "<si><t xml:space=\"preserve\">" } else { "<si><t>" });
        escape(text, &mut self.xml);
        self.xml.push_str("</t></si>");
        number
    }

    /// What stands before the table.
    pub fn head(&self) -> String {
        format!(
            "<sst xmlns=\"{}\" count=\"{}\" uniqueCount=\"{}\">",
            super::package::MAIN,
            self.used,
            self.known.len()
        )
    }

    /// The table itself.
    pub fn xml(&self) -> &str {
        &self.xml
    }
}
