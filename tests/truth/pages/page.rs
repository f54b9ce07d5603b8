//! A page under comparison: what was found to be the same, what differs, and which texts are known.

use super::data::Data;
use super::words::Words;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::{BTreeMap, BTreeSet};

pub struct Page<'p> {
    pub path: &'p str,
    pub html: &'p Html,
    pub data: &'p Data<'p>,
    pub words: &'p Words,
    pub same: usize,
    pub found: Vec<String>,
    /// How many updates the page of each summary shows.
    pub updates: &'p BTreeMap<String, usize>,
    /// Texts, by where they stand in the tree.
    known: BTreeSet<*const Node>,
}

/// Texts with digits that are no figures, by the elements around them (a class anywhere above suffices).
const TEXTS: &[&str] = &[
    // Prose of records.
    ".prose",
    // Names of pages, records, people; links lead to them.
    "h1",
    "h3",
    "nav",
    "th > a",
    "li > a",
    "p > a",
    "dt",
    "time",
    ".map",
    // The time line draws dates that stand in the table beside it.
    ".timeline",
    // Years over their months.
    "h2[id^=y]",
    // What a summary said on its day stands as it said it; the data holds the state that comes of it.
    ".said",
    "td[data-label=\"总结怎么说\"]",
    "ul.dated > li > div > .sub",
    "dd.long",
    // Codes and telephone numbers.
    "dl.facts.pairs > dd",
    "td[data-label=\"电话\"]",
    "th .contact",
];

pub fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}

impl<'p> Page<'p> {
    pub fn new(
        path: &'p str,
        html: &'p Html,
        data: &'p Data<'p>,
        words: &'p Words,
        updates: &'p BTreeMap<String, usize>,
    ) -> Self {
        Page { path, html, data, words, same: 0, found: Vec::new(), updates, known: BTreeSet::new() }
    }

    pub fn all(&self, selector: &str) -> Vec<ElementRef<'p>> {
        let html: &'p Html = self.html;
        html.select(&select(&format!("main {selector}"))).collect()
    }

    /// Whether the page is that of one of a list's rows, or a fixed one.
    pub fn is(&self, path: &str) -> bool {
        self.path == path
    }

    /// An element that says exactly this.
    pub fn says(&mut self, element: ElementRef<'_>, what: &str, wanted: &str) {
        let said = figure(&text(element));
        self.compare(element, what, &said, wanted);
    }

    pub fn compare(&mut self, element: ElementRef<'_>, what: &str, said: &str, wanted: &str) {
        self.know(element);
        if said == figure(wanted) {
            self.same += 1;
        } else {
            self.found.push(format!("{} {what}: {said:?}, site.json says {wanted:?}", self.path));
        }
    }

    pub fn differs(&mut self, what: &str) {
        self.found.push(format!("{} {what}", self.path));
    }

    /// Its texts were compared.
    pub fn know(&mut self, element: ElementRef<'_>) {
        self.known.extend(element.descendants().map(|node| std::ptr::from_ref(node.value())));
    }

    /// The file of the site that a link on this page leads to, with its anchor.
    pub fn target(&self, link: &str) -> String {
        let decode =
            |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
        let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
        let mut parts: Vec<String> = self.path.split('/').map(str::to_owned).collect();
        if !path.is_empty() {
            parts.pop();
            for part in path.split('/') {
                match part {
                    ".." => drop(parts.pop()),
                    "." => {}
                    name => parts.push(decode(name)),
                }
            }
        }
        let page = parts.join("/");
        anchor.map_or(page.clone(), |anchor| format!("{page}#{}", decode(anchor)))
    }

    /// Figures that nobody compared: texts with digits in places that are not known for texts.
    pub fn unknown(&mut self) {
        let texts: Vec<Selector> = TEXTS.iter().map(|it| select(&format!("main {it}"))).collect();
        let mut apart = BTreeSet::new();
        for selector in &texts {
            for element in self.html.select(selector) {
                apart.extend(element.descendants().map(|node| std::ptr::from_ref(node.value())));
            }
        }
        let records = self.data.site.to_string();
        for main in self.html.select(&select("main")) {
            for node in main.descendants().filter(|node| !apart.contains(&std::ptr::from_ref(node.value()))) {
                let Node::Text(text) = node.value() else { continue };
                let text = text.trim();
                if !text.contains(|c: char| c.is_ascii_digit())
                    || self.known.contains(&std::ptr::from_ref(node.value()))
                {
                    continue;
                }
                // What people wrote stands in the data as they wrote it: with other letters than digits.
                let worded = text.contains(|c: char| c.is_alphabetic());
                let quoted = serde_json::to_string(text).unwrap();
                if worded && records.contains(quoted.trim_matches('"')) {
                    continue;
                }
                let above = node.ancestors().filter_map(ElementRef::wrap).take(3);
                let above: Vec<_> = above
                    .map(|it| format!("{}.{}", it.value().name(), it.attr("class").unwrap_or("")))
                    .collect();
                self.found.push(format!("{}: nobody compares {text:?} in {}", self.path, above.join(" < ")));
            }
        }
    }
}

pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// The text of an element's own, without that of elements in it.
pub fn own_text(element: ElementRef<'_>) -> String {
    let texts = element.children().filter_map(|node| node.value().as_text());
    texts.map(|text| &**text).collect::<String>().trim().to_owned()
}

/// A figure without its sign and the marks between thousands; whole yuan without fen.
pub fn figure(text: &str) -> String {
    let text =
        text.trim_start_matches(['▲', '●', '○', '◐', '◇', '×', ' ']).replace(',', "").replace(".00元", "元");
    text.strip_suffix(".00").unwrap_or(&text).trim().to_owned()
}

pub fn first<'e>(element: ElementRef<'e>, selector: &str) -> Option<ElementRef<'e>> {
    element.select(&select(selector)).next()
}
