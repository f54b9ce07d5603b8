//! Owns what pages look like: Markdown beside the HTML that it must become.
//! In: texts as clerks write them, and as an attacker would.
//! Out: failures that name the text.

use super::{Target, render, scan};

fn html(markdown: &str) -> String {
    let mut out = String::new();
    render(markdown, &mut to_its_page, &mut out);
    out
}

/// `gone.md` and `gone.png` are not published.
fn to_its_page(dest: &str, _image: bool) -> Target {
    match dest.starts_with("gone") {
        true => Target::TextOnly,
        false => Target::Href(dest.replace(".md", ".html")),
    }
}

fn check(table: &[(&str, &str)]) {
    for (markdown, expected) in table {
        assert_eq!(html(markdown), *expected, "{markdown}");
    }
}

#[test]
fn headings_get_level_and_anchor() {
    check(&[
        (
            "# 总则\n### 细则\n## 附则：\n",
            "<h2 id=\"h-总则\">总则</h2>\n<h3 id=\"h-细则\">细则</h3>\n<h3 id=\"h-附则\">附则：</h3>\n",
        ),
        (
            "## 甲\n## 甲\n# 乙 `丙` **丁：**戊\n",
            "<h2 id=\"h-甲\">甲</h2>\n<h2 id=\"h-甲-2\">甲</h2>\n\
             <h2 id=\"h-乙-丙-丁戊\">乙 <code>丙</code> <strong>丁：</strong>戊</h2>\n",
        ),
        ("# \n## 甲\n", "<h2 id=\"h-甲\">甲</h2>\n"),
        ("完成\n时限\n===\n", "<h2 id=\"h-完成时限\">完成时限</h2>\n"),
        ("# ![图](a.png)\n", "<h2 id=\"h-图\"><img src=\"a.png\" alt=\"图\" loading=\"lazy\"></h2>\n"),
        ("> # 甲\n", "<blockquote>\n<h2 id=\"h-甲\">甲</h2>\n</blockquote>\n"),
    ]);
}

#[test]
fn line_breaks_between_han_vanish() {
    check(&[
        ("甲\n乙\n", "<p>甲乙</p>\n"),
        ("甲，\r\n“乙”\r\n（丙）", "<p>甲，“乙”（丙）</p>\n"),
        ("甲 \n 乙", "<p>甲乙</p>\n"),
        ("甲\nB\n丙", "<p>甲\nB\n丙</p>\n"),
        ("one\ntwo", "<p>one\ntwo</p>\n"),
        ("甲\n**乙**\n`丙`", "<p>甲<strong>乙</strong><code>丙</code></p>\n"),
        ("**甲：**\n乙", "<p><strong>甲：</strong>乙</p>\n"),
        ("甲\n[乙](x.md)\n丙", "<p>甲<a href=\"x.html\">乙</a>丙</p>\n"),
        ("> 甲\n> 乙", "<blockquote>\n<p>甲乙</p>\n</blockquote>\n"),
        ("甲  \n乙", "<p>甲<br>\n乙</p>\n"),
        ("甲\\\n乙", "<p>甲<br>\n乙</p>\n"),
        ("あ\nア", "<p>あア</p>\n"),
        ("甲<u>乙</u>\n丙", "<p>甲<u>乙</u>丙</p>\n"),
        ("![甲\n乙](a.png)", "<p><img src=\"a.png\" alt=\"甲乙\" loading=\"lazy\"></p>\n"),
        ("甲\n![](a.png)\n乙", "<p>甲\n<img src=\"a.png\" alt=\"\" loading=\"lazy\">\n乙</p>\n"),
        ("<div>\n甲\n  乙\n</div>", "<div>\n甲乙\n</div>\n"),
    ]);
}

#[test]
fn lists_and_tasks() {
    check(&[
        ("3. 甲\n4. 乙", "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n"),
        ("- 甲\n  - 乙\n", "<ul>\n<li>甲<ul>\n<li>乙</li>\n</ul>\n</li>\n</ul>\n"),
        (
            "- [x] 甲\n- [ ] **乙：**丙\n  - 丁",
            "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled checked> 甲</label></li>\n\
             <li class=\"task\"><label><input type=\"checkbox\" disabled> <strong>乙：</strong>丙</label><ul>\n\
             <li>丁</li>\n</ul>\n</li>\n</ul>\n",
        ),
        (
            "- [ ] 甲\n  ===",
            "<ul>\n<li class=\"task\"><h2 id=\"h-甲\"><label><input type=\"checkbox\" disabled> 甲</label></h2>\n\
             </li>\n</ul>\n",
        ),
        (
            "- [ ] 甲\n\n  乙",
            "<ul>\n<li class=\"task\"><p><label><input type=\"checkbox\" disabled> 甲</label></p>\n\
             <p>乙</p>\n</li>\n</ul>\n",
        ),
    ]);
}

