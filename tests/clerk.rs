//! What a clerk stumbles over, in three languages: names in the place of folders, dates and dashes as Chinese writes
//! them, files that are not there, names of files that Excel would refuse.

mod common;

use common::repo::Repo;
use common::{copy, cunce, put, root, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;

const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

fn run(folder: &Path, args: &[&str], lang: &str) -> Output {
    cunce().args(args).args(["--lang", lang]).current_dir(folder).output().unwrap()
}

/// One line on standard error, nothing else, exit code 2, and these parts in it in each language.
fn refused(folder: &Path, args: &[&str], parts: [&str; 3]) {
    for (lang, part) in LANGUAGES.iter().zip(parts) {
        let output = run(folder, args, lang);
        let line = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}{line}", stdout(&output));
        assert_eq!((line.trim_end().lines().count(), stdout(&output).as_str()), (1, ""), "{line}");
        assert!(line.contains(part), "{args:?} {lang}\nwanted: {part}\nsaid:   {line}");
        assert!(!line.contains('⟨') && !line.contains("os error"), "{line}");
    }
}

fn done(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args, "zh-Hans");
    assert!(output.status.success(), "{args:?}: {}{}", stdout(&output), stderr(&output));
    stdout(&output)
}

/// The sample of `init`.
fn sample(folder: &Path) {
    done(folder, &["init", "content"]);
}

#[test]
fn a_ledger_is_written_under_a_name_that_spreadsheet_programs_open() {
    let work = tempfile::tempdir().unwrap();
    sample(work.path());
    for (name, instead) in
        [("表.xls", "表.xlsx"), ("表", "表.xlsx"), ("表.CSV", "表.xlsx"), ("台账2026.6", "台账2026.6.xlsx")]
    {
        let write = format!("请写 {instead}");
        refused(
            work.path(),
            &["export", name],
            [&write, &format!("請寫 {instead}"), &format!("write {instead}.")],
        );
        assert!(!work.path().join(name).exists() && !work.path().join(instead).exists(), "{name}");
    }
    done(work.path(), &["export", "表.XLSX"]);
    assert!(work.path().join("表.XLSX").exists());
}

#[test]
fn new_takes_the_names_that_people_read() {
    let work = tempfile::tempdir().unwrap();
    sample(work.path());
    let day = ["--date", "2020-05-15"];
    let new = |args: &[&str]| done(work.path(), &[&["new"], args].concat());
    new(&["township", "hekou", "--name", "河口镇"]);
    new(&["village", "河口镇/shangwan", "--name", "上湾村"]);
    assert!(new(&["plan", "上湾村", "人居环境整治"]).contains("hekou/shangwan/plans/huanjing.md"));
    assert!(new(&[&["progress", "河口镇上湾村"][..], &day].concat()).contains("hekou/shangwan/progress"));
    assert!(new(&[&["notice", "河口镇/上湾村", "财务收支"][..], &day].concat()).contains("shangwan/notices"));
    assert!(new(&[&["progress", "河口镇"][..], &day].concat()).contains("townships/hekou/progress"));
    // Two of one name, none of a name.
    new(&["village", "baishi/shangwan", "--name", "上湾村"]);
    let two = "白石镇/上湾村（baishi/shangwan）、河口镇/上湾村（hekou/shangwan）";
    refused(
        work.path(),
        &["new", "plan", "上湾村", "huanjing"],
        [
            &format!("叫“上湾村”的不止一个，请写清楚是哪一个（乡镇/村）：{two}"),
            &format!("叫「上湾村」的不止一個，請寫清楚是哪一個（鄉鎮/村）：{two}"),
            "more than one is called “上湾村”. Say which (township/village): 白石镇/上湾村 (baishi/shangwan), 河口镇/上湾村",
        ],
    );
    refused(
        work.path(),
        &["new", "plan", "下湾村", "huanjing"],
        [
            "没有“下湾村”这个乡镇或村。写成 乡镇/村",
            "沒有「下湾村」這個鄉鎮或村。寫成 鄉鎮/村",
            "Write township/village",
        ],
    );
    refused(
        work.path(),
        &["new", "progress", "baishi/liuwn"],
        ["白石镇/柳湾村（baishi/liuwan）", "白石镇/柳湾村（baishi/liuwan）", "白石镇/柳湾村 (baishi/liuwan)"],
    );
    refused(
        work.path(),
        &["new", "village", "桥头镇/a"],
        [
            "没有“桥头镇”这个乡镇。写名称或者文件夹名，现有的是：白石镇（baishi）、河口镇（hekou）",
            "沒有「桥头镇」這個鄉鎮",
            "there is no township “桥头镇”",
        ],
    );
    fs::remove_dir_all(work.path().join("content/townships")).unwrap();
    refused(
        work.path(),
        &["new", "progress", "柳湾村"],
        ["这里还没有乡镇和村", "這裏還沒有鄉鎮和村", "there is no township or village yet"],
    );
}

