//! What the public edition does with personal numbers, wherever they stand: it stops and names the place. What is
//! ordinary passes. Pictures go out bare, and what nobody can look into is listed.
//! In: numbers and ordinary texts made from a fixed seed, in every carrier that content has. Out: findings, files.

mod common;

use common::bench::fixtures;
use common::{build, copy, cunce, put, stderr, stdout, tree};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const NOTICES: &str = "townships/hexi/qiaotou/notices";

/// The clean tree in a folder of its own.
fn content() -> (TempDir, PathBuf) {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&fixtures().join("base/content"), &content, false);
    (work, content)
}

/// File and line of each finding of `private-data`.
fn alarms(content: &Path, more: &[&str]) -> Vec<(String, u64)> {
    let output = cunce()
        .args(["check", "--format", "json", "--lang", "zh-Hans", "--content"])
        .arg(content)
        .args(more)
        .output()
        .unwrap();
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let errors = lines.iter().filter(|line| line["severity"] == "error");
    errors
        .map(|line| {
            assert_eq!(line["code"], "private-data", "{line}");
            (line["file"].as_str().unwrap().to_owned(), line["line"].as_u64().unwrap())
        })
        .collect()
}

/// A linear congruential generator (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    fn date(&mut self, parting: &str) -> String {
        let (year, month, day) = (1950 + self.below(80), 1 + self.below(12), 1 + self.below(28));
        format!("{year}{parting}{month:02}{parting}{day:02}")
    }

    fn village(&mut self) -> String {
        let county = self.pick(&["630121", "630123", "620102", "513221", "110105"]);
        format!("{county}{:03}{:03}", self.below(400), 200 + self.below(60))
    }

    /// A number of a kind, as people write it.
    fn number(&mut self, kind: usize) -> String {
        let (digits, breaks): (String, &[usize]) = match kind {
            // Every check character in turn comes up.
            0 => {
                let head = format!("{}{}{}", &self.village()[..6], self.date(""), self.digits(3));
                (with_check_character(head), self.pick(&[&[][..], &[6, 14], &[6, 10, 12, 14]]))
            }
            1 => {
                let digits = format!("{}{}{}", &self.village()[..6], &self.date("")[2..], self.digits(3));
                (digits, self.pick(&[&[][..], &[6, 12]]))
            }
            2 => (format!("1{}{}", 3 + self.below(7), self.digits(9)), self.pick(&[&[][..], &[3, 7], &[7]])),
            3 => {
                let area = self.pick(&["0971", "0931", "0755", "010", "021"]);
                let length = if area.len() == 3 { 7 } else { 6 };
                // No day of our time, which a code may have behind it.
                let digits = format!("{area}{}{}", 3 + self.below(7), self.digits(length));
                (digits, if area.len() == 3 { &[3] } else { &[4] })
            }
            _ => (with_luhn(format!("62{}", self.digits(16))), self.pick(&[&[][..], &[4, 8, 12, 16]])),
        };
        let separator = self.pick(&[" ", "-", "—", "\u{3000}", "\u{2009}"]);
        let script = self.below(4);
        let mut written = String::new();
        for (at, c) in digits.chars().enumerate() {
            if breaks.contains(&at) {
                written.push_str(separator);
            }
            let mixed = self.below(2) == 0;
            written.push(match (script, c.to_digit(10)) {
                (0, Some(digit)) => char::from_u32('０' as u32 + digit).unwrap(),
                // Of a card or an old identity, one numeral alone is a dash.
                (1, Some(digit)) => "〇一二三四五六七八九".chars().nth(digit as usize).unwrap(),
                (2, Some(digit)) if mixed && digit != 1 => {
                    "零一二三四五六七八九".chars().nth(digit as usize).unwrap()
                }
                _ => c,
            });
        }
        written
    }

    /// A text of one of the sorts that reports are full of.
    fn ordinary(&mut self, sort: u64) -> String {
        match sort {
            0 => format!("湟政办〔{}〕{}号", 1990 + self.below(40), 1 + self.below(400)),
            1 => format!("{}、{}", &self.village()[..9], self.village()),
            2 => self.village(),
            3 => format!("{}至{}", self.date("-"), self.date("-")),
            4 => format!("{}{}", self.date(""), self.date("")),
            5 => format!("{}年{}月{}日", 1950 + self.below(80), 1 + self.below(12), 1 + self.below(28)),
            6 => format!("{}元", self.digits(11)),
            7 => format!("{}.{}", self.digits(11), self.digits(2)),
            8 => self.digits(9),
            9 => self.digits(12),
            10 => format!("{} {} {}", self.village(), self.below(900), self.below(5000)),
            11 => format!(
                "二〇{}年第{}号",
                self.pick(&["一九", "二〇", "二一"]),
                self.pick(&["一", "十二", "三十"])
            ),
            12 => format!("监督电话：0971-{}{}", 2 + self.below(8), self.digits(6)),
            _ => format!(
                "{},{:03},{:03}.{:02}",
                1 + self.below(999),
                self.below(1000),
                self.below(1000),
                self.below(100)
            ),
        }
    }
}

