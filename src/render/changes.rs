//! Owns: what changed, gathered once for all pages and tables. In: the history, and deadlines that summaries moved.
//! Out: events by date, each counted once whether a summary or a commit brought it; sums; first promises.

mod sums;

pub use sums::Sums;

use crate::assess::Slip;
use crate::history::{
    Change, Effect, Facts, Field, History, PlaceHistory, State, Subject, Value, Version, What, diff,
};
use crate::index::{Index, MeasureRow, PlanRow, Where, address};
use crate::model::{Place, join_key};
use crate::render::shared::Shared;
use crate::render::views::ChangeLine;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A page of versions has room for so many measures in all: some 60 bytes compressed each.
const PAGE_OF_MEASURES: usize = 100;

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub quarter: i8,
}

impl From<Date> for Quarter {
    fn from(date: Date) -> Self {
        Quarter { year: date.year(), quarter: (date.month() + 2) / 3 }
    }
}

impl fmt::Display for Quarter {
    /// `2020-q2`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-q{}", self.year, self.quarter)
    }
}

/// What brought a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A commit, by its step in the history; past its end, what is not committed.
    Commit(usize),
    /// A summary, by its position in the index, and why it says so.
    Summary(Option<usize>, Option<String>),
}

/// A change of a promise.
#[derive(Clone, Debug)]
pub struct Event {
    /// When: the summary's date, the commit's, or, of what is not committed, the site's day.
    pub on: Date,
    /// The place's key.
    pub key: Arc<str>,
    /// The place as it is today; none where it is no more.
    pub place: Option<Place>,
    /// Its own name, for one that is no more.
    pub name: Arc<str>,
    /// What changed.
    pub change: Change,
    /// What brought it.
    pub source: Source,
    /// The same in words, once somebody asked: it stands in several lists.
    pub line: OnceLock<Shared<ChangeLine>>,
}

/// An edition that a tag froze, with what changed since the one before.
#[derive(Debug)]
pub struct EditionChanges {
    /// Its position in [`History::editions`].
    pub edition: usize,
    /// The one before it on the line of commits; none: it is the first.
    pub before: Option<usize>,
    /// What changed between the two; none where it lies off that line.
    pub events: Option<Vec<Event>>,
    /// Its page.
    pub page: String,
}

/// Everything that changed.
#[derive(Debug, Default)]
pub struct Changes {
    /// Newest first; within a day in the order of places.
    pub events: Vec<Event>,
    /// Positions by quarter.
    pub quarters: BTreeMap<Quarter, Vec<usize>>,
    /// Positions by township, by its position in the index; none: the county's own.
    pub townships: BTreeMap<Option<usize>, Vec<usize>>,
    /// Frozen editions, oldest first.
    pub editions: Vec<EditionChanges>,
    /// By plan: the steps of its versions, oldest first, each with the number of its page; empty where it never changed.
    pub versions: Vec<Vec<(usize, usize)>>,
    /// By measure: its first deadline ever promised.
    pub first_due: Vec<Option<Date>>,
    /// The same by problem.
    pub first_problem_due: Vec<Option<Date>>,
}

impl Changes {
    /// Gathers them.
    pub fn gather(index: &Index<'_>, history: &History) -> Self {
        // Only what the history tells asks for them.
        let has_past = history.all_places().next().is_some();
        let places = if has_past { places(index) } else { HashMap::new() };
        let mut events = slips(index);
        // A move that today's summaries tell was gathered from them; the commit that brought the summary adds nothing.
        let told: BTreeSet<(Arc<str>, Subject, Date)> =
            events.iter().map(|event| (event.key.clone(), event.change.subject.clone(), event.on)).collect();
        for (place, version, change) in history.changes() {
            let again = change
                .through
                .as_ref()
                .is_some_and(|(on, _)| told.contains(&(place.key.clone(), change.subject.clone(), *on)));
            if change.is_promise() && !again {
                events.push(event(index, history, &places, place, version.step, change.clone()));
            }
        }
        // Sorting keeps the order of places within a step.
        events.sort_by_key(|event| {
            let step = match event.source {
                Source::Commit(step) => step + 1,
                Source::Summary(..) => 0,
            };
            (std::cmp::Reverse(event.on), std::cmp::Reverse(step))
        });
        let mut changes = Changes { events, ..Changes::default() };
        for (position, event) in changes.events.iter().enumerate() {
            changes.quarters.entry(event.on.into()).or_default().push(position);
            changes.townships.entry(township_of(index, event)).or_default().push(position);
        }
        let first_due = || {
            let rows = index.measures.par_iter();
            let first_due = |row: &MeasureRow<'_>| {
                let (plan, id) = (row.plan.programme.as_str(), &*row.measure.id);
                let known = first(history, &row.at, || Subject::Measure(plan.into(), id.into()));
                known.or(row.state.first_due)
            };
            rows.map(first_due).collect()
        };
        let problems = index.problems.iter().map(|row| {
            let known = first(history, &row.at, || Subject::Problem(row.problem.id.as_str().into()));
            known.or(row.state.first_due)
        });
        changes.first_problem_due = problems.collect();
        let rest = || rayon::join(|| pages_of(index, history), first_due);
        (changes.editions, (changes.versions, changes.first_due)) =
            rayon::join(|| editions(index, history, &places), rest);
        changes
    }

    /// Where a plan stands as it was from a step on; none where it has no such version.
    pub fn version(&self, history: &History, plan: (usize, &PlanRow<'_>), step: usize) -> Option<String> {
        let pages = self.versions.get(plan.0)?;
        let (_, page) = pages.get(pages.binary_search_by_key(&step, |(step, _)| *step).ok()?)?;
        Some(address::at_anchor(&address::versions(&plan.1.page(), *page), &version_anchor(history, step)))
    }

    /// The events at these positions.
    pub fn at<'c>(&'c self, positions: &'c [usize]) -> impl Iterator<Item = &'c Event> {
        positions.iter().map(|position| &self.events[*position])
    }
}

