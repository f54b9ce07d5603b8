//! Owns: the table of what changed. In: events. Out: lines of `data/changes.csv`, one a change, the newest first.

use super::sheet::{Line, Sheet};
use crate::history::code;
use crate::render::changes::{Event, Source, key, target, township_of};
use crate::render::data::Export;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::ChangeLine;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Its columns; their heads are the messages `csv-COLUMN`.
pub const COLUMNS: [&str; 17] = [
    "key",
    "township",
    "village",
    "programme",
    "sort",
    "title",
    "change",
    "label",
    "from",
    "to",
    "days",
    "weakened",
    "back",
    "date",
    "summary",
    "commit",
    "page",
];

/// All events by township; none holds the county's own.
pub fn by_township<'s>(site: &'s Site<'_>) -> BTreeMap<Option<usize>, Vec<&'s Event>> {
    let mut split: BTreeMap<Option<usize>, Vec<&Event>> = BTreeMap::new();
    for event in &site.changes.events {
        split.entry(township_of(site.index, event)).or_default().push(event);
    }
    split
}

/// Writes a table of events.
///
/// # Errors
/// Those of the writer.
pub fn changes<'s>(
    site: &'s Site<'_>,
    export: &Export<'_>,
    events: impl IntoIterator<Item = &'s Event>,
    mut out: impl Write,
) -> io::Result<()> {
    let mut sheet = Sheet::new(&mut out, export.messages)?;
    sheet.head(&COLUMNS)?;
    let mut line = Line::default();
    let (index, model) = (site.index, &site.published.model);
    for event in events {
        let change = &event.change;
        let told = event.line.get_or_init(|| Shared::new(ChangeLine::of(site, change)));
        let township =
            township_of(index, event).map(|township| index.townships[township].township.name.as_str());
        let village = event.key.contains('/').then_some(&*event.name);
        let programme = change.subject.programme();
        let programme = programme.map(|slug| model.programme(slug).map_or(slug, |it| it.name.as_str()));
        line.text(&key(event)).maybe(township).maybe(village).maybe(programme);
        line.text(&sheet.word(&format!("change-sort-{}", change.subject.sort()))).text(&change.title);
        line.value(code(change)).text(&told.label).maybe(told.from.as_deref()).maybe(told.to.as_deref());
        line.maybe_value(change.days().filter(|days| *days != 0));
        line.text(sheet.flag(change.is_weaker())).text(sheet.flag(told.mark == Some("back")));
        let (summary, commit) = match &event.source {
            Source::Summary(..) => (change.through.as_ref().map(|(_, slug)| &**slug), None),
            Source::Commit(step) => {
                (change.through.as_ref().map(|(_, slug)| &**slug), site.history.commit(*step))
            }
        };
        line.value(event.on).maybe(summary).maybe(commit.map(|commit| commit.short()).as_deref());
        line.maybe(target(index, event).as_deref());
        sheet.write(&mut line)?;
    }
    sheet.finish()
}
