//! Owns: everything that people read in a terminal — findings, figures, failures, progress.
//! In: reports and results. Out: text on standard output and standard error; nothing else prints.

mod failure;
mod findings;
mod grid;
mod handed;
mod history;
mod ledger;
mod overview;
mod progress;
mod region;
#[cfg(feature = "serve")]
mod serve;
mod system;
mod tidied;

pub use failure::describe as said;
pub use findings::write as write_findings;
pub use grid::Shape;
pub use history::Teller;
pub use overview::Wanted;
pub use progress::Progress;

use crate::diag::{Arg, Report, Severity};
use crate::history::{Absent, Standing};
#[cfg(feature = "pdf")]
use crate::packets::{HandedOut, Packets, Refused};
#[cfg(feature = "pdf")]
use crate::print::{Taken, Unprintable};
use crate::source::Sources;
use crate::text::Catalogue;
use crate::{Built, Checked, Failure};
#[cfg(feature = "pdf")]
use std::collections::BTreeMap;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;
#[cfg(feature = "pdf")]
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the quoted line.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
}

/// Writes to people and programs.
pub struct Terminal<'t> {
    text: &'t Catalogue,
    /// Why standard output took no more.
    fault: OnceLock<std::io::Error>,
}

impl<'t> Terminal<'t> {
    /// In the language of `text`.
    pub fn new(text: &'t Catalogue) -> Self {
        Terminal { text, fault: OnceLock::new() }
    }

    /// A line on standard output.
    pub fn line(&self, line: &str) {
        self.out(|out| writeln!(out, "{line}"));
    }

    /// Writes to standard output and remembers the first refusal.
    fn out(&self, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) {
        let mut out = BufWriter::new(std::io::stdout().lock());
        if let Err(error) = write(&mut out).and_then(|()| out.flush()) {
            // A closed pipe is the reader's choice, not a failure.
            if error.kind() != std::io::ErrorKind::BrokenPipe {
                let _ = self.fault.set(error);
            }
        }
    }

    /// Says so where standard output did not take all that was written to it: a full disk must not look like an empty
    /// list.
    pub fn lost(&self) -> bool {
        if let Some(error) = self.fault.get() {
            let error = system::words(error, self.text);
            self.complain(&self.text.text("failure-stdout", &[("error", error.into())]));
        }
        self.fault.get().is_some()
    }

    /// A line on standard error.
    pub fn complain(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }

    /// Findings on standard output; people also get the counts.
    pub fn findings(&self, report: &Report, sources: &Sources, format: Format) {
        let coloured = std::io::stdout().is_terminal();
        self.out(|out| {
            findings::write(out, report, sources, self.text, format, coloured)?;
            if format == Format::Human { writeln!(out, "{}", self.counts(report)) } else { Ok(()) }
        });
    }

    /// Why nothing is shown of records with errors.
    pub fn refused(&self, checked: &Checked) {
        self.findings_to_stderr(&checked.report, checked.published.sources());
        self.complain(&self.counts(&checked.report));
    }

    fn counts(&self, report: &Report) -> String {
        let errors = report.count(Severity::Error);
        let warnings = report.count(Severity::Warning);
        if errors + warnings == 0 {
            return self.text.plain("findings-none");
        }
        self.text.text("findings-count", &[("errors", errors.into()), ("warnings", warnings.into())])
    }

    /// What a build read, found, wrote, and where to look.
    pub fn built(&self, built: &Built, out: &Path, took: Duration) {
        let Checked { published, report } = &built.checked;
        self.findings_to_stderr(report, published.sources());
        let plans = published.model.holders().map(|holder| holder.plans);
        let summaries: usize = published.model.holders().map(|holder| holder.summaries.len()).sum();
        let measures: usize = plans.flatten().map(|plan| plan.measures.len()).sum();
        let plans: usize = published.model.holders().skip(1).map(|holder| holder.plans.len()).sum();
        let villages: usize = published.model.townships.iter().map(|township| township.villages.len()).sum();
        let read = [
            ("townships", published.model.townships.len().into()),
            ("villages", villages.into()),
            ("plans", plans.into()),
            ("measures", measures.into()),
            ("summaries", summaries.into()),
        ];
        self.line(&self.text.text("build-read", &read));
        self.line(&self.counts(report));
        let Some(written) = &built.written else {
            self.line(&self.text.text("build-refused", &[("out", shown(out).into())]));
            return;
        };
        self.standing(&written.history);
        self.handed_out_as(published, Some(handed::SHOWN));
        let summary = &written.summary;
        let wrote = [
            ("pages", written.pages.into()),
            ("files", number(summary.files)),
            ("written", number(summary.added + summary.changed)),
            ("unchanged", number(summary.unchanged)),
            ("removed", number(summary.removed)),
            ("seconds", format!("{:.2}", took.as_secs_f64()).into()),
        ];
        self.line(&self.text.text("build-wrote", &wrote));
        if let Some(leftover) = &summary.leftover {
            self.complain(&self.text.text("build-leftover", &[("path", shown(leftover).into())]));
        }
        let page = out.join("index.html");
        self.line(&self.text.text("build-look", &[("path", shown(&page).into())]));
    }

