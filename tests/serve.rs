//! The preview through the binary: what it serves is what a build writes, it follows each change, and it answers
//! nobody but this machine.
#![cfg(feature = "serve")]

mod common;

use common::repo::Repo;
use common::{build, copy, cunce, put, root, tree};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Longer than anything takes that is waited for; only a test that fails waits so long.
const LONG: Duration = Duration::from_secs(120);

/// A preview under way; it ends with this.
struct Preview {
    child: Child,
    lines: Receiver<String>,
    /// What it said before it stood.
    said: Vec<String>,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn begin(folder: &Path, more: &[&str]) -> Self {
        let mut command = cunce();
        command.args(["serve", "--port", "0"]).args(more).current_dir(folder);
        if !more.contains(&"--lang") {
            command.args(["--lang", "zh-Hans"]);
        }
        command.env("XDG_CACHE_HOME", folder.join(".git/caches"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let send = send.clone();
            std::thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).for_each(|line| drop(send.send(line)));
            });
        }
        let mut preview = Preview { child, lines, said: Vec::new(), port: 0 };
        let address = preview.until("http://127.0.0.1:");
        let port = address.split("127.0.0.1:").nth(1).unwrap();
        preview.port = port.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap();
        preview
    }

    /// Waits for a line that holds `part`; the lines before it are kept.
    fn until(&mut self, part: &str) -> String {
        loop {
            match self.lines.recv_timeout(LONG) {
                Ok(line) if line.contains(part) => return line,
                Ok(line) => self.said.push(line),
                Err(_) => panic!("it never said {part}: {:#?}", self.said),
            }
        }
    }

    fn ask(&self, head: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_ascii_lowercase(), body: bytes.split_off(end + 4) }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}", self.port))
    }

    /// A page as somebody would see it.
    fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        String::from_utf8(answer.body).unwrap()
    }

    /// Waits as an open page does that shows what `page` holds.
    fn wait(&self, page: &str) -> Waiting {
        let name = page.split("data-name=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        let port = self.port;
        write!(stream, "GET /.cunce/changes?{name} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").unwrap();
        let mut waiting = Waiting { lines: BufReader::new(stream).lines() };
        // It is heard before anything changes.
        assert!(waiting.next(|line| line == ":" || line.starts_with("data:")).len() <= ":".len());
        waiting
    }
}

struct Waiting {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl Waiting {
    fn next(&mut self, wanted: impl Fn(&str) -> bool) -> String {
        self.lines.by_ref().map(Result::unwrap).find(|line| wanted(line)).unwrap()
    }

    /// Until it is told that something else is on show.
    fn told(mut self) {
        self.next(|line| line.starts_with("data: "));
    }
}

struct Answer {
    status: u16,
    /// In small letters.
    head: String,
    body: Vec<u8>,
}

/// What the preview put into a page, and the page without it.
fn parted(page: &str) -> (String, String) {
    let start = page.find("<link rel=\"stylesheet\" href=\"/.cunce/preview.css\">");
    let start = start.or_else(|| page.find("<script src=\"/.cunce/preview.js\"")).unwrap();
    let end = start + page[start..].find(" defer></script>").unwrap() + " defer></script>".len();
    (page[start..end].to_owned(), format!("{}{}", &page[..start], &page[end..]))
}

fn address(path: &str) -> String {
    path.split('/')
        .map(|part| utf8_percent_encode(part, NON_ALPHANUMERIC).to_string())
        .collect::<Vec<_>>()
        .join("/")
}

/// Demands that each file of a built site is served, to the byte, but for what is put into pages.
fn serves_what_is_built(preview: &Preview, built: &Path) -> usize {
    let files = tree(built);
    for (path, bytes) in &files {
        if path == ".cunce" {
            continue;
        }
        let answer = preview.get(&format!("/{}", address(path)));
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer.head.contains(&format!("content-length: {}", answer.body.len())),
            "{path}: {}",
            answer.head
        );
        if path.ends_with(".html") {
            let (_, page) = parted(std::str::from_utf8(&answer.body).unwrap());
            assert!(page.as_bytes() == bytes, "{path} is served otherwise than built");
        } else {
            assert!(&answer.body == bytes, "{path} is served otherwise than built");
        }
    }
    files.len()
}

/// A small county without a finding.
fn small() -> tempfile::TempDir {
    let work = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &work.path().join("content"), false);
    work
}

/// Writes a file in one step, as editors do: no test may see a half-written one.
fn save(folder: &Path, path: &str, text: &str) {
    let half = folder.join(".half");
    std::fs::write(&half, text).unwrap();
    std::fs::rename(half, folder.join(path)).unwrap();
}

