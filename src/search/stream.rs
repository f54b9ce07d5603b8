//! Owns: the run of characters — heads, then texts, each followed by a gap. In: titles and texts, in order.
//! Out: where each begins and ends; the texts written by the rank of their characters. Only a stretch of the run is in
//! memory at a time: what a stretch leaves behind are its postings.

use super::aside::Open;
use super::code;
use super::letter::{fold, is_letter};
use super::pinyin::initials;
use super::postings::{Postings, Shard};
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

/// Characters from which on a stretch is cut.
const STRETCH: usize = 500_000;

/// A stream under construction: first every head, then every text.
pub struct StreamBuilder {
    /// Numbers of the characters below U+10000, and of the others.
    basic: Box<[Id]>,
    others: HashMap<char, Id>,
    several: HashMap<char, Vec<Id>>,
    chars: Vec<char>,
    /// Of each character the letters that abbreviate it, as far as they have been asked for.
    readings: Vec<Vec<char>>,
    /// Of each character its rank among those of texts, once a stretch with it was cut.
    ranks: Vec<Option<u32>>,
    ranked: u32,
    alphabet: String,
    /// Characters of the stretches before this one.
    before: u64,
    stretch: Stretch,
    heads: Vec<u32>,
    texts: Vec<usize>,
    postings: Postings,
}

/// A part of the run, between two things.
#[derive(Default)]
struct Stretch {
    ids: Vec<Id>,
    titles: Vec<Range<usize>>,
    texts: Vec<Range<usize>>,
}

/// The texts of a stretch that was cut.
pub struct Texts<'s> {
    stretch: Stretch,
    ranks: &'s [Option<u32>],
}

impl Default for StreamBuilder {
    fn default() -> Self {
        StreamBuilder {
            basic: vec![UNKNOWN; 0x1_0000].into_boxed_slice(),
            others: HashMap::new(),
            several: HashMap::new(),
            chars: vec!['\n', char::REPLACEMENT_CHARACTER],
            readings: Vec::new(),
            ranks: Vec::new(),
            ranked: 0,
            alphabet: String::new(),
            before: 0,
            stretch: Stretch::default(),
            heads: Vec::new(),
            texts: Vec::new(),
            postings: Postings::default(),
        }
    }
}

impl StreamBuilder {
    /// A stream of whose postings so many bytes are held; the rest is put aside.
    pub fn sparing(held: usize, open: Open) -> Self {
        StreamBuilder { postings: Postings::sparing(held, open), ..StreamBuilder::default() }
    }

    /// Adds a thing: its title, which initials find too, and what else belongs to its line.
    pub fn head(&mut self, title: &str, more: &str) {
        // No head is cut in two, and heads have no texts that would have to be written.
        if self.full() {
            self.cut();
        }
        let start = self.stretch.ids.len();
        self.push(title);
        self.stretch.titles.push(start..self.stretch.ids.len());
        self.stretch.ids.push(GAP);
        if !more.is_empty() {
            self.push(more);
            self.stretch.ids.push(GAP);
        }
        // No line of a page has four billion characters.
        self.heads.push(u32::try_from(self.stretch.ids.len() - start).unwrap_or(u32::MAX));
    }

    /// Adds a text after all heads; says how many characters it has.
    pub fn text(&mut self, text: &str) -> usize {
        let start = self.stretch.ids.len();
        self.push(text);
        let end = self.stretch.ids.len();
        self.stretch.ids.push(GAP);
        self.stretch.texts.push(start..end);
        self.texts.push(end - start);
        end - start
    }

    /// Whether as much was added since the last cut that it is time for another.
    pub fn full(&self) -> bool {
        self.stretch.ids.len() >= STRETCH
    }

