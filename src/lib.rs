//! Cunce compiles a county's village plans (一村一策) into a website, indexes and open data.
//!
//! One way through, and no stage looks back:
//!
//! ```text
//! content/ ─load▶ RawSite ─check▶ Checked ─assess(day)▶ State ─publish(edition)▶ Published ─index▶ Index
//!                                                   ─render▶ Artifact… ─write▶ public/
//! ```
//!
//! Findings of every stage gather in one [`diag::Report`]; with an error among them nothing is written.

pub mod artifact;
pub mod assess;
pub mod attachment;
pub mod author;
pub mod check;
pub mod cli;
pub mod diag;
pub mod exchange;
pub mod federate;
pub mod format;
pub mod history;
pub mod index;
pub mod ledger;
pub mod load;
pub mod model;
#[cfg(feature = "pdf")]
pub mod packets;
pub mod picture;
#[cfg(feature = "pdf")]
pub mod print;
pub mod privacy;
pub mod prose;
pub mod publish;
pub mod region;
pub mod render;
pub mod schema;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod workbook;
pub mod write;

use artifact::Artifact;
use diag::{Code, Diagnostic, Report};
use jiff::civil::Date;
use model::Model;
use publish::{Edition, Published};
use source::Sources;
use std::path::{Path, PathBuf};
use text::{Catalogue, Language, TextError};
use theme::{Theme, ThemeError};

/// What to read, for whom and for which day.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// For whom.
    pub edition: Edition,
    /// The day asked for; else the site's `as_of`, else `today`.
    pub as_of: Option<Date>,
    /// The clock's day.
    pub today: Date,
    /// The theme, if not as in `site.toml`.
    pub theme: Option<String>,
    /// Read the history of the repository that the content lies in.
    pub history: bool,
    /// Where to keep what was read of it; none: nowhere.
    pub caches: Option<PathBuf>,
}

/// What to make of it.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// What to read.
    pub read: Options,
    /// The folder to publish to.
    pub out: PathBuf,
    /// Where the site will stand, if not as in `site.toml`.
    pub base_url: Option<String>,
    /// The site's language, if not as in `site.toml`.
    pub language: Option<Language>,
    /// Warnings forbid publishing too.
    pub deny_warnings: bool,
    /// Print packets into the site, with fonts from there.
    #[cfg(feature = "pdf")]
    pub packets: Option<print::FontSources>,
}

/// Why a command could not run at all.
#[derive(Debug)]
pub enum Failure {
    /// The content folder cannot be read.
    Load(load::LoadError),
    /// A record changed while it was built: its path as findings show it.
    Changed(String),
    /// The theme cannot be read.
    Theme(ThemeError),
    /// A theme's messages are wrong: where they stand, and how.
    Text(String, TextError),
    /// A template is wrong.
    Template(render::TemplateError),
    /// The output folder cannot be written.
    Write(write::WriteError),
    /// The output folder lies in the content folder, or the other way round.
    Overlap(PathBuf, PathBuf),
    /// Packets would go into the content folder.
    #[cfg(feature = "pdf")]
    PacketOverlap(PathBuf),
    /// A county's site and the region's folder lie in one another.
    RegionOverlap(PathBuf, PathBuf),
    /// County sites cannot be brought together.
    Region(region::RegionError),
    /// A record cannot be written.
    Author(author::AuthorError),
    /// What `--select` says cannot be read.
    Selection(publish::SelectionError),
    /// A packet is asked for that there is not.
    NoSuch(render::packets::RequestError),
    /// A spreadsheet cannot be read.
    Sheet(ledger::SheetError),
    /// A map of headings is wrong.
    Map(ledger::MapError),
    /// Something that a whole ledger is said to belong to is not there: what was given, what there is.
    Default(String, Vec<load::meant::Named>),
    /// A record cannot be changed.
    Draft(ledger::DraftError),
    /// A record would be wrong after the change.
    WouldBreak(String, Code),
    /// A workbook cannot be written.
    Workbook(PathBuf, workbook::BookError),
    /// The system refuses to write a file.
    Unwritten(PathBuf, std::io::Error),
    /// A workbook is asked for under the name of another kind of file; the name to use.
    NotXlsx(PathBuf, PathBuf),
    /// An export would replace a file that is none, or one that somebody changed.
    Taken(PathBuf),
    /// There is no history to look into.
    History(history::Absent),
    /// Nothing has versions under this key; the places there are.
    NoVersions(String, load::meant::Choice),
    /// Nothing was selected.
    Nothing(String),
    /// No fonts to print with.
    #[cfg(feature = "pdf")]
    Font(print::FontError),
    /// A packet cannot be written; none was.
    Paper(write::WriteError),
    /// One file cannot take several packets.
    OneFile(PathBuf, usize),
    /// What was put aside on the disk cannot be read again.
    Aside(std::io::Error),
    /// The system gives no threads.
    Threads(rayon::ThreadPoolBuildError),
    /// A character of the theme's or the program's own words that no font has.
    NoGlyph(char),
    /// The preview cannot listen at a port.
    Listen(u16, std::io::Error),
    /// The system gives no thread.
    Thread(std::io::Error),
    /// A folder cannot be watched, in the system's words.
    Watch(PathBuf, String),
    /// The system lets no more folders be watched.
    WatchesFull,
}

