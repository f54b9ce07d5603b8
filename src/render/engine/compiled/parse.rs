//! Owns: reading a template. In: its pieces. Out: a [`Source`], its names as written. Grammar and precedence are
//! Tera's; what this does not read is left to Tera.

use super::Unsure;
use super::token::{Piece, Token, pieces};
use super::tree::{Arg, Call, Component, Expr, Kind, Node, Place, Source};
use super::words::Words;
use std::vec::IntoIter;

/// Reads one template.
///
/// # Errors
/// When it holds what only Tera knows to read, or what is wrong.
pub fn parse(source: &str) -> Result<Source, Unsure> {
    let mut parser = Parser { pieces: pieces(source)?.into_iter(), source: Source::default(), depth: 0 };
    let (nodes, end) = parser.nodes()?;
    if end.is_some() {
        return Err(Unsure);
    }
    Ok(Source { nodes, ..parser.source })
}

struct Parser<'t> {
    pieces: IntoIter<Piece<'t>>,
    source: Source,
    depth: usize,
}

/// Tags may nest this deep, as in Tera.
const DEEPEST: usize = 40;

/// The tag that ended a body: its keyword and what is left of it.
type End<'t> = Option<(&'t str, Words<'t>)>;

impl<'t> Parser<'t> {
    /// Nodes up to a tag that is not theirs.
    fn nodes(&mut self) -> Result<(Vec<Node>, End<'t>), Unsure> {
        self.depth += 1;
        let nodes = if self.depth > DEEPEST { Err(Unsure) } else { self.nodes_within() };
        self.depth -= 1;
        nodes
    }

    fn nodes_within(&mut self) -> Result<(Vec<Node>, End<'t>), Unsure> {
        let mut nodes = Vec::new();
        while let Some(piece) = self.pieces.next() {
            match piece {
                Piece::Text(text) => nodes.push(Node::Text(text.to_owned())),
                Piece::Print(tokens) => nodes.push(print(Words::new(tokens))?),
                Piece::Tag(tokens) => {
                    let mut words = Words::new(tokens);
                    match words.name()? {
                        keyword @ ("if" | "for" | "set" | "block") => {
                            nodes.push(self.node(keyword, words)?);
                        }
                        "extends" if self.source.extends.is_none() && nodes.is_empty() => {
                            self.source.extends = Some(words.text()?.to_owned());
                            words.end()?;
                        }
                        "component" => {
                            let component = self.component(words)?;
                            self.source.components.push(component);
                        }
                        keyword @ ("elif" | "else" | "endif" | "endfor" | "endblock" | "endcomponent") => {
                            return Ok((nodes, Some((keyword, words))));
                        }
                        _ => return Err(Unsure),
                    }
                }
            }
        }
        Ok((nodes, None))
    }

    fn node(&mut self, keyword: &str, mut words: Words<'t>) -> Result<Node, Unsure> {
        match keyword {
            "if" => self.branches(words),
            "for" => {
                let item = Place::Name(free(words.name()?)?);
                words.keyword("in")?;
                let list = words.expr()?;
                words.end()?;
                let body = self.body("endfor")?;
                Ok(Node::For { item, list, body, set: Vec::new() })
            }
            "set" => {
                let place = Place::Name(free(words.name()?)?);
                words.sign("=")?;
                let value = words.expr()?;
                words.end()?;
                Ok(Node::Set(place, value))
            }
            _ => {
                let name = words.name()?.to_owned();
                words.end()?;
                let (body, end) = self.nodes()?;
                let Some(("endblock", mut words)) = end else { return Err(Unsure) };
                if !words.is_empty() && words.name()? != name {
                    return Err(Unsure);
                }
                words.end()?;
                Ok(Node::Block(name, body))
            }
        }
    }

