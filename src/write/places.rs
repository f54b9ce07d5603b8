//! Owns the steps by which a new folder takes the published one's place, and the way back.
//! Comes in: the folder to publish to; its hidden neighbours are named after it.
//! Goes out: the exchange, and on the next run the repair of one that was cut short.
//!
//! Where two folders cannot be exchanged in one step, there are four, and each kill has its repair:
//!
//! | step | after it: published, aside, fresh | the next build |
//! |---|---|---|
//! | (the new folder is complete) | old, –, new | removes the new one |
//! | 1. published → aside | –, old, new | brings the old one back, removes the new one |
//! | 2. fresh → published | new, old, – | goes on with step 3 |
//! | 3. aside → fresh | new, –, old | removes the old one |
//! | 4. fresh is removed | new, –, part of old | removes the rest |
//!
//! So `aside` never holds a part of a site, which might then be brought back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::disk;
use super::error::{Doing, WriteError};
use super::folder::{self, Standing};
use super::listing;
use super::removal;

/// On Windows a folder cannot be renamed while a file in it is open, and virus scanners open each
/// new file for a moment; elsewhere a refusal is final.
const PAUSES: &[Duration] = if cfg!(windows) {
    &[
        Duration::from_millis(10),
        Duration::from_millis(40),
        Duration::from_millis(160),
        Duration::from_millis(640),
        Duration::from_millis(1280),
    ]
} else {
    &[]
};

/// The published folder and its neighbours, absolute, so that they hold when the current folder is
/// inside the published one and goes away with it.
#[derive(Debug)]
pub(super) struct Places {
    /// What the user named.
    pub(super) published: PathBuf,
    /// The new folder while it grows; then what it replaced, while that is removed.
    pub(super) fresh: PathBuf,
    /// The earlier folder between two renames.
    pub(super) aside: PathBuf,
    pub(super) lock: PathBuf,
}

