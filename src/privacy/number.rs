//! Owns the arithmetic that tells a personal number from any other number of its length.
//! In: digits as numbers from 0 to 9, separators and country prefix already gone.
//! Out: whether they can be a resident ID, a mobile number or a bank card.

use jiff::civil::Date;

/// First two digits of the division codes of the provinces (GB/T 2260), Taiwan, Hong Kong and
/// Macao among them, and 91 for abroad.
const PROVINCES: [u8; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 91,
];

/// An 18-digit resident ID (GB 11643): born on a day of the calendar between 1850 and 2100, and
/// the check character right. `check` says that an X stands in the place of the last digit.
///
/// The region is not looked at: permits for foreigners have codes of their own.
pub fn is_resident_id_18(digits: &[u8], check: bool) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let last = match (digits.len(), check) {
        (17, true) => 10,
        (18, false) => u32::from(digits[17]),
        _ => return false,
    };
    let year = i16::from(digits[6]) * 1000 + i16::from(digits[7]) * 100 + i16::from(pair(digits, 8));
    if !(1850..=2100).contains(&year) || !is_day(year, pair(digits, 10), pair(digits, 12)) {
        return false;
    }
    // ISO 7064, MOD 11-2: the weighted sum with the check character leaves a remainder of 1.
    let products = WEIGHTS.iter().zip(digits).map(|(w, d)| w * u32::from(*d));
    (products.sum::<u32>() + last) % 11 == 1
}

/// A 15-digit resident ID of before 1999: region and date of birth (in the 1900s) possible.
pub fn is_resident_id_15(digits: &[u8]) -> bool {
    digits.len() == 15
        && PROVINCES.contains(&pair(digits, 0))
        && is_day(1900 + i16::from(pair(digits, 6)), pair(digits, 8), pair(digits, 10))
}

/// Whether a number begins with a division code of the mainland and around, or that of a permit for foreigners.
pub fn has_region(digits: &[u8]) -> bool {
    matches!(digits, [9, ..]) || digits.len() > 1 && PROVINCES.contains(&pair(digits, 0))
}

/// A mobile number of the mainland without country prefix.
pub fn is_mobile(digits: &[u8]) -> bool {
    matches!(digits, [1, 3..=9, ..]) && digits.len() == 11
}

