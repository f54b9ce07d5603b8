//! Owns: the stage map of the preview — what is read again when something changes, and what is then on show.
//! In: options, the clock, and who hears what happened. Out: pages on the loopback interface until Ctrl-C; nothing is
//! written to the disk, and no page is made before somebody looks at it.

mod board;
mod panel;
mod reply;
mod server;
mod showing;
mod watch;

use crate::attachment::Inspector;
use crate::diag::{Diagnostic, Report, Severity};
use crate::history::{self, Absent, Reading, Standing};
use crate::load::{self, Kept, LoadError};
use crate::source::Sources;
use crate::terminal::said;
use crate::text::{Catalogue, Language};
use crate::{Checked, Failure, Options, catalogue, judge, past, theme_of};
use board::Board;
use jiff::civil::Date;
use panel::Panel;
use showing::{Showing, State};
use std::collections::HashSet;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use watch::{Change, Watch};

/// So long nothing may happen before what happened is looked at: editors save in several steps.
const QUIET: Duration = Duration::from_millis(20);
/// But no longer than this is waited while things keep happening.
const PATIENCE: Duration = Duration::from_millis(200);

/// What to preview, and where.
#[derive(Clone)]
pub struct ServeOptions {
    /// The words of refusals.
    pub messages: Catalogue,
    /// What to read; its day is asked for again each time.
    pub read: Options,
    /// The site's language, if not as in `site.toml`.
    pub language: Option<Language>,
    /// The port on the loopback interface; 0: any that is free.
    pub port: u16,
}

/// What happened.
pub enum News<'n> {
    /// The preview stands at an address.
    Listening {
        /// The address.
        address: &'n str,
        /// Whether it is the internal edition.
        internal: bool,
    },
    /// The content was looked at.
    Looked {
        /// What was found.
        findings: Findings<'n>,
        /// What the past has to do without, where it was read anew.
        standing: Option<Standing>,
        /// What is now on show.
        shown: Shown,
        /// From the first sign of a change.
        took: Duration,
    },
    /// The content could be looked at; that no site can be made of it is told next.
    Found(Findings<'n>),
    /// Why no site, or a page of it, could be made.
    Failed(&'n Failure),
    /// It ended, because somebody asked for it.
    Stopped,
}

/// What a look found. In a large county thousands of warnings stay from one look to the next.
pub struct Findings<'n> {
    /// All of it.
    pub checked: &'n Checked,
    /// Every error, and warnings that the last look did not find.
    pub fresh: Report,
    /// How many warnings it did.
    pub again: usize,
}

/// What is on show after a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The site as it now is.
    Fresh,
    /// The last one without errors.
    Last,
    /// Only the findings: there was none without errors yet.
    Findings,
}

/// What the preview waits for.
pub enum Event {
    /// Something changed on the disk.
    Changed(Change),
    /// A page could not be made.
    Failed(Failure),
    /// It shall end.
    Stop,
}

/// Shows a county until it is stopped. `today` gives the clock's day, `tell` hears what happens.
///
/// # Errors
/// When there is no content folder or no such theme to begin with, it cannot be watched, or the port is taken.
pub fn serve(
    options: &ServeOptions,
    today: &dyn Fn() -> Date,
    tell: &dyn Fn(News<'_>),
) -> Result<(), Failure> {
    if !options.read.content.is_dir() {
        return Err(Failure::Load(LoadError::NoFolder(options.read.content.clone())));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port));
    let listener = listener.map_err(|error| Failure::Listen(options.port, error))?;
    let port = listener.local_addr().map_err(|error| Failure::Listen(options.port, error))?.port();
    let (send, events) = channel();
    let board = Arc::new(Board::default());
    // Before the first look, so that no change falls between the two.
    let watch = Watch::begin(&options.read, send.clone())?;
    let mut preview = Preview {
        options,
        today,
        tell,
        board: board.clone(),
        watch,
        send: send.clone(),
        kept: Kept::default(),
        inspector: Inspector::default(),
        past: Arc::new(Err(Absent::NotAsked)),
        stamp: None,
        known: HashSet::new(),
    };
    match preview.look(Instant::now()) {
        Err(failure @ (Failure::Load(_) | Failure::Theme(_))) => return Err(failure),
        Err(failure) => tell(News::Failed(&failure)),
        Ok(()) => {}
    }
    server::start(listener, board.clone(), options.messages.clone(), send)?;
    let address = format!("http://127.0.0.1:{port}{}", board.seen().prefix());
    tell(News::Listening { address: &address, internal: preview.internal() });
    preview.go_on(&events);
    tell(News::Stopped);
    Ok(())
}

struct Preview<'p> {
    options: &'p ServeOptions,
    today: &'p dyn Fn() -> Date,
    tell: &'p dyn Fn(News<'_>),
    board: Arc<Board>,
    watch: Watch,
    send: Sender<Event>,
    kept: Kept,
    /// What was seen in attachments.
    inspector: Inspector,
    past: Arc<Result<Reading, Absent>>,
    /// Where the repository stood when its history was read.
    stamp: Option<Vec<String>>,
    /// The warnings of the last look.
    known: HashSet<String>,
}

