//! Versions of plans in real git repositories: what `diff`, `log` and the site tell of them.

mod common;

use common::repo::{PLAN, Repo, brief};
use common::{stdout, tree};
use serde_json::Value;
use std::path::Path;

const LU: &str = "townships/hexi/beigou/plans/lu.md";
const SUMMARY: &str = "townships/hexi/beigou/progress/2020-03-01.md";
const NOTICE: &str = "townships/hexi/beigou/notices/2020-03-02.md";
const ID: &str = "630104199003071015";

fn one_edit(path: &str, from: &str, to: &str) -> Vec<String> {
    let repo = Repo::county();
    repo.edit(path, from, to);
    repo.told(&[])
}

#[test]
fn each_change_of_meaning_is_told() {
    for (path, from, to, told) in [
        (LU, "due = 2020-05-15", "due = 2020-09-30", "measure lu later due 138!"),
        (LU, "due = 2020-05-15", "due = 2020-05-01", "measure lu earlier due -14"),
        (LU, "due = 2020-05-15\n", "", "measure lu undated due!"),
        (LU, "value = 3000", "value = 2500", "measure lu less target!"),
        (LU, "value = 3000", "value = 3500", "measure lu raised target"),
        (LU, "value = 3000", "baseline = 100\nvalue = 3000", "measure lu less target!"),
        (LU, "amount = 100000", "amount = 90000", "measure lu less fund!"),
        (LU, "amount = 100000", "amount = 110000", "measure lu more fund"),
        (LU, "\"shuili\"]\nstart", "\"jiaotong\"]\nstart", "measure lu changed lead"),
        (LU, "修组道路", "修通组道路", "measure lu changed title"),
        (LU, "status = \"doing\"", "", ""),
        (LU, "due = 2020-04-30", "due = 2020-05-10", "problem p1 later due 10!"),
        (SUMMARY, "stage = \"施工\"", "stage = \"设计\"", "measure lu back stage"),
        (SUMMARY, "status = \"doing\"", "status = \"suspended\"", "measure lu back status"),
        (SUMMARY, "status = \"doing\"", "status = \"cancelled\"", "measure lu given-up status!"),
        (SUMMARY, "\"路\" = 100", "\"路\" = 90", "measure lu back reported"),
        (LU, "on = 2020-01-10", "on = 2020-01-11", "plan changed approval"),
    ] {
        if told.is_empty() {
            continue;
        }
        assert_eq!(one_edit(path, from, to), [told], "{from} → {to}");
    }
}

#[test]
fn what_comes_and_goes_is_told() {
    let repo = Repo::county();
    let (lu, deng) = PLAN.split_once("[[measures]]\nid = \"deng\"").unwrap();
    let rest = deng.split_once("[[problems]]").unwrap().1;
    repo.write(LU, &format!("{lu}[[problems]]{rest}"));
    assert_eq!(repo.told(&[]), ["measure deng dropped!"]);
    repo.commit("2020-02-01");
    repo.write(LU, PLAN);
    assert_eq!(repo.told(&[]), ["measure deng added"]);
    repo.commit("2020-02-02");
    std::fs::remove_file(repo.content().join(NOTICE)).unwrap();
    assert_eq!(repo.told(&[]), ["notice 2020-03-02 dropped!"]);
    repo.commit("2020-02-03");
    std::fs::remove_file(repo.content().join(LU)).unwrap();
    let told = repo.told(&[]);
    assert_eq!(told[0], "plan dropped!");
    assert!(told.contains(&"measure lu dropped!".to_owned()), "{told:?}");
    let exit = |args: &[&str]| repo.run(args).status.code();
    assert_eq!(exit(&["diff", "--fail-on", "weakened"]), Some(1));
    assert_eq!(exit(&["diff", "HEAD~1..HEAD~1", "--fail-on", "weakened"]), Some(0));
    assert_eq!(exit(&["diff", "HEAD~3..HEAD~2", "--fail-on", "weakened"]), Some(1));
    assert_eq!(exit(&["diff", "nix..HEAD"]), Some(2));
    assert_eq!(exit(&["diff", "HEAD...HEAD"]), Some(2));
}

#[test]
fn a_problem_that_is_opened_again_went_back() {
    let repo = Repo::county();
    repo.edit(LU, "due = 2020-04-30", "due = 2020-04-30\nclosed_on = 2020-03-20\nclosed_by = \"张某\"");
    repo.commit("2020-03-21");
    repo.write(LU, PLAN);
    assert_eq!(repo.told(&[]), ["problem p1 reopened closed_on"]);
    assert_eq!(repo.run(&["diff", "--fail-on", "weakened"]).status.code(), Some(0));
    assert_eq!(repo.run(&["diff", "--fail-on", "back"]).status.code(), Some(1));
}

