//! What `init` lays beside the content: it is written once and never over anything, and it does what it says — in a
//! real repository, in a shell without Bash, on a real web server.
#![cfg(unix)]

mod common;

use common::{cunce, put, stderr, stdout, tree};
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cunce");

/// A folder of its own with a shell and a git that no setting of the machine reaches.
struct Bench {
    room: TempDir,
    /// Where the program keeps what it read of the history.
    home: TempDir,
}

impl Bench {
    fn empty() -> Self {
        Bench { room: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap() }
    }

    /// With a content folder, and what is asked for beside it.
    fn new(kits: &[&str]) -> Self {
        let bench = Bench::empty();
        bench.init(&[&["content", "--lang", "zh-Hans"], kits].concat());
        bench
    }

    /// The same as a repository with one commit, checked before the next one.
    fn repository(kits: &[&str]) -> Self {
        let bench = Bench::new(kits);
        bench.sh("git init --quiet --initial-branch=main && git add --all && git commit --quiet -m first");
        bench.sh("git config core.hooksPath .githooks");
        bench
    }

    fn at(&self, path: &str) -> PathBuf {
        self.room.path().join(path)
    }

    fn init(&self, args: &[&str]) -> String {
        let output = cunce().arg("init").args(args).current_dir(self.room.path()).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    }

    /// Runs a line of shell, in a shell that knows no more than POSIX where there is one.
    fn try_sh(&self, line: &str, env: &[(&str, &str)]) -> Output {
        let home = self.home.path().to_str().unwrap();
        let path = std::env::var("PATH").unwrap();
        Command::new(if has("dash") { "dash" } else { "sh" })
            .args(["-e", "-c", line])
            .current_dir(self.room.path())
            .env_clear()
            .envs([("PATH", path.as_str()), ("HOME", home), ("LANG", "zh_CN.UTF-8"), ("CUNCE", PROGRAM)])
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")])
            .envs([("GIT_AUTHOR_NAME", "李某某"), ("GIT_COMMITTER_NAME", "李某某")])
            .envs([("GIT_AUTHOR_EMAIL", "a@example.org"), ("GIT_COMMITTER_EMAIL", "a@example.org")])
            .envs(env.iter().copied())
            .output()
            .unwrap()
    }

    fn sh(&self, line: &str) -> String {
        let output = self.try_sh(line, &[]);
        assert!(output.status.success(), "{line}\n{}{}", stdout(&output), stderr(&output));
        stdout(&output)
    }

    /// What is said when a line of shell fails.
    fn refused(&self, line: &str) -> String {
        let output = self.try_sh(line, &[]);
        assert!(!output.status.success(), "{line}\n{}{}", stdout(&output), stderr(&output));
        stdout(&output) + &stderr(&output)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Replaces something in a file; it must be there.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from}");
        put(self.room.path(), path, &text.replace(from, to));
    }

    /// What lies beside the content, by path.
    fn beside(&self) -> Vec<String> {
        let files = tree(self.room.path()).into_keys();
        files.filter(|path| !path.starts_with("content/") && !path.starts_with(".git/")).collect()
    }
}

/// Whether the machine has a program, those for administrators included.
fn has(program: &str) -> bool {
    let ask = format!("PATH=$PATH:/usr/sbin; command -v {program}");
    Command::new("sh").args(["-c", &ask]).output().unwrap().status.success()
}

const GIT: [&str; 3] = [".gitattributes", ".githooks/pre-commit", ".gitignore"];
const ALL: [&str; 2] = ["--for", "git,github,gitlab,gitee,nginx,usb"];
const PLAN: &str = "content/townships/baishi/liuwan/plans/huanjing.md";

