//! Owns: where each pair of letters stands, cut into shards. In: stretches of the run. Out: shards, one at a time.
//! The pairs of a stretch are sorted and written down as they will be read; at the end only what belongs to one term is
//! brought together.

use super::aside::{Aside, Open};
use super::code::{self, Numbers};
use super::stream::Run;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

/// A pass makes the shards of about as many pairs, unless that took too many passes: the last shard of each is not full.
const PASS: usize = 2_000_000;
/// Most passes.
const PASSES: usize = 16;
/// A shard is closed when it is as large: one fetch on a slow line, and few files.
const SHARD: usize = 24 * 1024;
/// The second half of a term of one letter: before every letter, and none itself.
const ALONE: char = ' ';

/// Terms that stand next to each other in the order of code points, with their postings.
#[derive(Debug, Default)]
pub struct Shard {
    /// Two letters a term, or a letter and a space: a letter of titles by itself.
    pub terms: String,
    /// For each term how many characters its postings take, then these: gaps between positions, less one.
    pub postings: Vec<u8>,
}

/// Postings by stretch.
#[derive(Default)]
pub(super) struct Postings {
    stretches: Vec<Sorted>,
    /// Bytes that may still be held, and where to put the rest; none: all are held.
    sparing: Option<(usize, Aside)>,
    /// How many pairs begin with each letter.
    counts: BTreeMap<char, usize>,
    /// Where the pairs of a stretch are sorted: by their second letters, by both. One stretch after the other has the room.
    room: [Vec<(u32, u32)>; 2],
}

/// A stretch with its pairs sorted: where each stands.
#[derive(Default)]
struct Sorted {
    /// In the order of code points, each with the end of its part of the postings.
    terms: Vec<([char; 2], u32)>,
    /// For each term its first position, how far away its last one is, and the gaps between them, less one.
    postings: Vec<u8>,
    /// Where these were put aside, if they are not held.
    away: Option<Range<u64>>,
}

/// The terms of a stretch that a pass has yet to see.
struct Cursor<'p> {
    terms: &'p [([char; 2], u32)],
    /// Their postings, and how many bytes of the stretch's come before these.
    postings: Cow<'p, [u8]>,
    before: usize,
    /// Where those of the next term begin.
    start: usize,
}

impl Cursor<'_> {
    fn term(&self) -> Option<[char; 2]> {
        self.terms.first().map(|(term, _)| *term)
    }

    /// The next term's postings, if it is this one.
    fn next(&mut self, term: [char; 2]) -> Option<Range<usize>> {
        let ((own, end), rest) = self.terms.split_first()?;
        if *own != term {
            return None;
        }
        let end = *end as usize - self.before;
        let part = self.start..end;
        (self.terms, self.start) = (rest, end);
        Some(part)
    }
}

impl Sorted {
    /// The terms that begin with a letter from `start` on and before `end`.
    fn cursor(&self, start: char, end: Option<char>, aside: Option<&Aside>) -> io::Result<Cursor<'_>> {
        let place = |first| self.terms.partition_point(|(term, _)| term[0] < first);
        let range = place(start)..end.map_or(self.terms.len(), place);
        let byte = |at: usize| at.checked_sub(1).map_or(0, |before| self.terms[before].1);
        let bytes = byte(range.start)..byte(range.end);
        let postings = match (&self.away, aside) {
            (Some(away), Some(aside)) => {
                let at = |byte: u32| away.start + u64::from(byte);
                Cow::Owned(aside.get(at(bytes.start)..at(bytes.end))?)
            }
            _ => Cow::Borrowed(&self.postings[bytes.start as usize..bytes.end as usize]),
        };
        Ok(Cursor { terms: &self.terms[range], postings, before: bytes.start as usize, start: 0 })
    }
}

