//! Owns what a character is to a number: digit, check letter, separator, nothing at all.
//! In: single characters of the text.
//! Out: their `Glyph`, and the neighbours of a place with invisible characters left out.

/// The part a character plays in or beside a written number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// ASCII or full-width digit, or a decimal digit of another script that stands for itself.
    Digit(u8),
    /// A numeral that is also a word or an ornament: Han (`一`, `〇`, `柒`), circled, raised, lowered. Names end with
    /// them (`张三`) and lists begin with them (`①`), so they are digits only in [`Script::Numerals`].
    Numeral(u8),
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

/// How numerals are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// They end a number.
    Digits,
    /// They are digits like any other.
    Numerals,
    /// The one, `一`, is the dash for which input methods offer it; the others end a number.
    Dashes,
}

/// Classifies one character in one reading.
pub fn glyph_in(c: char, script: Script) -> Glyph {
    match (glyph(c), script) {
        (Glyph::Numeral(value), Script::Numerals) => Glyph::Digit(value),
        (Glyph::Numeral(_), Script::Dashes) if c == '一' => Glyph::Dash,
        (Glyph::Numeral(_), _) => Glyph::Other,
        (other, _) => other,
    }
}

/// Classifies one character.
pub fn glyph(c: char) -> Glyph {
    match c {
        // Most of what is read; the numerals among them are few.
        '\u{4E00}'..='\u{9FFF}' => han(c).map_or(Glyph::Other, Glyph::Numeral),
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
        '〇' | '○' | '◯' => Glyph::Numeral(0),
        _ => rare(c),
    }
}

/// The value of a Han numeral, as counted, as written on cheques, as said on the telephone.
fn han(c: char) -> Option<u8> {
    Some(match c {
        '零' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '貳' => 2,
        '三' | '叁' | '參' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Decimal digits of other scripts, and figures in rings, brackets, above and below the line.
fn rare(c: char) -> Glyph {
    let from = |first: u32| (c as u32 - first) as u8;
    match c {
        '\u{660}'..='\u{669}' => Glyph::Digit(from(0x660)),
        '\u{6F0}'..='\u{6F9}' => Glyph::Digit(from(0x6F0)),
        '\u{966}'..='\u{96F}' => Glyph::Digit(from(0x966)),
        '\u{F20}'..='\u{F29}' => Glyph::Digit(from(0xF20)),
        '\u{1810}'..='\u{1819}' => Glyph::Digit(from(0x1810)),
        '\u{1D7CE}'..='\u{1D7FF}' => Glyph::Digit(((c as u32 - 0x1D7CE) % 10) as u8),
        '²' | '³' => Glyph::Numeral(from(0xB0)),
        '¹' => Glyph::Numeral(1),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => Glyph::Numeral(from(0x2070)),
        '\u{2080}'..='\u{2089}' => Glyph::Numeral(from(0x2080)),
        '\u{2460}'..='\u{2468}' => Glyph::Numeral(from(0x245F)),
        '\u{2474}'..='\u{247C}' => Glyph::Numeral(from(0x2473)),
        '\u{2488}'..='\u{2490}' => Glyph::Numeral(from(0x2487)),
        '\u{24EA}' => Glyph::Numeral(0),
        '\u{2776}'..='\u{277E}' => Glyph::Numeral(from(0x2775)),
        '\u{2780}'..='\u{2788}' => Glyph::Numeral(from(0x277F)),
        '\u{3220}'..='\u{3228}' => Glyph::Numeral(from(0x321F)),
        '\u{3280}'..='\u{3288}' => Glyph::Numeral(from(0x327F)),
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
pub fn next_digit(text: &str, from: usize, script: Script) -> Option<usize> {
    let ahead = text.get(from..)?;
    let digit = |&(_, c): &(usize, char)| matches!(glyph_in(c, script), Glyph::Digit(_));
    ahead.char_indices().find(digit).map(|(at, _)| from + at)
}
