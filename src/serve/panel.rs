//! Owns: what a previewed page says of the last look — findings, a failure — and how a page hears of the next.
//! In: a report, or the words of a failure. Out: HTML put into a page, or a page of its own; script and style sheet
//! are files of their own, so that they work under a content security policy that allows nothing inline.

use crate::diag::{Diagnostic, Report, Severity};
use crate::render::escape;
use crate::source::Sources;
use crate::text::Catalogue;

/// Where the script stands, from the host's root; no site can have a file there.
pub const SCRIPT: &str = ".cunce/preview.js";
/// Where the style sheet stands.
pub const STYLE: &str = ".cunce/preview.css";
/// Where to wait for changes; its query is the name of what is shown.
pub const CHANGES: &str = ".cunce/changes";
/// The script.
pub const SCRIPT_TEXT: &str = include_str!("preview.js");
/// The style sheet.
pub const STYLE_TEXT: &str = include_str!("preview.css");

/// A page shows no more findings than this; the terminal has all.
const MOST: usize = 100;

/// What is said of the last look.
#[derive(Debug, Default)]
pub struct Panel {
    /// Language of its words.
    language: &'static str,
    /// What the panel is called.
    label: String,
    /// In one line, beside a good site.
    summary: String,
    /// In one line, where there is no site.
    summary_alone: String,
    /// The list, or the words of a failure; HTML.
    inner: String,
    /// Whether nothing may be published as it is.
    forbids: bool,
}

impl Panel {
    /// What was found.
    pub fn findings(report: &Report, sources: &Sources, text: &Catalogue) -> Self {
        if report.found().is_empty() {
            return Panel::named(text);
        }
        let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
        let counts = [("errors", errors.into()), ("warnings", warnings.into())];
        // What forbids a site comes first; each sort stays in the order of files.
        let of = |severity| report.found().iter().filter(move |found| found.code.severity() == severity);
        let listed = of(Severity::Error).chain(of(Severity::Warning)).take(MOST);
        let mut inner = String::from("<ol>\n");
        listed.for_each(|found| finding(found, sources, text, &mut inner));
        inner.push_str("</ol>\n");
        if let Some(more) = report.found().len().checked_sub(MOST).filter(|more| *more > 0) {
            paragraph("", &text.text("serve-more", &[("count", more.into())]), &mut inner);
        }
        let summary = if errors > 0 { "serve-errors" } else { "serve-warnings" };
        Panel {
            summary: text.text(summary, &counts),
            summary_alone: text.text("serve-errors-alone", &counts),
            inner,
            forbids: errors > 0,
            ..Panel::named(text)
        }
    }

    /// Why no site could be made.
    pub fn failure(why: &str, text: &Catalogue) -> Self {
        Panel {
            summary: text.plain("serve-failed"),
            summary_alone: text.plain("serve-failed-alone"),
            inner: preformatted(why),
            forbids: true,
            ..Panel::named(text)
        }
    }

    fn named(text: &Catalogue) -> Self {
        Panel { language: text.language.tag(), label: text.plain("serve-label"), ..Panel::default() }
    }

    /// The page with what is said, and with what makes it hear of the next look. `name` is that of what it shows.
    pub fn put_into(&self, mut page: Vec<u8>, name: &str) -> Vec<u8> {
        let mut block = String::new();
        if !self.inner.is_empty() {
            let (class, open) = if self.forbids { ("forbids", " open") } else { ("allows", "") };
            block.push_str(&format!(
                "<link rel=\"stylesheet\" href=\"/{STYLE}\"><aside id=\"cunce-preview\" class=\"{class}\" lang=\"{}\" \
                 aria-label=\"{}\"><details{open}><summary>{}</summary>\n<div tabindex=\"0\" role=\"group\" \
                 aria-label=\"{}\">{}</div></details></aside>",
                self.language,
                escaped(&self.label),
                escaped(&self.summary),
                escaped(&self.label),
                self.inner
            ));
        }
        block.push_str(&script(name));
        let end = page.windows(END.len()).rposition(|part| part.eq_ignore_ascii_case(END));
        let at = end.unwrap_or(page.len());
        page.splice(at..at, block.into_bytes());
        page
    }

    /// A page that says only this, where there is no site.
    pub fn alone(&self, name: &str) -> Vec<u8> {
        self.page(&self.summary_alone, &self.inner, name)
    }

    /// A page in place of one that cannot be made.
    pub fn instead_of_page(&self, why: &str, name: &str) -> Vec<u8> {
        self.page(&self.label, &preformatted(why), name)
    }

