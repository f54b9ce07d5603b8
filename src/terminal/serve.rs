//! Owns: what people read of a preview — each look at the content, what is then on show. In: news. Out: lines.

use super::{Format, Terminal, findings};
use crate::serve::{Findings, News, Shown};
use std::io::IsTerminal;

impl Terminal<'_> {
    /// Tells what happened.
    pub fn news(&self, news: &News<'_>) {
        match news {
            News::Listening { address, internal } => {
                self.line(&self.text.text("serve-listening", &[("address", (*address).into())]));
                if *internal {
                    self.line(&self.text.plain("serve-internal"));
                }
            }
            News::Looked { findings, standing, shown, took } => {
                self.fresh(findings);
                if let Some(standing) = standing {
                    self.standing(standing);
                }
                let id = match shown {
                    Shown::Fresh => "serve-fresh",
                    Shown::Last => "serve-last",
                    Shown::Findings => "serve-findings",
                };
                let seconds = format!("{:.2}", took.as_secs_f64());
                self.line(&self.text.text(id, &[("seconds", seconds.into())]));
            }
            News::Found(findings) => self.fresh(findings),
            News::Failed(failure) => self.failure(failure),
            News::Stopped => self.line(&self.text.plain("serve-stopped")),
        }
    }

    /// What was found, as `check` tells it, without the warnings that were told before.
    fn fresh(&self, found: &Findings<'_>) {
        let (sources, coloured) = (found.checked.published.sources(), std::io::stdout().is_terminal());
        self.write(|out| findings::write(out, &found.fresh, sources, self.text, Format::Human, coloured));
        if found.again > 0 {
            self.line(&self.text.text("serve-again", &[("count", found.again.into())]));
        }
        self.line(&self.counts(&found.checked.report));
    }
}
