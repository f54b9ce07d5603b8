//! The program as a clerk meets it: exit codes, one clear line for what cannot run, editions, days, new records.

mod common;

use common::{copy, cunce, put, root, stderr, stdout, tree};
use std::path::Path;
use std::process::Output;

fn run(args: &[&str], folder: &Path) -> Output {
    cunce().args(args).current_dir(folder).output().unwrap()
}

/// A small county without a finding.
fn small(folder: &Path) {
    copy(&root().join("tests/fixtures/base/content"), &folder.join("content"), false);
}

fn one_line(output: &Output, starts: &str) {
    let complaint = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
    assert!(complaint.starts_with(starts), "{complaint}");
    assert_eq!(stdout(output), "");
}

#[test]
fn what_cannot_run_is_one_line_and_exit_code_two() {
    let work = tempfile::tempdir().unwrap();
    for (args, starts) in [
        (&["build", "--nonsense"][..], "错误：没有 --nonsense 这个选项"),
        (&["build", "--conten", "x"], "错误：没有 --conten 这个选项，是不是 --content？"),
        (&["bild"], "错误：没有 bild 这个命令，是不是 build？"),
        (&[], "错误：没有写命令"),
        (&["check"], "错误：没有内容文件夹 content"),
        (&["build", "--content", "nowhere"], "错误：没有内容文件夹 nowhere"),
        (&["check", "--as-of", "2020-02-30"], "错误：--as-of <DATE> 不能是“2020-02-30”"),
        (
            &["check", "--edition", "secret"],
            "错误：--edition <EDITION> 不能是“secret”，可以写：public internal",
        ),
        (&["build", "--lang", "fr"], "错误：--lang <LANG> 不能是“fr”，可以写：zh-Hans zh-Hant en"),
        (&["build", "--base-url", "example.org"], "错误：--base-url <URL> 不能是“example.org”"),
        (&["init"], "错误：少了 <DIR>"),
    ] {
        one_line(&run(args, work.path()), starts);
    }
    one_line(&run(&["--lang", "en", "check"], work.path()), "error: there is no content folder content");
}

#[test]
#[cfg(unix)]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let home = work.path().join("content/home.md");
    put(&work.path().join("content"), "home.md", "首页");
    std::fs::set_permissions(&home, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&home).is_ok() {
        // Root reads everything; a folder in a file's place is unreadable to everybody.
        std::fs::remove_file(&home).unwrap();
        std::os::unix::net::UnixListener::bind(&home).unwrap();
        return;
    }
    one_line(&run(&["check"], work.path()), "错误：读不了 content/home.md");
}

#[test]
fn help_shows_an_example_for_each_command() {
    let work = tempfile::tempdir().unwrap();
    for command in [
        &["build"][..],
        &["check"],
        &["init"],
        &["new"],
        &["new", "village"],
        &["new", "plan"],
        &["new", "notice"],
        &["fmt"],
        &["schema"],
        &["completions"],
        &["man"],
        &["licenses"],
        #[cfg(feature = "serve")]
        &["serve"],
        #[cfg(feature = "pdf")]
        &["packet"],
        #[cfg(feature = "pdf")]
        &["fonts"],
    ] {
        for (lang, example) in [("zh-Hans", "例："), ("en", "Example")] {
            let mut args = command.to_vec();
            args.extend(["--help", "--lang", lang]);
            let output = run(&args, work.path());
            let help = stdout(&output);
            assert!(output.status.success());
            assert!(help.contains(example), "{command:?}: {help}");
            assert!(help.contains(&format!("cunce {} ", command.join(" "))), "{command:?}: {help}");
            assert!(!help.contains('⟨'), "{help}");
        }
    }
}

#[test]
fn errors_leave_the_published_folder_alone() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    assert!(run(&["build"], work.path()).status.success());
    let before = tree(&work.path().join("public"));
    put(&work.path().join("content"), "measures.toml", "[[measures]]\nid = \n");
    let output = run(&["build"], work.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("没有发布：public 保持原样"), "{}", stdout(&output));
    assert!(stderr(&output).contains("错误[syntax]"), "{}", stderr(&output));
    assert!(tree(&work.path().join("public")) == before);
}