#[test]
fn wording_layout_and_order_are_no_changes() {
    let village = "townships/hexi/beigou/village.md";
    for (path, from, to) in [
        (LU, "先修主路", "先修大路"),
        (
            LU,
            "title = \"通路方案\"\nstart = 2020-01-01",
            "start = 2020-01-01\n\n# 备注\ntitle   = \"通路方案\"",
        ),
        (LU, "amount = 100000", "amount = 100000.00"),
        (LU, "lead = \"shuili\"", "lead = [\"shuili\"]"),
        (LU, "\n", "\r\n"),
        (SUMMARY, "开工了", "已经开工"),
        (village, "在河西", "在河的西边"),
    ] {
        assert_eq!(one_edit(path, from, to), [format!("{path} wording")], "{from:?} → {to:?}");
    }
    let measures: Vec<&str> = PLAN.split("[[measures]]\n").collect();
    let [head, lu, deng] = measures.as_slice() else { panic!("two measures") };
    let (deng, rest) = deng.split_once("[[problems]]").unwrap();
    let repo = Repo::county();
    repo.write(LU, &format!("{head}[[measures]]\n{deng}[[measures]]\n{lu}[[problems]]{rest}"));
    assert_eq!(repo.told(&[]), [format!("{LU} wording")]);
    assert_eq!(one_edit(village, "households = 203", "households = 204"), [format!("{village} fields")]);
}

#[test]
fn money_that_changes_its_source_is_not_less() {
    let repo = Repo::county();
    repo.edit(LU, "amount = 100000", "amount = 90000");
    repo.edit(LU, "amount = 20000", "amount = 30000");
    assert_eq!(repo.told(&[]), ["measure lu changed fund", "measure lu more fund"].map(str::to_owned));
}

#[test]
fn a_deadline_that_a_summary_moves_is_told_with_the_summary() {
    let repo = Repo::county();
    repo.write(
        "townships/hexi/beigou/progress/2020-05-10.md",
        "+++\ndate = 2020-05-10\n[[updates]]\nmeasure = \"lu/lu\"\ndue = 2020-09-30\nnote = \"雨季\"\n+++\n",
    );
    let told = repo.diff(&[]);
    assert_eq!(brief(&told[0]), "measure lu later due 138!");
    assert_eq!(told[0]["summary"], "2020-05-10");
    repo.commit("2020-05-11");
    // What lies behind it is told too when it is rewritten.
    repo.edit(LU, "due = 2020-05-15", "due = 2020-08-31");
    assert_eq!(repo.told(&[]), ["measure lu later first_due 108!"]);
}

/// The places where the site says something.
fn pages(out: &Path, needle: &str) -> Vec<String> {
    let found = tree(out).into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(needle));
    found.map(|(path, _)| path).collect()
}

#[test]
fn the_site_shows_the_first_promise_whether_a_commit_or_a_summary_moved_it() {
    let by_commit = Repo::county();
    by_commit.edit(LU, "due = 2020-05-15", "due = 2020-09-30");
    by_commit.commit("2020-05-10");
    let by_summary = Repo::county();
    by_summary.write(
        "townships/hexi/beigou/progress/2020-05-10.md",
        "+++\ndate = 2020-05-10\n[[updates]]\nmeasure = \"lu\"\ndue = 2020-09-30\nnote = \"雨季\"\n+++\n",
    );
    by_summary.commit("2020-05-10");
    for repo in [by_commit, by_summary] {
        let out = repo.build(&["--as-of", "2020-06-01"]);
        let plan = std::fs::read_to_string(out.join("townships/hexi/beigou/plans/lu/index.html")).unwrap();
        assert!(plan.contains("首次承诺2020-05-15（+138天）"), "{plan}");
        let changes = std::fs::read_to_string(out.join("changes/index.html")).unwrap();
        assert!(changes.contains("推迟138天"));
        // Counted once, whichever way it came.
        assert!(changes.contains("时限推迟1次，共138天；有1项承诺变弱"), "{changes}");
        assert!(out.join("changes/2020-q2/index.html").is_file());
        assert!(out.join("changes/in-hexi.html").is_file());
    }
}

#[test]
fn each_version_has_a_page_of_the_plan_as_it_was() {
    let repo = Repo::county();
    repo.edit(LU, "value = 3000", "value = 2500");
    repo.commit("2020-02-01");
    repo.edit(LU, "先修主路", "先修大路");
    repo.commit("2020-02-02");
    repo.edit(LU, "value = 2500", "value = 2000");
    let out = repo.build(&["--as-of", "2020-06-01"]);
    let page = "townships/hexi/beigou/plans/lu/versions/1.html";
    let read = |folder: &Path| std::fs::read_to_string(folder.join(page)).unwrap();
    let sections = |page: &str| -> Vec<String> {
        page.split("<section class=\"past\" id=\"v-").skip(1).map(str::to_owned).collect()
    };
    let all = read(&out);
    let [uncommitted, wording, cut, first] = &sections(&all)[..] else { panic!("{all}") };
    assert!(uncommitted.contains("尚未提交") && uncommitted.contains("2,000米"));
    assert!(first.contains("3,000米") && !first.contains("2,500米"));
    assert!(
        cut.starts_with("2020-02-01-") && cut.contains("2,500米") && cut.contains("2020-02-02由下一版代替")
    );
    assert!(wording.contains("只改了文字或排版") && !wording.contains("<table"));
    let plan = std::fs::read_to_string(out.join("townships/hexi/beigou/plans/lu/index.html")).unwrap();
    assert!(plan.contains("历次版本（4版）") && plan.contains("尚未提交"), "{plan}");
    assert!(plan.contains("3,000米</span> → <b class=\"num\">2,000米</b>"), "{plan}");
    assert!(!plan.contains("李某某") && plan.contains("县一村一策办公室"));
    // Past texts are for the offices.
    assert!(
        pages(&out, "先修主路").is_empty()
            || pages(&out, "先修主路").iter().all(|path| !path.contains("beigou"))
    );
    let inside = repo.run(&["build", "--as-of", "2020-06-01", "--edition", "internal"]);
    assert!(inside.status.success());
    let inside = read(&repo.path().join("internal"));
    let first = sections(&inside).pop().unwrap();
    assert!(first.contains("先修主路") && first.contains("李某某"), "{first}");
}

