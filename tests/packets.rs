//! Holds what packets promise on paper: the geometry of GB/T 9704, the figures of the model, PDF/A and PDF/UA, the
//! same bytes each time, nothing internal in public. Reads the PDFs with poppler and qpdf.
#![cfg(feature = "pdf")]

mod common;

use common::{build, copy, cunce, put, root, secrets, stderr, stdout, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn content() -> PathBuf {
    root().join("content")
}

fn packet(content: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = cunce();
    command.args(["packet", "--lang", "zh-Hans", "--content"]).arg(content).arg("--out").arg(out).args(more);
    command.output().unwrap()
}

/// Prints and demands success; the PDFs by path.
fn printed(content: &Path, more: &[&str]) -> (TempDir, BTreeMap<String, PathBuf>) {
    let room = tempfile::tempdir().unwrap();
    let output = packet(content, room.path(), more);
    assert!(output.status.success(), "{}\n{}", stdout(&output), stderr(&output));
    let files = tree(room.path()).into_keys().map(|path| (path.clone(), room.path().join(path)));
    let files = files.collect();
    (room, files)
}

/// The only PDF of a run.
fn single(content: &Path, more: &[&str]) -> (TempDir, PathBuf) {
    let (room, files) = printed(content, more);
    assert_eq!(files.len(), 1, "{files:?}");
    let file = files.into_values().next().unwrap();
    (room, file)
}

fn run(program: &str, args: &[&str], file: &Path) -> Vec<u8> {
    let output = Command::new(program).args(args).arg(file).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; tests/run installs it"));
    assert!(output.status.success(), "{program} {args:?}: {}", stderr(&output));
    output.stdout
}

/// A PDF with its streams unpacked.
fn plain(file: &Path) -> String {
    let room = tempfile::tempdir().unwrap();
    let unpacked = room.path().join("plain.pdf");
    let mut command = Command::new("qpdf");
    command.args(["--qdf", "--object-streams=disable"]).arg(file).arg(&unpacked);
    assert!(command.status().unwrap().success());
    String::from_utf8_lossy(&fs::read(unpacked).unwrap()).into_owned()
}

/// The text of each page.
fn pages(file: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

/// The whole text in reading order without blanks: lines break where they please, addresses anywhere.
fn text(file: &Path) -> String {
    let output = Command::new("pdftotext").arg(file).arg("-").output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// Ink of a page, in millimetres.
struct Ink {
    width: usize,
    rows: Vec<Vec<bool>>,
}

const DPI: f64 = 200.0;

fn millimetres(pixels: usize) -> f64 {
    pixels as f64 * 25.4 / DPI
}

impl Ink {
    fn of(file: &Path, page: usize) -> Ink {
        let page = page.to_string();
        let output = Command::new("pdftoppm")
            .args(["-gray", "-r", "200", "-f", &page, "-l", &page])
            .arg(file)
            .output()
            .unwrap();
        assert!(output.status.success());
        // `P5 WIDTH HEIGHT 255` and a byte a pixel.
        let mut fields = output.stdout.splitn(4, |byte| byte.is_ascii_whitespace());
        assert_eq!(fields.next(), Some(&b"P5"[..]));
        let mut number = || std::str::from_utf8(fields.next().unwrap()).unwrap().parse::<usize>().unwrap();
        let (width, _height) = (number(), number());
        let rest = fields.next().unwrap();
        let pixels = &rest[rest.iter().position(|byte| *byte == b'\n').unwrap() + 1..];
        Ink {
            width,
            rows: pixels.chunks(width).map(|row| row.iter().map(|gray| *gray < 128).collect()).collect(),
        }
    }

    /// Stretches of rows with ink, from and to, parted by at least two millimetres of paper.
    fn lines(&self) -> Vec<(f64, f64)> {
        let mut lines: Vec<(f64, f64)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| row.contains(&true)) {
            match lines.last_mut() {
                Some((_, end)) if millimetres(at) - *end < 2.0 => *end = millimetres(at + 1),
                _ => lines.push((millimetres(at), millimetres(at + 1))),
            }
            let _ = row;
        }
        lines
    }

    /// From the leftmost to the rightmost ink between two heights.
    fn across(&self, from: f64, to: f64) -> (f64, f64) {
        let inside = |at: usize| (from..=to).contains(&millimetres(at));
        let rows: Vec<&Vec<bool>> =
            self.rows.iter().enumerate().filter(|(at, _)| inside(*at)).map(|(_, row)| row).collect();
        let inked = |x: &usize| rows.iter().any(|row| row[*x]);
        let left = (0..self.width).find(inked).unwrap();
        let right = (0..self.width).rev().find(inked).unwrap() + 1;
        (millimetres(left), millimetres(right))
    }
}

#[track_caller]
fn near(what: &str, found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{what}: {found:.2} mm, not {wanted} ± {tolerance} mm");
}

/// A county with one village whose summary is three pages of characters that fill their squares.
fn long_prose() -> TempDir {
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), room.path(), false);
    let summary = room.path().join("townships/hexi/qiaotou/progress/2020-05-15.md");
    let record = fs::read_to_string(&summary).unwrap();
    let front = record.split("+++").nth(1).unwrap();
    let body = "国圆图围困固园圈圃田因回四团".repeat(160);
    fs::write(&summary, format!("+++{front}+++\n\n{body}\n")).unwrap();
    room
}

