//! Owns: where every page and file of the site stands, and how one links to another.
//! In: slugs, ids, months. Out: paths relative to the site's root in plain Unicode, and links made of them.
//! Nothing else in the program builds a path: a page is found where this module says, and nowhere else.

pub use crate::model::link::{measure_anchor, problem_anchor};

use crate::model::link::push_measure_anchor;

use super::Month;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The county's front page.
pub const HOME: &str = "index.html";
/// The list of townships.
pub const TOWNSHIPS: &str = "townships/index.html";
/// The list of measure kinds.
pub const MEASURES: &str = "measures/index.html";
/// The strip of months.
pub const DEADLINES: &str = "deadlines/index.html";
/// What is late.
pub const OVERDUE: &str = "deadlines/overdue/index.html";
/// What is due soon.
pub const SOON: &str = "deadlines/soon/index.html";
/// What has no deadline.
pub const UNDATED: &str = "deadlines/undated/index.html";
/// The list of units.
pub const UNITS: &str = "units/index.html";
/// The list of programmes.
pub const PROGRAMMES: &str = "programmes/index.html";
/// The list of problems.
pub const PROBLEMS: &str = "problems/index.html";
/// Money.
pub const FUNDS: &str = "funds/index.html";
/// The matrix of villages, items and periods.
pub const DISCLOSURES: &str = "disclosures/index.html";
/// The list of the county's own summaries.
pub const PROGRESS: &str = "progress/index.html";
/// What changed.
pub const CHANGES: &str = "changes/index.html";
/// What changed of the county's own promises.
pub const COUNTY_CHANGES: &str = "changes/county.html";
/// The county's calendar.
pub const CALENDAR: &str = "deadlines.ics";
/// The newest summaries.
pub const FEED: &str = "feed.xml";
/// How to read the site.
pub const READING: &str = "reading/index.html";
/// What a server sends where there is no page.
pub const NOT_FOUND: &str = "404.html";
/// What search engines may read.
pub const ROBOTS: &str = "robots.txt";
/// All pages for search engines, or the list of such lists.
pub const SITEMAP: &str = "sitemap.xml";
/// The picture that stands for the site where somebody shares a page.
pub const SHARE_PICTURE: &str = "static/icon-512.png";
/// What files of open data there are.
pub const DATA: &str = "data/index.html";
/// Everything in one document.
pub const SITE_JSON: &str = "data/site.json";
/// What that document holds.
pub const SITE_SCHEMA: &str = "data/site.schema.json";

/// The counties of a region.
pub const COUNTIES: &str = "counties/index.html";
/// The figures of a region in one document.
pub const REGION_JSON: &str = "data/region.json";
/// What that document holds.
pub const REGION_SCHEMA: &str = "data/region.schema.json";

/// The search, and the names of all villages.
pub const SEARCH: &str = "search/index.html";

/// A place by its slugs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'a> {
    /// The county.
    County,
    /// A township.
    Township(&'a str),
    /// A township and a village of it.
    Village(&'a str, &'a str),
}

