//! Owns: how large one file of open data may be. In: what writes it. Out: its bytes, or nothing where they are too
//! many for one file; no more of them than that is ever held.

use std::io::{self, Write};

/// Bytes of one file: what a spreadsheet, a telephone's calendar and a script still open at once.
pub const LIMIT: usize = 5_000_000;

/// Bytes from which on a file is taken for a large one, with room for all that it may have: what doubles its room again
/// and again copies itself, and has to be given as many new pages by the system.
const SMALL: usize = 64 * 1024;

/// The bytes that `write` makes, unless they are more than `limit`.
///
/// `write` may fail only where its writer does.
pub fn within(limit: usize, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Option<Vec<u8>> {
    let mut out = Capped { bytes: Vec::new(), limit };
    write(&mut out).is_ok().then_some(out.bytes)
}

struct Capped {
    bytes: Vec<u8>,
    limit: usize,
}

impl Write for Capped {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        let length = self.bytes.len() + more.len();
        if length > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if length > self.bytes.capacity() && length > SMALL {
            self.bytes.reserve_exact(self.limit - self.bytes.len());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_room_for_just_so_many_bytes() {
        let letters = |count: usize| within(10, |out| out.write_all(&vec![b'a'; count]));
        assert_eq!(letters(10).map(|bytes| bytes.len()), Some(10));
        assert_eq!(letters(11), None);
        assert_eq!(within(10, |out| (0..11).try_for_each(|_| out.write_all(b"a"))), None);
    }
}
