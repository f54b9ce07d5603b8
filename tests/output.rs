//! What stands in the way of publishing: whatever it is, a build succeeds or says clearly why not, and no file is lost.

mod common;

use common::{copy, cunce, put, root, stderr, stdout, tree};
use cunce::text::{Catalogue, Language};
use cunce::{BuildOptions, Failure, Options, build, terminal};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// A room with a county, in `county/content`, and a home of its own for each published folder.
fn county() -> TempDir {
    let room = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &room.path().join("county/content"), false);
    room
}

fn run(folder: &Path, args: &[&str]) -> Output {
    cunce()
        .current_dir(folder)
        .args(["build", "--no-history", "--lang", "zh-Hans"])
        .args(args)
        .output()
        .unwrap()
}

/// The same, which must succeed.
fn built(folder: &Path, args: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let output = run(folder, args);
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    tree(&folder.join("public"))
}

/// Everything below a folder: a file's bytes, where a link leads, and that a folder is there.
fn everything(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(folder).unwrap().display().to_string();
            let about = fs::symlink_metadata(&path).unwrap();
            let what = if about.is_symlink() {
                format!("link to {}", fs::read_link(&path).unwrap().display())
            } else if about.is_dir() {
                folders.push(path);
                "folder".to_owned()
            } else {
                String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()
            };
            found.insert(inside, what);
        }
    }
    found
}