#[test]
fn log_and_due_take_names_too() {
    let repo = Repo::county();
    let told = |of: &str| {
        let output = repo.run(&["log", of]);
        assert!(output.status.success(), "{of}: {}", stderr(&output));
        stdout(&output)
    };
    let village = told("hexi/beigou");
    assert!(village.contains("2020-01-05"), "{village}");
    for of in ["北沟村", "河西乡/北沟村", "河西乡北沟村", "hexi/北沟村"] {
        assert_eq!(told(of), village, "{of}");
    }
    assert_eq!(told("北沟村/lu"), told("hexi/beigou/lu"));
    refused(
        repo.path(),
        &["log", "西沟村"],
        ["没有“西沟村”的历史", "沒有「西沟村」的歷史", "there is no history of “西沟村”"],
    );
    refused(repo.path(), &["log", "西沟村"], ["（hexi/beigou）", "（hexi/beigou）", "(hexi/beigou)"]);
    let due = |township: &str| stdout(&repo.run(&["due", "--as-of", "2020-05-15", "--township", township]));
    assert_eq!(due("河西乡"), due("hexi"));
    refused(
        repo.path(),
        &["due", "--township", "河东乡"],
        ["没有“河东乡”。现有：河西乡（hexi）", "沒有「河东乡」。現有：河西乡（hexi）", "河西乡 (hexi)"],
    );
}

#[test]
fn the_next_step_after_init_names_the_folder_only_where_it_must() {
    let hints = [
        "再运行 cunce build 生成网站",
        "再運行 cunce build 生成網站",
        "then run cunce build to make the site",
    ];
    for (lang, hint) in LANGUAGES.iter().zip(hints) {
        for folder in ["content", "./content", "content/"] {
            let work = tempfile::tempdir().unwrap();
            let said = stdout(&run(work.path(), &["init", folder], lang));
            assert!(said.contains(hint) && !said.contains("--content"), "{said}");
        }
        let work = tempfile::tempdir().unwrap();
        let said = stdout(&run(work.path(), &["init", "县/content"], lang));
        assert!(said.contains("cunce build --content \"县/content\""), "{said}");
    }
}

#[test]
fn a_date_in_another_form_is_told_the_form() {
    let work = tempfile::tempdir().unwrap();
    for args in [
        &["check", "--as-of", "2020.2.28"][..],
        &["new", "progress", "--date", "2020年2月28日"],
        &["import", "a.xlsx", "--date", "20200228"],
    ] {
        refused(
            work.path(),
            args,
            [
                "是不是 2020-02-28？日期写成 年-月-日",
                "是不是 2020-02-28？日期寫成 年-月-日",
                "did you mean 2020-02-28? Dates are year-month-day",
            ],
        );
    }
    refused(
        work.path(),
        &["check", "--as-of", "2020-02-30"],
        [
            "写成 年-月-日，年四位，月、日各两位，例如 2026-05-15",
            "寫成 年-月-日，年四位，月、日各兩位，例如 2026-05-15",
            "as year-month-day",
        ],
    );
    refused(
        work.path(),
        &["due", "--within", "一个月"],
        ["要写成这个样子：30d", "要寫成這個樣子：30d", "write it like 30d"],
    );
    #[cfg(feature = "pdf")]
    refused(
        work.path(),
        &["packet", "deadline", "--from", "2026.6"],
        ["例如 2026-06-30、2026-06", "例如 2026-06-30、2026-06", "such as 2026-06-30 or 2026-06"],
    );
}