impl Places {
    pub(super) fn beside(out: &Path) -> Result<Places, WriteError> {
        let unreadable = |error| WriteError::io(Doing::ReadFolder, out, error);
        let nameless = || WriteError::NoName { path: out.to_owned() };
        if out.as_os_str().is_empty() {
            return Err(nameless());
        }
        let mut absolute = std::path::absolute(out).map_err(unreadable)?;
        if absolute.file_name().is_none() {
            // It ends in `..`.
            absolute = fs::canonicalize(&absolute).map_err(unreadable)?;
        }
        // Taken apart and joined again, since a slash at the end would make a link a folder.
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            return Err(nameless());
        };
        let neighbour = |purpose: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(purpose);
            parent.join(hidden)
        };
        Ok(Places {
            published: parent.join(name),
            fresh: neighbour(".cunce-new"),
            aside: neighbour(".cunce-old"),
            lock: neighbour(".cunce-lock"),
        })
    }

    pub(super) fn parent(&self) -> &Path {
        self.published.parent().unwrap_or(&self.published)
    }

    /// Repairs what a killed build left, and tells what is published then.
    pub(super) fn recover(&self) -> Result<Standing, WriteError> {
        let published = folder::standing(&self.published)?;
        let aside = folder::standing(&self.aside)?;
        folder::standing(&self.fresh)?;
        self.refuse_mount(published)?;

        self.clear(&self.fresh)?;
        match (published, aside) {
            (_, Standing::Absent) => {}
            (Standing::Ours, _) => self.retire()?,
            (Standing::Absent, _) => self.bring_back()?,
            (Standing::Empty, _) => {
                self.clear(&self.published)?;
                self.bring_back()?;
            }
        }
        self.clear(&self.fresh)?;
        folder::standing(&self.published)
    }

    /// Makes the new folder the published one. What it replaces, if anything, is then in one of
    /// the other two places: see [`Places::clear_earlier`].
    pub(super) fn publish(&self, standing: Standing, exchange: bool) -> Result<(), WriteError> {
        if standing == Standing::Absent {
            return self.rename(&self.fresh, &self.published);
        }
        if exchange && self.exchange()? {
            return Ok(());
        }
        self.set_aside()?;
        self.bring_in()
    }

    /// Removes what was replaced; the error is the folder that could not be.
    pub(super) fn clear_earlier(&self) -> Result<(), PathBuf> {
        if self.aside.exists() {
            self.retire().map_err(|_| self.aside.clone())?;
        }
        self.clear(&self.fresh).map_err(|_| self.fresh.clone())
    }

    /// One step, or `false` and nothing done where the system or the file system has no such step.
    #[cfg(target_os = "linux")]
    fn exchange(&self) -> Result<bool, WriteError> {
        use rustix::io::Errno;

        // The last is what some sandboxes answer to a call they do not know.
        const NONE: [Errno; 4] = [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::PERM];
        match disk::exchange(&self.fresh, &self.published) {
            Ok(()) => Ok(true),
            Err(error) if Errno::from_io_error(&error).is_some_and(|errno| NONE.contains(&errno)) => {
                Ok(false)
            }
            Err(error) => Err(self.refused(&self.published, error)),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self) -> Result<bool, WriteError> {
        Ok(false)
    }

    pub(super) fn set_aside(&self) -> Result<(), WriteError> {
        self.rename(&self.published, &self.aside)
    }

    pub(super) fn bring_in(&self) -> Result<(), WriteError> {
        let Err(refused) = self.rename(&self.fresh, &self.published) else {
            return Ok(());
        };
        match rename(&self.aside, &self.published) {
            Ok(()) => Err(refused),
            Err(error) => Err(WriteError::Stranded { aside: self.aside.clone(), error }),
        }
    }

    pub(super) fn retire(&self) -> Result<(), WriteError> {
        self.rename(&self.aside, &self.fresh)
    }

    fn bring_back(&self) -> Result<(), WriteError> {
        self.rename(&self.aside, &self.published)
    }

    /// Refused where somebody put a file there after it was last looked through: it is not ours to remove.
    fn clear(&self, path: &Path) -> Result<(), WriteError> {
        listing::refuse_strays(path)?;
        removal::remove(path).map_err(|error| WriteError::io(Doing::Remove, path, error))
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<(), WriteError> {
        rename(from, to).map_err(|error| self.refused(from, error))
    }

    fn refused(&self, path: &Path, error: io::Error) -> WriteError {
        match error.kind() {
            io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => self.immovable(),
            _ => WriteError::io(Doing::Publish, path, error),
        }
    }

    fn immovable(&self) -> WriteError {
        WriteError::Immovable { path: self.published.clone() }
    }

    /// Told before the work rather than after it. Some mounts show only when renamed.
    #[cfg(unix)]
    fn refuse_mount(&self, published: Standing) -> Result<(), WriteError> {
        use std::os::unix::fs::MetadataExt;

        if published == Standing::Absent {
            return Ok(());
        }
        let device = |path: &Path| match fs::metadata(path) {
            Ok(about) => Ok(about.dev()),
            Err(error) => Err(WriteError::io(Doing::ReadFolder, path, error)),
        };
        if device(&self.published)? != device(self.parent())? {
            return Err(self.immovable());
        }
        Ok(())
    }

    /// A mounted drive is a junction there, and refused as such.
    #[cfg(not(unix))]
    fn refuse_mount(&self, _published: Standing) -> Result<(), WriteError> {
        Ok(())
    }
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for pause in PAUSES {
        match disk::rename(from, to) {
            Err(error) if error.raw_os_error().is_some_and(is_open) => thread::sleep(*pause),
            done => return done,
        }
    }
    disk::rename(from, to)
}

/// `ERROR_ACCESS_DENIED` and `ERROR_SHARING_VIOLATION` of Windows, the only system that asks.
fn is_open(code: i32) -> bool {
    code == 5 || code == 32
}
