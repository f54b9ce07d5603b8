//! Owns: what plans and notices refer to — programmes, classes, kinds, stages, fund sources, items.
//! In: a nested model. Out: findings; holders are judged in parallel, because none needs another.

use super::assemble::Drafts;
use super::catalogues::unknown_kind;
use super::updates::unknown_stage;
use crate::diag::{Code, Diagnostic, Report};
use crate::load::nearest;
use crate::model::{Holder, Measure, Model, Notice, Place, Plan};
use crate::source::Span;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Checks every plan and notice.
pub fn check(model: &Model, drafts: &Drafts, report: &mut Report) {
    let holders: Vec<Holder<'_>> = model.holders().collect();
    let reports: Vec<Report> = holders
        .par_iter()
        .map(|holder| {
            let mut report = Report::default();
            for plan in holder.plans {
                Judge { model, drafts, plan }.plan(holder.place, &mut report);
            }
            if let Place::Village(t, v) = holder.place {
                for notice in &model.townships[t].villages[v].notices {
                    item(model, drafts, notice, &mut report);
                }
            }
            report
        })
        .collect();
    for part in reports {
        report.merge(part);
    }
}

fn item(model: &Model, drafts: &Drafts, notice: &Notice, report: &mut Report) {
    if drafts.items_unsure || model.disclosure(&notice.item.value).is_some() {
        return;
    }
    let ids: Vec<&str> = model.disclosures.iter().map(|item| item.id.as_str()).collect();
    let finding = Diagnostic::new(Code::UnknownReference, notice.item.span);
    let finding = finding.arg("name", notice.item.value.as_str());
    let by_name = model.disclosures.iter().find(|item| item.name == notice.item.value);
    report.push(match by_name.map(|item| item.id.as_str()).or_else(|| nearest(&notice.item.value, &ids)) {
        Some(meant) => finding.variant("item-meant").arg("meant", meant),
        None => finding.variant("item"),
    });
}

struct Judge<'m> {
    model: &'m Model,
    drafts: &'m Drafts,
    plan: &'m Plan,
}

impl Judge<'_> {
    fn plan(&self, place: Place, report: &mut Report) {
        let programme = self.model.programme(&self.plan.programme);
        let Some(programme) = programme else {
            if !self.drafts.programmes_misplaced {
                self.unknown_programme(place, report);
            }
            self.tasks(report);
            return;
        };
        if let Some(class) = &self.plan.class
            && !self.drafts.programmes_unsure.contains(&self.plan.programme)
            && !programme.classes.contains(&class.value)
            && !(self.drafts.classes_unsure && programme.classes.is_empty())
        {
            let finding = Diagnostic::new(Code::UnknownClass, class.span).arg("class", class.value.as_str());
            let finding = finding.arg("programme", programme.name.as_str());
            report.push(if programme.classes.is_empty() {
                finding.variant("none")
            } else {
                finding.arg("classes", programme.classes.join(" "))
            });
        }
        let held: BTreeSet<&str> = self.plan.measures.iter().map(|m| &*m.kind.value).collect();
        let is_whole = !held.contains("") && !self.drafts.in_part.contains(&self.plan.record.file);
        if place != Place::County && is_whole {
            // A kind that the catalogue does not have is the programme's slip, not that of each plan.
            let known = |kind: &str| self.drafts.kinds_unsure || self.model.kind(kind).is_some();
            let lacks = |kind: &str| !held.contains(kind) && known(kind);
            for kind in programme.requires.iter().filter(|kind| lacks(&kind.value)) {
                let name = self.model.kind(&kind.value).map_or(kind.value.as_str(), |kind| &kind.name);
                let finding = Diagnostic::new(Code::Requires, Span::top(self.plan.record.file));
                report.push(
                    finding
                        .arg("kind", kind.value.as_str())
                        .arg("name", name)
                        .arg("programme", programme.name.as_str()),
                );
            }
        }
        self.tasks(report);
    }

    fn unknown_programme(&self, place: Place, report: &mut Report) {
        // A name that stands beside is another plan's.
        let plans = self.model.plans_at(place).iter();
        let others: Vec<&str> = plans.map(|plan| plan.programme.as_str()).collect();
        let free = self.model.programmes.iter().filter(|it| !others.contains(&it.record.slug.as_str()));
        let by_name = free.clone().find(|it| it.name == self.plan.programme);
        let slugs: Vec<&str> = free.map(|it| it.record.slug.as_str()).collect();
        let finding = Diagnostic::new(Code::UnknownProgramme, Span::top(self.plan.record.file));
        let finding = finding.arg("programme", self.plan.programme.as_str());
        let by_name = by_name.map(|it| it.record.slug.as_str());
        report.push(match by_name.or_else(|| nearest(&self.plan.programme, &slugs)) {
            Some(meant) => finding.variant("meant").arg("meant", meant),
            None => finding,
        });
    }

    fn tasks(&self, report: &mut Report) {
        for measure in &self.plan.measures {
            self.measure(measure, report);
        }
    }

    fn measure(&self, measure: &Measure, report: &mut Report) {
        if !self.drafts.kinds_unsure {
            report.extend(unknown_kind(self.model, measure.kind.as_text()));
        }
        if let Some(stage) = &measure.stage {
            let sure = !self.drafts.ladders_unsure;
            report.extend(unknown_stage(self.model, &measure.kind.value, stage.as_text(), sure));
        }
        let sources = &self.model.site.fund_sources;
        for fund in &measure.funds {
            if !sources.is_empty() && !sources.contains(&fund.source.value) {
                let finding = Diagnostic::new(Code::UnknownReference, fund.source.span);
                let finding = finding.variant("fund-source").arg("name", fund.source.value.as_str());
                report.push(finding.arg("known", sources.join(" ")));
            }
        }
    }
}
