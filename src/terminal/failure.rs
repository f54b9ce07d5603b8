//! Owns: the wording of failures — what made a command impossible. In: a failure. Out: one clear line.

use super::region::missing;
use super::{shown, system};
use crate::Failure;
use crate::author::AuthorError;
use crate::diag::Arg;
use crate::history::Absent;
use crate::ledger::{CELLS, DraftError, MapError, ROWS, SIGNS, SheetError};
use crate::load::LoadError;
use crate::load::meant::{Choice, Named};
#[cfg(feature = "pdf")]
use crate::print::FontError;
use crate::publish::SelectionError;
use crate::region::RegionError;
use crate::render::TemplateError;
use crate::render::packets::{Kind, RequestError, Unknown};
use crate::text::{Catalogue, TextError};
use crate::theme::ThemeError;
use crate::workbook::{BookError, LAST_ROW, LONGEST};
use crate::write::{Doing, WriteError};
use std::io;
use std::path::Path;

/// Says what is wrong and what to do.
pub fn describe(failure: &Failure, text: &Catalogue) -> String {
    match failure {
        Failure::Load(LoadError::NoFolder(path)) => {
            text.text("failure-no-folder", &[("path", shown(path).into())])
        }
        Failure::Load(LoadError::Unreadable(path, error)) => unreadable(path, error, text),
        Failure::Aside(error) => unreadable(&std::env::temp_dir(), error, text),
        Failure::Changed(path) => text.text("failure-changed", &[("path", path.as_str().into())]),
        Failure::Theme(ThemeError::Unreadable(path, error)) => unreadable(path, error, text),
        Failure::Theme(ThemeError::Unknown(path)) => {
            text.text("failure-no-theme", &[("path", shown(path).into())])
        }
        Failure::Theme(ThemeError::Stray(path)) => {
            text.text("failure-stray", &[("path", shown(path).into())])
        }
        Failure::Theme(ThemeError::NotText(path)) => {
            text.text("failure-not-text", &[("path", shown(path).into())])
        }
        Failure::Text(origin, TextError::Syntax(line, message)) => {
            let args = [
                ("origin", origin.as_str().into()),
                ("line", (*line).into()),
                ("message", message.as_str().into()),
            ];
            text.text("failure-messages", &args)
        }
        Failure::Text(origin, TextError::Missing(id)) => text.text(
            "failure-message-missing",
            &[("origin", origin.as_str().into()), ("id", id.as_str().into())],
        ),
        Failure::Template(error) => template(error, text),
        Failure::Write(error) => write(error, text),
        Failure::Overlap(content, out) => {
            text.text("failure-overlap", &[("content", shown(content).into()), ("out", shown(out).into())])
        }
        #[cfg(feature = "pdf")]
        Failure::PacketOverlap(content) => {
            text.text("failure-packet-overlap", &[("content", shown(content).into())])
        }
        Failure::RegionOverlap(site, out) => {
            text.text("failure-region-overlap", &[("site", shown(site).into()), ("out", shown(out).into())])
        }
        Failure::Region(error) => region(error, text),
        Failure::Author(error) => author(error, text),
        Failure::Selection(SelectionError { given, known }) => {
            let value = given.split_once('=').map_or(given.as_str(), |(_, value)| value.trim());
            text.text(
                "failure-selection",
                &[("given", given.as_str().into()), ("known", few(known, value, text).into())],
            )
        }
        Failure::NoSuch(error) => request(error, text),
        Failure::Sheet(SheetError::Unreadable(path, error))
        | Failure::Map(MapError::Unreadable(path, error))
        | Failure::Draft(DraftError::Io(path, error)) => unreadable(path, error, text),
        Failure::Sheet(SheetError::UnknownKind(path)) => {
            text.text("failure-sheet-kind", &[("path", shown(path).into())])
        }
        Failure::Sheet(SheetError::Broken(path, message)) => text.text(
            "failure-sheet-broken",
            &[("path", shown(path).into()), ("message", message.as_str().into())],
        ),
        Failure::Sheet(SheetError::Stumbled(path)) => {
            text.text("failure-sheet-stumbled", &[("path", shown(path).into())])
        }
        Failure::Sheet(SheetError::Unclosed(path, line)) => {
            let args = [("path", shown(path).into()), ("line", (*line).into())];
            text.text("failure-sheet-quote", &args)
        }
        Failure::Sheet(SheetError::TooLarge(path)) => {
            let most = [("rows", ROWS.into()), ("cells", CELLS.into()), ("signs", SIGNS.into())];
            text.text("failure-sheet-large", &[&[("path", shown(path).into())][..], &most].concat())
        }
        Failure::Map(MapError::Wrong(path, line, column, message)) => {
            let args = [
                ("path", shown(path).into()),
                ("line", (*line).into()),
                ("column", (*column).into()),
                ("message", message.as_str().into()),
            ];
            text.text("failure-map", &args)
        }
        Failure::Default(given, known) => text.text(
            "failure-default",
            &[("given", given.as_str().into()), ("known", few(known, given, text).into())],
        ),
        Failure::Draft(DraftError::Unreadable(path)) => {
            text.text("failure-draft", &[("path", shown(path).into())])
        }
        Failure::WouldBreak(path, code) => text
            .text("failure-would-break", &[("path", path.as_str().into()), ("code", code.as_str().into())]),
        Failure::Workbook(path, error) => {
            let (id, number) = match error {
                BookError::LongText(row) => ("failure-workbook-text", *row),
                BookError::Rows => ("failure-workbook-rows", LAST_ROW),
            };
            text.text(
                id,
                &[("path", shown(path).into()), ("number", number.into()), ("most", LONGEST.into())],
            )
        }
        Failure::Unwritten(path, error) | Failure::Draft(DraftError::Unwritten(path, error)) => {
            let error = system::words(error, text);
            text.text("failure-unwritten", &[("path", shown(path).into()), ("error", error.into())])
        }
        Failure::NotXlsx(path, instead) => {
            text.text("failure-not-xlsx", &[("path", shown(path).into()), ("instead", shown(instead).into())])
        }
        Failure::Taken(path) => text.text("failure-taken", &[("path", shown(path).into())]),
        Failure::History(why) => history(why, text),
        Failure::NoVersions(of, known) => {
            choice(["failure-no-versions", "failure-two-places", "failure-no-versions-yet"], of, known, text)
        }
        Failure::Nothing(conditions) => {
            text.text("failure-packet-nothing", &[("conditions", conditions.as_str().into())])
        }
        #[cfg(feature = "pdf")]
        Failure::Font(error) => font(error, text),
        Failure::Paper(WriteError::Io { path, error, .. }) => text.text(
            "failure-paper",
            &[("path", shown(path).into()), ("error", system::words(error, text).into())],
        ),
        Failure::Paper(error) => write(error, text),
        Failure::OneFile(path, count) => {
            text.text("failure-packet-one-file", &[("path", shown(path).into()), ("count", (*count).into())])
        }
        Failure::Listen(port, error) if error.kind() == io::ErrorKind::AddrInUse => {
            text.text("failure-port-taken", &[("port", port.to_string().into())])
        }
        Failure::Listen(port, error) => text.text(
            "failure-listen",
            &[("port", port.to_string().into()), ("error", system::words(error, text).into())],
        ),
        Failure::Watch(path, error) => {
            text.text("failure-watch", &[("path", shown(path).into()), ("error", error.as_str().into())])
        }
        Failure::WatchesFull => text.plain("failure-watches-full"),
        Failure::Thread(error) => {
            text.text("failure-threads", &[("error", system::words(error, text).into())])
        }
        Failure::Threads(error) => text.text("failure-threads", &[("error", error.to_string().into())]),
        Failure::NoGlyph(c) => {
            let codepoint = format!("U+{:04X}", u32::from(*c));
            text.text(
                "failure-no-glyph",
                &[("character", c.to_string().into()), ("codepoint", codepoint.into())],
            )
        }
    }
}

