//! Owns: townships, villages and the people in them.
//! In: values that `check` accepted. Out: read by every later stage.

use super::{Notice, Plan, Quantity, Record, Summary};
use crate::source::{Span, Spanned};

/// Somebody who answers for a village or township.
#[derive(Clone, Debug)]
pub struct Person {
    /// A name or a title.
    pub name: String,
    /// The role, such as 村党支部书记 or 第一书记.
    pub role: String,
    /// The unit that sent them.
    pub unit: Option<String>,
    /// Internal unless `public`.
    pub phone: Option<String>,
    /// Whether the phone may be published.
    pub public: bool,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A township with its villages.
#[derive(Clone, Debug)]
pub struct Township {
    /// File, slug and text.
    pub record: Record,
    /// Its name.
    pub name: String,
    /// Nine digits.
    pub code: Option<Spanned<String>>,
    /// 乡, 镇, 街道 …
    pub kind: Option<String>,
    /// The person who answers first (第一责任人).
    pub lead: Option<String>,
    /// Its place in lists.
    pub order: Option<i64>,
    /// People.
    pub people: Vec<Person>,
    /// Its own plans, by programme.
    pub plans: Vec<Plan>,
    /// Its own summaries, by date and file name.
    pub summaries: Vec<Summary>,
    /// Its villages, by slug.
    pub villages: Vec<Village>,
}

/// A village.
#[derive(Clone, Debug)]
pub struct Village {
    /// File, slug and text.
    pub record: Record,
    /// Its name.
    pub name: String,
    /// Twelve digits.
    pub code: Option<Spanned<String>>,
    /// 行政村, 社区, 嘎查 …
    pub kind: Option<String>,
    /// 贫困村, 难点村 …
    pub tags: Vec<String>,
    /// Households.
    pub households: Option<u32>,
    /// Inhabitants.
    pub population: Option<u32>,
    /// Area in the unit that the county uses, as a plain decimal.
    pub area: Option<Quantity>,
    /// Longitude and latitude in degrees.
    pub lonlat: Option<(Quantity, Quantity)>,
    /// Any label with any value, as ordered in the file.
    pub facts: Vec<(String, String)>,
    /// People.
    pub people: Vec<Person>,
    /// Its plans, by programme.
    pub plans: Vec<Plan>,
    /// Its summaries, by date and file name.
    pub summaries: Vec<Summary>,
    /// Its notices, by date and file name.
    pub notices: Vec<Notice>,
}
