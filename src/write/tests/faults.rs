//! Owns the faults that a test plans for its room: at which step of a build the disk fails, and how.
//! Comes in: each step before it is taken, from any thread of any test.
//! Goes out: leave to take it, or the planned error.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::super::disk::Need;

/// What befalls the disk at a step, counted from 1.
#[derive(Debug, Clone, Copy)]
pub(in crate::write) enum Fault {
    /// Neither this step nor any later one is taken, those of clearing up included: what a kill leaves.
    Kill,
    /// This step alone is refused.
    Refused(io::ErrorKind),
    /// From this step on there is no room, and what takes none goes on.
    Full,
    /// From this step on nothing can be removed, as where another program has a file open on Windows.
    Kept,
}

#[derive(Debug)]
struct Plan {
    room: PathBuf,
    fault: Option<(usize, Fault)>,
    taken: AtomicUsize,
}

static PLANS: Mutex<Vec<Arc<Plan>>> = Mutex::new(Vec::new());

fn plans() -> std::sync::MutexGuard<'static, Vec<Arc<Plan>>> {
    PLANS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A fault in a folder and below, until this is dropped.
pub(super) struct Planned(Arc<Plan>);

impl Planned {
    /// None: the steps are only counted.
    pub(super) fn within(room: &Path, fault: Option<(usize, Fault)>) -> Planned {
        let plan = Arc::new(Plan { room: room.to_owned(), fault, taken: AtomicUsize::new(0) });
        plans().push(Arc::clone(&plan));
        Planned(plan)
    }

    /// How many steps came up, refused ones included.
    pub(super) fn steps(&self) -> usize {
        self.0.taken.load(Ordering::Relaxed)
    }
}

impl Drop for Planned {
    fn drop(&mut self) {
        plans().retain(|plan| !Arc::ptr_eq(plan, &self.0));
    }
}

pub(in crate::write) fn step(need: Need, path: &Path) -> io::Result<()> {
    let Some(plan) = plans().iter().find(|plan| path.starts_with(&plan.room)).cloned() else {
        return Ok(());
    };
    let number = plan.taken.fetch_add(1, Ordering::Relaxed) + 1;
    match plan.fault {
        Some((at, Fault::Kill)) if number >= at => Err(io::Error::other("killed")),
        Some((at, Fault::Refused(kind))) if number == at => Err(kind.into()),
        Some((at, Fault::Full)) if number >= at && need == Need::Room => {
            Err(io::ErrorKind::StorageFull.into())
        }
        Some((at, Fault::Kept)) if number >= at && need == Need::Removal => {
            Err(io::ErrorKind::ResourceBusy.into())
        }
        _ => Ok(()),
    }
}
