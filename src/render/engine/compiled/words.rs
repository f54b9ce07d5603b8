//! Owns: reading what stands in a tag. In: its tokens. Out: names, signs and expressions, binding as Tera's do.

use super::Unsure;
use super::token::Token;
use super::tree::{Comparison, Expr, Field, Logic, Place, Round, Sign};

/// The words of a tag that are not yet read.
pub struct Words<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    depth: usize,
    steps: usize,
}

/// Expressions may nest this deep, as in Tera.
const DEEPEST: usize = 40;
/// Signs and fields of one tag, each of which may be looked at twice; Tera takes half as many in one expression.
const LONGEST: usize = 512;

/// How tightly an infix binds: its left side, then its right. Tera's table.
const OR: (u8, u8) = (1, 2);
const AND: (u8, u8) = (3, 4);
const IS: u8 = 5;
const NOT: u8 = 5;
const COMPARE: (u8, u8) = (7, 8);
const SUM: (u8, u8) = (11, 12);
const JOIN: (u8, u8) = (13, 14);
const FILTER: u8 = 17;

impl<'t> Words<'t> {
    /// All words of a tag.
    pub fn new(tokens: Vec<Token<'t>>) -> Self {
        Words { tokens, at: 0, depth: 0, steps: 0 }
    }

    fn peek(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Result<Token<'t>, Unsure> {
        let token = self.tokens.get(self.at).cloned().ok_or(Unsure)?;
        self.at += 1;
        Ok(token)
    }

    /// Whether all are read.
    pub fn is_empty(&self) -> bool {
        self.at == self.tokens.len()
    }

