//! Owns the readable text of one block at a time, with the way back to the source.
//! In: pieces of text, each with the source range that it stands for.
//! Out: `TextRun`s, whose buffer serves the next block again.

use std::ops::Range;

/// What a run of text is on the published page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// A paragraph, heading, list item or table cell, inline code included.
    Prose,
    /// A code block.
    Code,
    /// The description of a picture.
    Alt,
    /// The destination of a link or picture, of whatever scheme is kept.
    Destination,
    /// The title of a link, picture or abbreviation.
    Title,
    /// What stays of a block of raw HTML.
    Html,
}

/// The text of one block as people read it: no markup, entities and escapes resolved, a line break
/// between Han characters gone and any other one a `\n`.
#[derive(Debug)]
pub struct TextRun<'a> {
    /// What the text is.
    pub kind: RunKind,
    /// The text.
    pub text: &'a str,
    pieces: &'a [Piece],
}

impl TextRun<'_> {
    /// The bytes of the Markdown from which the bytes `range` of `text` come, markup between included.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        source_range(self.pieces, self.text.len(), range)
    }
}

/// Text from one stretch of the source.
#[derive(Debug)]
struct Piece {
    /// Where it begins in the run.
    at: usize,
    /// Of the same length where source and text agree byte for byte.
    source: Range<usize>,
}

/// A run under construction.
#[derive(Debug, Default)]
pub(super) struct RunBuffer {
    text: String,
    pieces: Vec<Piece>,
}

impl RunBuffer {
    /// Appends `text`, which stands for `source`.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        let verbatim = text.len() == source.len();
        if let Some(last) = self.pieces.last_mut() {
            let last_verbatim = at - last.at == last.source.len();
            if verbatim && last_verbatim && last.source.end == source.start {
                last.source.end = source.end;
                return;
            }
        }
        self.pieces.push(Piece { at, source });
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        source_range(&self.pieces, self.text.len(), range)
    }

    /// Hands the run on, unless it is blank, and makes room for the next.
    pub(super) fn finish(&mut self, kind: RunKind, on_text: &mut dyn FnMut(&TextRun)) {
        if !self.text.trim_start().is_empty() {
            on_text(&TextRun { kind, text: &self.text, pieces: &self.pieces });
        }
        self.clear();
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }
}

fn source_range(pieces: &[Piece], length: usize, range: Range<usize>) -> Range<usize> {
    let start = place(pieces, length, range.start, false);
    let end = match range.is_empty() {
        true => start,
        false => place(pieces, length, range.end, true),
    };
    start..end
}

/// The source offset of a text offset, which as an end belongs to the piece before it.
fn place(pieces: &[Piece], length: usize, offset: usize, as_end: bool) -> usize {
    let after = pieces.partition_point(|piece| match as_end {
        true => piece.at < offset,
        false => piece.at <= offset,
    });
    let Some(index) = after.checked_sub(1) else {
        return pieces.first().map_or(0, |piece| piece.source.start);
    };
    let piece = &pieces[index];
    let end = pieces.get(index + 1).map_or(length, |next| next.at);
    if end - piece.at == piece.source.len() {
        (piece.source.start + offset - piece.at).min(piece.source.end)
    } else if as_end || offset >= end {
        piece.source.end
    } else {
        piece.source.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_through_all_pieces() {
        // Source: `*甲*乙&amp;丙`
        let mut buffer = RunBuffer::default();
        buffer.push("甲", 1..4);
        buffer.push("乙", 5..8);
        buffer.push("&", 8..13);
        buffer.push("丙", 13..16);
        assert_eq!(buffer.text(), "甲乙&丙");
        let table = [
            (0..3, 1..4),
            (3..6, 5..8),
            (0..6, 1..8),
            (6..7, 8..13),
            (3..10, 5..16),
            (7..10, 13..16),
            (10..10, 16..16),
            (6..6, 8..8),
        ];
        for (range, source) in table {
            assert_eq!(buffer.source_range(range.clone()), source, "{range:?}");
        }
    }

    #[test]
    fn touching_pieces_become_one() {
        let mut buffer = RunBuffer::default();
        buffer.push("ab", 3..5);
        buffer.push("c", 5..6);
        assert_eq!(buffer.pieces.len(), 1);
        assert_eq!(buffer.source_range(1..3), 4..6);
    }

    #[test]
    fn a_blank_run_is_not_handed_on() {
        let mut buffer = RunBuffer::default();
        let mut seen = Vec::new();
        for text in [" \n", "甲"] {
            buffer.push(text, 0..text.len());
            buffer.finish(RunKind::Prose, &mut |run| seen.push(run.text.to_owned()));
        }
        assert_eq!(seen, ["甲"]);
    }
}
