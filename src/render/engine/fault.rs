//! Owns: where a template is wrong. In: what the engine complains of. Out: template, line and column as people wrote them.

use super::bind::Bound;
use crate::theme::{Theme, ThemeText};
use std::collections::BTreeMap;
use tera::ErrorKind;

/// A fault in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// Where people find the template.
    pub origin: String,
    /// Its line, from 1; none where the engine names no place.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// The line as written.
    pub quoted: String,
    /// What the engine says, in English: there is no other source for it.
    pub message: String,
}

/// The place of a fault; `name` is the template being filled.
pub fn locate(
    theme: &Theme,
    bound: &BTreeMap<&str, Bound>,
    name: &str,
    error: &tera::Error,
) -> TemplateError {
    let found = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Some((report.filename().to_owned(), report.span().range.start, report.message().to_owned()))
        }
        ErrorKind::MissingParent { current, .. } | ErrorKind::CircularExtend { tpl: current, .. } => {
            let at = bound.get(current.as_str()).and_then(|bound| bound.text.find("extends"));
            Some((current.clone(), at.unwrap_or(0), error.to_string()))
        }
        ErrorKind::Msg(text) => reported(bound, text),
        _ => None,
    };
    if let Some((name, at, message)) = found
        && let Some(template) = theme.templates.get(&name)
        && let Some(bound) = bound.get(name.as_str())
    {
        return place(template, bound.written(at), message);
    }
    TemplateError {
        origin: theme.templates.get(name).map_or_else(|| name.to_owned(), |template| template.origin.clone()),
        line: None,
        column: None,
        quoted: String::new(),
        message: error.to_string(),
    }
}

/// The first of the reports that the engine gives as text where templates do not fit each other:
/// `error: MESSAGE`, then ` --> NAME:LINE:COLUMN`.
fn reported(bound: &BTreeMap<&str, Bound>, text: &str) -> Option<(String, usize, String)> {
    let (message, rest) = text.split_once("\n")?;
    let mut parts = rest.trim_start().strip_prefix("--> ")?.lines().next()?.rsplitn(3, ':');
    let (column, line, name) = (parts.next()?.trim(), parts.next()?, parts.next()?);
    let (column, line): (usize, usize) = (column.parse().ok()?, line.parse().ok()?);
    let template = bound.get(name)?.text.as_str();
    let before: usize = template.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let within = template[before..].char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    let message = message.strip_prefix("error: ").unwrap_or(message);
    Some((name.to_owned(), before + within, message.to_owned()))
}

/// A fault at a byte of a template.
pub fn place(template: &ThemeText, at: usize, message: String) -> TemplateError {
    let text = template.text.as_str();
    let before = text.get(..at.min(text.len())).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    TemplateError {
        origin: template.origin.clone(),
        line: Some(before.matches('\n').count() + 1),
        column: Some(before[line_start..].chars().count() + 1),
        quoted: text[line_start..].lines().next().unwrap_or_default().to_owned(),
        message,
    }
}
