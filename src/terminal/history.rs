//! Owns: the look of `diff` and `log`. In: a comparison or a plan's versions. Out: text for people or JSON lines.

mod json;

use super::Format;
use crate::diag::Arg;
use crate::history::{
    Change, Commit, Comparison, Counts, Effect, History, PlaceHistory, Remark, Subject, Told, Touched,
    Version, What, tell,
};
use crate::model::Model;
use crate::text::Catalogue;
use std::io::{self, Write};

/// Puts changes into words.
pub struct Teller<'t> {
    /// Names of kinds and units.
    pub model: &'t Model,
    /// The words.
    pub text: &'t Catalogue,
    /// Whether authors are named.
    pub internal: bool,
}

impl Teller<'_> {
    /// Writes a comparison; `hidden` are the counts of what this edition does not tell.
    pub fn diff(
        &self,
        out: &mut dyn Write,
        comparison: &Comparison,
        hidden: Counts,
        format: Format,
    ) -> io::Result<()> {
        if format == Format::Json {
            return json::diff(out, comparison);
        }
        let to = match &comparison.to {
            Some(commit) => self.commit(commit),
            None => self.text.plain("diff-work-tree"),
        };
        let head = [("from", self.commit(&comparison.from).into()), ("to", to.into())];
        writeln!(out, "{}", self.text.text("diff-head", &head))?;
        for place in &comparison.places {
            self.place(out, place)?;
        }
        let counts = comparison.counts();
        let args = [
            ("changes", counts.changes.into()),
            ("weaker", counts.weaker.into()),
            ("back", counts.back.into()),
        ];
        writeln!(out, "\n{}", self.text.text("diff-counts", &args))?;
        if hidden.changes > 0 {
            let args = [("changes", hidden.changes.into()), ("weaker", hidden.weaker.into())];
            writeln!(out, "{}", self.text.text("diff-hidden", &args))?;
        }
        Ok(())
    }

    fn commit(&self, commit: &Commit) -> String {
        let args = [("commit", commit.short().into()), ("date", commit.date.to_string().into())];
        self.text.text("diff-commit", &args)
    }

    fn place(&self, out: &mut dyn Write, place: &PlaceHistory) -> io::Result<()> {
        let Some(version) = place.newer_version() else { return Ok(()) };
        let older = place.older_gaps().filter_map(|(version, touched)| self.remark(version, touched));
        let newer = version.touched.iter().filter_map(|touched| self.remark(version, touched));
        let remarks: Vec<String> = older.chain(newer).collect();
        if version.changes.is_empty() && remarks.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", clean(&self.place_name(place)))?;
        for change in &version.changes {
            writeln!(out, "  {} {}", sign(change), clean(&self.line(change)))?;
        }
        for remark in remarks {
            writeln!(out, "  · {}", clean(&remark))?;
        }
        Ok(())
    }

    fn place_name(&self, place: &PlaceHistory) -> String {
        if place.key.is_empty() {
            return self.model.site.county.clone();
        }
        self.text.text("diff-place", &[("name", (&*place.name).into()), ("key", (&*place.key).into())])
    }

    /// One change in one line.
    fn line(&self, change: &Change) -> String {
        let Told { label, from, to, remark, .. } = tell(change, self.model, self.text);
        let nothing = || self.text.plain("change-nothing");
        let what = match (&change.what, from, to) {
            (What::Added(_) | What::Dropped(_), None, None) => label,
            (What::Added(_), _, Some(fact)) | (What::Dropped(_), Some(fact), _) => {
                self.text.text("change-line-one", &[("label", label.into()), ("fact", fact.into())])
            }
            (_, from, to) => {
                let args = [
                    ("label", label.into()),
                    ("from", from.unwrap_or_else(nothing).into()),
                    ("to", to.unwrap_or_else(nothing).into()),
                ];
                self.text.text("change-line", &args)
            }
        };
        let what = match remark {
            Some(remark) => {
                self.text.text("change-line-remark", &[("line", what.into()), ("remark", remark.into())])
            }
            None => what,
        };
        let what = match &change.through {
            Some((_, summary)) => {
                let args = [("line", what.into()), ("summary", (&**summary).into())];
                self.text.text("change-line-through", &args)
            }
            None => what,
        };
        match &change.subject {
            Subject::Place => what,
            subject => {
                let title = change.named(|slug| Some(self.model.programme(slug)?.name.clone()));
                let args = [("title", (&*title).into()), ("key", key(subject).into()), ("what", what.into())];
                self.text.text("change-of", &args)
            }
        }
    }

    /// What a version did to a record beside changes of meaning.
    fn remark(&self, version: &Version, touched: &Touched) -> Option<String> {
        let remark = version.remark(touched)?;
        let mut args = vec![("path", Arg::from(&*touched.path))];
        match &remark {
            Remark::Fields(fields) => {
                args.push(("fields", fields.join(&self.text.plain("list-comma")).into()));
            }
            Remark::Gap(code, line) => args.extend([("code", (*code).into()), ("line", (*line).into())]),
            _ => {}
        }
        Some(self.text.text(&format!("record-{}", remark.as_str()), &args))
    }

    /// Writes the versions of a place's plans, or of one of them, the newest first.
    pub fn log(
        &self,
        out: &mut dyn Write,
        history: &History,
        place: &PlaceHistory,
        programme: Option<&str>,
        format: Format,
    ) -> io::Result<()> {
        let versions: Vec<&Version> = match programme {
            Some(programme) => place.of_plan(programme).collect(),
            None => place.versions.iter().collect(),
        };
        for version in versions.into_iter().rev() {
            let commit = history.commit(version.step);
            let changes: Vec<&Change> = match programme {
                Some(programme) => version.plan_changes(programme).collect(),
                None => version.changes.iter().collect(),
            };
            match format {
                Format::Json => {
                    let office = self.model.site.publisher.as_ref().unwrap_or(&self.model.site.county);
                    let who = (!self.internal).then_some(office.as_str());
                    let own = |touched: &Touched| is_of(touched, programme);
                    writeln!(out, "{}", json::version(version, commit, who, &changes, own))?;
                }
                Format::Human => self.log_line(out, version, commit, &changes, programme)?,
            }
        }
        Ok(())
    }

    fn log_line(
        &self,
        out: &mut dyn Write,
        version: &Version,
        commit: Option<&Commit>,
        changes: &[&Change],
        programme: Option<&str>,
    ) -> io::Result<()> {
        let mut parts: Vec<String> = changes.iter().map(|change| self.line(change)).collect();
        let own = || version.touched.iter().filter(|touched| is_of(touched, programme));
        parts.extend(own().filter_map(|touched| self.remark(version, touched)));
        if parts.is_empty() {
            // The place itself moved, and its plans with it.
            let place = version.changes.iter().filter(|change| change.subject == Subject::Place);
            parts.extend(place.map(|change| self.line(change)));
        }
        if version.step == 0 {
            let measures = version.state.subjects.keys().filter(|subject| match subject {
                Subject::Measure(of, _) => programme.is_none_or(|programme| **of == *programme),
                _ => false,
            });
            parts = vec![self.text.text("log-first", &[("measures", measures.count().into())])];
            let gaps = own().filter(|touched| touched.is_gap());
            parts.extend(gaps.filter_map(|touched| self.remark(version, touched)));
        }
        let who = match commit {
            Some(commit) if self.internal => commit.author.to_string(),
            _ => self.model.site.publisher.clone().unwrap_or_else(|| self.model.site.county.clone()),
        };
        let (date, commit) = match commit {
            Some(commit) => (commit.date.to_string(), commit.short()),
            None => (self.text.plain("log-uncommitted"), "-".repeat(10)),
        };
        let what = parts.join(&self.text.plain("list-semicolon"));
        let args =
            [("date", date.into()), ("commit", commit.into()), ("who", who.into()), ("what", what.into())];
        writeln!(out, "{}", clean(&self.text.text("log-line", &args)))
    }
}

fn sign(change: &Change) -> char {
    match (&change.what, change.effect) {
        (_, Effect::Weaker(_)) => '▼',
        (_, Effect::Back) => '↩',
        (What::Added(_), _) => '+',
        (What::Dropped(_), _) => '-',
        _ => '·',
    }
}

fn key(subject: &Subject) -> String {
    match subject {
        Subject::Place => String::new(),
        Subject::Plan(programme) => programme.to_string(),
        Subject::Measure(programme, id) => format!("{programme}/{id}"),
        Subject::Problem(id) | Subject::Notice(id) => id.to_string(),
    }
}

/// Whether a record is the plan asked for, if one is.
fn is_of(touched: &Touched, programme: Option<&str>) -> bool {
    programme.is_none_or(|programme| touched.is_plan(programme))
}

/// What would move the cursor, break the line or turn the direction of writing becomes visible instead.
fn clean(line: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    line.chars().map(|c| if unseen(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
