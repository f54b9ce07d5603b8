//! What Rust sources say, by the compiler's own tokens: comments, documentation, tests and what only a broken program
//! says (assertions, `panic!`, `expect`) left out.

use super::Said;
use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

/// Macros whose texts no user of a working program sees.
const ASSERTIONS: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "panic",
    "todo",
    "unimplemented",
    "unreachable",
];

fn tokens(source: &str) -> Vec<TokenTree> {
    source.parse::<TokenStream>().unwrap().into_iter().collect()
}

/// The strings and characters of a source.
pub fn strings(source: &str) -> Vec<Said> {
    let mut found = Vec::new();
    walk(&tokens(source), None, &mut |literal, to| {
        let text = match syn::Lit::new(literal.clone()) {
            syn::Lit::Str(text) => text.value(),
            syn::Lit::Char(c) => c.value().to_string(),
            syn::Lit::ByteStr(bytes) => String::from_utf8_lossy(&bytes.value()).into_owned(),
            _ => return,
        };
        found.push(Said { line: literal.span().start().line, text, to: to.map(str::to_owned) });
    });
    found
}

/// The modules that a source declares in files of their own, but for those of tests.
pub fn children(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(after) = skipped(&tokens, at) {
            at = after;
            continue;
        }
        if let [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(end), ..] = &tokens[at..]
            && word == "mod"
            && end.as_char() == ';'
        {
            found.push(name.to_string());
        }
        at += 1;
    }
    found
}

/// Visits every literal; `to` is what it is handed to directly.
fn walk(tokens: &[TokenTree], to: Option<&str>, visit: &mut impl FnMut(&Literal, Option<&str>)) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some(after) = skipped(tokens, at) {
            at = after;
            continue;
        }
        match &tokens[at] {
            TokenTree::Literal(literal) => visit(literal, to),
            TokenTree::Group(group) => {
                let name = called(&tokens[..at]);
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                if !is_assertion(name.as_deref()) {
                    walk(
                        &inner,
                        name.as_deref().filter(|_| group.delimiter() == Delimiter::Parenthesis),
                        visit,
                    );
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Where the text goes on after documentation, or after an item that is only there for tests.
fn skipped(tokens: &[TokenTree], at: usize) -> Option<usize> {
    let (attribute, next) = attribute(tokens, at)?;
    let words = attribute.stream().to_string().replace(' ', "");
    if words.starts_with("doc") {
        return Some(next);
    }
    if words != "cfg(test)" {
        return None;
    }
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    };
    Some(tokens[next..].iter().position(ends).map_or(tokens.len(), |end| next + end + 1))
}

/// The attribute that begins there, and what comes after it.
fn attribute(tokens: &[TokenTree], at: usize) -> Option<(&Group, usize)> {
    let is = |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(found)) if found.as_char() == sign);
    let open = if is(at + 1, '!') { at + 2 } else { at + 1 };
    match tokens.get(open) {
        Some(TokenTree::Group(group)) if is(at, '#') && group.delimiter() == Delimiter::Bracket => {
            Some((group, open + 1))
        }
        _ => None,
    }
}

/// The name before parentheses, with its mark if it is a macro: `name(…)` or `name!(…)`.
fn called(before: &[TokenTree]) -> Option<String> {
    match before {
        [.., TokenTree::Ident(name)] => Some(name.to_string()),
        [.., TokenTree::Ident(name), TokenTree::Punct(sign)] if sign.as_char() == '!' => {
            Some(format!("{name}!"))
        }
        _ => None,
    }
}

/// What is said to nobody but the writers of the program.
fn is_assertion(name: Option<&str>) -> bool {
    let is_assertion =
        |name: &str| name.strip_suffix('!').map_or(name == "expect", |name| ASSERTIONS.contains(&name));
    name.is_some_and(is_assertion)
}

fn texts(source: &str) -> Vec<String> {
    strings(source).into_iter().map(|said| said.text).collect()
}

#[test]
fn every_kind_of_literal_is_found() {
    let source = r##"
        const A: &str = "一";
        fn f(out: &mut String) -> String {
            out.push('二');
            out.push_str(r#"say "three""#);
            let _ = b"four";
            log(&[("key", format!("五\u{516d} {}", "七"))]);
            match out.as_str() { "八" => "九\
                十".into(), _ => String::new() }
        }
    "##;
    assert_eq!(texts(source), ["一", "二", "say \"three\"", "four", "key", "五六 {}", "七", "八", "九十"]);
    let lines: Vec<usize> = strings(source).into_iter().map(|said| said.line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 7, 7, 7, 8, 8]);
    let handed = strings("fn f() { a.plain(\"x\"); b!(\"y\", &[\"z\"]); }");
    assert_eq!(
        handed.iter().map(|said| said.to.as_deref()).collect::<Vec<_>>(),
        [Some("plain"), Some("b!"), None]
    );
}

#[test]
fn documentation_tests_and_assertions_are_passed_over() {
    let source = r#"
        //! 一
        /// 二
        #[doc = "三"]
        fn f() {
            assert!(true, "四");
            Some(1).expect("五");
            panic!("六 {}", "七");
        }
        #[cfg(test)]
        #[path = "八.rs"]
        mod other;
        #[cfg(test)]
        mod tests { const A: &str = "九"; }
        #[serde(rename = "十")]
        struct S;
    "#;
    assert_eq!(texts(source), ["十"]);
    assert_eq!(children("mod a; #[cfg(test)] mod b; pub mod c; mod d { mod e; }"), ["a", "c"]);
}

#[test]
fn one_literal_that_somebody_adds_is_found() {
    let source = std::fs::read_to_string(super::root().join("src/terminal.rs")).unwrap();
    let clean = |source: &str| {
        !texts(source).iter().any(|text| text.chars().any(super::is_han) || super::is_english(text))
    };
    assert!(clean(&source));
    for added in ["    self.line(\"写好了\");", "    self.line(\"the site is written\");"] {
        let at = source.find("        let Some(written) = &built.written").unwrap();
        let (before, after) = source.split_at(at);
        assert!(!clean(&format!("{before}{added}\n{after}")), "{added}");
    }
}
