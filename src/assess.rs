//! Owns: what holds on a day. In: the model and the day.
//! Out: a [`State`], and the findings that need a day.

mod deadline;
mod findings;
mod holder;
mod measure;
mod period;
mod problem;
mod rules;
mod share;
mod standing;
mod state;
#[cfg(test)]
pub(crate) mod testing;
mod visits;

pub use findings::findings;
pub use period::{Period, owed_periods};
pub use share::{Share, complete_share};
pub use state::{
    Evidence, HolderState, MeasureState, MilestoneState, ProblemSource, ProblemState, Reported, Slip, State,
};
pub use visits::{Tally, visit_tallies};

use crate::model::Model;
use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rules::Rules;

/// The state of everything in `model` on `day`; of either edition, from what that edition shows.
pub fn assess(model: &Model, day: Date) -> State {
    let rules = Rules::new(model, day);
    let holders: Vec<_> = model.holders().collect();
    State { day, holders: holders.par_iter().map(|holder| holder::holder_state(&rules, *holder)).collect() }
}
