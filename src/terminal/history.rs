//! Owns: the look of `diff` and `log`. In: a comparison or a plan's versions. Out: text for people or JSON lines.

use super::Format;
use crate::diag::Arg;
use crate::history::{
    Change, Commit, Comparison, Effect, Field, Gap, History, PlaceHistory, Subject, Told, Touch, Touched,
    Value, Version, What, code, tell,
};
use crate::load::RecordKind;
use crate::model::Model;
use crate::text::Catalogue;
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// Fields of records that facts tell of; what else changed is named.
const TOLD: [&str; 14] = [
    "name",
    "title",
    "document_no",
    "class",
    "start",
    "end",
    "approvals",
    "measures",
    "problems",
    "targets",
    "updates",
    "item",
    "date",
    "until",
];

/// How many changes a comparison tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Promises that became weaker.
    pub weaker: usize,
    /// Statuses, stages and values that went back.
    pub back: usize,
    /// All changes of meaning.
    pub changes: usize,
    /// Records that cannot be read on either side, so that nobody knows what became of their promises.
    pub gaps: usize,
}

impl Counts {
    /// Those of a comparison.
    pub fn of(comparison: &Comparison) -> Self {
        let mut counts = Counts::default();
        let newer = |version: &&Version| version.step == 1;
        let versions = comparison.places.iter().flat_map(|place| place.versions.iter().filter(newer));
        for place in &comparison.places {
            counts.gaps += gaps(place).count();
        }
        for change in versions.flat_map(|version| &version.changes) {
            counts.changes += 1;
            match change.effect {
                Effect::Weaker(_) => counts.weaker += 1,
                Effect::Back => counts.back += 1,
                Effect::Neutral => {}
            }
        }
        counts
    }
}

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
            return self.diff_json(out, comparison);
        }
        let to = match &comparison.to {
            Some(commit) => self.commit(commit),
            None => self.text.plain("diff-work-tree"),
        };
        let head = [("from", self.commit(&comparison.from).into()), ("to", to.into())];
        writeln!(out, "{}", self.text.text("diff-head", &head))?;
        for place in &comparison.places {
            for version in place.versions.iter().filter(|version| version.step == 1) {
                self.place(out, place, version)?;
            }
            for touched in gaps(place).filter(|gap| gap.0 == 0) {
                if let Some(remark) = self.remark(touched.1, touched.2) {
                    writeln!(out, "  · {}", clean(&remark))?;
                }
            }
        }
        let counts = Counts::of(comparison);
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

    fn place(&self, out: &mut dyn Write, place: &PlaceHistory, version: &Version) -> io::Result<()> {
        let remarks = self.remarks(version);
        if version.changes.is_empty() && remarks.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", clean(&self.place_name(place)))?;
        for change in &version.changes {
            writeln!(out, "  {}", clean(&self.line(change, true)))?;
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
    fn line(&self, change: &Change, signed: bool) -> String {
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
        let line = match &change.subject {
            Subject::Place => what,
            subject => {
                let args =
                    [("title", (&*change.title).into()), ("key", key(subject).into()), ("what", what.into())];
                self.text.text("change-of", &args)
            }
        };
        if signed { format!("{} {line}", sign(change)) } else { line }
    }

    /// What a version did beside changes of meaning: wording, other fields, gaps, new and deleted records.
    fn remarks(&self, version: &Version) -> Vec<String> {
        version.touched.iter().filter_map(|touched| self.remark(version, touched)).collect()
    }

    fn remark(&self, version: &Version, touched: &Touched) -> Option<String> {
        let (id, extra) = remark_of(version, touched)?;
        // A place that moved says so once, not for each of its files.
        let moved = version.changes.iter().any(|change| matches!(change.what, What::Renamed { .. }));
        if moved && id == "record-renamed" {
            return None;
        }
        let mut args = vec![("path", Arg::from(&*touched.path))];
        match extra {
            Extra::None => {}
            Extra::Fields(fields) => {
                args.push(("fields", fields.join(&self.text.plain("list-comma")).into()))
            }
            Extra::Refused(code, line) => {
                args.push(("code", code.as_str().into()));
                args.push(("line", line.into()));
            }
        }
        Some(self.text.text(id, &args))
    }

    fn diff_json(&self, out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
        for place in &comparison.places {
            for version in place.versions.iter().filter(|version| version.step == 1) {
                for change in &version.changes {
                    let mut line = change_json(change);
                    line.insert("place".into(), json!(&*place.key));
                    line.insert("place_name".into(), json!(&*place.name));
                    writeln!(out, "{}", Json::Object(line))?;
                }
                for line in remarks_json(version, |_| true) {
                    let mut line = line;
                    line.insert("place".into(), json!(&*place.key));
                    line.insert("place_name".into(), json!(&*place.name));
                    writeln!(out, "{}", Json::Object(line))?;
                }
            }
        }
        Ok(())
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
                    let mut line = Map::new();
                    line.insert("commit".into(), json!(commit.map(Commit::hex)));
                    line.insert("date".into(), json!(commit.map(|commit| commit.date.to_string())));
                    if self.internal {
                        line.insert("author".into(), json!(commit.map(|commit| commit.author.to_string())));
                    } else {
                        let office = self.model.site.publisher.as_ref().unwrap_or(&self.model.site.county);
                        line.insert("office".into(), json!(office));
                    }
                    line.insert("first".into(), json!(version.step == 0));
                    let mut all: Vec<Json> =
                        changes.iter().map(|change| Json::Object(change_json(change))).collect();
                    let own = |touched: &&Touched| is_of(touched, programme);
                    all.extend(remarks_json(version, own).map(Json::Object));
                    line.insert("changes".into(), Json::Array(all));
                    writeln!(out, "{}", Json::Object(line))?;
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
        let mut parts: Vec<String> = changes.iter().map(|change| self.line(change, false)).collect();
        let own = |touched: &&Touched| is_of(touched, programme);
        let remarks: Vec<String> =
            version.touched.iter().filter(own).filter_map(|touched| self.remark(version, touched)).collect();
        parts.extend(remarks.iter().cloned());
        if parts.is_empty() {
            // The place itself moved, and its plans with it.
            let place = version.changes.iter().filter(|change| change.subject == Subject::Place);
            parts.extend(place.map(|change| self.line(change, false)));
        }
        if version.step == 0 {
            let measures = version.state.subjects.keys().filter(|subject| match subject {
                Subject::Measure(of, _) => programme.is_none_or(|programme| **of == *programme),
                _ => false,
            });
            parts = vec![self.text.text("log-first", &[("measures", measures.count().into())])];
            let gaps = version.touched.iter().filter(own).filter(|it| matches!(it.touch, Touch::Gap(_)));
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

/// A record of the county that promises nothing itself.
fn is_catalogue(kind: RecordKind) -> bool {
    matches!(
        kind,
        RecordKind::Site
            | RecordKind::Home
            | RecordKind::Measures
            | RecordKind::Units
            | RecordKind::Disclosures
    )
}

/// What a remark names beside its file.
enum Extra<'e> {
    None,
    Fields(Vec<&'e str>),
    Refused(String, usize),
}

/// The message of what happened to a record beside changes of meaning.
fn remark_of<'e>(version: &Version, touched: &'e Touched) -> Option<(&'static str, Extra<'e>)> {
    Some(match &touched.touch {
        Touch::Gap(Gap::Missing) => ("record-missing", Extra::None),
        Touch::Gap(Gap::Refused { code, line, .. }) => {
            ("record-gap", Extra::Refused(code.to_string(), *line))
        }
        Touch::Changed(fields) if fields.is_empty() && touched.renamed_from.is_some() => {
            ("record-renamed", Extra::None)
        }
        Touch::Changed(fields) if fields.is_empty() => ("record-wording", Extra::None),
        Touch::Changed(fields) => {
            let untold: Vec<&str> =
                fields.iter().map(|field| &**field).filter(|field| !TOLD.contains(field)).collect();
            let told = match touched.kind {
                RecordKind::Plan | RecordKind::Programme => {
                    version.plan_changes(&touched.slug).next().is_some()
                }
                _ => !version.changes.is_empty(),
            };
            match (untold.is_empty(), told) {
                (false, _) => ("record-fields", Extra::Fields(untold)),
                (true, true) => return None,
                (true, false) => {
                    ("record-fields", Extra::Fields(fields.iter().map(|field| &**field).collect()))
                }
            }
        }
        Touch::Added if touched.kind == RecordKind::Summary => ("record-summary-added", Extra::None),
        Touch::Deleted if touched.kind == RecordKind::Summary => ("record-summary-deleted", Extra::None),
        Touch::Deleted if touched.kind == RecordKind::Programme || is_catalogue(touched.kind) => {
            ("record-deleted", Extra::None)
        }
        Touch::Added if is_catalogue(touched.kind) => ("record-added", Extra::None),
        Touch::Added | Touch::Deleted => return None,
    })
}

/// Whether a record is the plan asked for, if one is.
fn is_of(touched: &Touched, programme: Option<&str>) -> bool {
    programme.is_none_or(|programme| {
        matches!(touched.kind, RecordKind::Plan | RecordKind::Programme) && *touched.slug == *programme
    })
}

/// Records of a comparison that cannot be read: in the newer version, or in the older where the newer differs.
fn gaps(place: &PlaceHistory) -> impl Iterator<Item = (usize, &Version, &Touched)> {
    let differs = |touched: &Touched| {
        let newer = place.versions.iter().filter(|version| version.step == 1);
        newer
            .flat_map(|version| &version.touched)
            .any(|it| it.kind == touched.kind && it.slug == touched.slug)
    };
    let versions = place.versions.iter().filter(|version| version.step <= 1);
    versions.flat_map(|version| version.touched.iter().map(move |touched| (version, touched))).filter_map(
        move |(version, touched)| {
            let gap = matches!(touched.touch, Touch::Gap(_));
            (gap && (version.step == 1 || differs(touched))).then_some((version.step, version, touched))
        },
    )
}

/// What would move the cursor, break the line or turn the direction of writing becomes visible instead.
fn clean(line: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    line.chars().map(|c| if unseen(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn remarks_json(
    version: &Version,
    own: impl Fn(&&Touched) -> bool,
) -> impl Iterator<Item = Map<String, Json>> {
    version.touched.iter().filter(own).filter_map(|touched| {
        let (id, extra) = remark_of(version, touched)?;
        let mut line = Map::new();
        line.insert("change".into(), json!(id.strip_prefix("record-").unwrap_or(id)));
        line.insert("file".into(), json!(&*touched.path));
        match extra {
            Extra::None => {}
            Extra::Fields(fields) => {
                line.insert("fields".into(), json!(fields));
            }
            Extra::Refused(code, at) => {
                line.insert("code".into(), json!(code));
                line.insert("line".into(), json!(at));
            }
        }
        Some(line)
    })
}

fn change_json(change: &Change) -> Map<String, Json> {
    let mut line = Map::new();
    let (programme, id) = match &change.subject {
        Subject::Place => (None, None),
        Subject::Plan(programme) => (Some(&**programme), None),
        Subject::Measure(programme, id) => (Some(&**programme), Some(&**id)),
        Subject::Problem(id) | Subject::Notice(id) => (None, Some(&**id)),
    };
    line.insert("subject".into(), json!(change.subject.sort()));
    line.insert("programme".into(), json!(programme));
    line.insert("id".into(), json!(id));
    line.insert("title".into(), json!(&*change.title));
    line.insert("change".into(), json!(code(change)));
    match &change.what {
        What::Added(facts) | What::Dropped(facts) => {
            let facts = facts.iter().map(|(field, value)| (field_name(field), raw(value)));
            line.insert("facts".into(), Json::Object(facts.collect()));
        }
        What::Renamed { from, to } => {
            line.insert("from".into(), json!(&**from));
            line.insert("to".into(), json!(&**to));
        }
        What::Fact { field, from, to } => {
            line.insert("field".into(), json!(field.as_str().replace('-', "_")));
            line.insert("name".into(), json!(field.name()));
            line.insert("from".into(), from.as_ref().map_or(Json::Null, raw));
            line.insert("to".into(), to.as_ref().map_or(Json::Null, raw));
            line.insert("days".into(), json!(change.days()));
        }
    }
    line.insert("weakened".into(), json!(change.is_weaker()));
    line.insert("back".into(), json!(change.effect == Effect::Back));
    line.insert("summary".into(), json!(change.through.as_ref().map(|(_, summary)| summary.to_string())));
    line
}

fn field_name(field: &Field) -> String {
    let name = field.as_str().replace('-', "_");
    match field.name() {
        Some(of) => format!("{name}:{of}"),
        None => name,
    }
}

fn raw(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(&**text),
        Value::Texts(names) => Json::Array(names.iter().map(|name| json!(&**name)).collect()),
        Value::Date(date) => json!(date.to_string()),
        Value::Status(status) => json!(status.as_str()),
        Value::Money(amount) => json!(amount.to_string()),
        Value::Number(value) => json!(value.to_string()),
        Value::Target { unit, baseline, value } => {
            json!({ "unit": &**unit, "baseline": baseline.to_string(), "value": value.to_string() })
        }
        Value::Milestone { due, amount, done_on } => json!({
            "due": due.to_string(),
            "amount": amount.map(|amount| amount.to_string()),
            "done_on": done_on.map(|date| date.to_string()),
        }),
        Value::Approval { by, on } => json!({ "by": &**by, "on": on.map(|date| date.to_string()) }),
    }
}
