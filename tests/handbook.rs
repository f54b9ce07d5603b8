//! The documents for people: their links lead somewhere, their commands parse, and the handbook's steps give what it shows.

mod common;

use common::{cunce, put, root, stderr, stdout, tree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Output;

/// A Markdown file by its path from the repository's root, with `/`.
struct Page {
    path: String,
    text: String,
}

/// A link or a picture.
struct Link {
    to: String,
    words: String,
    is_picture: bool,
}

/// A fenced block: the language, what follows it, and the text.
struct Block {
    language: String,
    about: String,
    text: String,
}

fn read(path: &str) -> Page {
    let text = std::fs::read_to_string(root().join(path)).unwrap().replace("\r\n", "\n");
    Page { path: path.to_owned(), text }
}

/// `docs/**/*.md` and the READMEs.
fn pages() -> Vec<Page> {
    let docs = tree(&root().join("docs")).into_keys().map(|path| format!("docs/{path}"));
    let readmes = ["README.md", "README.zh.md"].map(str::to_owned);
    docs.filter(|path| path.ends_with(".md")).chain(readmes).map(|path| read(&path)).collect()
}

/// What a clerk types is in these.
fn guides() -> Vec<Page> {
    let guide = |page: &Page| page.path.starts_with("docs/handbook") || page.path.starts_with("README");
    pages().into_iter().filter(guide).collect()
}

impl Page {
    fn events(&self) -> Parser<'_> {
        Parser::new_ext(&self.text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
    }

    fn links(&self) -> Vec<Link> {
        let mut found = Vec::new();
        let mut open: Vec<Link> = Vec::new();
        for event in self.events() {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    open.push(Link { to: dest_url.to_string(), words: String::new(), is_picture: false })
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    open.push(Link { to: dest_url.to_string(), words: String::new(), is_picture: true })
                }
                Event::End(TagEnd::Link | TagEnd::Image) => found.extend(open.pop()),
                Event::Text(text) | Event::Code(text) => {
                    open.iter_mut().for_each(|link| link.words.push_str(&text))
                }
                _ => {}
            }
        }
        found
    }

    /// The anchors of its headings, as GitHub makes them.
    fn anchors(&self) -> BTreeSet<String> {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut heading: Option<String> = None;
        let mut found = BTreeSet::new();
        for event in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    heading.iter_mut().for_each(|words| words.push_str(&text))
                }
                Event::End(TagEnd::Heading(_)) => {
                    let slug = slug(&heading.take().unwrap());
                    let before = times.entry(slug.clone()).or_default();
                    found.insert(if *before == 0 { slug } else { format!("{slug}-{before}") });
                    *before += 1;
                }
                _ => {}
            }
        }
        found
    }

    fn blocks(&self) -> Vec<Block> {
        let mut found: Vec<Block> = Vec::new();
        let mut inside = false;
        for event in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    inside = true;
                    let info = match &kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    let (language, about) = info.split_once(' ').unwrap_or((&info, ""));
                    found.push(Block {
                        language: language.to_owned(),
                        about: about.trim().to_owned(),
                        text: String::new(),
                    });
                }
                Event::Text(text) if inside => found.last_mut().unwrap().text.push_str(&text),
                Event::End(TagEnd::CodeBlock) => inside = false,
                _ => {}
            }
        }
        found
    }

    /// Every `cunce …` that it shows: a line of a block, or a span of code.
    fn commands(&self) -> Vec<String> {
        let spans = self.events().filter_map(|event| match event {
            Event::Code(code) => Some(code.to_string()),
            _ => None,
        });
        let blocks = self.blocks().into_iter().filter(|block| !block.about.starts_with("输出"));
        let lines = blocks.flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>());
        let shown = spans.chain(lines).filter_map(|line| {
            let inner = line.strip_prefix("cmd /c ").map_or(&*line, |inner| inner.trim_matches('"'));
            let told = inner.split(" #").next().unwrap().split(" > ").next().unwrap();
            told.starts_with("cunce ").then(|| told.trim().to_owned())
        });
        shown.collect()
    }
}

fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The arguments of a command line, after its first word; double quotes hold one together.
fn arguments(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => found.push(String::new()),
            c => found.last_mut().unwrap().push(c),
        }
    }
    found.into_iter().filter(|word| !word.is_empty()).skip(1).collect()
}