    /// What was printed, on which fonts, and where it lies.
    #[cfg(feature = "pdf")]
    pub fn printed(&self, made: &Packets, took: Duration) {
        let Checked { published, report } = &made.checked;
        // Who prints wants paper; warnings are for who writes, and `check` tells them.
        if made.printed.is_empty() {
            self.findings_to_stderr(report, published.sources());
        }
        self.line(&self.counts(report));
        self.paper(&made.taken, &made.unprintable);
        if made.printed.is_empty() {
            self.line(&self.text.plain("packet-refused"));
            return;
        }
        for (path, pages) in &made.printed {
            self.line(
                &self.text.text("packet-file", &[("path", shown(path).into()), ("pages", (*pages).into())]),
            );
        }
        let pages: usize = made.printed.iter().map(|(_, pages)| pages).sum();
        let args = [
            ("files", made.printed.len().into()),
            ("pages", pages.into()),
            ("seconds", format!("{:.2}", took.as_secs_f64()).into()),
        ];
        self.line(&self.text.text("packet-wrote", &args));
    }

    /// What became of the packets of a site.
    #[cfg(feature = "pdf")]
    pub fn handed_out(&self, packets: &HandedOut, sources: &Sources) {
        self.paper(&packets.taken, &packets.unprintable);
        match &packets.refused {
            None => {
                let args = [("files", packets.files.into()), ("pages", packets.pages.into())];
                self.line(&self.text.text("packets-built", &args));
                return;
            }
            Some(Refused::Font(error)) => self.complain(&failure::font(error, self.text)),
            Some(Refused::Glyphs(found)) => {
                let mut report = Report::default();
                report.extend(found.iter().cloned());
                self.findings_to_stderr(&report, sources);
            }
        }
        self.complain(&self.text.plain("packets-not-built"));
    }

    /// What a packet had to do without: in one line the fonts, and each picture.
    #[cfg(feature = "pdf")]
    pub fn paper(&self, taken: &[Taken], unprintable: &BTreeMap<PathBuf, Unprintable>) {
        let missing = taken.iter().filter(|taken| taken.stand_in.is_some());
        let roles: Vec<String> =
            missing.map(|taken| self.text.plain(&format!("font-role-{}", taken.role.as_str()))).collect();
        if !roles.is_empty() {
            let roles = roles.join(&self.text.plain("list-comma"));
            self.complain(&self.text.text("font-stand-ins", &[("roles", roles.into())]));
        }
        for (path, why) in unprintable {
            let mut args = vec![("path", shown(path).into())];
            let id = match why {
                Unprintable::Form => "packet-picture-form",
                Unprintable::Broken => "packet-picture-broken",
                Unprintable::Inks => "packet-picture-inks",
                Unprintable::Linked => "packet-picture-linked",
                Unprintable::Glyph(c) => {
                    args.push(("character", c.to_string().into()));
                    "packet-picture-glyph"
                }
                Unprintable::Unread(kind, words) => {
                    args.push(("error", system::words_of(*kind, words, self.text).into()));
                    "packet-picture-unread"
                }
            };
            self.complain(&self.text.text(id, &args));
        }
    }

    #[cfg(feature = "pdf")]
    fn stand_in(&self, taken: &Taken) -> String {
        let role = self.text.plain(&format!("font-role-{}", taken.role.as_str()));
        let args = [
            ("role", role.into()),
            ("family", taken.family.as_str().into()),
            ("wanted", taken.role.families().join(&self.text.plain("list-comma")).into()),
        ];
        self.text.text("font-stand-in", &args)
    }

    /// Which font each role takes, and which are missing.
    #[cfg(feature = "pdf")]
    pub fn fonts(&self, taken: &[Taken]) {
        for taken in taken {
            let role = self.text.plain(&format!("font-role-{}", taken.role.as_str()));
            self.line(&match taken.stand_in {
                Some(_) => self.stand_in(taken),
                None => self.text.text(
                    "font-taken",
                    &[
                        ("role", role.into()),
                        ("family", taken.family.as_str().into()),
                        ("path", shown(&taken.path).into()),
                    ],
                ),
            });
        }
    }

    fn findings_to_stderr(&self, report: &Report, sources: &Sources) {
        let mut out = BufWriter::new(std::io::stderr().lock());
        let coloured = std::io::stderr().is_terminal();
        let _ = findings::write(&mut out, report, sources, self.text, Format::Human, coloured);
    }

    /// Lines of a report on standard output.
    pub fn write(&self, report: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) {
        self.out(report);
    }

    /// What history has to do without: older commits, commits of what is written, any repository at all.
    pub fn standing(&self, history: &Standing) {
        if let Some(why) = history.absent.as_ref().filter(|why| **why != Absent::NotAsked) {
            self.complain(&failure::history(why, self.text));
        }
        if let Some(since) = history.shallow_since {
            self.complain(&self.text.text("history-shallow", &[("date", since.to_string().into())]));
        }
        if history.uncommitted > 0 {
            self.complain(&self.text.text("history-uncommitted", &[("count", history.uncommitted.into())]));
        }
    }

    /// Why a command could not run.
    pub fn failure(&self, failure: &Failure) {
        self.complain(&failure::describe(failure, self.text));
    }
}

fn number(count: u64) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A path as people write it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
