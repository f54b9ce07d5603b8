//! Owns: filling a template. In: a [`Program`] and what its page is given. Out: the page's bytes.

use super::Unsure;
use super::link::Program;
use super::tree::{Call, Comparison, Component, Expr, Field, Kind, Logic, Node, Place, Round, Sign};
use super::value::Value;
use crate::diag::Arg;
use crate::render::sentence::sentence;
use crate::render::words::DateForms;
use crate::text::Catalogue;
use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;

/// Components call each other at most this deep, as in Tera.
const DEEPEST: usize = 20;

/// A page being filled.
pub struct Run<'a> {
    /// Where its values stand.
    pub arena: &'a Bump,
    /// All components.
    pub components: &'a [Component],
    /// Its messages.
    pub text: &'a Catalogue,
    /// What the page is given, by position.
    pub roots: &'a [Value<'a>],
    /// The frames of the page and of the components that are being filled.
    pub values: Vec<Value<'a>>,
    /// What is written so far.
    pub out: Vec<u8>,
}

impl<'a> Run<'a> {
    /// Fills a page.
    ///
    /// # Errors
    /// When Tera has to decide what it should be.
    pub fn page(mut self, program: &'a Program) -> Result<Vec<u8>, Unsure> {
        self.values.resize(program.slots, Value::Undefined);
        self.nodes(&program.nodes, 0, 0)?;
        Ok(self.out)
    }

    fn nodes(&mut self, nodes: &'a [Node], base: usize, depth: usize) -> Result<(), Unsure> {
        for node in nodes {
            match node {
                Node::Text(text) => self.out.extend_from_slice(text.as_bytes()),
                // What pages write most, without the way through all other expressions.
                Node::Print(Expr::Path(place, fields)) => {
                    path(&self.values, self.roots, place, fields, base)?.write(&mut self.out)?;
                }
                Node::Print(value) => self.value(value, base)?.write(&mut self.out)?,
                Node::If(branches) => {
                    for (condition, body) in branches {
                        let holds = match condition {
                            Some(condition) => self.holds(condition, base)?,
                            None => true,
                        };
                        if holds {
                            self.nodes(body, base, depth)?;
                            break;
                        }
                    }
                }
                Node::For { item, list, body, set } => {
                    let (Place::Slot(slot), Value::List(items)) = (item, self.value(list, base)?) else {
                        return Err(Unsure);
                    };
                    let slot = base + slot;
                    self.values[slot + 2] = Value::Int(items.len() as i64);
                    for (at, item) in items.iter().enumerate() {
                        self.values[slot] = *item;
                        self.values[slot + 1] = Value::Int(at as i64);
                        for unset in set {
                            self.values[base + unset] = Value::Undefined;
                        }
                        self.nodes(body, base, depth)?;
                    }
                }
                Node::Set(place, value) => {
                    let value = self.value(value, base)?;
                    let Place::Slot(slot) = place else { return Err(Unsure) };
                    self.values[base + slot] = value;
                }
                Node::Call(call) => self.call(call, base, depth + 1)?,
                Node::Block(..) | Node::Super => return Err(Unsure),
            }
        }
        Ok(())
    }

    fn call(&mut self, call: &'a Call, base: usize, depth: usize) -> Result<(), Unsure> {
        let component = &self.components[call.at];
        if depth > DEEPEST {
            return Err(Unsure);
        }
        let frame = self.values.len();
        self.values.reserve(component.slots);
        let args = component.args.iter().filter(|arg| !arg.implicit);
        for ((name, given), arg) in call.given.iter().zip(args) {
            let value = self.value(given, base)?;
            // A default has no name, and fits.
            if !name.is_empty() && !arg.kind.is_none_or(|kind| kind.fits(value)) {
                return Err(Unsure);
            }
            self.values.push(value);
        }
        self.values.resize(frame + component.slots, Value::Undefined);
        self.nodes(&component.nodes, frame, depth)?;
        self.values.truncate(frame);
        Ok(())
    }

    /// Whether a condition holds.
    fn holds(&self, condition: &'a Expr, base: usize) -> Result<bool, Unsure> {
        Ok(match condition {
            Expr::Path(place, fields) => path(&self.values, self.roots, place, fields, base)?.is_truthy(),
            Expr::Not(inner) => !self.holds(inner, base)?,
            Expr::Both(left, Logic::And, right) => self.holds(left, base)? && self.holds(right, base)?,
            Expr::Both(left, Logic::Or, right) => self.holds(left, base)? || self.holds(right, base)?,
            other => self.value(other, base)?.is_truthy(),
        })
    }