#[test]
fn tags_are_frozen_editions() {
    let repo = Repo::county();
    repo.git(&["tag", "edition/2020-一季度"]);
    repo.edit(LU, "due = 2020-05-15", "due = 2020-09-30");
    repo.commit("2020-05-10");
    // Moved there and back between two editions: nothing changed.
    repo.edit(LU, "value = 3000", "value = 100");
    repo.commit("2020-05-11");
    repo.edit(LU, "value = 100", "value = 3000");
    repo.commit("2020-05-12");
    repo.git_on("2020-06-30", &["tag", "--annotate", "--message", "x", "edition/2020-q2"]);
    repo.git(&["switch", "--quiet", "--orphan", "apart"]);
    repo.git(&["checkout", "--quiet", "main", "--", "content"]);
    repo.commit("2020-07-01");
    repo.git(&["tag", "edition/apart"]);
    repo.git(&["switch", "--quiet", "main"]);
    let out = repo.build(&["--as-of", "2020-08-01"]);
    let read = |path: &str| std::fs::read_to_string(out.join(path)).unwrap();
    let second = read("changes/edition-2020-q2/index.html");
    assert!(second.contains("2020-一季度") && second.contains("推迟138天"), "{second}");
    assert!(!second.contains("指标“路”"), "{second}");
    assert!(second.contains("定于2020-06-30"), "{second}");
    assert!(read("changes/edition-2020-一季度/index.html").contains("最早的一版"));
    assert!(read("changes/edition-apart/index.html").contains("不在主线上"));
    let index = read("changes/index.html");
    for name in ["2020-一季度", "2020-q2", "apart"] {
        assert!(index.contains(&format!(">{name}</a>")), "{index}");
    }
}

fn log_of(repo: &Repo, of: &str) -> Vec<Vec<String>> {
    let briefs = |line: &Value| line["changes"].as_array().unwrap().iter().map(brief).collect();
    repo.log(&[of]).iter().map(briefs).collect()
}

#[test]
fn renamed_records_keep_their_history() {
    // A folder with its code, edited in the same commit.
    let repo = Repo::county();
    repo.edit(LU, "due = 2020-05-15", "due = 2020-06-15");
    repo.commit("2020-02-01");
    repo.git(&["mv", "content/townships/hexi/beigou", "content/townships/hexi/beigoucun"]);
    repo.edit("townships/hexi/beigoucun/plans/lu.md", "due = 2020-06-15", "due = 2020-07-15");
    repo.commit("2020-03-01");
    let log = log_of(&repo, "hexi/beigoucun/lu");
    assert_eq!(log.len(), 3);
    assert_eq!(log[0], ["measure lu later due 30!"]);
    assert_eq!(log[1], ["measure lu later due 31!"]);
    // The old key is still found.
    assert_eq!(log_of(&repo, "hexi/beigou").len(), 3);

    // To another township, where the code must change with it.
    let repo = Repo::county();
    repo.write("townships/hedong/township.md", "+++\nname = \"河东乡\"\ncode = \"630199102\"\n+++\n");
    repo.commit("2020-02-01");
    repo.git(&["mv", "content/townships/hexi/beigou", "content/townships/hedong/beigou"]);
    repo.edit("townships/hedong/beigou/village.md", "630199101201", "630199102209");
    assert_eq!(repo.told(&[])[0], "place moved");
    assert!(repo.told(&[]).iter().all(|told| !told.contains('!')));

    // Two villages exchange their folders.
    let repo = Repo::county();
    let there = |name: &str| format!("content/townships/hexi/{name}");
    repo.git(&["mv", &there("beigou"), &there("tmp")]);
    repo.git(&["mv", &there("nangou"), &there("beigou")]);
    repo.git(&["mv", &there("tmp"), &there("nangou")]);
    repo.commit("2020-02-01");
    let told = repo.told(&["HEAD~1..HEAD"]);
    assert!(told.iter().all(|told| !told.contains('!') && !told.contains("changed")), "{told:?}");
    assert_eq!(told.iter().filter(|told| *told == "place moved").count(), 2, "{told:?}");

    // A programme with all its plans.
    let repo = Repo::county();
    repo.git(&["mv", "content/programmes/lu.md", "content/programmes/daolu.md"]);
    for village in ["beigou", "nangou"] {
        let at = |name: &str| format!("content/townships/hexi/{village}/plans/{name}.md");
        repo.git(&["mv", &at("lu"), &at("daolu")]);
    }
    repo.edit("townships/hexi/beigou/plans/daolu.md", "due = 2020-05-15", "due = 2020-05-25");
    repo.commit("2020-02-01");
    assert_eq!(log_of(&repo, "hexi/beigou/daolu")[0], ["measure lu later due 10!"]);
    assert_eq!(repo.log(&["hexi/beigou/daolu"]).len(), 2);

    // A notice and a summary under another name.
    let repo = Repo::county();
    repo.git(&[
        "mv",
        &format!("content/{NOTICE}"),
        "content/townships/hexi/beigou/notices/2020-03-02-caiwu.md",
    ]);
    repo.git(&[
        "mv",
        &format!("content/{SUMMARY}"),
        "content/townships/hexi/beigou/progress/2020-03-01-jindu.md",
    ]);
    repo.commit("2020-03-05");
    assert!(repo.told(&["HEAD~1..HEAD"]).iter().all(|told| told.ends_with(" renamed")));

    // village.md becomes village.toml, in two steps.
    let repo = Repo::county();
    repo.write(
        "townships/hexi/beigou/village.toml",
        "name = \"北沟村\"\ncode = \"630199101201\"\nhouseholds = 203\n",
    );
    repo.commit("2020-02-01");
    std::fs::remove_file(repo.content().join("townships/hexi/beigou/village.md")).unwrap();
    repo.commit("2020-02-02");
    assert!(log_of(&repo, "hexi/beigou").iter().flatten().all(|told| !told.contains("place")));
}

