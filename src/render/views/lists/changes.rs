//! Owns: what changed — by quarter, by township, between frozen editions. In: events. Out: `changes/index.html`,
//! `changes/<yyyy>-q<n>/`, `changes/in-<township>.html`, `changes/edition-<name>/`, and their parts where they are long.

use super::split::{self, Heads, Keep, Part, PartItem, Span};
use super::{Head, Page};
use crate::diag::Arg;
use crate::history::Absent;
use crate::index::address;
use crate::model::Place;
use crate::render::changes::{Event, Quarter, Sums, township_of};
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::site::Site;
use crate::render::views::PageView;
use crate::render::views::rows::{ChangeItem, Rows, SumsView};
use crate::render::words::DateView;
use serde::Serialize;

/// Rows on a page that is not cut into parts: what came before stands by quarter.
const NEWEST: usize = 40;

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A quarter.
    Quarter(Quarter),
    /// A township, by its position; none: the county's own.
    Township(Option<usize>),
    /// A frozen edition, by its position.
    Edition(usize),
}

/// `changes/index.html`: what changed, in sums.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IndexView {
    /// What the history has to do without, in words.
    notes: Vec<String>,
    /// Everything.
    sums: SumsView,
    /// By quarter, newest first.
    quarters: Vec<SumsItem>,
    /// By township, in their order.
    townships: Vec<SumsItem>,
    /// Frozen editions, newest first.
    editions: Vec<EditionItem>,
    /// The newest changes.
    newest: Vec<ChangeItem>,
}

impl PageView for IndexView {
    const TEMPLATE: &'static str = "changes.html";
}

/// A quarter's or township's sums.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SumsItem {
    /// Leads to its list.
    link: Link,
    /// Its sums.
    sums: SumsView,
}

/// A frozen edition.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EditionItem {
    /// Leads to what changed up to it.
    link: Link,
    /// When it was frozen.
    date: DateView,
    /// Its commit.
    commit: String,
    /// What changed since the edition before it; none where it lies off the line of commits.
    sums: Option<SumsView>,
    /// It is the first.
    first: bool,
}

/// A quarter's, a township's or an edition's page of what changed; a long list has one page a township beside it (`in-TOWNSHIP.html`).
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// `quarter`, `township` or `edition`.
    by: &'static str,
    /// The sums.
    sums: SumsView,
    /// Where the list splits: its parts.
    parts: Vec<PartItem>,
    /// The changes.
    rows: Vec<ChangeItem>,
    /// How many more there are, by quarter.
    more: usize,
    /// Of an edition: its commit.
    commit: Option<String>,
    /// Of an edition: it lies off the line of commits, so nothing can be compared.
    apart: bool,
    /// The one before it.
    before: Option<Link>,
    /// The one after it.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "changed.html";
}

fn place(site: &Site<'_>, event: &Event) -> Place {
    match township_of(site.index, event) {
        Some(township) => Place::Township(township),
        None => Place::County,
    }
}

fn events<'s>(site: &'s Site<'_>, what: What) -> Vec<&'s Event> {
    let changes = &site.changes;
    match what {
        What::Quarter(quarter) => changes.at(&changes.quarters[&quarter]).collect(),
        What::Township(township) => changes.at(&changes.townships[&township]).collect(),
        What::Edition(edition) => changes.editions[edition].events.iter().flatten().collect(),
    }
}

/// All lists with their parts.
pub fn lists(site: &Site<'_>) -> Vec<(What, Vec<Span>)> {
    let changes = &site.changes;
    let quarters = changes.quarters.keys().map(|quarter| What::Quarter(*quarter));
    let townships = changes.townships.keys().map(|township| What::Township(*township));
    let editions = (0..changes.editions.len()).map(What::Edition);
    quarters
        .chain(townships)
        .chain(editions)
        .map(|what| {
            let parts = match what {
                What::Township(_) => Vec::new(),
                _ => split::parts(events(site, what).iter().map(|event| place(site, event))),
            };
            (what, parts)
        })
        .collect()
}