    fn page(&self, heading: &str, inner: &str, name: &str) -> Vec<u8> {
        let (language, heading) = (self.language, escaped(heading));
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/{STYLE}\">\n</head>\n\
             <body id=\"cunce-preview-page\">\n<main>\n<h1>{heading}</h1>\n{inner}</main>\n{}</body>\n</html>\n",
            script(name)
        )
        .into_bytes()
    }
}

const END: &[u8] = b"</body>";

fn script(name: &str) -> String {
    format!("<script src=\"/{SCRIPT}\" data-name=\"{}\" defer></script>", escaped(name))
}

/// A finding with its place, the quoted line, and what to write instead.
fn finding(found: &Diagnostic, sources: &Sources, text: &Catalogue, out: &mut String) {
    let severity = found.code.severity();
    let (file, position) = (sources.file(found.span.file), sources.position(found.span));
    let word = text.plain(match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    });
    out.push_str(&format!("<li class=\"{}\">\n<p><strong>", severity.as_str()));
    escape(&word, out);
    out.push_str(&format!("</strong> <code>{}</code> ", found.code.as_str()));
    escape(&text.message(found), out);
    out.push_str("</p>\n");
    paragraph("place", &format!("{}:{}:{}", file.path, position.line, position.column), out);
    if file.has_text() {
        let (line, line_start) = sources.line(found.span);
        // A parser may point into a character: the mark goes around it as a whole.
        let start = line.floor_char_boundary((found.span.start as usize).saturating_sub(line_start));
        let end = line.ceil_char_boundary((found.span.end as usize).saturating_sub(line_start)).max(start);
        out.push_str("<pre>");
        escape(&line[..start], out);
        out.push_str("<mark>");
        escape(&line[start..end], out);
        out.push_str("</mark>");
        escape(&line[end..], out);
        out.push_str("</pre>\n");
    }
    paragraph("help", &format!("{}: {}", text.plain("severity-help"), text.help(found)), out);
    out.push_str("</li>\n");
}

fn paragraph(class: &str, words: &str, out: &mut String) {
    out.push_str(&format!("<p class=\"{class}\">"));
    escape(words, out);
    out.push_str("</p>\n");
}

fn preformatted(words: &str) -> String {
    format!("<pre>{}</pre>\n", escaped(words))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::{SourceFile, Span};
    use crate::text::Language;

    fn panel(text: &str, codes: &[Code]) -> Panel {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::new("content/<a>.md".to_owned(), text.to_owned()));
        let mut report = Report::default();
        let finding = |code: &Code| Diagnostic::new(*code, Span::new(file, 3..6)).arg("text", "<i>");
        report.extend(codes.iter().map(finding));
        let words = Catalogue::new(Language::ZhHans, None).unwrap();
        Panel::findings(&report, &sources, &words)
    }

    fn put(panel: &Panel) -> String {
        String::from_utf8(panel.put_into(b"<p></body></p></BODY>\n</html>".to_vec(), "1-2")).unwrap()
    }

    #[test]
    fn what_is_found_is_escaped_and_marked_where_it_stands() {
        let page = put(&panel("<甲>乙&\n", &[Code::Placeholder]));
        assert!(page.contains("<pre>&lt;<mark>甲&gt;乙</mark>&amp;</pre>"), "{page}");
        assert!(page.contains("content/&lt;a&gt;.md:1:"), "{page}");
        assert!(page.contains("&lt;i&gt;") && !page.contains("<i>"), "{page}");
        assert!(page.contains("class=\"allows\"") && !page.contains(" open>"), "{page}");
    }

    #[test]
    fn it_stands_at_the_end_and_open_where_it_forbids() {
        let page = put(&panel("甲乙丙\n", &[Code::NoLead, Code::BadDate]));
        assert!(
            page.starts_with("<p></body></p><link ") && page.ends_with("</script></BODY>\n</html>"),
            "{page}"
        );
        assert!(page.contains("class=\"forbids\"") && page.contains("<details open>"), "{page}");
        let (error, warning) = (page.find("bad-date").unwrap(), page.find("no-lead").unwrap());
        assert!(error < warning, "{page}");
        assert_eq!(
            put(&panel("", &[])),
            "<p></body></p><script src=\"/.cunce/preview.js\" data-name=\"1-2\" defer></script></BODY>\n</html>"
        );
    }

    #[test]
    fn a_page_is_not_filled_with_thousands() {
        let page = put(&panel("甲乙丙\n", &[Code::NoLead; MOST + 7]));
        assert_eq!(page.matches("<li ").count(), MOST);
        assert!(page.contains('7'), "{page}");
    }
}
