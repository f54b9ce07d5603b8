//! Owns: what an edition leaves out. In: a model, a day, the edition. Out: the model without it,
//! and a list of what was cut, so that the privacy scan does not judge what nobody will see.

use super::Edition;
use crate::model::*;
use crate::source::{FileId, Span, Spanned};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What was cut.
#[derive(Debug, Default)]
pub struct Cut {
    /// Whole records.
    pub files: BTreeSet<FileId>,
    /// `[[…]]` entries, by file and first byte.
    pub entries: BTreeSet<(FileId, u32)>,
    /// Records of which only the fields are shown.
    pub prose: BTreeSet<FileId>,
    /// Folders of townships and villages that are gone, by path inside the content folder.
    pub folders: BTreeSet<String>,
    /// Attachments that nobody may get.
    pub withheld: BTreeSet<String>,
    /// Something that changes figures was cut.
    changed: bool,
}

impl Cut {
    /// Whether the state computed before still holds.
    pub fn is_empty(&self) -> bool {
        !self.changed
    }

    fn file(&mut self, record: &Record) {
        self.files.insert(record.file);
        self.changed = true;
    }

    fn entry(&mut self, span: Span) {
        self.entries.insert((span.file, span.start));
        self.changed = true;
    }
}

/// Leaves out what is dated after the day, and in the public edition what is internal.
pub fn filter(model: &mut Model, day: Date, edition: Edition) -> Cut {
    let mut cut = Cut::default();
    let mut filter = Filter {
        day,
        public: edition == Edition::Public,
        hidden: Hidden::default(),
        hidden_sources: BTreeMap::new(),
        standing: BTreeSet::new(),
        cut: &mut cut,
    };
    filter.catalogues(model);
    filter.holder(&mut model.plans, &mut model.summaries);
    let mut townships = std::mem::take(&mut model.townships);
    townships.retain_mut(|township| filter.township(township));
    model.townships = townships;
    for record in
        [&mut model.home, &mut model.measures_text, &mut model.units_text, &mut model.disclosures_text]
    {
        filter.optional(record);
    }
    let standing = filter.standing;
    // A file that a notice still hands out is not taken down with an older one that links it too.
    cut.withheld.retain(|path| !standing.contains(path));
    let hidden =
        model.attachments.keys().filter(|path| cut.folders.iter().any(|folder| lies_in(path, folder)));
    let hidden: Vec<String> = hidden.cloned().collect();
    cut.withheld.extend(hidden);
    cut
}

/// Whether a path is a folder's or lies somewhere in it.
pub(super) fn lies_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[derive(Default)]
struct Hidden {
    kinds: BTreeSet<String>,
    units: BTreeSet<String>,
    items: BTreeSet<String>,
    programmes: BTreeSet<String>,
}

struct Filter<'c> {
    day: Date,
    public: bool,
    hidden: Hidden,
    /// Sources of money that a measure (by file and first byte) no longer shows.
    hidden_sources: BTreeMap<(FileId, u32), BTreeSet<String>>,
    /// Attachments of notices that are still up.
    standing: BTreeSet<String>,
    cut: &'c mut Cut,
}

/// Members achieved so far, by programme, measure and milestone.
type Achieved = BTreeMap<(String, String, String), BTreeSet<String>>;

