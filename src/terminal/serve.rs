//! Owns: what people read of a preview — each look at the content, what is then on show. In: news. Out: lines.

use super::{Format, Terminal};
use crate::serve::{News, Shown};

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
            News::Looked { checked, standing, shown, took } => {
                self.findings(&checked.report, checked.published.sources(), Format::Human);
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
            News::Found(checked) => {
                self.findings(&checked.report, checked.published.sources(), Format::Human);
            }
            News::Failed(failure) => self.failure(failure),
            News::Stopped => self.line(&self.text.plain("serve-stopped")),
        }
    }
}