#[test]
fn a_new_folder_gets_what_git_needs_and_the_rest_is_asked_for() {
    let bench = Bench::new(&[]);
    assert_eq!(bench.beside(), GIT);
    let said = bench.init(&["content", "--for", "github", "--lang", "zh-Hans"]);
    assert_eq!(
        said,
        "已写好 .github/workflows/cunce.yml\n已写好 deploy/pages-branch.sh\n再打开上面新写的文件，照开头的说明填好标着 ★ 的地方。\n"
    );
    let all = Bench::new(&ALL);
    let files = [
        ".gitattributes",
        ".githooks/pre-commit",
        ".github/workflows/cunce.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".workflow/cunce.yml",
        "deploy/nginx.conf",
        "deploy/pages-branch.sh",
        "deploy/usb.cmd",
        "deploy/usb.sh",
    ];
    assert_eq!(all.beside(), files);
    for path in files {
        let text = all.text(path);
        assert!(!text.replace("${{", "").contains("{{"), "{path} has a place that nothing filled");
        assert_eq!(text.contains('\r'), path.ends_with(".cmd"), "{path}");
        let runs = fs::metadata(all.at(path)).unwrap().permissions().mode() & 0o111 != 0;
        assert_eq!(runs, path.ends_with(".sh") || path.ends_with("pre-commit"), "{path}");
    }
    let cmd = all.text("deploy/usb.cmd");
    assert!(cmd.lines().count() > 20 && !cmd.replace("\r\n", "").contains('\n'));
}

#[test]
fn what_is_there_is_left_alone_and_told() {
    let bench = Bench::empty();
    put(bench.room.path(), ".gitignore", "mine\n");
    put(bench.room.path(), ".github/workflows/cunce.yml", "mine\n");
    let said = bench.init(&["content", "--for", "github", "--lang", "en"]);
    for path in [".gitignore", ".github/workflows/cunce.yml"] {
        assert_eq!(bench.text(path), "mine\n");
        assert!(said.contains(&format!("{path} is there already and was left as it is.")), "{said}");
    }
    assert!(said.contains("wrote .githooks/pre-commit\n"), "{said}");
    assert!(said.contains("git config core.hooksPath .githooks"), "{said}");
    let before = tree(bench.room.path());
    let again = bench.init(&["content", "--for", "git,github"]);
    assert_eq!(again.lines().count(), 5, "{again}");
    assert_eq!(tree(bench.room.path()), before);
    let run = |args: &[&str], at: &str| {
        let output = cunce().arg("init").args(args).current_dir(bench.at(at)).output().unwrap();
        (output.status.code(), stderr(&output))
    };
    assert_eq!(run(&["content"], "").0, Some(2));
    assert_eq!(run(&["content", "--for", "gitub"], "").0, Some(2));
    put(bench.room.path(), "other/notes.txt", "");
    assert_eq!(run(&["other", "--for", "usb"], "").0, Some(2), "it is no content folder");
    assert_eq!(run(&[".", "--for", "usb"], "content").0, Some(2), "nothing says where the files belong");
    assert_eq!(run(&["..", "--for", "usb"], "content/townships").0, Some(2));
    assert_eq!(tree(&bench.at("content")), {
        let inside = before
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("content/")?.to_owned(), bytes.clone())));
        inside.collect::<BTreeMap<_, _>>()
    });
}

#[test]
fn files_stand_at_the_root_of_the_repository_and_know_the_way() {
    let bench = Bench::empty();
    bench.sh("git init --quiet --initial-branch=main && mkdir -p 'it'\\''s here/x'");
    let at = bench.at("it's here/x");
    let output = cunce().args(["init", "nei rong", "--for", "github,usb"]).current_dir(&at).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("-C \""), "{}", stdout(&output));
    assert!(bench.text(".gitignore").contains("\n/it's\\ here/x/public/\n"));
    let yaml: Value = serde_yaml::from_str(&bench.text(".github/workflows/cunce.yml")).unwrap();
    assert_eq!(yaml["env"]["CONTENT"], "it's here/x/nei rong");
    bench.sh("git config core.hooksPath .githooks && git add --all && git commit --quiet -m first");
    let site = "it's here/x/nei rong/site.toml";
    bench.edit(site, "title = ", "titel = ");
    bench.sh("git add --all");
    assert!(bench.refused("git commit --quiet -m second").contains("nei rong/site.toml:"));
    assert!(bench.refused("sh deploy/usb.sh .").contains("titel"));
    // In the folder itself the repository is known too.
    let output =
        cunce().args(["init", ".", "--for", "nginx"]).current_dir(at.join("nei rong")).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(bench.at("deploy/nginx.conf").exists());
}

