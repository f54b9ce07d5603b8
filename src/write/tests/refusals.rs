//! Owns the tests of what a build must refuse, and leave as it found it.
//! Comes in: a room with something in the way.
//! Goes out: nothing.

use super::*;

/// Begins a build that is refused, in a room where nothing may change by it.
fn refused(room: &Room) -> WriteError {
    let before = room.everything();
    let error = Output::begin(&room.out).unwrap_err();
    assert_eq!(room.everything(), before);
    error
}

#[test]
fn a_file() {
    let room = Room::new();
    fs::write(&room.out, "mine").unwrap();
    assert!(matches!(refused(&room), WriteError::NotAFolder { path } if path == room.out));
}

#[cfg(unix)]
#[test]
fn a_link_even_to_a_folder_of_ours_and_with_a_slash() {
    let mut room = Room::with(&[("a", "1")]);
    std::os::unix::fs::symlink(&room.out, room.at("link")).unwrap();
    for link in ["link", "link/", "link/."] {
        room.out = room.at(link);
        assert!(matches!(refused(&room), WriteError::Symlink { .. }), "{link}");
    }
}

#[test]
fn a_folder_that_no_build_made() {
    let room = Room::new();
    fs::create_dir_all(room.out.join("photos")).unwrap();
    fs::write(room.out.join("letter.txt"), "mine").unwrap();
    let found_first = room.out.join("letter.txt");
    assert!(matches!(refused(&room), WriteError::Foreign { found, .. } if found == found_first));

    // Somebody's own file of the marker's name.
    for text in ["cunce output 3\n", "cunce output 3\na\n/\n", "mine", "cunce output 1\nand more\n"] {
        fs::write(room.out.join(MARKER), text).unwrap();
        assert!(matches!(refused(&room), WriteError::Foreign { .. }), "{text:?}");
    }
}

#[test]
fn a_folder_with_history_even_if_a_build_made_it() {
    for name in [".git", ".hg"] {
        let room = Room::with(&[("a", "1")]);
        let history = room.out.join(name);
        // A file in a linked work tree of git, a folder elsewhere.
        fs::write(&history, "gitdir: elsewhere").unwrap();
        assert!(matches!(refused(&room), WriteError::History { found, .. } if found == history));
    }
}

#[test]
fn a_marker_that_git_or_a_power_cut_has_changed_still_holds() {
    for text in ["cunce output 1\r\n", "cunce output 1", "cunce", ""] {
        let room = Room::with(&[("a", "1")]);
        fs::write(room.out.join(MARKER), text).unwrap();
        room.build(WAYS[0], &[("a", "2")]);
        assert_eq!(room.published(), pages(&[("a", "2")]));
    }
}

#[test]
fn files_that_somebody_put_into_a_published_folder() {
    let add = |room: &Room| {
        fs::create_dir_all(room.out.join("b/.git")).unwrap();
        fs::write(room.out.join("b/.git/config"), "mine").unwrap();
        fs::write(room.out.join("b/letter"), "mine").unwrap();
        fs::write(room.out.join("b/C"), "mine").unwrap();
    };
    for means in WAYS {
        let room = Room::with(&[("a", "1"), ("b/c", "2")]);
        add(&room);
        let before = room.everything();
        // One of them even stands where the new site wants to put a page.
        let output = room.begun(means, &[("a", "2"), ("b/letter", "new")]);
        let first = room.out.join("b/.git/config");
        assert!(
            matches!(output.commit(), Err(WriteError::Stray { found, count: 3, .. }) if found == first),
            "{means:?}"
        );
        assert_eq!(room.everything(), before);

        // While the build runs, too.
        let room = Room::with(&[("a", "1")]);
        let output = room.begun(means, &[("a", "2")]);
        add(&room);
        let before = room.everything();
        assert!(matches!(output.commit(), Err(WriteError::Stray { .. })));
        assert!(before.iter().filter(|(path, _)| path.starts_with("public")).count() > 3);
        for (path, text) in before.iter().filter(|(path, _)| path.starts_with("public")) {
            assert_eq!(room.everything().get(path), Some(text), "{path}");
        }
    }
}