impl At<'_> {
    /// Its folder, ending in `/`; empty for the county.
    fn folder(self) -> String {
        match self {
            At::County => String::new(),
            At::Township(t) => ["townships/", t, "/"].concat(),
            At::Village(t, v) => ["townships/", t, "/", v, "/"].concat(),
        }
    }

    /// Its own page.
    pub fn page(self) -> String {
        self.folder() + "index.html"
    }

    /// The page of its plan in a programme; the county's own tasks stand on the programme's page.
    pub fn plan(self, programme: &str) -> String {
        self.plan_with_room(programme, 0)
    }

    /// The place of a measure on that page. Every row of every list asks for one: it is made in one piece.
    pub fn measure(self, programme: &str, id: &str) -> String {
        let mut target = self.plan_with_room(programme, "#m-".len() + id.len());
        target.push('#');
        push_measure_anchor(id, &mut target);
        target
    }

    fn plan_with_room(self, programme: &str, room: usize) -> String {
        let parts = match self {
            At::County => ["programmes/", "", "", "", "", programme, "/index.html"],
            At::Township(t) => ["townships/", t, "", "", "/plans/", programme, "/index.html"],
            At::Village(t, v) => ["townships/", t, "/", v, "/plans/", programme, "/index.html"],
        };
        let mut path = String::with_capacity(parts.iter().map(|part| part.len()).sum::<usize>() + room);
        parts.iter().for_each(|part| path.push_str(part));
        path
    }

    /// The page of one of its summaries, by the file's name.
    pub fn summary(self, slug: &str) -> String {
        [&self.folder(), "progress/", slug, "/index.html"].concat()
    }

    /// The page of one of its notices, by the file's name.
    pub fn notice(self, slug: &str) -> String {
        [&self.folder(), "notices/", slug, "/index.html"].concat()
    }

    /// Its calendar; made for the county and for townships.
    pub fn calendar(self) -> String {
        self.folder() + CALENDAR
    }

    /// What keys of its plans begin with.
    pub fn key(self) -> String {
        match self {
            At::County => String::new(),
            At::Township(t) => t.to_owned(),
            At::Village(t, v) => [t, "/", v].concat(),
        }
    }
}

/// The page of a county of a region.
pub fn county(slug: &str) -> String {
    ["counties/", slug, "/index.html"].concat()
}

/// A programme's page.
pub fn programme(slug: &str) -> String {
    ["programmes/", slug, "/index.html"].concat()
}

/// The page of a measure kind.
pub fn kind(id: &str) -> String {
    ["measures/", id, "/index.html"].concat()
}

/// The page of a month's deadlines.
pub fn month(month: Month) -> String {
    format!("deadlines/{month}/index.html")
}

/// The page of a unit, by [`super::UnitRow::slug`].
pub fn unit(slug: &str) -> String {
    ["units/", slug, "/index.html"].concat()
}

/// The calendar of a unit, by [`super::UnitRow::slug`].
pub fn unit_calendar(slug: &str) -> String {
    format!("units/{slug}/{CALENDAR}")
}

/// A page of the versions of the plan that stands at `plan`, counted from 1, the oldest: such a page is full one day
/// and changes no more.
pub fn versions(plan: &str, number: usize) -> String {
    let folder = plan.strip_suffix("index.html").unwrap_or(plan);
    format!("{folder}versions/{number}.html")
}

/// What changed in a quarter, such as `2020-q2`.
pub fn quarter(name: &str) -> String {
    ["changes/", name, "/index.html"].concat()
}

/// What changed up to a frozen edition; a tag's name may hold slashes, and letters that no folder can.
pub fn edition(name: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let folder: String = name.chars().map(|c| if safe(c) { c } else { '-' }).collect();
    ["changes/edition-", &folder, "/index.html"].concat()
}

/// One of the tables: `villages`, `measures`, `deadlines`, `problems`, `funds`, `visits` or `changes`.
pub fn table(name: &str) -> String {
    format!("data/{name}.csv")
}

/// A township's part of a table that is too large for one file; none: the county's own rows. A folder's name never
/// begins with `_`.
pub fn table_part(name: &str, township: Option<&str>) -> String {
    ["data/", name, "/", township.unwrap_or("_county"), ".csv"].concat()
}

/// A township's part of [`SITE_JSON`], where that would be too large for one file.
pub fn site_part(township: &str) -> String {
    ["data/site/", township, ".json"].concat()
}

/// The same table as a workbook.
pub fn workbook(name: &str) -> String {
    format!("data/{name}.xlsx")
}

