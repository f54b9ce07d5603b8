//! Owns: exact amounts — yuan and target values.
//! In: digits as written. Out: decimals that add up without a binary float anywhere.
//! Bounds keep every sum of a province inside the 28 digits that a decimal holds.

use rust_decimal::Decimal;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// Most digits before the point: a quadrillion, far above any county's budget or count.
const MAX_WHOLE_DIGITS: usize = 15;

/// Why digits are no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not a plain decimal: an exponent, infinity or not a number.
    NotPlain,
    /// More digits after the point than allowed.
    TooPrecise,
    /// Below zero where that is not allowed.
    Negative,
    /// More than fifteen digits before the point.
    TooLarge,
}

fn parse(digits: &str, places: usize) -> Result<Decimal, AmountError> {
    let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) {
        return Err(AmountError::NotPlain);
    }
    if fraction.len() > places {
        return Err(AmountError::TooPrecise);
    }
    if whole.trim_start_matches('0').len() > MAX_WHOLE_DIGITS {
        return Err(AmountError::TooLarge);
    }
    let fraction = fraction.trim_end_matches('0');
    let sign = if digits.starts_with('-') { "-" } else { "" };
    Decimal::from_str_exact(&format!("{sign}{whole}.{fraction}0")).map_err(|_| AmountError::NotPlain)
}

/// Money in yuan, exact to the fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Yuan(Decimal);

impl Yuan {
    /// No money.
    pub const ZERO: Yuan = Yuan(Decimal::ZERO);

    /// Reads a plain decimal of at most two places, not below zero.
    ///
    /// # Errors
    /// Says in which way the digits are no money.
    pub fn parse(digits: &str) -> Result<Self, AmountError> {
        let value = parse(digits, 2)?;
        if value.is_sign_negative() && !value.is_zero() {
            return Err(AmountError::Negative);
        }
        Ok(Yuan(value))
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// This amount as a share of `whole`, in whole percent, rounded down; none of nothing.
    pub fn percent_of(self, whole: Yuan) -> Option<u32> {
        percent(self.0, whole.0)
    }
}

impl fmt::Display for Yuan {
    /// Always two places: `30000.00`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.2}", self.0)
    }
}

impl Add for Yuan {
    type Output = Yuan;
    fn add(self, other: Yuan) -> Yuan {
        Yuan(self.0 + other.0)
    }
}

impl AddAssign for Yuan {
    fn add_assign(&mut self, other: Yuan) {
        self.0 += other.0;
    }
}

impl Sum for Yuan {
    fn sum<I: Iterator<Item = Yuan>>(amounts: I) -> Yuan {
        amounts.fold(Yuan::ZERO, Add::add)
    }
}

/// A target's value, exact to six places; its unit stands beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(Decimal);

impl Quantity {
    /// Nothing yet.
    pub const ZERO: Quantity = Quantity(Decimal::ZERO);

    /// Reads a plain decimal of at most six places; it may lie below zero.
    ///
    /// # Errors
    /// Says in which way the digits are no value.
    pub fn parse(digits: &str) -> Result<Self, AmountError> {
        parse(digits, 6).map(Quantity)
    }

    /// A count as a value.
    pub fn count(number: usize) -> Self {
        Quantity(Decimal::from(number))
    }

    /// `self - other`.
    pub fn minus(self, other: Quantity) -> Quantity {
        Quantity(self.0 - other.0)
    }

    /// `number` times this value; exact for the shares and counts that the format can hold.
    pub fn times(self, number: usize) -> Quantity {
        Quantity(self.0 * Decimal::from(number))
    }

    /// The distance from zero.
    pub fn abs(self) -> Quantity {
        Quantity(self.0.abs())
    }

    /// About this value, for a picture; never for a figure.
    pub fn about(self) -> f64 {
        use rust_decimal::prelude::ToPrimitive;
        // Fifteen digits before the point and six after lie within what a float can hold.
        self.0.to_f64().unwrap_or_default()
    }

    /// Whether it is a whole number equal to `number`.
    pub fn is_count(self, number: usize) -> bool {
        self.0 == Decimal::from(number)
    }

