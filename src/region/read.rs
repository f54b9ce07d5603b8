//! Owns: one county read back. In: its folder. Out: [`County`], whose sums are those of its rows, or what is wrong.

use super::Fault;
use super::county::{County, Kind, Target, Township, money};
use super::document::{
    Edition, FORMAT, Head, KindDoc, Marked, PartDoc, PartHead, Rows, TargetDoc, TownshipDoc,
};
use super::figures::same;
use super::place::Site;
use super::recount::{Counted, Recount};
use crate::index::{Totals, address};
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::Path;

/// Reads a county's site.
pub fn read(site: &Site) -> Result<County, Fault> {
    if !site.folder.is_dir() {
        return Err(Fault::NoFolder);
    }
    let text = bytes(&site.folder, address::SITE_JSON)?.ok_or(Fault::NoData)?;
    marked(address::SITE_JSON, &text)?;
    let head: Head = parsed(address::SITE_JSON, &text)?;
    let townships = head.townships.iter().map(|township| (&*township.key, &*township.name));
    let mut recount = Recount::new(townships, head.measure_kinds.iter().map(|kind| &*kind.id));
    recount.count(address::SITE_JSON, &parsed::<Rows>(address::SITE_JSON, &text)?)?;
    drop(text);
    for part in head.parts.iter().flatten() {
        recount.count(&part.path, &read_part(&site.folder, &head, part)?)?;
    }
    let counted = recount.finish();
    compare(&head, &counted)?;
    Ok(county(site, head, counted))
}

/// The bytes of a file of the site; none where it is not there.
fn bytes(folder: &Path, path: &str) -> Result<Option<Vec<u8>>, Fault> {
    match std::fs::read(folder.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::Unreadable(path.to_owned(), error.to_string())),
    }
}

fn parsed<'t, T: Deserialize<'t>>(path: &str, text: &'t [u8]) -> Result<T, Fault> {
    serde_json::from_slice(text).map_err(|error| Fault::Form(path.to_owned(), error.to_string()))
}

/// Demands our version.
fn marked(path: &str, text: &[u8]) -> Result<(), Fault> {
    match parsed::<Marked>(path, text)?.format {
        Some(FORMAT) => Ok(()),
        other => Err(Fault::Format(other)),
    }
}

fn read_part(folder: &Path, head: &Head, part: &PartDoc) -> Result<Rows, Fault> {
    let own = part.path.strip_prefix("data/site/").filter(|name| !name.contains(['/', '\\']));
    if own.is_none() {
        return Err(Fault::Unknown(address::SITE_JSON.to_owned(), part.path.clone()));
    }
    let text = bytes(folder, &part.path)?.ok_or_else(|| Fault::NoPart(part.path.clone()))?;
    marked(&part.path, &text)?;
    let of: PartHead = parsed(&part.path, &text)?;
    let same = of.as_of == head.as_of
        && of.edition == head.edition
        && of.county == head.county
        && of.township == part.township;
    if !same {
        return Err(Fault::OtherBuild(part.path.clone()));
    }
    parsed(&part.path, &text)
}

/// Demands that every sum that the region takes over is that of its rows.
fn compare(head: &Head, counted: &Counted) -> Result<(), Fault> {
    same("totals", &head.totals, &counted.all())?;
    for (township, counted) in head.townships.iter().zip(&counted.by_township) {
        same(&format!("townships.{}", township.key), &township.counts, counted)?;
    }
    for (kind, counted) in head.measure_kinds.iter().zip(&counted.by_kind) {
        let said = totals_of(kind);
        let counted = Totals { due_soon: 0, undated: 0, done_late: 0, ..*counted };
        same(&format!("measure_kinds.{}", kind.id), &said, &counted)?;
        if kind.count != counted.measures {
            return Err(Fault::Sum {
                what: format!("measure_kinds.{}.count", kind.id),
                said: kind.count.to_string(),
                counted: counted.measures.to_string(),
            });
        }
    }
    Ok(())
}

/// What the catalogue says of a kind.
fn totals_of(kind: &KindDoc) -> Totals {
    let by = &kind.by_status;
    Totals {
        measures: by.planned + by.doing + by.done + by.suspended + by.cancelled,
        planned: by.planned,
        doing: by.doing,
        done: by.done,
        suspended: by.suspended,
        cancelled: by.cancelled,
        overdue: kind.overdue,
        ..money(kind.planned, kind.spent)
    }
}

fn county(site: &Site, head: Head, counted: Counted) -> County {
    let township = |it: TownshipDoc| Township {
        key: it.key,
        name: it.name,
        totals: it.counts,
        last_summary: it.last_summary,
        page: it.page,
    };
    County {
        slug: site.slug.clone(),
        name: head.county,
        code: head.site.code,
        as_of: head.as_of,
        internal: head.edition == Edition::Internal,
        base_url: head.site.base_url,
        folder: site.folder.clone(),
        totals: head.totals,
        own: counted.own,
        townships: head.townships.into_iter().map(township).collect(),
        villages: counted.villages,
        kinds: head.measure_kinds.into_iter().map(kind).collect(),
        months: counted.months,
        late: counted.late,
        problems: counted.problems,
    }
}

fn kind(it: KindDoc) -> Kind {
    let totals = totals_of(&it);
    let target = |it: TargetDoc| {
        let sum = Target {
            count: it.count,
            reported: it.reported,
            baseline: it.baseline,
            value: it.value,
            current: it.current,
        };
        (it.name, it.unit, sum)
    };
    let stages = it.stages.into_iter().flatten();
    Kind {
        totals,
        name: it.name,
        group: it.group,
        villages: it.villages,
        targets: it.targets.into_iter().map(target).collect(),
        stages: stages.map(|stage| (stage.name, stage.at, stage.reached)).collect(),
        page: it.page,
    }
}
