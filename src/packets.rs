//! Owns: the stage map of packets — what is asked for, on which paper it goes. In: options. Out: PDF files, each whole
//! or not at all; none where findings forbid it.

use crate::assess::HolderState;
use crate::diag::{Code, Diagnostic};
use crate::history::History;
use crate::index::{self, Index};
use crate::print::{FontError, FontSources, Fonts, Printer, Taken, Unprintable, is_private_use};
use crate::publish::{Key, Published, Selection, select};
use crate::render::packets::{Job, Packet, Request, handed_out, jobs, packet};
use crate::render::workers;
use crate::render::{Face, Press, Rendered, Site, with_site};
use crate::source::{FileId, Sources, Span};
use crate::text::{Catalogue, Language};
use crate::theme::Theme;
use crate::write;
use crate::{Checked, Failure, Options, catalogue, check, past, theme_of, told};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What to print.
#[derive(Debug, Clone)]
pub struct PacketOptions {
    /// What to read.
    pub read: Options,
    /// Which packets.
    pub request: Request,
    /// Of what, such as `township=hexi,status=overdue`.
    pub select: Option<String>,
    /// A file for one packet, or a folder; else `packets/`.
    pub out: Option<PathBuf>,
    /// Where the site stands, if not as in `site.toml`.
    pub base_url: Option<String>,
    /// The language, if not as in `site.toml`.
    pub language: Option<Language>,
    /// Where the fonts are.
    pub fonts: FontSources,
}

impl PacketOptions {
    /// The file or folder that they go to.
    fn place(&self) -> &Path {
        self.out.as_deref().unwrap_or(Path::new("packets"))
    }
}

/// What was printed.
pub struct Packets {
    /// What was read and found; `report` also has what cannot be printed.
    pub checked: Checked,
    /// The files and their pages, in the order of the request; empty where findings forbid it.
    pub printed: Vec<(PathBuf, usize)>,
    /// Pictures whose description stands in their place, and why.
    pub unprintable: BTreeMap<PathBuf, Unprintable>,
    /// The fonts.
    pub taken: Vec<Taken>,
}

/// Reads, checks, prints.
///
/// # Errors
/// When something cannot be read or written, what was asked for is not there, there is no font, or a layout is wrong.
pub fn packets(options: &PacketOptions, step: &(dyn Fn(usize, usize) + Sync)) -> Result<Packets, Failure> {
    if write::is_inside(&options.read.content, options.place()) {
        return Err(Failure::PacketOverlap(options.read.content.clone()));
    }
    let (checked, fonts) = rayon::join(|| check(&options.read), || Fonts::find(&options.fonts));
    let mut checked = checked?;
    if checked.report.has_errors() {
        return Ok(Packets { checked, printed: Vec::new(), unprintable: BTreeMap::new(), taken: Vec::new() });
    }
    let fonts = fonts.map_err(Failure::Font)?;
    let taken = fonts.taken().to_vec();
    let selection = match &options.select {
        Some(text) => Selection::parse(text, &checked.published.model).map_err(Failure::Selection)?,
        None => Selection::default(),
    };
    if let Some(conditions) = &options.select {
        checked.published = select(checked.published, &selection);
        let of = |state: &HolderState| state.measures.len() + state.problems.len();
        if checked.published.state.holders.iter().map(of).sum::<usize>() == 0 {
            return Err(Failure::Nothing(conditions.clone()));
        }
    }
    let theme = theme_of(&options.read, &checked.published)?;
    let history = told(&past(&options.read), &checked.published);
    let desk = Desk { options, theme: &theme, selection: &selection, history: &history };
    let printer = Printer::new(&theme.layouts, fonts);
    let index = index::index(&checked.published);
    let made = desk.print(&checked.published, &index, &printer, step)?;
    Ok(match made {
        Made::Printed(printed, unprintable) => Packets { checked, printed, unprintable, taken },
        Made::Missing(missing) => {
            checked.report.extend(missing);
            checked.report.sort(checked.published.sources());
            Packets { checked, printed: Vec::new(), unprintable: BTreeMap::new(), taken }
        }
    })
}

enum Made {
    Printed(Vec<(PathBuf, usize)>, BTreeMap<PathBuf, Unprintable>),
    Missing(Vec<Diagnostic>),
}

struct Desk<'d> {
    options: &'d PacketOptions,
    theme: &'d Theme,
    selection: &'d Selection,
    history: &'d History,
}

impl Desk<'_> {
    fn print(
        &self,
        published: &Published,
        index: &Index<'_>,
        printer: &Printer<'_>,
        step: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Made, Failure> {
        let options = self.options;
        let text = catalogue(options.language, published, self.theme)?;
        let base_url = options.base_url.as_deref().or(published.model.site.base_url.as_deref());
        let work = |site: &Site<'_>| {
            let conditions = conditions(self.selection, &text);
            let jobs = jobs(site, &options.request).map_err(Failure::NoSuch)?;
            if jobs.len() > 1
                && let Some(out) = options.out.as_ref().filter(|out| is_pdf(out))
            {
                return Err(Failure::OneFile(out.clone(), jobs.len()));
            }
            let make = |job: &Job| packet(site, *job, &conditions);
            let missing = missing_glyphs(published.sources(), printer, jobs.par_iter().map(make))?;
            if !missing.is_empty() {
                return Ok(Made::Missing(missing));
            }
            // All of them or none.
            let staged = write::Staged::default();
            let done = AtomicUsize::new(0);
            let print = |job: &Job| -> Result<_, Failure> {
                let packet = make(job);
                let path = self.path(&packet);
                let printed = printer.print(packet).map_err(Failure::Template)?;
                staged.put(&path, &printed.bytes).map_err(Failure::Paper)?;
                step(done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
                Ok(((path, printed.pages), printed.unprintable))
            };
            let printed = workers::each(&jobs, print).map_err(Failure::Threads)?;
            let printed = printed.into_iter().collect::<Result<Vec<_>, _>>()?;
            staged.commit().map_err(Failure::Paper)?;
            let (files, unprintable): (Vec<_>, Vec<_>) = printed.into_iter().unzip();
            Ok(Made::Printed(files, unprintable.into_iter().flatten().collect()))
        };
        let face = Face { text: &text, theme: self.theme, base_url };
        with_site(published, index, self.history, face, work).map_err(Failure::Template)?
    }

    /// Where a packet goes: a file that was named takes a single one.
    fn path(&self, packet: &Packet) -> PathBuf {
        let inside = packet.path.strip_prefix("packets/").unwrap_or(&packet.path);
        let place = self.options.place();
        if is_pdf(place) { place.to_owned() } else { place.join(inside) }
    }
}

