//! Owns: where each pair of letters stands, cut into shards. In: a stream. Out: shards, one at a time.
//! Pairs are sorted in passes, each of a range of first letters, so that memory holds a part of them at a time.

use super::code;
use super::stream::Stream;
use rayon::prelude::*;
use std::ops::Range;

/// A pass sorts about as many pairs, unless that took too many passes.
const PASS: usize = 2_000_000;
/// Each pass looks at the whole stream: a fixed number of them keeps the work in proportion to the county.
const PASSES: usize = 16;
/// A shard is closed when it is as large: one fetch on a slow line, and few files.
const SHARD: usize = 24 * 1024;
/// Bits of a position beside the second letter of a pair.
const POSITION: u32 = 40;

/// Terms that stand next to each other in the order of code points, with their postings.
#[derive(Debug, Default)]
pub struct Shard {
    /// Two letters a term.
    pub terms: String,
    /// For each term how many characters its postings take, then these: gaps between positions, less one.
    pub postings: Vec<u8>,
}

impl Stream {
    /// Makes every shard; `put` takes each, from several threads at once, and says what is to be known of it later.
    /// These answers come back in the order of the terms.
    ///
    /// # Errors
    /// When `put` refuses one.
    pub fn shards<T: Send, E: Send>(
        &self,
        put: &(impl Fn(Shard) -> Result<T, E> + Sync),
    ) -> Result<Vec<T>, E> {
        let counts = self.counts();
        let pass = |letters: Range<usize>| self.pass(letters, &counts, put);
        let answers: Result<Vec<Vec<T>>, E> = passes(&counts).into_par_iter().map(pass).collect();
        Ok(answers?.into_iter().flatten().collect())
    }

    /// How many pairs begin with each letter.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.letters.len() + 1];
        self.pairs(&(0..counts.len()), &mut |first, _, _| counts[first] += 1);
        counts
    }

    /// Hands on every pair that begins with one of `letters`: both letters and the position. Pairs of initials come
    /// after all others.
    fn pairs(&self, letters: &Range<usize>, take: &mut impl FnMut(usize, u32, usize)) {
        // 0 parts words; wrapping makes "not 0 and in range" one comparison, this loop sees every character.
        let (start, length) = (letters.start.max(1) as u32, letters.end.saturating_sub(letters.start.max(1)));
        let mut ids = self.ids.iter();
        let mut first = ids.next().map_or(0, |id| self.orders[usize::from(*id)]);
        for (at, id) in ids.enumerate() {
            let second = self.orders[usize::from(*id)];
            if (first.wrapping_sub(start) as usize) < length && second != 0 {
                take(first as usize, second, at);
            }
            first = second;
        }
        // Initials are letters from a to z, which lie in few passes; in all others only a character without initials
        // can begin a pair.
        let initials = self.readings.iter().flatten().any(|order| letters.contains(&(*order as usize)));
        for title in &self.titles {
            for at in title.start..title.end.saturating_sub(1) {
                if initials || self.readings[usize::from(self.ids[at])].is_empty() {
                    self.abbreviated(at, letters, take);
                }
            }
        }
    }

    /// Pairs of initials, or of an initial and a letter, for the two characters at a position.
    fn abbreviated(&self, at: usize, letters: &Range<usize>, take: &mut impl FnMut(usize, u32, usize)) {
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
                if *first != 0 && *second != 0 && letters.contains(&(*first as usize)) {
                    take(*first as usize, *second, at);
                }
            }
        }
    }

    fn pass<T, E>(
        &self,
        letters: Range<usize>,
        counts: &[usize],
        put: &(impl Fn(Shard) -> Result<T, E> + Sync),
    ) -> Result<Vec<T>, E> {
        let base = letters.start;
        let mut ends = Vec::with_capacity(letters.len());
        let mut total = 0;
        for count in &counts[letters.clone()] {
            ends.push(total);
            total += count;
        }
        let mut pairs = vec![0_u64; total];
        self.pairs(&letters, &mut |first, second, at| {
            let end = &mut ends[first - base];
            pairs[*end] = u64::from(second) << POSITION | at as u64;
            *end += 1;
        });
        let mut writer = Writer { shard: Shard::default(), put, answers: Vec::new(), one: Vec::new() };
        let mut start = 0;
        for (first, end) in letters.zip(ends) {
            let bucket = &mut pairs[start..end];
            start = end;
            bucket.sort_unstable();
            for term in bucket.chunk_by(|a, b| a >> POSITION == b >> POSITION) {
                let second = (term[0] >> POSITION) as usize;
                writer.term([self.letters[first - 1], self.letters[second - 1]], term)?;
            }
        }
        writer.close()?;
        Ok(writer.answers)
    }
}

/// Ranges of first letters, each with about as many pairs as one pass sorts.
fn passes(counts: &[usize]) -> Vec<Range<usize>> {
    let most = PASS.max(counts.iter().sum::<usize>() / PASSES);
    let mut passes = Vec::new();
    let (mut start, mut sum) = (1, 0);
    for (letter, count) in counts.iter().enumerate().skip(1) {
        if sum > 0 && sum + count > most {
            passes.push(start..letter);
            (start, sum) = (letter, 0);
        }
        sum += count;
    }
    passes.push(start..counts.len());
    passes
}

struct Writer<'p, T, P> {
    shard: Shard,
    put: &'p P,
    answers: Vec<T>,
    one: Vec<u8>,
}

impl<T, E, P: Fn(Shard) -> Result<T, E>> Writer<'_, T, P> {
    fn term(&mut self, letters: [char; 2], pairs: &[u64]) -> Result<(), E> {
        self.one.clear();
        let mut next = 0;
        for pair in pairs {
            let at = pair & ((1 << POSITION) - 1);
            // An initial and a letter may be the same pair.
            if at >= next {
                code::put(at - next, &mut self.one);
                next = at + 1;
            }
        }
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
