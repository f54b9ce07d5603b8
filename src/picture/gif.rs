//! Owns: GIF (87a, 89a). In: a file's bytes. Out: its pictures and how they move; comments and what programs wrote go.

use super::{Broken, slice};

/// Extensions of programs that change what is seen: how often a picture runs, its colours.
const KEPT: [&[u8; 11]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let head = slice(bytes, 0, 13)?;
    let mut at = 13 + table(head[10]);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(slice(bytes, 0, at)?);
    loop {
        let start = at;
        let keeps = match slice(bytes, at, 1)?[0] {
            0x3B => {
                out.push(0x3B);
                return Ok(out);
            }
            0x2C => {
                let descriptor = slice(bytes, at, 10)?;
                at += 10 + table(descriptor[9]) + 1;
                true
            }
            0x21 => {
                let label = slice(bytes, at, 2)?[1];
                at += 2;
                match label {
                    0xF9 | 0x01 => true,
                    0xFF => {
                        let name = slice(bytes, at, 12)?;
                        name[0] == 11 && KEPT.iter().any(|kept| **kept == name[1..])
                    }
                    _ => false,
                }
            }
            _ => return Err(Broken),
        };
        at = blocks(bytes, at)?;
        if keeps {
            out.extend(slice(bytes, start, at - start)?);
        }
    }
}

/// The length of a colour table, by the byte that says whether there is one.
fn table(packed: u8) -> usize {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// Where the row of blocks that begins at `at` ends.
fn blocks(bytes: &[u8], mut at: usize) -> Result<usize, Broken> {
    loop {
        let length = usize::from(slice(bytes, at, 1)?[0]);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}
