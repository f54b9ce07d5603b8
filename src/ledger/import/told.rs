//! Owns: what is told of an import — what is new, what changed, what was not understood and why. In: nothing.
//! Out: read by the terminal.

use crate::ledger::draft::Drafts;
use crate::ledger::map::Kind;
use crate::ledger::sheet::Sheet;
use crate::ledger::value::Fault;
use jiff::civil::Date;

/// Why something was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The cell does not hold what its column holds.
    Value(Fault),
    /// Nobody knows what the column holds.
    Column,
    /// It holds what the column with the heading in this cell holds, which is taken.
    Doubled(String),
    /// The same; nobody knows which of them is meant, and neither is taken.
    Rival(String),
    /// No heading was found in the sheet.
    Sheet,
    /// The row is neither an entry nor the title of a section.
    Row,
    /// It does not say of which place.
    NoPlace,
    /// No township of this name; one that is called much like it.
    Township(Option<String>),
    /// No village of this name; one that is called much like it.
    Village(Option<String>),
    /// Several villages of this name, and no township.
    TwoVillages,
    /// Several villages in one cell.
    SeveralVillages,
    /// Nothing to call it by.
    NoTitle,
    /// No programme is named, and there are several.
    NoProgramme,
    /// No such programme; those there are.
    Programme(Vec<String>),
    /// Nothing tells of which kind the measure is.
    NoKind,
    /// No such kind; one that is called much like it.
    Kind(Option<String>),
    /// No such stage; those of the kind.
    Stage(Vec<String>),
    /// Money without a source.
    NoSource,
    /// No such source; those there are.
    Source(Vec<String>),
    /// One amount, where the plan has several sources.
    Split,
    /// A sum that is not that of the sources beside it.
    Sum,
    /// One amount, where the plan has several entries of this source.
    Parts,
    /// No target of this form: `name value unit`.
    Target,
    /// Nothing has this key.
    Key,
    /// Several measures or problems are called so.
    Ambiguous,
    /// The row above of this number says it already, in this sheet or in another.
    Twice(Option<String>, usize),
    /// What stands in this cell says something else.
    Disagrees(String, String),
    /// The second day lies before the first.
    Order(Date, Date),
    /// A deadline that is there cannot be taken away.
    Undated,
    /// A problem needs the day on which it was found.
    NoFoundOn,
    /// The day on which a known problem was found stands where it was reported.
    FoundOn,
    /// A problem names no person.
    Person,
    /// A closed problem needs the day on which it was closed.
    NoClosedOn,
    /// A problem that is said to be open has such a day.
    NotClosed,
    /// The code does not begin as that of its township or county does.
    CodeUnder(String),
    /// The code does not have twelve digits.
    Code,
    /// The record is written in a way that only its author can change.
    Layout,
}

/// Something that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The sheet's name.
    pub sheet: String,
    /// The row's number; none: the whole sheet or column.
    pub line: Option<usize>,
    /// The cell's address.
    pub cell: Option<String>,
    /// The column's heading.
    pub heading: Option<String>,
    /// What stands there.
    pub value: String,
    /// Why.
    pub why: Why,
}

/// A record's entry that is new or says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The entry's key.
    pub key: String,
    /// Its title or name.
    pub title: String,
    /// Whether it is new.
    pub new: bool,
    /// What changed: heading, before, after.
    pub fields: Vec<(String, String, String)>,
}

/// What an import makes of a ledger.
#[derive(Debug)]
pub struct Import {
    /// Records with their new values.
    pub drafts: Drafts,
    /// What is new or changed, in the order of the ledger.
    pub changes: Vec<Change>,
    /// Entries that say what the records say.
    pub unchanged: usize,
    /// What was not understood, in the order of the ledger.
    pub rejects: Vec<Reject>,
    /// Sheets that were read, with what each lists and how many entries it has.
    pub sheets: Vec<(String, Kind, usize)>,
    /// Sheets that are hidden, though something stands in them.
    pub hidden: Vec<String>,
}

impl Import {
    /// Whether a sheet is not read because nobody sees it, of which is told.
    pub fn pass_over(&mut self, sheet: &Sheet) -> bool {
        if sheet.hidden {
            self.hidden.push(sheet.name.clone());
        }
        sheet.hidden
    }
}
