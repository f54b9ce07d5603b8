//! Owns: address cards and calendars (vCard, iCalendar). In: their text. Out: each property on one line, as the program
//! that opens it reads it, with the way back; whether pictures stand among them.

use crate::privacy::Mapped;
use encoding_rs::{Encoding, UTF_8};

/// Properties unfolded and decoded.
pub fn unfolded(text: &str) -> Mapped {
    let mut mapped = Mapped::default();
    let (mut at, mut encoding, mut open) = (0, None, false);
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let folded = line.starts_with([' ', '\t']);
        if !folded && !open {
            encoding = quoted(line);
        }
        let bare = line.trim_end_matches(['\r', '\n']);
        let from = start + usize::from(folded);
        let content = bare.get(usize::from(folded)..).unwrap_or_default();
        let soft = content.strip_suffix('=').filter(|_| encoding.is_some());
        match encoding {
            Some(encoding) => decode(soft.unwrap_or(content), from, encoding, &mut mapped),
            None => mapped.push(content, from..from + content.len()),
        }
        open = soft.is_some();
        if !open && !text[end..].starts_with([' ', '\t']) {
            mapped.push("\n", start + bare.len()..end);
        }
    }
    mapped
}

/// Whether a property holds a file as letters and digits.
pub fn embeds(unfolded: &str) -> bool {
    let is_file = |value: &str| {
        let value = value.trim_matches('"');
        ["base64", "b"].iter().any(|name| name.eq_ignore_ascii_case(value))
    };
    let parameters = unfolded
        .lines()
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(head, _)| head.split(';').skip(1));
    parameters.into_iter().any(|parameter| match parameter.split_once('=') {
        Some((name, value)) => name.eq_ignore_ascii_case("encoding") && is_file(value),
        None => parameter.eq_ignore_ascii_case("base64"),
    })
}

/// Behind the last line break that ends a property.
pub fn safe_end(text: &str) -> usize {
    let ends = |at: &usize| {
        let soft = text[..*at].trim_end_matches('\r').ends_with('=');
        // What follows must be there to tell that it does not go on.
        !soft && text[at + 1..].chars().next().is_some_and(|c| !matches!(c, ' ' | '\t'))
    };
    memchr::memrchr_iter(b'\n', text.as_bytes()).find(ends).map_or(0, |at| at + 1)
}

/// The encoding of a property that is written as quoted-printable.
fn quoted(line: &str) -> Option<&'static Encoding> {
    let (head, _) = line.split_once(':')?;
    let head = head.to_ascii_lowercase();
    head.contains("quoted-printable").then(|| {
        let label = head.split(';').find_map(|parameter| parameter.strip_prefix("charset="));
        label.and_then(|label| Encoding::for_label(label.trim_matches('"').as_bytes())).unwrap_or(UTF_8)
    })
}

fn decode(content: &str, from: usize, encoding: &'static Encoding, mapped: &mut Mapped) {
    let (mut done, mut at) = (0, 0);
    while let Some(next) = content[at..].find('=') {
        let start = at + next;
        let bytes: Vec<u8> = content.as_bytes()[start..].chunks(3).map_while(byte).collect();
        if bytes.is_empty() {
            at = start + 1;
            continue;
        }
        let end = start + bytes.len() * 3;
        mapped.push(&content[done..start], from + done..from + start);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        mapped.push(&text, from + start..from + end);
        (done, at) = (end, end);
    }
    mapped.push(&content[done..], from + done..from + content.len());
}

fn byte(written: &[u8]) -> Option<u8> {
    match written {
        [b'=', high, low] => {
            let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
            Some(value(*high)? * 16 + value(*low)?)
        }
        _ => None,
    }
}