/// What was selected, as people read it; values of one condition stand together.
fn conditions(selection: &Selection, text: &Catalogue) -> Vec<(String, String)> {
    let mut conditions: Vec<(String, String)> = Vec::new();
    for (key, value) in selection.told() {
        let name = text.plain(&format!("packet-condition-{}", key.as_str()));
        let value = match (key, value.as_str()) {
            // Of measures and problems together.
            (Key::Status, "open" | "closed" | "soon") => text.plain(&format!("packet-status-{value}")),
            (Key::Status, value) => text.plain(&format!("status-{value}")),
            (_, value) => value.to_owned(),
        };
        match conditions.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => {
                values.push_str(&text.plain("list-comma"));
                values.push_str(&value);
            }
            None => conditions.push((name, value)),
        }
    }
    conditions
}

fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

/// Characters that no font has, each where it first stands.
pub fn missing_glyphs(
    sources: &Sources,
    printer: &Printer<'_>,
    packets: impl ParallelIterator<Item = Packet>,
) -> Result<Vec<Diagnostic>, Failure> {
    let missing = packets.map(|packet| printer.missing(&packet)).reduce(Default::default, |mut all, more| {
        all.extend(more);
        all
    });
    let finding = |c: char| {
        // What no record holds comes from the theme's own words.
        let span = first(sources, c).ok_or(Failure::NoGlyph(c))?;
        let finding = Diagnostic::new(Code::NoGlyph, span).arg("character", c.to_string());
        let finding = finding.arg("codepoint", format!("U+{:04X}", u32::from(c)));
        Ok(if is_private_use(c) { finding.variant("own") } else { finding })
    };
    missing.into_iter().map(finding).collect()
}

fn first(sources: &Sources, c: char) -> Option<Span> {
    (0..sources.len()).find_map(|file| {
        let file = FileId(u32::try_from(file).ok()?);
        let place = written(&sources.text(file), c)?;
        Some(Span::new(file, place))
    })
}

/// Where a text has a character: as itself, or as TOML and HTML write it in other signs.
fn written(text: &str, c: char) -> Option<Range<usize>> {
    if let Some(at) = text.find(c) {
        return Some(at..at + c.len_utf8());
    }
    let code = u32::from(c);
    let lower = text.to_ascii_lowercase();
    let forms =
        [format!("\\u{code:04x}"), format!("\\u{code:08x}"), format!("&#x{code:x};"), format!("&#{code};")];
    forms.iter().find_map(|form| lower.find(form).map(|at| at..at + form.len()))
}

/// What became of the packets of a site.
#[derive(Default)]
pub struct HandedOut {
    /// How many were printed.
    pub files: usize,
    /// Their pages.
    pub pages: usize,
    /// Pictures whose description stands in their place, and why.
    pub unprintable: BTreeMap<PathBuf, Unprintable>,
    /// The fonts.
    pub taken: Vec<Taken>,
    /// Why none was printed: no font, or characters that no font has, each where it first stands. The site was
    /// built without them, and no page leads to one.
    pub refused: Option<Refused>,
}

/// Why no packet was printed.
pub enum Refused {
    /// No font.
    Font(FontError),
    /// Characters that no font has.
    Glyphs(Vec<Diagnostic>),
}

/// Draws the site with its packets where they can be printed, and without where they cannot.
pub fn hand_out(
    published: &Published,
    index: &Index<'_>,
    history: &History,
    face: Face<'_>,
    sources: &FontSources,
    draw: &dyn Fn(Option<Press<'_>>) -> Result<Rendered, Failure>,
) -> Result<(Rendered, Option<HandedOut>), Failure> {
    let empty = |refused| HandedOut { refused: Some(refused), ..HandedOut::default() };
    let fonts = match Fonts::find(sources) {
        Ok(fonts) => fonts,
        Err(error) => return Ok((draw(None)?, Some(empty(Refused::Font(error))))),
    };
    let made = Mutex::new(HandedOut { taken: fonts.taken().to_vec(), ..HandedOut::default() });
    let printer = Printer::new(&face.theme.layouts, fonts);
    let missing = with_site(published, index, history, face, |site| {
        let jobs = handed_out(site);
        missing_glyphs(published.sources(), &printer, jobs.par_iter().map(|job| packet(site, *job, &[])))
    });
    let missing = missing.map_err(Failure::Template)??;
    if !missing.is_empty() {
        return Ok((draw(None)?, Some(empty(Refused::Glyphs(missing)))));
    }
    let press = |packet: Packet| {
        let printed = printer.print(packet)?;
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.files += 1;
        made.pages += printed.pages;
        made.unprintable.extend(printed.unprintable);
        Ok(printed.bytes)
    };
    let rendered = draw(Some(&press))?;
    Ok((rendered, Some(made.into_inner().unwrap_or_else(PoisonError::into_inner))))
}
