//! Owns the words and signs beside a number that tell what it is: a list number, a unit, a label, an identifier.
//! In: the text and the place of a number in it.
//! Out: yes or no.

use std::ops::Range;

use super::glyph::{Glyph, after, before, glyph, is_digit, is_letter};

/// What stands before a telephone number.
pub const TELEPHONE: [&str; 16] = [
    "电话",
    "電話",
    "座机",
    "座機",
    "宅电",
    "宅電",
    "手机",
    "手機",
    "联系方式",
    "聯繫方式",
    "tel",
    "Tel",
    "TEL",
    "phone",
    "Phone",
    "mobile",
];
/// What stands before the serial number of a thing.
const SERIAL: [&str; 14] = [
    "电表号",
    "電表號",
    "水表号",
    "水表號",
    "项目编码",
    "項目編碼",
    "批号",
    "批號",
    "流水号",
    "流水號",
    "合同号",
    "合同號",
    "编号",
    "編號",
];
/// What a decimal number measures.
const UNITS: [&str; 35] = [
    "万",
    "萬",
    "亿",
    "億",
    "角",
    "块",
    "塊",
    "美元",
    "欧元",
    "歐元",
    "港元",
    "港币",
    "港幣",
    "日元",
    "英镑",
    "英鎊",
    "人民币",
    "人民幣",
    "%",
    "％",
    "‰",
    "㎡",
    "亩",
    "畝",
    "公顷",
    "公頃",
    "公里",
    "平方",
    "立方",
    "米",
    "吨",
    "噸",
    "公斤",
    "度",
    "千瓦",
];
/// The same in Latin letters, small ones.
const LATIN_UNITS: [&str; 20] = [
    "m", "km", "mm", "cm", "kg", "g", "t", "kw", "kwh", "mw", "ha", "l", "kb", "mb", "gb", "tb", "ms", "rmb",
    "cny", "usd",
];

/// Part of a hash or a token: what stands around it in its word has letters and digits in one medley. A name or a
/// word beside a number is not like that (`wx…vx`, `2b…`).
pub fn is_in_identifier(text: &str, bytes: &Range<usize>) -> bool {
    /// Shorter ones may be anything.
    const HEX: usize = 4;
    const TOKEN: usize = 8;
    /// So often a token goes from small letters to capitals, to digits.
    const SWITCHES: usize = 5;
    let in_word = |c: &char| is_letter(*c) || is_digit(*c);
    let ahead: Vec<char> = before(text, bytes.start).map(|(_, c)| c).take_while(in_word).take(64).collect();
    let behind = after(text, bytes.end).take_while(in_word).take(64);
    let around: Vec<char> = ahead.into_iter().rev().chain(behind).collect();
    if !around.iter().any(|c| is_digit(*c)) || !around.iter().any(|c| is_letter(*c)) {
        return false;
    }
    let hex = around.iter().all(|c| is_digit(*c) || matches!(c, 'a'..='f' | 'A'..='F'));
    let class = |c: &char| (is_digit(*c), c.is_uppercase());
    let switches = around.windows(2).filter(|pair| class(&pair[0]) != class(&pair[1])).count();
    let cases = around.iter().any(|c| c.is_uppercase()) && around.iter().any(|c| c.is_lowercase());
    hex && around.len() >= HEX || cases && around.len() >= TOKEN && switches >= SWITCHES
}

