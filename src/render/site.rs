//! Owns: what all pages share — the edition, its index, the engine, and which record stands on which page.
//! In: everything that render was given. Out: borrowed by every view.

use super::changes::Changes;
use super::engine::{Engine, TemplateError};
use super::frame::{Frame, FrameView, Link};
use super::search::{Letter, Names};
use super::shared::{Links, Shelf};
use super::views::{ByTownship, Counts, Deadline, DueForms, Ground, PageView, StatusView, packets, statuses};
use super::words::{DateView, Words};
use crate::history::History;
use crate::index::{Index, Month, address};
use crate::model::{Model, Record};
use crate::publish::{Edition, Published};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

/// Measures of a township from which on its pages are large: a measure takes about five kilobytes of memory while its
/// plan's page is filled.
const LARGE: usize = 20_000;

/// What all pages share.
pub struct Site<'a> {
    /// The edition.
    pub published: &'a Published,
    /// Its index.
    pub index: &'a Index<'a>,
    /// What is known of the past.
    pub history: &'a History,
    /// What changed.
    pub changes: Changes,
    /// Words of its language.
    pub words: Words<'a>,
    /// The address under which it will stand.
    pub base_url: Option<&'a str>,
    /// How every status reads.
    pub statuses: BTreeMap<&'static str, StatusView>,
    /// Deadlines as tables show them.
    pub dues: Shelf<Deadline, DueForms>,
    /// Maps as pictures: the county's, and of large counties each township's.
    pub grounds: Shelf<Option<usize>, Ground>,
    /// Links that most pages hold.
    pub links: SharedLinks,
    /// Long lists by township.
    pub by_township: ByTownship,
    /// How the deadlines of each month stand.
    pub months: BTreeMap<Month, Counts>,
    names: OnceLock<Names>,
    engine: Engine<'a>,
    /// Where a township has so many measures that its pages take hundreds of megabytes each: they are made one at
    /// a time, their views included.
    turn: Option<Mutex<()>>,
    /// Page → packets that say the same on paper, and what they are called. Only looked up.
    packets: HashMap<String, Vec<(String, String)>>,
    /// Record path → anchors of its measures and problems; made for the first link that has a fragment.
    own_anchors: OnceLock<HashMap<String, BTreeSet<String>>>,
    /// Record path → its row. Only looked up, never walked, so its order cannot reach the output.
    records: HashMap<&'a str, Row>,
    /// Anchors of headings, of the records to which a link leads with a fragment.
    headings: RwLock<HashMap<String, Arc<BTreeSet<String>>>>,
}

/// Whose page a record stands on: a position among the index's rows of its sort. A large county has too many records to
/// hold the addresses of all.
#[derive(Clone, Copy)]
enum Row {
    Home,
    Measures,
    Units,
    Disclosures,
    Programme(u32),
    Township(u32),
    Village(u32),
    Plan(u32),
    Summary(u32),
    Notice(u32),
}

/// Links to what the rows of lists name again and again.
pub struct SharedLinks {
    /// To units, by position.
    pub units: Links,
    /// To kinds of measures.
    pub kinds: Links,
    /// To programmes.
    pub programmes: Links,
    /// To townships.
    pub townships: Links,
    /// To villages.
    pub villages: Links,
}

/// The site as every template sees it, under `site`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SiteView {
    /// Title of the site.
    pub title: String,
    /// The county's name.
    pub county: String,
    /// BCP 47 tag of the site's language.
    pub language: &'static str,
    /// The same as those write it who show a preview of a shared page.
    pub locale: &'static str,
    /// The day.
    pub as_of: DateView,
    /// `public` or `internal`.
    pub edition: &'static str,
    /// Who publishes.
    pub publisher: Option<String>,
    /// The telephone for complaints.
    pub hotline: Option<String>,
    /// Where it will stand.
    pub base_url: Option<String>,
    /// Address of the picture that stands for it in a preview; none without `base_url`.
    pub picture: Option<String>,
    /// Version of the program.
    pub version: &'static str,
}