/// The part of a long list `page` (ending in `/index.html`) that one township has; the county's own rows
/// stay on the list's first page. A file, not a folder: a large county has thousands of parts, and each folder
/// costs as much as a file. The prefix keeps a township called `index` from taking the list's own place.
pub fn split(page: &str, township: &str) -> String {
    let folder = page.strip_suffix("index.html").unwrap_or(page);
    [folder, "in-", township, ".html"].concat()
}

/// A script of the search's index, by the name under which it answers.
pub fn search_script(name: &str) -> String {
    ["search/", name, ".js"].concat()
}

/// A page of the names of villages: those of one letter, from the second page on with its number.
/// The prefix keeps a letter from taking the name of a script or of the search's own page.
pub fn letter(letter: char, number: usize) -> String {
    let letter = letter.to_ascii_lowercase();
    if number == 0 {
        format!("search/az-{letter}.html")
    } else {
        format!("search/az-{letter}-{}.html", number + 1)
    }
}

/// One of several lists of pages for search engines, counted from 1.
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// `path#anchor`.
pub fn at_anchor(path: &str, anchor: &str) -> String {
    [path, "#", anchor].concat()
}

/// What a path in a link cannot hold. A colon could be read as a scheme's; Han and other letters stay.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path as a link writes it: only what a URL cannot hold is percent-encoded. The first `#` begins the
/// fragment (a slug holds none). It is not yet escaped for HTML, where `&` and `'` need it.
pub fn href(path: &str) -> String {
    let (path, fragment) = parted(path);
    let mut out = String::with_capacity(path.len() + 16);
    encode(path, &mut out);
    if let Some(fragment) = fragment {
        out.push('#');
        encode(fragment, &mut out);
    }
    out
}

/// The way to another folder, as a link writes it: a `#` belongs to a name.
pub fn way(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 16);
    encode(path, &mut out);
    out
}

/// Percent-encodes ASCII in [`UNSAFE`] and white space beyond ASCII; keeps every other character.
fn encode(text: &str, out: &mut String) {
    // To the end whatever it holds: nearly every path is plain to its end.
    if text.bytes().fold(true, |plain, byte| plain & PLAIN[usize::from(byte)]) {
        out.push_str(text);
        return;
    }
    let mut buffer = [0; 4];
    for c in text.chars() {
        let bytes = c.encode_utf8(&mut buffer);
        if c.is_ascii() {
            out.extend(utf8_percent_encode(bytes, UNSAFE));
        } else if c.is_whitespace() || c.is_control() {
            out.extend(utf8_percent_encode(bytes, CONTROLS));
        } else {
            out.push(c);
        }
    }
}

/// Which bytes are plain.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = is_plain(byte as u8);
        byte += 1;
    }
    plain
};

/// Whether a byte can only belong to a character that is kept. White space and control characters beyond ASCII
/// begin with one of four bytes, none of which begins a common Han character.
const fn is_plain(byte: u8) -> bool {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => true,
        0x00..=0x7f | 0xc2 | 0xe1 | 0xe2 | 0xe3 => false,
        _ => true,
    }
}

/// The link from page `from` to `to` (a path from the root, with or without `#anchor`), encoded as by [`href`].
/// A place on the same page is only its fragment.
pub fn relative(from: &str, to: &str) -> String {
    let (path, fragment) = parted(to);
    // Every link of every page passes here; one allocation is enough for nearly all of them.
    let mut link = String::with_capacity(to.len() + 16);
    if path != from || fragment.is_none() {
        let here = memchr::memrchr(b'/', from.as_bytes()).map_or("", |at| &from[..=at]);
        let shared = shared_folders(here, path);
        for _ in here[shared..].bytes().filter(|byte| *byte == b'/') {
            link.push_str("../");
        }
        encode(&path[shared..], &mut link);
    }
    if let Some(fragment) = fragment {
        link.push('#');
        encode(fragment, &mut link);
    }
    link
}

/// A path, and what stands behind its first `#`.
fn parted(target: &str) -> (&str, Option<&str>) {
    match memchr::memchr(b'#', target.as_bytes()) {
        Some(at) => (&target[..at], Some(&target[at + 1..])),
        None => (target, None),
    }
}