impl Run<'_> {
    /// Hands on every pair: both letters and the position. Letters of titles by themselves have 0 for their second one;
    /// these and pairs of initials come after all others.
    fn pairs(&self, take: &mut impl FnMut(u32, u32, usize)) {
        let mut ids = self.ids.iter();
        let mut first = ids.next().map_or(0, |id| self.orders[usize::from(*id)]);
        for (at, id) in ids.enumerate() {
            let second = self.orders[usize::from(*id)];
            if first != 0 && second != 0 {
                take(first, second, at);
            }
            first = second;
        }
        for title in self.titles {
            for at in title.start..title.end.saturating_sub(1) {
                self.abbreviated(at, take);
            }
            for at in title.clone() {
                let letter = self.orders[usize::from(self.ids[at])];
                // One letter of an alphabet, or a digit, asks for nothing.
                if letter != 0 && !self.letters[letter as usize - 1].is_ascii() {
                    take(letter, 0, at);
                }
            }
        }
    }

    /// A term's second letter, by its order.
    fn second(&self, order: u32) -> char {
        order.checked_sub(1).map_or(ALONE, |at| self.letters[at as usize])
    }

    /// Pairs of initials, or of an initial and a letter, for the two characters at a position.
    fn abbreviated(&self, at: usize, take: &mut impl FnMut(u32, u32, usize)) {
        let (a, b) = (usize::from(self.ids[at]), usize::from(self.ids[at + 1]));
        let (short_a, short_b) = (self.readings[a].as_slice(), self.readings[b].as_slice());
        if short_a.is_empty() && short_b.is_empty() {
            return;
        }
        let itself = ([self.orders[a]], [self.orders[b]]);
        let firsts = if short_a.is_empty() { &itself.0 } else { short_a };
        let seconds = if short_b.is_empty() { &itself.1 } else { short_b };
        for first in firsts {
            for second in seconds {
                if *first != 0 && *second != 0 {
                    take(*first, *second, at);
                }
            }
        }
    }
}

/// Where the first of each of so many will stand, in their order.
fn starts(counts: &[usize]) -> Vec<usize> {
    let mut before = 0;
    let start = |count: &usize| {
        let start = before;
        before += count;
        start
    };
    counts.iter().map(start).collect()
}

impl Postings {
    /// Postings of which so many bytes are held and the rest is put aside.
    pub fn sparing(held: usize, open: Open) -> Self {
        Postings { sparing: Some((held, Aside::new(open))), ..Postings::default() }
    }

    /// Sorts the pairs of the next stretch, before which the run has as many characters.
    pub fn add(&mut self, run: &Run<'_>, before: u64) {
        let mut counts = vec![0_usize; run.letters.len() + 1];
        let mut seconds = counts.clone();
        run.pairs(&mut |first, second, _| {
            counts[first as usize] += 1;
            seconds[second as usize] += 1;
        });
        let (mut ends, mut ends_of_seconds) = (starts(&counts), starts(&seconds));
        let total: usize = counts.iter().sum();
        if total == 0 {
            return;
        }
        // Put in order by the second letter, then by the first, so that of one term they stay as they came.
        for room in &mut self.room {
            room.resize(total.max(room.len()), (0, 0));
        }
        let [by_second, pairs] = self.room.each_mut().map(|room| &mut room[..total]);
        run.pairs(&mut |first, second, at| {
            let end = &mut ends_of_seconds[second as usize];
            by_second[*end] = (first, u32::try_from(at).unwrap_or(u32::MAX));
            *end += 1;
        });
        let mut rest = &*by_second;
        for (second, count) in (0_u32..).zip(&seconds) {
            let (own, others) = rest.split_at(*count);
            for (first, at) in own {
                let end = &mut ends[*first as usize];
                pairs[*end] = (second, *at);
                *end += 1;
            }
            rest = others;
        }
        let mut stretch = Sorted::default();
        let mut start = 0;
        for (first, end) in ends.into_iter().enumerate().filter(|(first, _)| counts[*first] > 0) {
            let bucket = &mut pairs[start..end];
            start = end;
            let letter = run.letters[first - 1];
            *self.counts.entry(letter).or_default() += bucket.len();
            for term in bucket.chunk_by_mut(|a, b| a.0 == b.0) {
                // Only pairs of initials come after others that stand behind them.
                if !term.is_sorted() {
                    term.sort_unstable();
                }
                stretch.term([letter, run.second(term[0].0)], term, before);
            }
        }
        stretch.terms.shrink_to_fit();
        self.keep(stretch);
    }

    fn keep(&mut self, mut stretch: Sorted) {
        stretch.postings.shrink_to_fit();
        if let Some((room, aside)) = &mut self.sparing {
            match room.checked_sub(stretch.postings.len()) {
                Some(left) => *room = left,
                // No room there is no reason to make no search: the postings are held, as a small county's are.
                None => stretch.away = aside.put(&stretch.postings).ok(),
            }
            if stretch.away.is_some() {
                stretch.postings = Vec::new();
            }
        }
        self.stretches.push(stretch);
    }

