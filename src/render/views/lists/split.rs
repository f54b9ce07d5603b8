//! Owns: how a long list is cut into one page a township. In: the places of its rows.
//! Out: which townships get a page, which rows a page keeps, and the links from the list to its parts.

use crate::index::address;
use crate::model::Place;
use crate::render::frame::Link;
use crate::render::views::rows::Rows;
use serde::Serialize;
use std::collections::BTreeMap;

/// A page with more rows than this is cut, so that none grows without bound. A row of a measure with its own
/// wording takes about 92 bytes compressed, style sheet and scripts 14 KB, and all together should stay under 30 KB.
const LIMIT: usize = 150;

/// Which page of a list: none is the list's own, else the township's whose part it is.
pub type Part = Option<usize>;

/// The townships among which a list splits; none if it fits on one page.
pub fn parts(places: impl Iterator<Item = Place>) -> Vec<usize> {
    let counts = count(places);
    if counts.values().sum::<usize>() <= LIMIT {
        return Vec::new();
    }
    counts.into_keys().flatten().collect()
}

fn count(places: impl Iterator<Item = Place>) -> BTreeMap<Option<usize>, usize> {
    let mut counts = BTreeMap::new();
    for place in places {
        *counts.entry(place.township()).or_default() += 1;
    }
    counts
}

/// What one page of a list keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The list fits on its page.
    All,
    /// The list's own page when it splits: only what no township has.
    County,
    /// A part.
    Township(usize),
}

impl Keep {
    /// What a page keeps of a list whose rows lie at `places`.
    pub fn of(part: Part, places: impl Iterator<Item = Place>) -> Self {
        match part {
            Some(township) => Keep::Township(township),
            None if parts(places).is_empty() => Keep::All,
            None => Keep::County,
        }
    }

    /// Whether it keeps what stands there.
    pub fn place(self, place: Place) -> bool {
        match self {
            Keep::All => true,
            Keep::County => place.township().is_none(),
            Keep::Township(township) => place.township() == Some(township),
        }
    }

    /// The positions that it keeps.
    pub fn filter(self, positions: &[usize], place: impl Fn(usize) -> Place) -> Vec<usize> {
        positions.iter().copied().filter(|position| self.place(place(*position))).collect()
    }
}

/// A township's share of a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartItem {
    /// Leads to its part of the list, or to the township where the list is whole.
    pub link: Link,
    /// How many rows.
    pub count: usize,
}

/// How a list at `list` spreads over townships; the county's own rows are not among them.
pub fn spread(rows: &Rows<'_>, list: &str, places: impl Iterator<Item = Place>, keep: Keep) -> Vec<PartItem> {
    let item = |(township, count): (Option<usize>, usize)| {
        let row = &rows.site.index.townships[township?];
        let to = if keep == Keep::County { address::split(list, row.slug()) } else { row.page() };
        Some(PartItem { link: rows.frame.link(&to, &row.township.name), count })
    };
    count(places).into_iter().filter_map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(count: usize) -> impl Iterator<Item = Place> {
        [Place::County, Place::Township(1)]
            .into_iter()
            .chain((0..count - 2).map(|at| Place::Village(at % 2, at)))
    }

    #[test]
    fn only_a_list_past_the_limit_splits() {
        assert!(parts(places(LIMIT)).is_empty());
        assert_eq!(parts(places(LIMIT + 1)), [0, 1]);
        assert_eq!(Keep::of(None, places(LIMIT)), Keep::All);
        assert_eq!(Keep::of(None, places(LIMIT + 1)), Keep::County);
        assert_eq!(Keep::of(Some(1), places(LIMIT + 1)), Keep::Township(1));
    }

    #[test]
    fn pages_of_a_list_share_its_rows_without_rest() {
        let all: Vec<Place> = places(10).collect();
        let positions: Vec<usize> = (0..10).collect();
        let kept = |keep: Keep| keep.filter(&positions, |at| all[at]).len();
        assert_eq!(kept(Keep::All), 10);
        assert_eq!((kept(Keep::County), kept(Keep::Township(0)), kept(Keep::Township(1))), (1, 4, 5));
    }
}
