//! Owns: the order to put a problem right (督办单, with a number 整改通知书). In: a problem's position.
//! Out: the view of `problem.typ`.

use super::{Gatherer, Kind, Made, data};
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::views::places::problem::{ProblemBlock, block};
use crate::render::views::rows::Rows;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View {
    problem: ProblemBlock,
    place: Link,
    programme: Option<Shared<Link>>,
}

/// The order to put a problem right.
pub fn problem(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, position: usize) -> Made {
    let site = rows.site;
    let row = &site.index.problems[position];
    let page = row.page();
    let place = rows.place(&row.at);
    let title =
        if row.state.notice_no.is_some() { "packet-notice-of-problem" } else { "packet-problem-title" };
    let lead = site.words.sentence(
        "packet-problem-lead",
        &[("place", place.name.as_str().into()), ("title", row.state.title.as_str().into())],
        &[("date", site.index.day)],
    );
    let programme = row.plan_row.map(|plan| rows.programme(site.index.plans[plan].programme_row));
    let problem = gatherer.with(&page, |prose| block(rows, prose, position));
    Made {
        layout: "problem.typ",
        kind: Kind::Problem,
        page: Some(row.target()),
        title: site.words.plain(title),
        subtitle: Some(row.state.title.clone()),
        lead: lead.text,
        number: row.state.notice_no.clone(),
        view: data(&View { problem, place, programme }),
    }
}
