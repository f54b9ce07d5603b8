//! Owns: the site, townships, villages and plans as JSON. In: rows of the index. Out: records.

use super::totals::TotalsData;
use super::value::{Day, Number};
use crate::index::{Index, PlanRow, TownshipRow, VillageRow, Where};
use crate::model::{Person, Place, Site, counts_on};
use crate::render::data::share::Share;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The site.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SiteInfo")]
pub struct SiteInfo<'a> {
    /// Its title.
    title: &'a str,
    /// Division code of the county.
    code: Option<&'a str>,
    /// Language of its texts.
    language: &'a str,
    /// Where it stands on the web.
    base_url: Option<&'a str>,
    /// Who publishes it.
    publisher: Option<&'a str>,
    /// The telephone for complaints.
    hotline: Option<&'a str>,
    /// How many days ahead a deadline counts as near.
    due_soon_days: u32,
    /// After how many days without a summary a village counts as stale.
    stale_after_days: u32,
}

impl<'a> SiteInfo<'a> {
    pub fn new(site: &'a Site, base_url: Option<&'a str>) -> Self {
        SiteInfo {
            title: &site.title,
            code: site.code.as_deref(),
            language: &site.language,
            base_url,
            publisher: site.publisher.as_deref(),
            hotline: site.hotline.as_deref(),
            due_soon_days: site.due_soon_days,
            stale_after_days: site.stale_after_days,
        }
    }
}

/// The township and village of a row, by their ids.
pub fn slugs<'a>(at: &Where<'a>) -> (Option<&'a str>, Option<&'a str>) {
    let township = at.township.map(|township| township.record.slug.as_str());
    (township, at.village.map(|village| village.record.slug.as_str()))
}

/// Somebody who answers for a township or village.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Person")]
pub struct PersonData<'a> {
    /// A name or a title.
    name: &'a str,
    /// The role.
    role: &'a str,
    /// Name of the unit that sent them.
    unit: Option<&'a str>,
    /// The telephone, where it may be shown.
    phone: Option<&'a str>,
}

impl<'a> PersonData<'a> {
    fn all(index: &'a Index<'a>, people: &'a [Person]) -> Vec<Self> {
        let data = |person: &'a Person| PersonData {
            name: &person.name,
            role: &person.role,
            unit: person.unit.as_deref().map(|unit| index.unit(unit).map_or(unit, |row| row.unit.name())),
            phone: person.phone.as_deref(),
        };
        people.iter().map(data).collect()
    }
}

/// A township.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Township")]
pub struct TownshipData<'a> {
    /// Its id.
    key: &'a str,
    /// Its name.
    name: &'a str,
    /// Division code, nine digits.
    code: Option<&'a str>,
    /// 乡, 镇, 街道 …
    kind: Option<&'a str>,
    /// Who answers first.
    lead: Option<&'a str>,
    /// People.
    people: Vec<PersonData<'a>>,
    /// Figures of it and its villages.
    counts: TotalsData,
    /// Date of the newest summary of it or one of its villages.
    last_summary: Option<Day>,
    /// Path of its page.
    page: String,
}

impl<'a> TownshipData<'a> {
    pub fn new(index: &'a Index<'a>, row: &'a TownshipRow<'a>) -> Self {
        let township = row.township;
        TownshipData {
            key: row.slug(),
            name: &township.name,
            code: township.code.as_ref().map(|code| code.value.as_str()),
            kind: township.kind.as_deref(),
            lead: township.lead.as_deref(),
            people: PersonData::all(index, &township.people),
            counts: TotalsData::new(&row.totals),
            last_summary: row.last_summary.map(Day),
            page: row.page(),
        }
    }
}

/// A fact about a village.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fact")]
pub struct FactData<'a> {
    /// What it is.
    label: &'a str,
    /// Its value.
    value: &'a str,
}

