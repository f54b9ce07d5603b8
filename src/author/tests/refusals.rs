//! Owns: what `new` refuses. In: requests that cannot be met. Out: the reason, and nothing on the disk.

use super::{inside, new, notice, plan, programme, progress, sample, township, village, write};
use crate::author::AuthorError;
use crate::load::meant::Named;
use crate::load::slug::SlugFault;
use std::fs;

fn keys(known: &[Named]) -> String {
    known.iter().map(|one| one.key.as_str()).collect::<Vec<_>>().join(" ")
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
    write(&content.join("townships/baishi/empty/notes.txt"), "");
    for (request, missing) in [
        (village("empty/a"), "townships/empty/township.md"),
        (plan("empty", "huanjing"), "townships/empty/township.md"),
        (progress(Some("empty/a")), "townships/empty/township.md"),
        (notice("baishi/empty", "caiwu"), "townships/baishi/empty/village.md"),
    ] {
        match new(&content, request) {
            Err(AuthorError::NeedsFirst(path)) => assert_eq!(inside(&path, &content), missing),
            other => panic!("{missing}: {other:?}"),
        }
    }
    for request in [plan("baishi/a", "huanjing"), progress(Some("qiaotou/a")), notice("qiaotou", "caiwu")] {
        match new(&content, request) {
            Err(AuthorError::NoPlace(_, choice)) => assert_eq!(keys(&choice.known), "baishi baishi/liuwan"),
            other => panic!("{other:?}"),
        }
    }
    match new(&content, village("qiaotou/a")) {
        Err(AuthorError::NoTownship(name, choice)) => {
            assert_eq!((name.as_str(), keys(&choice.known).as_str()), ("qiaotou", "baishi"));
        }
        other => panic!("{other:?}"),
    }
    fs::remove_file(content.join("disclosures.toml")).unwrap();
    let request = notice("baishi/liuwan", "caiwu");
    assert!(
        matches!(new(&content, request), Err(AuthorError::NeedsFirst(path)) if path.ends_with("disclosures.toml"))
    );
    // A folder that waits for its record gets it.
    new(&content, township("empty")).unwrap();
}

#[test]
fn an_unknown_programme_or_item_comes_with_those_there_are() {
    let (_room, content) = sample();
    new(&content, programme("daolu")).unwrap();
    match new(&content, plan("baishi/liuwan", "huan")) {
        Err(AuthorError::Unknown(name, known)) => {
            assert_eq!((name.as_str(), keys(&known).as_str()), ("huan", "daolu huanjing"));
        }
        other => panic!("{other:?}"),
    }
    fs::remove_dir_all(content.join("programmes")).unwrap();
    let none = new(&content, plan("baishi/liuwan", "huan"));
    assert!(matches!(none, Err(AuthorError::NeedsFirst(path)) if path.ends_with("programmes/huan.md")));
    match new(&content, notice("baishi/liuwan", "财务")) {
        Err(AuthorError::Unknown(name, known)) => {
            assert_eq!((name.as_str(), keys(&known).as_str()), ("财务", "caiwu dibao gongcheng"));
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
