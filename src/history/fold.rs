//! Owns: a place's facts at one time — its plans with every summary taken in, as far as an edition may show them.
//! In: the records that a place held, and a lens. Out: a [`State`].

use super::facts::{Facts, Field, Move, State, Subject, Value};
use super::marks::{Common, Lens, Mark, Shelf, measure_id};
use super::record::{Body, Measure, Notice, Plan, Problem, Record, Share, Summary, Update};
use crate::model::Yuan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A record of a place: the last version that could be read.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    /// What it said; none: it never could be read.
    pub record: Option<Arc<Record>>,
    /// Its path inside the content folder.
    pub path: Arc<str>,
    /// Its text cannot be read now, and speaks of something internal.
    pub suspect: bool,
}

/// What a place held at one time.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Its key: nothing, `<township>` or `<township>/<village>`.
    pub key: Arc<str>,
    /// The lineage of its township, if it is a village.
    pub township: Option<usize>,
    /// `village.md` or `township.md`.
    pub profile: Option<Slot>,
    /// Plans by slug; the county's are its programmes.
    pub plans: BTreeMap<Arc<str>, Slot>,
    /// Summaries by slug.
    pub summaries: BTreeMap<Arc<str>, Slot>,
    /// Notices by slug.
    pub notices: BTreeMap<Arc<str>, Slot>,
}

impl Held {
    /// Whether nothing is left of it.
    pub fn is_empty(&self) -> bool {
        self.profile.is_none()
            && self.plans.is_empty()
            && self.summaries.is_empty()
            && self.notices.is_empty()
    }
}

/// The version before, with which a fold shares what stayed.
pub struct Before<'b> {
    /// What the place held.
    pub held: &'b Held,
    /// At which step.
    pub step: usize,
    /// What it promised.
    pub state: &'b State,
    /// See [`Folded`].
    pub funds_hidden: &'b BTreeSet<Subject>,
}

/// The facts of a place.
#[derive(Debug, Default)]
pub struct Folded {
    /// The facts.
    pub state: State,
    /// Measures of which some money is hidden: what was spent in all would tell it.
    pub funds_hidden: BTreeSet<Subject>,
}

impl Folded {
    /// Whether both say the same, but for owners of problems that went.
    fn tells_as(&self, other: &Folded) -> bool {
        let (a, b) = (&self.state, &other.state);
        let known = b.owners.iter().all(|(problem, owner)| a.owners.get(problem) == Some(owner));
        known
            && (&a.subjects, &a.moves, &a.order) == (&b.subjects, &b.moves, &b.order)
            && self.funds_hidden == other.funds_hidden
    }
}

/// The facts of a place. Most commits add a summary after all others: then what was folded `before` is gone on from.
pub fn fold(held: &Held, lens: &Lens<'_>, before: Option<Before<'_>>) -> Folded {
    let Some(before) = before else { return whole(held, lens) };
    let added = lens.is_as_at(before.step).then(|| newest(before.held, held, lens)).flatten();
    if let Some((slug, summary)) = added {
        let folded = Folded { state: before.state.clone(), funds_hidden: before.funds_hidden.clone() };
        let mut fold = Fold { lens, folded };
        if is_open(held, lens) && is_told(&slug, summary, lens) {
            fold.summary(&slug, summary);
        }
        debug_assert!(fold.folded.tells_as(&whole(held, lens)));
        return fold.folded;
    }
    let mut folded = whole(held, lens);
    for (subject, facts) in &mut folded.state.subjects {
        if let Some(same) = before.state.subjects.get(subject).filter(|same| *same == facts) {
            *facts = same.clone();
        }
    }
    folded
}

/// The one summary that a place holds more than before, if it is later than all others and nothing else changed.
fn newest<'h>(before: &Held, now: &'h Held, lens: &Lens<'_>) -> Option<(Arc<str>, &'h Summary)> {
    let same = before.key == now.key
        && before.township == now.township
        && are_same(&before.plans, &now.plans)
        && are_same(&before.notices, &now.notices)
        && is_same(before.profile.as_ref(), now.profile.as_ref())
        && before.summaries.len() + 1 == now.summaries.len();
    if !same {
        return None;
    }
    let mut added = now.summaries.iter().filter(|(slug, _)| !before.summaries.contains_key(*slug));
    let (Some((slug, slot)), None) = (added.next(), added.next()) else { return None };
    let (slug, summary) = ((lens.canonical)(Shelf::Summaries, slug), summary(slot)?);
    let earlier = before.summaries.iter().all(|(other, slot)| {
        is_same(Some(slot), now.summaries.get(other))
            && self::summary(slot).is_none_or(|it| {
                (it.date, &(lens.canonical)(Shelf::Summaries, other)) < (summary.date, &slug)
            })
    });
    earlier.then_some((slug, summary))
}