    /// Whether these are all its words.
    pub fn starts_with(&self, tokens: &[Token<'_>]) -> bool {
        self.at == 0 && self.tokens == tokens
    }

    /// Demands that all are read.
    pub fn end(&self) -> Result<(), Unsure> {
        if self.is_empty() { Ok(()) } else { Err(Unsure) }
    }

    /// Takes a sign, where it is next.
    pub fn takes(&mut self, sign: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Sign(next)) if *next == sign);
        self.at += usize::from(is_next);
        is_next
    }

    /// Demands a sign.
    pub fn sign(&mut self, sign: &str) -> Result<(), Unsure> {
        if self.takes(sign) { Ok(()) } else { Err(Unsure) }
    }

    /// Demands a keyword.
    pub fn keyword(&mut self, keyword: &str) -> Result<(), Unsure> {
        if self.name()? == keyword { Ok(()) } else { Err(Unsure) }
    }

    /// Demands a name.
    pub fn name(&mut self) -> Result<&'t str, Unsure> {
        if let Token::Name(name) = self.next()? { Ok(name) } else { Err(Unsure) }
    }

    /// Demands a text.
    pub fn text(&mut self) -> Result<&'t str, Unsure> {
        if let Token::Text(text) = self.next()? { Ok(text) } else { Err(Unsure) }
    }

    /// Demands a name with dots.
    pub fn dotted(&mut self) -> Result<String, Unsure> {
        let mut name = self.name()?.to_owned();
        while self.takes(".") {
            name.push('.');
            name.push_str(self.name()?);
        }
        Ok(name)
    }

    /// Reads an expression.
    pub fn expr(&mut self) -> Result<Expr, Unsure> {
        self.infix(0)
    }

    fn infix(&mut self, tight: u8) -> Result<Expr, Unsure> {
        self.depth += 1;
        let expr = if self.depth > DEEPEST { Err(Unsure) } else { self.chain(tight) };
        self.depth -= 1;
        expr
    }

    fn step(&mut self) -> Result<(), Unsure> {
        self.steps += 1;
        if self.steps > LONGEST { Err(Unsure) } else { Ok(()) }
    }

    fn chain(&mut self, tight: u8) -> Result<Expr, Unsure> {
        let mut left = self.operand()?;
        while let Some(token) = self.peek().cloned() {
            self.step()?;
            let boxed = Box::new;
            left = match token {
                Token::Name("or") if OR.0 >= tight => {
                    self.at += 1;
                    Expr::Both(boxed(left), Logic::Or, boxed(self.infix(OR.1)?))
                }
                Token::Name("and") if AND.0 >= tight => {
                    self.at += 1;
                    Expr::Both(boxed(left), Logic::And, boxed(self.infix(AND.1)?))
                }
                Token::Name("is") if IS >= tight => {
                    self.at += 1;
                    let mut test = self.name()?;
                    let negated = test == "not";
                    if negated {
                        test = self.name()?;
                    }
                    if test != "none" {
                        return Err(Unsure);
                    }
                    let is_none = Expr::IsNone(boxed(left));
                    if negated { Expr::Not(boxed(is_none)) } else { is_none }
                }
                Token::Name("if") if tight == 0 => {
                    self.at += 1;
                    let condition = self.infix(0)?;
                    self.keyword("else")?;
                    return Ok(Expr::Choice(Box::new([condition, left, self.infix(0)?])));
                }
                Token::Sign(sign @ ("==" | "!=" | "<" | "<=" | ">" | ">=")) if COMPARE.0 >= tight => {
                    self.at += 1;
                    let how = match sign {
                        "==" => Comparison::Equal,
                        "!=" => Comparison::NotEqual,
                        "<" => Comparison::Less,
                        "<=" => Comparison::LessOrEqual,
                        ">" => Comparison::Greater,
                        _ => Comparison::GreaterOrEqual,
                    };
                    Expr::Compare(boxed(left), how, boxed(self.infix(COMPARE.1)?))
                }
                Token::Sign(sign @ ("+" | "-")) if SUM.0 >= tight => {
                    self.at += 1;
                    let sign = if sign == "+" { Sign::Plus } else { Sign::Minus };
                    Expr::Sum(boxed(left), sign, boxed(self.infix(SUM.1)?))
                }
                Token::Sign("~") if JOIN.0 >= tight => {
                    self.at += 1;
                    let right = self.infix(JOIN.1)?;
                    if matches!(right, Expr::Not(_)) {
                        return Err(Unsure);
                    }
                    Expr::Join(boxed(left), boxed(right))
                }
                Token::Sign("|") if FILTER >= tight => {
                    self.at += 1;
                    self.filter(left)?
                }
                // What else may follow a value, whoever asked for it does not expect, and leaves it to Tera.
                _ => return Ok(left),
            };
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expr, Unsure> {
        match self.next()? {
            Token::Int(number) => Ok(Expr::Int(number)),
            Token::Bool(yes) => Ok(Expr::Bool(yes)),
            Token::Text(text) => Ok(Expr::Text(text.to_owned())),
            Token::Name("none" | "None" | "null") => Ok(Expr::None),
            // Tera takes no `not` after another.
            Token::Name("not") if self.peek() != Some(&Token::Name("not")) => {
                Ok(Expr::Not(Box::new(self.infix(NOT)?)))
            }
            Token::Name("not") => Err(Unsure),
            Token::Name("loop") => {
                self.sign(".")?;
                let round = match self.name()? {
                    "index" => Round::Index,
                    "index0" => Round::Index0,
                    "first" => Round::First,
                    "last" => Round::Last,
                    "length" => Round::Length,
                    _ => return Err(Unsure),
                };
                Ok(Expr::Loop(round, Place::Name(String::new())))
            }
            Token::Name(name) if self.takes("(") => self.function(name),
            Token::Name(name) => self.path(Expr::Place(Place::Name(name.to_owned()))),
            Token::Sign("(") => {
                let inner = self.expr()?;
                self.sign(")")?;
                Ok(inner)
            }
            Token::Sign("[") => {
                let mut items = Vec::new();
                while !self.takes("]") {
                    items.push(self.expr()?);
                    if !self.takes(",") {
                        self.sign("]")?;
                        break;
                    }
                }
                Ok(Expr::List(items))
            }
            Token::Sign(_) => Err(Unsure),
        }
    }

    fn path(&mut self, mut value: Expr) -> Result<Expr, Unsure> {
        loop {
            self.step()?;
            if self.takes(".") {
                value = Expr::Field(Box::new(value), Field::new(self.name()?));
            } else if self.takes("[") {
                let Token::Int(at) = self.next()? else { return Err(Unsure) };
                self.sign("]")?;
                value = Expr::Item(Box::new(value), usize::try_from(at).map_err(|_| Unsure)?);
            } else {
                return Ok(value);
            }
        }
    }

    /// `name=value` pairs up to the closing bracket; the opening one is read.
    fn named(&mut self) -> Result<Vec<(String, Expr)>, Unsure> {
        let mut named = Vec::new();
        while !self.takes(")") {
            let name = self.name()?.to_owned();
            if named.iter().any(|(known, _)| *known == name) {
                return Err(Unsure);
            }
            self.sign("=")?;
            named.push((name, self.expr()?));
            if !self.takes(",") {
                self.sign(")")?;
                break;
            }
        }
        Ok(named)
    }

    fn function(&mut self, name: &str) -> Result<Expr, Unsure> {
        let mut named = self.named()?;
        let at = named.iter().position(|(name, _)| name == "id").ok_or(Unsure)?;
        let (_, Expr::Text(id)) = named.remove(at) else { return Err(Unsure) };
        match name {
            "text" => Ok(Expr::Say(id, named)),
            "sentence" => Ok(Expr::Sentence(id, named)),
            _ => Err(Unsure),
        }
    }

    fn filter(&mut self, value: Expr) -> Result<Expr, Unsure> {
        let name = self.name()?;
        let mut named = if self.takes("(") { self.named()? } else { Vec::new() };
        named.sort_by(|one, other| one.0.cmp(&other.0));
        let mut named = named.into_iter();
        let value = Box::new(value);
        let filtered = match (name, named.next(), named.next()) {
            ("length", None, None) => Expr::Length(value),
            ("safe", None, None) => Expr::Safe(value),
            ("any", Some((field, Expr::Text(path))), None) if field == "field" => {
                Expr::Any(value, path.split('.').map(str::to_owned).collect())
            }
            ("replace", Some((from_name, from)), Some((to_name, to)))
                if from_name == "from" && to_name == "to" =>
            {
                Expr::Replace(Box::new([*value, from, to]))
            }
            _ => return Err(Unsure),
        };
        if named.next().is_some() { Err(Unsure) } else { Ok(filtered) }
    }
}
