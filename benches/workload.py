#!/usr/bin/env python3
"""One workload for Cunce and its peers: the same villages, written the way each tool wants them.

usage: workload.py TOOL VILLAGES FOLDER [COUNTY]        TOOL: cunce, hugo or eleventy

With COUNTY (1, 2 …) the county has a name and a division code of its own, and other villages than the others.

A village is one page of prose (about 1,100 Han characters under five headings, with a list and a link to
its neighbour) and eight measures out of twelve kinds, each with a responsible unit, a deadline and a status.
Thirty villages make a township. Village N is the same for every tool, because its random numbers come from N
alone. A peer gets the measures as a table in the prose and its township, kinds and deadline month as terms;
Cunce gets records and derives table, indexes, totals, data files and calendars from them.
"""
import random
import sys
from pathlib import Path

TOWNSHIP_SIZE = 30
MEASURES = 8
DISTRICTS = 99  # division codes of counties: two digits below each prefecture, which has two itself
HAN_TARGET = 1100
KINDS = ["入户道路", "管网供水", "房屋加固", "特色种植", "助学", "大病救助",
         "村容整治", "垃圾清运", "农网升级", "基站补盲", "村级广场", "技能培训"]
UNITS = ["农业农村局", "水务局", "交通局", "住建局", "教育局", "卫健局", "民政局", "发改局", "镇政府", "村委会"]
STATES = [("planned", "未开始"), ("doing", "进行中"), ("done", "已完成")]
MONTHS = [f"{year}-{month:02}" for year in (2027, 2028) for month in range(1, 13)]
HEADINGS = ["村情", "短板", "打算", "办法", "保障"]
CLAUSES = [
    "全村沿沟分布，最远的社离村委会四公里", "雨后进村路段常有塌方，校车只能停在沟口", "多数人家种马铃薯和油菜，价钱随行就市",
    "青壮年在外务工，家里多是老人和学生", "自来水管埋得浅，腊月里冻过三回", "村集体一年的进账不到四万元",
    "卫生室有房没人，取药要到镇上", "老校舍空着，可以改成文化室", "两个社手机信号时有时无",
    "垃圾池一个月清一次，夏天味道重", "走访中记下了每户最急的一件事", "方案在村民会议上逐条念过、表决过",
    "每件事写明谁来办、何时办完、钱从哪里来", "工程款按进度拨付，单据贴在公开栏", "村务监督委员会全程看着",
    "月底碰一次头，办不动的当场说清缘由", "年末请群众代表验收，结果上墙", "合作社按保底价收购，多卖的分红",
    "农闲时办培训，管饭不收费", "公益岗位先紧着困难家庭", "问题记在账上，办一件销一件",
    "在外的乡亲捐了路灯，电费村里出", "建好以后有专人管护，工钱列进预算", "技术员每旬来一趟，住在村里",
]


def han(text):
    return sum("\u4e00" <= c <= "\u9fff" for c in text)


def village(number, seed=None):
    """Village `number` of its county; its random numbers come from `seed`, else from `number` alone."""
    chance = random.Random(7919 * (number if seed is None else seed) + 13)
    kinds = chance.sample(range(len(KINDS)), MEASURES)
    measures = [
        (kind, f"{KINDS[kind]}第{chance.randint(1, 9)}批", chance.choice(UNITS), chance.choice(MONTHS), chance.choice(STATES))
        for kind in kinds
    ]
    paragraphs, size = [], 0
    while size < HAN_TARGET:
        text = "，".join(chance.sample(CLAUSES, 2)) + "；" + "，".join(chance.sample(CLAUSES, 2)) + "。"
        paragraphs.append(text)
        size += han(text)
    return {"name": f"第{number + 1}村", "slug": f"v{number + 1:05}", "township": number // TOWNSHIP_SIZE,
            "measures": measures, "paragraphs": paragraphs, "points": chance.sample(CLAUSES, 4)}