fn are_same(before: &BTreeMap<Arc<str>, Slot>, now: &BTreeMap<Arc<str>, Slot>) -> bool {
    before.len() == now.len()
        && before.iter().zip(now).all(|((a, before), (b, now))| a == b && is_same(Some(before), Some(now)))
}

/// Whether two slots hold the same version of a record.
fn is_same(before: Option<&Slot>, now: Option<&Slot>) -> bool {
    match (before.and_then(|slot| slot.record.as_ref()), now.and_then(|slot| slot.record.as_ref())) {
        (Some(before), Some(now)) => Arc::ptr_eq(before, now),
        (before, now) => before.is_none() && now.is_none(),
    }
}

/// Whether anything of a place may be seen.
pub fn is_open(held: &Held, lens: &Lens<'_>) -> bool {
    let township = held.township.is_none_or(|township| lens.knows(&Common::Township(township)));
    township && lens.sees(&Mark::Profile)
}

fn is_told(slug: &Arc<str>, summary: &Summary, lens: &Lens<'_>) -> bool {
    summary.date <= lens.day && lens.sees(&Mark::Summary(slug.clone()))
}

fn whole(held: &Held, lens: &Lens<'_>) -> Folded {
    let mut fold = Fold { lens, folded: Folded::default() };
    if !is_open(held, lens) {
        return fold.folded;
    }
    if let Some(Body::Profile(profile)) = held.profile.as_ref().and_then(body) {
        fold.put(Subject::Place, Facts::from([(Field::Title, lens.text(&profile.name))]));
    }
    for (slug, slot) in &held.plans {
        let slug = (lens.canonical)(Shelf::Plans, slug);
        let private = lens.is_private(&slug);
        if !private && lens.knows(&Common::Programme(slug.clone())) && lens.sees(&Mark::Plan(slug.clone())) {
            fold.plan(&slug, slot);
        }
    }
    let mut summaries: Vec<(Arc<str>, &Summary)> = held
        .summaries
        .iter()
        .filter_map(|(slug, slot)| Some(((lens.canonical)(Shelf::Summaries, slug), summary(slot)?)))
        .collect();
    summaries.retain(|(slug, summary)| is_told(slug, summary, lens));
    summaries.sort_by(|a, b| (a.1.date, &a.0).cmp(&(b.1.date, &b.0)));
    for (slug, summary) in summaries {
        fold.summary(&slug, summary);
    }
    for (slug, slot) in &held.notices {
        let slug = &(lens.canonical)(Shelf::Notices, slug);
        if let Some(Body::Notice(notice)) = body(slot)
            && lens.sees(&Mark::Notice(slug.clone()))
            && lens.knows(&Common::Item(notice.item.clone()))
            && notice.date <= lens.day
        {
            fold.notice(slug, notice);
        }
    }
    fold.folded
}

pub fn body(slot: &Slot) -> Option<&Body> {
    slot.record.as_ref().map(|record| &record.body)
}

pub fn summary(slot: &Slot) -> Option<&Summary> {
    match body(slot)? {
        Body::Summary(summary) => Some(summary),
        _ => None,
    }
}

struct Fold<'f> {
    lens: &'f Lens<'f>,
    folded: Folded,
}

