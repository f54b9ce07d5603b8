//! Owns: one line of a measure, and how far its targets are. In: a measure's position. Out: [`MeasureItem`].

use super::{DueView, GroupHead, Rows, StatusView};
use crate::index::MeasureRow;
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::words::DateView;
use serde::Serialize;

/// A measure in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MeasureItem {
    /// The heading over it, where it is the first of its township in a list that several share.
    pub group: Option<GroupHead>,
    /// Its title; leads to its place on its plan's page.
    pub link: Link,
    /// Whose it is.
    pub place: Shared<Link>,
    /// Its programme.
    pub programme: Shared<Link>,
    /// Its kind.
    pub kind: Shared<Link>,
    /// How it stands.
    pub status: StatusView,
    /// Its stage, where its kind has a ladder.
    pub stage: Option<String>,
    /// By when.
    pub due: DueView,
    /// Who answers.
    pub lead: Vec<Shared<Link>>,
    /// How far.
    pub targets: Vec<TargetView>,
}

/// A target and how far it is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TargetView {
    /// Its name.
    pub name: String,
    /// What is counted.
    pub unit: String,
    /// Where it starts; none: from nothing.
    pub baseline: Option<String>,
    /// Where it must arrive.
    pub goal: String,
    /// The last reported value; none: no report.
    pub current: Option<String>,
    /// As of when.
    pub on: Option<DateView>,
    /// In whole percent; none without a report.
    pub percent: Option<u32>,
}

impl Rows<'_> {
    /// A measure, by its position.
    pub fn measure(&self, position: usize) -> MeasureItem {
        let row = &self.site.index.measures[position];
        MeasureItem {
            group: None,
            link: self.frame.link(&row.target(), &*row.measure.title),
            place: self.holder(&row.at),
            programme: self.programme(row.programme_row),
            kind: self.kind(row.kind_row),
            status: self.measure_status(row.state),
            stage: row.stage().map(str::to_owned),
            due: self.measure_due(position),
            lead: self.units(&row.lead),
            targets: self.targets(row),
        }
    }

    /// Measures, by their positions.
    pub fn measures(&self, positions: &[usize]) -> Vec<MeasureItem> {
        positions.iter().map(|position| self.measure(*position)).collect()
    }

    /// The targets of a measure.
    pub fn targets(&self, row: &MeasureRow<'_>) -> Vec<TargetView> {
        let words = self.site.words;
        let pairs = row.measure.targets.iter().zip(&row.state.targets);
        pairs
            .map(|(target, reported)| TargetView {
                name: target.name.clone(),
                unit: target.unit.clone(),
                baseline: (!target.baseline.is_count(0)).then(|| words.quantity(target.baseline)),
                goal: words.quantity(target.value),
                current: reported.map(|reported| words.quantity(reported.value)),
                on: reported.map(|reported| self.date(reported.on)),
                percent: reported.and_then(|reported| reported.value.progress(target.baseline, target.value)),
            })
            .collect()
    }
}
