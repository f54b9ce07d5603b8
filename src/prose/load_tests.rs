//! Owns the promise that no text, however deep or wide, stops a build.
//! In: generated texts of some 20,000 nested or repeated signs.
//! Out: failures where output is missing or grows out of proportion; a stack overflow or a hang shows itself.

use super::{Target, render, scan};

const MANY: usize = 20_000;

fn both(markdown: &str) -> String {
    let mut characters = 0;
    scan(markdown, &mut |run| characters += run.text.len());
    let mut out = String::new();
    render(markdown, &mut |dest, _| Target::Href(dest.to_owned()), &mut out);
    assert!(out.len() < 64 * markdown.len() + 1024, "{} bytes became {}", markdown.len(), out.len());
    out
}

#[test]
fn deep_nesting() {
    let signs = [
        ">", "> ", "- ", "* ", "1. ", "[", "![", "*", "**", "*a", "_", "~~", "`", "<", "<b>", "</b>",
        "<div>", "<a ", "<a x=\"", "\\", "&", "](", "[a](", "[^", "| ", "**甲：", "（**", "~~（", "<!--",
        "<!", "<?", "<p><b>", "[x]: y ", "#", "甲**“", "![a](",
    ];
    for sign in signs {
        let deep = sign.repeat(MANY);
        assert!(both(&format!("甲{deep}村\n")).contains('村'), "{sign}");
        both(&format!("{deep}村\n"));
    }
}

#[test]
fn deep_nesting_beside_raw_html() {
    for sign in ["> ", "- ", "*a ", "**甲：", "<b>", "<p><b>", "- <b>\n", "<div <"] {
        let deep = sign.repeat(MANY);
        assert!(both(&format!("{deep}\n\n<u>村")).contains('村'), "{sign}");
    }
}

#[test]
fn deep_and_closed() {
    for (open, close) in
        [("*a ", " b*"), ("[", "](x)"), ("![", "](x)"), ("<b>", "</b>"), ("**（", "）**"), ("~~甲", "乙~~")]
    {
        let text = format!("{}村{}", open.repeat(MANY), close.repeat(MANY));
        assert!(both(&text).contains('村'), "{open}");
    }
}

#[test]
fn a_list_too_deep_goes_on_flat() {
    let text: String = (0..200).map(|depth| format!("{}- 层{depth}\n", "  ".repeat(depth))).collect();
    let html = both(&text);
    assert_eq!(html.matches("<ul>").count(), 64);
    assert_eq!(html.matches("</ul>").count(), 64);
    assert!(html.contains("层63<br>\n层64<br>\n层65"));
}

#[test]
fn wide_tables_and_long_texts() {
    let row = format!("{}|\n", "|**甲：**乙".repeat(20));
    let table = format!("{row}{}|\n{}", "|-".repeat(20), row.repeat(2_000));
    assert_eq!(both(&table).matches("<td>").count(), 40_000);

    let same = "# 甲\n".repeat(MANY);
    assert!(both(&same).contains(&format!("id=\"h-甲-{MANY}\"")));

    let notes: String = (0..MANY).map(|n| format!("甲[^{n}]\n\n[^{n}]: 乙\n\n")).collect();
    assert!(both(&notes).contains(&format!("id=\"fn-{MANY}\"")));

    let lines = "甲**乙**\n".repeat(MANY);
    assert_eq!(both(&lines).matches("<strong>").count(), MANY);

    let links = "[甲](x.md)".repeat(MANY);
    assert_eq!(both(&links).matches("<a ").count(), MANY);
}
