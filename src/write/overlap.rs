//! Owns the question whether the published folder and the content folder lie in one another.
//! Comes in: two paths as the user gave them, of which the published one may not exist yet.
//! Goes out: yes or no; with yes, a build would read what it writes, or replace what it reads.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// Whether one of the two is the other or lies inside it, links and `..` resolved.
pub fn overlaps(content: &Path, out: &Path) -> bool {
    let (content, out) = (settled(content), settled(out));
    content.starts_with(&out) || out.starts_with(&content)
}

/// Whether what is written there would lie in the content folder.
#[cfg(feature = "pdf")]
pub fn is_inside(content: &Path, out: &Path) -> bool {
    settled(out).starts_with(settled(content))
}

/// The real path, as far as it exists; what does not exist yet is taken by its name.
fn settled(path: &Path) -> PathBuf {
    // It fails only for an empty path or a lost current folder, and then no path is inside another.
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut settled = PathBuf::new();
    for component in absolute.components() {
        match component {
            // Right for links too, since all before it is real.
            Component::ParentDir => {
                settled.pop();
            }
            // A drive alone would mean the current folder on it.
            Component::Prefix(_) => settled.push(component),
            _ => {
                settled.push(component);
                settled = fs::canonicalize(&settled).unwrap_or(settled);
            }
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_inside_the_other_or_the_same() {
        let room = tempfile::tempdir().unwrap();
        let at = |path: &str| room.path().join(path);
        fs::create_dir_all(at("content/townships")).unwrap();
        let content = at("content");
        for out in ["content", "content/", "content/public", "content/a/b/c", "", "x/../content"] {
            assert!(overlaps(&content, &at(out)), "{out}");
        }
        for out in ["public", "content-public", "content/../public", "x/content"] {
            assert!(!overlaps(&content, &at(out)), "{out}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed() {
        let room = tempfile::tempdir().unwrap();
        let at = |path: &str| room.path().join(path);
        fs::create_dir_all(at("content/townships")).unwrap();
        std::os::unix::fs::symlink(at("content/townships"), at("elsewhere")).unwrap();
        assert!(overlaps(&at("content"), &at("elsewhere/public")));
        assert!(overlaps(&at("elsewhere/.."), &at("content/public")));
        assert!(!overlaps(&at("elsewhere"), &at("content/public")));
    }
}