#[test]
fn a_full_page_of_prose_keeps_to_the_standard() {
    let county = long_prose();
    let (_room, file) = single(county.path(), &["village", "hexi/qiaotou"]);
    let (mut odd, mut even) = (0, 0);
    for (at, text) in pages(&file).iter().enumerate() {
        let page = at + 1;
        let lines: Vec<String> = text
            .lines()
            .map(|line| line.split_whitespace().collect())
            .filter(|line: &String| !line.is_empty())
            .collect();
        let full = lines.iter().filter(|line| line.chars().count() == 28 && line.contains('国')).count();
        if full < 22 {
            continue;
        }
        assert_eq!((full, lines.len()), (22, 23), "page {page}: 22 lines and the number\n{text}");
        assert_eq!(lines[22], format!("—{page}—"), "the printed number is the PDF's page");
        let ink = Ink::of(&file, page);
        let found = ink.lines();
        assert_eq!(found.len(), 23, "page {page}: {found:?}");
        near("head", found[0].0, 37.0, 1.0);
        // 21 times the pitch and a line: the block's 225 mm allow a little more.
        near("foot of the last line", found[21].1, 37.0 + 21.0 * 10.39 + 5.54, 1.0);
        near("pitch", (found[21].0 - found[0].0) / 21.0, 10.39, 0.05);
        near("height of a character", found[0].1 - found[0].0, 15.7 * 25.4 / 72.0, 0.8);
        let (left, right) = ink.across(30.0, 263.0);
        let (number_left, number_right) = ink.across(265.0, 280.0);
        // 7 mm below the block; the figures of Song fall short of their square by some 0.7 mm.
        near("number below the block", found[22].0 - 262.0, 7.0, 1.0);
        let one_character = 14.0 * 25.4 / 72.0;
        if page % 2 == 1 {
            odd += 1;
            near("binding edge left", left, 28.0, 1.0);
            near("block's right edge", right, 184.0, 1.0);
            near("number right, one character in", number_right, 184.0 - one_character, 1.0);
        } else {
            even += 1;
            near("block's left edge", left, 26.0, 1.0);
            near("binding edge right", 210.0 - right, 28.0, 1.0);
            near("number left, one character in", number_left, 26.0 + one_character, 1.0);
        }
    }
    assert!(odd > 0 && even > 0, "no full pages: odd {odd}, even {even}\n{}", pages(&file).join("\n----\n"));
}

