//! Owns: how Han characters are read. In: a character, a name. Out: initials of all readings; a key to sort names by.

use pinyin::{ToPinyin, ToPinyinMulti};

/// The first letters of all readings of a character, in order, each once; empty for what has none.
pub fn initials(c: char) -> Vec<char> {
    let readings = c.to_pinyin_multi().into_iter().flatten();
    let mut letters: Vec<char> = readings
        .filter_map(|reading| reading.plain().chars().next())
        .filter(char::is_ascii_lowercase)
        .collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// A name spelled by the usual reading of each character, for sorting: `da mei dong cun `.
pub fn spelled(name: &str) -> String {
    let mut key = String::with_capacity(name.len() * 2);
    for c in name.chars() {
        match c.to_pinyin() {
            Some(reading) => {
                key.push_str(reading.plain());
                key.push(' ');
            }
            None => key.extend(c.to_lowercase()),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_counts() {
        for (c, letters) in [('村', "c"), ('煤', "m")] {
            assert_eq!(initials(c).into_iter().collect::<String>(), letters, "{c}");
        }
        for (c, letters) in [('重', "cz"), ('长', "cz"), ('单', "ds")] {
            assert!(letters.chars().all(|letter| initials(c).contains(&letter)), "{c}");
        }
        assert!(initials('a').is_empty() && initials('，').is_empty());
    }

    #[test]
    fn names_are_spelled_in_their_usual_reading() {
        assert_eq!(spelled("大煤洞村"), "da mei dong cun ");
        assert_eq!(spelled("K2村"), "k2cun ");
    }
}
