//! Owns: every sentence that people read — one message catalogue a language, in Fluent.
//! In: a message id and its values. Out: text. The catalogues stand in `themes/default/i18n`;
//! a theme may replace messages, never add a language of its own.

use crate::diag::{Arg, Diagnostic, Worded};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// A language of the site and of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::ZhHans, Language::ZhHant, Language::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhHans => "zh-Hans",
            Language::ZhHant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// The language of a tag as `site.toml` and `--lang` write it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The language nearest to a system's locale; Chinese where the system names none.
    pub fn from_locale(locale: Option<&str>) -> Self {
        let locale = locale.unwrap_or_default().replace('_', "-").to_ascii_lowercase();
        let first = locale.split(['-', '.']).next().unwrap_or_default();
        match first {
            "" | "c" | "posix" => Language::ZhHans,
            "zh" if ["hant", "-tw", "-hk", "-mo"].iter().any(|part| locale.contains(part)) => {
                Language::ZhHant
            }
            "zh" => Language::ZhHans,
            _ => Language::En,
        }
    }

    fn source(self) -> &'static str {
        match self {
            Language::ZhHans => include_str!("../themes/default/i18n/zh-Hans.ftl"),
            Language::ZhHant => include_str!("../themes/default/i18n/zh-Hant.ftl"),
            Language::En => include_str!("../themes/default/i18n/en.ftl"),
        }
    }
}

/// Why a catalogue cannot be used.
#[derive(Debug)]
pub enum TextError {
    /// It does not parse: line, and what the parser says.
    Syntax(usize, String),
    /// A message is asked for that it does not have.
    Missing(String),
}

/// The messages of one language; a clone shares them.
#[derive(Clone)]
pub struct Catalogue {
    /// Its language.
    pub language: Language,
    bundle: Arc<FluentBundle<FluentResource>>,
    ids: Arc<[String]>,
    /// Messages that need no value, formatted once: pages ask for them by the million.
    plain: Arc<HashMap<String, String, FixedState>>,
    /// Messages of words and values alone, which are most: their parts in a row need no interpreter.
    rows: Arc<HashMap<String, Vec<Part>, FixedState>>,
}

/// A part of a message.
enum Part {
    /// Words.
    Words(Box<str>),
    /// The value of this name.
    Value(Box<str>),
}

impl Catalogue {
    /// The messages of a language, with those of a theme over them.
    ///
    /// # Errors
    /// When the theme's messages do not parse.
    pub fn new(language: Language, theme: Option<&str>) -> Result<Self, TextError> {
        // The terminal and the site speak one language nearly always.
        static OWN: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; _];
        let own = &OWN[language as usize];
        match (theme, own.get()) {
            (Some(theme), _) => Catalogue::made(language, Some(theme)),
            (None, Some(known)) => Ok(known.clone()),
            (None, None) => {
                let new = Catalogue::made(language, None)?;
                Ok(own.get_or_init(|| new).clone())
            }
        }
    }

    fn made(language: Language, theme: Option<&str>) -> Result<Self, TextError> {
        let tag = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for source in [Some(language.source()), theme].into_iter().flatten() {
            let resource = parse(source)?;
            ids.extend(message_ids(&resource));
            bundle.add_resource_overriding(resource);
        }
        ids.sort();
        ids.dedup();
        let rows = |id: &String| Some((id.clone(), parts(bundle.get_message(id)?.value()?)?));
        let rows = Arc::new(ids.iter().filter_map(rows).collect());
        let mut catalogue =
            Catalogue { language, bundle: Arc::new(bundle), ids: ids.into(), plain: Arc::default(), rows };
        let text = |id: &String| Some((id.clone(), catalogue.try_text(id, &[]).ok()?));
        catalogue.plain = Arc::new(catalogue.ids.iter().filter_map(text).collect());
        Ok(catalogue)
    }

    /// A message with its values.
    ///
    /// # Errors
    /// When there is no such message, or it wants a value that is not given.
    pub fn try_text(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, TextError> {
        match self.rows.get(id).and_then(|parts| filled(parts, args)) {
            Some(text) => Ok(text),
            None => self.interpreted(id, args),
        }
    }

    fn interpreted(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, TextError> {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(name, part)| (name, Some(part)));
        let message = self.bundle.get_message(name);
        let pattern = message.as_ref().and_then(|message| match attribute {
            Some(part) => message.get_attribute(part).map(|attribute| attribute.value()),
            None => message.value(),
        });
        let pattern = pattern.ok_or_else(|| TextError::Missing(id.to_owned()))?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(
                *name,
                match value {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Number(number) => FluentValue::from(*number),
                    Arg::List(list) => FluentValue::from(self.listed(list)),
                },
            );
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        if errors.is_empty() {
            Ok(text.into_owned())
        } else {
            Err(TextError::Missing(format!("{id}: {errors:?}")))
        }
    }

    fn listed(&self, list: &[Worded]) -> String {
        let each: Vec<String> = list.iter().map(|one| self.text(one.id, &one.args)).collect();
        each.join(&self.plain("list-comma"))
    }

    /// A message with its values; one that is missing shows its id, which a test forbids.
    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        if args.is_empty()
            && let Some(text) = self.plain.get(id)
        {
            return text.clone();
        }
        self.try_text(id, args).unwrap_or_else(|_| format!("⟨{id}⟩"))
    }

    /// A message without values.
    pub fn plain(&self, id: &str) -> String {
        self.plain.get(id).cloned().unwrap_or_else(|| self.text(id, &[]))
    }

    /// What is wrong, in words.
    pub fn message(&self, finding: &Diagnostic) -> String {
        self.text(&finding.message_id(), &finding.args)
    }

    /// What to write instead.
    pub fn help(&self, finding: &Diagnostic) -> String {
        self.text(&format!("{}.help", finding.message_id()), &finding.args)
    }

    /// All messages that need no value, under their ids with `_` for `-`: what templates call `t`.
    pub fn all_plain(&self) -> BTreeMap<String, String> {
        self.plain.iter().map(|(id, text)| (id.replace('-', "_"), text.clone())).collect()
    }

    /// The ids of all messages.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }
}

