//! Owns: who holds plans. In: positions in the model. Out: one way to walk county, townships and villages.

use super::{Plan, Summary};

/// Who holds a plan or a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The county itself.
    County,
    /// A township, by its position.
    Township(usize),
    /// A village, by its township's position and its own within it.
    Village(usize, usize),
}

impl Place {
    /// The township's position, unless it is the county's.
    pub fn township(self) -> Option<usize> {
        match self {
            Place::County => None,
            Place::Township(t) | Place::Village(t, _) => Some(t),
        }
    }
}

/// A holder with what the state is computed from.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// Who it is.
    pub place: Place,
    /// Its plans, by programme.
    pub plans: &'a [Plan],
    /// Its summaries, by date and file name.
    pub summaries: &'a [Summary],
}
