//! Owns the footnotes of one text: their numbers, and the list that they form at its end.
//! In: references and rendered definitions, in any order.
//! Out: ids that begin with `fn-`, and the HTML of the list.

use std::collections::BTreeMap;
use std::fmt::Write;

/// One footnote.
#[derive(Debug, Default)]
struct Footnote {
    /// Rendered, `None` until it is met.
    html: Option<String>,
    references: usize,
}

/// The footnotes of one text, numbered as they are first referred to.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Index into `notes` by name, letter case folded.
    by_name: BTreeMap<String, usize>,
    notes: Vec<Footnote>,
    /// Definitions to which nothing refers; a clerk's words are not dropped for that.
    loose: Vec<(String, String)>,
}

impl Footnotes {
    /// Writes a reference, which the parser never lets stand within a link.
    pub(super) fn refer(&mut self, name: &str, out: &mut String) {
        let index = *self.by_name.entry(folded(name)).or_insert_with(|| {
            self.notes.push(Footnote::default());
            self.notes.len() - 1
        });
        let note = &mut self.notes[index];
        note.references += 1;
        let (number, id) = (index + 1, reference_id(index + 1, note.references));
        // Writing into a string cannot fail.
        let _ =
            write!(out, "<sup id=\"{id}\"><a href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>");
    }

    /// Takes the rendered text of a definition.
    pub(super) fn define(&mut self, name: &str, html: String) {
        self.loose.push((folded(name), html));
    }

    /// Writes the list, those without a reference last.
    pub(super) fn finish(mut self, out: &mut String) {
        for (name, html) in std::mem::take(&mut self.loose) {
            let note = self.by_name.get(&name).map(|&index| &mut self.notes[index]);
            match note {
                Some(note) if note.html.is_none() => note.html = Some(html),
                _ => self.loose.push((name, html)),
            }
        }
        let loose = self.loose.into_iter().map(|(_, html)| Footnote { html: Some(html), references: 0 });
        self.notes.extend(loose);
        if self.notes.is_empty() {
            return;
        }
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (index, note) in self.notes.into_iter().enumerate() {
            note.write(index + 1, out);
        }
        out.push_str("</ol>\n</section>\n");
    }
}

impl Footnote {
    fn write(self, number: usize, out: &mut String) {
        let html = self.html.unwrap_or_default();
        // The way back stands in the last line of the text, not below it.
        let (body, end) = match html.strip_suffix("</p>\n") {
            Some(body) => (body, "</p>\n"),
            None => (html.as_str(), ""),
        };
        let _ = write!(out, "<li id=\"fn-{number}\">{body}");
        for nth in 1..=self.references {
            let id = reference_id(number, nth);
            let _ = write!(out, " <a href=\"#{id}\" role=\"doc-backlink\">↩");
            if nth > 1 {
                let _ = write!(out, "<sup>{nth}</sup>");
            }
            out.push_str("</a>");
        }
        out.push_str(end);
        out.push_str("</li>\n");
    }
}

fn reference_id(number: usize, nth: usize) -> String {
    match nth {
        1 => format!("fn-ref-{number}"),
        _ => format!("fn-ref-{number}-{nth}"),
    }
}

/// As the parser matches names: without regard to case.
fn folded(name: &str) -> String {
    name.to_lowercase().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_first_references() {
        let mut footnotes = Footnotes::default();
        let mut out = String::new();
        footnotes.define("b", "<p>乙</p>\n".to_owned());
        footnotes.define("loose", "<p>丁</p>\n".to_owned());
        footnotes.define("A", "<p>甲</p>\n".to_owned());
        footnotes.refer("a", &mut out);
        footnotes.refer("b", &mut out);
        footnotes.refer("A", &mut out);
        out.push('\n');
        footnotes.finish(&mut out);
        assert_eq!(
            out,
            "<sup id=\"fn-ref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>\
             <sup id=\"fn-ref-2\"><a href=\"#fn-2\" role=\"doc-noteref\">2</a></sup>\
             <sup id=\"fn-ref-1-2\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
             <li id=\"fn-1\"><p>甲 <a href=\"#fn-ref-1\" role=\"doc-backlink\">↩</a> \
             <a href=\"#fn-ref-1-2\" role=\"doc-backlink\">↩<sup>2</sup></a></p>\n</li>\n\
             <li id=\"fn-2\"><p>乙 <a href=\"#fn-ref-2\" role=\"doc-backlink\">↩</a></p>\n</li>\n\
             <li id=\"fn-3\"><p>丁</p>\n</li>\n</ol>\n</section>\n"
        );
    }
}
