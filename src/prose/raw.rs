//! Owns raw HTML in prose: which tags a clerk may write, and how the rest is taken apart.
//! In: the HTML of one block or one inline tag at a time, in document order.
//! Out: what is kept, piece by piece, and what is lost, each with its range in that HTML.

use std::collections::BTreeMap;
use std::ops::Range;

use super::markup::{self, Markup};
use super::tags;

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
            Self::Open(tag, _) | Self::Close(tag) => tags::is_inline(tag),
            Self::Lost(tag, None) => tags::is_inline(tag.trim_start_matches('/')),
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
        let ends = |tag: &&str| tags::is_inline(tag) && !tags::is_void(tag);
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
        found: Markup<'a>,
        range: Range<usize>,
        each: &mut dyn FnMut(Piece<'a>, Range<usize>),
    ) -> usize {
        let end = range.end;
        match found {
            Markup::Comment => {}
            Markup::Declaration(name) => {
                each(Piece::Lost(name.to_ascii_lowercase(), None), range);
            }
            Markup::Close(name) => match self.closes(name) {
                Some(Ok(tag)) => each(Piece::Close(tag), range),
                Some(Err(tag)) => each(Piece::Lost(tag, None), range),
                None => {}
            },
            Markup::Open(name, attributes) => match tags::plain_tag(name) {
                Some(tag) if self.admits(tag) => {
                    let kept = keep_attributes(tag, attributes, &range, each);
                    if !tags::is_void(tag) {
                        *self.open.entry(tag).or_default() += 1;
                        self.depth += 1;
                    }
                    each(Piece::Open(tag, kept), range);
                }
                _ => {
                    let name = name.to_ascii_lowercase();
                    let mute = tags::is_mute(&name);
                    let end = if mute { markup::end_of_mute(html, &name, end) } else { None };
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
        let bounded = self.depth < DEPTH || tags::is_void(tag);
        bounded && (!self.phrases_only || tag == "br" || tags::is_inline(tag))
    }

    /// `Ok` for a tag that is open, `Err` for one that never was, nothing for the end of a dropped one.
    fn closes(&mut self, name: &str) -> Option<Result<&'static str, String>> {
        let lower = name.to_ascii_lowercase();
        if let Some(count) = self.dropped.get_mut(&lower).filter(|count| **count > 0) {
            *count -= 1;
            return None;
        }
        let tag = tags::plain_tag(name);
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

fn keep_attributes<'a>(
    tag: &str,
    attributes: Vec<(&'a str, &'a str)>,
    range: &Range<usize>,
    each: &mut dyn FnMut(Piece<'a>, Range<usize>),
) -> Vec<(&'a str, &'a str)> {
    let mut kept: Vec<(&str, &str)> = Vec::new();
    for (name, value) in attributes {
        match tags::plain_attribute(tag, name, value) {
            Some(name) if !kept.iter().any(|(known, _)| *known == name) => kept.push((name, value)),
            _ => each(Piece::Lost(tag.to_owned(), Some(name.to_ascii_lowercase())), range.clone()),
        }
    }
    kept
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
