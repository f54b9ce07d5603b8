//! Owns: the nesting of records — county, townships, villages, their plans, summaries and notices.
//! In: records on their own. Out: a model without updates, and the drafts that will become them.

use super::shape::{Shaped, SummaryDraft, record};
use crate::diag::{Code, Diagnostic, Report};
use crate::load::{RawFile, RawSite, RecordKind, nearest};
use crate::model::*;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Summaries still to be resolved, by holder.
#[derive(Default)]
pub struct Drafts {
    /// By place of the holder.
    pub summaries: BTreeMap<Place, Vec<SummaryDraft>>,
    /// Holders of which a plan or summary did not parse: what refers to it cannot be judged.
    pub unsure: BTreeSet<Place>,
    /// What of a holder's plans and summaries did not parse.
    pub lost: BTreeMap<Place, Lost>,
    /// Plans that parsed, and of which entries are lost all the same.
    pub in_part: BTreeSet<FileId>,
    /// `measures.toml` did not parse: no kind can be called unknown.
    pub kinds_unsure: bool,
    /// Something in it has another form than it should: where a kind has no stages, that may be it.
    pub ladders_unsure: bool,
    /// The same of programmes and their classes.
    pub classes_unsure: bool,
    /// `disclosures.toml` did not parse: no item can be called unknown.
    pub items_unsure: bool,
    /// Programmes that did not parse: their classes are not known.
    pub programmes_unsure: BTreeSet<String>,
    /// There are none, and records lie where none belong.
    pub programmes_misplaced: bool,
    /// `site.toml` did not parse: its day and its rules are not known.
    pub site_unsure: bool,
}

/// What of a holder's plans and summaries did not parse.
#[derive(Debug, Default)]
pub struct Lost {
    /// Plans, by programme.
    pub plans: BTreeSet<String>,
    /// Nobody knows what.
    pub anything: bool,
    /// Problems: a summary, or those of a plan without an id.
    pub problems: bool,
}

impl Lost {
    /// Whether a measure that nothing is known of may be in it, by the programme that its name says.
    pub fn may_hold(&self, programme: Option<&str>) -> bool {
        self.anything || programme.map_or(!self.plans.is_empty(), |programme| self.plans.contains(programme))
    }

    fn note(&mut self, file: &RawFile) {
        match file.kind {
            RecordKind::Plan | RecordKind::Programme => drop(self.plans.insert(file.slug.clone())),
            RecordKind::Summary => self.problems = true,
            _ => {}
        }
    }
}

/// What lies in one township or village, before its own record is known.
#[derive(Default)]
struct Held {
    plans: Vec<Plan>,
    summaries: Vec<SummaryDraft>,
    notices: Vec<Notice>,
    unsure: bool,
    lost: Lost,
}

/// Slugs of a township and a village; those of the county are none.
type Key<'r> = (Option<&'r str>, Option<&'r str>);

type Townships<'r> = BTreeMap<&'r str, Box<Township>>;

/// By the slugs of township and village.
type Villages<'r> = BTreeMap<(&'r str, &'r str), Box<Village>>;

