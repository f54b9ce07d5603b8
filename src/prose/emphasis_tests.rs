//! Owns the table of emphasis beside Chinese punctuation: what people write and what they mean.
//! In: the rows of commonmark-spec issue 650 and of the CJK-friendly amendment, and clerks' own.
//! Out: failures that name the row.

use super::{Target, render};

fn html(markdown: &str) -> String {
    let mut out = String::new();
    render(markdown, &mut |dest, _| Target::Href(dest.to_owned()), &mut out);
    out
}

/// The one paragraph of `markdown`, without its tag.
fn line(markdown: &str) -> String {
    let html = html(markdown);
    let inner = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>\n"));
    inner.unwrap_or_else(|| panic!("one paragraph: {html}")).to_owned()
}

/// `markdown` with every other delimiter opening and closing `tag`.
fn as_meant(markdown: &str, delimiter: &str, tag: &str) -> String {
    let mut html = String::new();
    for (nth, part) in markdown.split(delimiter).enumerate() {
        if nth > 0 {
            html.push_str(if nth % 2 == 1 { "<" } else { "</" });
            html.push_str(tag);
            html.push('>');
        }
        html.push_str(part);
    }
    html
}

#[test]
fn strong_beside_cjk_punctuation() {
    let rows = [
        // The first report of the issue.
        "**テスト。**テスト",
        "**テスト**。テスト",
        "**テスト、**テスト",
        "**テスト**、テスト",
        "**テスト？**テスト",
        "**テスト**？テスト",
        "これは**私のやりたかったこと。**だからするの。",
        // Each Chinese mark inside, on either side.
        "**真，**她",
        "**真。**她",
        "**真、**她",
        "**真；**她",
        "**真：**她",
        "**真？**她",
        "**真！**她",
        "**真“**她",
        "**真”**她",
        "**真‘**她",
        "**真’**她",
        "**真（**她",
        "真**（她**",
        "**真）**她",
        "**真【**她",
        "真**【她**",
        "**真】**她",
        "**真《**她",
        "真**《她**",
        "**真》**她",
        "**真—**她",
        "**真～**她",
        "**真…**她",
        "**真·**她",
        "**真〃**她",
        "**真-**她",
        "**真々**她",
        "**真**她",
        "**真，** 她",
        "**真**，她",
        // Quotes, brackets and figures in running text.
        "単語と**「単語」**単語",
        "カッコに注意**（太字にならない）**文が続く",
        "税込**¥10,000**で入手できます。",
        "正解は**④**です。",
        "太郎は**「Hello」**といった",
        "**C#**や**F#**は**「.NET」**というプラットフォーム",
        "Go**「初心者」**を対象とした記事です。",
        "IDが**００１号**になります。",
        "**⻲田太郎**と申します",
        "・**㋐**:選択肢１つ目",
        "選択肢**㋐**: 1つ目",
        "**さようなら︙**と太郎はいった。",
        ".NET**（.NET Frameworkは不可）**では、",
        "Git**（注：不是GitHub）**",
        "プロトコル**(HTCPCP)**",
        "**推荐几个框架：**React、Vue等前端框架。",
        // Beyond the Basic Multilingual Plane, and variation selectors.
        "𰻞𰻞**（ビャンビャン）**麺",
        "﨑**(崎)**",
        "㐧**(第の俗字)**",
        "𠮟**(こちらが正式表記)**",
        "𱟛**(U+317DB)**",
        "あ𛀙**(か)**よろし",
        "葛󠄀**(こちらが正式表記)**城市",
        "大塚\u{FE00}**(U+585A U+FE00)** 大塚**(U+FA10)**",
        "〽\u{FE0E}**(庵点)**は、",
        "**true。\u{FE01}**false",
        "**“\u{FE01}Git”\u{FE01}**Hub",
        // Symbols of full width that are no emoji.
        "a**〰**a",
        "a**🈂**a",
        "a**㊗**a",
        // Korean.
        "**스크립트(script)**라고",
        "**안녕(hello)**하세요.",
        "ᅡ**(a)**",
        "**(k)**ᄏ",
        // As clerks write.
        "**完成时限：**2020年5月15日",
        "**责任人：**张三（村支书）",
        "全村**“难点村”**治理",
        "**甲：**乙**丙：**丁",
        "这是**（重要）**的",
        "**一、**总体要求，**二、**工作目标，**三、**保障措施",
        "依据**《意见》**第三条",
        "投入**12.5%**的资金",
        "新增**120户**、**300人**。",
        "**完成时限:**2020年5月15日",
        "**完成时限：**May",
        "“**甲**”与“**乙**”",
        "（**甲**）",
        "**“十三五”**2020年收官",
        "2020年**“十三五”**收官",
        "完成PPP**“回头看”**A类",
        "**温度≥38℃**2天",
        "**（一）**A类**(二)**B类",
        "你好\u{200B}**（甲）**\u{200B}乙",
    ];
    for row in rows {
        assert_eq!(line(row), as_meant(row, "**", "strong"), "{row}");
    }
}