#[test]
fn merges_follow_first_parents_and_rebases_tell_the_same() {
    let change = |repo: &Repo| {
        repo.git(&["switch", "--quiet", "--create", "side"]);
        repo.edit(LU, "due = 2020-05-15", "due = 2020-06-15");
        repo.commit("2020-02-01");
        repo.edit(LU, "due = 2020-06-15", "due = 2020-07-15");
        repo.commit("2020-02-02");
        repo.git(&["switch", "--quiet", "main"]);
        repo.edit("townships/hexi/nangou/plans/lu.md", "value = 3000", "value = 3100");
        repo.commit("2020-02-03");
    };
    let merged = Repo::county();
    change(&merged);
    merged.git_on("2020-02-04", &["merge", "--quiet", "--no-ff", "--message", "m", "side"]);
    let log = merged.log(&["hexi/beigou/lu"]);
    assert_eq!(log.len(), 2);
    assert_eq!(log[0]["date"], "2020-02-04");
    assert_eq!(brief(&log[0]["changes"][0]), "measure lu later due 61!");
    let rebased = Repo::county();
    change(&rebased);
    rebased.git(&["switch", "--quiet", "side"]);
    rebased.git_on("2020-02-05", &["rebase", "--quiet", "main"]);
    let log = rebased.log(&["hexi/beigou/lu"]);
    // When it was written, not when it was rebased.
    let dates: Vec<&Value> = log.iter().map(|line| &line["date"]).collect();
    assert_eq!(dates, ["2020-02-02", "2020-02-01", "2020-01-05"]);
}

#[test]
fn what_is_missing_is_said_and_nothing_fails() {
    let repo = Repo::county();
    repo.edit(LU, "due = 2020-05-15", "due = 2020-06-15");
    repo.commit("2020-02-01");
    let errors = |output: std::process::Output| String::from_utf8(output.stderr).unwrap();
    let clone = repo.path().join(".git/clone");
    let url = format!("file://{}", repo.path().display());
    repo.git(&["clone", "--quiet", "--depth=1", &url, clone.to_str().unwrap()]);
    let built = repo.run_in(&clone, &["build", "--as-of", "2020-06-01"]);
    assert!(built.status.success());
    assert!(errors(built).contains("浅克隆"));
    let page = std::fs::read_to_string(clone.join("public/changes/index.html")).unwrap();
    assert!(page.contains("只取到2020-02-01以后"), "{page}");

    repo.edit(LU, "due = 2020-06-15", "due = 2020-07-15");
    let built = repo.run(&["build", "--as-of", "2020-06-01"]);
    assert!(built.status.success());
    assert!(errors(built).contains("有1个记录还没有提交"));

    let alone = tempfile::tempdir().unwrap();
    common::copy(&repo.content(), &alone.path().join("content"), false);
    let built = repo.run_in(alone.path(), &["build", "--as-of", "2020-06-01"]);
    assert!(built.status.success());
    assert!(errors(built).contains("不在 git 仓库里"));
    assert_eq!(repo.run_in(alone.path(), &["diff"]).status.code(), Some(2));
    let page = std::fs::read_to_string(alone.path().join("public/changes/index.html")).unwrap();
    assert!(page.contains("没有可读的修改历史"));

    let empty = Repo::empty();
    common::copy(&repo.content(), &empty.content(), false);
    let built = empty.run(&["build", "--as-of", "2020-06-01"]);
    assert!(built.status.success());
    assert!(errors(built).contains("还没有提交"));
}