/// Nests the records.
pub fn assemble(mut raw: RawSite, records: Vec<Option<Shaped>>, report: &mut Report) -> (Model, Drafts) {
    let mut model = empty_model();
    model.attachments = std::mem::take(&mut raw.attachments);
    let mut held: BTreeMap<Key<'_>, Held> = BTreeMap::new();
    let mut townships = Townships::new();
    let mut villages = Villages::new();
    let (mut broken_programmes, mut in_part) = (BTreeSet::new(), BTreeSet::new());
    for (file, shaped) in raw.files.iter().zip(records) {
        if file.twice {
            continue;
        }
        let key = (file.township.as_deref(), file.village.as_deref());
        let Some(shaped) = shaped else {
            if file.kind == RecordKind::Programme {
                broken_programmes.insert(file.slug.clone());
            }
            keep_place_of_broken(file, &mut townships, &mut villages);
            let held = held.entry(key).or_default();
            held.unsure = true;
            held.lost.note(file);
            continue;
        };
        if file.broken_in_part {
            in_part.insert(file.file);
            held.entry(key).or_default().lost.note(file);
        }
        if file.loses_problems {
            held.entry(key).or_default().lost.problems = true;
        }
        match shaped {
            Shaped::Site(site) => model.site = *site,
            Shaped::Home(record) => model.home = Some(record),
            Shaped::Measures(record, kinds) => {
                model.measures_text = Some(record);
                model.kinds = kinds;
            }
            Shaped::Units(record, units) => {
                model.units_text = Some(record);
                model.units = units;
            }
            Shaped::Disclosures(record, items) => {
                model.disclosures_text = Some(record);
                model.disclosures = items;
            }
            Shaped::Programme(programme, tasks) => {
                model.programmes.push(*programme);
                if !(tasks.measures.is_empty() && tasks.problems.is_empty()) {
                    held.entry(key).or_default().plans.push(tasks);
                }
            }
            Shaped::Township(township) => {
                townships.insert(&file.slug, township);
            }
            Shaped::Village(village) => {
                villages.insert((file.township.as_deref().unwrap_or_default(), &file.slug), village);
            }
            Shaped::Plan(plan) => {
                let plans = &mut held.entry(key).or_default().plans;
                // A list's first push takes room for four, and most villages have one plan.
                plans.reserve_exact(usize::from(plans.is_empty()));
                plans.push(plan);
            }
            Shaped::Summary(draft) => held.entry(key).or_default().summaries.push(draft),
            Shaped::Notice(notice) => held.entry(key).or_default().notices.push(*notice),
        }
    }
    keep_broken_catalogues(&raw.files, &mut model, &broken_programmes);
    // Folders without their own record were reported; their plans are still checked under a stand-in.
    for folder in &raw.folders {
        townships.entry(&folder.township).or_insert_with(|| stand_in_township(&folder.township));
        if let Some(village) = &folder.village {
            villages.entry((&folder.township, village)).or_insert_with(|| stand_in_village(village));
        }
    }
    for path in &raw.misplaced {
        if let Some(key) = holder_meant(path) {
            let held = held.entry(key).or_default();
            (held.unsure, held.lost.anything) = (true, true);
        }
    }
    codes(&mut model.site, &townships, &villages, report);
    let mut drafts = nest(&mut model, townships, villages, held);
    let is_lost = |file: &RawFile| file.broken || file.broken_in_part;
    let broken = |kind| raw.files.iter().any(|file| file.kind == kind && is_lost(file));
    drafts.kinds_unsure = broken(RecordKind::Measures) || raw.may_be_misplaced(RecordKind::Measures);
    drafts.programmes_misplaced = raw.may_be_misplaced(RecordKind::Programme);
    drafts.in_part = in_part;
    drafts.programmes_unsure = broken_programmes;
    drafts.site_unsure =
        broken(RecordKind::Site) || !raw.files.iter().any(|file| file.kind == RecordKind::Site);
    drafts.items_unsure = broken(RecordKind::Disclosures) || raw.may_be_misplaced(RecordKind::Disclosures);
    fill_until(&mut model);
    (model, drafts)
}

/// Whose plan, summary or notice a record was meant to be that lies where none belongs, by its folder's name.
fn holder_meant(path: &str) -> Option<Key<'_>> {
    let is_meant = |folder: &str| nearest(folder, &["plans", "progress", "notices"]).is_some();
    match path.split('/').collect::<Vec<_>>()[..] {
        ["townships", township, village, folder, _] if is_meant(folder) => {
            Some((Some(township), Some(village)))
        }
        ["townships", township, folder, _] if is_meant(folder) => Some((Some(township), None)),
        [folder, _] if is_meant(folder) => Some((None, None)),
        _ => None,
    }
}

fn nest<'m>(
    model: &'m mut Model,
    townships: Townships<'_>,
    villages: Villages<'_>,
    mut held: BTreeMap<Key<'m>, Held>,
) -> Drafts {
    let mut drafts = Drafts::default();
    let county = held.remove(&(None, None)).unwrap_or_default();
    model.plans = county.plans;
    file(&mut drafts, Place::County, county.summaries, county.unsure, county.lost);
    model.townships = townships.into_values().map(|township| *township).collect();
    model.townships.sort_by(|a, b| {
        let order = |township: &Township| township.order.unwrap_or(i64::MAX);
        order(a).cmp(&order(b)).then_with(|| a.record.slug.cmp(&b.record.slug))
    });
    let position: BTreeMap<String, usize> =
        model.townships.iter().enumerate().map(|(t, township)| (township.record.slug.clone(), t)).collect();
    for of_one in villages.keys().collect::<Vec<_>>().chunk_by(|a, b| a.0 == b.0) {
        if let Some(t) = position.get(of_one[0].0) {
            model.townships[*t].villages.reserve_exact(of_one.len());
        }
    }
    for ((township, _), village) in villages {
        if let Some(t) = position.get(township) {
            model.townships[*t].villages.push(*village);
        }
    }
    for (t, township) in model.townships.iter_mut().enumerate() {
        let slug = Some(township.record.slug.as_str());
        let own = held.remove(&(slug, None)).unwrap_or_default();
        township.plans = own.plans;
        file(&mut drafts, Place::Township(t), own.summaries, own.unsure, own.lost);
        for (v, village) in township.villages.iter_mut().enumerate() {
            let own = held.remove(&(slug, Some(&village.record.slug))).unwrap_or_default();
            village.plans = own.plans;
            village.plans.shrink_to_fit();
            village.notices = own.notices;
            village
                .notices
                .sort_by(|a, b| (a.date.value, &a.record.slug).cmp(&(b.date.value, &b.record.slug)));
            file(&mut drafts, Place::Village(t, v), own.summaries, own.unsure, own.lost);
        }
    }
    drafts
}

