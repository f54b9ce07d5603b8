//! Owns: how a long list is cut into pages of whole townships. In: the places of its rows.
//! Out: which townships share a page, which rows a page keeps, and the links from the list to its parts.

use crate::index::{Index, address};
use crate::model::{Place, link};
use crate::render::frame::Link;
use crate::render::site::Site;
use crate::render::views::rows::{DeadlineItem, GroupHead, Grouped, MeasureItem, ProblemItem, Rows};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

/// A page with more rows than this is cut, so that none grows without bound. A row of a measure with its own
/// wording takes about 92 bytes compressed, style sheet and scripts 14 KB, and all together should stay under 30 KB.
const LIMIT: usize = 150;
/// So many rows several townships may share: fewer, since what presses stands on some such pages twice, and each
/// township has its heading.
const SHARED: usize = 110;

/// Townships that share a page, by their positions; those between them that have no rows do no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The page is named after it.
    pub first: usize,
    /// May be the first one.
    pub last: usize,
}

impl Span {
    /// A page of one township.
    pub fn one(township: usize) -> Self {
        Span { first: township, last: township }
    }

    fn holds(self, township: usize) -> bool {
        (self.first..=self.last).contains(&township)
    }

    fn is_one(self) -> bool {
        self.first == self.last
    }

    /// What its page is called: the township, or from which to which.
    pub fn name(self, site: &Site<'_>) -> String {
        let name = |at: usize| site.index.townships[at].township.name.as_str();
        if self.is_one() {
            return name(self.first).to_owned();
        }
        site.words.say("part-span", &[("first", name(self.first).into()), ("last", name(self.last).into())])
    }
}

/// Which page of a list: none is the list's own, else the part of these townships.
pub type Part = Option<Span>;

/// The parts of a list, none if it fits on one page: as many townships to a page as fit, since most of a page of a
/// few rows would be what all pages have. A township is never cut.
pub fn parts(places: impl Iterator<Item = Place>) -> Vec<Span> {
    let counts = count(places);
    if counts.values().sum::<usize>() <= LIMIT {
        return Vec::new();
    }
    let (mut parts, mut rows): (Vec<Span>, usize) = (Vec::new(), 0);
    for (township, count) in counts.into_iter().filter_map(|(township, count)| Some((township?, count))) {
        match parts.last_mut() {
            Some(part) if rows + count <= SHARED => part.last = township,
            _ => {
                parts.push(Span::one(township));
                rows = 0;
            }
        }
        rows += count;
    }
    parts
}

fn count(places: impl Iterator<Item = Place>) -> BTreeMap<Option<usize>, usize> {
    let mut counts = BTreeMap::new();
    // Rows of one township nearly always follow one another.
    let (mut last, mut rows) = (None, 0);
    for township in places.map(Place::township) {
        if township != last && rows > 0 {
            *counts.entry(last).or_default() += std::mem::take(&mut rows);
        }
        last = township;
        rows += 1;
    }
    if rows > 0 {
        *counts.entry(last).or_default() += rows;
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
    Townships(Span),
}

impl Keep {
    /// What a page keeps of a list whose rows lie at `places`.
    pub fn of(part: Part, places: impl Iterator<Item = Place>) -> Self {
        match part {
            Some(span) => Keep::Townships(span),
            None if parts(places).is_empty() => Keep::All,
            None => Keep::County,
        }
    }

    /// Whether it keeps what stands there.
    pub fn place(self, place: Place) -> bool {
        match self {
            Keep::All => true,
            Keep::County => place.township().is_none(),
            Keep::Townships(span) => place.township().is_some_and(|township| span.holds(township)),
        }
    }

    /// The positions that it keeps of a list; where several townships share a page, one township after the other.
    pub fn of_list<'a>(self, site: &Site<'a>, list: List<'a>) -> Vec<usize> {
        match self {
            Keep::All => list.positions().to_vec(),
            Keep::County => site.by_township.of(site, list).within(None, None).to_vec(),
            Keep::Townships(span) => {
                site.by_township.of(site, list).within(Some(span.first), Some(span.last)).to_vec()
            }
        }
    }

    /// A place of every township that has rows in what it keeps of these lists.
    pub fn places<'a>(self, site: &Site<'a>, lists: &[List<'a>]) -> Vec<Place> {
        let of_list = |list: &List<'a>| match self {
            Keep::All => list.positions().iter().map(|at| list.place(site.index, *at)).collect(),
            Keep::County => Vec::new(),
            Keep::Townships(span) => site.by_township.of(site, *list).townships(span),
        };
        lists.iter().flat_map(of_list).collect()
    }

    /// Whether several townships share the page, so that each needs a heading.
    pub fn is_shared(self) -> bool {
        matches!(self, Keep::Townships(span) if !span.is_one())
    }
}

