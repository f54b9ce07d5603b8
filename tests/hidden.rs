//! Slips by which internal text could come before the public: marks that hide nothing, constructs that reach out of an
//! internal block, names and links that tell of what is hidden. Each is refused, or left out.
//! In: the clean tree with one slip. Out: findings, and what the public site holds.

mod common;

use common::bench::fixtures;
use common::{build, copy, cunce, put, stdout, tree};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const VILLAGE: &str = "townships/hexi/qiaotou/village.md";
const PLAN: &str = "townships/hexi/qiaotou/plans/tuopin.md";

/// The clean tree in a folder of its own.
fn content() -> (TempDir, PathBuf) {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&fixtures().join("base/content"), &content, false);
    (work, content)
}

fn add(content: &Path, path: &str, text: &str) {
    let old = std::fs::read_to_string(content.join(path)).unwrap();
    put(content, path, &(old + text));
}

/// Code, file and line of each error.
fn errors(content: &Path) -> Vec<(String, String, u64)> {
    let output = cunce().args(["check", "--format", "json", "--content"]).arg(content).output().unwrap();
    let lines = stdout(&output);
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines
        .filter(|line| line["severity"] == "error")
        .map(|line| {
            let text = |key: &str| line[key].as_str().unwrap().to_owned();
            (text("code"), text("file"), line["line"].as_u64().unwrap())
        })
        .collect()
}

/// All texts of the public site, workbooks unpacked.
fn published(content: &Path) -> String {
    let out = tempfile::tempdir().unwrap();
    let site = out.path().join("public");
    build(content, &site, &[]);
    let mut all = String::new();
    for (path, bytes) in tree(&site) {
        all.push_str(&path);
        match zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
            Ok(mut archive) => {
                for part in 0..archive.len() {
                    let mut part = archive.by_index(part).unwrap();
                    let mut text = String::new();
                    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
                    all.push_str(&text);
                }
            }
            Err(_) => all.push_str(&String::from_utf8_lossy(&bytes)),
        }
    }
    all
}

#[test]
fn what_an_internal_block_leaves_open_hides_nothing_after_it() {
    for open in ["<!-- 草稿", "<script>", "<style>", "```", "<div title=\""] {
        let (_work, content) = content();
        let text = format!("\n:::internal\n{open}\n:::\n\n张三 13812345678\n");
        add(&content, VILLAGE, &text);
        let found = errors(&content);
        assert_eq!(found.len(), 1, "{open}: {found:?}");
        assert_eq!((found[0].0.as_str(), found[0].2), ("private-data", 26), "{open}");
    }
    // A file that only the public text links is looked into as well.
    let (_work, content) = content();
    put(&content, "townships/hexi/qiaotou/名册.csv", "张三,13812345678\n");
    add(&content, VILLAGE, "\n:::internal\n<!-- 草稿\n:::\n\n[名册](名册.csv)\n");
    assert_eq!(errors(&content).len(), 1);
}

#[test]
fn a_number_in_an_internal_block_is_told_once_and_only_inside() {
    let (_work, content) = content();
    add(&content, VILLAGE, "\n:::internal\n张三 13812345678\n:::\n");
    assert_eq!(errors(&content), []);
}

