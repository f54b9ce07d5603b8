//! Owns the text of a line: what is written, and which line breaks between texts stay.
//! In: texts, code and breaks as they come from the walk.
//! Out: the same in the page, in the open picture's description, and in the open heading's id.

use super::Renderer;
use crate::prose::escape;
use crate::prose::script::Seam;

impl Renderer<'_, '_> {
    pub(super) fn text(&mut self, text: &str) {
        let plain = self.source.plain(text);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&plain);
        }
        if !self.in_code {
            self.meet(&plain);
        }
        match &mut self.picture {
            Some(picture) => picture.alt.push_str(&plain),
            None => escape::text(&mut self.out, &plain),
        }
    }

    pub(super) fn code(&mut self, code: &str) {
        let plain = self.source.plain(code);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&plain);
        }
        self.meet(&plain);
        self.out.push_str("<code>");
        escape::text(&mut self.out, &plain);
        self.out.push_str("</code>");
    }

    /// Decides of the line break before `text`.
    pub(super) fn meet(&mut self, text: &str) {
        if let Some(at) = self.line_break.take()
            && self.seam.closes_before(text)
        {
            // Only tags can stand behind the break: little moves.
            self.buffer().remove(at);
        }
        self.seam.pass(text);
    }

    fn buffer(&mut self) -> &mut String {
        match &mut self.picture {
            Some(picture) => &mut picture.alt,
            None => &mut self.out,
        }
    }

    pub(super) fn soft_break(&mut self) {
        if let Some(heading) = &mut self.heading {
            heading.text.push('\n');
        }
        if self.line_break.is_none() {
            self.line_break = Some(self.buffer().len());
            self.buffer().push('\n');
        }
    }

    pub(super) fn hard_break(&mut self) {
        self.out.push_str("<br>\n");
        if let Some(heading) = &mut self.heading {
            heading.text.push('\n');
        }
        self.seam = Seam::FRESH;
        self.line_break = None;
    }
}