    fn value(&self, expr: &'a Expr, base: usize) -> Result<Value<'a>, Unsure> {
        Ok(match expr {
            Expr::Place(place) => *path(&self.values, self.roots, place, &[], base)?,
            Expr::Path(place, fields) => *path(&self.values, self.roots, place, fields, base)?,
            Expr::Field(owner, field) => *of(&self.value(owner, base)?, field)?,
            Expr::Text(text) => Value::Text(text),
            Expr::Int(number) => Value::Int(*number),
            Expr::Bool(yes) => Value::Bool(*yes),
            Expr::None => Value::None,
            Expr::Item(list, at) => match self.value(list, base)? {
                Value::List(items) => items.get(*at).copied().unwrap_or(Value::Undefined),
                _ => return Err(Unsure),
            },
            Expr::Loop(round, place) => self.round(*round, place, base)?,
            Expr::List(items) => {
                let mut list = BumpVec::with_capacity_in(items.len(), self.arena);
                for item in items {
                    list.push(self.value(item, base)?);
                }
                Value::List(list.into_bump_slice())
            }
            Expr::Not(inner) => Value::Bool(!self.holds(inner, base)?),
            Expr::Both(left, logic, right) => {
                let value = self.value(left, base)?;
                if value.is_truthy() == (*logic == Logic::And) { self.value(right, base)? } else { value }
            }
            Expr::Compare(left, how, right) => {
                compare(self.value(left, base)?, *how, self.value(right, base)?)?
            }
            Expr::Sum(left, sign, right) => match (self.value(left, base)?, self.value(right, base)?) {
                (Value::Int(left), Value::Int(right)) => {
                    let sum = match sign {
                        Sign::Plus => left.checked_add(right),
                        Sign::Minus => left.checked_sub(right),
                    };
                    Value::Int(sum.ok_or(Unsure)?)
                }
                _ => return Err(Unsure),
            },
            Expr::Join(left, right) => {
                let (left, right) = (self.plain(left, base)?, self.plain(right, base)?);
                Value::Text(self.arena.alloc_str(&format!("{left}{right}")))
            }
            Expr::Choice(parts) => {
                let [condition, then, other] = &**parts;
                self.value(if self.holds(condition, base)? { then } else { other }, base)?
            }
            Expr::IsNone(inner) => Value::Bool(matches!(self.value(inner, base)?, Value::None)),
            Expr::Length(inner) => match self.value(inner, base)? {
                Value::List(items) => Value::Int(items.len() as i64),
                Value::View(fields) => Value::Int(fields.len() as i64),
                Value::Map(fields) => Value::Int(fields.len() as i64),
                Value::Text(text) => Value::Int(text.chars().count() as i64),
                _ => return Err(Unsure),
            },
            Expr::Safe(inner) => match self.value(inner, base)? {
                Value::Text(text) | Value::Safe(text) => Value::Safe(text),
                _ => return Err(Unsure),
            },
            Expr::Replace(parts) => {
                let [text, from, to] = &**parts;
                match (self.value(text, base)?, self.value(from, base)?, self.value(to, base)?) {
                    (Value::Text(text), Value::Text(from), Value::Text(to)) => {
                        Value::Text(self.arena.alloc_str(&text.replace(from, to)))
                    }
                    _ => return Err(Unsure),
                }
            }
            Expr::Any(rows, path) => Value::Bool(any(self.value(rows, base)?, path)?),
            Expr::Say(id, given) => {
                let args = self.args(given, base)?;
                Value::Text(self.arena.alloc_str(&self.text.try_text(id, &args).map_err(|_| Unsure)?))
            }
            Expr::Sentence(id, given) => self.sentence(id, given, base)?,
        })
    }

    fn round(&self, round: Round, place: &Place, base: usize) -> Result<Value<'a>, Unsure> {
        let Place::Slot(slot) = place else { return Err(Unsure) };
        let (Value::Int(at), Value::Int(length)) =
            (self.values[base + slot + 1], self.values[base + slot + 2])
        else {
            return Err(Unsure);
        };
        Ok(match round {
            Round::Index => Value::Int(at + 1),
            Round::Index0 => Value::Int(at),
            Round::First => Value::Bool(at == 0),
            Round::Last => Value::Bool(at + 1 == length),
            Round::Length => Value::Int(length),
        })
    }

    fn plain(&self, expr: &'a Expr, base: usize) -> Result<String, Unsure> {
        match self.value(expr, base)? {
            Value::Text(text) => Ok(text.to_owned()),
            Value::Int(number) => Ok(number.to_string()),
            _ => Err(Unsure),
        }
    }

