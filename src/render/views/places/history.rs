//! Owns: a plan's history — the first promise beside today's, every version, and the plan as it then was.
//! In: a plan's position. Out: [`HistoryView`], and `…/versions/<number>.html`.

use super::township::way;
use crate::history::{
    Change, Facts, Field, PlaceHistory, Remark, State, Subject, Value, Version, diff, tell_fact,
};
use crate::index::{PlanRow, address};
use crate::render::changes::version_anchor;
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::site::Site;
use crate::render::views::rows::{ChangeLine, Rows, StatusView};
use crate::render::views::{Page, PageView};
use crate::render::words::DateView;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Versions on the plan's own page; more stand on a page of their own.
const NEWEST: usize = 3;

/// A plan's history.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HistoryView {
    /// Measures whose promise is not the first one any more.
    firsts: Vec<FirstItem>,
    /// The newest versions, newest first.
    versions: Vec<VersionItem>,
    /// All versions, where there are more.
    more: Option<Link>,
    /// How many versions there are.
    count: usize,
}

/// The first promise of a measure beside today's.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FirstItem {
    /// The measure; none where it is no more.
    link: Option<Link>,
    /// Its title.
    title: String,
    /// In what the two differ: `from` is the first promise, `to` today's.
    lines: Vec<ChangeLine>,
}

/// A version.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VersionItem {
    /// Counted from 1, the oldest that is known.
    number: usize,
    /// When it was committed; none: not yet.
    date: Option<DateView>,
    /// Its commit.
    commit: Option<String>,
    /// The author in the internal edition, the publisher in the public one.
    who: Option<String>,
    /// The plan as it then was; none of what is not committed.
    link: Option<Link>,
    /// It is the oldest that is known.
    first: bool,
    /// What changed.
    lines: Vec<ChangeLine>,
    /// What else happened to the record: only its wording changed, or this version cannot be read.
    remark: Option<String>,
}

/// `…/versions/NUMBER.html`: versions of a plan, each with the plan as it then was.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// The plan as it is today.
    today: Link,
    /// The versions, newest first.
    versions: Vec<PastVersion>,
    /// Older versions.
    before: Option<Link>,
    /// Newer versions.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "versions.html";
}

/// A version with the plan as it then was.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PastVersion {
    /// Its `id` attribute.
    anchor: String,
    /// What it changed.
    version: VersionItem,
    /// When the next one replaced it; none: it is in force.
    replaced: Option<DateView>,
    /// Whether the plan promises the same as the version before, so that it is not shown again.
    same: bool,
    /// Facts of the plan: a label and a value each; empty where they are as in the version before on this page.
    facts: Vec<(String, String)>,
    /// Its measures, in the order of the plan. Those that stand on this page in the version before, word for word, are
    /// in `kept`.
    measures: Vec<MeasureThen>,
    /// Measures that are as in the version before: each with its deadline.
    kept: Option<String>,
    /// Its problems.
    problems: Vec<ProblemThen>,
    /// Its text as it was written; in the internal edition alone.
    text: Option<String>,
}

/// A measure as it was.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MeasureThen {
    /// Its title.
    title: String,
    /// Its status, every summary of that time taken in.
    status: Option<StatusView>,
    /// Its stage.
    stage: Option<String>,
    /// Its deadline.
    due: Option<String>,
    /// Who answered, and who helped.
    lead: Option<String>,
    /// Targets, milestones, money and all else, each with its label.
    facts: String,
}

/// A problem as it was.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProblemThen {
    /// Its title.
    title: String,
    /// A label and a value each.
    facts: Vec<(String, String)>,
}

fn past<'s>(site: &Site<'s>, row: &PlanRow<'_>) -> Option<&'s PlaceHistory> {
    if site.history.places.is_empty() {
        return None;
    }
    site.history.places.get(row.at.at().key().as_str())
}

