//! Owns: the ways in — by measure, deadline, unit, problem, fund, disclosure — the search, and the page of the open data.
//! In: the site. Out: one [`Job`] a page, and the page of a job. What all lists share stands here; a list past
//! its limit is cut into parts by [`split`].

mod changes;
pub mod data;
mod deadlines;
mod disclosures;
mod funds;
pub mod kinds;
mod measures;
mod months;
mod problems;
mod search;
mod split;
mod undated;
pub mod units;
mod urgent;

#[cfg(test)]
use super::manual::PageDoc;
use super::{Page, PageView, finish};
use crate::diag::Arg;
use crate::index::{Month, address};
use crate::render::engine::TemplateError;
use crate::render::frame::Frame;
use crate::render::prose::PageProse;
use crate::render::site::Site;
pub use deadlines::Counts;
use rayon::prelude::*;
pub use split::{ByTownship, List};
use split::{Part, Span};
use urgent::Urgency;

/// One page; numbers are positions in the lists of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// The list of measure kinds.
    Measures,
    /// A kind, or a part of it.
    Kind(usize, Part),
    /// The months.
    Deadlines,
    /// A month, or a part of it.
    Month(Month, Part),
    /// What is late or near, or a part of it.
    Urgent(Urgency, Part),
    /// What has no deadline, or a part of it.
    Undated(Part),
    /// The list of units.
    Units,
    /// A unit, or a part of what it answers for.
    Unit(usize, Part),
    /// Problems, or a part of them.
    Problems(Part),
    /// Money.
    Funds,
    /// What must be made public, or a part of the matrix.
    Disclosures(Part),
    /// What changed.
    Changes,
    /// What changed in a quarter, a township, up to an edition, or a part of it.
    Changed(changes::What, Part),
    /// The search.
    Search,
    /// Villages of a letter: its position, and which page of them.
    Letter(usize, usize),
}

/// All pages: each list, then its parts.
pub fn jobs(site: &Site<'_>) -> Vec<Job> {
    let index = site.index;
    let mut jobs = vec![Job::Measures, Job::Deadlines, Job::Units, Job::Funds, Job::Changes, Job::Search];
    jobs.extend(search::parts(site).into_iter().map(|(letter, number)| Job::Letter(letter, number)));
    let mut list = |parts: Vec<Span>, job: &dyn Fn(Part) -> Job| {
        jobs.push(job(None));
        jobs.extend(parts.into_iter().map(|part| job(Some(part))));
    };
    // To see where it splits, each of these lists is walked once.
    let of_each = |lists: usize, parts: fn(&Site<'_>, usize) -> Vec<Span>| {
        (0..lists).into_par_iter().map(|at| parts(site, at)).collect::<Vec<_>>()
    };
    let months: Vec<Month> = index.by_deadline.months.keys().copied().collect();
    let of_months = months.par_iter().map(|month| (*month, months::parts(site, *month)));
    for (kind, parts) in of_each(index.kinds.len(), kinds::parts).into_iter().enumerate() {
        list(parts, &|part| Job::Kind(kind, part));
    }
    for (month, parts) in of_months.collect::<Vec<_>>() {
        list(parts, &|part| Job::Month(month, part));
    }
    for urgency in [Urgency::Overdue, Urgency::Soon] {
        list(urgent::parts(site, urgency), &|part| Job::Urgent(urgency, part));
    }
    list(undated::parts(site), &Job::Undated);
    for (unit, parts) in of_each(index.units.len(), units::parts).into_iter().enumerate() {
        list(parts, &|part| Job::Unit(unit, part));
    }
    for (what, parts) in changes::lists(site) {
        list(parts, &|part| Job::Changed(what, part));
    }
    list(problems::parts(site), &Job::Problems);
    list(disclosures::parts(site), &Job::Disclosures);
    jobs
}

/// Makes one page.
///
/// # Errors
/// When its template fails.
#[inline(never)] // What it takes is counted by its name: benches/instructions.
pub fn page(site: &Site<'_>, job: Job) -> Result<Page, TemplateError> {
    match job {
        Job::Measures => measures::page(site),
        Job::Kind(kind, part) => kinds::page(site, kind, part),
        Job::Deadlines => deadlines::page(site),
        Job::Month(month, part) => months::page(site, month, part),
        Job::Urgent(urgency, part) => urgent::page(site, urgency, part),
        Job::Undated(part) => undated::page(site, part),
        Job::Units => units::list(site),
        Job::Unit(unit, part) => units::page(site, unit, part),
        Job::Problems(part) => problems::page(site, part),
        Job::Funds => funds::page(site),
        Job::Disclosures(part) => disclosures::page(site, part),
        Job::Changes => changes::index(site),
        Job::Changed(what, part) => changes::page(site, what, part),
        Job::Search => search::page(site),
        Job::Letter(letter, number) => search::letter(site, letter, number),
    }
}

