//! Owns: how cells look — kinds of cells by tones of states. In: signs and a language. Out: the numbers of styles, and
//! `styles.xml`.

use super::{Looks, escape};
use std::fmt::Write;
use std::sync::LazyLock;

/// How something stands. Deep red is for what is overdue and for nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// No state.
    Plain,
    /// Done, closed, met.
    Done,
    /// Under way.
    Doing,
    /// Not begun, not due.
    Planned,
    /// Past its deadline.
    Overdue,
    /// Close to its deadline.
    Soon,
    /// Suspended.
    Suspended,
    /// Cancelled.
    Cancelled,
}

impl Tone {
    /// All of them, in the order of their styles.
    pub const ALL: [Tone; 8] = [
        Tone::Plain,
        Tone::Done,
        Tone::Doing,
        Tone::Planned,
        Tone::Overdue,
        Tone::Soon,
        Tone::Suspended,
        Tone::Cancelled,
    ];

    /// The message of its sign; none where it has no sign.
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Tone::Plain | Tone::Soon => None,
            Tone::Done => Some("sign-done"),
            Tone::Doing => Some("sign-doing"),
            Tone::Planned => Some("sign-planned"),
            Tone::Overdue => Some("sign-overdue"),
            Tone::Suspended => Some("sign-suspended"),
            Tone::Cancelled => Some("sign-cancelled"),
        }
    }

    /// Ink and ground, in the colours of the site.
    fn colours(self) -> (&'static str, Option<&'static str>) {
        match self {
            Tone::Plain | Tone::Doing => ("1A1A18", None),
            Tone::Done => ("2C6140", Some("E7F0E9")),
            Tone::Planned => ("66645E", None),
            Tone::Overdue => ("9D1C1C", Some("F8E4E2")),
            Tone::Soon => ("855400", Some("FAF0DC")),
            Tone::Suspended | Tone::Cancelled => ("66645E", Some("E7E4DC")),
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With a tone, its sign stands before it.
    Text,
    /// The same without the sign.
    Tinted,
    /// A text that nobody may take for a formula, even after it is edited.
    Guarded,
    /// Digits that are a name.
    Code,
    Number,
    Money,
    Date,
}

const KINDS: [Kind; 7] =
    [Kind::Text, Kind::Tinted, Kind::Guarded, Kind::Code, Kind::Number, Kind::Money, Kind::Date];

/// The style of a title over a sheet.
pub const TITLE: usize = 1;
/// The style of a heading.
pub const HEAD: usize = 2;
/// Style 0 is that of cells that nobody wrote.
const FIRST: usize = 3;

/// The number of a cell's style.
pub fn number(kind: Kind, tone: Tone) -> usize {
    FIRST + kind as usize * Tone::ALL.len() + tone as usize
}

/// What the value of a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// There is none: the cell ends with its tag.
    Blank,
    Number,
    /// The number of a text.
    Text,
}

/// How a cell goes on between the number of its row and its value.
pub fn opening(style: usize, sort: Sort) -> &'static [u8] {
    static OPENINGS: LazyLock<Vec<[String; 3]>> = LazyLock::new(|| {
        let all = 0..FIRST + KINDS.len() * Tone::ALL.len();
        let ends = |style| ["/>", "><v>", " t=\"s\"><v>"].map(|end| format!("\" s=\"{style}\"{end}"));
        all.map(ends).collect()
    });
    OPENINGS[style][sort as usize].as_bytes()
}

/// Numbers of formats that every spreadsheet knows: a text; thousands with two places.
const AS_TEXT: usize = 49;
const AS_MONEY: usize = 4;
/// Numbers of formats that the workbook brings along.
const AS_DATE: usize = 164;
const WITH_SIGN: usize = 165;

