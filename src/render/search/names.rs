//! Owns: the names of all villages from A to Z. In: the index by village. Out: letters, each with its villages in the
//! order of their spelling.

use crate::index::{Index, VillageRow};
use crate::search::{initials, spelled};
use std::collections::BTreeMap;

/// Villages whose names begin with one letter.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// `A` to `Z`; `0` for names that begin otherwise.
    pub letter: char,
    /// Positions in [`Index::villages`].
    pub villages: Vec<usize>,
}

/// All villages by letter.
#[derive(Debug, Default)]
pub struct Names(pub Vec<Letter>);

impl Names {
    /// Sorts all villages.
    pub fn new(index: &Index<'_>) -> Self {
        let mut names: BTreeMap<(bool, char), Vec<(String, usize)>> = BTreeMap::new();
        for (position, row) in index.villages.iter().enumerate() {
            let letter = letter(row);
            let key = (letter.is_ascii_digit(), letter);
            names.entry(key).or_default().push((spelled(&row.village.name), position));
        }
        let letters = names.into_iter().map(|((_, letter), mut villages)| {
            villages.sort();
            Letter { letter, villages: villages.into_iter().map(|(_, position)| position).collect() }
        });
        Names(letters.collect())
    }
}

/// The letter of a village. Its folder's name is usually its name in pinyin, by somebody who knows how it is read:
/// where its first letter is one of the readings of the name's first character, it decides.
fn letter(row: &VillageRow<'_>) -> char {
    let own =
        |text: &str| text.chars().next().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase());
    let name = &row.village.name;
    let readings = name.chars().next().map(initials).unwrap_or_default();
    let slug = own(&row.village.record.slug).filter(|letter| readings.contains(letter));
    slug.or_else(|| own(&spelled(name))).map_or('0', |letter| letter.to_ascii_uppercase())
}