impl Filter<'_> {
    /// Whether an entry stays.
    fn stays(&mut self, internal: bool, span: Span) -> bool {
        let hidden = internal && self.public;
        if hidden {
            self.cut.entry(span);
        }
        !hidden
    }

    /// Whether a record stays; its hidden blocks are noted.
    fn record(&mut self, record: &mut Record) -> bool {
        if record.internal && self.public {
            self.cut.file(record);
            return false;
        }
        if let Some(prose) = &mut record.prose {
            prose.hide_internal = self.public;
        }
        true
    }

    fn optional(&mut self, record: &mut Option<Record>) {
        if let Some(inner) = record
            && !self.record(inner)
        {
            *record = None;
        }
    }

    fn catalogues(&mut self, model: &mut Model) {
        let mut hidden = Hidden::default();
        model.kinds.retain(|kind| {
            let stays = self.stays(kind.internal, kind.span);
            if !stays {
                hidden.kinds.insert(kind.id.clone());
            }
            stays
        });
        model.units.retain(|unit| {
            let stays = self.stays(unit.internal, unit.span);
            if !stays {
                hidden.units.extend([unit.id.clone(), unit.name.clone()]);
            }
            stays
        });
        model.disclosures.retain(|item| {
            let stays = self.stays(item.internal, item.span);
            if !stays {
                hidden.items.insert(item.id.clone());
            }
            stays
        });
        model.programmes.retain_mut(|programme| {
            let stays = self.record(&mut programme.record);
            if !stays {
                hidden.programmes.insert(programme.record.slug.clone());
            }
            programme.targets.retain(|target| self.stays(target.internal, target.span));
            programme.quotas.retain(|quota| self.stays(quota.internal, quota.span));
            programme.requires.retain(|kind| !hidden.kinds.contains(&kind.value));
            if programme.lead.as_ref().is_some_and(|lead| names_one_of(lead, &hidden.units)) {
                programme.lead = None;
            }
            stays
        });
        self.hidden = hidden;
    }

    fn township(&mut self, township: &mut Township) -> bool {
        if !self.record(&mut township.record) {
            self.cut.folders.insert(format!("townships/{}", township.record.slug));
            self.all_of(&township.plans, &township.summaries);
            for village in &township.villages {
                self.all_of_village(village);
            }
            return false;
        }
        self.people(&mut township.people);
        self.without_hidden_unit(&mut township.lead);
        self.holder(&mut township.plans, &mut township.summaries);
        let slug = township.record.slug.clone();
        township.villages.retain_mut(|village| self.village(village, &slug));
        true
    }

    fn village(&mut self, village: &mut Village, township: &str) -> bool {
        if !self.record(&mut village.record) {
            self.cut.folders.insert(format!("townships/{township}/{}", village.record.slug));
            self.all_of_village(village);
            return false;
        }
        self.people(&mut village.people);
        self.holder(&mut village.plans, &mut village.summaries);
        village.notices.retain_mut(|notice| self.notice(notice));
        true
    }

    fn all_of_village(&mut self, village: &Village) {
        self.cut.file(&village.record);
        self.all_of(&village.plans, &village.summaries);
        for notice in &village.notices {
            self.cut.file(&notice.record);
        }
    }

    fn all_of(&mut self, plans: &[Plan], summaries: &[Summary]) {
        for plan in plans {
            self.cut.file(&plan.record);
        }
        for summary in summaries {
            self.cut.file(&summary.record);
        }
    }

    fn people(&mut self, people: &mut Vec<Person>) {
        people.retain(|person| self.stays(person.internal, person.span));
        if self.public {
            for person in people {
                if !person.public {
                    person.phone = None;
                }
                self.without_hidden_unit(&mut person.unit);
            }
        }
    }

    fn notice(&mut self, notice: &mut Notice) -> bool {
        let hidden_item = self.hidden.items.contains(&notice.item.value);
        if hidden_item || notice.date.value > self.day {
            self.cut.file(&notice.record);
            return false;
        }
        if !self.record(&mut notice.record) {
            return false;
        }
        if self.public && notice.until.is_some_and(|until| until < self.day) {
            notice.withdrawn = true;
            notice.record.prose = None;
            self.cut.prose.insert(notice.record.file);
            self.cut.withheld.extend(std::mem::take(&mut notice.attachments));
        } else {
            self.standing.extend(notice.attachments.iter().cloned());
        }
        true
    }

    /// Plans and summaries of one holder; what refers to something cut is cut with it.
    fn holder(&mut self, plans: &mut Vec<Plan>, summaries: &mut Vec<Summary>) {
        plans.retain_mut(|plan| self.plan(plan));
        let mut problems: BTreeSet<String> =
            plans.iter().flat_map(|plan| &plan.problems).map(|problem| problem.id.clone()).collect();
        let mut achieved = Achieved::new();
        summaries.retain_mut(|summary| {
            if summary.date.value > self.day {
                self.cut.file(&summary.record);
                return false;
            }
            if !self.record(&mut summary.record) {
                return false;
            }
            self.without_hidden_unit(&mut summary.author);
            summary.visits.retain(|visit| {
                let by_hidden = self.is_hidden_unit(&visit.by);
                self.stays(visit.internal || by_hidden, visit.span)
            });
            summary.updates.retain_mut(|update| self.update(update, plans, &mut achieved));
            summary.problems.retain_mut(|problem| {
                let stays = self.stays(problem.internal, problem.span);
                if stays {
                    problems.insert(problem.id.clone());
                }
                problem.lead.retain(|name| self.shows_unit(name));
                self.without_hidden_unit(&mut problem.found_by);
                self.without_hidden_unit(&mut problem.closed_by);
                stays
            });
            summary.problem_changes.retain_mut(|change| {
                let named = !change.lead.is_empty();
                change.lead.retain(|name| self.shows_unit(name));
                self.without_hidden_unit(&mut change.found_by);
                self.without_hidden_unit(&mut change.closed_by);
                change.lead_withheld = named && change.lead.is_empty();
                let about_hidden = self.public && !problems.contains(&change.id);
                self.stays(change.internal || about_hidden, change.span)
            });
            true
        });
    }

    fn plan(&mut self, plan: &mut Plan) -> bool {
        if self.hidden.programmes.contains(&plan.programme) {
            self.cut.file(&plan.record);
            return false;
        }
        if !self.record(&mut plan.record) {
            return false;
        }
        plan.approvals.retain(|approval| {
            let by_hidden = self.is_hidden_unit(&approval.by);
            self.stays(approval.internal || by_hidden, approval.span)
        });
        plan.measures.retain_mut(|measure| self.measure(measure));
        plan.problems.retain_mut(|problem| {
            problem.lead.retain(|name| self.shows_unit(name));
            self.without_hidden_unit(&mut problem.found_by);
            self.without_hidden_unit(&mut problem.closed_by);
            self.stays(problem.internal, problem.span)
        });
        true
    }

    fn measure(&mut self, measure: &mut Measure) -> bool {
        let hidden_kind = self.hidden.kinds.contains(&*measure.kind.value);
        if !self.stays(measure.internal || hidden_kind, measure.span) {
            return false;
        }
        if !self.public {
            return true;
        }
        let named = !measure.lead.is_empty();
        measure.lead.retain(|name| self.shows_unit(name));
        measure.lead_withheld = named && measure.lead.is_empty();
        measure.with.retain(|name| self.shows_unit(name));
        measure.person = measure.person.take().filter(|person| !self.is_hidden_unit(person));
        let targets = measure.targets.len();
        measure.targets.retain(|target| self.stays(target.internal, target.span));
        measure.milestones.retain(|milestone| self.stays(milestone.internal, milestone.span));
        let mut sources = BTreeSet::new();
        measure.funds.retain(|fund| {
            let stays = self.stays(fund.internal, fund.span);
            if !stays {
                sources.insert(fund.source.value.clone());
            }
            stays
        });
        measure.funds_withheld = !sources.is_empty();
        if !sources.is_empty() {
            self.hidden_sources.insert((measure.span.file, measure.span.start), sources);
        }
        for milestone in &mut measure.milestones {
            milestone.members.clear();
            if measure.targets.len() < targets {
                // The amounts were parts of a target that is hidden now.
                milestone.amount = None;
            }
            if measure.targets.is_empty() && targets > 0 {
                // Members are as many as the amount: to count them would say it again.
                milestone.member_count = None;
            }
        }
        true
    }

    fn update(&mut self, update: &mut Update, plans: &[Plan], achieved: &mut Achieved) -> bool {
        let measure = plans
            .iter()
            .filter(|plan| plan.programme == update.programme)
            .flat_map(|plan| &plan.measures)
            .find(|measure| *measure.id == *update.measure);
        let Some(measure) = measure else {
            return self.stays(true, update.span);
        };
        if !self.stays(update.internal, update.span) {
            return false;
        }
        if !self.public {
            return true;
        }
        // The public reads how many, never who; the number is of all that the public may know of so far.
        update.achieved_count = std::mem::take(&mut update.achieved)
            .into_iter()
            .map(|(title, members)| {
                let key = (update.programme.clone(), update.measure.clone(), title.clone());
                let so_far = achieved.entry(key).or_default();
                so_far.extend(members);
                (title, so_far.len())
            })
            .collect();
        update.values.retain(|(name, _)| measure.targets.iter().any(|target| target.name == *name));
        let milestone =
            |title: &String| measure.milestones.iter().find(|milestone| milestone.title == *title);
        update.milestones.retain(|(title, _)| milestone(title).is_some());
        // A number of members that the plan does not show is a part of a hidden target.
        update
            .achieved_count
            .retain(|(title, _)| milestone(title).is_some_and(|milestone| milestone.member_count.is_some()));
        if measure.funds_withheld {
            let hidden = self.hidden_sources.get(&(measure.span.file, measure.span.start));
            update.spent = update.spent.take().and_then(|spent| shown_spending(spent, measure, hidden));
        }
        true
    }

    /// Whether a text names an internal unit, by its id or its name, alone or among others.
    fn is_hidden_unit(&self, text: &str) -> bool {
        self.public && names_one_of(text, &self.hidden.units)
    }

    /// Takes the name of an internal unit out of a field that takes any text.
    fn without_hidden_unit(&self, text: &mut Option<String>) {
        if text.as_ref().is_some_and(|text| self.is_hidden_unit(text)) {
            *text = None;
        }
    }

    fn shows_unit(&self, name: &Spanned<String>) -> bool {
        !self.is_hidden_unit(&name.value)
    }
}

fn names_one_of(text: &str, units: &BTreeSet<String>) -> bool {
    !units.is_empty() && unit_names(text).any(|name| units.contains(name))
}

/// What may be said of money where some of it is internal: a plain total would tell it; a source that the plan does
/// not show may be internal, and one that it shows in part says too much.
fn shown_spending(spent: Spent, measure: &Measure, hidden: Option<&BTreeSet<String>>) -> Option<Spent> {
    let Spent::BySource(mut parts) = spent else { return None };
    parts.retain(|(source, _)| {
        let shown = measure.funds.iter().any(|fund| fund.source.value == *source);
        shown && hidden.is_none_or(|hidden| !hidden.contains(source))
    });
    (!parts.is_empty()).then_some(Spent::BySource(parts))
}
