//! Owns the examples of what alarms and what does not, one line a case.
//! In: short texts.
//! Out: the numbers found in them, exactly as they are written.

use super::Kind::{BankCard, FixedLine, Mobile, ResidentId15, ResidentId18};
use super::*;

fn found(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    scan(text, &mut |one| all.push(one));
    all
}

/// Asserts that exactly `parts` are found: as written, with kind and bare digits.
#[track_caller]
fn finds(text: &str, parts: &[(&str, Kind, &str)]) {
    let all = found(text);
    let seen: Vec<_> =
        all.iter().map(|one| (&text[one.range.clone()], one.kind, one.digits.as_str())).collect();
    assert_eq!(seen, parts, "{text}");
}

#[track_caller]
fn ordinary(texts: &[&str]) {
    for text in texts {
        finds(text, &[]);
    }
}

const ID: &str = "11010519491231002X";
const MOBILE: &str = "13812345678";
const CARD: &str = "6222021234567890128";

#[test]
fn every_kind_is_found_in_running_text() {
    finds(
        "身份证11010519491231002X号，电话：13812345678。卡号6222021234567890128；老证130503670401001。",
        &[
            (ID, ResidentId18, ID),
            (MOBILE, Mobile, MOBILE),
            (CARD, BankCard, CARD),
            ("130503670401001", ResidentId15, "130503670401001"),
        ],
    );
    let card = "4111111111111111";
    finds(card, &[(card, BankCard, card)]);
}

#[test]
fn the_check_letter_has_many_shapes() {
    for x in ["X", "x", "Ｘ", "ｘ", "Ⅹ", "×", " X", "-x"] {
        let written = format!("11010519491231002{x}");
        finds(&format!("（{written}）"), &[(&written, ResidentId18, ID)]);
    }
}

#[test]
fn separators_at_the_usual_places_hide_nothing() {
    for sep in [
        " ", "-", "–", "—", "－", "\u{A0}", "\u{3000}", "\u{2009}", "·", "・", " - ", "\u{2011}", "．", ".",
        "\n",
    ] {
        for (kind, digits, parts) in [
            (Mobile, MOBILE, vec!["138", "1234", "5678"]),
            (Mobile, MOBILE, vec!["1381", "234", "5678"]),
            (Mobile, MOBILE, vec!["1381", "2345", "678"]),
            (Mobile, MOBILE, vec!["138", "123", "45678"]),
            (ResidentId18, ID, vec!["110105", "19491231", "002X"]),
            (ResidentId18, ID, vec!["110105", "1949", "12", "31", "002", "X"]),
            (ResidentId18, ID, vec!["1101", "0519", "4912", "3100", "2X"]),
            (ResidentId15, "130503670401001", vec!["130503", "670401", "001"]),
            (BankCard, CARD, vec!["6222", "0212", "3456", "7890", "128"]),
        ] {
            let written = parts.join(sep);
            finds(&format!("号{written}，"), &[(&written, kind, digits)]);
        }
    }
}

#[test]
fn country_prefixes_belong_to_the_number() {
    for written in [
        "+8613812345678",
        "8613812345678",
        "008613812345678",
        "+86 138 1234 5678",
        "+86-138-1234-5678",
        "0086 13812345678",
        "86-13812345678",
        "＋８６１３８１２３４５６７８",
    ] {
        finds(&format!("电话{written}。"), &[(written, Mobile, MOBILE)]);
    }
    finds("（+86）13812345678", &[(MOBILE, Mobile, MOBILE)]);
}

#[test]
fn characters_of_no_width_hide_nothing() {
    for hidden in ["\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{AD}", "\u{2060}"] {
        for (kind, digits) in [(Mobile, MOBILE), (ResidentId18, ID), (BankCard, CARD)] {
            let marks: Vec<String> = digits.chars().map(String::from).collect();
            let written = marks.join(hidden);
            finds(&format!("{hidden}{written}{hidden}"), &[(&written, kind, digits)]);
        }
    }
}