#[test]
fn tables_scroll_and_say_their_scope() {
    check(&[(
        "| 项目 | 数 |\n|:--|--:|\n| 甲\\|乙 | **1：**2 |\n| 丙 |\n",
        "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\" class=\"align-left\">项目</th>\
         <th scope=\"col\" class=\"align-right\">数</th></tr></thead>\n<tbody>\n\
         <tr><td class=\"align-left\">甲|乙</td><td class=\"align-right\"><strong>1：</strong>2</td></tr>\n\
         <tr><td class=\"align-left\">丙</td><td class=\"align-right\"></td></tr>\n\
         </tbody>\n</table></div>\n",
    )]);
}

#[test]
fn footnotes_gather_at_the_end() {
    check(&[
        (
            "甲[^注]\n乙\n\n[^注]: 说明\n\n丙",
            "<p>甲<sup id=\"fn-ref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>乙</p>\n<p>丙</p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
             <li id=\"fn-1\"><p>说明 <a href=\"#fn-ref-1\" role=\"doc-backlink\">↩</a></p>\n</li>\n\
             </ol>\n</section>\n",
        ),
        ("甲[^无]", "<p>甲[^无]</p>\n"),
        (
            "[甲[^1]](x.md)\n\n[^1]: 说明",
            "<p>[甲<sup id=\"fn-ref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>](x.md)</p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
             <li id=\"fn-1\"><p>说明 <a href=\"#fn-ref-1\" role=\"doc-backlink\">↩</a></p>\n</li>\n\
             </ol>\n</section>\n",
        ),
    ]);
}

#[test]
fn links_lead_where_they_may() {
    check(&[
        ("[甲](a.md \"题 <“>\")", "<p><a href=\"a.html\" title=\"题 &lt;“&gt;\">甲</a></p>\n"),
        ("[甲](gone.md)", "<p>甲</p>\n"),
        ("[甲](#完成)", "<p><a href=\"#%E5%AE%8C%E6%88%90\">甲</a></p>\n"),
        (
            "[甲](https://a.cn/?b=1&c=2)",
            "<p><a href=\"https://a.cn/?b=1&amp;c=2\" rel=\"noopener noreferrer\">甲</a></p>\n",
        ),
        ("<a@b.cn>", "<p><a href=\"mailto:a@b.cn\">a@b.cn</a></p>\n"),
        ("[甲](tel:0370)", "<p><a href=\"tel:0370\">甲</a></p>\n"),
        ("[甲](javascript:alert(1))", "<p>甲</p>\n"),
        ("[**甲**](java&#10;script:x)", "<p><strong>甲</strong></p>\n"),
        ("[甲](&#x6A;avascript:x)", "<p>甲</p>\n"),
        ("[甲][1]\n\n[1]: data:text/html,x", "<p>甲</p>\n"),
        ("[甲](//a.cn)", "<p>甲</p>\n"),
        (
            "[甲 <http://a.cn>](x.md) [<http://a.cn>](gone.md)",
            "<p><a href=\"x.html\">甲 http://a.cn</a> \
             <a href=\"http://a.cn\" rel=\"noopener noreferrer\">http://a.cn</a></p>\n",
        ),
        ("<vbscript:x>", "<p>vbscript:x</p>\n"),
    ]);
}

#[test]
fn pictures_always_have_a_description() {
    check(&[
        (
            "![甲 **乙** `丙`](a.png \"题\")",
            "<p><img src=\"a.png\" alt=\"甲 乙 丙\" title=\"题\" loading=\"lazy\"></p>\n",
        ),
        ("![](a.png)", "<p><img src=\"a.png\" alt=\"\" loading=\"lazy\"></p>\n"),
        ("![\"甲\" <b>](a.png)", "<p><img src=\"a.png\" alt=\"&quot;甲&quot; \" loading=\"lazy\"></p>\n"),
        ("![甲](gone.png)", "<p>甲</p>\n"),
        ("![甲](data:image/png,x)", "<p>甲</p>\n"),
        ("![甲](tel:1)", "<p>甲</p>\n"),
        (
            "![甲](http://a.cn/b.png)",
            "<p><a href=\"http://a.cn/b.png\" rel=\"noopener noreferrer\">甲</a></p>\n",
        ),
        (
            "![](http://a.cn/b.png)",
            "<p><a href=\"http://a.cn/b.png\" rel=\"noopener noreferrer\">http://a.cn/b.png</a></p>\n",
        ),
        ("[![甲](http://a.cn/b.png)](x.md)", "<p><a href=\"x.html\">甲</a></p>\n"),
        (
            "[![甲](b.png)](x.md)",
            "<p><a href=\"x.html\"><img src=\"b.png\" alt=\"甲\" loading=\"lazy\"></a></p>\n",
        ),
        (
            "![甲 ![乙](b.png) [丙](c.md)](d.png)",
            "<p><img src=\"d.png\" alt=\"甲 乙 丙\" loading=\"lazy\"></p>\n",
        ),
    ]);
}