#[test]
fn the_hook_lets_good_content_through_and_stops_errors() {
    let bench = Bench::repository(&[]);
    let head = |bench: &Bench| bench.sh("git rev-parse HEAD");
    let first = head(&bench);
    let good = bench.text(PLAN);

    // An error that is not chosen for the commit does not stop it; one that is does.
    bench.edit(PLAN, "due = ", "due = 2020-02-30 # ");
    bench.edit("content/site.toml", "title = \"", "title = \"新");
    bench.sh("git add content/site.toml && git commit --quiet -m second");
    let second = head(&bench);
    assert_ne!(second, first);
    bench.sh("git add --all");
    let said = bench.refused("git commit --quiet -m third");
    assert!(said.contains("错误[bad-date]") && said.contains(&format!("{PLAN}:")), "{said}");
    assert!(said.contains("没有提交。"), "{said}");
    // The same in a commit that chooses by itself.
    bench.sh("git reset --quiet");
    assert!(bench.refused("git commit --quiet --all -m third").contains("bad-date"));
    assert_eq!(head(&bench), second);
    let left = tree(&bench.at(".git")).into_keys().filter(|path| path.contains("cunce")).collect::<Vec<_>>();
    assert_eq!(left, Vec::<String>::new());
    bench.sh("git commit --quiet --all --no-verify -m third");

    // Other files may be committed while content is wrong; a warning stops nothing.
    put(bench.room.path(), "notes.txt", "x\n");
    bench.sh("git add notes.txt && git commit --quiet -m fourth");
    put(bench.room.path(), PLAN, &good);
    bench.sh("git commit --quiet --all -m fifth");
    let lead = good.lines().find(|line| line.starts_with("lead = ")).unwrap();
    bench.edit(PLAN, lead, "lead = \"县某局\"");
    bench.sh("git add --all");
    let output = bench.try_sh("git commit -m sixth", &[]);
    assert!(output.status.success() && stderr(&output).contains("提醒["), "{}", stderr(&output));
}

#[test]
fn the_hook_keeps_the_layout_and_says_what_it_lacks() {
    let bench = Bench::repository(&[]);
    bench.edit("content/site.toml", "title = ", "title   =   ");
    bench.sh("git add --all");
    let said = bench.refused("git commit --quiet -m second");
    assert!(said.contains("content/site.toml") && said.contains("cunce fmt"), "{said}");
    bench.sh("\"$CUNCE\" fmt >fmt.log && git add content");
    assert_eq!(bench.sh("git status --porcelain content"), "");
    bench.edit("content/site.toml", "title = \"", "title = \"新");
    bench.sh("git add content");
    let output = bench.try_sh("git commit --quiet -m second", &[("CUNCE", "no-such-program")]);
    assert!(!output.status.success() && stderr(&output).contains("找不到 cunce"), "{}", stderr(&output));
    bench.sh("git commit --quiet -m second");
    bench.sh("git rm --quiet -r content && git commit --quiet -m third");
}

#[test]
fn a_clone_on_windows_keeps_the_ends_of_lines() {
    let bench = Bench::repository(&ALL);
    bench.sh("git clone --quiet -c core.autocrlf=true -c core.eol=crlf . clone");
    let has_returns = |path: &str| bench.text(&format!("clone/{path}")).contains('\r');
    assert!(has_returns("deploy/usb.cmd"));
    for path in [".githooks/pre-commit", "deploy/usb.sh", "content/site.toml", PLAN] {
        assert!(!has_returns(path), "{path}");
    }
    bench.sh("cd clone && \"$CUNCE\" fmt --check");
}

#[test]
fn both_documents_name_every_file_and_every_kit() {
    let bench = Bench::new(&ALL);
    for document in ["docs/publishing.md", "docs/publishing.en.md"] {
        let text = fs::read_to_string(common::root().join(document)).unwrap();
        for path in bench.beside() {
            assert!(text.contains(&format!("`{path}`")), "{document} does not name {path}");
        }
        for kit in ALL[1].split(',') {
            assert!(text.contains(&format!("\n| `{kit}` | ")), "{document} does not name {kit}");
        }
        assert_eq!(text.matches("\n## ").count(), 14, "{document}");
    }
}

