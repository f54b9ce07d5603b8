//! Owns: which lines of a text that is no TOML still say what they seem to say. In: the text and what is wrong in it.
//! Out: the lines of which nothing is to be said. The parser goes on behind a fault with what it can make of the rest, and a
//! field behind a broken section is put into the section before.

use super::slip::{BRACKETS, SEPARATORS, Slip};
use super::toml::Fault;
use super::unclosed::is_header;
use std::ops::Range;

/// Lines with a fault; those around one that is no field, up to the next section; and the names of all sections behind
/// that. As ranges of the file, in order, apart from each other; `text` begins at byte `offset` of it.
pub fn doubtful(text: &str, offset: usize, faults: &[Fault]) -> Vec<Range<usize>> {
    let mut faults = faults.iter().filter(|fault| fault.date.is_none()).peekable();
    let mut doubtful: Vec<Range<usize>> = Vec::new();
    if faults.peek().is_none() {
        return doubtful;
    }
    let (mut start, mut in_doubt, mut any_lost) = (offset, false, false);
    let mut before = offset..offset;
    let mut doubt = |range: Range<usize>| match doubtful.last_mut() {
        Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
        _ => doubtful.push(range),
    };
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let (mut is_faulty, mut is_item) = (false, true);
        while let Some(fault) = faults.next_if(|fault| fault.range.start < range.end) {
            is_faulty = true;
            is_item &= fault.slip == Some(Slip::Item);
        }
        if is_faulty {
            let is_section = line.trim_start().starts_with('[') || line.trim_start().starts_with(BRACKETS);
            if is_section || !line.contains(SEPARATORS) && !is_item {
                (in_doubt, any_lost) = (true, true);
                if !is_section {
                    // What it says may be the rest of what the line before it says.
                    doubt(before);
                }
            }
            doubt(range.clone());
        } else if is_header(line) {
            in_doubt = false;
            // Others may be parts of one that is lost.
            if any_lost {
                doubt(range.clone());
            }
        } else if in_doubt {
            doubt(range.clone());
        }
        before = range;
    }
    doubtful
}

#[cfg(test)]
mod tests {
    use super::super::toml;
    use super::*;

    fn sure(text: &str) -> Vec<&str> {
        let (_, faults, _) = toml::read(text, 0);
        assert!(!faults.is_empty(), "{text}");
        let doubtful = doubtful(text, 0, &faults);
        let mut lines = text.split_inclusive('\n').scan(0, |start, line| {
            *start += line.len();
            Some((*start - line.len(), line.trim_end()))
        });
        let is_sure = |start: &usize| !doubtful.iter().any(|range| range.contains(start));
        lines
            .by_ref()
            .filter(|(start, line)| is_sure(start) && !line.is_empty())
            .map(|(_, line)| line)
            .collect()
    }

    #[test]
    fn a_fault_in_a_field_leaves_the_other_fields() {
        assert_eq!(sure("a = 甲\nb = 1\n[c]\nd: 2\ne = 3"), ["b = 1", "[c]", "e = 3"]);
        assert_eq!(sure("a = [\n  1,\n  甲,\n]\nb = 1\n"), ["a = [", "  1,", "]", "b = 1"]);
        assert_eq!(sure("a = 2020-02-30\nb = 乙\n"), ["a = 2020-02-30"]);
    }

    #[test]
    fn what_follows_a_broken_section_is_not_sure() {
        assert_eq!(sure("a = 1\n【措施】\nb = 1\n\n[[c]]\nd = 2\n"), ["a = 1", "d = 2"]);
        assert_eq!(sure("a = 1\n措施\nb = 1\n[c]\n"), [""; 0]);
        assert_eq!(sure("a = 1\n[b] c = 2\nd = 3\n[e]\nf = 4\n"), ["a = 1", "f = 4"]);
    }
}