#[test]
fn dashes_that_are_no_hyphens_are_pointed_out() {
    let work = tempfile::tempdir().unwrap();
    sample(work.path());
    for dashes in ["——", "—", "－－", "–"] {
        let option = format!("{dashes}date");
        refused(
            work.path(),
            &["new", "progress", &option, "2020-05-15"],
            [
                &format!("“{option}”前面的横线不是英文的。选项前面用英文（半角）的 -，写成 --date。"),
                &format!("「{option}」前面的橫線不是英文的"),
                &format!("the dashes before “{option}” are no hyphens"),
            ],
        );
    }
    refused(
        work.path(),
        &["check", "——as-of=2020-05-15"],
        ["写成 --as-of=2020-05-15", "寫成 --as-of=2020-05-15", "write --as-of=2020-05-15"],
    );
    // A name may begin so.
    done(work.path(), &["new", "township", "xin", "--name", "——镇"]);
}

#[test]
fn what_the_system_refuses_is_told_in_the_readers_language() {
    let work = tempfile::tempdir().unwrap();
    sample(work.path());
    let missing = ["没有这个文件或文件夹", "沒有這個文件或文件夾", "there is no such file or folder"];
    refused(work.path(), &["import", "无.xlsx"], missing);
    refused(work.path(), &["import", "无.xlsx", "--map", "无.toml"], missing);
    refused(work.path(), &["export", "无/表.xlsx"], missing);
    fs::create_dir(work.path().join("夹.xlsx")).unwrap();
    let folder = ["这是文件夹，不是文件", "這是文件夾，不是文件", "it is a folder, not a file"];
    #[cfg(unix)]
    {
        refused(work.path(), &["import", "夹.xlsx"], folder);
        refused(work.path(), &["export", "夹.xlsx"], folder);
    }
    let _ = folder;
    put(work.path(), "file", "");
    #[cfg(unix)]
    refused(
        work.path(),
        &["init", "file/content"],
        [
            "路径中间有一段是文件，不是文件夹",
            "路徑中間有一段是文件，不是文件夾",
            "a part of the path is a file",
        ],
    );
    // Nothing of it is left.
    assert!(!work.path().join("file/content").exists());
}

#[test]
fn periods_without_a_notice_are_named_as_on_the_site() {
    let work = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &work.path().join("content"), false);
    let content = work.path().join("content");
    put(
        &content,
        "disclosures.toml",
        "[[disclosures]]\nid = \"caiwu\"\nname = \"财务收支\"\nsince = 2000-01-01\nevery = \"quarter\"\n",
    );
    let expected = ["2000年第1季度、2000年第2季度。", "2000年第1季度、2000年第2季度。", "2000 Q1, 2000 Q2."];
    for (lang, periods) in LANGUAGES.iter().zip(expected) {
        let said = stdout(&run(work.path(), &["check", "--as-of", "2000-07-01", "--format", "json"], lang));
        assert!(said.contains("not-disclosed") && said.contains(periods), "{said}");
    }
}

#[test]
fn a_unit_of_another_place_is_never_suggested() {
    let work = tempfile::tempdir().unwrap();
    sample(work.path());
    let content = work.path().join("content");
    let plan = content.join("townships/baishi/liuwan/plans/huanjing.md");
    let text = fs::read_to_string(&plan).unwrap();
    let meant = |lead: &str| {
        fs::write(&plan, text.replacen("lead = \"liuwan\"", &format!("lead = \"{lead}\""), 1)).unwrap();
        let said = stdout(&run(work.path(), &["check", "--format", "json"], "zh-Hans"));
        let line = said.lines().find(|line| line.contains("unlisted-unit")).unwrap().to_owned();
        line.split("是不是“").nth(1).map(|rest| rest.split('”').next().unwrap().to_owned())
    };
    for lead in ["上湾村村民委员会", "上湾村委会", "石桥镇人民政府", "石桥乡人民政府", "流湾村村民委员会"]
    {
        assert_eq!(meant(lead), None, "{lead}");
    }
    for (lead, unit) in [
        ("柳湾村委会", "柳湾村村民委员会"),
        ("白石镇政府", "白石镇人民政府"),
        ("县农业农村", "县农业农村局"),
        ("县农业农存局", "县农业农村局"),
    ] {
        assert_eq!(meant(lead).as_deref(), Some(unit), "{lead}");
    }
}