impl<'a> Site<'a> {
    /// Gathers what is shared and gives it to the engine.
    pub fn new(
        published: &'a Published,
        index: &'a Index<'a>,
        history: &'a History,
        words: Words<'a>,
        mut engine: Engine<'a>,
        base_url: Option<&'a str>,
    ) -> Self {
        engine.share("site", &site_view(published, words, base_url));
        let (changes, (months, records)) = rayon::join(
            || Changes::gather(index, history),
            || rayon::join(|| Counts::of_months(index), || rows_of_records(index, &published.model)),
        );
        Site {
            published,
            index,
            history,
            changes,
            words,
            base_url,
            statuses: statuses(words),
            dues: Shelf::default(),
            grounds: Shelf::default(),
            links: SharedLinks {
                units: Links::new(index.units.len()),
                kinds: Links::new(index.kinds.len()),
                programmes: Links::new(index.programmes.len()),
                townships: Links::new(index.townships.len()),
                villages: Links::new(index.villages.len()),
            },
            by_township: ByTownship::default(),
            months,
            names: OnceLock::new(),
            engine,
            turn: (most_measures(index) > LARGE).then(Mutex::default),
            packets: HashMap::new(),
            own_anchors: OnceLock::new(),
            records,
            headings: RwLock::default(),
        }
    }

    /// Lets pages lead to the packets that a build hands out beside them.
    pub fn link_packets(&mut self, jobs: &[packets::Job]) {
        for job in jobs {
            let ((page, name), path) = (packets::place(self, *job), packets::path(self, *job));
            self.packets.entry(page).or_default().push((path, name));
        }
    }

    /// The packets of a page.
    pub fn packets(&self, frame: &Frame) -> Vec<Link> {
        let own = self.packets.get(&frame.path);
        own.into_iter().flatten().map(|(path, name)| frame.link(path, name)).collect()
    }

    /// The site as every template sees it.
    pub fn view(&self) -> SiteView {
        site_view(self.published, self.words, self.base_url)
    }

    fn gather_anchors(&self) -> HashMap<String, BTreeSet<String>> {
        let index = self.index;
        let mut anchors: HashMap<String, BTreeSet<String>> = HashMap::new();
        for row in &index.measures {
            anchors.entry(row.plan.record.path.clone()).or_default().insert(row.anchor());
        }
        for row in &index.problems {
            let record = match (row.plan_row, row.at.village, row.at.township) {
                (Some(plan), _, _) => Some(&index.plans[plan].plan.record),
                (None, Some(village), _) => Some(&village.record),
                (None, None, township) => township.map(|township| &township.record),
            };
            if let Some(record) = record {
                anchors.entry(record.path.clone()).or_default().insert(row.anchor());
            }
        }
        anchors
    }

    /// The page on which a record stands, if this edition shows it.
    pub fn page_of(&self, record: &str) -> Option<Cow<'static, str>> {
        let index = self.index;
        Some(match *self.records.get(record)? {
            Row::Home => address::HOME.into(),
            Row::Measures => address::MEASURES.into(),
            Row::Units => address::UNITS.into(),
            Row::Disclosures => address::DISCLOSURES.into(),
            Row::Programme(at) => {
                address::programme(&index.programmes[at as usize].programme.record.slug).into()
            }
            Row::Township(at) => index.townships[at as usize].page().into(),
            Row::Village(at) => index.villages[at as usize].page().into(),
            Row::Plan(at) => index.plans[at as usize].page().into(),
            Row::Summary(at) => index.summaries[at as usize].page().into(),
            Row::Notice(at) => index.notices[at as usize].page().into(),
        })
    }

    /// The record at a path, if it has a page of its own.
    fn record(&self, path: &str) -> Option<&'a Record> {
        let (index, model) = (self.index, &self.published.model);
        match *self.records.get(path)? {
            Row::Home => model.home.as_ref(),
            Row::Measures => model.measures_text.as_ref(),
            Row::Units => model.units_text.as_ref(),
            Row::Disclosures => model.disclosures_text.as_ref(),
            Row::Programme(at) => Some(&index.programmes[at as usize].programme.record),
            Row::Township(at) => Some(&index.townships[at as usize].township.record),
            Row::Village(at) => Some(&index.villages[at as usize].village.record),
            Row::Plan(at) => Some(&index.plans[at as usize].plan.record),
            Row::Summary(at) => Some(&index.summaries[at as usize].summary.record),
            Row::Notice(at) => Some(&index.notices[at as usize].notice.record),
        }
    }

    /// The anchor that a link's fragment means on a record's page; none for the public where the page has no such
    /// place, since what is internal must not be told by a link to it.
    pub fn anchor(&self, record: &str, fragment: &str) -> Option<String> {
        let own = self.own_anchors.get_or_init(|| self.gather_anchors());
        if own.get(record).is_some_and(|own| own.contains(fragment)) {
            return Some(fragment.to_owned());
        }
        let anchor = crate::prose::anchor_of(fragment);
        (self.internal() || self.headings(record).contains(&anchor)).then_some(anchor)
    }

    /// The anchors of the headings of a record's text, as this edition shows it.
    fn headings(&self, record: &str) -> Arc<BTreeSet<String>> {
        // A poisoned lock only means that another thread panicked; what it had written is whole.
        if let Some(known) = self.headings.read().unwrap_or_else(PoisonError::into_inner).get(record) {
            return Arc::clone(known);
        }
        let text = self.record(record).and_then(|record| record.prose.as_ref());
        let scan = |prose| crate::prose::scan(&self.published.markdown(prose), &mut |_| {});
        let anchors = Arc::new(text.map(scan).into_iter().flat_map(|scan| scan.anchors).collect());
        let mut all = self.headings.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(record.to_owned()).or_insert(anchors))
    }

    /// The names of all villages from A to Z.
    pub fn names(&self) -> &[Letter] {
        &self.names.get_or_init(|| Names::new(self.index)).0
    }

    /// Whether this is the edition for offices.
    pub fn internal(&self) -> bool {
        self.published.edition == Edition::Internal
    }

    /// The address to give to others. What an office keeps to itself has none, nor has a page for any address.
    fn url(&self, frame: &Frame) -> Option<String> {
        let base_url = self.base_url.filter(|_| frame.listed && !self.internal())?;
        Some(address::absolute(base_url, &frame.path))
    }

    /// The turn of a page, where pages are made one at a time.
    pub fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        // A poisoned lock only means that another thread panicked; it guards nothing.
        self.turn.as_ref().map(|turn| turn.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Fills a view's template with a page's frame (as `page`) and the view (as `view`).
    ///
    /// # Errors
    /// When the template fails on these values.
    pub fn fill<V: PageView>(&self, frame: &Frame, view: V) -> Result<Vec<u8>, TemplateError> {
        let frame = FrameView { frame, url: self.url(frame), packets: self.packets(frame) };
        self.engine.page(V::TEMPLATE, &frame, view)
    }
}

