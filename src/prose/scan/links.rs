//! Owns where links and pictures lead, and where in the Markdown that is written.
//! In: links and pictures at their end, when all within them has been read.
//! Out: `Link`s, removals, and the runs of descriptions, destinations and titles.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};

use super::Scanner;
use crate::prose::address::Address;
use crate::prose::script::Seam;
use crate::prose::text::RunBuffer;
use crate::prose::{Link, Removed, RemovedWhat, RunKind};

/// A link or picture whose end is yet to come.
pub(super) struct Open<'a> {
    pub(super) kind: LinkType,
    pub(super) destination: CowStr<'a>,
    pub(super) title: CowStr<'a>,
}

impl Scanner<'_, '_> {
    pub(super) fn picture_ends(&mut self, range: Range<usize>) {
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
    pub(super) fn leads(
        &mut self,
        link: Open,
        address: Address,
        alt_missing: Option<bool>,
        range: Range<usize>,
    ) {
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
}
