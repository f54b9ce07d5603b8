use super::*;
use crate::text::Language;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};
use tera::{Context, Tera};

fn words() -> BTreeMap<String, String> {
    [("comma", "，"), ("sharp", "甲 & <乙>")].map(|(key, word)| (key.to_owned(), word.to_owned())).into()
}

fn view() -> Json {
    json!({
        "name": "甲村<&\"'", "empty": "", "none": null, "yes": true, "no": false, "zero": 0, "seven": 7, "minus": -3,
        "half": 0.5, "list": ["一", "二", "三"], "nothing": [], "rows": [
            {"title": "路", "due": {"iso": "2020-06-10", "long": "2020年6月10日"}, "targets": [], "n": 1},
            {"title": "水", "due": null, "targets": [1], "n": 12}
        ], "pairs": [["甲", 1], ["乙", 2]], "html": "<b>甲</b>", "day": {"iso": "2020-06-10", "long": "2020年6月10日"}
    })
}

/// What Tera makes of templates, the first being the page's.
fn tera(templates: &[(&str, &str)], view: &Json) -> Result<String, tera::Error> {
    let mut tera = Tera::new();
    tera.register_filter("any", |_: &tera::Value, _: tera::Kwargs, _: &tera::State| true);
    for name in ["text", "sentence"] {
        tera.register_function(name, |_: tera::Kwargs, _: &tera::State| String::new());
    }
    tera.add_raw_templates(templates.iter().copied())?;
    let mut context = Context::new();
    context.insert("view", view);
    tera.global_context().insert("t", &words());
    tera.render(templates[0].0, &context)
}

/// What the fast way makes of them.
fn fast(templates: &[(&str, &str)], view: &Json) -> Result<String, Unsure> {
    let compiled = Compiled::new(templates.iter().copied(), &words());
    let text = Catalogue::new(Language::ZhHans, None).unwrap();
    let arena = compiled.arena();
    let given = [("view", record(view, &arena)?)];
    let page = compiled.fill(templates[0].0, &given, &text, &arena)?;
    Ok(String::from_utf8(page).unwrap())
}

/// Both ways, which must agree.
fn both(templates: &[(&str, &str)]) -> String {
    let fast = fast(templates, &view()).unwrap_or_else(|_| panic!("not the fast way: {templates:?}"));
    assert_eq!(fast, tera(templates, &view()).unwrap(), "{templates:?}");
    fast
}

#[test]
fn values_are_written_as_tera_writes_them() {
    for (template, page) in [
        ("{{ view.name }}", "甲村&lt;&amp;&quot;&#39;"),
        ("{{ view.none }}|{{ view.yes }}|{{ view.minus }}|{{ view.half }}|{{ 12 }}", "|true|-3|0.5|12"),
        ("{{ view.html | safe }}{{ view.html }}", "<b>甲</b>&lt;b&gt;甲&lt;/b&gt;"),
        ("{{ t.sharp }}{{ t.comma | safe }}", "甲 &amp; &lt;乙&gt;，"),
        ("{{ view.pairs[1][0] }}{{ view.rows[0].due.iso }}", "乙2020-06-10"),
        ("{{ view.seven - 3 + 1 }}{{ view.name ~ view.seven }}", "5甲村&lt;&amp;&quot;&#39;7"),
        ("{{ view.list | length }}{{ view.name | length }}{{ view.day | length }}", "362"),
        ("{{ view.html | replace(from=\"b\", to='i') | replace(from=\"<i>\", to=\"\") }}", "甲&lt;/i&gt;"),
        ("{{ view.empty or \"无\" }}{{ view.name and view.seven }}{{ view.no or view.zero }}", "无70"),
        ("{{ \"甲\" if view.seven > 6 else \"乙\" }}", "甲"),
        ("{{ [1, 2] | length }}", "2"),
    ] {
        assert_eq!(both(&[("page.html", template)]), page, "{template}");
    }
}

