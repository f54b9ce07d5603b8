//! Owns: a notice for the board (公示). In: a notice's position. Out: the view of `notice.typ`.

use super::{Gatherer, Kind, Made, data};
use crate::render::views::places::notice::frame;
use crate::render::views::rows::{NoticeItem, Rows};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct View {
    notice: NoticeItem,
    basis: Option<String>,
    group: Option<String>,
    prose: String,
}

/// A notice for the board; of one that was taken down only its line is left.
pub fn notice(rows: &Rows<'_>, gatherer: &mut Gatherer<'_>, position: usize) -> Made {
    let site = rows.site;
    let row = &site.index.notices[position];
    let page = row.page();
    let prose = if row.notice.withdrawn { String::new() } else { gatherer.prose(&row.notice.record, &page) };
    let view = View {
        notice: rows.notice(position),
        basis: row.item.and_then(|item| item.basis.clone()),
        group: row.item.and_then(|item| item.group.clone()),
        prose,
    };
    Made {
        layout: "notice.typ",
        kind: Kind::Notice,
        title: row.notice.title.clone(),
        subtitle: None,
        lead: frame(site, position).description,
        number: None,
        page: Some(page),
        view: data(&view),
    }
}