/// Versions of a plan, oldest first; a plan that never changed has none.
fn versions<'s>(site: &Site<'s>, row: &PlanRow<'_>) -> Vec<&'s Version> {
    let Some(place) = past(site, row) else { return Vec::new() };
    let programme = &row.plan.programme;
    let all: Vec<&Version> =
        place.versions.iter().filter(|version| version.concerns_plan(programme)).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// A plan's history, for its own page.
pub fn view(rows: &Rows<'_>, position: usize) -> Option<HistoryView> {
    let site = rows.site;
    let row = &site.index.plans[position];
    let all = versions(site, row);
    if all.is_empty() {
        return None;
    }
    let newest = all.len().saturating_sub(NEWEST);
    let items = all.iter().enumerate().skip(newest).rev();
    let more = site.words.say("versions-all", &[("count", all.len().into())]);
    let last = site.changes.versions[position].last().map_or(1, |(_, page)| *page);
    Some(HistoryView {
        firsts: firsts(rows, row),
        versions: items.map(|(at, version)| item(rows, position, at, version)).collect(),
        more: (newest > 0).then(|| rows.frame.link(&address::versions(&row.page(), last), more)),
        count: all.len(),
    })
}

/// Measures whose first promise differs from today's.
fn firsts(rows: &Rows<'_>, row: &PlanRow<'_>) -> Vec<FirstItem> {
    let Some(place) = past(rows.site, row) else { return Vec::new() };
    let Some(last) = place.versions.last() else { return Vec::new() };
    let index = rows.site.index;
    let ladder = |_: &str| Vec::new();
    let own = index.measures[row.measures.clone()].iter();
    own.filter_map(|measure| {
        let id: Arc<str> = measure.measure.id.clone().into();
        let subject = Subject::Measure(row.plan.programme.as_str().into(), id);
        let first = place.first_version(&subject)?;
        let before = promised(&first.state, &subject, place.first_due(&subject))?;
        let after = promised(&last.state, &subject, last.state.date(&subject, &Field::Due))?;
        let changes = diff(&alone(&subject, before), &alone(&subject, after), &ladder);
        let lines: Vec<ChangeLine> = changes.iter().map(|change| rows.change_line(change)).collect();
        let link = rows.frame.link(&measure.target(), &*measure.measure.title);
        (!lines.is_empty()).then(|| FirstItem { title: link.name.clone(), link: Some(link), lines })
    })
    .collect()
}

fn alone(subject: &Subject, facts: Facts) -> State {
    State { subjects: BTreeMap::from([(subject.clone(), facts.into())]), ..State::default() }
}

/// What a measure promises: not how far it is, nor in which words.
fn promised(state: &State, subject: &Subject, due: Option<jiff::civil::Date>) -> Option<Facts> {
    let facts = state.subjects.get(subject)?;
    let kept = facts.iter().filter(|(field, _)| {
        matches!(field, Field::Title | Field::Target(_) | Field::Fund(_) | Field::Lead | Field::Milestone(_))
    });
    let mut facts: Facts = kept.map(|(field, value)| (field.clone(), without_marks(value))).collect();
    if let Some(due) = due {
        facts.insert(Field::Due, Value::Date(due));
    }
    Some(facts)
}

/// A milestone that was met promises what it did before.
fn without_marks(value: &Value) -> Value {
    match value {
        Value::Milestone { due, amount, .. } => {
            Value::Milestone { due: *due, amount: *amount, done_on: None }
        }
        value => value.clone(),
    }
}

fn item(rows: &Rows<'_>, position: usize, at: usize, version: &Version) -> VersionItem {
    let site = rows.site;
    let row = &site.index.plans[position];
    let commit = site.history.commit(version.step);
    let page = site.changes.version(site.history, (position, row), version.step);
    let number = at + 1;
    let name = site.words.say("version-title", &[("number", number.into())]);
    let publisher = || site.published.model.site.publisher.clone();
    VersionItem {
        number,
        date: commit.map(|commit| rows.date(commit.date)),
        commit: commit.map(|commit| commit.short()),
        who: commit
            .and_then(|commit| if site.internal() { Some(commit.author.to_string()) } else { publisher() }),
        link: page.map(|page| rows.frame.link(&page, name)),
        first: at == 0,
        lines: version
            .plan_changes(&row.plan.programme)
            .map(|change: &Change| rows.change_line(change))
            .collect(),
        remark: remark(rows, version, &row.plan.programme),
    }
}

/// What happened to a plan's record beside changes of meaning.
fn remark(rows: &Rows<'_>, version: &Version, programme: &str) -> Option<String> {
    let remark = version.remark(version.touches_plan(programme)?)?;
    let id = format!("version-{}", remark.as_str());
    Some(match remark {
        Remark::Gap(code, line) => rows.site.words.say(&id, &[("code", code.into()), ("line", line.into())]),
        Remark::Wording | Remark::Renamed | Remark::Fields(_) | Remark::Missing => rows.site.words.plain(&id),
        // Of summaries and catalogues alone.
        Remark::SummaryAdded | Remark::SummaryDeleted | Remark::Added | Remark::Deleted => return None,
    })
}

/// A page of versions.
pub fn page(site: &Site<'_>, position: usize, number: usize) -> Result<Page, TemplateError> {
    let row = &site.index.plans[position];
    let all = versions(site, row);
    let pages = &site.changes.versions[position];
    let own =
        pages.partition_point(|(_, page)| *page < number)..pages.partition_point(|(_, page)| *page <= number);
    let last = pages.last().map_or(number, |(_, page)| *page);
    let plan = plan_title(site, position);
    let args = [("plan", plan.as_str().into()), ("first", (own.start + 1).into()), ("last", own.end.into())];
    let lead = site.words.sentence("versions-lead", &args, &[]);
    let title = site.words.say("versions-title", &args[..1]);
    let path = address::versions(&row.page(), number);
    let section = if row.at.township.is_some() { "townships" } else { "programmes" };
    let frame = Frame::new(path, section, title, lead).unlisted();
    let frame = way(site, frame, &row.at).crumb(&row.page(), plan.as_str());
    let rows = Rows::new(site, &frame);
    let link =
        |to: usize, name: &str| frame.link(&address::versions(&row.page(), to), site.words.plain(name));
    let view = View {
        today: frame.link(&row.page(), site.words.plain("version-today")),
        versions: own.clone().rev().map(|at| past_version(&rows, position, &all, at, own.start)).collect(),
        before: (number > 1).then(|| link(number - 1, "versions-older")),
        after: (number < last).then(|| link(number + 1, "versions-newer")),
    };
    super::finish(site, &frame, view, PageProse::new(site, &frame.path))
}

/// A version; `oldest` is the oldest of its page, which is shown whole.
fn past_version(rows: &Rows<'_>, position: usize, all: &[&Version], at: usize, oldest: usize) -> PastVersion {
    let site = rows.site;
    let row = &site.index.plans[position];
    let (version, programme) = (all[at], row.plan.programme.as_str());
    let text = version.texts.iter().find(|(of, _)| **of == *programme).map(|(_, text)| text.to_string());
    let changed = version.plan_changes(programme).next().is_some();
    let same = at > 0 && !changed && text.is_none();
    let state = &version.state;
    let next = all.get(at + 1).map(|next| site.history.commit(next.step));
    let before = (at > oldest).then(|| &all[at - 1].state);
    // What the plan says of itself is not said again below a version that says the same.
    let own = Subject::Plan(programme.into());
    let as_before = before.is_some_and(|before| before.subjects.get(&own) == state.subjects.get(&own));
    let (measures, kept) = if same { (Vec::new(), None) } else { measures(rows, state, before, programme) };
    PastVersion {
        anchor: version_anchor(site.history, version.step),
        version: item(rows, position, at, version),
        replaced: next.map(|commit| rows.date(commit.map_or(site.index.day, |commit| commit.date))),
        same,
        facts: if same || as_before { Vec::new() } else { plan_facts(rows, state, programme) },
        measures,
        kept,
        problems: if same { Vec::new() } else { problems(rows, state, programme) },
        text,
    }
}

fn plan_title(site: &Site<'_>, position: usize) -> String {
    let row = &site.index.plans[position];
    if row.at.township.is_none() {
        return row.programme.name.clone();
    }
    let frame = Frame::new(row.page(), "townships", String::new(), String::new());
    Rows::new(site, &frame).plan_title(position)
}

fn fact(rows: &Rows<'_>, field: &Field, value: &Value) -> (String, String) {
    tell_fact(field, value, &rows.site.published.model, rows.site.words.catalogue())
}

fn plan_facts(rows: &Rows<'_>, state: &State, programme: &str) -> Vec<(String, String)> {
    let facts = state.subjects.get(&Subject::Plan(programme.into()));
    facts.into_iter().flat_map(|facts| facts.iter()).map(|(field, value)| fact(rows, field, value)).collect()
}

/// The rows of what is new or otherwise than `before`, and in one line what is as it was.
fn measures(
    rows: &Rows<'_>,
    state: &State,
    before: Option<&State>,
    programme: &str,
) -> (Vec<MeasureThen>, Option<String>) {
    let words = rows.site.words;
    let programme: Arc<str> = programme.into();
    let (mut all, mut kept) = (Vec::new(), Vec::new());
    for id in state.order.get(&programme).into_iter().flatten() {
        let subject = Subject::Measure(programme.clone(), id.clone());
        let Some(facts) = state.subjects.get(&subject) else { continue };
        if before.and_then(|before| before.subjects.get(&subject)) == Some(facts) {
            let title = state.text(&subject, &Field::Title).unwrap_or(id).into();
            let due = state.date(&subject, &Field::Due);
            let due = due.map_or_else(|| words.plain("undated"), |due| due.to_string());
            kept.push(words.say("version-kept-one", &[("title", title), ("due", due.into())]));
            continue;
        }
        all.push(measure(rows, id, facts));
    }
    let count = kept.len();
    let list = kept.join(&words.plain("list-semicolon"));
    let kept =
        (count > 0).then(|| words.say("version-kept", &[("count", count.into()), ("measures", list.into())]));
    (all, kept)
}

fn measure(rows: &Rows<'_>, id: &str, facts: &Facts) -> MeasureThen {
    let said = |field: Field| facts.get(&field).map(|value| fact(rows, &field, value).1);
    let shown = |field: &Field| {
        matches!(field, Field::Title | Field::Status | Field::Stage | Field::Due | Field::Lead)
    };
    MeasureThen {
        title: said(Field::Title).unwrap_or_else(|| id.to_owned()),
        status: match facts.get(&Field::Status) {
            Some(Value::Status(status)) => Some(rows.plain_status(*status)),
            _ => None,
        },
        stage: said(Field::Stage),
        due: said(Field::Due),
        lead: said(Field::Lead),
        facts: facts
            .iter()
            .filter(|(field, _)| !shown(field))
            .map(|(field, value)| {
                let (label, value) = fact(rows, field, value);
                rows.site.words.say("version-fact", &[("label", label.into()), ("value", value.into())])
            })
            .collect::<Vec<String>>()
            .join(&rows.site.words.plain("list-semicolon")),
    }
}

fn problems(rows: &Rows<'_>, state: &State, programme: &str) -> Vec<ProblemThen> {
    let own = state.owners.iter().filter(|(_, owner)| ***owner == *programme);
    own.filter_map(|(id, _)| {
        let facts = state.subjects.get(&Subject::Problem(id.clone()))?;
        let rest = facts.iter().filter(|(field, _)| **field != Field::Title);
        Some(ProblemThen {
            title: facts
                .get(&Field::Title)
                .map_or_else(|| id.to_string(), |it| fact(rows, &Field::Title, it).1),
            facts: rest.map(|(field, value)| fact(rows, field, value)).collect(),
        })
    })
    .collect()
}
