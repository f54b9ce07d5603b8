//! Owns: the two editions. In: the checked model, its state, the edition.
//! Out: [`Published`] — the only thing that later stages can reach — and what would have leaked.

use crate::assess::State;
use crate::model::{Model, Prose};
use crate::source::Sources;
use std::borrow::Cow;

/// Who may read the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Everybody.
    #[default]
    Public,
    /// The offices.
    Internal,
}

impl Edition {
    /// The stable name used on the command line and in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Edition::Public => "public",
            Edition::Internal => "internal",
        }
    }
}

/// What may be seen.
#[derive(Debug)]
pub struct Published {
    /// For whom.
    pub edition: Edition,
    /// The records that this edition shows.
    pub model: Model,
    /// Their state, computed from what this edition shows and nothing else.
    pub state: State,
    sources: Sources,
}

impl Published {
    /// The Markdown of a record as this edition shows it; marker lines and hidden blocks are blank.
    pub fn markdown(&self, prose: &Prose) -> Cow<'_, str> {
        prose_text(&self.sources, prose)
    }
}

/// Blanks marker lines, and internal blocks where they are hidden; every byte keeps its offset.
fn prose_text<'s>(sources: &'s Sources, prose: &Prose) -> Cow<'s, str> {
    let text = sources.slice(prose.span);
    let hidden = if prose.hide_internal { &prose.internal } else { &prose.markers };
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for span in hidden {
        let start = (span.start - prose.span.start) as usize;
        let end = (span.end - prose.span.start) as usize;
        for byte in &mut bytes[start..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    // Whole lines are blanked, so no character is cut.
    Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
}