/// What was read and found.
pub struct Checked {
    /// What may be seen, with the texts that findings point into.
    pub published: Published,
    /// The findings, sorted.
    pub report: Report,
}

/// What a build did.
pub struct Built {
    /// What was read and found.
    pub checked: Checked,
    /// What was written; none where findings forbade it.
    pub written: Option<Written>,
}

/// What was written.
pub struct Written {
    /// HTML pages.
    pub pages: usize,
    /// Files and bytes.
    pub summary: write::Summary,
    /// What was known of the past.
    pub history: history::Standing,
    /// What became of the packets, if they were asked for.
    #[cfg(feature = "pdf")]
    pub packets: Option<packets::HandedOut>,
}

/// Reads and checks; every stage runs, whatever the ones before it found, so that all findings come at once.
///
/// # Errors
/// When the content folder cannot be read.
pub fn check(options: &Options) -> Result<Checked, Failure> {
    check_as(options, load::load)
}

/// How a content folder is read.
type Load = fn(&Path, &mut Sources, &mut Report) -> Result<load::RawSite, load::LoadError>;

fn check_as(options: &Options, load: Load) -> Result<Checked, Failure> {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let raw = load(&options.content, &mut sources, &mut report).map_err(Failure::Load)?;
    Ok(judge(options, raw, sources, &attachment::Inspector::default(), report))
}

/// Checks what was read.
fn judge(
    options: &Options,
    raw: load::RawSite,
    sources: Sources,
    inspector: &attachment::Inspector,
    mut report: Report,
) -> Checked {
    let checked = check::check(raw, &sources, &mut report);
    if options.theme.is_none() {
        report.extend(unknown_theme(&checked.model, &options.content));
    }
    let chosen = options.as_of.or(checked.model.site.as_of);
    let state = assess::assess(&checked.model, chosen.unwrap_or(options.today));
    if chosen.is_some() || !checked.unsure.site {
        if chosen.is_none() {
            check::dated_after(&checked.model, options.today, &mut report);
        }
        let mut of_the_day = Report::default();
        assess::findings(&checked.model, &state, &mut of_the_day);
        report.extend(of_the_day.found().iter().filter(|found| !checked.unsure.clears(found)).cloned());
    }
    let mut published = publish::publish(checked, state, options.edition, sources, inspector, &mut report);
    published.hold_found(&report);
    report.sort(published.sources());
    Checked { published, report }
}

/// Reads, checks, and, if nothing forbids it, replaces the published folder. `step` hears of pages made.
///
/// # Errors
/// When something cannot be read or written, or the theme is wrong; the published folder is then as it was.
pub fn build(options: &BuildOptions, step: &(dyn Fn(usize, usize) + Sync)) -> Result<Built, Failure> {
    if write::overlaps(&options.read.content, &options.out) {
        return Err(Failure::Overlap(options.read.content.clone(), options.out.clone()));
    }
    let (checked, past) = rayon::join(|| check_as(&options.read, load::load_leaving), || past(&options.read));
    let checked = checked?;
    unchanged(&checked.published)?;
    let denied = options.deny_warnings && !checked.report.found().is_empty();
    if denied || checked.report.has_errors() {
        return Ok(Built { checked, written: None });
    }
    let theme = theme_of(&options.read, &checked.published)?;
    let written = publish_site(options, &checked.published, past, &theme, step)?;
    Ok(Built { checked, written: Some(written) })
}

