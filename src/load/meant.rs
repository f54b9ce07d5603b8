//! Owns: which of several things is meant by what people type — its key, or a name that they read.
//! In: what was typed, and what there is. Out: one of them, or those to choose from.

use super::slug::normal;

/// Something that people name on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What tells it apart from all others.
    pub key: String,
    /// What it is called; the first name is the one that is shown. A word that stands only for itself has none.
    pub names: Vec<String>,
}

impl Named {
    /// A thing with a name of its own.
    pub fn new(key: impl Into<String>, name: impl Into<String>) -> Self {
        Named { key: key.into(), names: vec![name.into()] }
    }

    /// A word that stands only for itself.
    pub fn word(word: impl Into<String>) -> Self {
        Named { key: word.into(), names: Vec::new() }
    }

    /// A village, by its township's slug and name and its own: with its township before it, or without.
    pub fn village(township: (&str, &str), village: (&str, &str)) -> Self {
        let ((at, above), (slug, name)) = (township, village);
        let names = [
            format!("{above}/{name}"),
            format!("{above}{name}"),
            format!("{at}/{name}"),
            format!("{above}/{slug}"),
            name.to_owned(),
            slug.to_owned(),
        ];
        Named { key: format!("{at}/{slug}"), names: names.into() }
    }

    /// The name that people read, if it says more than the key.
    pub fn shown(&self) -> Option<&str> {
        self.names.first().map(String::as_str).filter(|name| *name != self.key)
    }
}

/// Why what was typed means nothing, and what could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Several are called so: these.
    pub several: bool,
    /// What there is to choose from.
    pub known: Vec<Named>,
}

/// The position of what is meant: whatever has this key, else the only thing of this name.
///
/// # Errors
/// When nothing is called so, or more than one.
pub fn meant(given: &str, mut known: Vec<Named>) -> Result<usize, Choice> {
    let given = normal(given.trim().trim_matches('/'));
    if let Some(position) = known.iter().position(|one| normal(&one.key) == given) {
        return Ok(position);
    }
    let named = |one: &Named| one.names.iter().any(|name| normal(name) == given);
    let found: Vec<usize> = (0..known.len()).filter(|at| named(&known[*at])).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Choice { several: false, known }),
        _ => {
            known.retain(named);
            Err(Choice { several: true, known })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Vec<Named> {
        let hexi = ("hexi", "河西镇");
        let hedong = ("hedong", "河东镇");
        vec![
            Named::new(hexi.0, hexi.1),
            Named::village(hexi, ("beigou", "北沟村")),
            Named::village(hexi, ("xincun", "新村")),
            Named::village(hedong, ("xincun", "新村")),
        ]
    }

    #[test]
    fn keys_and_names_mean_one_place() {
        for (given, position) in [
            ("hexi", 0),
            ("河西镇", 0),
            ("hexi/beigou", 1),
            ("河西镇/北沟村", 1),
            ("河西镇北沟村", 1),
            ("hexi/北沟村", 1),
            ("河西镇/beigou", 1),
            ("北沟村", 1),
            ("beigou", 1),
            ("hexi/beigou/", 1),
            ("河东镇/新村", 3),
        ] {
            assert_eq!(meant(given, places()), Ok(position), "{given}");
        }
    }

    #[test]
    fn what_two_are_called_leaves_a_choice_of_these() {
        let choice = meant("新村", places()).unwrap_err();
        let keys: Vec<&str> = choice.known.iter().map(|one| one.key.as_str()).collect();
        assert_eq!((choice.several, keys), (true, vec!["hexi/xincun", "hedong/xincun"]));
        let choice = meant("南沟村", places()).unwrap_err();
        assert_eq!((choice.several, choice.known.len()), (false, 4));
    }
}
