//! Owns: `feed.xml` — the newest progress summaries as an Atom feed (RFC 4287).
//! In: the index, the messages. Out: XML; without a base URL its links are relative.

use super::Export;
use crate::index::{Index, SummaryRow, address};
use crate::render::sentence::escape;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Most entries; older summaries are found on their places' pages.
const ENTRIES: usize = 100;

/// Writes the feed.
///
/// # Errors
/// Those of the writer.
pub fn feed(export: &Export<'_>, mut out: impl Write) -> io::Result<()> {
    let index = export.index;
    let newest = newest(index);
    let updated = newest.first().map_or(index.day, |row| row.summary.date.value);
    let site = index.site;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        escaped(export.language)
    );
    element(&mut xml, "title", &(export.messages)("feed-title", &[("title", &site.title)]));
    element(&mut xml, "id", &export.stable_id(address::FEED).urn().to_string());
    element(&mut xml, "updated", &moment(updated));
    let page = escaped(&link(export, address::HOME));
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>");
    let own = escaped(&link(export, address::FEED));
    let _ = writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>");
    author(&mut xml, site.publisher.as_deref().unwrap_or(&site.county));
    for row in newest {
        entry(&mut xml, export, row);
    }
    xml.push_str("</feed>\n");
    out.write_all(xml.as_bytes())
}

/// Newest first; of one date in the order of places.
fn newest<'a, 'b>(index: &'b Index<'a>) -> Vec<&'b SummaryRow<'a>> {
    let mut rows: Vec<_> = index.summaries.iter().collect();
    rows.sort_by_key(|row| Reverse(row.summary.date.value));
    rows.truncate(ENTRIES);
    rows
}

fn entry(xml: &mut String, export: &Export<'_>, row: &SummaryRow<'_>) {
    let (page, summary) = (row.page(), row.summary);
    let updated = moment(summary.date.value);
    xml.push_str("<entry>\n");
    element(xml, "title", &title(export, row));
    element(xml, "id", &export.stable_id(&page).urn().to_string());
    element(xml, "updated", &updated);
    element(xml, "published", &updated);
    let _ = writeln!(
        xml,
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>",
        escaped(&link(export, &page))
    );
    if let Some(name) = &summary.author {
        author(xml, name);
    }
    if let Some(period) = &summary.period {
        element(xml, "summary", &(export.messages)("feed-period", &[("period", period)]));
    }
    xml.push_str("</entry>\n");
}

fn title(export: &Export<'_>, row: &SummaryRow<'_>) -> String {
    let place = export.place(&row.at);
    match &row.summary.title {
        Some(title) => (export.messages)("feed-entry", &[("place", &place), ("title", title)]),
        None => {
            let date = row.summary.date.value.to_string();
            (export.messages)("feed-entry-untitled", &[("place", &place), ("date", &date)])
        }
    }
}

fn author(xml: &mut String, name: &str) {
    let _ = writeln!(xml, "<author><name>{}</name></author>", escaped(name));
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escaped(text));
}

/// Absolute where the site knows where it stands; else relative to the feed, which lies at the root.
fn link(export: &Export<'_>, path: &str) -> String {
    match export.base_url {
        Some(base_url) => address::absolute(base_url, path),
        None => address::href(path),
    }
}

/// The first moment of a day in China, which has one time.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}

/// A text in XML 1.0: characters that it forbids even as references are left out.
fn escaped(text: &str) -> String {
    let forbidden =
        |c| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let mut out = String::with_capacity(text.len());
    escape(&text.replace(forbidden, ""), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_text_stays_a_text(text in r#"([<>&"'\]\r\n\t\x00\x0b\u{fffe}]|<!\[CDATA\[|&amp;|</title>|\PC|𠮷){0,60}"#) {
            let xml = format!("<feed><title a=\"{0}\">{0}</title></feed>", escaped(&text));
            let read = roxmltree::Document::parse(&xml).unwrap();
            let title = read.root_element().first_element_child().unwrap();
            // XML has no place for these, and reads every end of a line as one sort of it.
            let allowed = |c: &char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
            let lines = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
            let kept = lines(&text.chars().filter(allowed).collect::<String>());
            proptest::prop_assert_eq!(lines(title.text().unwrap_or_default()), kept.as_str());
            let spaced = |text: &str| lines(text).replace(['\n', '\t'], " ");
            proptest::prop_assert_eq!(spaced(title.attribute("a").unwrap()), spaced(&kept));
            proptest::prop_assert_eq!(title.children().filter(|node| node.is_element()).count(), 0);
        }
    }
}
