//! Owns the counts that examples cannot give: numbers written by chance in many forms.
//! In: a fixed seed, so that every run sees the same texts.
//! Out: no number missed in any usual form, under one false alarm in 10,000 ordinary texts.

use super::{Found, Kind, Needs, normalise, scan};

/// How many sorts of text `Dice::ordinary` knows.
const SORTS: u64 = 30;

/// A linear congruential generator (Knuth's MMIX constants); its high bits are good enough here.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    fn date(&mut self, parting: &str) -> String {
        let (year, month, day) = (self.between(1949, 2035), self.between(1, 12), self.between(1, 28));
        format!("{year}{parting}{month:02}{parting}{day:02}")
    }

    /// The nine digits of a township.
    fn township(&mut self) -> String {
        let province = self.pick(&[13, 15, 34, 41, 42, 43, 44, 51, 52, 53, 54, 61, 62, 63, 64, 65]);
        let (prefecture, county) = (self.between(1, 34), self.between(1, 38));
        let township = self.pick(&[self.0 % 12 + 1, self.0 % 40 + 100, self.0 % 30 + 200]);
        format!("{province}{prefecture:02}{county:02}{township:03}")
    }

    fn village(&mut self) -> String {
        format!("{}{:03}", self.township(), self.between(200, 260))
    }

    fn thousands(&mut self) -> String {
        let (a, b, c) = (self.between(1, 999), self.below(1000), self.below(1000));
        format!("{a},{b:03},{c:03}.{:02}", self.below(100))
    }

    fn hex(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b"0123456789abcdef"[self.below(16) as usize])).collect()
    }

    /// Figures of several columns, as a table in plain text has them.
    fn table_row(&mut self) -> String {
        let columns = self.between(4, 8);
        let cell = |dice: &mut Self| {
            let width = dice.between(1, 6) as usize;
            format!("{}{}", dice.digits(width), " ".repeat(10 - width))
        };
        (0..columns).map(|_| cell(self)).collect()
    }

    /// A token in base64 for addresses.
    fn token(&mut self) -> String {
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        (0..self.between(20, 44)).map(|_| char::from(alphabet[self.below(64) as usize])).collect()
    }

    fn credit_code(&mut self) -> String {
        let organisation: String =
            (0..8).map(|_| char::from(b"0123456789ABCDEFGHJKLMNPQRTUWXY"[self.below(31) as usize])).collect();
        let head = self.pick(&["91", "92", "93", "11", "12", "51", "52", "54"]);
        format!("{head}{}MA{organisation}", &self.township()[..6])
    }

    fn uuid(&mut self) -> String {
        let (a, b, c) = (self.hex(8), self.hex(4), self.hex(3));
        format!("{a}-{b}-4{c}-a{}-{}", self.hex(3), self.hex(12))
    }

    /// A text of one of the sorts that county reports are full of, by number.
    fn ordinary(&mut self, sort: u64) -> String {
        let dash = self.pick(&["-", "—", "－", " - ", " ", "至"]);
        match sort {
            0 => format!("湟政办〔{}〕{}号", self.between(1990, 2030), self.between(1, 400)),
            1 => format!("{}、{}", self.township(), self.village()),
            2 => format!("{} {} {}", self.village(), self.below(900), self.below(5000)),
            3 => format!("{}{dash}{}", self.date("-"), self.date("-")),
            4 => format!("{}{}", self.date(""), self.date("")),
            5 => format!("{}{dash}{}", self.date(""), self.date("")),
            6 => format!("{}{dash}{}", self.date("."), self.date(".")),
            7 => format!("{}{dash}{}年", self.between(1368, 2030), self.between(1368, 2030)),
            8 => format!("{}元，{}元", self.thousands(), self.thousands()),
            9 => format!("{}.{}元", self.digits(11), self.digits(2)),
            10 => (1..self.between(12, 60)).map(|n| format!("{n} ")).collect(),
            11 => format!("{:.6}, {:.6}", self.below(1 << 30) as f64 / 8e6, self.below(99) as f64 / 7.0),
            12 => {
                format!(
                    "咨询09{}-{}，400-{}-{}",
                    self.digits(2),
                    self.digits(7),
                    self.digits(3),
                    self.digits(4)
                )
            }
            13 => format!("978-7-{}-{}-{}", self.digits(4), self.digits(4), self.digits(1)),
            14 => self.credit_code(),
            15 => self.uuid(),
            16 => self.hex(40),
            17 => format!(
                "{}-{}-{}-01-{}",
                self.between(2016, 2024),
                &self.township()[..6],
                self.digits(2),
                self.digits(6)
            ),
            18 => format!(
                "{} {:02}:{:02}:{:02}.{}",
                self.date("-"),
                self.below(24),
                self.below(60),
                self.below(60),
                self.digits(6)
            ),
            19 => format!("{} {} {}", self.village(), self.township(), self.date("")),
            20 => format!("{}m³，{}.{}%", self.digits(6), self.digits(2), self.digits(9)),
            22 => self.table_row(),
            23 => (0..self.between(12, 24)).map(|_| format!("{} ", self.below(10))).collect(),
            24 => {
                let length = self.between(12, 64) as usize;
                self.hex(length)
            }
            25 => self.token(),
            26 => format!(
                "[{}.{}, {}.{}]",
                self.between(73, 135),
                self.digits(11),
                self.between(18, 54),
                self.digits(11)
            ),
            27 => format!(
                "面积{}.{}{}",
                self.digits(11),
                self.digits(1),
                self.pick(&["", "亩", "万元", " m", "，"])
            ),
            28 => format!(
                "https://www.example.gov.cn/art/{}/art_{}_{}.html",
                self.date("/"),
                self.digits(11),
                self.digits(1)
            ),
            29 => format!(
                "投入{}元{}",
                self.digits(11),
                self.pick(&["修路", "，", "以上", "人民币", "资金", ""])
            ),
            _ => format!("{}{:02}{:02}{:02}", self.date(""), self.below(24), self.below(60), self.below(60)),
        }
    }

    /// The bare digits of a number, and the places where its form may be broken.
    fn number(&mut self) -> (Kind, String, &'static [usize]) {
        match self.below(4) {
            0 => {
                let parts: [&[usize]; 8] = [
                    &[],
                    &[6, 14],
                    &[6, 10, 12, 14],
                    &[14],
                    &[6, 10, 12, 14, 17],
                    &[17],
                    &[3, 6, 9, 12, 15],
                    &[4, 8, 12, 16],
                ];
                let head = format!("{}{}{}", &self.township()[..6], self.date(""), self.digits(3));
                (Kind::ResidentId18, with_check_character(head), self.pick(&parts))
            }
            1 => {
                let parts: [&[usize]; 5] = [&[], &[6, 12], &[6, 8, 10, 12], &[3, 6, 9, 12], &[5, 10]];
                let digits = format!("{}{}{}", &self.township()[..6], &self.date("")[2..], self.digits(3));
                (Kind::ResidentId15, digits, self.pick(&parts))
            }
            2 => {
                let parts: [&[usize]; 7] = [&[], &[3], &[7], &[3, 7], &[4, 7], &[4, 8], &[3, 6]];
                let digits = format!("1{}{}", self.between(3, 9), self.digits(9));
                (Kind::Mobile, digits, self.pick(&parts))
            }
            _ => {
                let (prefix, length) = self.pick(&[
                    ("62", 16),
                    ("62", 17),
                    ("62", 18),
                    ("62", 19),
                    ("4", 16),
                    ("53", 16),
                    ("2345", 16),
                    ("3530", 16),
                    ("601382", 19),
                    ("9558", 19),
                    ("456351", 19),
                ]);
                let head = format!("{prefix}{}", self.digits(length - 1 - prefix.len()));
                let parts: &[usize] = if length == 16 { &[4, 8, 12] } else { &[4, 8, 12, 16] };
                (Kind::BankCard, with_luhn(head), self.pick(&[&[], parts]))
            }
        }
    }

    /// Writes digits with breaks, in full-width digits or ASCII, with invisible characters.
    fn write(&mut self, digits: &str, breaks: &[usize]) -> String {
        let separator = self.pick(&[" ", "-", "\u{A0}", "\u{3000}", "—", "－", " - ", "·", "\u{2009}", "‐"]);
        let wide = self.below(3) == 0;
        let hidden = self.pick(&["", "", "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{AD}"]);
        let mut written = String::new();
        for (at, c) in digits.chars().enumerate() {
            if breaks.contains(&at) {
                written.push_str(separator);
            } else if at > 0 && self.below(4) == 0 {
                written.push_str(hidden);
            }
            let shift = if wide { '０' as u32 - '0' as u32 } else { 0 };
            written.push(char::from_u32(c as u32 + shift).unwrap_or(c));
        }
        written
    }
}