fn request(error: &RequestError, text: &Catalogue) -> String {
    let kind = |kind: &Kind| -> Arg { text.plain(&format!("packet-link-{}", kind.as_str())).into() };
    match error {
        RequestError::Unknown(Unknown { of, known }) if known.is_empty() => {
            let named = Kind::ALL.into_iter().find(|kind| kind.as_str() == of);
            let of = named.map_or_else(|| of.as_str().into(), |named| kind(&named));
            text.text("failure-packet-none", &[("of", of)])
        }
        RequestError::Unknown(Unknown { of, known }) => text.text(
            "failure-packet-unknown",
            &[("of", of.as_str().into()), ("known", few(known, of, text).into())],
        ),
        RequestError::NoName(of, name) => {
            text.text("failure-packet-no-name", &[("kind", kind(of)), ("name", name.as_str().into())])
        }
        RequestError::NoDays(of) => text.text("failure-packet-no-days", &[("kind", kind(of))]),
        RequestError::Backwards(from, to) => text.text(
            "failure-packet-backwards",
            &[("from", from.to_string().into()), ("to", to.to_string().into())],
        ),
    }
}

fn region(error: &RegionError, text: &Catalogue) -> String {
    let two = |id: &str, name: &str, [first, second]: [&Path; 2]| {
        let args = [("name", name.into()), ("first", shown(first).into()), ("second", shown(second).into())];
        text.text(id, &args)
    };
    match error {
        RegionError::NoName(path) => text.text("failure-region-no-name", &[("path", shown(path).into())]),
        RegionError::BadName(name) => text.text("failure-region-bad-name", &[("name", name.as_str().into())]),
        RegionError::SameSlug { slug, first, second } => {
            two("failure-region-same-name", slug, [first, second])
        }
        RegionError::SameFolder(path) => {
            text.text("failure-region-same-folder", &[("path", shown(path).into())])
        }
        RegionError::SameCode { code, first, second } => {
            two("failure-region-same-code", code, [first, second])
        }
        RegionError::Internal(path) => text.text("failure-region-internal", &[("path", shown(path).into())]),
        RegionError::Nothing(absent) => {
            let lines = absent.iter().map(|absent| missing(absent, text) + "\n");
            lines.collect::<String>() + &text.plain("failure-region-nothing")
        }
    }
}

