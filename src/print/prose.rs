//! Owns: texts of clerks for layouts. In: the safe HTML that pages show. Out: the same as a tree of JSON, its headings
//! without gaps, its notes where they are referred to, its addresses spelt out, its pictures by their file.

#[cfg(test)]
mod tests;

use crate::index::address;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::{Map, Value, json};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// Where a packet's texts lead.
pub struct Pictures<'p> {
    /// Path from the site's root → file in the world that the layout sees.
    pub shown: &'p BTreeMap<String, String>,
    /// What addresses of the site are relative to.
    pub base_url: Option<&'p str>,
    /// Pictures, by path, whose description stands in their place.
    pub lost: RefCell<BTreeSet<String>>,
    /// How many texts were turned so far.
    pub texts: Cell<usize>,
}

/// Elements within elements: deeper ones are told by their text alone. No text needs more, and a layout's language
/// gives up on some.
const DEEPEST: usize = 24;

/// Turns every `prose` in `value` into a tree, and takes out of all texts the control characters that a PDF may not
/// hold.
pub fn trees(value: &mut Value, pictures: &Pictures<'_>) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| trees(value, pictures)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(html) if name == "prose" => *value = tree(&printable(html), pictures),
                    value => trees(value, pictures),
                }
            }
        }
        Value::String(text) if text.contains(is_unprintable) => *text = printable(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_unprintable(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{feff}' | '\u{fffd}'..='\u{ffff}')
}

fn printable(text: &str) -> String {
    text.replace(is_unprintable, "")
}

fn tree(html: &str, pictures: &Pictures<'_>) -> Value {
    let page = Html::parse_fragment(html);
    let serial = pictures.texts.replace(pictures.texts.get() + 1);
    let mut walker = Walker {
        pictures,
        levels: Vec::new(),
        notes: notes(&page),
        told: BTreeSet::new(),
        in_note: false,
        in_head: false,
        depth: 0,
        serial,
    };
    Value::Array(walker.children(page.root_element()))
}

/// The list items of foot notes by the anchor that references lead to.
fn notes(page: &Html) -> BTreeMap<String, ElementRef<'_>> {
    // A constant: it parses.
    let Ok(items) = Selector::parse("section.footnotes > ol > li[id]") else { return BTreeMap::new() };
    page.select(&items).filter_map(|item| Some((format!("#{}", item.attr("id")?), item))).collect()
}

struct Walker<'p, 'h> {
    pictures: &'p Pictures<'p>,
    /// Levels of the headings above, as written.
    levels: Vec<u8>,
    notes: BTreeMap<String, ElementRef<'h>>,
    /// Notes that stand already.
    told: BTreeSet<String>,
    /// Within a note, which refers to no other: two that refer to each other would never end.
    in_note: bool,
    /// Within a heading or the head of a table, where no foot note may stand.
    in_head: bool,
    depth: usize,
    /// Which text of the packet this is.
    serial: usize,
}

