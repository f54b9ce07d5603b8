//! Owns: the index of the search as classic scripts, which a page opened from a disk may load too.
//! In: the site. Out: artifacts under `search/`, made in parallel and handed on as they are made.
//! Only what this edition shows is ever looked at: the texts are those that its pages render.

mod names;
mod script;
mod things;

pub use names::{Letter, Names};

use super::frame::Frame;
use super::{RenderError, Site};
use crate::artifact::{Artifact, Content};
use crate::index::address;
use crate::search::{Open, Shard, Stream, StreamBuilder, Texts, code};
use rayon::prelude::*;
pub use script::Script;
use serde::Serialize;
use std::ops::Range;
use things::{Sort, Things};

/// Lines of things in one script.
pub const ROWS: usize = 128;
/// Characters of texts in one script, give or take a text.
const LETTERS: usize = 9_000;
/// Bytes of postings that are held before some are put aside: those of about five thousand villages.
const HELD: usize = 12 * 1024 * 1024;
/// Texts read at a time, so that memory never holds all of them.
const READ: usize = 1_024;

/// What the search must know before its first question.
#[derive(Serialize)]
pub struct Core<'c> {
    /// Sorts of things: key, name and how many.
    pub sorts: Vec<(&'static str, String, usize)>,
    /// Characters of each head.
    pub heads: &'c str,
    /// For each text how many things lie between it and the text before, and its characters.
    pub texts: &'c str,
    /// Texts in each script of texts.
    pub blocks: &'c str,
    /// For each thing how many places lie between its own and that of the thing before in its sort.
    pub places: &'c str,
    /// Villages of each township: a township's place comes before its villages', the county's is 0.
    pub villages: &'c str,
    /// The first term of each shard.
    pub shards: String,
    /// Lines in each script of things.
    pub rows: usize,
}

/// Makes every script; `put` takes each as it is made, from several threads at once. Where `aside` is given, most of
/// what a large county's take is put there meanwhile.
///
/// # Errors
/// When `put` refuses one, or what was put aside is lost.
pub fn artifacts<E: Send>(
    site: &Site<'_>,
    aside: Option<Open>,
    put: &(impl Fn(Artifact) -> Result<(), RenderError<E>> + Sync),
) -> Result<(), RenderError<E>> {
    let frame = Frame::new(address::SEARCH.to_owned(), "search", String::new(), String::new());
    let things = Things::new(site, &frame);
    let send = |script: Script| {
        let path = address::search_script(script.name());
        put(Artifact { path, content: Content::Bytes(script.finish()) })
    };
    let block = |number: usize, texts: &Texts<'_>, range: Range<usize>| {
        let mut out = Vec::with_capacity(LETTERS * 2);
        texts.write(range, &mut out);
        send(Script::new(&format!("text-{number}"), &code::text(out)))
    };
    let Gathered { stream, texts, blocks } = gather(&things, aside, &block)?;
    let rows = (0..things.len().div_ceil(ROWS)).into_par_iter();
    let lines = || {
        send(Script::new("letters", &stream.alphabet()))?;
        rows.try_for_each(|block| send(things.rows(block, ROWS)))
    };
    let shard = |shard: Shard| {
        let first: String = shard.terms.chars().take(2).collect();
        send(Script::new(&shard_name(&first), &(&shard.terms, code::text(shard.postings))))?;
        Ok(first)
    };
    let (rest, shards) = rayon::join(lines, || stream.shards(&shard, &RenderError::Aside));
    rest?;
    send(core(&things, &stream, &texts, &blocks, shards?.concat()))
}

/// What a shard answers as: the code points of its first term.
pub fn shard_name(first: &str) -> String {
    let points: Vec<String> = first.chars().map(|c| format!("{:x}", u32::from(c))).collect();
    format!("terms-{}", points.join("-"))
}

/// All heads and texts.
struct Gathered {
    stream: Stream,
    /// Which things have a text.
    texts: Vec<usize>,
    /// How many texts each script of texts holds.
    blocks: Vec<usize>,
}

