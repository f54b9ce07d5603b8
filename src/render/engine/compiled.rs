//! Owns: the fast way to fill a template. In: a theme's templates and a page's views. Out: the page, or that Tera
//! has to make it.
//!
//! A county has a million rows, and Tera looks every name up in maps of maps that it builds anew for each page. Here
//! templates become trees whose names are places in a frame, and views become slices in an arena. The language is
//! Tera's and stays so: what is not read here, or is not plainly right while a page is filled, is [`Unsure`], and Tera
//! fills the page or says what is wrong with it. Both give the same bytes; tests hold them to it on every page.

mod link;
mod parse;
mod record;
mod run;
mod token;
mod tree;
mod value;
mod words;

use crate::text::Catalogue;
use bumpalo::Bump;
use link::{Linker, Program};
use run::Run;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use tree::{Component, Source};

pub use record::record;
pub use value::Value;

/// Tera has to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsure;

impl std::fmt::Display for Unsure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("left to Tera")
    }
}

impl std::error::Error for Unsure {}

/// A theme's templates that can be filled the fast way.
#[derive(Debug)]
pub struct Compiled {
    programs: BTreeMap<String, Program>,
    components: Vec<Component>,
    roots: Vec<String>,
    /// Arenas of pages that are done: their memory is warm.
    arenas: Mutex<Vec<Bump>>,
}

/// An arena of this many bytes or more is given back after its page.
const LARGE: usize = 4 << 20;

impl Compiled {
    /// Reads a theme's templates, by name; `words` are what they may ask for as `t.…`.
    pub fn new<'t>(
        templates: impl Iterator<Item = (&'t str, &'t str)>,
        words: &BTreeMap<String, String>,
    ) -> Self {
        let parsed = templates.filter_map(|(name, text)| Some((name, parse::parse(text).ok()?)));
        let sources: BTreeMap<&str, Source> = parsed.collect();
        let mut linker = Linker::new(&sources, words);
        let programs = sources.keys().filter_map(|name| Some(((*name).to_owned(), linker.program(name).ok()?)));
        let programs = programs.collect();
        let Linker { components, roots, .. } = linker;
        Compiled { programs, components, roots, arenas: Mutex::default() }
    }

    /// Whether a template can be filled the fast way.
    pub fn knows(&self, name: &str) -> bool {
        self.programs.contains_key(name)
    }

    /// An arena for a page's values.
    pub fn arena(&self) -> Bump {
        // A poisoned lock only means that another thread panicked; arenas in it are whole.
        self.arenas.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Takes an arena back once its page is done.
    pub fn done(&self, mut arena: Bump) {
        if arena.allocated_bytes() < LARGE {
            arena.reset();
            self.arenas.lock().unwrap_or_else(PoisonError::into_inner).push(arena);
        }
    }

    /// Fills a page with what it is given by name.
    ///
    /// # Errors
    /// When Tera has to make it.
    pub fn fill<'a>(
        &'a self,
        name: &str,
        given: &[(&str, Value<'a>)],
        text: &'a Catalogue,
        arena: &'a Bump,
    ) -> Result<Vec<u8>, Unsure> {
        let program = self.programs.get(name).ok_or(Unsure)?;
        if given.iter().any(|(name, _)| program.sets.contains(*name)) {
            return Err(Unsure);
        }
        let root = |root: &String| {
            given.iter().find(|(name, _)| name == root).map_or(Value::Undefined, |(_, value)| *value)
        };
        let roots = arena.alloc_slice_fill_iter(self.roots.iter().map(root));
        let run = Run {
            arena,
            components: &self.components,
            text,
            roots,
            values: Vec::with_capacity(64),
            out: Vec::with_capacity(16 * 1024),
        };
        run.page(program)
    }
}