impl Walker<'_, '_> {
    fn children(&mut self, of: ElementRef<'_>) -> Vec<Value> {
        // Between blocks a line break is nothing but a line break.
        let blocks = matches!(
            of.value().name(),
            "html"
                | "ul"
                | "ol"
                | "table"
                | "thead"
                | "tbody"
                | "tr"
                | "blockquote"
                | "div"
                | "section"
                | "dl"
                | "details"
        );
        let mut children = Vec::new();
        for child in of.children() {
            match child.value() {
                Node::Text(text) if blocks && text.trim().is_empty() => {}
                Node::Text(text) => children.push(Value::String(text.replace('\n', " "))),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        children.extend(self.element(element));
                    }
                }
                _ => {}
            }
        }
        children
    }

    fn element(&mut self, element: ElementRef<'_>) -> Option<Value> {
        if self.depth == DEEPEST {
            let text: String = element.text().collect();
            return Some(json!({ "tag": "span", "children": [text.replace('\n', " ")] }));
        }
        self.depth += 1;
        let made = self.shallow(element);
        self.depth -= 1;
        made
    }

    fn shallow(&mut self, element: ElementRef<'_>) -> Option<Value> {
        let own = element.value();
        let mut node = Map::new();
        let mut set = |name: &str, value: Value| drop(node.insert(name.to_owned(), value));
        let mut tag = own.name().to_owned();
        match own.name() {
            "section" if own.has_class("footnotes", scraper::CaseSensitivity::CaseSensitive) => {
                return self.loose_notes(element);
            }
            "sup" => {
                if let Some(note) = self.reference(element) {
                    return Some(note);
                }
            }
            "a" if own.attr("role") == Some("doc-backlink") => return None,
            "a" => set("note", json!(self.note(element))),
            "img" => {
                let path = own.attr("src").map(decoded).unwrap_or_default();
                let file = self.pictures.shown.get(&path);
                if file.is_none() {
                    self.pictures.lost.borrow_mut().insert(path);
                }
                set("file", json!(file));
                set("alt", json!(alternative(own)));
            }
            "input" => return None,
            "li" => set("checked", json!(checked(element))),
            "ol" => set("start", json!(own.attr("start").and_then(|start| start.parse::<u32>().ok()))),
            "th" | "td" => {
                set("align", json!(align(own)));
                for span in ["colspan", "rowspan"] {
                    let cells = own.attr(span).and_then(|cells| cells.parse::<u32>().ok());
                    set(span, json!(cells.filter(|cells| (1..=100).contains(cells))));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => tag = format!("h{}", self.level(own.name())),
            "pre" => {
                set("tag", json!("pre"));
                set("children", json!([element.text().collect::<String>()]));
                return Some(Value::Object(node));
            }
            _ => {}
        }
        let head = matches!(own.name(), "thead" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let above = self.in_head;
        self.in_head |= head;
        let children = self.children(element);
        self.in_head = above;
        node.insert("tag".to_owned(), json!(tag));
        node.insert("children".to_owned(), Value::Array(children));
        Some(Value::Object(node))
    }

    /// The level of a heading among those above it, without gaps.
    fn level(&mut self, name: &str) -> usize {
        let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        self.levels.len()
    }

    /// A reference to a foot note becomes the note.
    fn reference(&mut self, sup: ElementRef<'_>) -> Option<Value> {
        let link = sup.child_elements().find(|child| child.attr("role") == Some("doc-noteref"))?;
        let name = link.attr("href")?;
        let item = *self.notes.get(name)?;
        let id = format!("{}{name}", self.serial);
        if !self.in_head && self.told.contains(name) {
            return Some(json!({ "tag": "noteref", "id": id, "children": [] }));
        }
        // Notes that refer to each other would never end; one that only a note refers to stands with the loose ones.
        if self.in_note {
            return None;
        }
        // In heads the note stands in brackets, and nothing can refer to it.
        if !self.in_head {
            self.told.insert(name.to_owned());
        }
        self.in_note = true;
        let mut children = self.children(item);
        self.in_note = false;
        // A note of one paragraph is set as it is, without the paragraph's indent.
        if let [Value::Object(only)] = children.as_mut_slice()
            && only.get("tag") == Some(&json!("p"))
            && let Some(Value::Array(inner)) = only.remove("children")
        {
            children = inner;
        }
        // The blank before the way back, which is gone.
        if let Some(Value::String(last)) = children.last_mut() {
            last.truncate(last.trim_end().len());
        }
        let id = (!self.in_head).then_some(id);
        Some(json!({ "tag": "footnote", "id": id, "children": children }))
    }

    /// Notes to which nothing refers stand where the list of notes stood.
    fn loose_notes(&mut self, section: ElementRef<'_>) -> Option<Value> {
        let items = section.child_elements().flat_map(|list| list.child_elements());
        let told = self.told.clone();
        let loose = items.filter(|item| item.attr("id").is_none_or(|id| !told.contains(&format!("#{id}"))));
        self.in_note = true;
        let children: Vec<Value> = loose.filter_map(|item| self.element(item)).collect();
        self.in_note = false;
        (!children.is_empty()).then(|| json!({ "tag": "ul", "children": children }))
    }

    /// The address that a reader of paper needs; none where it leads nowhere, or the text says it already.
    fn note(&self, link: ElementRef<'_>) -> Option<String> {
        let href = link.attr("href")?;
        let address = if href.starts_with("http://") || href.starts_with("https://") {
            href.to_owned()
        } else if href.starts_with('#') || href.contains(':') {
            return None;
        } else {
            address::absolute(self.pictures.base_url?, &decoded(href))
        };
        (link.text().collect::<String>().trim() != address).then_some(address)
    }
}

fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// What a picture says where it cannot be seen: its description, else its file's name.
fn alternative(img: &Element) -> String {
    let described = img.attr("alt").map(str::trim).filter(|alt| !alt.is_empty());
    let name = || {
        let src = img.attr("src").unwrap_or_default();
        let name = src.rsplit('/').next().unwrap_or_default();
        decoded(name)
    };
    described.map_or_else(name, str::to_owned)
}

/// Whether a task is done; none for what is no task.
fn checked(item: ElementRef<'_>) -> Option<bool> {
    let input = |element: ElementRef<'_>| {
        (element.value().name() == "input").then(|| element.attr("checked").is_some())
    };
    let inner =
        item.child_elements().filter(|child| child.value().name() == "p" || child.value().name() == "label");
    item.child_elements().find_map(input).or_else(|| inner.flat_map(|p| p.child_elements()).find_map(input))
}

fn align(cell: &Element) -> Option<&'static str> {
    cell.classes().find_map(|class| match class {
        "align-left" => Some("left"),
        "align-center" => Some("center"),
        "align-right" => Some("right"),
        _ => None,
    })
}
