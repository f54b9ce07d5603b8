//! Owns: a template cut into text and tags. In: its source. Out: [`Piece`]s, white space trimmed as their tags ask.

use super::Unsure;

/// A stretch of a template.
#[derive(Debug, PartialEq)]
pub enum Piece<'t> {
    /// Text as it is written.
    Text(&'t str),
    /// `{{ … }}`: what is written in its place.
    Print(Vec<Token<'t>>),
    /// `{% … %}`: what is done there.
    Tag(Vec<Token<'t>>),
}

/// A word or sign within a tag.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'t> {
    /// A name or a keyword.
    Name(&'t str),
    /// A text in quotes.
    Text(&'t str),
    /// A whole number.
    Int(i64),
    /// `true` or `false`.
    Bool(bool),
    /// Anything else.
    Sign(&'static str),
}

/// Signs, the longer first.
const SIGNS: [&str; 31] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".", ",", ":",
    "~", "|", "=", ">", "<", "(", ")", "[", "]", "{", "}", "@",
];

/// Cuts a template into its pieces.
///
/// # Errors
/// When it holds what only Tera knows to read, or what is wrong.
pub fn pieces(source: &str) -> Result<Vec<Piece<'_>>, Unsure> {
    let mut found = Vec::new();
    let (mut rest, mut trim) = (source, false);
    while !rest.is_empty() {
        let open = opening(rest).unwrap_or(rest.len());
        let (mut text, tag) = rest.split_at(open);
        if open > 0 {
            if trim {
                text = text.trim_start();
            }
            if tag.as_bytes().get(2) == Some(&b'-') {
                text = text.trim_end();
            }
            if !text.is_empty() {
                found.push(Piece::Text(text));
            }
            trim = false;
        }
        rest = tag;
        if let Some(inner) = tag.strip_prefix("{#") {
            let inner = inner.strip_prefix('-').unwrap_or(inner);
            let end = inner.find("#}").ok_or(Unsure)?;
            trim |= inner[..end].ends_with('-');
            rest = &inner[end + 2..];
        } else if !tag.is_empty() {
            let close = if tag.starts_with("{{") { "}}" } else { "%}" };
            let (tokens, trims, after) = tokens(&tag[2..], close)?;
            found.push(if close == "}}" { Piece::Print(tokens) } else { Piece::Tag(tokens) });
            (trim, rest) = (trims, after);
        }
    }
    Ok(found)
}

/// Where the next tag or comment opens.
fn opening(text: &str) -> Option<usize> {
    text.as_bytes().windows(2).position(|pair| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#'))
}

/// The words of a tag, whether it trims the text after it, and what stands after it.
fn tokens<'t>(tag: &'t str, close: &str) -> Result<(Vec<Token<'t>>, bool, &'t str), Unsure> {
    let mut found = Vec::new();
    let mut rest = tag.strip_prefix('-').unwrap_or(tag);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if let Some(after) = rest.strip_prefix('-').and_then(|rest| rest.strip_prefix(close)) {
            return Ok((found, true, after));
        }
        if let Some(after) = rest.strip_prefix(close) {
            return Ok((found, false, after));
        }
        let (token, after) = token(rest)?;
        if found.is_empty() && token == Token::Name("raw") {
            return Err(Unsure);
        }
        found.push(token);
        rest = after;
    }
}

fn token(rest: &str) -> Result<(Token<'_>, &str), Unsure> {
    let first = rest.chars().next().ok_or(Unsure)?;
    let cut = |word: fn(char) -> bool| rest.split_at(rest.find(|c| !word(c)).unwrap_or(rest.len()));
    match first {
        '"' | '\'' | '`' => {
            let end = rest[1..].find(first).ok_or(Unsure)?;
            let text = &rest[1..=end];
            // What a backslash means is left to Tera.
            if text.contains('\\') { Err(Unsure) } else { Ok((Token::Text(text), &rest[end + 2..])) }
        }
        '0'..='9' => {
            let (digits, after) = cut(|c| c.is_ascii_digit());
            if after.starts_with('.') {
                return Err(Unsure);
            }
            Ok((Token::Int(digits.parse().map_err(|_| Unsure)?), after))
        }
        'a'..='z' | 'A'..='Z' | '_' => {
            let (name, after) = cut(|c| c.is_ascii_alphanumeric() || c == '_');
            let token = match name {
                "true" | "True" => Token::Bool(true),
                "false" | "False" => Token::Bool(false),
                name => Token::Name(name),
            };
            Ok((token, after))
        }
        _ => {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).ok_or(Unsure)?;
            Ok((Token::Sign(sign), &rest[sign.len()..]))
        }
    }
}
