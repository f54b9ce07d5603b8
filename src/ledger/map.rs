//! Owns: which headings and words a ledger uses. In: the ready maps, and a county's own (`--map`). Out: a [`Map`].

mod exported;

pub use exported::{MEASURES, PROBLEMS, VILLAGES};

use super::value::{MoneyUnit, plain};
use crate::model::Status;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a ledger lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Measures of plans.
    Measures,
    /// Problems.
    Problems,
    /// Villages.
    Villages,
}

impl Kind {
    /// All of them; of two that fit a heading equally well the first is meant.
    pub const ALL: [Kind; 3] = [Kind::Problems, Kind::Measures, Kind::Villages];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Measures => "measures",
            Kind::Problems => "problems",
            Kind::Villages => "villages",
        }
    }

    fn source(self) -> &'static str {
        match self {
            Kind::Measures => include_str!("maps/measures.toml"),
            Kind::Problems => include_str!("maps/problems.toml"),
            Kind::Villages => include_str!("maps/villages.toml"),
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The key that an exported ledger carries.
    Key,
    /// The township's name or slug.
    Township,
    /// The village's name or slug.
    Village,
    /// The programme's name or slug.
    Programme,
    /// The measure's or problem's id.
    Id,
    /// `kind`: of a measure by id or name; of a village as text.
    Kind,
    /// `title`
    Title,
    /// `lead`
    Lead,
    /// Units named beside those that lead; they answer too.
    Responsible,
    /// `with`
    With,
    /// `person`
    Person,
    /// `start`
    Start,
    /// `due`
    Due,
    /// `done_on`
    DoneOn,
    /// `status`
    Status,
    /// `stage`
    Stage,
    /// The remark of the last update.
    Progress,
    /// `note`
    Note,
    /// `[[measures.targets]]`, as `name value unit`
    Target,
    /// Their last values, as `name value unit`
    Current,
    /// Planned money
    Fund,
    /// From where the money comes
    FundSource,
    /// `spent`
    Spent,
    /// `category`
    Category,
    /// `notice_no`
    NoticeNo,
    /// `found_on`
    FoundOn,
    /// `found_by`
    FoundBy,
    /// `closed_on`
    ClosedOn,
    /// `closed_by`
    ClosedBy,
    /// `code`
    Code,
    /// `tags`
    Tags,
    /// `households`
    Households,
    /// `population`
    Population,
    /// `area`
    Area,
    /// The telephone of the person in the column before
    Phone,
}

/// One heading, or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Headings {
    One(String),
    Several(Vec<String>),
}

impl Headings {
    fn all(&self) -> &[String] {
        match self {
            Headings::One(heading) => std::slice::from_ref(heading),
            Headings::Several(headings) => headings,
        }
    }
}

/// A map as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    ledger: Option<Kind>,
    sheets: Option<Vec<String>>,
    year: Option<i16>,
    money: Option<MoneyUnit>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    #[serde(default)]
    columns: BTreeMap<Field, Headings>,
    #[serde(default)]
    beside: BTreeMap<Field, Headings>,
    #[serde(default)]
    status: BTreeMap<Status, Headings>,
    #[serde(default)]
    defaults: Defaults,
}

/// What holds where a row says nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    /// The township's name or slug.
    pub township: Option<String>,
    /// The programme's name or slug.
    pub programme: Option<String>,
    /// The kind's id or name.
    pub kind: Option<String>,
    /// The source of money of which the ledger does not say where it comes from.
    pub fund_source: Option<String>,
    /// When problems were found of which the ledger does not say when.
    #[serde(default, deserialize_with = "day")]
    pub found_on: Option<Date>,
}

/// A TOML date.
fn day<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Option<Date>, D::Error> {
    let written = toml::value::Datetime::deserialize(from)?.to_string();
    written.parse().map(Some).map_err(serde::de::Error::custom)
}