/// The lines that a machine of GitHub or GitLab runs, one after the other, in the order of the file.
fn github(yaml: &Value) -> Vec<String> {
    let steps = yaml["jobs"]["build"]["steps"].as_sequence().unwrap();
    steps.iter().filter_map(|step| step["run"].as_str().map(str::to_owned)).collect()
}

fn gitlab(yaml: &Value) -> Vec<String> {
    let lines = [&yaml["before_script"], &yaml["check"]["script"], &yaml["pages"]["script"]];
    lines
        .iter()
        .flat_map(|lines| lines.as_sequence().unwrap())
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_hosts_run_checks_and_builds_the_site() {
    for (path, lines, url) in [
        (".github/workflows/cunce.yml", github as fn(&Value) -> Vec<String>, "BASE_URL"),
        (".gitlab-ci.yml", gitlab, "CI_PAGES_URL"),
    ] {
        let bench = Bench::new(&ALL);
        let yaml: Value = serde_yaml::from_str(&bench.text(path)).unwrap();
        let lines = lines(&yaml);
        assert_eq!(lines.len(), 3, "{path}");
        let base = [("CONTENT", "content"), (url, "https://example.org/cun")];
        let unfilled =
            bench.try_sh(&lines[0], &[&base[..], &[("CUNCE_SOURCE", ""), ("CUNCE_VERSION", "")]].concat());
        assert_eq!(unfilled.status.code(), Some(1));
        assert!(stderr(&unfilled).contains(path), "{}", stderr(&unfilled));
        fs::create_dir(bench.at("tools")).unwrap();
        fs::copy(PROGRAM, bench.at("tools/cunce")).unwrap();
        let filled = [&base[..], &[("CUNCE_SOURCE", "tools/cunce"), ("CUNCE_VERSION", "")]].concat();
        for line in &lines {
            let output = bench.try_sh(line, &filled);
            assert!(output.status.success(), "{path}: {line}\n{}{}", stdout(&output), stderr(&output));
        }
        assert!(bench.text("public/feed.xml").contains("https://example.org/cun/"), "{path}");
        bench.edit(PLAN, "due = ", "due = 2020-02-30 # ");
        let before = tree(&bench.at("public"));
        for line in &lines[1..] {
            assert_eq!(bench.try_sh(line, &filled).status.code(), Some(1), "{path}: {line}");
        }
        assert_eq!(tree(&bench.at("public")), before, "the site stays as it was");
    }
}

#[test]
fn the_pipeline_of_gitee_updates_a_clone_on_a_server() {
    let bench = Bench::repository(&["--for", "gitee"]);
    let yaml: Value = serde_yaml::from_str(&bench.text(".workflow/cunce.yml")).unwrap();
    let step = &yaml["stages"][0]["steps"][0];
    assert_eq!(step["step"], "shell@agent");
    let server = tempfile::tempdir().unwrap();
    let clone = server.path().join("county");
    bench.sh(&format!("git clone --quiet . '{}'", clone.display()));
    bench.edit("content/site.toml", "title = \"", "title = \"新");
    bench.sh("git commit --quiet --all -m second");
    let bin = Path::new(PROGRAM).parent().unwrap().display().to_string();
    let path = format!("{bin}:{}", std::env::var("PATH").unwrap());
    let script = step["script"].as_str().unwrap().replace("/srv/cunce/county", clone.to_str().unwrap());
    let output = bench.try_sh(&script, &[("PATH", &path)]);
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    assert!(fs::read_to_string(clone.join("public/index.html")).unwrap().contains("<title>新"));
}

#[test]
fn a_branch_gets_the_site_and_nothing_else_changes() {
    let bench = Bench::repository(&["--for", "gitee"]);
    let remote = tempfile::tempdir().unwrap();
    bench.sh(&format!(
        "git init --quiet --bare '{0}' && git remote add origin '{0}'",
        remote.path().display()
    ));
    let status = bench.sh("git status --porcelain && git rev-parse HEAD");
    assert!(bench.sh("sh deploy/pages-branch.sh").contains("已推送到 origin 的 pages 分支。"));
    assert_eq!(bench.sh("git status --porcelain && git rev-parse HEAD"), status);
    let served = |of: &str| bench.sh(&format!("git fetch --quiet origin pages && git {of}"));
    let files = served("ls-tree -r --name-only FETCH_HEAD");
    let files: Vec<&str> = files.lines().collect();
    assert!(files.contains(&"index.html") && files.contains(&".nojekyll") && !files.contains(&".cunce"));
    assert_eq!(served("show FETCH_HEAD:index.html"), bench.text("public/index.html"));
    assert!(bench.sh("sh deploy/pages-branch.sh").contains("网站没有变化"));
    assert_eq!(served("rev-list --count FETCH_HEAD"), "1\n");
    bench.edit("content/site.toml", "title = \"", "title = \"新");
    bench.sh("sh deploy/pages-branch.sh");
    assert_eq!(served("rev-list --count FETCH_HEAD"), "2\n");
    bench.edit(PLAN, "due = ", "due = 2020-02-30 # ");
    bench.refused("sh deploy/pages-branch.sh");
    assert_eq!(served("rev-list --count FETCH_HEAD"), "2\n");
    assert!(!bench.at(".git/cunce-pages-index").exists());
}

#[test]
fn a_stick_gets_the_whole_site_and_keeps_what_is_not_ours() {
    let bench = Bench::new(&["--for", "usb"]);
    let stick = tempfile::tempdir().unwrap();
    let at = stick.path().display().to_string();
    put(stick.path(), "photos/a.txt", "mine");
    for _ in 0..2 {
        bench.sh(&format!("sh deploy/usb.sh '{at}/'"));
        assert_eq!(tree(&stick.path().join("cunce")), tree(&bench.at("public")));
    }
    let said = bench.refused(&format!("sh deploy/usb.sh '{at}' photos"));
    assert!(said.contains("不是上次复制的网站"), "{said}");
    // What somebody put into the site's own folder is named and kept; what a system drops there is not in the way.
    put(stick.path(), "cunce/data/我的 表.xlsx", "mine");
    put(stick.path(), "cunce/data/.DS_Store", "");
    let said = bench.refused(&format!("sh deploy/usb.sh '{at}'"));
    assert!(said.contains("data/我的 表.xlsx") && !said.contains("DS_Store"), "{said}");
    assert_eq!(fs::read_to_string(stick.path().join("cunce/data/我的 表.xlsx")).unwrap(), "mine");
    fs::remove_file(stick.path().join("cunce/data/我的 表.xlsx")).unwrap();
    bench.sh(&format!("sh deploy/usb.sh '{at}'"));
    assert_eq!(fs::read_to_string(stick.path().join("photos/a.txt")).unwrap(), "mine");
    bench.refused("sh deploy/usb.sh");
    bench.refused("sh deploy/usb.sh no/such/stick");
    bench.edit(PLAN, "due = ", "due = 2020-02-30 # ");
    let before = tree(stick.path());
    bench.refused(&format!("sh deploy/usb.sh '{at}'"));
    assert_eq!(tree(stick.path()), before, "an error leaves the stick as it was");
}

#[test]
fn scripts_are_plain_shell_without_a_fault() {
    let scripts = [".githooks/pre-commit", "deploy/pages-branch.sh", "deploy/usb.sh"];
    for language in ["zh-Hans", "zh-Hant", "en"] {
        let bench = Bench::empty();
        bench.init(&["content", "--lang", language, ALL[0], ALL[1]]);
        for script in scripts {
            bench.sh(&format!("sh -n {script}"));
            if has("shellcheck") {
                bench.sh(&format!("shellcheck --shell=sh {script}"));
            }
        }
        for path in [".github/workflows/cunce.yml", ".gitlab-ci.yml", ".workflow/cunce.yml"] {
            let yaml: Value = serde_yaml::from_str(&bench.text(path)).unwrap();
            assert!(yaml.is_mapping(), "{path}");
        }
    }
}

/// A web server of this test alone, stopped with it.
struct Server {
    nginx: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.nginx.kill());
        drop(self.nginx.wait());
    }
}

