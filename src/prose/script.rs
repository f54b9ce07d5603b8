//! Owns what the writing system of a character decides: emphasis beside it, line breaks between.
//! In: characters and pieces of text.
//! Out: what stands beside a delimiter, and whether a line break between two texts vanishes.

/// What stands beside a run of delimiters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// White space, or the edge of the text.
    Space,
    /// A letter, digit, or mark outside the Han, kana and Hangul world.
    Letter,
    /// A letter of that world.
    CjkLetter,
    /// Punctuation or a symbol that Western and Chinese text share, curly quotes among it.
    Mark,
    /// Punctuation or a symbol of full width.
    CjkMark,
}

impl Beside {
    /// Classifies one character; `None` is the edge of the text.
    pub(super) fn of(c: Option<char>) -> Self {
        let Some(c) = c else { return Self::Space };
        match (is_cjk(c), is_mark(c)) {
            _ if c.is_whitespace() => Self::Space,
            (true, true) => Self::CjkMark,
            (true, false) => Self::CjkLetter,
            (false, true) => Self::Mark,
            (false, false) => Self::Letter,
        }
    }

    /// Classifies what ends `text`. The parser takes a variation selector for a letter; whether
    /// it is one of this world is told by what it varies.
    pub(super) fn ending(text: &str) -> Self {
        let mut chars = text.chars().rev();
        let last = chars.next();
        match last {
            Some('\u{FE00}'..='\u{FE0E}') if Self::of(chars.next()).is_cjk() => Self::CjkLetter,
            // Ideographic variation selectors follow Han characters only.
            Some('\u{E0100}'..='\u{E01EF}') => Self::CjkLetter,
            _ => Self::of(last),
        }
    }

    /// Full width, letter or not.
    pub(super) fn is_cjk(self) -> bool {
        matches!(self, Self::CjkLetter | Self::CjkMark)
    }

    /// Punctuation or a symbol, of any width.
    pub(super) fn is_mark(self) -> bool {
        matches!(self, Self::Mark | Self::CjkMark)
    }

    /// A letter, digit or the like, of any script.
    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::CjkLetter)
    }
}

/// East Asian Width W, F or H without emoji, or Hangul: the characters of the
/// "CJK-friendly emphasis" amendment to CommonMark.
pub(super) fn is_cjk(c: char) -> bool {
    // Most text that gets here is Latin or Han: those two answers come first.
    match u32::from(c) {
        0..=0x10FF => false,
        0x3400..=0xA4CF | 0xAC00..=0xD7FB | 0x2E80..=0x303E | 0x3041..=0x33FF => true,
        0x1100..=0x11FF | 0x20A9 | 0x2329..=0x232A | 0xA960..=0xA97C | 0xF900..=0xFAFF => true,
        0xFE10..=0xFE19 | 0xFE30..=0xFE6B | 0xFF01..=0xFFDC | 0xFFE0..=0xFFEE => true,
        0x16FE0..=0x18DFF | 0x1AFF0..=0x1B2FF | 0x20000..=0x3FFFD => true,
        0x1F200 | 0x1F202 | 0x1F210..=0x1F219 | 0x1F21B..=0x1F22E => true,
        0x1F230..=0x1F231 | 0x1F237 | 0x1F23B | 0x1F240..=0x1F248 => true,
        _ => false,
    }
}

/// Punctuation or a symbol. What is neither letter nor digit but invisible, combining or private
/// is no mark: the parser takes it for a letter, and pasted text is full of it.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
        && !c.is_control()
        && !matches!(u32::from(c),
            0xAD | 0x300..=0x36F | 0x200B..=0x200F | 0x2060..=0x2064 | 0x20D0..=0x20FF
            | 0x302A..=0x302F | 0x3099..=0x309A | 0xE000..=0xF8FF | 0xFE00..=0xFE0F | 0xFEFF
            | 0xE0100..=0xE01EF)
}

/// One side of a line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Han, kana, full-width forms and punctuation: written without spaces.
    Han,
    /// Marks that Chinese shares with the West; `true` where they follow Han.
    Shared(bool),
    /// All else: a break there is a space.
    Other,
}

