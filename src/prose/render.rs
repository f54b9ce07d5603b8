//! Owns the walk that turns a text into the HTML of a page's body.
//! In: Markdown, and an answer to the question where each relative link leads.
//! Out: HTML5, the same for the same input, safe whatever the clerk wrote.

mod line;
mod links;
mod raw_html;

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::anchor::{Anchors, Levels};
use super::clean::clean;
use super::footnote::Footnotes;
use super::patch::Patched;
use super::raw::RawHtml;
use super::script::Seam;
use super::table::Table;
use super::{Target, turn};
use links::Picture;

/// Quotes, lists and emphasis within one another; what lies deeper is shown without them.
const DEPTH: usize = 64;

/// Appends the HTML of `markdown` to `out`.
///
/// `resolve` is asked for each relative destination, with whether it is a picture's, in the order
/// of the text and with the strings that `Scan::links` holds.
pub fn render(markdown: &str, resolve: &mut dyn FnMut(&str, bool) -> Target, out: &mut String) {
    let _turn = turn(markdown);
    let source = Patched::new(markdown);
    let mut renderer = Renderer {
        source: &source,
        resolve,
        out: String::with_capacity(markdown.len() + markdown.len() / 4),
        seam: Seam::FRESH,
        line_break: None,
        in_code: false,
        in_html: false,
        depth: 0,
        heading: None,
        anchors: Anchors::default(),
        levels: Levels::default(),
        lists: Vec::new(),
        item: 0,
        label: false,
        table: Table::default(),
        links: Vec::new(),
        picture: None,
        pictures: 0,
        footnotes: Footnotes::default(),
        outer: Vec::new(),
        html: String::new(),
        raw: RawHtml::default(),
        unbalanced: false,
    };
    for (event, range) in source.events() {
        renderer.event(event, range);
    }
    let html = renderer.finish();
    out.push_str(&html);
}

struct Renderer<'a, 'r> {
    source: &'a Patched<'a>,
    resolve: &'r mut dyn FnMut(&str, bool) -> Target,
    out: String,
    seam: Seam,
    /// Where the last line break was written, until the next text decides of it.
    line_break: Option<usize>,
    in_code: bool,
    /// In a block of raw HTML, where the parser gives what is left of a tab as text.
    in_html: bool,
    depth: usize,
    heading: Option<Heading>,
    anchors: Anchors,
    levels: Levels,
    /// Whether each open list is shown as one.
    lists: Vec<bool>,
    /// Where the last item's tag takes a class.
    item: usize,
    /// Whether the label of a task is open.
    label: bool,
    table: Table,
    /// Whether each open link is shown as one; an autolink may stand within another link.
    links: Vec<bool>,
    picture: Option<Picture<'a>>,
    /// Pictures within the description of pictures are but text.
    pictures: usize,
    footnotes: Footnotes,
    /// The page around each open footnote, with the footnote's name.
    outer: Vec<(String, String)>,
    /// The block of raw HTML being read.
    html: String,
    raw: RawHtml,
    /// Whether raw tags were written that may be left open.
    unbalanced: bool,
}

struct Heading {
    raw_level: u8,
    /// Where its tag belongs.
    at: usize,
    text: String,
    filled: bool,
}

