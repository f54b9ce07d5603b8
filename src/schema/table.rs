//! Owns: the keys of every record and entry, in the order in which they are best read: what it is, who, when,
//! how far, remarks, then tables and entries. In: nothing. Out: constant tables.

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A text.
    Text,
    /// A text that is a safe part of an address.
    Id,
    /// Digits in quotation marks, of one of these lengths.
    Code(&'static [usize]),
    /// One of these words.
    Word(&'static [&'static str]),
    /// An address of the web.
    Url,
    /// `true` or `false`.
    Flag,
    /// An integer from 0.
    Count,
    /// Any integer.
    Integer,
    /// A decimal of at most six places.
    Quantity,
    /// A decimal from 0 to 1.
    Share,
    /// Yuan: from 0, of at most two places.
    Money,
    /// A local date.
    Date,
    /// A list of texts.
    Texts,
    /// A text or a list of texts.
    TextOrTexts,
    /// Longitude and latitude in degrees.
    LonLat,
    /// Any labels with plain values.
    Facts,
    /// Names with decimals.
    Quantities,
    /// Names with dates.
    Dates,
    /// Names with lists of texts.
    Lists,
    /// Yuan, or yuan by source.
    Spent,
    /// `[key]`
    Table(&'static [Field]),
    /// `[[key]]`
    Entries(&'static [Field]),
}

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As records write it.
    pub key: &'static str,
    /// What it may hold.
    pub form: Form,
    /// Whether the record cannot be without it.
    pub required: bool,
    /// A value as an example, in TOML; nothing for tables and entries.
    pub example: &'static str,
}

impl Field {
    /// The keys inside a table or its entries; none where any name may stand, or none at all.
    pub fn inside(&self) -> Option<&'static [Field]> {
        match self.form {
            Form::Table(fields) | Form::Entries(fields) => Some(fields),
            _ => None,
        }
    }
}

const fn may(key: &'static str, form: Form, example: &'static str) -> Field {
    Field { key, form, required: false, example }
}

const fn must(key: &'static str, form: Form, example: &'static str) -> Field {
    Field { key, form, required: true, example }
}

const fn entries(key: &'static str, fields: &'static [Field]) -> Field {
    Field { key, form: Form::Entries(fields), required: false, example: "" }
}

const fn table(key: &'static str, fields: &'static [Field]) -> Field {
    Field { key, form: Form::Table(fields), required: false, example: "" }
}

