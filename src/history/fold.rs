//! Owns: a place's facts at one time — its plans with every summary taken in, as far as an edition may show them.
//! In: the records that a place held, and a lens. Out: a [`State`].

use super::facts::{Facts, Field, Move, State, Subject, Value};
use super::marks::{Common, Lens, Mark, Shelf, measure_id};
use super::record::{Body, Measure, Notice, Plan, Problem, Record, Summary, Update};
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

/// The facts of a place; those that are as they were `before` are shared with it.
pub fn fold(held: &Held, lens: &Lens<'_>, before: Option<&State>) -> State {
    let mut fold =
        Fold { lens, state: State::default(), subjects: BTreeMap::new(), funds_hidden: BTreeSet::new() };
    let township = held.township.is_none_or(|township| lens.knows(&Common::Township(township)));
    if !township || !lens.sees(&Mark::Profile) {
        return fold.state;
    }
    if let Some(Body::Profile(profile)) = held.profile.as_ref().and_then(body) {
        fold.subjects.insert(Subject::Place, Facts::from([(Field::Title, lens.text(&profile.name))]));
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
    summaries.retain(|(slug, summary)| summary.date <= lens.day && lens.sees(&Mark::Summary(slug.clone())));
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
    let shared = |(subject, facts): (Subject, Facts)| {
        let same = before.and_then(|before| before.subjects.get(&subject)).filter(|same| ***same == facts);
        let facts = same.cloned().unwrap_or_else(|| facts.into());
        (subject, facts)
    };
    State { subjects: fold.subjects.into_iter().map(shared).collect(), ..fold.state }
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
    /// All of it but the facts.
    state: State,
    subjects: BTreeMap<Subject, Facts>,
    /// Measures of which some money is hidden: what was spent in all would tell it.
    funds_hidden: BTreeSet<Subject>,
}

impl Fold<'_> {
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
        for share in shares.iter().filter(|share| !(lens.public && share.internal)) {
            // A share to be reached by a day is a milestone of the programme, in percent.
            let amount = Some(share.share.times(100));
            let value = Value::Milestone { due: share.by, amount, done_on: None };
            put(Field::Milestone(lens.words(&share.name)), Some(value));
        }
        for step in &plan.approvals {
            if lens.sees(&Mark::Approval(slug.clone(), step.step.clone())) && !lens.is_private(&step.step) {
                let value = Value::Approval { by: lens.words(&step.by), on: step.on };
                put(Field::Approval(step.step.clone()), Some(value));
            }
        }
        self.subjects.insert(Subject::Plan(slug.clone()), facts);
        self.measures(slug, plan);
        for problem in &plan.problems {
            self.problem(problem, None);
            self.state.owners.insert(problem.id.clone(), slug.clone());
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
            self.subjects.insert(subject, facts);
        }
        self.state.order.insert(slug.clone(), order);
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
                self.funds_hidden.insert(subject.clone());
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
        let known = |subject: &Subject| self.subjects.contains_key(subject);
        if let Some((programme, id)) = name.split_once('/') {
            let subject = Subject::Measure((self.lens.canonical)(Shelf::Plans, &programme.into()), id.into());
            return known(&subject).then_some(subject);
        }
        let mut found = self.state.order.keys().map(|slug| Subject::Measure(slug.clone(), name.clone()));
        found.find(known)
    }

    fn update(&mut self, slug: &Arc<str>, on: Date, update: &Update, subject: Subject) {
        let lens = self.lens;
        let spent_hidden = self.funds_hidden.contains(&subject);
        let Some(facts) = self.subjects.get_mut(&subject) else { return };
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
            moved(&mut self.state.moves, facts, &subject, due, slug, on);
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
        let known = self.subjects.contains_key(&subject);
        // A change to what is not seen is not seen either.
        if !known && (problem.found_on.is_none() || problem.title.is_none()) {
            return;
        }
        let facts = self.subjects.entry(subject.clone()).or_default();
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
                moved(&mut self.state.moves, facts, &subject, due, slug, on);
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
        self.subjects.insert(Subject::Notice(slug.clone()), facts);
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
