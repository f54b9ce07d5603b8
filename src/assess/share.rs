//! Owns: how many of a programme's villages are complete on any day.
//! In: the model, a programme, a day. Out: a [`Share`] as exact counts; percent only for reading.

use super::standing::Standing;
use crate::model::{Model, Plan, Quantity, Summary, Village};
use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::ops::Add;

/// Complete villages among all that have a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Villages whose plan has no open measure left, and at least one measure.
    pub complete: usize,
    /// Villages that have a plan.
    pub villages: usize,
}

impl Add for Share {
    type Output = Share;
    fn add(self, other: Share) -> Share {
        Share { complete: self.complete + other.complete, villages: self.villages + other.villages }
    }
}

impl Share {
    /// In whole percent, rounded down; none of no villages.
    pub fn percent(self) -> Option<u32> {
        Quantity::count(self.complete).progress(Quantity::ZERO, Quantity::count(self.villages))
    }

    /// Whether it is at least `share` (0 to 1); decided on exact counts.
    pub fn reaches(self, share: Quantity) -> bool {
        Quantity::count(self.complete) >= share.times(self.villages)
    }

    /// How many complete villages `share` (0 to 1) asks for.
    pub fn needed(self, share: Quantity) -> usize {
        let asked = share.times(self.villages);
        (0..self.villages).find(|count| Quantity::count(*count) >= asked).unwrap_or(self.villages)
    }
}

/// How many villages of the programme `slug` are complete on `day`, by what was reported up to then.
pub fn complete_share(model: &Model, slug: &str, day: Date) -> Share {
    let villages: Vec<_> = model.townships.iter().flat_map(|township| &township.villages).collect();
    villages.par_iter().map(|village| of_village(village, slug, day)).reduce(Share::default, Share::add)
}

fn of_village(village: &Village, slug: &str, day: Date) -> Share {
    let plan = village.plans.iter().find(|plan| plan.programme == slug);
    plan.map_or_else(Share::default, |plan| Share {
        complete: usize::from(is_complete(plan, &village.summaries, day)),
        villages: 1,
    })
}

fn is_complete(plan: &Plan, summaries: &[Summary], day: Date) -> bool {
    let mut standings: BTreeMap<&str, Standing> =
        plan.measures.iter().map(|measure| (&*measure.id, Standing::promised(plan, measure, day))).collect();
    for summary in summaries.iter().filter(|summary| summary.date.value <= day) {
        for update in summary.updates.iter().filter(|update| update.programme == plan.programme) {
            if let Some(standing) = standings.get_mut(update.measure.as_str()) {
                standing.apply(update, day);
            }
        }
    }
    !standings.is_empty() && standings.values().all(|standing| !standing.status.is_open())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::assess::testing::{
        at, dated, day, measure, model_of, plan_of, q, summary_of, update, village,
    };
    use crate::model::Status;
    use crate::source::Spanned;

    /// Three villages of programme `a`, done on the last days of March, June and never; one of another programme.
    fn county() -> Model {
        let dates = [Some("2020-03-31"), Some("2020-06-30"), None];
        let mut villages: Vec<_> = dates
            .iter()
            .zip(5..)
            .map(|(date, file)| {
                let mut village = village("cun", file);
                village.plans = vec![plan_of("a", vec![measure("m")])];
                village.summaries = date.iter().map(|date| done(date, "a")).collect();
                village
            })
            .collect();
        let mut other = village("ta", 9);
        other.plans = vec![plan_of("b", vec![measure("m")])];
        other.summaries = vec![done("2020-03-31", "b")];
        villages.push(other);
        model_of(villages)
    }

    fn done(date: &str, programme: &str) -> Summary {
        let mut update = update(programme, "m");
        update.status = Some(Spanned::new(Status::Done, at(1)));
        update.done_on = dated(date, 2);
        summary_of(date, vec![update])
    }

    #[test]
    fn villages_count_from_the_day_that_reports_them() {
        let county = county();
        let cases =
            [("2020-03-30", 0, 0), ("2020-03-31", 1, 33), ("2020-06-30", 2, 66), ("2021-01-01", 2, 66)];
        for (on, complete, percent) in cases {
            let share = complete_share(&county, "a", day(on));
            assert_eq!(share, Share { complete, villages: 3 }, "{on}");
            assert_eq!(share.percent(), Some(percent), "{on}");
            // The same as the whole state says.
            let state = assess(&county, day(on));
            let whole = state.holders[2..5].iter().filter(|holder| holder.plan_complete == [true]).count();
            assert_eq!(whole, complete, "{on}");
        }
        assert_eq!(complete_share(&county, "c", day("2020-06-30")), Share::default());
        assert_eq!(Share::default().percent(), None);
    }

    #[test]
    fn a_plan_is_moved_by_its_own_measures_only() {
        let mut county = county();
        let villages = &mut county.townships[0].villages;
        // Of the same id, but in the plan of another programme.
        villages[2].plans.push(plan_of("b", vec![measure("m")]));
        villages[2].summaries = vec![done("2020-03-31", "b")];
        // Without a measure there is nothing to complete.
        villages[0].plans = vec![plan_of("a", Vec::new())];
        assert_eq!(complete_share(&county, "a", day("2020-12-31")), Share { complete: 1, villages: 3 });
        assert_eq!(complete_share(&county, "b", day("2020-12-31")), Share { complete: 2, villages: 2 });
    }

    #[test]
    fn shares_are_compared_exactly() {
        let cases = [
            (1, 3, "0.333333", true, 1),
            (1, 3, "0.333334", false, 2),
            (2, 10, "0.2", true, 2),
            (9, 10, "1", false, 10),
            (10, 10, "1", true, 10),
            (0, 10, "0", true, 0),
            (199_999, 200_000, "0.999995", true, 199_999),
        ];
        for (complete, villages, asked, reaches, needed) in cases {
            let share = Share { complete, villages };
            assert_eq!(share.reaches(q(asked)), reaches, "{share:?} {asked}");
            assert_eq!(share.needed(q(asked)), needed, "{share:?} {asked}");
        }
    }
}