/// Reads everything once; `write` gets the texts of each script, with its number, as soon as a stretch is cut.
fn gather<E: Send>(
    things: &Things<'_>,
    aside: Option<Open>,
    write: &(impl Fn(usize, &Texts<'_>, Range<usize>) -> Result<(), E> + Sync),
) -> Result<Gathered, E> {
    let sparing = |open| StreamBuilder::sparing(HELD, open);
    let mut stream = aside.map_or_else(StreamBuilder::default, sparing);
    for position in 0..things.len() {
        let thing = things.thing(position);
        stream.head(&thing.title, &thing.more);
    }
    let mut gathered = Blocks { stream, texts: Vec::new(), blocks: Vec::new(), cut: 0, open: 0, letters: 0 };
    let all: Vec<usize> = (0..things.len()).filter(|position| things.has_text(*position)).collect();
    for some in all.chunks(READ) {
        let read: Vec<String> = some.par_iter().map(|position| things.text(*position)).collect();
        for (position, text) in some.iter().zip(read).filter(|(_, text)| !text.is_empty()) {
            gathered.add(*position, &text, write)?;
        }
    }
    gathered.close();
    gathered.cut(write)?;
    let Blocks { stream, texts, blocks, .. } = gathered;
    Ok(Gathered { stream: stream.finish(), texts, blocks })
}

/// Texts on their way into scripts.
struct Blocks {
    stream: StreamBuilder,
    texts: Vec<usize>,
    blocks: Vec<usize>,
    /// How many of the scripts lie in stretches that were cut.
    cut: usize,
    /// Texts and characters of the script that is not yet full.
    open: usize,
    letters: usize,
}

impl Blocks {
    fn add<E: Send>(
        &mut self,
        thing: usize,
        text: &str,
        write: &(impl Fn(usize, &Texts<'_>, Range<usize>) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        self.letters += self.stream.text(text);
        self.texts.push(thing);
        self.open += 1;
        if self.letters >= LETTERS {
            self.close();
            // No script lies in two stretches.
            if self.stream.full() {
                self.cut(write)?;
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.open > 0 {
            self.blocks.push(self.open);
        }
        (self.open, self.letters) = (0, 0);
    }

    fn cut<E: Send>(
        &mut self,
        write: &(impl Fn(usize, &Texts<'_>, Range<usize>) -> Result<(), E> + Sync),
    ) -> Result<(), E> {
        let texts = self.stream.cut();
        let mut start = 0;
        let range = |(at, length): (usize, &usize)| {
            let range = start..start + length;
            start = range.end;
            (at, range)
        };
        let ranges: Vec<_> = self.blocks.iter().enumerate().skip(self.cut).map(range).collect();
        self.cut = self.blocks.len();
        ranges.into_par_iter().try_for_each(|(number, range)| write(number, &texts, range))
    }
}

fn core(things: &Things<'_>, stream: &Stream, texts: &[usize], blocks: &[usize], shards: String) -> Script {
    let mut next = 0;
    let texts = texts.iter().zip(stream.texts()).flat_map(|(thing, length)| {
        let gap = thing - next;
        next = thing + 1;
        [gap, *length]
    });
    let core = Core {
        sorts: Sort::ALL.iter().map(|sort| (sort.key(), things.name(*sort), things.count(*sort))).collect(),
        heads: &numbers(stream.heads().iter().map(|length| *length as usize)),
        texts: &numbers(texts),
        blocks: &numbers(blocks.iter().copied()),
        places: &numbers(things.places()),
        villages: &numbers(things.villages()),
        shards,
        rows: ROWS,
    };
    Script::new("core", &core)
}

/// Numbers in the form of scripts.
pub fn numbers(numbers: impl Iterator<Item = usize>) -> String {
    let mut out = Vec::new();
    numbers.for_each(|number| code::put(number as u64, &mut out));
    code::text(out)
}
