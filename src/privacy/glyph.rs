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
        '\u{202F}' | '\u{205F}' | '\u{2800}' | '\u{3000}' => Glyph::Space,
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Glyph::Line,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' => Glyph::Dash,
        '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{2E3A}' | '\u{2E3B}' => Glyph::Dash,
        // Lines of tables and the long vowel sign, which look like dashes.
        '\u{2500}' | '\u{2501}' | '\u{30FC}' | '\u{FF70}' => Glyph::Dash,
        '·' | '•' | '‧' | '∙' | '⋅' | '・' | '･' | '．' => Glyph::Dash,
        '.' => Glyph::Point,
        '０'..='９' => Glyph::Digit((c as u32 - '０' as u32) as u8),
        '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{FEFF}' => Glyph::Hidden,
        // Marks on the character before them, keycaps among them.
        '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' => Glyph::Hidden,
        // Fillers for missing letters of Hangul.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Glyph::Hidden,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => Glyph::Hidden,
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' => Glyph::Hidden,
        // Tags, and variants of Han characters.
        '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}' => Glyph::Hidden,
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
        '²' | '³' => Glyph::Numeral(from(0xB0)),
        '¹' => Glyph::Numeral(1),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => Glyph::Numeral(from(0x2070)),
        '\u{2080}'..='\u{2089}' => Glyph::Numeral(from(0x2080)),
        '\u{2460}'..='\u{2468}' => Glyph::Numeral(from(0x245F)),
        '\u{2474}'..='\u{247C}' => Glyph::Numeral(from(0x2473)),
        '\u{2488}'..='\u{2490}' => Glyph::Numeral(from(0x2487)),
        '\u{24EA}' | '\u{24FF}' | '\u{1F100}' => Glyph::Numeral(0),
        '\u{24F5}'..='\u{24FD}' => Glyph::Numeral(from(0x24F4)),
        '\u{2776}'..='\u{277E}' => Glyph::Numeral(from(0x2775)),
        '\u{2780}'..='\u{2788}' => Glyph::Numeral(from(0x277F)),
        '\u{278A}'..='\u{2792}' => Glyph::Numeral(from(0x2789)),
        // Suzhou numerals, which tradesmen wrote.
        '\u{3021}'..='\u{3029}' => Glyph::Numeral(from(0x3020)),
        '\u{3220}'..='\u{3228}' => Glyph::Numeral(from(0x321F)),
        '\u{3280}'..='\u{3288}' => Glyph::Numeral(from(0x327F)),
        '\u{1F101}'..='\u{1F10A}' => Glyph::Numeral(from(0x1F101)),
        _ => decimal(c).map_or(Glyph::Other, Glyph::Digit),
    }
}

/// The value of a decimal digit of another script (Unicode category Nd), which stand in tens from 0 to 9.
fn decimal(c: char) -> Option<u8> {
    const ZEROS: [u32; 75] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50,
        0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
        0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x10D30, 0x10D40, 0x11066,
        0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730,
        0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0,
        0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0,
        0x1E5F1, 0x1E950, 0x1FBF0,
    ];
    let code = u32::from(c);
    // Punctuation of Han text is among none of them.
    if matches!(code, 0..0x660 | 0x1C5A..0xA620 | 0xABFA..0x104A0) {
        return None;
    }
    let behind = ZEROS.partition_point(|zero| *zero <= code);
    let value = code - ZEROS.get(behind.checked_sub(1)?)?;
    u8::try_from(value).ok().filter(|value| *value < 10)
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
