//! Owns: the sums of what changed. In: events. Out: [`Sums`].

use super::Event;
use crate::history::{Effect, Subject, Weaker, What};
use std::collections::BTreeSet;

/// Sums of events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Deadlines that moved later, or went.
    pub slipped: usize,
    /// The days by which they moved, added up.
    pub days: i64,
    /// Targets, amounts and money cut.
    pub cut: usize,
    /// Measures, targets and milestones promised no more; notices withdrawn.
    pub dropped: usize,
    /// New measures.
    pub added: usize,
    /// Measures and problems of which something became weaker, each once.
    pub weakened: usize,
    /// Statuses and stages that went back, problems opened again.
    pub back: usize,
}

impl Sums {
    /// Of these events.
    pub fn of<'e>(events: impl Iterator<Item = &'e Event>) -> Self {
        let mut sums = Sums::default();
        let mut weakened = BTreeSet::new();
        for event in events {
            match (event.change.effect, &event.change.what) {
                (Effect::Weaker(Weaker::Later(days)), _) => {
                    sums.slipped += 1;
                    sums.days += days;
                }
                (Effect::Weaker(Weaker::Undated), _) => sums.slipped += 1,
                (Effect::Weaker(Weaker::Less), _) => sums.cut += 1,
                (Effect::Weaker(Weaker::Dropped), _) => sums.dropped += 1,
                (Effect::Back, _) => sums.back += 1,
                (Effect::Neutral, What::Added(_)) => {
                    sums.added += usize::from(matches!(event.change.subject, Subject::Measure(..)));
                }
                (Effect::Neutral, _) => {}
            }
            if event.change.is_weaker()
                && !matches!(event.change.subject, Subject::Plan(_) | Subject::Notice(_))
            {
                weakened.insert((&event.key, &event.change.subject));
            }
        }
        sums.weakened = weakened.len();
        sums
    }
}