    /// (self − baseline) ÷ (goal − baseline) in whole percent, rounded down, held within 0 and 100;
    /// none where the goal is the baseline.
    pub fn progress(self, baseline: Quantity, goal: Quantity) -> Option<u32> {
        percent(self.0 - baseline.0, goal.0 - baseline.0)
    }

    /// Whether this value has reached `goal`, coming from `baseline`.
    pub fn reaches(self, baseline: Quantity, goal: Quantity) -> bool {
        if goal < baseline { self <= goal } else { self >= goal }
    }

    /// Whether this value is a step away from `goal`, seen from `earlier`.
    pub fn falls_back(self, earlier: Quantity, baseline: Quantity, goal: Quantity) -> bool {
        if goal < baseline { self > earlier } else { self < earlier }
    }
}

fn percent(part: Decimal, whole: Decimal) -> Option<u32> {
    use rust_decimal::prelude::ToPrimitive;
    if whole.is_zero() {
        return None;
    }
    // Multiplying first could pass 28 digits only above 10^25, which parsing rules out.
    let share = part * Decimal::ONE_HUNDRED / whole;
    share.floor().clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).to_u32()
}

impl fmt::Display for Quantity {
    /// As few digits as say it exactly: `12`, `0.5`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.normalize())
    }
}

impl Add for Quantity {
    type Output = Quantity;
    fn add(self, other: Quantity) -> Quantity {
        Quantity(self.0 + other.0)
    }
}

impl AddAssign for Quantity {
    fn add_assign(&mut self, other: Quantity) {
        self.0 += other.0;
    }
}

impl Sum for Quantity {
    fn sum<I: Iterator<Item = Quantity>>(values: I) -> Quantity {
        values.fold(Quantity::ZERO, Add::add)
    }
}

// In the cache of history an amount is its digits, as everywhere else.
macro_rules! as_digits {
    ($amount:ty) => {
        impl Serialize for $amount {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $amount {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let digits = String::deserialize(deserializer)?;
                Self::parse(&digits).map_err(|_| D::Error::custom("no amount"))
            }
        }
    };
}

as_digits!(Yuan);
as_digits!(Quantity);

/// Digits with a comma between thousands, as tables show them.
pub fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if fraction.bytes().any(|digit| digit != b'0') {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_from_its_digits() {
        assert_eq!(Yuan::parse("0.1").unwrap() + Yuan::parse("0.2").unwrap(), Yuan::parse("0.3").unwrap());
        assert_eq!(Yuan::parse("30000").unwrap().to_string(), "30000.00");
        assert_eq!(Yuan::parse("1.50").unwrap().to_string(), "1.50");
        assert_eq!(Yuan::parse("1.500"), Err(AmountError::TooPrecise));
        assert_eq!(Yuan::parse("1.005"), Err(AmountError::TooPrecise));
        assert_eq!(Yuan::parse("-1"), Err(AmountError::Negative));
        assert_eq!(Yuan::parse("1e3"), Err(AmountError::NotPlain));
        assert_eq!(Yuan::parse("inf"), Err(AmountError::NotPlain));
        assert_eq!(Yuan::parse("1234567890123456"), Err(AmountError::TooLarge));
    }

    #[test]
    fn progress_rounds_down_and_may_fall() {
        let q = |digits| Quantity::parse(digits).unwrap();
        assert_eq!(q("199").progress(q("0"), q("200")), Some(99));
        assert_eq!(q("3").progress(q("10"), q("0")), Some(70));
        assert_eq!(q("250").progress(q("0"), q("200")), Some(100));
        assert_eq!(q("5").progress(q("5"), q("5")), None);
        assert!(q("0.4").reaches(q("3"), q("0.5")));
        assert!(q("0.6").falls_back(q("0.5"), q("3"), q("0.1")));
        assert_eq!(q("12.500000").to_string(), "12.5");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped("1234567.50"), "1,234,567.50");
        assert_eq!(grouped("120000.00"), "120,000");
        assert_eq!(grouped("-1000"), "-1,000");
        assert_eq!(grouped("999"), "999");
    }
}