#[test]
fn neighbours_do_not_hide_a_number() {
    for text in [
        "tel13812345678",
        "13812345678QQ12345",
        "1、13812345678",
        "1 13812345678 2020",
        "1 138 1234 5678",
        "2020-05-15 138-1234-5678",
        "1-13812345678",
        "2020-05-15 13812345678",
        "13812345678，2020",
        "值班13812345678元旦",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    for text in [
        "13812345678,13912345678",
        "13812345678/13912345678",
        "13812345678 13912345678",
        "138 1234 5678 139 1234 5678",
        "138-1234-5678 139-1234-5678",
        "4111 1111 1111 1111 4111 1111 1111 1111",
        "138 1234 5678 6222 0212 3456 7890 128",
    ] {
        assert_eq!(found(text).len(), 2, "{text}");
    }
    let id = "110105194912310021";
    finds(&format!("ID{ID}"), &[(ID, ResidentId18, ID)]);
    finds("卡号A6222021234567890128", &[(CARD, BankCard, CARD)]);
    finds(id, &[]);
}

#[test]
fn part_of_something_larger_is_no_number() {
    ordinary(&[
        "113812345678",
        "138123456789",
        "62220212345678901281",
        "3f2a13812345678bc",
        "a13812345678b",
        "3f2a13812345678",
        "7e5d1c1e-0a4b-4c3d-9e8f-a13812345678",
        "0.13812345678",
        "13812345678.50",
        "15234567890元",
        "￥15234567890",
        "2,138 1234 5678",
        "2020-138-1234-5678",
        "135.12345678",
        "2012 4111 1111 1111 1111",
        "4111 1111 1111 1111 2012",
        "4111-1111 1111-1111",
        "2020 - 138 - 1234 - 5678",
        "1381 2345 678,123",
        "8 613812345678",
        "86.13812345678",
        "138\n\n12345678",
        "11010519491231002x3",
        "1998-2003 150户",
        "630121100201 123",
    ]);
}

#[test]
fn ordinary_things_do_not_alarm() {
    ordinary(&[
        "湟政办〔2020〕15号",
        "630121100、630121100201",
        "2020-05-15 2020-06-28、2020051520200628、20200515 20200628",
        "2018-2020",
        "1,234,567.89元，12345678901.23",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "101.683921, 36.931205",
        "监督电话0971-2722100、09712722100、400-123-4567、12345",
        "978-7-5086-1234-5、9787508612345",
        "91630122MA7584XX9X",
        "2020-630123-48-01-012345",
        "138****5678",
    ]);
}

#[test]
fn an_allowed_number_compares_however_it_is_written() {
    for written in ["138-1234-5678", "+86 138 1234 5678", "１３８１２３４５６７８", "138\u{200B}12345678"]
    {
        assert_eq!(normalise(written), MOBILE);
    }
    assert_eq!(normalise("110105 19491231 002ｘ"), ID);
    assert_eq!(normalise("监督电话：0971-2722100"), "监督电话:09712722100");
    assert_eq!(normalise("+86971"), "+86971");
}

#[test]
fn few_digits_are_rejected_before_reading() {
    let digits = |text: &str| Needs::of(text).digits;
    assert!(!digits("二〇二〇年5月15日"));
    assert!(digits("１３８１２３４５６７８"));
    assert!(digits("1３8１2３4５6７8"));
    assert!(!digits("1３8１2３4５6７"));
    assert!(!digits("2020年5月15日、2020年6月28日"));
    assert!(Needs::of("电话一三八〇〇一三八〇〇〇").numerals);
    assert_eq!(Needs::of("一村一策，一户一档，一季一报，三年三步，五保五助"), Needs::default());
}

#[test]
fn numerals_are_digits_where_a_number_needs_them() {
    let mobile = "13800138000";
    for written in [
        "一三八〇〇一三八〇〇〇",
        "一三八零零一三八零零零",
        "幺三八零零幺三八零零零",
        "壹叁捌零零壹叁捌零零零",
        "一三八○○一三八○○○",
        "一三八-〇〇一三-八〇〇〇",
        "一三八 〇〇一三 八〇〇〇",
        "13八001三8000",
        "138〇〇138〇〇〇",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "¹³⁸⁰⁰¹³⁸⁰⁰⁰",
        "138一0013一8000",
    ] {
        for (before, after) in [("电话", ""), ("张", "。"), ("（", "）"), ("", "号")] {
            finds(&format!("{before}{written}{after}"), &[(written, Mobile, mobile)]);
        }
    }
    for (before, after) in [("张三", ""), ("王五", ""), ("", "一楼"), ("三十三", "")] {
        let text = format!("{before}一三八〇〇一三八〇〇〇{after}");
        finds(&text, &[("一三八〇〇一三八〇〇〇", Mobile, mobile)]);
        let text = format!("{before}13800138000{after}");
        finds(&text, &[(mobile, Mobile, mobile)]);
    }
    finds(
        "一一〇一〇五一九四九一二三一〇〇二X",
        &[("一一〇一〇五一九四九一二三一〇〇二X", ResidentId18, ID)],
    );
    finds(
        "六二二二〇二一二三四五六七八九〇一二八",
        &[("六二二二〇二一二三四五六七八九〇一二八", BankCard, CARD)],
    );
    finds("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", &[("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", Mobile, mobile)]);
    finds("༡༣༨༠༠༡༣༨༠༠༠", &[("༡༣༨༠༠༡༣༨༠༠༠", Mobile, mobile)]);
    ordinary(&[
        "二〇二〇年五月十五日至二〇二一年六月二十八日",
        "一、二、三、四、五、六、七、八、九、十、十一",
        "一 二 三 四 五 六 七 八 九 十",
        "①②③④⑤⑥⑦⑧⑨",
        "620121100一620121200",
        "2018一2020年",
        "一九四九一〇〇一",
    ]);
}

#[test]
fn characters_written_as_something_else_hide_nothing() {
    for written in [
        "&#49;3812345678",
        "&#x31;&#51;812345678",
        "\\u0031\\u0033812345678",
        "%31%33%38%31%32%33%34%35%36%37%38",
        "%EF%BC%91%EF%BC%93%EF%BC%98%EF%BC%91%EF%BC%92345678",
        "138&nbsp;1234&nbsp;5678",
        "1381234567%38",
    ] {
        finds(&format!("电话{written}。"), &[(written, Mobile, MOBILE)]);
        assert_eq!(normalise(written), MOBILE);
    }
    ordinary(&["%E6%9D%91%E5%BA%84", "50%，60%，13800138%00", "&#65;3812345678&#66;", "C:\\user\\20200515"]);
}

#[test]
fn telephones_of_a_household_are_found_and_those_of_an_office_are_not() {
    for (written, digits) in [
        ("0971-2722100", "09712722100"),
        ("0971—2722100", "09712722100"),
        ("０９７１－２７２２１００", "09712722100"),
        ("0971 2722100", "09712722100"),
        ("0971-272 2100", "09712722100"),
        ("010-65001234", "01065001234"),
        ("021-6500-1234", "02165001234"),
        ("+86 971 2722100", "09712722100"),
        ("+86-(0)971-2722100", "09712722100"),
        ("0086-10-65001234", "01065001234"),
        ("0971）2722100", "09712722100"),
        ("零九七一-二七二二一零零", "09712722100"),
    ] {
        finds(&format!("张三（{written}，"), &[(written, FixedLine, digits)]);
    }
    finds("家庭电话09712722100", &[("09712722100", FixedLine, "09712722100")]);
    finds("0971-2722100-8001", &[("0971-2722100", FixedLine, "09712722100")]);
    finds("电话：013812345678", &[("013812345678", Mobile, MOBILE)]);
    assert_eq!(found("0971-2722100、0971-2722101").len(), 2);
    ordinary(&[
        "监督电话0971-2722100",
        "咨询电话：0971-2722100、0971-2722101",
        "县里的值班室（热线 0971-2722100）",
        "可以到村委会查原始凭证，或打 0971-2722100",
        "县农业农村局 0971-2722100",
        "09712722100",
        "编号013812345678",
        "0971-20200515",
        "ZB-0312-2020015",
        "2020-0312-2722100",
        "0.0971-2722100",
        "0971-2722100123456",
        "0261-2722100、0971-1722100",
    ]);
    assert_eq!(numbers("监督电话0971-2722100").len(), 1);
}
