//! Owns what a character is to a number: digit, check letter, separator, nothing at all.
//! In: single characters of the text.
//! Out: their `Glyph`, and the neighbours of a place with invisible characters left out.

/// The part a character plays in or beside a written number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// ASCII or full-width digit.
    Digit(u8),
    /// The check character of a resident ID: X in any width or case, and the Roman ten or the
    /// multiplication sign that input methods offer instead.
    Check,
    /// Any other ASCII or full-width letter.
    Letter,
    /// White space that stays on the line (a carriage return is no line break of its own).
    Space,
    /// A line break; Markdown shows a single one as a space.
    Line,
    /// Hyphens, dashes, middle dots, and the full-width full stop (which never marks decimals).
    Dash,
    /// The ASCII full stop, which also marks decimals.
    Point,
    /// Occupies no room: a reader sees the digits on both sides side by side.
    Hidden,
    /// Anything else; it ends a number.
    Other,
}

/// Classifies one character.
pub fn glyph(c: char) -> Glyph {
    match c {
        '0'..='9' => Glyph::Digit(c as u8 - b'0'),
        'X' | 'x' | 'Ｘ' | 'ｘ' | '\u{2169}' | '\u{2179}' | '×' => Glyph::Check,
        'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Glyph::Letter,
        ' ' | '\t' | '\r' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' => Glyph::Space,
        '\u{202F}' | '\u{205F}' | '\u{3000}' => Glyph::Space,
        '\n' | '\u{85}' | '\u{2028}' => Glyph::Line,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' => Glyph::Dash,
        '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{2E3A}' | '\u{2E3B}' => Glyph::Dash,
        '·' | '•' | '‧' | '∙' | '⋅' | '・' | '･' | '．' => Glyph::Dash,
        '.' => Glyph::Point,
        '０'..='９' => Glyph::Digit((c as u32 - '０' as u32) as u8),
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{20E3}' | '\u{FEFF}' => Glyph::Hidden,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => Glyph::Hidden,
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' => Glyph::Hidden,
        _ => Glyph::Other,
    }
}

/// Whether `c` is an ASCII or full-width letter.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether `c` is an ASCII or full-width digit.
pub fn is_digit(c: char) -> bool {
    matches!(glyph(c), Glyph::Digit(_))
}

/// The visible characters before byte `at`, nearest first, each with its place.
pub fn before(text: &str, at: usize) -> impl Iterator<Item = (usize, char)> {
    let visible = |&(_, c): &(usize, char)| glyph(c) != Glyph::Hidden;
    text[..at].char_indices().rev().filter(visible)
}

/// The visible characters from byte `at` on.
pub fn after(text: &str, at: usize) -> impl Iterator<Item = char> {
    let visible = |&c: &char| glyph(c) != Glyph::Hidden;
    text[at..].chars().filter(visible)
}

/// The place of the first digit at or after byte `from`.
pub fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let ahead = bytes.get(at..)?;
        at += ahead.iter().position(|b| b.is_ascii_digit() || *b == 0xEF)?;
        if bytes[at] != 0xEF || is_full_width_digit(&bytes[at..]) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether `bytes` begins with one of `０` to `９`.
pub fn is_full_width_digit(bytes: &[u8]) -> bool {
    matches!(bytes, [0xEF, 0xBC, 0x90..=0x99, ..])
}