#[test]
fn light_emphasis_beside_cjk_punctuation() {
    let rows =
        ["*“斜”*体", "字*“斜”*体", "*注：*见附件", "见*《附件》*全文", "*“斜”*2020年", "*（甲）*、*（乙）*"];
    for row in rows {
        assert_eq!(line(row), as_meant(row, "*", "em"), "{row}");
    }
    assert_eq!(line("***甲：***乙"), "<em><strong>甲：</strong></em>乙");
}

#[test]
fn strikethrough_beside_cjk_punctuation() {
    let rows = [
        "a~~a()~~あ",
        "あ~~()a~~a",
        "𩸽~~()a~~a",
        "葛󠄀~~()a~~a",
        "羽\u{FE00}~~()a~~a",
        "a~~「a~~」",
        "「~~a」~~a",
        "~~a~~：~~a~~",
        "~~日本語。\u{FE00}~~English.",
        "~~（删）~~了",
        "已~~取消：~~改期",
        "~~“旧”~~2020年",
    ];
    for row in rows {
        assert_eq!(line(row), as_meant(row, "~~", "del"), "{row}");
    }
}

#[test]
fn emphasis_around_other_markup() {
    let table = [
        ("**[链接](x.md)**的", "<strong><a href=\"x.md\">链接</a></strong>的"),
        ("见**[链接](x.md)**的", "见<strong><a href=\"x.md\">链接</a></strong>的"),
        ("**[方案](a.pdf)**2份", "<strong><a href=\"a.pdf\">方案</a></strong>2份"),
        ("**`代码`**的", "<strong><code>代码</code></strong>的"),
        ("这个**`code`**的", "这个<strong><code>code</code></strong>的"),
        ("先頭の**`コード`も注意。**", "先頭の<strong><code>コード</code>も注意。</strong>"),
        ("先頭の**\\`コード\\`も注意。**", "先頭の<strong>`コード`も注意。</strong>"),
        ("**真，**&ZeroWidthSpace;她", "<strong>真，</strong>\u{200B}她"),
        ("太郎は**\"Oh my god\"**といった", "太郎は<strong>\"Oh my god\"</strong>といった"),
        ("**甲<br>乙：**丙", "<strong>甲<br>乙：</strong>丙"),
        ("**甲&amp;**乙", "<strong>甲&amp;</strong>乙"),
        ("字**\\*甲**乙", "字<strong>*甲</strong>乙"),
        ("**外*“内”*外：**丁", "<strong>外<em>“内”</em>外：</strong>丁"),
        ("甲**_（乙）_**丙", "甲<strong><em>（乙）</em></strong>丙"),
        ("甲~~**（乙）**~~丙", "甲<del><strong>（乙）</strong></del>丙"),
        ("甲**~~（乙）~~**丙", "甲<strong><del>（乙）</del></strong>丙"),
        ("**甲：~~（乙）~~**丙", "<strong>甲：<del>（乙）</del></strong>丙"),
        ("图**![描述](a.png)**后", "图<strong><img src=\"a.png\" alt=\"描述\" loading=\"lazy\"></strong>后"),
    ];
    for (markdown, expected) in table {
        assert_eq!(line(markdown), expected, "{markdown}");
    }
}

