//! Owns: a village's page — facts, people, plans side by side with what is late first, problems, visits, notices.
//! In: a village's position. Out: `townships/<t>/<v>/index.html`.

use super::problem::{self, ProblemBlock};
use super::township::way;
use crate::diag::Arg;
use crate::index::{DisclosureRow, VillageRow};
use crate::model::{Person, Quantity, grouped};
use crate::render::engine::TemplateError;
use crate::render::frame::{Frame, Link};
use crate::render::prose::PageProse;
use crate::render::site::Site;
use crate::render::views::map::MapView;
use crate::render::views::rows::{
    DeadlineItem, MeasureItem, MoneyItem, NoticeItem, PlanItem, ProblemItem, Rows, SummaryItem, TotalsView,
    VisitItem,
};
use crate::render::views::{Page, PageView};
use crate::render::words::DateView;
use serde::Serialize;

/// `townships/TOWNSHIP/VILLAGE/index.html`: a village.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct View {
    /// Its figures.
    totals: TotalsView,
    /// Its tags.
    tags: Vec<String>,
    /// What is known of it: a name and a value each.
    facts: Vec<(String, String)>,
    /// Measures, milestones and problems that are late, the oldest first.
    overdue: Vec<DeadlineItem>,
    /// Who answers for it.
    people: Vec<PersonView>,
    /// Its plans.
    plans: Vec<PlanItem>,
    /// Late ones first, then by deadline, what is done last.
    measures: Vec<MeasureItem>,
    /// Planned and spent by source.
    sources: Vec<MoneyItem>,
    /// Its place among the villages; none without coordinates.
    map: Option<MapView>,
    /// Problems that plans reported: lines that lead there.
    plan_problems: Vec<ProblemItem>,
    /// Problems that summaries reported: in full.
    problems: Vec<ProblemBlock>,
    /// Its summaries, newest first.
    summaries: Vec<SummaryItem>,
    /// The date of its newest summary.
    last_summary: Option<DateView>,
    /// No progress for too long.
    stale: bool,
    /// Its notices, newest first.
    notices: Vec<NoticeItem>,
    /// What it should have made public and did not, item by item: name and how many periods.
    undisclosed: Vec<Undisclosed>,
    /// The periods of all these items.
    undisclosed_count: usize,
    /// Visits, newest first.
    visits: Vec<VisitItem>,
    /// Its text, ready HTML; empty without one.
    prose: String,
    /// The one before it.
    before: Option<Link>,
    /// The one after it.
    after: Option<Link>,
}

impl PageView for View {
    const TEMPLATE: &'static str = "village.html";
}

/// An item that a village should have made public and did not.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Undisclosed {
    /// What it is called.
    item: String,
    /// In how many periods that are over no notice of it was given.
    periods: usize,
}

/// Somebody who answers for a village or township.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonView {
    /// Its name.
    name: String,
    /// The role.
    role: String,
    /// The unit they belong to.
    unit: Option<UnitName>,
    /// The telephone.
    phone: Option<String>,
    /// Only in the internal edition.
    internal: bool,
}

/// A unit by name, with a page where the index has one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnitName {
    /// Its name.
    name: String,
    /// Its page.
    href: Option<String>,
}

/// A village's page.
pub fn page(site: &Site<'_>, position: usize) -> Result<Page, TemplateError> {
    let row = &site.index.villages[position];
    let frame = frame(site, row);
    let mut prose = PageProse::new(site, &frame.path);
    let view = view(&Rows::new(site, &frame), &mut prose, position);
    super::finish(site, &frame, view, prose)
}

/// A village, for its page or its dossier.
pub fn view(rows: &Rows<'_>, prose: &mut PageProse<'_>, position: usize) -> View {
    let site = rows.site;
    let row = &site.index.villages[position];
    let township = site.index.townships[row.township_row].villages.clone();
    let link = |village: usize| {
        let row = &site.index.villages[village];
        rows.frame.link(&row.page(), &row.village.name)
    };
    let (before, after) = super::neighbours(&township, position, link);
    let in_plan = |problem: &usize| site.index.problems[*problem].plan_row.is_some();
    let (planned, reported): (Vec<usize>, Vec<usize>) = row.own.problems.clone().partition(in_plan);
    let undisclosed = undisclosed(site, position);
    View {
        totals: rows.totals(&row.own.totals),
        tags: row.village.tags.clone(),
        facts: facts(site, row),
        overdue: overdue(rows, row),
        people: people(rows, &row.village.people),
        plans: row.own.plans.clone().map(|plan| rows.plan(plan)).collect(),
        measures: rows.measures(&by_urgency(site, row)),
        sources: rows.sources(row.own.measures.clone()),
        map: rows.village_map(position),
        plan_problems: rows.problems(&planned),
        problems: reported.into_iter().map(|at| problem::block(rows, prose, at)).collect(),
        summaries: rows.summaries(row.own.summaries.clone()),
        last_summary: row.last_summary().map(|date| rows.date(date)),
        stale: row.stale(),
        notices: rows.notices(row.own.notices.clone()),
        undisclosed_count: undisclosed.iter().map(|item| item.periods).sum(),
        undisclosed,
        visits: rows.visits(row.own.visits.clone()),
        prose: prose.html(&row.village.record),
        before,
        after,
    }
}

