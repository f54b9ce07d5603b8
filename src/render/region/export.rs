//! Owns: the open data of a region — `data/region.json` with its schema, and tables of counties and townships.
//! In: the region. Out: bytes of each file. The doc comments of these records are the descriptions of the schema.

use super::site::RegionSite;
use crate::index::{Totals, address};
use crate::region::{County, KindSum, LATEST, Late, Sort, TargetSum};
use crate::render::data::{Day, Line, Money, Sheet, TotalsData, write_lines};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::io::{self, Write};

/// Version of the document's meaning; a change that breaks readers raises it.
const FORMAT: u32 = 1;

/// A region: counties added up. Money is yuan, as decimal strings of two places; a date is YYYY-MM-DD.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Region")]
pub struct RegionData<'a> {
    /// Version of this format.
    format: u32,
    /// The day of the newest data.
    as_of: Day,
    /// The day of the oldest data.
    oldest: Day,
    /// Who may read this.
    #[schemars(extend("enum" = ["public", "internal"]))]
    edition: &'static str,
    /// The region's name.
    name: &'a str,
    /// Figures of all counties that could be read.
    totals: TotalsData,
    /// These counties, by code, then by id.
    counties: Vec<CountyData<'a>>,
    /// Counties that could not be read; nothing here counts them.
    absent: Vec<AbsentData<'a>>,
    /// Kinds of measures, by name.
    measure_kinds: Vec<KindData<'a>>,
    /// Deadlines by month.
    months: Vec<MonthData>,
    /// What is longest overdue: at most 150 rows.
    overdue: Vec<LateData<'a>>,
}

/// A county.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "County")]
struct CountyData<'a> {
    /// Its id.
    key: &'a str,
    /// Its name.
    name: &'a str,
    /// Its division code.
    code: Option<&'a str>,
    /// The day of its data.
    as_of: Day,
    /// Where its site stands on the web.
    base_url: Option<&'a str>,
    /// Its figures.
    totals: TotalsData,
    /// Its townships.
    townships: Vec<TownshipData<'a>>,
    /// Path of its page.
    page: String,
}

/// A township.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Township")]
struct TownshipData<'a> {
    /// Its id, unique within its county.
    key: &'a str,
    /// Its name.
    name: &'a str,
    /// Figures of it and its villages.
    counts: TotalsData,
}

/// A county that could not be read.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Absent")]
struct AbsentData<'a> {
    /// Its id.
    key: &'a str,
    /// Why, as a stable name: `no-folder`, `no-data`, `no-part`, `unreadable`, `no-format`, `format`, `form`,
    /// `other-build`, `unknown`, `contrary` or `sum`.
    reason: &'static str,
    /// Why, in words.
    message: String,
}

/// A kind of measure.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MeasureKind")]
struct KindData<'a> {
    /// Its name.
    name: &'a str,
    /// How many counties have it.
    counties: usize,
    /// How many villages have such a measure.
    villages: usize,
    /// How many measures are of it.
    count: usize,
    /// Measures done.
    done: usize,
    /// Measures under way.
    doing: usize,
    /// Measures not begun.
    planned: usize,
    /// Measures halted for now.
    suspended: usize,
    /// Measures given up.
    cancelled: usize,
    /// Those that are overdue.
    overdue: usize,
    /// Planned money.
    planned_yuan: Money,
    /// Money reported as spent so far.
    spent_yuan: Money,
    /// Targets added up within one name and unit.
    targets: Vec<TargetData<'a>>,
    /// Path of its page.
    page: String,
}

/// Targets of one name and unit added up.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TargetSum")]
struct TargetData<'a> {
    /// Their name.
    name: &'a str,
    /// What is counted.
    unit: &'a str,
    /// How many targets are in the sum.
    count: usize,
    /// For how many of them a value was reported.
    reported: usize,
    /// Where they start.
    #[schemars(with = "f64")]
    baseline: Digits,
    /// Where they must arrive.
    #[schemars(with = "f64")]
    value: Digits,
    /// Where they stand, a county without a report at its baseline; null as long as nobody reported any.
    #[schemars(with = "Option<f64>")]
    current: Option<Digits>,
}

