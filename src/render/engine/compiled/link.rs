//! Owns: a theme's templates put together. In: every [`Source`]. Out: [`Program`]s — a page's template with what it
//! extends and calls in place, every name resolved to where its value stands.

use super::Unsure;
use super::tree::{Call, Component, Expr, Node, Place, Source};
use crate::render::sentence::escape;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicUsize;

/// A page's template, ready to be filled.
#[derive(Debug)]
pub struct Program {
    /// What it writes.
    pub nodes: Vec<Node>,
    /// How many values its frame holds.
    pub slots: usize,
    /// Names that it sets itself. What a page is given must not be called so.
    pub sets: BTreeSet<String>,
    /// How many bytes the last page took, and some more: the next one will take about as many.
    pub length: AtomicUsize,
}

/// Blocks may nest this deep, and templates extend so many; more is a template that holds itself.
const DEEPEST: usize = 40;

/// Puts templates together.
pub struct Linker<'s> {
    sources: &'s BTreeMap<&'s str, Source>,
    words: &'s BTreeMap<String, String>,
    /// Components that are called, in the order of the first call; none while its own calls are looked at.
    pub components: Vec<Component>,
    known: BTreeMap<String, Result<usize, Unsure>>,
    /// What pages are given, by name.
    pub roots: Vec<String>,
}

/// The names of a page or component.
#[derive(Default)]
struct Frame {
    names: Vec<(String, usize)>,
    slots: usize,
    /// Of each loop around: its item's slot, how many names there were before it, and what is set in it.
    loops: Vec<(usize, usize, Vec<usize>)>,
    sets: BTreeSet<String>,
    is_page: bool,
    has_words: bool,
}

impl<'s> Linker<'s> {
    /// A theme's templates and the words that they may ask for as `t.…`.
    pub fn new(sources: &'s BTreeMap<&'s str, Source>, words: &'s BTreeMap<String, String>) -> Self {
        Linker { sources, words, components: Vec::new(), known: BTreeMap::new(), roots: Vec::new() }
    }

    /// Puts one page's template together.
    ///
    /// # Errors
    /// When it asks for what is not there: Tera says so better.
    pub fn program(&mut self, name: &str) -> Result<Program, Unsure> {
        let mut blocks: BTreeMap<&str, Vec<&[Node]>> = BTreeMap::new();
        let mut source = self.sources.get(name).ok_or(Unsure)?;
        // Blocks that must stand in a template further up: one that replaces nothing is a slip.
        let mut replaced: BTreeSet<&str> = BTreeSet::new();
        for _ in 0..DEEPEST {
            let mut own = BTreeMap::new();
            gather(&source.nodes, &mut own)?;
            replaced.retain(|name| !own.contains_key(name));
            for (name, body) in &own {
                blocks.entry(name).or_default().push(body);
            }
            let stray = |node: &Node| match node {
                Node::Text(text) => !text.trim().is_empty(),
                node => !matches!(node, Node::Block(..)),
            };
            let Some(parent) = &source.extends else {
                if !replaced.is_empty() {
                    return Err(Unsure);
                }
                let mut nodes = Vec::new();
                expand(&source.nodes, &blocks, None, 0, &mut nodes)?;
                let mut frame = Frame { is_page: true, has_words: true, ..Frame::default() };
                self.nodes(&mut nodes, &mut frame)?;
                return Ok(Program {
                    nodes: joined(nodes),
                    slots: frame.slots,
                    sets: frame.sets,
                    length: AtomicUsize::new(8 * 1024),
                });
            };
            replaced.extend(own.into_keys());
            // What stands outside blocks would be lost.
            if source.nodes.iter().any(stray) {
                return Err(Unsure);
            }
            source = self.sources.get(parent.as_str()).ok_or(Unsure)?;
        }
        Err(Unsure)
    }

    /// The position of a component; links it when it is first called.
    ///
    /// # Errors
    /// When there is none of the name, or several, or it asks for what is not there.
    pub fn component(&mut self, name: &str) -> Result<usize, Unsure> {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let mut defined = self
            .sources
            .values()
            .flat_map(|source| &source.components)
            .filter(|defined| defined.name == name);
        let (Some(mut component), None) = (defined.next().cloned(), defined.next()) else {
            return Err(Unsure);
        };
        let at = self.components.len();
        let mut nodes = std::mem::take(&mut component.nodes);
        self.components.push(component);
        // It may call itself.
        self.known.insert(name.to_owned(), Ok(at));
        let linked = self.body(at, &mut nodes);
        if linked.is_ok() {
            self.components[at].nodes = joined(nodes);
        } else {
            self.known.insert(name.to_owned(), Err(Unsure));
        }
        linked.map(|()| at)
    }