/// The page of everything that changed.
pub fn index(site: &Site<'_>) -> Result<Page, TemplateError> {
    let changes = &site.changes;
    let sums = Sums::of(changes.events.iter());
    let args: Vec<(&str, Arg)> = vec![
        ("slipped", sums.slipped.into()),
        ("days", Arg::Number(sums.days)),
        ("weakened", sums.weakened.into()),
        ("added", sums.added.into()),
    ];
    let day = [("date", site.index.day)];
    let lead = site.words.sentence("changes-lead", &args, &day);
    let mut frame =
        Frame::new(address::CHANGES.to_owned(), "changes", site.words.plain("changes-title"), lead)
            .crumb(address::HOME, site.words.plain("nav-home"));
    frame.name_townships(site.index, changes.events.iter().take(NEWEST).map(|event| place(site, event)));
    let rows = Rows::new(site, &frame);
    let item = |path: String, name: String, positions: &[usize]| SumsItem {
        link: frame.link(&path, name),
        sums: Sums::of(changes.at(positions)).into(),
    };
    let quarters = changes.quarters.iter().rev();
    let view = IndexView {
        notes: notes(site),
        sums: sums.into(),
        quarters: quarters
            .map(|(quarter, at)| item(path(site, What::Quarter(*quarter)), name(site, *quarter), at))
            .collect(),
        townships: changes
            .townships
            .iter()
            .map(|(township, at)| {
                item(path(site, What::Township(*township)), township_name(site, *township), at)
            })
            .collect(),
        editions: (0..changes.editions.len()).rev().map(|at| edition(&rows, at)).collect(),
        newest: rows.changes(changes.events.iter().take(NEWEST)),
    };
    super::plain(site, &frame, view)
}

fn edition(rows: &Rows<'_>, position: usize) -> EditionItem {
    let site = rows.site;
    let changes = &site.changes.editions[position];
    let tag = &site.history.editions[changes.edition].tag;
    EditionItem {
        link: rows.frame.link(&changes.page, &tag.name),
        date: rows.date(tag.date),
        commit: tag.commit.short(),
        sums: changes.events.as_ref().map(|events| Sums::of(events.iter()).into()),
        first: changes.events.is_some() && changes.before.is_none(),
    }
}

/// What the history has to do without.
fn notes(site: &Site<'_>) -> Vec<String> {
    let history = site.history;
    let mut notes = Vec::new();
    match &history.absent {
        Some(Absent::NotAsked) => notes.push(site.words.plain("changes-not-asked")),
        Some(_) => notes.push(site.words.plain("changes-no-repository")),
        None => {
            if let Some(first) = history.commits.first() {
                let id = if history.shallow { "changes-shallow" } else { "changes-since" };
                notes.push(site.words.say(id, &[("date", first.date.to_string().into())]));
            }
        }
    }
    if history.uncommitted > 0 {
        notes.push(site.words.say("changes-uncommitted", &[("count", history.uncommitted.into())]));
    }
    notes
}

fn name(site: &Site<'_>, quarter: Quarter) -> String {
    let args = [
        ("year", Arg::Number(i64::from(quarter.year))),
        ("quarter", Arg::Number(i64::from(quarter.quarter))),
    ];
    site.words.say("changes-quarter", &args)
}

fn township_name(site: &Site<'_>, township: Option<usize>) -> String {
    match township {
        Some(township) => site.index.townships[township].township.name.clone(),
        None => site.words.plain("county-own"),
    }
}

/// Where the list stands.
pub fn path(site: &Site<'_>, what: What) -> String {
    match what {
        What::Quarter(quarter) => address::quarter(&quarter.to_string()),
        What::Township(None) => address::COUNTY_CHANGES.to_owned(),
        What::Township(Some(township)) => {
            address::split(address::CHANGES, site.index.townships[township].slug())
        }
        What::Edition(edition) => site.changes.editions[edition].page.clone(),
    }
}

fn title(site: &Site<'_>, what: What) -> String {
    match what {
        What::Quarter(quarter) => site.words.say("changes-of", &[("name", name(site, quarter).into())]),
        What::Township(township) => {
            site.words.say("changes-of", &[("name", township_name(site, township).into())])
        }
        What::Edition(edition) => {
            let tag = &site.history.editions[site.changes.editions[edition].edition].tag;
            site.words.say("changes-edition", &[("name", tag.name.as_str().into())])
        }
    }
}

