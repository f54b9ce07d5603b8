//! Owns: the wording of `fmt`. In: what became of the records. Out: lines.

use super::Terminal;
use crate::author::Tidied;

impl Terminal<'_> {
    /// What does not parse, what changed or would change, and how many of how many.
    pub fn tidied(&self, tidied: &Tidied, check: bool) {
        self.findings_to_stderr(&tidied.report, &tidied.sources);
        for path in &tidied.doubtful {
            self.complain(&self.text.text("fmt-doubtful", &[("path", path.as_str().into())]));
        }
        if check {
            tidied.changed.iter().for_each(|path| self.line(path));
        }
        let broken = tidied.sources.len();
        let args =
            [("changed", tidied.changed.len().into()), ("all", tidied.all.into()), ("broken", broken.into())];
        let id = if check { "fmt-checked" } else { "fmt-changed" };
        self.line(&self.text.text(id, &args));
        if broken > 0 {
            self.complain(&self.text.text("fmt-broken", &args[2..]));
        }
    }
}
