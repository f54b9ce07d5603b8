//! Owns: text files of any size. In: a file. Out: what was found in it, at line and column.
//! The file is read in pieces that end where no number can stand, so that none is torn.

use super::{Excerpt, Failed, Inspection, Reason, Verdict, markup, sniff};
use crate::privacy::{self, Found};
use encoding_rs::{Decoder, Encoding, GB18030, UTF_8};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::Range;

/// So many bytes are read at a time.
const PIECE: usize = 8 << 20;
const SMALL_PIECE: usize = 1 << 20;
/// A line may be so long before it is parted anywhere, in bytes.
const LONGEST_LINE: usize = 64 << 10;

/// Looks into a text.
pub fn read(mut file: File, ending: &str) -> Result<Inspection, Failed> {
    let encoding = encoding(&mut file, ending)?.ok_or(Failed::Unread(Reason::Form))?;
    file.rewind()?;
    let decoder = encoding.new_decoder_with_bom_removal();
    let Scanned { excerpt, torn, embedded } = scan(&mut file, decoder, is_table(ending), PIECE)?;
    let verdict = match (torn, embedded) {
        (true, _) => Verdict::Unread(Reason::Encoding),
        (false, true) => Verdict::Unread(Reason::Inside),
        (false, false) => Verdict::Read,
    };
    Ok(Inspection { verdict, parts: excerpt.finish().into_iter().collect() })
}

/// What was seen in a text.
pub struct Scanned {
    /// What was found.
    pub excerpt: Excerpt,
    /// There was something that the encoding does not have.
    pub torn: bool,
    /// Pictures or other files stand in it as letters and digits.
    pub embedded: bool,
}

/// Whether the fields of a line are to be looked at one by one: `2,138 1234 5678` is no figure there.
pub fn is_table(ending: &str) -> bool {
    matches!(ending, "csv" | "tsv" | "tab")
}

/// The encoding; none where it is no text.
fn encoding(file: &mut File, ending: &str) -> io::Result<Option<&'static Encoding>> {
    let mut piece = vec![0; SMALL_PIECE];
    let (mut valid, mut first, mut kept) = (true, true, 0);
    loop {
        let read = file.read(&mut piece[kept..])?;
        let all = &piece[..kept + read];
        if first && let Some((encoding, _)) = Encoding::for_bom(all) {
            return Ok(Some(encoding));
        }
        first = false;
        if all[kept..].contains(&0) {
            return Ok(None);
        }
        if read == 0 {
            valid &= kept == 0;
            break;
        }
        kept = match std::str::from_utf8(all) {
            Ok(_) => 0,
            // A character may go on in the next piece.
            Err(error) if error.error_len().is_none() => all.len() - error.valid_up_to(),
            Err(_) => {
                valid = false;
                break;
            }
        };
        let end = all.len();
        piece.copy_within(end - kept..end, 0);
    }
    let chinese = sniff::TEXTS.contains(&ending).then_some(GB18030);
    Ok(if valid { Some(UTF_8) } else { chinese })
}

/// Reads and searches piece by piece.
pub fn scan(file: &mut impl Read, mut decoder: Decoder, table: bool, size: usize) -> io::Result<Scanned> {
    let mut excerpt = Excerpt::default();
    let mut bytes = vec![0; size];
    let (mut text, mut torn, mut embedded) = (String::new(), false, false);
    let (mut number, mut line, mut ahead, mut quoted) = (0, 0, 0, false);
    loop {
        let read = file.read(&mut bytes)?;
        let last = read == 0;
        text.reserve(decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16));
        torn |= decoder.decode_to_string(&bytes[..read], &mut text, last).2;
        let end = match (last, table) {
            (true, _) => text.len(),
            (false, true) => end_of_row(&text, quoted),
            (false, false) => privacy::safe_end(&text, false),
        };
        // A line of nothing but digits and blanks would grow without end.
        let end = match end {
            0 if text.len() > (4 * size).max(LONGEST_LINE) => match privacy::safe_end(&text, true) {
                0 => text.len(),
                end => end,
            },
            end => end,
        };
        let piece = &text[..end];
        for (range, found) in search(piece, table.then_some(&mut quoted)) {
            excerpt.add(piece, number, line, ahead, range, &found);
        }
        embedded |= piece.contains(";base64,");
        let breaks = piece.matches('\n').count();
        let rest = piece.rfind('\n').map_or(piece, |at| &piece[at + 1..]).chars().count();
        ahead = if breaks > 0 { rest } else { ahead + rest };
        line += breaks;
        number += 1;
        if last {
            return Ok(Scanned { excerpt, torn, embedded });
        }
        text.drain(..end);
    }
}

/// What stands in a piece, once each: as written, in fields, and without tags.
fn search(text: &str, quoted: Option<&mut bool>) -> Vec<(Range<usize>, Found)> {
    let mut all: Vec<(Range<usize>, Found)> = Vec::new();
    let mut add = |range: Range<usize>, found: Found| {
        if all.iter().rev().all(|(other, _)| other.end <= range.start || range.end <= other.start) {
            all.push((range, found));
        }
    };
    // First without tags: a part of a number may look like another one.
    if let Some(read) = markup::without_tags(text) {
        privacy::scan(&read.text, &mut |found| add(read.source(found.range.clone()), found));
    }
    match quoted {
        Some(quoted) => fields(text, quoted, &mut |field| {
            privacy::scan(&text[field.clone()], &mut |found| {
                add(field.start + found.range.start..field.start + found.range.end, found);
            });
        }),
        None => privacy::scan(text, &mut |found| {
            if !markup::is_drawn(text, found.range.start) {
                add(found.range.clone(), found);
            }
        }),
    }
    all.sort_by_key(|(range, _)| range.start);
    all
}

/// Behind the last line break of a table that parts rows.
fn end_of_row(text: &str, mut quoted: bool) -> usize {
    let mut end = 0;
    for at in memchr::memchr2_iter(b'"', b'\n', text.as_bytes()) {
        match text.as_bytes()[at] {
            b'"' => quoted = !quoted,
            _ if !quoted => end = at + 1,
            _ => {}
        }
    }
    end
}

/// The fields of a table's lines; commas, semicolons and line breaks within quotation marks part none.
fn fields(text: &str, quoted: &mut bool, on_field: &mut dyn FnMut(Range<usize>)) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => *quoted = !*quoted,
            b',' | b';' | b'\t' | b'\n' if !*quoted => {
                on_field(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    on_field(start..text.len());
}