/// The parts of a message, if none of them chooses, calls or refers.
fn parts(pattern: &Pattern<&str>) -> Option<Vec<Part>> {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Part::Words((*value).into())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(Part::Value(id.name.into())),
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(part).collect()
}

/// The parts with their values; none where a value is not given.
fn filled(parts: &[Part], args: &[(&str, Arg)]) -> Option<String> {
    let mut text = String::with_capacity(64);
    for part in parts {
        match part {
            Part::Words(words) => text.push_str(words),
            Part::Value(name) => match &args.iter().rfind(|(given, _)| *given == &**name)?.1 {
                Arg::Text(value) => text.push_str(value),
                Arg::Number(value) => write!(text, "{value}").ok()?,
                // Messages within a message are the interpreter's.
                Arg::List(_) => return None,
            },
        }
    }
    Some(text)
}

fn parse(source: &str) -> Result<FluentResource, TextError> {
    FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
        let first = errors.first();
        let at = first.map_or(0, |error| error.pos.start);
        let line = source.get(..at).unwrap_or_default().matches('\n').count() + 1;
        TextError::Syntax(line, first.map(ToString::to_string).unwrap_or_default())
    })
}

fn message_ids(resource: &FluentResource) -> Vec<String> {
    resource
        .entries()
        .filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn parts_in_a_row_say_what_the_interpreter_says() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, None).unwrap();
            assert!(catalogue.rows.len() > 500, "{}", catalogue.rows.len());
            for (id, parts) in catalogue.rows.iter() {
                let mut args: Vec<(&str, Arg)> = Vec::new();
                for (at, part) in parts.iter().enumerate() {
                    if let Part::Value(name) = part {
                        let value = if at % 2 == 0 { Arg::Number(-12_345_678) } else { Arg::from("<村>{") };
                        args.push((name, value));
                    }
                }
                let interpreted = catalogue.interpreted(id, &args).ok();
                assert!(interpreted.is_some(), "{id}");
                assert_eq!(filled(parts, &args), interpreted, "{id}");
                if let Some((_, rest)) = args.split_first() {
                    let names: BTreeSet<&str> = rest.iter().map(|(name, _)| *name).collect();
                    assert_eq!(filled(parts, rest).is_none(), !names.contains(args[0].0), "{id}");
                }
            }
        }
    }

    #[test]
    fn every_language_has_every_message_with_the_same_values() {
        let shapes: Vec<BTreeSet<String>> = Language::ALL
            .iter()
            .map(|language| {
                let source = language.source();
                let catalogue = Catalogue::new(*language, None).unwrap();
                let mut shape: BTreeSet<String> = catalogue.ids.iter().cloned().collect();
                let mut current = String::new();
                for line in source.lines() {
                    if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.starts_with(' ')) {
                        current = id.to_owned();
                    }
                    // The one message that takes another value where a language has no ten-thousands.
                    if current == "money-wan" {
                        continue;
                    }
                    for part in line.split("{ $").skip(1).chain(line.split("{$").skip(1)) {
                        let name: String =
                            part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                        shape.insert(format!("{current} ${name}"));
                    }
                    if line.trim_start().starts_with(".help") {
                        shape.insert(format!("{current}.help"));
                    }
                }
                shape
            })
            .collect();
        for (language, shape) in Language::ALL.iter().zip(&shapes) {
            let missing: Vec<_> = shapes[0].symmetric_difference(shape).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", language.tag());
        }
    }

    #[test]
    fn locales_lead_to_a_language() {
        for (locale, language) in [
            (None, Language::ZhHans),
            (Some("C.UTF-8"), Language::ZhHans),
            (Some("zh_CN.UTF-8"), Language::ZhHans),
            (Some("zh-Hant-TW"), Language::ZhHant),
            (Some("zh_HK"), Language::ZhHant),
            (Some("en_GB"), Language::En),
            (Some("fr-FR"), Language::En),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale:?}");
        }
    }
}
