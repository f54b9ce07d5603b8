//! Owns the rule for an artifact's path: it must mean the same file on Linux, Windows and macOS.
//! Comes in: a path as the renderer wrote it.
//! Goes out: its fault, if any, and the key under which look-alikes meet.

use unicode_normalization::UnicodeNormalization;

use super::error::PathFault;
use super::folder::{HISTORIES, MARKER};

/// The longest name that common file systems take, in bytes of UTF-8.
const LONGEST_SEGMENT: usize = 255;

/// Names that Windows reads as devices in every folder and with any extension.
/// Source: learn.microsoft.com, "Naming Files, Paths, and Namespaces".
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Whether `path` is relative, stays inside its folder and is a legal name on every system.
pub(super) fn check(path: &str) -> Result<(), PathFault> {
    if path.is_empty() {
        return Err(PathFault::Empty);
    }
    if path.starts_with('/') {
        return Err(PathFault::Absolute);
    }
    let top = path.split('/').next().unwrap_or(path);
    if HISTORIES.iter().chain([&MARKER]).any(|name| name.eq_ignore_ascii_case(top)) {
        return Err(PathFault::Reserved);
    }
    path.split('/').try_for_each(check_segment)
}

fn check_segment(segment: &str) -> Result<(), PathFault> {
    if segment.is_empty() {
        return Err(PathFault::EmptySegment);
    }
    if segment == "." || segment == ".." {
        return Err(PathFault::Dots);
    }
    let illegal = |c: &char| c.is_control() || r#"\:*?"<>|"#.contains(*c);
    if let Some(character) = segment.chars().find(illegal) {
        return Err(PathFault::Character(character));
    }
    if segment.ends_with(['.', ' ']) {
        return Err(PathFault::Ending);
    }
    if is_device(segment) {
        return Err(PathFault::Device);
    }
    if segment.len() > LONGEST_SEGMENT {
        return Err(PathFault::TooLong);
    }
    Ok(())
}

fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment).trim_end();
    if DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem)) {
        return true;
    }
    // COM and LPT take one digit; the superscripts of Latin-1 count as digits there.
    let mut characters = stem.chars();
    let digit = characters.next_back();
    let port = characters.as_str();
    (port.eq_ignore_ascii_case("com") || port.eq_ignore_ascii_case("lpt"))
        && digit.is_some_and(|digit| "0123456789¹²³".contains(digit))
}

/// One key for all spellings that some file system takes for one name. It has as many `/` as `path`.
pub(super) fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // By way of upper case, since ß and ss, or σ and ς, meet only there.
    let decomposed: String = path.nfd().collect();
    let folded = decomposed.to_uppercase().to_lowercase();
    folded.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_pass() {
        for path in [
            "index.html",
            "townships/城关镇/单家村/plans/脱贫.html",
            ".nojekyll",
            ".well-known/security.txt",
            "a/.git/kept-deeper",
            "contact.html",
            "com10.txt",
            "console/com",
            "a b/c..d.e",
        ] {
            assert_eq!(check(path), Ok(()), "{path}");
        }
        assert_eq!(check(&"村".repeat(85)), Ok(()));
    }

    #[test]
    fn each_fault_is_told_apart() {
        let long = "村".repeat(86);
        for (path, fault) in [
            ("", PathFault::Empty),
            ("/etc/passwd", PathFault::Absolute),
            ("a//b", PathFault::EmptySegment),
            ("a/", PathFault::EmptySegment),
            ("../a", PathFault::Dots),
            ("a/./b", PathFault::Dots),
            ("a/..", PathFault::Dots),
            ("a\\b", PathFault::Character('\\')),
            ("C:/a", PathFault::Character(':')),
            ("a\0b", PathFault::Character('\0')),
            ("a\u{85}b", PathFault::Character('\u{85}')),
            ("what?.html", PathFault::Character('?')),
            ("a./b", PathFault::Ending),
            ("a/b ", PathFault::Ending),
            ("...", PathFault::Ending),
            ("a/CON", PathFault::Device),
            ("nul.tar.gz", PathFault::Device),
            ("aux .txt", PathFault::Device),
            ("conin$", PathFault::Device),
            ("Com1.html", PathFault::Device),
            ("lpt²", PathFault::Device),
            (long.as_str(), PathFault::TooLong),
            (".cunce", PathFault::Reserved),
            (".Git/config", PathFault::Reserved),
        ] {
            assert_eq!(check(path), Err(fault), "{path:?}");
        }
    }

    #[test]
    fn look_alikes_share_a_key() {
        for (one, other) in [
            ("A/Index.html", "a/index.HTML"),
            ("caf\u{e9}", "cafe\u{301}"),
            ("CAF\u{c9}", "cafe\u{301}"),
            ("stra\u{df}e", "STRASSE"),
            ("\u{f900}村", "\u{8c48}村"),
            ("ΟΔΟΣ", "οδος"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("单家村"), fold("单家庄"));
    }
}
