//! Owns: the list of data files, and where each one stands. In: the site.
//! Out: one artifact a file, made in parallel; the largest ones are begun first.

use super::csv::{self, TABLES, Table};
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
            File::County => address::CALENDAR.to_owned(),
            File::Feed => address::FEED.to_owned(),
            File::Schema => address::SITE_SCHEMA.to_owned(),
            File::Township(row) => row.calendar(),
            File::Unit(row) => row.calendar(),
        }
    }

    /// What it holds.
    ///
    /// # Panics
    /// Never: the exporters fail only where their writer does, and memory does not.
    fn bytes(&self, export: &Export<'_>) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(export, &mut bytes).expect("memory takes every byte");
        bytes
    }

    fn write(&self, export: &Export<'_>, out: &mut Vec<u8>) -> io::Result<()> {
        match self {
            File::Site => json::site(export, out),
            File::Table(table) => table.write(export, out),
            File::Changes(site) => csv::changes(site, export, out),
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
pub fn artifacts<E: Send>(
    site: &Site<'_>,
    put: &(impl Fn(Artifact) -> Result<(), RenderError<E>> + Sync),
) -> Result<(), RenderError<E>> {
    let messages = messages(site);
    let export = Export::new(site.index, &messages, site.words.language(), site.base_url);
    files(site).par_iter().try_for_each(|file| {
        put(Artifact { path: file.path(), content: Content::Bytes(file.bytes(&export)) })
    })
}

/// The data file at a path, if there is one.
pub fn file(site: &Site<'_>, path: &str) -> Option<Vec<u8>> {
    let wanted = files(site).into_iter().find(|file| file.path() == path)?;
    let messages = messages(site);
    Some(wanted.bytes(&Export::new(site.index, &messages, site.words.language(), site.base_url)))
}

fn messages<'s>(site: &'s Site<'_>) -> impl Fn(&str, &[(&str, &str)]) -> String + Sync + use<'s> {
    let words = site.words;
    move |id, args| {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        words.say(id, &args)
    }
}

/// All of them, the largest first.
fn files<'s>(site: &'s Site<'s>) -> Vec<File<'s>> {
    let mut files = vec![File::Site];
    files.extend(TABLES.iter().map(File::Table));
    files.extend([File::Changes(site), File::County, File::Feed, File::Schema]);
    files.extend(site.index.townships.iter().map(File::Township));
    files.extend(site.index.units.iter().map(File::Unit));
    files
}
