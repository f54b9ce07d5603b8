//! Owns: the one long run of characters — the heads of all things, then all texts. In: titles, remarks, texts, in order.
//! Out: where each begins and ends; the texts written by the rank of their characters.

use super::code;
use super::letter::{fold, is_letter};
use super::pinyin::initials;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A character by number, in the order in which the county first used it. A text of more than 65,000 different
/// characters has room for no more: what comes then is written � and not found.
pub(super) type Id = u16;

/// Parts heads and texts.
const GAP: Id = 0;
/// Stands for what has no room.
const LOST: Id = 1;
/// The table's mark for a character that folds to several.
const SEVERAL: Id = Id::MAX;
/// Not met before; no character needs it in the table, since gaps are pushed by number.
const UNKNOWN: Id = 0;

/// A stream under construction: first every head, then every text.
pub struct StreamBuilder {
    /// Numbers of the characters below U+10000, and of the others.
    basic: Box<[Id]>,
    others: HashMap<char, Id>,
    several: HashMap<char, Vec<Id>>,
    chars: Vec<char>,
    ids: Vec<Id>,
    titles: Vec<Range<usize>>,
    heads: Vec<u64>,
    heads_end: usize,
    texts: Vec<usize>,
}

impl Default for StreamBuilder {
    fn default() -> Self {
        StreamBuilder {
            basic: vec![UNKNOWN; 0x1_0000].into_boxed_slice(),
            others: HashMap::new(),
            several: HashMap::new(),
            chars: vec!['\n', char::REPLACEMENT_CHARACTER],
            ids: Vec::new(),
            titles: Vec::new(),
            heads: Vec::new(),
            heads_end: 0,
            texts: Vec::new(),
        }
    }
}

impl StreamBuilder {
    /// A stream with room for as many characters. What is not used of it costs no memory; without it a large county's
    /// stream would be copied whenever it outgrows its place, and hold twice what it needs.
    pub fn with_room(characters: usize) -> Self {
        StreamBuilder { ids: Vec::with_capacity(characters), ..StreamBuilder::default() }
    }

    /// Adds a thing: its title, which initials find too, and what else belongs to its line.
    pub fn head(&mut self, title: &str, more: &str) {
        let start = self.ids.len();
        self.push(title);
        self.titles.push(start..self.ids.len());
        self.ids.push(GAP);
        if !more.is_empty() {
            self.push(more);
            self.ids.push(GAP);
        }
        self.heads.push((self.ids.len() - start) as u64);
        self.heads_end = self.ids.len();
    }