#[test]
fn conditions_hold_as_in_tera() {
    for (condition, holds) in [
        ("view.none", false),
        ("view.gone", false),
        ("view.empty", false),
        ("view.zero", false),
        ("view.nothing", false),
        ("view.list", true),
        ("view.day", true),
        ("not view.list", false),
        ("view.none is none and view.seven is not none", true),
        ("not view.none is none", false),
        ("view.none.anything", false),
        ("view.seven == 7 and view.seven != 8", true),
        ("view.seven >= 7 and not view.seven < 7 or view.gone", true),
        ("view.rows | length >= 2", true),
        ("view.name == \"甲村\"", false),
        ("view.none == 0", false),
        ("view.yes == true", true),
        ("(view.no or view.yes) and view.seven", true),
        ("view.no and view.yes or view.seven", true),
    ] {
        let template = format!("{{% if {condition} %}}是{{% else %}}否{{% endif %}}");
        assert_eq!(both(&[("page.html", &template)]), if holds { "是" } else { "否" }, "{condition}");
    }
    let chain =
        "{% if view.zero %}一{% elif view.seven == 7 %}二{% elif view.yes %}三{% else %}四{% endif %}";
    assert_eq!(both(&[("page.html", chain)]), "二");
}

#[test]
fn loops_know_their_round_and_forget_what_they_set() {
    for (template, page) in [
        (
            "{% for x in view.list %}{{ loop.index }}{{ x }}{% if not loop.last %}、{% endif %}{% endfor %}",
            "1一、2二、3三",
        ),
        ("{% for x in view.nothing %}{{ x }}{% endfor %}无", "无"),
        (
            "{% for r in view.rows %}{% set n = r.n %}{{ n }}{% if loop.first %}/{{ loop.length }};{% endif %}{% endfor %}",
            "1/2;12",
        ),
        (
            "{% for p in view.pairs %}{% for x in p %}{{ loop.index0 }}{{ x }}{% endfor %}{{ loop.index }}{% endfor %}",
            "0甲1110乙122",
        ),
        ("{% set x = view.seven %}{% for r in view.rows %}{{ x }}{% endfor %}{% set x = 8 %}{{ x }}", "778"),
        ("{% for x in [[t.comma, 1], [\"甲\", 2]] %}{{ x[0] }}{{ x[1] }}{% endfor %}", "，1甲2"),
    ] {
        assert_eq!(both(&[("page.html", template)]), page, "{template}");
    }
}

#[test]
fn white_space_and_comments_go_as_in_tera() {
    for template in [
        "  {{- view.seven -}}  \n {# 注 #} {{ 1 }}",
        "甲 {#- 注 -#} 乙",
        "甲 {{ 1 -}}{# 注 #}  乙",
        "甲  {# 注 #}{%- if view.yes -%}  \n丙 {%- endif %}\n",
        "{% if view.yes %}\n甲\n{%- else -%}\n乙\n{% endif %}\n",
        "{ {view.seven} {%if view.yes%}x{%endif%} }} %}",
        "\n\n{%- for x in view.list %}\n{{ x -}}\n{% endfor %}\n",
    ] {
        both(&[("page.html", template)]);
    }
}

#[test]
fn components_take_what_they_are_given() {
    let parts = "{% component ui.row(x, n: integer = 3, sort: string = \"甲\", rows: array = [], link = none, @t) -%}\n\
        [{{ x }}|{{ n }}|{{ sort }}|{{ rows | length }}|{{ t.comma }}{% if link %}{{ link.iso }}{% endif %}]\n\
        {%- endcomponent ui.row %}\n{% component outer(x, @t) %}{{ <ui.row x={x} n={4} /> }}{% endcomponent %}";
    for (call, page) in [
        ("{{ <ui.row x={view.seven} /> }}", "[7|3|甲|0|，]"),
        (
            "{{ <ui.row x=\"乙\" n={1} sort={view.name} rows={view.list} link={view.day} /> }}",
            "[乙|1|甲村&lt;&amp;&quot;&#39;|3|，2020-06-10]",
        ),
        ("{% set x = 5 %}{{ <ui.row x /> }}{{ <outer x={view.minus} /> }}", "[5|3|甲|0|，][-3|4|甲|0|，]"),
    ] {
        assert_eq!(both(&[("page.html", call), ("parts.html", parts)]), page, "{call}");
    }
    let calls = [
        "{{ <ui.row /> }}",
        "{{ <ui.row x={1} y={2} /> }}",
        "{{ <gone /> }}",
        "{{ <ui.row x={1} n=\"甲\" /> }}",
    ];
    for call in calls {
        let templates = [("page.html", call), ("parts.html", parts)];
        assert_eq!(fast(&templates, &view()), Err(Unsure), "{call}");
        assert!(tera(&templates, &view()).is_err(), "{call}");
    }
}

