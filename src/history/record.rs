//! Owns: what one version of a record says, small enough to be kept for every version of every record.
//! In: a path inside the content folder and its bytes at some commit. Out: a [`Record`], or why it cannot be read.
//! It is read by the same code as today's content: what `check` refuses today is a gap, and nobody guesses.

use crate::check::{self, Shaped};
use crate::diag::{Code, Severity};
use crate::load::{self, RawData, RawTable};
use crate::model::{self, Quantity, Spent, Status, Yuan};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A record at one commit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Marked `internal = true`.
    pub internal: bool,
    /// Whether any entry or block of it is internal: what changed without being seen may lie there.
    pub partly_internal: bool,
    /// Its fields by name, each with a hash of what it says: order and layout do not change it.
    pub fields: Vec<(Box<str>, u64)>,
    /// What it promises or reports.
    pub body: Body,
}

/// What a record promises or reports.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Body {
    /// A plan, with the text after its fields: long, and for the internal edition alone, so no cache holds it.
    Plan(Plan, #[serde(skip)] Box<str>),
    /// A programme, the shares that it wants to reach, and the county's own tasks in it.
    Programme(Arc<str>, Vec<Share>, Plan),
    /// A township or village.
    Profile(Profile),
    /// A progress summary.
    Summary(Summary),
    /// A notice.
    Notice(Notice),
    /// Kinds of measures, units or items of disclosure.
    Catalogue(Vec<Entry>),
    /// Anything else.
    Other,
}

/// A share of its villages that a programme wants to reach.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Share {
    /// `name`
    pub name: Arc<str>,
    /// `by`
    pub by: Date,
    /// `share`
    pub share: Quantity,
    /// Not for the public.
    pub internal: bool,
}

/// A township or village.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: Arc<str>,
    /// Its code.
    pub code: Option<Arc<str>>,
}

/// An entry of a catalogue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Not for the public.
    pub internal: bool,
    /// The ladder of a kind.
    pub stages: Vec<Arc<str>>,
}

/// A plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// `title`
    pub title: Option<Arc<str>>,
    /// `document_no`
    pub document_no: Option<Arc<str>>,
    /// `class`
    pub class: Option<Arc<str>>,
    /// `start`
    pub start: Option<Date>,
    /// `end`
    pub end: Option<Date>,
    /// `[[approvals]]`
    pub approvals: Vec<Approval>,
    /// `[[measures]]`
    pub measures: Vec<Measure>,
    /// `[[problems]]`
    pub problems: Vec<Problem>,
}

/// A step of approval.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Approval {
    /// `step`
    pub step: Arc<str>,
    /// `by`
    pub by: Arc<str>,
    /// `on`
    pub on: Option<Date>,
    /// Not for the public.
    pub internal: bool,
}

/// A measure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// `id`
    pub id: Arc<str>,
    /// `kind`
    pub kind: Arc<str>,
    /// `title`
    pub title: Arc<str>,
    /// `lead`
    pub lead: Vec<Arc<str>>,
    /// `with`
    pub with: Vec<Arc<str>>,
    /// `person`
    pub person: Option<Arc<str>>,
    /// `start`
    pub start: Option<Date>,
    /// `due`
    pub due: Option<Date>,
    /// `status`
    pub status: Status,
    /// `stage`
    pub stage: Option<Arc<str>>,
    /// `done_on`
    pub done_on: Option<Date>,
    /// `[[measures.targets]]`
    pub targets: Vec<Target>,
    /// `[[measures.milestones]]`
    pub milestones: Vec<Milestone>,
    /// `[[measures.funds]]`
    pub funds: Vec<Fund>,
    /// Not for the public.
    pub internal: bool,
}

/// A target.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Target {
    /// `name`
    pub name: Arc<str>,
    /// `unit`
    pub unit: Arc<str>,
    /// `baseline`
    pub baseline: Quantity,
    /// `value`
    pub value: Quantity,
    /// Not for the public.
    pub internal: bool,
}

/// A milestone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Milestone {
    /// `title`
    pub title: Arc<str>,
    /// `due`
    pub due: Date,
    /// `amount`
    pub amount: Option<Quantity>,
    /// `done_on`
    pub done_on: Option<Date>,
    /// Not for the public.
    pub internal: bool,
}

/// Money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fund {
    /// `source`
    pub source: Arc<str>,
    /// `amount`
    pub amount: Yuan,
    /// Not for the public.
    pub internal: bool,
}

