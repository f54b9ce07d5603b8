//! Owns: the list of data files, and where each one stands. In: the site.
//! Out: one artifact a file, or several where one would be too large, made in parallel; the largest ones are begun
//! first.

use super::csv::{self, FilePart, TABLES, Table};
use super::ics::Form;
use super::share::Share;
use super::xlsx::{WORKBOOKS, Workbook};
use super::{Export, atom, ics, json, limit, schema};
use crate::artifact::{Artifact, Content};
use crate::diag::Arg;
use crate::index::{TownshipRow, UnitRow, address};
use crate::render::{RenderError, Site};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// What was too large for one file; the page of the open data leads to the parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// The document of everything.
    pub site: bool,
    /// Tables by name.
    pub tables: BTreeSet<&'static str>,
    /// A calendar of the county or of a unit, which then shows days instead of single deadlines.
    pub calendars: bool,
}

impl Split {
    /// Whether townships have files of their own beside their calendars.
    pub fn by_township(&self) -> bool {
        self.site || !self.tables.is_empty()
    }

    fn and(mut self, other: Split) -> Split {
        self.site |= other.site;
        self.tables.extend(other.tables);
        self.calendars |= other.calendars;
        self
    }
}

/// A data file.
enum File<'e> {
    Site,
    Table(&'e Table),
    Changes(&'e Site<'e>),
    Workbook(&'e Site<'e>, &'e Workbook),
    County,
    Feed,
    Schema,
    Township(&'e TownshipRow<'e>),
    Unit(&'e UnitRow<'e>),
}

/// The name of the table of changes.
const CHANGES: &str = "changes";

/// Makes every data file; `put` takes each as it is made, from several threads at once. Tells what was split.
///
/// # Errors
/// When `put` refuses one.
///
/// # Panics
/// Never: the exporters fail only where their writer does, and memory does not; no workbook is too long for its kind.
#[inline(never)] // What it takes is counted by its name: benches/instructions.
pub fn artifacts<E: Send>(
    site: &Site<'_>,
    put: &(impl Fn(Artifact) -> Result<(), RenderError<E>> + Sync),
) -> Result<Split, RenderError<E>> {
    let messages = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        site.words.say(id, &args)
    };
    let export = Export::new(site.index, &messages, site.words.language(), site.base_url);
    let mut files = vec![File::Site];
    files.extend(TABLES.iter().map(File::Table));
    let workbooks = WORKBOOKS.iter().filter(|workbook| workbook.is_made(site));
    files.extend(workbooks.map(|workbook| File::Workbook(site, workbook)));
    files.extend([File::Changes(site), File::County, File::Feed, File::Schema]);
    files.extend(site.index.townships.iter().map(File::Township));
    files.extend(site.index.units.iter().map(File::Unit));
    let desk =
        Desk { export: &export, put: &|path, bytes| put(Artifact { path, content: Content::Bytes(bytes) }) };
    files.par_iter().map(|file| desk.make(file)).try_reduce(Split::default, |a, b| Ok(a.and(b)))
}

/// Where files are made: what they are made of, and who takes them.
struct Desk<'d, E> {
    export: &'d Export<'d>,
    put: &'d (dyn Fn(String, Vec<u8>) -> Result<(), RenderError<E>> + Sync),
}

