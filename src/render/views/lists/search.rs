//! Owns: the page of the search, and the names of all villages from A to Z, which it shows where no script runs.
//! In: the index by village. Out: `search/index.html`, and pages of letters where there are too many names for one.

use super::{Head, Page};
use crate::index::address;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::search::Letter;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::Rows;
use serde::Serialize;

/// A page holds as many names at most; 60 bytes each before they are compressed.
const LIMIT: usize = 500;
/// Units and kinds are named as long as they are fewer; a longer list has its own page.
const FEW: usize = 100;

/// `search/index.html`: the box, and what stands there until something is found: all villages from A to Z.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// All names, or where there are too many, pages of them.
    letters: Vec<LetterView>,
    /// Programmes; none where there are too many to name.
    programmes: Vec<Shared<Link>>,
    /// Kinds of measures, likewise.
    kinds: Vec<Shared<Link>>,
    /// Units, likewise.
    units: Vec<Shared<Link>>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "search.html";
}

/// Villages whose names begin with one letter.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LetterView {
    /// `A`; none for names that begin with no letter.
    name: Option<char>,
    /// Its `id` on the page.
    anchor: String,
    /// How many villages.
    count: usize,
    /// The villages, in the order of their spelling; none where they have pages of their own.
    villages: Vec<VillageLine>,
    /// These pages.
    parts: Vec<PartLine>,
}

/// A village from A to Z.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct VillageLine {
    /// The village.
    link: Link,
    /// Its township.
    township: String,
}

/// A page of names: the first and the last of them.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PartLine {
    /// Its address.
    href: String,
    /// The first village on it.
    first: String,
    /// The last village on it.
    last: String,
    /// How many villages.
    count: usize,
}

/// `search/az-L.html`: villages of one letter, where one page cannot hold all names.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartPageView {
    /// The villages.
    villages: Vec<VillageLine>,
    /// The page before.
    before: Option<Link>,
    /// The page after.
    after: Option<Link>,
}

impl PageView for PartPageView {
    const TEMPLATE: &'static str = "letter.html";
}

/// Which letters, and which pages of each, stand apart: pairs of positions; empty where one page holds all names.
pub fn parts(site: &Site<'_>) -> Vec<(usize, usize)> {
    if site.index.villages.len() <= LIMIT {
        return Vec::new();
    }
    let letters = site.names().iter().enumerate();
    letters.flat_map(|(at, letter)| (0..pages(letter)).map(move |number| (at, number))).collect()
}

fn pages(letter: &Letter) -> usize {
    letter.villages.len().div_ceil(LIMIT)
}

fn chunk(letter: &Letter, number: usize) -> &[usize] {
    letter.villages.chunks(LIMIT).nth(number).unwrap_or_default()
}

/// The page of the search.
pub fn page(site: &Site<'_>) -> Result<Page, TemplateError> {
    let index = site.index;
    let head = Head {
        path: address::SEARCH.to_owned(),
        section: "search",
        title: site.words.plain("search-title"),
        lead: "search-lead",
        args: vec![("villages", index.villages.len().into())],
        above: None,
    };
    let frame = head.frame(site, None).unlisted();
    let rows = Rows::new(site, &frame);
    let all = |count: usize| if count <= FEW { 0..count } else { 0..0 };
    let whole = index.villages.len() <= LIMIT;
    let letter = |letter: &Letter| LetterView {
        name: letter.letter.is_ascii_alphabetic().then_some(letter.letter),
        anchor: format!("az-{}", letter.letter.to_ascii_lowercase()),
        count: letter.villages.len(),
        villages: if whole { villages(site, &frame, &letter.villages) } else { Vec::new() },
        parts: if whole { Vec::new() } else { part_lines(site, &frame, letter) },
    };
    let view = View {
        letters: site.names().iter().map(letter).collect(),
        programmes: all(index.programmes.len()).map(|at| rows.programme(at)).collect(),
        kinds: all(index.kinds.len()).map(|at| rows.kind(at)).collect(),
        units: all(index.units.len()).map(|at| rows.unit(at)).collect(),
    };
    super::plain(site, &frame, view)
}

fn villages(site: &Site<'_>, frame: &Frame, positions: &[usize]) -> Vec<VillageLine> {
    let line = |at: &usize| {
        let row = &site.index.villages[*at];
        VillageLine { link: frame.link(&row.page(), &row.village.name), township: row.township.name.clone() }
    };
    positions.iter().map(line).collect()
}

fn part_lines(site: &Site<'_>, frame: &Frame, letter: &Letter) -> Vec<PartLine> {
    let name = |at: Option<&usize>| at.map(|at| site.index.villages[*at].village.name.clone());
    let line = |number: usize| {
        let villages = chunk(letter, number);
        PartLine {
            href: frame.href(&address::letter(letter.letter, number)),
            first: name(villages.first()).unwrap_or_default(),
            last: name(villages.last()).unwrap_or_default(),
            count: villages.len(),
        }
    };
    (0..pages(letter)).map(line).collect()
}

/// A page of names that begin with one letter.
pub fn letter(site: &Site<'_>, letter: usize, number: usize) -> Result<Page, TemplateError> {
    let names = site.names();
    let chosen = &names[letter];
    let head = Head {
        path: address::letter(chosen.letter, number),
        section: "search",
        title: title(site, chosen),
        lead: "search-letter-lead",
        args: vec![("villages", chosen.villages.len().into())],
        above: Some((address::SEARCH, "search-title")),
    };
    let frame = head.frame(site, None).unlisted();
    let all = parts(site);
    let here = all.iter().position(|part| *part == (letter, number));
    let neighbour = |at: Option<usize>| {
        let (letter, number) = *all.get(at?)?;
        let letter = &names[letter];
        Some(frame.link(&address::letter(letter.letter, number), title(site, letter)))
    };
    let view = PartPageView {
        villages: villages(site, &frame, chunk(chosen, number)),
        before: neighbour(here.and_then(|here| here.checked_sub(1))),
        after: neighbour(here.map(|here| here + 1)),
    };
    super::plain(site, &frame, view)
}

fn title(site: &Site<'_>, letter: &Letter) -> String {
    if letter.letter.is_ascii_alphabetic() {
        site.words.say("search-letter-title", &[("letter", letter.letter.to_string().as_str().into())])
    } else {
        site.words.plain("search-letter-other")
    }
}