#[test]
fn a_version_that_cannot_be_read_is_a_gap_that_is_shown() {
    let repo = Repo::county();
    repo.write(LU, "+++\ntitle = \"旧格式\"\n[[tasks]]\nname = \"修路\"\n+++\n");
    repo.commit("2020-02-01");
    repo.write(LU, "+++\ntitle = 坏的\n+++\n");
    repo.commit("2020-02-02");
    repo.write(LU, &PLAN.replace("2020-05-15", "2020-08-15"));
    repo.commit("2020-02-03");
    let log = log_of(&repo, "hexi/beigou/lu");
    assert_eq!(log[0], ["measure lu later due 92!"]);
    assert_eq!(
        (log[1].as_slice(), log[2].as_slice()),
        ([format!("{LU} gap")].as_slice(), [format!("{LU} gap")].as_slice())
    );
    let out = repo.build(&["--as-of", "2020-06-01"]);
    let plan = std::fs::read_to_string(out.join("townships/hexi/beigou/plans/lu/index.html")).unwrap();
    assert!(plan.contains("这一版读不出来（unknown-field，第3行）"), "{plan}");
    // Nobody knows what became of the promises in between.
    assert_eq!(repo.run(&["diff", "HEAD~3..HEAD~1", "--fail-on", "weakened"]).status.code(), Some(1));

    // From the very first version on.
    let repo = Repo::empty();
    common::copy(&Repo::county().content(), &repo.content(), false);
    repo.write(LU, "+++\n[[tasks]]\n+++\n");
    repo.commit("2020-01-01");
    repo.write(LU, PLAN);
    repo.commit("2020-02-01");
    assert_eq!(log_of(&repo, "hexi/beigou/lu").last().unwrap(), &[format!("{LU} gap")]);
}

#[test]
fn a_cache_changes_nothing_and_may_be_deleted() {
    let repo = Repo::county();
    for (day, due) in [("2020-02-01", "2020-06-01"), ("2020-02-02", "2020-07-01")] {
        let text = repo.text(LU);
        let line = text.lines().find(|line| line.starts_with("due = ")).unwrap().to_owned();
        repo.write(LU, &text.replacen(&line, &format!("due = {due}"), 1));
        repo.commit(day);
    }
    let caches = repo.path().join(".git/caches");
    let first = tree(&repo.build(&["--as-of", "2020-06-01"]));
    assert_eq!(tree(&caches).len(), 1);
    let again = tree(&repo.build(&["--as-of", "2020-06-01"]));
    let cache = tree(&caches).into_keys().next().unwrap();
    std::fs::write(caches.join(cache), b"no cache").unwrap();
    let broken = tree(&repo.build(&["--as-of", "2020-06-01"]));
    std::fs::remove_dir_all(&caches).unwrap();
    let none = tree(&repo.build(&["--as-of", "2020-06-01"]));
    assert!(first == again && first == broken && first == none);
    for threads in [1, 4] {
        std::fs::remove_dir_all(&caches).unwrap();
        assert!(first == tree(&repo.build_on(threads, "2020-06-01")), "{threads} threads");
    }
}

/// Every word that the public edition gives out, on the site and in the terminal.
fn public_words(repo: &Repo) -> String {
    let out = repo.build(&["--as-of", "2020-12-31"]);
    let mut words: String = tree(&out)
        .into_iter()
        .map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes)))
        .collect();
    let count: usize = repo.git(&["rev-list", "--count", "HEAD"]).trim().parse().unwrap();
    for key in ["hexi", "hexi/beigou", "hexi/beigou/lu", "hexi/nangou"] {
        for format in ["human", "json"] {
            words += &stdout(&repo.run(&["log", key, "--format", format]));
        }
    }
    let names: Vec<String> = (0..count).map(|back| format!("HEAD~{back}")).collect();
    for from in &names {
        words += &stdout(&repo.run(&["diff", from]));
        for to in &names {
            for format in ["human", "json"] {
                words += &stdout(&repo.run(&["diff", &format!("{from}..{to}"), "--format", format]));
            }
        }
    }
    words
}

fn never(repo: &Repo, case: &str, secrets: &[&str]) {
    let words = public_words(repo);
    assert!(words.contains("修组道路") || words.contains("修南沟的路"), "{case}: nothing is told at all");
    // Nor who wrote it, in any case.
    for secret in secrets.iter().copied().chain(["李某某"]) {
        let around = words.find(secret).map(|at| {
            let start = words[..at].char_indices().rev().nth(80).map_or(0, |(at, _)| at);
            words[start..].chars().take(200).collect::<String>()
        });
        assert_eq!(around, None, "{case}: {secret} was given away");
    }
}