#[test]
fn raw_html_is_made_harmless() {
    check(&[
        ("甲<br>乙", "<p>甲<br>乙</p>\n"),
        ("CO<sub>2</sub>", "<p>CO<sub>2</sub></p>\n"),
        ("甲<!-- 乙 -->丙", "<p>甲丙</p>\n"),
        ("<!-- 乙\n\n丙 -->\n\n丁", "<p>丁</p>\n"),
        ("<u>甲\n\n乙", "<p><u>甲</u></p>\n<p>乙</p>\n"),
        ("</div></main>\n\n甲", "<p>甲</p>\n"),
        ("<script>alert(1)</script>\n\n甲", "<p>甲</p>\n"),
        ("甲<script>alert(1)</script>", "<p>甲alert(1)</p>\n"),
        ("<img src=x onerror=alert(1)>甲", "<p>甲</p>\n"),
        ("<a href=\"javascript:x\">甲</a>", "<p>甲</p>\n"),
        ("<a href=\"javascript:x\">\n甲\n</a>", "\n甲\n"),
        ("<div class=x style='y' onclick=z>\n甲 &amp; &lt;乙\n</div>", "<div>\n甲 &amp; &lt;乙\n</div>\n"),
        ("<p onclick=\"x\">甲", "<p>甲\n</p>"),
        ("<svg><b>甲</b></svg>", "<p><b>甲</b></p>\n"),
        ("<iframe srcdoc=\"<b>\">\n甲\n</iframe>", "\n甲\n"),
        ("甲 <abbr title=\"&quot;A\">A</abbr>", "<p>甲 <abbr title=\"&quot;A\">A</abbr></p>\n"),
        (
            "<table><tr><td colspan=\"2\">甲</td></tr></table>",
            "<table><tbody><tr><td colspan=\"2\">甲</td></tr></tbody></table>\n",
        ),
        ("a <b", "<p>a &lt;b</p>\n"),
        ("<div\n\n甲", "&lt;div\n<p>甲</p>\n"),
        (
            "<details><summary>甲</summary>\n\n乙\n\n</details>",
            "<details><summary>甲</summary>\n<p>乙</p>\n</details>\n",
        ),
    ]);
}

#[test]
fn what_the_second_lock_reads_stays_whole() {
    let markdown = "# 甲：\n\n**完成时限：**2020[^1]\n\n- [x] 甲\n\n|a|b|\n|-:|-|\n|1|2|\n\n\
        [乙](a.md) [丙](https://a.cn/?x=1&y=2 \"题\") ![丁](b.png)\n\n3. x\n\n```\n<a & b>\n```\n\n[^1]: 说明\n";
    let plain = html(markdown);
    let cleaned = html(&format!("{markdown}\n<u>戊</u>\n"));
    let expected = plain
        .replace(" disabled checked>", " disabled=\"\" checked=\"\">")
        .replace("<section", "<p><u>戊</u></p>\n<section");
    assert_eq!(cleaned, expected);
}

#[test]
fn code_and_controls() {
    check(&[
        ("```sh\na <b> & \"c\"\n```", "<pre><code>a &lt;b&gt; &amp; \"c\"\n</code></pre>\n"),
        ("`a<b>\n甲`", "<p><code>a&lt;b&gt; 甲</code></p>\n"),
        ("甲\u{0}乙\u{7}丙", "<p>甲\u{FFFD}乙\u{FFFD}丙</p>\n"),
        ("```\r\n甲\r\n乙\r\n```\r\n", "<pre><code>甲\n乙\n</code></pre>\n"),
        ("第3~5条，~~删~~", "<p>第3~5条，<del>删</del></p>\n"),
    ]);
}

#[test]
fn appends_and_repeats() {
    let mut out = "<main>".to_owned();
    render("甲<u>乙", &mut to_its_page, &mut out);
    assert_eq!(out, "<main><p>甲<u>乙</u></p>\n");
    assert_eq!(
        html("# 甲\n# 甲\n[^a][^b]\n\n[^b]: b\n[^a]: a"),
        html("# 甲\n# 甲\n[^a][^b]\n\n[^b]: b\n[^a]: a")
    );
}

#[test]
fn scan_and_render_agree() {
    let markdown = "# 甲：**（一）**\n# \n## 甲\n\n[a](x&amp;y.md) ![b](全**“图”**.png) <tel:1> [c](javascript:x)\n\n\
        标题\n二\n---\n\n> ### ![图](z.png)\n\n[d][r] [gone](gone.md)\n\n[r]: r.md\n";
    let found = scan(markdown, &mut |_| {});
    let mut asked = Vec::new();
    let mut out = String::new();
    let mut note = |dest: &str, image: bool| {
        asked.push((dest.to_owned(), image));
        to_its_page(dest, image)
    };
    render(markdown, &mut note, &mut out);
    let links = found.links.into_iter().map(|link| (link.dest, link.image));
    assert_eq!(links.collect::<Vec<_>>(), asked);
    let ids: Vec<&str> = out.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(found.anchors, ids);
    assert_eq!(ids, ["h-甲一", "h-甲", "h-标题二", "h-图"]);
}
