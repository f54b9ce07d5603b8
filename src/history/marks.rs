//! Owns: what may be seen of the past. In: marks of records and entries at each step, and the audience.
//! Out: a [`Lens`], through which `fold` looks.
//!
//! What the public edition hides today it never showed: an entry is seen only in versions after the last one in which
//! it, its record, its place, its township, its programme, its kind or its item was internal. What looks like private
//! data is masked whole, whenever it was written.

use super::facts::Value;
use super::fold::{Held, Slot, body, summary};
use super::record::{Body, Plan};
use crate::model::unit_names;
use crate::privacy;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// What stands where a text looked like private data.
pub const MASK: &str = "██";

/// Where records of one sort are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shelf {
    /// Plans and programmes.
    Plans,
    /// Summaries, and the county's catalogues.
    Summaries,
    /// Notices.
    Notices,
}

/// A record's slug as it is today.
pub type Canonical<'c> = &'c dyn Fn(Shelf, &Arc<str>) -> Arc<str>;

/// Something of a place that can be marked internal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The place's own record.
    Profile,
    /// A plan.
    Plan(Arc<str>),
    /// A measure.
    Measure(Arc<str>, Arc<str>),
    /// An entry of a measure: `t` target, `m` milestone, `f` fund, and its name.
    Part(Arc<str>, Arc<str>, char, Arc<str>),
    /// A step of approval.
    Approval(Arc<str>, Arc<str>),
    /// What a programme wants to reach by a day.
    Share(Arc<str>, Arc<str>),
    /// A problem.
    Problem(Arc<str>),
    /// A summary.
    Summary(Arc<str>),
    /// What a summary says of a measure.
    Update(Arc<str>, Arc<str>),
    /// What a summary says of a problem.
    Report(Arc<str>, Arc<str>),
    /// A notice.
    Notice(Arc<str>),
}

impl Mark {
    /// The list that it stands in: what goes from it while something internal comes may be the same thing.
    pub fn list(&self) -> Mark {
        let none = || Arc::<str>::from("");
        match self {
            Mark::Profile => Mark::Profile,
            Mark::Plan(_) => Mark::Plan(none()),
            // It may have gone to another plan.
            Mark::Measure(..) => Mark::Measure(none(), none()),
            Mark::Part(plan, measure, sort, _) => Mark::Part(plan.clone(), measure.clone(), *sort, none()),
            Mark::Approval(plan, _) => Mark::Approval(plan.clone(), none()),
            Mark::Share(programme, _) => Mark::Share(programme.clone(), none()),
            Mark::Problem(_) => Mark::Problem(none()),
            Mark::Summary(_) => Mark::Summary(none()),
            Mark::Update(summary, _) => Mark::Update(summary.clone(), none()),
            Mark::Report(summary, _) => Mark::Report(summary.clone(), none()),
            Mark::Notice(_) => Mark::Notice(none()),
        }
    }
}

/// Something of the whole county that can be marked internal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Common {
    /// A township, by its lineage.
    Township(usize),
    /// A programme.
    Programme(Arc<str>),
    /// A kind of measure.
    Kind(Arc<str>),
    /// A unit, by id or name.
    Unit(Arc<str>),
    /// An item of disclosure.
    Item(Arc<str>),
}

/// The last step at which something was internal; [`usize::MAX`]: it still is, or was when it went.
pub type Until<K> = HashMap<K, usize>;

/// What a fold may see.
pub struct Lens<'l> {
    /// Whether the public reads it.
    pub public: bool,
    /// Facts of later days do not count.
    pub day: Date,
    /// The step that is folded.
    pub step: usize,
    /// Marks of the county.
    pub common: &'l Until<Common>,
    /// Marks of the place.
    pub own: &'l Until<Mark>,
    /// Whether a text that looks like private data may be seen all the same.
    pub allowed: &'l (dyn Fn(&str, &str) -> bool + Sync),
    /// Slugs as they are today.
    pub canonical: Canonical<'l>,
    /// A unit's id, where the catalogue knows the name.
    pub unit: &'l (dyn Fn(&str) -> Option<Arc<str>> + Sync),
}

