//! Owns the tags of a table, which scrolls by itself where a page is narrow.
//! In: the parser's events of one table at a time.
//! Out: HTML with `scope` on the head and a class for each column's alignment.

use pulldown_cmark::Alignment;

/// The table being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl Table {
    pub(super) fn starts(&mut self, alignments: Vec<Alignment>, out: &mut String) {
        *self = Self { alignments, ..Self::default() };
        out.push_str("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"><table>\n");
    }

    pub(super) fn head_starts(&mut self, out: &mut String) {
        self.in_head = true;
        self.column = 0;
        out.push_str("<thead><tr>");
    }

    pub(super) fn head_ends(&mut self, out: &mut String) {
        self.in_head = false;
        out.push_str("</tr></thead>\n");
    }

    pub(super) fn row_starts(&mut self, out: &mut String) {
        if !std::mem::replace(&mut self.has_body, true) {
            out.push_str("<tbody>\n");
        }
        self.column = 0;
        out.push_str("<tr>");
    }

    pub(super) fn row_ends(&mut self, out: &mut String) {
        out.push_str("</tr>\n");
    }

    pub(super) fn cell_starts(&mut self, out: &mut String) {
        out.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        let class = match self.alignments.get(self.column) {
            None | Some(Alignment::None) => "",
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
        };
        out.push_str(class);
        out.push('>');
        self.column += 1;
    }

    pub(super) fn cell_ends(&mut self, out: &mut String) {
        out.push_str(if self.in_head { "</th>" } else { "</td>" });
    }

    pub(super) fn ends(&mut self, out: &mut String) {
        if self.has_body {
            out.push_str("</tbody>\n");
        }
        out.push_str("</table></div>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_without_rows_has_no_body() {
        let mut table = Table::default();
        let mut out = String::new();
        table.starts(vec![Alignment::Right], &mut out);
        table.head_starts(&mut out);
        table.cell_starts(&mut out);
        table.cell_ends(&mut out);
        table.head_ends(&mut out);
        table.ends(&mut out);
        assert_eq!(
            out,
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\" class=\"align-right\">\
             </th></tr></thead>\n</table></div>\n"
        );
    }
}