#[test]
fn private_data_that_was_committed_and_removed_stays_hidden() {
    let wide: String =
        ID.chars().map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap()).collect();
    for (path, from, to) in [
        (LU, "修组道路", format!("帮张某{ID}修路")),
        (LU, "\"shuili\"]\nstart", format!("\"张某{ID}\"]\nstart")),
        (LU, "name = \"路\"", format!("name = \"路{ID}\"")),
        (LU, "unit = \"米\"", format!("unit = \"米 {wide}\"")),
        (LU, "边沟没有盖板", format!("{ID}门前边沟")),
        (LU, "村民代表会议\"\nby", format!("村民代表{ID}\"\nby")),
        (LU, "by = \"村民代表会议\"", format!("by = \"{ID}\"")),
        (LU, "title = \"通路方案\"", format!("title = \"{} {} {}\"", &ID[..6], &ID[6..14], &ID[14..])),
        (LU, "先修主路", format!("张某{ID}先修主路")),
        (NOTICE, "一季度财务", format!("张某{ID}")),
        (NOTICE, "收支明细", format!("张某{ID}")),
        ("townships/hexi/beigou/village.md", "北沟村\"", format!("北沟村{ID}\"")),
    ] {
        let repo = Repo::county();
        let clean = repo.text(path);
        repo.edit(path, from, &to);
        repo.commit("2020-03-05");
        repo.write(path, &clean);
        repo.commit("2020-03-06");
        let tail = &ID[14..];
        never(&repo, &to, &[ID, &wide, &format!("{} {}", &ID[6..14], tail)]);
    }
    // In names of files and folders.
    let repo = Repo::county();
    let summary = format!("townships/hexi/beigou/progress/2020-04-04-{ID}.md");
    repo.write(
        &summary,
        "+++\ndate = 2020-04-04\n[[updates]]\nmeasure = \"lu\"\ndue = 2020-07-01\nnote = \"x\"\n+++\n",
    );
    repo.write(
        &format!("townships/hexi/beigou/notices/2020-04-04-{ID}.md"),
        "+++\ndate = 2020-04-04\nitem = \"caiwu\"\ntitle = \"x\"\n+++\n",
    );
    repo.commit("2020-04-05");
    repo.git(&[
        "rm",
        "--quiet",
        &format!("content/{summary}"),
        &format!("content/townships/hexi/beigou/notices/2020-04-04-{ID}.md"),
    ]);
    repo.git(&["mv", "content/townships/hexi/nangou", &format!("content/townships/hexi/ng{ID}")]);
    repo.commit("2020-04-06");
    repo.git(&["mv", &format!("content/townships/hexi/ng{ID}"), "content/townships/hexi/nangou"]);
    repo.commit("2020-04-07");
    never(&repo, "names", &[ID]);
}

#[test]
fn what_is_internal_today_or_was_when_written_stays_hidden() {
    let secret = "机密修路";
    let with = |text: &str| text.replace("修组道路", secret);
    let internal = "internal = true\nid = \"lu\"";
    // A measure made internal; made internal and then dropped; internal first, public under other words later.
    for last in ["kept", "dropped", "public"] {
        let repo = Repo::county();
        if last == "public" {
            repo.write(LU, &with(PLAN).replace("id = \"lu\"", internal));
            repo.commit("2020-02-01");
            repo.write(LU, &PLAN.replace("修组道路", "修大家的路"));
            repo.commit("2020-02-02");
        } else {
            repo.write(LU, &with(PLAN));
            repo.commit("2020-02-01");
            repo.write(LU, &with(PLAN).replace("due = 2020-05-15", "due = 2020-05-16"));
            repo.commit("2020-02-02");
            repo.write(LU, &with(PLAN).replace("id = \"lu\"", internal));
            repo.commit("2020-02-03");
            if last == "dropped" {
                let start = PLAN.find("[[measures]]\nid = \"lu\"").unwrap();
                let end = PLAN.find("[[measures]]\nid = \"deng\"").unwrap();
                let rest = format!("{}{}", &PLAN[..start], &PLAN[end..]);
                repo.write(SUMMARY, "+++\ndate = 2020-03-01\n+++\n");
                repo.write(LU, &rest);
                repo.commit("2020-02-04");
            }
        }
        never(&repo, last, &[secret, "2020-05-16"]);
    }
    // Marks elsewhere: on the plan, the village, the township, the programme, the kind.
    for (path, from, to) in [
        (LU, "title = \"通路方案\"", "internal = true\ntitle = \"通路方案\""),
        ("townships/hexi/beigou/village.md", "households", "internal = true\nhouseholds"),
        ("measures.toml", "id = \"tonglu\"", "internal = true\nid = \"tonglu\""),
    ] {
        let repo = Repo::county();
        repo.write(
            "townships/hexi/nangou/plans/lu.md",
            &PLAN.replace("tonglu", "zhaoming").replace("p1", "p2"),
        );
        repo.write(LU, &with(PLAN));
        repo.commit("2020-02-01");
        repo.edit(LU, "due = 2020-05-15", "due = 2020-05-16");
        repo.commit("2020-02-02");
        repo.edit(path, from, to);
        repo.commit("2020-02-03");
        never(&repo, path, &[secret, "2020-05-16"]);
    }
    // Parts of a measure, an update, a notice that is renamed by the same commit.
    let repo = Repo::county();
    repo.edit(LU, "amount = 20000", "amount = 20077");
    repo.edit(LU, "name = \"路\"", "name = \"机密指标\"");
    repo.write(
        SUMMARY,
        "+++\ndate = 2020-03-01\n[[updates]]\nmeasure = \"lu\"\ndue = 2020-09-09\nnote = \"n\"\n+++\n",
    );
    repo.edit(NOTICE, "一季度财务", "机密公示");
    repo.commit("2020-03-05");
    repo.edit(LU, "source = \"群众投\"", "internal = true\nsource = \"群众投\"");
    repo.edit(LU, "name = \"机密指标\"", "internal = true\nname = \"内部指标\"");
    repo.edit(SUMMARY, "measure = \"lu\"", "internal = true\nmeasure = \"lu/lu\"");
    repo.git(&[
        "mv",
        &format!("content/{NOTICE}"),
        "content/townships/hexi/beigou/notices/2020-03-02-neibu.md",
    ]);
    repo.edit("townships/hexi/beigou/notices/2020-03-02-neibu.md", "date =", "internal = true\ndate =");
    repo.commit("2020-03-06");
    never(&repo, "parts", &["20,077", "20077", "机密指标", "内部指标", "2020-09-09", "机密公示", "neibu"]);
    // A mark that stands only in a version that cannot be read.
    let repo = Repo::county();
    repo.write(LU, &with(PLAN));
    repo.commit("2020-02-01");
    repo.write(LU, &with(PLAN).replace("id = \"lu\"", "internal = true\nnonsense = 1\nid = \"lu\""));
    repo.commit("2020-02-02");
    repo.write(LU, &PLAN.replace("修组道路", "修大家的路"));
    repo.commit("2020-02-03");
    never(&repo, "gap", &[secret]);
}

