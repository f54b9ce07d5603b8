//! Owns: the printing of packets — fonts of the machine, Typst, PDF. In: a packet, a theme's layouts.
//! Out: the bytes of a PDF/A-2a that is also PDF/UA-1; the same for the same packet and fonts.

mod desk;
mod fonts;
mod prose;
mod role;

pub use fonts::{FontError, FontSources, Fonts, Taken, is_private_use};
pub use role::Role;

use crate::render::TemplateError;
use crate::render::packets::Packet;
use crate::theme::ThemeText;
use desk::Desk;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// How many packets ago something was laid out that is still remembered: what one shares with the next is kept, and
/// a thousand packets take no more memory than a few.
const REMEMBERED: usize = 3;

/// Lays packets out. One serves all threads.
pub struct Printer<'t> {
    fonts: Fonts,
    library: LazyHash<Library>,
    /// Only looked up, never walked.
    layouts: HashMap<FileId, Source>,
    /// Where people find each layout.
    texts: &'t BTreeMap<String, ThemeText>,
}

/// A packet on paper.
#[derive(Debug)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Pictures whose description stands in their place, and why.
    pub unprintable: Vec<(PathBuf, Unprintable)>,
}

/// Why a picture cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unprintable {
    /// Of a form that no PDF takes.
    Form,
    /// Its bytes are no picture, or another one than its name says.
    Broken,
    /// It holds a character that no font has.
    Glyph(char),
    /// Its colours are inks (CMYK) of which it does not say how they look.
    Inks,
    /// It needs another file.
    Linked,
    /// It cannot be read: why, and the system's own words for it.
    Unread(std::io::ErrorKind, String),
}

impl<'t> Printer<'t> {
    /// With the layouts of a theme.
    pub fn new(layouts: &'t BTreeMap<String, ThemeText>, fonts: Fonts) -> Self {
        let source = |(name, layout): (&String, &ThemeText)| {
            let id = file_id(name)?;
            Some((id, Source::new(id, layout.text.clone())))
        };
        Printer {
            fonts,
            library: LazyHash::new(Library::default()),
            layouts: layouts.iter().filter_map(source).collect(),
            texts: layouts,
        }
    }

    /// The fonts it has.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Characters of a packet that none of the fonts has.
    pub fn missing(&self, packet: &Packet) -> BTreeSet<char> {
        let mut seen = BTreeSet::new();
        let nothing = BTreeMap::new();
        let pictures = prose::Pictures {
            shown: &nothing,
            base_url: packet.base_url.as_deref(),
            lost: RefCell::default(),
            texts: Cell::default(),
        };
        for part in ["site", "packet", "view"] {
            // As it will be printed: what only pages show (the way back from a note) is none of a font's business.
            let mut data = packet.data[part].clone();
            prose::trees(&mut data, &pictures);
            characters(&data, &mut seen);
        }
        seen.retain(|c| !self.fonts.has(*c));
        seen
    }

    /// Lays a packet out.
    ///
    /// # Errors
    /// When the layout fails on it, or warns of anything.
    pub fn print(&self, packet: Packet) -> Result<Printed, TemplateError> {
        let desk = Desk::new(self, packet);
        let made = typst::compile::<PagedDocument>(&desk);
        let fault = |found: &[SourceDiagnostic]| found.first().map(|first| self.fault(&desk, first));
        if let Some(warning) = fault(&made.warnings) {
            return Err(warning);
        }
        let failed = |found: &[SourceDiagnostic]| fault(found).unwrap_or_else(|| self.whole(&desk, ""));
        let document = made.output.map_err(|found| failed(&found))?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| self.whole(&desk, error.message()))?;
        let options = PdfOptions {
            ident: Smart::Custom(desk.packet.path.clone()),
            creator: Smart::Custom(Some(concat!("Cunce ", env!("CARGO_PKG_VERSION")).to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|found| failed(&found))?;
        let pages = document.pages().len();
        drop(document);
        typst::comemo::evict(REMEMBERED);
        Ok(Printed { bytes, pages, unprintable: desk.unprintable })
    }

    /// Where a layout is wrong, and how.
    fn fault(&self, desk: &Desk<'_, '_>, found: &SourceDiagnostic) -> TemplateError {
        let mut message = found.message.to_string();
        for hint in &found.hints {
            message.push_str("; ");
            message.push_str(&hint.v);
        }
        let inside = found.span.id().and_then(|id| Some((self.layouts.get(&id)?, desk.range(found.span)?)));
        let Some((source, range)) = inside else { return self.whole(desk, &message) };
        let name = source.id().vpath().get_without_slash().to_owned();
        let lines = source.lines();
        let (line, column) = lines.byte_to_line_column(range.start).unwrap_or_default();
        let quoted = lines.line_to_range(line).map(|range| source.text()[range].trim_end().to_owned());
        TemplateError {
            origin: self.origin(&name),
            line: Some(line + 1),
            column: Some(column + 1),
            quoted: quoted.unwrap_or_default(),
            message,
        }
    }

    /// What is wrong with a packet as a whole.
    fn whole(&self, desk: &Desk<'_, '_>, message: &str) -> TemplateError {
        TemplateError {
            origin: self.origin(desk.packet.layout),
            line: None,
            column: None,
            quoted: String::new(),
            message: format!("{}: {message}", desk.packet.path),
        }
    }

    fn origin(&self, name: &str) -> String {
        self.texts.get(name).map_or_else(|| name.to_owned(), |layout| layout.origin.clone())
    }
}

/// A file of the world that Typst sees.
fn file_id(name: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?)))
}

/// All characters of all texts.
fn characters(value: &Value, seen: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => seen.extend(text.chars()),
        Value::Array(values) => values.iter().for_each(|value| characters(value, seen)),
        Value::Object(fields) => fields.values().for_each(|value| characters(value, seen)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