impl Preview<'_> {
    fn internal(&self) -> bool {
        self.options.read.edition == crate::publish::Edition::Internal
    }

    fn go_on(&mut self, events: &Receiver<Event>) {
        let mut complained: Vec<String> = Vec::new();
        while let Ok(event) = events.recv() {
            let began = Instant::now();
            let mut changed = None;
            for event in std::iter::once(event).chain(rest(events, began)) {
                match event {
                    Event::Stop => return,
                    Event::Failed(failure) => {
                        // A page is asked for many times while its template is wrong.
                        let line = format!("{failure:?}");
                        if !complained.contains(&line) {
                            (self.tell)(News::Failed(&failure));
                            complained.push(line);
                        }
                    }
                    Event::Changed(change) => changed = Some(change.and(changed)),
                }
            }
            let Some(change) = changed else { continue };
            if change.everything {
                self.kept.forget_all();
                self.watch.renew();
            }
            let content = &self.options.read.content;
            for path in &change.records {
                self.kept.changed(content, path);
                self.inspector.forget(&content.join(path));
            }
            if change.repository_alone() && self.stamp == Some(history::stamp(&self.options.read.content)) {
                continue;
            }
            complained.clear();
            if let Err(failure) = self.look(began) {
                (self.tell)(News::Failed(&failure));
            }
        }
    }

    /// Reads, checks, and puts on show what can be; where no site can be made, that is said on its pages.
    fn look(&mut self, began: Instant) -> Result<(), Failure> {
        let read = Options { today: (self.today)(), ..self.options.read.clone() };
        let (checked, past) =
            rayon::join(|| check(&read, &mut self.kept, &self.inspector), || news_of(&read, &self.stamp));
        let fresh_past = past.is_some();
        if let Some((stamp, past)) = past {
            (self.stamp, self.past) = (Some(stamp), Arc::new(past));
        }
        let checked = match checked {
            Ok(checked) => Arc::new(checked),
            Err(failure) => {
                let words = self.words(None);
                self.board.keep(Panel::failure(&said(&failure, &words), &words));
                return Err(failure);
            }
        };
        match self.open(&read, &checked) {
            Ok((showing, panel)) => {
                let (shown, standing) = match showing {
                    Some((showing, standing)) => {
                        self.board.put(showing, panel);
                        (Shown::Fresh, Some(standing).filter(|_| fresh_past))
                    }
                    None => (self.board.keep(panel), None),
                };
                let took = began.elapsed();
                (self.tell)(News::Looked { findings: self.findings(&checked), standing, shown, took });
                Ok(())
            }
            Err(failure) => {
                let words = self.words(Some(&checked));
                self.board.keep(Panel::failure(&said(&failure, &words), &words));
                (self.tell)(News::Found(self.findings(&checked)));
                Err(failure)
            }
        }
    }

    /// The site, if nothing forbids it, and what is said of it.
    fn open(&self, read: &Options, checked: &Arc<Checked>) -> Result<(Option<Opened>, Panel), Failure> {
        let published = &checked.published;
        let panel = |words: &Catalogue| Panel::findings(&checked.report, published.sources(), words);
        if checked.report.has_errors() {
            return Ok((None, panel(&self.words(Some(checked)))));
        }
        let theme = theme_of(read, published)?;
        let text = catalogue(self.options.language, published, &theme)?;
        let panel = panel(&text);
        let state = State { checked: checked.clone(), past: self.past.clone(), theme, text };
        Ok((Some(Showing::open(state, self.send.clone())?), panel))
    }

    /// What is to be told of what was found.
    fn findings<'c>(&mut self, checked: &'c Checked) -> Findings<'c> {
        let sources = checked.published.sources();
        let name = |found: &Diagnostic| {
            let path = &sources.file(found.span.file).path;
            // Not where it stands: a line that is written above it makes no other finding of it.
            format!("{path} {} {:?}", found.message_id(), found.args)
        };
        let (mut known, mut fresh, mut again) = (HashSet::new(), Report::default(), 0);
        for found in checked.report.found() {
            let is_known = found.code.severity() == Severity::Warning && {
                let name = name(found);
                let is_known = self.known.contains(&name);
                known.insert(name);
                is_known
            };
            if is_known {
                again += 1;
            } else {
                fresh.push(found.clone());
            }
        }
        self.known = known;
        Findings { checked, fresh, again }
    }

    /// Words for a page where no theme's can be had.
    fn words(&self, checked: Option<&Checked>) -> Catalogue {
        let site = checked.and_then(|checked| Language::from_tag(&checked.published.model.site.language));
        let language = self.options.language.or(site).unwrap_or_default();
        Catalogue::new(language, None).expect("the program's own words are parsed by a test")
    }
}

/// A site, and what its past has to do without.
type Opened = (Showing, Standing);

/// What happens until it is quiet.
fn rest(events: &Receiver<Event>, began: Instant) -> impl Iterator<Item = Event> {
    std::iter::from_fn(move || {
        let left = PATIENCE.checked_sub(began.elapsed())?;
        events.recv_timeout(QUIET.min(left)).ok()
    })
}

fn check(read: &Options, kept: &mut Kept, inspector: &Inspector) -> Result<Checked, Failure> {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let raw = load::load_again(&read.content, kept, &mut sources, &mut report).map_err(Failure::Load)?;
    Ok(judge(read, raw, sources, inspector, report))
}

/// The past, where the repository stands otherwise than when it was last read.
fn news_of(read: &Options, known: &Option<Vec<String>>) -> Option<(Vec<String>, Result<Reading, Absent>)> {
    if !read.history {
        return None;
    }
    // Before it is read: what is committed meanwhile shows in the next stamp.
    let stamp = history::stamp(&read.content);
    (known.as_ref() != Some(&stamp)).then(|| (stamp, past(read)))
}
