//! Owns: bytes put aside while the search is made. In: bytes, and who has room for them. Out: the same bytes, by their
//! place. Where they lie is not its affair.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Room for bytes: a file, if it is the disk's.
pub trait Store: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Store for T {}

/// Opens an empty store.
pub type Open = fn() -> io::Result<Box<dyn Store>>;

/// Bytes put aside in a store, which is opened for the first of them.
pub struct Aside {
    open: Open,
    store: Mutex<Option<Box<dyn Store>>>,
    end: u64,
}

impl Aside {
    /// Nothing as yet.
    pub fn new(open: Open) -> Self {
        Aside { open, store: Mutex::default(), end: 0 }
    }

    /// Puts bytes aside and says where.
    ///
    /// # Errors
    /// When there is no room; what was put aside before stays readable.
    pub fn put(&mut self, bytes: &[u8]) -> io::Result<Range<u64>> {
        let opened = self.store.get_mut().unwrap_or_else(PoisonError::into_inner);
        let store = match opened {
            Some(store) => store,
            None => opened.insert((self.open)()?),
        };
        // Somebody may have read, or a write may have stopped halfway.
        store.seek(SeekFrom::Start(self.end))?;
        store.write_all(bytes)?;
        let place = self.end..self.end + bytes.len() as u64;
        self.end = place.end;
        Ok(place)
    }

    /// What was put at a place.
    ///
    /// # Errors
    /// When the store gives it no more.
    pub fn get(&self, place: Range<u64>) -> io::Result<Vec<u8>> {
        let length = place.end.saturating_sub(place.start);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(usize::MAX)];
        // A poisoned lock only means that another thread panicked; whoever comes next seeks anew.
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let store = store.as_mut().ok_or(io::ErrorKind::NotFound)?;
        store.seek(SeekFrom::Start(place.start))?;
        store.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_comes_back_from_its_place() {
        let open: Open = || Ok(Box::new(io::Cursor::new(Vec::new())));
        let mut aside = Aside::new(open);
        let first = aside.put(b"abc").unwrap();
        let second = aside.put(b"defg").unwrap();
        assert_eq!(aside.get(first.clone()).unwrap(), b"abc");
        let third = aside.put(b"h").unwrap();
        assert_eq!(aside.get(second.start + 1..third.end).unwrap(), b"efgh");
        assert!(aside.get(third.end..third.end + 1).is_err());
        assert!(aside.get(0..0).unwrap().is_empty());
        assert!(Aside::new(open).get(0..1).is_err());
    }
}
