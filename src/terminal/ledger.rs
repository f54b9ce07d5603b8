//! Owns: how an import and an export are told. In: what came of them. Out: lines.

use super::{Terminal, shown};
use crate::diag::Arg;
use crate::exchange::{Exported, Imported};
use crate::ledger::{Change, Fault, Import, Kind, Reject, Why};
use std::path::Path;

impl Terminal<'_> {
    /// What a ledger says, what of it was not understood, and what was written.
    pub fn imported(&self, imported: &Imported, dry_run: bool, rest: bool) {
        let Some(import) = &imported.import else {
            self.findings_to_stderr(&imported.checked.report, imported.checked.published.sources());
            self.line(&self.counts(&imported.checked.report));
            return;
        };
        for (sheet, kind, count) in &import.sheets {
            let id = match kind {
                Kind::Measures => "import-sheet-measures",
                Kind::Problems => "import-sheet-problems",
                Kind::Villages => "import-sheet-villages",
            };
            self.line(&self.text.text(id, &[("sheet", sheet.as_str().into()), ("count", (*count).into())]));
        }
        for sheet in &import.hidden {
            self.line(&self.text.text("import-sheet-hidden", &[("sheet", sheet.as_str().into())]));
        }
        import.changes.iter().for_each(|change| self.change(change));
        if !import.rejects.is_empty() {
            self.line(&self.text.text("import-not-understood", &[("count", import.rejects.len().into())]));
            import.rejects.iter().for_each(|reject| self.line(&format!("  {}", self.reject(reject))));
        }
        self.outcome(import, imported, dry_run, rest);
    }

    fn outcome(&self, import: &Import, imported: &Imported, dry_run: bool, rest: bool) {
        let new = import.changes.iter().filter(|change| change.new).count();
        let args = [
            ("new", new.into()),
            ("changed", (import.changes.len() - new).into()),
            ("unchanged", import.unchanged.into()),
            ("files", import.drafts.changed().count().into()),
        ];
        self.line(&self.text.text("import-sum", &args));
        if dry_run {
            self.line(&self.text.plain("import-dry"));
        } else if !import.rejects.is_empty() && !rest {
            self.line(&self.text.plain("import-refused"));
        } else if imported.written.is_empty() && !import.rejects.is_empty() {
            self.line(&self.text.plain("import-none"));
        } else if imported.written.is_empty() {
            self.line(&self.text.plain("import-nothing"));
        } else {
            for path in &imported.written {
                self.line(&self.text.text("import-wrote", &[("path", shown(path).into())]));
            }
            self.line(&self.text.plain("import-next"));
        }
    }

    fn change(&self, change: &Change) {
        let id = if change.new { "import-new" } else { "import-changed" };
        let args = [("key", change.key.as_str().into()), ("title", change.title.as_str().into())];
        self.line(&self.text.text(id, &args));
        // What is new is in the ledger; what changes is told.
        for (heading, from, to) in change.fields.iter().filter(|_| !change.new) {
            let heading: Arg = heading.as_str().into();
            let line = match from.is_empty() {
                true => {
                    self.text.text("import-field-set", &[("heading", heading), ("to", to.as_str().into())])
                }
                false => {
                    let args =
                        [("heading", heading), ("from", from.as_str().into()), ("to", to.as_str().into())];
                    self.text.text("import-field", &args)
                }
            };
            self.line(&format!("    {line}"));
        }
    }

    fn reject(&self, reject: &Reject) -> String {
        let why = self.why(&reject.why);
        let sheet: Arg = reject.sheet.as_str().into();
        let value: Arg = reject.value.replace('\n', " ").into();
        match (&reject.cell, reject.line) {
            (Some(cell), _) => {
                let args = [
                    ("sheet", sheet),
                    ("cell", cell.as_str().into()),
                    ("heading", reject.heading.clone().unwrap_or_default().into()),
                    ("value", value),
                    ("why", why.into()),
                ];
                self.text.text("import-at-cell", &args)
            }
            (None, Some(line)) => {
                let args = [("sheet", sheet), ("line", line.into()), ("value", value), ("why", why.into())];
                self.text.text("import-at-row", &args)
            }
            (None, None) => self.text.text("import-at-sheet", &[("sheet", sheet), ("why", why.into())]),
        }
    }

    fn why(&self, why: &Why) -> String {
        let plain = |id: &str| self.text.plain(id);
        let like = |id: &str, like: &Option<String>| match like {
            Some(like) => self.text.text(&format!("{id}-like"), &[("like", like.as_str().into())]),
            None => self.text.plain(id),
        };
        let known = |id: &str, known: &[String]| {
            let known = known.join(&self.text.plain("list-comma"));
            self.text.text(id, &[("known", known.into())])
        };
        match why {
            Why::Value(fault) => plain(&format!("ledger-why-{}", fault_name(*fault))),
            Why::Column => plain("ledger-why-column"),
            Why::Sheet => plain("ledger-why-sheet"),
            Why::Row => plain("ledger-why-row"),
            Why::NoPlace => plain("ledger-why-no-place"),
            Why::Township(name) => like("ledger-why-township", name),
            Why::Village(name) => like("ledger-why-village", name),
            Why::TwoVillages => plain("ledger-why-two-villages"),
            Why::SeveralVillages => plain("ledger-why-several-villages"),
            Why::NoTitle => plain("ledger-why-no-title"),
            Why::NoProgramme => plain("ledger-why-no-programme"),
            Why::Programme(names) => known("ledger-why-programme", names),
            Why::NoKind => plain("ledger-why-no-kind"),
            Why::Kind(name) => like("ledger-why-kind", name),
            Why::Stage(names) if names.is_empty() => plain("ledger-why-no-stages"),
            Why::Stage(names) => known("ledger-why-stage", names),
            Why::NoSource => plain("ledger-why-no-source"),
            Why::Source(names) => known("ledger-why-source", names),
            Why::Split => plain("ledger-why-split"),
            Why::Sum => plain("ledger-why-sum"),
            Why::Parts => plain("ledger-why-parts"),
            Why::Target => plain("ledger-why-target"),
            Why::Key => plain("ledger-why-key"),
            Why::Ambiguous => plain("ledger-why-ambiguous"),
            Why::Twice(None, line) => self.text.text("ledger-why-twice", &[("line", (*line).into())]),
            Why::Twice(Some(sheet), line) => {
                let args = [("sheet", sheet.as_str().into()), ("line", (*line).into())];
                self.text.text("ledger-why-twice-sheet", &args)
            }
            Why::Doubled(cell) => self.text.text("ledger-why-doubled", &[("cell", cell.as_str().into())]),
            Why::Rival(cell) => self.text.text("ledger-why-rival", &[("cell", cell.as_str().into())]),
            Why::Disagrees(cell, value) => {
                let args = [("cell", cell.as_str().into()), ("value", value.as_str().into())];
                self.text.text("ledger-why-disagrees", &args)
            }
            Why::Order(earlier, later) => {
                let args = [("earlier", earlier.to_string().into()), ("later", later.to_string().into())];
                self.text.text("ledger-why-order", &args)
            }
            Why::NotClosed => plain("ledger-why-not-closed"),
            Why::CodeUnder(parent) => {
                self.text.text("ledger-why-code-under", &[("parent", parent.as_str().into())])
            }
            Why::Undated => plain("ledger-why-undated"),
            Why::NoFoundOn => plain("ledger-why-no-found-on"),
            Why::FoundOn => plain("ledger-why-found-on"),
            Why::Person => plain("ledger-why-person"),
            Why::NoClosedOn => plain("ledger-why-no-closed-on"),
            Why::Code => plain("ledger-why-code"),
            Why::Layout => plain("ledger-why-layout"),
        }
    }

    /// What was exported.
    pub fn exported(&self, exported: &Exported, file: &Path) {
        let Some([villages, measures, problems]) = exported.counts else {
            self.findings_to_stderr(&exported.checked.report, exported.checked.published.sources());
            self.line(&self.counts(&exported.checked.report));
            return;
        };
        let args = [
            ("path", shown(file).into()),
            ("villages", villages.into()),
            ("measures", measures.into()),
            ("problems", problems.into()),
        ];
        self.line(&self.text.text("export-wrote", &args));
    }
}

fn fault_name(fault: Fault) -> &'static str {
    match fault {
        Fault::Day => "day",
        Fault::NoYear => "no-year",
        Fault::NoSuchDay => "no-such-day",
        Fault::Money => "money",
        Fault::NoUnit => "no-unit",
        Fault::Shared => "shared",
        Fault::Number => "number",
        Fault::Status => "status",
        Fault::Formula => "formula",
        Fault::Unsaved => "unsaved",
    }
}
