//! Owns the tests of builds cut short: each point at which a kill can fall, and the next build.
//! Comes in: a room left as the kill would leave it.
//! Goes out: nothing.

use super::faults::{Fault, Planned};
use super::*;

/// By renames, since only these can be cut between.
const BY_RENAMES: Means = Means { exchange: false, hard_links: true };

const OLD: &[(&str, &str)] = &[("a", "old"), ("b/c", "same")];
const NEW: &[(&str, &str)] = &[("a", "new"), ("b/c", "same"), ("d", "")];

/// Leaves everything where it is, as a kill does; only the lock goes, which the system releases.
fn kill(mut output: Output) {
    output.fresh.keep();
}

/// A build of the new pages over the old, killed after `steps` of its commit.
fn killed_after(steps: usize) -> Room {
    let room = Room::with(OLD);
    let output = room.begun(BY_RENAMES, NEW);
    let places = &output.places;
    let commit = [Places::set_aside, Places::bring_in, Places::retire];
    for step in commit.iter().take(steps) {
        step(places).unwrap();
    }
    if steps > commit.len() {
        fs::remove_file(places.fresh.join("a")).unwrap();
    }
    kill(output);
    room
}

#[test]
fn at_each_step_the_next_build_finds_a_whole_site() {
    for (steps, expected) in [OLD, OLD, NEW, NEW, NEW].iter().enumerate() {
        let room = killed_after(steps);
        assert!(room.everything().len() > room_of(expected), "something is left to repair");
        drop(Output::begin(&room.out).unwrap());
        assert_eq!(room.published(), pages(expected), "after {steps} steps");
    }
    fn room_of(site: &[(&str, &str)]) -> usize {
        Room::with(site).everything().len()
    }
}

#[test]
fn at_each_step_the_next_build_can_publish_at_once() {
    for steps in 0..5 {
        let room = killed_after(steps);
        let summary = room.build(BY_RENAMES, NEW);
        let unchanged = if steps < 2 { 1 } else { 3 };
        assert_eq!((summary.files, summary.unchanged), (3, unchanged), "after {steps} steps");
        assert_eq!(room.published(), pages(NEW));
    }
}

#[test]
fn an_empty_folder_that_was_set_aside_does_not_hinder() {
    let room = Room::new();
    fs::create_dir(&room.out).unwrap();
    let output = room.begun(BY_RENAMES, NEW);
    output.places.set_aside().unwrap();
    kill(output);
    room.build(BY_RENAMES, NEW);
    assert_eq!(room.published(), pages(NEW));
}

#[test]
fn an_empty_folder_made_in_the_gap_gives_way_to_the_old_site() {
    let room = killed_after(1);
    fs::create_dir(&room.out).unwrap();
    drop(Output::begin(&room.out).unwrap());
    assert_eq!(room.published(), pages(OLD));
}

#[test]
fn a_folder_of_somebody_made_in_the_gap_is_refused_and_the_old_site_kept() {
    let room = killed_after(1);
    fs::create_dir(&room.out).unwrap();
    fs::write(room.out.join("letter"), "mine").unwrap();
    let before = room.everything();
    assert!(matches!(Output::begin(&room.out), Err(WriteError::Foreign { .. })));
    assert_eq!(room.everything(), before);
}

#[test]
fn a_kill_before_any_page_leaves_no_more_than_a_later_one() {
    for marker in [None, Some(""), Some("cun")] {
        let room = Room::with(OLD);
        let fresh = room.at(".public.cunce-new");
        fs::create_dir(&fresh).unwrap();
        if let Some(text) = marker {
            fs::write(fresh.join(MARKER), text).unwrap();
        }
        File::create(room.at(".public.cunce-lock")).unwrap();
        room.build(WAYS[0], NEW);
        assert_eq!(room.published(), pages(NEW), "{marker:?}");
    }
}

#[test]
fn a_first_build_cut_short_leaves_nothing_behind_the_next() {
    let room = Room::new();
    kill(room.begun(WAYS[0], NEW));
    assert!(!room.out.exists());
    room.build(WAYS[0], OLD);
    assert_eq!(room.published(), pages(OLD));
}

#[test]
fn when_the_new_folder_cannot_be_brought_in_the_old_one_comes_back() {
    let room = Room::with(OLD);
    let output = room.begun(BY_RENAMES, NEW);
    output.places.set_aside().unwrap();
    fs::remove_dir_all(&output.places.fresh).unwrap();
    assert!(matches!(output.places.bring_in(), Err(WriteError::Io { doing: Doing::Publish, .. })));
    drop(output);
    assert_eq!(room.published(), pages(OLD));
}

#[test]
fn when_not_even_that_is_possible_the_error_says_where_the_old_one_is() {
    let room = Room::with(OLD);
    let output = room.begun(BY_RENAMES, NEW);
    output.places.set_aside().unwrap();
    // Somebody is quicker.
    fs::create_dir_all(room.out.join("letters")).unwrap();
    let expected = room.at(".public.cunce-old");
    assert!(matches!(output.places.bring_in(), Err(WriteError::Stranded { aside, .. }) if aside == expected));
    drop(output);
    fs::remove_dir_all(&room.out).unwrap();
    drop(Output::begin(&room.out).unwrap());
    assert_eq!(room.published(), pages(OLD));
}

#[test]
fn an_earlier_folder_that_resists_is_named_and_removed_later() {
    for means in WAYS {
        let room = Room::with(OLD);
        let leftover = room.at(".public.cunce-new");
        let kept = Planned::within(room.folder.path(), Some((1, Fault::Kept)));
        let summary = room.build(means, &[("a", "new")]);
        assert_eq!((summary.removed, summary.leftover.as_ref()), (1, Some(&leftover)));
        assert_eq!(fs::read(room.out.join("a")).unwrap(), b"new");
        let error = Output::begin(&room.out).unwrap_err();
        assert!(matches!(error, WriteError::Io { doing: Doing::Remove, path, .. } if path == leftover));
        drop(kept);
        room.build(means, NEW);
        assert_eq!(room.published(), pages(NEW));
    }
}