#[test]
fn every_kind_is_sound_tagged_and_says_the_model_s_figures() {
    let room = tempfile::tempdir().unwrap();
    let site = room.path().join("site");
    build(&content(), &site, &[]);
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(site.join("data/site.json")).unwrap()).unwrap();
    let totals = &json["totals"];
    for kind in [
        &["county"][..],
        &["township", "桥头镇"],
        &["village", "qiaotou/dameidong"],
        &["programme", "jingzhun"],
        &["unit", "县水利局"],
        &["measure", "cunwu-gongkai"],
        &["deadline", "--from", "2020-06", "--to", "2020-09"],
        &["problem", "fanggai-zijin"],
        &["notice", "qiaotou/dameidong/2020-03-30-caiwu", "--base-url", "https://example.org/cun/"],
        &["wallchart"],
        &["wallchart", "qiaotou"],
        &["selection", "--select", "status=overdue"],
    ] {
        let (_room, file) = single(&content(), kind);
        run("qpdf", &["--check"], &file);
        let plain = plain(&file);
        for mark in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "/StructTreeRoot",
            "/Lang (zh-CN)",
        ] {
            assert!(plain.contains(mark), "{kind:?}: no {mark}");
        }
        let about = String::from_utf8(run("pdfinfo", &[], &file)).unwrap();
        assert!(about.contains("Tagged:          yes"), "{about}");
        let said = text(&file);
        assert!(said.contains("2020年6月10日"), "{kind:?} does not say its day");
        if kind == ["county"] {
            for figure in ["measures", "done", "overdue"] {
                assert!(said.contains(&totals[figure].to_string()), "{figure}");
            }
            assert!(plain.contains("/Outlines"), "bookmarks");
        }
    }
}

/// A line of a text: mostly Han characters, in one piece.
fn is_prose(line: &str) -> bool {
    let han = line.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    han > 15 && !line.contains("  ")
}

#[test]
fn every_layout_speaks_every_language() {
    for (language, tag, word) in
        [("en", "/Lang (en-GB)", "overdue"), ("zh-Hant", "/Lang (zh-TW)", "數據截至")]
    {
        for kind in [
            &["county", "--select", "township=qiaotou"][..],
            &["village", "qiaotou/dameidong"],
            &["unit", "shuiliju"],
            &["deadline", "--to", "2020-05"],
            &["problem", "fanggai-zijin"],
            &["notice", "qiaotou/dameidong/2020-03-30-caiwu"],
            &["wallchart", "qiaotou"],
        ] {
            let room = tempfile::tempdir().unwrap();
            let file = room.path().join("one.pdf");
            let mut command = cunce();
            command.args(["packet", "--lang", language, "--content"]).arg(content()).arg("--out").arg(&file);
            let output = command.args(kind).output().unwrap();
            assert!(output.status.success(), "{language} {kind:?}: {}", stderr(&output));
            let said = plain(&file);
            assert!(said.contains(tag), "{language} {kind:?}: no {tag}");
            if kind[0] == "unit" {
                assert!(text(&file).contains(word), "{language}: {}", text(&file));
            }
        }
    }
}

#[test]
fn no_line_begins_or_ends_with_what_may_not_stand_there() {
    let (_room, file) = single(&content(), &["county"]);
    let mut looked = 0;
    for page in pages(&file) {
        // A line of a table holds several cells; only those with one piece of text are lines of a text.
        for line in page.lines().map(str::trim).filter(|line| is_prose(line)) {
            looked += 1;
            let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
            assert!(!"，。、；：？！）》〉」』】〕”’%％".contains(first), "{line}");
            assert!(!"（《〈「『【〔“‘".contains(last), "{line}");
        }
    }
    assert!(looked > 200, "{looked}");
}

/// Whether a line is a heading of the first two levels, 一、 or （一）; the third looks like an item of a list.
fn is_heading(line: &str) -> bool {
    let inner = line.trim_start_matches('（');
    let rest = inner.trim_start_matches(|c: char| "一二三四五六七八九十百".contains(c));
    rest.len() < inner.len() && (rest.starts_with('、') || rest.starts_with('）'))
}

