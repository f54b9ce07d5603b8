//! Owns: sentences with days in them. In: a message, its values and its days. Out: [`Sentence`] — the text for
//! titles and descriptions, and the same as HTML, where a day is a `time` that the style sheet keeps on one line.

use super::words::DateForms;
use crate::diag::Arg;
use crate::text::{Catalogue, TextError};

/// One sentence in both forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Plain text.
    pub text: String,
    /// The same, escaped, with its days marked.
    pub html: String,
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        let mut html = String::with_capacity(text.len());
        escape(&text, &mut html);
        Sentence { text, html }
    }
}

/// Stand for the days while a message is put together: noncharacters, which no text of ours or of clerks holds.
const MARKS: std::ops::RangeInclusive<char> = '\u{fdd0}'..='\u{fdef}';

/// A message with its values and its days.
///
/// # Errors
/// When there is no such message, or it wants a value that is not given.
pub fn sentence(
    catalogue: &Catalogue,
    id: &str,
    args: &[(&str, Arg)],
    days: &[(&str, &DateForms)],
) -> Result<Sentence, TextError> {
    let mut args = args.to_vec();
    args.extend(days.iter().zip(MARKS).map(|((name, _), mark)| (*name, Arg::Text(mark.to_string()))));
    let marked = catalogue.try_text(id, &args)?;
    let mut sentence = Sentence::default();
    let mut rest = marked.as_str();
    while let Some((at, mark)) = rest.char_indices().find(|(_, c)| MARKS.contains(c)) {
        sentence.push(&rest[..at]);
        if let Some((_, (_, day))) = MARKS.zip(days).find(|(own, _)| *own == mark) {
            sentence.push_day(day);
        }
        rest = &rest[at + mark.len_utf8()..];
    }
    sentence.push(rest);
    Ok(sentence)
}

impl Sentence {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        escape(text, &mut self.html);
    }

    fn push_day(&mut self, day: &DateForms) {
        self.text.push_str(&day.long);
        self.html.push_str("<time datetime=\"");
        self.html.push_str(&day.iso);
        self.html.push_str("\">");
        escape(&day.long, &mut self.html);
        self.html.push_str("</time>");
    }
}

/// Escapes a text for HTML, in elements and in quoted attributes.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn days_are_marked_and_all_else_is_escaped() {
        let theme = "two = { $who }由{ $from }到{ $to }，到{ $to }\n";
        let catalogue = Catalogue::new(Language::ZhHans, Some(theme)).unwrap();
        let day = |iso: &str, long: &str| DateForms { iso: iso.to_owned(), long: long.to_owned() };
        let (from, to) = (day("2020-06-10", "2020年6月10日"), day("2020-07-01", "2020年7月1日"));
        let made =
            sentence(&catalogue, "two", &[("who", "<甲>".into())], &[("from", &from), ("to", &to)]).unwrap();
        assert_eq!(made.text, "<甲>由2020年6月10日到2020年7月1日，到2020年7月1日");
        let to = "<time datetime=\"2020-07-01\">2020年7月1日</time>";
        let from = "<time datetime=\"2020-06-10\">2020年6月10日</time>";
        assert_eq!(made.html, format!("&lt;甲&gt;由{from}到{to}，到{to}"));
        assert!(sentence(&catalogue, "no-such-message", &[], &[]).is_err());
    }

    #[test]
    fn a_plain_text_is_only_escaped() {
        let plain = Sentence::from("甲 & “乙”".to_owned());
        assert_eq!((plain.text.as_str(), plain.html.as_str()), ("甲 & “乙”", "甲 &amp; “乙”"));
    }
}