def prose(it, link, table):
    share = -(-len(it["paragraphs"]) // len(HEADINGS))
    parts = []
    for at, heading in enumerate(HEADINGS):
        parts.append(f"## {heading}\n")
        parts += [text + "\n" for text in it["paragraphs"][at * share:(at + 1) * share]]
    parts.append("\n".join(f"- {point}" for point in it["points"]) + "\n")
    if table:
        rows = "\n".join(f"| {title} | {unit} | {month} | {state[1]} |" for _, title, unit, month, state in it["measures"])
        parts.append(f"### 措施\n\n| 措施 | 单位 | 时限 | 状态 |\n|---|---|---|---|\n{rows}\n")
    parts.append(f"[邻村]({link})\n")
    return "\n".join(parts)


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def site(county):
    if county is None:
        return 'title = "村庄规划"\ncounty = "样例县"\nas_of = 2026-11-20\n'
    prefecture, district = divmod(county - 1, DISTRICTS)
    code = f"62{prefecture + 1:02}{district + 1:02}"
    return f'title = "样例{county}县村庄规划"\ncounty = "样例{county}县"\ncode = "{code}"\nas_of = 2026-11-20\n'


def cunce(count, root, county=None):
    content = root / "content"
    put(content / "site.toml", site(county))
    put(content / "measures.toml", "\n".join(f'[[measures]]\nid = "k{n:02}"\nname = "{kind}"\n' for n, kind in enumerate(KINDS)))
    put(content / "units.toml", "\n".join(f'[[units]]\nid = "u{n:02}"\nname = "{unit}"\n' for n, unit in enumerate(UNITS)))
    put(content / "programmes/guihua.md", '+++\nname = "村庄规划"\nstart = 2026-01-01\nend = 2028-12-31\n+++\n')
    # Villages of one county go on where those of the county before end.
    first = 0 if county is None else (county - 1) * count
    for number in range(count):
        it = village(number, first + number)
        township = content / "townships" / f"t{it['township']:04}"
        if number % TOWNSHIP_SIZE == 0:
            put(township / "township.md", f'+++\nname = "第{it["township"] + 1}镇"\n+++\n')
        after = (number + 1) % count
        link = f"../../../t{after // TOWNSHIP_SIZE:04}/v{after + 1:05}/village.md"
        put(township / it["slug"] / "village.md", f'+++\nname = "{it["name"]}"\n+++\n')
        entries = "".join(
            f'\n[[measures]]\nid = "m{n}"\nkind = "k{kind:02}"\ntitle = "{title}"\nlead = "{unit}"\n'
            f'start = 2026-01-01\ndue = {month}-28\nstatus = "{state[0]}"\n'
            + ("done_on = 2026-10-31\n" if state[0] == "done" else "")
            for n, (kind, title, unit, month, state) in enumerate(it["measures"], 1))
        put(township / it["slug"] / "plans/guihua.md",
            f'+++\ntitle = "{it["name"]}规划"\n{entries}+++\n\n{prose(it, link, table=False)}')


HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\nlocale = "zh"\ndefaultContentLanguage = "zh"\ntitle = "村庄规划"\n'
                 'disableHugoGeneratorInject = true\ndisableKinds = ["rss", "sitemap", "robotstxt", "404"]\n'
                 '[taxonomies]\ntownship = "township"\nmeasure = "measure"\ndeadline = "deadline"\n'
                 '[markup.goldmark.extensions.typographer]\ndisable = true\n',
    "layouts/baseof.html": '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
                           '<link rel="stylesheet" href="/style.css"></head><body><nav><a href="/">首页</a> <a href="/township/">乡镇</a> '
                           '<a href="/measure/">措施</a> <a href="/deadline/">时限</a></nav><main>{{ block "main" . }}{{ end }}</main></body></html>\n',
    "layouts/home.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Site.Taxonomies.township }}'
                         '<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ len . }}</li>{{ end }}</ul>{{ end }}\n',
    "layouts/page.html": '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.lead }}</p>{{ range slice "township" "measure" "deadline" }}<p>'
                         '{{ range $.GetTerms . }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>{{ end }}{{ .Content }}{{ end }}\n',
    "layouts/section.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
    "layouts/taxonomy.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}\n',
    "layouts/term.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.lead }}</li>{{ end }}</ul>{{ end }}\n',
    "static/style.css": "body{max-width:60rem;margin:auto}td,th{border:1px solid #999;padding:.2rem .5rem}\n",
    "content/_index.md": '+++\ntitle = "首页"\n+++\n',
}


def hugo(count, root):
    for path, text in HUGO.items():
        put(root / path, text)
    for number in range(count):
        it = village(number)
        after = f"v{(number + 1) % count + 1:05}"
        kinds = ", ".join(f'"{KINDS[kind]}"' for kind, *_ in it["measures"])
        link = '{{< relref "/villages/' + after + '" >}}'
        put(root / "content/villages" / f"{it['slug']}.md",
            f'+++\ntitle = "{it["name"]}"\ntownship = ["第{it["township"] + 1}镇"]\nmeasure = [{kinds}]\n'
            f'deadline = ["{it["measures"][0][3]}"]\n[params]\nlead = "{it["measures"][0][2]}"\n+++\n\n' + prose(it, link, table=True))


