//! What becomes of texts on their way to paper.

use super::*;

fn made(html: &str) -> Value {
    let shown = BTreeMap::from([("a/good.png".to_owned(), "files/0.png".to_owned())]);
    let mut data = json!({ "prose": html, "other": html });
    trees(
        &mut data,
        &Pictures {
            shown: &shown,
            base_url: Some("https://x.example/y/"),
            lost: RefCell::default(),
            texts: Cell::default(),
        },
    );
    assert_eq!(data["other"], html, "only texts become trees");
    data["prose"].take()
}

fn tags(value: &Value, found: &mut Vec<String>) {
    if let Some(tag) = value["tag"].as_str() {
        found.push(tag.to_owned());
    }
    for child in value.as_array().into_iter().chain(value["children"].as_array()).flatten() {
        tags(child, found);
    }
}

#[test]
fn control_characters_are_left_out() {
    let mut data = json!({ "a": ["铃\u{7}声\u{85}"], "prose": "<p>响\u{1b}了</p>" });
    trees(
        &mut data,
        &Pictures {
            shown: &BTreeMap::new(),
            base_url: None,
            lost: RefCell::default(),
            texts: Cell::default(),
        },
    );
    assert_eq!((&data["a"][0], &data["prose"][0]["children"][0]), (&json!("铃声"), &json!("响了")));
}

#[test]
fn headings_leave_no_level_out() {
    let mut found = Vec::new();
    tags(&made("<h3>甲</h3><h5>乙</h5><h5>丙</h5><h2>丁</h2><h6>戊</h6><h1>己</h1>"), &mut found);
    assert_eq!(found, ["h1", "h2", "h2", "h1", "h2", "h1"]);
}

#[test]
fn addresses_are_spelt_out_where_paper_can_use_them() {
    let note =
        |href: &str| made(&format!("<p><a href=\"{href}\">字</a></p>"))[0]["children"][0]["note"].clone();
    assert_eq!(note("https://o.example/"), "https://o.example/");
    assert_eq!(note("a/b%20c/index.html"), "https://x.example/y/a/b%20c/index.html");
    assert_eq!(note("#here"), Value::Null);
    assert_eq!(note("tel:12345"), Value::Null);
    let bare = made("<p><a href=\"https://o.example/\">https://o.example/</a></p>");
    assert_eq!(bare[0]["children"][0]["note"], Value::Null);
}

#[test]
fn a_picture_that_cannot_be_shown_says_what_it_shows() {
    let picture = |attributes: &str| made(&format!("<p><img {attributes}></p>"))[0]["children"][0].clone();
    assert_eq!(picture("src=\"a/good.png\" alt=\"村口\"")["file"], "files/0.png");
    let lost = picture("src=\"a/%E6%9D%91.png\" alt=\" \"");
    assert_eq!((&lost["file"], &lost["alt"]), (&Value::Null, &json!("村.png")));
}

#[test]
fn notes_stand_where_they_are_referred_to_and_loose_ones_at_the_end() {
    let html = "<p>字<sup id=\"r\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\
        <section class=\"footnotes\"><ol><li id=\"fn-1\"><p>注 <a href=\"#r\" role=\"doc-backlink\">↩</a></p></li>\
        <li id=\"fn-2\"><p>散</p></li></ol></section>";
    let tree = made(html);
    assert_eq!(tree[0]["children"][1], json!({ "tag": "footnote", "id": "0#fn-1", "children": ["注"] }));
    let mut found = Vec::new();
    tags(&tree[1], &mut found);
    assert_eq!(found, ["ul", "li", "p"]);
    assert!(!tree.to_string().contains('↩'));
}

#[test]
fn notes_that_refer_to_each_other_end_and_each_stands_once() {
    let mark = |n: u8| format!("<sup><a href=\"#fn-{n}\" role=\"doc-noteref\">{n}</a></sup>");
    let item = |n: u8, to: u8| format!("<li id=\"fn-{n}\"><p>注{n}{}</p></li>", mark(to));
    let text = format!("<p>字{}{}</p><h2>头{}</h2>", mark(1), mark(1), mark(1));
    let list = format!("<section class=\"footnotes\"><ol>{}{}</ol></section>", item(1, 2), item(2, 1));
    let tree = made(&(text + &list));
    let mut found = Vec::new();
    tags(&tree, &mut found);
    assert_eq!(
        found.iter().filter(|tag| *tag == "footnote").count(),
        2,
        "in the text and in the head {tree}"
    );
    assert_eq!(found.iter().filter(|tag| *tag == "noteref").count(), 2, "a second time, and back {tree}");
    assert_eq!(tree.to_string().matches("注2").count(), 1, "told at the end {tree}");
}

#[test]
fn what_is_nested_too_deeply_is_told_by_its_text() {
    let html = "<ul><li>".repeat(200) + "底" + &"</li></ul>".repeat(200);
    let tree = made(&html);
    let mut found = Vec::new();
    tags(&tree, &mut found);
    assert_eq!(found.len(), DEEPEST + 1);
    assert!(tree.to_string().contains('底'));
}

#[test]
fn tasks_and_cells_keep_what_they_say() {
    let list = made(
        "<ul><li><input type=\"checkbox\" checked> 办完</li><li><p><input type=\"checkbox\"> 没办</p></li><li>普通</li></ul>",
    );
    let checked: Vec<&Value> = (0..3).map(|at| &list[0]["children"][at]["checked"]).collect();
    assert_eq!(checked, [&json!(true), &json!(false), &Value::Null]);
    let cell = made("<table><tbody><tr><td class=\"align-right\" colspan=\"2\">1</td></tr></tbody></table>");
    let cell = &cell[0]["children"][0]["children"][0]["children"][0];
    assert_eq!((&cell["align"], &cell["colspan"]), (&json!("right"), &json!(2)));
}