impl Side {
    fn of(c: char) -> Self {
        match u32::from(c) {
            0..=0xB6 => Self::Other,
            0xB7 | 0x2013..=0x201D | 0x2026 => Self::Shared(false),
            // Hangul is CJK as well, but is written with spaces.
            0x1100..=0x11FF | 0x3131..=0x318E | 0xA960..=0xA97C => Self::Other,
            0xAC00..=0xD7FB | 0xFFA0..=0xFFDC => Self::Other,
            _ if is_cjk(c) || c == '\u{3000}' => Self::Han,
            _ => Self::Other,
        }
    }
}

/// Remembers what was written last and says whether a line break after it vanishes.
#[derive(Debug)]
pub(super) struct Seam(Side);

impl Seam {
    /// Nothing written yet, or something that is no text.
    pub(super) const FRESH: Self = Self(Side::Other);

    /// Whether a line break between what passed and `next` is no space.
    pub(super) fn closes_before(&self, next: &str) -> bool {
        let next = next.chars().next().map_or(Side::Other, Side::of);
        matches!(
            (self.0, next),
            (Side::Han, Side::Han | Side::Shared(_))
                | (Side::Shared(_), Side::Han)
                | (Side::Shared(true), Side::Shared(_))
        )
    }

    /// Takes note of `text` as written.
    pub(super) fn pass(&mut self, text: &str) {
        let mut chars = text.chars().rev().map(Side::of);
        let Some(last) = chars.next() else { return };
        self.0 = match last {
            Side::Shared(_) => {
                let before = chars.find(|side| !matches!(side, Side::Shared(_)));
                let before = before.unwrap_or(self.0);
                Side::Shared(matches!(before, Side::Han | Side::Shared(true)))
            }
            other => other,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_fall_into_their_class() {
        let table = [
            ('a', Beside::Letter),
            ('5', Beside::Letter),
            ('\u{200B}', Beside::Letter),
            ('\u{F0B7}', Beside::Letter),
            ('\u{FE0F}', Beside::Letter),
            ('村', Beside::CjkLetter),
            ('〇', Beside::CjkLetter),
            ('１', Beside::CjkLetter),
            ('々', Beside::CjkLetter),
            ('한', Beside::CjkLetter),
            ('：', Beside::CjkMark),
            ('《', Beside::CjkMark),
            ('〰', Beside::CjkMark),
            ('“', Beside::Mark),
            ('(', Beside::Mark),
            ('…', Beside::Mark),
            ('✅', Beside::Mark),
            ('\u{3000}', Beside::Space),
            ('\u{A0}', Beside::Space),
        ];
        for (c, class) in table {
            assert_eq!(Beside::of(Some(c)), class, "{c:?}");
        }
        assert_eq!(Beside::ending("塚\u{FE00}"), Beside::CjkLetter);
        assert_eq!(Beside::ending("。\u{FE01}"), Beside::CjkLetter);
        assert_eq!(Beside::ending("”\u{FE01}"), Beside::Letter);
        assert_eq!(Beside::ending("❤\u{FE0F}"), Beside::Letter);
        assert_eq!(Beside::ending(""), Beside::Space);
    }

    #[test]
    fn a_break_vanishes_between_han_only() {
        let table = [
            ("甲", "乙", true),
            ("甲，", "乙", true),
            ("甲", "（乙）", true),
            ("あ", "ア", true),
            ("甲", "“乙”", true),
            ("“ABC”", "乙", true),
            ("“甲”", "“乙”", true),
            ("“a”", "“b”", false),
            ("甲", "Latin", false),
            ("Latin", "甲", false),
            ("2020", "年", false),
            ("one", "two", false),
            ("한국", "어", false),
            ("", "甲", false),
        ];
        for (before, after, vanishes) in table {
            let mut seam = Seam::FRESH;
            seam.pass(before);
            assert_eq!(seam.closes_before(after), vanishes, "{before:?} {after:?}");
        }
        let mut seam = Seam::FRESH;
        seam.pass("甲");
        seam.pass("”");
        assert!(seam.closes_before("“"), "a mark alone inherits what it follows");
    }
}