#[test]
fn links_and_pictures_of_the_documents_lead_somewhere() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for page in pages() {
        let folder = PathBuf::from(&page.path).parent().unwrap().to_owned();
        for link in page.links() {
            if link.to.contains("://") || link.to.starts_with("mailto:") {
                continue;
            }
            checked += 1;
            let (file, anchor) = link.to.split_once('#').unwrap_or((&link.to, ""));
            let file = percent_encoding::percent_decode_str(file).decode_utf8().unwrap().into_owned();
            let anchor = percent_encoding::percent_decode_str(anchor).decode_utf8().unwrap().into_owned();
            let target = if file.is_empty() { PathBuf::from(&page.path) } else { folder.join(&file) };
            let there = root().join(&target).exists();
            let found = anchor.is_empty()
                || there && read(target.to_str().unwrap()).anchors().contains(&anchor.to_lowercase());
            if !there || !found {
                wrong.push(format!("{}: {}", page.path, link.to));
            }
        }
    }
    assert!(checked > 100, "{checked}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pictures_are_shown_described_and_small() {
    let pages = pages();
    let links: Vec<(&str, Link)> =
        pages.iter().flat_map(|page| page.links().into_iter().map(|link| (&*page.path, link))).collect();
    let shown: BTreeSet<&str> =
        links.iter().filter_map(|(_, link)| link.to.rsplit_once("pictures/").map(|(_, name)| name)).collect();
    let pictures = tree(&root().join("docs/pictures"));
    for (name, bytes) in &pictures {
        assert!(shown.contains(&**name), "nobody shows docs/pictures/{name}");
        if name.starts_with("handbook-") {
            assert!(bytes.len() <= 120 * 1024, "{name}: {} bytes", bytes.len());
        }
    }
    let of_the_handbook = pictures.keys().filter(|name| name.starts_with("handbook-")).count();
    assert!((1..=14).contains(&of_the_handbook), "{of_the_handbook}");
    for (path, link) in links.iter().filter(|(_, link)| link.is_picture) {
        assert!(link.words.chars().count() > 3, "{path}: {} has no description", link.to);
    }
}

#[test]
fn commands_of_the_handbook_and_the_readmes_parse() {
    let folder = tempfile::tempdir().unwrap();
    let runs = |args: &[&str]| cunce().args(args).current_dir(folder.path()).output().unwrap();
    assert!(!runs(&["build", "--nonsense", "--help"]).status.success());
    assert!(!runs(&["bild", "--help"]).status.success());
    let mut seen = BTreeSet::new();
    for page in guides() {
        for command in page.commands() {
            if !seen.insert(command.clone()) {
                continue;
            }
            let args = arguments(&command);
            // Without PDF the program has no packets.
            if cfg!(not(feature = "pdf"))
                && args.iter().any(|arg| matches!(&**arg, "packet" | "fonts" | "--packets"))
            {
                continue;
            }
            // A usage line such as `cunce packet KIND [OF]` names the command and stands for the rest.
            let is_usage = |arg: &String| {
                arg.contains(['[', '|', '…'])
                    || arg.len() > 1 && arg.chars().all(|c| c.is_ascii_uppercase() || c == '/')
            };
            let whole = if args.iter().any(is_usage) { &args[..1] } else { &args[..] };
            let mut asked: Vec<&str> = whole.iter().map(String::as_str).collect();
            asked.push("--help");
            let output = runs(&asked);
            assert!(output.status.success(), "{}: {command}: {}", page.path, stderr(&output));
        }
    }
    assert!(seen.len() > 60, "{seen:#?}");
}

#[test]
fn the_readme_says_the_same_in_both_languages() {
    let (english, chinese) = (read("README.md"), read("README.zh.md"));
    assert_eq!(english.commands(), chinese.commands());
    let documents = |page: &Page| -> BTreeSet<String> {
        let own = |to: &String| !to.contains("://") && !to.starts_with("README");
        // The table of commands leads to the document in the reader's language.
        page.links().into_iter().map(|link| link.to.replace(".en.md", ".md")).filter(own).collect()
    };
    assert_eq!(documents(&english), documents(&chinese));
    let rows = |page: &Page| page.text.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows(&english), rows(&chinese));
}

/// A folder in which a page's steps are taken.
struct Desk {
    folder: tempfile::TempDir,
    /// How many commands ran.
    ran: usize,
    /// Whether what they print is compared with what the page shows.
    compares: bool,
}

impl Desk {
    /// Takes the steps of `page` in order; of the commands, those that `wanted` chooses.
    fn follow(&mut self, page: &Page, wanted: impl Fn(&str) -> bool) {
        let mut said = None;
        for block in page.blocks() {
            match (&*block.language, block.about.split_once(' ')) {
                ("sh", _) => said = self.run(&block, &wanted),
                (_, Some(("改", path))) => self.edit(path, &block.text),
                ("toml" | "markdown", None) if block.about.starts_with("content/") => {
                    put(self.folder.path(), &block.about, &block.text)
                }
                _ if block.about.starts_with("输出") && self.compares => {
                    compare(&page.path, &block.text, said.take())
                }
                _ => {}
            }
        }
    }