#[test]
fn a_build_says_what_it_read_found_and_wrote() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let output = run(&["build"], work.path());
    let said = stdout(&output);
    assert!(output.status.success(), "{said}");
    for part in [
        "读取：1 个乡镇、2 个村",
        "检查完毕，没有发现问题。",
        "生成：",
        "个页面",
        "秒。",
        "public/index.html",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn warnings_can_forbid_publishing() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    put(&work.path().join("content"), "home.md", "共有xx个村。\n");
    assert_eq!(run(&["check"], work.path()).status.code(), Some(0));
    assert_eq!(run(&["check", "--deny", "warnings"], work.path()).status.code(), Some(1));
    let output = run(&["build", "--deny", "warnings"], work.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(!work.path().join("public").exists());
    assert_eq!(run(&["build"], work.path()).status.code(), Some(0));
}

#[test]
fn the_day_can_be_chosen_and_later_files_are_passed_over() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let day = |day: &str| {
        let out = work.path().join(day);
        let out_arg = out.to_str().unwrap();
        let output = run(&["build", "--as-of", day, "--out", out_arg], work.path());
        assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
        let site: serde_json::Value =
            serde_json::from_slice(&std::fs::read(out.join("data/site.json")).unwrap()).unwrap();
        assert_eq!(site["as_of"], day);
        (tree(&out), site)
    };
    let (early, early_site) = day("2001-01-01");
    let (again, _) = day("2001-01-01");
    assert!(early == again);
    assert_eq!(early_site["totals"]["done"], 0);
    assert!(!early.keys().any(|path| path.contains("/progress/2")), "a summary from after the day is shown");
}

#[test]
fn a_folder_that_no_build_made_is_refused_and_untouched() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    put(&work.path().join("public"), "letter.txt", "重要");
    let output = run(&["build"], work.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("有不是本程序生成的文件"), "{}", stderr(&output));
    assert_eq!(tree(&work.path().join("public")).len(), 1);
    let output = run(&["build", "--out", "content/public"], work.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("互相包含"), "{}", stderr(&output));
}

#[test]
fn a_theme_folder_overrides_template_by_template_and_its_errors_have_a_place() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let themes = work.path().join("themes/default");
    put(&themes, "static/style.css", "body { color: #111 }\n");
    assert!(run(&["build"], work.path()).status.success());
    let style = std::fs::read_to_string(work.path().join("public/static/style.css")).unwrap();
    assert_eq!(style, "body { color: #111 }\n");
    put(&themes, "templates/home.html", "<p>首页</p>\n<p>县名：{{ site.conty }}</p>\n");
    let before = tree(&work.path().join("public"));
    let output = run(&["build"], work.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("templates/home.html:2:"), "{}", stderr(&output));
    assert!(tree(&work.path().join("public")) == before);
}

#[test]
fn an_unknown_theme_is_a_finding_where_it_is_named() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    let site = std::fs::read_to_string(work.path().join("content/site.toml")).unwrap();
    put(&work.path().join("content"), "site.toml", &format!("theme = \"nosuch\"\n{site}"));
    let output = run(&["build"], work.path());
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("content/site.toml:1:9"), "{}", stderr(&output));
}

#[test]
fn init_gives_a_county_that_builds_without_a_finding() {
    for lang in ["zh-Hans", "zh-Hant", "en"] {
        let work = tempfile::tempdir().unwrap();
        let output = run(&["init", "content", "--lang", lang], work.path());
        assert!(output.status.success(), "{}", stderr(&output));
        let checked = run(&["check", "--format", "json"], work.path());
        assert_eq!((checked.status.code(), stdout(&checked)), (Some(0), String::new()), "{lang}");
        assert!(run(&["build", "--deny", "warnings"], work.path()).status.success());
        let again = run(&["init", "content", "--lang", lang], work.path());
        assert_eq!(again.status.code(), Some(2));
    }
}

#[test]
fn new_records_check_at_once_and_never_replace_one() {
    let work = tempfile::tempdir().unwrap();
    assert!(run(&["init", "content"], work.path()).status.success());
    let item = first_id(&work.path().join("content/disclosures.toml"));
    let programme =
        std::fs::read_dir(work.path().join("content/programmes")).unwrap().next().unwrap().unwrap();
    let programme = programme.path().file_stem().unwrap().to_string_lossy().into_owned();
    for args in [
        &["new", "programme", "xin", "--name", "新专项"][..],
        &["new", "township", "xinzhen", "--name", "新镇"],
        &["new", "village", "xinzhen/新村"],
        &["new", "plan", "xinzhen/新村", &programme],
        &["new", "plan", "xinzhen", "xin"],
        &["new", "progress", "xinzhen/新村", "--date", "2020-05-15"],
        &["new", "progress", "xinzhen", "--date", "2020-05-15"],
        &["new", "progress", "--date", "2020-05-15"],
        &["new", "notice", "xinzhen/新村", &item, "--date", "2020-05-15"],
    ] {
        let output = run(args, work.path());
        assert!(output.status.success(), "{args:?}: {}", stderr(&output));
        let before = tree(&work.path().join("content"));
        let again = run(args, work.path());
        assert_eq!(again.status.code(), Some(2), "{args:?}");
        assert!(tree(&work.path().join("content")) == before);
        let checked = run(&["check"], work.path());
        assert_eq!(checked.status.code(), Some(0), "{args:?}: {}", stdout(&checked));
    }
    one_line(&run(&["new", "village", "nowhere/cun"], work.path()), "错误");
    one_line(&run(&["new", "township", "con"], work.path()), "错误");
}

fn first_id(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let line = text.lines().find(|line| line.starts_with("id = ")).unwrap();
    line.trim_start_matches("id = ").trim_matches('"').to_owned()
}