/// A problem, or what a summary changes of one: there a field without a value is unchanged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// `id`
    pub id: Arc<str>,
    /// `title`
    pub title: Option<Arc<str>>,
    /// `category`
    pub category: Option<Arc<str>>,
    /// `notice_no`
    pub notice_no: Option<Arc<str>>,
    /// `found_on`
    pub found_on: Option<Date>,
    /// `found_by`
    pub found_by: Option<Arc<str>>,
    /// `lead`
    pub lead: Vec<Arc<str>>,
    /// `due`
    pub due: Option<Date>,
    /// `closed_on`
    pub closed_on: Option<Date>,
    /// `closed_by`
    pub closed_by: Option<Arc<str>>,
    /// Not for the public.
    pub internal: bool,
}

/// A progress summary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// `date`
    pub date: Date,
    /// `[[updates]]`
    pub updates: Vec<Update>,
    /// `[[problems]]`
    pub problems: Vec<Problem>,
}

/// What a summary says of a measure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Update {
    /// `measure`, as written
    pub measure: Arc<str>,
    /// `status`
    pub status: Option<Status>,
    /// `stage`
    pub stage: Option<Arc<str>>,
    /// `done_on`
    pub done_on: Option<Date>,
    /// `due`
    pub due: Option<Date>,
    /// `values`
    pub values: Vec<(Arc<str>, Quantity)>,
    /// `spent`, in all; and whether it came by source
    pub spent: Option<(Yuan, bool)>,
    /// `milestones`
    pub milestones: Vec<(Arc<str>, Date)>,
    /// Not for the public.
    pub internal: bool,
}

/// A notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// `date`
    pub date: Date,
    /// `item`
    pub item: Arc<str>,
    /// `title`
    pub title: Arc<str>,
    /// `until`
    pub until: Option<Date>,
}

/// Why a version of a record cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gap {
    /// `check` refuses it, with this code and at this line.
    Refused {
        /// The code.
        code: Box<str>,
        /// The line.
        line: usize,
        /// Its text speaks of something internal, and nobody can say what.
        suspect: bool,
    },
    /// The clone does not hold its text.
    Missing,
}

/// What was read of one version.
pub type Reading = Result<Arc<Record>, Gap>;

/// Reads one version of a record.
pub fn read(path: &str, bytes: &[u8]) -> Reading {
    let suspect = speaks_of_internal(bytes);
    let refused = |code: Code, line| Gap::Refused { code: code.as_str().into(), line, suspect };
    let Some(read) = load::read_record(path, bytes.to_vec()) else {
        return Err(refused(Code::MisplacedFile, 1));
    };
    let load::Read { mut record, text, mut found } = read;
    let fields =
        record.table.entries.iter().map(|(key, value)| (key.name.clone(), hash(&value.data))).collect();
    let prose = record.prose.as_ref().map(|prose| prose.span);
    let hidden_prose = record.prose.as_ref().is_some_and(|prose| !prose.internal.is_empty());
    let partly_internal = hidden_prose || says_internal(&record.table);
    let shaped = if record.broken { None } else { check::shape_alone(&mut record, &mut found) };
    let first = found.iter().filter(|finding| finding.code.severity() == Severity::Error);
    let first = first.filter(|finding| !harmless(finding.code)).min_by_key(|finding| finding.span);
    if let Some(finding) = first {
        let start = (finding.span.start as usize).min(text.len());
        let line = 1 + text.as_bytes()[..start].iter().filter(|byte| **byte == b'\n').count();
        return Err(refused(finding.code, line));
    }
    let Some(shaped) = shaped else { return Err(refused(Code::Syntax, 1)) };
    let prose = prose.and_then(|span| text.get(span.start as usize..span.end as usize)).unwrap_or_default();
    let (internal, body) = body(shaped, prose);
    Ok(Arc::new(Record { internal, partly_internal, fields, body }))
}

/// Whether a text that cannot be read may hide something that was meant to be internal.
fn speaks_of_internal(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"internal").is_some()
}

/// Errors that leave every field readable: they forbid publishing, not comparing.
fn harmless(code: Code) -> bool {
    matches!(
        code,
        Code::DateMismatch
            | Code::BadBlock
            | Code::PrivateData
            | Code::MilestonesSum
            | Code::Members
            | Code::DateOrder
            | Code::BrokenLink
    )
}

/// Whether the table or any entry in it is marked.
fn says_internal(table: &RawTable) -> bool {
    table.entries.iter().any(|(key, value)| match &value.data {
        RawData::Bool(marked) => *marked && &*key.name == "internal",
        RawData::Table(inner) => says_internal(inner),
        RawData::Array(items) => {
            items.iter().any(|item| matches!(&item.data, RawData::Table(inner) if says_internal(inner)))
        }
        _ => false,
    })
}

