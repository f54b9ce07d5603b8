//! Owns what stands beside a number: whether it is part of something larger and so no number.
//! In: the text, the run, the groups read as a number, and where the last number ended.
//! Out: yes or no. An 18-digit resident ID proves itself; only letters on both sides clear it.

use std::ops::Range;

use super::Kind;
use super::form::Reading;
use super::glyph::{after, before, is_digit, is_letter};
use super::run::{Gap, Run};

/// What is to be judged.
pub struct Candidate<'a> {
    pub text: &'a str,
    pub run: &'a Run,
    /// The groups it consists of.
    pub groups: Range<usize>,
    /// The first group behind the last number found in this run.
    pub free_from: usize,
    /// Its bytes in the text, country prefix and plus sign included.
    pub bytes: Range<usize>,
    pub reading: &'a Reading,
}

impl Candidate<'_> {
    /// Whether the number stands by itself.
    pub fn stands_alone(&self) -> bool {
        let left = self.chars_before().next().is_some_and(is_letter);
        let right = self.chars_after().next().is_some_and(is_letter);
        if left && right {
            return false;
        }
        self.reading.kind == Kind::ResidentId18
            || !self.is_in_code() && !self.is_joined() && !self.is_in_list() && !self.is_amount()
    }

    fn chars_before(&self) -> impl Iterator<Item = char> {
        before(self.text, self.bytes.start).map(|(_, c)| c)
    }

    fn chars_after(&self) -> impl Iterator<Item = char> {
        after(self.text, self.bytes.end)
    }

    /// Part of a hash: hexadecimal letters beside it and digits beyond them (`ID13…` and `13…QQ`
    /// are not hexadecimal). Part of a UUID: what its word, dashes included, looks like.
    fn is_in_code(&self) -> bool {
        digit_behind_hex(self.chars_before()) || digit_behind_hex(self.chars_after()) || self.is_in_uuid()
    }

    fn is_in_uuid(&self) -> bool {
        let in_word = |c: &char| c.is_ascii_hexdigit() || *c == '-';
        let ahead: Vec<char> = self.chars_before().take_while(in_word).collect();
        let own = &self.text[self.bytes.clone()];
        let behind = self.chars_after().take_while(in_word);
        let word: String = ahead.into_iter().rev().chain(own.chars()).chain(behind).collect();
        word.split('-').map(str::len).eq([8, 4, 4, 4, 12])
    }

    /// Joined to more digits by a dash or dot. A number without a break may follow a dash
    /// (`1-13812345678`); a full stop makes it part of a decimal number.
    fn is_joined(&self) -> bool {
        let spaced = self.inner_gaps().any(|gap| gap == Gap::Spaced);
        let joins = |gap| match gap {
            Gap::Space => false,
            Gap::Point => true,
            Gap::Dash => !self.reading.whole,
            Gap::Spaced => spaced,
        };
        self.gap_before().is_some_and(joins) || self.gap_after().is_some_and(joins)
    }

    fn inner_gaps(&self) -> impl Iterator<Item = Gap> {
        let inner = self.groups.start + 1..self.groups.end;
        self.run.groups[inner].iter().filter_map(|group| group.gap)
    }

    fn gap_before(&self) -> Option<Gap> {
        let first = self.groups.start;
        (first > self.free_from).then(|| self.run.groups[first].gap)?
    }

    fn gap_after(&self) -> Option<Gap> {
        let next = self.run.groups.get(self.groups.end)?;
        (next.len > 0).then_some(next.gap)?
    }

    /// One of a longer row of groups of one size: a list of figures. Several cards side by side
    /// are a row too, but one of whole cards.
    fn is_in_list(&self) -> bool {
        let Some(size) = self.reading.group_size else {
            return false;
        };
        let groups = &self.run.groups;
        let gap = self.inner_gaps().next();
        let own = &groups[self.groups.clone()];
        let full = own.iter().filter(|group| group.len == size).count();
        let mut left = 0;
        let mut at = self.groups.start;
        while at > self.free_from && groups[at].gap == gap && groups[at - 1].len == size {
            at -= 1;
            left += 1;
        }
        let ends_short = own.last().is_some_and(|group| group.len != size);
        let behind = groups[self.groups.end..].iter();
        let right = behind.take_while(|group| group.gap == gap && group.len == size).count();
        left % full != 0 || !ends_short && right % full != 0
    }

    /// A sum of money: a currency sign before it, 元 behind it, or its first or last group is
    /// part of figures with thousands separators (`2,138 1234 5678`).
    fn is_amount(&self) -> bool {
        if self.reading.whole {
            let sign = matches!(self.chars_before().next(), Some('¥' | '￥' | '$'));
            return sign || self.is_followed_by_yuan();
        }
        self.continues_thousands() || self.begins_thousands()
    }

    fn is_followed_by_yuan(&self) -> bool {
        let mut next = self.chars_after().skip_while(|c| *c == ' ');
        next.next() == Some('元') && !matches!(next.next(), Some('旦' | '月' | '宵'))
    }

    fn continues_thousands(&self) -> bool {
        let mut ahead = self.chars_before();
        let digits = ahead.next() == Some(',') && (1..=3).contains(&count_digits(ahead));
        digits && self.run.groups[self.groups.start].len == 3
    }

    fn begins_thousands(&self) -> bool {
        let mut behind = self.chars_after();
        let digits = behind.next() == Some(',') && count_digits(behind) == 3;
        digits && self.run.groups[self.groups.end - 1].len <= 3
    }
}

fn count_digits(chars: impl Iterator<Item = char>) -> usize {
    chars.take(4).take_while(|c| is_digit(*c)).count()
}

fn digit_behind_hex(mut chars: impl Iterator<Item = char>) -> bool {
    let hex = |c: char| matches!(c, 'a'..='f' | 'A'..='F');
    chars.next().is_some_and(hex) && chars.find(|c| !hex(*c)).is_some_and(is_digit)
}