impl Lens<'_> {
    /// Whether what is marked may be seen.
    pub fn sees(&self, mark: &Mark) -> bool {
        !self.public || self.own.is_empty() || self.own.get(mark).is_none_or(|until| self.step > *until)
    }

    /// Whether the same may be seen as at an earlier step.
    pub fn is_as_at(&self, step: usize) -> bool {
        let until = self.own.values().chain(self.common.values());
        !self.public || until.into_iter().all(|until| (step > *until) == (self.step > *until))
    }

    /// Whether what the county shares may be seen.
    pub fn knows(&self, common: &Common) -> bool {
        !self.public
            || self.common.is_empty()
            || self.common.get(common).is_none_or(|until| self.step > *until)
    }

    /// Whether a text names no unit that may not be seen.
    pub fn knows_units(&self, text: &str) -> bool {
        !self.public
            || self.common.is_empty()
            || unit_names(text).all(|name| self.knows(&Common::Unit(name.into())))
    }

    /// Whether a text holds what looks like private data, for readers from whom it is kept.
    pub fn is_private(&self, text: &str) -> bool {
        let mut private = false;
        if self.public {
            privacy::scan(text, &mut |found| private |= !(self.allowed)(&text[found.range], &found.digits));
        }
        private
    }

    /// A text, masked where it looks like private data.
    pub fn words(&self, text: &Arc<str>) -> Arc<str> {
        if self.is_private(text) { MASK.into() } else { text.clone() }
    }

    /// The same as a fact.
    pub fn text(&self, text: &Arc<str>) -> Value {
        Value::Text(self.words(text))
    }

    /// The units that may be named, by id where the catalogue knows them.
    pub fn units(&self, names: &[Arc<str>]) -> Option<Value> {
        let seen = names.iter().filter(|name| self.knows_units(name));
        let names: Vec<Arc<str>> =
            seen.map(|name| (self.unit)(name).unwrap_or_else(|| self.words(name))).collect();
        (!names.is_empty()).then_some(Value::Texts(names))
    }
}

/// Whether a record is internal, or may have been meant to be.
pub fn is_internal(slot: &Slot) -> bool {
    slot.suspect || slot.record.as_ref().is_some_and(|record| record.internal)
}

/// Whether nothing of a place is for the public.
pub fn is_closed(held: &Held, hidden: &dyn Fn(&Common) -> bool) -> bool {
    let township = held.township.is_some_and(|township| hidden(&Common::Township(township)));
    township || held.profile.as_ref().is_some_and(is_internal)
}

/// All that can be marked in what a place holds, and whether it is: by itself, or with what it stands in or refers to.
/// `hidden` tells what of the county is.
pub fn marks(
    held: &Held,
    canonical: Canonical<'_>,
    hidden: &dyn Fn(&Common) -> bool,
    mut each: impl FnMut(Mark, bool),
) {
    let closed = is_closed(held, hidden);
    if held.profile.is_some() {
        each(Mark::Profile, closed);
    }
    for (slug, slot) in &held.plans {
        let slug = canonical(Shelf::Plans, slug);
        let internal = closed || is_internal(slot) || hidden(&Common::Programme(slug.clone()));
        each(Mark::Plan(slug.clone()), internal);
        let (shares, plan) = match body(slot) {
            Some(Body::Plan(plan, _)) => ([].as_slice(), plan),
            Some(Body::Programme(_, shares, plan)) => (shares.as_slice(), plan),
            _ => continue,
        };
        for share in shares {
            each(Mark::Share(slug.clone(), share.name.clone()), internal || share.internal);
        }
        plan_marks(&slug, plan, hidden, &mut |mark, own| each(mark, internal || own));
    }
    for (slug, slot) in &held.summaries {
        let slug = canonical(Shelf::Summaries, slug);
        let internal = closed || is_internal(slot);
        each(Mark::Summary(slug.clone()), internal);
        let Some(summary) = summary(slot) else { continue };
        for update in &summary.updates {
            each(Mark::Update(slug.clone(), measure_id(&update.measure)), internal || update.internal);
        }
        for problem in &summary.problems {
            each(Mark::Report(slug.clone(), problem.id.clone()), internal || problem.internal);
            if problem.found_on.is_some() {
                each(Mark::Problem(problem.id.clone()), internal || problem.internal);
            }
        }
    }
    for (slug, slot) in &held.notices {
        let item = matches!(body(slot), Some(Body::Notice(it)) if hidden(&Common::Item(it.item.clone())));
        each(Mark::Notice(canonical(Shelf::Notices, slug)), closed || item || is_internal(slot));
    }
}

fn plan_marks(
    slug: &Arc<str>,
    plan: &Plan,
    hidden: &dyn Fn(&Common) -> bool,
    each: &mut dyn FnMut(Mark, bool),
) {
    for measure in &plan.measures {
        let whole = measure.internal || hidden(&Common::Kind(measure.kind.clone()));
        each(Mark::Measure(slug.clone(), measure.id.clone()), whole);
        let mut part = |sort, name: &Arc<str>, internal| {
            each(Mark::Part(slug.clone(), measure.id.clone(), sort, name.clone()), whole || internal);
        };
        measure.targets.iter().for_each(|target| part('t', &target.name, target.internal));
        measure.milestones.iter().for_each(|it| part('m', &it.title, it.internal));
        measure.funds.iter().for_each(|fund| part('f', &fund.source, fund.internal));
    }
    for step in &plan.approvals {
        let internal = step.internal || unit_names(&step.by).any(|name| hidden(&Common::Unit(name.into())));
        each(Mark::Approval(slug.clone(), step.step.clone()), internal);
    }
    plan.problems.iter().for_each(|it| each(Mark::Problem(it.id.clone()), it.internal));
}

/// The id in `programme/id`: a programme may be renamed, and the mark stays.
pub fn measure_id(name: &Arc<str>) -> Arc<str> {
    name.rsplit_once('/').map_or_else(|| name.clone(), |(_, id)| id.into())
}
