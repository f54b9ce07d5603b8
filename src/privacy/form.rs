//! Owns the ways in which a number is written: where it may be broken, and by what.
//! In: the groups that might be one number, and their digits.
//! Out: the kind of number they are, if they are one in a usual form.

use super::Kind;
use super::number::{is_bank_card, is_mobile, is_resident_id_15, is_resident_id_18};
use super::run::{Gap, Group};

/// The longest number looked for.
pub const LONGEST: usize = 19;

/// Region, date of birth and serial number, and the parts of each.
const ID18_PARTS: u32 = after(&[3, 6, 10, 12, 14, 17]);
const ID18_GROUPS: [u32; 2] = [after(&[3, 6, 9, 12, 15]), after(&[4, 8, 12, 16])];
const ID15_PARTS: u32 = after(&[6, 8, 10, 12]);
const ID15_GROUPS: [u32; 2] = [after(&[3, 6, 9, 12]), after(&[5, 10])];
/// A break after six must be among the parts: a village's code followed by a figure breaks only
/// after twelve.
const ID15_REGION: u32 = after(&[6]);
const MOBILE_USUAL: u32 = after(&[3, 7]);
const MOBILE_MIXED: [u32; 3] = [after(&[3]), after(&[7]), MOBILE_USUAL];
const MOBILE_UNIFORM: [u32; 3] = [after(&[4, 7]), after(&[4, 8]), after(&[3, 6])];
const CARD_GROUPS: u32 = after(&[4, 8, 12]);
const LONG_CARD_GROUPS: u32 = after(&[4, 8, 12, 16]);
/// As cards of 19 digits are printed: what the bank is, and the rest.
const CARD_PARTS: u32 = after(&[6]);

/// Where breaks stand, as bits: bit n for a break after n digits.
const fn after(places: &[u32]) -> u32 {
    let mut bits = 0;
    let mut at = 0;
    while at < places.len() {
        bits |= 1 << places[at];
        at += 1;
    }
    bits
}

/// A break after every digit.
const fn singly(length: usize) -> u32 {
    (1 << length) - 2
}

/// A number in a usual form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub kind: Kind,
    /// How many of its first digits are the country prefix.
    pub prefix: usize,
    /// The size of its groups where all of them but a shorter last one are alike.
    pub group_size: Option<usize>,
    /// Whether it is written without a break (a break behind the prefix aside).
    pub whole: bool,
    /// Whether it might be a row of a table: its groups are far apart, or single digits.
    pub sparse: bool,
}

/// Reads `groups` as one number. `check` says whether the check letter that may close the last
/// group belongs to it.
pub fn read(values: &[u8], groups: &[Group], check: bool) -> Option<Reading> {
    let breaks = Breaks::of(groups);
    let length = values.len() + usize::from(check);
    let reading = |kind, group_size| {
        let (whole, sparse) = (breaks.places == 0, breaks.wide || breaks.are_single(length));
        Reading { kind, prefix: 0, group_size, whole, sparse }
    };
    match length {
        18 if (breaks.suit_id18() || breaks.are_single(18)) && is_resident_id_18(values, check) => {
            Some(reading(Kind::ResidentId18, breaks.are_single(18).then_some(1)))
        }
        _ if check => None,
        15 if breaks.suit_id15() && is_resident_id_15(values) => {
            Some(reading(Kind::ResidentId15, breaks.id15_group_size()))
        }
        16..=LONGEST if breaks.suit_card(length, values) && is_bank_card(values) => {
            Some(reading(Kind::BankCard, breaks.card_group_size(length)))
        }
        11 | 13 | 15 => read_mobile(values, groups),
        _ => None,
    }
}