#[test]
fn fields_without_their_marks_are_refused() {
    for (path, text) in [
        ("home.md", "internal = true\n欠款五千元\n"),
        ("home.md", "\n[facts]\n\"耕地\" = 1\n"),
        ("home.md", "说明\n\ninternal：true\n"),
        (
            "townships/hexi/beigou/plans/daolu.md",
            "title = \"方案\"\ninternal = true\n\n[[measures]]\nid = \"d9\"\n",
        ),
    ] {
        let (_work, content) = content();
        put(&content, path, text);
        let found = errors(&content);
        assert!(
            found.iter().any(|(code, file, _)| code == "syntax" && file.ends_with(path)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn marks_that_hide_nothing_are_refused() {
    for text in ["会议纪要 :::internal\n内部\n:::\n", "internal = true\n内部\n", "甲：：：internal\n"]
    {
        let (_work, content) = content();
        add(&content, VILLAGE, &format!("\n{text}"));
        let found = errors(&content);
        assert!(found.iter().any(|(code, _, line)| code == "bad-block" && *line == 22), "{text}: {found:?}");
    }
}

#[test]
fn names_of_internal_units_stand_nowhere() {
    let (_work, content) = content();
    add(&content, "units.toml", "\n[[units]]\nid = \"miju\"\nname = \"密审计局\"\ninternal = true\n");
    let plan = std::fs::read_to_string(content.join(PLAN)).unwrap();
    let plan = plan.replace("found_on = 2020-02-10\n", "found_on = 2020-02-10\nfound_by = \"密审计局\"\n");
    let lead = "lead = [\"nongye\", \"县水利局，密审计局\"]\nperson = \"密审计局\"";
    let plan = plan.replacen("lead = \"nongye\"", lead, 1);
    let plan = plan.replacen(
        "[[measures]]",
        "[[approvals]]\nstep = \"会签\"\nby = \"密审计局\"\n\n[[approvals]]\nstep = \"报批\"\nby = \"miju\"\n\n[[measures]]",
        1,
    );
    put(&content, PLAN, &plan);
    put(
        &content,
        "townships/hexi/qiaotou/progress/2020-05-26.md",
        "+++\ndate = 2020-05-26\nauthor = \"密审计局\"\n\n[[visits]]\non = 2020-05-26\nby = \"密审计局\"\nrole = \"第一书记\"\n\n\
         [[visits]]\non = 2020-05-26\nby = \"县水利局、密审计局\"\nrole = \"组长\"\n\n\
         [[problems]]\nid = \"w8\"\ntitle = \"路灯不亮\"\nfound_on = 2020-05-20\nfound_by = \"密审计局\"\n\
         closed_on = 2020-05-26\nclosed_by = \"密审计局\"\n+++\n",
    );
    assert_eq!(errors(&content), []);
    let site = published(&content);
    assert!(site.contains("路灯不亮"));
    assert!(!site.contains("密审计局") && !site.contains("miju"));
}

#[test]
fn a_link_to_a_hidden_place_leads_to_the_page() {
    let (_work, content) = content();
    let plan = std::fs::read_to_string(content.join(PLAN)).unwrap();
    let hidden =
        "[[measures]]\nid = \"miM4\"\nkind = \"changye\"\ntitle = \"密事\"\ninternal = true\n\n[[problems]]";
    put(&content, PLAN, &plan.replacen("[[problems]]", hidden, 1));
    add(
        &content,
        VILLAGE,
        "\n## 公开的事\n\n:::internal\n## 低保户的事\n:::\n\n[甲](plans/tuopin.md#m-miM4) [乙](#低保户的事) \
         [丙](#公开的事) [丁](plans/tuopin.md#m-m1)\n",
    );
    assert_eq!(errors(&content), []);
    let site = published(&content);
    for hidden in ["miM4", "mim4", "低保户"] {
        assert!(!site.contains(hidden), "{hidden}");
    }
    assert!(
        site.contains("href=\"#h-%E5%85%AC%E5%BC%80%E7%9A%84%E4%BA%8B\">丙")
            && site.contains("plans/tuopin/index.html#m-m1\">丁")
    );
}

#[test]
fn a_number_in_the_name_of_a_folder_with_a_dot_is_found() {
    let (_work, content) = content();
    put(&content, "townships/hexi/13812345678.村/village.md", "+++\nname = \"某村\"\n+++\n");
    assert!(errors(&content).iter().any(|(code, ..)| code == "private-data"));
}

#[test]
fn a_folder_that_was_to_be_a_village_is_not_passed_over() {
    let (_work, content) = content();
    put(&content, "townships/hexi/xincun/plans/方案.docx", "");
    std::fs::create_dir_all(content.join("townships/hedong")).unwrap();
    // One whose pictures a record shows is none.
    put(&content, "townships/hexi/图/渠.txt", "渠");
    add(&content, "townships/hexi/township.md", "\n[渠](图/渠.txt)\n");
    let found: Vec<_> = errors(&content).into_iter().map(|(code, file, _)| (code, file)).collect();
    let missing = |path: &str| ("missing-record".to_owned(), format!("content/townships/{path}"));
    assert_eq!(found, [missing("hedong/township.md"), missing("hexi/xincun/village.md")]);
}

#[test]
fn what_markdown_takes_for_no_link_is_told() {
    for (text, refused) in [
        ("![渠](现场 照片.png)", true),
        ("![渠]（渠.png）", true),
        ("见[方案]（plans/tuopin.md）", true),
        ("写法是 `[文字](地 址)`", false),
        ("县发[2020]（试行）12号", false),
        ("[方案](plans/tuopin.md)", false),
    ] {
        let (_work, content) = content();
        add(&content, VILLAGE, &format!("\n{text}\n"));
        let found = errors(&content);
        assert_eq!(found.iter().any(|(code, ..)| code == "broken-link"), refused, "{text}: {found:?}");
    }
}