#[test]
fn no_heading_stands_alone_and_tables_repeat_their_heads() {
    let lines = |page: &String| -> Vec<String> {
        page.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (_room, file) = single(&content(), &["county"]);
    let mut looked = 0;
    for page in pages(&file).iter().map(lines) {
        // Contents are lines of headings by their nature; their lines end in the number of a page.
        let [.., last, number] = page.as_slice() else { continue };
        if number.starts_with('—') && !last.ends_with(|c: char| c.is_ascii_digit()) {
            looked += 1;
            assert!(!is_heading(last), "a heading at the foot of {number}: {last}");
        }
    }
    assert!(looked > 50, "{looked}");
    let (_room, file) = single(&content(), &["deadline", "--from", "2020-06", "--to", "2020-06"]);
    let months = pages(&file);
    assert!(months.len() > 2, "a table over several pages");
    for page in &months[1..] {
        let first = lines(page).first().cloned().unwrap_or_default();
        assert!(first.starts_with("期限") || is_heading(&first), "{first}");
    }
}

#[test]
fn the_same_day_gives_the_same_bytes_on_any_number_of_threads() {
    let bytes = |threads: &str| {
        let room = tempfile::tempdir().unwrap();
        let output = cunce()
            .args(["packet", "village", "--select", "township=qiaotou", "--content"])
            .arg(content())
            .arg("--out")
            .arg(room.path())
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", if threads == "1" { "Asia/Shanghai" } else { "America/New_York" })
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        tree(room.path())
    };
    let (one, two) = (bytes("1"), bytes("2"));
    assert_eq!(one.len(), 3, "{:?}", one.keys());
    assert!(one == two);
}

#[test]
fn paper_of_the_public_edition_knows_nothing_internal() {
    let secret = root().join("tests/fixtures/secret/content");
    let internal = |edition: &str| {
        let mut all = Vec::new();
        for kind in [
            "county",
            "township",
            "village",
            "programme",
            "unit",
            "measure",
            "deadline",
            "problem",
            "notice",
            "wallchart",
            "selection",
        ] {
            let room = tempfile::tempdir().unwrap();
            let output = packet(&secret, room.path(), &[kind, "--edition", edition]);
            // The public has no problem or notice where all are internal.
            if output.status.code() == Some(2) {
                continue;
            }
            assert!(output.status.success(), "{kind}: {}", stderr(&output));
            for (path, _) in tree(room.path()) {
                let file = room.path().join(&path);
                let marked = pages(&file).iter().all(|page| page.contains("内部资料"));
                assert_eq!(marked, edition == "internal", "{edition}: {path}");
                all.push((path, text(&file)));
            }
        }
        all
    };
    let (public, whole) = (internal("public"), internal("internal"));
    let words = secrets(&secret);
    assert!(words.len() >= 15, "{words:?}");
    for word in &words {
        let leaked = public.iter().find(|(path, text)| path.contains(word) || text.contains(word));
        assert!(leaked.is_none(), "{word} stands in {:?}", leaked.map(|(path, _)| path));
    }
    let told = words.iter().filter(|word| whole.iter().any(|(_, text)| text.contains(*word))).count();
    assert!(told * 2 > words.len(), "the internal edition tells only {told} of {words:?}");
}

#[test]
fn a_selection_is_counted_as_it_was_selected() {
    let (_room, file) = single(&content(), &["selection", "--select", "township=桥头镇,status=overdue"]);
    let said = text(&file);
    assert!(said.contains("作坊线路改造，装漏电保护"), "{said}");
    assert!(!said.contains("安置房八栋全部开工"), "another township's");
    assert!(said.contains("按条件选出措施1项，已完成0项，逾期1项"), "{said}");
    assert!(
        said.contains("乡镇：桥头镇") && said.contains("状态：已逾期"),
        "the conditions are told\n{said}"
    );
}

#[test]
fn what_is_not_there_is_told_with_what_is() {
    let room = tempfile::tempdir().unwrap();
    for (args, wanted) in [
        (&["village", "qiaotou/nowhere"][..], "qiaotou/dameidong"),
        (&["unit", "县财政"], "县财政局（caizhengju）"),
        (&["programme", "精准"], "精准帮扶（jingzhun）"),
        (&["village", "大煤洞"], "桥头镇/大煤洞村（qiaotou/dameidong）"),
        (&["selection", "--select", "unit=县财政"], "县财政局（caizhengju）"),
        (&["selection", "--select", "status=late"], "overdue"),
        (&["selection", "--select", "colour=red"], "township="),
        (&["selection", "--select", "due=2020-13"], "2026-06"),
        (&["county", "--font-path", "no such folder"], "no such folder"),
        (&["county", "--select", "township=qiaotou,due=2031-01"], "due=2031-01"),
        (&["county", "桥头镇"], "桥头镇"),
        (&["village", "--from", "2020-06"], "--from"),
        (&["deadline", "--from", "2020-09", "--to", "2020-06"], "2020-09-01"),
    ] {
        let output = packet(&content(), room.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(wanted), "{args:?}: {}", stderr(&output));
        assert_eq!(stderr(&output).trim().lines().count(), 1, "{}", stderr(&output));
    }
    let output = packet(&content(), &room.path().join("all.pdf"), &["village"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("26"), "{}", stderr(&output));
    assert_eq!(tree(room.path()).len(), 0);
}

#[test]
fn without_a_chinese_font_nothing_is_printed_and_the_site_is_built() {
    let room = tempfile::tempdir().unwrap();
    let output = packet(&content(), room.path(), &["county", "--ignore-system-fonts"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("fonts-noto-cjk"), "{}", stderr(&output));
    let site = room.path().join("site");
    let mut command = cunce();
    command
        .args(["build", "--packets", "--ignore-system-fonts", "--lang", "zh-Hans", "--content"])
        .arg(content());
    let output = command.arg("--out").arg(&site).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("fonts-noto-cjk"), "{}", stderr(&output));
    let home = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(!home.contains("packets/"));
    assert!(!site.join("packets").exists());
}

/// The clean county with one text of its own in a village's record.
fn county_that_says(text: &str) -> TempDir {
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), room.path(), false);
    let path = room.path().join("townships/hexi/beigou/village.md");
    let record = fs::read_to_string(&path).unwrap();
    let front = record.split("+++").nth(1).unwrap();
    fs::write(&path, format!("+++{front}+++\n{text}\n")).unwrap();
    room
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    let county = county_that_says("\n大家都说好\u{1fac6}，还有\u{e123}。\n");
    let room = tempfile::tempdir().unwrap();
    let output = packet(county.path(), room.path(), &["village"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let said = stderr(&output);
    assert!(said.contains("no-glyph") && said.contains("U+1FAC6") && said.contains("U+E123"), "{said}");
    let record = fs::read_to_string(county.path().join("townships/hexi/beigou/village.md")).unwrap();
    let line = record.lines().position(|line| line.contains('\u{1fac6}')).unwrap() + 1;
    assert!(said.contains(&format!("village.md:{line}:6")), "{said}");
    assert!(said.contains(&format!("village.md:{line}:10")), "{said}");
    assert_eq!(tree(room.path()).len(), 0, "nothing is printed");
    // The same in other signs: as HTML writes it.
    let county = county_that_says("\n还有&#xE001;。\n");
    let output = packet(county.path(), room.path(), &["village"]);
    let said = stderr(&output);
    assert!(said.contains("no-glyph") && said.contains("U+E001"), "{said}");
}

#[test]
fn packets_are_not_written_among_the_records() {
    let county = county_that_says("\n修路。\n");
    let before = tree(county.path());
    for out in ["", "packets"] {
        let out = county.path().join(out);
        let output = packet(county.path(), &out, &["village"]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    }
    assert_eq!(tree(county.path()), before);
}

#[test]
fn markdown_stands_on_paper_in_full() {
    let prose = "
### 三级在前

正文[外面](https://example.org/a?b=1)，又[本村方案](plans/CHANGED)。第一条注[^1]，第二条[^2]。

# 一级在后

| 甲 | 乙 |
|---|---:|
| 一行 | 12 |

- 外层
  1. 里层一
  2. 里层二
- [x] 办完的
- [ ] 没办的

> 引一句话

**要紧**、~~作废~~、`代码`、H<sub>2</sub>O。

![村口](村口.png)

![坏的图](bad.png)

![缺字的图](glyph.svg)

    固定宽度

---

最后一段，￥1,200.50元，#let x = 1 $y$ \\@ref <label> 都是字。

[^1]: 第一条注的话。
[^2]: 第二条注的话。
";
    let plan = "townships/hexi/beigou/plans";
    let base = root().join("tests/fixtures/base/content").join(plan);
    let name = fs::read_dir(base).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
    let county = county_that_says(&prose.replace("CHANGED", &name));
    let village = county.path().join("townships/hexi/beigou");
    fs::copy(root().join("themes/default/static/icon-32.png"), village.join("村口.png")).unwrap();
    put(county.path(), "townships/hexi/beigou/bad.png", "no picture");
    let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>\u{1fac6}</text></svg>";
    put(county.path(), "townships/hexi/beigou/glyph.svg", svg);
    let room = tempfile::tempdir().unwrap();
    let output = packet(county.path(), room.path(), &["village", "--base-url", "https://county.example/x/"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("bad.png"), "{}", stderr(&output));
    assert!(stderr(&output).contains("glyph.svg"), "{}", stderr(&output));
    let file = room.path().join("villages/hexi/beigou.pdf");
    let said = text(&file);
    for part in [
        "三级在前",
        "一级在后",
        "里层二",
        "办完的",
        "没办的",
        "引一句话",
        "作废",
        "固定宽度",
        "坏的图",
        "缺字的图",
        "第一条注的话。",
        "第二条注的话。",
        "https://example.org/a?b=1",
        "https://county.example/x/townships/hexi/beigou/plans/",
        "￥1,200.50元，#letx=1$y$@ref",
        "都是字。",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(!said.contains("[村口]"), "the picture itself stands there");
    assert!(
        String::from_utf8(run("pdfimages", &["-list"], &file)).unwrap().lines().count() > 2,
        "the picture"
    );
    assert_eq!(said.matches("第一条注的话").count(), 1, "a note stands once, at the foot of its page");
}

#[test]
fn a_site_built_with_packets_links_each() {
    let room = tempfile::tempdir().unwrap();
    let site = room.path().join("site");
    build(&root().join("tests/fixtures/base/content"), &site, &["--packets"]);
    let files = tree(&site);
    let packets: Vec<&String> = files.keys().filter(|path| path.starts_with("packets/")).collect();
    assert!(packets.len() >= 8, "{packets:?}");
    let pages: Vec<String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
        .collect();
    for packet in packets {
        assert!(pages.iter().any(|page| page.contains(&format!("{packet}\""))), "{packet} is linked nowhere");
    }
}

#[test]
fn a_theme_replaces_a_layout_and_is_told_where_it_is_wrong() {
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &room.path().join("content"), false);
    let notice = ["notice", "hexi/qiaotou/2020-03-20", "--theme", "mine"];
    let layout = |text: &str| {
        put(room.path(), "themes/mine/packets/notice.typ", text);
        packet(&room.path().join("content"), &room.path().join("one.pdf"), &notice)
    };
    let output = layout("#import \"base.typ\": *\n#show: packet\n自己的版面：#view.notice.link.name\n");
    assert!(output.status.success(), "{}", stderr(&output));
    let said = text(&room.path().join("one.pdf"));
    assert!(said.contains("自己的版面：") && said.chars().count() < 80, "{said}");
    fs::remove_file(room.path().join("one.pdf")).unwrap();
    let output = layout("#import \"base.typ\": *\n#show: packet\n字 #nothing\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("packets/notice.typ:3:4"), "{}", stderr(&output));
    assert!(!room.path().join("one.pdf").exists());
}

/// The smallest JPEG: a grey pixel.
const GREY: &str = "ffd8ffe000104a46494600010101004800480000ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffff\
    ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc2000b08000100010101\
    1100ffc40014100100000000000000000000000000000000ffda0008010100013f10";

#[test]
fn pictures_on_public_paper_say_nothing_of_themselves() {
    let grey: String = GREY.chars().filter(char::is_ascii_hexdigit).collect();
    let grey: Vec<u8> =
        (0..grey.len()).step_by(2).map(|at| u8::from_str_radix(&grey[at..at + 2], 16).unwrap()).collect();
    let secret = b"GPS 36.93 101.68";
    let remark = [&[0xFF, 0xFE, 0, (secret.len() + 2) as u8][..], secret].concat();
    let picture = [&grey[..20], &remark, &grey[20..], &[0xFF, 0xD9]].concat();
    let room = tempfile::tempdir().unwrap();
    let content = room.path().join("content");
    copy(&root().join("tests/fixtures/base/content"), &content, false);
    let notices = "townships/hexi/qiaotou/notices";
    fs::write(content.join(notices).join("院子.jpg"), picture).unwrap();
    let text = "+++\ndate = 2020-06-01\nitem = \"caiwu\"\ntitle = \"院子\"\n+++\n\n![院子](院子.jpg)\n";
    put(&content, &format!("{notices}/2020-06-01.md"), text);
    for (edition, kept) in [("public", false), ("internal", true)] {
        let key = "hexi/qiaotou/2020-06-01";
        let (_paper, file) = single(&content, &["notice", key, "--edition", edition]);
        let pdf = fs::read(file).unwrap();
        assert_eq!(pdf.windows(secret.len()).any(|window| window == secret), kept, "{edition}");
    }
}
