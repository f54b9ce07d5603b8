//! Owns the tests of a fault between every two steps by which a build changes the disk: a kill, a refusal, a full disk.
//! Comes in: a room for each step, in each state that the published place may be in.
//! Goes out: nothing.

use super::faults::{Fault, Planned};
use super::*;

const OLD: &[(&str, &str)] = &[("a", "old"), ("b/c/d", "same"), ("b/e", "old too"), ("gone/f", "x")];
const NEW: &[(&str, &str)] =
    &[("a", "new"), ("b/c/d", "same"), ("b/e", "new too"), ("g/h/i", "y"), ("j", "")];
const NEXT: &[(&str, &str)] = &[("a", "next"), ("b/c/d", "same")];

/// What stands at the published place, and beside it, before the build that meets the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    AnEmptyFolder,
    TheOldSite,
    /// With what another killed build left beside it.
    TheOldSiteAndLeftovers,
    /// Moved away by a build that was killed between two renames.
    TheOldSiteAside,
}

const STATES: [Before; 5] = [
    Before::Nothing,
    Before::AnEmptyFolder,
    Before::TheOldSite,
    Before::TheOldSiteAndLeftovers,
    Before::TheOldSiteAside,
];

impl Before {
    fn room(self) -> Room {
        match self {
            Before::Nothing => Room::new(),
            Before::AnEmptyFolder => {
                let room = Room::new();
                fs::create_dir(&room.out).unwrap();
                room
            }
            Before::TheOldSite => Room::with(OLD),
            Before::TheOldSiteAndLeftovers | Before::TheOldSiteAside => {
                let room = Room::with(OLD);
                let mut other = room.begun(WAYS[2], &[("left", "over"), ("b/c/d", "same")]);
                if self == Before::TheOldSiteAside {
                    other.places.set_aside().unwrap();
                }
                other.fresh.keep();
                room
            }
        }
    }

    fn has_site(self) -> bool {
        !matches!(self, Before::Nothing | Before::AnEmptyFolder)
    }
}

/// A build of the new site, to its end or its fault.
fn attempt(room: &Room, means: Means) -> Result<Summary, WriteError> {
    let output = Output::begin_with(&room.out, means)?;
    for (path, text) in NEW {
        output.put(page(path, text))?;
    }
    output.commit()
}

/// The files of a folder as a visitor finds them, the marker aside; none where no folder is.
fn visited(folder: &Path) -> Option<Vec<(String, String)>> {
    folder.is_dir().then(|| {
        let mut found = BTreeMap::new();
        list(folder, "", &mut found);
        found.remove(MARKER);
        found.into_iter().filter_map(|(path, text)| Some((path, text?))).collect()
    })
}

/// For each state, each way and each step of a build: the room after the fault, and what the build said.
fn at_each_step(fault: Fault, check: impl Fn(&Room, &str, Before, Means, &Result<Summary, WriteError>)) {
    for before in STATES {
        // These two differ in every call.
        for means in [WAYS[0], WAYS[3]] {
            let counted = {
                let room = before.room();
                let plan = Planned::within(room.folder.path(), None);
                attempt(&room, means).unwrap();
                plan.steps()
            };
            assert!(counted > 20, "{before:?} {means:?}: {counted} steps");
            for at in 1..=counted {
                let room = before.room();
                let plan = Planned::within(room.folder.path(), Some((at, fault)));
                let said = attempt(&room, means);
                drop(plan);
                check(&room, &format!("{before:?}, {means:?}, step {at} of {counted}"), before, means, &said);
                // Whatever happened, the next build is as good as any, and clears everything away.
                room.build(means, NEXT);
                assert_eq!(room.published(), pages(NEXT), "{before:?}, {means:?}, after step {at}");
            }
        }
    }
}

/// What may stand at the published place: the new site whole, or what was there.
fn is_whole(room: &Room, before: Before, means: Means, when: &str) {
    let found = visited(&room.out);
    if found.as_ref() == Some(&pages(NEW)) {
        return;
    }
    match before {
        Before::Nothing => assert_eq!(found, None, "{when}"),
        Before::AnEmptyFolder => assert!(found.is_none_or(|found| found.is_empty()), "{when}"),
        _ if found == Some(pages(OLD)) => {}
        // In the gap between two renames, which only systems without an exchange have, no site is published; but
        // neither a part of one nor a mixture, and the old one is safe beside.
        _ => {
            assert_eq!(found, None, "{when}");
            assert!(!means.exchange || before == Before::TheOldSiteAside, "{when}: nothing is published");
            assert_eq!(visited(&room.at(".public.cunce-old")), Some(pages(OLD)), "{when}");
        }
    }
}

#[test]
fn a_kill_leaves_the_old_site_or_the_new_and_the_next_build_clears_up() {
    at_each_step(Fault::Kill, |room, when, before, means, _| {
        is_whole(room, before, means, when);
        for path in room.everything().keys() {
            let top = path.split('/').next().unwrap_or(path);
            let known = ["public", ".public.cunce-new", ".public.cunce-old", ".public.cunce-lock"];
            assert!(known.contains(&top), "{when}: {path}");
        }
    });
}

#[test]
fn after_a_kill_a_build_that_fails_brings_back_what_was() {
    for means in WAYS {
        for at in 1.. {
            let room = Room::with(OLD);
            let plan = Planned::within(room.folder.path(), Some((at, Fault::Kill)));
            let said = attempt(&room, means);
            let is_over = plan.steps() < at;
            drop(plan);
            let site = if visited(&room.out) == Some(pages(NEW)) { NEW } else { OLD };
            drop(Output::begin(&room.out).unwrap());
            assert_eq!(room.published(), pages(site), "{means:?}, step {at}");
            if is_over {
                assert!(said.is_ok());
                break;
            }
        }
    }
}

#[test]
fn a_refusal_fails_the_build_or_is_walked_round() {
    at_each_step(Fault::Refused(io::ErrorKind::PermissionDenied), |room, when, before, means, said| {
        is_whole(room, before, means, when);
        match said {
            Ok(_) => assert_eq!(visited(&room.out), Some(pages(NEW)), "{when}"),
            Err(_) => assert_ne!(visited(&room.out), Some(pages(NEW)), "{when}: refused and yet published"),
        }
    });
}

#[test]
fn a_full_disk_leaves_what_was_and_no_rest_of_the_new_site() {
    at_each_step(Fault::Full, |room, when, before, means, said| {
        is_whole(room, before, means, when);
        match said {
            Ok(_) => assert_eq!(visited(&room.out), Some(pages(NEW)), "{when}"),
            Err(WriteError::Io { error, .. }) => {
                assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{when}");
                // Before the lock is held nothing is cleared, since another build may be at work.
                if before != Before::TheOldSiteAndLeftovers && before != Before::TheOldSiteAside {
                    assert!(!room.at(".public.cunce-new").exists(), "{when}: the rest takes room");
                }
                assert_eq!(
                    before.has_site(),
                    visited(&room.out).is_some_and(|site| !site.is_empty())
                        || room.at(".public.cunce-old").exists(),
                    "{when}"
                );
            }
            Err(other) => panic!("{when}: {other}"),
        }
    });
}
