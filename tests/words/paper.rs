//! What layouts of packets say, by Typst's own syntax tree: words of markup, and strings that are text.

use super::{Said, has_word, is_english, is_han};
use typst_syntax::{LinkedNode, Source, SyntaxKind};

/// The texts of a layout.
pub fn texts(source: &str) -> Vec<Said> {
    let source = Source::detached(source);
    let mut found = Vec::new();
    visit(&LinkedNode::new(source.root()), &source, &mut found);
    found
}

fn visit(node: &LinkedNode<'_>, source: &Source, found: &mut Vec<Said>) {
    let text = node.leaf_text();
    let is_text = match node.kind() {
        SyntaxKind::Text => has_word(text),
        SyntaxKind::Str => text.chars().any(is_han) || is_english(text.trim_matches('"')),
        _ => false,
    };
    if is_text {
        let line = source.lines().byte_to_line(node.offset()).map_or(0, |line| line + 1);
        found.push(Said { line, text: text.to_string(), to: None });
    }
    node.children().for_each(|child| visit(&child, source, found));
}

#[test]
fn markup_and_strings_are_told_from_code_and_comments() {
    let said =
        |source: &str| texts(source).into_iter().map(|said| (said.line, said.text)).collect::<Vec<_>>();
    assert_eq!(said("// 注\n#let a = t.page_of\n#a — #b"), []);
    assert_eq!(
        said("#let a = [第#n 页]\n#f(\"共\")"),
        [(1, "第".into()), (1, "页".into()), (2, "\"共\"".into())]
    );
    assert_eq!(
        said("#f(\"of all\", \"none\")\n#align(right)[Page]"),
        [(1, "\"of all\"".into()), (2, "Page".into())]
    );
}
