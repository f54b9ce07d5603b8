//! Owns: slips that people make when they write TOML, and signs that they write in place of its own. The parser's own words
//! are English and speak of tokens. In: what the parser says. Out: a slip that the catalogue has words for, or none.

use std::ops::Range;

/// A slip that people make when they write TOML, with the words that its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Chinese quotation marks in place of `"`.
    Quotes,
    /// One `"` without its fellow.
    Unclosed,
    /// `"` inside a text in `"`.
    Inner,
    /// Another sign in place of `=`.
    Equals(char),
    /// Brackets such as 【】.
    Brackets(char),
    /// ｛ or ｝.
    Braces(char),
    /// A full-width comma between values.
    Comma(char),
    /// No comma between two texts.
    NoComma,
    /// Several texts without brackets around them.
    NoList(String),
    /// A full-width or other space that TOML does not know.
    Space,
    /// A field in Chinese without quotation marks.
    Key(String),
    /// A field without a value.
    NoValue(String),
    /// A date such as `2020年5月15日`.
    Date,
    /// A number with a unit, a comma or a percent sign.
    Number(String),
    /// Neither `true` nor `false`, though meant so.
    Boolean(String),
    /// A text without quotation marks.
    Unquoted(String),
    /// The same on a line of its own in a list.
    Item,
    /// A field or section written twice.
    Twice(String),
    /// A bracket of a value that is never closed.
    Open(char),
    /// A section whose brackets are not as many on both sides.
    Header(String),
    /// A section with one bracket on each side that should have two.
    Halved(String),
    /// A section named in Chinese.
    Section(String),
    /// `\` in a text, with a meaning that TOML does not know.
    Escape,
    /// Something behind a value.
    Behind,
    /// A text in `"` that goes over several lines.
    Lines,
    /// A text in three quotation marks that nobody ended.
    Endless,
    /// A comma too many.
    ExtraComma,
    /// A sign `=` too many.
    ExtraEquals,
    /// A line that is neither field nor section.
    Stray,
}

/// Quotation marks that TOML does not know.
pub const QUOTES: [char; 9] = ['“', '”', '‘', '’', '「', '」', '『', '』', '＂'];
/// What parts a field from its value, and what people write in its place.
pub const SEPARATORS: [char; 4] = ['=', '＝', ':', '：'];

/// Chinese brackets that open something, where TOML has `[`.
pub const BRACKETS: [char; 3] = ['【', '［', '〔'];

/// What the parser says of a name that it has read before.
pub const TWICE: &str = "duplicate key";

/// How the parser begins to speak of some of them.
const SAID: [(&str, Slip); 7] = [
    ("string values must be quoted", Slip::Item),
    ("unexpected key or value", Slip::Behind),
    ("extra comma", Slip::ExtraComma),
    ("missing comma", Slip::NoComma),
    ("extra `=`", Slip::ExtraEquals),
    ("extra assignment", Slip::ExtraEquals),
    ("unexpected `=`", Slip::ExtraEquals),
];

impl Slip {
    /// What the parser's own words mean, where a line alone does not tell.
    pub fn said(message: &str) -> Option<Slip> {
        let said = SAID.iter().find(|(words, _)| message.starts_with(words)).map(|(_, slip)| slip.clone());
        said.or_else(|| message.contains("escape").then_some(Slip::Escape))
    }

    /// The end of the message's id, after `syntax-`.
    pub fn variant(&self) -> &'static str {
        match self {
            Slip::Quotes => "quotes",
            Slip::Unclosed => "unclosed",
            Slip::Inner => "inner",
            Slip::Equals(_) => "equals",
            Slip::Brackets(_) => "brackets",
            Slip::Braces(_) => "braces",
            Slip::Comma(_) => "comma",
            Slip::NoComma => "no-comma",
            Slip::NoList(_) => "no-list",
            Slip::Space => "space",
            Slip::Key(_) => "key",
            Slip::NoValue(_) => "no-value",
            Slip::Date => "date",
            Slip::Number(_) => "number",
            Slip::Boolean(_) => "boolean",
            Slip::Unquoted(_) => "unquoted",
            Slip::Item => "item",
            Slip::Twice(_) => "twice",
            Slip::Open(_) => "open",
            Slip::Header(_) => "header",
            Slip::Halved(_) => "halved",
            Slip::Section(_) => "section",
            Slip::Escape => "escape",
            Slip::Behind => "behind",
            Slip::Lines => "lines",
            Slip::Endless => "endless",
            Slip::ExtraComma => "extra-comma",
            Slip::ExtraEquals => "extra-equals",
            Slip::Stray => "stray",
        }
    }

    /// Where the line has the sign between or around values that TOML does not know.
    pub fn sign(&self, line: &str) -> Option<Range<usize>> {
        let (Slip::Comma(sign) | Slip::Brackets(sign) | Slip::Braces(sign)) = self else { return None };
        let mut quoted = false;
        let outside = |(_, c): &(usize, char)| {
            quoted ^= *c == '"';
            !quoted && c == sign
        };
        line.char_indices().find(outside).map(|(at, c)| at..at + c.len_utf8())
    }

    /// What the message names: the field, or the sign as written.
    pub fn named(&self) -> Option<String> {
        match self {
            Slip::Equals(sign)
            | Slip::Brackets(sign)
            | Slip::Braces(sign)
            | Slip::Comma(sign)
            | Slip::Open(sign) => Some(sign.to_string()),
            Slip::Key(name)
            | Slip::NoList(name)
            | Slip::NoValue(name)
            | Slip::Number(name)
            | Slip::Boolean(name)
            | Slip::Unquoted(name)
            | Slip::Twice(name)
            | Slip::Header(name)
            | Slip::Section(name)
            | Slip::Halved(name) => Some(name.clone()),
            _ => None,
        }
    }
}