impl Server {
    /// Serves with the example's configuration; none where the machine has no nginx.
    fn start(bench: &Bench) -> Option<Server> {
        if !has("nginx") || !Path::new("/etc/nginx/mime.types").exists() {
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let site = bench.text("deploy/nginx.conf");
        let site = site.replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
        put(
            bench.room.path(),
            "site.conf",
            &site.replace("/srv/cunce/public", bench.at("public").to_str().unwrap()),
        );
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {name};"));
        let whole = format!(
            "daemon off; master_process off; pid nginx.pid; error_log error.log; events {{}}\n\
             http {{ access_log off; {} include /etc/nginx/mime.types; default_type application/octet-stream; include site.conf; }}\n",
            temporary.join(" ")
        );
        put(bench.room.path(), "nginx.conf", &whole);
        let at = bench.room.path().to_str().unwrap();
        bench.sh(&format!("PATH=$PATH:/usr/sbin nginx -t -p '{at}' -c nginx.conf -e error.log"));
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("PATH=$PATH:/usr/sbin exec nginx -p '{at}' -c nginx.conf -e error.log")]);
        let mut server = Server { nginx: command.spawn().unwrap(), port };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(server.nginx.try_wait().unwrap().is_none(), "{}", bench.text("error.log"));
            std::thread::yield_now();
        }
        Some(server)
    }

    /// The status, the headers in small letters, and the length of the body.
    fn get(&self, path: &str) -> (String, BTreeMap<String, String>, usize) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let ask = format!(
            "GET {path} HTTP/1.1\r\nHost: cun.example.org\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(ask.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let (status, head) = head.split_once("\r\n").unwrap();
        let fields = head.lines().filter_map(|line| line.split_once(": "));
        let fields = fields.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        (status.to_owned(), fields, answer.len() - end - 4)
    }
}

