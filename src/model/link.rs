//! Owns: where a relative link leads. In: a record's path and a link as written.
//! Out: a path inside the content folder and the anchor; whether anything lies there is not its affair.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What a relative link means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Inside the content folder, in NFC, with `/`; the record's own path for a bare `#anchor`.
    pub path: String,
    /// The part after `#`, decoded.
    pub fragment: Option<String>,
}

/// Follows `link` from the record at `record`; none when it leaves the content folder or begins with `/`.
pub fn target(record: &str, link: &str) -> Option<Target> {
    let (address, fragment) = match link.split_once('#') {
        Some((address, fragment)) => (address, Some(decode(fragment))),
        None => (link, None),
    };
    if address.is_empty() {
        return Some(Target { path: record.to_owned(), fragment });
    }
    let address = decode(address.split('?').next().unwrap_or(address));
    if address.starts_with('/') || address.contains('\\') {
        return None;
    }
    let mut parts: Vec<&str> = record.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(Target { path: parts.join("/").nfc().collect(), fragment })
}

/// The anchor of a measure on its plan's page.
pub fn measure_anchor(id: &str) -> String {
    let mut anchor = String::with_capacity("m-".len() + id.len());
    push_measure_anchor(id, &mut anchor);
    anchor
}

/// The same, behind what is written already.
pub fn push_measure_anchor(id: &str, out: &mut String) {
    out.push_str("m-");
    out.push_str(&attribute(id));
}

/// The anchor of a problem: on the page of the plan that reported it, else on its village's or township's.
pub fn problem_anchor(id: &str) -> String {
    ["p-", &attribute(id)].concat()
}

/// The anchor of a township in a list that goes by township; none is the county's own part.
pub fn township_anchor(slug: Option<&str>) -> String {
    slug.map_or_else(|| "own".to_owned(), |slug| format!("t-{}", attribute(slug)))
}

/// HTML forbids white space in an `id`; the escape keeps two ids two.
fn attribute(id: &str) -> Cow<'_, str> {
    if !id.contains(|c: char| c.is_whitespace() || c == '~') {
        return Cow::Borrowed(id);
    }
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_whitespace() || c == '~' {
            out.push_str(&format!("~{:x}~", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_hold_no_space_and_stay_apart() {
        assert_eq!(measure_anchor("修路"), "m-修路");
        assert!(!problem_anchor("a b\u{3000}c").contains(char::is_whitespace));
        assert_ne!(measure_anchor("a b"), measure_anchor("a~20~b"));
    }

    #[test]
    fn links_are_followed_inside_the_content_folder_only() {
        let from = "townships/a/b/plans/p.md";
        let path = |link| target(from, link).map(|target| target.path);
        assert_eq!(path("../village.md").as_deref(), Some("townships/a/b/village.md"));
        assert_eq!(path("%E5%9B%BE.png").as_deref(), Some("townships/a/b/plans/图.png"));
        assert_eq!(path("#m-1").as_deref(), Some(from));
        assert_eq!(path("/village.md"), None);
        assert_eq!(path("../../../../../site.toml"), None);
        assert_eq!(target(from, "p.md#%E4%B8%80").unwrap().fragment.as_deref(), Some("一"));
    }
}
