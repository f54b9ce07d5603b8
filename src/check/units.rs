//! Owns: leads and partners that the catalogue of units does not list. In: a nested model.
//! Out: one warning a name, where it is first written, with the unit that was probably meant: never one of another
//! place, since a committee of the next village is no slip of the pen.

use crate::diag::{Code, Diagnostic, Report};
use crate::load::nearest;
use crate::model::Model;
use crate::source::{Sources, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// What stands between the names of several units in one text.
const SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '\n'];

/// Collects unlisted units.
pub fn check(model: &Model, sources: &Sources, report: &mut Report) {
    let listed: BTreeSet<&str> =
        model.units.iter().flat_map(|unit| [unit.id.as_str(), unit.name.as_str()]).collect();
    let mut unlisted: BTreeMap<&str, (&Spanned<String>, usize)> = BTreeMap::new();
    for name in names(model) {
        if listed.contains(name.value.as_str()) {
            continue;
        }
        let entry = unlisted.entry(&name.value).or_insert((name, 0));
        entry.1 += 1;
        let place = |name: &Spanned<String>| (&sources.file(name.span.file).path, name.span.start);
        if place(name) < place(entry.0) {
            entry.0 = name;
        }
    }
    let places = Places::of(model);
    let units = model.units.iter().map(|unit| unit.name.as_str());
    let known: Vec<(&str, Seat<'_>)> = units.map(|name| (name, places.seat(name))).collect();
    for (name, (first, count)) in unlisted {
        let finding = Diagnostic::new(Code::UnlistedUnit, first.span).arg("unit", name).arg("count", count);
        let parts: Vec<&str> =
            name.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().any(|part| listed.contains(part)) {
            let list = format!("[\"{}\"]", parts.join("\", \""));
            report.push(finding.variant("several").arg("list", list));
            continue;
        }
        let seat = places.seat(name);
        let here = known.iter().filter(|(_, of)| seat.may_be(of)).map(|(name, _)| *name);
        report.push(match nearest(name, &here.collect::<Vec<_>>()) {
            Some(meant) => finding.variant("meant").arg("meant", meant),
            None => finding,
        });
    }
}

fn names(model: &Model) -> impl Iterator<Item = &Spanned<String>> {
    model.holders().flat_map(|holder| {
        let plans = holder.plans.iter().flat_map(|plan| {
            let measures = plan.measures.iter().flat_map(|measure| measure.lead.iter().chain(&measure.with));
            measures.chain(plan.problems.iter().flat_map(|problem| &problem.lead))
        });
        let summaries = holder.summaries.iter().flat_map(|summary| {
            let new = summary.problems.iter().flat_map(|problem| &problem.lead);
            new.chain(summary.problem_changes.iter().flat_map(|change| &change.lead))
        });
        plans.chain(summaries)
    })
}

/// What places are called in the records.
struct Places<'m> {
    townships: BTreeSet<&'m str>,
    villages: BTreeSet<&'m str>,
    /// The longest name, in characters.
    longest: usize,
}

/// The places that a unit's name names.
#[derive(Debug, PartialEq, Eq)]
struct Seat<'n> {
    townships: BTreeSet<&'n str>,
    villages: BTreeSet<&'n str>,
    /// What stands before the first word for a village, a township or the like, that word included: the place where
    /// the records do not have it.
    head: Option<&'n str>,
}

/// What the names of places end in, which those of units begin with.
const ENDINGS: [&str; 11] = ["村", "镇", "鎮", "乡", "鄉", "街道", "社区", "社區", "嘎查", "苏木", "蘇木"];

/// What makes one of these endings a part of a word that is no place, as in the names of bureaus.
const NO_PLACES: [char; 6] = ['农', '農', '乡', '鄉', '驻', '駐'];

impl<'m> Places<'m> {
    fn of(model: &'m Model) -> Self {
        let townships: BTreeSet<&str> = model.townships.iter().map(|it| it.name.as_str()).collect();
        let villages = model.townships.iter().flat_map(|it| &it.villages);
        let villages: BTreeSet<&str> = villages.map(|it| it.name.as_str()).collect();
        let lengths = townships.iter().chain(&villages).map(|name| name.chars().count());
        Places { longest: lengths.max().unwrap_or(0), townships, villages }
    }

    /// Looks up every part of a name that is short enough: there are far fewer of these than places.
    fn seat<'n>(&self, name: &'n str) -> Seat<'n> {
        let mut seat = Seat { townships: BTreeSet::new(), villages: BTreeSet::new(), head: head(name) };
        let bounds: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
        for (first, start) in bounds.iter().enumerate() {
            for end in bounds[first..].iter().skip(1).take(self.longest) {
                let part = &name[*start..*end];
                if self.townships.contains(part) {
                    seat.townships.insert(part);
                }
                if self.villages.contains(part) {
                    seat.villages.insert(part);
                }
            }
        }
        seat
    }
}

impl Seat<'_> {
    /// Whether two units may be the same, by the places that they name.
    fn may_be(&self, other: &Seat<'_>) -> bool {
        let no_village = self.villages.is_empty() && other.villages.is_empty();
        let same_township = self.townships == other.townships;
        match (no_village, same_township && self.townships.is_empty()) {
            // Of a village that both name, the township may be left out.
            (false, _) => {
                let left_out = self.townships.is_empty() || other.townships.is_empty();
                self.villages == other.villages && (same_township || left_out)
            }
            (true, false) => same_township,
            (true, true) => self.head == other.head,
        }
    }
}

fn head(name: &str) -> Option<&str> {
    let ends = ENDINGS.iter().flat_map(|ending| name.match_indices(ending));
    let of_places = ends.filter(|(at, _)| !name[..*at].ends_with(NO_PLACES));
    of_places.map(|(at, ending)| at + ending.len()).min().map(|end| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_be(a: &str, b: &str) -> bool {
        let townships = BTreeSet::from(["白石镇", "河口镇"]);
        let villages = BTreeSet::from(["柳湾村", "上湾村", "下湾村", "湾村"]);
        let places = Places { townships, villages, longest: 3 };
        places.seat(a).may_be(&places.seat(b))
    }

    #[test]
    fn units_of_one_place_may_be_the_same() {
        for (a, b) in [
            ("柳湾村委会", "柳湾村村民委员会"),
            ("白石镇柳湾村委会", "柳湾村村民委员会"),
            ("白石镇政府", "白石镇人民政府"),
            ("县农业农村", "县农业农村局"),
            ("县水力局", "县水利局"),
            ("县农业农存局", "县农业农村局"),
            ("县乡村振兴", "县乡村振兴局"),
            // Neither is in the records.
            ("石桥镇政府", "石桥镇人民政府"),
        ] {
            assert!(may_be(a, b) && may_be(b, a), "{a} {b}");
        }
    }

    #[test]
    fn units_of_two_places_are_two() {
        for (a, b) in [
            ("上湾村村委会", "柳湾村村民委员会"),
            ("上湾村村民委员会", "下湾村村民委员会"),
            ("湾村村民委员会", "上湾村村民委员会"),
            ("河口镇人民政府", "白石镇人民政府"),
            ("白石镇湾村村委会", "河口镇湾村村委会"),
            ("白石镇人民政府", "白石镇柳湾村村委会"),
            // Of a place that the records do not have.
            ("石桥镇人民政府", "白石镇人民政府"),
            ("东沟村村民委员会", "西沟村村民委员会"),
            ("县人民政府", "白石镇人民政府"),
        ] {
            assert!(!may_be(a, b) && !may_be(b, a), "{a} {b}");
        }
    }
}