fn read_mobile(values: &[u8], groups: &[Group]) -> Option<Reading> {
    let prefix = country_prefix(values)?;
    // The gap behind the prefix says nothing about the gaps of the number.
    let apart = groups[0].len == prefix;
    if apart && groups.get(1).is_some_and(|g| g.gap == Some(Gap::Point)) {
        return None;
    }
    let mut breaks = Breaks::of(if apart { &groups[1..] } else { groups });
    if !apart {
        if breaks.places & ((1 << prefix) - 1) != 0 {
            return None;
        }
        breaks.places >>= prefix;
    }
    let single = breaks.are_single(11);
    ((single || breaks.suit_mobile()) && is_mobile(&values[prefix..])).then_some(Reading {
        kind: Kind::Mobile,
        prefix,
        group_size: single.then_some(1),
        whole: breaks.places == 0,
        sparse: single || breaks.wide,
    })
}

/// The length of the country prefix of a number with as many digits as a mobile number has.
pub fn country_prefix(values: &[u8]) -> Option<usize> {
    match values {
        [0, 0, 8, 6, rest @ ..] if rest.len() == 11 => Some(4),
        [8, 6, rest @ ..] if rest.len() == 11 => Some(2),
        _ if values.len() == 11 => Some(0),
        _ => None,
    }
}

/// The breaks inside one number.
struct Breaks {
    places: u32,
    /// All gaps are of one kind.
    uniform: bool,
    /// At least one gap is an ASCII full stop.
    points: bool,
    /// At least one gap has many blanks.
    wide: bool,
}

impl Breaks {
    fn of(groups: &[Group]) -> Self {
        let mut breaks = Breaks { places: 0, uniform: true, points: false, wide: false };
        let mut digits = 0;
        for (group, next) in groups.iter().zip(groups.iter().skip(1)) {
            digits += group.len;
            breaks.places |= 1 << digits;
            breaks.uniform &= next.gap == groups[1].gap;
            breaks.points |= next.gap == Some(Gap::Point);
            breaks.wide |= next.wide;
        }
        breaks
    }

    /// A single full stop is a decimal point; several are separators.
    fn may_be_decimal(&self) -> bool {
        self.points && (!self.uniform || self.places.count_ones() == 1)
    }

    fn suit_id18(&self) -> bool {
        self.places & !ID18_PARTS == 0 || ID18_GROUPS.contains(&self.places)
    }

    fn suit_id15(&self) -> bool {
        let parts = self.places & !ID15_PARTS == 0 && self.places & ID15_REGION != 0;
        let shaped = parts || ID15_GROUPS.contains(&self.places);
        self.places == 0 || shaped && self.uniform && !self.wide && !self.may_be_decimal()
    }

    fn are_single(&self, length: usize) -> bool {
        self.places == singly(length) && self.uniform && !self.wide
    }

    fn id15_group_size(&self) -> Option<usize> {
        let sizes = ID15_GROUPS.iter().zip([3, 5]);
        sizes.into_iter().find_map(|(g, size)| (*g == self.places).then_some(size))
    }

    fn suit_mobile(&self) -> bool {
        if self.wide {
            return self.places == MOBILE_USUAL && !self.may_be_decimal();
        }
        let shaped =
            MOBILE_MIXED.contains(&self.places) || self.uniform && MOBILE_UNIFORM.contains(&self.places);
        self.places == 0 || shaped && !self.may_be_decimal()
    }

    fn suit_card(&self, length: usize, values: &[u8]) -> bool {
        let groups = if length == 16 { CARD_GROUPS } else { LONG_CARD_GROUPS };
        let parts = length == LONGEST && self.places == CARD_PARTS && !self.wide && !self.points;
        // Luhn's digit is right in one row of single figures in ten; most cards begin with these.
        let single = length == LONGEST && matches!(values, [6, 2, 1..=3, ..]) && self.are_single(length);
        self.places == 0 || parts || single || self.uniform && self.places == groups
    }

    fn card_group_size(&self, length: usize) -> Option<usize> {
        match self.places {
            0 | CARD_PARTS => None,
            _ if self.are_single(length) => Some(1),
            _ => Some(4),
        }
    }
}
