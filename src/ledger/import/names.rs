//! Owns: which programme, kind and place a row means, and names for what is new. In: rows, the catalogues.
//! Out: slugs and ids.

use super::places::Meant;
use super::{Importer, Why};
use crate::ledger::map::Field;
use crate::ledger::rows::Row;
use crate::ledger::sheet::Cell;
use crate::ledger::value::{self, plain};
use crate::load::nearest;
use crate::search;

/// The place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The county.
    County,
    /// A township, or a village in it.
    Place(usize, Option<usize>),
}

impl Importer<'_> {
    /// The place of a row; a reject where nobody can say which.
    pub fn spot(&mut self, row: &Row<'_>) -> Option<Spot> {
        let section = self.township_over(row);
        let named = row.township.as_ref();
        let default = self.maps.defaults.township.clone();
        let township = match (named, section, &default) {
            (Some(place), ..) => match self.places.township(&place.name) {
                Some(township) => Some(township),
                None => {
                    let why = Why::Township(self.places.township_like(&place.name));
                    self.reject_place(row, Field::Township, &place.name.clone(), why);
                    return None;
                }
            },
            (None, Some(section), _) => Some(section),
            (None, None, Some(name)) => self.places.township(name),
            (None, None, None) => None,
        };
        if let Some(place) = &row.village {
            return match self.places.village(township, &place.name) {
                Meant::One(township, village) => Some(Spot::Place(township, Some(village))),
                Meant::Township(township) => Some(Spot::Place(township, None)),
                Meant::Several | Meant::List => {
                    let list = value::names(&Cell::Text(place.name.clone())).len() > 1;
                    let why = if list { Why::SeveralVillages } else { Why::TwoVillages };
                    self.reject_place(row, Field::Village, &place.name.clone(), why);
                    None
                }
                Meant::None(like) => {
                    self.reject_place(row, Field::Village, &place.name.clone(), Why::Village(like));
                    None
                }
            };
        }
        let asked = row.table.column(Field::Township).or(row.table.column(Field::Village));
        match (township, asked) {
            (Some(township), _) => Some(Spot::Place(township, None)),
            (None, None) => Some(Spot::County),
            (None, Some(_)) => {
                self.reject_row(row, row.text(Field::Title), Why::NoPlace);
                None
            }
        }
    }

    /// The township that a title over the row names, or the sheet itself.
    pub fn township_over(&self, row: &Row<'_>) -> Option<usize> {
        let section = row.sections.iter().find_map(|title| self.places.township(title));
        let no_column = row.table.column(Field::Township).is_none();
        section.or_else(|| self.places.township(&row.sheet.name).filter(|_| no_column))
    }

    fn reject_place(&mut self, row: &Row<'_>, field: Field, name: &str, why: Why) {
        match row.table.column(field) {
            Some(column) if !row.sheet.cell(row.at, column.at).is_empty() => {
                self.reject_cell(row, column, why)
            }
            _ => self.reject_row(row, name.to_owned(), why),
        }
    }

    /// The slug of the programme of a name or slug.
    pub fn programme_named(&self, name: &str) -> Option<String> {
        let all = &self.today.model.programmes;
        let named = all.iter().find(|it| it.record.slug == name || plain(&it.name) == plain(name));
        named.map(|it| it.record.slug.clone())
    }

    /// The id of the kind of a name or id.
    pub fn kind_named(&self, name: &str) -> Option<String> {
        let all = &self.today.model.kinds;
        let named = all.iter().find(|it| it.id == name || plain(&it.name) == plain(name));
        named.map(|it| it.id.clone())
    }

    /// The programme that a row names, in a column, by its section, or for the whole ledger. `Err`: it names one
    /// that there is not, which is rejected.
    pub fn programme_of(&mut self, row: &Row<'_>) -> Result<Option<String>, ()> {
        let written = row.text(Field::Programme);
        if !written.is_empty() {
            return match self.programme_named(&written) {
                Some(programme) => Ok(Some(programme)),
                None => {
                    let names = self.today.model.programmes.iter().map(|it| it.name.clone()).collect();
                    if let Some(column) = row.table.column(Field::Programme) {
                        self.reject_cell(row, column, Why::Programme(names));
                    }
                    Err(())
                }
            };
        }
        let section = row.sections.iter().find_map(|title| self.programme_named(title));
        Ok(section.or_else(|| self.maps.defaults.programme.as_ref().and_then(|it| self.programme_named(it))))
    }

    /// The kind of a new measure.
    pub fn kind_of(&mut self, row: &Row<'_>, title: &str) -> Option<String> {
        let written = row.text(Field::Kind);
        if !written.is_empty() {
            let named = self.kind_named(&written);
            if named.is_none()
                && let Some(column) = row.table.column(Field::Kind)
            {
                let names: Vec<&str> = self.today.model.kinds.iter().map(|it| it.name.as_str()).collect();
                let like = nearest(&written, &names).map(str::to_owned);
                self.reject_cell(row, column, Why::Kind(like));
            }
            return named;
        }
        let section = row.sections.iter().find_map(|title| self.kind_named(title));
        let default = || self.maps.defaults.kind.as_ref().and_then(|it| self.kind_named(it));
        let kind = section.or_else(default).or_else(|| self.kind_in(title));
        if kind.is_none() {
            self.reject_row(row, title.to_owned(), Why::NoKind);
        }
        kind
    }

    /// The one kind whose name a title holds.
    fn kind_in(&self, title: &str) -> Option<String> {
        let title = plain(title);
        let mut kinds = self.today.model.kinds.iter().filter(|kind| title.contains(&plain(&kind.name)));
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => Some(kind.id.clone()),
            _ => None,
        }
    }

    /// What a unit's name is in the catalogue: its id, or the name itself.
    pub fn unit(&self, name: &str) -> String {
        let unit = self.today.model.units.iter().find(|it| it.id == name || plain(&it.name) == plain(name));
        unit.map_or_else(|| name.to_owned(), |unit| unit.id.clone())
    }
}

/// A name in letters: pinyin without tones, `nandian` for 南店村.
pub fn slug(name: &str) -> String {
    let name = plain(name);
    let bare = ["街道", "社区", "村", "镇", "乡"].iter().find_map(|ending| name.strip_suffix(ending));
    let bare = bare.filter(|it| !it.is_empty()).unwrap_or(&name);
    let spelled: String = search::spelled(bare).chars().filter(char::is_ascii_alphanumeric).collect();
    if spelled.is_empty() { bare.to_owned() } else { spelled }
}

/// The name, or with the first number that makes it nobody else's.
pub fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    (2_u32..).map(|number| format!("{name}-{number}")).find(|name| !is_taken(name)).unwrap_or_default()
}