    /// Adds a text after all heads; says how many characters it has.
    pub fn text(&mut self, text: &str) -> usize {
        let start = self.ids.len();
        self.push(text);
        let length = self.ids.len() - start;
        self.ids.push(GAP);
        self.texts.push(length);
        length
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            let known = match self.basic.get(c as usize) {
                Some(id) => *id,
                None => self.others.get(&c).copied().unwrap_or(UNKNOWN),
            };
            let id = if known == UNKNOWN { self.learn(c) } else { known };
            match self.several.get(&c) {
                Some(ids) if id == SEVERAL => self.ids.extend_from_slice(ids),
                _ => self.ids.push(id),
            }
        }
    }

    /// Gives a character its number. One that folds to several is written as these, so that a position in the
    /// stream is a position in what people read.
    fn learn(&mut self, c: char) -> Id {
        let folded: Vec<char> = fold(c).collect();
        let id = match *folded {
            [] | [_] => self.number(c),
            _ => {
                let ids = folded.iter().map(|part| self.number(*part)).collect();
                self.several.insert(c, ids);
                SEVERAL
            }
        };
        self.enter(c, id);
        id
    }

    fn number(&mut self, c: char) -> Id {
        let known = self.basic.get(c as usize).or_else(|| self.others.get(&c)).copied();
        if let Some(id) = known.filter(|id| *id != UNKNOWN && *id != SEVERAL) {
            return id;
        }
        let next = Id::try_from(self.chars.len()).unwrap_or(SEVERAL);
        if next == SEVERAL {
            return LOST;
        }
        self.chars.push(c);
        self.enter(c, next);
        next
    }

    fn enter(&mut self, c: char, id: Id) {
        match self.basic.get_mut(c as usize) {
            Some(slot) => *slot = id,
            None => {
                self.others.insert(c, id);
            }
        }
    }

    /// Orders the letters; nothing is added after it.
    pub fn finish(self) -> Stream {
        let folded = |c: &char| fold(*c).next().filter(|c| is_letter(*c));
        let letters: BTreeSet<char> = self.chars.iter().filter_map(folded).chain('a'..='z').collect();
        let letters: Vec<char> = letters.into_iter().collect();
        // Letters count from 1; 0 is what parts words.
        let order = |c: char| letters.binary_search(&c).map_or(0, |at| at as u32 + 1);
        let orders: Vec<u32> = self.chars.iter().map(|c| folded(c).map_or(0, order)).collect();
        let readings = self.chars.iter().map(|c| initials(*c).into_iter().map(order).collect()).collect();
        let ranks = ranks(&self.ids[self.heads_end..], &self.chars);
        Stream {
            ids: self.ids,
            titles: self.titles,
            heads: self.heads,
            heads_end: self.heads_end,
            texts: self.texts,
            letters,
            orders,
            readings,
            alphabet: ranks.iter().map(|id| self.chars[*id]).collect(),
            ranks: inverse(&ranks),
        }
    }
}

/// Numbers of characters, the most frequent of `ids` first.
fn ranks(ids: &[Id], chars: &[char]) -> Vec<usize> {
    let mut counts = vec![0_usize; chars.len()];
    for id in ids {
        counts[usize::from(*id)] += 1;
    }
    let mut ranks: Vec<usize> = (0..chars.len()).filter(|id| counts[*id] > 0).collect();
    ranks.sort_unstable_by_key(|id| (std::cmp::Reverse(counts[*id]), chars[*id]));
    ranks
}

fn inverse(ranks: &[usize]) -> Vec<u32> {
    let mut inverse = vec![0; ranks.iter().max().map_or(0, |most| most + 1)];
    for (rank, id) in ranks.iter().enumerate() {
        inverse[*id] = rank as u32;
    }
    inverse
}

/// All heads and texts as one run of characters.
pub struct Stream {
    pub(super) ids: Vec<Id>,
    pub(super) titles: Vec<Range<usize>>,
    heads: Vec<u64>,
    heads_end: usize,
    texts: Vec<usize>,
    /// All letters, by code point.
    pub(super) letters: Vec<char>,
    /// Of each character the position of its letter among them, from 1; 0 is none.
    pub(super) orders: Vec<u32>,
    /// Of each character the letters that abbreviate it, likewise.
    pub(super) readings: Vec<Vec<u32>>,
    alphabet: String,
    ranks: Vec<u32>,
}

impl Stream {
    /// How many characters each head takes, gaps included.
    pub fn heads(&self) -> &[u64] {
        &self.heads
    }

    /// How many characters each text takes, without the gap after it.
    pub fn texts(&self) -> &[usize] {
        &self.texts
    }

    /// The characters of texts by rank, the most frequent first.
    pub fn alphabet(&self) -> &str {
        &self.alphabet
    }

    /// Texts `range`, each character by its rank, one text right after the other.
    pub fn write_texts(&self, range: Range<usize>, out: &mut Vec<u8>) {
        let before: usize = self.texts[..range.start].iter().map(|length| length + 1).sum();
        let mut at = self.heads_end + before;
        for length in &self.texts[range] {
            for id in &self.ids[at..at + length] {
                code::put(u64::from(self.ranks[usize::from(*id)]), out);
            }
            at += length + 1;
        }
    }
}
