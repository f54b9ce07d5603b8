//! Owns: words bound into a template before it is compiled. In: a template's text and the catalogue.
//! Out: the text with `{{ t.key }}` replaced by what it says, and the way back to places in the template as written.

use crate::render::sentence::escape;
use crate::text::Catalogue;
use std::collections::BTreeMap;

/// A template with its words in place.
#[derive(Debug)]
pub struct Bound {
    /// Ready for the engine.
    pub text: String,
    /// Fields of the page's own values that it asks for.
    pub asked: Vec<Asked>,
    /// What was put in, in order.
    edits: Vec<Edit>,
}

/// A field that a template asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// `view` or `page`.
    pub root: &'static str,
    /// The field of it.
    pub field: String,
    /// Byte of the template as written.
    pub at: usize,
}

/// A word put in for a tag: both spans in bytes.
#[derive(Debug)]
struct Edit {
    written: (usize, usize),
    bound: (usize, usize),
}

/// A word that no catalogue has, and where a template asks for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    /// As the template writes it.
    pub key: String,
    /// Byte of the template as written.
    pub at: usize,
}

/// Puts words into a template: they are the same on every page, so looking them up on each of a million rows
/// would be the largest part of filling it.
///
/// # Errors
/// When the template asks, anywhere, for a word that the catalogue does not have.
pub fn bind(
    template: &str,
    words: &BTreeMap<String, String>,
    catalogue: &Catalogue,
) -> Result<Bound, Missing> {
    let mut bound =
        Bound { text: String::with_capacity(template.len()), asked: Vec::new(), edits: Vec::new() };
    let mut copied = 0;
    for (start, end) in tags(template) {
        let tag = &template[start..end];
        missing(tag, words, catalogue).map_or(Ok(()), |(key, at)| Err(Missing { key, at: start + at }))?;
        bound.asked.extend(asked(tag, start));
        let Some(word) = only_word(tag).and_then(|key| words.get(key)).filter(|word| is_literal(word)) else {
            continue;
        };
        bound.text.push_str(&template[copied..start]);
        let from = bound.text.len();
        escape(word, &mut bound.text);
        bound.edits.push(Edit { written: (start, end), bound: (from, bound.text.len()) });
        copied = end;
    }
    bound.text.push_str(&template[copied..]);
    Ok(bound)
}

impl Bound {
    /// The byte of the template as written that stands at a byte of the bound one.
    pub fn written(&self, at: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.bound.0 <= at);
        let Some(edit) = before.checked_sub(1).map(|last| &self.edits[last]) else { return at };
        if at < edit.bound.1 { edit.written.0 } else { edit.written.1 + (at - edit.bound.1) }
    }
}

/// All tags but comments, with their braces.
fn tags(template: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = template[at..].find('{').map(|open| at + open) {
        let close = match template.as_bytes()[open..].get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        // A tag that never closes is the parser's to report.
        let Some(end) = template[open..].find(close).map(|end| open + end + 2) else { break };
        if close != "#}" {
            found.push((open, end));
        }
        at = end;
    }
    found
}

/// The key of a tag that is `{{ t.key }}` and nothing else.
fn only_word(tag: &str) -> Option<&str> {
    let key = tag.strip_prefix("{{")?.strip_suffix("}}")?.trim().strip_prefix("t.")?;
    key.bytes().all(is_name).then_some(key)
}

/// The fields that a tag at `start` asks for.
fn asked(tag: &str, start: usize) -> impl Iterator<Item = Asked> {
    let of = move |root: &'static str| {
        tag.match_indices(root).filter_map(move |(at, _)| {
            let alone =
                at == 0 || !is_name(tag.as_bytes()[at - 1]) && !b".\"'".contains(&tag.as_bytes()[at - 1]);
            let field = tag[at + root.len()..].strip_prefix('.').filter(|_| alone)?;
            let field =
                field[..field.bytes().position(|byte| !is_name(byte)).unwrap_or(field.len())].to_owned();
            Some(Asked { root, field, at: start + at + root.len() + 1 })
        })
    };
    ["view", "page"].into_iter().flat_map(of)
}

/// How templates ask for messages with values.
const CALLS: [&str; 2] = ["text(id=\"", "sentence(id=\""];