/// Where a page stands.
#[cfg(feature = "serve")]
pub fn path(site: &Site<'_>, job: Job) -> String {
    let index = site.index;
    let of = |page: String, part: Part| match part {
        None => page,
        Some(part) => address::split(&page, index.townships[part.first].slug()),
    };
    match job {
        Job::Measures => address::MEASURES.to_owned(),
        Job::Kind(kind, part) => of(index.kinds[kind].page(), part),
        Job::Deadlines => address::DEADLINES.to_owned(),
        Job::Month(month, part) => of(address::month(month), part),
        Job::Urgent(urgency, part) => of(urgency.path().to_owned(), part),
        Job::Undated(part) => of(address::UNDATED.to_owned(), part),
        Job::Units => address::UNITS.to_owned(),
        Job::Unit(unit, part) => of(index.units[unit].page(), part),
        Job::Problems(part) => of(address::PROBLEMS.to_owned(), part),
        Job::Funds => address::FUNDS.to_owned(),
        Job::Disclosures(part) => of(address::DISCLOSURES.to_owned(), part),
        Job::Changes => address::CHANGES.to_owned(),
        Job::Changed(what, part) => of(changes::path(site, what), part),
        Job::Search => address::SEARCH.to_owned(),
        Job::Letter(letter, number) => address::letter(site.names()[letter].letter, number),
    }
}

/// What the pages' templates get, for the manual of themes.
#[cfg(test)]
pub fn manual() -> Vec<PageDoc> {
    vec![
        PageDoc::of::<changes::IndexView>(),
        PageDoc::of::<changes::View>(),
        PageDoc::of::<data::View>(),
        PageDoc::of::<data::PartView>(),
        PageDoc::of::<deadlines::View>(),
        PageDoc::of::<disclosures::View>(),
        PageDoc::of::<funds::View>(),
        PageDoc::of::<kinds::View>(),
        PageDoc::of::<measures::View>(),
        PageDoc::of::<months::View>(),
        PageDoc::of::<problems::View>(),
        PageDoc::of::<search::View>(),
        PageDoc::of::<search::PartPageView>(),
        PageDoc::of::<undated::View>(),
        PageDoc::of::<units::ListView>(),
        PageDoc::of::<units::View>(),
        PageDoc::of::<urgent::View>(),
    ]
}

/// What a list's page is, before it is known whether it shows the whole list or a part.
pub struct Head<'h> {
    /// Its path.
    path: String,
    /// Which page of the navigation it belongs to.
    section: &'static str,
    title: String,
    /// The message of its first line; `date` is always among its values.
    lead: &'static str,
    args: Vec<(&'h str, Arg)>,
    /// The list above it: its path and the message of its name.
    above: Option<(&'static str, &'static str)>,
}

impl Head<'_> {
    /// The frame of the list's own page, or of a part below it.
    pub fn frame(self, site: &Site<'_>, part: Part) -> Frame {
        let words = site.words;
        let day = [("date", site.index.day)];
        let (path, title, lead) = match part {
            None => (self.path.clone(), self.title.clone(), words.sentence(self.lead, &self.args, &day)),
            Some(part) => {
                let names = [("title", Arg::from(self.title.as_str())), ("place", part.name(site).into())];
                let path = address::split(&self.path, site.index.townships[part.first].slug());
                (path, words.say("part-title", &names), words.sentence("part-lead", &names, &day))
            }
        };
        let mut frame =
            Frame::new(path, self.section, title, lead).crumb(address::HOME, words.plain("nav-home"));
        if let Some((path, name)) = self.above {
            frame = frame.crumb(path, words.plain(name));
        }
        if part.is_some() {
            frame = frame.crumb(&self.path, self.title);
        }
        frame
    }
}

/// The filled template of a page without texts of its own.
fn plain<V: PageView>(site: &Site<'_>, frame: &Frame, view: V) -> Result<Page, TemplateError> {
    finish(site, frame, view, PageProse::new(site, &frame.path))
}
