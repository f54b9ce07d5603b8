//! Owns: the template engine. In: a theme's templates and the catalogue. Out: a Tera that knows our functions, the
//! fast way beside it, and errors that name template, line and column.

mod bind;
mod compiled;
mod fault;

pub use fault::TemplateError;

use super::sentence::sentence;
use super::words::DateForms;
use crate::diag::Arg;
use crate::text::Catalogue;
use crate::theme::Theme;
use bind::Bound;
use bumpalo::Bump;
use compiled::{Compiled, Unsure, record};
use fault::{locate, place};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tera::value::Key;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

/// A theme's templates, ready to be filled.
pub struct Engine<'t> {
    compiled: Compiled,
    /// Made when something is left to it: to read all templates takes it as long as a dozen villages take.
    tera: OnceLock<Result<Tera, TemplateError>>,
    /// What all templates are given.
    shared: Vec<(&'static str, Value)>,
    theme: &'t Theme,
    bound: BTreeMap<&'t str, Bound>,
    /// Page templates whose fields were seen to exist; a page of each is enough, since all have the same.
    known: BTreeMap<&'t str, OnceLock<()>>,
    words: BTreeMap<String, String>,
    text: Catalogue,
}

impl<'t> Engine<'t> {
    /// Reads all templates of a theme.
    ///
    /// # Errors
    /// When one does not parse, refers to another that is not there, or asks for a word that no catalogue has.
    pub fn new(theme: &'t Theme, text: &Catalogue) -> Result<Self, TemplateError> {
        let words = text.all_plain();
        let mut bound = BTreeMap::new();
        for (name, template) in &theme.templates {
            let ready = bind::bind(&template.text, &words, text).map_err(|missing| {
                let args = [("key", missing.key.as_str().into())];
                place(template, missing.at, text.text("template-no-word", &args))
            })?;
            bound.insert(name.as_str(), ready);
        }
        let known = bound.keys().map(|name| (*name, OnceLock::new())).collect();
        let templates = bound.iter().map(|(name, bound)| (*name, bound.text.as_str()));
        let compiled = Compiled::new(templates, &words);
        let whole = compiled.is_whole();
        let (tera, shared) = (OnceLock::new(), Vec::new());
        let engine = Engine { compiled, tera, shared, theme, bound, known, words, text: text.clone() };
        if !whole {
            // What could not be read the fast way may be wrong.
            engine.tera()?;
        }
        Ok(engine)
    }

    /// Tera with our functions and all templates.
    fn tera(&self) -> Result<&Tera, TemplateError> {
        self.tera.get_or_init(|| self.make_tera()).as_ref().map_err(Clone::clone)
    }

