//! Owns: the difference of two states. In: what a place promised before and after. Out: changes that lead from one to
//! the other, each by itself readable, and whether a promise became weaker by it.

use super::facts::{Facts, Field, State, Subject, Value};
use crate::model::{Quantity, Status, Yuan, days_between};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a promise became weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weaker {
    /// A deadline later by so many days.
    Later(i64),
    /// A deadline gone.
    Undated,
    /// A target, an amount or money cut.
    Less,
    /// Something promised is promised no more.
    Dropped,
}

/// What a change does to a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Neither weaker nor back.
    Neutral,
    /// A status, a stage or a value went back, a problem was opened again.
    Back,
    /// It became weaker.
    Weaker(Weaker),
}

/// What changed of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new, with these facts.
    Added(Arc<Facts>),
    /// It is gone; these were its facts.
    Dropped(Arc<Facts>),
    /// The record moved, and nothing else by that.
    Renamed {
        /// Its key before.
        from: Arc<str>,
        /// Its key after.
        to: Arc<str>,
    },
    /// One fact changed, appeared or went.
    Fact {
        /// Which.
        field: Field,
        /// Before.
        from: Option<Value>,
        /// After.
        to: Option<Value>,
    },
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub subject: Subject,
    /// What it is called after the change, or was called before.
    pub title: Arc<str>,
    /// What changed.
    pub what: What,
    /// What it does to a promise.
    pub effect: Effect,
    /// The summary that brought it, by date and file name; none: the plan's own text changed.
    pub through: Option<(Date, Arc<str>)>,
}

impl Change {
    /// Under the name that people read: a plan without a title goes by its programme's.
    pub fn named(&self, programme: impl FnOnce(&str) -> Option<String>) -> Arc<str> {
        match &self.subject {
            Subject::Plan(slug) if *slug == self.title => {
                programme(slug).map_or(self.title.clone(), Arc::from)
            }
            _ => self.title.clone(),
        }
    }

    /// Days between two deadlines: above zero is later; none where it is no move of a deadline.
    pub fn days(&self) -> Option<i64> {
        match &self.what {
            What::Fact { from: Some(from), to: Some(to), .. } => {
                let (from, to) = (deadline(from)?, deadline(to)?);
                Some(days_between(from, to))
            }
            _ => None,
        }
    }

    /// Whether it concerns what was promised, and not only how far it is.
    pub fn is_promise(&self) -> bool {
        if self.effect != Effect::Neutral {
            return true;
        }
        let (field, from, to) = match &self.what {
            What::Added(_) | What::Dropped(_) => {
                return matches!(self.subject, Subject::Plan(_) | Subject::Measure(..));
            }
            What::Renamed { .. } => return true,
            What::Fact { field, from, to } => (field, from, to),
        };
        match (field, from, to) {
            (Field::Due | Field::FirstDue, ..) => true,
            // A notice's and a problem's own words are no promises.
            _ if matches!(self.subject, Subject::Notice(_) | Subject::Problem(_)) => false,
            (
                Field::Milestone(_),
                Some(Value::Milestone { due, amount, .. }),
                Some(Value::Milestone { due: to, amount: new_amount, .. }),
            ) => due != to || amount != new_amount,
            (
                Field::Title
                | Field::Kind
                | Field::Target(_)
                | Field::Milestone(_)
                | Field::Fund(_)
                | Field::Lead
                | Field::Class
                | Field::End,
                ..,
            ) => true,
            _ => false,
        }
    }

    /// Whether the place moved.
    pub fn is_move(&self) -> bool {
        matches!(self.what, What::Renamed { .. })
    }

    /// Whether the promise became weaker.
    pub fn is_weaker(&self) -> bool {
        matches!(self.effect, Effect::Weaker(_))
    }
}

fn deadline(value: &Value) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::Milestone { due, .. } => Some(*due),
        _ => None,
    }
}

/// The ladder of a kind of measure, lowest first.
pub type Ladder<'l> = &'l dyn Fn(&str) -> Vec<Arc<str>>;