/// Its title and first line, and the way to it.
pub fn frame(site: &Site<'_>, row: &VillageRow<'_>) -> Frame {
    let totals = &row.own.totals;
    let lead = site.words.sentence(
        "village-lead",
        &[
            ("name", row.own.at.full_name().unwrap_or_default().into()),
            ("plans", totals.plans.into()),
            ("measures", totals.measures.into()),
            ("done", totals.done.into()),
            ("overdue", totals.overdue.into()),
        ],
        &[("date", site.index.day)],
    );
    let frame = Frame::new(row.page(), "townships", row.village.name.clone(), lead);
    let own = &row.own.at;
    way(site, frame, &crate::index::Where::new(own.place, own.township, None))
}

/// What was due to be made public and was not.
fn undisclosed(site: &Site<'_>, village: usize) -> Vec<Undisclosed> {
    let item = |row: &DisclosureRow<'_>| {
        let periods = row.missing(village).len();
        (periods > 0).then(|| Undisclosed { item: row.item.name.clone(), periods })
    };
    site.index.disclosures.iter().filter_map(item).collect()
}

/// What is late, with who answers for it.
fn overdue(rows: &Rows<'_>, row: &VillageRow<'_>) -> Vec<DeadlineItem> {
    let late = row.deadlines.iter().filter(|at| rows.site.index.deadlines[**at].overdue);
    late.map(|at| rows.deadline(*at)).collect()
}

/// Late ones first, then open ones by deadline, then what is done or given up.
fn by_urgency(site: &Site<'_>, row: &VillageRow<'_>) -> Vec<usize> {
    let mut positions: Vec<usize> = row.own.measures.clone().collect();
    positions.sort_by_key(|position| {
        let state = site.index.measures[*position].state;
        (!state.overdue, !state.status.is_open(), state.due.is_none(), state.due)
    });
    positions
}

/// What is known of the village; known fields first, then its own in the order of the file.
fn facts(site: &Site<'_>, row: &VillageRow<'_>) -> Vec<(String, String)> {
    let (words, village) = (site.words, row.village);
    let count = |id: &str, count: u32| words.say(id, &[("count", grouped(&count.to_string()).into())]);
    let mut facts = Vec::new();
    let mut add = |id: &str, value: Option<String>| facts.extend(value.map(|value| (words.plain(id), value)));
    add("fact-kind", village.kind.clone());
    add("fact-code", village.code.as_ref().map(|code| code.value.clone()));
    add("fact-households", village.households.map(|households| count("count-households", households)));
    add("fact-population", village.population.map(|people| count("count-people", people)));
    add(
        "fact-area",
        village.area.map(|area| words.say("square-kilometres", &[("area", words.quantity(area).into())])),
    );
    add(
        "fact-place",
        village.lonlat.map(|(longitude, latitude)| {
            let degrees = |value: Quantity| Arg::from(value.to_string());
            words.say("lonlat", &[("longitude", degrees(longitude)), ("latitude", degrees(latitude))])
        }),
    );
    facts.extend(village.facts.iter().cloned());
    facts
}

/// A unit as the catalogue calls it.
pub fn unit_name(rows: &Rows<'_>, name: &str) -> UnitName {
    let found = rows.site.published.model.unit(name);
    let shown = found.map_or(name, |unit| unit.name.as_str());
    let row = rows.site.index.unit(shown).filter(|row| !row.is_idle());
    UnitName { name: shown.to_owned(), href: row.map(|row| rows.frame.href(&row.page())) }
}

/// The people of a village or township.
pub fn people(rows: &Rows<'_>, people: &[Person]) -> Vec<PersonView> {
    let view = |person: &Person| PersonView {
        name: person.name.clone(),
        role: person.role.clone(),
        unit: person.unit.as_ref().map(|name| unit_name(rows, name)),
        phone: person.phone.clone(),
        internal: person.internal,
    };
    people.iter().map(view).collect()
}
