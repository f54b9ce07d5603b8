//! What others see of the site before they read it: search engines, previews of shared pages, tabs and bookmarks;
//! and the two pages that help those who read — how to read the site, and the page for wrong addresses.

mod common;

use common::{copy, put, root, tree};
use cunce::index::address;
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

type Site = BTreeMap<String, Vec<u8>>;

/// The sub-path is one that has to be encoded.
const BASE_URL: &str = "https://cun.example/县/";

fn built(content: &Path, more: &[&str]) -> Site {
    let work = tempfile::tempdir().unwrap();
    let out = work.path().join("public");
    common::build(content, &out, more);
    tree(&out)
}

fn built_in(language: &str, content: &Path) -> Site {
    let work = tempfile::tempdir().unwrap();
    let out = work.path().join("public");
    let mut command = common::cunce();
    command
        .args(["build", "--no-history", "--lang", language, "--content"])
        .arg(content)
        .arg("--out")
        .arg(&out);
    assert!(command.output().unwrap().status.success());
    tree(&out)
}

/// The example without any address of its own.
fn content() -> &'static Path {
    static CONTENT: OnceLock<tempfile::TempDir> = OnceLock::new();
    let made = CONTENT.get_or_init(|| {
        let work = tempfile::tempdir().unwrap();
        copy(&root().join("content"), work.path(), false);
        let site = std::fs::read_to_string(work.path().join("site.toml")).unwrap();
        let without: Vec<&str> = site.lines().filter(|line| !line.starts_with("base_url")).collect();
        put(work.path(), "site.toml", &without.join("\n"));
        work
    });
    made.path()
}

/// The public edition below a sub-path.
fn placed() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| built(content(), &["--base-url", BASE_URL]))
}

/// The public edition that knows no address.
fn unplaced() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| built(content(), &[]))
}

/// The internal edition below the same sub-path.
fn internal() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| built(content(), &["--base-url", BASE_URL, "--edition", "internal"]))
}

fn pages(site: &Site) -> impl Iterator<Item = (&str, Html)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), Html::parse_document(std::str::from_utf8(bytes).unwrap())))
}

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).unwrap()
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// The one value of an attribute; none where the element is not there.
fn one<'h>(html: &'h Html, selector: &str, attribute: &str) -> Option<&'h str> {
    let found = all(html, selector);
    assert!(found.len() <= 1, "{selector} stands {} times", found.len());
    found.first().map(|element| element.value().attr(attribute).unwrap_or_default())
}

/// The path of an absolute address below the base, decoded.
fn path_of(address: &str) -> String {
    let base = "https://cun.example/%E5%8E%BF/";
    let path = address.strip_prefix(base).unwrap_or_else(|| panic!("{address} is not below {base}"));
    assert!(path.is_ascii(), "{address}");
    percent_decode_str(path).decode_utf8().unwrap().into_owned()
}

/// Pages that search engines are not told of.
fn is_unlisted(path: &str) -> bool {
    path == "404.html" || path.starts_with("search/")
}

#[test]
fn every_page_says_what_it_is() {
    for site in [placed(), unplaced(), internal()] {
        for (path, html) in pages(site) {
            let title = all(&html, "head > title")[0].text().collect::<String>();
            let description = one(&html, "meta[name=description]", "content").unwrap();
            assert!(!title.trim().is_empty() && !description.trim().is_empty(), "{path}");
            assert_eq!(all(&html, "meta[name=theme-color][media]").len(), 2, "{path}");
            assert_eq!(all(&html, "link[rel=icon]").len(), 2, "{path}");
            assert!(all(&html, "footer a").iter().any(|link| {
                link.value().attr("href").is_some_and(|href| href.ends_with("reading/index.html"))
            }));
        }
    }
}

#[test]
fn a_shared_page_names_itself_and_its_address() {
    for (path, html) in pages(placed()) {
        let property = |name: &str| one(&html, &format!("meta[property=\"og:{name}\"]"), "content");
        let heading = all(&html, "h1")[0].text().collect::<String>();
        assert_eq!(property("title"), Some(heading.as_str()), "{path}");
        assert_eq!(property("description"), one(&html, "meta[name=description]", "content"), "{path}");
        assert_eq!(property("type"), Some("website"), "{path}");
        assert_eq!(property("locale"), Some("zh_CN"), "{path}");
        assert_eq!(property("site_name"), Some("湟北县一村一策"), "{path}");
        assert_eq!(path_of(property("image").unwrap()), "static/icon-512.png", "{path}");
        let canonical = one(&html, "link[rel=canonical]", "href");
        assert_eq!(canonical, property("url"), "{path}");
        let address = (!is_unlisted(path)).then_some(path.to_owned());
        assert_eq!(canonical.map(path_of), address, "{path}");
        let robots = one(&html, "meta[name=robots]", "content");
        assert_eq!(robots, is_unlisted(path).then_some("noindex"), "{path}");
    }
}

