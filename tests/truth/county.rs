//! A county as tests make one up: everything that the format lets a record say.

use jiff::civil::Date;

pub const SOURCES: [&str; 3] = ["政府补", "群众投", "社会筹"];
pub const STATUSES: [&str; 5] = ["planned", "doing", "done", "suspended", "cancelled"];
pub const STAGES: [&str; 3] = ["勘界", "开工", "验收"];
/// Kinds: of the second and third, measures climb the ladder.
pub const KINDS: usize = 4;
/// Units by what plans call them: an id, a name of the catalogue, a name of no catalogue.
pub const NAMES: [&str; 5] = ["u0", "县水利局", "u2", "县教育局", "县林业站"];
/// Shares of a hundred or a thousand are never added up.
pub const MEASURED: [&str; 5] = ["户", "公里", "%", "％", "‰"];
pub const CLASSES: [&str; 2] = ["甲类", "乙类"];
pub const EVERY: [&str; 4] = ["month", "quarter", "half-year", "year"];
pub const ROLES: [&str; 2] = ["村党支部书记", "第一书记"];
pub const PROGRAMMES: usize = 3;

#[derive(Debug, Clone)]
pub struct Target {
    pub unit: usize,
    pub baseline: Option<i64>,
    pub value: i64,
    pub internal: bool,
}

/// What milestones carry besides their days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    Days,
    Amounts,
    Members,
}

#[derive(Debug, Clone)]
pub struct Milestone {
    pub due: Date,
    pub done_on: Option<Date>,
    /// How much or how many.
    pub amount: u8,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Fund {
    pub source: usize,
    pub fen: u64,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Measure {
    pub kind: usize,
    pub lead: Vec<usize>,
    pub with: Vec<usize>,
    pub start: Option<Date>,
    pub due: Option<Date>,
    pub status: Option<&'static str>,
    pub done_on: Option<Date>,
    pub stage: Option<usize>,
    pub targets: Vec<Target>,
    pub steps: Steps,
    pub milestones: Vec<Milestone>,
    pub funds: Vec<Fund>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub enum Spent {
    Total(u64),
    Sources(Vec<(usize, u64)>),
}

#[derive(Debug, Clone)]
pub struct Update {
    /// Which measure of its holder, counted round and round.
    pub which: usize,
    pub status: Option<&'static str>,
    pub done_on: Option<Date>,
    pub stage: Option<usize>,
    pub values: Vec<Option<i64>>,
    pub spent: Option<Spent>,
    pub due: Option<Date>,
    pub note: bool,
    /// Which milestones are done, and when.
    pub milestones: Vec<Option<Date>>,
    /// Which members of them: bits.
    pub achieved: Vec<Option<u8>>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Problem {
    pub found_on: Date,
    pub due: Option<Date>,
    pub closed_on: Option<Date>,
    pub closed_by: bool,
    pub lead: Vec<usize>,
    /// Where it is first reported: a plan or a summary, counted round and round.
    pub first: (bool, usize),
    /// What later summaries say.
    pub changes: Vec<Change>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Change {
    pub due: Option<Date>,
    pub closed_on: Option<Date>,
    pub closed_by: bool,
    pub lead: Option<usize>,
    pub said: bool,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Visit {
    pub on: Date,
    pub role: usize,
    pub solved: Option<u32>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Summary {
    pub date: Date,
    pub updates: Vec<Update>,
    pub visits: Vec<Visit>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Plan {
    pub programme: usize,
    pub class: Option<usize>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub approvals: Vec<(Option<Date>, bool)>,
    pub measures: Vec<Measure>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Notice {
    pub date: Date,
    pub item: usize,
    pub until: Option<Date>,
    pub internal: bool,
}

/// What the county, a township or a village reports.
#[derive(Debug, Clone)]
pub struct Reports {
    pub summaries: Vec<Summary>,
    pub problems: Vec<Problem>,
}

#[derive(Debug, Clone)]
pub struct Village {
    pub plans: Vec<Plan>,
    pub reports: Reports,
    pub notices: Vec<Notice>,
    pub households: Option<u32>,
    pub population: Option<u32>,
    /// Hundredths of a square kilometre.
    pub area: Option<u32>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Township {
    pub plans: Vec<Plan>,
    pub reports: Reports,
    pub villages: Vec<Village>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Quota {
    pub role: usize,
    pub per: usize,
    pub visits: Option<u32>,
    pub problems: Option<u32>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Programme {
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub classes: bool,
    pub requires: Option<usize>,
    pub targets: Vec<(Date, i64, bool)>,
    pub quotas: Vec<Quota>,
    pub lead: Option<usize>,
    pub measures: Vec<Measure>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct Item {
    pub every: Option<usize>,
    pub since: Option<Date>,
    pub days: Option<u32>,
    pub internal: bool,
}

#[derive(Debug, Clone)]
pub struct County {
    pub due_soon_days: Option<u32>,
    pub stale_after_days: Option<u32>,
    /// The kinds and units that are internal.
    pub internal_kinds: Vec<bool>,
    pub internal_units: Vec<bool>,
    pub programmes: Vec<Programme>,
    pub items: Vec<Item>,
    pub reports: Reports,
    pub townships: Vec<Township>,
}
