//! Owns: the progress bar. In: pages made so far. Out: a bar on a terminal once a build takes over a second.

use crate::text::Catalogue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that appears late or never.
pub struct Progress {
    began: Instant,
    label: String,
    bar: OnceLock<ProgressBar>,
    shown: bool,
}

impl Progress {
    /// Begins to wait; where standard error is no terminal, no bar ever appears.
    pub fn new(text: &Catalogue) -> Self {
        Progress {
            began: Instant::now(),
            label: text.plain("build-progress"),
            bar: OnceLock::new(),
            shown: std::io::stderr().is_terminal(),
        }
    }

    /// `done` of `all` pages are made.
    pub fn step(&self, done: usize, all: usize) {
        if !self.shown || (self.bar.get().is_none() && self.began.elapsed() < PATIENCE) {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
            // A template that does not parse would be a slip in this line; the plain bar does as well.
            if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
                bar.set_style(style);
            }
            bar.set_message(self.label.clone());
            bar
        });
        bar.set_position(done as u64);
        if done >= all {
            bar.finish_and_clear();
        }
    }

    /// How long the command has run.
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