/// All changes that lead from one state to another, in the order of subjects and fields.
pub fn diff(before: &State, after: &State, ladder: Ladder<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (subject, old, new) in both(&before.subjects, &after.subjects) {
        match (old, new) {
            (None, Some(facts)) => {
                changes.push(whole(subject, What::Added(facts.clone()), facts, Effect::Neutral));
            }
            (Some(facts), None) => {
                changes.push(whole(subject, What::Dropped(facts.clone()), facts, dropped(subject, facts)));
            }
            (Some(old), Some(new)) => {
                if old != new {
                    let through = |field: &Field| moved_by(before, after, subject, field);
                    facts(subject, old, new, ladder, &through, &mut changes);
                }
                changes.extend(first_promise(before, after, subject, new));
            }
            (None, None) => {}
        }
    }
    changes
}

/// A first deadline that was rewritten after a summary had moved it.
fn first_promise(before: &State, after: &State, subject: &Subject, facts: &Facts) -> Option<Change> {
    let first = |state: &State| state.moves.get(subject)?.first().map(|first| first.from);
    let (from, to) = (first(before)?, first(after)?);
    let effect = match (from, to) {
        _ if from == to => return None,
        (Some(from), Some(to)) => later(from, to),
        _ => Effect::Neutral,
    };
    let what = What::Fact { field: Field::FirstDue, from: from.map(Value::Date), to: to.map(Value::Date) };
    Some(Change { subject: subject.clone(), title: title(subject, facts), what, effect, through: None })
}

/// The entries of two maps side by side, in the order of their keys.
fn both<'m, K: Ord, V>(
    old: &'m BTreeMap<K, V>,
    new: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = (&'m K, Option<&'m V>, Option<&'m V>)> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    std::iter::from_fn(move || match (old.peek(), new.peek()) {
        (None, None) => None,
        (Some((a, _)), Some((b, _))) if a == b => {
            let ((key, old), (_, new)) = (old.next()?, new.next()?);
            Some((key, Some(old), Some(new)))
        }
        (Some((a, _)), Some((b, _))) if a < b => old.next().map(|(key, old)| (key, Some(old), None)),
        (Some(_), None) => old.next().map(|(key, old)| (key, Some(old), None)),
        (_, Some(_)) => new.next().map(|(key, new)| (key, None, Some(new))),
    })
}

fn title(subject: &Subject, facts: &Facts) -> Arc<str> {
    match (facts.get(&Field::Title), subject) {
        (Some(Value::Text(title)), _) => title.clone(),
        (_, Subject::Measure(_, id) | Subject::Problem(id) | Subject::Notice(id) | Subject::Plan(id)) => {
            id.clone()
        }
        (_, Subject::Place) => "".into(),
    }
}

fn whole(subject: &Subject, what: What, facts: &Facts, effect: Effect) -> Change {
    Change { subject: subject.clone(), title: title(subject, facts), what, effect, through: None }
}

/// A problem that was closed is nobody's promise any more; everything else is missed.
fn dropped(subject: &Subject, facts: &Facts) -> Effect {
    match subject {
        Subject::Place => Effect::Neutral,
        Subject::Problem(_) if facts.contains_key(&Field::ClosedOn) => Effect::Neutral,
        _ => Effect::Weaker(Weaker::Dropped),
    }
}

/// The summary that moved a deadline, where it is new since `before`.
fn moved_by(before: &State, after: &State, subject: &Subject, field: &Field) -> Option<(Date, Arc<str>)> {
    if *field != Field::Due {
        return None;
    }
    let last = after.moves.get(subject)?.last()?;
    let known =
        before.moves.get(subject).is_some_and(|moves| moves.iter().any(|it| it.summary == last.summary));
    (!known).then(|| (last.on, last.summary.clone()))
}

type Through<'t> = &'t dyn Fn(&Field) -> Option<(Date, Arc<str>)>;

fn facts(
    subject: &Subject,
    old: &Facts,
    new: &Facts,
    ladder: Ladder<'_>,
    through: Through<'_>,
    changes: &mut Vec<Change>,
) {
    let judge = Judge { old, new, ladder };
    for (field, from, to) in both(old, new) {
        if from == to {
            continue;
        }
        changes.push(Change {
            subject: subject.clone(),
            title: title(subject, new),
            effect: judge.effect(field, from, to),
            what: What::Fact { field: field.clone(), from: from.cloned(), to: to.cloned() },
            through: through(field),
        });
    }
}

