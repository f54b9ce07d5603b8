//! Owns: the county's rules and catalogues — site, kinds, units, disclosures, programmes.
//! In: values that `check` accepted. Out: read by every later stage.

use super::{Quantity, Record};
use crate::source::{Span, Spanned};
use jiff::civil::Date;

/// `site.toml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// Title of the site.
    pub title: String,
    /// The county's name.
    pub county: String,
    /// Division code: 2, 4 or 6 digits.
    pub code: Option<String>,
    /// `zh-Hans`, `zh-Hant` or `en`.
    pub language: String,
    /// Where the site will stand; only absolute addresses need it.
    pub base_url: Option<String>,
    /// The theme's name and where it is named.
    pub theme: Spanned<String>,
    /// The frozen day.
    pub as_of: Option<Date>,
    /// Who publishes.
    pub publisher: Option<String>,
    /// The telephone for complaints; always public.
    pub hotline: Option<String>,
    /// A deadline this many days ahead is due soon.
    pub due_soon_days: u32,
    /// A village without a summary for more than this many days is stale.
    pub stale_after_days: u32,
    /// Names of the sources of money, in order.
    pub fund_sources: Vec<String>,
    /// Strings that the privacy scan lets pass.
    pub allow: Vec<String>,
}

/// A kind of measure.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The group under which it is listed.
    pub group: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// The ladder, lowest first; empty without one.
    pub stages: Vec<String>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A responsible unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How to reach it.
    pub contact: Option<String>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// How often an item must be made public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// Each calendar month.
    Month,
    /// Each calendar quarter.
    Quarter,
    /// Each half of a calendar year.
    HalfYear,
    /// Each calendar year.
    Year,
}

impl Every {
    /// Months in one period.
    pub fn months(self) -> i8 {
        match self {
            Every::Month => 1,
            Every::Quarter => 3,
            Every::HalfYear => 6,
            Every::Year => 12,
        }
    }

    /// As written in TOML.
    pub fn as_str(self) -> &'static str {
        match self {
            Every::Month => "month",
            Every::Quarter => "quarter",
            Every::HalfYear => "half-year",
            Every::Year => "year",
        }
    }
}

/// An item of the disclosure catalogue (村务公开目录).
#[derive(Clone, Debug)]
pub struct Disclosure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The group under which it is listed.
    pub group: Option<String>,
    /// The legal basis, as text.
    pub basis: Option<String>,
    /// The duty holds from this day on.
    pub since: Option<Date>,
    /// How often; none: when it happens.
    pub every: Option<Every>,
    /// How many days a notice stays up.
    pub days: Option<u32>,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// The period of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Per {
    /// Each calendar month.
    Month,
    /// Each calendar quarter.
    Quarter,
    /// Each calendar year.
    Year,
}

impl Per {
    /// The same period as a disclosure would have it.
    pub fn every(self) -> Every {
        match self {
            Per::Month => Every::Month,
            Per::Quarter => Every::Quarter,
            Per::Year => Every::Year,
        }
    }
}

/// How often somebody of a role must visit each village.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The role, as in `[[visits]]`.
    pub role: String,
    /// Visits asked in each period.
    pub visits: Option<u32>,
    /// Problems to be solved in each period.
    pub problems: Option<u32>,
    /// The period.
    pub per: Per,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A share of the programme's villages whose plan must be complete by a day.
#[derive(Clone, Debug)]
pub struct ProgrammeTarget {
    /// Its name.
    pub name: String,
    /// The last day.
    pub by: Date,
    /// 0 to 1, cumulative.
    pub share: Quantity,
    /// Not for the public.
    pub internal: bool,
    /// Where it stands.
    pub span: Span,
}

/// A programme (专项).
#[derive(Clone, Debug)]
pub struct Programme {
    /// File, slug and text.
    pub record: Record,
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub lead: Option<String>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Classes into which its villages fall.
    pub classes: Vec<String>,
    /// Measure kinds that every plan must hold.
    pub requires: Vec<Spanned<String>>,
    /// Shares to be reached.
    pub targets: Vec<ProgrammeTarget>,
    /// Visits to be made.
    pub quotas: Vec<Quota>,
}