fn with_check_character(head: String) -> String {
    let sum: u32 = head.chars().rev().zip(1..).map(|(c, n)| (c as u32 - 48) * (1 << n)).sum();
    let last = (12 - sum % 11) % 11;
    let letter = char::from_digit(last, 10).unwrap_or('X');
    format!("{head}{letter}")
}

fn with_luhn(head: String) -> String {
    let double = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    let digits = head.chars().rev().map(|c| c as u32 - 48).enumerate();
    let sum: u32 = digits.map(|(at, d)| if at % 2 == 0 { double(d) } else { d }).sum();
    format!("{head}{}", (10 - sum % 10) % 10)
}

fn found(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    scan(text, &mut |one| all.push(one));
    all
}

#[test]
fn each_sort_of_ordinary_text_raises_under_one_false_alarm_in_ten_thousand() {
    const TEXTS: usize = 20_000;
    let mut dice = Dice(20200515);
    for sort in 0..SORTS {
        let mut alarms = Vec::new();
        for _ in 0..TEXTS {
            let text = dice.ordinary(sort);
            alarms.extend(found(&text).into_iter().map(|one| (one.kind, text.clone())));
        }
        assert!(alarms.len() * 10_000 < TEXTS, "{sort}: {alarms:?}");
    }
}

#[test]
fn numbers_are_found_in_every_form() {
    let mut dice = Dice(20200628);
    for _ in 0..50_000 {
        let (kind, digits, breaks) = dice.number();
        let prefix = match kind {
            Kind::Mobile => dice.pick(&["", "", "+86", "0086 ", "86", "+86-", "+86 "]),
            _ => "",
        };
        let written = format!("{prefix}{}", dice.write(&digits, breaks));
        let before = dice.pick(&["", "村民", "电话：", "ID", "2020年，", "（", "1、", "A"]);
        let after = dice.pick(&["", "。", "号", "、2020年", "）", " 元旦", "，13户"]);
        let text = format!("{before}{written}{after}");
        let all = found(&text);
        let seen: Vec<_> = all.iter().map(|f| (&text[f.range.clone()], f.kind, &f.digits)).collect();
        assert_eq!(seen, [(written.as_str(), kind, &digits)], "{text}");
    }
}