/// Where each record stands.
fn rows_of_records<'a>(index: &Index<'a>, model: &'a Model) -> HashMap<&'a str, Row> {
    let rows = [index.villages.len(), index.plans.len(), index.summaries.len(), index.notices.len()];
    let mut records = HashMap::with_capacity(rows.iter().sum());
    let mut add = |record: &'a Record, row: Row| {
        records.insert(record.path.as_str(), row);
    };
    for (record, row) in [
        (&model.home, Row::Home),
        (&model.measures_text, Row::Measures),
        (&model.units_text, Row::Units),
        (&model.disclosures_text, Row::Disclosures),
    ] {
        if let Some(record) = record {
            add(record, row);
        }
    }
    for (row, at) in index.programmes.iter().zip(0..) {
        add(&row.programme.record, Row::Programme(at));
    }
    for (row, at) in index.townships.iter().zip(0..) {
        add(&row.township.record, Row::Township(at));
    }
    for (row, at) in index.villages.iter().zip(0..) {
        add(&row.village.record, Row::Village(at));
    }
    for (row, at) in index.plans.iter().zip(0..) {
        if row.at.township.is_some() {
            add(&row.plan.record, Row::Plan(at));
        }
    }
    for (row, at) in index.summaries.iter().zip(0..) {
        add(&row.summary.record, Row::Summary(at));
    }
    for (row, at) in index.notices.iter().zip(0..) {
        add(&row.notice.record, Row::Notice(at));
    }
    records.insert("site.toml", Row::Home);
    records
}

/// How many measures the township has that has most of them; lists are cut by township, and no further.
fn most_measures(index: &Index<'_>) -> usize {
    let mut counts = vec![0; index.townships.len() + 1];
    for row in &index.measures {
        counts[row.at.place.township().map_or(0, |township| township + 1)] += 1;
    }
    counts.into_iter().max().unwrap_or_default()
}

fn site_view(published: &Published, words: Words<'_>, base_url: Option<&str>) -> SiteView {
    let rules = &published.model.site;
    SiteView {
        title: rules.title.clone(),
        county: rules.county.clone(),
        language: words.language(),
        locale: words.locale(),
        as_of: words.date(published.state.day),
        edition: published.edition.as_str(),
        publisher: rules.publisher.clone(),
        hotline: rules.hotline.clone(),
        base_url: base_url.map(str::to_owned),
        picture: base_url.map(|base_url| address::absolute(base_url, address::SHARE_PICTURE)),
        version: env!("CARGO_PKG_VERSION"),
    }
}