/// Changes the text of the front page, or adds to it.
fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("content/home.md");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(from.is_empty() || text.contains(from), "{text}");
    let text = if from.is_empty() { text + to } else { text.replace(from, to) };
    save(folder, "content/home.md", &text);
}

#[test]
fn what_is_served_is_what_is_built() {
    let work = tempfile::tempdir().unwrap();
    copy(&root().join("content"), &work.path().join("content"), false);
    // A picture with a remark in it, which only the internal edition hands out.
    let picture = b"GIF89a\x01\0\x01\0\0\0\0\x21\xFE\x03abc\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;";
    std::fs::write(work.path().join("content/院子.gif"), picture).unwrap();
    edit(work.path(), "", "\n![院子](院子.gif)\n");
    for edition in ["public", "internal"] {
        let out = work.path().join(edition);
        build(&work.path().join("content"), &out, &["--edition", edition]);
        let before = tree(work.path());
        let preview = Preview::begin(work.path(), &["--no-history", "--edition", edition]);
        assert!(serves_what_is_built(&preview, &out) > 200);
        assert_eq!(std::fs::read(out.join("院子.gif")).unwrap() == picture, edition == "internal");
        assert!(preview.get("/no/such.html").body.len() > 1000);
        drop(preview);
        assert!(tree(work.path()) == before, "the preview wrote something");
    }
}

#[test]
fn the_past_is_served_as_built_and_a_commit_is_seen() {
    let repo = Repo::county();
    repo.edit("townships/hexi/beigou/plans/lu.md", "2020-05-15", "2020-05-30");
    repo.commit("2020-02-01");
    let day = ["--as-of", "2020-06-10"];
    let out = repo.build(&day);
    let preview = Preview::begin(repo.path(), &day);
    serves_what_is_built(&preview, &out);
    let changes = preview.page("/changes/");
    let waiting = preview.wait(&changes);
    repo.git_on("2020-06-01", &["commit", "--quiet", "--allow-empty", "--message", "空"]);
    repo.git_on("2020-06-02", &["tag", "edition/2020-q2"]);
    waiting.told();
    let edition = "/changes/edition-2020-q2/index.html";
    while preview.get(edition).status != 200 {
        // The commit was seen before the tag.
        preview.wait(&preview.page("/changes/")).told();
    }
    serves_what_is_built(&preview, &repo.build(&day));
}