    fn args<'g>(&self, given: &'a [(String, Expr)], base: usize) -> Result<Vec<(&'g str, Arg)>, Unsure>
    where
        'a: 'g,
    {
        given.iter().map(|(name, expr)| Ok((name.as_str(), arg(self.value(expr, base)?)?))).collect()
    }

    fn sentence(&self, id: &str, given: &'a [(String, Expr)], base: usize) -> Result<Value<'a>, Unsure> {
        let (mut args, mut days) = (Vec::new(), Vec::new());
        for (name, expr) in given {
            let value = self.value(expr, base)?;
            match day(value) {
                Some(day) => days.push((name.as_str(), day)),
                None => args.push((name.as_str(), arg(value)?)),
            }
        }
        let days: Vec<(&str, &DateForms)> = days.iter().map(|(name, day)| (*name, day)).collect();
        let made = sentence(self.text, id, &args, &days).map_err(|_| Unsure)?;
        Ok(Value::Safe(self.arena.alloc_str(&made.html)))
    }
}

impl Kind {
    fn fits(self, value: Value<'_>) -> bool {
        match self {
            Kind::Text => matches!(value, Value::Text(_) | Value::Safe(_)),
            Kind::Bool => matches!(value, Value::Bool(_)),
            Kind::Int => matches!(value, Value::Int(_)),
            Kind::List => matches!(value, Value::List(_)),
            Kind::Map => matches!(value, Value::View(_) | Value::Map(_)),
        }
    }
}

/// A field of a field of … of what stands at a place. It is looked at where it lies: a page asks for thousands.
#[inline]
fn path<'v, 'a>(
    values: &'v [Value<'a>],
    roots: &'v [Value<'a>],
    place: &Place,
    fields: &[Field],
    base: usize,
) -> Result<&'v Value<'a>, Unsure> {
    let mut value = match place {
        Place::Slot(slot) => &values[base + slot],
        Place::Root(root) => &roots[*root],
        Place::Name(_) => return Err(Unsure),
    };
    for field in fields {
        value = of(value, field)?;
    }
    Ok(value)
}

/// A field of a value. A field of what is not there is a fault; a field that is not there is only undefined.
#[inline]
fn of<'a>(owner: &Value<'a>, field: &Field) -> Result<&'a Value<'a>, Unsure> {
    match field.of(owner) {
        Some(value) => Ok(value),
        None if matches!(owner, Value::Undefined) => Err(Unsure),
        None => Ok(&Value::Undefined),
    }
}

/// A value as a message takes it.
fn arg(value: Value<'_>) -> Result<Arg, Unsure> {
    match value {
        Value::Int(number) => Ok(Arg::Number(number)),
        Value::Text(text) | Value::Safe(text) => Ok(Arg::Text(text.to_owned())),
        _ => Err(Unsure),
    }
}

/// The day that a view of one is.
fn day(value: Value<'_>) -> Option<DateForms> {
    let form = |name| value.field(name).and_then(Value::as_text).map(str::to_owned);
    Some(DateForms { iso: form("iso")?, long: form("long")? })
}

/// Only what is alike is compared; the rest is left to Tera.
fn compare<'a>(left: Value<'_>, how: Comparison, right: Value<'_>) -> Result<Value<'a>, Unsure> {
    use std::cmp::Ordering;
    let ordering = match (left, right) {
        (Value::Int(left), Value::Int(right)) => Some(left.cmp(&right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(&right)),
        (Value::Text(left) | Value::Safe(left), Value::Text(right) | Value::Safe(right)) => {
            Some(left.cmp(right))
        }
        (Value::None, Value::None) => Some(Ordering::Equal),
        (Value::None, Value::Int(_) | Value::Bool(_) | Value::Text(_))
        | (Value::Int(_) | Value::Bool(_) | Value::Text(_), Value::None) => None,
        _ => return Err(Unsure),
    };
    Ok(Value::Bool(match (how, ordering) {
        (Comparison::Equal, ordering) => ordering == Some(Ordering::Equal),
        (Comparison::NotEqual, ordering) => ordering != Some(Ordering::Equal),
        (_, None) => return Err(Unsure),
        (Comparison::Less, Some(ordering)) => ordering.is_lt(),
        (Comparison::LessOrEqual, Some(ordering)) => ordering.is_le(),
        (Comparison::Greater, Some(ordering)) => ordering.is_gt(),
        (Comparison::GreaterOrEqual, Some(ordering)) => ordering.is_ge(),
    }))
}

/// `rows | any(field=…)`, as the engine's own filter has it.
fn any(value: Value<'_>, path: &[String]) -> Result<bool, Unsure> {
    if let Value::List(rows) = value {
        return rows.iter().try_fold(false, |found, row| Ok(found || any(*row, path)?));
    }
    if !matches!(value, Value::View(_) | Value::Map(_)) {
        return Ok(false);
    }
    let (field, rest) = path.split_first().ok_or(Unsure)?;
    // A misspelt field is a fault.
    let found = value.field(field).ok_or(Unsure)?;
    if rest.is_empty() { Ok(found.is_truthy()) } else { any(*found, rest) }
}
