//! Owns: the template engine. In: a theme's templates and the catalogue. Out: a Tera that knows our functions,
//! and errors that name template, line and column.

mod bind;

use crate::diag::Arg;
use crate::text::Catalogue;
use crate::theme::{Theme, ThemeText};
use bind::Bound;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

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

/// A theme's templates, ready to be filled.
pub struct Engine<'t> {
    tera: Tera,
    theme: &'t Theme,
    bound: BTreeMap<&'t str, Bound>,
}

impl<'t> Engine<'t> {
    /// Reads all templates of a theme.
    ///
    /// # Errors
    /// When one does not parse, refers to another that is not there, or asks for a word that no catalogue has.
    pub fn new(theme: &'t Theme, text: &Catalogue) -> Result<Self, TemplateError> {
        let mut tera = Tera::new();
        let catalogue = text.clone();
        tera.register_function("text", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            say(&catalogue, &kwargs)
        });
        let words = text.all_plain();
        let mut bound = BTreeMap::new();
        for (name, template) in &theme.templates {
            let ready = bind::bind(&template.text, &words, text).map_err(|missing| {
                let args = [("key", missing.key.as_str().into())];
                place(template, missing.at, text.text("template-no-word", &args))
            })?;
            bound.insert(name.as_str(), ready);
        }
        let mut engine = Engine { tera, theme, bound };
        let templates = engine.bound.iter().map(|(name, bound)| (*name, bound.text.as_str()));
        engine.tera.add_raw_templates(templates).map_err(|error| locate(theme, &engine.bound, "", &error))?;
        engine.tera.global_context().insert("t", &words);
        Ok(engine)
    }

    /// Gives all templates a value under a name.
    pub fn share<V: Serialize>(&mut self, name: &'static str, value: &V) {
        self.tera.global_context().insert(name, value);
    }

    /// Renders one page.
    ///
    /// # Errors
    /// When the template fails on this page's values.
    pub fn page(&self, name: &str, context: &Context) -> Result<Vec<u8>, TemplateError> {
        let mut out = Vec::with_capacity(16 * 1024);
        let filled = self.tera.render_to(name, context, &mut out);
        filled.map_err(|error| locate(self.theme, &self.bound, name, &error))?;
        Ok(out)
    }
}

/// `text(id="measure-due", title=…)`: a message with values.
fn say(catalogue: &Catalogue, kwargs: &Kwargs) -> TeraResult<String> {
    let id: String = kwargs.must_get("id")?;
    let mut args: BTreeMap<String, Arg> = BTreeMap::new();
    for (key, value) in kwargs.iter() {
        let Some(name) = key.as_str().filter(|name| *name != "id") else { continue };
        args.insert(name.to_owned(), arg(value));
    }
    let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    catalogue.try_text(&id, &args).map_err(|error| tera::Error::message(format!("text: {error:?}")))
}

fn arg(value: &Value) -> Arg {
    value.as_i64().map_or_else(|| Arg::Text(value.to_string()), Arg::Number)
}

fn locate(theme: &Theme, bound: &BTreeMap<&str, Bound>, name: &str, error: &tera::Error) -> TemplateError {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind()
        && let Some(template) = theme.templates.get(report.filename())
        && let Some(bound) = bound.get(report.filename())
    {
        let start = bound.written(report.span().range.start);
        return place(template, start, report.message().to_owned());
    }
    TemplateError {
        origin: theme.templates.get(name).map_or_else(|| name.to_owned(), |template| template.origin.clone()),
        line: None,
        column: None,
        quoted: String::new(),
        message: error.to_string(),
    }
}

/// A fault at a byte of a template.
fn place(template: &ThemeText, at: usize, message: String) -> TemplateError {
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
