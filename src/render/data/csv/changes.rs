//! Owns: the table of what changed. In: events. Out: `data/changes.csv`, one line a change, the newest first.

use super::sheet::{Line, Sheet};
use crate::history::code;
use crate::render::changes::{Source, key, target, township_of};
use crate::render::data::Export;
use crate::render::shared::Shared;
use crate::render::site::Site;
use crate::render::views::ChangeLine;
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

/// Writes it.
///
/// # Errors
/// Those of the writer.
pub fn changes(site: &Site<'_>, export: &Export<'_>, mut out: impl Write) -> io::Result<()> {
    let mut sheet = Sheet::new(&mut out, export.messages)?;
    let mut line = Line::default();
    for column in COLUMNS {
        line.text(&sheet.word(&format!("csv-{column}")));
    }
    sheet.write(&mut line)?;
    let (index, model) = (site.index, &site.published.model);
    for event in &site.changes.events {
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
