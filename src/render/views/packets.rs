//! Owns: what is printed — one packet a county, township, village, programme, unit, kind of measure, problem, notice;
//! deadlines of a time; the wall chart. In: the site. Out: [`Packet`], the views of the site's own pages gathered for
//! one layout; nothing is counted here, and nothing is laid out.

mod briefing;
mod dossier;
mod notice;
mod problem;
mod request;
mod tasks;
mod wallchart;

pub use request::{Kind, Request, RequestError, Unknown, jobs, townships, units};

use crate::artifact::{Artifact, Content};
use crate::index::address;
use crate::model::Record;
use crate::render::frame::Frame;
use crate::render::prose::PageProse;
use crate::render::sentence::Sentence;
use crate::render::site::Site;
use crate::render::views::rows::Rows;
use crate::render::words::DateView;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One packet to print; numbers are positions in the lists of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// The county's briefing.
    County,
    /// A township's.
    Township(usize),
    /// A village's dossier.
    Village(usize),
    /// A programme's tasks.
    Programme(usize),
    /// A unit's.
    Unit(usize),
    /// Measures of a kind.
    Measure(usize),
    /// What falls due from the first day to the last.
    Deadline(Option<Date>, Option<Date>),
    /// A problem to be put right.
    Problem(usize),
    /// A notice for the board.
    Notice(usize),
    /// The wall chart of the county or of a township.
    Wallchart(Option<usize>),
    /// All measures that were selected.
    Selection,
}

/// A packet, ready to be laid out.
#[derive(Debug)]
pub struct Packet {
    /// Where it stands in a site, such as `packets/villages/hexi/beigou.pdf`.
    pub path: String,
    /// The layout that shows it, such as `village.typ`.
    pub layout: &'static str,
    /// What the layout gets: `site`, `t`, `packet`, `view`. Texts of clerks are ready HTML under `prose`; addresses
    /// in them begin at the site's root.
    pub data: serde_json::Value,
    /// Attachments that its texts name: path from the site's root, and the file.
    pub files: BTreeMap<String, Content>,
    /// Where the site stands; none where nobody may be sent there.
    pub base_url: Option<String>,
}

/// Beside a packet's view: what all layouts show.
#[derive(Debug, Serialize)]
struct Cover {
    /// Such as `village`.
    kind: &'static str,
    title: String,
    subtitle: Option<String>,
    /// What it is and as of which day, as plain text.
    lead: String,
    /// The day.
    day: DateView,
    /// Number of the document.
    number: Option<String>,
    /// The page that says the same, absolute.
    url: Option<String>,
    /// What was selected: a name and a value each.
    conditions: Vec<(String, String)>,
}

/// A file that a text refers to.
#[derive(Debug, Serialize)]
struct Attachment {
    name: String,
}

/// What one packet gathers.
struct Gatherer<'s> {
    site: &'s Site<'s>,
    files: BTreeMap<String, Content>,
    attachments: BTreeSet<String>,
}

impl<'s> Gatherer<'s> {
    /// A record's text as HTML, its files noted; `page` is where the site shows it.
    fn prose(&mut self, record: &Record, page: &str) -> String {
        self.with(page, |prose| prose.html(record))
    }

