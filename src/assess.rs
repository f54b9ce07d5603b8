//! Owns: what holds on a day. In: the model and the day.
//! Out: a [`State`], and the findings that need a day.

mod state;

pub use state::{Evidence, HolderState, MeasureState, MilestoneState, ProblemSource, ProblemState, Reported, Slip, State};
