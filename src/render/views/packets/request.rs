//! Owns: which packets are asked for. In: a kind and a name, as people type them. Out: jobs, or what there is instead.

use super::Job;
use crate::render::site::Site;
use jiff::civil::Date;

/// A kind of packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The county's briefing.
    County,
    /// A township's.
    Township,
    /// A village's dossier.
    Village,
    /// A programme's tasks.
    Programme,
    /// A unit's.
    Unit,
    /// Measures of a kind.
    Measure,
    /// What falls due in a time.
    Deadline,
    /// A problem to be put right.
    Problem,
    /// A notice for the board.
    Notice,
    /// Villages × measures.
    Wallchart,
    /// Whatever was selected.
    Selection,
}

impl Kind {
    /// All of them, as the command line lists them.
    pub const ALL: [Kind; 11] = [
        Kind::County,
        Kind::Township,
        Kind::Village,
        Kind::Programme,
        Kind::Unit,
        Kind::Measure,
        Kind::Deadline,
        Kind::Problem,
        Kind::Notice,
        Kind::Wallchart,
        Kind::Selection,
    ];

    /// Its stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::County => "county",
            Kind::Township => "township",
            Kind::Village => "village",
            Kind::Programme => "programme",
            Kind::Unit => "unit",
            Kind::Measure => "measure",
            Kind::Deadline => "deadline",
            Kind::Problem => "problem",
            Kind::Notice => "notice",
            Kind::Wallchart => "wallchart",
            Kind::Selection => "selection",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The kind.
    pub kind: Kind,
    /// Of what: a key or a name; none: one packet for each there is.
    pub of: Option<String>,
    /// The first day of a time.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
}

/// What was asked for is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for.
    pub of: String,
    /// What there is, as keys.
    pub known: Vec<String>,
}

/// The jobs of a request.
///
/// # Errors
/// When what it names is not there, or (without a name) there is nothing of the kind.
pub fn jobs(site: &Site<'_>, request: &Request) -> Result<Vec<Job>, Unknown> {
    let index = site.index;
    let pick = |known: Vec<(String, Vec<String>)>, job: &dyn Fn(usize) -> Job| {
        let Some(of) = &request.of else {
            let all: Vec<Job> = (0..known.len()).map(job).collect();
            let none = || Unknown { of: request.kind.as_str().to_owned(), known: Vec::new() };
            return if all.is_empty() { Err(none()) } else { Ok(all) };
        };
        let of = of.trim_matches('/');
        let by_key = known.iter().position(|(key, _)| key == of);
        let by_name = || {
            let mut named = known.iter().enumerate().filter(|(_, (_, names))| names.iter().any(|n| n == of));
            // Two of one name: only keys tell them apart.
            named.next().filter(|_| named.next().is_none()).map(|(position, _)| position)
        };
        match by_key.or_else(by_name) {
            Some(position) => Ok(vec![job(position)]),
            None => {
                Err(Unknown { of: of.to_owned(), known: known.into_iter().map(|(key, _)| key).collect() })
            }
        }
    };
    let townships = || {
        let rows = index.townships.iter();
        rows.map(|row| (row.slug().to_owned(), vec![row.township.name.clone()])).collect::<Vec<_>>()
    };
    match request.kind {
        Kind::County => Ok(vec![Job::County]),
        Kind::Deadline => Ok(vec![Job::Deadline(request.from, request.to)]),
        Kind::Selection => Ok(vec![Job::Selection]),
        Kind::Wallchart if request.of.is_none() => Ok(vec![Job::Wallchart(None)]),
        Kind::Wallchart => pick(townships(), &|township| Job::Wallchart(Some(township))),
        Kind::Township => pick(townships(), &Job::Township),
        Kind::Village => {
            let names = |row: &crate::index::VillageRow<'_>| {
                let (township, village) = (&row.township.name, &row.village.name);
                vec![format!("{township}/{village}"), format!("{township}{village}"), village.clone()]
            };
            pick(index.villages.iter().map(|row| (row.key(), names(row))).collect(), &Job::Village)
        }
        Kind::Programme => {
            let rows = index.programmes.iter().map(|row| row.programme);
            let known = rows.map(|programme| (programme.record.slug.clone(), vec![programme.name.clone()]));
            pick(known.collect(), &Job::Programme)
        }
        Kind::Unit => {
            let known = index.units.iter().map(|row| {
                let id = row.unit.id().map(str::to_owned);
                (row.slug.clone(), id.into_iter().chain([row.unit.name().to_owned()]).collect())
            });
            pick(known.collect(), &Job::Unit)
        }
        Kind::Measure => {
            let known = index.kinds.iter().map(|row| (row.kind.id.clone(), vec![row.kind.name.clone()]));
            pick(known.collect(), &Job::Measure)
        }
        Kind::Problem => {
            let known = index.problems.iter().map(|row| (row.key(), vec![row.state.title.clone()]));
            pick(known.collect(), &Job::Problem)
        }
        Kind::Notice => {
            let known = index.notices.iter().map(|row| {
                let key = format!("{}/{}", row.at.at().key(), row.notice.record.slug);
                (key, vec![row.notice.title.clone()])
            });
            pick(known.collect(), &Job::Notice)
        }
    }
}
