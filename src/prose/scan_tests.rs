//! Owns what a checker is told: Markdown beside the runs, links, removals and anchors found in it.
//! In: texts, in which ranges are compared by what they hold.
//! Out: failures that name the text.

use super::{RemovedWhat, RunKind, Scan, scan};

/// The runs of a text, as kind and text.
fn runs(markdown: &str) -> Vec<(RunKind, String)> {
    let mut runs = Vec::new();
    scan(markdown, &mut |run| runs.push((run.kind, run.text.to_owned())));
    runs
}

fn found(markdown: &str) -> Scan {
    scan(markdown, &mut |_| {})
}

#[test]
fn each_block_is_a_run() {
    use RunKind::{Alt, Code, Destination, Html, Prose, Title};
    let table: [(&str, &[(RunKind, &str)]); 16] = [
        ("# 甲 **乙：**丙\n丁 `戊`\n己", &[(Prose, "甲 乙：丙"), (Prose, "丁 戊己")]),
        ("- 甲\n  ***\n  乙", &[(Prose, "甲"), (Prose, "乙")]),
        ("甲\n乙\n\nA\nB", &[(Prose, "甲乙"), (Prose, "A\nB")]),
        ("- 甲\n  - 乙\n- [x] 丙", &[(Prose, "甲"), (Prose, "乙"), (Prose, "丙")]),
        ("|甲|乙|\n|-|-|\n|1|2|", &[(Prose, "甲"), (Prose, "乙"), (Prose, "1"), (Prose, "2")]),
        ("```\nx\n\ny\n```", &[(Code, "x\n\ny\n")]),
        ("1101&#48;5\\*6", &[(Prose, "110105*6")]),
        ("[甲](a.md '题')后", &[(Destination, "a.md"), (Title, "题"), (Prose, "甲后")]),
        ("![描述](a.png)后", &[(Alt, "描述"), (Destination, "a.png"), (Prose, "后")]),
        ("[甲](javascript:x)", &[(Prose, "甲")]),
        ("<tel:13800000000>", &[(Prose, "tel:13800000000")]),
        ("甲[^1]\n\n[^1]: 乙", &[(Prose, "甲"), (Prose, "乙")]),
        ("甲  \n乙<br>丙", &[(Prose, "甲\n乙\n丙")]),
        ("<td>110</td><td>105&#49;</td> <!-- x -->", &[(Html, "\n110\n\n1051\n ")]),
        ("<script>1</script>", &[]),
        ("甲<u>乙</u>~丙~ <abbr title='题&amp;'>丁</abbr>", &[(Title, "题&"), (Prose, "甲乙~丙~ 丁")]),
    ];
    for (markdown, expected) in table {
        let runs = runs(markdown);
        let runs: Vec<(RunKind, &str)> = runs.iter().map(|(kind, text)| (*kind, &**text)).collect();
        assert_eq!(runs, expected, "{markdown}");
    }
}

#[test]
fn runs_lead_back_to_the_source() {
    // Text of a run, text sought in it, source that it stands for.
    let table = [
        ("甲 **乙：**丙", "乙", "乙"),
        ("甲 **乙：**丙", "乙：丙", "乙：**丙"),
        ("全村**“难点村”**治理，联系13800000000。", "13800000000", "13800000000"),
        ("全**“甲”**乙 ~~（丙）~~110", "110", "110"),
        ("1&amp;2", "&", "&amp;"),
        ("1\\*2", "*2", "*2"),
        ("甲\n乙", "甲乙", "甲\n乙"),
        ("> `甲` 乙\n> 丙", "甲 乙丙", "甲` 乙\n> 丙"),
        ("[甲](138**“1”**38.md)", "13838", ""),
        ("[甲](<13 8.md>)", "13 8", "13 8"),
        ("[甲](a.md \"138\")", "138", "138"),
        ("[甲][r]\n\n[r]: 138.md", "138", "[甲][r]"),
        ("![138](a.png)", "138", "138"),
        ("```\r\n甲\r\n138\r\n```", "138", "138"),
        ("<p>甲&#49;38</p>", "138", "&#49;38"),
        ("> <p>甲\n> 138</p>", "138", "138"),
        ("    甲\n    138", "甲\n138", "甲\n    138"),
        ("`` `138` ``", "138", "138"),
    ];
    for (markdown, sought, expected) in table {
        let mut hits = Vec::new();
        scan(markdown, &mut |run| {
            if let Some(at) = run.text.find(sought) {
                hits.push(run.source_range(at..at + sought.len()));
            }
        });
        match (hits.as_slice(), expected) {
            ([], "") => {}
            ([range], _) => assert_eq!(&markdown[range.clone()], expected, "{markdown}"),
            _ => panic!("{markdown}: {hits:?}"),
        }
    }
}

#[test]
fn every_character_of_a_plain_run_is_found_again() {
    let markdown =
        "# 标题\n\n**甲：**乙，全村**“难点”**治理*（丙）*丁~~（戊）~~己\n第二行 `码` [链](x.md)**（x）**。\n";
    let mut characters = 0;
    scan(markdown, &mut |run| {
        for (at, c) in run.text.char_indices() {
            let range = run.source_range(at..at + c.len_utf8());
            assert_eq!(&markdown[range], c.to_string());
            characters += 1;
        }
    });
    assert_eq!(characters, 37);
}