    fn make_tera(&self) -> Result<Tera, TemplateError> {
        let text = &self.text;
        let mut tera = Tera::new();
        let catalogue = text.clone();
        tera.register_function("text", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            say(&catalogue, &kwargs)
        });
        let catalogue = text.clone();
        tera.register_function("sentence", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            say_days(&catalogue, &kwargs)
        });
        let catalogue = text.clone();
        tera.register_filter("any", move |rows: &Value, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
            any(&catalogue, rows, kwargs.must_get("field")?)
        });
        let templates = self.bound.iter().map(|(name, bound)| (*name, bound.text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| locate(self.theme, &self.bound, "", &error))?;
        tera.global_context().insert("t", &self.words);
        Ok(tera)
    }

    /// Gives all templates a value under a name.
    pub fn share<V: Serialize>(&mut self, name: &'static str, value: &V) {
        self.shared.push((name, Value::from_serializable(value)));
    }

    /// Renders one page with its frame (as `page`) and its view (as `view`). Of a large page the view alone takes a
    /// hundred megabytes, so it is gone before the page is made.
    ///
    /// # Errors
    /// When the template fails on this page's values.
    pub fn page<F: Serialize, V: Serialize>(
        &self,
        name: &str,
        frame: &F,
        view: V,
    ) -> Result<Vec<u8>, TemplateError> {
        let arena = self.compiled.arena();
        let page = match (record(frame, &arena), record(&view, &arena)) {
            (Ok(frame), Ok(shown)) => {
                drop(view);
                self.recorded(name, frame, shown, &arena)
            }
            _ => self.slowly(name, frame, &view),
        };
        self.compiled.done(arena);
        page
    }

    /// Renders a page whose values are recorded: the fast way if that is sure of the page, else by Tera.
    fn recorded<'a>(
        &'a self,
        name: &str,
        frame: compiled::Value<'a>,
        view: compiled::Value<'a>,
        arena: &'a Bump,
    ) -> Result<Vec<u8>, TemplateError> {
        let fields = [("page", frame), ("view", view)].map(|(root, value)| (root, value.names()));
        self.know(name, &fields)?;
        let mut given = vec![("page", frame), ("view", view)];
        for (shared, value) in &self.shared {
            // A value that Tera holds has no form that the other would not have.
            if let Ok(value) = record(value, arena) {
                given.push((shared, value));
            }
        }
        match self.compiled.fill(name, &given, &self.text, arena) {
            Ok(page) => {
                #[cfg(test)]
                assert_eq!(
                    String::from_utf8_lossy(&page),
                    String::from_utf8_lossy(&self.slowly(name, &frame, &view)?),
                    "{name}: both ways must give the same bytes"
                );
                Ok(page)
            }
            Err(Unsure) => self.slowly(name, &frame, &view),
        }
    }

    /// Renders a page by Tera.
    fn slowly<F: Serialize, V: Serialize>(
        &self,
        name: &str,
        frame: &F,
        view: &V,
    ) -> Result<Vec<u8>, TemplateError> {
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert("view", view);
        for (shared, value) in &self.shared {
            context.insert_value(*shared, value.clone());
        }
        let fields = ["page", "view"].map(|root| {
            let fields = context.get(root).and_then(Value::as_map);
            (root, fields.map(|fields| fields.keys().filter_map(|field| field.as_str()).collect()))
        });
        self.know(name, &fields)?;
        let mut out = Vec::with_capacity(16 * 1024);
        let filled = self.tera()?.render_to(name, &context, &mut out);
        filled.map_err(|error| locate(self.theme, &self.bound, name, &error))?;
        Ok(out)
    }

    /// Demands that a page template asks only for fields that its values have. Where it merely asks whether a field
    /// is something, the engine would take a misspelt one for nothing.
    fn know(&self, name: &str, given: &[(&str, Option<Vec<&str>>)]) -> Result<(), TemplateError> {
        let (Some(known), Some(bound)) = (self.known.get(name), self.bound.get(name)) else { return Ok(()) };
        if known.get().is_some() {
            return Ok(());
        }
        for asked in &bound.asked {
            let fields =
                given.iter().find(|(root, _)| *root == asked.root).and_then(|(_, fields)| fields.as_ref());
            let Some(fields) = fields else { continue };
            if !fields.contains(&asked.field.as_str()) {
                let args = [
                    ("field", format!("{}.{}", asked.root, asked.field).into()),
                    ("known", fields.join(" ").into()),
                ];
                let message = self.text.text("template-no-field", &args);
                return Err(place(&self.theme.templates[name], asked.at, message));
            }
        }
        known.get_or_init(|| ());
        Ok(())
    }
}

/// `rows | any(field="targets")`: whether any row has something in a field, or in a field of a field (`line.done`), or
/// in one of any of the rows in a field (`measures.targets`). What no row has needs no column and no legend.
fn any(catalogue: &Catalogue, value: &Value, path: &str) -> TeraResult<bool> {
    if let Some(rows) = value.as_array() {
        return rows.iter().try_fold(false, |found, row| Ok(found || any(catalogue, row, path)?));
    }
    let Some(fields) = value.as_map() else { return Ok(false) };
    let (field, rest) = path.split_once('.').unwrap_or((path, ""));
    match fields.get(&Key::Str(field)) {
        Some(found) if rest.is_empty() => Ok(found.is_truthy()),
        Some(found) => any(catalogue, found, rest),
        // A misspelt field would else count as one that no row has.
        None => {
            let known: Vec<&str> = fields.keys().filter_map(|field| field.as_str()).collect();
            let args = [("field", path.into()), ("known", known.join(" ").into())];
            Err(tera::Error::message(catalogue.text("template-no-field", &args)))
        }
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

/// `sentence(id="foot-made", date=site.as_of)`: a message with values, as HTML; those that are days stay whole
/// at the end of a line.
fn say_days(catalogue: &Catalogue, kwargs: &Kwargs) -> TeraResult<Value> {
    let id: String = kwargs.must_get("id")?;
    let (mut args, mut days) = (BTreeMap::new(), BTreeMap::new());
    for (key, value) in kwargs.iter() {
        let Some(name) = key.as_str().filter(|name| *name != "id") else { continue };
        match day(value) {
            Some(day) => drop(days.insert(name, day)),
            None => drop(args.insert(name, arg(value))),
        }
    }
    let args: Vec<(&str, Arg)> = args.into_iter().collect();
    let days: Vec<(&str, &DateForms)> = days.iter().map(|(name, day)| (*name, day)).collect();
    let made = sentence(catalogue, &id, &args, &days)
        .map_err(|error| tera::Error::message(format!("sentence: {error:?}")))?;
    Ok(Value::safe_string(&made.html))
}

/// The day that a view of one is.
fn day(value: &Value) -> Option<DateForms> {
    let form = |name| value.get_from_path(name).and_then(|form| form.as_str().map(str::to_owned));
    Some(DateForms { iso: form("iso")?, long: form("long")? })
}

fn arg(value: &Value) -> Arg {
    value.as_i64().map_or_else(|| Arg::Text(value.to_string()), Arg::Number)
}