/// How many bytes of whole folders two paths begin with.
fn shared_folders(folder: &str, path: &str) -> usize {
    let same = folder.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
    memchr::memrchr(b'/', &folder.as_bytes()[..same]).map_or(0, |at| at + 1)
}

/// From a page back to the site's root: empty, or `../` once a folder.
pub fn root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// The absolute address of `path` below a base URL (with or without a slash at its end), in ASCII:
/// calendars and QR codes take nothing else.
pub fn absolute(base_url: &str, path: &str) -> String {
    let (origin, _) = base_url.split_at(host_end(base_url));
    let link = href(path);
    format!("{origin}{}{}", host_path(base_url), utf8_percent_encode(&link, CONTROLS))
}

/// The path that a base URL has on its host, beginning and ending in `/`.
pub fn host_path(base_url: &str) -> String {
    let path = base_url[host_end(base_url)..].trim_end_matches('/');
    format!("{}/", utf8_percent_encode(path, CONTROLS))
}

/// Where the host of a base URL ends.
fn host_end(base_url: &str) -> usize {
    let host = base_url.find("://").map_or(0, |at| at + "://".len());
    base_url[host..].find('/').map_or(base_url.len(), |at| host + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_page_to_page() {
        let village = At::Village("桥头", "东村").page();
        assert_eq!(village, "townships/桥头/东村/index.html");
        assert_eq!(relative(&village, HOME), "../../../index.html");
        assert_eq!(relative(HOME, &village), village);
        assert_eq!(relative(&village, &At::Village("桥头", "东村").plan("路")), "plans/路/index.html");
        assert_eq!(relative(&village, &At::Village("桥头", "东村二").page()), "../东村二/index.html");
        assert_eq!(relative(&village, &village), "index.html");
        assert_eq!(relative(&village, &at_anchor(&village, "m-1")), "#m-1");
        assert_eq!(relative("a/index.html", "ab/index.html"), "../ab/index.html");
        assert_eq!(root(&village), "../../../");
    }

    #[test]
    fn only_what_a_url_cannot_hold_is_encoded() {
        assert_eq!(
            href("a b/东村%?\"<>/index.html#m-甲 乙#"),
            "a%20b/东村%25%3F%22%3C%3E/index.html#m-甲%20乙%23"
        );
        assert_eq!(relative("x/index.html", "a:b.html"), "../a%3Ab.html");
        assert_eq!(href("a\u{3000}b\u{7}"), "a%E3%80%80b%07");
    }

    #[test]
    fn absolute_addresses_are_ascii() {
        assert_eq!(absolute("https://x.example/y/", HOME), "https://x.example/y/index.html");
        assert_eq!(
            absolute("https://x.example/y", "a b/甲/x.ics"),
            "https://x.example/y/a%20b/%E7%94%B2/x.ics"
        );
        assert_eq!(
            absolute("https://村.example:8080/乙/", HOME),
            "https://村.example:8080/%E4%B9%99/index.html"
        );
    }

    #[test]
    fn a_base_url_has_a_path_on_its_host() {
        for (base_url, path) in [
            ("https://x.example", "/"),
            ("https://x.example/", "/"),
            ("http://x.example:8080/cun", "/cun/"),
            ("https://x.example/a b/村/", "/a b/%E6%9D%91/"),
        ] {
            assert_eq!(host_path(base_url), path, "{base_url}");
        }
    }

    #[test]
    fn the_county_keeps_its_tasks_on_the_programmes_page() {
        assert_eq!(At::County.plan("路"), programme("路"));
        assert_eq!(At::Township("桥头").plan("路"), "townships/桥头/plans/路/index.html");
        assert_eq!(split(&kind("tong-lu"), "桥头"), "measures/tong-lu/in-桥头.html");
    }
}
