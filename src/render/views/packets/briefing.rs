//! Owns: the briefing of the county or a township — figures, what is late and what is near, then place by place.
//! In: the index. Out: the view of `briefing.typ`.

use super::{Attachment, Gatherer, Kind, Made, data};
use crate::index::{Own, PlanRow, Where, address};
use crate::render::views::places::{township, village};
use crate::render::views::rows::{
    DeadlineItem, MeasureItem, MoneyItem, ProblemItem, Rows, StatusView, TotalsView, TownshipItem,
};
use crate::render::words::DateView;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View {
    totals: TotalsView,
    overdue: Vec<DeadlineItem>,
    soon: Vec<DeadlineItem>,
    townships: Vec<TownshipItem>,
    /// The county's own figures, beside its townships'; none without any.
    county: Option<TotalsView>,
    sources: Vec<MoneyItem>,
    prose: String,
    own: Option<Holding>,
    parts: Vec<Part>,
    attachments: Vec<Attachment>,
}

/// A township with its villages.
#[derive(Debug, Serialize)]
struct Part {
    name: String,
    lead: String,
    totals: TotalsView,
    own: Option<Holding>,
    villages: Vec<Holding>,
}

/// What one place has itself.
#[derive(Debug, Serialize)]
struct Holding {
    name: String,
    lead: String,
    stale: bool,
    last_summary: Option<DateView>,
    people: Vec<village::PersonView>,
    plans: Vec<PlanPart>,
    problems: Vec<ProblemItem>,
    summary: Option<SummaryPart>,
}

/// A plan's measures.
#[derive(Debug, Serialize)]
struct PlanPart {
    title: String,
    programme: String,
    class: Option<String>,
    document_no: Option<String>,
    status: StatusView,
    start: Option<DateView>,
    end: Option<DateView>,
    rows: Vec<MeasureItem>,
}

/// The newest summary in full.
#[derive(Debug, Serialize)]
struct SummaryPart {
    title: String,
    date: DateView,
    period: Option<String>,
    prose: String,
}

/// The county's briefing.
pub fn county(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>) -> Made {
    let site = rows.site;
    let index = site.index;
    let home = site.published.model.home.as_ref();
    let prose = home.map(|home| gatherer.prose(home, address::HOME)).unwrap_or_default();
    let own = has_something(&index.county).then(|| holding(rows, gatherer, &index.county, String::new()));
    let parts = (0..index.townships.len()).map(|at| part(rows, gatherer, at)).collect();
    let view = View {
        totals: rows.totals(&index.totals),
        overdue: rows.deadlines(&index.by_deadline.overdue),
        soon: rows.deadlines(&index.by_deadline.soon),
        townships: (0..index.townships.len()).map(|at| rows.township(at)).collect(),
        county: has_something(&index.county).then(|| rows.totals(&index.county.totals)),
        sources: rows.sources(0..index.measures.len()),
        prose,
        own,
        parts,
        attachments: gatherer.attachments(),
    };
    let county = index.site.county.as_str();
    let lead = site.words.sentence(
        "home-lead",
        &[
            ("county", county.into()),
            ("townships", index.totals.townships.into()),
            ("villages", index.totals.villages.into()),
        ],
        &[("date", index.day)],
    );
    Made {
        layout: "briefing.typ",
        kind: Kind::County,
        page: Some(address::HOME.to_owned()),
        title: site.words.say("packet-briefing-title", &[("place", county.into())]),
        subtitle: None,
        lead: lead.text,
        number: None,
        view: data(&view),
    }
}

/// A township's briefing.
pub fn township(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, position: usize) -> Made {
    let site = rows.site;
    let index = site.index;
    let row = &index.townships[position];
    let pick = |keep: &dyn Fn(usize) -> bool| -> Vec<DeadlineItem> {
        rows.deadlines(&row.deadlines.iter().copied().filter(|at| keep(*at)).collect::<Vec<_>>())
    };
    let prose = gatherer.prose(&row.township.record, &row.page());
    let part = part(rows, gatherer, position);
    let lead = part.lead.clone();
    let view = View {
        totals: rows.totals(&row.totals),
        overdue: pick(&|at| index.deadlines[at].overdue),
        soon: pick(&|at| index.deadlines[at].due_soon),
        townships: Vec::new(),
        county: None,
        sources: rows.sources(row.measures.clone()),
        prose,
        own: None,
        parts: vec![part],
        attachments: gatherer.attachments(),
    };
    let name = row.township.name.as_str();
    Made {
        layout: "briefing.typ",
        kind: Kind::Township,
        page: Some(row.page()),
        title: site.words.say("packet-briefing-title", &[("place", name.into())]),
        subtitle: None,
        lead,
        number: None,
        view: data(&view),
    }
}

fn part(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, position: usize) -> Part {
    let site = rows.site;
    let row = &site.index.townships[position];
    let own = has_something(&row.own).then(|| holding(rows, gatherer, &row.own, String::new()));
    let village = |at: usize| {
        let row = &site.index.villages[at];
        holding(rows, gatherer, &row.own, village::frame(site, row).description)
    };
    Part {
        name: row.township.name.clone(),
        lead: township::frame(site, position).description,
        totals: rows.totals(&row.totals),
        own,
        villages: row.villages.clone().map(village).collect(),
    }
}

/// Whether there is anything to tell of what a county or township does itself.
fn has_something(own: &Own<'_>) -> bool {
    !(own.measures.is_empty() && own.problems.is_empty() && own.summaries.is_empty())
}

fn holding(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, own: &Own<'_>, lead: String) -> Holding {
    let index = rows.site.index;
    let people = match (own.at.village, own.at.township) {
        (Some(village), _) => village.people.as_slice(),
        (None, Some(township)) => township.people.as_slice(),
        (None, None) => &[],
    };
    let newest = own.summaries.clone().next_back();
    let summary = newest.map(|position| {
        let row = &index.summaries[position];
        SummaryPart {
            title: rows.summary_title(position),
            date: rows.date(row.summary.date.value),
            period: row.summary.period.clone(),
            prose: gatherer.prose(&row.summary.record, &row.page()),
        }
    });
    Holding {
        name: name(rows, &own.at),
        lead,
        stale: own.state.stale,
        last_summary: own.state.last_summary.map(|date| rows.date(date)),
        people: village::people(rows, people),
        plans: own.plans.clone().map(|at| plan(rows, at, &index.plans[at])).collect(),
        problems: rows.problems(&own.problems.clone().collect::<Vec<_>>()),
        summary,
    }
}

/// A village by its own name: it stands under its township.
fn name(rows: &Rows<'_>, at: &Where<'_>) -> String {
    at.name().map_or_else(|| rows.site.index.site.county.clone(), str::to_owned)
}

fn plan(rows: &Rows<'_>, position: usize, row: &PlanRow<'_>) -> PlanPart {
    PlanPart {
        title: rows.plan_title(position),
        programme: row.programme.name.clone(),
        class: row.plan.class.as_ref().map(|class| class.value.clone()),
        document_no: row.plan.document_no.clone(),
        status: rows.status(if row.complete { "complete" } else { "incomplete" }),
        start: row.plan.start.map(|date| rows.date(date)),
        end: row.plan.end.map(|date| rows.date(date)),
        rows: row.measures.clone().map(|at| rows.measure(at)).collect(),
    }
}