    /// Runs a block's lines and gives what they printed; nothing where a line was not taken.
    fn run(&mut self, block: &Block, wanted: &impl Fn(&str) -> bool) -> Option<String> {
        let code = match &*block.about {
            "" => 0,
            "有错误" => 1,
            "不能运行" => 2,
            other => panic!("{other}"),
        };
        let mut said = String::new();
        let mut all = true;
        for line in block.text.lines() {
            let args = arguments(line);
            match line.split(' ').next().unwrap() {
                "cunce" if wanted(line) => {
                    let output = self.cunce(&args);
                    assert_eq!(
                        output.status.code(),
                        Some(code),
                        "{line}: {}{}",
                        stdout(&output),
                        stderr(&output)
                    );
                    said += &stdout(&output);
                    said += &stderr(&output);
                    self.ran += 1;
                }
                "rm" => {
                    let path = self.folder.path().join(args.last().unwrap());
                    if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }
                        .unwrap();
                }
                _ => all = false,
            }
        }
        all.then_some(said)
    }

    /// The errors that a check finds now.
    fn errors(&self) -> String {
        let checked = self.cunce(&["check", "--format", "json"].map(str::to_owned));
        let found = stdout(&checked);
        found.lines().filter(|line| line.contains("\"severity\":\"error\"")).collect()
    }

    fn cunce(&self, args: &[String]) -> Output {
        cunce().args(args).args(["--lang", "zh-Hans"]).current_dir(self.folder.path()).output().unwrap()
    }

    /// Puts lines in the place of those with the same key, from the top on; or, after `# 第 N 行`, of line N.
    fn edit(&self, path: &str, text: &str) {
        let file = self.folder.path().join(path);
        let mut lines: Vec<String> =
            std::fs::read_to_string(&file).unwrap().lines().map(str::to_owned).collect();
        let key = |line: &str| {
            let line = line.trim_start_matches('#').trim();
            line.split_once(" = ").map_or(line, |(key, _)| key).to_owned()
        };
        let mut from = 0;
        for new in text.lines().filter(|line| !line.is_empty()) {
            let (new, at) = match new.split_once("  # 第 ") {
                Some((new, number)) => (new, number.trim_end_matches(" 行").parse::<usize>().unwrap() - 1),
                None => {
                    let at = lines[from..].iter().position(|line| key(line) == key(new));
                    (new, from + at.unwrap_or_else(|| panic!("{path} has no line like {new}")))
                }
            };
            new.clone_into(&mut lines[at]);
            from = at + 1;
        }
        std::fs::write(file, lines.join("\n") + "\n").unwrap();
    }
}

/// What the page shows must be printed; counts, dates and times are of the day, and so is how many findings there are.
fn compare(path: &str, shown: &str, said: Option<String>) {
    let Some(said) = said else { return };
    let digits = |line: &str| {
        let mut masked = String::new();
        for c in line.trim_end().chars() {
            let c = if c.is_ascii_digit() { '0' } else { c };
            if !(c == '0' && masked.ends_with('0')) {
                masked.push(c);
            }
        }
        masked
    };
    let printed: BTreeSet<String> = said.lines().map(digits).collect();
    let of_the_day = |line: &str| {
        line == "……" || ["检查完毕", "提醒：", "逾期", "期限 "].iter().any(|start| line.starts_with(start))
    };
    for line in shown.lines().filter(|line| !of_the_day(line)) {
        assert!(
            printed.contains(&digits(line)),
            "{path} shows, but the program does not print:\n{line}\n\n{said}"
        );
    }
}

#[test]
fn the_steps_of_the_handbook_can_be_taken() {
    let mut desk = Desk { folder: tempfile::tempdir().unwrap(), ran: 0, compares: true };
    // What falls due within so many days is of the day.
    desk.follow(&read("docs/handbook/first-village.md"), |line| !line.starts_with("cunce due"));
    assert!(desk.ran >= 10, "{}", desk.ran);
    assert!(!desk.folder.path().join("content/townships/baishi").exists());
    assert_eq!(desk.errors(), "");
    let page = desk.folder.path().join("public/townships/hekou/shangwan/plans/qingjie/index.html");
    assert!(std::fs::read_to_string(page).unwrap().contains("村东八百米土路铺成水泥路"));

    for (name, bytes) in tree(&root().join("docs/handbook/ledgers")) {
        std::fs::write(desk.folder.path().join(name), bytes).unwrap();
    }
    let before = desk.ran;
    let ledgers = |line: &str| line.starts_with("cunce import") || line.starts_with("cunce export");
    desk.follow(&read("docs/handbook/ledger-import.md"), ledgers);
    assert!(desk.ran - before >= 8, "{}", desk.ran - before);
    assert!(desk.folder.path().join("content/townships/hekou/shiqiao/plans/qingjie.md").exists());

    // The rest is of April 2020: on a later day a notice would be down, and nothing in it private. What is due and not
    // disclosed is not compared, since the ledgers were imported today. Without the repository that the pages make
    // there are no versions, and paper has tests of its own.
    desk.edit("content/site.toml", "as_of = 2020-04-22");
    desk.compares = false;
    let before = desk.ran;
    let plain =
        |line: &str| !["cunce diff", "cunce log", "cunce packet"].iter().any(|start| line.starts_with(start));
    for page in ["docs/handbook/quarterly.md", "docs/handbook/corrections.md"] {
        desk.follow(&read(page), plain);
        assert_eq!(desk.errors(), "", "{page}");
    }
    assert!(desk.ran - before >= 12, "{}", desk.ran - before);
    assert!(desk.folder.path().join("cundang/2020-03-31/index.html").exists());
}