fn first(history: &History, at: &Where<'_>, subject: impl FnOnce() -> Subject) -> Option<Date> {
    if history.places.is_empty() {
        return None;
    }
    history.places.get(at.at().key().as_str())?.first_due(&subject())
}

/// Today's places by key.
fn places(index: &Index<'_>) -> HashMap<String, Place> {
    let mut places = HashMap::from([(String::new(), Place::County)]);
    places.extend(index.townships.iter().map(|row| (row.slug().to_owned(), row.own.at.place)));
    places.extend(index.villages.iter().map(|row| (row.key(), row.own.at.place)));
    places
}

/// The township of an event; of a place that is no more, by its key.
pub fn township_of(index: &Index<'_>, event: &Event) -> Option<usize> {
    match event.place {
        Some(place) => place.township(),
        None => {
            let slug = event.key.split('/').next()?;
            index.townships.iter().position(|row| row.slug() == slug)
        }
    }
}

/// The page on which what changed stands today.
pub fn target(index: &Index<'_>, event: &Event) -> Option<String> {
    let at = &index.own(event.place?)?.at;
    let plan = |programme: &str| {
        let own = index.own(at.place)?;
        let row = index.plans[own.plans.clone()].iter().find(|row| row.plan.programme == programme)?;
        Some(row.page())
    };
    match &event.change.subject {
        Subject::Place => Some(at.at().page()),
        Subject::Plan(programme) => plan(programme),
        Subject::Measure(programme, id) => {
            let own = index.own(at.place)?;
            let mut rows = index.measures[own.measures.clone()].iter();
            rows.find(|row| row.plan.programme == **programme && *row.measure.id == **id)
                .map(|row| row.target())
                .or_else(|| plan(programme))
        }
        Subject::Problem(id) => {
            let own = index.own(at.place)?;
            index.problems[own.problems.clone()]
                .iter()
                .find(|row| row.problem.id == **id)
                .map(|row| row.target())
        }
        Subject::Notice(slug) => {
            let own = index.own(at.place)?;
            let mut rows = index.notices[own.notices.clone()].iter();
            rows.find(|row| row.notice.record.slug == **slug).map(|row| row.page())
        }
    }
}

/// The key of what changed, as open data writes it.
pub fn key(event: &Event) -> String {
    match &event.change.subject {
        Subject::Place => event.key.to_string(),
        Subject::Plan(programme) => join_key(&event.key, programme),
        Subject::Measure(programme, id) => join_key(&event.key, &[programme, "/", id].concat()),
        Subject::Problem(id) | Subject::Notice(id) => join_key(&event.key, id),
    }
}

/// The place on a page where a plan stands as it was from a step on.
pub fn version_anchor(history: &History, step: usize) -> String {
    match history.commit(step) {
        Some(commit) => format!("v-{}-{}", commit.date, commit.short()),
        None => "v-uncommitted".to_owned(),
    }
}

/// The versions of each plan, by the plan's position: their steps, and the number of the page that has each.
fn pages_of(index: &Index<'_>, history: &History) -> Vec<Vec<(usize, usize)>> {
    if history.places.is_empty() {
        return Vec::new();
    }
    let pages = |row: &PlanRow<'_>| {
        let Some(place) = history.places.get(row.at.at().key().as_str()) else { return Vec::new() };
        let programme = &row.plan.programme;
        let mut pages: Vec<(usize, usize)> = Vec::new();
        let (mut page, mut filled) = (1, 0);
        for version in place.of_plan(programme) {
            let measures = version.state.order.get(programme.as_str()).map_or(0, Vec::len);
            if filled > 0 && filled + measures > PAGE_OF_MEASURES {
                (page, filled) = (page + 1, 0);
            }
            filled += measures.max(1);
            pages.push((version.step, page));
        }
        // A plan that never changed has no history.
        if pages.len() > 1 { pages } else { Vec::new() }
    };
    index.plans.par_iter().map(pages).collect()
}

