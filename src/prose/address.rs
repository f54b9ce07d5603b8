//! Owns the question where a destination leads and whether the page may follow it.
//! In: a destination as the parser returns it, entities and escapes resolved.
//! Out: relative, kept as a link to elsewhere, or refused with its scheme.

use pulldown_cmark::LinkType;

/// Schemes that a link keeps.
pub(super) const KEPT_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Where a destination leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Within the site, a fragment alone included.
    Relative,
    /// To another host; the address without what a browser would drop.
    Web(String),
    /// A letter or a telephone call.
    Contact(String),
    /// Nowhere that the page may lead; the scheme, or `//`.
    Refused(String),
}

impl Address {
    /// Where a link leads; one from `<a@b.cn>` has its scheme left out.
    pub(super) fn of_link(kind: LinkType, destination: &str) -> Self {
        match kind {
            LinkType::Email => Self::Contact(format!("mailto:{destination}")),
            _ => Self::of(destination),
        }
    }

    /// Where a picture comes from, which is never a letter or a call.
    pub(super) fn of_picture(destination: &str) -> Self {
        match Self::of(destination) {
            Self::Contact(_) => Self::Refused(scheme(destination).unwrap_or_default()),
            other => other,
        }
    }

    /// Reads `destination` as a browser would, which drops white space and controls before it looks.
    fn of(destination: &str) -> Self {
        let mut start =
            destination.bytes().filter(|b| !matches!(b, b'\t' | b'\n' | b'\r')).skip_while(|b| *b <= b' ');
        let slash = |b: Option<u8>| matches!(b, Some(b'/' | b'\\'));
        let first = start.next();
        if slash(first) {
            return match slash(start.next()) {
                true => Self::Refused("//".to_owned()),
                false => Self::Relative,
            };
        }
        let Some(scheme) = scheme(destination) else {
            return Self::Relative;
        };
        match scheme.as_str() {
            "http" | "https" => Self::Web(visible(destination)),
            kept if KEPT_SCHEMES.contains(&kept) => Self::Contact(visible(destination)),
            _ => Self::Refused(scheme),
        }
    }
}

/// Lower case, `None` where a browser sees no scheme.
fn scheme(destination: &str) -> Option<String> {
    let end = destination.find([':', '/', '?', '#', '\\'])?;
    if !destination[end..].starts_with(':') {
        return None;
    }
    let scheme = visible(&destination[..end]).to_ascii_lowercase();
    let of_a_scheme = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(of_a_scheme);
    valid.then_some(scheme)
}

/// Without controls anywhere and spaces at the ends: more than a browser drops, never less.
fn visible(text: &str) -> String {
    let text = text.trim_matches(|c| c <= ' ');
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_lead_where_a_browser_goes() {
        let refused = |scheme: &str| Address::Refused(scheme.to_owned());
        let table = [
            ("", Address::Relative),
            ("../village.md#完成时限", Address::Relative),
            ("#完成", Address::Relative),
            ("/a/b.pdf", Address::Relative),
            ("附件:一.pdf", Address::Relative),
            ("1:2.pdf", Address::Relative),
            ("a/b:c", Address::Relative),
            ("javascript%3Aalert(1)", Address::Relative),
            ("my file:1.pdf", Address::Relative),
            ("http://a.cn/x\ny z", Address::Web("http://a.cn/xy z".to_owned())),
            ("HTTPS://a.cn", Address::Web("HTTPS://a.cn".to_owned())),
            ("mailto:a@b.cn", Address::Contact("mailto:a@b.cn".to_owned())),
            ("tel:0370-1", Address::Contact("tel:0370-1".to_owned())),
            ("javascript:alert(1)", refused("javascript")),
            (" JavaScript:alert(1)", refused("javascript")),
            ("java\nscript:alert(1)", refused("javascript")),
            ("\u{1}java\tscript\r:alert(1)", refused("javascript")),
            ("data:text/html,x", refused("data")),
            ("file:///etc/passwd", refused("file")),
            ("C:\\报表.xls", refused("c")),
            ("//a.cn/x", refused("//")),
            ("\\\\server\\share", refused("//")),
            ("/\t/a.cn", refused("//")),
            (" \n//a.cn", refused("//")),
        ];
        for (destination, address) in table {
            assert_eq!(Address::of(destination), address, "{destination:?}");
        }
    }
}
