//! Owns: a village's new values in its record. In: what a row says. Out: keys of its profile.

use super::{Named, Said};
use crate::ledger::draft::{DraftError, count, entry, push, put};
use crate::ledger::import::Importer;
use toml_edit::{Item, Table, TableLike};

impl Importer<'_> {
    pub(super) fn write_village(&mut self, key: &str, said: &Said) -> Result<(), DraftError> {
        let draft = self.import.drafts.record(&format!("townships/{key}/village"))?;
        let table = draft.fields.as_table_mut();
        for (key, value) in &said.fields {
            put(table, key, value.clone());
        }
        if !said.facts.is_empty() {
            if !table.contains_key("facts") {
                table.insert("facts", Item::Table(Table::new()));
            }
            if let Some(facts) = table.get_mut("facts").and_then(Item::as_table_like_mut) {
                for (label, text) in &said.facts {
                    put(facts, label, text.as_str());
                }
            }
        }
        for named in &said.people {
            let at = (0..count(table, "people")).find(|at| {
                let role =
                    entry(table, "people", *at).and_then(|it| it.get("role")?.as_str().map(str::to_owned));
                role.is_some_and(|role| role == named.role)
            });
            let person = match at {
                Some(at) => entry(table, "people", at),
                None => push(table, "people"),
            };
            let Some(person) = person else { continue };
            write_person(person, named);
        }
        Ok(())
    }
}

fn write_person(person: &mut dyn TableLike, named: &Named) {
    if let Some(name) = &named.name {
        put(person, "name", name.as_str());
    }
    put(person, "role", named.role.as_str());
    if let Some(phone) = &named.phone {
        put(person, "phone", phone.as_str());
    }
}
