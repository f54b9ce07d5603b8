//! Owns: a problem's way from its first report to the day.
//! In: a holder's plans and summaries. Out: one [`ProblemState`] a problem that was found by the day.

use super::deadline::Deadline;
use super::rules::Rules;
use super::state::{Evidence, ProblemSource, ProblemState};
use crate::model::{Holder, Problem, ProblemChange, Record, Summary, counts_on};
use crate::source::Spanned;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A problem after some of its changes.
struct Walk {
    state: ProblemState,
    deadline: Deadline,
}

impl Walk {
    fn reported(
        problem: &Problem,
        source: ProblemSource,
        programme: Option<&str>,
        record: &Record,
        day: Date,
    ) -> Self {
        let state = ProblemState {
            id: problem.id.clone(),
            source,
            programme: programme.map(str::to_owned),
            title: problem.title.clone(),
            category: problem.category.clone(),
            notice_no: problem.notice_no.clone(),
            found_on: problem.found_on,
            found_by: problem.found_by.clone(),
            lead: names(&problem.lead),
            due: None,
            first_due: None,
            slips: Vec::new(),
            closed_on: counts_on(problem.closed_on.map(|closed| closed.value), day),
            closed_by: accepted_by(problem.closed_by.as_ref(), problem.closed_on.as_ref(), day).cloned(),
            evidence: problem.evidence.as_ref().map(|link| evidence(link, record)),
            note: problem.note.clone(),
            changes: Vec::new(),
            overdue: false,
            due_soon: false,
        };
        Walk { state, deadline: Deadline::promised(problem.due) }
    }

    fn apply(&mut self, change: &ProblemChange, summary: &Summary, at: usize, day: Date) {
        let state = &mut self.state;
        if let Some(title) = &change.title {
            state.title.clone_from(title);
        }
        replace(&mut state.category, change.category.as_ref());
        replace(&mut state.notice_no, change.notice_no.as_ref());
        replace(&mut state.found_by, change.found_by.as_ref());
        let closed_by = accepted_by(change.closed_by.as_ref(), change.closed_on.as_ref(), day);
        replace(&mut state.closed_by, closed_by);
        replace(&mut state.note, change.note.as_ref());
        if !change.lead.is_empty() || change.lead_withheld {
            state.lead = names(&change.lead);
        }
        if let Some(link) = &change.evidence {
            state.evidence = Some(evidence(link, &summary.record));
        }
        let closed_on = counts_on(change.closed_on.map(|closed| closed.value), day);
        state.closed_on = closed_on.or(state.closed_on);
        if let Some(due) = change.due {
            self.deadline.state(due.value, summary.date.value, at, change.note.as_ref());
        }
        if state.changes.last() != Some(&at) {
            state.changes.push(at);
        }
    }

    fn arrive(self, rules: &Rules) -> ProblemState {
        let Walk { mut state, deadline } = self;
        let timing = rules.timing(deadline.due, state.closed_on.is_none());
        state.due = deadline.due;
        state.first_due = deadline.first;
        state.slips = deadline.slips;
        state.overdue = timing.overdue;
        state.due_soon = timing.due_soon;
        // Nobody can have accepted what is not closed yet.
        state.closed_by = state.closed_by.filter(|_| state.closed_on.is_some());
        state
    }
}

/// Who accepted it, unless that is said together with a closing that is still ahead.
fn accepted_by<'p>(by: Option<&'p String>, on: Option<&Spanned<Date>>, day: Date) -> Option<&'p String> {
    by.filter(|_| on.is_none_or(|closed| closed.value <= day))
}

fn replace(old: &mut Option<String>, new: Option<&String>) {
    if let Some(new) = new {
        *old = Some(new.clone());
    }
}

fn names(lead: &[Spanned<String>]) -> Vec<String> {
    lead.iter().map(|name| name.value.clone()).collect()
}

fn evidence(link: &Spanned<String>, record: &Record) -> Evidence {
    Evidence { link: link.value.clone(), record: record.path.clone() }
}

