//! Owns: which characters count and which count as one. In: a character. Out: its folded form; whether it is a letter.
//! `themes/default/static/find.js` holds the same rules, one character at a time: nothing here may depend on neighbours.

use unicode_normalization::UnicodeNormalization;

/// Compatible forms are one (Ａ and a, ㈠ and (一)), and so are capitals and small letters.
/// One character may become several: ㎡ is `m2`.
pub fn fold(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkc().flat_map(char::to_lowercase)
}

/// What is no letter although it lies beyond ASCII: signs, punctuation, arrows, boxes, forms, private use, emoji.
/// 々, 〆 and 〇 stand among the punctuation of Han and are letters.
const NO_LETTERS: [(u32, u32); 12] = [
    (0x80, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2000, 0x2bff),
    (0x2e00, 0x2e7f),
    (0x3000, 0x3004),
    (0x3008, 0x3020),
    (0x3030, 0x3040),
    (0x30fb, 0x30fb),
    (0xd800, 0xf8ff),
    (0xfe00, 0xffff),
    (0x1f000, 0x1faff),
];

/// Whether a folded character is part of a word: Han, another letter or a digit.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit() || c.is_ascii_lowercase();
    }
    let point = u32::from(c);
    !NO_LETTERS.iter().any(|(first, last)| (*first..=*last).contains(&point))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(c: char) -> String {
        fold(c).collect()
    }

    #[test]
    fn compatible_forms_and_capitals_are_one() {
        for (c, meant) in
            [('Ａ', "a"), ('Q', "q"), ('３', "3"), ('㎡', "m2"), ('⼤', "大"), ('村', "村"), ('，', ",")]
        {
            assert_eq!(folded(c), meant);
        }
    }

    #[test]
    fn punctuation_and_signs_part_words() {
        for c in "大〇々〆a9éяか㐀𠀀".chars() {
            assert!(is_letter(c), "{c}");
        }
        for c in " ,\n-，。、《》“”·・—…●◐▲→①≥😀\u{a0}\u{3000}\u{e000}".chars() {
            assert!(!is_letter(c), "{c}");
        }
    }
}
