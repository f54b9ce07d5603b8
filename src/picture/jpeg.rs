//! Owns: JPEG (ITU-T T.81, JFIF 1.02). In: a file's bytes. Out: its frames, tables and scans, the header, the colour
//! profile, the colour transform and the orientation. What follows the picture (more pictures, films) goes.

use super::{Broken, exif, slice};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const EXIF: &[u8] = b"Exif\0\0";

/// Whether a picture has four colours, which are inks: cyan, magenta, yellow, black.
#[cfg(feature = "pdf")]
pub fn is_of_inks(bytes: &[u8]) -> bool {
    colours(bytes) == Some(4)
}

/// How many colours the first frame has; none where there is no frame before the pixels.
#[cfg(feature = "pdf")]
fn colours(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    while at < bytes.len() {
        match marker(bytes, &mut at).ok()? {
            EOI | SOS => return None,
            0x01 | 0xD0..=0xD7 => continue,
            // Tables, among the markers of frames.
            0xC4 | 0xC8 | 0xCC => {}
            // Behind its length: precision, height, width, colours.
            0xC0..=0xCF => return bytes.get(at + 7).copied(),
            _ => {}
        }
        let length = slice(bytes, at, 2).ok()?;
        at += usize::from(u16::from_be_bytes([length[0], length[1]]));
    }
    None
}

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, SOI]);
    // Where the orientation goes: behind the header, which stands first.
    let mut turn_at = out.len();
    let mut turn = None;
    let mut scans = 0;
    let mut at = 2;
    while at < bytes.len() {
        let marker = marker(bytes, &mut at)?;
        match marker {
            EOI => {
                out.extend([0xFF, EOI]);
                break;
            }
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let length = slice(bytes, at, 2)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let segment = slice(bytes, at, length)?;
        let payload = segment.get(2..).ok_or(Broken)?;
        at += length;
        match marker {
            // The header, without the small picture that it may hold: it may show what was cut off.
            0xE0 if payload.starts_with(b"JFIF\0") => {
                let header = payload.get(..12).ok_or(Broken)?;
                out.extend([0xFF, 0xE0, 0, 16]);
                out.extend(header);
                out.extend([0, 0]);
                turn_at = out.len();
            }
            0xE1 if payload.starts_with(EXIF) => turn = turn.or(exif::orientation(payload)),
            0xE2 if payload.starts_with(b"ICC_PROFILE\0") => put(&mut out, marker, segment),
            0xEE if payload.starts_with(b"Adobe") => put(&mut out, marker, segment),
            0xE0..=0xFE => {}
            SOS => {
                put(&mut out, marker, segment);
                let end = at + scan(&bytes[at..]);
                out.extend(&bytes[at..end]);
                at = end;
                scans += 1;
            }
            0xC0..=0xDF => put(&mut out, marker, segment),
            _ => return Err(Broken),
        }
    }
    if scans == 0 {
        return Err(Broken);
    }
    if let Some(turn) = turn {
        let structure = exif::minimal(turn);
        let length = (2 + EXIF.len() + structure.len()) as u8;
        let segment = [&[0xFF, 0xE1, 0, length], EXIF, &structure].concat();
        out.splice(turn_at..turn_at, segment);
    }
    Ok(out)
}

/// The next marker; `at` is then behind it.
fn marker(bytes: &[u8], at: &mut usize) -> Result<u8, Broken> {
    if bytes[*at] != 0xFF {
        return Err(Broken);
    }
    // Any number of them may fill a gap.
    let fill = bytes[*at..].iter().take_while(|byte| **byte == 0xFF).count();
    let marker = *bytes.get(*at + fill).ok_or(Broken)?;
    *at += fill + 1;
    if marker == 0 { Err(Broken) } else { Ok(marker) }
}

fn put(out: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    out.extend([0xFF, marker]);
    out.extend(segment);
}

/// The length of coded data: up to a marker that is no restart; `FF 00` is a byte of it.
fn scan(bytes: &[u8]) -> usize {
    let marks = memchr::memchr_iter(0xFF, bytes);
    let is_end = |at: &usize| bytes.get(at + 1).is_some_and(|next| !matches!(next, 0 | 0xD0..=0xD7 | 0xFF));
    let end = marks.into_iter().find(is_end).unwrap_or(bytes.len());
    // Filling before the marker belongs to the marker.
    end - bytes[..end].iter().rev().take_while(|byte| **byte == 0xFF).count()
}