fn with_check_character(head: String) -> String {
    let sum: u32 = head.chars().rev().zip(1..).map(|(c, n)| (c as u32 - 48) * (1 << n)).sum();
    let letter = char::from_digit((12 - sum % 11) % 11, 10).unwrap_or('X');
    format!("{head}{letter}")
}

fn with_luhn(head: String) -> String {
    let double = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    let digits = head.chars().rev().map(|c| c as u32 - 48).enumerate();
    let sum: u32 = digits.map(|(at, d)| if at % 2 == 0 { double(d) } else { d }).sum();
    format!("{head}{}", (10 - sum % 10) % 10)
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Ways in which a text gets into a site: the notice's own lines, or a file that it links.
enum Carrier {
    /// What stands in the notice, `@` for the text; the line on which it stands below the front matter.
    Prose(&'static str, u64),
    /// A file of this ending; the line on which it stands there.
    File(&'static str, fn(&str) -> Vec<u8>, u64),
}

const CARRIERS: &[Carrier] = &[
    Carrier::Prose("村民@。", 0),
    Carrier::Prose("# 关于@的公示", 0),
    Carrier::Prose("| 姓名 | 号码 |\n|---|---|\n| 甲 | @ |", 2),
    Carrier::Prose("- 一\n- 二：**@**", 1),
    Carrier::Prose("[看](https://example.com/@)", 0),
    Carrier::Prose("[看](https://example.com \"@\")", 0),
    Carrier::Prose("[@](https://example.com)", 0),
    Carrier::Prose("![@](../progress/渠.png)", 0),
    Carrier::Prose("<abbr title=\"@\">看</abbr>", 0),
    Carrier::Prose("看<b>@</b>", 0),
    Carrier::Prose("```\n@\n```", 1),
    Carrier::File("txt", |text| format!("名册\n村民{text}。\n").into_bytes(), 2),
    Carrier::File("csv", |text| format!("序号,号码\n7,{text}\n").into_bytes(), 2),
    Carrier::File("json", |text| format!("{{\n \"a\": \"{text}\"\n}}").into_bytes(), 2),
    Carrier::File("svg", |text| format!("<svg>\n<text>{text}</text></svg>").into_bytes(), 2),
    Carrier::File("html", |text| format!("<p>\n\n<img alt='{text}'></p>").into_bytes(), 3),
    Carrier::File("xlsx", workbook, 4),
    Carrier::File("docx", document, 2),
];

fn workbook(text: &str) -> Vec<u8> {
    let sheet =
        format!("<worksheet><row><c r='B4' t='inlineStr'><is><t>{text}</t></is></c></row></worksheet>");
    archive(&[("[Content_Types].xml", "<Types/>"), ("xl/worksheets/sheet1.xml", &sheet)])
}

fn document(text: &str) -> Vec<u8> {
    let (head, tail) = text.split_at(text.char_indices().nth(5).map_or(0, |(at, _)| at));
    let body = format!(
        "<d><w:p><w:t>甲</w:t></w:p><w:p><w:r><w:t>{head}</w:t></w:r><w:r><w:t>{tail}</w:t></w:r></w:p></d>"
    );
    archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body)])
}

fn notice(text: &str) -> String {
    format!(
        "+++\ndate = 2020-03-20\nitem = \"dibao\"\ntitle = \"低保名单\"\nuntil = 2030-01-01\n+++\n\n{text}\n"
    )
}

/// Lines before the text of [`notice`].
const AHEAD: u64 = 8;

/// Writes a text in a carrier; the file and line at which a finding must point.
fn carry(content: &Path, carrier: &Carrier, name: &str, text: &str) -> (String, u64) {
    let record = format!("{NOTICES}/2020-03-20-{name}.md");
    match carrier {
        Carrier::Prose(around, line) => {
            put(content, &record, &notice(&around.replace('@', text)));
            (format!("content/{record}"), AHEAD + line)
        }
        Carrier::File(ending, make, line) => {
            let file = format!("{NOTICES}/附件-{name}.{ending}");
            std::fs::write(content.join(&file), make(text)).unwrap();
            put(content, &record, &notice(&format!("[附件](附件-{name}.{ending})")));
            (format!("content/{file}"), *line)
        }
    }
}

