//! Owns: the template engine. In: a theme's templates and the catalogue. Out: a Tera that knows our functions,
//! and errors that name template, line and column.

use crate::diag::Arg;
use crate::text::Catalogue;
use crate::theme::Theme;
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

/// Reads all templates of a theme.
///
/// # Errors
/// When one does not parse, or refers to another that is not there.
pub fn engine(theme: &Theme, text: &Catalogue) -> Result<Tera, TemplateError> {
    let mut tera = Tera::new();
    let catalogue = text.clone();
    tera.register_function("text", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        say(&catalogue, &kwargs)
    });
    let templates = theme.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
    tera.add_raw_templates(templates).map_err(|error| locate(theme, "", &error))?;
    tera.global_context().insert("t", &text.all_plain());
    Ok(tera)
}

/// Renders one page.
///
/// # Errors
/// When the template fails on this page's values.
pub fn page(tera: &Tera, theme: &Theme, name: &str, context: &Context) -> Result<Vec<u8>, TemplateError> {
    let mut out = Vec::with_capacity(16 * 1024);
    tera.render_to(name, context, &mut out).map_err(|error| locate(theme, name, &error))?;
    Ok(out)
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

fn locate(theme: &Theme, name: &str, error: &tera::Error) -> TemplateError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let template = theme.templates.get(report.filename());
            let text = template.map(|template| template.text.as_str()).unwrap_or_default();
            let start = report.span().range.start.min(text.len());
            let before = text.get(..start).unwrap_or_default();
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            TemplateError {
                origin: template
                    .map_or_else(|| report.filename().to_owned(), |template| template.origin.clone()),
                line: Some(before.matches('\n').count() + 1),
                column: Some(before[line_start..].chars().count() + 1),
                quoted: text[line_start..].lines().next().unwrap_or_default().to_owned(),
                message: report.message().to_owned(),
            }
        }
        _ => TemplateError {
            origin: theme
                .templates
                .get(name)
                .map_or_else(|| name.to_owned(), |template| template.origin.clone()),
            line: None,
            column: None,
            quoted: String::new(),
            message: error.to_string(),
        },
    }
}
