//! Owns: a measure's new values in records. In: what a row says. Out: keys of the plan and of the day's summary.

use super::said::{Amount, Said};
use crate::index::MeasureRow;
use crate::ledger::draft::{Draft, DraftError, count, entry, number, push, put, toml_date};
use crate::ledger::import::{Importer, Why};
use crate::ledger::rows::Row;
use crate::model::Yuan;
use toml_edit::{Array, InlineTable, Item, TableLike};

impl Importer<'_> {
    pub fn write_known(
        &mut self,
        row: &Row<'_>,
        known: &MeasureRow<'_>,
        said: &Said,
    ) -> Result<(), DraftError> {
        let mut said = said.clone();
        self.check_stage(row, Some(&known.kind.id), &said);
        self.settle_fund(row, &mut said, Some(known));
        self.settle_spent(row, &mut said, Some(known));
        self.check_order(row, &said, Some(known));
        if !self.sound {
            return Ok(());
        }
        let promise = said.kind.is_some()
            || said.title.is_some()
            || said.lead.is_some()
            || said.with.is_some()
            || said.person.is_some()
            || said.start.is_some()
            || said.note.is_some()
            || !said.targets.is_empty()
            || !said.funds.is_empty();
        if promise {
            let path = known.plan.record.path.clone();
            let position = known.plan.measures.iter().position(|it| it.id == known.measure.id);
            let draft = self.import.drafts.open(&path)?;
            let table = position.and_then(|at| entry(draft.fields.as_table_mut(), "measures", at));
            let Some(table) = table else {
                self.reject_row(row, known.measure.title.to_string(), Why::Layout);
                return Ok(());
            };
            write_promise(table, &said);
            write_note(table, said.note.as_ref());
            if !(write_targets(table, &said.targets) && write_funds(table, &said.funds)) {
                self.reject_row(row, known.measure.title.to_string(), Why::Layout);
                return Ok(());
            }
        }
        let told = said.due.is_some()
            || said.done_on.is_some()
            || said.status.is_some()
            || said.stage.is_some()
            || said.progress.is_some()
            || said.spent.is_some()
            || !said.spent_by.is_empty()
            || !said.current.is_empty();
        if told {
            let place = known.at.at().key();
            self.update(&place, &known.plan.programme, &known.measure.id, &said)?;
        }
        Ok(())
    }

    /// Writes what became of a measure into the day's summary.
    pub fn update(&mut self, place: &str, programme: &str, id: &str, said: &Said) -> Result<(), DraftError> {
        let name = format!("{programme}/{id}");
        let table = self.summary(place)?;
        let known = (0..count(table, "updates")).find(|at| {
            let named =
                entry(table, "updates", *at).and_then(|it| it.get("measure")?.as_str().map(str::to_owned));
            named.is_some_and(|named| named == name || named == id)
        });
        let update = match known {
            Some(at) => entry(table, "updates", at),
            None => push(table, "updates"),
        };
        let Some(update) = update else { return Ok(()) };
        if known.is_none() {
            put(update, "measure", name.as_str());
        }
        write_state(update, said);
        if !said.current.is_empty() {
            if !update.get("values").is_some_and(Item::is_table_like) {
                put(update, "values", InlineTable::new());
            }
            // Values that only a person wrote stay beside them.
            if let Some(values) = update.get_mut("values").and_then(Item::as_table_like_mut) {
                for amount in &said.current {
                    put(values, &amount.name, number(&amount.value.to_string()));
                }
            }
        }
        if let Some(spent) = said.spent {
            put(update, "spent", number(&spent.to_string()));
        }
        if !said.spent_by.is_empty() {
            let mut parts = InlineTable::new();
            for (source, amount) in &said.spent_by {
                parts.insert(source, number(&amount.to_string()));
            }
            put(update, "spent", parts);
        }
        if let Some(due) = said.due {
            put(update, "due", toml_date(due));
        }
        write_note(update, said.progress.as_ref());
        Ok(())
    }
}

/// What a plan promises.
pub fn write_promise(table: &mut dyn TableLike, said: &Said) {
    if let Some(kind) = &said.kind {
        put(table, "kind", kind.as_str());
    }
    if let Some(title) = &said.title {
        put(table, "title", title.as_str());
    }
    match said.lead.as_deref() {
        Some([one]) => put(table, "lead", one.as_str()),
        Some(units) => put(table, "lead", units.iter().map(String::as_str).collect::<Array>()),
        None => {}
    }
    if let Some(units) = &said.with {
        put(table, "with", units.iter().map(String::as_str).collect::<Array>());
    }
    if let Some(person) = &said.person {
        put(table, "person", person.as_str());
    }
    if let Some(start) = said.start {
        put(table, "start", toml_date(start));
    }
}

pub fn write_note(table: &mut dyn TableLike, note: Option<&String>) {
    if let Some(note) = note {
        put(table, "note", note.as_str());
    }
}

/// What became of it, for a plan that begins with it and for a summary alike; a summary's deadline is its own affair.
pub fn write_state(table: &mut dyn TableLike, said: &Said) {
    if table.contains_key("kind")
        && let Some(due) = said.due
    {
        put(table, "due", toml_date(due));
    }
    if let Some(status) = said.status {
        put(table, "status", status.as_str());
    }
    if let Some(stage) = &said.stage {
        put(table, "stage", stage.as_str());
    }
    if let Some(done_on) = said.done_on {
        put(table, "done_on", toml_date(done_on));
    }
}

pub fn write_targets(table: &mut dyn TableLike, targets: &[Amount]) -> bool {
    targets.iter().all(|amount| {
        let at = (0..count(table, "targets")).find(|at| named(table, "targets", *at, "name", &amount.name));
        let Some(target) = (match at {
            Some(at) => entry(table, "targets", at),
            None => push(table, "targets"),
        }) else {
            return false;
        };
        put(target, "name", amount.name.as_str());
        put(target, "unit", amount.unit.as_str());
        put(target, "value", number(&amount.value.to_string()));
        true
    })
}

pub fn write_funds(table: &mut dyn TableLike, funds: &[(String, Yuan)]) -> bool {
    funds.iter().all(|(source, amount)| {
        let at = (0..count(table, "funds")).find(|at| named(table, "funds", *at, "source", source));
        let Some(fund) = (match at {
            Some(at) => entry(table, "funds", at),
            None => push(table, "funds"),
        }) else {
            return false;
        };
        put(fund, "source", source.as_str());
        put(fund, "amount", number(&amount.to_string()));
        true
    })
}

fn named(table: &mut dyn TableLike, key: &str, at: usize, field: &str, name: &str) -> bool {
    entry(table, key, at).and_then(|it| it.get(field)?.as_str().map(|it| it == name)).unwrap_or_default()
}

pub fn ids(draft: &mut Draft) -> Vec<String> {
    let table = draft.fields.as_table_mut();
    (0..count(table, "measures"))
        .filter_map(|at| entry(table, "measures", at)?.get("id")?.as_str().map(str::to_owned))
        .collect()
}
