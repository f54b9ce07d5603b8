//! Owns: where in a workbook something stands, as the program that wrote it shows it. In: the workbook's own parts.
//! Out: the name of each worksheet by its part; cells as digits.

use super::xml;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::collections::HashMap;

/// Part → name of the worksheet, from `xl/workbook.xml` and the relations beside it.
pub fn names(workbook: &str, relations: &str) -> HashMap<String, String> {
    let targets = elements(relations, "Relationship", ["Id", "Target"]);
    let targets: HashMap<String, String> = targets.into_iter().map(|[id, target]| (id, target)).collect();
    let sheets = elements(workbook, "sheet", ["r:id", "name"]);
    let part = |target: &String| match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    sheets.into_iter().filter_map(|[id, name]| Some((part(targets.get(&id)?), name))).collect()
}

fn elements<const N: usize>(xml: &str, wanted: &str, keys: [&str; N]) -> Vec<[String; N]> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                if element.local_name().into_inner() == wanted {
                    let of = |key: &str| {
                        let one = element.try_get_attribute(key).ok().flatten();
                        let value = one.map(|one| one.value.into_owned()).unwrap_or_default();
                        quick_xml::escape::unescape(&value).map(|text| text.into_owned()).unwrap_or(value)
                    };
                    found.push(keys.map(of));
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// A number as people read it: programs keep `13812345678` as `1.3812345678E10`, too.
pub fn digits(value: &str) -> String {
    let plain = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = if plain { None } else { value.parse::<f64>().ok() };
    match number.filter(|number| number.fract() == 0.0 && (1e10..1e19).contains(number)) {
        Some(number) => format!("{number:.0}"),
        None => value.to_owned(),
    }
}

/// A text with `_x0031_` for what stands so in it: any character may be written by its number.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    const LENGTH: usize = "_x0031_".len();
    let escape = |at: usize| {
        let digits = text.get(at..at + LENGTH)?.strip_prefix("_x")?.strip_suffix('_')?;
        u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    };
    let (mut plain, mut done) = (String::new(), 0);
    for at in memchr::memchr_iter(b'_', text.as_bytes()) {
        if at >= done
            && let Some(c) = escape(at)
        {
            plain.push_str(&text[done..at]);
            plain.push(c);
            done = at + LENGTH;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    plain.push_str(&text[done..]);
    Cow::Owned(plain)
}

/// The row of a cell, from 1; 1 where the cell does not say it.
pub fn row(cell: &str) -> usize {
    cell.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()
        .filter(|row| *row > 0)
        .unwrap_or(1)
}

/// The number of the shared string that a cell shows.
pub fn shared(block: &xml::Block<'_>) -> Option<usize> {
    (block.element == Some("c") && block.kind == "s").then(|| block.text.trim().parse().ok())?
}
