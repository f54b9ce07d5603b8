//! Owns: what is on show now — the last good site, what is said of the last look — and who waits for the next.
//! In: what each look makes. Out: the same to every request; word of it to every open page.

use super::Shown;
use super::panel::Panel;
use super::showing::Showing;
use hyper::body::Bytes;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// What is on show, shared by all threads.
#[derive(Default)]
pub struct Board(Mutex<Posted>);

#[derive(Default)]
struct Posted {
    looks: u64,
    showing: Option<Arc<Showing>>,
    panel: Arc<Panel>,
    waiting: Vec<UnboundedSender<Bytes>>,
}

/// What was on show at one moment.
pub struct Seen {
    /// The last good site.
    pub showing: Option<Arc<Showing>>,
    /// What is said of the last look.
    pub panel: Arc<Panel>,
    /// A name that nothing else on show has had or will have, nor of another run.
    pub name: String,
}

impl Seen {
    /// Where the site begins.
    pub fn prefix(&self) -> &str {
        self.showing.as_ref().map_or("/", |showing| showing.prefix())
    }
}

impl Board {
    /// Puts a site on show.
    pub fn put(&self, showing: Showing, panel: Panel) {
        let mut posted = self.posted();
        let earlier = posted.showing.replace(Arc::new(showing));
        posted.tell(panel);
        drop(posted);
        // Taking down a county can take its time, and nobody need wait for it.
        drop(earlier);
    }

    /// Keeps what is on show, and says why.
    pub fn keep(&self, panel: Panel) -> Shown {
        let mut posted = self.posted();
        posted.tell(panel);
        if posted.showing.is_some() { Shown::Last } else { Shown::Findings }
    }

    /// What is on show.
    pub fn seen(&self) -> Seen {
        let posted = self.posted();
        Seen { showing: posted.showing.clone(), panel: posted.panel.clone(), name: posted.name() }
    }

    /// Word as soon as something other is on show than what had this name.
    pub fn listen(&self, name: &str) -> UnboundedReceiver<Bytes> {
        let (send, receive) = unbounded_channel();
        let mut posted = self.posted();
        // Those who left are forgotten here too: pages come and go while nothing changes.
        posted.waiting.retain(|waiting| !waiting.is_closed());
        if posted.name() == name {
            // So that the browser knows it is heard.
            let _ = send.send(Bytes::from_static(b":\n\n"));
            posted.waiting.push(send);
        } else {
            let _ = send.send(posted.word());
        }
        receive
    }

    fn posted(&self) -> MutexGuard<'_, Posted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Posted {
    fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.looks)
    }

    /// An event as `text/event-stream` has it.
    fn word(&self) -> Bytes {
        format!("data: {}\n\n", self.name()).into()
    }

    fn tell(&mut self, panel: Panel) {
        self.panel = Arc::new(panel);
        self.looks += 1;
        let word = self.word();
        for waiting in self.waiting.drain(..) {
            // A page that is gone need not hear of it.
            let _ = waiting.send(word.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_hears_once_and_who_comes_late_at_once() {
        let board = Board::default();
        let before = board.seen().name;
        let mut waits = board.listen(&before);
        assert_eq!(waits.try_recv().unwrap(), ":\n\n");
        assert!(waits.try_recv().is_err());
        board.keep(Panel::default());
        let now = board.seen().name;
        assert_ne!(before, now);
        assert_eq!(waits.try_recv().unwrap(), format!("data: {now}\n\n"));
        board.keep(Panel::default());
        assert!(waits.try_recv().is_err());
        let mut late = board.listen(&now);
        assert_eq!(late.try_recv().unwrap(), format!("data: {}\n\n", board.seen().name));
    }
}
