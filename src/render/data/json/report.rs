//! Owns: summaries, visits and notices as JSON. In: rows of the index. Out: records.

use super::place::slugs;
use super::value::Day;
use crate::index::{Index, NoticeRow, SummaryRow, VisitRow};
use schemars::JsonSchema;
use serde::Serialize;

/// A progress summary.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Summary")]
pub struct SummaryData<'a> {
    /// The township's id; null for the county's own.
    township: Option<&'a str>,
    /// The village's id; null for a township's or the county's own.
    village: Option<&'a str>,
    /// Its date.
    date: Day,
    /// Its title.
    title: Option<&'a str>,
    /// The period that it covers.
    period: Option<&'a str>,
    /// Who wrote it.
    author: Option<&'a str>,
    /// Path of its page.
    page: String,
}

impl<'a> SummaryData<'a> {
    pub fn new(row: &'a SummaryRow<'a>) -> Self {
        let (township, village) = slugs(&row.at);
        SummaryData {
            township,
            village,
            date: Day(row.summary.date.value),
            title: row.summary.title.as_deref(),
            period: row.summary.period.as_deref(),
            author: row.summary.author.as_deref(),
            page: row.page(),
        }
    }
}

/// A visit.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Visit")]
pub struct VisitData<'a> {
    /// The township's id; null for one that the county reports.
    township: Option<&'a str>,
    /// The village's id; null for one that a township or the county reports.
    village: Option<&'a str>,
    /// The day.
    on: Day,
    /// Who came.
    by: &'a str,
    /// In which role.
    role: &'a str,
    /// How many problems were solved.
    solved: Option<u32>,
    /// A remark.
    note: Option<&'a str>,
    /// Path of the summary that reports it.
    page: String,
}

impl<'a> VisitData<'a> {
    pub fn new(index: &'a Index<'a>, row: &'a VisitRow<'a>) -> Self {
        let (township, village) = slugs(&row.at);
        VisitData {
            township,
            village,
            on: Day(row.visit.on),
            by: &row.visit.by,
            role: &row.visit.role,
            solved: row.visit.solved,
            note: row.visit.note.as_deref(),
            page: index.summaries[row.summary_row].page(),
        }
    }
}

/// A public notice.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Notice")]
pub struct NoticeData<'a> {
    /// The township's id.
    township: Option<&'a str>,
    /// The village's id.
    village: Option<&'a str>,
    /// Its date.
    date: Day,
    /// The id of what it makes public, in `disclosures`.
    item: &'a str,
    /// The name of that.
    item_name: Option<&'a str>,
    /// Its title.
    title: &'a str,
    /// The last day on which its text is shown.
    until: Option<Day>,
    /// Its time is over and its text is no longer shown.
    withdrawn: bool,
    /// Path of its page.
    page: String,
}

impl<'a> NoticeData<'a> {
    pub fn new(row: &'a NoticeRow<'a>) -> Self {
        let (township, village) = slugs(&row.at);
        let notice = row.notice;
        NoticeData {
            township,
            village,
            date: Day(notice.date.value),
            item: &notice.item.value,
            item_name: row.item.map(|item| item.name.as_str()),
            title: &notice.title,
            until: notice.until.map(Day),
            withdrawn: notice.withdrawn,
            page: row.page(),
        }
    }
}