/// What a programme wants to reach is hidden in all versions, if it was public before its mark came or comes after it.
#[test]
fn what_a_programme_wants_to_reach_stays_hidden() {
    let programme = |mark: &str, name: &str| {
        format!(
            "+++\nname = \"通路专项\"\n[[targets]]\n{mark}name = \"{name}\"\nby = 2020-11-11\nshare = 0.37\n+++\n"
        )
    };
    let (public, internal) = ("", "internal = true\n");
    for marks in [[public, internal], [internal, public]] {
        let repo = Repo::county();
        repo.write("programmes/lu.md", &programme(marks[0], "机密占比"));
        repo.commit("2020-02-01");
        let name = if marks[1] == public { "公开占比" } else { "机密占比" };
        repo.write("programmes/lu.md", &programme(marks[1], name));
        repo.commit("2020-02-02");
        never(&repo, "share", &["机密占比"]);
    }
}

/// What becomes internal in the commit that puts it somewhere else was never public under another name.
#[test]
fn what_moves_to_where_it_is_internal_stays_hidden_in_every_version() {
    let measure = |kind: &str| {
        format!("[[measures]]\nid = \"mi\"\nkind = \"{kind}\"\ntitle = \"机密修路\"\ndue = 2020-07-07\n")
    };
    let with = |measure: &str| PLAN.replace("[[problems]]", &format!("{measure}[[problems]]"));
    let county = || {
        let repo = Repo::county();
        repo.write(
            "measures.toml",
            &format!(
                "{}[[measures]]\nid = \"nei\"\nname = \"内部事项\"\ninternal = true\n",
                repo.text("measures.toml")
            ),
        );
        repo.write(
            "disclosures.toml",
            &format!(
                "{}[[disclosures]]\nid = \"nei\"\nname = \"内部公示\"\ninternal = true\n",
                repo.text("disclosures.toml")
            ),
        );
        repo.write("programmes/nei.md", "+++\nname = \"内部专项\"\ninternal = true\n+++\n");
        repo.write("townships/neimi/township.md", "+++\nname = \"内部乡\"\ninternal = true\n+++\n");
        repo.write(LU, &with(&measure("zhaoming")));
        repo.edit(NOTICE, "一季度财务", "机密公示");
        let problem = "[[problems]]\nid = \"q1\"\ntitle = \"机密问题\"\nfound_on = 2020-02-20\n";
        repo.write(SUMMARY, &repo.text(SUMMARY).replace("\n+++\n\n开工", &format!("\n{problem}+++\n\n开工")));
        repo.commit("2020-03-05");
        repo
    };
    let secrets = ["机密修路", "2020-07-07", "机密公示", "机密问题", "机密村", "neimi", "mimi"];
    let own = |repo: &Repo, moved: &str| {
        repo.commit("2020-03-06");
        never(repo, moved, &secrets);
    };
    // Each of the others goes in its own way: a kind, a programme, an item, a summary that the public does not know.
    let repo = county();
    repo.write(LU, &with(&measure("nei")));
    repo.edit(NOTICE, "\"caiwu\"", "\"nei\"");
    let problem = "[[problems]]\nid = \"q1\"\ntitle = \"机密问题\"\nfound_on = 2020-02-20\n";
    repo.edit(SUMMARY, problem, "");
    let inside = format!("+++\ndate = 2020-03-03\ninternal = true\n{problem}+++\n");
    repo.write("townships/hexi/beigou/progress/2020-03-03.md", &inside);
    own(&repo, "kind, item, summary");
    let repo = county();
    repo.write(LU, PLAN);
    let plan = format!("+++\n{}{problem}+++\n", measure("zhaoming"));
    repo.write("townships/hexi/beigou/plans/nei.md", &plan);
    repo.edit(SUMMARY, problem, "");
    repo.edit(NOTICE, "date =", "internal = true\ndate =");
    own(&repo, "programme");
    // A village goes to a township that the public does not know; one that it did not know becomes another.
    let repo = county();
    repo.edit("townships/hexi/beigou/village.md", "北沟村", "机密村");
    repo.commit("2020-03-06");
    repo.git(&["mv", "content/townships/hexi/beigou", "content/townships/neimi/beigou"]);
    own(&repo, "township");
    let repo = Repo::county();
    repo.git(&["mv", "content/townships/hexi/beigou", "content/townships/hexi/mimi"]);
    repo.edit("townships/hexi/mimi/village.md", "households", "internal = true\nhouseholds");
    repo.commit("2020-03-05");
    repo.git(&["mv", "content/townships/hexi/mimi", "content/townships/hexi/beigou"]);
    repo.edit("townships/hexi/beigou/village.md", "internal = true\n", "");
    own(&repo, "folder");
}

