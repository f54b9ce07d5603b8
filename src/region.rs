//! Owns: a region — county sites that are already built, read back from their open data, checked against their own
//! sums and added up. In: folders. Out: [`Region`]: the counties that could be read, in the order of their codes, and
//! why any other could not. One county's document is held at a time on each thread; of it only sums, the rows that
//! are longest overdue and the names of places stay.

mod county;
mod document;
mod fault;
mod figures;
mod kind;
mod place;
mod read;
mod recount;

pub use county::{County, Late, ProblemCount, Sort, Township, Village};
pub use fault::{Fault, RegionError};
pub use kind::{KindSum, Ladder, TargetSum};
pub use place::{Site, way};
pub use recount::{Counts, LATEST};

use crate::index::{Month, Totals};
use jiff::civil::Date;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A county whose site could not be read.
#[derive(Debug)]
pub struct Absent {
    /// What it is called.
    pub slug: String,
    /// Where it should be.
    pub folder: PathBuf,
    /// Why it could not.
    pub fault: Fault,
}

/// Counties with their sums.
#[derive(Debug)]
pub struct Region {
    /// Those that could be read, by code, then by slug.
    pub counties: Vec<County>,
    /// Those that could not, by slug.
    pub absent: Vec<Absent>,
    /// Figures of all that could be read.
    pub totals: Totals,
    /// Kinds of measures by name, in the order of counties and of their catalogues.
    pub kinds: Vec<KindSum>,
    /// Deadlines by month.
    pub months: BTreeMap<Month, Counts>,
    /// Problems by category; none: without one.
    pub problems: BTreeMap<Option<String>, ProblemCount>,
    /// The oldest day of a county's data.
    pub first_day: Date,
    /// The newest day of a county's data.
    pub day: Date,
}

impl Region {
    /// The rows longest overdue of all counties, each on the day of its own county: positions of counties with their rows.
    pub fn late(&self, only: impl Fn(&Late) -> bool, count: usize) -> Vec<(usize, &Late)> {
        let mut all: Vec<(usize, &Late)> = Vec::new();
        for (at, county) in self.counties.iter().enumerate() {
            all.extend(county.late.iter().filter(|late| only(late)).map(|late| (at, late)));
        }
        let days = |at: usize, late: &Late| late.due.duration_until(self.counties[at].as_of);
        all.sort_by_key(|(at, late)| (Reverse(days(*at, late)), *at, late.order));
        all.truncate(count);
        all
    }
}

/// Reads county sites and adds them up.
///
/// # Errors
/// When two sites claim to be one county, or no site can be read.
pub fn gather(sites: &[Site]) -> Result<Region, RegionError> {
    place::distinct(sites)?;
    let read: Vec<_> = sites.par_iter().map(|site| (site, read::read(site))).collect();
    let (mut counties, mut absent) = (Vec::new(), Vec::new());
    for (site, county) in read {
        match county {
            Ok(county) => counties.push(county),
            Err(fault) => absent.push(Absent { slug: site.slug.clone(), folder: site.folder.clone(), fault }),
        }
    }
    absent.sort_by(|a, b| a.slug.cmp(&b.slug));
    counties.sort_by(|a, b| a.order().cmp(&b.order()));
    for pair in counties.windows(2) {
        if let (Some(code), true) = (&pair[0].code, pair[0].code == pair[1].code) {
            return Err(RegionError::SameCode {
                code: code.clone(),
                first: pair[0].folder.clone(),
                second: pair[1].folder.clone(),
            });
        }
    }
    let Some(day) = counties.iter().map(|county| county.as_of).max() else {
        return Err(RegionError::Nothing(absent));
    };
    let mut region = Region {
        first_day: counties.iter().map(|county| county.as_of).min().unwrap_or(day),
        day,
        totals: Totals::default(),
        kinds: kind::sums(&counties),
        months: BTreeMap::new(),
        problems: BTreeMap::new(),
        counties,
        absent,
    };
    for county in &region.counties {
        region.totals += &county.totals;
        for (month, counts) in &county.months {
            *region.months.entry(*month).or_default() += *counts;
        }
        for (category, count) in &county.problems {
            *region.problems.entry(category.clone()).or_default() += *count;
        }
    }
    Ok(region)
}
