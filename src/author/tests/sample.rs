//! Owns: what `init` promises. In: samples of several days. Out: that they parse, check and stay quiet.

use super::{DAY, begin, errors, fields, findings, sample, table, use_examples, with_examples};
use crate::author::AuthorError;
use crate::author::fill::placeholders;
use crate::publish::Edition;
use crate::text::Language;
use jiff::civil::{Date, date};
use std::fs;

#[test]
fn a_sample_parses_on_any_day_with_its_examples_too() {
    for language in Language::ALL {
        for today in
            [DAY, date(2024, 2, 29), date(2026, 12, 31), date(2026, 1, 31), date(1, 3, 31), Date::MAX]
        {
            let room = tempfile::tempdir().unwrap();
            let written = begin(&room.path().join("content"), language, today).unwrap();
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
        assert!(measure["due"].to_string().as_str() > "2026-06-30", "{measure}");
    }
}

#[test]
fn a_sample_begins_only_in_an_empty_folder() {
    let room = tempfile::tempdir().unwrap();
    fs::create_dir(room.path().join("empty")).unwrap();
    begin(&room.path().join("empty"), Language::En, DAY).unwrap();
    begin(&room.path().join("a/b"), Language::En, DAY).unwrap();
    fs::create_dir(room.path().join("full")).unwrap();
    fs::write(room.path().join("full/.hidden"), "").unwrap();
    let full = begin(&room.path().join("full"), Language::En, DAY);
    assert!(matches!(full, Err(AuthorError::NotEmpty(dir)) if dir == room.path().join("full")));
    assert_eq!(fs::read_dir(room.path().join("full")).unwrap().count(), 1);
    fs::write(room.path().join("file"), "").unwrap();
    let file = begin(&room.path().join("file"), Language::En, DAY);
    assert!(matches!(file, Err(AuthorError::Io(..))));
}

#[test]
fn a_sample_has_no_finding_on_its_day_and_for_two_months() {
    for language in Language::ALL {
        for today in [DAY, date(2024, 2, 29), date(2026, 12, 31), date(2026, 1, 1), date(2026, 3, 31)] {
            let room = tempfile::tempdir().unwrap();
            let content = room.path().join("content");
            begin(&content, language, today).unwrap();
            for days in [0, 1, 2, 7, 27, 31, 60] {
                let day = today.saturating_add(jiff::Span::new().days(days));
                for edition in [Edition::Public, Edition::Internal] {
                    assert_eq!(findings(&content, edition, day), [], "{today} {day}");
                }
            }
        }
    }
}

#[test]
fn a_sample_with_its_examples_has_no_error() {
    for language in Language::ALL {
        let room = tempfile::tempdir().unwrap();
        let content = room.path().join("content");
        for path in begin(&content, language, DAY).unwrap() {
            use_examples(&path);
        }
        assert_eq!(errors(&content, DAY), Vec::<String>::new(), "{}", language.tag());
    }
}
