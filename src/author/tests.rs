//! Owns: the tests of the whole module. In: temporary content folders. Out: what is written and what is refused.

use super::fill::placeholders;
use super::{AuthorError, Request, catalogue, create, folder, init, records};
use crate::load::front::{Front, split};
use crate::load::slug::SlugFault;
use crate::text::Language;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const DAY: Date = date(2026, 5, 15);

/// A content folder as `init` writes it.
fn sample() -> (TempDir, PathBuf) {
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    init(&content, Language::ZhHans, DAY).unwrap();
    (room, content)
}

fn new(content: &Path, request: Request) -> Result<PathBuf, AuthorError> {
    create(content, &request, Language::ZhHans)
}

fn programme(slug: &str) -> Request {
    Request::Programme { slug: slug.into(), name: None }
}

fn township(slug: &str) -> Request {
    Request::Township { slug: slug.into(), name: Some("桥头镇".into()) }
}

fn village(place: &str) -> Request {
    Request::Village { place: place.into(), name: None }
}

fn plan(place: &str, programme: &str) -> Request {
    Request::Plan { place: place.into(), programme: programme.into() }
}

fn progress(place: Option<&str>) -> Request {
    Request::Progress { place: place.map(str::to_owned), date: date(2026, 6, 30) }
}

fn notice(place: &str, item: &str) -> Request {
    Request::Notice { place: place.into(), item: item.into(), date: DAY }
}

/// The TOML of a record.
fn fields(text: &str) -> &str {
    match split(text) {
        Front::Split { toml, .. } => &text[toml],
        Front::None => text,
        other => panic!("{other:?} {text}"),
    }
}

/// The TOML with every example in it put to use.
fn with_examples(text: &str) -> String {
    let used = |line: &str| match line.strip_prefix('#') {
        Some(field) if !field.starts_with([' ', '#']) => field.to_owned(),
        _ => line.to_owned(),
    };
    fields(text).lines().map(used).collect::<Vec<_>>().join("\n")
}

fn table(toml: &str) -> toml::Table {
    toml.parse().unwrap_or_else(|error| panic!("{error}\n{toml}"))
}

