//! The three languages of the program: the traditional Chinese texts are the simplified ones converted and then
//! read by eye, no message is left over, and each language writes dates and quotation marks in its own way.

mod common;

use common::{root, tree};
use cunce::diag::Code;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What the converter does not do as we write: its word, ours, and why. The words themselves stay those of the
/// simplified texts (文件夾, not 資料夾): one vocabulary in two scripts, for readers of every region.
const CORRECTIONS: &[(&str, &str, &str)] = &[
    ("“", "「", "quotation marks of vertical and traditional setting"),
    ("”", "」", "quotation marks of vertical and traditional setting"),
    ("裡", "裏", "the form that is not only Taiwan's"),
    ("汙", "污", "the form that is not only Taiwan's"),
    ("全錶", "全表", "a table, not a clock"),
    ("資金錶", "資金表", "a table, not a clock"),
    ("計數里減", "計數裏減", "inside, not a mile"),
    ("fund_sources 里加", "fund_sources 裏加", "inside, not a mile"),
    ("language = \"zh-Hans\"", "language = \"zh-Hant\"", "a site begun in this language is in it"),
    ("默認就是這五個", "不寫就是簡體字的這五個", "the built-in words are in simplified characters"),
];

/// Simplified to traditional, with the corrections; notes which of them were needed.
struct Converter {
    library: OpenCC,
    needed: BTreeSet<&'static str>,
}

impl Converter {
    fn new() -> Self {
        Converter { library: OpenCC::from_config(BuiltinConfig::S2tw).unwrap(), needed: BTreeSet::new() }
    }

    fn convert(&mut self, text: &str) -> String {
        let mut converted = self.library.convert(text);
        for (theirs, ours, _) in CORRECTIONS {
            if converted.contains(theirs) {
                self.needed.insert(theirs);
                converted = converted.replace(theirs, ours);
            }
        }
        converted
    }
}

fn catalogue(language: &str) -> String {
    fs::read_to_string(root().join(format!("themes/default/i18n/{language}.ftl"))).unwrap()
}

/// Messages by id, each with its attributes and variants, without comments.
fn messages(source: &str) -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '}'])
            && let Some((id, _)) = line.split_once(" =")
        {
            current = id.to_owned();
            let again = messages.insert(current.clone(), String::new());
            assert_eq!(again, None, "{id} stands twice");
        }
        if !line.trim().is_empty() {
            let message = messages.get_mut(&current).unwrap();
            message.push_str(line);
            message.push('\n');
        }
    }
    messages
}

