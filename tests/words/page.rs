//! What templates say: strings in their tags, and, with the tags taken out, the words that a browser would show or read
//! aloud.

use super::{has_word, is_english, is_han};
use scraper::{Html, Node};

/// Attributes that people see or hear.
const READ: &[&str] = &["alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title"];

/// The texts of a template.
pub fn texts(source: &str) -> Vec<String> {
    let (tags, html) = split(source);
    let mut found: Vec<String> = tags
        .iter()
        .flat_map(|tag| literals(tag))
        .filter(|text| text.chars().any(is_han) || is_english(text))
        .collect();
    for node in Html::parse_document(&html).tree.nodes() {
        match node.value() {
            Node::Text(text) => {
                let is_code = node
                    .parent()
                    .and_then(|parent| parent.value().as_element().map(|element| element.name()));
                if !is_code.is_some_and(|name| ["script", "style"].contains(&name)) && has_word(text) {
                    found.push(text.trim().to_owned());
                }
            }
            Node::Element(element) => {
                let read = element.attrs().filter(|(name, _)| READ.contains(name));
                found.extend(
                    read.filter(|(_, value)| has_word(value)).map(|(name, value)| format!("{name}={value}")),
                );
                // What search engines and previews show.
                if element.name() == "meta"
                    && (element.attr("name") == Some("description") || element.attr("property").is_some())
                {
                    let content = element
                        .attr("content")
                        .filter(|content| content.chars().any(is_han) || is_english(content));
                    found.extend(content.map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    found
}

/// The tags of the template language, and the text without them and without comments. A tag leaves nothing behind
/// within quotes and elsewhere, so that HTML stays HTML.
fn split(source: &str) -> (Vec<String>, String) {
    let mut tags = Vec::new();
    let mut html = String::new();
    let mut rest = source;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + 2);
        html.push_str(&rest[..at]);
        if close != "#}" {
            tags.push(rest[at..end].to_owned());
        }
        rest = &rest[end..];
    }
    html.push_str(rest);
    (tags, html)
}

/// The strings of a tag.
fn literals(tag: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let quote = rest[at..].chars().next().unwrap_or('"');
        let inside = &rest[at + 1..];
        let Some(end) = inside.find(quote) else { break };
        found.push(inside[..end].to_owned());
        rest = &inside[end + 1..];
    }
    found
}

#[test]
fn words_are_told_from_tags_and_comments() {
    assert_eq!(
        texts("{# 注 #}<p class=\"lead {% if a == \"b\" %}c{% endif %}\">{{ t.home_lead }} 12 × {{ x }}</p>"),
        Vec::<String>::new()
    );
    assert_eq!(texts("<!-- note here -->\n<script>var word = 'two words';</script>"), Vec::<String>::new());
    assert_eq!(texts("<p>逾期</p>"), ["逾期"]);
    assert_eq!(texts("<p>{{ n }} late</p>"), ["late"]);
    assert_eq!(texts("<img alt=\"map of\" src=\"a.png\"><a title=\"{{ t.x }}\"></a>"), ["alt=map of"]);
    assert_eq!(texts("{{ \"共\" }}{% set a = 'no such thing' %}"), ["共", "no such thing"]);
    assert_eq!(texts("<meta name=\"description\" content=\"湟北\">"), ["湟北"]);
}
