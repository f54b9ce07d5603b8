//! Owns the text as the parser gets it: the clerk's Markdown with help beside some delimiters.
//! In: Markdown.
//! Out: the parser's events, their texts without the help, and ranges of the Markdown itself.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use pulldown_cmark::{OffsetIter, Options, Parser};

use super::flanking::{self, Help};

/// Bytes of a helper in UTF-8, of whichever kind.
const WIDTH: usize = 3;
/// Private-use characters: letters to the parser, of no meaning to people.
const LETTERS: RangeInclusive<char> = '\u{E000}'..='\u{EFFF}';
/// The first byte of each of them.
const LETTERS_LEAD: u8 = 0xEE;
/// Braille patterns: marks to the parser, and the rarest.
const MARKS: RangeInclusive<char> = '\u{2800}'..='\u{28FF}';

/// Markdown ready for the parser.
pub(super) struct Patched<'a> {
    text: Cow<'a, str>,
    helpers: Option<Helpers>,
}

/// The characters put in, which the Markdown itself does not hold.
struct Helpers {
    letter: char,
    mark: char,
    /// Whether any mark was put in; most texts need letters only.
    marks_used: bool,
    /// Where they stand in the patched text, ascending.
    places: Vec<usize>,
}

impl<'a> Patched<'a> {
    pub(super) fn new(markdown: &'a str) -> Self {
        let plain = Self { text: Cow::Borrowed(markdown), helpers: None };
        let helps = flanking::helps(markdown);
        if helps.is_empty() {
            return plain;
        }
        // A text that holds every candidate goes without help rather than lose a character.
        let (Some(letter), Some(mark)) = (unused(markdown, LETTERS), unused(markdown, MARKS)) else {
            return plain;
        };
        let mut text = String::with_capacity(markdown.len() + helps.len() * 2 * WIDTH);
        let mut places = Vec::with_capacity(helps.len());
        let marks_used = helps.iter().any(|(_, help)| *help != Help::Letter);
        let mut done = 0;
        for (place, help) in helps {
            text.push_str(&markdown[done..place]);
            let helpers = match help {
                Help::Letter => [Some(letter), None],
                Help::MarkLetter => [Some(mark), Some(letter)],
                Help::LetterMark => [Some(letter), Some(mark)],
            };
            for helper in helpers.into_iter().flatten() {
                places.push(text.len());
                text.push(helper);
            }
            done = place;
        }
        text.push_str(&markdown[done..]);
        Self { text: Cow::Owned(text), helpers: Some(Helpers { letter, mark, marks_used, places }) }
    }

    /// The text in which event ranges count.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn events(&self) -> OffsetIter<'_> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        Parser::new_ext(&self.text, options).into_offset_iter()
    }

    /// What the clerk wrote, from what the parser returned.
    pub(super) fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(helpers) = &self.helpers else {
            return Cow::Borrowed(text);
        };
        // Helpers nearly always stand at an end of a text, beside its delimiters.
        let both = [helpers.letter, helpers.mark];
        let inner = text.trim_matches(both);
        // A single byte is sought the fastest, and no common character begins with this one.
        let letter = inner.as_bytes().contains(&LETTERS_LEAD);
        let mark = helpers.marks_used && inner.contains(helpers.mark);
        match letter || mark {
            true => Cow::Owned(inner.replace(both, "")),
            false => Cow::Borrowed(inner),
        }
    }

    /// The range of the Markdown that an event's range stands for.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        match &self.helpers {
            None => range,
            Some(Helpers { places, .. }) => back(places, range.start)..back(places, range.end),
        }
    }

    /// Whether a strikethrough is one: with a single tilde (约3~5月~) people mean a range.
    pub(super) fn strikes(&self, range: &Range<usize>) -> bool {
        self.text[range.clone()].starts_with("~~")
    }
}

fn back(places: &[usize], offset: usize) -> usize {
    let before = places.partition_point(|&place| place < offset);
    let inside = match before.checked_sub(1).map(|last| places[last]) {
        Some(place) => (place + WIDTH).saturating_sub(offset),
        None => 0,
    };
    offset + inside - before * WIDTH
}

fn unused(markdown: &str, mut candidates: RangeInclusive<char>) -> Option<char> {
    let first = *candidates.start();
    if !markdown.contains(first) {
        return Some(first);
    }
    let used: BTreeSet<char> = markdown.chars().filter(|c| candidates.contains(c)).collect();
    candidates.find(|c| !used.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lead_back_to_the_markdown() {
        let markdown = "**甲：**乙，全村**“难点”**治理，甲**_（乙）_**丙";
        let patched = Patched::new(markdown);
        for (at, c) in patched.text().char_indices() {
            let range = patched.source(at..at + c.len_utf8());
            let helper = matches!(c, '\u{E000}' | '\u{2800}');
            let expected = if helper { "" } else { &c.to_string() };
            assert_eq!(&markdown[range], expected);
        }
        assert_eq!(patched.plain(patched.text()), markdown);
    }

    #[test]
    fn a_text_without_trouble_is_not_copied() {
        let patched = Patched::new("**普通**的文字，第 3~5 条。");
        assert!(matches!(patched.text, Cow::Borrowed(_)));
    }

    #[test]
    fn a_helper_is_none_of_the_text() {
        let markdown = "\u{E000}**甲：**乙\u{E001}";
        let patched = Patched::new(markdown);
        assert!(patched.text().contains('\u{E002}'));
        assert_eq!(patched.plain(patched.text()), markdown);

        let all: String = LETTERS.collect();
        let markdown = format!("{all}**甲：**乙");
        assert_eq!(Patched::new(&markdown).text(), markdown);
    }
}