#[test]
fn traditional_texts_are_the_simplified_ones_converted_and_corrected() {
    let mut converter = Converter::new();
    let mut wrong = Vec::new();
    let traditional = messages(&catalogue("zh-Hant"));
    for (id, simplified) in messages(&catalogue("zh-Hans")) {
        let meant = converter.convert(&simplified);
        if traditional.get(&id) != Some(&meant) {
            wrong.push(format!("zh-Hant.ftl should say, or CORRECTIONS should say why not:\n{meant}"));
        }
    }
    for folder in ["src/author/records", "src/author/beside"] {
        let traditional = tree(&root().join(folder).join("zh-Hant"));
        for (path, simplified) in tree(&root().join(folder).join("zh-Hans")) {
            let meant = converter.convert(&String::from_utf8(simplified).unwrap());
            let said = traditional.get(&path).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
            let lines = meant.lines().zip(said.lines().chain(std::iter::repeat("")));
            wrong.extend(lines.filter(|(meant, said)| meant != said).map(|(meant, said)| {
                format!("{folder}/zh-Hant/{path} says\n{said}\nand should say\n{meant}")
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: BTreeSet<&str> = CORRECTIONS.iter().map(|(theirs, _, _)| *theirs).collect();
    assert_eq!(converter.needed, known, "a correction that nothing needs");
}

/// The texts of all files below a folder whose names end so.
fn texts(folder: &Path, endings: &[&str]) -> String {
    let files = tree(folder).into_iter();
    let wanted = files.filter(|(path, _)| endings.iter().any(|ending| path.ends_with(ending)));
    wanted.map(|(_, bytes)| String::from_utf8(bytes).unwrap() + "\n").collect()
}

/// Whether some text in quotation marks is this.
fn is_quoted(source: &str, text: &str) -> bool {
    source.contains(&format!("\"{text}\""))
}

/// What stands before and after the braces of format strings that could make an id: `reading-{group}-{key}` gives
/// `reading-` and nothing.
fn patterns(source: &str) -> BTreeSet<(String, String)> {
    let is_id = |text: &str| text.bytes().all(|b| b == b'-' || b.is_ascii_lowercase() || b.is_ascii_digit());
    let literals = source.split('"').filter(|literal| literal.contains('{'));
    let ends = literals.filter_map(|literal| Some((literal.split_once('{')?.0, literal.rsplit_once('}')?.1)));
    ends.filter(|(before, after)| before.len() + after.len() > 3 && is_id(before) && is_id(after))
        .filter(|(before, after)| before.ends_with('-') || after.starts_with('-'))
        .map(|(before, after)| (before.to_owned(), after.to_owned()))
        .collect()
}

#[test]
fn every_message_is_asked_for_somewhere() {
    let source = texts(&root().join("src"), &[".rs"]);
    let templates = texts(&root().join("themes/default/templates"), &[".html"])
        + &texts(&root().join("themes/default/packets"), &[".typ"]);
    let patterns = patterns(&source);
    // `unknown-reference-target` is the code `unknown-reference` with the variant `target`.
    let is_finding = |id: &str| {
        let rest = |code: &Code| id.strip_prefix(code.as_str())?.strip_prefix('-');
        Code::ALL.iter().filter_map(rest).any(|variant| is_quoted(&source, variant))
    };
    let is_made = |id: &str| {
        patterns.iter().any(|(before, after)| {
            id.len() > before.len() + after.len()
                && id.starts_with(before.as_str())
                && id.ends_with(after.as_str())
        })
    };
    let is_word = |id: &str| {
        let name = format!("t.{}", id.replace('-', "_"));
        templates.match_indices(&name).any(|(at, _)| {
            let after = templates.as_bytes().get(at + name.len());
            !after.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        })
    };
    let unused: Vec<String> = messages(&catalogue("zh-Hans"))
        .into_keys()
        .filter(|id| {
            !is_quoted(&source, id)
                && !is_quoted(&templates, id)
                && !is_word(id)
                && !is_finding(id)
                && !is_made(id)
        })
        .collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

/// The example in a language.
fn pages(language: &str) -> BTreeMap<String, String> {
    let work = tempfile::tempdir().unwrap();
    let out = work.path().join("public");
    let output = common::cunce()
        .args(["build", "--no-history", "--lang", language, "--content"])
        .arg(root().join("content"))
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", common::stderr(&output));
    let html = tree(&out).into_iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn dates_and_quotation_marks_are_those_of_the_language() {
    let day = |long: &str| format!("<time datetime=\"2020-06-10\">{long}</time>");
    for (language, locale, long, lead) in [
        ("zh-Hans", "zh_CN", "2020年6月10日", "湟北县9个乡镇、26个村答应办的事，办到了哪一步。数据截至"),
        ("zh-Hant", "zh_TW", "2020年6月10日", "湟北县9個鄉鎮、26個村答應辦的事，辦到了哪一步。數據截至"),
        (
            "en",
            "en_GB",
            "10 June 2020",
            "湟北县: what 9 townships and 26 villages promised, and how far they are. As of ",
        ),
    ] {
        let pages = pages(language);
        let home = &pages["index.html"];
        assert!(home.contains(&format!("<html lang=\"{language}\">")), "{language}");
        assert!(home.contains(&format!("og:locale\" content=\"{locale}\"")), "{language}");
        let stop = if language == "en" { "." } else { "。" };
        assert!(home.contains(&format!("<p class=\"lead\">{lead}{}{stop}</p>", day(long))), "{language}");
        assert!(home.contains(&format!("name=\"description\" content=\"{lead}{long}{stop}\"")), "{language}");
        let other = if language == "en" { "数据截至" } else { "As of" };
        for (path, html) in &pages {
            assert!(html.contains(&day(long)), "{language}: {path} does not say the day");
            let head = html.split("<main").next().unwrap();
            assert!(!head.contains(other), "{language}: {path} mixes languages");
        }
    }
}

#[test]
fn english_messages_hold_no_chinese_punctuation() {
    let english = messages(&catalogue("en"));
    let wrong: Vec<&String> =
        english.values().filter(|text| text.contains(['，', '。', '：', '（', '）', '、', '；'])).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