def eleventy_page(head, body):
    """A Nunjucks page of Eleventy: front matter, then a layout's block."""
    return f"---\n{head}\n---\n{body}\n"


def eleventy_terms(key, title):
    """The list of a taxonomy's terms, and a page for each, as Eleventy's own documents make them."""
    listed = ('<ul>{% for t in collections.' + key + ' %}<li><a href="/' + key + '/{{ loop.index }}/">{{ t.name }}</a> {{ t.pages.length }}</li>{% endfor %}</ul>')
    paged = ('<h1>{{ term.name }}</h1><ul>{% for p in term.pages %}<li><a href="{{ p.url }}">{{ p.title }}</a> {{ p.lead }}</li>{% endfor %}</ul>')
    return {
        f"content/{key}-list.njk": eleventy_page(f"layout: base.njk\ntitle: {title}\npermalink: /{key}/", listed),
        f"content/{key}.njk": eleventy_page(
            f"layout: base.njk\npagination:\n  data: collections.{key}\n  size: 1\n  alias: term\npermalink: /{key}/{{{{ pagination.pageNumber + 1 }}}}/", paged),
    }


ELEVENTY = {
    "eleventy.config.js": """module.exports = function (config) {
  config.addPassthroughCopy({ static: "." });
  for (const key of ["township", "measure", "deadline"]) {
    config.addCollection(key, (api) => {
      const terms = new Map();
      for (const page of api.getFilteredByGlob("content/villages/*.md")) {
        for (const term of [].concat(page.data[key])) {
          if (!terms.has(term)) terms.set(term, []);
          terms.get(term).push({ url: page.url, title: page.data.title, lead: page.data.lead });
        }
      }
      return [...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pages]) => ({ name, pages }));
    });
  }
  return { dir: { input: "content", includes: "../_includes", output: "_site" }, markdownTemplateEngine: false };
};
""",
    "_includes/base.njk": '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="stylesheet" href="/style.css">'
                          '</head><body><nav><a href="/">首页</a> <a href="/township/">乡镇</a> <a href="/measure/">措施</a> <a href="/deadline/">时限</a></nav>'
                          '<main>{{ content | safe }}</main></body></html>\n',
    "_includes/village.njk": eleventy_page("layout: base.njk", '<h1>{{ title }}</h1><p>{{ lead }}</p><p>{{ township }} {{ deadline }}</p>{{ content | safe }}'),
    "content/villages/villages.json": '{ "layout": "village.njk" }\n',
    "content/index.njk": eleventy_page("layout: base.njk\ntitle: 村庄规划\npermalink: /",
                                       '<h1>村庄规划</h1><ul>{% for t in collections.township %}<li><a href="/township/{{ loop.index }}/">{{ t.name }}</a> {{ t.pages.length }}</li>{% endfor %}</ul>'),
    "static/style.css": HUGO["static/style.css"],
    "package.json": '{ "private": true }\n',
    **eleventy_terms("township", "乡镇"), **eleventy_terms("measure", "措施"), **eleventy_terms("deadline", "时限"),
}


def eleventy(count, root):
    for path, text in ELEVENTY.items():
        put(root / path, text)
    for number in range(count):
        it = village(number)
        after = f"v{(number + 1) % count + 1:05}"
        kinds = ", ".join(f'"{KINDS[kind]}"' for kind, *_ in it["measures"])
        put(root / "content/villages" / f"{it['slug']}.md",
            f'---\ntitle: "{it["name"]}"\ntownship: "第{it["township"] + 1}镇"\nmeasure: [{kinds}]\ndeadline: "{it["measures"][0][3]}"\n'
            f'lead: "{it["measures"][0][2]}"\n---\n\n' + prose(it, f"/villages/{after}/", table=True))


if __name__ == "__main__":
    tool, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if folder.exists():
        sys.exit(f"{folder} exists")
    if len(sys.argv) > 4:
        cunce(count, folder, int(sys.argv[4]))
    else:
        {"cunce": cunce, "hugo": hugo, "eleventy": eleventy}[tool](count, folder)
