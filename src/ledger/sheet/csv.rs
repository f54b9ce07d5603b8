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