    fn body(&mut self, at: usize, nodes: &mut [Node]) -> Result<(), Unsure> {
        let mut frame = Frame::default();
        for arg in &self.components[at].args {
            if !arg.implicit {
                frame.add(&arg.name);
            } else if arg.name == "t" {
                frame.has_words = true;
            } else {
                return Err(Unsure);
            }
        }
        self.nodes(nodes, &mut frame)?;
        self.components[at].slots = frame.slots;
        Ok(())
    }

    fn nodes(&mut self, nodes: &mut [Node], frame: &mut Frame) -> Result<(), Unsure> {
        nodes.iter_mut().try_for_each(|node| self.node(node, frame))
    }

    fn node(&mut self, node: &mut Node, frame: &mut Frame) -> Result<(), Unsure> {
        match node {
            Node::Text(_) => Ok(()),
            Node::Print(value) => {
                self.expr(value, frame)?;
                if let Expr::Text(text) = value {
                    let mut escaped = String::with_capacity(text.len());
                    escape(text, &mut escaped);
                    *node = Node::Text(escaped);
                }
                Ok(())
            }
            Node::If(branches) => branches.iter_mut().try_for_each(|(condition, body)| {
                condition.as_mut().map_or(Ok(()), |condition| self.expr(condition, frame))?;
                self.nodes(body, frame)?;
                *body = joined(std::mem::take(body));
                Ok(())
            }),
            Node::For { item, list, body, set } => {
                self.expr(list, frame)?;
                let Place::Name(name) = item else { return Err(Unsure) };
                let names = frame.names.len();
                let slot = frame.add(name);
                // The item's place in the list and the list's length stand after it.
                frame.slots += 2;
                frame.loops.push((slot, names, Vec::new()));
                self.nodes(body, frame)?;
                *body = joined(std::mem::take(body));
                *set = frame.loops.pop().ok_or(Unsure)?.2;
                frame.names.truncate(names);
                *item = Place::Slot(slot);
                Ok(())
            }
            Node::Set(place, value) => {
                self.expr(value, frame)?;
                let Place::Name(name) = place else { return Err(Unsure) };
                *place = Place::Slot(frame.set(name)?);
                Ok(())
            }
            Node::Call(call) => self.call(call, frame),
            Node::Block(..) | Node::Super => Err(Unsure),
        }
    }

    fn call(&mut self, call: &mut Call, frame: &mut Frame) -> Result<(), Unsure> {
        for (_, value) in &mut call.given {
            self.expr(value, frame)?;
        }
        call.at = self.component(&call.name)?;
        let mut given = std::mem::take(&mut call.given);
        for arg in self.components[call.at].args.iter().filter(|arg| !arg.implicit) {
            let own = given.iter().position(|(name, _)| *name == arg.name);
            call.given.push(match (own, &arg.default) {
                (Some(own), _) => given.swap_remove(own),
                // Without a name: it was not given.
                (None, Some(default)) => (String::new(), default.clone()),
                (None, None) => return Err(Unsure),
            });
        }
        if given.is_empty() { Ok(()) } else { Err(Unsure) }
    }

    fn exprs<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e mut Expr>,
        frame: &mut Frame,
    ) -> Result<(), Unsure> {
        exprs.into_iter().try_for_each(|expr| self.expr(expr, frame))
    }

    fn expr(&mut self, expr: &mut Expr, frame: &mut Frame) -> Result<(), Unsure> {
        match expr {
            Expr::Text(_) | Expr::Int(_) | Expr::Bool(_) | Expr::None => Ok(()),
            Expr::Place(place) => self.place(place, frame),
            Expr::Field(owner, field) => {
                if let Expr::Place(Place::Name(name)) = &**owner
                    && name == "t"
                    && frame.find(name).is_none()
                {
                    let word = self.words.get(&field.name).filter(|_| frame.has_words).ok_or(Unsure)?;
                    *expr = Expr::Text(word.clone());
                    return Ok(());
                }
                self.expr(owner, frame)?;
                let mut path = match &mut **owner {
                    Expr::Place(place) => Expr::Path(place.clone(), Vec::new()),
                    Expr::Path(place, fields) => Expr::Path(place.clone(), std::mem::take(fields)),
                    _ => return Ok(()),
                };
                if let Expr::Path(_, fields) = &mut path {
                    fields.push(field.clone());
                }
                *expr = path;
                Ok(())
            }
            Expr::Path(..) => Ok(()),
            Expr::Loop(_, place) => {
                *place = Place::Slot(frame.loops.last().ok_or(Unsure)?.0);
                Ok(())
            }
            Expr::Item(inner, _)
            | Expr::Not(inner)
            | Expr::IsNone(inner)
            | Expr::Length(inner)
            | Expr::Safe(inner)
            | Expr::Any(inner, _) => self.expr(inner, frame),
            Expr::Both(left, _, right)
            | Expr::Compare(left, _, right)
            | Expr::Sum(left, _, right)
            | Expr::Join(left, right) => self.exprs([&mut **left, &mut **right], frame),
            Expr::Choice(parts) | Expr::Replace(parts) => self.exprs(parts.iter_mut(), frame),
            Expr::List(items) => self.exprs(items, frame),
            Expr::Say(_, given) | Expr::Sentence(_, given) => {
                self.exprs(given.iter_mut().map(|(_, value)| value), frame)
            }
        }
    }

    fn place(&mut self, place: &mut Place, frame: &Frame) -> Result<(), Unsure> {
        let Place::Name(name) = place else { return Ok(()) };
        *place = match frame.find(name) {
            Some(slot) => Place::Slot(slot),
            None if frame.is_page && name != "t" => {
                let known = self.roots.iter().position(|root| root == name);
                Place::Root(known.unwrap_or_else(|| {
                    self.roots.push(name.clone());
                    self.roots.len() - 1
                }))
            }
            None => return Err(Unsure),
        };
        Ok(())
    }
}

