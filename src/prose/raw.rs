//! Owns raw HTML in prose: which tags a clerk may write, and how the rest is taken apart.
//! In: the HTML of one block or one inline tag at a time, in document order.
//! Out: what is kept, piece by piece, and what is lost, each with its range in that HTML.

use std::collections::BTreeMap;
use std::ops::Range;

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
/// Tags open at once; a page needs a few, a browser gives up at some hundreds.
const DEPTH: usize = 64;

/// One piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, its entities as written.
    Text(&'a str),
    /// An opening tag with the attributes that it keeps, each a name and the value as written.
    Open(&'static str, Vec<(&'a str, &'a str)>),
    /// The end of an open tag.
    Close(&'static str),
    /// A tag that is dropped (see `RemovedWhat::Html` for its name), or one attribute of a tag that stays.
    Lost(String, Option<String>),
}

impl Piece<'_> {
    /// Whether the texts around the piece belong to one line.
    pub(super) fn is_inline(&self) -> bool {
        match self {
            Self::Text(_) | Self::Lost(_, Some(_)) => true,
            Self::Open(tag, _) | Self::Close(tag) => INLINE_TAGS.contains(tag),
            Self::Lost(tag, None) => INLINE_TAGS.contains(&tag.trim_start_matches('/')),
        }
    }
}

/// Takes the raw HTML of one text apart; knows which tags are open from one call to the next.
#[derive(Debug, Default)]
pub(super) struct RawHtml {
    open: BTreeMap<&'static str, usize>,
    depth: usize,
    /// Inline tags opened within the line of text being read.
    in_line: Vec<&'static str>,
    /// Whether it is a heading or a link, which hold no blocks.
    phrases_only: bool,
    /// Dropped tags whose closing tag is dropped without a further word.
    dropped: BTreeMap<String, usize>,
}

impl RawHtml {
    /// Hands each piece of `html` to `each`, with its range. Comments are no piece.
    pub(super) fn take_apart<'a>(&mut self, html: &'a str, each: &mut dyn FnMut(Piece<'a>, Range<usize>)) {
        let mut text = 0;
        let mut at = 0;
        // Without this every `<` of `<a<a<a` would look through all that follows.
        let last_end = html.rfind('>').unwrap_or(0);
        while let Some(found) = html[at..].find('<') {
            let start = at + found;
            if start > last_end && !html[start + 1..].starts_with(['!', '?']) {
                at = start + 1;
                continue;
            }
            let Some((markup, end)) = Markup::read(html, start) else {
                at = start + 1;
                continue;
            };
            if text < start {
                each(Piece::Text(&html[text..start]), text..start);
            }
            let end = self.markup(html, markup, start..end, each);
            (text, at) = (end, end);
        }
        if text < html.len() {
            each(Piece::Text(&html[text..]), text..html.len());
        }
    }

    /// The same for one tag within a line of text, at whose end it must be closed. In a heading or
    /// a link it may open no block: `phrases_only`.
    pub(super) fn take_apart_in_line<'a>(
        &mut self,
        html: &'a str,
        phrases_only: bool,
        each: &mut dyn FnMut(Piece<'a>, Range<usize>),
    ) {
        let mut opened = None;
        let mut closed = None;
        self.phrases_only = phrases_only;
        self.take_apart(html, &mut |piece, range| {
            match piece {
                Piece::Open(tag, _) => opened = Some(tag),
                Piece::Close(tag) => closed = Some(tag),
                _ => {}
            }
            each(piece, range);
        });
        self.phrases_only = false;
        let ends = |tag: &&str| INLINE_TAGS.contains(tag) && !VOID_TAGS.contains(tag);
        self.in_line.extend(opened.filter(ends));
        if let Some(at) = self.in_line.iter().rposition(|tag| Some(*tag) == closed) {
            self.in_line.remove(at);
        }
    }

    /// A line of text ends: hands the tags left open in it to `each`, the last first.
    pub(super) fn end_line(&mut self, each: &mut dyn FnMut(&'static str)) {
        while let Some(tag) = self.in_line.pop() {
            if let Some(count) = self.open.get_mut(tag) {
                *count -= 1;
                self.depth -= 1;
            }
            each(tag);
        }
    }

    /// Judges one piece of markup and says where it ends, a mute tag with its content.
    fn markup<'a>(
        &mut self,
        html: &'a str,
        markup: Markup<'a>,
        range: Range<usize>,
        each: &mut dyn FnMut(Piece<'a>, Range<usize>),
    ) -> usize {
        let end = range.end;
        match markup {
            Markup::Comment => {}
            Markup::Declaration(name) => {
                each(Piece::Lost(name.to_ascii_lowercase(), None), range);
            }
            Markup::Close(name) => match self.closes(name) {
                Some(Ok(tag)) => each(Piece::Close(tag), range),
                Some(Err(tag)) => each(Piece::Lost(tag, None), range),
                None => {}
            },
            Markup::Open(name, attributes) => match plain_tag(name) {
                Some(tag) if self.admits(tag) => {
                    let kept = keep_attributes(tag, attributes, &range, each);
                    if !VOID_TAGS.contains(&tag) {
                        *self.open.entry(tag).or_default() += 1;
                        self.depth += 1;
                    }
                    each(Piece::Open(tag, kept), range);
                }
                _ => {
                    let name = name.to_ascii_lowercase();
                    let mute = MUTE_TAGS.contains(&name.as_str());
                    let end = if mute { end_of_mute(html, &name, end) } else { None };
                    if end.is_none() {
                        *self.dropped.entry(name.clone()).or_default() += 1;
                    }
                    let end = end.unwrap_or(range.end);
                    each(Piece::Lost(name, None), range.start..end);
                    return end;
                }
            },
        }
        end
    }

    fn admits(&self, tag: &str) -> bool {
        let bounded = self.depth < DEPTH || VOID_TAGS.contains(&tag);
        bounded && (!self.phrases_only || tag == "br" || INLINE_TAGS.contains(&tag))
    }

    /// `Ok` for a tag that is open, `Err` for one that never was, nothing for the end of a dropped one.
    fn closes(&mut self, name: &str) -> Option<Result<&'static str, String>> {
        let lower = name.to_ascii_lowercase();
        if let Some(count) = self.dropped.get_mut(&lower).filter(|count| **count > 0) {
            *count -= 1;
            return None;
        }
        let tag = plain_tag(name);
        let count = tag.and_then(|tag| self.open.get_mut(tag));
        match (tag, count) {
            (Some(tag), Some(count)) if *count > 0 => {
                *count -= 1;
                self.depth -= 1;
                Some(Ok(tag))
            }
            _ => Some(Err(format!("/{lower}"))),
        }
    }
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

fn plain_tag(name: &str) -> Option<&'static str> {
    PLAIN_TAGS.into_iter().find(|tag| tag.eq_ignore_ascii_case(name))
}

/// Where the content of a mute tag ends, its closing tag included. A block without one is mute to
/// its end; an inline tag comes alone, and the text after it stays.
fn end_of_mute(html: &str, name: &str, from: usize) -> Option<usize> {
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

fn keep_attributes<'a>(
    tag: &str,
    attributes: Vec<(&'a str, &'a str)>,
    range: &Range<usize>,
    each: &mut dyn FnMut(Piece<'a>, Range<usize>),
) -> Vec<(&'a str, &'a str)> {
    let span = |value: &str| value.parse::<u16>().is_ok_and(|cells| (1..=1000).contains(&cells));
    let mut kept: Vec<(&str, &str)> = Vec::new();
    for (name, value) in attributes {
        let lower = name.to_ascii_lowercase();
        let (keeps, written) = match (tag, lower.as_str()) {
            ("abbr", "title") => (true, "title"),
            ("details", "open") => (true, "open"),
            ("td" | "th", "colspan") => (span(value), "colspan"),
            ("td" | "th", "rowspan") => (span(value), "rowspan"),
            _ => (false, ""),
        };
        if keeps && !kept.iter().any(|(name, _)| *name == written) {
            kept.push((written, value));
        } else {
            each(Piece::Lost(tag.to_owned(), Some(lower)), range.clone());
        }
    }
    kept
}

/// Markup as it stands in the text, before any judgement.
#[derive(Debug, PartialEq, Eq)]
enum Markup<'a> {
    Comment,
    /// `<!DOCTYPE`, `<![CDATA[`, `<?xml`: what follows `<`, up to white space.
    Declaration(&'a str),
    Open(&'a str, Vec<(&'a str, &'a str)>),
    Close(&'a str),
}

impl<'a> Markup<'a> {
    /// The markup that begins with the `<` at `start`, and its end; `None` where the `<` is text.
    fn read(html: &'a str, start: usize) -> Option<(Self, usize)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Kept pieces as they would be written, lost ones in braces.
    fn taken_apart(raw: &mut RawHtml, html: &str) -> String {
        let mut shown = String::new();
        raw.take_apart(html, &mut |piece, _| match piece {
            Piece::Text(text) => shown.push_str(text),
            Piece::Open(tag, attributes) => {
                let list = attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                shown.push_str(&format!("<{tag}{}>", list.collect::<String>()));
            }
            Piece::Close(tag) => shown.push_str(&format!("</{tag}>")),
            Piece::Lost(tag, None) => shown.push_str(&format!("{{{tag}}}")),
            Piece::Lost(tag, Some(attribute)) => shown.push_str(&format!("{{{tag} {attribute}}}")),
        });
        shown
    }

    #[test]
    fn plain_tags_stay_and_others_go() {
        let table = [
            ("a<br>b<BR/>", "a<br>b<br>"),
            ("<u>甲</u>", "<u>甲</u>"),
            ("<U CLASS='x'>甲</U>", "{u class}<u>甲</u>"),
            ("<a href=x>甲</a>", "{a}甲"),
            ("甲</div>", "甲{/div}"),
            ("甲</a>", "甲{/a}"),
            ("<!-- 甲 -->乙<!---->丙<!-->丁", "乙丙丁"),
            ("<!-- 甲", ""),
            ("<script>x < 1</script >乙", "{script}乙"),
            ("<STYLE>a{}", "{style}"),
            ("<script>", "{script}"),
            ("<iframe src=x>甲</iframe>", "{iframe}甲"),
            ("<?php echo ?>甲", "{?php}甲"),
            ("<!DOCTYPE html>", "{!doctype}"),
            ("<![CDATA[ > ]]>甲", "{![cdata[}甲"),
            ("1 < 2 <甲> <", "1 < 2 <甲> <"),
            ("<div 甲", "<div 甲"),
            ("<div title=\"a > b\">", "{div title}<div>"),
            ("<td colspan=2 rowspan='x' 宽=1>", "{td rowspan}{td 宽}<td colspan=2>"),
            ("<abbr title = '国土&amp;'>", "<abbr title=国土&amp;>"),
            ("<p onclick=\"x\"onload='y'/>", "{p onclick}{p onload}<p>"),
            ("<details open><summary>", "<details open=><summary>"),
            ("<p =x>", "{p =x}<p>"),
        ];
        for (html, shown) in table {
            assert_eq!(taken_apart(&mut RawHtml::default(), html), shown, "{html}");
        }
    }

    #[test]
    fn ends_are_matched_across_calls() {
        let mut raw = RawHtml::default();
        let shown = ["<u>", "<script>", "</script>", "</u>", "</u>"].map(|html| taken_apart(&mut raw, html));
        assert_eq!(shown, ["<u>", "{script}", "", "</u>", "{/u}"]);
    }

    #[test]
    fn a_line_closes_what_it_opened() {
        let mut raw = RawHtml::default();
        for html in ["<u>", "<b>", "</b>", "<i>", "<wbr>", "<div>"] {
            raw.take_apart_in_line(html, false, &mut |_, _| {});
        }
        let mut closed = Vec::new();
        raw.end_line(&mut |tag| closed.push(tag));
        assert_eq!(closed, ["i", "u"]);
        assert_eq!(taken_apart(&mut raw, "</u></div>"), "{/u}</div>");
    }

    #[test]
    fn a_phrase_holds_no_blocks() {
        let mut raw = RawHtml::default();
        let mut lost = Vec::new();
        for html in ["<u>", "<br>", "<hr>", "<div>", "</div>"] {
            raw.take_apart_in_line(html, true, &mut |piece, _| {
                if let Piece::Lost(tag, _) = piece {
                    lost.push(tag);
                }
            });
        }
        assert_eq!(lost, ["hr", "div"]);
    }

    #[test]
    fn depth_is_bounded() {
        let mut raw = RawHtml::default();
        let shown = taken_apart(&mut raw, &"<div>".repeat(DEPTH + 1));
        assert!(shown.ends_with("<div>{div}"));
        assert_eq!(taken_apart(&mut raw, "<br>"), "<br>");
    }
}