#[cfg(feature = "pdf")]
pub fn font(error: &FontError, text: &Catalogue) -> String {
    match error {
        FontError::NoChinese => text.plain("failure-no-font"),
        FontError::NoFolder(path) => text.text("failure-no-folder-of-fonts", &[("path", shown(path).into())]),
        FontError::Unreadable(path, error) => unreadable(path, error, text),
    }
}

/// How many of what there is are named.
const FEW: usize = 12;

/// What is most like what was given, by name and what tells it apart; all of it where it is little.
fn few(known: &[Named], given: &str, text: &Catalogue) -> String {
    let mut known: Vec<&Named> = known.iter().collect();
    if known.len() > FEW {
        let likeness = |one: &Named| {
            let names = one.names.iter().chain([&one.key]);
            names.map(|name| strsim::jaro_winkler(given, name)).fold(0.0, f64::max)
        };
        known.sort_by_cached_key(|one| std::cmp::Reverse((likeness(one) * 1e6) as u32));
        known.truncate(FEW);
    }
    let told = |one: &&Named| match one.shown() {
        Some(name) => text.text("known-one", &[("name", name.into()), ("key", one.key.as_str().into())]),
        None => one.key.clone(),
    };
    known.iter().map(told).collect::<Vec<_>>().join(&text.plain("list-comma"))
}

/// What was meant to be one of these and is none, or more than one.
fn choice(ids: [&str; 3], given: &str, choice: &Choice, text: &Catalogue) -> String {
    let [unknown, several, none] = ids;
    let id = match (choice.several, choice.known.is_empty()) {
        (true, _) => several,
        (false, false) => unknown,
        (false, true) => none,
    };
    text.text(id, &[("given", given.into()), ("known", few(&choice.known, given, text).into())])
}

fn author(error: &AuthorError, text: &Catalogue) -> String {
    match error {
        AuthorError::Exists(path) => text.text("failure-exists", &[("path", shown(path).into())]),
        AuthorError::NotEmpty(path) => text.text("failure-not-empty", &[("path", shown(path).into())]),
        AuthorError::NoRoom(path) => text.text("failure-no-room", &[("path", shown(path).into())]),
        AuthorError::NeedsFirst(path) => text.text("failure-needs-first", &[("path", shown(path).into())]),
        AuthorError::BadName(name, _) => text.text("failure-bad-name", &[("name", name.as_str().into())]),
        AuthorError::BadPlace(place) => text.text("failure-bad-place", &[("place", place.as_str().into())]),
        AuthorError::Unknown(name, known) if known.is_empty() => {
            text.text("failure-unknown-none", &[("name", name.as_str().into())])
        }
        AuthorError::Unknown(name, known) => text.text(
            "failure-unknown",
            &[("name", name.as_str().into()), ("known", few(known, name, text).into())],
        ),
        AuthorError::NoPlace(place, known) => {
            choice(["failure-no-place", "failure-two-places", "failure-no-places"], place, known, text)
        }
        AuthorError::NoTownship(name, known) => {
            choice(["failure-no-township", "failure-two-places", "failure-no-places"], name, known, text)
        }
        AuthorError::NoRecord(path, content) => text
            .text("failure-no-record", &[("path", shown(path).into()), ("content", shown(content).into())]),
        AuthorError::Load(LoadError::NoFolder(path)) => {
            text.text("failure-no-folder", &[("path", shown(path).into())])
        }
        AuthorError::Load(LoadError::Unreadable(path, error)) => unreadable(path, error, text),
        AuthorError::Io(path, error) => text.text(
            "failure-file",
            &[("path", shown(path).into()), ("error", system::words(error, text).into())],
        ),
    }
}