/// A number, written with the digits that it has.
struct Digits(String);

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.0.clone()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

/// Deadlines of a month.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Month")]
struct MonthData {
    /// `YYYY-MM`.
    month: String,
    /// Met.
    met: usize,
    /// Past and open.
    overdue: usize,
    /// Not yet due.
    awaited: usize,
    /// Milestones of a measure that is done, which nobody reported.
    unreported: usize,
    /// Given up.
    cancelled: usize,
}

/// Something overdue.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Overdue")]
struct LateData<'a> {
    /// The county's id.
    county: &'a str,
    /// Township and village by name; null for the county's own.
    place: Option<&'a str>,
    /// What it is.
    #[schemars(extend("enum" = ["measure", "milestone", "problem"]))]
    what: &'static str,
    /// Its title.
    title: &'a str,
    /// A milestone's measure.
    measure: Option<&'a str>,
    /// Since when.
    due: Day,
    /// Who answers for it.
    lead: Vec<&'a str>,
    /// Page and anchor in the county's site, from its root.
    page: &'a str,
}

/// All files by path.
///
/// # Panics
/// Never: memory takes every byte.
pub fn files(site: &RegionSite<'_>) -> Vec<(String, Vec<u8>)> {
    let made = |write: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        let mut bytes = Vec::new();
        write(&mut bytes).expect("memory takes every byte");
        bytes
    };
    vec![
        (address::REGION_JSON.to_owned(), made(&|out| write_lines(&data(site), out))),
        (address::REGION_SCHEMA.to_owned(), made(&|out| schema(out))),
        (address::table("counties"), made(&|out| counties(site, out))),
        (address::table("townships"), made(&|out| townships(site, out))),
    ]
}

fn schema(mut out: &mut dyn Write) -> io::Result<()> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    serde_json::to_writer_pretty(&mut out, &generator.into_root_schema_for::<RegionData<'_>>())?;
    out.write_all(b"\n")
}

fn data<'a>(site: &'a RegionSite<'_>) -> RegionData<'a> {
    let region = site.region;
    let absent = region.absent.iter().map(|absent| AbsentData {
        key: &absent.slug,
        reason: absent.fault.name(),
        message: site.why(absent),
    });
    let months = region.months.iter().map(|(month, counts)| MonthData {
        month: month.to_string(),
        met: counts.met,
        overdue: counts.overdue,
        awaited: counts.awaited,
        unreported: counts.unreported,
        cancelled: counts.cancelled,
    });
    let late = region.late(|_| true, LATEST).into_iter();
    RegionData {
        format: FORMAT,
        as_of: Day(region.day),
        oldest: Day(region.first_day),
        edition: site.about.edition.as_str(),
        name: &site.name,
        totals: TotalsData::new(&region.totals),
        counties: region.counties.iter().map(county).collect(),
        absent: absent.collect(),
        measure_kinds: region.kinds.iter().map(kind).collect(),
        months: months.collect(),
        overdue: late.map(|(at, late)| late_data(&region.counties[at], late)).collect(),
    }
}

fn county(county: &County) -> CountyData<'_> {
    let townships = county.townships.iter().map(|township| TownshipData {
        key: &township.key,
        name: &township.name,
        counts: TotalsData::new(&township.totals),
    });
    CountyData {
        key: &county.slug,
        name: &county.name,
        code: county.code.as_deref(),
        as_of: Day(county.as_of),
        base_url: county.base_url.as_deref(),
        totals: TotalsData::new(&county.totals),
        townships: townships.collect(),
        page: address::county(&county.slug),
    }
}