#[test]
fn a_site_without_an_address_claims_none() {
    for (path, html) in pages(unplaced()) {
        let absolute = "link[rel=canonical], meta[property=\"og:url\"], meta[property=\"og:image\"]";
        assert!(all(&html, absolute).is_empty(), "{path}");
        assert!(one(&html, "meta[property=\"og:title\"]", "content").is_some(), "{path}");
    }
    assert!(!unplaced().contains_key("robots.txt") && !unplaced().contains_key("sitemap.xml"));
}

#[test]
fn the_internal_edition_keeps_search_engines_and_previews_out() {
    for (path, html) in pages(internal()) {
        assert_eq!(one(&html, "meta[name=robots]", "content"), Some("noindex, nofollow"), "{path}");
        assert!(all(&html, "link[rel=canonical], meta[property]").is_empty(), "{path}");
    }
    assert_eq!(text(internal(), "robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(!internal().keys().any(|path| path.starts_with("sitemap")));
    let unplaced = built(content(), &["--edition", "internal"]);
    assert_eq!(text(&unplaced, "robots.txt"), "User-agent: *\nDisallow: /\n");
}

#[test]
fn the_site_map_lists_every_page_once_and_nothing_else() {
    let site = placed();
    let map = roxmltree::Document::parse(text(site, "sitemap.xml")).unwrap();
    let name = "http://www.sitemaps.org/schemas/sitemap/0.9";
    assert!(map.root_element().has_tag_name((name, "urlset")));
    let mut listed = BTreeSet::new();
    let mut dated = 0;
    for url in map.root_element().children().filter(roxmltree::Node::is_element) {
        let child = |tag: &str| url.children().find(|child| child.has_tag_name((name, tag)));
        let path = path_of(child("loc").unwrap().text().unwrap());
        if let Some(changed) = child("lastmod") {
            dated += 1;
            // The file's name begins with its date.
            let day = changed.text().unwrap();
            assert!(path.contains(&format!("/{day}")), "{path} did not change on {day}");
        }
        assert!(listed.insert(path.clone()), "{path} stands twice");
    }
    let pages: BTreeSet<String> =
        site.keys().filter(|path| path.ends_with(".html") && !is_unlisted(path)).cloned().collect();
    assert_eq!(listed, pages);
    assert!(dated > 40, "only {dated} pages say when they changed");
    let robots = text(site, "robots.txt");
    assert_eq!(robots, "User-agent: *\nDisallow:\n\nSitemap: https://cun.example/%E5%8E%BF/sitemap.xml\n");
}

#[test]
fn what_is_shown_as_it_stands_now_has_no_day_of_change() {
    let map = text(placed(), "sitemap.xml");
    let mut seen = [0, 0, 0];
    for (path, html) in pages(placed()).filter(|(path, _)| !is_unlisted(path)) {
        let address = format!("<loc>{}", address::absolute(BASE_URL, path));
        let entry = map.lines().find(|line| line.contains(&address)).unwrap();
        let withdrawn = !all(&html, "p.withdrawn").is_empty();
        let problems =
            path.contains("/progress/2") && !all(&html, "main .s-open, main .s-overdue").is_empty();
        let place = path.matches('/').count() < 4 && !path.contains("progress");
        assert!(!(withdrawn || problems || place) || !entry.contains("lastmod"), "{path}: {entry}");
        for (seen, kind) in seen.iter_mut().zip([withdrawn, problems, place]) {
            *seen += usize::from(kind);
        }
    }
    assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}");
}

/// All links of a page that the site itself must answer.
fn own_links(html: &Html) -> Vec<String> {
    let linking = all(html, "a[href], link[href], form[action], script[src], img[src]");
    let address = |element: ElementRef<'_>| {
        let value = element.value();
        ["href", "action", "src"].iter().find_map(|name| value.attr(name)).unwrap_or_default().to_owned()
    };
    let links = linking.into_iter().map(address);
    links
        .filter(|link| !["https:", "http:", "tel:", "#"].iter().any(|other| link.starts_with(other)))
        .collect()
}