/// Pull requests are merged whole: what was internal on one is so before it.
#[test]
fn what_was_internal_on_a_merged_branch_stays_hidden() {
    let secret = "机密修路";
    let lu = PLAN.replace("修组道路", secret);
    let rest = {
        let (start, end) = (
            PLAN.find("[[measures]]\nid = \"lu\"").unwrap(),
            PLAN.find("[[measures]]\nid = \"deng\"").unwrap(),
        );
        format!("{}{}", &PLAN[..start], &PLAN[end..])
    };
    let kinds = "measures.toml";
    for (case, last) in [("dropped", rest.as_str()), ("public", &PLAN.replace("修组道路", "修大家的路"))]
    {
        for through in [LU, kinds] {
            let repo = Repo::county();
            repo.write(LU, &lu);
            repo.commit("2020-02-01");
            repo.git(&["switch", "--quiet", "-c", "side"]);
            let id = if through == LU { "id = \"lu\"" } else { "id = \"tonglu\"" };
            repo.edit(through, id, &format!("internal = true\n{id}"));
            repo.commit("2020-02-02");
            repo.edit(through, "internal = true\n", "");
            repo.write(LU, last);
            repo.write(SUMMARY, "+++\ndate = 2020-03-01\n+++\n");
            repo.commit("2020-02-03");
            repo.git(&["switch", "--quiet", "main"]);
            repo.edit("townships/hexi/nangou/village.md", "203", "204");
            repo.commit("2020-02-04");
            repo.git(&["merge", "--quiet", "--no-ff", "-m", "并", "side"]);
            never(&repo, &format!("{case} {through}"), &[secret]);
        }
    }
}

#[test]
fn an_entry_that_stands_twice_is_internal_if_either_is() {
    let repo = Repo::county();
    repo.write(
        SUMMARY,
        "+++\ndate = 2020-03-01\n[[updates]]\nmeasure = \"lu\"\ninternal = true\ndue = 2020-09-09\nnote = \"n\"\n[[updates]]\nmeasure = \"lu\"\nspent = 500\n+++\n",
    );
    repo.commit("2020-03-05");
    never(&repo, "twice", &["2020-09-09"]);
}

#[test]
fn a_notice_after_its_time_keeps_its_line_alone() {
    let repo = Repo::county();
    repo.edit(NOTICE, "item =", "until = 2020-03-20\nitem =");
    repo.edit(NOTICE, "收支明细", "收支明细：低保户名单");
    repo.commit("2020-03-03");
    repo.edit(NOTICE, "低保户名单", "低保户的名单");
    repo.commit("2020-03-04");
    never(&repo, "notice", &["低保户名单", "低保户的名单"]);
}

#[test]
fn a_village_whose_folder_another_took_is_told_as_dropped() {
    let repo = Repo::county();
    let there = |name: &str| format!("content/townships/hexi/{name}");
    repo.git(&["rm", "--quiet", "-r", &there("nangou")]);
    repo.git(&["mv", &there("beigou"), &there("nangou")]);
    repo.commit("2020-02-01");
    let told = repo.told(&["HEAD~1..HEAD"]);
    assert!(told.contains(&"place moved".to_owned()), "{told:?}");
    assert_eq!(told.iter().filter(|told| *told == "plan dropped!").count(), 1, "{told:?}");
    assert_eq!(repo.run(&["diff", "HEAD~1..HEAD", "--fail-on", "weakened"]).status.code(), Some(1));
    let changes =
        std::fs::read_to_string(repo.build(&["--as-of", "2020-06-01"]).join("data/changes.csv")).unwrap();
    assert!(changes.contains("修南沟的路,dropped"), "{changes}");
}

#[test]
fn a_gap_on_the_older_side_is_told_in_both_forms() {
    let repo = Repo::county();
    repo.write(LU, "+++\n[[tasks]]\n+++\n");
    repo.git(&["commit", "--quiet", "--all", "--amend", "--message", "x"]);
    repo.write(LU, PLAN);
    repo.commit("2020-02-01");
    assert!(
        repo.told(&["HEAD~1..HEAD"]).contains(&format!("{LU} gap")),
        "{:?}",
        repo.told(&["HEAD~1..HEAD"])
    );
    assert!(stdout(&repo.run(&["diff", "HEAD~1..HEAD"])).contains("这一版读不出来"));
}
