//! Owns: where `new` writes and what. In: requests that can be met. Out: paths and records.

use super::{
    DAY, begin, errors, fields, inside, new, notice, plan, programme, progress, sample, table, township,
    use_examples, village, with_examples,
};
use crate::author::fill::placeholders;
use crate::author::{AuthorError, Request, create};
use crate::text::Language;
use std::fs;

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
fn new_records_have_no_error_at_once_nor_with_their_examples() {
    for language in Language::ALL {
        let room = tempfile::tempdir().unwrap();
        let content = room.path();
        begin(content, language, DAY).unwrap();
        let (environment, accounts) = match language {
            Language::En => ("environment", "accounts"),
            _ => ("huanjing", "caiwu"),
        };
        let mut written = Vec::new();
        for request in [
            programme("daolu"),
            township("qiaotou"),
            village("qiaotou/a"),
            plan("qiaotou/a", environment),
            plan("qiaotou", "daolu"),
            Request::Progress { place: None, date: DAY },
            Request::Progress { place: Some("qiaotou".into()), date: DAY },
            Request::Progress { place: Some("qiaotou/a".into()), date: DAY },
            Request::Progress { place: Some("baishi/liuwan".into()), date: DAY.tomorrow().unwrap() },
            notice("qiaotou/a", accounts),
        ] {
            written.push(create(content, &request, language).unwrap());
            assert_eq!(errors(content, DAY.tomorrow().unwrap()), Vec::<String>::new(), "{request:?}");
        }
        for path in written {
            use_examples(&path);
        }
        assert_eq!(errors(content, DAY.tomorrow().unwrap()), Vec::<String>::new(), "{}", language.tag());
    }
}

#[test]
fn places_programmes_and_items_are_found_by_the_names_that_people_read() {
    let (_room, content) = sample();
    let cases = [
        (plan("柳湾村", "人居环境整治"), None),
        (plan("白石镇", "人居环境整治"), Some("townships/baishi/plans/huanjing.md")),
        (progress(Some("白石镇柳湾村")), Some("townships/baishi/liuwan/progress/2026-06-30.md")),
        (notice("白石镇/柳湾村", "财务收支"), None),
        (notice("liuwan", "dibao"), Some("townships/baishi/liuwan/notices/2026-05-15-dibao.md")),
        (village("白石镇/新村"), Some("townships/baishi/新村/village.md")),
    ];
    for (request, place) in cases {
        match (new(&content, request), place) {
            (Ok(path), Some(place)) => assert_eq!(inside(&path, &content), place),
            // The sample has it.
            (Err(AuthorError::Exists(_)), None) => {}
            other => panic!("{other:?}"),
        }
    }
    new(&content, township("hekou")).unwrap();
    new(&content, village("hekou/新村")).unwrap();
    let two = new(&content, progress(Some("新村")));
    assert!(matches!(two, Err(AuthorError::NoPlace(_, choice)) if choice.several && choice.known.len() == 2));
}
