//! Every word for people stands in the catalogues: none in the code, the templates, the layouts of packets or the
//! scripts. What looks like one and is data for the program is listed here, with its reason.

mod page;
mod paper;
mod rust;
mod script;

use cunce::diag::Code;
use cunce::text::{Catalogue, Language};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A text that stands where people may come to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its line, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// The function, method or macro that it is handed to directly, if it is.
    pub to: Option<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a character is Chinese writing; signs and punctuation are not.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a text has two words of English in a row, the second in small letters: a sentence or a part of one. A single
/// word may be a key, an option or a name. What is filled in (`{…}`) is passed over.
pub fn is_english(text: &str) -> bool {
    let mut words = String::new();
    for part in text.split('{') {
        let (filled, rest) = part.split_once('}').unwrap_or(("", part));
        words.push_str(if filled.contains(' ') { part } else { rest });
    }
    let words: Vec<&str> =
        words.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';', ':', '?', '!'])).collect();
    let is_small = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_word = |word: &str| {
        let small = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(word);
        ["a", "A"].contains(&word)
            || (word.len() > 1 && !small.is_empty() && small.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    words.windows(2).any(|pair| is_word(pair[0]) && is_small(pair[1]))
}

/// Whether a text has any word that people could read: Chinese, or a run of two Latin letters.
pub fn has_word(text: &str) -> bool {
    let letters = |c: char| !c.is_ascii_alphabetic();
    text.chars().any(is_han) || text.split(letters).any(|run| run.len() > 1)
}

/// What data of a file may look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Data {
    /// Single words and endings: at most ten Chinese characters, and no punctuation of sentences.
    Words,
    /// Anything: long rows of characters, or examples.
    Rows,
}

/// Files of `src` whose Chinese is data, and what it is for.
const CHINESE: &[(&str, Data, &str)] = &[
    (
        "check/shape/catalogue.rs",
        Data::Words,
        "the names of fund sources where a county gives none, as docs/format.md says",
    ),
    ("check/units.rs", Data::Words, "endings of the names of places"),
    ("load/names.rs", Data::Words, "what systems add to the name of a copy"),
    ("ledger/heading.rs", Data::Words, "headings of columns that hold sums"),
    ("ledger/import/measures/read.rs", Data::Words, "what clerks write into a cell for “not done”"),
    ("ledger/import/summary.rs", Data::Words, "the name of a summary's file"),
    ("ledger/import/names.rs", Data::Words, "endings of the names of places"),
    ("ledger/import/places.rs", Data::Words, "endings of the names of places"),
    ("ledger/rows.rs", Data::Words, "what the rows of sums and signatures below a ledger begin with"),
    ("ledger/sheet/book.rs", Data::Words, "what clerks write for a ticked box"),
    ("ledger/value/day.rs", Data::Words, "how clerks write dates and periods"),
    ("ledger/value.rs", Data::Words, "how clerks write dates, periods and amounts"),
    ("load/placeholder.rs", Data::Rows, "characters around marks that stand for what is to be filled in"),
    ("load/guess.rs", Data::Words, "how clerks write dates and yes and no"),
    ("print/role.rs", Data::Words, "names of fonts"),
    ("privacy/glyph.rs", Data::Words, "Han numerals"),
    ("privacy/line.rs", Data::Words, "what telephones are called"),
    ("privacy/word.rs", Data::Rows, "what stands before numbers, private or not"),
    ("privacy.rs", Data::Words, "the Han numeral that is also typed for a dash"),
    ("workbook/style.rs", Data::Words, "names of fonts"),
    ("schema/table.rs", Data::Rows, "examples of values, in the language of the content"),
];

/// English in `src` that nobody reads as a sentence: the text, and what it is.
const ENGLISH: &[(&str, &str)] = &[
    ("public internal", "words of an option, as they are typed"),
    ("human json", "words of an option, as they are typed"),
    ("human json csv", "words of an option, as they are typed"),
    ("weakened back", "words of an option, as they are typed"),
    ("bash zsh fish powershell elvish", "words of an argument, as they are typed"),
    ("duplicate key", "what the parser of TOML says, to be recognised"),
    ("unexpected key or value", "the same"),
    ("extra comma", "the same"),
    ("missing comma", "the same"),
    ("extra assignment", "the same"),
    ("invalid unquoted key", "the same"),
    ("key with no value", "the same"),
    ("missing value for key", "the same"),
    ("string values must be quoted", "the same"),
    (
        "no exact number",
        "what the parser of JSON is told; a message of the catalogue stands around its words",
    ),
    ("no amount", "of a cache that cannot be read; it is made anew, and nobody is told"),
    ("cunce output 1\n", "the mark of a published folder, read by the program"),
    ("cunce output 2\n", "the same, with a list of its files"),
];

