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
        "138\n\n12345678",
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
    for written in [
        "138-1234-5678",
        "+86 138 1234 5678",
        "１３８１２３４５６７８",
        "138\u{200B}12345678",
        "（138）1234 5678",
        "013812345678",
    ] {
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

#[test]
fn any_number_of_blanks_between_usual_groups_hides_nothing() {
    for gap in
        ["    ", "          ", "\t\t\t\t\t", "\n        ", "  \r\n\t  ", "\u{3000}\u{3000}\u{3000}\u{3000}"]
    {
        for (kind, digits, parts) in [
            (Mobile, MOBILE, vec!["138", "1234", "5678"]),
            (ResidentId18, ID, vec!["110105", "19491231", "002X"]),
            (BankCard, CARD, vec!["6222", "0212", "3456", "7890", "128"]),
            (FixedLine, "09715551234", vec!["0971", "5551234"]),
            (FixedLine, "01065001234", vec!["010", "65001234"]),
        ] {
            let written = parts.join(gap);
            finds(&format!("张三{written}，"), &[(&written, kind, digits)]);
        }
    }
    finds("+86    138 1234    5678", &[("+86    138 1234    5678", Mobile, MOBILE)]);
    assert_eq!(found("138    1234    5678\n139    1234    5678").len(), 2);
    assert_eq!(found("138    1234    5678    139    1234    5678").len(), 2);
    assert_eq!(found("1    13812345678    2020").len(), 1);
    ordinary(&[
        "桥头村    138    12345678",
        "桥头村    1381    234    5678",
        "2020    138    1234    5678",
        "138    1234    5678    900",
        "12    138    1234    5678    7",
        "130503    670401    001",
        "138\n\n1234\n\n5678",
        "2020    20200515    20200628",
    ]);
}

#[test]
fn letters_beside_a_number_do_not_hide_it() {
    for text in [
        "ID11010519491231002Xzhangsan",
        "11010519491231002Xzhangsan",
        "110105 19491231 002xzhangsan",
        "a1b2c3d4e5f11010519491231002Xa",
    ] {
        let all = found(text);
        assert!(matches!(all.as_slice(), [one] if one.kind == ResidentId18 && one.digits == ID), "{text}");
    }
    finds("11010519491231002X13812345678", &[(ID, ResidentId18, ID), (MOBILE, Mobile, MOBILE)]);
    finds("id440524188001010014zs", &[("440524188001010014", ResidentId18, "440524188001010014")]);
    for text in [
        "wx13812345678vx",
        "a13812345678b",
        "a13812345678b@qq.com",
        "13812345678a2",
        "2b13812345678",
        "zhang_13812345678_li",
        "wxZhangsan2_13812345678vx",
        "bad13812345678cafe",
        "13812345678xiaoming",
    ] {
        finds(text, &[(MOBILE, Mobile, MOBILE)]);
    }
    finds("no6222021234567890128x", &[(CARD, BankCard, CARD)]);
    ordinary(&[
        "3f2a13812345678bc",
        "9c13812345678d41e",
        "dGhpc1Iz13812345678aQ4zT9x",
        "A1b2C3d13812345678",
        "id130524188001010014zs",
    ]);
}

#[test]
fn a_full_stop_of_a_list_or_a_sentence_joins_no_number() {
    for text in [
        "1.13812345678",
        "12.13812345678，",
        "86.13812345678",
        "名单：\n 3.13812345678",
        "1.2.13812345678",
        "1.138-1234-5678",
        "电话13812345678.2号楼",
        "13812345678.20号楼",
        "13812345678.7z",
        "13812345678.3gp",
        "13812345678.2.pdf",
        "13812345678.1234",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    assert_eq!(found("13812345678.13912345678").len(), 2);
    finds("130503670401001.5", &[("130503670401001", ResidentId15, "130503670401001")]);
    finds("1.6222021234567890128", &[(CARD, BankCard, CARD)]);
    finds("1.0971-2722100", &[("0971-2722100", FixedLine, "09712722100")]);
    ordinary(&[
        "13812345678.00元",
        "13812345678.50 元",
        "13812345678.5亩",
        "13812345678.5",
        "13812345678.50。",
        "13812345678.123m",
        "130503670401001.5元",
        "1.130503670401001",
        "0.13812345678",
        "2020.13812345678",
        "[101.13812345678, 36.13912345678]",
        "101.13812345678,36.93",
        "\"lat\": 36.13812345678",
        "lat=36.13812345678",
        "¥1.13812345678",
        "1.0971 5551234",
    ]);
}

#[test]
fn numbers_that_look_like_sums_or_rows_are_found() {
    for (text, written) in [
        ("$13812345678$", MOBILE),
        ("电话13812345678 元芳", MOBILE),
        ("电话13812345678元稹", MOBILE),
        ("手机：013812345678", "013812345678"),
        ("手机：0138 1234 5678", "0138 1234 5678"),
        ("(138)12345678", "138)12345678"),
        ("（138）1234 5678", "138）1234 5678"),
        ("+86 (138) 1234-5678", "138) 1234-5678"),
        ("1 3 8 1 2 3 4 5 6 7 8", "1 3 8 1 2 3 4 5 6 7 8"),
        ("电话1-3-8-1-2-3-4-5-6-7-8。", "1-3-8-1-2-3-4-5-6-7-8"),
        ("1-138-1234-5678", "138-1234-5678"),
    ] {
        finds(text, &[(written, Mobile, MOBILE)]);
    }
    for (text, written) in [
        ("622202 1234567890128", "622202 1234567890128"),
        ("1-6222-0212-3456-7890-128", "6222-0212-3456-7890-128"),
        ("2020 6222 0212 3456 7890 128", "6222 0212 3456 7890 128"),
    ] {
        finds(text, &[(written, BankCard, CARD)]);
    }
    let spaced = "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X";
    finds(spaced, &[(spaced, ResidentId18, ID)]);
    ordinary(&[
        "$13812345678",
        "13812345678元整",
        "13812345678 元",
        "投入13812345678元修路",
        "电话费13812345678元。",
        "1 3 8 1 2 3 4 5 6 7 8 9",
        "9 1 3 8 1 2 3 4 5 6 7 8",
        "编号013812345678",
        "(138)20200515",
        "(138)12345678元",
        "(138) 123456789",
        "2020-6222-0212-3456-7890-128",
        "2020-138-1234-5678",
    ]);
}

#[test]
fn signs_that_nobody_sees_or_that_look_like_dashes_hide_nothing() {
    for hidden in [
        "\u{E0100}",
        "\u{E01EF}",
        "\u{E0001}",
        "\u{E007F}",
        "\u{3164}",
        "\u{FFA0}",
        "\u{115F}",
        "\u{1160}",
        "\u{300}",
        "\u{332}",
        "\u{36F}",
        "\u{20D0}",
        "\u{20E3}",
        "\u{20FF}",
        "\u{FE0F}\u{20E3}",
        "\u{180B}",
    ] {
        let marks: Vec<String> = MOBILE.chars().map(String::from).collect();
        let written = marks.join(hidden);
        finds(&format!("电话{written}。"), &[(&written, Mobile, MOBILE)]);
    }
    for sep in ["\u{2500}", "\u{2501}", "\u{30FC}", "\u{2028}", "\u{2029}", "\u{2800}"] {
        let written = ["138", "1234", "5678"].join(sep);
        finds(&format!("电话{written}。"), &[(&written, Mobile, MOBILE)]);
        let written = ["0971", "5551234"].join(sep);
        finds(&format!("张三{written}。"), &[(&written, FixedLine, "09715551234")]);
    }
    finds("张三0971.5551234。", &[("0971.5551234", FixedLine, "09715551234")]);
    ordinary(&["0971.20200515", "0.0971.5551234", "1.0971.55512345678", "0971.5551234.5", "97.15551234"]);
}

#[test]
fn digits_of_every_script_are_digits() {
    let first = [
        '\u{24F4}',
        '\u{1F101}',
        '\u{7C0}',
        '\u{E50}',
        '\u{1040}',
        '\u{A9D0}',
        '\u{11F50}',
        '\u{1D7F6}',
        '\u{1FBF0}',
    ];
    for zero in first {
        let digit = |c: char| match (c, zero) {
            ('0', '\u{24F4}') => '\u{24FF}',
            _ => char::from_u32(u32::from(zero) + u32::from(c) - 48).unwrap(),
        };
        let written: String = "13800138059".chars().map(digit).collect();
        finds(&format!("电话{written}。"), &[(&written, Mobile, "13800138059")]);
    }
    for (written, digits) in
        [("〡〣〨〇〇〡〣〨〇〥〩", "13800138059"), ("❶❸❽⓿⓿❶❸❽⓿❺❾", "13800138059"), ("➊➌➑➊➋➌➍➎➏➐➑", MOBILE)]
    {
        finds(&format!("电话{written}。"), &[(written, Mobile, digits)]);
    }
}

#[test]
fn the_nearest_word_says_whose_a_telephone_is() {
    for text in [
        "张三在乡政府上班，宅电 0971-5551234",
        "李四是派出所协警，家里电话0971-5551234",
        "村委会王五，家庭电话：0971-5551234",
        "学校老师本人 0971-5551234",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
    for office in [
        "幼儿园",
        "敬老院",
        "卫生室",
        "卫生院",
        "纪委",
        "监委",
        "信访",
        "接待室",
        "指挥部",
        "窗口",
        "供销社",
        "合作社",
        "林场",
        "供电公司",
        "自来水公司",
        "公交公司",
        "供电所",
        "水管所",
    ] {
        ordinary(&[&format!("桥头村{office} 0971-5551234"), &format!("{office}电话：09715551234")]);
    }
    ordinary(&["本人可到村委会查，或打 0971-5551234", "国家中小学校 0971-5551234"]);
}

#[test]
fn serial_numbers_of_things_and_pages_are_no_telephones() {
    for label in ["电表号", "水表号", "项目编码", "项目编号", "文件编号", "批号", "流水号", "合同号", "编号"]
    {
        ordinary(&[
            &format!("{label}13812345678"),
            &format!("{label}：13812345678，"),
            &format!("{label}为 13812345678"),
        ]);
        assert_eq!(found(&format!("{label}1，电话13812345678")).len(), 1);
    }
    ordinary(&[
        "https://www.example.gov.cn/xxgk/202005/t20200513_15912345678.htm",
        "见http://example.com/art/2020/art_13812345678_1.html。",
    ]);
    for text in [
        "art_13812345678_1.html",
        "https://example.com/13812345678.html",
        "https://example.com/?a_13812345678_1.html",
        "https://example.com/ 张三_13812345678.txt",
        "https://example.com/张三_13812345678.txt",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
    }
}
