//! Owns: text files of any size. In: a file. Out: what was found in it, at line and column.
//! The file is read in pieces that end where no number can stand, so that none is torn.

use super::{Excerpt, Failed, Inspection, Reason, Verdict, card, markup, sniff};
use crate::privacy::{self, Found, Mapped};
use encoding_rs::{Decoder, Encoding, GB18030, UTF_8};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::Range;

/// So many bytes are read at a time.
const PIECE: usize = 8 << 20;
const SMALL_PIECE: usize = 1 << 20;
/// A line may be so long before it is parted anywhere, in bytes.
const LONGEST_LINE: usize = 64 << 10;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it stands; tags in it are seen through all the same.
    Plain,
    /// Field by field: `2,138 1234 5678` is no figure there.
    Table,
    /// As a browser shows it.
    Page,
    /// As elements that hold data each of its own.
    Data,
    /// Property by property, unfolded.
    Card,
}

impl Form {
    /// By the ending of the name.
    pub fn of(ending: &str) -> Form {
        match ending {
            "csv" | "tsv" | "tab" => Form::Table,
            "html" | "htm" | "xhtml" | "xht" | "shtml" | "svg" | "fpage" => Form::Page,
            "xml" | "kml" | "gpx" | "rdf" | "ncx" | "opf" | "fdoc" | "fdseq" => Form::Data,
            "vcf" | "vcard" | "ics" | "ical" | "ifb" => Form::Card,
            _ => Form::Plain,
        }
    }
}

/// Looks into a text.
pub fn read(mut file: File, ending: &str) -> Result<Inspection, Failed> {
    let encoding = encoding(&mut file, ending)?.ok_or(Failed::Unread(Reason::Form))?;
    file.rewind()?;
    let decoder = encoding.new_decoder_with_bom_removal();
    let Scanned { excerpt, torn, embedded } = scan(&mut file, decoder, Form::of(ending), PIECE)?;
    let verdict = match (torn, embedded) {
        _ if sniff::is_mail(ending) => Verdict::Unread(Reason::Form),
        (true, _) => Verdict::Unread(Reason::Encoding),
        (false, true) => Verdict::Unread(Reason::Inside),
        (false, false) => Verdict::Read,
    };
    Ok(Inspection { verdict, parts: excerpt.finish().into_iter().collect() })
}

/// Looks into a text that is at hand; none where it is no text.
pub fn read_bytes(bytes: &[u8], ending: &str) -> io::Result<Option<Scanned>> {
    let Some(encoding) = encoding(&mut &bytes[..], ending)? else { return Ok(None) };
    let decoder = encoding.new_decoder_with_bom_removal();
    scan(&mut &bytes[..], decoder, Form::of(ending), PIECE).map(Some)
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

/// The encoding; none where it is no text.
fn encoding(file: &mut impl Read, ending: &str) -> io::Result<Option<&'static Encoding>> {
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
pub fn scan(file: &mut impl Read, mut decoder: Decoder, form: Form, size: usize) -> io::Result<Scanned> {
    let mut excerpt = Excerpt::default();
    let mut bytes = vec![0; size];
    let (mut text, mut torn, mut embedded) = (String::new(), false, false);
    let (mut number, mut line, mut ahead, mut quoted) = (0, 0, 0, false);
    loop {
        let read = file.read(&mut bytes)?;
        let last = read == 0;
        text.reserve(decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16));
        torn |= decoder.decode_to_string(&bytes[..read], &mut text, last).2;
        let end = match (last, form) {
            (true, _) => text.len(),
            (false, Form::Table) => end_of_row(&text, quoted),
            (false, Form::Card) => card::safe_end(&text),
            (false, _) => privacy::safe_end(&text, false),
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
        let (all, holds) = search(piece, form, &mut quoted);
        for (range, found) in all {
            excerpt.add(piece, number, line, ahead, range, &found);
        }
        embedded |= holds;
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

/// What was found, once each.
#[derive(Default)]
struct Search {
    all: Vec<(Range<usize>, Found)>,
}

impl Search {
    fn add(&mut self, range: Range<usize>, found: Found) {
        if self.all.iter().rev().all(|(other, _)| other.end <= range.start || range.end <= other.start) {
            self.all.push((range, found));
        }
    }

    /// Takes up what is found in a text made from the one that `start` begins.
    fn mapped(&mut self, read: &Mapped, start: usize, is_drawn: &dyn Fn(&Range<usize>, &Found) -> bool) {
        privacy::scan(&read.text, &mut |found| {
            let range = read.source(found.range.clone());
            if !is_drawn(&range, &found) {
                self.add(start + range.start..start + range.end, found);
            }
        });
    }

    /// Without tags, with references resolved, and as written. First without tags: a part of a number may look like
    /// another one. Whether files stand in it that are seen only with references resolved.
    fn all_ways(&mut self, text: &str, start: usize, form: Form) -> bool {
        let drawing = matches!(form, Form::Page | Form::Data);
        let is_drawn = |range: &Range<usize>, found: &Found| {
            drawing && markup::is_drawn(text, range.start, found, &text[range.clone()])
        };
        if let Some(read) = markup::as_read(text, form == Form::Data) {
            self.mapped(&read, start, &|_, _| false);
        }
        let resolved = markup::resolved(text);
        if let Some(read) = &resolved {
            self.mapped(read, start, &is_drawn);
        }
        privacy::scan(text, &mut |found| {
            if !is_drawn(&found.range, &found) {
                self.add(start + found.range.start..start + found.range.end, found);
            }
        });
        form == Form::Page && resolved.is_some_and(|read| markup::embeds(&read.text))
    }
}

/// What stands in a piece, from top to bottom, and whether files or words to be put together stand in it.
fn search(text: &str, form: Form, quoted: &mut bool) -> (Vec<(Range<usize>, Found)>, bool) {
    let mut search = Search::default();
    let mut embedded = markup::embeds(text);
    match form {
        Form::Table => fields(text, quoted, &mut |field| {
            embedded |= search.all_ways(&text[field.clone()], field.start, form);
        }),
        Form::Card => {
            let read = card::unfolded(text);
            embedded |= card::embeds(&read.text) || markup::embeds(&read.text);
            search.mapped(&read, 0, &|_, _| false);
            if let Some(page) = markup::as_read(&read.text, false) {
                privacy::scan(&page.text, &mut |found| {
                    search.add(read.source(page.source(found.range.clone())), found);
                });
            }
            embedded |= search.all_ways(text, 0, form);
        }
        _ => embedded |= search.all_ways(text, 0, form),
    }
    search.all.sort_by_key(|(range, _)| range.start);
    (search.all, embedded)
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
