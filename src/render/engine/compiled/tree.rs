//! Owns: what a template says, as a tree. In: made by `parse`, its names resolved by `link`. Out: walked by `run`.

use super::value::Value;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A step of filling a template.
#[derive(Clone, Debug)]
pub enum Node {
    /// Text as it is written.
    Text(String),
    /// What an expression gives.
    Print(Expr),
    /// Bodies and their conditions in order; the last may have none.
    If(Vec<(Option<Expr>, Vec<Node>)>),
    /// A body for each item of a list.
    For {
        /// What the item is called; where it stands once names are resolved, its place in the list and the list's
        /// length after it.
        item: Place,
        /// The list.
        list: Expr,
        /// What is done with each.
        body: Vec<Node>,
        /// Names set in the body, which last one round.
        set: Vec<usize>,
    },
    /// A name for a value.
    Set(Place, Expr),
    /// A component.
    Call(Call),
    /// A part that a template extending this one may replace.
    Block(String, Vec<Node>),
    /// What the block had been before it was replaced.
    Super,
}

/// A component and what it is given.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// Its position among the components, once names are resolved.
    pub at: usize,
    /// By name; in the order of the component's own arguments once names are resolved.
    pub given: Vec<(String, Expr)>,
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Not yet known.
    Name(String),
    /// In the frame of the page or component.
    Slot(usize),
    /// Among what the whole page is given.
    Root(usize),
}

/// An expression.
#[derive(Clone, Debug)]
pub enum Expr {
    /// A constant text, of the template or of the catalogue.
    Text(String),
    /// A constant number.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// Nothing.
    None,
    /// What a name stands for.
    Place(Place),
    /// A field of a field … of what a name stands for: most of what pages show.
    Path(Place, Vec<Field>),
    /// A field of anything else.
    Field(Box<Expr>, Field),
    /// An item of a list, from 0.
    Item(Box<Expr>, usize),
    /// `loop.…`, of the innermost loop.
    Loop(Round, Place),
    /// A list.
    List(Vec<Expr>),
    /// `not`.
    Not(Box<Expr>),
    /// `and`, `or`.
    Both(Box<Expr>, Logic, Box<Expr>),
    /// A comparison.
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// Whole numbers added or taken away.
    Sum(Box<Expr>, Sign, Box<Expr>),
    /// Two texts as one.
    Join(Box<Expr>, Box<Expr>),
    /// `if` … `else` within an expression: condition, then, else.
    Choice(Box<[Expr; 3]>),
    /// Whether it is `none`.
    IsNone(Box<Expr>),
    /// `| length`.
    Length(Box<Expr>),
    /// `| safe`.
    Safe(Box<Expr>),
    /// `| replace(from=…, to=…)`.
    Replace(Box<[Expr; 3]>),
    /// `| any(field=…)`, the field's path in parts.
    Any(Box<Expr>, Vec<String>),
    /// `text(id=…)`: a message and its values.
    Say(String, Vec<(String, Expr)>),
    /// `sentence(id=…)`: the same as HTML.
    Sentence(String, Vec<(String, Expr)>),
}

/// A field's name, and where it stands in the first views that were asked for it: other views of their kinds have it
/// there again. What is known is never replaced: threads that fill pages of many kinds would take it from each other.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    seen: [Seen; KINDS],
}

/// Kinds of views of which a field's place is known; nearly all fields are asked of one or two.
const KINDS: usize = 3;

/// A place in a view, and where the view's own name of the field lies in memory, which is 0 until both are known. A
/// view's names lie in the program itself, so two that begin at one place and are as long are the same.
#[derive(Debug, Default)]
struct Seen {
    at: AtomicUsize,
    lies: AtomicUsize,
}

impl Field {
    /// A field by its name.
    pub fn new(name: &str) -> Self {
        Field { name: name.to_owned(), seen: Default::default() }
    }

    /// The field of a value, if it has it.
    #[inline]
    pub fn of<'a>(&self, owner: &Value<'a>) -> Option<&'a Value<'a>> {
        let Value::View(fields) = owner else { return owner.field(&self.name) };
        for seen in &self.seen {
            if let Some((name, value)) = fields.get(seen.at.load(Ordering::Relaxed))
                && name.as_ptr().addr() == seen.lies.load(Ordering::Relaxed)
                && name.len() == self.name.len()
            {
                return Some(value);
            }
        }
        self.found(fields)
    }

    /// The same, of a view of a kind not seen before, or of one too many.
    #[inline(never)]
    fn found<'a>(&self, fields: &'a [(&'static str, Value<'a>)]) -> Option<&'a Value<'a>> {
        let at = fields.iter().position(|(name, _)| *name == self.name)?;
        let (name, value) = &fields[at];
        if let Some(free) = self.seen.iter().find(|seen| seen.lies.load(Ordering::Relaxed) == 0) {
            // Where two threads write at once, what they leave may fit no view; it is only believed where it fits.
            free.at.store(at, Ordering::Relaxed);
            free.lies.store(name.as_ptr().addr(), Ordering::Relaxed);
        }
        Some(value)
    }
}

impl Clone for Field {
    fn clone(&self) -> Self {
        Field::new(&self.name)
    }
}

/// What a loop knows of its round.
#[derive(Clone, Copy, Debug)]
pub enum Round {
    /// From 1.
    Index,
    /// From 0.
    Index0,
    /// Whether it is the first.
    First,
    /// Whether it is the last.
    Last,
    /// How many there are.
    Length,
}

/// Which of two values counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Logic {
    /// The first that does not hold, else the second.
    And,
    /// The first that holds, else the second.
    Or,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// Plus or minus.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// One template file.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The template that it extends.
    pub extends: Option<String>,
    /// Its own text.
    pub nodes: Vec<Node>,
    /// The components that it defines.
    pub components: Vec<Component>,
}

/// A component.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its arguments, the first in its frame.
    pub args: Vec<Arg>,
    /// What it writes.
    pub nodes: Vec<Node>,
    /// How many values its frame holds, once names are resolved.
    pub slots: usize,
}

/// An argument of a component.
#[derive(Clone, Debug)]
pub struct Arg {
    /// Its name.
    pub name: String,
    /// What it must be.
    pub kind: Option<Kind>,
    /// What it is where nothing is given.
    pub default: Option<Expr>,
    /// Whether it is taken from whoever calls (`@t`).
    pub implicit: bool,
}

/// What an argument must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Text.
    Text,
    /// Yes or no.
    Bool,
    /// A whole number.
    Int,
    /// A list.
    List,
    /// A view.
    Map,
}
