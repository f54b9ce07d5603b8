//! Owns: ledgers (台账) in spreadsheets — reading what a county already has, writing it out again.
//! In: files, maps of headings, today's records. Out: drafts of records with what was not understood; workbooks.

mod draft;
mod export;
mod heading;
mod import;
mod map;
mod rows;
mod sheet;
mod shown;
mod value;

pub use draft::{DraftError, Drafts, is_untouched, put_file};
pub use export::workbook;
pub use import::{Change, Import, Reject, Today, Why, import};
pub use map::{Kind, MapError, Maps};
pub use sheet::{CELLS, ROWS, SIGNS, Sheet, SheetError, hush_readers, read};
pub use shown::Shown;
pub use value::Fault;
