//! Owns: what a region takes of a county's `data/site.json` and its parts. In: JSON. Out: records; fields that are not
//! named here are passed over, and those that are must be there and of their form.

use super::figures::FiguresDoc;
use crate::index::Totals;
use crate::model::{Quantity, Yuan};
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// The version of documents that can be read.
pub const FORMAT: u64 = 1;

/// Only the version; documents of others need not have the rest.
#[derive(Deserialize)]
pub struct Marked {
    #[serde(default)]
    pub format: Option<u64>,
}

/// All but the rows.
#[derive(Deserialize)]
pub struct Head {
    pub as_of: Date,
    pub edition: Edition,
    pub county: String,
    #[serde(with = "FiguresDoc")]
    pub totals: Totals,
    pub townships: Vec<TownshipDoc>,
    pub measure_kinds: Vec<KindDoc>,
    pub site: SiteDoc,
    #[serde(default)]
    pub parts: Option<Vec<PartDoc>>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    Public,
    Internal,
}

#[derive(Deserialize)]
pub struct SiteDoc {
    pub code: Option<String>,
    pub base_url: Option<String>,
}

#[derive(Deserialize)]
pub struct TownshipDoc {
    pub key: String,
    pub name: String,
    #[serde(with = "FiguresDoc")]
    pub counts: Totals,
    pub last_summary: Option<Date>,
    pub page: String,
}

#[derive(Deserialize)]
pub struct KindDoc {
    pub id: String,
    pub name: String,
    pub group: Option<String>,
    pub count: usize,
    pub by_status: ByStatus,
    pub overdue: usize,
    pub villages: usize,
    pub planned: Yuan,
    pub spent: Yuan,
    pub targets: Vec<TargetDoc>,
    #[serde(default)]
    pub stages: Option<Vec<StageDoc>>,
    pub page: String,
}

#[derive(Deserialize)]
pub struct ByStatus {
    pub planned: usize,
    pub doing: usize,
    pub done: usize,
    pub suspended: usize,
    pub cancelled: usize,
}

#[derive(Deserialize)]
pub struct StageDoc {
    pub name: String,
    pub at: usize,
    pub reached: usize,
}

#[derive(Deserialize)]
pub struct TargetDoc {
    pub name: String,
    pub unit: String,
    pub count: usize,
    pub reported: usize,
    #[serde(deserialize_with = "digits")]
    pub baseline: Quantity,
    #[serde(deserialize_with = "digits")]
    pub value: Quantity,
    #[serde(deserialize_with = "maybe_digits")]
    pub current: Option<Quantity>,
}

/// What a parser is told of a number that is none; people are told where it stands.
const NO_NUMBER: &str = "no exact number";

/// A number by its digits; it never passes through a binary float.
fn digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Quantity, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Quantity::parse(raw.get()).map_err(|_| D::Error::custom(NO_NUMBER))
}

fn maybe_digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Quantity>, D::Error> {
    let raw = Option::<Box<RawValue>>::deserialize(deserializer)?;
    let parse = |raw: Box<RawValue>| Quantity::parse(raw.get()).map_err(|_| D::Error::custom(NO_NUMBER));
    raw.map(parse).transpose()
}

#[derive(Deserialize)]
pub struct PartDoc {
    pub township: String,
    pub path: String,
}

/// What ties a part to its document.
#[derive(Deserialize)]
pub struct PartHead {
    pub as_of: Date,
    pub edition: Edition,
    pub county: String,
    pub township: String,
}

/// The rows of a document or a part.
#[derive(Deserialize)]
pub struct Rows {
    pub villages: Vec<VillageDoc>,
    pub plans: Vec<PlanDoc>,
    pub measures: Vec<MeasureDoc>,
    pub milestones: Vec<MilestoneDoc>,
    pub problems: Vec<ProblemDoc>,
}

#[derive(Deserialize)]
pub struct VillageDoc {
    pub key: String,
    pub township: String,
    pub name: String,
    pub stale: bool,
    pub page: String,
}

#[derive(Deserialize)]
pub struct PlanDoc {
    pub township: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Planned,
    Doing,
    Done,
    Suspended,
    Cancelled,
}

impl Status {
    pub fn is_open(self) -> bool {
        matches!(self, Status::Planned | Status::Doing | Status::Suspended)
    }
}

#[derive(Deserialize)]
pub struct MeasureDoc {
    pub key: String,
    pub township: Option<String>,
    pub village: Option<String>,
    pub kind: String,
    pub title: String,
    pub lead: Vec<String>,
    pub lead_ids: Vec<String>,
    pub due: Option<Date>,
    pub status: Status,
    pub overdue: bool,
    pub due_soon: bool,
    pub done_late: bool,
    pub planned: Yuan,
    pub spent: Yuan,
    pub page: String,
    pub anchor: String,
}

#[derive(Deserialize)]
pub struct MilestoneDoc {
    pub measure: String,
    pub title: String,
    pub due: Date,
    pub done_on: Option<Date>,
    pub overdue: bool,
    pub due_soon: bool,
}

#[derive(Deserialize)]
pub struct ProblemDoc {
    pub key: String,
    pub township: Option<String>,
    pub village: Option<String>,
    pub title: String,
    pub category: Option<String>,
    pub lead: Vec<String>,
    pub lead_ids: Vec<String>,
    pub due: Option<Date>,
    pub open: bool,
    pub overdue: bool,
    pub due_soon: bool,
    pub page: String,
    pub anchor: String,
}
