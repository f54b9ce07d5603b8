//! Owns the list of what a clerk may write in raw HTML.
//! In: names of tags, attributes and their values.
//! Out: whether they stay, and what kind of tag it is.

/// Tags that clerks may write; nothing here links, loads, runs or positions.
pub(super) const PLAIN_TAGS: [&str; 46] = [
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "rp",
    "rt",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "wbr",
];
/// Tags that have no end.
const VOID_TAGS: [&str; 3] = ["br", "hr", "wbr"];
/// Tags inside a line of text: between two others, texts do not touch.
const INLINE_TAGS: [&str; 22] = [
    "a", "abbr", "b", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "rp", "rt", "ruby", "s",
    "small", "span", "strong", "sub", "sup", "u", "wbr",
];
/// Tags whose content is no prose and goes with them.
const MUTE_TAGS: [&str; 2] = ["script", "style"];
/// The tag of that name, if a clerk may write it.
pub(super) fn plain_tag(name: &str) -> Option<&'static str> {
    PLAIN_TAGS.into_iter().find(|tag| tag.eq_ignore_ascii_case(name))
}

pub(super) fn is_void(tag: &str) -> bool {
    VOID_TAGS.contains(&tag)
}

pub(super) fn is_inline(tag: &str) -> bool {
    INLINE_TAGS.contains(&tag)
}

pub(super) fn is_mute(tag: &str) -> bool {
    MUTE_TAGS.contains(&tag)
}

/// The attribute of that name, if it stays with `tag` and `value`.
pub(super) fn plain_attribute(tag: &str, name: &str, value: &str) -> Option<&'static str> {
    let cells = || value.parse::<u16>().is_ok_and(|cells| (1..=1000).contains(&cells));
    let lower = name.to_ascii_lowercase();
    match (tag, lower.as_str()) {
        ("abbr", "title") => Some("title"),
        ("details", "open") => Some("open"),
        ("td" | "th", "colspan") if cells() => Some("colspan"),
        ("td" | "th", "rowspan") if cells() => Some("rowspan"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_links_loads_or_runs_is_plain() {
        for tag in ["a", "img", "script", "style", "iframe", "form", "input", "h1", "main", "svg", "base"] {
            assert_eq!(plain_tag(tag), None);
        }
        for attribute in ["onclick", "style", "class", "id", "href", "src"] {
            for tag in PLAIN_TAGS {
                assert_eq!(plain_attribute(tag, attribute, "1"), None);
            }
        }
        assert_eq!(plain_tag("BR"), Some("br"));
        assert_eq!(plain_attribute("td", "ColSpan", "2"), Some("colspan"));
        assert_eq!(plain_attribute("td", "colspan", "0"), None);
    }
}