/// Deadlines that today's summaries moved.
fn slips(index: &Index<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for row in &index.measures {
        let subject = || Subject::Measure(row.plan.programme.as_str().into(), row.measure.id.clone().into());
        let slipped = |slip| slipped(index, &row.at, &subject(), &row.measure.title, slip);
        events.extend(row.state.slips.iter().map(slipped));
    }
    for row in &index.problems {
        let subject = || Subject::Problem(row.problem.id.as_str().into());
        let slipped = |slip| slipped(index, &row.at, &subject(), &row.state.title, slip);
        events.extend(row.state.slips.iter().map(slipped));
    }
    events
}

fn slipped(index: &Index<'_>, at: &Where<'_>, subject: &Subject, title: &str, slip: &Slip) -> Event {
    let state = |due: Option<Date>| {
        let mut state = State::default();
        let facts: Facts = due.map(|due| (Field::Due, Value::Date(due))).into_iter().collect();
        state.subjects.insert(subject.clone(), facts.into());
        state
    };
    let mut changes = diff(&state(slip.from), &state(Some(slip.to)), &|_| Vec::new());
    let change = changes.pop().map(|change| Change { title: title.into(), ..change });
    let position = index.summary_row(at.place, slip.summary);
    let summary = position.map(|position| index.summaries[position].summary.record.slug.as_str());
    let nothing = What::Fact { field: Field::Due, from: None, to: Some(Value::Date(slip.to)) };
    let change = change.unwrap_or_else(|| Change {
        subject: subject.clone(),
        title: title.into(),
        what: nothing,
        effect: Effect::Neutral,
        through: None,
    });
    Event {
        on: slip.on,
        key: at.at().key().into(),
        place: Some(at.place),
        name: at.name().unwrap_or_default().into(),
        change: Change { through: Some((slip.on, summary.unwrap_or_default().into())), ..change },
        source: Source::Summary(position, slip.note.clone()),
        line: OnceLock::new(),
    }
}

fn event(
    index: &Index<'_>,
    history: &History,
    places: &HashMap<String, Place>,
    place: &PlaceHistory,
    step: usize,
    change: Change,
) -> Event {
    let on = match &change.through {
        Some((on, _)) => *on,
        None => match history.commit(step) {
            Some(commit) => commit.date,
            // Of an example or an archive the day may lie before the last commit.
            None => history.commits.last().map_or(index.day, |last| last.date.max(index.day)),
        },
    };
    let today = places.get(&*place.key).copied().filter(|_| !place.gone);
    let programme = |slug: &str| {
        let row = index.programmes.iter().find(|row| row.programme.record.slug == slug)?;
        Some(row.programme.name.clone())
    };
    let change = Change { title: change.named(programme), ..change };
    Event {
        on,
        key: place.key.clone(),
        place: today,
        name: place.name.clone(),
        change,
        source: Source::Commit(step),
        line: OnceLock::new(),
    }
}

/// Frozen editions, each with what changed since the one before it on the line of commits.
fn editions(index: &Index<'_>, history: &History, places: &HashMap<String, Place>) -> Vec<EditionChanges> {
    let mut all = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (position, edition) in history.editions.iter().enumerate() {
        let before = last;
        let events = match (before, edition.step) {
            (Some((_, from)), Some(to)) => Some(between(index, history, places, from, to)),
            (None, Some(_)) => Some(Vec::new()),
            (_, None) => None,
        };
        let mut page = address::edition(&edition.tag.name);
        // Two tags may differ only in letters that no folder can have.
        if all.iter().any(|other: &EditionChanges| other.page.eq_ignore_ascii_case(&page)) {
            page = address::edition(&format!("{}-{}", edition.tag.name, position + 1));
        }
        let before = before.map(|(position, _)| position);
        all.push(EditionChanges { edition: position, before, events, page });
        if let Some(step) = edition.step {
            last = Some((position, step));
        }
    }
    all
}

/// What changed from one step to another; a change that was taken back in between does not count.
fn between(
    index: &Index<'_>,
    history: &History,
    places: &HashMap<String, Place>,
    from: usize,
    to: usize,
) -> Vec<Event> {
    let ladder = |kind: &str| match index.kinds.iter().find(|row| row.kind.id == kind) {
        Some(row) => row.kind.stages.iter().map(|stage| stage.as_str().into()).collect(),
        None => Vec::new(),
    };
    let places_of = |place: &PlaceHistory| -> Vec<Event> {
        let at = |step: usize| place.versions.iter().rev().find(|version: &&Version| version.step <= step);
        let (old, new) = (at(from), at(to));
        let Some(new) = new.filter(|new| old.is_none_or(|old| old.step != new.step)) else {
            return Vec::new();
        };
        let nothing = State::default();
        let old = old.map_or(&nothing, |old| &old.state);
        let changes = diff(old, &new.state, &ladder).into_iter().filter(Change::is_promise);
        let told = |change| {
            let mut event = event(index, history, places, place, new.step, change);
            event.on = history.commit(new.step).map_or(event.on, |commit| commit.date);
            event
        };
        changes.map(told).collect()
    };
    let all: Vec<&PlaceHistory> = history.all_places().collect();
    all.par_iter().flat_map_iter(|place| places_of(place)).collect()
}
