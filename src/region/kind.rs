//! Owns: kinds of measures of several counties, brought together by name: a county chooses ids for itself, names are
//! what it shares with others. In: counties. Out: sums; targets only within one kind, name and unit, stages only where
//! the ladder is the same.

use super::county::{County, Target};
use crate::index::Totals;
use std::collections::HashMap;

/// A kind of measure.
#[derive(Debug)]
pub struct KindSum {
    /// Its name.
    pub name: String,
    /// The group under which the first county that has one lists it.
    pub group: Option<String>,
    /// The folder of its page.
    pub slug: String,
    /// Figures of all its measures.
    pub totals: Totals,
    /// Villages that have one.
    pub villages: usize,
    /// Where it stands in each county: positions of the county and of the kind there.
    pub counties: Vec<(usize, usize)>,
    /// Its targets.
    pub targets: Vec<TargetSum>,
    /// Its ladders.
    pub ladders: Vec<Ladder>,
}

/// Targets of one name and unit.
#[derive(Debug)]
pub struct TargetSum {
    /// Their name.
    pub name: String,
    /// What is counted.
    pub unit: String,
    /// Their sum. A county without a report stands at its baseline.
    pub sum: Target,
}

/// Counties that share a ladder.
#[derive(Debug)]
pub struct Ladder {
    /// Its steps, lowest first: name, villages at it, villages at it or past it.
    pub stages: Vec<(String, usize, usize)>,
    /// Villages that have a measure on it.
    pub villages: usize,
    /// How many counties.
    pub counties: usize,
}

/// Adds up the kinds of all counties.
pub(super) fn sums(counties: &[County]) -> Vec<KindSum> {
    let mut kinds: Vec<KindSum> = Vec::new();
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (at, county) in counties.iter().enumerate() {
        for (position, kind) in county.kinds.iter().enumerate() {
            let known = *by_name.entry(&kind.name).or_insert_with(|| {
                kinds.push(KindSum::new(&kind.name));
                kinds.len() - 1
            });
            let sum = &mut kinds[known];
            sum.group = sum.group.take().or_else(|| kind.group.clone());
            sum.totals += &kind.totals;
            sum.villages += kind.villages;
            sum.counties.push((at, position));
            for (name, unit, target) in &kind.targets {
                sum.add_target(name, unit, *target);
            }
            if !kind.stages.is_empty() {
                sum.add_ladder(&kind.stages, kind.villages);
            }
        }
    }
    name_folders(&mut kinds);
    kinds
}

impl KindSum {
    fn new(name: &str) -> Self {
        KindSum {
            name: name.to_owned(),
            group: None,
            slug: String::new(),
            totals: Totals::default(),
            villages: 0,
            counties: Vec::new(),
            targets: Vec::new(),
            ladders: Vec::new(),
        }
    }

    fn add_target(&mut self, name: &str, unit: &str, more: Target) {
        let known = self.targets.iter_mut().find(|target| target.name == name && target.unit == unit);
        let Some(TargetSum { sum, .. }) = known else {
            self.targets.push(TargetSum { name: name.to_owned(), unit: unit.to_owned(), sum: more });
            return;
        };
        sum.current = match (sum.current, more.current) {
            (None, None) => None,
            (now, then) => Some(now.unwrap_or(sum.baseline) + then.unwrap_or(more.baseline)),
        };
        sum.count += more.count;
        sum.reported += more.reported;
        sum.baseline += more.baseline;
        sum.value += more.value;
    }

    fn add_ladder(&mut self, stages: &[(String, usize, usize)], villages: usize) {
        let same = |ladder: &&mut Ladder| {
            let names = ladder.stages.iter().map(|(name, _, _)| name);
            names.eq(stages.iter().map(|(name, _, _)| name))
        };
        match self.ladders.iter_mut().find(same) {
            Some(ladder) => {
                for ((_, at, reached), (_, more_at, more_reached)) in ladder.stages.iter_mut().zip(stages) {
                    *at += more_at;
                    *reached += more_reached;
                }
                ladder.villages += villages;
                ladder.counties += 1;
            }
            None => self.ladders.push(Ladder { stages: stages.to_vec(), villages, counties: 1 }),
        }
    }
}

/// The longest name of a folder, in characters.
const LONGEST: usize = 40;

/// Gives each kind a folder that every system and every address can have. `k-` keeps names such as `con` or `index`
/// apart from what they mean elsewhere; names that come to the same are numbered by their order.
fn name_folders(kinds: &mut [KindSum]) {
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_by(|a, b| kinds[*a].name.cmp(&kinds[*b].name));
    let mut taken: HashMap<String, usize> = HashMap::new();
    for at in order {
        let letter = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = kinds[at].name.chars().take(LONGEST).map(letter).collect();
        let count = taken.entry(name.to_lowercase()).or_default();
        *count += 1;
        kinds[at].slug = if *count == 1 { format!("k-{name}") } else { format!("k{count}-{name}") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quantity;

    fn named(names: &[&str]) -> Vec<String> {
        let mut kinds: Vec<_> = names.iter().map(|name| KindSum::new(name)).collect();
        name_folders(&mut kinds);
        kinds.into_iter().map(|kind| kind.slug).collect()
    }

    #[test]
    fn folders_of_kinds_are_safe_and_differ() {
        assert_eq!(
            named(&["入户道路", "水/电", "水-电", "CON"]),
            ["k-入户道路", "k2-水-电", "k-水-电", "k-CON"]
        );
        assert_eq!(named(&["a b", "A.B"]), ["k2-a-b", "k-A-B"]);
    }

    #[test]
    fn only_targets_of_one_name_and_unit_add_up() {
        let q = |digits: &str| Quantity::parse(digits).unwrap();
        let target = |value, current: Option<&str>| Target {
            count: 1,
            reported: usize::from(current.is_some()),
            baseline: q("1"),
            value: q(value),
            current: current.map(q),
        };
        let mut kind = KindSum::new("路");
        kind.add_target("里程", "公里", target("3.5", None));
        kind.add_target("里程", "公里", target("2.25", Some("2")));
        kind.add_target("里程", "米", target("10", None));
        assert_eq!(kind.targets.len(), 2);
        let sum = kind.targets[0].sum;
        assert_eq!((sum.count, sum.reported, sum.value, sum.current), (2, 1, q("5.75"), Some(q("3"))));
        assert_eq!(kind.targets[1].sum.current, None);
    }

    #[test]
    fn stages_add_up_only_where_ladders_are_the_same() {
        let stages = |names: [&str; 2], at| names.map(|name| (name.to_owned(), at, at)).to_vec();
        let mut kind = KindSum::new("路");
        kind.add_ladder(&stages(["一", "二"], 1), 3);
        kind.add_ladder(&stages(["一", "二"], 2), 4);
        kind.add_ladder(&stages(["二", "一"], 5), 6);
        assert_eq!(kind.ladders.len(), 2);
        assert_eq!(
            (kind.ladders[0].stages[1].1, kind.ladders[0].villages, kind.ladders[0].counties),
            (3, 7, 2)
        );
    }
}
