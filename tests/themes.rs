//! Themes: trying one, the manual's examples, faults with their places, and the second theme over the example county.

mod common;

use common::{build, cunce, put, root, stderr, tree};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// A county of a few pages.
fn county() -> TempDir {
    let work = tempfile::tempdir().unwrap();
    let output = run(work.path(), &["init", "content"]);
    assert!(output.status.success(), "{}", stderr(&output));
    work
}

fn run(at: &Path, args: &[&str]) -> Output {
    cunce().args(args).args(["--lang", "zh-Hans"]).current_dir(at).output().unwrap()
}

fn text(at: &Path, file: &str) -> String {
    std::fs::read_to_string(at.join(file)).unwrap()
}

#[test]
fn a_theme_is_tried_without_an_edit() {
    let work = county();
    put(work.path(), "themes/mine/static/mine.css", "p {}\n");
    put(work.path(), "themes/mine/static/.DS_Store", "");
    put(work.path(), "themes/mine/README.md", "#\n");
    let site = text(work.path(), "content/site.toml");
    put(&work.path().join("content"), "site.toml", &format!("theme = \"gone\"\n{site}"));
    let output = run(work.path(), &["build", "--theme", "mine"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let built = tree(&work.path().join("public"));
    assert!(built.contains_key("static/mine.css") && !built.contains_key("static/.DS_Store"));
    assert!(run(work.path(), &["build", "--theme", "default"]).status.success());
    let built = tree(&work.path().join("public"));
    assert!(!built.contains_key("static/mine.css"));
    for name in ["nosuch", "../themes/mine", "mine/", "."] {
        let output = run(work.path(), &["build", "--theme", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr(&output).contains("没有主题文件夹"), "{}", stderr(&output));
    }
    assert!(tree(&work.path().join("public")) == built);
}

#[test]
fn every_fault_of_a_theme_has_its_place() {
    const BASE: &str = "{% extends \"base.html\" %}\n{% block content %}\n";
    const END: &str = "\n{% endblock content %}\n";
    let home = |inside: &str| format!("{BASE}{inside}{END}");
    let work = county();
    assert!(run(work.path(), &["build"]).status.success());
    let before = tree(&work.path().join("public"));
    for (file, text, told) in [
        ("templates/home.html", home("甲{{ t.no_such_word }}"), "home.html:3:5"),
        (
            "templates/home.html",
            home("{% if page.x %}{{ text(id=\"no-such-text\") }}{% endif %}"),
            "home.html:3:28",
        ),
        ("templates/home.html", home("甲 {{ view.overdeu }}"), "home.html:3:11"),
        ("templates/home.html", home("{% if view.overdeu %}x{% endif %}"), "home.html:3:12"),
        ("templates/home.html", home("{% if not page.titel %}x{% endif %}"), "home.html:3:16"),
        ("templates/home.html", home("{{ view.totals.don }}"), "home.html:3:16"),
        ("templates/home.html", home("{{ text(id=\"see-all\") }}"), "home.html:3:4"),
        ("templates/home.html", home("{% if view.prose %"), "home.html:4:2"),
        ("templates/home.html", home("{{ <ui.gone /> }}"), "home.html:3:"),
        ("templates/home.html", home("{{ view.prose | gone }}"), "home.html:3:17"),
        ("templates/home.html", home("{% include \"gone.html\" %}"), "home.html:3:12"),
        ("templates/home.html", "{% extends \"gone.html\" %}\n".to_owned(), "home.html:1:4"),
        (
            "templates/home.html",
            "{% extends \"base.html\" %}\n{% block contnt %}{% endblock contnt %}".to_owned(),
            "home.html:2:10",
        ),
        (
            "templates/base.html",
            "{% extends \"default/base.html\" %}\n{% block name %}{{ site.titel }}{% endblock %}".to_owned(),
            "base.html:2:25",
        ),
        ("i18n/zh-Hans.ftl", "nav-home = 首页\nnav-units { 甲\n".to_owned(), "zh-Hans.ftl 第 2 行"),
        ("i18n/zh.ftl", "nav-home = 首页\n".to_owned(), "i18n/zh.ftl"),
        ("template/home.html", String::new(), "template/home.html"),
    ] {
        let theme = work.path().join("themes/mine");
        put(&theme, file, &text);
        let output = run(work.path(), &["build", "--theme", "mine"]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        let said = stderr(&output).replace('\\', "/");
        assert!(said.contains(told), "{text}\n{said}\ndoes not name {told}");
        std::fs::remove_dir_all(theme).unwrap();
    }
    assert!(tree(&work.path().join("public")) == before);
}

/// The files that a manual writes out: a path in a line of its own, then a block.
fn examples(manual: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = manual.lines().collect();
    let named = |at: usize| lines[at].strip_prefix("`themes/mine/").and_then(|line| line.strip_suffix('`'));
    let block = |at: usize| {
        assert!(lines[at + 2].starts_with("```"), "no block after {}", lines[at]);
        let inside = lines[at + 3..].iter().take_while(|line| **line != "```");
        inside.map(|line| format!("{line}\n")).collect()
    };
    (0..lines.len()).filter_map(|at| Some((named(at)?.to_owned(), block(at)))).collect()
}

#[test]
fn the_examples_of_the_manual_are_a_theme() {
    for (manual, lang, word) in [("themes.md", "zh-Hans", "查乡镇"), ("themes.en.md", "en", "By township")]
    {
        let work = county();
        let files = examples(&text(&root().join("docs"), manual));
        assert_eq!(files.len(), 4, "{manual}");
        for (path, text) in &files {
            put(&work.path().join("themes/mine"), path, text);
        }
        let args = ["build", "--theme", "mine", "--lang", lang];
        let output = cunce().args(args).current_dir(work.path()).output().unwrap();
        assert!(output.status.success(), "{manual}: {}", stderr(&output));
        let home = text(work.path(), "public/index.html");
        for sign in
            [">".to_owned() + word + "</a>", "static/style.css\"".into(), "static/colours.css\"".into()]
        {
            assert!(home.contains(&sign), "{manual}: the front page has no {sign}");
        }
    }
}

type Site = BTreeMap<String, Vec<u8>>;

/// The example county in the default theme and in the ledger.
fn both() -> (Site, Site) {
    let work = tempfile::tempdir().unwrap();
    let built = |theme: &str| {
        let out = work.path().join(theme);
        build(&root().join("content"), &out, &["--theme", theme]);
        tree(&out)
    };
    (built("default"), built("ledger"))
}

fn page(site: &Site, path: &str) -> Html {
    Html::parse_document(std::str::from_utf8(&site[path]).unwrap())
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all<T: Ord>(page: &Html, selector: &str, of: impl Fn(ElementRef<'_>) -> T) -> BTreeSet<T> {
    page.select(&Selector::parse(selector).unwrap()).map(of).collect()
}

#[test]
fn the_second_theme_tells_the_same_facts() {
    let (plain, ledger) = both();
    let pages = |site: &Site| site.keys().filter(|path| path.ends_with(".html")).cloned().collect::<Vec<_>>();
    let data = |site: &Site| {
        // A theme's own words are found by the search too, so its index is the theme's; and so is the list of files.
        let themed = |path: &str| {
            path.ends_with(".html")
                || path.starts_with("static/")
                || path.starts_with("search/")
                || path == ".cunce"
        };
        let kept = site.iter().filter(|(path, _)| !themed(path));
        kept.map(|(path, bytes)| (path.clone(), bytes.clone())).collect::<Site>()
    };
    assert_eq!(pages(&plain), pages(&ledger));
    let (plain_data, ledger_data) = (data(&plain), data(&ledger));
    assert!(plain_data.keys().eq(ledger_data.keys()), "other data, calendars or attachments");
    let differ: Vec<_> = plain_data.iter().filter(|(path, bytes)| ledger_data[*path] != **bytes).collect();
    assert!(differ.is_empty(), "{:?}", differ.iter().map(|(path, _)| path).collect::<Vec<_>>());
    let statuses = |page: &Html| all(page, "main table .status", words);
    let links = |page: &Html| all(page, "main a", |a| (a.attr("href").map(str::to_owned), words(a)));
    let mut villages = 0;
    for path in pages(&plain) {
        let (a, b) = (page(&plain, &path), page(&ledger, &path));
        assert_eq!(all(&a, "h1", words), all(&b, "h1", words), "{path}");
        assert_eq!(all(&a, ".lead", words), all(&b, ".lead", words), "{path}");
        if path == "index.html" {
            continue;
        }
        let hrefs = |page: &Html| links(page).into_iter().map(|(href, _)| href).collect::<BTreeSet<_>>();
        assert_eq!(hrefs(&a), hrefs(&b), "{path}");
        assert_eq!(statuses(&a), statuses(&b), "{path}");
        let ids = |page: &Html| all(page, "main [id]", |element| element.attr("id").map(str::to_owned));
        assert_eq!(ids(&a), ids(&b), "{path}: anchors");
        // A village's page has a template of its own in the ledger.
        if all(&b, "dl.sheet", words).is_empty() {
            continue;
        }
        villages += 1;
        assert_eq!(links(&a), links(&b), "{path}");
        let cells = |page: &Html| all(page, ".stack [data-label]", words).len();
        assert!(cells(&a) > 0 && cells(&b) > 0, "{path}");
        let figures = |page: &Html, of: &str| -> Vec<String> {
            let found = Selector::parse(&format!("{of} dd")).unwrap();
            page.select(&found).take(4).map(words).map(|figure| figure.replace(' ', "")).collect()
        };
        assert_eq!(figures(&a, ".figures"), figures(&b, ".balance"), "{path}");
        let facts = |page: &Html, of: &str| all(page, &format!("{of} dd"), words);
        assert!(facts(&a, "section:not(.item) > .facts").is_subset(&facts(&b, ".sheet")), "{path}");
    }
    assert_eq!(villages, 26);
}

#[test]
fn the_second_theme_has_no_dead_link_and_nothing_from_elsewhere() {
    let (_, ledger) = both();
    for path in ledger.keys().filter(|path| path.ends_with(".html")) {
        let folder: Vec<&str> = path.split('/').collect();
        let page = page(&ledger, path);
        let of = |selector, attribute: &str| {
            all(&page, selector, |element| element.attr(attribute).unwrap_or_default().to_owned())
        };
        // The page for what is not found is served for any address: its links begin at the root, on this host.
        let root = if path == "404.html" { "/" } else { "" };
        for link in of("a[href], link[href]", "href").into_iter().chain(of("[src]", "src")) {
            if ["http:", "https:", "tel:", "mailto:", "#"].iter().any(|start| link.starts_with(start)) {
                continue;
            }
            let file = link.split(['#', '?']).next().unwrap_or_default();
            let file = file.strip_prefix(root).unwrap_or_else(|| panic!("{path}: {link}"));
            let up = file.matches("../").count();
            let below = percent_encoding::percent_decode_str(file.trim_start_matches("../"));
            let mut target = folder[..folder.len() - 1 - up].join("/");
            if !target.is_empty() {
                target.push('/');
            }
            target += &below.decode_utf8().unwrap();
            assert!(ledger.contains_key(&target), "{path}: {link}");
        }
        for loaded in of("link[rel=stylesheet]", "href").into_iter().chain(of("[src]", "src")) {
            let inside = loaded.strip_prefix(root).unwrap_or("/");
            assert!(!loaded.contains(':') && !inside.starts_with('/'), "{path} loads {loaded}");
        }
        assert!(
            all(&page, "[style], [onclick], script:not([src]), style", words).is_empty(),
            "{path}: inline"
        );
    }
}