#[test]
fn blocks_are_replaced_and_may_hold_what_they_were() {
    let base = "<{% block a %}甲{% block b %}乙{% endblock b %}{% endblock %}|{% block c %}丙{% endblock %}>";
    let middle = "{% extends \"base.html\" %}{% block a %}[{{ super() }}]{% endblock a %}";
    let page = "{% extends \"middle.html\" %}\n{% block a %}({{ super() }}){% endblock %}\n{% block b %}{{ view.seven }}{% endblock %}";
    let templates = [("page.html", page), ("middle.html", middle), ("base.html", base)];
    assert_eq!(both(&templates), "<([甲7])|丙>");
    let stray = "{% extends \"base.html\" %}{% block d %}{% endblock %}";
    assert_eq!(fast(&[("page.html", stray), ("base.html", base)], &view()), Err(Unsure));
    let lost = "{% extends \"base.html\" %}甲{% block a %}{% endblock %}";
    assert_eq!(fast(&[("page.html", lost), ("base.html", base)], &view()), Err(Unsure));
}

#[test]
fn what_is_not_plainly_right_is_left_to_tera() {
    for template in [
        "{{ view.gone }}",
        "{{ gone }}",
        "{{ view.gone.more }}",
        "{% if gone.more %}{% endif %}",
        "{{ view.list }}",
        "{{ view.day }}",
        "{{ view.seven | length }}",
        "{{ view.name - 1 }}",
        "{% for x in view.seven %}{% endfor %}",
        "{% for x in view.name %}{{ x }}{% endfor %}",
        "{% if view.name > 1 %}{% endif %}",
        "{{ view.name | upper }}",
        "{{ view.seven * 2 }}",
        "{{ view?.name }}",
        "{% raw %}{{ x }}{% endraw %}",
        "{{ \"a\\\"b\" }}",
        "{% for x in view.rows | any(field=\"gone\") %}{% endfor %}",
        "{{ t.gone }}",
        "{{ t }}",
        "{{ <self /> }}{% component self() %}{{ <self /> }}{% endcomponent %}",
        "{% if view.yes %}",
        "{% endif %}",
        "{{ view.seven",
        "{{ }}",
        "{% set loop = 1 %}",
        "{% set view = 1 %}{{ view }}",
        "{% block a %}{% endblock b %}",
        "{% block a %}{% endblock %}{% block a %}{% endblock %}",
        "{% for x in view.list %}{% block a %}{% endblock %}{% endfor %}",
        "{{ text(id=\"see-all\", count=1, count=2) }}",
        "{% component a(x, x) %}{% endcomponent %}{{ <a x={1} /> }}",
    ] {
        assert_eq!(fast(&[("page.html", template)], &view()), Err(Unsure), "{template}");
    }
}

#[test]
fn no_nesting_takes_the_program_down() {
    let nested = |open: &str, inside: &str, close: &str| {
        [open.repeat(100_000), inside.to_owned(), close.repeat(100_000)].concat()
    };
    for template in [
        nested("{% if view.yes %}", "", "{% endif %}"),
        format!("{{{{ {} }}}}", nested("(", "1", ")")),
        format!("{{{{ {} }}}}", nested("[", "1", "]")),
        format!("{{{{ {} }}}}", nested("not (", "1", ")")),
        format!("{{{{ {} }}}}", nested("1 + ", "1", "")),
        format!("{{{{ {} }}}}", nested("", "view", ".day")),
        format!("{{{{ {} }}}}", nested("", "view", " | length")),
    ] {
        assert_eq!(fast(&[("page.html", &template)], &view()), Err(Unsure));
    }
}

#[test]
fn every_template_of_ours_goes_the_fast_way() {
    for theme in ["default", "ledger"] {
        let theme = crate::theme::load(theme, std::path::Path::new(".")).unwrap();
        let messages = theme.messages.get("zh-Hans").map(|messages| messages.text.as_str());
        let words = Catalogue::new(Language::ZhHans, messages).unwrap().all_plain();
        let templates =
            theme.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
        assert_eq!(Compiled::new(templates, &words).unsure, Vec::<String>::new());
    }
}

