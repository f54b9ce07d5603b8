//! Owns the search for template text that nobody filled in (`xx个`, `20xx年`, `××`, `**年`, `待填`).
//! In: human text, one block at a time, after Markdown was parsed.
//! Out: the bytes of each blank, `20` of `20xx` included; `x月xx日` is one blank, not two.

use std::ops::Range;

/// Characters that a blank stands before: counts, times, places; simplified and traditional.
const UNITS: &str = "年月日县縣市区區乡鄉镇鎮村省个個户戶人万萬元号號届屆名次项項条條亩畝";
/// What a single x stands before as well.
const MORE_UNITS: &str = "天家亿億份期处處";
/// The units for a single multiplication sign, which is a product before a thing counted.
const TIMES_AND_PLACES: &str = "年月日县縣市区區乡鄉镇鎮村省号號届屆";
/// What follows a unit in a product: 单价x亩数, 户数x人均, 标准×年限.
const FACTOR_TAILS: &str = "数數均限";
/// What may stand before a single `×` that is a blank: 2020年×月, 第×届.
const BEFORE_CROSS: &str = "年月第省市县縣区區乡鄉镇鎮在于於至到自从從由及和";
/// Units that also follow a masked name: 张**户.
const UNITS_OF_NAMES: &str = "户戶人名个個号號";
/// Common surnames, enough to tell 张**户 from 共**户.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮\
    董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻潘杜戴钟鐘汪田姜范方石姚谭譚廖邹鄒\
    熊陆陸郝孔崔康毛邱秦侯邵孟龙龍段雷汤湯尹黎常武乔喬贺賀赖賴龚龔文祁星逯才马妥冶";
/// 待填 that goes on as another word (待填埋, 有待填补), or is the end of one (等待填…).
const NOT_TO_FILL: &str = "埋补補平充土方坑海沟溝空";
const NOT_FILLED_BEFORE: &str = "等接招款对對期有亟尚";
/// Behind these a `**` closes emphasis that Markdown did not recognise (`**“重点”**项目`).
const CLOSING: &str = "”’」』）】》〉：；，。！？、)]\"'%";

/// Reports every blank of `text`, from left to right.
pub fn scan(text: &str, on_found: &mut dyn FnMut(Range<usize>)) {
    let mut at = 0;
    let mut last: Option<Range<usize>> = None;
    while let Some(start) = next_sign(text, at) {
        let (end, blank) = read_sign(text, start);
        at = end;
        let Some(blank) = blank else { continue };
        last = match last {
            Some(open) if is_one_blank(&text[open.end..blank.start]) => Some(open.start..blank.end),
            Some(open) => {
                on_found(open);
                Some(blank)
            }
            None => Some(blank),
        };
    }
    if let Some(open) = last {
        on_found(open);
    }
}

/// Whether what stands between two blanks makes them one: the 月 of `x月xx日`, the point of `xx.xx`.
fn is_one_blank(between: &str) -> bool {
    let mut chars = between.chars();
    let joint = |c| UNITS.contains(c) || ".-—–~～至".contains(c);
    chars.next().is_none_or(joint) && chars.next().is_none()
}

/// The first byte at or after `from` where a blank may begin. Most text is passed over here, a character at a time.
fn next_sign(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            b'x' | b'X' | b'*' => return Some(at),
            0x00..=0x7F => at += 1,
            lead @ (0xE5 | 0xEF) => match (lead, bytes[at + 1], bytes[at + 2]) {
                (0xE5, 0xBE, 0x85) | (0xEF, 0xBC, 0x8A | 0xB8) | (0xEF, 0xBD, 0x98) => return Some(at),
                _ => at += 3,
            },
            0xE0..=0xEE => at += 3,
            0xC3 if bytes[at + 1] == 0x97 => return Some(at),
            0x80..=0xDF => at += 2,
            _ => at += 4,
        }
    }
}

/// Reads the signs at `start`: where they end, and the blank that they are, if they are one.
fn read_sign(text: &str, start: usize) -> (usize, Option<Range<usize>>) {
    let rest = &text[start..];
    if rest.starts_with('待') {
        let end = start + "待填".len();
        return match rest.strip_prefix("待填") {
            Some(behind) if is_to_fill(&text[..start], behind) => (end, Some(start..end)),
            _ => (start + '待'.len_utf8(), None),
        };
    }
    let alike = if rest.starts_with(['*', '＊']) { is_star } else { is_cross };
    let length = length_of_signs(rest, alike);
    let sign = Sign { before: &text[..start], signs: &rest[..length], after: &rest[length..] };
    let found = if alike('*') { sign.is_starred_blank() } else { sign.is_crossed_blank() };
    let from = start - sign.digits_before().len();
    (start + length, found.then_some(from..start + length))
}