fn kind(kind: &KindSum) -> KindData<'_> {
    let totals = &kind.totals;
    let target = |target: &'_ TargetSum| {
        let sum = target.sum;
        (sum.count, sum.reported, sum.baseline, sum.value, sum.current)
    };
    let targets = kind.targets.iter().map(|it| {
        let (count, reported, baseline, value, current) = target(it);
        TargetData {
            name: &it.name,
            unit: &it.unit,
            count,
            reported,
            baseline: Digits(baseline.to_string()),
            value: Digits(value.to_string()),
            current: current.map(|current| Digits(current.to_string())),
        }
    });
    KindData {
        name: &kind.name,
        counties: kind.counties.len(),
        villages: kind.villages,
        count: totals.measures,
        done: totals.done,
        doing: totals.doing,
        planned: totals.planned,
        suspended: totals.suspended,
        cancelled: totals.cancelled,
        overdue: totals.overdue,
        planned_yuan: Money(totals.planned_yuan),
        spent_yuan: Money(totals.spent_yuan),
        targets: targets.collect(),
        page: address::kind(&kind.slug),
    }
}

fn late_data<'a>(county: &'a County, late: &'a Late) -> LateData<'a> {
    LateData {
        county: &county.slug,
        place: late.place.as_deref(),
        what: match late.sort {
            Sort::Measure => "measure",
            Sort::Milestone => "milestone",
            Sort::Problem => "problem",
        },
        title: &late.title,
        measure: late.measure.as_deref(),
        due: Day(late.due),
        lead: late.lead.iter().map(|(name, _)| name.as_str()).collect(),
        page: &late.target,
    }
}

/// The columns of figures that both tables have; their heads are the messages `csv-COLUMN`.
const FIGURES: [&str; 18] = [
    "villages",
    "plans",
    "measures",
    "done",
    "doing",
    "planned",
    "suspended",
    "cancelled",
    "overdue",
    "due-soon",
    "undated",
    "milestones-overdue",
    "problems-open",
    "problems-overdue",
    "problems-closed",
    "planned-yuan",
    "spent-yuan",
    "page",
];

fn figures(line: &mut Line, totals: &Totals) {
    line.value(totals.villages).value(totals.plans).value(totals.measures).value(totals.done);
    line.value(totals.doing).value(totals.planned).value(totals.suspended).value(totals.cancelled);
    line.value(totals.overdue).value(totals.due_soon).value(totals.undated).value(totals.milestones_overdue);
    line.value(totals.problems_open).value(totals.problems_overdue).value(totals.problems_closed);
    line.value(totals.planned_yuan).value(totals.spent_yuan);
}

fn table(
    site: &RegionSite<'_>,
    first: &[&str],
    out: &mut dyn Write,
    rows: impl FnOnce(&mut Sheet<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let messages = |id: &str, _: &[(&str, &str)]| site.words.plain(id);
    let mut sheet = Sheet::new(out, &messages)?;
    sheet.head(&[first, &FIGURES].concat())?;
    rows(&mut sheet)?;
    sheet.finish()
}

fn counties(site: &RegionSite<'_>, out: &mut dyn Write) -> io::Result<()> {
    table(site, &["county", "code", "as-of", "townships"], out, |sheet| {
        let mut line = Line::default();
        for county in &site.region.counties {
            line.text(&county.name).maybe(county.code.as_deref()).value(county.as_of);
            line.value(county.totals.townships);
            figures(&mut line, &county.totals);
            line.text(&address::county(&county.slug));
            sheet.write(&mut line)?;
        }
        Ok(())
    })
}

/// A line a township, and one for what is a county's own.
fn townships(site: &RegionSite<'_>, out: &mut dyn Write) -> io::Result<()> {
    table(site, &["county", "township"], out, |sheet| {
        let own = sheet.word("county-own");
        let mut line = Line::default();
        for county in &site.region.counties {
            let page = address::county(&county.slug);
            let townships = county.townships.iter().map(|it| (it.name.as_str(), &it.totals));
            for (name, totals) in std::iter::once((own.as_str(), &county.own)).chain(townships) {
                line.text(&county.name).text(name);
                figures(&mut line, totals);
                line.text(&page);
                sheet.write(&mut line)?;
            }
        }
        Ok(())
    })
}
