//! Owns: the two editions. In: the checked model, its state, the edition.
//! Out: [`Published`] — the only thing that later stages can reach — and what would have leaked.

mod attached;
mod filter;
mod private;
mod select;

pub use private::Allowed;
pub use select::{Key, Selection, SelectionError, day, named_places, named_township, named_village, select};

use crate::assess::{State, assess};
use crate::attachment::{Inspector, Reason};
use crate::check::Checked;
use crate::diag::Report;
use crate::model::{Model, Prose};
use crate::prose::blanked;
use crate::source::{Sources, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Attachments that this edition must not hand out, by path inside the content folder.
    pub withheld: BTreeSet<String>,
    /// Pictures that it shows only without what they say of themselves, likewise.
    pub bared: BTreeSet<String>,
    /// How many of them said anything.
    pub told: usize,
    /// Attachments that it hands out although nobody could look into them, likewise, and why.
    pub unread: BTreeMap<String, Reason>,
    sources: Sources,
}

/// Makes an edition. In the public one everything internal is gone before anything is counted, and what
/// looks like private data in the rest is an error; the internal one shows all.
pub fn publish(
    checked: Checked,
    state: State,
    edition: Edition,
    mut sources: Sources,
    inspector: &Inspector,
    report: &mut Report,
) -> Published {
    let mut model = checked.model;
    let mut cut = filter::filter(&mut model, state.day, edition);
    let mut attached = attached::Attached::default();
    if edition == Edition::Public {
        let allowed = private::Allowed::new(&model);
        private::check(&checked.private, &allowed, &cut, report);
        attached =
            attached::check(&model, &checked.linked, &allowed, &mut cut, inspector, &mut sources, report);
        // A folder's name may hold a dot, too.
        let is_file = |path: &str| model.attachments.contains_key(path);
        private::check_names(&checked.private_names, is_file, &attached.shown, &allowed, &cut, report);
    }
    // The first state knew what is hidden; figures of this edition may not.
    let state = if cut.is_empty() { state } else { assess(&model, state.day) };
    let attached::Attached { bared, told, unread, .. } = attached;
    Published { edition, model, state, withheld: cut.withheld, bared, told, unread, sources }
}

impl Published {
    /// The Markdown of a record as this edition shows it; marker lines and hidden blocks are blank.
    pub fn markdown(&self, prose: &Prose) -> Cow<'_, str> {
        prose_text(&self.sources, prose)
    }

    /// Holds the texts in which something was found. A record as a whole is shown at its first character, which needs
    /// none: a county may have a finding for each of its villages.
    pub fn hold_found(&mut self, report: &Report) {
        for found in report.found().iter().filter(|found| found.span.end > 0) {
            self.sources.hold(found.span.file);
        }
    }

    /// The texts that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

/// Blanks marker lines, and internal blocks where they are hidden; every byte keeps its offset.
fn prose_text<'s>(sources: &'s Sources, prose: &Prose) -> Cow<'s, str> {
    let text = sources.slice(prose.span);
    if text.is_empty() {
        return text;
    }
    let hidden = if prose.hide_internal { &prose.internal } else { &prose.markers };
    let within = |span: &Span| {
        let place = |at: u32| (at - prose.span.start) as usize;
        place(span.start)..place(span.end)
    };
    let hidden: Vec<_> = hidden.iter().map(within).collect();
    match text {
        Cow::Borrowed(text) => blanked(text, &hidden),
        Cow::Owned(text) if hidden.is_empty() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(blanked(&text, &hidden).into_owned()),
    }
}