const INTERNAL: Field = may("internal", Form::Flag, "true");
const STATUS: Field = may("status", Form::Word(STATUSES), r#""doing""#);
const STATUSES: &[&str] = &["planned", "doing", "done", "suspended", "cancelled"];

/// `site.toml`
pub const SITE: &[Field] = &[
    must("title", Form::Text, r#""湟北县一村一策""#),
    must("county", Form::Text, r#""湟北县""#),
    may("code", Form::Code(&[2, 4, 6]), r#""630199""#),
    may("language", Form::Word(&["zh-Hans", "zh-Hant", "en"]), r#""zh-Hans""#),
    may("base_url", Form::Url, r#""https://yicunyice.example/""#),
    may("theme", Form::Text, r#""default""#),
    may("as_of", Form::Date, "2020-06-10"),
    may("publisher", Form::Text, r#""湟北县村务公开领导小组办公室""#),
    may("hotline", Form::Text, r#""0971-5550100""#),
    table(
        "publication",
        &[
            may("due_soon_days", Form::Count, "30"),
            may("stale_after_days", Form::Count, "92"),
            may("fund_sources", Form::Texts, r#"["政府补", "群众投", "社会筹", "单位帮", "银行贷"]"#),
        ],
    ),
    table("privacy", &[may("allow", Form::Texts, r#"["13800000000"]"#)]),
];

/// `home.md`
pub const HOME: &[Field] = &[INTERNAL];

/// `measures.toml`
pub const KINDS: &[Field] = &[
    INTERNAL,
    entries(
        "measures",
        &[
            must("id", Form::Id, r#""tonglu""#),
            must("name", Form::Text, r#""村组通路""#),
            may("group", Form::Text, r#""基础设施""#),
            may("about", Form::Text, r#""水泥路通到村民小组""#),
            may("stages", Form::Texts, r#"["村民议定", "勘测设计", "开工", "验收"]"#),
            INTERNAL,
        ],
    ),
];

/// `units.toml`
pub const UNITS: &[Field] = &[
    INTERNAL,
    entries(
        "units",
        &[
            must("id", Form::Id, r#""nongyeju""#),
            must("name", Form::Text, r#""县农业农村局""#),
            may("contact", Form::Text, r#""0971-5550110""#),
            INTERNAL,
        ],
    ),
];

/// `disclosures.toml`
pub const DISCLOSURES: &[Field] = &[
    INTERNAL,
    entries(
        "disclosures",
        &[
            must("id", Form::Id, r#""caiwu""#),
            must("name", Form::Text, r#""村级财务收支""#),
            may("group", Form::Text, r#""财务""#),
            may("basis", Form::Text, r#""《村民委员会组织法》第三十条""#),
            may("since", Form::Date, "2020-01-01"),
            may("every", Form::Word(&["month", "quarter", "half-year", "year"]), r#""quarter""#),
            may("days", Form::Count, "30"),
            INTERNAL,
        ],
    ),
];

/// `programmes/X.md`
pub const PROGRAMME: &[Field] = &[
    must("name", Form::Text, r#""脱贫攻坚""#),
    may("lead", Form::Text, r#""nongyeju""#),
    may("start", Form::Date, "2020-03-01"),
    may("end", Form::Date, "2020-12-31"),
    may("classes", Form::Texts, r#"["已经融合", "推进融合", "创造条件融合"]"#),
    may("requires", Form::Texts, r#"["tonglu"]"#),
    INTERNAL,
    entries(
        "targets",
        &[
            must("name", Form::Text, r#""第一批村办结""#),
            must("by", Form::Date, "2020-06-30"),
            must("share", Form::Share, "0.6"),
            INTERNAL,
        ],
    ),
    entries(
        "quotas",
        &[
            must("role", Form::Text, r#""联村领导""#),
            may("visits", Form::Count, "1"),
            may("problems", Form::Count, "1"),
            must("per", Form::Word(&["month", "quarter", "year"]), r#""quarter""#),
            INTERNAL,
        ],
    ),
    entries("measures", MEASURE),
    entries("problems", NEW_PROBLEM),
];

const PEOPLE: Field = entries(
    "people",
    &[
        must("name", Form::Text, r#""张某""#),
        must("role", Form::Text, r#""村党支部书记""#),
        may("unit", Form::Text, r#""县农业农村局""#),
        may("phone", Form::Text, r#""0971-5550202""#),
        may("public", Form::Flag, "true"),
        INTERNAL,
    ],
);

/// `township.md`
pub const TOWNSHIP: &[Field] = &[
    must("name", Form::Text, r#""河西镇""#),
    may("code", Form::Code(&[9]), r#""630199101""#),
    may("kind", Form::Text, r#""镇""#),
    may("lead", Form::Text, r#""镇党委书记张某""#),
    may("order", Form::Integer, "1"),
    INTERNAL,
    PEOPLE,
];

/// `village.md`
pub const VILLAGE: &[Field] = &[
    must("name", Form::Text, r#""桥头村""#),
    may("code", Form::Code(&[12]), r#""630199101201""#),
    may("kind", Form::Text, r#""行政村""#),
    may("tags", Form::Texts, r#"["难点村"]"#),
    may("households", Form::Count, "212"),
    may("population", Form::Count, "806"),
    may("area", Form::Quantity, "4.6"),
    may("lonlat", Form::LonLat, "[101.68, 36.93]"),
    INTERNAL,
    may("facts", Form::Facts, r#"{ "耕地" = "1260亩", "村民小组" = 5 }"#),
    PEOPLE,
];

/// `plans/X.md`
pub const PLAN: &[Field] = &[
    may("title", Form::Text, r#""桥头村脱贫攻坚方案""#),
    may("document_no", Form::Text, r#""河政发〔2020〕12号""#),
    may("class", Form::Text, r#""推进融合""#),
    may("start", Form::Date, "2020-03-01"),
    may("end", Form::Date, "2020-12-31"),
    INTERNAL,
    entries(
        "approvals",
        &[
            must("step", Form::Text, r#""村民代表会议通过""#),
            must("by", Form::Text, r#""桥头村村民代表会议""#),
            may("on", Form::Date, "2020-03-05"),
            INTERNAL,
        ],
    ),
    entries("measures", MEASURE),
    entries("problems", NEW_PROBLEM),
];

const MEASURE: &[Field] = &[
    must("id", Form::Id, r#""gaice""#),
    must("kind", Form::Text, r#""tonglu""#),
    must("title", Form::Text, r#""四十户改成水冲厕所，分两批做完""#),
    may("lead", Form::TextOrTexts, r#"["cunliangwei"]"#),
    may("with", Form::Texts, r#"["nongyeju"]"#),
    may("person", Form::Text, r#""村党支部书记张某""#),
    may("start", Form::Date, "2020-03-05"),
    may("due", Form::Date, "2020-09-30"),
    STATUS,
    may("stage", Form::Text, r#""勘测设计""#),
    may("done_on", Form::Date, "2020-09-20"),
    may("note", Form::Text, r#""先改老人户""#),
    INTERNAL,
    entries(
        "targets",
        &[
            must("name", Form::Text, r#""改厕户数""#),
            must("unit", Form::Text, r#""户""#),
            may("baseline", Form::Quantity, "0"),
            must("value", Form::Quantity, "40"),
            INTERNAL,
        ],
    ),
    entries(
        "milestones",
        &[
            must("title", Form::Text, r#""第一批""#),
            must("due", Form::Date, "2020-06-30"),
            may("amount", Form::Quantity, "15"),
            may("members", Form::Texts, r#"["H001", "H002"]"#),
            may("done_on", Form::Date, "2020-06-28"),
            INTERNAL,
        ],
    ),
    entries(
        "funds",
        &[
            must("source", Form::Text, r#""政府补""#),
            must("amount", Form::Money, "180000"),
            may("note", Form::Text, r#""每户1500元""#),
            INTERNAL,
        ],
    ),
];

/// A problem in a plan or programme is always a new one.
const NEW_PROBLEM: &[Field] = &problem(true);

/// In a summary an earlier one may stand again, with its id and what changed.
const PROBLEM: &[Field] = &problem(false);

const fn problem(new: bool) -> [Field; 13] {
    const fn field(key: &'static str, form: Form, required: bool, example: &'static str) -> Field {
        Field { key, form, required, example }
    }
    [
        must("id", Form::Id, r#""paishui""#),
        field("title", Form::Text, new, r#""村南路边没有排水沟，雨后积水""#),
        may("category", Form::Text, r#""道路""#),
        may("notice_no", Form::Text, r#""河整改〔2020〕3号""#),
        field("found_on", Form::Date, new, "2020-05-15"),
        may("found_by", Form::Text, r#""村务监督委员会""#),
        may("lead", Form::TextOrTexts, r#""cunliangwei""#),
        may("due", Form::Date, "2020-06-30"),
        may("closed_on", Form::Date, "2020-06-20"),
        may("closed_by", Form::Text, r#""村民代表张某""#),
        may("evidence", Form::Text, r#""yanshou.pdf""#),
        may("note", Form::Text, r#""两户合用一个，正在商量""#),
        INTERNAL,
    ]
}

/// `progress/DATE.md`
pub const PROGRESS: &[Field] = &[
    must("date", Form::Date, "2020-05-15"),
    may("title", Form::Text, r#""桥头村五月进展总结""#),
    may("period", Form::Text, r#""2020年4月至5月""#),
    may("author", Form::Text, r#""桥头村村民委员会""#),
    INTERNAL,
    entries(
        "updates",
        &[
            must("measure", Form::Text, r#""gaice""#),
            STATUS,
            may("stage", Form::Text, r#""开工""#),
            may("done_on", Form::Date, "2020-05-12"),
            may("values", Form::Quantities, r#"{ "改厕户数" = 6 }"#),
            may("spent", Form::Spent, r#"{ "政府补" = 30000 }"#),
            may("due", Form::Date, "2020-10-31"),
            may("milestones", Form::Dates, r#"{ "第一批" = 2020-06-28 }"#),
            may("achieved", Form::Lists, r#"{ "第一批" = ["H001", "H002"] }"#),
            may("note", Form::Text, r#""雨季停工二十天""#),
            INTERNAL,
        ],
    ),
    entries("problems", PROBLEM),
    entries(
        "visits",
        &[
            must("on", Form::Date, "2020-05-12"),
            must("by", Form::Text, r#""张某""#),
            must("role", Form::Text, r#""联村领导""#),
            may("solved", Form::Count, "1"),
            may("note", Form::Text, r#""看了村南的路""#),
            INTERNAL,
        ],
    ),
];

/// `notices/DATE.md`
pub const NOTICE: &[Field] = &[
    must("date", Form::Date, "2020-04-10"),
    must("item", Form::Text, r#""caiwu""#),
    must("title", Form::Text, r#""2020年第一季度财务收支""#),
    may("until", Form::Date, "2020-05-10"),
    INTERNAL,
];
