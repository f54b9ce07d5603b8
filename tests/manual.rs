//! What a system is told of the program: completions for shells and pages of the manual.

mod common;

use common::{cunce, stderr, stdout, tree};
use cunce::text::Language;
use std::path::Path;
use std::process::{Command, Output};

fn run(args: &[&str], folder: &Path) -> Output {
    cunce().args(args).current_dir(folder).output().unwrap()
}

/// A program of the machine, if it is there.
fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

#[test]
fn every_shell_gets_a_script() {
    let work = tempfile::tempdir().unwrap();
    for (shell, sign) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef cunce"),
        ("fish", "complete -c cunce"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        let output = run(&["completions", shell], work.path());
        assert!(output.status.success(), "{shell}: {}", stderr(&output));
        assert!(stdout(&output).contains(sign), "{shell}");
    }
    let unknown = run(&["completions", "cmd"], work.path());
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("bash zsh fish powershell elvish"), "{}", stderr(&unknown));
}

#[test]
fn bash_completes_commands_and_options() {
    if !has("bash") {
        return;
    }
    let work = tempfile::tempdir().unwrap();
    let script = work.path().join("cunce.bash");
    std::fs::write(&script, run(&["completions", "bash"], work.path()).stdout).unwrap();
    let parsed = Command::new("bash").arg("-n").arg(&script).output().unwrap();
    assert!(parsed.status.success(), "{}", stderr(&parsed));
    let completed = |words: &str, count: usize| {
        let before = count - 1;
        let ask = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={count}; \
             _cunce cunce \"${{COMP_WORDS[{count}]}}\" \"${{COMP_WORDS[{before}]}}\"; echo \"${{COMPREPLY[@]}}\"",
            script.display()
        );
        let output = Command::new("bash").args(["--norc", "-c", &ask]).output().unwrap();
        stdout(&output).trim().to_owned()
    };
    assert_eq!(completed("cunce sch", 1), "schema");
    assert_eq!(completed("cunce fmt --che", 2), "--check");
    assert!(completed("cunce new ''", 2).contains("village"));
}

#[test]
fn pages_hold_every_option_of_every_command_in_every_language() {
    let work = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let out = work.path().join(language.tag());
        let args = ["man", "--lang", language.tag(), "--out", out.to_str().unwrap()];
        let output = run(&args, work.path());
        assert!(output.status.success(), "{}", stderr(&output));
        let pages = tree(&out);
        for name in ["cunce.1", "cunce-fmt.1", "cunce-schema.1", "cunce-new-village.1", "cunce-man.1"] {
            assert!(pages.contains_key(name), "{name}");
        }
        for (name, bytes) in &pages {
            let page = String::from_utf8(bytes.clone()).unwrap();
            assert!(!page.contains('⟨'), "{name}: {page}");
            let command: Vec<&str> = name.trim_end_matches(".1").split('-').skip(1).collect();
            let help = run(&[&command[..], &["--help", "--lang", language.tag()]].concat(), work.path());
            assert!(help.status.success(), "{command:?}");
            let plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");
            let help = stdout(&help);
            let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
            for line in lines {
                for option in line.split_whitespace().take_while(|word| word.starts_with('-')) {
                    let option = option.trim_end_matches(',');
                    assert!(plain.contains(option), "{name} lacks {option}");
                }
            }
            let heading = if language == Language::En { "EXAMPLES" } else { "例子" };
            assert!(page.contains(&format!(".SH \"{heading}\"")), "{name}");
            assert!(language == Language::En || !page.contains("SYNOPSIS"), "{name}");
        }
    }
}

#[test]
fn man_sets_chinese_pages() {
    let work = tempfile::tempdir().unwrap();
    let page = run(&["man", "--lang", "zh-Hans"], work.path());
    assert!(page.status.success(), "{}", stderr(&page));
    let text = stdout(&page);
    assert!(text.contains(".SH \"名称\"") && text.contains("村策"), "{text}");
    let at = work.path().join("cunce.1");
    std::fs::write(&at, &text).unwrap();
    let (program, args): (&str, &[&str]) = match (has("mandoc"), has("groff"), has("preconv")) {
        (true, ..) => ("mandoc", &["-Tutf8"]),
        (_, true, true) => ("groff", &["-man", "-Tutf8", "-k"]),
        _ => return,
    };
    let set = Command::new(program).args(args).arg(&at).output().unwrap();
    assert!(set.status.success(), "{}", stderr(&set));
    let lines = stdout(&set).replace(char::is_whitespace, "");
    assert!(lines.contains("村策：把一个县的“一村一策”方案"), "{lines}");
    assert_eq!(stderr(&set), "");
}

#[test]
fn the_terms_of_everything_in_the_program_are_printed() {
    let work = tempfile::tempdir().unwrap();
    let output = run(&["licenses"], work.path());
    assert_eq!(output.status.code(), Some(0));
    let printed = stdout(&output);
    for part in [
        "the authors of Cunce",
        "Apache License",
        "\ntera 2.",
        "\npulldown-cmark 0.",
        "Mozilla Public License",
    ] {
        assert!(printed.contains(part), "{part}");
    }
}
