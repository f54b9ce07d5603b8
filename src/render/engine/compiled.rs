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
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};
use tree::{Component, Source};

pub use record::record;
pub use value::Value;

/// Tera has to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsure;

impl std::fmt::Display for Unsure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Unsure {}

/// A theme's templates that can be filled the fast way.
#[derive(Debug)]
pub struct Compiled {
    programs: BTreeMap<String, Program>,
    components: Vec<Component>,
    roots: Vec<String>,
    /// Templates and components that are left to Tera.
    unsure: Vec<String>,
    /// Arenas of pages that are done: their memory is warm.
    arenas: Mutex<Vec<Bump>>,
}

/// No page is thought to take more bytes than this because the one before it did.
const LARGEST_GUESS: usize = 1 << 20;
/// An arena of this many bytes or more is given back after its page.
const LARGE: usize = 4 << 20;

impl Compiled {
    /// Reads a theme's templates, by name; `words` are what they may ask for as `t.…`.
    pub fn new<'t>(
        templates: impl Iterator<Item = (&'t str, &'t str)>,
        words: &BTreeMap<String, String>,
    ) -> Self {
        let mut unsure = Vec::new();
        let mut sources: BTreeMap<&str, Source> = BTreeMap::new();
        for (name, text) in templates {
            match parse::parse(text) {
                Ok(source) => drop(sources.insert(name, source)),
                Err(Unsure) => unsure.push(name.to_owned()),
            }
        }
        let mut linker = Linker::new(&sources, words);
        let mut programs = BTreeMap::new();
        for (name, source) in &sources {
            match linker.program(name) {
                Ok(program) => drop(programs.insert((*name).to_owned(), program)),
                Err(Unsure) => unsure.push((*name).to_owned()),
            }
            // One that nobody calls may be wrong all the same.
            let defined = source.components.iter().filter(|defined| linker.component(&defined.name).is_err());
            unsure.extend(defined.map(|defined| defined.name.clone()));
        }
        let Linker { components, roots, .. } = linker;
        Compiled { programs, components, roots, unsure, arenas: Mutex::default() }
    }

    /// Whether every template of the theme can be filled the fast way, so that Tera may never be needed.
    pub fn is_whole(&self) -> bool {
        self.unsure.is_empty()
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
            out: Vec::with_capacity(program.length.load(Ordering::Relaxed).min(LARGEST_GUESS)),
        };
        let page = run.page(program)?;
        program.length.store(page.len() + page.len() / 8, Ordering::Relaxed);
        Ok(page)
    }
}

#[cfg(test)]
mod tests;
