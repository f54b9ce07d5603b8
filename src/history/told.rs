//! Owns: how a change reads — what it is about, before, after, and a remark. In: a change, the words of a language,
//! and names of kinds and units. Out: [`Told`], the same for a page, a table and the terminal.

use super::change::{Change, Effect, Weaker, What};
use super::facts::{Facts, Field, Subject, Value};
use crate::diag::Arg;
use crate::model::{Model, Yuan, grouped};
use crate::text::Catalogue;
use jiff::civil::Date;

/// A change in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What of its subject changed.
    pub label: String,
    /// Before.
    pub from: Option<String>,
    /// After.
    pub to: Option<String>,
    /// What it does to the promise, or by how much.
    pub remark: Option<String>,
    /// `weaker`, `back` or none.
    pub mark: Option<&'static str>,
}

/// The stable name of what a change does, as data writes it.
pub fn code(change: &Change) -> &'static str {
    match (&change.what, change.effect) {
        (What::Added(_), _) => "added",
        (What::Dropped(_), _) => "dropped",
        (What::Renamed { .. }, _) => "moved",
        (_, Effect::Weaker(Weaker::Later(_))) => "later",
        (_, Effect::Weaker(Weaker::Undated)) => "undated",
        (_, Effect::Weaker(Weaker::Less)) => "less",
        (_, Effect::Weaker(Weaker::Dropped)) => "given-up",
        (What::Fact { field: Field::ClosedOn, .. }, Effect::Back) => "reopened",
        (_, Effect::Back) => "back",
        (What::Fact { field, from, to }, Effect::Neutral) => neutral(field, from.as_ref(), to.as_ref()),
    }
}

fn neutral(field: &Field, from: Option<&Value>, to: Option<&Value>) -> &'static str {
    match (field, from, to) {
        (_, None, Some(_)) => "set",
        (_, Some(_), None) => "unset",
        (Field::Due | Field::FirstDue, Some(Value::Date(from)), Some(Value::Date(to))) if to < from => {
            "earlier"
        }
        (
            Field::Milestone(_),
            Some(Value::Milestone { due: from, .. }),
            Some(Value::Milestone { due: to, .. }),
        ) if to < from => "earlier",
        (
            Field::Target(_),
            Some(Value::Target { baseline, value, unit }),
            Some(Value::Target { value: to, unit: new_unit, .. }),
        ) if unit == new_unit && value.falls_back(*to, *baseline, *to) => "raised",
        (Field::Fund(_), Some(Value::Money(from)), Some(Value::Money(to))) if to > from => "more",
        _ => "changed",
    }
}

/// Says a fact in words: what it is called, and its value.
pub fn tell_fact(field: &Field, value: &Value, names: &Model, text: &Catalogue) -> (String, String) {
    let teller = Teller { names, text };
    (teller.label(field), teller.value(field, value))
}

/// Says a change in words.
pub fn tell(change: &Change, names: &Model, text: &Catalogue) -> Told {
    let teller = Teller { names, text };
    let mark = match change.effect {
        Effect::Neutral => None,
        Effect::Back => Some("back"),
        Effect::Weaker(_) => Some("weaker"),
    };
    let remark = teller.remark(change);
    let (label, from, to) = match &change.what {
        What::Added(facts) => (
            text.plain(&format!("change-added-{}", change.subject.sort())),
            None,
            teller.whole(&change.subject, facts),
        ),
        What::Dropped(facts) => (
            text.plain(&format!("change-dropped-{}", change.subject.sort())),
            teller.whole(&change.subject, facts),
            None,
        ),
        What::Renamed { from, to } => {
            (text.plain("change-moved"), Some(from.to_string()), Some(to.to_string()))
        }
        What::Fact { field, from, to } => (
            teller.label(field),
            from.as_ref().map(|value| teller.value(field, value)),
            to.as_ref().map(|value| teller.value(field, value)),
        ),
    };
    Told { label, from, to, remark, mark }
}

struct Teller<'t> {
    names: &'t Model,
    text: &'t Catalogue,
}