#[test]
fn the_page_for_wrong_addresses_works_at_any_depth() {
    for (site, before) in [(placed(), "/%E5%8E%BF/"), (internal(), "/%E5%8E%BF/"), (unplaced(), "")] {
        let html = Html::parse_document(text(site, "404.html"));
        let links = own_links(&html);
        assert!(links.len() > 12, "{links:?}");
        for link in &links {
            let inside = link.strip_prefix(before).unwrap_or_else(|| panic!("{link} depends on where it is"));
            let path = percent_decode_str(inside).decode_utf8().unwrap();
            assert!(site.contains_key(path.as_ref()), "{link} is dead");
        }
        let way = |path: &str| assert!(links.contains(&format!("{before}{path}")), "no way to {path}");
        for path in [
            "index.html",
            "townships/index.html",
            "search/index.html",
            "deadlines/index.html",
            "static/style.css",
        ] {
            way(path);
        }
    }
    let root = built(content(), &["--base-url", "https://cun.example"]);
    assert!(text(&root, "404.html").contains("href=\"/static/style.css\""));
}

#[test]
fn how_to_read_explains_every_status_that_pages_show() {
    let explained = |site: &Site| -> BTreeSet<String> {
        let html = Html::parse_document(text(site, "reading/index.html"));
        all(&html, ".signs .status").iter().map(|status| status.text().collect()).collect()
    };
    for site in [placed(), internal()] {
        let explained = explained(site);
        let mut shown = BTreeSet::new();
        for (_, html) in pages(site) {
            shown.extend(all(&html, ".status").iter().map(|status| status.text().collect::<String>()));
        }
        // Said of things, not of promises: cells of the matrix and steps of approval.
        for own_word in ["▲缺", "○待公开", "○待办"] {
            shown.remove(own_word);
        }
        let missing: Vec<&String> = shown.difference(&explained).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(shown.len() >= 12, "{shown:?}");
    }
}

#[test]
fn how_to_read_tells_the_rules_of_this_site() {
    let work = tempfile::tempdir().unwrap();
    copy(content(), work.path(), false);
    let site = std::fs::read_to_string(work.path().join("site.toml")).unwrap();
    let site = site
        .replace("due_soon_days = 30", "due_soon_days = 17")
        .replace("stale_after_days = 92", "stale_after_days = 461")
        .replace("\"银行贷\"", "\"银行贷\", \"彩票金\"")
        .replace("0971-5550100", "0971-1212121");
    put(work.path(), "site.toml", &site);
    for (language, said) in [
        ("zh-Hans", ["今后17天以内", "超过461天", "银行贷、彩票金。", "您看的是公开版", "2020年6月10日"]),
        ("zh-Hant", ["今後17天以內", "超過461天", "银行贷、彩票金。", "您看的是公開版", "2020年6月10日"]),
        (
            "en",
            ["within 17 days", "more than 461 days", "银行贷, 彩票金.", "the public edition", "10 June 2020"],
        ),
    ] {
        let site = built_in(language, work.path());
        let page = text(&site, "reading/index.html");
        for part in said.into_iter().chain(["href=\"tel:09711212121\""]) {
            assert!(page.contains(part), "{language}: {part}");
        }
        assert!(text(&site, "index.html").contains("href=\"reading/index.html\""));
    }
    assert!(text(internal(), "reading/index.html").contains("这是内部版"));
}

#[test]
fn no_day_breaks_at_the_end_of_a_line_in_the_first_sentence() {
    for (path, html) in pages(placed()) {
        for lead in all(&html, "p.lead, footer p") {
            let days = lead.text().filter(|part| part.contains('年') && part.contains('日'));
            for day in days {
                assert!(day.chars().count() <= 11, "{path}: the day in “{day}” is not marked");
            }
        }
    }
    let style = text(placed(), "static/style.css");
    assert!(style.lines().any(|line| line.starts_with("time") && line.contains("white-space: nowrap")));
}

#[test]
fn icons_are_pictures_of_the_promised_size() {
    for size in [32_u32, 512] {
        let bytes = &placed()[&format!("static/icon-{size}.png")];
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(bytes[16..24], [size.to_be_bytes(), size.to_be_bytes()].concat());
    }
    let drawn = roxmltree::Document::parse(text(placed(), "static/icon.svg")).unwrap();
    assert_eq!(drawn.root_element().attribute("viewBox"), Some("0 0 16 16"));
    roxmltree::Document::parse(text(placed(), "feed.xml")).unwrap();
}