#[test]
fn nginx_serves_every_kind_of_file_as_what_it_is() {
    let bench = Bench::new(&["--for", "nginx"]);
    bench.sh("\"$CUNCE\" build --base-url http://cun.example.org/");
    let Some(server) = Server::start(&bench) else { return };
    let calendar = tree(&bench.at("public")).into_keys().find(|path| path.ends_with(".ics")).unwrap();
    for (path, kind, packed) in [
        ("/", "text/html; charset=utf-8", true),
        ("/index.html", "text/html; charset=utf-8", true),
        ("/static/style.css", "text/css; charset=utf-8", true),
        ("/static/search.js", "application/javascript; charset=utf-8", true),
        ("/data/site.json", "application/json; charset=utf-8", true),
        ("/data/measures.csv", "text/csv; charset=utf-8", true),
        ("/feed.xml", "application/atom+xml; charset=utf-8", true),
        (&format!("/{calendar}"), "text/calendar; charset=utf-8", true),
        ("/sitemap.xml", "text/xml; charset=utf-8", true),
        ("/static/icon-32.png", "image/png", false),
    ] {
        let (status, head, length) = server.get(path);
        assert_eq!(status, "HTTP/1.1 200 OK", "{path}");
        let kinds = [kind.to_owned(), kind.replace("application/javascript", "text/javascript")];
        assert!(kinds.contains(&head["content-type"]), "{path}: {}", head["content-type"]);
        assert_eq!(head.get("content-encoding").map(String::as_str), packed.then_some("gzip"), "{path}");
        assert_eq!(head["cache-control"], "no-cache", "{path}");
        assert_eq!(head["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(head["referrer-policy"], "strict-origin-when-cross-origin", "{path}");
        let policy = &head["content-security-policy"];
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; "), "{path}: {policy}");
        assert!(policy.ends_with("frame-ancestors 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(length > 0, "{path}");
    }
    for path in ["/no-such-page.html", "/.cunce", "/townships/"] {
        let (status, head, length) = server.get(path);
        assert_eq!(
            status.split(' ').nth(1),
            Some(if path == "/townships/" { "200" } else { "404" }),
            "{path}"
        );
        assert!(length > 300 && head["content-type"].starts_with("text/html"), "{path}");
    }
    // A new build shows without a restart.
    bench.edit("content/site.toml", "title = \"", "title = \"一个新的名称，比原来的长得多");
    let (_, _, before) = server.get("/index.html");
    bench.sh("\"$CUNCE\" build --base-url http://cun.example.org/");
    assert!(server.get("/index.html").2 > before);
}
