//! Owns what stands beside a number: whether it is part of something larger and so no number.
//! In: the text, the run, the groups read as a number, and where the last number ended.
//! Out: yes or no. An 18-digit resident ID proves itself, whatever stands beside it.

use std::ops::Range;

use super::Kind;
use super::form::Reading;
use super::glyph::{after, before, is_digit, is_letter};
use super::number::has_region;
use super::run::{Gap, Group, Run};
use super::word;

/// A card this long has more digits than a decimal number that a program writes.
const LONG_CARD: usize = 17;

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
        if self.reading.kind == Kind::ResidentId18 {
            let row = self.reading.group_size.is_some() && self.is_in_table();
            return !row && (self.is_outside_word() || has_region(self.values()));
        }
        let part = self.is_in_code() || self.is_joined() || self.is_in_list() || self.is_in_table();
        !part && !self.is_amount() && !self.is_serial()
    }

    /// Whether letters stand on one side at most.
    fn is_outside_word(&self) -> bool {
        let left = self.chars_before().next().is_some_and(is_letter);
        let right = self.chars_after().next().is_some_and(is_letter);
        !(left && right)
    }

    fn members(&self) -> &[Group] {
        &self.run.groups[self.groups.clone()]
    }

    fn values(&self) -> &[u8] {
        let from = self.members().first().map_or(0, |group| group.first);
        &self.run.values[from..]
    }

    fn chars_before(&self) -> impl Iterator<Item = char> {
        before(self.text, self.bytes.start).map(|(_, c)| c)
    }

    fn chars_after(&self) -> impl Iterator<Item = char> {
        after(self.text, self.bytes.end)
    }

    fn is_in_code(&self) -> bool {
        word::is_in_identifier(self.text, &self.bytes) || word::is_in_uuid(self.text, &self.bytes)
    }

    /// Joined to more digits by a dash or dot. A number without a break may follow a dash
    /// (`1-13812345678`); a full stop makes it part of a decimal number, if it is not that of a list.
    fn is_joined(&self) -> bool {
        let spaced = self.inner_gaps().any(|gap| gap == Gap::Spaced);
        let before = self.gap_before().is_some_and(|gap| match gap {
            Gap::Space => false,
            Gap::Point => !self.is_listed(),
            Gap::Dash => !self.reading.whole && !self.is_listed_by_dash(),
            Gap::Spaced => spaced,
        });
        before
            || self.gap_after().is_some_and(|gap| match gap {
                Gap::Space => false,
                Gap::Point => self.is_decimal(),
                Gap::Dash => !self.reading.whole,
                Gap::Spaced => spaced,
            })
    }

    /// Behind the full stop of a list number.
    fn is_listed(&self) -> bool {
        let suits = match self.reading.kind {
            Kind::Mobile => self.inner_gaps().all(|gap| gap != Gap::Point) && !self.reading.sparse,
            Kind::BankCard => self.reading.whole && self.len() >= LONG_CARD,
            _ => false,
        };
        suits && word::is_listed(self.text, &self.bytes)
    }

    /// Behind the dash of a list number (`1-6222-0212-…`), which nothing precedes.
    fn is_listed_by_dash(&self) -> bool {
        let most = match self.reading.kind {
            Kind::BankCard => 3,
            Kind::Mobile => 2,
            _ => 0,
        };
        let first = self.groups.start;
        let alone = first == self.free_from + 1;
        let ahead = first.checked_sub(1).and_then(|at| self.run.groups.get(at));
        alone && ahead.is_some_and(|group| group.len <= most && self.run.values.get(group.first) != Some(&0))
    }

    /// Before the full stop of a decimal number: no telephone number goes on with a word, and no other number is one
    /// without a unit.
    fn is_decimal(&self) -> bool {
        let groups = &self.run.groups;
        let Some(next) = groups.get(self.groups.end) else { return false };
        if self.inner_gaps().any(|gap| gap == Gap::Point) {
            return true;
        }
        if groups.get(self.groups.end + 1).is_some_and(|group| group.len > 0 && group.gap == Some(Gap::Point))
        {
            return false;
        }
        let end = self
            .run
            .spans
            .get((next.first + next.len).saturating_sub(1))
            .map_or(self.text.len(), |span| span.end);
        let behind = &self.text[end..];
        let short = self.reading.kind == Kind::Mobile && next.len <= 2 && !word::is_text(behind);
        short || word::is_unit(behind)
    }

    fn len(&self) -> usize {
        self.members().iter().map(|group| group.len).sum()
    }

    fn inner_gaps(&self) -> impl Iterator<Item = Gap> {
        self.members().iter().skip(1).filter_map(|group| group.gap)
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
        let own = self.members();
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
        // A shorter last group ends a card; a year or a list number may be before it.
        let listed = self.reading.kind == Kind::BankCard && ends_short && left == 1;
        left % full != 0 && !listed || !ends_short && right % full != 0
    }

    /// Some columns of a row of figures: groups far apart, or single digits, and more of them on the line.
    fn is_in_table(&self) -> bool {
        let groups = &self.run.groups;
        let row = |group: &Group| {
            group.gap == Some(Gap::Space)
                && !group.on_new_line
                && (group.wide || self.reading.group_size == Some(1))
        };
        let first = self.groups.start;
        let left = first > self.free_from && groups.get(first).is_some_and(row);
        let behind = groups.get(self.groups.end..).unwrap_or_default();
        let right = behind.first().is_some_and(|group| row(group) && group.len > 0 && group.len < 11);
        self.reading.sparse && (left || right && !begins_usual_mobile(behind))
    }

    /// A sum of money: a currency sign before it, 元 behind it, or its first or last group is
    /// part of figures with thousands separators (`2,138 1234 5678`).
    fn is_amount(&self) -> bool {
        if self.reading.whole {
            let sign = matches!(self.chars_before().next(), Some('¥' | '￥' | '$'));
            // A formula stands between two dollar signs.
            let formula = self.chars_before().next() == Some('$') && self.chars_after().next() == Some('$');
            let told = word::is_told(self.text, self.bytes.start);
            return sign && !formula || word::is_yuan(&self.text[self.bytes.end..], told);
        }
        self.continues_thousands() || self.begins_thousands()
    }

    fn is_serial(&self) -> bool {
        let bare = self.reading.whole && self.reading.prefix == 0;
        self.reading.kind == Kind::Mobile && bare && word::is_serial(self.text, &self.bytes)
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

/// Whether another mobile number with many blanks follows.
fn begins_usual_mobile(groups: &[Group]) -> bool {
    groups.iter().take(3).map(|group| group.len).eq([3, 4, 4])
}