impl<'a> Renderer<'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Some(heading) = &mut self.heading {
            heading.filled |= !matches!(event, Event::End(TagEnd::Heading(_)));
        }
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => self.picture_starts(dest_url, title),
            Event::End(TagEnd::Image) => self.picture_ends(),
            Event::Text(text) if !self.in_html => self.text(&text),
            Event::Code(code) if self.pictures > 0 => self.text(&code),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak if self.pictures > 0 => self.soft_break(),
            Event::HardBreak => self.hard_break(),
            Event::Start(Tag::Strikethrough) if !self.source.strikes(&range) => self.text("~"),
            Event::End(TagEnd::Strikethrough) if !self.source.strikes(&range) => self.text("~"),
            // A picture's description is text alone.
            _ if self.pictures > 0 => {}
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(html) | Event::Text(html) => self.html.push_str(&self.source.plain(&html)),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::FootnoteReference(name) => {
                let name = self.source.plain(&name);
                self.footnotes.refer(&name, &mut self.out);
            }
            Event::Rule => {
                self.block_edge();
                self.out.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn finish(mut self) -> String {
        self.footnotes.finish(&mut self.out);
        match self.unbalanced {
            true => clean(&self.out),
            false => self.out,
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Emphasis => self.deeper("<em>"),
            Tag::Strong => self.deeper("<strong>"),
            Tag::Strikethrough => self.deeper("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link_starts(link_type, &dest_url, &title),
            block => {
                self.block_edge();
                self.block_starts(block);
            }
        }
    }

    fn block_starts(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => {
                self.heading = Some(Heading {
                    raw_level: level as u8,
                    at: self.out.len(),
                    text: String::new(),
                    filled: false,
                });
            }
            Tag::BlockQuote(_) => self.deeper("<blockquote>\n"),
            Tag::HtmlBlock => self.in_html = true,
            Tag::CodeBlock(_) => {
                self.in_code = true;
                self.out.push_str("<pre><code>");
            }
            Tag::List(first) => {
                self.lists.push(self.depth < DEPTH);
                match first {
                    Some(1) => self.deeper("<ol>\n"),
                    Some(first) => self.deeper(&format!("<ol start=\"{first}\">\n")),
                    None => self.deeper("<ul>\n"),
                }
            }
            Tag::Item if self.lists.last() == Some(&true) => {
                self.item = self.out.len() + "<li".len();
                self.out.push_str("<li>");
            }
            Tag::Item => self.out.push_str("<br>\n"),
            Tag::FootnoteDefinition(name) => {
                let page = std::mem::take(&mut self.out);
                self.outer.push((page, self.source.plain(&name).into_owned()));
            }
            Tag::Table(alignments) => self.table.starts(alignments, &mut self.out),
            Tag::TableHead => self.table.head_starts(&mut self.out),
            Tag::TableRow => self.table.row_starts(&mut self.out),
            Tag::TableCell => self.table.cell_starts(&mut self.out),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.shallower("</em>"),
            TagEnd::Strong => self.shallower("</strong>"),
            TagEnd::Strikethrough => self.shallower("</del>"),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.out.push_str("</a>");
                }
            }
            block => {
                self.block_edge();
                self.block_ends(block);
            }
        }
    }

    fn block_ends(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.heading_ends(),
            TagEnd::BlockQuote(_) => self.shallower("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::HtmlBlock => {
                self.html_block();
                self.in_html = false;
            }
            TagEnd::List(ordered) => {
                self.lists.pop();
                self.shallower(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item if self.lists.last() == Some(&true) => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((page, name)) = self.outer.pop() {
                    let note = std::mem::replace(&mut self.out, page);
                    self.footnotes.define(&name, note);
                }
            }
            TagEnd::Table => self.table.ends(&mut self.out),
            TagEnd::TableHead => self.table.head_ends(&mut self.out),
            TagEnd::TableRow => self.table.row_ends(&mut self.out),
            TagEnd::TableCell => self.table.cell_ends(&mut self.out),
            _ => {}
        }
    }

    fn deeper(&mut self, tag: &str) {
        if self.depth < DEPTH {
            self.out.push_str(tag);
        }
        self.depth += 1;
    }

    fn shallower(&mut self, tag: &str) {
        self.depth -= 1;
        if self.depth < DEPTH {
            self.out.push_str(tag);
        }
    }

    /// A block begins or ends: no line of text goes on.
    fn block_edge(&mut self) {
        let out = &mut self.out;
        self.raw.end_line(&mut |tag| {
            let _ = write!(out, "</{tag}>");
        });
        if std::mem::take(&mut self.label) {
            self.out.push_str("</label>");
        }
        self.seam = Seam::FRESH;
        self.line_break = None;
    }

    fn heading_ends(&mut self) {
        // A heading without content would be a stop that says nothing.
        let Some(heading) = self.heading.take().filter(|heading| heading.filled) else {
            return;
        };
        let level = self.levels.next(heading.raw_level);
        let id = self.anchors.give(&heading.text);
        let tag = format!("<h{level} id=\"{id}\">");
        self.out.insert_str(heading.at, &tag);
        // Writing into a string cannot fail.
        let _ = writeln!(self.out, "</h{level}>");
    }

    /// The text that follows labels the box, so that it needs no words of its own.
    fn task(&mut self, done: bool) {
        const CLASS: &str = " class=\"task\"";
        if self.lists.last() == Some(&true) {
            self.out.insert_str(self.item, CLASS);
            if let Some(heading) = &mut self.heading {
                heading.at += CLASS.len();
            }
        }
        let checked = if done { " checked" } else { "" };
        let _ = write!(self.out, "<label><input type=\"checkbox\" disabled{checked}> ");
        self.label = true;
    }
}