#[test]
fn numbers_of_every_kind_are_stopped_in_every_carrier_at_their_place() {
    const EACH: usize = 6;
    let (_work, content) = content();
    let mut dice = Dice(20200615);
    let mut expected = BTreeMap::new();
    for (at, carrier) in CARRIERS.iter().enumerate() {
        for number in 0..EACH * 5 {
            let mut written = dice.number(number % 5);
            // An address ends at a blank.
            if matches!(carrier, Carrier::Prose(around, _) if around.contains("/@)")) {
                written = written.replace([' ', '\u{3000}', '\u{2009}'], "-");
            }
            let place = carry(&content, carrier, &format!("{at}号{number}例"), &written);
            expected.insert(place, written);
        }
    }
    let seen: BTreeSet<(String, u64)> = alarms(&content, &[]).into_iter().collect();
    let missed: Vec<_> = expected.iter().filter(|(place, _)| !seen.contains(*place)).collect();
    assert!(missed.is_empty(), "{} of {}: {missed:#?}", missed.len(), expected.len());
    let more: Vec<_> = seen.iter().filter(|place| !expected.contains_key(*place)).collect();
    assert!(more.is_empty(), "{more:#?}");
    // The offices may see all of it.
    assert_eq!(alarms(&content, &["--edition", "internal"]), []);
}

#[test]
fn ordinary_figures_raise_under_one_false_alarm_in_ten_thousand() {
    const TEXTS: usize = 2_000;
    let (_work, content) = content();
    let mut dice = Dice(20200616);
    let (mut count, mut name) = (0, 0);
    for sort in 0..14 {
        let texts: Vec<String> = (0..TEXTS).map(|_| dice.ordinary(sort)).collect();
        count += texts.len() * 4;
        for (ending, file) in [
            ("csv", texts.iter().map(|text| format!("7,\"{text}\",甲\n")).collect::<String>()),
            ("txt", texts.iter().map(|text| format!("{text}\n\n")).collect()),
            ("json", format!("{texts:?}")),
        ] {
            let file_name = format!("附件-{name}.{ending}");
            put(&content, &format!("{NOTICES}/{file_name}"), &file);
            put(
                &content,
                &format!("{NOTICES}/2020-03-20-{name}例.md"),
                &notice(&format!("[看]({file_name})")),
            );
            name += 1;
        }
        let prose: String = texts.iter().map(|text| format!("- 见{text}。\n")).collect();
        put(&content, &format!("{NOTICES}/2020-03-20-{name}例.md"), &notice(&prose));
        name += 1;
    }
    let seen = alarms(&content, &[]);
    assert!(seen.len() * 10_000 < count, "{} in {count}: {seen:?}", seen.len());
}

#[test]
fn names_of_folders_and_files_are_text_too() {
    let (_work, content) = content();
    for name in
        ["张三13812345678.txt", "一三八一二三四五六七八.csv", "0971-2722100.txt", "１３８-1234-5678.txt"]
    {
        put(&content, &format!("{NOTICES}/{name}"), "名册");
        put(
            &content,
            &format!("{NOTICES}/2020-03-20-{}例.md", name.len()),
            &notice(&format!("[看](<{name}>)")),
        );
    }
    let seen: BTreeSet<String> = alarms(&content, &[]).into_iter().map(|(file, _)| file).collect();
    assert_eq!(
        seen.iter().filter(|file| file.ends_with(".txt") || file.ends_with(".csv")).count(),
        4,
        "{seen:?}"
    );
}

#[test]
fn amounts_and_counts_of_eleven_digits_are_no_telephones_where_the_key_says_so() {
    let (_work, content) = content();
    let plan = "[[measures]]\nid = \"d1\"\nkind = \"cundao\"\ntitle = \"硬化村道\"\nlead = \"县交通运输局\"\n\
         due = 2020-08-31\nstage = \"立项\"\n[[measures.targets]]\nname = \"投资\"\nunit = \"元\"\nvalue = 13812345678\n\
         [[measures.funds]]\nsource = \"政府补\"\namount = 13912345678\n";
    put(&content, "townships/hexi/qiaotou/plans/daolu.toml", plan);
    std::fs::remove_file(content.join("townships/hexi/qiaotou/plans/daolu.md")).unwrap();
    let village = std::fs::read_to_string(content.join("townships/hexi/qiaotou/village.md")).unwrap();
    let seen = |content: &Path| alarms(content, &[]);
    std::fs::remove_file(content.join("townships/hexi/qiaotou/progress/2020-05-15.md")).unwrap();
    assert_eq!(seen(&content), []);
    // A fact may be anything.
    let village = village.replace("[facts]\n", "[facts]\n\"联系\" = 13812345678\n");
    put(&content, "townships/hexi/qiaotou/village.md", &village);
    assert_eq!(seen(&content).len(), 1);
}

