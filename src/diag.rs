//! Owns: findings — their codes, severities and the data behind their wording.
//! In: facts pushed by every stage. Out: a [`Report`], sorted and counted.
//! The wording itself stands in the message catalogue under the code's name.

use crate::source::{Sources, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but somebody should look.
    Warning,
}

impl Severity {
    /// The stable name used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// The stable code of a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name under which people and programs know it.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Its severity.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// TOML or front matter does not parse.
    Syntax = "syntax", Error;
    /// Not UTF-8.
    Encoding = "encoding", Error;
    /// A record that holds more than can be read.
    TooLarge = "too-large", Error;
    /// A key that the record does not have.
    UnknownField = "unknown-field", Error;
    /// A required key is absent.
    MissingField = "missing-field", Error;
    /// A value of another type or form than the key wants.
    WrongType = "wrong-type", Error;
    /// A date that the calendar does not have.
    BadDate = "bad-date", Error;
    /// Money that is negative, too precise or not a plain decimal.
    BadMoney = "bad-money", Error;
    /// A division code of the wrong length, or not under its parent's.
    BadCode = "bad-code", Error;
    /// A record in a place that the format does not name.
    MisplacedFile = "misplaced-file", Error;
    /// A folder without its own record.
    MissingRecord = "missing-record", Error;
    /// A file's name and its `date` differ.
    DateMismatch = "date-mismatch", Error;
    /// A symbolic link that leads out of the content folder.
    OutsideLink = "outside-link", Error;
    /// A `:::` block that is left open or misspelt.
    BadBlock = "bad-block", Error;
    /// Two things of one id.
    DuplicateId = "duplicate-id", Error;
    /// One record as `.md` and as `.toml`.
    DuplicateRecord = "duplicate-record", Error;
    /// Two slugs that differ only in letter case or normalisation.
    SlugClash = "slug-clash", Error;
    /// A slug that is no safe file name or URL.
    UnsafeSlug = "unsafe-slug", Error;
    /// `kind` or `requires` names no measure kind.
    UnknownMeasureKind = "unknown-measure-kind", Error;
    /// A plan or reference names no programme.
    UnknownProgramme = "unknown-programme", Error;
    /// `stage` is not on the kind's ladder.
    UnknownStage = "unknown-stage", Error;
    /// An update names no measure, or more than one.
    UnknownUpdate = "unknown-update", Error;
    /// `class` is not among the programme's.
    UnknownClass = "unknown-class", Error;
    /// Any other reference to nothing.
    UnknownReference = "unknown-reference", Error;
    /// Two dates in an impossible order.
    DateOrder = "date-order", Error;
    /// Milestone amounts do not add up to the target.
    MilestonesSum = "milestones-sum", Error;
    /// Members and numbers disagree.
    Members = "members", Error;
    /// A relative link or picture that leads nowhere.
    BrokenLink = "broken-link", Error;
    /// A character that no font can print; only packets have it.
    NoGlyph = "no-glyph", Error;
    /// A resident ID, mobile or bank card number that would be published.
    PrivateData = "private-data", Error;
    /// A picture that cannot be published without what it says of itself, and is left out.
    UnbaredPicture = "unbared-picture", Warning;
    /// Raw HTML or a link scheme that is removed.
    UnsafeHtml = "unsafe-html", Warning;
    /// A picture without a description.
    NoAlt = "no-alt", Warning;
    /// A plan lacks a measure kind that its programme requires.
    Requires = "requires", Warning;
    /// A ladder that goes down.
    StageBack = "stage-back", Warning;
    /// A value that moves away from its target.
    ValueBack = "value-back", Warning;
    /// Done, but no `done_on`.
    DoneWithoutDate = "done-without-date", Warning;
    /// A `done_on` that does not count: without the status, or of a day that has not come.
    UnusedDoneOn = "unused-done-on", Warning;
    /// Done, but the last value is under the target.
    DoneBelowTarget = "done-below-target", Warning;
    /// An open measure without `due`.
    NoDeadline = "no-deadline", Warning;
    /// An open measure without `lead`.
    NoLead = "no-lead", Warning;
    /// Unfilled template text.
    Placeholder = "placeholder", Warning;
    /// A moved deadline without `note`.
    ExtensionWithoutReason = "extension-without-reason", Warning;
    /// A closed problem without `closed_by`.
    ClosedWithoutAcceptance = "closed-without-acceptance", Warning;
    /// A record or folder that looks like a copy of the one beside it, and counts a second time.
    LikelyCopy = "likely-copy", Warning;
    /// No notice of a required item in a full period.
    NotDisclosed = "not-disclosed", Warning;
    /// No progress summary for too long.
    Stale = "stale", Warning;
    /// Fewer visits or solved problems than the programme asks.
    Quota = "quota", Warning;
    /// Fewer complete plans than the programme's target.
    TargetMissed = "target-missed", Warning;
    /// A lead or partner that is not in the catalogue of units.
    UnlistedUnit = "unlisted-unit", Warning;
}

