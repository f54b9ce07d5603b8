//! Owns: what all languages must have in common. In: `records/`. Out: their differences.

use super::{texts, with_examples};
use crate::author::fill::placeholders;
use crate::author::records;
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
