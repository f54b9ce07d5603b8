//! Owns: the map of a content folder — which path is which record.
//! In: path segments. Out: the record's kind and whose it is, an attachment, or misplaced.

use super::raw::RecordKind;

/// What a path is.
#[derive(Debug, PartialEq, Eq)]
pub enum Spot<'p> {
    /// A record.
    Record {
        /// Which.
        kind: RecordKind,
        /// Township slug.
        township: Option<&'p str>,
        /// Village slug.
        village: Option<&'p str>,
        /// The record's own slug.
        slug: &'p str,
    },
    /// A picture or other file beside a record.
    Attachment,
    /// A `.md` or `.toml` where none belongs.
    Misplaced,
}

/// Places a file by the segments of its path inside the content folder, already in NFC.
pub fn spot<'p>(segments: &[&'p str]) -> Spot<'p> {
    let Some((name, folders)) = segments.split_last() else { return Spot::Misplaced };
    let Some(stem) = name.strip_suffix(".md").or_else(|| name.strip_suffix(".toml")) else {
        return if resembles_record(name) { Spot::Misplaced } else { Spot::Attachment };
    };
    let record = |kind, township, village, slug| Spot::Record { kind, township, village, slug };
    use RecordKind::*;
    match (folders, stem) {
        // Its text would be shown nowhere.
        ([], "site") if name.ends_with(".toml") => record(Site, None, None, stem),
        ([], "home") => record(Home, None, None, stem),
        ([], "measures") => record(Measures, None, None, stem),
        ([], "units") => record(Units, None, None, stem),
        ([], "disclosures") => record(Disclosures, None, None, stem),
        (["programmes"], _) => record(Programme, None, None, stem),
        (["progress"], _) if is_dated(stem) => record(Summary, None, None, stem),
        (["townships", t], "township") => record(Township, Some(t), None, t),
        (["townships", t, "plans"], _) => record(Plan, Some(t), None, stem),
        (["townships", t, "progress"], _) if is_dated(stem) => record(Summary, Some(t), None, stem),
        (["townships", t, v], "village") if !is_reserved_village(v) => record(Village, Some(t), Some(v), v),
        (["townships", t, v, "plans"], _) => record(Plan, Some(t), Some(v), stem),
        (["townships", t, v, "progress"], _) if is_dated(stem) => record(Summary, Some(t), Some(v), stem),
        (["townships", t, v, "notices"], _) if is_dated(stem) => record(Notice, Some(t), Some(v), stem),
        _ => Spot::Misplaced,
    }
}

/// Endings in capitals, which other systems take for the same, and `.md.txt`, which editors there make of `.md`
/// and do not show: such a record must not vanish.
fn resembles_record(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".txt").unwrap_or(&name);
    name.ends_with(".md") || name.ends_with(".toml")
}

/// Whether a file is named like a text, with no ending or one that editors give texts: it may be a record that was saved
/// under another ending.
pub fn is_named_like_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["", "txt", "text", "markdown", "mdown", "mkd", "bak", "orig", "md~"]
        .iter()
        .any(|text| ending.eq_ignore_ascii_case(text))
}

/// `plans` and `progress` under a township are its own, never a village.
pub fn is_reserved_village(folder: &str) -> bool {
    matches!(folder, "plans" | "progress")
}

/// Whether a stem begins with something shaped like a date.
pub fn is_dated(stem: &str) -> bool {
    stem.get(..10).is_some_and(|date| {
        date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(path: &str) -> Option<RecordKind> {
        match spot(&path.split('/').collect::<Vec<_>>()) {
            Spot::Record { kind, .. } => Some(kind),
            _ => None,
        }
    }

    #[test]
    fn each_place_has_its_record() {
        use RecordKind::*;
        for (path, expected) in [
            ("site.toml", Some(Site)),
            ("programmes/a.md", Some(Programme)),
            ("progress/2020-05-15-县.md", Some(Summary)),
            ("townships/a/township.toml", Some(Township)),
            ("townships/a/plans/p.md", Some(Plan)),
            ("townships/a/b/village.md", Some(Village)),
            ("townships/a/b/plans/p.md", Some(Plan)),
            ("townships/a/b/notices/2020-05-15.md", Some(Notice)),
            ("townships/a/b/plan/p.md", None),
            ("townships/a/plans/village.md", Some(Plan)),
            ("townships/a/b/progress/summary.md", None),
            ("readme.md", None),
            ("site.md", None),
            ("townships/a/notices/2020-05-15.md", None),
            ("townships/a/b/c/village.md", None),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
        assert_eq!(spot(&["townships", "a", "b", "plans", "图.png"]), Spot::Attachment);
        assert_eq!(spot(&["townships", "a", "b", "village.MD"]), Spot::Misplaced);
        assert_eq!(spot(&["townships", "a", "b", "village.md.txt"]), Spot::Misplaced);
        assert_eq!(spot(&["townships", "a", "b", "说明.txt"]), Spot::Attachment);
    }
}
