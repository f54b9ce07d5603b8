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

/// Why a request cannot be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// What was asked for is not there.
    Unknown(Unknown),
    /// There is one packet of the kind, and none of the name that was given.
    NoName(Kind, String),
    /// Only deadlines have a first and a last day.
    NoDays(Kind),
    /// The first day lies after the last.
    Backwards(Date, Date),
}

/// What was asked for is not there, or more than once.
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
/// When what it names is not there, or (without a name) there is nothing of the kind, or it asks for what its kind
/// does not have.
pub fn jobs(site: &Site<'_>, request: &Request) -> Result<Vec<Job>, RequestError> {
    let Request { kind, of, from, to } = request;
    match (kind, of) {
        (Kind::County | Kind::Deadline | Kind::Selection, Some(of)) => {
            return Err(RequestError::NoName(*kind, of.clone()));
        }
        (Kind::Deadline, None) => {
            if let Some((from, to)) = from.zip(*to).filter(|(from, to)| from > to) {
                return Err(RequestError::Backwards(from, to));
            }
        }
        _ if from.is_some() || to.is_some() => return Err(RequestError::NoDays(*kind)),
        _ => {}
    }
    found(site, request).map_err(RequestError::Unknown)
}

fn found(site: &Site<'_>, request: &Request) -> Result<Vec<Job>, Unknown> {
    let index = site.index;
    let pick = |known: Vec<(String, Vec<String>)>, job: &dyn Fn(usize) -> Job| {
        let Some(of) = &request.of else {
            let all: Vec<Job> = (0..known.len()).map(job).collect();
            let none = || Unknown { of: request.kind.as_str().to_owned(), known: Vec::new() };
            return if all.is_empty() { Err(none()) } else { Ok(all) };
        };
        let of = of.trim_matches('/');
        let by_key = known.iter().position(|(key, _)| key == of);
        let named = |(_, names): &(String, Vec<String>)| names.iter().any(|name| name == of);
        let numbered = known.iter().enumerate();
        let mut by_name: Vec<usize> = numbered.filter(|(_, one)| named(one)).map(|(at, _)| at).collect();
        match by_key {
            Some(position) => Ok(vec![job(position)]),
            None if by_name.len() == 1 => Ok(vec![job(by_name.remove(0))]),
            // Two of one name: only keys tell them apart.
            None => {
                let many = by_name.len() > 1;
                let mut keys: Vec<String> = known.into_iter().map(|(key, _)| key).collect();
                if many {
                    keys = by_name.into_iter().map(|position| keys[position].clone()).collect();
                }
                Err(Unknown { of: of.to_owned(), known: keys })
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
            let mut jobs = pick(known.collect(), &Job::Notice)?;
            // Nobody hangs up all notices that were taken down; who names one gets it.
            if request.of.is_none() {
                jobs.retain(|job| !matches!(job, Job::Notice(at) if index.notices[*at].notice.withdrawn));
            }
            let none = || Unknown { of: request.kind.as_str().to_owned(), known: Vec::new() };
            if jobs.is_empty() { Err(none()) } else { Ok(jobs) }
        }
    }
}
