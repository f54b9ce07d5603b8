//! Owns: programmes that missed a target. In: the model and the day.
//! Out: one finding a target whose day is over and whose share of complete villages was not reached by then.

use crate::assess::share::complete_share;
use crate::diag::{Code, Diagnostic};
use crate::model::{Model, Programme, ProgrammeTarget};
use jiff::civil::Date;

/// The findings of all programmes.
pub(super) fn missed_targets(model: &Model, day: Date) -> Vec<Diagnostic> {
    let targets = model.programmes.iter().flat_map(|programme| {
        programme.targets.iter().filter(|target| target.by < day).map(move |target| (programme, target))
    });
    targets.filter_map(|(programme, target)| missed(model, programme, target)).collect()
}

fn missed(model: &Model, programme: &Programme, target: &ProgrammeTarget) -> Option<Diagnostic> {
    let share = complete_share(model, &programme.record.slug, target.by);
    // A share of no villages is no number, so nothing can be said of it.
    let found = share.percent()?;
    if share.reaches(target.share) {
        return None;
    }
    Some(
        Diagnostic::new(Code::TargetMissed, target.span)
            .arg("programme", programme.name.as_str())
            .arg("target", target.name.as_str())
            .arg("by", target.by.to_string())
            .arg("asked", target.share.times(100).to_string())
            .arg("found", found)
            .arg("needed", share.needed(target.share))
            .arg("complete", share.complete)
            .arg("villages", share.villages),
    )
}

#[cfg(test)]
mod tests {
    use crate::assess::findings::tests::{Said, brief, found, report, status, texts, want};
    use crate::assess::testing::{at, dated, day, measure, model_of, plan_of, programme, q, village};
    use crate::model::{ProgrammeTarget, Status};

    #[test]
    fn a_programme_answers_for_its_targets_when_their_day_is_over() {
        let villages: Vec<_> = [Some("2020-03-30"), Some("2020-04-01"), None]
            .iter()
            .map(|done_on| {
                let mut village = village("cun", 5);
                let mut open = measure("m");
                open.due = Some(day("2020-12-31"));
                village.plans = vec![plan_of("a", vec![open])];
                // Everybody reports on the last day of March, and once more in April, what is done by then.
                village.summaries = ["2020-03-31", "2020-04-30"]
                    .iter()
                    .map(|date| {
                        let done_on = done_on.filter(|done_on| done_on <= date);
                        report(date, |update| {
                            update.done_on = done_on.and_then(|done_on| dated(done_on, 2));
                            update.status = done_on.and_then(|_| status(Status::Done, 1));
                        })
                    })
                    .collect();
                village
            })
            .collect();
        let mut county = model_of(villages);
        county.programmes.push(programme("a"));
        let target = |name: &str, by: &str, share: &str, byte| ProgrammeTarget {
            name: name.to_owned(),
            by: day(by),
            share: q(share),
            internal: false,
            span: at(byte),
        };
        county.programmes[0].targets = vec![
            target("一", "2020-03-31", "0.3333", 71),
            target("二", "2020-03-31", "0.5", 72),
            target("三", "2020-04-30", "0.5", 73),
            target("四", "2020-04-30", "1", 74),
        ];
        let cases: [(&str, Said); 4] = [
            // On the last day itself there is still time.
            ("2020-03-31", &[]),
            ("2020-04-01", &[("target-missed", 72)]),
            ("2020-04-30", &[("target-missed", 72)]),
            ("2020-05-01", &[("target-missed", 72), ("target-missed", 74)]),
        ];
        for (on, list) in cases {
            assert_eq!(brief(&found(&county, on)), want(list), "{on}");
        }
        let missed = found(&county, "2020-04-01").remove(0);
        let args = [
            ("programme", "a专项"),
            ("target", "二"),
            ("by", "2020-03-31"),
            ("asked", "50"),
            ("found", "33"),
            ("needed", "2"),
            ("complete", "1"),
            ("villages", "3"),
        ];
        assert_eq!(texts(&missed), args.map(|(name, text)| (name, text.to_owned())));
        // A programme without any village has no share.
        county.townships.clear();
        assert_eq!(found(&county, "2020-12-31"), []);
    }
}