    /// No stretch comes any more.
    pub fn close(&mut self) {
        self.room = Default::default();
    }

    /// See [`super::Stream::shards`].
    pub fn shards<T: Send, E: Send>(
        &self,
        put: &(impl Fn(Shard) -> Result<T, E> + Sync),
        lost: &(impl Fn(io::Error) -> E + Sync),
    ) -> Result<Vec<T>, E> {
        let pass = |(start, end)| {
            let aside = self.sparing.as_ref().map(|(_, aside)| aside);
            let cursors = self.stretches.iter().map(|stretch| stretch.cursor(start, end, aside));
            merged(cursors.collect::<io::Result<_>>().map_err(lost)?, put)
        };
        let answers: Result<Vec<Vec<T>>, E> = self.passes().into_par_iter().map(pass).collect();
        Ok(answers?.into_iter().flatten().collect())
    }

    /// Ranges of first letters, each with about as many pairs as one pass is to have; the last has no end.
    fn passes(&self) -> Vec<(char, Option<char>)> {
        let most = PASS.max(self.counts.values().sum::<usize>() / PASSES);
        let mut passes = Vec::new();
        let (mut start, mut sum) = ('\0', 0);
        for (letter, count) in &self.counts {
            if sum > 0 && sum + count > most {
                passes.push((start, Some(*letter)));
                (start, sum) = (*letter, 0);
            }
            sum += count;
        }
        passes.push((start, None));
        passes
    }
}

/// Brings together what all stretches have of the terms of a pass.
fn merged<T, E>(mut cursors: Vec<Cursor<'_>>, put: &impl Fn(Shard) -> Result<T, E>) -> Result<Vec<T>, E> {
    let mut writer = Writer { shard: Shard::default(), put, answers: Vec::new(), one: Vec::new() };
    while let Some(term) = cursors.iter().filter_map(Cursor::term).min() {
        writer.one.clear();
        let mut position = 0;
        for cursor in &mut cursors {
            if let Some(part) = cursor.next(term) {
                position = add(&cursor.postings[part], position, &mut writer.one);
            }
        }
        writer.term(term)?;
    }
    writer.close()?;
    Ok(writer.answers)
}

impl Sorted {
    fn term(&mut self, term: [char; 2], pairs: &[(u32, u32)], before: u64) {
        let place = |pair: (u32, u32)| u64::from(pair.1);
        let (first, last) = (place(pairs[0]), place(pairs[pairs.len() - 1]));
        code::put(before + first, &mut self.postings);
        code::put(last - first, &mut self.postings);
        let mut next = first + 1;
        for at in pairs.iter().map(|pair| place(*pair)) {
            // An initial and a letter may be the same pair.
            if at >= next {
                code::put(at - next, &mut self.postings);
                next = at + 1;
            }
        }
        // A stretch has about as many pairs as characters, of which each takes six bytes at most.
        self.terms.push((term, u32::try_from(self.postings.len()).unwrap_or(u32::MAX)));
    }
}

/// Adds a stretch's postings of a term to those of the stretches before it, which end before `next`; gives the new end.
fn add(part: &[u8], next: u64, out: &mut Vec<u8>) -> u64 {
    let mut numbers = Numbers::new(part);
    let mut number = || numbers.next().unwrap_or_default();
    let (first, length) = (number(), number());
    code::put(first - next, out);
    out.extend_from_slice(&part[part.len() - numbers.left()..]);
    first + length + 1
}

struct Writer<'p, T, P> {
    shard: Shard,
    put: &'p P,
    answers: Vec<T>,
    one: Vec<u8>,
}

impl<T, E, P: Fn(Shard) -> Result<T, E>> Writer<'_, T, P> {
    /// Adds a term, whose postings are `one`.
    fn term(&mut self, letters: [char; 2]) -> Result<(), E> {
        let size = self.shard.terms.len() + self.shard.postings.len();
        if size > 0 && size + self.one.len() > SHARD {
            self.close()?;
        }
        self.shard.terms.extend(letters);
        code::put(self.one.len() as u64, &mut self.shard.postings);
        self.shard.postings.extend_from_slice(&self.one);
        Ok(())
    }

    fn close(&mut self) -> Result<(), E> {
        if !self.shard.terms.is_empty() {
            self.answers.push((self.put)(std::mem::take(&mut self.shard))?);
        }
        Ok(())
    }
}