#[test]
fn the_front_page_says_what_its_lists_hold() {
    let work = tempfile::tempdir().unwrap();
    sample(work.path());
    // Within these days the sample's one problem falls due, and no measure.
    let site = fs::read_to_string(work.path().join("content/site.toml")).unwrap();
    put(
        &work.path().join("content"),
        "site.toml",
        &site.replace("#due_soon_days = 30", "due_soon_days = 29"),
    );
    let sentences = [
        ("29天内到期措施（项）", "措施0项、节点0个、问题1个。"),
        ("29天內到期措施（項）", "措施0項、節點0個、問題1個。"),
        ("Measures due in 29 days", "Measures: 0; milestones: 0; problems: 1."),
    ];
    for (lang, (figure, sentence)) in LANGUAGES.iter().zip(sentences) {
        let output = run(work.path(), &["build", "--no-history"], lang);
        assert!(output.status.success(), "{}", stderr(&output));
        let page = fs::read_to_string(work.path().join("public/index.html")).unwrap();
        assert!(page.contains(figure) && page.contains(sentence), "{page}");
        let site: serde_json::Value =
            serde_json::from_slice(&fs::read(work.path().join("public/data/site.json")).unwrap()).unwrap();
        assert_eq!(
            (&site["totals"]["due_soon"], &site["totals"]["problems_due_soon"]),
            (&0.into(), &1.into())
        );
    }
}

#[test]
fn the_sample_can_be_taken_away_without_a_trace() {
    for lang in LANGUAGES {
        let work = tempfile::tempdir().unwrap();
        assert!(run(work.path(), &["init", "content"], lang).status.success());
        fs::remove_dir_all(work.path().join("content/townships/baishi/liuwan")).unwrap();
        for _ in 0..2 {
            let checked = run(work.path(), &["check", "--format", "json"], lang);
            assert_eq!((checked.status.code(), stdout(&checked)), (Some(0), String::new()), "{lang}");
            let _ = fs::remove_dir_all(work.path().join("content/townships/baishi"));
        }
    }
}

#[test]
fn suggestions_in_the_documents_are_those_of_the_program() {
    let work = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base/content"), &work.path().join("content"), false);
    let content = work.path().join("content");
    let plan = "townships/hexi/beigou/plans/zhai.md";
    put(&content, "programmes/zhai.md", "+++\nname = \"摘帽\"\n+++\n");
    put(&content, "units.toml", "[[units]]\nid = \"n\"\nname = \"县农业农村局\"\n");
    put(&content, "measures.toml", "[[measures]]\nid = \"changye\"\nname = \"产业培育\"\n");
    let record = "+++\n[[measures]]\nid = \"a\"\nkind = \"产业培育\"\ntitle = \"甲\"\nlead = \"县农业农村\"\ndues = 2020-10-31\n+++\n\n[方案](../../qiaotou/plans/toupin.md)\n";
    put(&content, plan, record);
    put(&content, "townships/hexi/beigou/plan/tuopin.md", "");
    put(&content, "townships/hexi/qiaotou/plans/zhaii.md", "+++\n+++\n");
    let said = stdout(&run(work.path(), &["check", "--format", "json"], "zh-Hans"));
    let documents = ["docs/findings.md", "docs/findings.en.md"]
        .map(|path| fs::read_to_string(root().join(path)).unwrap());
    for (document, suggestion) in [
        ("`dues = 2020-10-31`", "没有 dues 这个字段，是不是 due？"),
        ("kind = \"产业培育\"", "“产业培育”不在 measures.toml 里，是不是 changye？"),
        ("`lead = \"县农业农村\"`", "是不是“县农业农村局”？"),
        ("(../plans/toupin.md)", "是不是 tuopin.md？"),
        ("`plan/tuopin.md`", "是不是该放在 plans/ 里？"),
        ("`plans/tuopinn.md`", "没有专项“zhaii”，是不是 zhai？"),
    ] {
        assert!(documents[0].contains(document), "{document}");
        assert!(said.contains(suggestion), "{suggestion}: {said}");
    }
    assert!(documents[1].contains("`dues = 2020-10-31`"));
}
