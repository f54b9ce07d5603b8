//! Owns: lists of villages. In: rows. Out: profiles of townships and villages, new or with new values.

mod write;

use super::names::{free, slug};
use super::places::{Meant, Township, Village, bare_village, of_committee};
use super::{Change, Importer, Why, reads_as};
use crate::index::VillageRow;
use crate::ledger::draft::{DraftError, number, put};
use crate::ledger::heading::{Column, Holds};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::value::{self, Fault};
use toml_edit::{Array, Value};

/// What a row says of a village, otherwise than the records.
#[derive(Default)]
struct Said {
    fields: Vec<(&'static str, Value)>,
    facts: Vec<(String, String)>,
    people: Vec<Named>,
}

struct Named {
    role: String,
    name: Option<String>,
    phone: Option<String>,
}

impl<'i> Importer<'i> {
    /// Takes in a row.
    pub fn village(&mut self, row: &Row<'i>) -> Result<(), DraftError> {
        let Some(place) = &row.village else {
            let title = row.township.as_ref().map(|it| it.name.clone()).unwrap_or_default();
            self.reject_row(row, title, Why::NoPlace);
            return Ok(());
        };
        let name = of_committee(&place.name);
        let code = self.code_of(row);
        if !self.sound {
            return Ok(());
        }
        if let Some(code) = &code {
            self.check_code(row, code, &name);
        }
        if !self.sound {
            return Ok(());
        }
        let Some(township) = self.township_of(row, code.as_deref())? else { return Ok(()) };
        let known = match code.as_deref().and_then(|code| self.places.coded(code)) {
            Some((t, v)) => Some((t, v)),
            None => match self.places.village(Some(township), &name) {
                Meant::One(t, v) => Some((t, v)),
                Meant::Several => {
                    self.reject_row(row, name, Why::TwoVillages);
                    return Ok(());
                }
                Meant::List => {
                    self.reject_row(row, name, Why::SeveralVillages);
                    return Ok(());
                }
                Meant::None(_) | Meant::Township(_) => None,
            },
        };
        if !self.is_keyed(row, known) {
            return Ok(());
        }
        let (t, v) = known.unwrap_or_else(|| (township, self.found(township, &name, code.as_deref())));
        let key = self.places.key(t, Some(v));
        if self.is_again(row, format!("village {key}"), &name) {
            return Ok(());
        }
        let today = self.today;
        let records = self.keys.villages.get(&key).map(|at| &today.inside.index.villages[*at]);
        let (mut said, mut fields) = self.read_village(row, records);
        if !self.sound {
            return Ok(());
        }
        if records.is_none() {
            said.fields.insert(0, ("name", name.as_str().into()));
        } else if let Some(records) = records
            && bare_village(&records.village.name) != bare_village(&name)
            && known.is_some()
            && code.is_some()
        {
            // The code says who it is; the name is another now.
            fields.push((
                row.table.column(Field::Village).map(|it| it.heading.clone()).unwrap_or_default(),
                records.village.name.clone(),
                name.clone(),
            ));
            said.fields.insert(0, ("name", name.as_str().into()));
        }
        if records.is_none() || !fields.is_empty() {
            self.write_village(&key, &said)?;
        }
        self.keep(Change { key, title: name, new: records.is_none(), fields });
        Ok(())
    }

    /// Whether the key of a row, if it has one, is that of the village which it names.
    fn is_keyed(&mut self, row: &Row<'_>, known: Option<(usize, usize)>) -> bool {
        let Some((column, cell)) = row.field(Field::Key).filter(|(_, cell)| !cell.is_empty()) else {
            return true;
        };
        if !self.keys.villages.contains_key(&cell.text()) {
            self.reject_cell(row, column, Why::Key);
            return false;
        }
        let named = known.map(|(t, v)| self.places.key(t, Some(v)));
        let same = named.as_ref() == Some(&cell.text());
        if let (false, Some(other)) = (same, row.table.column(Field::Village)) {
            let there = row.sheet.address(row.at, other.at);
            self.reject_cell(row, column, Why::Disagrees(there, row.text(Field::Village)));
        }
        same
    }

