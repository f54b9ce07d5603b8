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
use std::collections::BTreeSet;
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
                BlockFault::Field(range) => ("field", range),
            };
            let finding = Diagnostic::new(Code::BadBlock, self.span(shift(range.clone()))).variant(variant);
            self.found.push(finding.arg("line", text[body.clone()][range.clone()].trim_end()));
        }
        let whole = prose::blanked(&text[body.clone()], &blocks.markers);
        let first = self.private.len();
        let mut scan = self.scan_prose(&whole, body.start);
        let hidden: Vec<Span> = blocks.internal.iter().map(|block| self.span(shift(block.clone()))).collect();
        self.mark_internal(first, |place| hidden.iter().any(|block| block.contains(place)));
        if !blocks.internal.is_empty() {
            let open = prose::blanked(&text[body.clone()], &blocks.internal);
            self.scan_open(&open, body.start, first, &mut scan);
        }
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

    /// Scans the text as the public reads it, without its internal blocks, and adds what the whole text did not show:
    /// a comment or fence that a block leaves open makes another text of what follows it.
    fn scan_open(&mut self, open: &str, offset: usize, first: usize, whole: &mut prose::Scan) {
        let (private, found) = (self.private.len(), self.found.len());
        let seen = self.scan_prose(open, offset);
        let place = |span: &Span| (span.start, span.end);
        let news = self.private.split_off(private);
        let known = self.private[first..].iter().filter(|known| !known.internal);
        let known: BTreeSet<_> = known.map(|known| (place(&known.span), known.digits.clone())).collect();
        self.private
            .extend(news.into_iter().filter(|one| !known.contains(&(place(&one.span), one.digits.clone()))));
        let news = self.found.split_off(found);
        let known: BTreeSet<_> = self.found.iter().map(|known| (known.code, place(&known.span))).collect();
        self.found.extend(news.into_iter().filter(|one| !known.contains(&(one.code, place(&one.span)))));
        let prose::Scan { links, removed, anchors } = seen;
        add(&mut whole.links, links, |link| (link.range.start, link.range.end, link.dest.clone()));
        add(&mut whole.removed, removed, |part| {
            (part.range.start, part.range.end, format!("{:?}", part.what))
        });
        add(&mut whole.anchors, anchors, String::clone);
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
            for range in unread_links(run) {
                let span = locate(range.clone());
                if !in_code(markdown, span.start as usize - offset) {
                    let finding = Diagnostic::new(Code::BrokenLink, span).variant("unread");
                    found.push(finding.arg("text", &run.text[range]));
                }
            }
            placeholder::scan(run.text, &mut |range| {
                let finding = Diagnostic::new(Code::Placeholder, locate(range.clone()));
                found.push(finding.arg("text", &run.text[range]));
            });
        })
    }
}

/// Adds what is not yet there; a text may have hundreds of thousands of each.
fn add<T, K: Ord>(known: &mut Vec<T>, news: Vec<T>, key: impl Fn(&T) -> K) {
    let keys: BTreeSet<K> = known.iter().map(&key).collect();
    known.extend(news.into_iter().filter(|one| !keys.contains(&key(one))));
}

/// So many bytes a link's text or address may take, to be known for one that is not read: a line may have megabytes.
const NEAR: usize = 600;

/// What was meant as a link or picture, and stands on the page as it was written: an address with a blank in it, or in
/// Chinese brackets.
fn unread_links(run: &prose::TextRun<'_>) -> Vec<Range<usize>> {
    let text = run.text;
    if run.kind != prose::RunKind::Prose || !text.contains(']') {
        return Vec::new();
    }
    let link = |(at, open): (usize, &str)| {
        let from = text.floor_char_boundary(at.saturating_sub(NEAR));
        let start = from + text[from..at].rfind('[')?;
        let start = if text[..start].ends_with('!') { start - 1 } else { start };
        let inner = &text[at + open.len()..text.floor_char_boundary(at + NEAR)];
        let (close, length) = if open == "](" { (')', 1) } else { ('）', '）'.len_utf8()) };
        let end = inner.find(close)?;
        (open == "](" || is_address(&inner[..end])).then(|| start..at + open.len() + end + length)
    };
    text.match_indices("](").chain(text.match_indices("]（")).filter_map(link).collect()
}

/// Whether a text in brackets can only be an address: 〔2020〕（试行） is none.
fn is_address(text: &str) -> bool {
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    text.contains('/')
        || (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether the byte stands between backticks of its line.
fn in_code(markdown: &str, at: usize) -> bool {
    let from = markdown.floor_char_boundary(at.saturating_sub(NEAR));
    let line = markdown[from..at].rfind('\n').map_or(from, |end| from + end + 1);
    markdown[line..at].matches('`').count() % 2 == 1
}
