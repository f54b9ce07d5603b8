//! Owns: columns that would each overwrite the other. In: columns by their headings. Out: the same; of two for one thing
//! one holds it, another what it means beside that, or nothing; of two for one source of money neither does.

use super::{Column, Holds};
use crate::ledger::map::{Field, Kind, Map};
use crate::ledger::value::plain;
use std::collections::BTreeMap;

/// Settles them; `filled` tells whether anything stands in the column at a position.
pub fn once(columns: &mut [Column], map: &Map, filled: impl Fn(usize) -> bool) {
    rivals(columns, filled);
    let mut keepers: BTreeMap<Holds, usize> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| is_single(&column.holds, map.kind)) {
        let keeper = keepers.entry(column.holds.clone()).or_insert(at);
        // The one that can mean nothing else comes first, wherever it stands.
        if beside(&columns[*keeper], map).is_some() && beside(column, map).is_none() {
            *keeper = at;
        }
    }
    for at in 0..columns.len() {
        let Some(&keeper) = keepers.get(&columns[at].holds) else { continue };
        if keeper == at {
            continue;
        }
        // Of two that may both mean something else nobody knows which does.
        let sure = self::beside(&columns[keeper], map).is_none();
        let beside = beside(&columns[at], map).map(Holds::Field);
        let beside = beside.filter(|it| sure && !keepers.contains_key(it));
        columns[at].holds = match (beside, &columns[at].holds) {
            (Some(holds), _) => {
                keepers.insert(holds.clone(), at);
                holds
            }
            // What is built, beside what it is called.
            (None, Holds::Field(Field::Title)) if map.kind == Kind::Measures => Holds::Field(Field::Note),
            (None, _) => Holds::Doubled(columns[keeper].at),
        };
    }
}

/// Amounts of one source, planned twice or spent twice: none of them is more likely meant than the other, unless only
/// the first column has any.
fn rivals(columns: &mut [Column], filled: impl Fn(usize) -> bool) {
    let mut by_source: BTreeMap<Holds, Vec<usize>> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        if matches!(column.holds, Holds::Source(_) | Holds::SpentBy(_)) {
            by_source.entry(column.holds.clone()).or_default().push(at);
        }
    }
    for rivals in by_source.values() {
        if !rivals.iter().skip(1).any(|at| filled(columns[*at].at)) {
            continue;
        }
        for (own, other) in rivals.iter().zip(rivals.iter().cycle().skip(1)) {
            columns[*own].holds = Holds::Rival(columns[*other].at);
        }
    }
}

/// What a column holds where another holds already what it usually does.
fn beside(column: &Column, map: &Map) -> Option<Field> {
    map.beside.get(&plain(&column.heading)).copied()
}

/// Whether it stands once: other columns gather.
fn is_single(holds: &Holds, kind: Kind) -> bool {
    match holds {
        Holds::Field(Field::Note) => kind == Kind::Villages,
        Holds::Field(Field::Phone) => kind != Kind::Villages,
        Holds::Field(_) | Holds::Role(_) | Holds::Fact(_) => true,
        _ => false,
    }
}
