//! Owns the tags of links and pictures.
//! In: destinations, titles and descriptions as they come from the walk.
//! Out: `a` and `img` for what may lead somewhere, text for all else.

use pulldown_cmark::{CowStr, LinkType};

use super::Renderer;
use crate::prose::address::Address;
use crate::prose::script::Seam;
use crate::prose::{Target, escape};

/// Links to other hosts tell them nothing.
const WEB_LINK: &str = " rel=\"noopener noreferrer\"";

/// A picture whose description is being read.
pub(super) struct Picture<'a> {
    destination: CowStr<'a>,
    title: CowStr<'a>,
    /// Its description as read so far.
    pub(super) alt: String,
}

impl<'a> Renderer<'a, '_> {
    pub(super) fn link_starts(&mut self, kind: LinkType, destination: &str, title: &str) {
        let plain = self.source.plain(destination);
        let led = match Address::of_link(kind, &plain) {
            Address::Relative => match (self.resolve)(&plain, false) {
                Target::Href(href) => Some((href, "")),
                Target::TextOnly => None,
            },
            Address::Web(href) => Some((href, WEB_LINK)),
            Address::Contact(href) => Some((href, "")),
            Address::Refused(_) => None,
        };
        let led = led.filter(|_| !self.links.contains(&true));
        self.links.push(led.is_some());
        if let Some((href, more)) = led {
            let title = self.source.plain(title);
            self.anchor(&href, more, &title);
        }
    }

    fn anchor(&mut self, href: &str, more: &str, title: &str) {
        self.out.push_str("<a href=\"");
        escape::address(&mut self.out, href);
        self.out.push('"');
        self.out.push_str(more);
        self.title(title);
        self.out.push('>');
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::attribute(&mut self.out, title);
            self.out.push('"');
        }
    }

    pub(super) fn picture_starts(&mut self, destination: CowStr<'a>, title: CowStr<'a>) {
        self.pictures += 1;
        if self.pictures == 1 {
            self.seam = Seam::FRESH;
            self.line_break = None;
            self.picture = Some(Picture { destination, title, alt: String::new() });
        }
    }

    pub(super) fn picture_ends(&mut self) {
        self.pictures -= 1;
        if self.pictures > 0 {
            return;
        }
        self.seam = Seam::FRESH;
        self.line_break = None;
        let Some(picture) = self.picture.take() else {
            return;
        };
        let (destination, title) =
            (self.source.plain(&picture.destination), self.source.plain(&picture.title));
        match Address::of_picture(&destination) {
            Address::Relative => match (self.resolve)(&destination, true) {
                Target::Href(address) => self.image(&address, &picture.alt, &title),
                Target::TextOnly => escape::text(&mut self.out, &picture.alt),
            },
            Address::Web(href) => {
                let blank = picture.alt.trim().is_empty();
                let words = if blank { &href } else { &picture.alt };
                // No link within a link: there the words must do.
                let linked = !self.links.contains(&true);
                if linked {
                    self.anchor(&href, WEB_LINK, &title);
                }
                escape::text(&mut self.out, words);
                if linked {
                    self.out.push_str("</a>");
                }
            }
            Address::Contact(_) | Address::Refused(_) => {
                escape::text(&mut self.out, &picture.alt);
            }
        }
    }

    fn image(&mut self, address: &str, alt: &str, title: &str) {
        self.out.push_str("<img src=\"");
        escape::address(&mut self.out, address);
        self.out.push_str("\" alt=\"");
        escape::attribute(&mut self.out, alt);
        self.out.push('"');
        self.title(title);
        self.out.push_str(" loading=\"lazy\">");
    }
}