    /// Twelve digits, whatever the spreadsheet made of them.
    fn code_of(&mut self, row: &Row<'_>) -> Option<String> {
        let (column, cell) = row.field(Field::Code)?;
        let code = value::plain(&cell.text());
        let fine = code.len() == 12 && code.bytes().all(|byte| byte.is_ascii_digit());
        if !fine && !code.is_empty() {
            self.reject_cell(row, column, Why::Code);
        }
        fine.then_some(code)
    }

    /// Whether a code and the names beside it mean one village: it begins as that of its township or county does, and
    /// is nobody else's.
    fn check_code(&mut self, row: &Row<'_>, code: &str, name: &str) {
        let Some((column, _)) = row.field(Field::Code) else { return };
        let named = match &row.township {
            Some(place) => self.places.township(&place.name),
            None => {
                let default = self.maps.defaults.township.as_ref();
                self.township_over(row).or_else(|| self.places.township(default?))
            }
        };
        let same = |it: &Township| it.code.as_deref() == code.get(..9);
        let of_code = self.places.coded(code).map(|(township, _)| township);
        let of_code = of_code.or_else(|| self.places.townships.iter().position(same));
        if let (Some(place), Some(own)) = (&row.township, of_code)
            && named != Some(own)
        {
            let there = row.sheet.address(place.at.0, place.at.1);
            self.reject_cell(row, column, Why::Disagrees(there, place.name.clone()));
            return;
        }
        if let (Some((t, v)), Some(other)) = (self.places.coded(code), row.table.column(Field::Village))
            && let Meant::One(_, called) = self.places.village(Some(t), name)
            && called != v
        {
            let there = row.sheet.address(row.at, other.at);
            self.reject_cell(row, column, Why::Disagrees(there, name.to_owned()));
            return;
        }
        let township = named.and_then(|at| self.places.townships[at].code.clone());
        let parent = township.or_else(|| self.today.model.site.code.clone()).unwrap_or_default();
        if !code.starts_with(&parent) {
            self.reject_cell(row, column, Why::CodeUnder(parent));
        }
    }

    fn township_of(&mut self, row: &Row<'_>, code: Option<&str>) -> Result<Option<usize>, DraftError> {
        let section = self.township_over(row);
        let named =
            row.township.as_ref().map(|it| it.name.clone()).or_else(|| self.maps.defaults.township.clone());
        let Some(name) = named else {
            if section.is_none() {
                self.reject_row(row, row.text(Field::Village), Why::NoPlace);
            }
            return Ok(section);
        };
        if let Some(known) = self.places.township(&name) {
            return Ok(Some(known));
        }
        let slug = free(&slug(&name), |slug| {
            self.places.townships.iter().any(|it| it.slug == slug)
                || self.import.drafts.holds_folder(&format!("townships/{slug}"))
        });
        let draft = self.import.drafts.record(&format!("townships/{slug}/township"))?;
        let table = draft.fields.as_table_mut();
        put(table, "name", name.as_str());
        let code = code.and_then(|code| code.get(..9)).map(str::to_owned);
        if let Some(code) = &code {
            put(table, "code", code.as_str());
        }
        self.keep(Change { key: slug.clone(), title: name.clone(), new: true, fields: Vec::new() });
        self.places.townships.push(Township { slug, name, code, villages: Vec::new() });
        Ok(Some(self.places.townships.len() - 1))
    }

    /// A village that nobody knew.
    fn found(&mut self, township: usize, name: &str, code: Option<&str>) -> usize {
        let own = &self.places.townships[township];
        let folder = format!("townships/{}", own.slug);
        let slug = free(&slug(name), |slug| {
            // Names that a township's folder needs for itself.
            crate::load::is_reserved_village(slug)
                || own.villages.iter().any(|it| it.slug == slug)
                || self.import.drafts.holds_folder(&format!("{folder}/{slug}"))
        });
        let own = &mut self.places.townships[township];
        own.villages.push(Village::new(slug, name, code.map(str::to_owned)));
        own.villages.len() - 1
    }

