//! Owns: measures of a ledger. In: rows. Out: what a plan promises in the plan, what became of it in a summary.

mod read;
mod said;
mod settle;
mod write;

use super::found::{Found, Named};
use super::names::{Spot, free};
use super::{Change, Importer, Why};
use crate::ledger::draft::{DraftError, push, put};
use crate::ledger::rows::Row;
use crate::ledger::value::plain;
use crate::model::join_key;
use said::Said;
use write::{ids, write_funds, write_note, write_promise, write_state, write_targets};

impl<'i> Importer<'i> {
    /// Takes in a row.
    pub fn measure(&mut self, row: &Row<'i>) -> Result<(), DraftError> {
        if let Some(found) = self.keyed(row, |keys| &keys.measures) {
            return match found {
                Found::Known(at) => {
                    let known = &self.today.inside.index.measures[at];
                    let (place, programme) = (known.at.at().key(), &*known.plan.programme);
                    if self.agrees(row, &place, Some(programme), &known.measure.id) {
                        self.known_measure(row, at)
                    } else {
                        Ok(())
                    }
                }
                _ => Ok(()),
            };
        }
        let Ok(programme) = self.programme_of(row) else { return Ok(()) };
        let rows = &self.today.inside.index.measures;
        let found = self.called(row, |own, place| {
            let own = own.measures.get(place).cloned().unwrap_or_default().into_iter();
            let programme = programme.clone();
            own.map(|at| (at, &rows[at]))
                .filter(move |(_, own)| programme.as_ref().is_none_or(|slug| *slug == own.plan.programme))
                .map(|(at, own)| (at, &*own.measure.id, &*own.measure.title))
        });
        match found {
            Found::Known(at) => self.known_measure(row, at),
            Found::New(named) => self.new_measure(row, &named, programme),
            Found::Nothing => Ok(()),
        }
    }

    fn known_measure(&mut self, row: &Row<'i>, at: usize) -> Result<(), DraftError> {
        let today = self.today;
        let known = &today.inside.index.measures[at];
        let key = known.key();
        if self.is_again(row, format!("measure {key}"), &known.measure.title) {
            return Ok(());
        }
        let public = self.public.get(&key).map(|at| &today.outside.index.measures[*at]);
        let (said, fields) = self.read_measure(row, Some((known, public)));
        if !self.sound {
            return Ok(());
        }
        self.write_known(row, known, &said)?;
        if self.sound {
            let title = known.measure.title.to_string();
            self.keep(Change { key, title, new: false, fields });
        }
        Ok(())
    }

    fn new_measure(
        &mut self,
        row: &Row<'i>,
        named: &Named,
        programme: Option<String>,
    ) -> Result<(), DraftError> {
        let Named { spot, place, title, id } = named;
        let title = title.as_str();
        let Some(programme) = programme.or_else(|| self.only_programme()) else {
            self.reject_row(row, title.to_owned(), Why::NoProgramme);
            return Ok(());
        };
        let plan_key = join_key(place, &programme);
        if self.is_again(row, format!("measure {plan_key} {}", plain(title)), title) {
            return Ok(());
        }
        let kind = self.kind_of(row, title);
        let (mut said, fields) = self.read_measure(row, None);
        self.check_stage(row, kind.as_deref(), &said);
        self.settle_fund(row, &mut said, None);
        self.settle_spent(row, &mut said, None);
        self.check_order(row, &said, None);
        let (true, Some(kind)) = (self.sound, kind) else { return Ok(()) };
        said.kind = Some(kind.clone());
        said.title = Some(title.to_owned());
        let stem = self.plan_stem(*spot, place, &programme);
        let taken: Vec<String> = self.ids_of(place, &programme);
        let draft = self.import.drafts.record(&stem)?;
        let written = ids(draft);
        let id = match id.as_str() {
            "" => free(&kind, |id| taken.iter().chain(&written).any(|it| it == id)),
            id => id.to_owned(),
        };
        let Some(table) = push(draft.fields.as_table_mut(), "measures") else {
            self.reject_row(row, title.to_owned(), Why::Layout);
            return Ok(());
        };
        put(table, "id", id.as_str());
        write_promise(table, &said);
        write_state(table, &said);
        write_note(table, said.note.as_ref());
        if !(write_targets(table, &said.targets) && write_funds(table, &said.funds)) {
            self.reject_row(row, title.to_owned(), Why::Layout);
        }
        let Said { progress, spent, spent_by, current, .. } = said;
        if progress.is_some() || spent.is_some() || !spent_by.is_empty() || !current.is_empty() {
            let told = Said { progress, spent, spent_by, current, ..Said::default() };
            self.update(place, &programme, &id, &told)?;
        }
        self.keep(Change { key: join_key(&plan_key, &id), title: title.to_owned(), new: true, fields });
        Ok(())
    }

    fn only_programme(&self) -> Option<String> {
        match self.today.model.programmes.as_slice() {
            [only] => Some(only.record.slug.clone()),
            _ => None,
        }
    }

    /// Where the plan stands, or will stand.
    fn plan_stem(&self, spot: Spot, place: &str, programme: &str) -> String {
        match spot {
            Spot::County => format!("programmes/{programme}"),
            Spot::Place(..) => format!("townships/{place}/plans/{programme}"),
        }
    }

    fn ids_of(&self, place: &str, programme: &str) -> Vec<String> {
        let rows = &self.today.inside.index.measures;
        let own = self.measures.get(place).into_iter().flatten().map(|at| &rows[*at]);
        own.filter(|row| row.plan.programme == programme).map(|row| row.measure.id.to_string()).collect()
    }
}
