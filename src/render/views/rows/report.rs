//! Owns: one line of a summary, a notice, a visit. In: positions. Out: their items.

use super::Rows;
use crate::model::Notice;
use crate::render::frame::Link;
use crate::render::words::DateView;
use serde::Serialize;
use std::cmp::Reverse;
use std::ops::Range;

/// A summary in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SummaryItem {
    /// Its title, or one made of place and date.
    pub link: Link,
    /// Whose it is.
    pub place: Link,
    /// Its date.
    pub date: DateView,
    /// The period it covers.
    pub period: Option<String>,
    /// How many measures it reports on.
    pub updates: usize,
}

/// A notice in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NoticeItem {
    /// Its title.
    pub link: Link,
    /// Whose it is.
    pub place: Link,
    /// What it makes public.
    pub item: Option<String>,
    /// Its date.
    pub date: DateView,
    /// The last day on which its text is shown.
    pub until: Option<DateView>,
    /// Only its line is still shown.
    pub withdrawn: bool,
}

/// A visit in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VisitItem {
    /// The day.
    pub on: DateView,
    /// Who came.
    pub by: String,
    /// In which role.
    pub role: String,
    /// How many problems were solved.
    pub solved: Option<u32>,
    /// A remark.
    pub note: Option<String>,
    /// The summary that reports it.
    pub summary: Link,
    /// Whose summary that is.
    pub place: Link,
}

impl Rows<'_> {
    /// What a summary is called.
    pub fn summary_title(&self, position: usize) -> String {
        let row = &self.site.index.summaries[position];
        let title = row.summary.title.clone();
        title.unwrap_or_else(|| {
            let place = self.place(&row.at).name;
            let date = self.date(row.summary.date.value).long.clone();
            self.site.words.say("summary-title", &[("place", place.into()), ("date", date.into())])
        })
    }

    /// A summary, by its position.
    pub fn summary(&self, position: usize) -> SummaryItem {
        let row = &self.site.index.summaries[position];
        SummaryItem {
            link: self.frame.link(&row.page(), self.summary_title(position)),
            place: self.place(&row.at),
            date: self.date(row.summary.date.value),
            period: row.summary.period.clone(),
            updates: row.summary.updates.len(),
        }
    }

    /// Summaries, newest first.
    pub fn summaries(&self, positions: Range<usize>) -> Vec<SummaryItem> {
        positions.rev().map(|position| self.summary(position)).collect()
    }

    /// A notice, by its position.
    pub fn notice(&self, position: usize) -> NoticeItem {
        let row = &self.site.index.notices[position];
        let Notice { title, date, until, withdrawn, .. } = row.notice;
        NoticeItem {
            link: self.frame.link(&row.page(), title),
            place: self.place(&row.at),
            item: row.item.map(|item| item.name.clone()),
            date: self.date(date.value),
            until: until.map(|until| self.date(until)),
            withdrawn: *withdrawn,
        }
    }

    /// Notices, newest first.
    pub fn notices(&self, positions: Range<usize>) -> Vec<NoticeItem> {
        positions.rev().map(|position| self.notice(position)).collect()
    }

    /// Visits by their own days, newest first.
    pub fn visits(&self, positions: Range<usize>) -> Vec<VisitItem> {
        let mut positions: Vec<usize> = positions.rev().collect();
        positions.sort_by_key(|position| Reverse(self.site.index.visits[*position].visit.on));
        positions.into_iter().map(|position| self.visit(position)).collect()
    }

    /// A visit, by its position.
    pub fn visit(&self, position: usize) -> VisitItem {
        let row = &self.site.index.visits[position];
        let summary = &self.site.index.summaries[row.summary_row];
        VisitItem {
            on: self.date(row.visit.on),
            by: row.visit.by.clone(),
            role: row.visit.role.clone(),
            solved: row.visit.solved,
            note: row.visit.note.clone(),
            summary: self.frame.link(&summary.page(), self.summary_title(row.summary_row)),
            place: self.place(&row.at),
        }
    }
}