/// A list of the index, by the positions of its rows.
#[derive(Clone, Copy, Debug)]
pub enum List<'a> {
    /// Of measures.
    Measures(&'a [usize]),
    /// Of deadlines.
    Deadlines(&'a [usize]),
    /// Of problems.
    Problems(&'a [usize]),
    /// Of plans.
    Plans(&'a [usize]),
}

impl<'a> List<'a> {
    /// The positions of its rows, in its order.
    fn positions(self) -> &'a [usize] {
        match self {
            List::Measures(rows) | List::Deadlines(rows) | List::Problems(rows) | List::Plans(rows) => rows,
        }
    }

    fn place(self, index: &Index<'_>, at: usize) -> Place {
        match self {
            List::Measures(_) => index.measures[at].at.place,
            List::Deadlines(_) => index.deadlines[at].at.place,
            List::Problems(_) => index.problems[at].at.place,
            List::Plans(_) => index.plans[at].at.place,
        }
    }
}

/// The lists of the index, each one township after the other. A long list is cut into as many pages as it has
/// townships: were each to look for its rows in the whole list, the work would grow with the square of the county.
#[derive(Debug, Default)]
pub struct ByTownship(RwLock<HashMap<(usize, usize), Arc<Sorted>>>);

impl ByTownship {
    /// A list, sorted when first asked for. Lists are told apart by where they lie in memory, which the index that
    /// the site borrows keeps them from leaving.
    pub fn of<'a>(&self, site: &Site<'a>, list: List<'a>) -> Arc<Sorted> {
        let rows = list.positions();
        let key = (rows.as_ptr() as usize, rows.len());
        // A poisoned lock only means that another thread panicked; what it had written is whole.
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let sorted = Arc::new(Sorted::new(rows, |at| list.place(site.index, at)));
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&sorted));
        sorted
    }
}

/// A list, one township after the other, each in the order of the list; first what no township has.
#[derive(Debug)]
pub struct Sorted {
    positions: Vec<usize>,
    /// Where each begins that has rows.
    starts: Vec<(Option<usize>, usize)>,
}

impl Sorted {
    fn new(positions: &[usize], place: impl Fn(usize) -> Place) -> Self {
        let mut keyed: Vec<(Option<usize>, usize)> =
            positions.iter().map(|at| (place(*at).township(), *at)).collect();
        keyed.sort_by_key(|(township, _)| *township);
        let mut starts: Vec<(Option<usize>, usize)> = Vec::new();
        for (at, (township, _)) in keyed.iter().enumerate() {
            if starts.last().is_none_or(|(before, _)| before != township) {
                starts.push((*township, at));
            }
        }
        Sorted { positions: keyed.into_iter().map(|(_, at)| at).collect(), starts }
    }

    /// The rows from one township to another; none is what no township has.
    pub fn within(&self, first: Option<usize>, last: Option<usize>) -> &[usize] {
        let start = |at: usize| self.starts.get(at).map_or(self.positions.len(), |(_, start)| *start);
        let from = self.starts.partition_point(|(township, _)| *township < first);
        let to = self.starts.partition_point(|(township, _)| *township <= last);
        &self.positions[start(from)..start(to)]
    }

    fn townships(&self, span: Span) -> Vec<Place> {
        let from = self.starts.partition_point(|(township, _)| *township < Some(span.first));
        let within =
            self.starts[from..].iter().map_while(|(township, _)| township.filter(|at| span.holds(*at)));
        within.map(Place::Township).collect()
    }
}

/// Puts headings of townships over the rows of a page that several share.
pub struct Heads<'r> {
    rows: &'r Rows<'r>,
    keep: Keep,
    anchored: BTreeSet<usize>,
}

impl<'r> Heads<'r> {
    /// For a page that keeps `keep`.
    pub fn new(rows: &'r Rows<'r>, keep: Keep) -> Self {
        Heads { rows, keep, anchored: BTreeSet::new() }
    }

    /// Measures under their headings.
    pub fn measures(&mut self, shown: &[usize]) -> Vec<MeasureItem> {
        let index = self.rows.site.index;
        self.over(self.rows.measures(shown), shown.iter().map(|at| index.measures[*at].at.place.township()))
    }

    /// Deadlines under their headings.
    pub fn deadlines(&mut self, shown: &[usize]) -> Vec<DeadlineItem> {
        let index = self.rows.site.index;
        self.over(self.rows.deadlines(shown), shown.iter().map(|at| index.deadlines[*at].at.place.township()))
    }