/// The length of the signs that `text` begins with; `xx.xx` is one number.
fn length_of_signs(text: &str, alike: fn(char) -> bool) -> usize {
    let run = |from: usize| text[from..].find(|c| !alike(c)).map_or(text.len(), |n| from + n);
    let end = run(0);
    match text[end..].strip_prefix('.') {
        Some(decimals) if decimals.starts_with(is_cross) && alike('x') => run(end + 1),
        _ => end,
    }
}

fn is_to_fill(before: &str, after: &str) -> bool {
    !after.starts_with(|c| NOT_TO_FILL.contains(c)) && !before.ends_with(|c| NOT_FILLED_BEFORE.contains(c))
}

fn is_star(c: char) -> bool {
    matches!(c, '*' | '＊')
}

fn is_cross(c: char) -> bool {
    matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ' | '×')
}

fn is_han(c: char) -> bool {
    matches!(c, '〇' | '㐀'..='䶿' | '一'..='鿿' | '豈'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '、'..='〿' | '！'..='／' | '：'..='＠' | '［'..='｀' | '｛'..='･')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_han(c)
}

/// Crosses or stars side by side, and the text around them.
struct Sign<'a> {
    before: &'a str,
    signs: &'a str,
    after: &'a str,
}

/// What the next thing to one side of a sign is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Chinese,
    Other,
    Nothing,
}

impl Sign<'_> {
    fn count(&self) -> usize {
        self.signs.chars().filter(|c| *c != '.').count()
    }

    /// The digits directly before: the 20 of `20xx`.
    fn digits_before(&self) -> &str {
        let head = self.before.trim_end_matches(|c: char| c.is_ascii_digit());
        &self.before[head.len()..]
    }

    fn char_before(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn stands_before(&self, units: &str) -> bool {
        self.after.starts_with(|c| units.contains(c))
    }

    /// A year with its last digits left open: `20xx`, and before 年 also `201x`, `20*`.
    fn is_open_year(&self) -> bool {
        let digits = self.digits_before();
        let century = digits.starts_with("19") || digits.starts_with("20");
        let length = digits.len() + self.count();
        let year = self.after.starts_with('年') && self.signs != "×" && length <= 4;
        century && (year || length == 4 && self.count() == 2)
    }

    fn is_starred_blank(&self) -> bool {
        let blank = self.count() >= 2 && self.digits_before().len() < 3;
        self.stands_before(UNITS)
            && (blank || self.is_open_year())
            && !self.is_masked_name()
            && !self.is_left_over_emphasis()
    }

    fn is_masked_name(&self) -> bool {
        let surname = self.before.ends_with(|c| SURNAMES.contains(c));
        surname && self.stands_before(UNITS_OF_NAMES)
    }

    fn is_left_over_emphasis(&self) -> bool {
        let closes = |before: &str| before.ends_with(|c| CLOSING.contains(c));
        let opened = self.before.contains("**") && closes(self.before);
        let mut behind = self.after.match_indices("**");
        self.signs == "**" && (opened || behind.any(|(at, _)| closes(&self.after[..at])))
    }

    fn is_crossed_blank(&self) -> bool {
        // A digit behind: a size (5×40) or a masked number (138xxxx1234).
        let letter_beside = self.char_before().is_some_and(is_letter);
        let goes_on = |c: char| is_letter(c) || c.is_ascii_digit();
        if letter_beside || self.after.starts_with(goes_on) || self.is_in_name_or_address() {
            return false;
        }
        match self.count() {
            _ if self.is_open_year() => true,
            1 => self.is_single_blank(),
            _ if !self.signs.contains(['x', 'X']) => true,
            _ => self.is_in_chinese(),
        }
    }

    /// Inside a word with other ASCII letters (a file name, a path), or inside an address.
    fn is_in_name_or_address(&self) -> bool {
        let in_word = |c: &char| c.is_ascii_graphic() && !"()[]{}<>\"'`,;!|".contains(*c);
        let other = |c: char| c.is_ascii_alphabetic() && !is_cross(c);
        let ahead = self.before.chars().rev();
        let in_address = |c: &char| in_word(c) || is_han(*c);
        let ends = |c: char| !in_address(&c);
        let address = self.before.rfind(ends).map_or(self.before, |at| &self.before[at..]);
        address.contains("://")
            || ahead.take_while(in_word).any(other)
            || self.after.chars().take_while(in_word).any(other)
    }

    /// One cross directly before a unit, and no product.
    fn is_single_blank(&self) -> bool {
        let cross = self.signs == "×";
        let unit = if cross {
            self.stands_before(TIMES_AND_PLACES)
        } else {
            self.stands_before(UNITS) || self.stands_before(MORE_UNITS)
        };
        let factor = self.after.chars().nth(1).is_some_and(|c| FACTOR_TAILS.contains(c));
        let product = match self.before.trim_end().chars().next_back() {
            Some(c) if c.is_ascii_alphanumeric() => true,
            Some(c) => cross && is_han(c) && !BEFORE_CROSS.contains(c),
            None => false,
        };
        unit && !factor && !product
    }

    /// ASCII crosses count in Chinese text only: XX beside Latin words may be a Roman number.
    fn is_in_chinese(&self) -> bool {
        let head = self.before.trim_end_matches(|c: char| c.is_ascii_digit());
        if head.ends_with(is_han) || self.after.starts_with(is_han) {
            return true;
        }
        side(self.before.chars().rev()) != Side::Other && side(self.after.chars()) != Side::Other
    }
}

