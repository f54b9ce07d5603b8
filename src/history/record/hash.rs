//! Owns: whether two versions of a field say the same. In: its value. Out: a number that layout and order do not change.

use crate::load::{RawData, RawTable};

/// FNV-1a, which is the same on every machine and in every version of the compiler.
struct Hash(u64);

impl Hash {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A tag before every value keeps `["ab"]` from `["a", "b"]`.
    fn part(&mut self, tag: u8, bytes: &[u8]) {
        self.bytes(&[tag]);
        self.bytes(&(bytes.len() as u64).to_le_bytes());
        self.bytes(bytes);
    }

    fn table(&mut self, table: &RawTable) {
        let mut entries: Vec<_> = table.entries.iter().collect();
        entries.sort_by(|a, b| a.0.name.cmp(&b.0.name));
        self.part(b'{', &(entries.len() as u64).to_le_bytes());
        for (key, value) in entries {
            self.part(b'=', key.name.as_bytes());
            self.value(&value.data);
        }
    }

    fn value(&mut self, data: &RawData) {
        match data {
            RawData::Text(text) => self.part(b's', text.as_bytes()),
            // 100000 and 100000.00 say the same.
            RawData::Integer(digits) | RawData::Float(digits) => self.part(b'n', plain(digits).as_bytes()),
            RawData::Bool(value) => self.part(b'b', &[u8::from(*value)]),
            RawData::Date(date) => self.part(b'd', date.to_string().as_bytes()),
            RawData::Time => self.part(b't', &[]),
            RawData::BadDate => self.part(b'?', &[]),
            // One name says the same as a list of one.
            RawData::Array(items) if matches!(items.as_slice(), [one] if matches!(one.data, RawData::Text(_))) =>
            {
                items.iter().for_each(|item| self.value(&item.data));
            }
            RawData::Array(items) => {
                self.part(b'[', &(items.len() as u64).to_le_bytes());
                let mut parts: Vec<u64> = items.iter().map(|item| hash(&item.data)).collect();
                // The order of entries says nothing; that of names does, for the first one leads.
                if items.iter().all(|item| matches!(item.data, RawData::Table(_))) {
                    parts.sort_unstable();
                }
                parts.into_iter().for_each(|part| self.bytes(&part.to_le_bytes()));
            }
            RawData::Table(table) => self.table(table),
        }
    }
}

/// Digits without zeros that say nothing.
fn plain(digits: &str) -> &str {
    match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    }
}

/// The number of a value.
pub fn hash(data: &RawData) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.value(data);
    hash.0
}