/// A JPEG as a telephone writes it, on its side, with the position in it.
fn photo() -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        [&[0xFF, marker], &((data.len() + 2) as u16).to_be_bytes()[..], data].concat()
    };
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 GPS 36.93 101.68 Zhang San 13812345678";
    [
        &[0xFF, 0xD8][..],
        &segment(0xE1, exif),
        &segment(0xFE, b"13812345678"),
        &segment(0xDB, &[1; 65]),
        &segment(0xC0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        &segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        b"pixels",
        &[0xFF, 0xD9],
    ]
    .concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_public_edition_bares_pictures_and_the_internal_one_keeps_them() {
    let (_work, content) = content();
    std::fs::write(content.join(NOTICES).join("现场.jpg"), photo()).unwrap();
    put(&content, &format!("{NOTICES}/2020-03-20-a.md"), &notice("![现场](现场.jpg)"));
    let page = |out: &Path| tree(out)[&format!("{NOTICES}/2020-03-20-a/现场.jpg")].clone();
    let out = content.with_file_name("public");
    let said = stdout(&build(&content, &out, &[]));
    let public = page(&out);
    assert!(holds(&public, b"pixels") && !holds(&public, b"GPS") && !holds(&public, b"13812345678"));
    assert!(holds(&public, b"\x01\x12\0\x03\0\0\0\x01\0\x06"), "it lies on its side");
    assert!(said.contains("公开前去掉信息的图片：1 张"), "{said}");
    assert!(stdout(&build(&content, &out, &[])).contains("新写 0"));
    let internal = content.with_file_name("internal");
    let said = stdout(&build(&content, &internal, &["--edition", "internal"]));
    assert_eq!(page(&internal), photo());
    assert!(!said.contains("图片："), "{said}");
}

#[test]
fn what_cannot_be_bared_is_left_out_and_what_cannot_be_read_is_listed() {
    let (_work, content) = content();
    let files: [(&str, &[u8]); 4] = [
        ("现场.heic", b"\0\0\0\x18ftypheic GPS"),
        ("坏.png", b"\x89PNG\r\n\x1a\n\0\0 GPS"),
        ("方案.pdf", b"%PDF-1.4 13812345678"),
        ("没有链接.txt", b"13812345678"),
    ];
    for (name, bytes) in files {
        std::fs::write(content.join(NOTICES).join(name), bytes).unwrap();
    }
    put(
        &content,
        &format!("{NOTICES}/2020-03-20-a.md"),
        &notice("![一](现场.heic) ![二](坏.png) [三](方案.pdf)\n\n:::internal\n[四](没有链接.txt)\n:::"),
    );
    let output = cunce().args(["check", "--lang", "zh-Hans", "--content"]).arg(&content).output().unwrap();
    let said = stdout(&output);
    assert!(output.status.success(), "{said}");
    assert_eq!(said.matches("提醒[unbared-picture]").count(), 2, "{said}");
    assert!(
        said.contains("没有检查的附件：1 个") && said.contains(&format!("  {NOTICES}/方案.pdf：")),
        "{said}"
    );
    let out = content.with_file_name("public");
    build(&content, &out, &[]);
    let site = tree(&out);
    let names: Vec<&String> =
        site.keys().filter(|path| files.iter().any(|(name, _)| path.ends_with(name))).collect();
    assert_eq!(names, [&format!("{NOTICES}/2020-03-20-a/方案.pdf")]);
    let page = std::str::from_utf8(&site[&format!("{NOTICES}/2020-03-20-a/index.html")]).unwrap();
    assert!(!page.contains("现场.heic") && !page.contains("坏.png"));
}

#[test]
fn a_number_that_may_be_seen_passes_in_attachments_too() {
    let (_work, content) = content();
    // The hotline, a unit's line, and what the site allows.
    put(
        &content,
        &format!("{NOTICES}/电话.csv"),
        "单位,电话\n县,0971-5550100\n局,0971 5550102\n人,139 0000 0001\n",
    );
    put(&content, &format!("{NOTICES}/2020-03-20-a.md"), &notice("[电话](电话.csv)，0971-5550102"));
    assert_eq!(alarms(&content, &[]), []);
}