/// What stands next beyond spaces, digits, punctuation that both scripts use, and more crosses.
fn side(mut chars: impl Iterator<Item = char>) -> Side {
    let seen = |c: &char| (is_letter(*c) || is_han(*c) || is_cjk_punctuation(*c)) && !is_cross(*c);
    match chars.find(seen) {
        None => Side::Nothing,
        Some(c) if is_letter(c) => Side::Other,
        Some(_) => Side::Chinese,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanks(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        scan(text, &mut |range| found.push(&text[range]));
        found
    }

    #[test]
    fn blanks_are_found_as_written() {
        let cases: &[(&str, &[&str])] = &[
            ("共xx个村", &["xx"]),
            ("共 xx 个村", &["xx"]),
            ("xx有限公司", &["xx"]),
            ("20xx年底", &["20xx"]),
            ("〔20XX〕12号", &["20XX"]),
            ("201x年", &["201x"]),
            ("in 20XX we", &["20XX"]),
            ("贫困户20xxxx户", &["20xxxx"]),
            ("发生率约xx.x%", &["xx.x"]),
            ("人口xx.xx万人，收入x.x亿元", &["xx.xx", "x.x"]),
            ("我市20*年开展，x天内整改", &["20*", "x"]),
            ("“××”村", &["××"]),
            ("in ×× of", &["××"]),
            ("XX县", &["XX"]),
            ("ＸＸ县", &["ＸＸ"]),
            ("Ｘ縣", &["Ｘ"]),
            ("xx", &["xx"]),
            ("（XX）", &["XX"]),
            ("x月xx日", &["x月xx"]),
            ("20xx年x月xx日", &["20xx年x月xx"]),
            ("2020年×月×日", &["×月×"]),
            ("xx县和xx乡", &["xx", "xx"]),
            ("**年", &["**"]),
            ("20**年", &["20**"]),
            ("201*年", &["201*"]),
            ("《**市农村规则》（石办发[**]7号）", &["**"]),
            ("贫困户共**户", &["**"]),
            ("责任人：待填", &["待填"]),
            ("待填写", &["待填"]),
            ("联系电话0971-xxxxxxx", &["xxxxxxx"]),
        ];
        for (text, expected) in cases {
            assert_eq!(blanks(text), *expected, "{text}");
        }
    }

    #[test]
    fn ordinary_text_has_no_blanks() {
        let texts = [
            "Exxon与TJ Maxx店",
            "138****1234、138xxxx1234、630121********0012",
            "张**、李**户、王**个人",
            "138****号",
            "规格5×40、5x40米、2 x 3个、5×40户",
            "单价×亩数、户数x人均、120元×12月",
            "二○○九年、某某村、〇",
            "XXL码、3XL、ＸＸＬ",
            "Super Bowl XX was played; Louis XX, page xx",
            "见https://a.cn/css/xxx 和 https://a.cn/项目/xx个",
            "附件xx.pdf、css/xxx、xx@a.cn、xxx.docx",
            "**“重点”**项目，**县级“一号工程”**建设",
            "垃圾待填埋，空白有待填补，等待填报",
            "* 年度 * 项目、5 ** 2",
            "iPhone X 个",
            "",
        ];
        for text in texts {
            assert_eq!(blanks(text), Vec::<&str>::new(), "{text}");
        }
    }
}