/// The page of a list, or of a part of it.
pub fn page(site: &Site<'_>, what: What, part: Part) -> Result<Page, TemplateError> {
    let all = events(site, what);
    let sums = Sums::of(all.iter().copied());
    let mut args: Vec<(&str, Arg)> = vec![
        ("slipped", sums.slipped.into()),
        ("days", Arg::Number(sums.days)),
        ("weakened", sums.weakened.into()),
        ("added", sums.added.into()),
    ];
    let lead = match what {
        What::Edition(at) => edition_lead(site, at, &mut args),
        _ => "changes-lead",
    };
    let title = title(site, what);
    let head = Head {
        path: path(site, what),
        section: "changes",
        title,
        lead,
        args,
        above: Some((address::CHANGES, "nav-changes")),
    };
    let mut frame = head.frame(site, part);
    let township = matches!(what, What::Township(_));
    let places = || all.iter().map(|event| place(site, event));
    let keep = if township { Keep::All } else { Keep::of(part, places()) };
    frame.name_townships(site.index, places().filter(|place| keep.place(*place)));
    let rows = Rows::new(site, &frame);
    let mut kept: Vec<&Event> = all.iter().copied().filter(|event| keep.place(place(site, event))).collect();
    if keep.is_shared() {
        kept.sort_by_key(|event| place(site, event).township());
    }
    let most = if township { NEWEST } else { kept.len() };
    let (before, after) = neighbours(site, &frame, what);
    let frozen = match what {
        What::Edition(at) => Some(&site.history.editions[site.changes.editions[at].edition]),
        _ => None,
    };
    let townships = kept.iter().map(|event| place(site, event).township());
    let shown = rows.changes(kept.iter().copied().take(most));
    let view = View {
        by: match what {
            What::Quarter(_) => "quarter",
            What::Township(_) => "township",
            What::Edition(_) => "edition",
        },
        sums: Sums::of(kept.iter().copied()).into(),
        parts: if keep == Keep::County {
            split::spread(&rows, &path(site, what), &split::parts(places()), places())
        } else {
            Vec::new()
        },
        more: kept.len().saturating_sub(most),
        rows: Heads::new(&rows, keep).over(shown, townships),
        commit: frozen.map(|frozen| frozen.tag.commit.short()),
        apart: frozen.is_some_and(|frozen| frozen.step.is_none()),
        before,
        after,
    };
    super::plain(site, &frame, view)
}

/// The message of an edition's first line, with the names that it wants.
fn edition_lead(site: &Site<'_>, at: usize, args: &mut Vec<(&str, Arg)>) -> &'static str {
    let changes = &site.changes.editions[at];
    let tag = &site.history.editions[changes.edition].tag;
    args.push(("frozen", tag.date.to_string().into()));
    match (&changes.events, changes.before) {
        (None, _) => "changes-edition-apart",
        (Some(_), None) => "changes-edition-first",
        (Some(_), Some(before)) => {
            args.push(("before", site.history.editions[before].tag.name.as_str().into()));
            "changes-edition-lead"
        }
    }
}

/// The quarter or edition before and after.
fn neighbours(site: &Site<'_>, frame: &Frame, what: What) -> (Option<Link>, Option<Link>) {
    let link = |to: Option<What>| to.map(|to| frame.link(&path(site, to), title(site, to)));
    let changes = &site.changes;
    match what {
        What::Quarter(quarter) => {
            let before = changes.quarters.range(..quarter).next_back();
            let after = changes.quarters.range(quarter..).nth(1);
            (link(before.map(|(it, _)| What::Quarter(*it))), link(after.map(|(it, _)| What::Quarter(*it))))
        }
        What::Edition(at) => {
            let before = at.checked_sub(1).map(What::Edition);
            let after = Some(at + 1).filter(|at| *at < changes.editions.len()).map(What::Edition);
            (link(before), link(after))
        }
        What::Township(_) => (None, None),
    }
}