// While tests run, the engine fills every page both ways and compares them.
#[test]
fn both_ways_make_the_same_example_site() {
    for theme in ["default", "ledger"] {
        let out = tempfile::tempdir().unwrap();
        let today = jiff::civil::date(2026, 11, 1);
        let read = crate::Options {
            content: "content".into(),
            edition: crate::publish::Edition::Internal,
            as_of: None,
            today,
            theme: Some(theme.to_owned()),
            history: false,
            caches: None,
        };
        let options = crate::BuildOptions {
            read,
            out: out.path().join("site"),
            base_url: None,
            language: None,
            deny_warnings: false,
            #[cfg(feature = "pdf")]
            packets: None,
        };
        let built = crate::build(&options, &|_, _| {}).unwrap_or_else(|failure| panic!("{failure:?}"));
        assert!(built.written.unwrap().pages > 100, "{theme}");
    }
}

/// Expressions: mostly right, some not.
fn expr() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "view.name",
        "view.empty",
        "view.none",
        "view.yes",
        "view.no",
        "view.zero",
        "view.seven",
        "view.minus",
        "view.list",
        "view.nothing",
        "view.day.iso",
        "view.none.x",
        "view.gone",
        "view.pairs[0][1]",
        "view.rows[1].due",
        "view.list[7]",
        "x",
        "x.title",
        "t.comma",
        "1",
        "\"甲\"",
        "true",
        "none",
        "loop.index",
        "loop.first",
        "[1, \"<\"]",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(3, 12, 2, |inner| {
        let infix = prop::sample::select(vec!["and", "or", "==", "!=", "<", ">=", "+", "-", "~"]);
        prop_oneof![
            (inner.clone(), infix, inner.clone())
                .prop_map(|(left, sign, right)| format!("{left} {sign} {right}")),
            inner.clone().prop_map(|inner| format!("not {inner}")),
            inner.clone().prop_map(|inner| format!("({inner})")),
            inner.clone().prop_map(|inner| format!("{inner} is none")),
            inner.clone().prop_map(|inner| format!("{inner} is not none")),
            inner.clone().prop_map(|inner| format!("{inner} | length")),
            inner.clone().prop_map(|inner| format!("{inner} | safe")),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(one, two, three)| format!("{one} if {two} else {three}")),
        ]
    })
}

/// Templates of such expressions.
fn template() -> impl Strategy<Value = String> {
    let tag = |left: bool, right: bool, inner: &str| {
        let sign = |trims: bool| if trims { "-" } else { "" };
        format!("{{%{} {inner} {}%}}", sign(left), sign(right))
    };
    let text = prop::sample::select(vec!["甲", " ", "\n", " 乙\n", "<b>", "{# 注 #}", " {#- 注 -#} ", "}}"]);
    let print = (any::<bool>(), expr(), any::<bool>()).prop_map(|(left, expr, right)| {
        format!("{}{expr}{}", if left { "{{- " } else { "{{ " }, if right { " -}}" } else { " }}" })
    });
    let set = expr().prop_map(|expr| format!("{{% set y = {expr} %}}{{{{ y }}}}"));
    prop_oneof![text.prop_map(str::to_owned), print, set].prop_recursive(3, 24, 3, move |inner| {
        let many = prop::collection::vec(inner.clone(), 0..4).prop_map(|parts| parts.concat());
        prop_oneof![
            many.clone(),
            (any::<[bool; 2]>(), expr(), many.clone(), many.clone()).prop_map(
                move |([left, right], expr, then, other)| {
                    let (open, middle) = (tag(left, right, &format!("if {expr}")), tag(right, left, "else"));
                    format!("{open}{then}{middle}{other}{}", tag(left, left, "endif"))
                }
            ),
            (any::<[bool; 2]>(), expr(), many).prop_map(move |([left, right], expr, body)| {
                let lists = ["view.rows", "view.list", expr.as_str()];
                let open = tag(left, right, &format!("for x in {}", lists[body.len() % 3]));
                format!("{open}{body}{}", tag(right, left, "endfor"))
            }),
        ]
    })
}

#[test]
fn where_it_is_sure_tera_makes_the_same() {
    let mut runner = TestRunner::deterministic();
    let mut sure = 0;
    for _ in 0..1_500 {
        let template = template().new_tree(&mut runner).unwrap().current();
        let templates = [("page.html", template.as_str())];
        if let Ok(page) = fast(&templates, &view()) {
            sure += 1;
            let slow = tera(&templates, &view()).unwrap_or_else(|error| panic!("{template}: {error}"));
            assert_eq!(page, slow, "{template}");
        }
    }
    assert!(sure > 500, "only {sure} of 1,500 were tried");
}