/// Problems in the order of their first report: those of plans, then those of summaries.
struct Walks<'m> {
    day: Date,
    walks: Vec<Walk>,
    by_id: BTreeMap<&'m str, usize>,
}

impl<'m> Walks<'m> {
    fn report(
        &mut self,
        problem: &'m Problem,
        source: ProblemSource,
        programme: Option<&str>,
        record: &Record,
    ) {
        if problem.found_on <= self.day {
            self.by_id.insert(&problem.id, self.walks.len());
            self.walks.push(Walk::reported(problem, source, programme, record, self.day));
        }
    }
}

/// The state of all problems of a holder.
pub(super) fn problem_states<'m>(rules: &Rules<'m>, holder: Holder<'m>) -> Vec<ProblemState> {
    let mut all = Walks { day: rules.day, walks: Vec::new(), by_id: BTreeMap::new() };
    for (p, plan) in holder.plans.iter().enumerate() {
        for (at, problem) in plan.problems.iter().enumerate() {
            all.report(problem, ProblemSource::Plan(p, at), Some(&plan.programme), &plan.record);
        }
    }
    for (s, summary) in rules.counting(holder.summaries) {
        for (at, problem) in summary.problems.iter().enumerate() {
            all.report(problem, ProblemSource::Summary(s, at), None, &summary.record);
        }
        for change in &summary.problem_changes {
            if let Some(&at) = all.by_id.get(change.id.as_str()) {
                all.walks[at].apply(change, summary, s, rules.day);
            }
        }
    }
    all.walks.into_iter().map(|walk| walk.arrive(rules)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::testing::{change, dated, day, model, plan, problem, summary, text};
    use crate::model::{Place, Plan};

    fn states(plans: &[Plan], summaries: &[Summary], on: &str) -> Vec<ProblemState> {
        let model = model();
        let rules = Rules::new(&model, day(on));
        problem_states(&rules, Holder { place: Place::County, plans, summaries })
    }

    fn plan_with(problems: Vec<Problem>) -> Vec<Plan> {
        vec![Plan { problems, ..plan("a") }]
    }

    fn changed(date: &str, changes: Vec<ProblemChange>) -> Summary {
        Summary { problem_changes: changes, ..summary(date) }
    }

    #[test]
    fn problems_exist_from_the_day_they_are_found_and_reported() {
        let plans = plan_with(vec![problem("a", "2020-02-29"), problem("b", "2020-04-30")]);
        let summaries = [Summary {
            problems: vec![problem("c", "2020-03-01"), problem("d", "2020-05-01")],
            ..summary("2020-03-31")
        }];
        let cases: [(&str, &[&str]); 5] = [
            ("2020-02-28", &[]),
            ("2020-02-29", &["a"]),
            ("2020-03-31", &["a", "c"]),
            ("2020-04-30", &["a", "b", "c"]),
            ("2020-05-01", &["a", "b", "c", "d"]),
        ];
        for (on, want) in cases {
            let ids: Vec<_> = states(&plans, &summaries, on).into_iter().map(|state| state.id).collect();
            assert_eq!(ids, want, "{on}");
        }
        let last = states(&plans, &summaries, "2020-05-01").pop().unwrap();
        assert_eq!((last.source, last.programme), (ProblemSource::Summary(0, 1), None));
        let first = states(&plans, &summaries, "2020-05-01").remove(0);
        assert_eq!((first.source, first.programme.as_deref()), (ProblemSource::Plan(0, 0), Some("a")));
    }

    #[test]
    fn changes_replace_what_they_name_and_leave_the_rest() {
        let mut first = problem("a", "2020-01-01");
        first.category = Some("财务".to_owned());
        first.lead = vec![text("水务局")];
        first.evidence = Some(text("a.jpg"));
        first.note = Some("一".to_owned());
        let mut second = change("a");
        second.title = Some("新题".to_owned());
        second.evidence = Some(text("b.jpg"));
        let mut third = change("a");
        third.lead = vec![text("民政局"), text("财政局")];
        third.note = Some("三".to_owned());
        let summaries =
            [changed("2020-02-29", vec![second, change("z")]), changed("2020-03-31", vec![third])];
        let plans = plan_with(vec![first]);

        let state = states(&plans, &summaries, "2020-03-01").remove(0);
        assert_eq!((state.title.as_str(), state.category.as_deref()), ("新题", Some("财务")));
        assert_eq!((state.lead, state.note.as_deref()), (vec!["水务局".to_owned()], Some("一")));
        assert_eq!(
            state.evidence,
            Some(Evidence { link: "b.jpg".to_owned(), record: "2020-02-29.md".to_owned() })
        );
        assert_eq!(state.changes, [0]);

        let state = states(&plans, &summaries, "2020-03-31").remove(0);
        assert_eq!((state.lead.len(), state.note.as_deref()), (2, Some("三")));
        assert_eq!(state.changes, [0, 1]);
    }

    #[test]
    fn a_problem_is_late_until_it_is_closed() {
        let mut open = problem("a", "2020-01-01");
        open.due = Some(day("2020-03-31"));
        let mut closing = change("a");
        closing.closed_on = dated("2020-04-10", 1);
        closing.closed_by = Some("督查室".to_owned());
        let summaries = [changed("2020-04-08", vec![closing]), changed("2020-04-11", vec![change("a")])];
        let plans = plan_with(vec![open]);
        // day: overdue, due soon, closed and accepted
        let cases = [
            ("2020-02-29", (false, false, false)),
            ("2020-03-01", (false, true, false)),
            ("2020-03-31", (false, true, false)),
            ("2020-04-01", (true, false, false)),
            // Announced for a later day: neither closed nor accepted yet.
            ("2020-04-09", (true, false, false)),
            ("2020-04-10", (false, false, true)),
            // A later remark does not open it again.
            ("2020-04-11", (false, false, true)),
        ];
        for (on, want) in cases {
            let state = states(&plans, &summaries, on).remove(0);
            assert_eq!(state.closed_on.is_some(), state.closed_by.is_some(), "{on}");
            assert_eq!((state.overdue, state.due_soon, state.closed_on.is_some()), want, "{on}");
        }
    }

    #[test]
    fn who_accepts_a_closing_that_is_ahead_accepted_no_other() {
        let mut ahead = problem("a", "2020-01-01");
        ahead.closed_on = dated("2020-06-30", 1);
        ahead.closed_by = Some("督查室".to_owned());
        let mut earlier = change("a");
        earlier.closed_on = dated("2020-03-30", 1);
        let summaries = [changed("2020-03-31", vec![earlier])];
        let state = states(&plan_with(vec![ahead]), &summaries, "2020-03-31").remove(0);
        assert_eq!((state.closed_on, state.closed_by), (Some(day("2020-03-30")), None));
    }

    #[test]
    fn who_answered_before_a_withheld_unit_answers_no_longer() {
        let mut open = problem("a", "2020-01-01");
        open.lead = vec![text("水务局")];
        let mut handed_over = change("a");
        handed_over.lead_withheld = true;
        let summaries = [changed("2020-03-31", vec![handed_over])];
        let plans = plan_with(vec![open]);
        assert_eq!(states(&plans, &summaries, "2020-03-30").remove(0).lead, ["水务局"]);
        assert!(states(&plans, &summaries, "2020-03-31").remove(0).lead.is_empty());
    }

    #[test]
    fn a_problems_deadline_moves_like_a_measures() {
        let mut open = problem("a", "2020-01-01");
        open.due = Some(day("2020-03-31"));
        let mut moving = change("a");
        moving.due = dated("2020-06-30", 1);
        let summaries = [changed("2020-03-30", vec![moving])];
        let state = states(&plan_with(vec![open]), &summaries, "2020-04-01").remove(0);
        assert_eq!((state.first_due, state.due), (Some(day("2020-03-31")), Some(day("2020-06-30"))));
        assert_eq!(state.slips.iter().map(|slip| slip.from).collect::<Vec<_>>(), [Some(day("2020-03-31"))]);
        assert!(!state.overdue);
    }
}