#[test]
fn a_file_put_there_in_the_last_moment_is_not_removed_with_the_old_site() {
    for means in WAYS {
        let room = Room::with(&[("a", "1"), ("b/c", "2")]);
        let mut output = room.begun(means, &[("a", "2")]);
        listing::write(&output.places.fresh, &output.claims).unwrap();
        // After the last look and before the exchange.
        fs::write(room.out.join("b/letter"), "mine").unwrap();
        output.places.publish(Standing::Ours, means.exchange).unwrap();
        output.fresh.keep();
        let leftover = room.at(".public.cunce-new");
        assert_eq!(output.places.clear_earlier(), Err(leftover.clone()));
        drop(output);
        assert_eq!(fs::read(room.out.join("a")).unwrap(), b"2");
        let letter = leftover.join("b/letter");
        assert!(matches!(refused(&room), WriteError::Stray { found, count: 1, .. } if found == letter));
        assert_eq!(fs::read(&letter).unwrap(), b"mine");
        fs::remove_file(letter).unwrap();
        room.build(means, &[("a", "3")]);
        assert_eq!(room.published(), pages(&[("a", "3")]));
    }
}

#[test]
fn what_file_managers_drop_does_not_hinder() {
    let room = Room::with(&[("a/b", "1")]);
    fs::write(room.out.join(".DS_Store"), "view").unwrap();
    fs::write(room.out.join("a/Thumbs.db"), "view").unwrap();
    assert_eq!(room.build(WAYS[0], &[("a/b", "2")]).removed, 0);
    assert_eq!(room.published(), pages(&[("a/b", "2")]));
}

#[test]
fn without_a_list_what_is_made_again_is_known_and_the_rest_is_asked_for() {
    for text in ["cunce output 1\n", "", "cunce output 2\na\n"] {
        let room = Room::with(&[("a", "1"), ("b/c", "2")]);
        fs::write(room.out.join(MARKER), text).unwrap();
        let output = room.begun(WAYS[0], &[("a", "2")]);
        let first = room.out.join("b/c");
        let said = output.commit();
        assert!(matches!(said, Err(WriteError::Stray { found, count: 1, .. }) if found == first), "{text:?}");
        assert_eq!(fs::read(&first).unwrap(), b"2");
        room.build(WAYS[0], &[("a", "2"), ("b/c", "3")]);
        room.build(WAYS[0], &[]);
        assert_eq!(room.published(), pages(&[]));
    }
}

/// Its owner may write beside it, and made it read-only to keep its pages from being edited.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_replaced_and_nothing_of_it_stays_behind() {
    use std::os::unix::fs::PermissionsExt;

    let set_mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for means in WAYS {
        let room = Room::new();
        set_mode(room.folder.path(), 0o777);
        without_privileges(|| {
            room.build(means, &[("a", "1"), ("b/c/d", "1"), ("b/e", "1")]);
            for folder in ["b/c", "b", ""] {
                set_mode(&room.out.join(folder), 0o555);
            }
            let summary = room.build(means, &[("a", "2")]);
            assert_eq!((summary.removed, summary.leftover), (2, None), "{means:?}");
        });
        assert_eq!(room.published(), pages(&[("a", "2")]));
    }
}

#[test]
fn a_path_without_a_name() {
    for path in ["", "/"] {
        assert!(matches!(Output::begin(Path::new(path)), Err(WriteError::NoName { .. })), "{path:?}");
    }
}

#[test]
fn spellings_of_one_folder_are_one() {
    let mut room = Room::with(&[("a", "1")]);
    let plain = room.out.clone();
    for spelling in ["public/", "./public", "public/.", "public/x/.."] {
        fs::create_dir_all(plain.join("x")).unwrap();
        room.out = room.at(spelling);
        assert_eq!(room.build(WAYS[0], &[("a", "1")]).unchanged, 1, "{spelling}");
        assert_eq!(room.published(), pages(&[("a", "1")]));
    }
}

#[test]
fn a_second_build_at_the_same_time() {
    let room = Room::with(&[("a", "1")]);
    let first = room.begun(WAYS[0], &[("a", "2")]);
    let error = refused(&room);
    assert!(matches!(error, WriteError::Locked { lock } if lock == room.at(".public.cunce-lock")));
    first.commit().unwrap();
    assert_eq!(room.published(), pages(&[("a", "2")]));
    room.build(WAYS[0], &[("a", "3")]);
}

