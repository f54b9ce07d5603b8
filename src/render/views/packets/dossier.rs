//! Owns: a village's dossier — its page, its plans in full, every summary and notice. In: a village's position.
//! Out: the view of `village.typ`.

use super::{Attachment, Gatherer, Kind, Made, data};
use crate::render::views::places::{plan, village};
use crate::render::views::rows::Rows;
use crate::render::words::DateView;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View {
    village: village::View,
    plans: Vec<PlanPart>,
    summaries: Vec<SummaryPart>,
    notices: Vec<NoticePart>,
    attachments: Vec<Attachment>,
}

#[derive(Debug, Serialize)]
struct PlanPart {
    title: String,
    lead: String,
    view: plan::View,
}

#[derive(Debug, Serialize)]
struct SummaryPart {
    title: String,
    date: DateView,
    period: Option<String>,
    author: Option<String>,
    prose: String,
}

#[derive(Debug, Serialize)]
struct NoticePart {
    title: String,
    date: DateView,
    item: Option<String>,
    until: Option<DateView>,
    withdrawn: bool,
    prose: String,
}

/// A village's dossier.
pub fn village(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, position: usize) -> Made {
    let site = rows.site;
    let index = site.index;
    let row = &index.villages[position];
    let page = row.page();
    let plans = row.own.plans.clone();
    let plan = |at: usize| PlanPart {
        title: rows.plan_title(at),
        lead: plan::frame(site, at).description,
        view: gatherer.with(&index.plans[at].page(), |prose| {
            plan::view(rows, prose, at, plan::in_full(rows, &index.plans[at]))
        }),
    };
    let plans = plans.map(plan).collect();
    let summary = |at: usize| {
        let row = &index.summaries[at];
        SummaryPart {
            title: rows.summary_title(at),
            date: rows.date(row.summary.date.value),
            period: row.summary.period.clone(),
            author: row.summary.author.clone(),
            prose: gatherer.prose(&row.summary.record, &row.page()),
        }
    };
    let summaries = row.own.summaries.clone().rev().map(summary).collect();
    let notice = |at: usize| {
        let row = &index.notices[at];
        let prose = |gatherer: &mut Gatherer<'_>| gatherer.prose(&row.notice.record, &row.page());
        NoticePart {
            title: row.notice.title.clone(),
            date: rows.date(row.notice.date.value),
            item: row.item.map(|item| item.name.clone()),
            until: row.notice.until.map(|until| rows.date(until)),
            withdrawn: row.notice.withdrawn,
            prose: if row.notice.withdrawn { String::new() } else { prose(gatherer) },
        }
    };
    let notices = row.own.notices.clone().rev().map(notice).collect();
    let village = gatherer.with(&page, |prose| village::view(rows, prose, position));
    let view = View { village, plans, summaries, notices, attachments: gatherer.attachments() };
    let name = row.own.at.full_name().unwrap_or_default();
    Made {
        layout: "village.typ",
        kind: Kind::Village,
        page: Some(page),
        title: site.words.say("packet-dossier-title", &[("place", name.into())]),
        subtitle: None,
        lead: village::frame(site, row).description,
        number: None,
        view: data(&view),
    }
}