/// A theme that the site names and nobody has.
fn unknown_theme(model: &Model, content: &Path) -> Option<Diagnostic> {
    let named = &model.site.theme;
    let folder = theme::absent(&named.value, beside(content))?;
    let finding = Diagnostic::new(Code::UnknownReference, named.span).variant("theme");
    Some(finding.arg("name", named.value.as_str()).arg("folder", folder.display().to_string()))
}

/// The folder in which the content folder lies.
fn beside(content: &Path) -> &Path {
    content.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn publish_site(
    options: &BuildOptions,
    published: &Published,
    past: Result<history::Reading, history::Absent>,
    theme: &Theme,
    step: &(dyn Fn(usize, usize) + Sync),
) -> Result<Written, Failure> {
    let site = &published.model.site;
    let text = catalogue(options.language, published, theme)?;
    let base_url = options.base_url.as_deref().or(site.base_url.as_deref());
    let (index, history) = rayon::join(|| index::index(published), || told(&past, published));
    let output = write::Output::begin(&options.out).map_err(Failure::Write)?;
    let sink = |artifact: Artifact| output.put(artifact);
    let face = render::Face { text: &text, theme, base_url };
    let draw = |press: Option<render::Press<'_>>| {
        let means = render::Means { press, aside: Some(|| Ok(Box::new(write::scratch()?))) };
        render::render(published, &index, &history, face, means, &sink, step).map_err(|error| match error {
            render::RenderError::Template(error) => Failure::Template(error),
            render::RenderError::Sink(error) => Failure::Write(error),
            render::RenderError::Threads(error) => Failure::Threads(error),
            render::RenderError::Aside(error) => Failure::Aside(error),
        })
    };
    #[cfg(feature = "pdf")]
    let (rendered, packets) = match &options.packets {
        Some(fonts) => packets::hand_out(published, &index, &history, face, fonts, &draw)?,
        None => (draw(None)?, None),
    };
    #[cfg(not(feature = "pdf"))]
    let rendered = draw(None)?;
    unchanged(published)?;
    let summary = output.commit().map_err(Failure::Write)?;
    let standing = history.standing();
    // They hold every version of every record: nobody need wait until all that is taken down.
    rayon::spawn(move || drop((history, past)));
    // A program that builds ends with it: to take the index down piece by piece would be waited for.
    std::mem::forget(index);
    Ok(Written {
        pages: rendered.pages,
        summary,
        history: standing,
        #[cfg(feature = "pdf")]
        packets,
    })
}

/// Nothing is published that was made of a text that changed after it was checked.
fn unchanged(published: &Published) -> Result<(), Failure> {
    match published.sources().changed() {
        Some(file) => Err(Failure::Changed(file.path.clone())),
        None => Ok(()),
    }
}

/// What can be read of the past, if it is asked for.
fn past(options: &Options) -> Result<history::Reading, history::Absent> {
    if !options.history {
        return Err(history::Absent::NotAsked);
    }
    let texts = options.edition == Edition::Internal;
    history::read(&options.content, options.caches.as_deref(), false, texts)
}

/// The past as the readers of an edition may know it.
fn told(past: &Result<history::Reading, history::Absent>, published: &Published) -> history::History {
    match past {
        Ok(past) => past.told_to(&history::Audience::of(published)),
        Err(why) => history::History::none(why.clone()),
    }
}

/// The theme that was asked for, else the site's.
fn theme_of(options: &Options, published: &Published) -> Result<Theme, Failure> {
    let name = options.theme.as_ref().unwrap_or(&published.model.site.theme.value);
    theme::load(name, beside(&options.content)).map_err(Failure::Theme)
}

/// The words of the language that was chosen, else of the site's.
fn catalogue(chosen: Option<Language>, published: &Published, theme: &Theme) -> Result<Catalogue, Failure> {
    let language = chosen.or_else(|| Language::from_tag(&published.model.site.language)).unwrap_or_default();
    words(language, theme)
}

/// The words of a language, the theme's over our own.
fn words(language: Language, theme: &Theme) -> Result<Catalogue, Failure> {
    let unread = |tag: &&String| Language::from_tag(tag).is_none_or(|language| language.tag() != *tag);
    if let Some(stray) = theme.messages.keys().find(unread).map(|tag| &theme.messages[tag].origin) {
        return Err(Failure::Theme(ThemeError::Stray(stray.into())));
    }
    let messages = theme.messages.get(language.tag());
    Catalogue::new(language, messages.map(|messages| messages.text.as_str())).map_err(|error| {
        Failure::Text(messages.map(|messages| messages.origin.clone()).unwrap_or_default(), error)
    })
}