/// `styles.xml`
pub fn xml(looks: &Looks) -> String {
    let mut out = format!("<styleSheet xmlns=\"{}\">", super::package::MAIN);
    formats(looks, &mut out);
    fonts(looks, &mut out);
    fills(&mut out);
    out.push_str("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>");
    for side in ["left", "right", "top", "bottom"] {
        add(&mut out, format_args!("<{side} style=\"thin\"><color rgb=\"FFB8B5AC\"/></{side}>"));
    }
    out.push_str("<diagonal/></border></borders>");
    out.push_str("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
    cells(&mut out);
    out.push_str(
        "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
    );
    out.push_str("<dxfs count=\"0\"/></styleSheet>");
    out
}

fn add(out: &mut String, parts: std::fmt::Arguments<'_>) {
    // A string takes every part.
    let _ = out.write_fmt(parts);
}

fn formats(looks: &Looks, out: &mut String) {
    add(out, format_args!("<numFmts count=\"{}\">", Tone::ALL.len() + 1));
    add(out, format_args!("<numFmt numFmtId=\"{AS_DATE}\" formatCode=\"yyyy\\-mm\\-dd\"/>"));
    for (at, sign) in looks.signs.iter().enumerate() {
        let code = match sign.replace('"', "").as_str() {
            "" => "@".to_owned(),
            sign => format!("\"{sign} \"@"),
        };
        let mut escaped = String::new();
        escape(&code, &mut escaped);
        add(out, format_args!("<numFmt numFmtId=\"{}\" formatCode=\"{escaped}\"/>", WITH_SIGN + at));
    }
    out.push_str("</numFmts>");
}

/// Of plain cells, the title, headings, then one a tone.
fn fonts(looks: &Looks, out: &mut String) {
    let name = match looks.language {
        "zh-Hans" => "宋体",
        "zh-Hant" => "新細明體",
        _ => "Calibri",
    };
    add(out, format_args!("<fonts count=\"{}\">", 3 + Tone::ALL.len()));
    let mut font = |bold: bool, size: u32, ink: &str| {
        let bold = if bold { "<b/>" } else { "" };
        add(
            out,
            format_args!(
                "<font>{bold}<sz val=\"{size}\"/><color rgb=\"FF{ink}\"/><name val=\"{name}\"/></font>"
            ),
        );
    };
    font(false, 11, "1A1A18");
    font(true, 16, "1A1A18");
    font(true, 11, "1A1A18");
    for tone in Tone::ALL {
        font(tone == Tone::Overdue, 11, tone.colours().0);
    }
    out.push_str("</fonts>");
}

/// The two that a spreadsheet expects first, the heading's, then one a tone.
fn fills(out: &mut String) {
    add(out, format_args!("<fills count=\"{}\">", 3 + Tone::ALL.len()));
    out.push_str(
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
    );
    let grounds = Tone::ALL.iter().map(|tone| tone.colours().1);
    for ground in [Some("EFEBE3")].into_iter().chain(grounds) {
        match ground {
            Some(ground) => add(
                out,
                format_args!(
                    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{ground}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
                ),
            ),
            None => out.push_str("<fill><patternFill patternType=\"none\"/></fill>"),
        }
    }
    out.push_str("</fills>");
}

fn cells(out: &mut String) {
    add(out, format_args!("<cellXfs count=\"{}\">", FIRST + KINDS.len() * Tone::ALL.len()));
    out.push_str("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
    out.push_str("<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\"/></xf>");
    out.push_str("<xf numFmtId=\"0\" fontId=\"2\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>");
    for kind in KINDS {
        for tone in Tone::ALL {
            let (format, align) = match kind {
                Kind::Text if tone == Tone::Plain => (0, "vertical=\"center\" wrapText=\"1\""),
                Kind::Text => (WITH_SIGN + tone as usize, "vertical=\"center\" wrapText=\"1\""),
                Kind::Tinted | Kind::Guarded => (0, "vertical=\"center\" wrapText=\"1\""),
                Kind::Code => (AS_TEXT, "horizontal=\"center\" vertical=\"center\""),
                Kind::Number => (0, "horizontal=\"right\" vertical=\"center\""),
                Kind::Money => (AS_MONEY, "horizontal=\"right\" vertical=\"center\""),
                Kind::Date => (AS_DATE, "horizontal=\"center\" vertical=\"center\""),
            };
            let quoted = if kind == Kind::Guarded { " quotePrefix=\"1\"" } else { "" };
            let (font, fill) = (3 + tone as usize, 3 + tone as usize);
            add(
                out,
                format_args!(
                    "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"1\" xfId=\"0\"{quoted} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {align}/></xf>"
                ),
            );
        }
    }
    out.push_str("</cellXfs>");
}
