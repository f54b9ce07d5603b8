//! Owns the walk that tells a checker all it must know of a text.
//! In: Markdown.
//! Out: text runs as they come, then links, removals and anchors.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::address::Address;
use super::anchor::Anchors;
use super::entity;
use super::patch::Patched;
use super::raw::{self, Piece, RawHtml};
use super::script::Seam;
use super::text::RunBuffer;
use super::{Link, Removed, RemovedWhat, RunKind, Scan, TextRun};

/// Walks over `markdown` once. `on_text` gets the readable text of each block, and of what is
/// published beside it: descriptions, destinations, titles.
pub fn scan(markdown: &str, on_text: &mut dyn FnMut(&TextRun)) -> Scan {
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

/// A link or picture whose end is yet to come.
struct Open<'a> {
    kind: LinkType,
    destination: CowStr<'a>,
    title: CowStr<'a>,
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
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => {
                let inner = self.source.text()[range.clone()].find(&*code);
                let inner = inner.map(|at| range.start + at..range.start + at + code.len());
                self.text(&code, inner.unwrap_or(range));
            }
            Event::Rule => self.block_edge(),
            Event::SoftBreak => self.soft_break(self.source.source(range)),
            Event::HardBreak => self.hard_break(self.source.source(range)),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(html) => {
                let source = self.source.source(range);
                self.html.push(&self.source.plain(&html), source);
            }
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
            TagEnd::HtmlBlock => self.html_block(),
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

    fn picture_ends(&mut self, range: Range<usize>) {
        self.line_break = None;
        self.seam = Seam::FRESH;
        let Some(picture) = self.picture.take() else {
            return;
        };
        let alt_missing = self.alt.text().trim().is_empty();
        self.alt.finish(RunKind::Alt, self.on_text);
        let address = Address::of_picture(&self.source.plain(&picture.destination));
        self.leads(picture, address, Some(alt_missing), range);
    }

    /// Notes where a link leads, or a picture: then `alt_missing` is given.
    fn leads(&mut self, link: Open, address: Address, alt_missing: Option<bool>, range: Range<usize>) {
        let dest = self.source.plain(&link.destination);
        let written = self.written(&link, &range);
        let after = written.as_ref().map_or(range.end, |written| written.end);
        let whole = self.source.source(range.clone());
        let place = written.map_or(whole.clone(), |written| self.source.source(written));
        let relative = address == Address::Relative;
        let removed = match address {
            Address::Refused(scheme) => Some(RemovedWhat::Scheme { scheme }),
            Address::Web(_) if alt_missing.is_some() => Some(RemovedWhat::RemotePicture),
            _ => None,
        };
        let shown = !matches!(removed, Some(RemovedWhat::Scheme { .. }));
        // An autolink's text is its destination, and has been handed on as such.
        if shown && !matches!(link.kind, LinkType::Autolink | LinkType::Email) {
            let mut aside = RunBuffer::default();
            aside.push(&dest, place.clone());
            aside.finish(RunKind::Destination, self.on_text);
            let title = self.source.plain(&link.title);
            let rest = after..range.end;
            let at = self.source.text()[rest].find(&*link.title);
            let at = at.map(|at| after + at..after + at + link.title.len());
            aside.push(&title, at.map_or(whole, |at| self.source.source(at)));
            aside.finish(RunKind::Title, self.on_text);
        }
        if let Some(what) = removed {
            self.found.removed.push(Removed { range: place, what });
        } else if relative {
            self.found.links.push(Link {
                range: place,
                dest: dest.into_owned(),
                image: alt_missing.is_some(),
                alt_missing: alt_missing.unwrap_or(false),
            });
        }
    }

    /// Where the destination stands in the parser's text, if it stands there as it is.
    fn written(&self, link: &Open, range: &Range<usize>) -> Option<Range<usize>> {
        let text = self.source.text();
        let start = match link.kind {
            LinkType::Autolink | LinkType::Email => range.start + 1,
            LinkType::Inline => {
                let rest = &text[self.last_end..range.end];
                let rest = rest[rest.find("](")? + 2..].trim_ascii_start();
                let rest = rest.strip_prefix('<').unwrap_or(rest);
                range.end - rest.len()
            }
            _ => return None,
        };
        let end = start + link.destination.len();
        let stands = text[start..range.end].starts_with(&*link.destination);
        (stands && start < end).then_some(start..end)
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let source = self.source.source(range);
        let html = self.source.plain(html);
        if self.pictures > 0 {
            // A description is text alone: every tag in it goes.
            RawHtml::default().take_apart(&html, &mut |piece, _| match piece {
                Piece::Open(tag, _) => self.lost(tag.to_owned(), None, source.clone()),
                Piece::Lost(tag, None) if !tag.starts_with('/') => {
                    self.lost(tag, None, source.clone());
                }
                _ => {}
            });
            return;
        }
        let mut raw = std::mem::take(&mut self.raw);
        let phrases_only = self.heading.is_some() || !self.links.is_empty();
        raw.take_apart_in_line(&html, phrases_only, &mut |piece, _| {
            self.piece(piece, source.clone(), &|_| source.clone());
        });
        self.raw = raw;
    }

    fn html_block(&mut self) {
        let mut html = std::mem::take(&mut self.html);
        let mut raw = std::mem::take(&mut self.raw);
        raw.take_apart(html.text(), &mut |piece, range| {
            let start = range.start;
            let place = |within: Range<usize>| html.source_range(start + within.start..start + within.end);
            self.piece(piece, html.source_range(range), &place);
        });
        self.line_break = None;
        self.seam = Seam::FRESH;
        self.run.finish(RunKind::Html, self.on_text);
        html.clear();
        (self.html, self.raw) = (html, raw);
    }

    /// Notes one piece of raw HTML; `place` gives the source of a range within a text piece.
    fn piece(&mut self, piece: Piece, source: Range<usize>, place: &dyn Fn(Range<usize>) -> Range<usize>) {
        if !piece.is_inline() {
            self.hard_break(source.start..source.start);
        }
        match piece {
            Piece::Text(text) => {
                for (nth, (at, line)) in raw::lines(text).enumerate() {
                    if nth > 0 {
                        self.soft_break(place(at - 1..at));
                    }
                    entity::resolve(line, &mut |text, range| {
                        if !text.is_empty() {
                            self.meet(text);
                            let range = at + range.start..at + range.end;
                            self.run.push(text, place(range));
                        }
                    });
                }
            }
            Piece::Open(_, attributes) => {
                for (_, value) in attributes.iter().filter(|(name, _)| *name == "title") {
                    let mut aside = RunBuffer::default();
                    entity::resolve(value, &mut |text, _| aside.push(text, source.clone()));
                    aside.finish(RunKind::Title, self.on_text);
                }
            }
            Piece::Close(_) => {}
            Piece::Lost(tag, attribute) => self.lost(tag, attribute, source),
        }
    }

    fn lost(&mut self, tag: String, attribute: Option<String>, range: Range<usize>) {
        let what = RemovedWhat::Html { tag, attribute };
        self.found.removed.push(Removed { range, what });
    }
}