#[test]
fn found_ranges_hold_the_digits_they_report() {
    let alphabet: Vec<char> =
        "0123456789011338866２０１８１３xXＸ×af -—.·,+元年\u{200B}\u{3000}\n".chars().collect();
    let mut dice = Dice(1);
    let mut count = 0;
    for _ in 0..30_000 {
        let text: String = (0..120).map(|_| dice.pick(&alphabet)).collect();
        let mut free_from = 0;
        for one in found(&text) {
            assert!(free_from <= one.range.start, "{text}");
            assert_eq!(normalise(&text[one.range.clone()]), one.digits, "{text}");
            free_from = one.range.end;
            count += 1;
        }
    }
    assert!(count > 100, "the texts hold too few numbers to prove anything: {count}");
}

#[test]
fn every_check_character_of_a_resident_id_is_known() {
    let mut seen = std::collections::BTreeSet::new();
    for serial in 0..1000 {
        let id = with_check_character(format!("63012119800229{serial:03}"));
        seen.extend(id.chars().last());
        assert_eq!(found(&id).len(), 1, "{id}");
        // Any other character in its place is wrong.
        let wrong = "0123456789X".chars().filter(|c| !id.ends_with(*c));
        for c in wrong {
            let text = format!("{}{c}", &id[..17]);
            assert!(found(&text).iter().all(|found| found.kind != Kind::ResidentId18), "{text}");
        }
    }
    assert_eq!(seen.len(), 11);
}

#[test]
fn what_is_passed_over_unread_holds_no_number() {
    let alphabet: Vec<char> = "0123456789１３八〇一X+() -—元村a\u{200B}\u{3000}".chars().collect();
    let mut dice = Dice(7);
    for _ in 0..30_000 {
        let (_, digits, breaks) = dice.number();
        let number = dice.write(&digits, breaks);
        let mut around = |most| (0..dice.below(most)).map(|_| dice.pick(&alphabet)).collect::<String>();
        let text = format!("{}村{number}村{}", around(40), around(40));
        assert!(Needs::of(&text).digits, "{text}");
        assert!(!found(&text).is_empty(), "{text}");
    }
}
