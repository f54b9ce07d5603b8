//! Owns: the reading of a record's prose — blocks, links, what is removed, what looks private or unfilled.
//! In: the text after the front matter. Out: a `RawProse` and findings, at their places in the file.

use super::front::{self, BlockFault};
use super::placeholder;
use super::raw::{RawLink, RawPrivate, RawProse};
use super::read::Reader;
use crate::diag::{Code, Diagnostic};
use crate::privacy;
use crate::prose::{self, RemovedWhat};
use crate::source::Span;
use std::ops::Range;

impl Reader {
    /// Reads the prose that stands at `body`.
    pub fn prose(&mut self, text: &str, body: Range<usize>) -> RawProse {
        let blocks = front::blocks(&text[body.clone()]);
        let shift = |range: Range<usize>| range.start + body.start..range.end + body.start;
        for fault in &blocks.faults {
            let (variant, range) = match fault {
                BlockFault::LeftOpen(range) => ("open", range),
                BlockFault::Nested(range) => ("nested", range),
                BlockFault::Stray(range) => ("stray", range),
                BlockFault::Misspelt(range) => ("misspelt", range),
            };
            let finding = Diagnostic::new(Code::BadBlock, self.span(shift(range.clone()))).variant(variant);
            self.found.push(finding.arg("line", text[body.clone()][range.clone()].trim_end()));
        }
        let visible = blank(&text[body.clone()], &blocks.markers);
        let first = self.private.len();
        let scan = self.scan_prose(&visible, body.start);
        let hidden: Vec<Span> = blocks.internal.iter().map(|block| self.span(shift(block.clone()))).collect();
        self.mark_internal(first, |place| hidden.iter().any(|block| block.contains(place)));
        for removed in scan.removed {
            let finding = Diagnostic::new(Code::UnsafeHtml, self.span(shift(removed.range)));
            self.found.push(match removed.what {
                RemovedWhat::Html { tag, attribute: None } => finding.arg("name", tag),
                RemovedWhat::Html { tag, attribute: Some(attribute) } => {
                    finding.variant("attribute").arg("name", tag).arg("attribute", attribute)
                }
                RemovedWhat::Scheme { scheme } => finding.variant("scheme").arg("scheme", scheme),
                RemovedWhat::RemotePicture => finding.variant("remote-picture"),
            });
        }
        let mut links = Vec::with_capacity(scan.links.len());
        for link in scan.links {
            let span = self.span(shift(link.range));
            if link.alt_missing {
                self.found.push(Diagnostic::new(Code::NoAlt, span).arg("path", link.dest.as_str()));
            }
            links.push(RawLink { span, dest: link.dest, image: link.image });
        }
        let spans = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|r| self.span(shift(r))).collect();
        RawProse {
            span: self.span(body.clone()),
            internal: hidden,
            markers: spans(blocks.markers),
            links,
            anchors: scan.anchors,
        }
    }

    fn scan_prose(&mut self, markdown: &str, offset: usize) -> prose::Scan {
        let file = self.file;
        let (private, found) = (&mut self.private, &mut self.found);
        prose::scan(markdown, &mut |run| {
            let locate = |range: Range<usize>| {
                let range = run.source_range(range);
                Span::new(file, range.start + offset..range.end + offset)
            };
            privacy::scan(run.text, &mut |hit| {
                private.push(RawPrivate {
                    span: locate(hit.range.clone()),
                    kind: hit.kind,
                    digits: hit.digits,
                    written: run.text[hit.range].to_owned(),
                    field: None,
                    entries: Vec::new(),
                    internal: false,
                });
            });
            placeholder::scan(run.text, &mut |range| {
                let finding = Diagnostic::new(Code::Placeholder, locate(range.clone()));
                found.push(finding.arg("text", &run.text[range]));
            });
        })
    }
}

/// The text with some ranges (whole lines) turned into white space, every byte at its offset.
fn blank<'t>(text: &'t str, ranges: &[Range<usize>]) -> std::borrow::Cow<'t, str> {
    if ranges.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        out.extend(
            text[range.clone()]
                .bytes()
                .map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }),
        );
        at = range.end;
    }
    out.push_str(&text[at..]);
    out.into()
}
