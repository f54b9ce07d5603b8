//! Owns: records dated after the day, where the day is the clock's and nobody has frozen it.
//! In: a nested model and today. Out: findings.

use crate::diag::{Code, Diagnostic, Report};
use crate::model::Model;
use crate::source::Spanned;
use jiff::civil::Date;

/// Reports summaries and notices dated after `today`; with a chosen day they are passed over instead.
pub fn dated_after(model: &Model, today: Date, report: &mut Report) {
    let summaries = model.holders().flat_map(|holder| holder.summaries).map(|summary| summary.date);
    let notices = model
        .townships
        .iter()
        .flat_map(|township| &township.villages)
        .flat_map(|village| &village.notices)
        .map(|notice| notice.date);
    let late = |date: &Spanned<Date>| date.value > today;
    report.extend(summaries.chain(notices).filter(late).map(|date| {
        let finding = Diagnostic::new(Code::DateOrder, date.span).variant("future");
        finding.arg("later", date.value.to_string()).arg("earlier", today.to_string())
    }));
}
