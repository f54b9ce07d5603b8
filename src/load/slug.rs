//! Owns: what a name may be, to be a file on every system and an address on the web.
//! In: a name. Out: its faults, and the form in which two names are compared.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Why a name is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugFault {
    /// Empty.
    Empty,
    /// Longer than file systems allow (200 bytes in UTF-8).
    TooLong,
    /// A device of Windows, or a name that the site itself needs.
    Reserved,
    /// A character that Windows or a URL cannot hold.
    Character(char),
    /// White space or a full stop at an end.
    End,
}

const LONGEST: usize = 200;

/// Checks one path segment.
pub fn fault(name: &str) -> Option<SlugFault> {
    if name.is_empty() {
        return Some(SlugFault::Empty);
    }
    if name.len() > LONGEST {
        return Some(SlugFault::TooLong);
    }
    if let Some(bad) = name.chars().find(|c| is_unsafe(*c)) {
        return Some(SlugFault::Character(bad));
    }
    if name.trim() != name || name.ends_with('.') || name.starts_with('.') {
        return Some(SlugFault::End);
    }
    is_reserved(name).then_some(SlugFault::Reserved)
}

fn is_unsafe(c: char) -> bool {
    matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '#' | '%')
        || c.is_control()
        // Invisible and direction-changing characters: two names would look alike.
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_reserved(name: &str) -> bool {
    let is_one_of = |own: &[&str], name: &str| own.iter().any(|own| own.eq_ignore_ascii_case(name));
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let is_device = is_one_of(&["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"], stem);
    let is_port = stem.split_at_checked(3).is_some_and(|(port, number)| {
        // The superscripts of Latin-1 count as digits there.
        let mut digits = number.chars();
        let digit = digits.next().is_some_and(|digit| "0123456789¹²³".contains(digit));
        is_one_of(&["COM", "LPT"], port) && digit && digits.next().is_none()
    });
    is_device || is_port || is_one_of(&["index.html", "deadlines.ics"], name)
}

/// The form in which names are stored: NFC.
pub fn normal(name: &str) -> String {
    match is_nfc_quick(name.chars()) {
        // Nearly every name is in this form already.
        IsNormalized::Yes => name.to_owned(),
        _ => name.nfc().collect(),
    }
}

/// The form in which names are compared: NFC without letter case.
pub fn folded(name: &str) -> Cow<'_, str> {
    // Unified ideographs have neither case nor parts.
    let is_ideograph = |c: char| (0x4e00..=0x9fff).contains(&u32::from(c));
    let is_folded = |c: char| c.is_ascii() && !c.is_ascii_uppercase() || is_ideograph(c);
    if name.chars().all(is_folded) {
        return Cow::Borrowed(name);
    }
    // By way of upper case, since ß and ss, or σ and ς, meet only there.
    let decomposed: String = name.nfd().collect();
    decomposed.to_uppercase().to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_and_inner_spaces_are_fine() {
        for name in ["幸福一村", "qiaotou", "2020-05-15-二季度", "a b", "con-1", "m1.2"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn what_windows_or_a_url_cannot_hold_is_refused() {
        for name in [
            "con",
            "CON.md",
            "lpt1",
            "Aux.x",
            "com0",
            "LPT².x",
            "conin$",
            "a.",
            " a",
            "a ",
            "a:b",
            "a#b",
            "a%b",
            "",
            "index.html",
            "Deadlines.ics",
            "a\u{200b}",
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
    }

    #[test]
    fn comparison_ignores_case_and_composition() {
        assert_eq!(folded("É"), folded("e\u{301}"));
        assert_eq!(folded("A村"), folded("a村"));
        assert_eq!(folded("straße"), folded("STRASSE"));
        assert_ne!(folded("a村"), folded("b村"));
    }
}
