//! Owns: one line of what changed, and sums of such lines. In: events. Out: [`ChangeItem`] and [`SumsView`].

use super::{GroupHead, Rows};
use crate::history::{Change, Told, tell};
use crate::model::grouped;
use crate::render::changes::{Event, Source, Sums, target};
use crate::render::frame::Link;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::words::DateView;
use serde::Serialize;

/// A change in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeItem {
    /// The heading over it, where it is the first of its township in a list that several share.
    pub group: Option<GroupHead>,
    /// When: the summary's date or the commit's.
    pub date: DateView,
    /// It is not committed yet.
    pub uncommitted: bool,
    /// Whose promise it is; none where the place is no more.
    pub place: Option<Link>,
    /// The place's name.
    pub place_name: String,
    /// Where what changed stands today; none where it is no more.
    pub href: Option<String>,
    /// What changed, in words.
    pub line: Shared<ChangeLine>,
    /// The summary that says so, or the plan as it then was.
    pub source: Option<Link>,
    /// Why, as the summary says.
    pub note: Option<String>,
}

/// What changed of one thing, in words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeLine {
    /// What it is called: a measure's title, for instance.
    pub title: String,
    /// `place`, `plan`, `measure`, `problem` or `notice`.
    pub sort: &'static str,
    /// What of it changed.
    pub label: String,
    /// Before.
    pub from: Option<String>,
    /// After.
    pub to: Option<String>,
    /// What it does to the promise, or by how much.
    pub remark: Option<String>,
    /// `weaker`, `back` or none.
    pub mark: Option<&'static str>,
    /// Before and after are short, such as days: no line may break in them.
    pub short: bool,
}

/// The longest value in which no line may break, in characters: a day and what it is about.
const SHORT: usize = 16;

/// Sums of changes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SumsView {
    /// Deadlines that moved later, or went.
    pub slipped: usize,
    /// The days by which they moved, added up.
    pub days: String,
    /// Targets, amounts and money cut.
    pub cut: usize,
    /// What is promised no more.
    pub dropped: usize,
    /// New measures.
    pub added: usize,
    /// Measures and problems of which something became weaker, each once.
    pub weakened: usize,
    /// Statuses and stages that went back, problems opened again.
    pub back: usize,
}

impl From<Sums> for SumsView {
    fn from(sums: Sums) -> Self {
        let Sums { slipped, days, cut, dropped, added, weakened, back } = sums;
        SumsView { slipped, days: grouped(&days.to_string()), cut, dropped, added, weakened, back }
    }
}

impl ChangeLine {
    /// A change in words.
    pub fn of(site: &Site<'_>, change: &Change) -> Self {
        let told = tell(change, &site.published.model, site.words.catalogue());
        let Told { label, from, to, remark, mark, .. } = told;
        let sort = change.subject.sort();
        let short = from.iter().chain(&to).all(|value| value.chars().count() <= SHORT);
        ChangeLine { title: change.title.to_string(), sort, label, from, to, remark, mark, short }
    }
}

impl Rows<'_> {
    /// A change in words.
    pub fn change_line(&self, change: &Change) -> ChangeLine {
        ChangeLine::of(self.site, change)
    }

    /// A change of a list.
    pub fn change(&self, event: &Event) -> ChangeItem {
        let index = self.site.index;
        let at = event.place.and_then(|place| index.own(place)).map(|own| &own.at);
        let (source, note) = match &event.source {
            Source::Summary(position, note) => {
                let summary = position.map(|at| (&index.summaries[at], self.summary_title(at)));
                (summary.map(|(row, title)| self.frame.link(&row.page(), title)), note.clone())
            }
            Source::Commit(step) => (self.version_link(event, *step), None),
        };
        ChangeItem {
            group: None,
            date: self.date(event.on),
            uncommitted: matches!(event.source, Source::Commit(step) if self.site.history.commit(step).is_none()),
            place: at.map(|at| self.place(at)),
            place_name: self.gone_name(event),
            href: target(index, event).map(|to| self.frame.href(&to)),
            line: event.line.get_or_init(|| Shared::new(self.change_line(&event.change))).clone(),
            source,
            note,
        }
    }

    /// The page of the plan as it was at that step.
    fn version_link(&self, event: &Event, step: usize) -> Option<Link> {
        let index = self.site.index;
        let programme = event.change.subject.programme()?;
        let own = index.own(event.place?)?;
        let position = own.plans.clone().find(|at| index.plans[*at].plan.programme == programme)?;
        let plan = (position, &index.plans[position]);
        let page = self.site.changes.version(self.site.history, plan, step)?;
        Some(self.frame.link(&page, self.site.words.plain("changes-version")))
    }

    fn gone_name(&self, event: &Event) -> String {
        let index = self.site.index;
        if let Some(name) = event.place.and_then(|place| index.own(place)).and_then(|own| own.at.full_name())
        {
            return name;
        }
        let township = crate::render::changes::township_of(index, event);
        match (township, event.key.contains('/')) {
            (Some(township), true) => format!("{}{}", index.townships[township].township.name, event.name),
            _ if event.key.is_empty() => index.site.county.clone(),
            _ => event.name.to_string(),
        }
    }

    /// Changes of a list.
    pub fn changes<'e>(&self, events: impl Iterator<Item = &'e Event>) -> Vec<ChangeItem> {
        events.map(|event| self.change(event)).collect()
    }
}