#[test]
fn a_change_is_told_and_then_served() {
    let work = small();
    let mut preview = Preview::begin(work.path(), &["--no-history"]);
    let page = preview.page("/");
    assert!(!page.contains("新写的一句"));
    let waiting = preview.wait(&page);
    edit(work.path(), "", "\n新写的一句。\n");
    waiting.told();
    let page = preview.page("/index.html");
    assert!(page.contains("新写的一句"), "{page}");
    preview.until("网页已更新，用时");
    // Whoever shows an older look is told at once.
    let waiting = preview.wait(&page);
    save(&work.path().join("content"), "townships/hexi/picture.txt", "一份附件");
    waiting.told();
    let name = page.split("data-name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let late =
        preview.ask(&format!("GET /.cunce/changes?{name} HTTP/1.1\r\nHost: 127.0.0.1:{}", preview.port));
    let told = String::from_utf8(late.body).unwrap();
    assert!(told.contains("data: ") && !told.contains(&name), "{told}");
    assert!(late.head.contains("content-type: text/event-stream"), "{}", late.head);
}

#[test]
fn with_errors_the_last_site_stays_and_says_so() {
    let work = small();
    let mut preview = Preview::begin(work.path(), &["--no-history"]);
    let good = preview.page("/");
    let waiting = preview.wait(&good);
    let measures = std::fs::read_to_string(work.path().join("content/measures.toml")).unwrap();
    save(&work.path().join("content"), "measures.toml", &format!("{measures}\n\"<b>\" = \"</details>\n"));
    waiting.told();
    let page = preview.page("/");
    let (said, rest) = parted(&page);
    assert_eq!(rest, parted(&good).1, "the site is the last good one");
    for part in [
        "错误 1 处，提醒 0 处。改好以前",
        "syntax",
        "content/measures.toml:",
        "改法",
        "<mark>",
        "&lt;b&gt;",
        "<details open>",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(said.matches("</details>").count(), 1, "{said}");
    preview.until("错误[syntax]");
    preview.until("检查完毕：错误 1 处");
    preview.until("网页保持上一次的样子");
    let waiting = preview.wait(&page);
    save(&work.path().join("content"), "measures.toml", &measures);
    waiting.told();
    assert!(!preview.page("/").contains("cunce-preview\""));
    preview.until("网页已更新");
}

#[test]
fn without_a_good_site_the_findings_are_the_page() {
    let work = small();
    put(&work.path().join("content"), "measures.toml", "[[measures]]\nid = \n");
    let mut preview = Preview::begin(work.path(), &["--no-history"]);
    assert!(preview.said.iter().any(|line| line.contains("还没有网站可看")), "{:?}", preview.said);
    let answer = preview.get("/townships/index.html");
    let page = String::from_utf8(answer.body).unwrap();
    assert_eq!(answer.status, 503);
    for part in ["还没有可以看的网站", "content/measures.toml:2:", "lang=\"zh-Hans\"", "<h1>"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let waiting = preview.wait(&page);
    copy(&root().join("tests/fixtures/base/content"), &work.path().join("content"), false);
    waiting.told();
    preview.until("网页已更新");
    assert_eq!(preview.get("/townships/index.html").status, 200);
}

#[test]
fn warnings_stand_beside_the_site_in_its_language() {
    let work = small();
    edit(work.path(), "", "\n共有xx个村。\n");
    let mut preview = Preview::begin(work.path(), &["--no-history", "--lang", "en"]);
    let (said, _) = parted(&preview.page("/"));
    assert!(preview.said.iter().any(|line| line.contains("[placeholder]")), "{:?}", preview.said);
    for part in ["1 warning", "placeholder", "content/home.md:", "lang=\"en\"", "<details><summary>"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // A warning that stays is counted and not told again.
    preview.said.clear();
    edit(work.path(), "\n共有xx个村。\n", "\n共有xx个村。\n\n新写的一句。\n");
    preview.until("One warning of the last look stays");
    preview.until("1 warning");
    assert!(!preview.said.iter().any(|line| line.contains("[placeholder]")), "{:?}", preview.said);
}

#[test]
fn only_this_machine_is_answered_and_only_within_the_site() {
    let work = small();
    let secret = work.path().join("secret.txt");
    std::fs::write(&secret, "不该给人看").unwrap();
    let preview = Preview::begin(work.path(), &["--no-history"]);
    let port = preview.port;
    for host in [format!("127.0.0.1:{port}"), format!("LOCALHOST:{port}"), format!("[::1]:{port}")] {
        assert_eq!(preview.ask(&format!("GET / HTTP/1.1\r\nHost: {host}")).status, 200, "{host}");
    }
    for head in [
        format!("GET / HTTP/1.1\r\nHost: county.example:{port}"),
        "GET / HTTP/1.1\r\nHost: county.example".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{}", port ^ 1),
        format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: county.example"),
        format!("GET http://county.example/ HTTP/1.1\r\nHost: 127.0.0.1:{port}"),
        format!("GET /.cunce/changes HTTP/1.1\r\nHost: county.example:{port}"),
        format!("GET /.cunce/preview.js HTTP/1.1\r\nHost: county.example:{port}"),
        "GET / HTTP/1.0\r\nAccept: */*".to_owned(),
    ] {
        assert_eq!(preview.ask(&head).status, 403, "{head}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer =
            preview.ask(&format!("{method} / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0"));
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"), "{}", answer.head);
    }
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/static/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/static/%00",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 403, "{path}");
        assert!(!String::from_utf8_lossy(&answer.body).contains("不该"), "{path}");
    }
    assert_eq!(preview.get("/%ff").status, 400);
    for path in ["/secret.txt", "/content/home.md", "/home.md", "/site.toml", "/.git/HEAD", "/.cunce"] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
}

#[test]
fn an_answer_says_what_it_is() {
    let work = small();
    let preview = Preview::begin(work.path(), &["--no-history"]);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/townships/", "text/html; charset=utf-8"),
        ("/static/style.css", "text/css; charset=utf-8"),
        ("/search/core.js", "text/javascript; charset=utf-8"),
        ("/data/site.json", "application/json"),
        ("/data/villages.csv", "text/csv; charset=utf-8"),
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/.cunce/preview.css", "text/css; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains(&format!("content-type: {kind}")), "{path}: {}", answer.head);
        for header in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; ",
        ] {
            assert!(answer.head.contains(header), "{path}: {}", answer.head);
        }
    }
    let whole = preview.get("/townships/");
    let head = preview.ask(&format!("HEAD /townships/ HTTP/1.1\r\nHost: 127.0.0.1:{}", preview.port));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert!(head.head.contains(&format!("content-length: {}", whole.body.len())), "{}", head.head);
    let folder = preview.get("/townships");
    assert_eq!(folder.status, 302);
    assert!(folder.head.contains("location: /townships/"), "{}", folder.head);
    let missing = preview.get("/townships/nowhere/index.html");
    assert_eq!(missing.status, 404);
    let (_, missing) = parted(std::str::from_utf8(&missing.body).unwrap());
    let (_, own) = parted(&preview.page("/404.html"));
    assert_eq!(missing, own);
}

#[test]
fn a_site_below_a_folder_of_its_host_is_served_there() {
    let work = small();
    let site = work.path().join("content/site.toml");
    let text = std::fs::read_to_string(&site).unwrap();
    let text: String =
        text.lines().filter(|line| !line.starts_with("base_url")).map(|line| format!("{line}\n")).collect();
    std::fs::write(&site, format!("base_url = \"https://county.example/县/cun/\"\n{text}")).unwrap();
    let out = work.path().join("public");
    build(&work.path().join("content"), &out, &[]);
    let preview = Preview::begin(work.path(), &["--no-history"]);
    for path in ["/", "/%E5%8E%BF/cun"] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 302, "{path}");
        assert!(answer.head.contains("location: /"), "{}", answer.head);
    }
    assert_eq!(preview.get("/%E5%8E%BF/cun/index.html").status, 200);
    assert_eq!(preview.get("/%E5%8E%BF/cun/sitemap.xml").body, tree(&out)["sitemap.xml"]);
    let elsewhere = preview.get("/index.html");
    assert_eq!(elsewhere.status, 404);
    assert!(String::from_utf8(elsewhere.body).unwrap().contains("/%E5%8E%BF/cun/static/style.css"));
}