/// A value in a finding's wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text as written by people or named by the format.
    Text(String),
    /// A count.
    Number(i64),
    /// Several things, each a message of its own, with the language's comma between them.
    List(Vec<Worded>),
}

/// A message with its values, to be put into words in the language of those who read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// The catalogue's name of it.
    pub id: &'static str,
    /// Its values.
    pub args: Vec<(&'static str, Arg)>,
}

impl From<Worded> for Arg {
    fn from(one: Worded) -> Self {
        Arg::List(vec![one])
    }
}

impl From<Vec<Worded>> for Arg {
    fn from(several: Vec<Worded>) -> Self {
        Arg::List(several)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(i64::from(number))
    }
}

/// One finding: what, where, and the data of its wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// Where it points.
    pub span: Span,
    /// Which wording of the code: the message `CODE` or `CODE-VARIANT` of the catalogue.
    pub variant: Option<&'static str>,
    /// The values that the wording uses.
    pub args: Vec<(&'static str, Arg)>,
}

impl Diagnostic {
    /// A finding with the code's plain wording.
    pub fn new(code: Code, span: Span) -> Self {
        Diagnostic { code, span, variant: None, args: Vec::new() }
    }

    /// Chooses one of the code's other wordings.
    pub fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// Adds a value for the wording.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        // There may be a million findings, and room for four values in each.
        self.args.reserve_exact(1);
        self.args.push((name, value.into()));
        self
    }

    /// The catalogue's name of the wording.
    pub fn message_id(&self) -> String {
        match self.variant {
            Some(variant) => format!("{}-{variant}", self.code.as_str()),
            None => self.code.as_str().to_owned(),
        }
    }
}

/// All findings of a run.
#[derive(Debug, Default)]
pub struct Report {
    found: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds the findings of a part that worked on its own.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Adds another report's findings.
    pub fn merge(&mut self, other: Report) {
        self.found.extend(other.found);
    }

    /// The findings, in the order last given by [`Report::sort`].
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.code.severity() == severity).count()
    }

    /// Whether anything forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.code.severity() == Severity::Error)
    }

    /// Sorts by file, line and column; findings said twice of one place stay once.
    pub fn sort(&mut self, sources: &Sources) {
        self.found.sort_unstable_by(|a, b| {
            let path = |found: &Diagnostic| &sources.file(found.span.file).path;
            path(a)
                .cmp(path(b))
                .then(a.span.start.cmp(&b.span.start))
                .then(a.code.cmp(&b.code))
                .then_with(|| a.message_id().cmp(&b.message_id()))
                .then_with(|| format!("{:?}", a.args).cmp(&format!("{:?}", b.args)))
        });
        self.found.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(names.iter().all(|name| name.bytes().all(|b| b == b'-' || b.is_ascii_lowercase())));
    }
}
