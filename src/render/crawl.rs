//! Owns: what search engines are told — `robots.txt` and the site map. In: which pages were made.
//! Out: XML as sitemaps.org asks for it, in parts where one file would be too large; nothing where the site does
//! not know its address. The internal edition asks all of them to keep out.

use super::sentence::escape;
use super::{RenderError, Site};
use crate::artifact::{Artifact, Content};
use crate::index::address;
use jiff::civil::Date;

/// A page that search engines may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its path from the site's root.
    pub path: String,
    /// When it last changed, where the records say so.
    pub changed: Option<Date>,
}

/// How much one file holds.
#[derive(Clone, Copy)]
struct Limits {
    urls: usize,
    bytes: usize,
}

/// The protocol's number of addresses; its bytes as its first version had them, which all engines take.
const LIMITS: Limits = Limits { urls: 50_000, bytes: 10 * 1024 * 1024 };

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
const FOOT: &str = "</urlset>\n";

/// Writes both.
///
/// # Errors
/// When `put` refuses one.
pub fn artifacts<E: Send>(
    site: &Site<'_>,
    listings: impl Iterator<Item = Listing>,
    put: &(impl Fn(Artifact) -> Result<(), RenderError<E>> + Sync),
) -> Result<(), RenderError<E>> {
    let file = |path: String, text: String| put(Artifact { path, content: Content::Bytes(text.into()) });
    if site.internal() {
        return file(address::ROBOTS.to_owned(), "User-agent: *\nDisallow: /\n".to_owned());
    }
    let Some(base_url) = site.base_url else { return Ok(()) };
    let map = address::absolute(base_url, address::SITEMAP);
    file(address::ROBOTS.to_owned(), format!("User-agent: *\nDisallow:\n\nSitemap: {map}\n"))?;
    sitemap(base_url, listings, LIMITS, &file)
}

/// One file, or as many as it takes and a list of them.
fn sitemap<E>(
    base_url: &str,
    listings: impl Iterator<Item = Listing>,
    limits: Limits,
    put: &impl Fn(String, String) -> Result<(), E>,
) -> Result<(), E> {
    let (mut part, mut urls, mut parts) = (HEAD.to_owned(), 0, 0);
    for listing in listings {
        let entry = entry(base_url, &listing);
        if urls == limits.urls || part.len() + entry.len() + FOOT.len() > limits.bytes {
            parts += 1;
            put(address::sitemap_part(parts), std::mem::replace(&mut part, HEAD.to_owned()) + FOOT)?;
            urls = 0;
        }
        part.push_str(&entry);
        urls += 1;
    }
    part.push_str(FOOT);
    if parts == 0 {
        return put(address::SITEMAP.to_owned(), part);
    }
    parts += 1;
    put(address::sitemap_part(parts), part)?;
    put(address::SITEMAP.to_owned(), list(base_url, parts))
}

fn entry(base_url: &str, listing: &Listing) -> String {
    let loc = location(base_url, &listing.path);
    let changed = listing.changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
    format!("<url><loc>{loc}</loc>{changed}</url>\n")
}

fn list(base_url: &str, parts: usize) -> String {
    let mut xml = HEAD.replace("urlset", "sitemapindex");
    for part in 1..=parts {
        let loc = location(base_url, &address::sitemap_part(part));
        xml.push_str(&format!("<sitemap><loc>{loc}</loc></sitemap>\n"));
    }
    xml + "</sitemapindex>\n"
}

/// An absolute address as XML has it.
fn location(base_url: &str, path: &str) -> String {
    let address = address::absolute(base_url, path);
    let mut escaped = String::with_capacity(address.len());
    escape(&address, &mut escaped);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::convert::Infallible;

    fn made(pages: usize, limits: Limits) -> Vec<(String, String)> {
        let files = RefCell::new(Vec::new());
        let listing = |page| Listing { path: format!("a/{page}/index.html"), changed: None };
        let put = |path, text| -> Result<(), Infallible> {
            files.borrow_mut().push((path, text));
            Ok(())
        };
        let Ok(()) = sitemap("https://x.example/y", (0..pages).map(listing), limits, &put);
        files.into_inner()
    }

    fn names(files: &[(String, String)]) -> Vec<&str> {
        files.iter().map(|(path, _)| path.as_str()).collect()
    }

    #[test]
    fn a_large_site_has_parts_and_a_list_of_them() {
        let limits = Limits { urls: 3, bytes: usize::MAX };
        assert_eq!(names(&made(3, limits)), ["sitemap.xml"]);
        let files = made(7, limits);
        assert_eq!(names(&files), ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let urls: Vec<usize> = files.iter().map(|(_, text)| text.matches("<url>").count()).collect();
        assert_eq!(urls, [3, 3, 1, 0]);
        let list = &files[3].1;
        assert!(list.contains("<sitemapindex ") && list.ends_with("</sitemapindex>\n"));
        assert!(list.contains("<loc>https://x.example/y/sitemap-3.xml</loc>"));
    }

    #[test]
    fn no_part_is_larger_than_allowed() {
        let limits = Limits { urls: usize::MAX, bytes: 400 };
        let files = made(20, limits);
        assert!(files.len() > 3);
        let all: usize = files.iter().map(|(_, text)| text.matches("<url>").count()).sum();
        assert_eq!(all, 20);
        assert!(files.iter().filter(|(path, _)| path != "sitemap.xml").all(|(_, text)| text.len() <= 400));
    }

    #[test]
    fn addresses_are_escaped_and_days_stand_where_they_are_known() {
        let listing =
            Listing { path: "张 & 'x'/index.html".to_owned(), changed: Some("2020-06-10".parse().unwrap()) };
        assert_eq!(
            entry("https://x.example", &listing),
            "<url><loc>https://x.example/%E5%BC%A0%20&amp;%20&#39;x&#39;/index.html</loc>\
             <lastmod>2020-06-10</lastmod></url>\n"
        );
    }
}