#[test]
fn somebodys_files_under_our_hidden_names() {
    for name in [".public.cunce-new", ".public.cunce-old"] {
        let room = Room::with(&[("a", "1")]);
        fs::create_dir(room.at(name)).unwrap();
        fs::write(room.at(name).join("letter"), "mine").unwrap();
        assert!(matches!(refused(&room), WriteError::Foreign { path, .. } if path == room.at(name)));
    }
}

#[test]
fn a_parent_that_is_a_file() {
    let mut room = Room::new();
    fs::write(room.at("file"), "mine").unwrap();
    room.out = room.at("file/public");
    assert!(matches!(refused(&room), WriteError::Io { .. }));
}

#[cfg(target_os = "linux")]
#[test]
fn a_parent_that_cannot_be_written() {
    use std::error::Error;
    use std::os::unix::fs::PermissionsExt;

    let room = Room::with(&[("a", "1")]);
    let parent = room.folder.path();
    fs::set_permissions(parent, fs::Permissions::from_mode(0o555)).unwrap();
    let error = without_privileges(|| refused(&room));
    fs::set_permissions(parent, fs::Permissions::from_mode(0o755)).unwrap();
    let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    assert_eq!(cause.map(io::Error::kind), Some(io::ErrorKind::PermissionDenied));
    assert!(matches!(error, WriteError::Io { doing: Doing::Lock, .. }));
    room.build(WAYS[0], &[("a", "1")]);
    assert_eq!(room.published(), pages(&[("a", "1")]));
}

#[test]
fn a_bad_artifact_spoils_the_build_and_nothing_else() {
    let room = Room::with(&[("a", "1")]);
    let before = room.everything();
    let missing = room.at("missing.pdf");
    let folder = room.at("public");
    let bad = [
        page("../escape", "2"),
        page("A", "2"),
        page("a/b", "2"),
        Artifact { path: "c".to_owned(), content: Content::File(missing) },
        Artifact { path: "d".to_owned(), content: Content::File(folder) },
    ];
    for artifact in bad {
        let output = room.begun(WAYS[0], &[("a", "2")]);
        let path = artifact.path.clone();
        let error = output.put(artifact).unwrap_err();
        let expected = match path.as_str() {
            "../escape" => matches!(error, WriteError::Path { fault: PathFault::Dots, .. }),
            "A" => matches!(error, WriteError::Collision { clash: Clash::Spelling, .. }),
            "a/b" => matches!(error, WriteError::Collision { clash: Clash::FileAndFolder, .. }),
            _ => matches!(error, WriteError::Io { doing: Doing::ReadAttachment, .. }),
        };
        assert!(expected, "{path}: {error}");
        output.put(page("good", "3")).unwrap();
        assert!(matches!(output.commit(), Err(WriteError::Incomplete)));
        assert_eq!(room.everything(), before);
    }
}

#[test]
fn what_appears_at_the_published_place_during_a_build() {
    for means in WAYS {
        let room = Room::new();
        let output = room.begun(means, &[("a", "1")]);
        fs::create_dir(&room.out).unwrap();
        fs::write(room.out.join("letter"), "mine").unwrap();
        assert!(matches!(output.commit(), Err(WriteError::Foreign { .. })));
        assert_eq!(room.everything().len(), 2);

        let room = Room::with(&[("a", "1")]);
        let output = room.begun(means, &[("a", "2")]);
        fs::create_dir(room.out.join(".git")).unwrap();
        assert!(matches!(output.commit(), Err(WriteError::History { .. })));
        assert_eq!(fs::read(room.out.join("a")).unwrap(), b"1");
    }
}

#[test]
fn a_new_folder_that_somebody_took_away() {
    for later in [None, Some("c")] {
        let room = Room::with(&[("a", "1")]);
        let output = room.begun(WAYS[0], &[("b", "2")]);
        fs::remove_dir_all(room.at(".public.cunce-new")).unwrap();
        if let Some(path) = later {
            output.put(page(path, "3")).unwrap();
        }
        assert!(matches!(output.commit(), Err(WriteError::Disturbed { .. })));
        assert_eq!(room.published(), pages(&[("a", "1")]));
    }
}
