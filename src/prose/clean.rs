//! Owns the second lock on raw HTML: prose that carries any is parsed and written anew.
//! In: the HTML of one prose text, clerks' tags already thinned out.
//! Out: balanced HTML with only the tags and attributes that the renderer itself can write.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};

use super::address::KEPT_SCHEMES;
use super::tags::PLAIN_TAGS;

/// Tags that only the renderer writes.
const OWN_TAGS: [&str; 6] = ["a", "img", "input", "label", "pre", "section"];
/// Attributes by tag; the raw HTML filter has already dropped those that a clerk may not write.
const ATTRIBUTES: [(&str, &[&str]); 10] = [
    ("a", &["href", "title", "rel"]),
    ("img", &["src", "alt", "title", "loading"]),
    ("ol", &["start"]),
    ("th", &["scope", "colspan", "rowspan"]),
    ("td", &["colspan", "rowspan"]),
    ("abbr", &["title"]),
    ("details", &["open"]),
    ("input", &["type", "disabled", "checked"]),
    ("section", &[]),
    ("div", &["tabindex"]),
];

/// Balances and cleans the HTML of one prose text.
pub(super) fn clean(html: &str) -> String {
    static BUILDER: OnceLock<Builder<'static>> = OnceLock::new();
    BUILDER.get_or_init(builder).clean(html).to_string()
}

fn builder() -> Builder<'static> {
    let attributes = ATTRIBUTES.map(|(tag, names)| (tag, HashSet::from_iter(names.iter().copied())));
    let mut builder = Builder::empty();
    builder
        .tags(PLAIN_TAGS.into_iter().chain(OWN_TAGS).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from(attributes))
        .generic_attributes(HashSet::from(["id", "class", "role"]))
        .url_schemes(HashSet::from(KEPT_SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_the_renderer_writes_passes() {
        let table = [
            "<h2 id=\"h-甲\">甲</h2>\n",
            "<p><a href=\"#fn-1\" id=\"fn-ref-1\" role=\"doc-noteref\">1</a></p>",
            "<p><a href=\"https://a.cn/?b=1&amp;c\" rel=\"noopener noreferrer\" title=\"甲\">乙</a></p>",
            "<p><img src=\"a/b.png\" alt=\"\" loading=\"lazy\"></p>",
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"><table><thead><tr><th scope=\"col\" class=\"align-right\">甲</th></tr></thead></table></div>",
            "<ol start=\"3\"><li>甲</li></ol>",
            "<pre><code>a &lt; b\n</code></pre>",
        ];
        for html in table {
            assert_eq!(clean(html), html);
        }
    }

    #[test]
    fn what_is_left_open_is_closed() {
        assert_eq!(clean("<div><p>甲<u>乙</p>"), "<div><p>甲<u>乙</u></p></div>");
        assert_eq!(clean("</div><svg><script>x</script>甲</svg><p style=x>乙"), "甲<p>乙</p>");
    }
}