/// Strings of layouts that are no text: the text, and what it is.
const LAYOUTS: &[(&str, &str)] =
    &[("\"一、\"", "how headings are numbered"), ("\"（一）\"", "how headings are numbered")];

/// Strings of scripts that are no text: the text, and what it is.
const SCRIPTS: &[(&str, &str)] = &[("use strict", "a directive")];

/// The files below a folder whose names end so, by path.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The modules of the program by their path in `src`, those of tests left out.
fn modules() -> BTreeMap<String, String> {
    let src = root().join("src");
    let mut found = BTreeMap::new();
    let mut waiting = vec![PathBuf::from("lib.rs"), PathBuf::from("main.rs")];
    while let Some(path) = waiting.pop() {
        let text = fs::read_to_string(src.join(&path)).unwrap();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let folder = path.parent().unwrap_or(Path::new(""));
        let folder =
            if ["lib", "main", "mod"].contains(&stem) { folder.to_owned() } else { folder.join(stem) };
        waiting.extend(rust::children(&text).into_iter().map(|name| folder.join(format!("{name}.rs"))));
        found.insert(path.to_string_lossy().replace('\\', "/"), text);
    }
    found
}

#[test]
fn the_code_says_nothing_of_its_own() {
    let mut wrong = Vec::new();
    let mut chinese = BTreeSet::new();
    let mut english = BTreeSet::new();
    let modules = modules();
    assert!(modules.len() > 150, "only {} modules are found", modules.len());
    for (path, text) in &modules {
        let known = CHINESE.iter().find(|(file, ..)| file == path);
        for said in rust::strings(text) {
            let shown = format!("src/{path}:{}: {:?}", said.line, said.text);
            if said.text.chars().any(is_han) {
                let is_words = said.text.chars().filter(|c| is_han(*c)).count() <= 10
                    && !said.text.contains(['。', '，', '；', '！', '？']);
                match known {
                    Some((file, kind, _)) if *kind == Data::Rows || is_words => drop(chinese.insert(*file)),
                    _ => wrong.push(shown),
                }
            } else if is_english(&said.text) {
                match ENGLISH.iter().find(|(text, _)| *text == said.text) {
                    Some((text, _)) => drop(english.insert(*text)),
                    None => wrong.push(shown),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "text for people belongs into themes/default/i18n:\n{}", wrong.join("\n"));
    let listed: BTreeSet<&str> = CHINESE.iter().map(|(file, ..)| *file).collect();
    assert_eq!(chinese, listed, "a file is listed that holds no Chinese");
    let listed: BTreeSet<&str> = ENGLISH.iter().map(|(text, _)| *text).collect();
    assert_eq!(english, listed, "an exception that nothing needs");
}

#[test]
fn templates_say_nothing_of_their_own() {
    let templates = files("themes", ".html");
    assert!(templates.len() > 30);
    let wrong: Vec<String> = templates
        .iter()
        .flat_map(|(path, text)| page::texts(text).into_iter().map(move |said| format!("{path}: {said:?}")))
        .collect();
    assert!(wrong.is_empty(), "text for people belongs into the catalogues:\n{}", wrong.join("\n"));
}

#[test]
fn layouts_of_packets_say_nothing_of_their_own() {
    let layouts = files("themes", ".typ");
    assert!(layouts.len() > 5);
    let wrong: Vec<String> = layouts
        .iter()
        .flat_map(|(path, text)| {
            let texts = paper::texts(text).into_iter();
            let texts = texts.filter(|said| !LAYOUTS.iter().any(|(known, _)| *known == said.text));
            texts.map(move |said| format!("{path}:{}: {:?}", said.line, said.text))
        })
        .collect();
    assert!(wrong.is_empty(), "text for people belongs into the catalogues:\n{}", wrong.join("\n"));
}

#[test]
fn scripts_say_nothing_of_their_own() {
    let scripts = files("themes", ".js");
    assert!(scripts.len() > 3);
    let mut wrong = Vec::new();
    for (path, text) in &scripts {
        let is_selector = |said: &script::Said| {
            said.to
                .as_deref()
                .is_some_and(|to| ["querySelector", "querySelectorAll", "closest", "matches"].contains(&to))
        };
        let is_known = |said: &script::Said| SCRIPTS.iter().any(|(known, _)| *known == said.text);
        let strings = script::strings(text).into_iter().filter(|said| !is_selector(said) && !is_known(said));
        let texts = strings.filter(|said| said.text.chars().any(is_han) || is_english(&said.text));
        wrong.extend(texts.map(|said| format!("{path}:{}: {:?}", said.line, said.text)));
    }
    assert!(wrong.is_empty(), "text for people belongs into the catalogues:\n{}", wrong.join("\n"));
}

/// The ids of the messages of a theme, one catalogue over the other, as a language has them.
fn ids(theme: &str, language: Language) -> BTreeSet<String> {
    let own = root().join(format!("themes/{theme}/i18n/{}.ftl", language.tag()));
    let own = fs::read_to_string(own).unwrap();
    Catalogue::new(language, Some(&own)).unwrap().ids().iter().cloned().collect()
}

/// Names after `t.` in a template or a layout, as ids.
fn plain_ids(text: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let uses = text.match_indices("t.").filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        !before.is_some_and(|c| is_name(c) || ".\"'-".contains(c))
    });
    let names = uses.map(|(at, _)| text[at + 2..].split(|c: char| !is_name(c)).next().unwrap_or_default());
    names.filter(|name| name.contains('_')).map(|name| name.replace('_', "-")).collect()
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let mut wrong = Vec::new();
    let known = ids("default", Language::ZhHans);
    for (path, text) in &modules() {
        for said in rust::strings(text) {
            let asks = match said.to.as_deref() {
                // Fields have a plain text too; the ids of messages nearly all have a hyphen.
                Some("plain" | "say" | "sentence" | "text" | "try_text") => said.text.contains('-'),
                _ => false,
            };
            let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
            let id = said.text.split('.').next().unwrap_or_default();
            if asks && said.text.chars().all(is_id) && !known.contains(id) {
                wrong.push(format!("src/{path}:{}: {}", said.line, said.text));
            }
        }
    }
    let pages = files("themes", ".html").into_iter().chain(files("themes", ".typ"));
    for (path, text) in pages {
        let known = ids(path.split('/').nth(1).unwrap(), Language::ZhHans);
        let calls = ["text(id=\"", "sentence(id=\""].into_iter().flat_map(|call| text.split(call).skip(1));
        let handed = calls.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
        let asked = plain_ids(&text).into_iter().chain(handed);
        wrong.extend(asked.filter(|id| !known.contains(id)).map(|id| format!("{path}: {id}")));
    }
    assert!(wrong.is_empty(), "no catalogue has\n{}", wrong.join("\n"));
    assert_eq!(
        plain_ids("{{ t.home_lead }}{{ <x t={t} /> }} a.t.b_c #t.list_comma;"),
        ["home-lead", "list-comma"]
    );
}

#[test]
fn every_finding_has_its_message_and_its_help_in_every_language() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language, None).unwrap();
        let text =
            fs::read_to_string(root().join(format!("themes/default/i18n/{}.ftl", language.tag()))).unwrap();
        for code in Code::ALL.iter().map(|code| code.as_str()) {
            let is_of =
                |id: &&String| *id == code || id.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'));
            let messages: Vec<&String> = catalogue.ids().iter().filter(is_of).collect();
            assert!(!messages.is_empty(), "{}: {code}", language.tag());
            for id in messages {
                let after = text.split(&format!("\n{id} =")).nth(1).unwrap();
                let own = after.split("\n").skip(1).take_while(|line| line.starts_with([' ', '}']));
                assert!(
                    own.into_iter().any(|line| line.trim_start().starts_with(".help =")),
                    "{}: {id}",
                    language.tag()
                );
            }
        }
    }
}

#[test]
fn words_that_only_a_theme_has_it_has_in_every_language() {
    let own = |language: Language| {
        let default = Catalogue::new(language, None).unwrap();
        let more = ids("ledger", language);
        more.into_iter().filter(|id| !default.ids().contains(id)).collect::<Vec<_>>()
    };
    assert!(!own(Language::ZhHans).is_empty());
    for language in Language::ALL {
        assert_eq!(own(language), own(Language::ZhHans), "{}", language.tag());
    }
}

#[test]
fn words_of_english_are_told_from_keys() {
    for sentence in
        ["no such file", "Error: file is gone", "a place", "{x} is missing in", "wrote, then stopped"]
    {
        assert!(is_english(sentence), "{sentence}");
    }
    for key in [
        "content",
        "content-type: text/html",
        "2026-05-15",
        "{} {}",
        "<p class=\"x\">",
        "Noto Serif CJK SC",
        "A4",
        "U+{:04X}",
    ] {
        assert!(!is_english(key), "{key}");
    }
    assert!(has_word("见") && has_word("OK") && !has_word("1 × 2, a"));
}