/// Why there is no history, and what to do.
pub fn history(why: &Absent, text: &Catalogue) -> String {
    match why {
        Absent::NotAsked => text.plain("history-not-asked"),
        Absent::NoRepository => text.plain("history-no-repository"),
        Absent::NotCommitted => text.plain("history-not-committed"),
        Absent::NoCommit => text.plain("history-no-commit"),
        Absent::NotOwned(path) => text.text("history-not-owned", &[("path", shown(path).into())]),
        Absent::NoVersion(name) => text.text("history-no-version", &[("name", name.as_str().into())]),
        Absent::Unreadable(error) => text.text("history-unreadable", &[("error", error.as_str().into())]),
    }
}

fn unreadable(path: &Path, error: &io::Error, text: &Catalogue) -> String {
    text.text(
        "failure-unreadable",
        &[("path", shown(path).into()), ("error", system::words(error, text).into())],
    )
}

fn template(error: &TemplateError, text: &Catalogue) -> String {
    let place = match (error.line, error.column) {
        (Some(line), Some(column)) => format!("{}:{line}:{column}", error.origin),
        _ => error.origin.clone(),
    };
    let first =
        text.text("failure-template", &[("place", place.into()), ("message", error.message.as_str().into())]);
    let Some(column) = error.column else { return first };
    let before: String = error.quoted.chars().take(column - 1).collect();
    let indent = " ".repeat(unicode_width::UnicodeWidthStr::width(before.as_str()));
    format!("{first}\n  | {}\n  | {indent}^", error.quoted)
}

fn write(error: &WriteError, text: &Catalogue) -> String {
    let path = |path: &Path| -> (&'static str, Arg) { ("path", shown(path).into()) };
    match error {
        WriteError::NoName { path: p } => text.text("failure-out-no-name", &[path(p)]),
        WriteError::NotAFolder { path: p } => text.text("failure-out-not-folder", &[path(p)]),
        WriteError::Symlink { path: p } => text.text("failure-out-symlink", &[path(p)]),
        WriteError::Foreign { path: p, found } => {
            text.text("failure-out-foreign", &[path(p), ("found", shown(found).into())])
        }
        WriteError::Stray { path: p, found, count } => text.text(
            "failure-out-stray",
            &[path(p), ("found", shown(found).into()), ("count", (*count).into())],
        ),
        WriteError::History { path: p, found } => {
            text.text("failure-out-history", &[path(p), ("found", shown(found).into())])
        }
        WriteError::Immovable { path: p } => text.text("failure-out-immovable", &[path(p)]),
        WriteError::Locked { lock } => text.text("failure-out-locked", &[path(lock)]),
        WriteError::Path { path: p, .. } => text.text("failure-out-path", &[("path", p.as_str().into())]),
        WriteError::Collision { first, second, .. } => text.text(
            "failure-out-collision",
            &[("first", first.as_str().into()), ("second", second.as_str().into())],
        ),
        WriteError::Incomplete => text.plain("failure-out-incomplete"),
        WriteError::Disturbed { path: p } => text.text("failure-out-disturbed", &[path(p)]),
        WriteError::Stranded { aside, error } => {
            text.text("failure-out-stranded", &[path(aside), ("error", system::words(error, text).into())])
        }
        WriteError::Io { path: p, error, .. } if error.kind() == io::ErrorKind::StorageFull => {
            text.text("failure-out-full", &[path(p)])
        }
        WriteError::Io { doing, path: p, error } => {
            let id = match doing {
                Doing::ReadAttachment => "failure-out-attachment",
                Doing::Remove => "failure-out-remove",
                _ => "failure-out-io",
            };
            text.text(id, &[path(p), ("error", system::words(error, text).into())])
        }
    }
}