/// Summaries of one date follow the names that people see: the ending `.md` would put `2020-05-15-b` before `2020-05-15`.
fn file(drafts: &mut Drafts, place: Place, mut summaries: Vec<SummaryDraft>, unsure: bool, lost: Lost) {
    summaries.sort_by(|a, b| {
        let key = |draft: &SummaryDraft| (draft.summary.date.value, draft.summary.record.slug.clone());
        key(a).cmp(&key(b))
    });
    drafts.summaries.insert(place, summaries);
    if lost.anything || lost.problems || !lost.plans.is_empty() {
        drafts.lost.insert(place, lost);
    }
    if unsure {
        drafts.unsure.insert(place);
    }
}

/// A notice without `until` stays up for its item's `days`.
fn fill_until(model: &mut Model) {
    let days: BTreeMap<String, u32> =
        model.disclosures.iter().filter_map(|item| Some((item.id.clone(), item.days?))).collect();
    for township in &mut model.townships {
        for village in &mut township.villages {
            for notice in &mut village.notices {
                if notice.until.is_none()
                    && let Some(days) = days.get(&notice.item.value)
                {
                    let span = jiff::Span::new().try_days(i64::from(*days));
                    notice.until = span.ok().and_then(|span| notice.date.value.checked_add(span).ok());
                }
            }
        }
    }
}

/// Each code lies under its parent's.
fn codes(site: &mut Site, townships: &Townships<'_>, villages: &Villages<'_>, report: &mut Report) {
    let county = site.code.as_deref().unwrap_or_default();
    for township in townships.values() {
        if let Some(code) = &township.code
            && !code.value.starts_with(county)
        {
            report.push(under(code.span, &code.value, county));
        }
    }
    for ((township, _), village) in villages {
        let Some(code) = &village.code else { continue };
        let parent = townships.get(township).and_then(|township| township.code.as_ref());
        let parent = parent.map_or(county, |code| code.value.as_str());
        if !code.value.starts_with(parent) {
            report.push(under(code.span, &code.value, parent));
        }
    }
}

fn under(span: Span, code: &str, parent: &str) -> Diagnostic {
    Diagnostic::new(Code::BadCode, span).variant("parent").arg("value", code).arg("parent", parent)
}

/// A record that did not parse still names a place, so that nothing under it is called lost.
fn keep_place_of_broken<'r>(file: &'r RawFile, townships: &mut Townships<'r>, villages: &mut Villages<'r>) {
    match (file.kind, &file.township) {
        (RecordKind::Township, Some(slug)) => {
            townships.entry(slug).or_insert_with(|| stand_in_township(slug));
        }
        (RecordKind::Village, Some(township)) => {
            villages.entry((township, &file.slug)).or_insert_with(|| stand_in_village(&file.slug));
        }
        _ => {}
    }
}

/// Programmes that did not parse still exist for those who refer to them.
fn keep_broken_catalogues(files: &[RawFile], model: &mut Model, broken: &BTreeSet<String>) {
    for file in files.iter().filter(|file| file.kind == RecordKind::Programme) {
        if broken.contains(&file.slug) && model.programme(&file.slug).is_none() {
            model.programmes.push(Programme {
                record: record(file),
                name: file.slug.clone(),
                lead: None,
                start: None,
                end: None,
                classes: Vec::new(),
                requires: Vec::new(),
                targets: Vec::new(),
                quotas: Vec::new(),
            });
        }
    }
    model.programmes.sort_by(|a, b| a.record.slug.cmp(&b.record.slug));
}

fn stand_in_record(slug: &str) -> Record {
    Record { file: FileId(0), slug: slug.to_owned(), path: String::new(), internal: false, prose: None }
}

fn stand_in_township(slug: &str) -> Box<Township> {
    Box::new(Township {
        record: stand_in_record(slug),
        name: slug.to_owned(),
        code: None,
        kind: None,
        lead: None,
        order: None,
        people: Vec::new(),
        plans: Vec::new(),
        summaries: Vec::new(),
        villages: Vec::new(),
    })
}

fn stand_in_village(slug: &str) -> Box<Village> {
    Box::new(Village {
        record: stand_in_record(slug),
        name: slug.to_owned(),
        code: None,
        kind: None,
        tags: Vec::new(),
        households: None,
        population: None,
        area: None,
        lonlat: None,
        facts: Vec::new(),
        people: Vec::new(),
        plans: Vec::new(),
        summaries: Vec::new(),
        notices: Vec::new(),
    })
}

fn empty_model() -> Model {
    let site = Site {
        title: String::new(),
        county: String::new(),
        code: None,
        language: "zh-Hans".to_owned(),
        base_url: None,
        theme: crate::source::Spanned::new("default".to_owned(), Span::default()),
        as_of: None,
        publisher: None,
        hotline: None,
        due_soon_days: 30,
        stale_after_days: 92,
        fund_sources: Vec::new(),
        allow: Vec::new(),
    };
    Model {
        site,
        home: None,
        measures_text: None,
        units_text: None,
        disclosures_text: None,
        kinds: Vec::new(),
        units: Vec::new(),
        disclosures: Vec::new(),
        programmes: Vec::new(),
        plans: Vec::new(),
        summaries: Vec::new(),
        townships: Vec::new(),
        attachments: BTreeMap::new(),
    }
}
