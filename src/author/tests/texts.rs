//! Owns: what all languages must have in common. In: `records/`. Out: their differences.

use super::{texts, with_examples};
use crate::author::fill::placeholders;
use crate::author::{Kit, records};
use crate::text::Language;
use std::collections::BTreeMap;

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
fn files_beside_the_content_do_the_same_in_every_language() {
    // Without comments, and without what is said to people.
    let works = |text: &str| {
        let is_work = |line: &&str| !line.trim_start().starts_with(['#']) && !line.starts_with("rem");
        let work = |line: &str| match line.trim_start().split_once(' ') {
            Some((word @ ("say" | "echo"), said)) => format!("{word} {}", said.ends_with(">&2")),
            _ => line.to_owned(),
        };
        text.lines().filter(is_work).map(work).collect::<Vec<_>>()
    };
    let mut known = std::collections::BTreeSet::new();
    for kit in Kit::ALL {
        let first = kit.files(Language::ZhHans);
        known.extend(first.iter().map(|file| file.0));
        for language in Language::ALL {
            let files = kit.files(language);
            assert_eq!(files.len(), first.len());
            for (file, other) in files.iter().zip(first) {
                assert_eq!((file.0, file.2), (other.0, other.2));
                assert_eq!(works(file.1), works(other.1), "{}: {}", language.tag(), file.0);
                assert_eq!(file.1.contains('★'), other.1.contains('★'), "{}: {}", language.tag(), file.0);
            }
            let has_blanks = files.iter().any(|(_, text, _)| text.contains('★'));
            assert_eq!(has_blanks, kit.has_blanks(), "{kit:?}");
        }
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/author/beside");
    for language in Language::ALL {
        assert_eq!(
            std::fs::read_dir(root.join(language.tag())).unwrap().count(),
            known.len(),
            "a text that no kit has"
        );
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