/// The first word that a tag asks for and nobody has: `t.key`, `text(id="key")` or `sentence(id="key")`.
fn missing(tag: &str, words: &BTreeMap<String, String>, catalogue: &Catalogue) -> Option<(String, usize)> {
    for (at, _) in tag.match_indices("t.") {
        let alone = at == 0 || !is_name(tag.as_bytes()[at - 1]) && tag.as_bytes()[at - 1] != b'.';
        let key = &tag[at + 2..];
        let key = &key[..key.bytes().position(|byte| !is_name(byte)).unwrap_or(key.len())];
        if alone && !key.is_empty() && !words.contains_key(key) {
            return Some((format!("t.{key}"), at));
        }
    }
    let calls = CALLS.iter().flat_map(|call| tag.match_indices(call));
    for (at, call) in calls {
        let id = tag[at + call.len()..].split('"').next().unwrap_or_default();
        if catalogue.ids().binary_search_by(|known| known.as_str().cmp(id)).is_err() {
            return Some((id.to_owned(), at + call.len()));
        }
    }
    None
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a word stays what it is as a template's text: a brace could open a tag, and tags trim white space.
fn is_literal(word: &str) -> bool {
    !word.contains('{') && word.trim() == word && !word.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn words() -> BTreeMap<String, String> {
        [("due", "办结 & 时限"), ("comma", "，"), ("open", "{ 甲"), ("blank", " 乙")]
            .map(|(key, word)| (key.to_owned(), word.to_owned()))
            .into()
    }

    fn try_bind(template: &str) -> Result<Bound, Missing> {
        bind(template, &words(), &Catalogue::new(Language::ZhHans, None).unwrap())
    }

    #[test]
    fn only_whole_tags_are_replaced() {
        for (template, text) in [
            ("<b>{{ t.due }}</b>", "<b>办结 &amp; 时限</b>"),
            ("{{t.due}}{{ t.comma }}", "办结 &amp; 时限，"),
            ("{{ x or t.due }}", "{{ x or t.due }}"),
            ("{{ t.due | upper }}", "{{ t.due | upper }}"),
            ("{{- t.due }}", "{{- t.due }}"),
            ("{# {{ t.gone }} #}{{ t.comma }}", "{# {{ t.gone }} #}，"),
            ("{{ t.open }}{{ t.blank }}", "{{ t.open }}{{ t.blank }}"),
            ("{% if t.due %}", "{% if t.due %}"),
            ("{ {{ t.comma }", "{ {{ t.comma }"),
        ] {
            assert_eq!(try_bind(template).unwrap().text, text, "{template}");
        }
    }

    #[test]
    fn a_word_nobody_has_is_named_with_its_place() {
        for (template, key, at) in [
            ("甲{{ t.gone }}", "t.gone", 6),
            ("{% if x or t.gone %}", "t.gone", 11),
            ("{{ text(id=\"no-such-text\", x=1) }}", "no-such-text", 12),
            ("{{ sentence(id=\"no-such-text\", x=1) }}", "no-such-text", 16),
        ] {
            assert_eq!(try_bind(template).unwrap_err(), Missing { key: key.to_owned(), at }, "{template}");
        }
        assert!(try_bind("{{ part.gone }}{{ x.t.gone }}{{ text(id=\"due-late\", days=1) }}").is_ok());
    }

    #[test]
    fn fields_of_the_page_are_seen_wherever_they_are_asked_for() {
        let bound = try_bind("甲{% if view.gone and not x.view.y %}{{ page.root ~ \"view.z\" }}").unwrap();
        let asked = |root, field: &str, at| Asked { root, field: field.to_owned(), at };
        assert_eq!(bound.asked, [asked("view", "gone", 14), asked("page", "root", 46)]);
    }

    #[test]
    fn places_lead_back_to_the_template_as_written() {
        let template = "{{ t.comma }}甲{{ t.due }}{{ x }}";
        let bound = try_bind(template).unwrap();
        for what in ["甲", "{{ x }}"] {
            let at = bound.text.find(what).unwrap();
            assert_eq!(bound.written(at), template.find(what).unwrap(), "{what}");
        }
        assert_eq!(bound.written(1), 0);
    }
}
