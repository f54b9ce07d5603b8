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
    for text in ["cunce output 2\n", "mine", "cunce output 1\nand more\n"] {
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
