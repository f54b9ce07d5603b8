//! Owns: the guess at what was meant by a line that TOML cannot read. In: the line. Out: a slip, or none.

use super::read::is_measured;
use super::slip::{BRACKETS, QUOTES, SEPARATORS, Slip};

/// Guesses from the faulty line.
pub fn guess(line: &str) -> Option<Slip> {
    let written = line.trim_end();
    let bare = written.trim_start_matches([' ', '\t']);
    let first = bare.chars().next()?;
    if BRACKETS.contains(&first) {
        return Some(Slip::Brackets(first));
    }
    if outside_quotes(bare).contains(is_strange_space) {
        return Some(Slip::Space);
    }
    if let Some(name) = uneven_header(bare) {
        return Some(Slip::Header(name.to_owned()));
    }
    if let Some((key, rest)) = bare.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        let rest = rest.trim_start();
        return match rest.chars().next() {
            Some('=') => value(key, rest[1..].trim()),
            Some(sign) if SEPARATORS.contains(&sign) => Some(Slip::Equals(sign)),
            _ => in_list(bare),
        };
    }
    let Some((place, sign)) = bare.char_indices().find(|(_, sign)| SEPARATORS.contains(sign)) else {
        return in_list(bare);
    };
    if bare.starts_with('[') {
        return in_list(bare);
    }
    let key = bare[..place].trim();
    if sign != '=' {
        return Some(Slip::Equals(sign));
    }
    if !key.is_ascii() {
        return Some(Slip::Key(key.to_owned()));
    }
    value(key, bare[place + 1..].trim())
}

/// Whether a line that the parser takes for a key is no field at all, but words.
pub fn is_stray(line: &str, message: &str) -> bool {
    let is_key = ["invalid unquoted key", "key with no value"].iter().any(|said| message.starts_with(said));
    is_key && !line.contains(SEPARATORS) && !line.contains(['"', '[', ']']) && !line.contains(BRACKETS)
}

/// The name of a section with more brackets on one side than on the other.
fn uneven_header(line: &str) -> Option<&str> {
    let opened = line.trim_start_matches('[');
    let name = opened.trim_end_matches(']');
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_word);
    let (before, behind) = (line.len() - opened.len(), opened.len() - name.len());
    (before > 0 && before != behind && is_name).then(|| name.trim())
}

fn value(key: &str, value: &str) -> Option<Slip> {
    let Some(first) = value.chars().next().filter(|first| *first != '#') else {
        return Some(Slip::NoValue(key.to_owned()));
    };
    let key = key.to_owned();
    match first {
        '"' => match value.matches('"').count() {
            1 if value.contains(QUOTES) => Some(Slip::Quotes),
            1 => Some(Slip::Unclosed),
            2 => None,
            _ if are_items(value) => Some(Slip::NoList(key)),
            _ => Some(Slip::Inner),
        },
        _ if QUOTES.contains(&first) && is_date_field(&key) => Some(Slip::Date),
        _ if QUOTES.contains(&first) => Some(Slip::Quotes),
        _ if BRACKETS.contains(&first) => Some(Slip::Brackets(first)),
        '｛' => Some(Slip::Braces(first)),
        '[' => in_list(value).or_else(|| in_items(&key, &value[1..])),
        '{' => in_list(value).or_else(|| in_pairs(&value[1..])),
        _ if first.is_ascii_digit() || matches!(first, '¥' | '￥' | '０'..='９') => {
            Some(digits(key, value))
        }
        _ if is_boolean(value) => Some(Slip::Boolean(key)),
        _ if first.is_alphabetic() => Some(bare(key)),
        _ => None,
    }
}

/// A word without quotation marks, by what its field holds.
fn bare(key: String) -> Slip {
    match key.as_str() {
        _ if is_date_field(&key) => Slip::Date,
        "internal" | "public" => Slip::Boolean(key),
        "tags" | "with" | "stages" | "classes" | "requires" | "fund_sources" | "allow" | "members" => {
            Slip::NoList(key)
        }
        _ if is_measured(&key) => Slip::Number(key),
        _ => Slip::Unquoted(key),
    }
}

/// Whether a field is always a date, as docs/format.md has them.
fn is_date_field(key: &str) -> bool {
    matches!(
        key,
        "as_of"
            | "closed_on"
            | "date"
            | "done_on"
            | "due"
            | "end"
            | "found_on"
            | "on"
            | "since"
            | "start"
            | "until"
    )
}

/// Whether a field is always a text, though numbers may stand in it.
fn is_text_field(key: &str) -> bool {
    matches!(key, "code" | "contact" | "document_no" | "hotline" | "id" | "notice_no" | "period" | "phone")
}

