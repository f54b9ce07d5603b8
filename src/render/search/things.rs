//! Owns: what the search can find — one thing for each page or place on a page that people look for. In: the index.
//! Out: title, remarks, place, address and text of each; what matters most comes first.

use super::script::Script;
use crate::index::{Where, address};
use crate::model::{Person, Place, Prose, Record};
use crate::prose::{RunKind, scan};
use crate::render::frame::Frame;
use crate::render::site::Site;
use crate::render::views::Rows;
use serde::Serialize;
use std::borrow::Cow;

/// A sort of things, in the order of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Township,
    Village,
    Programme,
    Kind,
    Unit,
    Page,
    Plan,
    Measure,
    Problem,
    Summary,
    Notice,
}

impl Sort {
    pub const ALL: [Sort; 11] = [
        Sort::Township,
        Sort::Village,
        Sort::Programme,
        Sort::Kind,
        Sort::Unit,
        Sort::Page,
        Sort::Plan,
        Sort::Measure,
        Sort::Problem,
        Sort::Summary,
        Sort::Notice,
    ];

    /// Its stable name.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Township => "township",
            Sort::Village => "village",
            Sort::Programme => "programme",
            Sort::Kind => "kind",
            Sort::Unit => "unit",
            Sort::Page => "page",
            Sort::Plan => "plan",
            Sort::Measure => "measure",
            Sort::Problem => "problem",
            Sort::Summary => "summary",
            Sort::Notice => "notice",
        }
    }
}

/// The county's own pages: path, message of the title.
const PAGES: [(&str, &str); 11] = [
    (address::HOME, "nav-home"),
    (address::TOWNSHIPS, "nav-townships"),
    (address::MEASURES, "nav-measures"),
    (address::DEADLINES, "nav-deadlines"),
    (address::UNITS, "nav-units"),
    (address::PROGRAMMES, "nav-programmes"),
    (address::PROBLEMS, "nav-problems"),
    (address::FUNDS, "nav-funds"),
    (address::DISCLOSURES, "nav-disclosures"),
    (address::PROGRESS, "nav-progress"),
    (address::DATA, "foot-data"),
];

/// Something that can be found.
pub struct Thing<'t> {
    /// What it is called; initials find it too.
    pub title: Cow<'t, str>,
    /// What else stands on its line: roles, tags, remarks.
    pub more: String,
}

/// Where a thing stands.
struct Target {
    place: String,
    page: String,
    anchor: Option<String>,
}

/// Lines of results: pages with the place to which they belong, then title, page, anchor and remarks of each thing.
#[derive(Default, Serialize)]
struct Lines<'t>(Vec<(String, String)>, Vec<Line<'t>>);

#[derive(Serialize)]
struct Line<'t>(Cow<'t, str>, usize, String, String);

/// Everything that can be found, by position.
pub struct Things<'s> {
    site: &'s Site<'s>,
    rows: Rows<'s>,
    /// Where each sort ends.
    ends: [usize; Sort::ALL.len()],
}

impl<'s> Things<'s> {
    /// Counts what there is; `frame` is that of the search's page.
    pub fn new(site: &'s Site<'s>, frame: &'s Frame) -> Self {
        let index = site.index;
        let mut end = 0;
        let ends = Sort::ALL.map(|sort| {
            end += match sort {
                Sort::Township => index.townships.len(),
                Sort::Village => index.villages.len(),
                Sort::Programme => index.programmes.len(),
                Sort::Kind => index.kinds.len(),
                Sort::Unit => index.units.len(),
                Sort::Page => PAGES.len(),
                Sort::Plan => index.plans.len() - index.county.plans.len(),
                Sort::Measure => index.measures.len(),
                Sort::Problem => index.problems.len(),
                Sort::Summary => index.summaries.len(),
                Sort::Notice => index.notices.len(),
            };
            end
        });
        Things { site, rows: Rows::new(site, frame), ends }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends[Sort::ALL.len() - 1]
    }