fn arc(text: &str) -> Arc<str> {
    text.into()
}

fn maybe(text: Option<String>) -> Option<Arc<str>> {
    text.map(Arc::from)
}

fn names(list: &[crate::source::Spanned<String>]) -> Vec<Arc<str>> {
    list.iter().map(|name| arc(&name.value)).collect()
}

fn body(shaped: Shaped, prose: &str) -> (bool, Body) {
    match shaped {
        Shaped::Site(_) => (false, Body::Other),
        Shaped::Home(record) => (record.internal, Body::Other),
        Shaped::Measures(record, kinds) => {
            let entry = |kind: model::Kind| Entry {
                id: arc(&kind.id),
                name: arc(&kind.name),
                internal: kind.internal,
                stages: kind.stages.iter().map(|stage| arc(stage)).collect(),
            };
            (record.internal, Body::Catalogue(kinds.into_iter().map(entry).collect()))
        }
        Shaped::Units(record, units) => {
            let entry = |unit: model::Unit| plain_entry(&unit.id, &unit.name, unit.internal);
            (record.internal, Body::Catalogue(units.into_iter().map(entry).collect()))
        }
        Shaped::Disclosures(record, items) => {
            let entry = |item: model::Disclosure| plain_entry(&item.id, &item.name, item.internal);
            (record.internal, Body::Catalogue(items.into_iter().map(entry).collect()))
        }
        Shaped::Programme(programme, tasks) => {
            let share = |target: &model::ProgrammeTarget| Share {
                name: arc(&target.name),
                by: target.by,
                share: target.share,
                internal: target.internal,
            };
            let shares = programme.targets.iter().map(share).collect();
            (programme.record.internal, Body::Programme(arc(&programme.name), shares, plan(tasks)))
        }
        Shaped::Township(township) => {
            let code = township.code.map(|code| arc(&code.value));
            (township.record.internal, Body::Profile(Profile { name: arc(&township.name), code }))
        }
        Shaped::Village(village) => {
            let code = village.code.map(|code| arc(&code.value));
            (village.record.internal, Body::Profile(Profile { name: arc(&village.name), code }))
        }
        Shaped::Plan(text) => {
            (text.record.internal, Body::Plan(plan(text), prose.replace("\r\n", "\n").into()))
        }
        Shaped::Summary(draft) => (draft.summary.record.internal, Body::Summary(summary(draft))),
        Shaped::Notice(notice) => {
            let body = Notice {
                date: notice.date.value,
                item: arc(&notice.item.value),
                title: arc(&notice.title),
                until: notice.until,
            };
            (notice.record.internal, Body::Notice(body))
        }
    }
}

fn plain_entry(id: &str, name: &str, internal: bool) -> Entry {
    Entry { id: arc(id), name: arc(name), internal, stages: Vec::new() }
}

fn plan(plan: model::Plan) -> Plan {
    let approval = |step: model::Approval| Approval {
        step: arc(&step.step),
        by: arc(&step.by),
        on: step.on,
        internal: step.internal,
    };
    Plan {
        title: maybe(plan.title),
        document_no: maybe(plan.document_no),
        class: plan.class.map(|class| arc(&class.value)),
        start: plan.start,
        end: plan.end,
        approvals: plan.approvals.into_iter().map(approval).collect(),
        measures: plan.measures.into_iter().map(measure).collect(),
        problems: plan.problems.into_iter().map(problem).collect(),
    }
}

fn measure(measure: model::Measure) -> Measure {
    let target = |target: model::Target| Target {
        name: arc(&target.name),
        unit: arc(&target.unit),
        baseline: target.baseline,
        value: target.value,
        internal: target.internal,
    };
    let milestone = |milestone: model::Milestone| Milestone {
        title: arc(&milestone.title),
        due: milestone.due,
        amount: milestone.amount,
        done_on: milestone.done_on,
        internal: milestone.internal,
    };
    let fund = |fund: model::Fund| Fund {
        source: arc(&fund.source.value),
        amount: fund.amount,
        internal: fund.internal,
    };
    Measure {
        id: arc(&measure.id),
        kind: arc(&measure.kind.value),
        title: arc(&measure.title),
        lead: names(&measure.lead),
        with: names(&measure.with),
        person: maybe(measure.person),
        start: measure.start,
        due: measure.due,
        status: measure.status.value,
        stage: measure.stage.map(|stage| arc(&stage.value)),
        done_on: measure.done_on,
        targets: measure.targets.into_iter().map(target).collect(),
        milestones: measure.milestones.into_iter().map(milestone).collect(),
        funds: measure.funds.into_iter().map(fund).collect(),
        internal: measure.internal,
    }
}