#[test]
fn the_public_edition_stops_at_private_data_and_the_internal_one_does_not() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    put(&work.path().join("content"), "home.md", "有事打 138 0013 8000。\n");
    let output = run(&["build"], work.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("错误[private-data]"), "{}", stderr(&output));
    assert_eq!(run(&["build", "--edition", "internal"], work.path()).status.code(), Some(0));
}

#[test]
fn the_internal_edition_never_takes_the_public_folder_unasked() {
    let work = tempfile::tempdir().unwrap();
    small(work.path());
    assert!(run(&["build"], work.path()).status.success());
    let before = tree(&work.path().join("public"));
    let output = run(&["build", "--edition", "internal"], work.path());
    assert!(stdout(&output).contains("internal/index.html"), "{}", stdout(&output));
    assert!(tree(&work.path().join("public")) == before);
    assert!(tree(&work.path().join("internal")) != before);
}

#[test]
fn help_of_the_whole_shows_how_it_is_called_and_the_version_is_told() {
    let work = tempfile::tempdir().unwrap();
    let help = stdout(&run(&["--help"], work.path()));
    assert!(help.contains("用法：\n  cunce 命令"), "{help}");
    assert!(help.contains("命令：\n  build"), "{help}");
    let plan = stdout(&run(&["new", "plan", "--help"], work.path()));
    assert!(plan.contains("参数：\n  <TOWNSHIP"), "{plan}");
    assert_eq!(stdout(&run(&["--version"], work.path())), concat!("cunce ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_quick_start_of_the_readme_works_as_written() {
    let work = tempfile::tempdir().unwrap();
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let part = readme.split("## Your first village").nth(1).unwrap().split("```").nth(1).unwrap();
    let commands: Vec<&str> = part.lines().filter_map(|line| line.strip_prefix("cunce ")).collect();
    assert!(commands.len() > 5, "{part}");
    for (lang, command) in ["zh-Hans", "en"].iter().flat_map(|lang| commands.iter().map(move |c| (lang, c))) {
        let folder = work.path().join(lang);
        std::fs::create_dir_all(&folder).unwrap();
        let mut args: Vec<&str> = command.split('#').next().unwrap().split_whitespace().collect();
        args.extend(["--lang", lang]);
        let output = run(&args, &folder);
        assert!(output.status.success(), "{command}: {}{}", stdout(&output), stderr(&output));
    }
    assert!(work.path().join("zh-Hans/public/index.html").exists());
}

#[test]
fn of_a_fault_that_a_file_has_a_thousand_times_people_see_five_hundred_and_the_count() {
    let work = tempfile::tempdir().unwrap();
    assert!(run(&["init", "content"], work.path()).status.success());
    let home = work.path().join("content/home.md");
    let text = std::fs::read_to_string(&home).unwrap();
    std::fs::write(&home, text + &"\n\n甲<center>乙\n".repeat(600)).unwrap();
    let human = stdout(&run(&["check", "--as-of", "2026-11-29"], work.path()));
    assert_eq!(human.matches("[unsafe-html]").count(), 500, "{human}");
    assert!(human.contains("content/home.md 里另有 100 处 unsafe-html 没有逐处列出"), "{human}");
    let json = stdout(&run(&["check", "--as-of", "2026-11-29", "--format", "json"], work.path()));
    assert_eq!(json.matches("\"unsafe-html\"").count(), 600);
}

#[test]
fn of_a_line_that_is_too_long_for_a_screen_the_part_around_the_fault_is_quoted() {
    let work = tempfile::tempdir().unwrap();
    assert!(run(&["init", "content"], work.path()).status.success());
    let home = work.path().join("content/home.md");
    let text = std::fs::read_to_string(&home).unwrap();
    let line = text.lines().count() + 2;
    let long = format!("{text}\n{}<center>{}\n", "村".repeat(5_000), "民".repeat(5_000));
    std::fs::write(&home, long).unwrap();
    let human = stdout(&run(&["check", "--as-of", "2026-11-29"], work.path()));
    assert!(human.contains(&format!("content/home.md:{line}:5001")), "{human}");
    assert!(human.contains("村<center>民") && human.contains("^^^^^^^^"), "{human}");
    assert!(human.lines().all(|line| line.chars().count() < 500), "{human}");
}

/// A full disk must not look like an empty list.
#[test]
#[cfg(target_os = "linux")]
fn what_standard_output_does_not_take_is_told() {
    let content = root().join("tests/fixtures/base/content");
    for args in [&["due", "--format", "csv"][..], &["status"], &["check"], &["licenses"], &["schema", "plan"]]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = cunce();
        command.args(args);
        if !matches!(args[0], "licenses" | "schema") {
            command.arg("--content").arg(&content);
        }
        let output = command.stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?} {}", stderr(&output));
        assert!(!stderr(&output).trim().is_empty(), "{args:?}");
    }
}