    /// How many of a sort.
    pub fn count(&self, sort: Sort) -> usize {
        let at = sort as usize;
        self.ends[at] - at.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// What people call a sort.
    pub fn name(&self, sort: Sort) -> String {
        self.site.words.plain(&format!("search-sort-{}", sort.key()))
    }

    /// The sort of a thing, and its position in the index. The county's own tasks stand on programmes' pages.
    fn find(&self, position: usize) -> (Sort, usize) {
        let sort = self.ends.partition_point(|end| *end <= position);
        let start = sort.checked_sub(1).map_or(0, |before| self.ends[before]);
        let skipped = if Sort::ALL[sort] == Sort::Plan { self.site.index.county.plans.len() } else { 0 };
        (Sort::ALL[sort], position - start + skipped)
    }

    /// A thing's title and remarks.
    pub fn thing(&self, position: usize) -> Thing<'s> {
        let index = self.site.index;
        let (sort, at) = self.find(position);
        let mut more: Vec<&str> = Vec::new();
        let title: Cow<'s, str> = match sort {
            Sort::Township => {
                let township = index.townships[at].township;
                more.extend(township.kind.as_deref());
                more.extend(township.lead.as_deref());
                let people = self.people(&township.people);
                return Thing { title: Cow::Borrowed(&township.name), more: join(&more, &people) };
            }
            Sort::Village => {
                let village = index.villages[at].village;
                more.extend(village.kind.as_deref());
                more.extend(village.tags.iter().map(String::as_str));
                let mut last = self.people(&village.people);
                last.extend(village.facts.iter().map(|(label, value)| format!("{label} {value}")));
                return Thing { title: Cow::Borrowed(&village.name), more: join(&more, &last) };
            }
            Sort::Programme => {
                let programme = index.programmes[at].programme;
                more.extend(programme.classes.iter().map(String::as_str));
                Cow::Borrowed(&programme.name)
            }
            Sort::Kind => {
                let kind = index.kinds[at].kind;
                more.extend(kind.group.as_deref());
                more.extend(kind.about.as_deref());
                more.extend(kind.stages.iter().map(String::as_str));
                Cow::Borrowed(&kind.name)
            }
            Sort::Unit => Cow::Borrowed(index.units[at].unit.name()),
            Sort::Page => Cow::Owned(self.site.words.plain(PAGES[at].1)),
            Sort::Plan => {
                let plan = index.plans[at].plan;
                more.extend(plan.document_no.as_deref());
                more.extend(plan.class.as_ref().map(|class| class.value.as_str()));
                plan.title.as_deref().map_or_else(|| self.rows.plan_title(at).into(), Cow::Borrowed)
            }
            Sort::Measure => {
                let measure = index.measures[at].measure;
                more.extend(measure.person.as_deref());
                more.extend(measure.milestones.iter().map(|milestone| milestone.title.as_str()));
                more.extend(measure.note.as_deref());
                Cow::Borrowed(&measure.title)
            }
            Sort::Problem => {
                let state = index.problems[at].state;
                let texts = [&state.category, &state.notice_no, &state.found_by, &state.note];
                more.extend(texts.into_iter().filter_map(|text| text.as_deref()));
                Cow::Borrowed(&state.title)
            }
            Sort::Summary => {
                let summary = index.summaries[at].summary;
                more.extend(summary.period.as_deref());
                more.extend(summary.author.as_deref());
                for visit in &summary.visits {
                    more.extend([visit.role.as_str(), visit.by.as_str()]);
                    more.extend(visit.note.as_deref());
                }
                more.extend(summary.updates.iter().filter_map(|update| update.note.as_deref()));
                summary.title.as_deref().map_or_else(|| self.rows.summary_title(at).into(), Cow::Borrowed)
            }
            Sort::Notice => {
                let row = &index.notices[at];
                more.extend(row.item.map(|item| item.name.as_str()));
                Cow::Borrowed(&row.notice.title)
            }
        };
        Thing { title, more: join(&more, &[]) }
    }

    /// Roles and names, with who sent them; never a telephone.
    fn people(&self, people: &[Person]) -> Vec<String> {
        let one = |person: &Person| {
            let unit = person.unit.as_deref();
            let unit = unit.map(|name| self.site.index.unit(name).map_or(name, |row| row.unit.name()));
            let parts = [Some(person.role.as_str()), Some(person.name.as_str()), unit];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        people.iter().map(one).collect()
    }

    /// Where a thing stands.
    fn target(&self, position: usize) -> Target {
        let index = self.site.index;
        let (sort, at) = self.find(position);
        let full = |at: &Where<'_>| at.full_name().unwrap_or_else(|| index.site.county.clone());
        let (place, page, anchor) = match sort {
            Sort::Township => (String::new(), index.townships[at].page(), None),
            Sort::Village => {
                let row = &index.villages[at];
                (row.township.name.clone(), row.page(), None)
            }
            Sort::Programme => (String::new(), index.programmes[at].page(), None),
            Sort::Kind => (String::new(), index.kinds[at].page(), None),
            Sort::Unit => (String::new(), index.units[at].page(), None),
            Sort::Page => (String::new(), PAGES[at].0.to_owned(), None),
            Sort::Plan => (full(&index.plans[at].at), index.plans[at].page(), None),
            Sort::Measure => {
                let row = &index.measures[at];
                (full(&row.at), row.page(), Some(row.anchor()))
            }
            Sort::Problem => {
                let row = &index.problems[at];
                (full(&row.at), row.page(), Some(row.anchor()))
            }
            Sort::Summary => (full(&index.summaries[at].at), index.summaries[at].page(), None),
            Sort::Notice => (full(&index.notices[at].at), index.notices[at].page(), None),
        };
        Target { place, page: address::href(&page), anchor }
    }

    /// The lines of a block of `size` things. Those of one page, as a plan's measures are, name it once.
    pub fn rows(&self, block: usize, size: usize) -> Script {
        let Lines(mut pages, mut lines) = Lines::default();
        for position in block * size..self.len().min((block + 1) * size) {
            let Thing { title, more } = self.thing(position);
            let Target { place, page, anchor } = self.target(position);
            if pages.last().is_none_or(|last| last.0 != place || last.1 != page) {
                pages.push((place, page));
            }
            let anchor = anchor.map(|anchor| address::href(&["#", &anchor].concat())).unwrap_or_default();
            lines.push(Line(title, pages.len() - 1, anchor, more));
        }
        Script::new(&format!("things-{block}"), &Lines(pages, lines))
    }

    /// The text of a thing, if this edition shows one.
    fn prose(&self, position: usize) -> Option<&'s Prose> {
        let index = self.site.index;
        let model = &self.site.published.model;
        let (sort, at) = self.find(position);
        let record: Option<&Record> = match sort {
            Sort::Township => Some(&index.townships[at].township.record),
            Sort::Village => Some(&index.villages[at].village.record),
            Sort::Programme => Some(&index.programmes[at].programme.record),
            Sort::Page => match PAGES[at].0 {
                address::HOME => model.home.as_ref(),
                address::MEASURES => model.measures_text.as_ref(),
                address::UNITS => model.units_text.as_ref(),
                address::DISCLOSURES => model.disclosures_text.as_ref(),
                _ => None,
            },
            Sort::Plan => Some(&index.plans[at].plan.record),
            Sort::Summary => Some(&index.summaries[at].summary.record),
            Sort::Notice => Some(index.notices[at].notice).filter(|it| !it.withdrawn).map(|it| &it.record),
            Sort::Kind | Sort::Unit | Sort::Measure | Sort::Problem => None,
        };
        record?.prose.as_ref()
    }

    /// Whether a thing may have a text.
    pub fn has_text(&self, position: usize) -> bool {
        self.prose(position).is_some()
    }

    /// What people read of a thing's text, block by block.
    pub fn text(&self, position: usize) -> String {
        let Some(prose) = self.prose(position) else { return String::new() };
        let markdown = self.site.published.markdown(prose);
        let mut text = String::with_capacity(markdown.len());
        scan(&markdown, &mut |run| {
            if matches!(run.kind, RunKind::Prose | RunKind::Code | RunKind::Alt | RunKind::Html) {
                text.push_str(run.text.trim());
                text.push('\n');
            }
        });
        text.truncate(text.trim_end().len());
        text
    }

    /// Of each thing the distance of its place from that of the thing before in its sort.
    pub fn places(&self) -> impl Iterator<Item = usize> + '_ {
        let mut before = (Sort::Township, 0);
        (0..self.len()).map(move |position| {
            let (sort, at) = self.find(position);
            let last = if before.0 == sort { before.1 } else { 0 };
            let place = self.place_number(sort, at);
            before = (sort, place);
            place - last
        })
    }

    /// The county is 0; then each township before its villages. Rows of a sort go in this order.
    fn place_number(&self, sort: Sort, at: usize) -> usize {
        let index = self.site.index;
        let place = match sort {
            Sort::Township => index.townships[at].own.at.place,
            Sort::Village => index.villages[at].own.at.place,
            Sort::Programme | Sort::Kind | Sort::Unit | Sort::Page => Place::County,
            Sort::Plan => index.plans[at].at.place,
            Sort::Measure => index.measures[at].at.place,
            Sort::Problem => index.problems[at].at.place,
            Sort::Summary => index.summaries[at].at.place,
            Sort::Notice => index.notices[at].at.place,
        };
        let township = |t: usize| 1 + t + index.townships[t].villages.start;
        match place {
            Place::County => 0,
            Place::Township(t) => township(t),
            Place::Village(t, v) => township(t) + 1 + v,
        }
    }

    /// How many villages each township has.
    pub fn villages(&self) -> impl Iterator<Item = usize> + '_ {
        self.site.index.townships.iter().map(|row| row.villages.len())
    }
}

fn join(first: &[&str], last: &[String]) -> String {
    let last = last.iter().map(String::as_str);
    first.iter().copied().chain(last).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}
