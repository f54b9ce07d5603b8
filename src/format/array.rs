//! Owns: lists of one item a line. In: the items with what stands beside them. Out: their text, every comment
//! on the line where it was or on one of its own.

use super::remarks::comment;

/// Spaces by which items stand in.
pub const STEP: usize = 2;

/// An item with blanks and comments as written before it and after it.
pub struct Part {
    /// Before it: first what still stands on the line of the item before.
    pub before: String,
    /// Itself.
    pub text: String,
    /// After it, before the comma.
    pub after: String,
}

/// The items between brackets, one a line, the last with its comma.
pub fn broken(open: &str, parts: Vec<Part>, trailing: &str, close: &str, indent: usize) -> String {
    let mut list = List { out: open.to_owned(), indent: " ".repeat(indent + STEP), ended: false };
    for part in parts {
        list.remarks(&part.before);
        list.own(&format!("{},", part.text));
        list.ended = false;
        list.remarks(&part.after);
    }
    list.remarks(trailing);
    format!("{}\n{}{close}", list.out, " ".repeat(indent))
}

struct List {
    out: String,
    indent: String,
    /// The last line holds a comment already.
    ended: bool,
}

impl List {
    /// Comments: the first piece belongs to the line before.
    fn remarks(&mut self, raw: &str) {
        for (at, piece) in raw.split('\n').enumerate() {
            let Some(comment) = comment(piece) else { continue };
            if at == 0 && !self.ended {
                self.out.push(' ');
                self.out.push_str(comment);
            } else {
                self.own(comment);
            }
            self.ended = true;
        }
    }

    fn own(&mut self, text: &str) {
        self.out.push('\n');
        self.out.push_str(&self.indent);
        self.out.push_str(text);
    }
}
