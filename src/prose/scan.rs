//! Owns the walk that tells a checker all it must know of a text.
//! In: Markdown.
//! Out: text runs as they come, then links, removals and anchors.

mod links;
mod raw_html;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::address::Address;
use super::anchor::Anchors;
use super::patch::Patched;
use super::raw::RawHtml;
use super::script::Seam;
use super::text::RunBuffer;
use super::{RunKind, Scan, TextRun};
use links::Open;

/// Walks over `markdown` once. `on_text` gets the readable text of each block, and of what is
/// published beside it: descriptions, destinations, titles.
pub fn scan(markdown: &str, on_text: &mut dyn FnMut(&TextRun)) -> Scan {
    let _turn = super::turn(markdown);
    let source = Patched::new(markdown);
    let mut scanner = Scanner {
        source: &source,
        on_text,
        run: RunBuffer::default(),
        alt: RunBuffer::default(),
        html: RunBuffer::default(),
        seam: Seam::FRESH,
        line_break: None,
        in_code: false,
        in_html: false,
        heading: None,
        anchors: Anchors::default(),
        raw: RawHtml::default(),
        links: Vec::new(),
        picture: None,
        pictures: 0,
        last_end: 0,
        found: Scan::default(),
    };
    for (event, range) in source.events() {
        scanner.event(event, range);
    }
    scanner.block_edge();
    let mut found = scanner.found;
    found.links.sort_by_key(|link| link.range.start);
    found.removed.sort_by_key(|removed| removed.range.start);
    found
}

struct Scanner<'a, 'f> {
    source: &'a Patched<'a>,
    on_text: &'f mut dyn FnMut(&TextRun),
    run: RunBuffer,
    alt: RunBuffer,
    html: RunBuffer,
    seam: Seam,
    /// A line break of which the next text decides.
    line_break: Option<Range<usize>>,
    in_code: bool,
    /// In a block of raw HTML, where the parser gives what is left of a tab as text.
    in_html: bool,
    heading: Option<Heading>,
    anchors: Anchors,
    raw: RawHtml,
    /// The open links; an autolink may stand within another link.
    links: Vec<Open<'a>>,
    picture: Option<Open<'a>>,
    /// Pictures within the description of pictures are but text.
    pictures: usize,
    /// Where the last event ended, in the parser's text.
    last_end: usize,
    found: Scan,
}

#[derive(Default)]
struct Heading {
    text: String,
    filled: bool,
}

impl<'a> Scanner<'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Some(heading) = &mut self.heading {
            heading.filled |= !matches!(event, Event::End(TagEnd::Heading(_)));
        }
        let mut end = range.end;
        match event {
            Event::Start(tag) => {
                end = range.start;
                self.start(tag, range);
            }
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if !self.in_html => self.text(&text, range),
            Event::Html(html) | Event::Text(html) => {
                let source = self.source.source(range);
                self.html.push(&self.source.plain(&html), source);
            }
            Event::Code(code) => {
                let inner = self.source.text()[range.clone()].find(&*code);
                let inner = inner.map(|at| range.start + at..range.start + at + code.len());
                self.text(&code, inner.unwrap_or(range));
            }
            Event::Rule => self.block_edge(),
            Event::SoftBreak => self.soft_break(self.source.source(range)),
            Event::HardBreak => self.hard_break(self.source.source(range)),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            _ => {}
        }
        self.last_end = end;
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Image { .. } if self.pictures > 0 => self.pictures += 1,
            Tag::Image { link_type: kind, dest_url: destination, title, .. } => {
                self.settle_break();
                self.seam = Seam::FRESH;
                self.pictures = 1;
                self.picture = Some(Open { kind, destination, title });
            }
            Tag::Link { .. } if self.pictures > 0 => {}
            Tag::Link { link_type: kind, dest_url: destination, title, .. } => {
                self.links.push(Open { kind, destination, title });
            }
            Tag::Strikethrough => self.tilde(range, true),
            Tag::Emphasis | Tag::Strong => {}
            Tag::Heading { .. } => {
                self.block_edge();
                self.heading = Some(Heading::default());
            }
            Tag::CodeBlock(_) => {
                self.block_edge();
                self.in_code = true;
            }
            Tag::HtmlBlock => {
                self.block_edge();
                self.in_html = true;
            }
            _ => self.block_edge(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Image => {
                self.pictures -= 1;
                if self.pictures == 0 {
                    self.picture_ends(range);
                }
            }
            TagEnd::Link if self.pictures > 0 => {}
            TagEnd::Link => {
                if let Some(link) = self.links.pop() {
                    let address = Address::of_link(link.kind, &self.source.plain(&link.destination));
                    self.leads(link, address, None, range);
                }
            }
            TagEnd::Strikethrough => self.tilde(range, false),
            TagEnd::Emphasis | TagEnd::Strong => {}
            TagEnd::Heading(_) => {
                self.block_edge();
                if let Some(heading) = self.heading.take().filter(|heading| heading.filled) {
                    self.found.anchors.push(self.anchors.give(&heading.text));
                }
            }
            TagEnd::CodeBlock => {
                self.run.finish(RunKind::Code, self.on_text);
                self.in_code = false;
            }
            TagEnd::HtmlBlock => {
                self.html_block();
                self.in_html = false;
            }
            _ => self.block_edge(),
        }
    }

    /// One tilde on each side is text, as `render` has it.
    fn tilde(&mut self, range: Range<usize>, start: bool) {
        if !self.source.strikes(&range) {
            let at = if start { range.start } else { range.end - 1 };
            self.text("~", at..at + 1);
        }
    }

    fn block_edge(&mut self) {
        self.raw.end_line(&mut |_| {});
        self.line_break = None;
        self.seam = Seam::FRESH;
        self.run.finish(RunKind::Prose, self.on_text);
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let source = self.source.source(range);
        let plain = self.source.plain(text);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&plain);
        }
        if !self.in_code {
            self.meet(&plain);
        }
        self.buffer().push(&plain, source);
    }

    /// Decides of the line break before `text`.
    fn meet(&mut self, text: &str) {
        if self.seam.closes_before(text) {
            self.line_break = None;
        } else {
            self.settle_break();
        }
        self.seam.pass(text);
    }

    fn buffer(&mut self) -> &mut RunBuffer {
        match self.pictures {
            0 => &mut self.run,
            _ => &mut self.alt,
        }
    }

    fn settle_break(&mut self) {
        if let Some(source) = self.line_break.take() {
            self.buffer().push("\n", source);
        }
    }

    fn soft_break(&mut self, source: Range<usize>) {
        if let Some(heading) = &mut self.heading {
            heading.text.push('\n');
        }
        self.line_break.get_or_insert(source);
    }

    fn hard_break(&mut self, source: Range<usize>) {
        self.soft_break(source);
        self.settle_break();
        self.seam = Seam::FRESH;
    }
}