#[test]
fn a_theme_is_followed_and_its_faults_stand_on_the_page() {
    let work = small();
    let themes = work.path().join("themes/own/templates");
    put(&themes, "unused.html", "{{ site.title }}");
    let mut preview = Preview::begin(work.path(), &["--no-history", "--theme", "own"]);
    let page = preview.page("/");
    let waiting = preview.wait(&page);
    // It does not parse: no new site can be made.
    save(&themes, "unused.html", "{{ <甲> }}");
    waiting.told();
    let page = preview.page("/");
    let (said, _) = parted(&page);
    assert!(said.contains("没有能做出新的网站") && said.contains("unused.html:1:"), "{said}");
    preview.until("unused.html:1:");
    let waiting = preview.wait(&page);
    // It parses, and fails on the values of its page.
    save(&themes, "unused.html", "{{ site.title }}");
    save(&themes, "township.html", "{{ view.nothing }}");
    waiting.told();
    let mut failed = preview.get("/townships/hexi/");
    while failed.status != 500 {
        // The two files were seen one after the other.
        preview.wait(std::str::from_utf8(&failed.body).unwrap()).told();
        failed = preview.get("/townships/hexi/");
    }
    let failed = String::from_utf8(failed.body).unwrap();
    assert!(failed.contains("township.html:1:"), "{failed}");
    preview.until("township.html:1:");
    assert_eq!(preview.get("/").status, 200, "other pages can be made");
    let waiting = preview.wait(&failed);
    std::fs::remove_file(themes.join("township.html")).unwrap();
    waiting.told();
    assert_eq!(preview.get("/townships/hexi/").status, 200);
}

#[test]
fn what_cannot_begin_says_why() {
    let work = small();
    let fails = |args: &[&str], part: &str| {
        let output = cunce()
            .args(["serve", "--lang", "zh-Hans"])
            .args(args)
            .current_dir(work.path())
            .output()
            .unwrap();
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{complaint}");
        assert!(complaint.contains(part) && complaint.trim_end().lines().count() == 1, "{complaint}");
    };
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    fails(&["--port", &port], &format!("端口 {port} 正被别的程序占用"));
    fails(&["--content", "nowhere"], "没有内容文件夹 nowhere");
    fails(&["--theme", "nobody"], "themes/nobody");
    fails(&["--port", "70000"], "--port <PORT> 不能是“70000”");
}

#[test]
fn the_internal_edition_is_called_so() {
    let work = small();
    let mut preview = Preview::begin(work.path(), &["--no-history", "--edition", "internal"]);
    preview.until("这是内部版");
    assert!(preview.page("/").contains("class=\"internal\""));
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_in_peace() {
    let work = small();
    let mut preview = Preview::begin(work.path(), &["--no-history"]);
    let page = preview.page("/");
    let _waiting = preview.wait(&page);
    let sent = Command::new("kill").args(["-INT", &preview.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    preview.until("预览结束");
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
}