/// Says what a changed fact does to the promise.
struct Judge<'j> {
    old: &'j Facts,
    new: &'j Facts,
    ladder: Ladder<'j>,
}

impl Judge<'_> {
    fn effect(&self, field: &Field, from: Option<&Value>, to: Option<&Value>) -> Effect {
        match (field, from, to) {
            (Field::Due, Some(Value::Date(from)), Some(Value::Date(to))) => later(*from, *to),
            (Field::Due, Some(_), None) => Effect::Weaker(Weaker::Undated),
            (Field::Target(_) | Field::Milestone(_), Some(_), None) => Effect::Weaker(Weaker::Dropped),
            (
                Field::Target(_),
                Some(Value::Target { unit, baseline, value }),
                Some(Value::Target { unit: new_unit, baseline: new_baseline, value: to }),
            ) if unit == new_unit => {
                // A start that is counted anew leaves less to be done.
                let way = |baseline: &Quantity, value: &Quantity| value.minus(*baseline).abs();
                let shorter = baseline != new_baseline && way(new_baseline, to) < way(baseline, value);
                self.cut(shorter || to.falls_back(*value, *baseline, *value))
            }
            (
                Field::Milestone(_),
                Some(Value::Milestone { due, amount, done_on }),
                Some(Value::Milestone { due: to, amount: new_amount, done_on: new_done }),
            ) => match later(*due, *to) {
                Effect::Neutral if new_amount < amount => Effect::Weaker(Weaker::Less),
                Effect::Neutral if done_on.is_some() && new_done.is_none() => Effect::Back,
                effect => effect,
            },
            // Money that only changes its source is not less.
            (Field::Fund(_), from, to) => self.cut(money(to) < money(from) && self.total_fell()),
            (Field::Status, Some(Value::Status(from)), Some(Value::Status(to))) => status(*from, *to),
            (Field::Stage, Some(Value::Text(from)), to) => self.stage(from, to),
            (Field::Reported(name), Some(Value::Number(from)), to) => self.reported(name, *from, to),
            (Field::ClosedOn, Some(_), None) => Effect::Back,
            _ => Effect::Neutral,
        }
    }

    fn cut(&self, cut: bool) -> Effect {
        if cut { Effect::Weaker(Weaker::Less) } else { Effect::Neutral }
    }

    fn total_fell(&self) -> bool {
        let total = |facts: &Facts| -> Yuan {
            let funds = facts.iter().filter(|(field, _)| matches!(field, Field::Fund(_)));
            funds.map(|(_, value)| money(Some(value))).sum()
        };
        total(self.new) < total(self.old)
    }

    fn stage(&self, from: &str, to: Option<&Value>) -> Effect {
        let kind = match self.new.get(&Field::Kind) {
            Some(Value::Text(kind)) => kind,
            _ => return Effect::Neutral,
        };
        let ladder = (self.ladder)(kind);
        let step = |stage: &str| ladder.iter().position(|name| **name == *stage);
        let to = match to {
            Some(Value::Text(to)) => step(to),
            _ => None,
        };
        match (step(from), to) {
            (Some(from), Some(to)) if to < from => Effect::Back,
            (Some(_), None) => Effect::Back,
            _ => Effect::Neutral,
        }
    }

    fn reported(&self, name: &str, from: Quantity, to: Option<&Value>) -> Effect {
        let Some(Value::Number(to)) = to else { return Effect::Back };
        match self.new.get(&Field::Target(name.into())) {
            Some(Value::Target { baseline, value, .. }) if to.falls_back(from, *baseline, *value) => {
                Effect::Back
            }
            _ => Effect::Neutral,
        }
    }
}

fn later(from: Date, to: Date) -> Effect {
    if to > from { Effect::Weaker(Weaker::Later(days_between(from, to))) } else { Effect::Neutral }
}

fn money(value: Option<&Value>) -> Yuan {
    match value {
        Some(Value::Money(amount)) => *amount,
        _ => Yuan::ZERO,
    }
}

fn status(from: Status, to: Status) -> Effect {
    use Status::*;
    match (from, to) {
        (_, Cancelled) => Effect::Weaker(Weaker::Dropped),
        (Done, _) | (Planned | Doing, Suspended) | (Doing, Planned) => Effect::Back,
        _ => Effect::Neutral,
    }
}