/// What begins with a digit: a date in another form, a date with something behind it, or a number with more in it.
fn digits(key: String, value: &str) -> Slip {
    let plain: String = value.chars().map(half_width).collect();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    let date = &plain[..plain.find(|c| !is_part(c)).unwrap_or(plain.len())];
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let is_month = parts.len() == 2 && parts[1].len() < 3 && date.find('-') == Some(4);
    let is_date = parts.len() == 3 && parts[0].len() == 4 || is_month;
    if is_text_field(&key) {
        Slip::Unquoted(key)
    } else if value.contains('月') || value.contains('年') && is_date_field(&key) {
        Slip::Date
    } else if value.contains('年') {
        Slip::Unquoted(key)
    } else if is_date {
        // What is as it should be is not called wrong for what stands behind it.
        if value.starts_with(date) && parts.len() == 3 && date.len() == 10 {
            Slip::Behind
        } else {
            Slip::Date
        }
    } else {
        Slip::Number(key)
    }
}

/// Digits and signs in the width of a Latin letter.
fn half_width(sign: char) -> char {
    match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        '－' | '—' | '–' => '-',
        '．' => '.',
        '／' => '/',
        _ => sign,
    }
}

/// Whether texts in `"` follow one another with nothing but a comma between each two.
fn are_items(value: &str) -> bool {
    let outside: Vec<&str> = value.split('"').step_by(2).collect();
    let is_comma = |between: &&str| matches!(between.trim(), "," | "，" | "、" | "；" | ";");
    outside.len() > 2 && outside[1..outside.len() - 1].iter().all(is_comma)
}

fn is_boolean(value: &str) -> bool {
    let word = value.split([' ', '\t', '#']).next().unwrap_or(value);
    matches!(word.to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no" | "是" | "否" | "真" | "假")
}

/// Spaces that look like spaces and are none to TOML.
fn is_strange_space(sign: char) -> bool {
    !sign.is_ascii() && sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}')
}

/// The line without the texts in `"` and without its remark.
fn outside_quotes(line: &str) -> String {
    let outside: String = line.split('"').step_by(2).collect();
    outside.split('#').next().unwrap_or_default().to_owned()
}

/// Lists may go over several lines, so a line of one says only so much. What stands in `"` is text and no slip.
fn in_list(line: &str) -> Option<Slip> {
    let outside = outside_quotes(line);
    if outside.contains(QUOTES) {
        return Some(Slip::Quotes);
    }
    let comma = outside.chars().find(|sign| matches!(sign, '，' | '、' | '；')).map(Slip::Comma);
    let bracket = |sign: &char| matches!(sign, '【' | '】' | '［' | '］' | '〔' | '〕' | '｛' | '｝');
    let adjacent =
        || line.split('"').skip(2).step_by(2).any(|between| !between.is_empty() && between.trim().is_empty());
    comma
        .or_else(|| {
            let sign = outside.chars().find(bracket)?;
            Some(if matches!(sign, '｛' | '｝') { Slip::Braces(sign) } else { Slip::Brackets(sign) })
        })
        .or_else(|| (line.matches('"').count().is_multiple_of(2) && adjacent()).then_some(Slip::NoComma))
}

/// The pairs of `{ "第一批" = 2020-06-28 }`: the first that TOML cannot read.
fn in_pairs(inner: &str) -> Option<Slip> {
    let mut last = String::new();
    let inner = inner.split_once('}').map_or(inner, |(inner, _)| inner);
    for pair in parts(inner, |sign| sign == ',') {
        let mut sides = parts(pair, |sign| SEPARATORS.contains(&sign));
        let key = sides.next().unwrap_or_default();
        let Some(written) = sides.next() else {
            // What stands behind the comma of 10,000.
            match key.trim().starts_with(|c: char| c.is_ascii_digit()) && !last.is_empty() {
                true => return Some(Slip::Number(last)),
                false => continue,
            }
        };
        let sign = pair[key.len()..].chars().next().filter(|sign| *sign != '=');
        if let Some(sign) = sign {
            return Some(Slip::Equals(sign));
        }
        let key = key.trim();
        if !key.starts_with('"') && !key.is_ascii() {
            return Some(Slip::Key(key.to_owned()));
        }
        key.trim_matches('"').clone_into(&mut last);
        let written = written.trim();
        if !is_plain(written)
            && let Some(slip) = value(&last, written)
        {
            return Some(slip);
        }
    }
    None
}

/// The items of `["甲", "乙"]`: the first that TOML cannot read.
fn in_items(key: &str, inner: &str) -> Option<Slip> {
    let inner = inner.rsplit_once(']').map_or(inner, |(inner, _)| inner);
    let items = parts(inner, |sign| sign == ',').map(str::trim).filter(|item| !item.is_empty());
    let slip = items.filter(|item| !is_plain(item)).find_map(|item| value(key, item))?;
    // The brackets are there.
    Some(if let Slip::NoList(key) = slip { Slip::Unquoted(key) } else { slip })
}

