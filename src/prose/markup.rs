//! Owns the syntax of raw HTML: where a tag, comment or declaration begins and ends.
//! In: HTML and the place of a `<` in it.
//! Out: the markup that begins there, unjudged; nothing where the `<` is text.

/// Markup as it stands in the text, before any judgement.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Markup<'a> {
    Comment,
    /// `<!DOCTYPE`, `<![CDATA[`, `<?xml`: what follows `<`, up to white space.
    Declaration(&'a str),
    Open(&'a str, Vec<(&'a str, &'a str)>),
    Close(&'a str),
}

impl<'a> Markup<'a> {
    /// The markup that begins with the `<` at `start`, and its end; `None` where the `<` is text.
    pub(super) fn read(html: &'a str, start: usize) -> Option<(Self, usize)> {
        let rest = &html[start + 1..];
        let after = |mark: &str| html[start..].find(mark).map(|at| start + at + mark.len());
        // Unlike a tag, these swallow the rest where their end is missing.
        let or_rest = |end: Option<usize>| end.unwrap_or(html.len());
        if let Some(comment) = rest.strip_prefix("!--") {
            let short = ["->", ">"].into_iter().find(|end| comment.starts_with(end));
            let end = short.map(|end| start + 4 + end.len());
            return Some((Self::Comment, or_rest(end.or_else(|| after("-->")))));
        }
        if rest.starts_with(['!', '?']) {
            let stop = |c: char| c.is_whitespace() || c == '>';
            let name = &rest[..rest.find(stop).unwrap_or(rest.len())];
            let mark = match name {
                name if name.starts_with("![CDATA[") => "]]>",
                name if name.starts_with('?') => "?>",
                _ => ">",
            };
            return Some((Self::Declaration(name), or_rest(after(mark))));
        }
        let closing = rest.starts_with('/');
        let name_at = start + 1 + usize::from(closing);
        let name = &html[name_at..];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let stop = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        let name = &name[..name.find(stop)?];
        let (attributes, end) = attributes(html, name_at + name.len())?;
        let markup = if closing { Self::Close(name) } else { Self::Open(name, attributes) };
        Some((markup, end))
    }
}

/// The attributes from `at` to the end of the tag, which may not be missing.
fn attributes(html: &str, mut at: usize) -> Option<(Vec<(&str, &str)>, usize)> {
    let space = |c: char| c.is_ascii_whitespace();
    let mut found = Vec::new();
    loop {
        at += html[at..].find(|c: char| !space(c) && c != '/')?;
        if html[at..].starts_with('>') {
            return Some((found, at + 1));
        }
        // A name may begin with `=`.
        let first = html[at..].chars().next()?.len_utf8();
        let stop = |c: char| space(c) || matches!(c, '/' | '>' | '=');
        let name = &html[at..at + first + html[at + first..].find(stop)?];
        at += name.len();
        let mut value = "";
        let sign = at + html[at..].find(|c| !space(c))?;
        if html[sign..].starts_with('=') {
            at = sign + 1 + html[sign + 1..].find(|c| !space(c))?;
            let quote = html[at..].chars().next().filter(|c| matches!(c, '"' | '\''));
            let start = at + usize::from(quote.is_some());
            let length = match quote {
                Some(quote) => html[start..].find(quote)?,
                None => html[start..].find(|c| space(c) || c == '>')?,
            };
            value = &html[start..start + length];
            at = start + length + usize::from(quote.is_some());
        }
        found.push((name, value));
    }
}

/// Where the content of a mute tag ends, its closing tag included. A block without one is mute to
/// its end; an inline tag comes alone, and the text after it stays.
pub(super) fn end_of_mute(html: &str, name: &str, from: usize) -> Option<usize> {
    if from == html.len() {
        return None;
    }
    let ends_here = |at: &usize| {
        let after = html.as_bytes().get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
    };
    let mut closings = html[from..].match_indices("</").map(|(at, _)| from + at);
    let end = closings.find(ends_here);
    let end = end.and_then(|at| Some(at + html[at..].find('>')? + 1));
    Some(end.unwrap_or(html.len()))
}

/// The lines of a text piece as a browser shows them, without the indent; each with its offset.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split('\n').map(move |line| {
        let start = next;
        next += line.len() + 1;
        // White space beside a tag is a space, beside a line break it is nothing.
        let (mut shown, mut at) = (line, start);
        if start > 0 {
            shown = line.trim_ascii_start();
            at += line.len() - shown.len();
        }
        if next <= text.len() {
            shown = shown.trim_ascii_end();
        }
        (at, shown)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_ends_where_a_browser_ends_it() {
        use Markup::{Close, Comment, Declaration, Open};
        let table = [
            ("<b>x", Some((Open("b", vec![]), 3))),
            ("</B >x", Some((Close("B"), 5))),
            (
                "<a b=\">\" c='>' d=e/f g>x",
                Some((Open("a", vec![("b", ">"), ("c", ">"), ("d", "e/f"), ("g", "")]), 23)),
            ),
            ("<a/b/>", Some((Open("a", vec![("b", "")]), 6))),
            ("<!-- > -->x", Some((Comment, 10))),
            ("<!-->x", Some((Comment, 5))),
            ("<!-- x", Some((Comment, 6))),
            ("<?x > ?>y", Some((Declaration("?x"), 8))),
            ("<!X y>z", Some((Declaration("!X"), 6))),
            ("<1>", None),
            ("<甲>", None),
            ("< b>", None),
            ("<b", None),
            ("<b c=\">", None),
            ("<b 甲=乙", None),
        ];
        for (html, markup) in table {
            assert_eq!(Markup::read(html, 0), markup, "{html}");
        }
    }
}