fn inside(path: &Path, content: &Path) -> String {
    path.strip_prefix(content).unwrap().to_str().unwrap().replace('\\', "/")
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// All texts of a language: its file inside `records/<language>`, and what it says.
fn texts(language: Language) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/author/records").join(language.tag());
    let files = ["init", "new"].into_iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    files
        .map(|file| {
            let path = file.unwrap().path();
            (inside(&path, &root), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn every_language_has_the_same_texts_with_the_same_placeholders() {
    let shape = |language| {
        let shape = |(file, text): (String, String)| {
            let mut names: Vec<String> = placeholders(&text).into_iter().map(str::to_owned).collect();
            names.sort();
            (file, names)
        };
        texts(language).into_iter().map(shape).collect::<BTreeMap<_, _>>()
    };
    for language in Language::ALL {
        assert_eq!(shape(language), shape(Language::ZhHans), "{}", language.tag());
    }
}

#[test]
fn every_language_has_the_same_fields_and_the_same_examples() {
    let keys = |text: &str| {
        let is_word = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase() || c == '[');
        let text = with_examples(text);
        let lines = text.lines().filter(is_word).map(|line| line.split(" =").next().unwrap().to_owned());
        lines.collect::<Vec<_>>()
    };
    let shape = |language| {
        let files = texts(language).into_iter().filter(|(file, _)| file != "new/classes.toml");
        files.map(|(file, text)| (file, keys(&text))).collect::<BTreeMap<_, _>>()
    };
    for language in Language::ALL {
        assert_eq!(shape(language), shape(Language::ZhHans), "{}", language.tag());
    }
}

#[test]
fn no_text_is_left_over_or_listed_twice() {
    for language in Language::ALL {
        let known = texts(language).into_values().collect::<Vec<_>>();
        let sample = records::sample(language);
        for (path, text) in sample {
            assert!(known.iter().any(|known| known == text), "{path}");
        }
        assert_eq!(texts(language).keys().filter(|file| file.starts_with("init/")).count(), sample.len());
    }
}

#[test]
fn a_sample_parses_on_any_day_with_its_examples_too() {
    for language in Language::ALL {
        for today in [DAY, date(2024, 2, 29), date(2026, 12, 31), date(2026, 1, 31), Date::MIN, Date::MAX] {
            let room = tempfile::tempdir().unwrap();
            let written = init(room.path(), language, today).unwrap();
            assert_eq!(written.len(), 11);
            for path in written {
                let text = fs::read_to_string(&path).unwrap();
                assert_eq!(placeholders(&text), Vec::<&str>::new(), "{path:?}");
                table(fields(&text));
                table(&with_examples(&text));
            }
        }
    }
}

#[test]
fn a_sample_is_dated_by_its_day() {
    let (_room, content) = sample();
    let village = content.join("townships/baishi/liuwan");
    for file in ["progress/2026-05-15.md", "notices/2026-05-15-caiwu.md"] {
        let text = fs::read_to_string(village.join(file)).unwrap();
        assert_eq!(table(fields(&text))["date"].to_string(), "2026-05-15");
    }
    let plan = table(fields(&fs::read_to_string(village.join("plans/huanjing.md")).unwrap()));
    for measure in plan["measures"].as_array().unwrap() {
        // Weeks ahead, so that nothing is late before its reader has looked around.
        assert!(measure["due"].to_string() > "2026-06-30".to_owned(), "{measure}");
    }
}

#[test]
fn a_sample_begins_only_in_an_empty_folder() {
    let room = tempfile::tempdir().unwrap();
    fs::create_dir(room.path().join("empty")).unwrap();
    init(&room.path().join("empty"), Language::En, DAY).unwrap();
    init(&room.path().join("a/b"), Language::En, DAY).unwrap();
    fs::create_dir(room.path().join("full")).unwrap();
    fs::write(room.path().join("full/.hidden"), "").unwrap();
    let full = init(&room.path().join("full"), Language::En, DAY);
    assert!(matches!(full, Err(AuthorError::NotEmpty(dir)) if dir == room.path().join("full")));
    assert_eq!(fs::read_dir(room.path().join("full")).unwrap().count(), 1);
    fs::write(room.path().join("file"), "").unwrap();
    let file = init(&room.path().join("file"), Language::En, DAY);
    assert!(matches!(file, Err(AuthorError::Io(..))));
}

#[test]
fn each_record_goes_to_its_place() {
    let (_room, content) = sample();
    let cases = [
        (programme("daolu"), "programmes/daolu.md"),
        (township("qiaotou"), "townships/qiaotou/township.md"),
        (village("qiaotou/dameidong"), "townships/qiaotou/dameidong/village.md"),
        (plan("qiaotou/dameidong", "daolu"), "townships/qiaotou/dameidong/plans/daolu.md"),
        (plan("qiaotou", "daolu"), "townships/qiaotou/plans/daolu.md"),
        (progress(None), "progress/2026-06-30.md"),
        (progress(Some("qiaotou")), "townships/qiaotou/progress/2026-06-30.md"),
        (progress(Some("qiaotou/dameidong")), "townships/qiaotou/dameidong/progress/2026-06-30.md"),
        (notice("qiaotou/dameidong", "caiwu"), "townships/qiaotou/dameidong/notices/2026-05-15-caiwu.md"),
        (notice("qiaotou/dameidong", "dibao"), "townships/qiaotou/dameidong/notices/2026-05-15-dibao.md"),
        (village("qiaotou/幸福一村"), "townships/qiaotou/幸福一村/village.md"),
    ];
    for (request, place) in cases {
        let path = new(&content, request.clone()).unwrap();
        assert_eq!(inside(&path, &content), place);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(placeholders(&text), Vec::<&str>::new(), "{text}");
        table(fields(&text));
        table(&with_examples(&text));
        // A second time it is there already, and stays as it is.
        fs::write(&path, "+++\nname = \"mine\"\n+++\n").unwrap();
        let again = new(&content, request);
        assert!(matches!(again, Err(AuthorError::Exists(there)) if there == path), "{place}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "+++\nname = \"mine\"\n+++\n");
        fs::write(&path, text).unwrap();
    }
}

#[test]
fn a_record_bears_its_name() {
    let (_room, content) = sample();
    let name = |request| {
        let text = fs::read_to_string(new(&content, request).unwrap()).unwrap();
        let table = table(fields(&text));
        table.get("name").or_else(|| table.get("title")).unwrap().as_str().unwrap().to_owned()
    };
    assert_eq!(name(township("qiaotou")), "桥头镇");
    assert_eq!(name(village("qiaotou/幸福一村")), "幸福一村");
    assert_eq!(name(Request::Programme { slug: "a".into(), name: Some(" ".into()) }), "a");
    let odd = "a\"\nb\\ {{name}}";
    assert_eq!(name(Request::Programme { slug: "b".into(), name: Some(odd.into()) }), odd);
    assert_eq!(name(notice("baishi/liuwan", "dibao")), "最低生活保障的标准和户数");
}

#[test]
fn the_toml_form_and_another_letter_case_are_there_already() {
    let (_room, content) = sample();
    write(&content.join("townships/qiaotou/township.toml"), "name = \"桥头镇\"\n");
    write(&content.join("townships/qiaotou/a/village.toml"), "name = \"甲村\"\n");
    write(&content.join("townships/qiaotou/a/plans/huanjing.toml"), "");
    write(&content.join("townships/qiaotou/a/progress/2026-06-30.toml"), "date = 2026-06-30\n");
    write(&content.join("townships/qiaotou/a/notices/2026-05-15-caiwu.toml"), "");
    write(&content.join("programmes/daolu.toml"), "name = \"道路\"\n");
    for (request, there) in [
        (township("qiaotou"), "townships/qiaotou/township.toml"),
        (township("Qiaotou"), "townships/qiaotou"),
        (village("qiaotou/a"), "townships/qiaotou/a/village.toml"),
        (village("qiaotou/A"), "townships/qiaotou/a"),
        (plan("qiaotou/a", "huanjing"), "townships/qiaotou/a/plans/huanjing.toml"),
        (progress(Some("qiaotou/a")), "townships/qiaotou/a/progress/2026-06-30.toml"),
        (notice("qiaotou/a", "caiwu"), "townships/qiaotou/a/notices/2026-05-15-caiwu.toml"),
        (programme("daolu"), "programmes/daolu.toml"),
        (programme("Daolu"), "programmes/daolu.toml"),
    ] {
        match new(&content, request) {
            Err(AuthorError::Exists(path)) => assert_eq!(inside(&path, &content), there),
            other => panic!("{there}: {other:?}"),
        }
    }
    // The .toml form of a parent is as good as the other.
    new(&content, plan("qiaotou/a", "daolu")).unwrap();
}

#[test]
fn what_a_record_belongs_to_comes_first() {
    let (_room, content) = sample();
    write(&content.join("townships/empty/notes.txt"), "");
    for (request, missing) in [
        (village("qiaotou/a"), "townships/qiaotou/township.md"),
        (village("empty/a"), "townships/empty/township.md"),
        (plan("baishi/a", "huanjing"), "townships/baishi/a/village.md"),
        (plan("qiaotou", "huanjing"), "townships/qiaotou/township.md"),
        (progress(Some("qiaotou/a")), "townships/qiaotou/township.md"),
        (notice("baishi/a", "caiwu"), "townships/baishi/a/village.md"),
    ] {
        match new(&content, request) {
            Err(AuthorError::NeedsFirst(path)) => assert_eq!(inside(&path, &content), missing),
            other => panic!("{missing}: {other:?}"),
        }
    }
    fs::remove_file(content.join("disclosures.toml")).unwrap();
    let request = notice("baishi/liuwan", "caiwu");
    assert!(matches!(new(&content, request), Err(AuthorError::NeedsFirst(path)) if path.ends_with("disclosures.toml")));
    // A folder that waits for its record gets it.
    new(&content, township("empty")).unwrap();
}

#[test]
fn an_unknown_programme_or_item_comes_with_those_there_are() {
    let (_room, content) = sample();
    new(&content, programme("daolu")).unwrap();
    match new(&content, plan("baishi/liuwan", "huan")) {
        Err(AuthorError::Unknown(name, known)) => {
            assert_eq!((name.as_str(), known.join(" ").as_str()), ("huan", "daolu huanjing"));
        }
        other => panic!("{other:?}"),
    }
    match new(&content, notice("baishi/liuwan", "财务")) {
        Err(AuthorError::Unknown(name, known)) => {
            assert_eq!((name.as_str(), known.join(" ").as_str()), ("财务", "caiwu dibao gongcheng"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_that_cannot_be_files_are_refused() {
    let (_room, content) = sample();
    for (request, name, fault) in [
        (programme("a:b"), "a:b", SlugFault::Character(':')),
        (programme("../a"), "../a", SlugFault::Character('/')),
        (programme(""), "", SlugFault::Empty),
        (programme("_draft"), "_draft", SlugFault::Reserved),
        (township("con"), "con", SlugFault::Reserved),
        (township(".."), "..", SlugFault::End),
        (village("baishi/plans"), "plans", SlugFault::Reserved),
        (village("baishi/Progress"), "Progress", SlugFault::Reserved),
        (village("../a"), "..", SlugFault::End),
        (plan("baishi/liuwan", "a#b"), "a#b", SlugFault::Character('#')),
        (progress(Some("bai?shi")), "bai?shi", SlugFault::Character('?')),
        (notice("baishi/a.", "caiwu"), "a.", SlugFault::End),
    ] {
        match new(&content, request) {
            Err(AuthorError::BadName(bad, why)) => assert_eq!((bad.as_str(), why), (name, fault)),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn places_of_the_wrong_form_are_refused() {
    let (_room, content) = sample();
    for request in [
        village("baishi"),
        village("baishi/liuwan/a"),
        village("baishi\\a"),
        village("baishi/"),
        village(""),
        plan("/baishi", "huanjing"),
        plan("baishi/liuwan/plans", "huanjing"),
        progress(Some("baishi//liuwan")),
        notice("baishi", "caiwu"),
    ] {
        assert!(matches!(new(&content, request.clone()), Err(AuthorError::BadPlace(_))), "{request:?}");
    }
    assert_eq!(fs::read_dir(content.join("townships")).unwrap().count(), 1);
}

#[test]
fn a_plan_lists_what_its_programme_requires() {
    let (_room, content) = sample();
    write(
        &content.join("programmes/daolu.md"),
        "+++\nname = \"道路\"\nclasses = [\"甲类\", \"乙类\"]\nrequires = [\"tonglu\", \"gone\"]\n+++\n",
    );
    let text = fs::read_to_string(new(&content, plan("baishi/liuwan", "daolu")).unwrap()).unwrap();
    let required = "#   tonglu  通路\n#   gone\n";
    let kinds = "#   wushui  污水治理\n#   laji  垃圾治理\n#   tonglu  通路\n";
    assert!(text.contains(required) && text.contains(kinds), "{text}");
    assert!(table(fields(&text)).is_empty());
    let table = table(&with_examples(&text));
    assert_eq!(table["measures"][0]["kind"].as_str(), Some("tonglu"));
    assert_eq!(table["class"].as_str(), Some("甲类"));
    assert!(table.contains_key("problems") && table.contains_key("approvals"));
}

#[test]
fn a_plan_without_a_catalogue_or_with_a_broken_one_is_still_written() {
    let (_room, content) = sample();
    fs::write(content.join("measures.toml"), "[[measures]]\nid = \"a\"\nname = \n[[measures]]\nid = \"b\"\n").unwrap();
    let text = fs::read_to_string(new(&content, plan("baishi", "huanjing")).unwrap()).unwrap();
    assert!(text.contains("#   a  a\n#   b  b\n"), "{text}");
    fs::remove_file(content.join("measures.toml")).unwrap();
    new(&content, programme("daolu")).unwrap();
    let text = fs::read_to_string(new(&content, plan("baishi", "daolu")).unwrap()).unwrap();
    assert_eq!(table(&with_examples(&text))["measures"][0]["kind"].as_str(), Some("tonglu"));
}

#[test]
fn a_summary_lists_the_open_measures() {
    let (_room, content) = sample();
    let measures = |text: &str| -> Vec<(String, String)> {
        let table = table(&with_examples(text));
        let updates = table.get("updates").and_then(|updates| updates.as_array()).cloned();
        let said = |update: &toml::Value, key| update[key].as_str().unwrap().to_owned();
        updates.unwrap_or_default().iter().map(|u| (said(u, "measure"), said(u, "status"))).collect()
    };
    let of = |place: Option<&str>| {
        let path = new(&content, progress(place)).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(table(fields(&text)).len(), 1, "{text}");
        fs::remove_file(path).unwrap();
        text
    };
    let listed = |place| measures(&of(place));
    let pair = |measure: &str, status: &str| (measure.to_owned(), status.to_owned());

    let text = of(Some("baishi/liuwan"));
    assert!(text.contains("# 四十户改成水冲厕所，分两批做完\n# 目标：\"改厕户数\"\n#[[updates]]\n"), "{text}");
    let open = [pair("gaice", "doing"), pair("shoujidian", "planned"), pair("cunnanlu", "doing")];
    assert_eq!(measures(&text), open);
    assert_eq!(listed(Some("baishi")), []);
    assert_eq!(listed(None), []);

    // What is done or given up is listed no more; what later summaries say does not count yet.
    let village = content.join("townships/baishi/liuwan");
    let update = |measure, status| format!("[[updates]]\nmeasure = \"{measure}\"\nstatus = \"{status}\"\n");
    write(
        &village.join("progress/2026-06-01.toml"),
        &(update("gaice", "done") + &update("huanjing/cunnanlu", "suspended")),
    );
    write(&village.join("progress/2026-07-01.toml"), &update("shoujidian", "done"));
    assert_eq!(listed(Some("baishi/liuwan")), [pair("shoujidian", "planned"), pair("cunnanlu", "suspended")]);

    // With a second plan, ids need their programme; so do those of township and county.
    let own = "[[measures]]\nid = \"a\"\nkind = \"laji\"\ntitle = \"甲\"\n[[measures]]\nid = \"b\"\nstatus = \"cancelled\"\n";
    write(&village.join("plans/daolu.toml"), own);
    write(&content.join("townships/baishi/plans/daolu.toml"), own);
    write(&content.join("programmes/daolu.toml"), own);
    let open = [
        pair("daolu/a", "planned"),
        pair("huanjing/shoujidian", "planned"),
        pair("huanjing/cunnanlu", "suspended"),
    ];
    assert_eq!(listed(Some("baishi/liuwan")), open);
    assert_eq!(listed(Some("baishi")), [pair("daolu/a", "planned")]);
    assert_eq!(listed(None), [pair("daolu/a", "planned")]);
}

#[test]
fn broken_records_do_not_keep_from_reading_the_others() {
    let (_room, content) = sample();
    let village = content.join("townships/baishi/liuwan");
    write(&village.join("plans/broken.md"), "+++\nnever closed\n");
    fs::write(village.join("plans/bytes.toml"), b"[[measures]]\nid = \"\xff\"\n").unwrap();
    let home = folder::home(&content, "baishi/liuwan").unwrap();
    let tasks = catalogue::open_tasks(&content, &home, DAY).unwrap();
    assert_eq!(tasks.len(), 4);
    assert!(tasks.iter().all(|task| task.measure.contains('/')));
}
