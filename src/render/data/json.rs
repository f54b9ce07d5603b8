//! Owns: `data/site.json` — everything that an edition shows, in one document, one record a line; and the parts by
//! township of one that is too large for a file.
//! In: the index. Out: typed records, made one at a time while they are written.
//! The doc comments of these records are the descriptions of the published schema.

mod catalogue;
mod lines;
mod measure;
mod part;
mod place;
mod problem;
mod programme;
mod report;
mod totals;
mod value;

use super::Export;
use super::share::Share;
use crate::index::Index;
use catalogue::{DisclosureData, KindData, UnitData};
use lines::Lines;
use measure::{MeasureData, MilestoneData};
pub use part::PartData;
use part::PartFile;
use place::{PlanData, SiteInfo, TownshipData, VillageData};
use problem::ProblemData;
use programme::ProgrammeData;
use report::{NoticeData, SummaryData, VisitData};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
pub use totals::TotalsData;
use value::Rows;
pub use value::{Day, Money};

/// Bytes that are written at once.
const BUFFER: usize = 64 * 1024;

/// Version of the document's meaning; a change that breaks readers raises it.
const FORMAT: u32 = 1;

/// Everything that one edition shows of a county on one day. Paths are relative to the root of the site, in
/// plain Unicode; money is yuan, as decimal strings of two places; a date is YYYY-MM-DD.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Site")]
pub struct SiteData<'a> {
    /// Version of this format.
    format: u32,
    /// The day on which everything here holds.
    as_of: Day,
    /// Who may read this.
    #[schemars(schema_with = "edition_schema")]
    edition: &'static str,
    /// The county's name.
    county: &'a str,
    /// The county's figures.
    totals: TotalsData,
    /// Townships, in the county's order.
    townships: Rows<'a, TownshipData<'a>>,
    /// Villages, township by township.
    villages: Rows<'a, VillageData<'a>>,
    /// Plans of townships and villages; the county's own measures belong to a programme, not to a plan.
    plans: Rows<'a, PlanData<'a>>,
    /// All measures.
    measures: Rows<'a, MeasureData<'a>>,
    /// All milestones.
    milestones: Rows<'a, MilestoneData<'a>>,
    /// All problems.
    problems: Rows<'a, ProblemData<'a>>,
    /// All visits.
    visits: Rows<'a, VisitData<'a>>,
    /// All notices.
    notices: Rows<'a, NoticeData<'a>>,
    /// Programmes.
    programmes: Rows<'a, ProgrammeData<'a>>,
    /// The catalogue of measure kinds, counted.
    measure_kinds: Rows<'a, KindData<'a>>,
    /// Units: those of the catalogue, then names that only plans use.
    units: Rows<'a, UnitData<'a>>,
    /// Progress summaries.
    summaries: Rows<'a, SummaryData<'a>>,
    /// The catalogue of what must be made public.
    disclosures: Rows<'a, DisclosureData<'a>>,
    /// The site.
    site: SiteInfo<'a>,
    /// Only where one file would be too large: files with what each township and its villages have, in the order of
    /// `townships`. `villages`, `plans`, `measures`, `milestones`, `problems`, `visits`, `notices` and `summaries`
    /// then hold only what is the county's own; all other keys are complete. Each file is a `Part` of this schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Rows<'a, PartFile<'a>>>,
}

fn edition_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": ["public", "internal"] })
}

impl<'a> SiteData<'a> {
    /// The document; without what townships have, which stands in parts, where `share` is the county's own.
    fn new(index: &'a Index<'a>, base_url: Option<&'a str>, share: Share) -> Self {
        SiteData {
            format: FORMAT,
            as_of: Day(index.day),
            edition: index.edition.as_str(),
            county: &index.site.county,
            totals: TotalsData::new(&index.totals),
            townships: Rows::new(|| index.townships.iter().map(|row| TownshipData::new(index, row))),
            villages: Rows::new(move || share.villages(index).iter().map(|row| VillageData::new(index, row))),
            plans: Rows::new(move || place::plans(index, share)),
            measures: Rows::new(move || share.measures(index).iter().map(|row| MeasureData::new(index, row))),
            milestones: Rows::new(move || {
                share.measures(index).iter().flat_map(|row| measure::milestones(index, row))
            }),
            problems: Rows::new(move || share.problems(index).iter().map(|row| ProblemData::new(index, row))),
            visits: Rows::new(move || share.visits(index).iter().map(|row| VisitData::new(index, row))),
            notices: Rows::new(move || share.notices(index).iter().map(NoticeData::new)),
            programmes: Rows::new(|| index.programmes.iter().map(|row| ProgrammeData::new(index, row))),
            measure_kinds: Rows::new(|| index.kinds.iter().map(KindData::new)),
            units: Rows::new(|| index.units.iter().map(UnitData::new)),
            summaries: Rows::new(move || share.summaries(index).iter().map(SummaryData::new)),
            disclosures: Rows::new(|| index.disclosures.iter().map(DisclosureData::new)),
            site: SiteInfo::new(index.site, base_url),
            parts: (share == Share::County).then(|| part::list(index)),
        }
    }
}

/// Writes `data/site.json`: the whole, or for the county's own share the document that names its parts.
///
/// # Errors
/// Those of the writer.
pub fn site(export: &Export<'_>, share: Share, out: impl Write) -> io::Result<()> {
    write_lines(&SiteData::new(export.index, export.base_url, share), out)
}

/// Writes a township's part.
///
/// # Errors
/// Those of the writer.
pub fn part(export: &Export<'_>, township: usize, out: impl Write) -> io::Result<()> {
    write_lines(&PartData::new(export.index, township), out)
}

/// Writes a document with a key of the top level a line, and of its lists a record a line.
///
/// # Errors
/// Those of the writer.
pub fn write_lines(data: &impl Serialize, out: impl Write) -> io::Result<()> {
    // Every comma and quote is a write of its own.
    let mut out = BufWriter::with_capacity(BUFFER, out);
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Lines::default());
    data.serialize(&mut serializer)?;
    out.write_all(b"\n")?;
    out.flush()
}