    fn read_village(
        &mut self,
        row: &Row<'i>,
        known: Option<&VillageRow<'_>>,
    ) -> (Said, Vec<(String, String, String)>) {
        let (mut said, mut fields) = (Said::default(), Vec::new());
        let mut role: Option<String> = None;
        for column in &row.table.columns {
            let cell = row.sheet.cell(row.at, column.at);
            if cell.is_empty() {
                continue;
            }
            let before = match &column.holds {
                Holds::Field(field) => {
                    let shown =
                        known.map(|known| self.today.inside.village(known, *field)).unwrap_or_default();
                    if known.is_some() && reads_as(cell, &shown) {
                        continue;
                    }
                    shown.text()
                }
                Holds::Fact(label) => known.and_then(|it| fact(it, label)).unwrap_or_default(),
                Holds::Role(role) => {
                    known.and_then(|it| person(it, role)).map(|it| it.name.clone()).unwrap_or_default()
                }
                _ => String::new(),
            };
            let changed = match &column.holds {
                Holds::Field(Field::Phone) => self.phone(row, column, role.as_deref(), known, &mut said),
                Holds::Field(field) => self.read_of_village(row, column, *field, &before, &mut said),
                Holds::Role(own) => {
                    role = Some(own.clone());
                    self.named(row, column, own, &before, &mut said)
                }
                Holds::Fact(label) => {
                    let text = self.value(row, column, value::line);
                    text.filter(|text| *text != before).map(|text| said.facts.push((label.clone(), text)))
                }
                _ => None,
            };
            if changed.is_some() {
                fields.push((column.heading.clone(), before, cell.text()));
            }
        }
        (said, fields)
    }

    fn read_of_village(
        &mut self,
        row: &Row<'_>,
        column: &Column,
        field: Field,
        before: &str,
        said: &mut Said,
    ) -> Option<()> {
        let cell = row.sheet.cell(row.at, column.at);
        match field {
            Field::Code => said.fields.push(("code", self.code_of(row)?.into())),
            Field::Kind => said.fields.push(("kind", self.value(row, column, value::line)?.into())),
            Field::Tags => {
                let tags: Array = value::names(cell).iter().map(String::as_str).collect();
                said.fields.push(("tags", tags.into()));
            }
            Field::Households | Field::Population => {
                let number = self.value(row, column, value::counted)?;
                if number.to_string() == before {
                    return None;
                }
                let Ok(whole) = number.to_string().parse::<u32>() else {
                    self.reject_cell(row, column, Why::Value(Fault::Number));
                    return None;
                };
                let key = if field == Field::Households { "households" } else { "population" };
                said.fields.push((key, i64::from(whole).into()));
            }
            Field::Area => {
                let area = self.value(row, column, value::counted)?;
                if area.to_string() == before {
                    return None;
                }
                said.fields.push(("area", number(&area.to_string())));
            }
            _ => return None,
        }
        Some(())
    }

    fn named(
        &mut self,
        row: &Row<'_>,
        column: &Column,
        role: &str,
        before: &str,
        said: &mut Said,
    ) -> Option<()> {
        let name = self.value(row, column, value::line).filter(|name| *name != before)?;
        said.people.push(Named { role: role.to_owned(), name: Some(name), phone: None });
        Some(())
    }

    /// The telephone of the person in the column before; it stays internal.
    fn phone(
        &mut self,
        row: &Row<'_>,
        column: &Column,
        role: Option<&str>,
        known: Option<&VillageRow<'_>>,
        said: &mut Said,
    ) -> Option<()> {
        let Some(role) = role else {
            self.reject_cell(row, column, Why::Column);
            return None;
        };
        let phone = value::plain(&row.sheet.cell(row.at, column.at).text());
        if known.and_then(|it| person(it, role)).is_some_and(|it| it.phone.as_deref() == Some(phone.as_str()))
        {
            return None;
        }
        match said.people.iter_mut().find(|it| it.role == role) {
            Some(person) => person.phone = Some(phone),
            None => said.people.push(Named { role: role.to_owned(), name: None, phone: Some(phone) }),
        }
        Some(())
    }
}

fn fact(row: &VillageRow<'_>, label: &str) -> Option<String> {
    row.village.facts.iter().find(|(own, _)| own == label).map(|(_, text)| text.clone())
}

fn person<'r>(row: &'r VillageRow<'_>, role: &str) -> Option<&'r crate::model::Person> {
    row.village.people.iter().find(|person| person.role == role)
}
