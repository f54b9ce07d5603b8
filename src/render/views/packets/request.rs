//! Owns: which packets are asked for. In: a kind and a name, as people type them. Out: jobs, or what there is instead.

use super::Job;
use crate::index::Index;
use crate::load::meant::{Choice, Named, meant};
use crate::publish::{named_township, named_village};
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
    /// What there is.
    pub known: Vec<Named>,
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
    let pick = |known: Vec<Named>, job: &dyn Fn(usize) -> Job| match &request.of {
        Some(of) => {
            let unknown = |Choice { known, .. }| Unknown { of: of.clone(), known };
            Ok(vec![job(meant(of, known).map_err(unknown)?)])
        }
        None if known.is_empty() => Err(Unknown { of: request.kind.as_str().to_owned(), known }),
        None => Ok((0..known.len()).map(job).collect()),
    };
    match request.kind {
        Kind::County => Ok(vec![Job::County]),
        Kind::Deadline => Ok(vec![Job::Deadline(request.from, request.to)]),
        Kind::Selection => Ok(vec![Job::Selection]),
        Kind::Wallchart if request.of.is_none() => Ok(vec![Job::Wallchart(None)]),
        Kind::Wallchart => pick(townships(index), &|township| Job::Wallchart(Some(township))),
        Kind::Township => pick(townships(index), &Job::Township),
        Kind::Village => {
            let known = index.villages.iter().map(|row| named_village(row.township, row.village));
            pick(known.collect(), &Job::Village)
        }
        Kind::Programme => {
            let rows = index.programmes.iter().map(|row| row.programme);
            let known = rows.map(|programme| Named::new(&*programme.record.slug, &*programme.name));
            pick(known.collect(), &Job::Programme)
        }
        Kind::Unit => pick(units(index), &Job::Unit),
        Kind::Measure => {
            let known = index.kinds.iter().map(|row| Named::new(&*row.kind.id, &*row.kind.name));
            pick(known.collect(), &Job::Measure)
        }
        Kind::Problem => {
            let known = index.problems.iter().map(|row| {
                let names = vec![row.state.title.to_string(), row.state.id.to_string()];
                Named { key: row.key(), names }
            });
            pick(known.collect(), &Job::Problem)
        }
        Kind::Notice => {
            let known = index.notices.iter().map(|row| {
                let key = format!("{}/{}", row.at.at().key(), row.notice.record.slug);
                Named::new(key, &*row.notice.title)
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

/// The townships of an index as people name them, in their order.
pub fn townships(index: &Index<'_>) -> Vec<Named> {
    index.townships.iter().map(|row| named_township(row.township)).collect()
}

/// The units of an index as people name them, in their order: a unit of the catalogue by its id, any other by the
/// name of its folder.
pub fn units(index: &Index<'_>) -> Vec<Named> {
    index.units.iter().map(|row| Named::new(&*row.slug, row.unit.name())).collect()
}
