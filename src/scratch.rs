//! Owns: bytes put aside on the disk while something large is made. In: bytes. Out: the same bytes, by their place.
//! They lie in the system's folder for such files, without a name, and are gone with the program, however it ends.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// A file of bytes put aside, made when there are any.
#[derive(Debug, Default)]
pub struct Scratch {
    file: Mutex<Option<File>>,
    end: u64,
}

impl Scratch {
    /// Puts bytes aside and says where.
    ///
    /// # Errors
    /// When the system gives no file or no room; what was put aside before stays readable.
    pub fn put(&mut self, bytes: &[u8]) -> io::Result<Range<u64>> {
        let held = self.file.get_mut().unwrap_or_else(PoisonError::into_inner);
        let file = match held {
            Some(file) => file,
            None => held.insert(tempfile::tempfile()?),
        };
        // Somebody may have read, or a write may have stopped halfway.
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(bytes)?;
        let place = self.end..self.end + bytes.len() as u64;
        self.end = place.end;
        Ok(place)
    }

    /// What was put at a place.
    ///
    /// # Errors
    /// When the system gives it no more.
    pub fn get(&self, place: Range<u64>) -> io::Result<Vec<u8>> {
        let length = place.end.saturating_sub(place.start);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(usize::MAX)];
        // A poisoned lock only means that another thread panicked; whoever comes next seeks anew.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(place.start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_comes_back_from_its_place() {
        let mut scratch = Scratch::default();
        let first = scratch.put(b"abc").unwrap();
        let second = scratch.put(b"defg").unwrap();
        assert_eq!(scratch.get(first.clone()).unwrap(), b"abc");
        let third = scratch.put(b"h").unwrap();
        assert_eq!(scratch.get(second.start + 1..third.end).unwrap(), b"efgh");
        assert!(scratch.get(third.end..third.end + 1).is_err());
        assert!(scratch.get(0..0).unwrap().is_empty());
        assert!(Scratch::default().get(0..1).is_err());
    }
}