/// A build that is refused in one line that says so, and changes nothing at all in the room.
fn refused(room: &TempDir, out: &str, says: &str) {
    let before = everything(room.path());
    let output = run(&room.path().join("county"), &["--out", out]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{out}: {said}{}", stdout(&output));
    assert!(said.contains("错误：") && said.contains(says), "{out}: {said}");
    assert!(everything(room.path()) == before, "{out}: something changed");
}

#[test]
fn content_and_site_may_not_lie_in_one_another() {
    let room = county();
    let at = |path: &str| room.path().join("county").join(path);
    fs::create_dir_all(at("content/_site")).unwrap();
    for out in [".", "..", "content", "content/", "content/public", "content/_site", "content/../content/x"] {
        refused(&room, out, "互相包含");
    }
    #[cfg(unix)]
    {
        // By way of links, in either direction.
        std::os::unix::fs::symlink("content/townships", at("door")).unwrap();
        std::os::unix::fs::symlink(".", at("again")).unwrap();
        for out in ["door/public", "again/content/public", "again", "again/."] {
            refused(&room, out, "互相包含");
        }
    }
    // A content folder that is reached by a link lies where it lies.
    #[cfg(unix)]
    {
        fs::rename(at("content"), room.path().join("records")).unwrap();
        std::os::unix::fs::symlink("../records", at("content")).unwrap();
        refused(&room, "../records/public", "互相包含");
    }
    assert!(!built(&room.path().join("county"), &[]).is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_is_never_replaced_wherever_it_leads() {
    let room = county();
    let at = |path: &str| room.path().join("county").join(path);
    built(&at(""), &[]);
    fs::create_dir(room.path().join("empty")).unwrap();
    put(room.path(), "letters/a.txt", "重要");
    for (name, leads) in
        [("ours", "public"), ("nowhere", "no/such"), ("empty", "../empty"), ("theirs", "../letters")]
    {
        std::os::unix::fs::symlink(leads, at(name)).unwrap();
        refused(&room, name, "是符号链接");
        refused(&room, &format!("{name}/"), "是符号链接");
    }
    // A link on the way there is no hindrance: what is replaced is the folder at its end.
    assert!(run(&at(""), &["--out", "theirs/public"]).status.success());
    assert!(room.path().join("letters/public/index.html").exists());
    assert_eq!(fs::read_to_string(room.path().join("letters/a.txt")).unwrap(), "重要");
}

#[test]
fn what_no_build_made_is_never_replaced() {
    let room = county();
    let at = |path: &str| room.path().join("county").join(path);
    put(&at(""), "letters/a.txt", "重要");
    put(&at(""), "themes/mine/templates/home.html", "<p>");
    put(&at(""), "file", "重要");
    refused(&room, "letters", "有不是本程序生成的文件");
    refused(&room, "themes", "有不是本程序生成的文件");
    refused(&room, "file", "不是文件夹");
    refused(&room, "file/public", "写不了");
    refused(&room, "/", "互相包含");

    built(&at(""), &[]);
    put(&at("public"), ".git/HEAD", "ref: refs/heads/pages");
    refused(&room, "public", "有版本库");
    fs::remove_dir_all(at("public/.git")).unwrap();

    // Files that somebody put into a site that we made: beside its pages, and deep in it.
    put(&at("public"), "townships/hexi/photo.jpg", "重要");
    refused(&room, "public", "有 1 个不是本程序生成的文件");
    put(&at("public"), "CNAME", "cun.example.org");
    put(&at("public"), "old/.git/HEAD", "ref: refs/heads/main");
    let before = tree(&at("public"));
    let output = run(&at(""), &[]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("有 3 个") && said.contains("public/CNAME"), "{said}");
    assert!(tree(&at("public")) == before);
    for path in ["townships/hexi/photo.jpg", "CNAME", "old/.git/HEAD"] {
        fs::remove_file(at("public").join(path)).unwrap();
    }
    // Pages that were changed or taken away by hand are made again; nothing is asked for.
    put(&at("public"), "index.html", "写坏了");
    fs::remove_file(at("public/404.html")).unwrap();
    let again = built(&at(""), &[]);
    assert!(again.keys().eq(before.keys().filter(
        |path| before[*path] != "重要".as_bytes() && !["CNAME", "old/.git/HEAD"].contains(&path.as_str())
    )));
}

#[test]
fn a_site_that_went_through_a_copy_or_a_repository_is_still_known() {
    let room = county();
    let at = |path: &str| room.path().join("county").join(path);
    built(&at(""), &[]);
    copy(&at("public"), &at("copied"), true);
    let marker = fs::read_to_string(at("copied/.cunce")).unwrap();
    put(&at("copied"), ".cunce", &marker.replace('\n', "\r\n"));
    put(&at("content"), "townships/hexi/beigou/notices/2020-03-25-财务.toml", "");
    fs::remove_file(at("content/townships/hexi/beigou/notices/2020-03-25-财务.toml")).unwrap();
    let output = run(&at(""), &["--out", "copied"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(tree(&at("copied")) == built(&at(""), &[]));
}

fn options(room: &TempDir) -> BuildOptions {
    let day = "2020-06-10".parse().unwrap();
    BuildOptions {
        read: Options {
            content: room.path().join("county/content"),
            edition: cunce::publish::Edition::Public,
            as_of: Some(day),
            today: day,
            theme: None,
            history: false,
            caches: None,
        },
        out: room.path().join("county/public"),
        base_url: None,
        language: Some(Language::ZhHans),
        deny_warnings: false,
        #[cfg(feature = "pdf")]
        packets: None,
    }
}

/// A build on one thread, so that its order is one; in its midst, when the first page is made, something happens.
fn disturbed(room: &TempDir, happens: impl Fn() + Sync) -> Result<(), String> {
    let done = AtomicBool::new(false);
    let step = |_, _| {
        if !done.swap(true, Ordering::Relaxed) {
            happens();
        }
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let said: Result<_, Failure> = pool.install(|| build(&options(room), &step).map(drop));
    assert!(done.into_inner(), "it happened");
    said.map_err(|failure| terminal::said(&failure, &Catalogue::new(Language::ZhHans, None).unwrap()))
}

/// Gives a county more text than a build holds: its records are then read again where they are shown.
fn enlarge(room: &TempDir) {
    let units = room.path().join("county/content/units.toml");
    let text = fs::read_to_string(&units).unwrap();
    fs::write(&units, format!("{text}\n# {}\n", "-".repeat(17 << 20))).unwrap();
}

#[test]
fn a_build_tells_what_a_check_tells() {
    let room = county();
    tells_what_a_check_tells(&room);
    enlarge(&room);
    tells_what_a_check_tells(&room);
}

fn tells_what_a_check_tells(room: &TempDir) {
    let content = room.path().join("county/content");
    let record = "townships/hexi/qiaotou/progress/2020-05-15.md";
    let path = content.join(record);
    let text = fs::read(&path).unwrap();
    // Not UTF-8; a byte order mark; a fault in the fields and one that other records show.
    for (bytes, code) in [
        ([&text[..], b"\xff\xfe"].concat(), "encoding"),
        ([b"\xef\xbb\xbf", &text[..]].concat(), ""),
        ([&text[..], "\n手机 13912345678，见[路](无.md)。\n".as_bytes()].concat(), "private-data"),
        (b"+++\ndate = 2020-02-30\n+++\n".to_vec(), "bad-date"),
    ] {
        fs::write(&path, bytes).unwrap();
        let mut check = cunce();
        check.current_dir(room.path().join("county")).args(["check", "--lang", "zh-Hans"]);
        let checked = check.output().unwrap();
        let built = run(&room.path().join("county"), &[]);
        let findings = |said: String| {
            let parts = said.split("\n\n").filter(|part| part.contains("-->"));
            parts.map(|part| part.trim().to_owned()).collect::<Vec<_>>()
        };
        let (built_said, checked_said) = (findings(stderr(&built)), findings(stdout(&checked)));
        assert_eq!(built_said, checked_said, "{code}");
        assert_eq!(built.status.code(), checked.status.code(), "{code}");
        assert!(code.is_empty() || built_said.iter().any(|part| part.contains(code)), "{code}");
    }
    fs::write(&path, text).unwrap();
}

#[test]
fn a_record_that_changes_during_a_build_is_named_and_nothing_is_published() {
    let room = county();
    enlarge(&room);
    let (county, record) = (room.path().join("county"), "townships/hexi/qiaotou/progress/2020-05-15.md");
    let before = built(&county, &[]);
    put(&county.join("content"), "home.md", "另一个首页。\n");
    let path = county.join("content").join(record);
    let text = fs::read_to_string(&path).unwrap();
    // What was checked is not what would be shown: in its place may stand what nobody has looked at.
    let unchecked = format!("{text}\n身份证号：11010519491231002X\n");
    let said = disturbed(&room, || fs::write(&path, &unchecked).unwrap()).unwrap_err();
    assert!(said.contains(record) && said.contains("被改动") && said.contains("没有动"), "{said}");
    assert!(tree(&county.join("public")) == before);
    assert_eq!(fs::read_dir(&county).unwrap().count(), 2, "nothing lies beside");
    fs::write(&path, &text).unwrap();
    let said = disturbed(&room, || fs::remove_file(&path).unwrap()).unwrap_err();
    assert!(said.contains(record) && said.contains("被改动"), "{said}");
    assert!(tree(&county.join("public")) == before);
    // Touched, moved to another folder and back, written anew: it is the text that counts.
    fs::write(&path, &text).unwrap();
    disturbed(&room, || fs::write(&path, &text).unwrap()).unwrap();
    assert!(tree(&county.join("public")) != before, "the other front page");
}

#[test]
fn a_record_of_a_small_county_that_changes_during_a_build_is_published_as_it_was_checked() {
    let room = county();
    let (county, record) = (room.path().join("county"), "townships/hexi/qiaotou/progress/2020-05-15.md");
    put(&county.join("content"), "home.md", "一个首页。\n");
    let checked = built(&county, &[]);
    let path = county.join("content").join(record);
    let text = fs::read_to_string(&path).unwrap();
    disturbed(&room, || fs::write(&path, format!("{text}\n身份证号：11010519491231002X\n")).unwrap())
        .unwrap();
    assert!(tree(&county.join("public")) == checked);
    fs::write(&path, &text).unwrap();
    disturbed(&room, || fs::remove_file(&path).unwrap()).unwrap();
    assert!(tree(&county.join("public")) == checked);
}

#[test]
fn an_input_file_that_vanishes_during_a_build_is_named_and_nothing_is_published() {
    let room = county();
    let picture = room.path().join("county/content/townships/hexi/qiaotou/progress/渠.png");
    let before = built(&room.path().join("county"), &[]);
    put(&room.path().join("county/content"), "home.md", "另一个首页。\n");
    let kept = fs::read(&picture).unwrap();
    let said = disturbed(&room, || fs::remove_file(&picture).unwrap()).unwrap_err();
    assert!(said.contains("渠.png") && said.contains("读不了") && said.contains("保持原样"), "{said}");
    assert!(tree(&room.path().join("county/public")) == before);
    assert_eq!(fs::read_dir(room.path().join("county")).unwrap().count(), 2, "nothing lies beside");

    // As a whole folder, and as something else of that name.
    fs::create_dir(&picture).unwrap();
    assert_eq!(run(&room.path().join("county"), &[]).status.code(), Some(1), "a broken link");
    fs::remove_dir(&picture).unwrap();
    fs::write(&picture, &kept).unwrap();
    let (content, elsewhere) = (room.path().join("county/content"), room.path().join("elsewhere"));
    let said = disturbed(&room, || fs::rename(&content, &elsewhere).unwrap()).unwrap_err();
    assert!(said.contains("渠.png") && said.contains("读不了") && said.contains("保持原样"), "{said}");
    assert!(tree(&room.path().join("county/public")) == before);
    fs::rename(&elsewhere, &content).unwrap();
    enlarge(&room);
    let said = disturbed(&room, || fs::rename(&content, &elsewhere).unwrap()).unwrap_err();
    assert!(
        said.contains("content/townships/") && said.contains("移走") && said.contains("没有动"),
        "{said}"
    );
    assert!(tree(&room.path().join("county/public")) == before);
}

#[test]
fn a_published_folder_that_changes_during_a_build_loses_no_file() {
    let room = county();
    let county = room.path().join("county");
    let before = built(&county, &[]);
    put(&county.join("content"), "home.md", "另一个首页。\n");

    let said = disturbed(&room, || put(&county.join("public"), "letter", "重要")).unwrap_err();
    assert!(said.contains("public/letter"), "{said}");
    fs::remove_file(county.join("public/letter")).unwrap();
    assert!(tree(&county.join("public")) == before);

    // Moved away, it stays away, and the new site stands in its place.
    disturbed(&room, || fs::rename(county.join("public"), county.join("kept")).unwrap()).unwrap();
    assert!(tree(&county.join("kept")) == before);
    let new = tree(&county.join("public"));
    assert!(new != before && new.keys().eq(before.keys()));

    #[cfg(unix)]
    {
        let said = disturbed(&room, || {
            fs::rename(county.join("public"), county.join("moved")).unwrap();
            std::os::unix::fs::symlink("moved", county.join("public")).unwrap();
        });
        assert!(said.unwrap_err().contains("是符号链接"));
        assert!(tree(&county.join("moved")) == new);
    }
}

#[test]
fn the_second_of_two_builds_at_once_is_told_to_wait() {
    let room = county();
    let county = room.path().join("county");
    built(&county, &[]);
    let second = || {
        let output = run(&county, &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("另一个生成正在进行"), "{}", stderr(&output));
    };
    put(&county.join("content"), "home.md", "另一个首页。\n");
    disturbed(&room, second).unwrap();
    let new = tree(&county.join("public"));
    assert!(new == built(&county, &["--as-of", "2020-06-10"]));
}

#[test]
fn of_many_builds_at_once_the_site_is_one_of_theirs() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("public");
    let mut contents = Vec::new();
    for number in 0..2 {
        let content = room.path().join(number.to_string()).join("content");
        copy(&root().join("tests/fixtures/base/content"), &content, false);
        put(&content, "home.md", &format!("第 {number} 个首页。\n"));
        contents.push(content);
    }
    let start = |number: usize| {
        let mut command = cunce();
        command.args(["build", "--no-history", "--lang", "zh-Hans", "--content"]).arg(&contents[number]);
        command.arg("--out").arg(&out).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let sites: Vec<_> = (0..2)
        .map(|number| {
            assert!(start(number).wait_with_output().unwrap().status.success());
            tree(&out)
        })
        .collect();
    let mut refused = 0;
    for round in 0..8 {
        let builds: Vec<_> = (0..6).map(|number| start(number % 2)).collect();
        let mut made = 0;
        for build in builds {
            let output = build.wait_with_output().unwrap();
            match output.status.code() {
                Some(0) => made += 1,
                Some(2) => {
                    assert!(stderr(&output).contains("另一个生成正在进行"), "{}", stderr(&output));
                    refused += 1;
                }
                other => panic!("{other:?}: {}", stderr(&output)),
            }
        }
        assert!(made > 0, "one is always the first");
        assert!(sites.contains(&tree(&out)), "round {round}: a mixture");
        let beside = fs::read_dir(room.path()).unwrap().map(|entry| entry.unwrap().file_name());
        assert_eq!(beside.count(), 3, "nothing is left");
    }
    println!("of 48 builds, six at a time, {refused} were refused");
}

/// What a disk or a quota refuses in the midst of a file.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_leaves_the_site_as_it_was() {
    let room = county();
    let county = room.path().join("county");
    let before = built(&county, &[]);
    put(&county.join("content"), "home.md", "另一个首页。\n");
    let limited = |blocks: &str| {
        std::process::Command::new("sh")
            // Without the signal, which would kill, the system says that the file is too large.
            .args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh", blocks])
            .arg(env!("CARGO_BIN_EXE_cunce"))
            .args(["build", "--no-history", "--lang", "zh-Hans"])
            .current_dir(&county)
            .output()
            .unwrap()
    };
    for blocks in ["0", "1", "2", "8", "20"] {
        let output = limited(blocks);
        assert_eq!(output.status.code(), Some(2), "{blocks}: {}", stdout(&output));
        assert!(stderr(&output).contains("保持原样"), "{}", stderr(&output));
        assert!(tree(&county.join("public")) == before, "{blocks}");
        assert_eq!(fs::read_dir(&county).unwrap().count(), 2, "{blocks}: nothing lies beside");
    }
    assert!(limited("100000").status.success());
}

/// The check and the published folder know the same names: what the one lets pass, the other takes.
#[test]
fn a_name_that_the_check_lets_pass_can_be_published() {
    let unsafe_names =
        ["com0", "com¹", "LPT²", "COM³.x", "conin$", "Conout$", "aux", "con.x", "lpt9", "nul .x", "a?"];
    let safe_names = ["com10", "console", "com", "lpta", "a b", "straße", "Ω", "村.一"];
    for (names, code) in [(&unsafe_names[..], 1), (&safe_names[..], 0)] {
        for name in names {
            let room = county();
            let folder = room.path().join("county");
            put(&folder, &format!("content/townships/hexi/{name}/village.md"), "+++\nname = \"新村\"\n+++\n");
            put(&folder, "content/units.toml", &format!("[[units]]\nid = \"{name}\"\nname = \"新局\"\n"));
            let output = run(&folder, &[]);
            assert_eq!(output.status.code(), Some(code), "{name}: {}", stderr(&output));
        }
    }
    let room = county();
    let folder = room.path().join("county");
    for name in ["straße", "strasse"] {
        put(&folder, &format!("content/townships/hexi/{name}/village.md"), "+++\nname = \"新村\"\n+++\n");
    }
    assert_eq!(run(&folder, &[]).status.code(), Some(1), "two that some systems take for one");
}
