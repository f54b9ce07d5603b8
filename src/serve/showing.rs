//! Owns: one state of a county, held ready to be looked at. In: what was checked, its past, its theme and words.
//! Out: files, each made when it is asked for, several at a time. Everything lives on a thread of its own, because
//! views borrow from the index, and the index from what was checked; it is gone when nobody can ask any more.

use super::Event;
use crate::history::{Absent, Reading, Standing};
use crate::index::{self, address};
use crate::render::{Face, Files, with_site};
use crate::text::Catalogue;
use crate::theme::Theme;
use crate::{Checked, Failure, terminal, told, write};
use percent_encoding::percent_decode_str;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use tokio::sync::oneshot;

/// As much as the main thread has.
const STACK: usize = 8 * 1024 * 1024;

/// Everything that a site is made of.
pub struct State {
    /// The records, without an error.
    pub checked: Arc<Checked>,
    /// What was read of the past.
    pub past: Arc<Result<Reading, Absent>>,
    /// Its looks.
    pub theme: Theme,
    /// Its words.
    pub text: Catalogue,
}

/// A site that can be asked for its files.
pub struct Showing {
    asks: Sender<Ask>,
    prefix: String,
}

struct Ask {
    path: String,
    answer: oneshot::Sender<Found>,
}

/// What stands at a path.
pub enum Found {
    /// A page.
    Page(Vec<u8>),
    /// Any other file, and its path.
    File(Vec<u8>, String),
    /// A folder with a page of its own, asked for without the slash at its end.
    Folder,
    /// Nothing; the site's page that says so.
    Missing(Vec<u8>),
    /// It cannot be made; why.
    Failed(String),
}

impl Showing {
    /// Makes a site ready; `send` hears of pages that cannot be made.
    ///
    /// # Errors
    /// When a template is wrong in itself.
    ///
    /// # Panics
    /// Never: the thread answers, or ends the program.
    pub fn open(state: State, send: Sender<Event>) -> Result<(Showing, Standing), Failure> {
        let base_url = state.checked.published.model.site.base_url.as_deref();
        let prefix = base_url.map_or_else(|| "/".to_owned(), address::host_path);
        let prefix = percent_decode_str(&prefix).decode_utf8_lossy().into_owned();
        let (asks, asked) = channel();
        let (ready, opened) = sync_channel(1);
        let hold = move || hold(&state, &asked, &ready, &send);
        thread::Builder::new().stack_size(STACK).spawn(hold).map_err(Failure::Thread)?;
        let standing = opened.recv().expect("the thread answers")?;
        Ok((Showing { asks, prefix }, standing))
    }

    /// The path on the host below which the site stands, as its base URL has it; `/` at both ends.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// What stands at a path from the site's root; none where the program is about to end.
    pub async fn find(&self, path: String) -> Option<Found> {
        let (answer, found) = oneshot::channel();
        self.asks.send(Ask { path, answer }).ok()?;
        found.await.ok()
    }
}

fn hold(
    state: &State,
    asked: &Receiver<Ask>,
    ready: &SyncSender<Result<Standing, Failure>>,
    send: &Sender<Event>,
) {
    let published = &state.checked.published;
    let base_url = published.model.site.base_url.as_deref();
    let (index, history) = rayon::join(|| index::index(published), || told(&state.past, published));
    let face = Face { text: &state.text, theme: &state.theme, base_url };
    let answer = |files: &Files<'_>, ask: Ask| {
        let found = find(files, &ask.path).unwrap_or_else(|failure| {
            let why = terminal::said(&failure, &state.text);
            // The preview may be about to end.
            let _ = send.send(Event::Failed(failure));
            Found::Failed(why)
        });
        // Who asked may have gone.
        let _ = ask.answer.send(found);
    };
    let opened = with_site(published, &index, &history, face, |site| {
        let files = Files::new(site, &state.theme);
        let _ = ready.send(Ok(history.standing()));
        let (files, answer) = (&files, &answer);
        rayon::in_place_scope(|scope| {
            for ask in asked {
                scope.spawn(move |_| answer(files, ask));
            }
        });
    });
    if let Err(error) = opened {
        let _ = ready.send(Err(Failure::Template(error)));
    }
}

fn find(files: &Files<'_>, path: &str) -> Result<Found, Failure> {
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let get = |path: &str| match files.get(path).map_err(Failure::Template)? {
        Some(content) => write::bytes(content).map(Some).map_err(Failure::Write),
        None => Ok(None),
    };
    if files.has_page(&format!("{path}/index.html")) {
        return Ok(Found::Folder);
    }
    match get(&path)? {
        Some(bytes) if files.has_page(&path) => Ok(Found::Page(bytes)),
        Some(bytes) => Ok(Found::File(bytes, path)),
        None => Ok(Found::Missing(get(address::NOT_FOUND)?.unwrap_or_default())),
    }
}
