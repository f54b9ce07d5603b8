//! Owns clerks' Markdown: what a checker must know of it, and the safe HTML that it becomes.
//! In: Markdown text, and for `render` an answer to the question where a relative link leads.
//! Out: `Scan` with text runs that point back into the source; HTML5 for the body of a page.

mod address;
mod anchor;
mod clean;
mod entity;
mod escape;
mod flanking;
mod footnote;
mod markup;
mod patch;
mod raw;
mod render;
mod scan;
mod script;
mod table;
mod tags;
mod text;

#[cfg(test)]
mod emphasis_tests;
#[cfg(test)]
mod load_tests;
#[cfg(test)]
mod render_tests;
#[cfg(test)]
mod scan_tests;

pub use anchor::{anchor_of, find_anchor};
pub use entity::reference;
pub use render::render;
pub use scan::scan;
pub use text::{RunKind, TextRun};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Texts above so many bytes are read one at a time.
const LARGE: usize = 256 << 10;

/// The turn of a large text. While it is read it takes a hundred times its size, and a machine has many threads.
fn turn(markdown: &str) -> Option<MutexGuard<'static, ()>> {
    static TURN: Mutex<()> = Mutex::new(());
    (markdown.len() > LARGE).then(|| TURN.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The text with some ranges (whole lines) turned into white space, every byte at its offset.
pub fn blanked<'t>(text: &'t str, ranges: &[Range<usize>]) -> Cow<'t, str> {
    if ranges.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        out.extend(
            text[range.clone()]
                .bytes()
                .map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }),
        );
        at = range.end;
    }
    out.push_str(&text[at..]);
    out.into()
}

/// What one walk over a text finds, each list in source order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Relative links and pictures, `#fragment` included; nothing that `removed` lists.
    pub links: Vec<Link>,
    /// What `render` leaves out or weakens, so that nobody loses text unawares.
    pub removed: Vec<Removed>,
    /// The ids of the headings, the very ones that `render` writes.
    pub anchors: Vec<String>,
}

/// A relative link or picture.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the Markdown: the destination where it stands beside the link, else the whole link.
    pub range: Range<usize>,
    /// The destination, escapes and entities resolved, `%XX` kept; the same that `render` asks about.
    pub dest: String,
    /// A picture, not a link.
    pub image: bool,
    /// A picture whose description is missing or blank.
    pub alt_missing: bool,
}

/// Something that the published page does not carry as written.
#[derive(Debug, PartialEq, Eq)]
pub struct Removed {
    /// Bytes of the Markdown.
    pub range: Range<usize>,
    /// What it was.
    pub what: RemovedWhat,
}

/// What was removed.
#[derive(Debug, PartialEq, Eq)]
pub enum RemovedWhat {
    /// A raw HTML tag, or with `attribute` only that attribute of it.
    Html {
        /// Lower case; a closing tag without its opening one begins with `/`, a declaration with `!` or `?`.
        tag: String,
        /// The attribute that was dropped while its tag stayed.
        attribute: Option<String>,
    },
    /// A link or picture whose scheme is not kept; its text remains.
    Scheme {
        /// Lower case, without the colon; `//` for an address that names only a host.
        scheme: String,
    },
    /// A picture from another host: shown as a link to it.
    RemotePicture,
}

/// What a relative link becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address for `href` or `src`, not yet escaped for HTML; `%XX` in it is kept.
    Href(String),
    /// Only the link's text, or the picture's description.
    TextOnly,
}