#[test]
fn what_is_no_emphasis_stays() {
    let table = [
        ("`**甲：**乙`", "<code>**甲：**乙</code>"),
        ("甲`**`（乙）**丙", "甲<code>**</code>（乙）**丙"),
        ("\\**甲：*乙", "*<em>甲：</em>乙"),
        ("\\*\\*甲：\\*\\*乙", "**甲：**乙"),
        ("[a](x**（甲）**y.md)", "<a href=\"x**%EF%BC%88%E7%94%B2%EF%BC%89**y.md\">a</a>"),
        ("[a](b \"全**“题”**文\")", "<a href=\"b\" title=\"全**“题”**文\">a</a>"),
        (
            "<https://a.cn/**甲。**乙>",
            "<a href=\"https://a.cn/**%E7%94%B2%E3%80%82**%E4%B9%99\" rel=\"noopener noreferrer\">https://a.cn/**甲。**乙</a>",
        ),
        ("a**a«**a", "a**a«**a"),
        ("a**∇a**a", "a**∇a**a"),
        ("a**a𝜵**a", "a**a𝜵**a"),
        ("a**🈯a**a", "a**🈯a**a"),
        ("f(**kwargs)", "f(**kwargs)"),
        ("亩数*(面积+补贴)*2 元", "亩数*(面积+补贴)*2 元"),
        ("20**年完成xx个", "20**年完成xx个"),
        ("3月~5月，（~8月~）", "3月~5月，（~8月~）"),
        ("文件_名称_甲", "文件_名称_甲"),
    ];
    for (markdown, expected) in table {
        assert_eq!(line(markdown), expected, "{markdown}");
    }
}

#[test]
fn underscores_keep_their_rule() {
    let table = [
        ("__注意__：注意事项", "<strong>注意</strong>：注意事项"),
        ("注意：__注意事项__", "注意：<strong>注意事项</strong>"),
        ("_（甲）_，乙", "<em>（甲）</em>，乙"),
    ];
    for (markdown, expected) in table {
        assert_eq!(line(markdown), expected, "{markdown}");
    }
}

#[test]
fn blocks_stay_what_they_are() {
    let table = [
        ("> **甲：**乙", "<blockquote>\n<p><strong>甲：</strong>乙</p>\n</blockquote>\n"),
        (">**“甲”**乙", "<blockquote>\n<p><strong>“甲”</strong>乙</p>\n</blockquote>\n"),
        ("* **甲：**乙", "<ul>\n<li><strong>甲：</strong>乙</li>\n</ul>\n"),
        ("***", "<hr>\n"),
        ("甲\n\n* * *", "<p>甲</p>\n<hr>\n"),
        (">***", "<blockquote>\n<hr>\n</blockquote>\n"),
        (">~~~\n>甲：**乙\n>~~~", "<blockquote>\n<pre><code>甲：**乙\n</code></pre>\n</blockquote>\n"),
        ("```\n**甲：**乙\n```", "<pre><code>**甲：**乙\n</code></pre>\n"),
        ("    **甲：**乙", "<pre><code>**甲：**乙</code></pre>\n"),
        ("# **甲：**乙", "<h2 id=\"h-甲乙\"><strong>甲：</strong>乙</h2>\n"),
        ("[**甲：**乙]\n\n[**甲：**乙]: x.md", "<p><a href=\"x.md\"><strong>甲：</strong>乙</a></p>\n"),
        (
            "|甲|\n|-|\n|**乙：**丙|",
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">甲</th></tr></thead>\n\
             <tbody>\n<tr><td><strong>乙：</strong>丙</td></tr>\n</tbody>\n</table></div>\n",
        ),
    ];
    for (markdown, expected) in table {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
}

#[test]
fn a_marker_in_the_text_survives() {
    assert_eq!(
        line("\u{E000}**甲：**乙\u{E001}`\u{E002}`\u{2800}"),
        "\u{E000}<strong>甲：</strong>乙\u{E001}<code>\u{E002}</code>\u{2800}"
    );
}
