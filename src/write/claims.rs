//! Owns the paths taken in one build, so that no file silently replaces another, here or on a
//! system where more spellings are one name. Comes in: each artifact's path, from any thread.
//! Goes out: a collision that names both paths.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Mutex, PoisonError};

use super::error::{Clash, WriteError};
use super::path::fold;

/// Files and folders by their folded path.
#[derive(Debug, Default)]
pub(super) struct Claims {
    taken: Mutex<BTreeMap<Box<str>, Claim>>,
}

#[derive(Debug)]
struct Claim {
    is_folder: bool,
    /// `None` where the spelling is the key itself, as with most paths: a site has 200,000 of them.
    spelling: Option<Box<str>>,
}

impl Claims {
    /// Takes `path` for a file and its parents for folders; says how many of these nobody had taken, the innermost.
    pub(super) fn claim(&self, path: &str) -> Result<usize, WriteError> {
        let key = fold(path);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((held, claim)) = taken.get_key_value(key.as_str()) {
            if claim.is_folder {
                return Err(collision(Clash::FileAndFolder, path, below(&taken, held)));
            }
            let held = claim.spelling(held);
            let clash = if held == path { Clash::Same } else { Clash::Spelling };
            return Err(collision(clash, path, held));
        }
        // Folding keeps the number of `/`, so key and path shorten in step.
        let mut new = 0;
        let ends = key.rmatch_indices('/').zip(path.rmatch_indices('/'));
        for ((key_end, _), (end, _)) in ends {
            let (key, folder) = (&key[..key_end], &path[..end]);
            match taken.get(key) {
                None => {
                    new += 1;
                    taken.insert(key.into(), Claim::new(true, folder, key))
                }
                Some(claim) if !claim.is_folder => {
                    let held = claim.spelling(key);
                    return Err(collision(Clash::FileAndFolder, path, held));
                }
                Some(claim) if claim.spelling(key) != folder => {
                    let held = claim.spelling(key);
                    return Err(collision(Clash::Spelling, folder, held));
                }
                // Its own parents were taken together with it.
                Some(_) => break,
            };
        }
        let claim = Claim::new(false, path, &key);
        taken.insert(key.into(), claim);
        Ok(new)
    }

    /// Tells of each file its path, in an order that depends on nothing but the paths.
    pub(super) fn files(&self, mut tell: impl FnMut(&str)) {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, claim) in taken.iter().filter(|(_, claim)| !claim.is_folder) {
            tell(claim.spelling(key));
        }
    }

    /// Whether this path, as it is spelt, was taken for a file.
    pub(super) fn holds(&self, path: &str) -> bool {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let held = taken.get_key_value(fold(path).as_str());
        held.is_some_and(|(key, claim)| !claim.is_folder && claim.spelling(key) == path)
    }
}

impl Claim {
    fn new(is_folder: bool, spelling: &str, key: &str) -> Claim {
        Claim { is_folder, spelling: (spelling != key).then(|| spelling.into()) }
    }

    fn spelling<'a>(&'a self, key: &'a str) -> &'a str {
        self.spelling.as_deref().unwrap_or(key)
    }
}

/// The first thing in a folder by name: a file, for a folder is taken only on the way to one.
fn below<'a>(taken: &'a BTreeMap<Box<str>, Claim>, folder: &'a str) -> &'a str {
    let start = format!("{folder}/");
    let inside = (Bound::Excluded(start.as_str()), Bound::Unbounded);
    taken
        .range::<str, _>(inside)
        .find(|(_, claim)| !claim.is_folder)
        .map_or(folder, |(key, claim)| claim.spelling(key))
}

fn collision(clash: Clash, one: &str, other: &str) -> WriteError {
    // In order, so that the message does not tell which thread came first.
    let (first, second) = (one.min(other).to_owned(), one.max(other).to_owned());
    WriteError::Collision { clash, first, second }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(paths: &[&str]) -> Option<(Clash, String, String)> {
        let claims = Claims::default();
        let mut clash = None;
        for path in paths {
            clash = clash.or(match claims.claim(path) {
                Err(WriteError::Collision { clash, first, second }) => Some((clash, first, second)),
                _ => None,
            });
        }
        clash
    }

    fn expect(paths: [&str; 2], kind: Clash, first: &str, second: &str) {
        let expected = Some((kind, first.to_owned(), second.to_owned()));
        assert_eq!(clash(&paths), expected);
        assert_eq!(clash(&[paths[1], paths[0]]), expected, "the other way round");
    }

    #[test]
    fn neighbours_do_not_collide() {
        let paths = ["a/b", "a/b.html", "a/c/d", "a/c/e", "ab/c", "b", "村/b"];
        assert_eq!(clash(&paths), None);
    }

    #[test]
    fn the_folders_nobody_had_taken_are_counted() {
        let claims = Claims::default();
        let new = |path| claims.claim(path).unwrap();
        assert_eq!(["a/b/c/d", "a/b/c/e", "a/b/f/g", "h", "a/i"].map(new), [3, 0, 1, 0, 0]);
    }

    #[test]
    fn one_path_twice() {
        expect(["a/b", "a/b"], Clash::Same, "a/b", "a/b");
    }

    #[test]
    fn letter_case_and_unicode_form() {
        expect(["a/B", "a/b"], Clash::Spelling, "a/B", "a/b");
        expect(["caf\u{e9}", "cafe\u{301}"], Clash::Spelling, "cafe\u{301}", "caf\u{e9}");
    }

    #[test]
    fn folders_that_differ_in_case_are_named_themselves() {
        expect(["t/Qu/x", "t/qu/y"], Clash::Spelling, "t/Qu", "t/qu");
    }

    #[test]
    fn a_file_where_a_folder_is_needed() {
        expect(["a/b", "a/B/c/d"], Clash::FileAndFolder, "a/B/c/d", "a/b");
        expect(["a", "a/b/c"], Clash::FileAndFolder, "a", "a/b/c");
    }

    #[test]
    fn the_file_below_the_folder_is_named_and_no_neighbour_of_it() {
        let found = clash(&["a/b-c", "a/b/c/d", "a/b"]);
        let expected = (Clash::FileAndFolder, "a/b".into(), "a/b/c/d".into());
        assert_eq!(found, Some(expected));
    }
}