    fn push(&mut self, text: &str) {
        // Han takes three bytes a character; what takes fewer makes room as it comes.
        self.stretch.ids.reserve(text.len() / 3 + 1);
        for c in text.chars() {
            let known = match self.basic.get(c as usize) {
                Some(id) => *id,
                None => self.others.get(&c).copied().unwrap_or(UNKNOWN),
            };
            let id = if known == UNKNOWN { self.learn(c) } else { known };
            if id == SEVERAL {
                self.stretch.ids.extend(self.several.get(&c).into_iter().flatten());
            } else {
                self.stretch.ids.push(id);
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

    /// Ends the stretch: its pairs become postings, and its texts are there to be written, which is the last that is
    /// known of them.
    pub fn cut(&mut self) -> Texts<'_> {
        let stretch = std::mem::take(&mut self.stretch);
        self.rank(&stretch);
        let folded = |c: &char| fold(*c).next().filter(|c| is_letter(*c));
        let letters: BTreeSet<char> = self.chars.iter().filter_map(folded).chain('a'..='z').collect();
        let letters: Vec<char> = letters.into_iter().collect();
        // Letters count from 1; 0 is what parts words.
        let order = |c: char| letters.binary_search(&c).map_or(0, |at| at as u32 + 1);
        let orders: Vec<u32> = self.chars.iter().map(|c| folded(c).map_or(0, order)).collect();
        self.readings.extend(self.chars[self.readings.len()..].iter().map(|c| initials(*c)));
        let readings =
            self.readings.iter().map(|letters| letters.iter().map(|c| order(*c)).collect()).collect();
        let run = Run { ids: &stretch.ids, titles: &stretch.titles, letters: &letters, orders, readings };
        self.postings.add(&run, self.before);
        self.before += stretch.ids.len() as u64;
        Texts { stretch, ranks: &self.ranks }
    }

    /// Gives a rank to the characters that the texts of a stretch are the first to have, the most frequent first: those
    /// of the first stretch take one byte where they are written, and what comes later is rare.
    fn rank(&mut self, stretch: &Stretch) {
        self.ranks.resize(self.chars.len(), None);
        let Some(first) = stretch.texts.first() else { return };
        let mut counts = vec![0_usize; self.chars.len()];
        for id in &stretch.ids[first.start..] {
            counts[usize::from(*id)] += 1;
        }
        let (chars, ranks) = (&self.chars, &mut self.ranks);
        let mut new: Vec<usize> =
            (0..chars.len()).filter(|id| counts[*id] > 0 && ranks[*id].is_none()).collect();
        new.sort_unstable_by_key(|id| (std::cmp::Reverse(counts[*id]), chars[*id]));
        for id in new {
            ranks[id] = Some(self.ranked);
            self.ranked += 1;
            self.alphabet.push(chars[id]);
        }
    }

    /// Ends the stream, when the texts of the last stretch are written.
    pub fn finish(mut self) -> Stream {
        drop(self.cut());
        self.postings.close();
        Stream { heads: self.heads, texts: self.texts, alphabet: self.alphabet, postings: self.postings }
    }
}

impl Texts<'_> {
    /// Writes texts of the stretch, counted from its first, each character by its rank, one text right after the other.
    pub fn write(&self, texts: Range<usize>, out: &mut Vec<u8>) {
        for text in &self.stretch.texts[texts] {
            let ids = &self.stretch.ids[text.clone()];
            out.reserve(2 * ids.len());
            for id in ids {
                code::put(u64::from(self.ranks[usize::from(*id)].unwrap_or_default()), out);
            }
        }
    }
}

/// A stretch as its pairs are read.
pub(super) struct Run<'s> {
    pub ids: &'s [Id],
    pub titles: &'s [Range<usize>],
    /// All letters so far, by code point.
    pub letters: &'s [char],
    /// Of each character the position of its letter among them, from 1; 0 is none.
    pub orders: Vec<u32>,
    /// Of each character the letters that abbreviate it, likewise.
    pub readings: Vec<Vec<u32>>,
}

/// What is left of all heads and texts.
pub struct Stream {
    heads: Vec<u32>,
    texts: Vec<usize>,
    alphabet: String,
    postings: Postings,
}

impl Stream {
    /// How many characters each head takes, gaps included.
    pub fn heads(&self) -> &[u32] {
        &self.heads
    }

    /// How many characters each text takes, without the gap after it.
    pub fn texts(&self) -> &[usize] {
        &self.texts
    }

    /// The characters of texts by rank.
    pub fn alphabet(&self) -> &str {
        &self.alphabet
    }

    /// Makes every shard; `put` takes each, from several threads at once, and says what is to be known of it later.
    /// These answers come back in the order of the terms.
    ///
    /// # Errors
    /// When `put` refuses one, or what was put aside is lost, which `lost` puts into the caller's words.
    pub fn shards<T: Send, E: Send>(
        &self,
        put: &(impl Fn(Shard) -> Result<T, E> + Sync),
        lost: &(impl Fn(std::io::Error) -> E + Sync),
    ) -> Result<Vec<T>, E> {
        self.postings.shards(put, lost)
    }
}
