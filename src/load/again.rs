//! Owns: the second reading of a record's text, where `Sources` left it. In: a record's number and path.
//! Out: its text as it is now, read as it was read at first.

use super::read;
use crate::source::{Again, FileId};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Where records lie.
#[derive(Debug)]
pub struct OnDisk {
    content: PathBuf,
    /// Those that do not lie where their path says. Only looked up, so its order cannot reach the output.
    elsewhere: HashMap<FileId, PathBuf>,
}

impl OnDisk {
    /// Of these records in a content folder.
    pub fn new(content: &Path, jobs: &[read::Job]) -> Self {
        let own = |job: &read::Job| (job.file, job.found.on_disk.clone());
        let elsewhere = jobs.iter().filter(|job| job.found.on_disk != content.join(&job.found.path)).map(own);
        OnDisk { content: content.to_owned(), elsewhere: elsewhere.collect() }
    }
}

impl Again for OnDisk {
    fn text(&self, id: FileId, path: &str) -> Option<String> {
        let bytes = match self.elsewhere.get(&id) {
            Some(elsewhere) => read::bytes(elsewhere),
            // Findings show a path with the content folder's name before it.
            None => read::bytes(&self.content.join(path.split_once('/')?.1)),
        };
        read::decode(&bytes.ok()?).ok()
    }
}