/// The parts of a line between such signs, as far as these stand neither in `"` nor in brackets.
fn parts(line: &str, is_end: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let (mut quoted, mut depth) = (false, 0_usize);
    line.split(move |sign| {
        quoted ^= sign == '"';
        match sign {
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        !quoted && depth == 0 && is_end(sign)
    })
}

/// Whether TOML can read a value: a number, a date, a text in `"`, `true` or `false`, or more brackets.
fn is_plain(written: &str) -> bool {
    let number = written.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
        && written.parse::<f64>().is_ok();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let date = written.len() == 10 && written.split('-').count() == 3 && written.split('-').all(digits);
    let text = written.len() > 1 && written.starts_with('"') && written.ends_with('"');
    let quotes = written.matches('"').count() == 2;
    number || date || text && quotes || matches!(written, "true" | "false") || written.starts_with(['[', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clerks_write_is_told_apart() {
        let named = |text: &str| text.to_owned();
        for (line, slip) in [
            ("title = “柳湾村”", Slip::Quotes),
            ("title = \"柳湾村”", Slip::Quotes),
            ("title = 「柳灣村」", Slip::Quotes),
            ("with = [“甲”, “乙”]", Slip::Quotes),
            ("title = \"柳湾村", Slip::Unclosed),
            ("title = \"他说\"好\"\"", Slip::Inner),
            ("title：\"柳湾村\"", Slip::Equals('：')),
            ("title: 柳湾村", Slip::Equals(':')),
            ("title ＝ \"柳湾村\"", Slip::Equals('＝')),
            ("\"耕地\"＝\"1260亩\"", Slip::Equals('＝')),
            ("\"耕地\" = 1260亩", Slip::Number(named("耕地"))),
            ("【【measures】】", Slip::Brackets('【')),
            ("with = [\"甲，丙\"，\"乙\"]", Slip::Comma('，')),
            ("\u{3000}title = \"柳湾村\"", Slip::Space),
            ("title =\u{3000}\"柳湾村\"", Slip::Space),
            ("title =\u{a0}\"柳湾 村\"", Slip::Space),
            ("牵头单位 = \"村委会\"", Slip::Key(named("牵头单位"))),
            ("due =", Slip::NoValue(named("due"))),
            ("due = # 待定", Slip::NoValue(named("due"))),
            ("start = 2020年5月15日", Slip::Date),
            ("due = 2021-05", Slip::Date),
            ("due = ２０２１-05-31", Slip::Date),
            ("due = 2021－05－31", Slip::Date),
            ("due = 2021-05-31,", Slip::Behind),
            ("due = 2021-05-31 // 期限", Slip::Behind),
            ("amount = 3.5公里", Slip::Number(named("amount"))),
            ("amount = 18万元", Slip::Number(named("amount"))),
            ("amount = 180,000", Slip::Number(named("amount"))),
            ("share = 60%", Slip::Number(named("share"))),
            ("internal = True", Slip::Boolean(named("internal"))),
            ("internal = 是", Slip::Boolean(named("internal"))),
            ("name = 桥头村", Slip::Unquoted(named("name"))),
            ("values = { 脱贫户数 = 1 }", Slip::Key(named("脱贫户数"))),
            ("values = { \"甲\" = 2, \"脱贫户数\": 1 }", Slip::Equals(':')),
            ("spent = { \"政府补\" = 1万元 }", Slip::Number(named("政府补"))),
            ("spent = { \"政府补\" = 10,000 }", Slip::Number(named("政府补"))),
            ("spent = { \"政府补\" = 33% }", Slip::Number(named("政府补"))),
            ("milestones = { \"第一批\" = 2020年3月1日 }", Slip::Date),
            ("values = ｛ \"甲\" = 1 ｝", Slip::Braces('｛')),
            ("values = { \"甲\" = 1 ｝", Slip::Braces('｝')),
            ("due = 年底前", Slip::Date),
            ("due = ‘2020-11-30’", Slip::Date),
            ("amount = 六千", Slip::Number(named("amount"))),
            ("internal = Ture", Slip::Boolean(named("internal"))),
            ("tags = 难点村", Slip::NoList(named("tags"))),
            ("hotline = 0971-5550100", Slip::Unquoted(named("hotline"))),
            ("\"建村\" = 1998年", Slip::Unquoted(named("建村"))),
            ("due = 2020年底", Slip::Date),
            ("tags = 【\"贫困村\"】", Slip::Brackets('【')),
            ("with = [\"甲\" \"乙\"]", Slip::NoComma),
            ("with = \"甲\", \"乙\"", Slip::NoList(named("with"))),
            ("with = \"甲\"、\"乙\"、\"丙\"]", Slip::NoList(named("with"))),
            ("with = [县农业农村局]", Slip::Unquoted(named("with"))),
            ("members = [H001, H002]", Slip::Unquoted(named("members"))),
            ("values = { \"甲\" = [1, 2], \"脱贫户数\": 1 }", Slip::Equals(':')),
            ("[[measures]", Slip::Header(named("measures"))),
            ("[[measures", Slip::Header(named("measures"))),
            ("[measures.targets]]", Slip::Header(named("measures.targets"))),
        ] {
            assert_eq!(guess(line), Some(slip), "{line}");
        }
    }

    #[test]
    fn where_nothing_can_be_guessed_the_parser_speaks() {
        for line in [
            "",
            "[[measures]]",
            "[1",
            "name = \"甲\" 乙",
            "values = { \"甲\" = 1 }",
            "name = @",
            "a = [{ b = \"甲\", c = 1 },, { b = 2 }]",
            "每天一次",
        ] {
            assert_eq!(guess(line), None, "{line}");
        }
    }
}
