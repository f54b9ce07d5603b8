//! Owns: comments and the blank lines between them. In: what stands before a key or header, as written.
//! Out: its comments without indentation, in blocks.

/// What stands before a key, a header or the end, in lines.
#[derive(Debug, Default)]
pub struct Remarks<'t> {
    lines: Vec<Line<'t>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'t> {
    Blank,
    Comment(&'t str),
}

impl<'t> Remarks<'t> {
    /// Reads what was written; the last piece is the indentation of what follows.
    pub fn read(raw: &'t str) -> Self {
        let mut lines = Vec::new();
        let pieces: Vec<&str> = raw.split('\n').collect();
        for (at, piece) in pieces.iter().enumerate() {
            match comment(piece) {
                Some(comment) => lines.push(Line::Comment(comment)),
                None if at + 1 < pieces.len() && lines.last() != Some(&Line::Blank) => {
                    lines.push(Line::Blank)
                }
                None => {}
            }
        }
        Remarks { lines }
    }

    fn has_comments(&self) -> bool {
        self.lines.iter().any(|line| *line != Line::Blank)
    }

    /// Parts off all blocks but the one that stands directly above what follows.
    pub fn detach(&mut self) -> Remarks<'t> {
        let last = self.lines.iter().rposition(|line| *line == Line::Blank).map_or(0, |at| at + 1);
        let own = self.lines.split_off(last);
        let detached = std::mem::replace(&mut self.lines, own);
        let detached = Remarks { lines: detached };
        if detached.has_comments() { detached } else { Remarks::default() }
    }

    /// Writes the comments before a key: no blank line where there is no comment.
    pub fn before_key(&self, out: &mut String) {
        if self.has_comments() {
            self.write(out);
        }
    }

    /// Writes the comments before a header, which has a blank line above it and its own block of comments.
    pub fn before_header(&self, out: &mut String) {
        let first = self.lines.iter().position(|line| *line != Line::Blank);
        let parted = first.is_some_and(|first| self.lines[first..].contains(&Line::Blank));
        if !parted {
            blank(out);
        }
        self.before_key(out);
    }

    /// Writes the comments at the end, where no blank line is left over.
    pub fn at_end(&self, out: &mut String) {
        if self.has_comments() {
            self.write(out);
            let kept = out.trim_end_matches('\n').len() + 1;
            out.truncate(kept);
        }
    }

    fn write(&self, out: &mut String) {
        for line in &self.lines {
            match line {
                Line::Blank => blank(out),
                Line::Comment(comment) => {
                    out.push_str(comment);
                    out.push('\n');
                }
            }
        }
    }
}

/// One blank line, unless there is one already or nothing above.
fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

/// The comment of a line, without the space around it.
pub fn comment(line: &str) -> Option<&str> {
    Some(line.trim_matches([' ', '\t', '\r', '\n'])).filter(|line| line.starts_with('#'))
}
