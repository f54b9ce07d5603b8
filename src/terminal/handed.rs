//! Owns: what is told of attachments that are no findings — pictures that were bared, files that nobody could look into.
//! In: what is published. Out: lines on standard output.

use super::Terminal;
use crate::publish::Published;

/// So many files a build names; `check` names all.
pub const SHOWN: usize = 10;

impl Terminal<'_> {
    /// How attachments are handed out; of those that were not looked into at most so many by name.
    pub fn handed_out_as(&self, published: &Published, most: Option<usize>) {
        if published.told > 0 {
            self.line(&self.text.text("bared-pictures", &[("count", published.told.into())]));
        }
        let unread = &published.unread;
        if unread.is_empty() {
            return;
        }
        self.line(&self.text.text("unread-attachments", &[("count", unread.len().into())]));
        let most = most.unwrap_or(unread.len());
        for (path, reason) in unread.iter().take(most) {
            let why = self.text.plain(reason.message_id());
            self.line(&self.text.text("unread-line", &[("path", path.as_str().into()), ("why", why.into())]));
        }
        if unread.len() > most {
            self.line(&self.text.text("unread-more", &[("count", (unread.len() - most).into())]));
        }
    }
}
