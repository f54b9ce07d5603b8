//! Owns: one line of a village, a township, a plan. In: positions. Out: their items with figures.

use super::{BarPart, FiguresView, Rows, StatusView};
use crate::model::grouped;
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::words::DateView;
use serde::Serialize;

/// A village in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VillageItem {
    /// Its name.
    pub link: Link,
    /// Township and village.
    pub full_name: String,
    /// Its kind.
    pub kind: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its figures.
    pub totals: FiguresView,
    /// The date of its newest summary.
    pub last_summary: Option<DateView>,
    /// No progress for too long.
    pub stale: bool,
}

/// A township in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TownshipItem {
    /// Its name.
    pub link: Link,
    /// Who answers first.
    pub lead: Option<String>,
    /// Its figures, its villages included.
    pub totals: FiguresView,
    /// The bar: done, late, open, given up; empty parts are left out.
    pub bar: Vec<BarPart>,
    /// The newest summary of it or any of its villages.
    pub last_summary: Option<DateView>,
}

/// A plan in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanItem {
    /// Its title.
    pub link: Link,
    /// Whose it is.
    pub place: Link,
    /// Its programme.
    pub programme: Shared<Link>,
    /// Its class in the programme.
    pub class: Option<String>,
    /// Complete or not: complete when none of its measures is open, and it has some.
    pub status: StatusView,
    /// Its last day.
    pub end: Option<DateView>,
    /// Its figures.
    pub totals: FiguresView,
    /// The bar: done, late, open, given up; empty parts are left out.
    pub bar: Vec<BarPart>,
    /// Planned money in yuan, as digits.
    pub planned: String,
    /// Money reported as spent, likewise.
    pub spent: String,
}

impl Rows<'_> {
    /// A village, by its position.
    pub fn village(&self, position: usize) -> VillageItem {
        let row = &self.site.index.villages[position];
        VillageItem {
            link: self.frame.link(&row.page(), &row.village.name),
            full_name: row.own.at.full_name().unwrap_or_default(),
            kind: row.village.kind.clone(),
            tags: row.village.tags.clone(),
            totals: self.figures(&row.own.totals),
            last_summary: row.last_summary().map(|date| self.date(date)),
            stale: row.stale(),
        }
    }

    /// A township, by its position.
    pub fn township(&self, position: usize) -> TownshipItem {
        let row = &self.site.index.townships[position];
        TownshipItem {
            link: self.frame.link(&row.page(), &row.township.name),
            lead: row.township.lead.clone(),
            totals: self.figures(&row.totals),
            bar: self.measures_bar(&row.totals),
            last_summary: row.last_summary.map(|date| self.date(date)),
        }
    }

    /// What a plan is called.
    pub fn plan_title(&self, position: usize) -> String {
        let row = &self.site.index.plans[position];
        let title = row.plan.title.clone();
        title.unwrap_or_else(|| {
            let place = self.place(&row.at).name;
            let programme = row.programme.name.as_str();
            self.site.words.say("plan-title", &[("place", place.into()), ("programme", programme.into())])
        })
    }

    /// A plan, by its position.
    pub fn plan(&self, position: usize) -> PlanItem {
        let row = &self.site.index.plans[position];
        PlanItem {
            link: self.frame.link(&row.page(), self.plan_title(position)),
            place: self.place(&row.at),
            programme: self.programme(row.programme_row),
            class: row.plan.class.as_ref().map(|class| class.value.clone()),
            status: self.status(if row.complete { "complete" } else { "incomplete" }),
            end: row.plan.end.map(|date| self.date(date)),
            totals: self.figures(&row.totals),
            bar: self.measures_bar(&row.totals),
            planned: grouped(&row.totals.planned_yuan.to_string()),
            spent: grouped(&row.totals.spent_yuan.to_string()),
        }
    }
}