/// A village.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Village")]
pub struct VillageData<'a> {
    /// `township/village`.
    key: String,
    /// Its township's id.
    township: &'a str,
    /// Its id, unique within its township.
    village: &'a str,
    /// Its name.
    name: &'a str,
    /// Division code, twelve digits.
    code: Option<&'a str>,
    /// 行政村, 社区, 嘎查 …
    kind: Option<&'a str>,
    /// 贫困村, 难点村 …
    tags: &'a [String],
    /// Households.
    households: Option<u32>,
    /// Inhabitants.
    population: Option<u32>,
    /// Area, in the unit that the county uses.
    area: Option<Number>,
    /// Longitude and latitude in degrees.
    lonlat: Option<[Number; 2]>,
    /// Further facts, in the order of its profile.
    facts: Vec<FactData<'a>>,
    /// People.
    people: Vec<PersonData<'a>>,
    /// Its figures.
    counts: TotalsData,
    /// Date of its newest summary.
    last_summary: Option<Day>,
    /// No progress summary for too long.
    stale: bool,
    /// Path of its page.
    page: String,
}

impl<'a> VillageData<'a> {
    pub fn new(index: &'a Index<'a>, row: &'a VillageRow<'a>) -> Self {
        let village = row.village;
        let facts = village.facts.iter().map(|(label, value)| FactData { label, value });
        VillageData {
            key: row.key(),
            township: &row.township.record.slug,
            village: &village.record.slug,
            name: &village.name,
            code: village.code.as_ref().map(|code| code.value.as_str()),
            kind: village.kind.as_deref(),
            tags: &village.tags,
            households: village.households,
            population: village.population,
            area: village.area.map(Number),
            lonlat: village.lonlat.map(|(longitude, latitude)| [Number(longitude), Number(latitude)]),
            facts: facts.collect(),
            people: PersonData::all(index, &village.people),
            counts: TotalsData::new(&row.own.totals),
            last_summary: row.last_summary().map(Day),
            stale: row.stale(),
            page: row.page(),
        }
    }
}

/// A step by which a plan is approved.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Approval")]
pub struct ApprovalData<'a> {
    /// The step.
    step: &'a str,
    /// By whom.
    by: &'a str,
    /// When; null while it is awaited.
    on: Option<Day>,
}

/// A plan of a village or township in a programme.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Plan")]
pub struct PlanData<'a> {
    /// `township/village/programme`, or `township/programme`.
    key: String,
    /// The township's id.
    township: Option<&'a str>,
    /// The village's id; null for a township's own plan.
    village: Option<&'a str>,
    /// The programme's id.
    programme: &'a str,
    /// Its title.
    title: Option<&'a str>,
    /// Number of the document.
    document_no: Option<&'a str>,
    /// Its class within the programme.
    class: Option<&'a str>,
    /// First day.
    start: Option<Day>,
    /// Last day.
    end: Option<Day>,
    /// How it was approved.
    approvals: Vec<ApprovalData<'a>>,
    /// It has measures, and none of them is open.
    complete: bool,
    /// Figures of its measures and of the problems that it reported.
    counts: TotalsData,
    /// Path of its page.
    page: String,
}

impl<'a> PlanData<'a> {
    fn new(row: &'a PlanRow<'a>, day: Date) -> Self {
        let (township, village) = slugs(&row.at);
        let plan = row.plan;
        let approvals = plan.approvals.iter().map(|approval| ApprovalData {
            step: &approval.step,
            by: &approval.by,
            on: counts_on(approval.on, day).map(Day),
        });
        PlanData {
            key: row.key(),
            township,
            village,
            programme: &plan.programme,
            title: plan.title.as_deref(),
            document_no: plan.document_no.as_deref(),
            class: plan.class.as_ref().map(|class| class.value.as_str()),
            start: plan.start.map(Day),
            end: plan.end.map(Day),
            approvals: approvals.collect(),
            complete: row.complete,
            counts: TotalsData::new(&row.totals),
            page: row.page(),
        }
    }
}

/// Plans of townships and villages.
pub fn plans<'a>(index: &'a Index<'a>, share: Share) -> impl Iterator<Item = PlanData<'a>> {
    let plans = share.plans(index).iter().filter(|row| row.at.place != Place::County);
    plans.map(|row| PlanData::new(row, index.day))
}