impl<E: Send> Desk<'_, E> {
    fn make(&self, file: &File<'_>) -> Result<Split, RenderError<E>> {
        let export = self.export;
        match file {
            File::Site => self.site(),
            File::Table(table) => self.table(table),
            File::Changes(site) => self.changes(site),
            File::County => {
                let page = address::CALENDAR.to_owned();
                self.calendar(page, |form, out| ics::county_calendar(export, form, out))
            }
            File::Township(row) => {
                let made =
                    self.calendar(row.calendar(), |form, out| ics::township_calendar(export, form, row, out));
                made.map(|_| Split::default())
            }
            File::Unit(row) => {
                self.calendar(row.calendar(), |form, out| ics::unit_calendar(export, form, row, out))
            }
            File::Workbook(site, workbook) => {
                let bytes = workbook.bytes(site).expect("no workbook is too long for its kind");
                (self.put)(workbook.path(), bytes).map(|()| Split::default())
            }
            File::Feed => self.whole(address::FEED, |out| atom::feed(export, out)),
            File::Schema => self.whole(address::SITE_SCHEMA, |out| schema::site_schema(out)),
        }
    }

    /// A file that cannot grow, or a part that nothing can split.
    fn put(
        &self,
        path: String,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), RenderError<E>> {
        let mut bytes = Vec::new();
        write(&mut bytes).expect("memory takes every byte");
        (self.put)(path, bytes)
    }

    fn whole(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Split, RenderError<E>> {
        self.put(path.to_owned(), write).map(|()| Split::default())
    }

    fn site(&self) -> Result<Split, RenderError<E>> {
        let (export, path) = (self.export, address::SITE_JSON.to_owned());
        if let Some(bytes) = limit::within(export.limit, |out| json::site(export, Share::All, out)) {
            return (self.put)(path, bytes).map(|()| Split::default());
        }
        self.put(path, |out| json::site(export, Share::County, out))?;
        export.index.townships.par_iter().enumerate().try_for_each(|(township, row)| {
            self.put(address::site_part(row.slug()), |out| json::part(export, township, out))
        })?;
        Ok(Split { site: true, ..Split::default() })
    }

    fn table(&self, table: &Table) -> Result<Split, RenderError<E>> {
        let export = self.export;
        if let Some(bytes) = limit::within(export.limit, |out| table.write(export, Share::All, out)) {
            return (self.put)(table.path(), bytes).map(|()| Split::default());
        }
        let count = |share| (share, (table.count)(export.index, share));
        let shares: Vec<_> = Share::parts(export.index).into_iter().map(count).collect();
        self.parts(table.name, shares, &|share, out| table.write(export, *share, out), |share| *share)
    }

    fn changes(&self, site: &Site<'_>) -> Result<Split, RenderError<E>> {
        let (export, events) = (self.export, &site.changes.events);
        if let Some(bytes) = limit::within(export.limit, |out| csv::changes(site, export, events, out)) {
            return (self.put)(address::table(CHANGES), bytes).map(|()| Split::default());
        }
        let split = csv::by_township(site).into_iter();
        let shares = split.map(|(township, events)| {
            let count = events.len();
            ((township.map_or(Share::County, Share::Township), events), count)
        });
        let write = |part: &(Share, Vec<_>), out: &mut dyn Write| {
            csv::changes(site, export, part.1.iter().copied(), out)
        };
        self.parts(CHANGES, shares.collect(), &write, |part| part.0)
    }

    /// The parts of a table that have rows, and in its own place the table of these parts.
    fn parts<P: Sync>(
        &self,
        name: &'static str,
        mut parts: Vec<(P, usize)>,
        write: &(dyn Fn(&P, &mut dyn Write) -> io::Result<()> + Sync),
        share: impl Fn(&P) -> Share + Sync,
    ) -> Result<Split, RenderError<E>> {
        let index = self.export.index;
        parts.retain(|(_, rows)| *rows > 0);
        let part = |(part, rows): &(P, usize)| {
            let row = share(part).township(index);
            let path = address::table_part(name, row.map(TownshipRow::slug));
            FilePart { township: row.map(|row| row.township.name.as_str()), rows: *rows, path }
        };
        let list: Vec<_> = parts.iter().map(part).collect();
        self.put(address::table(name), |out| csv::parts(self.export, &list, out))?;
        let files = parts.par_iter().zip(&list);
        files.try_for_each(|((part, _), file)| self.put(file.path.clone(), |out| write(part, out)))?;
        Ok(Split { tables: [name].into(), ..Split::default() })
    }

    fn calendar(
        &self,
        path: String,
        write: impl Fn(Form, &mut dyn Write) -> io::Result<()>,
    ) -> Result<Split, RenderError<E>> {
        if let Some(bytes) = limit::within(self.export.limit, |out| write(Form::Each, out)) {
            return (self.put)(path, bytes).map(|()| Split::default());
        }
        self.put(path, |out| write(Form::Days, out))?;
        Ok(Split { calendars: true, ..Split::default() })
    }
}