#[test]
fn relative_links_are_listed_with_their_place() {
    // Source, then destination, what the range holds, picture, description missing.
    type Expected<'a> = &'a [(&'a str, &'a str, bool, bool)];
    let table: [(&str, Expected); 13] = [
        ("[甲](a.md)", &[("a.md", "a.md", false, false)]),
        ("[甲]( <a b.md> '题')", &[("a b.md", "a b.md", false, false)]),
        ("[甲](#完成时限)", &[("#完成时限", "#完成时限", false, false)]),
        ("[a.md](a.md)", &[("a.md", "a.md", false, false)]),
        ("[a](b&amp;c.md)", &[("b&c.md", "[a](b&amp;c.md)", false, false)]),
        ("[甲][r]。\n\n[r]: a.md", &[("a.md", "[甲][r]", false, false)]),
        ("![](a.png) ![ ](b.png)", &[("a.png", "a.png", true, true), ("b.png", "b.png", true, true)]),
        ("![图](a.png)", &[("a.png", "a.png", true, false)]),
        ("[![图](a.png)](b.md)", &[("a.png", "a.png", true, false), ("b.md", "b.md", false, false)]),
        ("![甲 [乙](b.md)](a.png)", &[("a.png", "a.png", true, false)]),
        ("[**甲：**乙](全**“甲”**.md)", &[("全**“甲”**.md", "全**“甲”**.md", false, false)]),
        ("[甲]()", &[("", "[甲]()", false, false)]),
        ("[a](https://a.cn) <mailto:a@b.cn> `[b](c.md)`", &[]),
    ];
    for (markdown, expected) in table {
        let links = found(markdown).links;
        let links: Vec<_> = links
            .iter()
            .map(|link| (&*link.dest, &markdown[link.range.clone()], link.image, link.alt_missing))
            .collect();
        assert_eq!(links, expected, "{markdown}");
    }
}

#[test]
fn what_is_removed_is_told() {
    let html = |tag: &str| RemovedWhat::Html { tag: tag.to_owned(), attribute: None };
    let attribute = |tag: &str, attribute: &str| RemovedWhat::Html {
        tag: tag.to_owned(),
        attribute: Some(attribute.to_owned()),
    };
    let scheme = |scheme: &str| RemovedWhat::Scheme { scheme: scheme.to_owned() };
    let table = [
        ("甲<br>乙<u>丙</u><!-- 丁 -->", vec![]),
        ("甲<font color=red>乙</font>", vec![("<font color=red>", html("font"))]),
        ("<div class=x>\n甲\n</div>", vec![("<div class=x>", attribute("div", "class"))]),
        ("甲</div>", vec![("</div>", html("/div"))]),
        ("> 甲\n>\n> <script>\n> x\n> </script>", vec![("<script>\n> x\n> </script>", html("script"))]),
        ("![甲<b>乙</b>](a.png)", vec![("<b>", html("b"))]),
        ("[甲](javascript:x)", vec![("javascript:x", scheme("javascript"))]),
        ("[甲](java&#10;script:x)", vec![("[甲](java&#10;script:x)", scheme("javascript"))]),
        ("<irc:x>", vec![("irc:x", scheme("irc"))]),
        ("[甲](//a.cn/b)", vec![("//a.cn/b", scheme("//"))]),
        ("![甲](data:x)", vec![("data:x", scheme("data"))]),
        ("![甲](https://a.cn/b.png)", vec![("https://a.cn/b.png", RemovedWhat::RemotePicture)]),
        ("<a href=x>甲</a> [乙](x:y)", vec![("<a href=x>", html("a")), ("x:y", scheme("x"))]),
    ];
    for (markdown, expected) in table {
        let scan = found(markdown);
        let removed: Vec<_> =
            scan.removed.into_iter().map(|removed| (&markdown[removed.range], removed.what)).collect();
        assert_eq!(removed, expected, "{markdown}");
        assert!(scan.links.iter().all(|link| link.dest == "a.png"), "{markdown}");
    }
}

#[test]
fn anchors_are_those_of_the_page() {
    let scan = found("# 甲\n\n## 完成时限：\n\n# 甲\n\n#\n\n<h2>乙</h2>\n");
    assert_eq!(scan.anchors, ["h-甲", "h-完成时限", "h-甲-2"]);
    assert_eq!(super::find_anchor("#完成时限", &scan.anchors), Some("h-完成时限"));
}

/// The parser gives what a quote's mark leaves of a tab as text without a place, in the middle of the block.
#[test]
fn a_tab_in_quoted_html_keeps_its_place() {
    let text = "><p>甲<u\n>\t>乙</u>";
    scan(text, &mut |run| {
        let whole = run.source_range(0..run.text.len());
        assert!(whole.start <= whole.end, "{whole:?} of {:?}", run.text);
        assert!(text[whole].contains('甲'), "{:?}", run.text);
    });
    assert!(
        runs(text).iter().any(|(kind, text)| *kind == RunKind::Html && text.contains('甲')),
        "{:?}",
        runs(text)
    );
}