    /// A body and its end, which says nothing more.
    fn body(&mut self, close: &str) -> Result<Vec<Node>, Unsure> {
        let (body, end) = self.nodes()?;
        let (keyword, words) = end.ok_or(Unsure)?;
        words.end()?;
        if keyword == close { Ok(body) } else { Err(Unsure) }
    }

    fn branches(&mut self, mut words: Words<'t>) -> Result<Node, Unsure> {
        let mut branches = Vec::new();
        let mut condition = Some(words.expr()?);
        loop {
            words.end()?;
            let is_last = condition.is_none();
            let (body, end) = self.nodes()?;
            branches.push((condition, body));
            let keyword;
            (keyword, words) = end.ok_or(Unsure)?;
            condition = match keyword {
                "elif" if !is_last => Some(words.expr()?),
                "else" if !is_last => None,
                "endif" => {
                    words.end()?;
                    return Ok(Node::If(branches));
                }
                _ => return Err(Unsure),
            };
        }
    }

    fn component(&mut self, mut words: Words<'t>) -> Result<Component, Unsure> {
        let name = words.dotted()?;
        words.sign("(")?;
        let mut args = Vec::new();
        while !words.takes(")") {
            let implicit = words.takes("@");
            let name = words.name()?.to_owned();
            if args.iter().any(|known: &Arg| known.name == name) {
                return Err(Unsure);
            }
            let mut kind = None;
            if words.takes(":") {
                kind = Some(match words.name()? {
                    "string" => Kind::Text,
                    "bool" => Kind::Bool,
                    "integer" => Kind::Int,
                    "array" => Kind::List,
                    "map" => Kind::Map,
                    _ => return Err(Unsure),
                });
            }
            let mut default = None;
            if words.takes("=") {
                let value = words.expr()?;
                kind = kind.or(match value {
                    Expr::Text(_) => Some(Kind::Text),
                    Expr::Bool(_) => Some(Kind::Bool),
                    Expr::Int(_) => Some(Kind::Int),
                    Expr::List(ref items) if items.is_empty() => Some(Kind::List),
                    Expr::None => None,
                    _ => return Err(Unsure),
                });
                default = Some(value);
            }
            args.push(Arg { name, kind, default, implicit });
            if !words.takes(",") {
                words.sign(")")?;
                break;
            }
        }
        words.end()?;
        let (nodes, end) = self.nodes()?;
        let Some(("endcomponent", mut words)) = end else { return Err(Unsure) };
        if !words.is_empty() && words.dotted()? != name {
            return Err(Unsure);
        }
        words.end()?;
        Ok(Component { name, args, nodes, slots: 0 })
    }
}

/// A name that may be given to a value.
fn free(name: &str) -> Result<String, Unsure> {
    const RESERVED: [&str; 12] =
        ["loop", "self", "and", "or", "not", "is", "in", "continue", "break", "none", "None", "null"];
    if RESERVED.contains(&name) { Err(Unsure) } else { Ok(name.to_owned()) }
}

/// `{{ … }}`: a component, what a block had been, or a value.
fn print(mut words: Words<'_>) -> Result<Node, Unsure> {
    if words.takes("<") {
        let name = words.dotted()?;
        let mut given: Vec<(String, Expr)> = Vec::new();
        while !words.takes("/") {
            let arg = words.name()?;
            let value = if !words.takes("=") {
                Expr::Place(Place::Name(arg.to_owned()))
            } else if words.takes("{") {
                let value = words.expr()?;
                words.sign("}")?;
                value
            } else {
                Expr::Text(words.text()?.to_owned())
            };
            if given.iter().any(|(known, _)| known == arg) {
                return Err(Unsure);
            }
            given.push((arg.to_owned(), value));
        }
        words.sign(">")?;
        words.end()?;
        return Ok(Node::Call(Call { name, at: 0, given }));
    }
    if words.starts_with(&[Token::Name("super"), Token::Sign("("), Token::Sign(")")]) {
        return Ok(Node::Super);
    }
    let value = words.expr()?;
    words.end()?;
    Ok(Node::Print(value))
}