impl Fold<'_> {
    fn put(&mut self, subject: Subject, facts: Facts) {
        self.folded.state.subjects.insert(subject, facts.into());
    }

    fn plan(&mut self, slug: &Arc<str>, slot: &Slot) {
        let (plan, shares, name) = match body(slot) {
            Some(Body::Plan(plan, _)) => (plan, [].as_slice(), plan.title.as_ref()),
            Some(Body::Programme(name, shares, plan)) => (plan, shares.as_slice(), Some(name)),
            _ => return,
        };
        let lens = self.lens;
        let mut facts = Facts::new();
        let mut put = |field: Field, value: Option<Value>| {
            if let Some(value) = value {
                facts.insert(field, value);
            }
        };
        put(Field::Title, name.map(|name| lens.text(name)));
        put(Field::Class, plan.class.as_ref().map(|class| lens.text(class)));
        put(Field::DocumentNo, plan.document_no.as_ref().map(|number| lens.text(number)));
        put(Field::Start, plan.start.map(Value::Date));
        put(Field::End, plan.end.map(Value::Date));
        let seen = |share: &&Share| lens.sees(&Mark::Share(slug.clone(), share.name.clone()));
        for share in shares.iter().filter(seen) {
            // A share to be reached by a day is a milestone of the programme, in percent.
            let amount = Some(share.share.times(100));
            let value = Value::Milestone { due: share.by, amount, done_on: None };
            put(Field::Milestone(lens.words(&share.name)), Some(value));
        }
        for step in &plan.approvals {
            let named = lens.knows_units(&step.by) && !lens.is_private(&step.step);
            if named && lens.sees(&Mark::Approval(slug.clone(), step.step.clone())) {
                let value = Value::Approval { by: lens.words(&step.by), on: step.on };
                put(Field::Approval(step.step.clone()), Some(value));
            }
        }
        self.put(Subject::Plan(slug.clone()), facts);
        self.measures(slug, plan);
        for problem in &plan.problems {
            self.problem(problem, None);
            self.folded.state.owners.insert(problem.id.clone(), slug.clone());
        }
    }

    fn measures(&mut self, slug: &Arc<str>, plan: &Plan) {
        let lens = self.lens;
        let mut order = Vec::new();
        for measure in &plan.measures {
            let seen = lens.sees(&Mark::Measure(slug.clone(), measure.id.clone()))
                && lens.knows(&Common::Kind(measure.kind.clone()))
                && !lens.is_private(&measure.id);
            if !seen {
                continue;
            }
            order.push(measure.id.clone());
            let subject = Subject::Measure(slug.clone(), measure.id.clone());
            let facts = self.measure(slug, measure, &subject);
            self.put(subject, facts);
        }
        self.folded.state.order.insert(slug.clone(), order);
    }

    fn measure(&mut self, slug: &Arc<str>, measure: &Measure, subject: &Subject) -> Facts {
        let lens = self.lens;
        let mut facts = Facts::new();
        let mut put = |field: Field, value: Option<Value>| {
            if let Some(value) = value {
                facts.insert(field, value);
            }
        };
        put(Field::Title, Some(lens.text(&measure.title)));
        put(Field::Kind, Some(lens.text(&measure.kind)));
        put(Field::Lead, lens.units(&measure.lead));
        put(Field::With, lens.units(&measure.with));
        // Who once stood in a plan may have gone from it for a reason that no scan can see.
        put(Field::Person, measure.person.as_ref().filter(|_| !lens.public).map(|person| lens.text(person)));
        put(Field::Start, measure.start.map(Value::Date));
        put(Field::Due, measure.due.map(Value::Date));
        put(Field::Status, Some(Value::Status(measure.status)));
        put(Field::Stage, measure.stage.as_ref().map(|stage| lens.text(stage)));
        put(Field::DoneOn, measure.done_on.map(Value::Date));
        let part = |sort, name: &Arc<str>| {
            lens.sees(&Mark::Part(slug.clone(), measure.id.clone(), sort, name.clone()))
                && !lens.is_private(name)
        };
        let mut target_hidden = false;
        for target in &measure.targets {
            if !part('t', &target.name) || lens.is_private(&target.value.to_string()) {
                target_hidden = true;
                continue;
            }
            let value = Value::Target {
                unit: lens.words(&target.unit),
                baseline: target.baseline,
                value: target.value,
            };
            put(Field::Target(target.name.clone()), Some(value));
        }
        for milestone in measure.milestones.iter().filter(|milestone| part('m', &milestone.title)) {
            let value = Value::Milestone {
                due: milestone.due,
                // The amounts are parts of the target.
                amount: milestone.amount.filter(|_| !target_hidden),
                done_on: milestone.done_on,
            };
            put(Field::Milestone(milestone.title.clone()), Some(value));
        }
        let mut funds: BTreeMap<&Arc<str>, Yuan> = BTreeMap::new();
        for fund in &measure.funds {
            if part('f', &fund.source) {
                *funds.entry(&fund.source).or_default() += fund.amount;
            } else {
                self.folded.funds_hidden.insert(subject.clone());
            }
        }
        for (source, amount) in funds {
            put(Field::Fund(source.clone()), Some(Value::Money(amount)));
        }
        facts
    }

    fn summary(&mut self, slug: &Arc<str>, summary: &Summary) {
        for update in &summary.updates {
            let marked = Mark::Update(slug.clone(), measure_id(&update.measure));
            if self.lens.sees(&marked)
                && let Some(subject) = self.measure_of(&update.measure)
            {
                self.update(slug, summary.date, update, subject);
            }
        }
        for problem in &summary.problems {
            if self.lens.sees(&Mark::Report(slug.clone(), problem.id.clone())) {
                self.problem(problem, Some((slug, summary.date)));
            }
        }
    }

    /// The measure that an update means: `id`, or `programme/id`.
    fn measure_of(&self, name: &Arc<str>) -> Option<Subject> {
        let known = |subject: &Subject| self.folded.state.subjects.contains_key(subject);
        if let Some((programme, id)) = name.split_once('/') {
            let subject = Subject::Measure((self.lens.canonical)(Shelf::Plans, &programme.into()), id.into());
            return known(&subject).then_some(subject);
        }
        let mut found =
            self.folded.state.order.keys().map(|slug| Subject::Measure(slug.clone(), name.clone()));
        found.find(known)
    }

    fn update(&mut self, slug: &Arc<str>, on: Date, update: &Update, subject: Subject) {
        let lens = self.lens;
        let spent_hidden = self.folded.funds_hidden.contains(&subject);
        let Some(facts) = self.folded.state.subjects.get_mut(&subject) else { return };
        let facts = Arc::make_mut(facts);
        if let Some(status) = update.status {
            facts.insert(Field::Status, Value::Status(status));
            if status != crate::model::Status::Done {
                facts.remove(&Field::DoneOn);
            }
        }
        if let Some(stage) = &update.stage {
            facts.insert(Field::Stage, lens.text(stage));
        }
        if let Some(done_on) = update.done_on {
            facts.insert(Field::DoneOn, Value::Date(done_on));
        }
        for (name, value) in &update.values {
            let private = lens.is_private(&value.to_string());
            if !private && facts.contains_key(&Field::Target(name.clone())) {
                facts.insert(Field::Reported(name.clone()), Value::Number(*value));
            }
        }
        if let Some((spent, _)) = update.spent.filter(|_| !spent_hidden) {
            facts.insert(Field::Spent, Value::Money(spent));
        }
        for (title, done) in &update.milestones {
            if let Some(Value::Milestone { done_on, .. }) = facts.get_mut(&Field::Milestone(title.clone())) {
                *done_on = Some(*done);
            }
        }
        if let Some(due) = update.due {
            moved(&mut self.folded.state.moves, facts, &subject, due, slug, on);
        }
    }

    /// A problem of a plan, or what a summary says of one, new or known.
    fn problem(&mut self, problem: &Problem, summary: Option<(&Arc<str>, Date)>) {
        let lens = self.lens;
        let subject = Subject::Problem(problem.id.clone());
        let hidden = !lens.sees(&Mark::Problem(problem.id.clone())) || (lens.public && problem.internal);
        if hidden || lens.is_private(&problem.id) {
            return;
        }
        let known = self.folded.state.subjects.contains_key(&subject);
        // A change to what is not seen is not seen either.
        if !known && (problem.found_on.is_none() || problem.title.is_none()) {
            return;
        }
        let facts = Arc::make_mut(self.folded.state.subjects.entry(subject.clone()).or_default());
        let mut put = |field: Field, value: Option<Value>| {
            if let Some(value) = value {
                facts.insert(field, value);
            }
        };
        put(Field::Title, problem.title.as_ref().map(|title| lens.text(title)));
        put(Field::Category, problem.category.as_ref().map(|text| lens.text(text)));
        put(Field::NoticeNo, problem.notice_no.as_ref().map(|text| lens.text(text)));
        put(Field::FoundOn, problem.found_on.map(Value::Date));
        put(Field::FoundBy, problem.found_by.as_ref().filter(|_| !lens.public).map(|text| lens.text(text)));
        put(Field::Lead, lens.units(&problem.lead));
        put(Field::ClosedOn, problem.closed_on.map(Value::Date));
        put(Field::ClosedBy, problem.closed_by.as_ref().filter(|_| !lens.public).map(|text| lens.text(text)));
        match (problem.due, summary) {
            (Some(due), Some((slug, on))) if known => {
                moved(&mut self.folded.state.moves, facts, &subject, due, slug, on);
            }
            (due, _) => put(Field::Due, due.map(Value::Date)),
        }
    }

    fn notice(&mut self, slug: &Arc<str>, notice: &Notice) {
        let lens = self.lens;
        if lens.is_private(slug) {
            return;
        }
        let mut facts = Facts::from([
            (Field::Title, lens.text(&notice.title)),
            (Field::Item, lens.text(&notice.item)),
            (Field::Date, Value::Date(notice.date)),
        ]);
        if let Some(until) = notice.until {
            facts.insert(Field::Until, Value::Date(until));
        }
        self.put(Subject::Notice(slug.clone()), facts);
    }
}

/// Moves a deadline, unless it is told where it already stands.
fn moved(
    moves: &mut BTreeMap<Subject, Vec<Move>>,
    facts: &mut Facts,
    subject: &Subject,
    due: Date,
    summary: &Arc<str>,
    on: Date,
) {
    let from = match facts.insert(Field::Due, Value::Date(due)) {
        Some(Value::Date(from)) if from == due => return,
        Some(Value::Date(from)) => Some(from),
        _ => None,
    };
    moves.entry(subject.clone()).or_default().push(Move { summary: summary.clone(), on, from });
}
