//! Owns: a ledger in csv. In: its bytes, in UTF-8 or as Excel saves it in Chinese. Out: one sheet.

use super::{Fault, Room, Sheet, text};

/// Reads it; `name` is the file's.
pub fn read(name: &str, bytes: &[u8]) -> Result<Sheet, Fault> {
    // Excel on a Chinese Windows saves in the code page of the system; GB 18030 holds all of it.
    let whole = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::GB18030.decode(bytes).0,
        },
    };
    let commas = [b',', b'\t', b';'];
    let head = whole.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: &u8| head.bytes().filter(|byte| byte == mark).count();
    let delimiter = commas.into_iter().rev().max_by_key(count).unwrap_or(b',');
    if let Some(line) = unclosed(&whole, delimiter) {
        return Err(Fault::Unclosed(line));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(whole.as_bytes());
    let (mut rows, mut record) = (Vec::new(), csv::StringRecord::new());
    let mut room = Room::new();
    loop {
        let start = reader.position().line();
        if !reader.read_record(&mut record).map_err(|error| Fault::Broken(error.to_string()))? {
            break;
        }
        // The reader passes over blank lines; addresses count them.
        let breaks: usize = record.iter().map(|field| field.matches('\n').count()).sum();
        let taken = usize::try_from(reader.position().line() - start).unwrap_or_default();
        let blank = taken.saturating_sub(breaks + 1);
        room.rows(blank + 1)?;
        room.cells(record.len())?;
        record.iter().try_for_each(|field| room.text(field))?;
        rows.extend(std::iter::repeat_n(Vec::new(), blank));
        rows.push(record.iter().map(text).collect());
    }
    Ok(Sheet::new(name, rows))
}

/// The line in which a quotation mark opens that swallows the lines behind it: none closes it, or one that opens
/// another cell does.
fn unclosed(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| [delimiter, b'\r', b'\n'].contains(byte));
    let (mut at, mut line, mut begins) = (0, 1, true);
    while let Some(byte) = bytes.get(at) {
        if begins && *byte == b'"' {
            let open = line;
            at += 1;
            loop {
                match bytes.get(at) {
                    None => return Some(open),
                    Some(b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
                    Some(b'"') => break,
                    Some(_) => line += breaks(bytes, at),
                }
                at += 1;
            }
            // Blanks behind the closing one change nothing.
            let behind = bytes[at + 1..].iter().take_while(|byte| **byte == b' ').count();
            if open < line && !ends(at + 1 + behind) {
                return Some(open);
            }
        }
        begins = ends(at);
        line += breaks(bytes, at);
        at += 1;
    }
    None
}

/// Whether a line ends here: one or none.
fn breaks(bytes: &[u8], at: usize) -> usize {
    let pair = bytes.get(at + 1) == Some(&b'\n');
    usize::from(bytes[at] == b'\n' || bytes[at] == b'\r' && !pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_that_swallow_lines_are_found() {
        for (text, line) in [
            ("a,b\n1,2\n", None),
            ("a,\"b\"\n\"1\n2\",3\n", None),
            ("a,\"b\nc\" ,d\n1,2\n", None),
            ("a,\"say \"\"b\"\"\"\r\n1,2", None),
            ("a,b\"c\n1,2\n", None),
            ("a,\"b\"c\n1,2\n", None),
            ("a,b\n1,\"2\n3,4\n", Some(2)),
            ("a,b\r\n\r\n1,\"2\r\n3,\"4\"\r\n", Some(3)),
            ("a,b\r1,\"2\r3,4\r", Some(2)),
        ] {
            assert_eq!(unclosed(text, b','), line, "{text}");
        }
    }
}