/// Which headings and words a ledger uses.
#[derive(Debug, Clone)]
pub struct Map {
    /// What it lists.
    pub kind: Kind,
    /// Fields by heading, in plain form.
    pub columns: BTreeMap<String, Field>,
    /// What some of them mean where another column holds already what they usually do.
    pub beside: BTreeMap<String, Field>,
    /// Headings that are passed over.
    pub ignore: Vec<String>,
    /// Headings under which people stand.
    pub roles: Vec<String>,
    /// Headings of people whom no field can hold.
    pub people: Vec<String>,
    /// Words of statuses.
    pub status: BTreeMap<String, Status>,
}

/// Ready maps with the county's own over them.
#[derive(Debug, Clone)]
pub struct Maps {
    /// One a kind of ledger that may be read.
    pub maps: Vec<Map>,
    /// The sheets to read; none: all.
    pub sheets: Option<Vec<String>>,
    /// The year of days that name none.
    pub year: Option<i16>,
    /// The unit of money where nothing names one.
    pub money: Option<MoneyUnit>,
    /// What holds where a row says nothing.
    pub defaults: Defaults,
}

/// Why a map cannot be used.
#[derive(Debug)]
pub enum MapError {
    /// It cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// It is no TOML, or no map: line, column, and what the parser says.
    Wrong(PathBuf, usize, usize, String),
}

impl Maps {
    /// The ready maps, with those of `file` over them.
    ///
    /// # Errors
    /// When the file cannot be read or is no map.
    pub fn read(file: Option<&Path>) -> Result<Self, MapError> {
        let own = file.map(own).transpose()?;
        let kinds = Kind::ALL.into_iter();
        let wanted = own.as_ref().and_then(|own| own.ledger);
        let maps = kinds.filter(|kind| wanted.is_none_or(|wanted| wanted == *kind)).map(|kind| {
            // A test reads the ready maps.
            let mut map = Map::empty(kind);
            if let Ok(ready) = toml::from_str::<Written>(kind.source()) {
                map.take(&ready);
            }
            if let Some(own) = &own {
                map.take(own);
            }
            map
        });
        let maps = maps.collect();
        Ok(match own {
            Some(own) => {
                Maps { maps, sheets: own.sheets, year: own.year, money: own.money, defaults: own.defaults }
            }
            None => Maps { maps, sheets: None, year: None, money: None, defaults: Defaults::default() },
        })
    }
}

impl Map {
    fn empty(kind: Kind) -> Self {
        Map {
            kind,
            columns: BTreeMap::new(),
            beside: BTreeMap::new(),
            ignore: Vec::new(),
            roles: Vec::new(),
            people: Vec::new(),
            status: BTreeMap::new(),
        }
    }

    fn take(&mut self, written: &Written) {
        for (field, headings) in &written.columns {
            self.columns.extend(headings.all().iter().map(|heading| (plain(heading), *field)));
        }
        for (field, headings) in &written.beside {
            self.beside.extend(headings.all().iter().map(|heading| (plain(heading), *field)));
        }
        for (status, words) in &written.status {
            self.status.extend(words.all().iter().map(|word| (plain(word), *status)));
        }
        self.ignore.extend(written.ignore.iter().map(|heading| plain(heading)));
        self.people.extend(written.people.iter().map(|heading| plain(heading)));
        self.roles.extend(written.roles.iter().map(|role| plain(role)));
    }
}

fn own(file: &Path) -> Result<Written, MapError> {
    let text = std::fs::read_to_string(file).map_err(|error| MapError::Unreadable(file.to_owned(), error))?;
    toml::from_str(&text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        MapError::Wrong(file.to_owned(), line, column, error.message().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_maps_are_read_and_no_heading_means_two_fields() {
        for kind in Kind::ALL {
            let written: Written = toml::from_str(kind.source()).unwrap();
            assert_eq!(written.ledger, Some(kind));
            let mut seen = BTreeMap::new();
            for (field, headings) in &written.columns {
                for heading in headings.all() {
                    assert_eq!(seen.insert(plain(heading), *field), None, "{heading}");
                    assert!(!written.ignore.iter().any(|it| plain(it) == plain(heading)), "{heading}");
                }
            }
            for (status, words) in &written.status {
                for word in words.all() {
                    assert_eq!(
                        seen.insert(format!("status {word}"), Field::Status),
                        None,
                        "{status:?} {word}"
                    );
                }
            }
        }
    }
}
