//! Owns what of a clerk's raw HTML reaches the page.
//! In: a block of it, or one tag within a line.
//! Out: plain tags and text, and a note where the whole must be balanced.

use std::fmt::Write;

use super::Renderer;
use crate::prose::escape;
use crate::prose::markup;
use crate::prose::raw::Piece;
use crate::prose::script::Seam;

impl Renderer<'_, '_> {
    pub(super) fn inline_html(&mut self, html: &str) {
        let html = self.source.plain(html);
        let phrases_only = self.heading.is_some() || !self.links.is_empty();
        let mut raw = std::mem::take(&mut self.raw);
        raw.take_apart_in_line(&html, phrases_only, &mut |piece, _| self.piece(piece));
        self.raw = raw;
    }

    pub(super) fn html_block(&mut self) {
        let start = self.out.len();
        let html = std::mem::take(&mut self.html);
        let mut raw = std::mem::take(&mut self.raw);
        raw.take_apart(&html, &mut |piece, _| self.piece(piece));
        self.raw = raw;
        self.seam = Seam::FRESH;
        self.line_break = None;
        let written = start + self.out[start..].trim_end().len();
        self.out.truncate(written);
        if written > start {
            self.out.push('\n');
        }
    }

    fn piece(&mut self, piece: Piece) {
        if !piece.is_inline() {
            self.seam = Seam::FRESH;
            self.line_break = None;
            if let Some(heading) = &mut self.heading {
                heading.text.push('\n');
            }
        }
        match piece {
            Piece::Text(text) => {
                for (nth, (_, line)) in markup::lines(text).enumerate() {
                    if nth > 0 {
                        self.soft_break();
                    }
                    if !line.is_empty() {
                        self.meet(line);
                        // Entities stay as written, which only the second lock reads.
                        self.unbalanced |= line.contains('&');
                        escape::markup_text(&mut self.out, line);
                    }
                }
            }
            Piece::Open(tag, attributes) => {
                self.unbalanced |= tag != "br";
                let _ = write!(self.out, "<{tag}");
                for (name, value) in attributes {
                    let _ = write!(self.out, " {name}=\"");
                    escape::markup_attribute(&mut self.out, value);
                    self.out.push('"');
                }
                self.out.push('>');
            }
            Piece::Close(tag) => {
                let _ = write!(self.out, "</{tag}>");
            }
            Piece::Lost(..) => {}
        }
    }
}