/// An area code of the mainland without its zero: two digits for the largest cities, three for all others.
pub fn is_area_code(digits: &[u8]) -> bool {
    /// First and last codes of rows without gaps that matter.
    const ROWS: [(u32, u32); 49] = [
        (10, 10),
        (20, 25),
        (27, 29),
        (310, 319),
        (335, 335),
        (349, 359),
        (370, 379),
        (391, 398),
        (410, 419),
        (421, 421),
        (427, 429),
        (431, 439),
        (451, 459),
        (464, 464),
        (467, 479),
        (482, 483),
        (510, 519),
        (523, 523),
        (527, 527),
        (530, 539),
        (543, 543),
        (546, 546),
        (550, 566),
        (570, 580),
        (591, 599),
        (631, 635),
        (660, 660),
        (662, 663),
        (668, 668),
        (691, 692),
        (701, 701),
        (710, 719),
        (722, 724),
        (728, 728),
        (730, 739),
        (743, 746),
        (750, 763),
        (766, 769),
        (770, 779),
        (790, 799),
        (812, 818),
        (825, 839),
        (851, 859),
        (870, 898),
        (901, 919),
        (930, 943),
        (951, 955),
        (970, 979),
        (990, 999),
    ];
    if digits.len() > 3 {
        return false;
    }
    let code = digits.iter().fold(0, |code, &digit| code * 10 + u32::from(digit));
    ROWS.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// A fixed-line number of the mainland without its zero: area code, seven or eight digits.
pub fn is_fixed_line(digits: &[u8]) -> bool {
    let area = if matches!(digits, [1, 0, ..] | [2, ..]) { 2 } else { 3 };
    let (Some(code), Some(local)) = (digits.get(..area), digits.get(area..)) else { return false };
    is_area_code(code) && matches!(local, [2..=9, ..]) && (local.len() == 8 || area == 3 && local.len() == 7)
}

/// A bank card: a prefix that is issued in China, in its length, and the Luhn digit right.
pub fn is_bank_card(digits: &[u8]) -> bool {
    ISSUERS.iter().any(|series| series.covers(digits)) && has_luhn(digits)
}

fn has_luhn(digits: &[u8]) -> bool {
    let weighed = digits.iter().rev().enumerate().map(|(at, &digit)| {
        let doubled = u32::from(digit) << (at % 2);
        if doubled > 9 { doubled - 9 } else { doubled }
    });
    weighed.sum::<u32>() % 10 == 0
}

fn pair(digits: &[u8], at: usize) -> u8 {
    digits[at] * 10 + digits[at + 1]
}

fn is_day(year: i16, month: u8, day: u8) -> bool {
    Date::new(year, month as i8, day as i8).is_ok()
}

/// Prefixes from `low` to `high`, both of `width` digits, on cards of `shortest` to `longest`.
struct Series {
    low: u32,
    high: u32,
    width: usize,
    shortest: usize,
    longest: usize,
}

const fn series(low: u32, high: u32, width: usize, shortest: usize, longest: usize) -> Series {
    Series { low, high, width, shortest, longest }
}

/// What banks in China issue or have issued with 16 to 19 digits.
///
/// UnionPay's 62 comes in every length. Visa, Mastercard and JCB have 16; longer cards with such
/// prefixes are a few debit series from before UnionPay. Giving those schemes every length would
/// raise false alarms on parcel and household codes (17 to 19 digits), because the codes of
/// Henan, Hubei, Hunan, Guangdong, Sichuan, Guizhou, Yunnan and Tibet begin alike.
const ISSUERS: [Series; 30] = [
    series(62, 62, 2, 16, 19),
    series(4, 4, 1, 16, 16),
    series(51, 55, 2, 16, 16),
    series(2221, 2720, 4, 16, 16),
    series(3528, 3589, 4, 16, 16),
    series(60, 60, 2, 16, 19),
    series(65, 65, 2, 16, 16),
    // Debit series of single banks: Communications, Industrial, Construction, Bank of China.
    series(405512, 405512, 6, 17, 17),
    series(438588, 438589, 6, 18, 18),
    series(436742, 436742, 6, 19, 19),
    series(456351, 456351, 6, 19, 19),
    series(504923, 504923, 6, 16, 16),
    series(545324, 545324, 6, 18, 18),
    series(549103, 549103, 6, 18, 18),
    series(553242, 553242, 6, 18, 18),
    series(554403, 554403, 6, 18, 18),
    series(566666, 566666, 6, 18, 18),
    series(589970, 589970, 6, 19, 19),
    series(683970, 683970, 6, 18, 18),
    series(685800, 685800, 6, 19, 19),
    series(688659, 688659, 6, 18, 18),
    series(690755, 690755, 6, 18, 18),
    series(694301, 694301, 6, 18, 18),
    // City and rural commercial banks; Agricultural Bank; Industrial and Commercial Bank (9558),
    // Postal Savings (9551) and others under the banks' telephone numbers 955xx.
    series(940, 940, 3, 16, 19),
    series(103, 103, 3, 19, 19),
    series(955, 955, 3, 16, 19),
    series(9111, 9111, 4, 19, 19),
    series(968807, 968809, 6, 16, 16),
    series(984301, 984303, 6, 16, 16),
    series(998800, 998802, 6, 16, 16),
];

impl Series {
    fn covers(&self, digits: &[u8]) -> bool {
        let Some(head) = digits.get(..self.width) else {
            return false;
        };
        let prefix = head.iter().fold(0, |sum, &d| sum * 10 + u32::from(d));
        (self.low..=self.high).contains(&prefix) && (self.shortest..=self.longest).contains(&digits.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|b| b - b'0').collect()
    }

    #[test]
    fn a_resident_id_needs_its_check_character_and_a_day_of_the_calendar() {
        assert!(is_resident_id_18(&digits("11010519491231002"), true));
        assert!(is_resident_id_18(&digits("440524188001010014"), false));
        assert!(!is_resident_id_18(&digits("440524188001010015"), false));
        assert!(!is_resident_id_18(&digits("11010519491231003"), true));
        // Right check digits, but born on 30 February and in 1849.
        assert!(!is_resident_id_18(&digits("110105199002300014"), false));
        assert!(!is_resident_id_18(&digits("110105184901010011"), false));
    }

    #[test]
    fn an_old_resident_id_needs_a_region_and_a_day() {
        assert!(is_resident_id_15(&digits("130503670401001")));
        assert!(!is_resident_id_15(&digits("130503671301001")));
        assert!(!is_resident_id_15(&digits("200503670401001")));
        // 1900 was no leap year.
        assert!(!is_resident_id_15(&digits("130503000229001")));
    }

    #[test]
    fn a_card_needs_issuer_length_and_luhn() {
        assert!(is_bank_card(&digits("4111111111111111")));
        assert!(!is_bank_card(&digits("4111111111111112")));
        assert!(is_bank_card(&digits("6222021234567890128")));
        // Luhn is right in these two; no issuer has the prefix, or not in that length.
        assert!(!is_bank_card(&digits("7992739871300000")));
        assert!(!is_bank_card(&digits("411111111111111116")));
        assert!(!is_bank_card(&digits("2020051520200628")));
    }
}