    /// Problems under their headings.
    pub fn problems(&mut self, shown: &[usize]) -> Vec<ProblemItem> {
        let index = self.rows.site.index;
        self.over(self.rows.problems(shown), shown.iter().map(|at| index.problems[*at].at.place.township()))
    }

    /// The items of a list of that page, made from `shown`; its first row of each township bears the heading.
    /// Where a page has several lists, links lead to the first heading of a township.
    pub fn over<T: Grouped>(
        &mut self,
        mut items: Vec<T>,
        townships: impl Iterator<Item = Option<usize>>,
    ) -> Vec<T> {
        if !self.keep.is_shared() {
            return items;
        }
        let mut before = None;
        for (item, township) in items.iter_mut().zip(townships) {
            if township == before {
                continue;
            }
            before = township;
            let Some(at) = township else { continue };
            let row = &self.rows.site.index.townships[at];
            let anchor = self.anchored.insert(at).then(|| link::township_anchor(Some(row.slug())));
            item.under(GroupHead { place: self.rows.place(&row.own.at), anchor });
        }
        items
    }
}

/// A township's share of a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartItem {
    /// Leads to its rows in a part of the list, or to the township where the list is whole.
    pub link: Link,
    /// How many rows.
    pub count: usize,
}

/// How a list at `list` that is cut into `parts` spreads over townships; the county's own rows are not among them.
pub fn spread(
    rows: &Rows<'_>,
    list: &str,
    parts: &[Span],
    places: impl Iterator<Item = Place>,
) -> Vec<PartItem> {
    let townships = &rows.site.index.townships;
    let page = |township: usize| {
        let Some(part) = parts.iter().find(|part| part.holds(township)) else {
            return townships[township].page();
        };
        let page = address::split(list, townships[part.first].slug());
        if part.is_one() {
            return page;
        }
        [&page, "#", &link::township_anchor(Some(townships[township].slug()))].concat()
    };
    let item = |(township, count): (Option<usize>, usize)| {
        let township = township?;
        Some(PartItem { link: rows.frame.link(&page(township), &townships[township].township.name), count })
    };
    count(places).into_iter().filter_map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(count: usize) -> impl Iterator<Item = Place> + Clone {
        [Place::County, Place::Township(1)]
            .into_iter()
            .chain((0..count - 2).map(|at| Place::Village(at % 2, at)))
    }

    fn span(first: usize, last: usize) -> Span {
        Span { first, last }
    }

    #[test]
    fn only_a_list_past_the_limit_splits() {
        assert!(parts(places(LIMIT)).is_empty());
        assert_eq!(parts(places(LIMIT + 1)), [span(0, 0), span(1, 1)]);
        assert_eq!(Keep::of(None, places(LIMIT)), Keep::All);
        assert_eq!(Keep::of(None, places(LIMIT + 1)), Keep::County);
        assert_eq!(Keep::of(Some(span(0, 1)), places(LIMIT + 1)), Keep::Townships(span(0, 1)));
    }

    #[test]
    fn townships_share_pages_up_to_the_limit_and_none_is_cut() {
        let rows = [40, SHARED - 40, 1, 0, SHARED - 1, LIMIT + 1, 2];
        let places =
            rows.iter().enumerate().flat_map(|(at, rows)| std::iter::repeat_n(Place::Township(at), *rows));
        let parts = parts(places);
        assert_eq!(parts, [span(0, 1), span(2, 4), span(5, 5), span(6, 6)]);
    }

    #[test]
    fn pages_of_a_list_share_its_rows_without_rest() {
        let all: Vec<Place> = places(10).collect();
        // As a month's deadlines: not in the order of places.
        let positions: Vec<usize> = (0..10).rev().collect();
        let sorted = Sorted::new(&positions, |at| all[at]);
        assert_eq!(sorted.within(None, None), [0]);
        assert_eq!(sorted.within(Some(0), Some(0)), [8, 6, 4, 2], "in the order of the list");
        assert_eq!(sorted.within(Some(1), Some(1)), [9, 7, 5, 3, 1]);
        assert_eq!(
            sorted.within(Some(0), Some(9)),
            [8, 6, 4, 2, 9, 7, 5, 3, 1],
            "one township after the other"
        );
        assert!(sorted.within(Some(2), Some(9)).is_empty());
        assert_eq!(sorted.townships(span(0, 5)), [Place::Township(0), Place::Township(1)]);
        assert_eq!(sorted.townships(span(1, 5)), [Place::Township(1)]);
        assert!(sorted.townships(span(2, 5)).is_empty());
    }
}