/// Part of a UUID: what its word, dashes included, looks like.
pub fn is_in_uuid(text: &str, bytes: &Range<usize>) -> bool {
    let in_word = |c: &char| c.is_ascii_hexdigit() || *c == '-';
    let ahead: Vec<char> = before(text, bytes.start).map(|(_, c)| c).take_while(in_word).collect();
    let own = &text[bytes.clone()];
    let behind = after(text, bytes.end).take_while(in_word);
    let word: String = ahead.into_iter().rev().chain(own.chars()).chain(behind).collect();
    word.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

/// Whether the full stop before a number ends a list number (`1.138…`), not the whole part of a decimal number:
/// three digits at most, no zero first, and nothing before them that coordinates and amounts have.
pub fn is_listed(text: &str, bytes: &Range<usize>) -> bool {
    let mut ahead = before(text, bytes.start).map(|(_, c)| c).skip(1).peekable();
    let mut digits = Vec::new();
    while let Some(c) = ahead.next_if(|c| is_digit(*c)) {
        digits.push(c);
        if digits.len() > 3 {
            return false;
        }
    }
    // Two full stops make no decimal number.
    if ahead.peek() == Some(&'.') {
        return !digits.is_empty();
    }
    let zero = digits.last().is_none_or(|c| glyph(*c) == Glyph::Digit(0));
    let joined = ahead.peek().is_some_and(|c| is_letter(*c) || *c == '_');
    let mut ahead = ahead.skip_while(|c| glyph(*c) == Glyph::Space);
    let sign = match ahead.next() {
        Some(':') => matches!(ahead.next(), Some('"' | '\'')),
        Some(c) => "[,=-+−¥￥$€".contains(c),
        None => false,
    };
    let mut behind = after(text, bytes.end);
    let pair = digits.len() > 1
        && behind.next() == Some(',')
        && behind.find(|c| glyph(*c) != Glyph::Space).is_some_and(is_digit);
    !zero && !joined && !sign && !pair
}

/// Whether a unit follows a decimal number.
pub fn is_unit(behind: &str) -> bool {
    let behind = behind.trim_start_matches(|c| glyph(c) == Glyph::Space);
    let latin: String = behind.chars().take_while(char::is_ascii_alphabetic).collect();
    UNITS.iter().any(|unit| behind.starts_with(unit))
        || LATIN_UNITS.contains(&latin.to_ascii_lowercase().as_str())
        || is_yuan(behind, false)
}

/// Whether a word or the ending of a file's name follows at once.
pub fn is_text(behind: &str) -> bool {
    let mut next = after(behind, 0);
    match next.next() {
        Some('.') => next.next().is_some_and(is_letter),
        Some(c) => c.is_alphabetic(),
        None => false,
    }
}

/// Whether 元 follows and is the unit: no word and no name begins with it. `told`: the number is called a telephone's.
pub fn is_yuan(behind: &str, told: bool) -> bool {
    /// What goes on behind the unit, where it stands apart.
    const ON: &str = "整人左右以的和及等";
    /// The second characters of words and names.
    const WORDS: &str = "旦月宵芳素件老帅帥首谋謀江朗朝代气氣凶勋勳音宝寶年氏";
    let close = after(behind, 0).next().is_some_and(|c| c == '元');
    let mut next = after(behind, 0).skip_while(|c| glyph(*c) == Glyph::Space);
    if next.next() != Some('元') {
        return false;
    }
    match next.next() {
        Some(c) if !c.is_alphabetic() => true,
        Some(c) if told || !close => ON.contains(c),
        Some(c) => !WORDS.contains(c),
        None => true,
    }
}

/// Whether a number is called a telephone's by the word right before it.
pub fn is_told(text: &str, at: usize) -> bool {
    TELEPHONE.iter().any(|word| label(text, at).ends_with(word))
}

/// Whether eleven digits are called the serial number of a thing, or are in the name of a page (`/t20200513_159….htm`).
pub fn is_serial(text: &str, bytes: &Range<usize>) -> bool {
    let label = label(text, bytes.start);
    SERIAL.iter().any(|word| label.ends_with(word)) || is_in_page_name(text, bytes)
}

/// The text before a number, without what parts the two.
fn label(text: &str, at: usize) -> &str {
    text[..at].trim_end_matches(|c| glyph(c) == Glyph::Space || matches!(c, ':' | '：' | '为' | '是'))
}

fn is_in_page_name(text: &str, bytes: &Range<usize>) -> bool {
    /// Longer addresses are none of a page.
    const LONGEST: usize = 1000;
    let mut behind = after(text, bytes.end);
    let ends = match behind.next() {
        Some('_') => true,
        Some('.') => behind.next().is_some_and(is_letter),
        _ => false,
    };
    let ahead = &text[..bytes.start];
    if !ends || !ahead.ends_with('_') {
        return false;
    }
    let in_address = |c: &(usize, char)| c.1.is_ascii_graphic() && !"\"'<>()[]".contains(c.1);
    let start = ahead.char_indices().rev().take(LONGEST).take_while(in_address).last();
    let address = start.map_or("", |(from, _)| &ahead[from..]);
    let path = address.rfind("http").and_then(|from| {
        let rest = &address[from + "http".len()..];
        rest.strip_prefix("s://").or_else(|| rest.strip_prefix("://"))
    });
    path.is_some_and(|path| path.contains('/') && !path.contains(['?', '#']))
}
