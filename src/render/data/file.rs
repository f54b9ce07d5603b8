//! Owns: the list of data files, and where each one stands. In: the site.
//! Out: one artifact a file, made in parallel; the largest ones are begun first.

use super::csv::{self, TABLES, Table};
use super::xlsx::{WORKBOOKS, Workbook};
use super::{Export, atom, ics, json, schema};
use crate::artifact::{Artifact, Content};
use crate::diag::Arg;
use crate::index::{TownshipRow, UnitRow, address};
use crate::render::{RenderError, Site};
use rayon::prelude::*;
use std::io;

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

impl File<'_> {
    fn path(&self) -> String {
        match self {
            File::Site => address::SITE_JSON.to_owned(),
            File::Table(table) => table.path(),
            File::Changes(_) => address::table("changes"),
            File::Workbook(_, workbook) => workbook.path(),
            File::County => address::CALENDAR.to_owned(),
            File::Feed => address::FEED.to_owned(),
            File::Schema => address::SITE_SCHEMA.to_owned(),
            File::Township(row) => row.calendar(),
            File::Unit(row) => row.calendar(),
        }
    }

    fn write(&self, export: &Export<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        match self {
            File::Site => json::site(export, out),
            File::Table(table) => table.write(export, out),
            File::Changes(site) => csv::changes(site, export, out),
            File::Workbook(site, workbook) => {
                *out = workbook.bytes(site).map_err(io::Error::other)?;
                Ok(())
            }
            File::County => ics::county_calendar(export, out),
            File::Feed => atom::feed(export, out),
            File::Schema => schema::site_schema(out),
            File::Township(row) => ics::township_calendar(export, row, out),
            File::Unit(row) => ics::unit_calendar(export, row, out),
        }
    }
}

/// Makes every data file; `put` takes each as it is made, from several threads at once.
///
/// # Errors
/// When `put` refuses one.
///
/// # Panics
/// Never: the exporters fail only where their writer does, and memory does not; no workbook is too long for its kind.
pub fn artifacts<E: Send>(
    site: &Site<'_>,
    put: &(impl Fn(Artifact) -> Result<(), RenderError<E>> + Sync),
) -> Result<(), RenderError<E>> {
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
    files.par_iter().try_for_each(|file| {
        let mut bytes = Vec::new();
        file.write(&export, &mut bytes).expect("memory takes every byte");
        put(Artifact { path: file.path(), content: Content::Bytes(bytes) })
    })
}