    /// What `make` makes of texts that the site shows on `page`.
    fn with<T>(&mut self, page: &str, make: impl FnOnce(&mut PageProse<'s>) -> T) -> T {
        let mut prose = PageProse::rooted(self.site, page);
        let made = make(&mut prose);
        for Artifact { path, content } in prose.into_artifacts() {
            if matches!(content, Content::Bytes(_)) {
                continue;
            }
            if picture(&path).is_none() {
                self.attachments.insert(path.rsplit('/').next().unwrap_or(&path).to_owned());
            }
            self.files.insert(path, content);
        }
        made
    }

    fn attachments(&self) -> Vec<Attachment> {
        self.attachments.iter().map(|name| Attachment { name: name.clone() }).collect()
    }
}

/// The ending of a picture that paper shows; other files are listed.
pub fn picture(path: &str) -> Option<String> {
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    matches!(ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg").then_some(ending)
}

/// What a kind of packet brings.
struct Made {
    layout: &'static str,
    kind: Kind,
    /// The page that says the same, from the site's root.
    page: Option<String>,
    title: String,
    subtitle: Option<String>,
    lead: String,
    number: Option<String>,
    view: serde_json::Value,
}

/// Gathers one packet. `conditions` say what was selected before.
pub fn packet(site: &Site<'_>, job: Job, conditions: &[(String, String)]) -> Packet {
    let frame = Frame::new(address::HOME.to_owned(), "packets", String::new(), Sentence::default());
    let rows = Rows::new(site, &frame);
    let mut gatherer = Gatherer { site, files: BTreeMap::new(), attachments: BTreeSet::new() };
    let made = match job {
        Job::County => briefing::county(&rows, &mut gatherer),
        Job::Township(township) => briefing::township(&rows, &mut gatherer, township),
        Job::Village(village) => dossier::village(&rows, &mut gatherer, village),
        Job::Programme(programme) => tasks::programme(&rows, &mut gatherer, programme),
        Job::Unit(unit) => tasks::unit(&rows, unit),
        Job::Measure(kind) => tasks::kind(&rows, kind),
        Job::Deadline(from, to) => tasks::deadline(&rows, from, to),
        Job::Selection => tasks::selection(&rows),
        Job::Problem(problem) => problem::problem(&rows, &mut gatherer, problem),
        Job::Notice(notice) => notice::notice(&rows, &mut gatherer, notice),
        Job::Wallchart(township) => wallchart::wallchart(&rows, township),
    };
    // What was selected is nowhere on the site as such.
    let page = made.page.filter(|_| conditions.is_empty());
    let base_url = site.base_url.filter(|_| !site.internal()).map(str::to_owned);
    let cover = Cover {
        kind: made.kind.as_str(),
        title: made.title,
        subtitle: made.subtitle,
        lead: made.lead,
        day: rows.date(site.index.day),
        number: made.number,
        url: base_url.as_deref().zip(page).map(|(base_url, page)| address::absolute(base_url, &page)),
        conditions: conditions.to_vec(),
    };
    let data = serde_json::json!({
        "site": site.view(),
        "t": site.words.all_plain(),
        "packet": cover,
        "view": made.view,
    });
    Packet { path: path(site, job), layout: made.layout, data, files: gatherer.files, base_url }
}

/// The packets that a site hands out: of all that is open or shown there.
pub fn handed_out(site: &Site<'_>) -> Vec<Job> {
    let index = site.index;
    let mut jobs = vec![Job::County, Job::Wallchart(None), Job::Deadline(None, None)];
    for township in 0..index.townships.len() {
        jobs.extend([Job::Township(township), Job::Wallchart(Some(township))]);
    }
    jobs.extend((0..index.villages.len()).map(Job::Village));
    jobs.extend((0..index.programmes.len()).map(Job::Programme));
    jobs.extend((0..index.units.len()).filter(|unit| !index.units[*unit].is_idle()).map(Job::Unit));
    jobs.extend(
        (0..index.kinds.len()).filter(|kind| !index.kinds[*kind].measures.is_empty()).map(Job::Measure),
    );
    jobs.extend(
        (0..index.problems.len()).filter(|problem| index.problems[*problem].open()).map(Job::Problem),
    );
    let notices = 0..index.notices.len();
    jobs.extend(notices.filter(|notice| !index.notices[*notice].notice.withdrawn).map(Job::Notice));
    jobs
}

/// The page that leads to a packet, and the link's name there.
pub fn place(site: &Site<'_>, job: Job) -> (String, String) {
    let index = site.index;
    let (page, kind) = match job {
        Job::County => (address::HOME.to_owned(), Kind::County),
        Job::Township(township) => (index.townships[township].page(), Kind::Township),
        Job::Village(village) => (index.villages[village].page(), Kind::Village),
        Job::Programme(programme) => (index.programmes[programme].page(), Kind::Programme),
        Job::Unit(unit) => (index.units[unit].page(), Kind::Unit),
        Job::Measure(kind) => (index.kinds[kind].page(), Kind::Measure),
        Job::Deadline(..) => (address::DEADLINES.to_owned(), Kind::Deadline),
        Job::Problem(problem) => {
            let row = &index.problems[problem];
            let name = [("title", row.state.title.as_str().into())];
            return (row.page(), site.words.say("packet-link-problem", &name));
        }
        Job::Notice(notice) => (index.notices[notice].page(), Kind::Notice),
        Job::Wallchart(None) => (address::TOWNSHIPS.to_owned(), Kind::Wallchart),
        Job::Wallchart(Some(township)) => (index.townships[township].page(), Kind::Wallchart),
        Job::Selection => (address::MEASURES.to_owned(), Kind::Selection),
    };
    (page, site.words.plain(&format!("packet-link-{}", kind.as_str())))
}

/// Where a packet stands in a site.
pub fn path(site: &Site<'_>, job: Job) -> String {
    let index = site.index;
    let name = match job {
        Job::County => "county".to_owned(),
        Job::Township(township) => format!("townships/{}", index.townships[township].slug()),
        Job::Village(village) => format!("villages/{}", index.villages[village].key()),
        Job::Programme(at) => format!("programmes/{}", index.programmes[at].programme.record.slug),
        Job::Unit(unit) => format!("units/{}", index.units[unit].slug),
        Job::Measure(kind) => format!("measures/{}", index.kinds[kind].kind.id),
        Job::Deadline(None, None) => "deadlines".to_owned(),
        Job::Deadline(Some(from), None) => format!("deadlines/from-{from}"),
        Job::Deadline(None, Some(to)) => format!("deadlines/to-{to}"),
        Job::Deadline(Some(from), Some(to)) => format!("deadlines/{from}-to-{to}"),
        Job::Problem(problem) => format!("problems/{}", index.problems[problem].key()),
        Job::Notice(notice) => {
            let row = &index.notices[notice];
            format!("notices/{}/{}", row.at.at().key(), row.notice.record.slug)
        }
        Job::Wallchart(None) => "wallchart".to_owned(),
        Job::Wallchart(Some(township)) => format!("wallcharts/{}", index.townships[township].slug()),
        Job::Selection => "selection".to_owned(),
    };
    // The two editions may come to lie in one folder: nobody must take one for the other.
    let edition = if site.internal() { "-internal" } else { "" };
    format!("packets/{name}{edition}.pdf")
}

/// A view as data. Views hold strings, numbers and lists of them: nothing that JSON cannot hold.
fn data(view: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(view).unwrap_or_default()
}

/// Rows of one place or month under its name.
#[derive(Debug, Serialize)]
struct Group<R> {
    name: String,
    rows: Vec<R>,
}
