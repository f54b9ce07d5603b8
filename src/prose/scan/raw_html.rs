//! Owns what a checker learns of raw HTML.
//! In: a block of it, or one tag within a line.
//! Out: the readable text, and a removal for each tag or attribute that the page leaves out.

use std::ops::Range;

use super::Scanner;
use crate::prose::entity;
use crate::prose::markup;
use crate::prose::raw::{Piece, RawHtml};
use crate::prose::script::Seam;
use crate::prose::text::RunBuffer;
use crate::prose::{Removed, RemovedWhat, RunKind};

impl Scanner<'_, '_> {
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
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

    pub(super) fn html_block(&mut self) {
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
                for (nth, (at, line)) in markup::lines(text).enumerate() {
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
