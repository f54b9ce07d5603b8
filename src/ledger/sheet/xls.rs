//! Owns: the look into an xls before its reader spreads its sheets out. In: the bytes of an old workbook. Out: whether
//! the rectangles that its cells span are no more than a ledger holds: two cells in the corners of a sheet span sixteen
//! million, and a workbook may have hundreds of such sheets.

use super::room::{CELLS, Full};
use std::io::{Cursor, Read};

/// Records of one cell or a run of cells, by their numbers in the file format ([MS-XLS] 2.3): each begins with its row
/// and its first column.
const OF_CELLS: [u16; 12] =
    [0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406];
/// The beginning of a sheet.
const BEGIN: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809];

/// Looks into it. What is no such workbook is its reader's affair.
pub fn spans(bytes: &[u8]) -> Result<(), Full> {
    let Some(stream) = stream(bytes) else { return Ok(()) };
    let number = |at: usize| Some(u16::from_le_bytes([*stream.get(at)?, *stream.get(at + 1)?]));
    let (mut at, mut left) = (0, CELLS);
    let mut span: Option<[u16; 4]> = None;
    while let (Some(kind), Some(length)) = (number(at), number(at + 2)) {
        if BEGIN.contains(&kind) {
            left = left.checked_sub(area(span.take())).ok_or(Full)?;
        }
        if let (true, Some(row), Some(column)) = (OF_CELLS.contains(&kind), number(at + 4), number(at + 6)) {
            // A run ends with the number of its last column.
            let run =
                matches!(kind, 0x00BD | 0x00BE).then(|| number((at + 2 + usize::from(length)).max(at + 6)));
            let last = run.flatten().unwrap_or(column);
            let [top, bottom, first, right] = span.unwrap_or([row, row, column, column]);
            span = Some([top.min(row), bottom.max(row), first.min(column), right.max(last).max(column)]);
        }
        at += 4 + usize::from(length);
    }
    left.checked_sub(area(span)).map(|_| ()).ok_or(Full)
}

fn area(span: Option<[u16; 4]>) -> usize {
    let side = |first: u16, last: u16| usize::from(last - first) + 1;
    span.map_or(0, |[top, bottom, left, right]| side(top, bottom) * side(left, right))
}

/// The workbook within the file.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream =
        ["/Workbook", "/WORKBOOK", "/Book", "/BOOK"].iter().find_map(|name| file.open_stream(name).ok())?;
    let mut read = Vec::new();
    // Of a stream that breaks off, what there is.
    let _ = stream.read_to_end(&mut read);
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn book(sheets: &[&[(u16, u16)]]) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut record = |kind: u16, body: &[u8]| {
            stream.extend_from_slice(&kind.to_le_bytes());
            stream.extend_from_slice(&(body.len() as u16).to_le_bytes());
            stream.extend_from_slice(body);
        };
        for cells in sheets {
            record(0x0809, &[0; 16]);
            for (row, column) in *cells {
                let place = [row.to_le_bytes(), column.to_le_bytes()].concat();
                record(0x0203, &[place, vec![0; 10]].concat());
            }
            record(0x000A, &[]);
        }
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn cells_far_apart_are_too_many() {
        assert_eq!(spans(&book(&[&[(0, 0), (9_999, 199)]])), Ok(()));
        assert_eq!(spans(&book(&[&[(60_000, 200), (65_535, 255)]])), Ok(()));
        assert_eq!(spans(&book(&[&[(0, 0), (65_535, 255)]])), Err(Full));
        let wide: &[(u16, u16)] = &[(0, 0), (9_999, 199)];
        assert_eq!(spans(&book(&[wide, wide])), Ok(()));
        assert_eq!(spans(&book(&[wide, wide, wide])), Err(Full));
        assert_eq!(spans(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 broken"), Ok(()));
    }
}