fn problem(problem: model::Problem) -> Problem {
    Problem {
        id: arc(&problem.id),
        title: Some(arc(&problem.title)),
        category: maybe(problem.category),
        notice_no: maybe(problem.notice_no),
        found_on: Some(problem.found_on),
        found_by: maybe(problem.found_by),
        lead: names(&problem.lead),
        due: problem.due,
        closed_on: problem.closed_on.map(|date| date.value),
        closed_by: maybe(problem.closed_by),
        internal: problem.internal,
    }
}

fn summary(draft: check::SummaryDraft) -> Summary {
    let update = |draft: check::UpdateDraft| Update {
        measure: arc(&draft.measure.value),
        status: draft.update.status.map(|status| status.value),
        stage: draft.update.stage.map(|stage| arc(&stage.value)),
        done_on: draft.update.done_on.map(|date| date.value),
        due: draft.update.due.map(|date| date.value),
        values: draft.update.values.into_iter().map(|(name, value)| (arc(&name), value.value)).collect(),
        spent: draft.update.spent.map(|spent| (spent.total(), matches!(spent, Spent::BySource(_)))),
        milestones: draft.update.milestones.into_iter().map(|(title, date)| (arc(&title), date)).collect(),
        internal: draft.update.internal,
    };
    let problem = |draft: check::ProblemDraft| Problem {
        id: arc(&draft.id.value),
        title: maybe(draft.change.title),
        category: maybe(draft.change.category),
        notice_no: maybe(draft.change.notice_no),
        found_on: draft.found_on.map(|date| date.value),
        found_by: maybe(draft.change.found_by),
        lead: names(&draft.change.lead),
        due: draft.change.due.map(|date| date.value),
        closed_on: draft.change.closed_on.map(|date| date.value),
        closed_by: maybe(draft.change.closed_by),
        internal: draft.change.internal,
    };
    Summary {
        date: draft.summary.date.value,
        updates: draft.updates.into_iter().map(update).collect(),
        problems: draft.problems.into_iter().map(problem).collect(),
    }
}

/// FNV-1a, which is the same on every machine and in every version of the compiler.
struct Hash(u64);

impl Hash {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A tag before every value keeps `["ab"]` from `["a", "b"]`.
    fn part(&mut self, tag: u8, bytes: &[u8]) {
        self.bytes(&[tag]);
        self.bytes(&(bytes.len() as u64).to_le_bytes());
        self.bytes(bytes);
    }

    fn table(&mut self, table: &RawTable) {
        let mut entries: Vec<_> = table.entries.iter().collect();
        entries.sort_by(|a, b| a.0.name.cmp(&b.0.name));
        self.part(b'{', &(entries.len() as u64).to_le_bytes());
        for (key, value) in entries {
            self.part(b'=', key.name.as_bytes());
            self.value(&value.data);
        }
    }

    fn value(&mut self, data: &RawData) {
        match data {
            RawData::Text(text) => self.part(b's', text.as_bytes()),
            // 100000 and 100000.00 say the same.
            RawData::Integer(digits) | RawData::Float(digits) => self.part(b'n', plain(digits).as_bytes()),
            RawData::Bool(value) => self.part(b'b', &[u8::from(*value)]),
            RawData::Date(date) => self.part(b'd', date.to_string().as_bytes()),
            RawData::Time => self.part(b't', &[]),
            RawData::BadDate => self.part(b'?', &[]),
            // One name says the same as a list of one.
            RawData::Array(items) if matches!(items.as_slice(), [one] if matches!(one.data, RawData::Text(_))) =>
            {
                items.iter().for_each(|item| self.value(&item.data));
            }
            RawData::Array(items) => {
                self.part(b'[', &(items.len() as u64).to_le_bytes());
                let mut parts: Vec<u64> = items.iter().map(|item| hash(&item.data)).collect();
                // The order of entries says nothing; that of names does, for the first one leads.
                if items.iter().all(|item| matches!(item.data, RawData::Table(_))) {
                    parts.sort_unstable();
                }
                parts.into_iter().for_each(|part| self.bytes(&part.to_le_bytes()));
            }
            RawData::Table(table) => self.table(table),
        }
    }
}

/// Digits without zeros that say nothing.
fn plain(digits: &str) -> &str {
    match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    }
}

fn hash(data: &RawData) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.value(data);
    hash.0
}