impl Teller<'_> {
    fn label(&self, field: &Field) -> String {
        let id = format!("change-{}", field.as_str());
        match field.name() {
            Some(name) => self.text.text(&id, &[("name", name.into())]),
            None => self.text.plain(&id),
        }
    }

    fn remark(&self, change: &Change) -> Option<String> {
        let id = match code(change) {
            "later" => return Some(self.text.text("change-later", &[("days", Arg::Number(change.days()?))])),
            "earlier" => {
                return Some(self.text.text("change-earlier", &[("days", Arg::Number(-change.days()?))]));
            }
            "undated" => "change-undated",
            "less" => "change-less",
            "raised" | "more" => "change-more",
            "given-up" => "change-given-up",
            "reopened" => "change-reopened",
            "back" => "change-back",
            "set" => "change-set",
            "unset" => "change-unset",
            _ => return None,
        };
        Some(self.text.plain(id))
    }

    /// The one fact by which a new or dropped thing is known: its deadline, or a notice's date.
    fn whole(&self, subject: &Subject, facts: &Facts) -> Option<String> {
        let field = match subject {
            Subject::Measure(..) | Subject::Problem(_) => Field::Due,
            Subject::Notice(_) => Field::Date,
            Subject::Plan(_) => Field::End,
            Subject::Place => return None,
        };
        facts.get(&field).map(|value| self.value(&field, value))
    }

    fn value(&self, field: &Field, value: &Value) -> String {
        match value {
            Value::Text(text) => match field {
                Field::Kind => self.names.kind(text).map_or(&**text, |kind| &kind.name).to_owned(),
                Field::Item => self.names.disclosure(text).map_or(&**text, |item| &item.name).to_owned(),
                _ => text.to_string(),
            },
            Value::Texts(names) => {
                let unit = |name| self.names.unit(name).map_or(name, |unit| &unit.name);
                let names: Vec<&str> = names.iter().map(|name| unit(name)).collect();
                names.join(&self.text.plain("list-comma"))
            }
            Value::Date(date) => date.to_string(),
            Value::Status(status) => self.text.plain(&format!("status-{}", status.as_str())),
            Value::Money(amount) => self.money(*amount),
            Value::Number(value) => grouped(&value.to_string()),
            Value::Target { unit, baseline, value } => {
                let goal = self.amount(&value.to_string(), unit);
                if baseline.is_count(0) {
                    return goal;
                }
                let args = [("goal", goal.into()), ("baseline", grouped(&baseline.to_string()).into())];
                self.text.text("change-value-from", &args)
            }
            Value::Milestone { due, amount, done_on } => {
                self.milestone(*due, amount.map(|it| it.to_string()), *done_on)
            }
            Value::Approval { by, on: Some(on) } => self
                .text
                .text("change-value-approved", &[("by", (&**by).into()), ("date", on.to_string().into())]),
            Value::Approval { by, on: None } => {
                self.text.text("change-value-awaited", &[("by", (&**by).into())])
            }
        }
    }

    fn amount(&self, digits: &str, unit: &str) -> String {
        self.text.text("amount", &[("digits", grouped(digits).into()), ("unit", unit.into())])
    }

    fn money(&self, amount: Yuan) -> String {
        self.text.text("change-value-money", &[("digits", grouped(&amount.to_string()).into())])
    }

    fn milestone(&self, due: Date, amount: Option<String>, done_on: Option<Date>) -> String {
        let due = due.to_string();
        match (amount, done_on) {
            (None, None) => due,
            (Some(amount), None) => self
                .text
                .text("change-value-share", &[("due", due.into()), ("amount", grouped(&amount).into())]),
            (None, Some(done)) => {
                self.text.text("change-value-met", &[("due", due.into()), ("done", done.to_string().into())])
            }
            (Some(amount), Some(done)) => {
                let args = [
                    ("due", due.into()),
                    ("amount", grouped(&amount).into()),
                    ("done", done.to_string().into()),
                ];
                self.text.text("change-value-share-met", &args)
            }
        }
    }
}