impl Frame {
    fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().rev().find(|(known, _)| known == name).map(|(_, slot)| *slot)
    }

    fn add(&mut self, name: &str) -> usize {
        self.names.push((name.to_owned(), self.slots));
        self.slots += 1;
        self.slots - 1
    }

    /// The slot of a name that is set: it lasts to the end of the loop's round, else of the frame.
    fn set(&mut self, name: &str) -> Result<usize, Unsure> {
        let first = self.loops.last().map_or(0, |(_, names, _)| *names);
        if let Some((_, slot)) = self.names[first..].iter().rev().find(|(known, _)| known == name) {
            return Ok(*slot);
        }
        // Where it is not set after all, the outer one of the name would count.
        if self.find(name).is_some() {
            return Err(Unsure);
        }
        if self.is_page {
            self.sets.insert(name.to_owned());
        }
        let slot = self.add(name);
        if let Some((_, _, set)) = self.loops.last_mut() {
            set.push(slot);
        }
        Ok(slot)
    }
}

/// The bodies of a template's blocks by name; none has two of a name.
fn gather<'s>(nodes: &'s [Node], blocks: &mut BTreeMap<&'s str, &'s [Node]>) -> Result<(), Unsure> {
    nodes.iter().try_for_each(|node| match node {
        Node::Block(name, body) => match blocks.insert(name, body) {
            Some(_) => Err(Unsure),
            None => gather(body, blocks),
        },
        Node::If(branches) => branches.iter().try_for_each(|(_, body)| gather(body, blocks)),
        _ => Ok(()),
    })
}

/// Puts every block's own body in its place.
fn expand(
    nodes: &[Node],
    blocks: &BTreeMap<&str, Vec<&[Node]>>,
    within: Option<(&str, usize)>,
    depth: usize,
    out: &mut Vec<Node>,
) -> Result<(), Unsure> {
    if depth > DEEPEST {
        return Err(Unsure);
    }
    let inner = |body: &[Node]| {
        let mut out = Vec::new();
        expand(body, blocks, within, depth + 1, &mut out).map(|()| out)
    };
    for node in nodes {
        match node {
            Node::Block(name, _) => {
                let body = blocks.get(name.as_str()).and_then(|bodies| bodies.first()).ok_or(Unsure)?;
                expand(body, blocks, Some((name, 0)), depth + 1, out)?;
            }
            Node::Super => {
                let (name, level) = within.ok_or(Unsure)?;
                let body = blocks.get(name).and_then(|bodies| bodies.get(level + 1)).ok_or(Unsure)?;
                expand(body, blocks, Some((name, level + 1)), depth + 1, out)?;
            }
            Node::If(branches) => {
                let branches = branches.iter().map(|(condition, body)| Ok((condition.clone(), inner(body)?)));
                out.push(Node::If(branches.collect::<Result<_, Unsure>>()?));
            }
            Node::For { item, list, body, set } => out.push(Node::For {
                item: item.clone(),
                list: list.clone(),
                body: inner(body)?,
                set: set.clone(),
            }),
            node => out.push(node.clone()),
        }
    }
    Ok(())
}

/// Neighbouring texts as one.
fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut joined: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (joined.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => joined.push(node),
        }
    }
    joined
}
