//! Owns emphasis beside Chinese punctuation (commonmark-spec issue 650, "CJK-friendly emphasis").
//! In: Markdown, of which only runs of `*` and `~~` are looked at, each with its neighbours.
//! Out: the places where a character that the parser takes for a letter makes it read the run as meant.

use super::script::Beside;

/// How far from a run a Han character still makes the context Chinese, in characters of its line.
const CONTEXT: usize = 32;
/// What runs consist of; two runs may stand side by side.
const DELIMITERS: [char; 3] = ['*', '_', '~'];
/// Marks that may end what people emphasise: a run after one can close.
const ENDING: &str = ")]}>\"'`.,:;!?%”’»…—·‰℃°′″";
/// Marks that may begin what people emphasise: a run before one can open.
const BEGINNING: &str = "([{<\"'`!#@$+-“‘«—·±≥≤";

/// What is put in beside a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Help {
    /// A letter.
    Letter,
    /// A mark and a letter: the run before goes on standing beside a mark.
    MarkLetter,
    /// A letter and a mark: the same for the run behind.
    LetterMark,
}

/// The places, ascending, where help is to be put in. Empty for nearly every text.
///
/// A place inside code, raw HTML or a destination may be among them: the help is taken out of
/// everything that the parser returns, so that it does no harm there.
pub(super) fn helps(markdown: &str) -> Vec<(usize, Help)> {
    let mut found = Vec::new();
    collect(markdown, '*', &mut found);
    let stars = found.len();
    collect(markdown, '~', &mut found);
    if found.len() > stars {
        // Stable: where both kinds meet, the help for the star before comes first.
        found.sort_by_key(|(place, _)| *place);
    }
    found
}

fn collect(markdown: &str, delimiter: char, found: &mut Vec<(usize, Help)>) {
    let bytes = markdown.as_bytes();
    let mut from = 0;
    while let Some(at) = memchr::memchr(delimiter as u8, &bytes[from..]) {
        let mut start = from + at;
        let same = |b: &&u8| char::from(**b) == delimiter;
        let end = start + bytes[start..].iter().take_while(same).count();
        from = end;
        let backslashes = bytes[..start].iter().rev().take_while(|&&b| b == b'\\');
        if backslashes.count() % 2 == 1 {
            start += 1;
        }
        let run = start..end;
        // One tilde is a range of numbers here (3~5月), three and more are a code fence.
        if run.is_empty() || delimiter == '~' && run.len() != 2 {
            continue;
        }
        let (before, after) = (&markdown[..run.start], &markdown[run.end..]);
        let (closes, opens) = help(before, after, run.len());
        if closes {
            let runs_meet = before.ends_with(DELIMITERS);
            let help = if runs_meet { Help::MarkLetter } else { Help::Letter };
            found.push((run.start, help));
        }
        // The parser lets a double tilde open before any mark.
        if opens && delimiter == '*' {
            let runs_meet = after.starts_with(DELIMITERS);
            let help = if runs_meet { Help::LetterMark } else { Help::Letter };
            found.push((run.end, help));
        }
    }
}

/// Whether a run of `length` between the two texts needs help to close, and to open.
///
/// Without help a run fails to close only between a mark and a letter, and to open only between
/// a letter and a mark.
fn help(before: &str, after: &str, length: usize) -> (bool, bool) {
    let (left, right) = (Beside::ending(before), Beside::of(after.chars().next()));
    if left.is_mark() && right.is_letter() {
        let mark = before.chars().next_back();
        let closes = mark != Some('|')
            && (left.is_cjk() || right.is_cjk() || meant(mark, ENDING, length, before, after));
        (closes, false)
    } else if left.is_letter() && right.is_mark() {
        let mark = after.chars().next();
        let opens = mark != Some('|')
            && (left.is_cjk() || right.is_cjk() || meant(mark, BEGINNING, length, before, after));
        (false, opens)
    } else {
        (false, false)
    }
}

/// Goes beyond the amendment: `**“十三五”**2020年` and `**时限:**2020年` are emphasis too, where the
/// line is Chinese. A single `*` beside an ASCII mark stays what it is, for it may multiply.
fn meant(mark: Option<char>, plausible: &str, length: usize, before: &str, after: &str) -> bool {
    let Some(mark) = mark else { return false };
    if length == 1 && mark.is_ascii() || !plausible.contains(mark) {
        return false;
    }
    let on_line = |c: &char| *c != '\n';
    let chinese = |c: char| Beside::of(Some(c)) == Beside::CjkLetter;
    let mut back = before.chars().rev().take(CONTEXT).take_while(on_line);
    let mut ahead = after.chars().take(CONTEXT).take_while(on_line);
    back.any(chinese) || ahead.any(chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_stands_on_the_side_that_needs_it() {
        // `^` shows where a letter is put in, `'` a mark.
        let table = [
            "**完成时限：^**2020年",
            "全村**^“难点村”^**治理",
            "这是**^（重要）^**的",
            "**普通**文字",
            "甲 **（乙）** 丙",
            "plain **text** (here)",
            "f(x)**2 and (y)**2",
            "**时限:^**2020年",
            "**时限:** 2020年",
            "收入*^(面积+补贴)*2 元",
            "3~5月，7~8月",
            "~~（删）^~~了",
            "~~~（删）~~~了",
            "甲\\*（乙",
            "甲\\\\*（乙",
            "甲*^（乙",
            "甲\\**（乙",
            "|**甲**|**“乙”**|",
            "你好\u{200B}**^（甲）^**\u{200B}乙",
            "甲**^'_（乙）_'^**丙",
            "甲**^''^~~乙",
            "line\n**note:**text",
        ];
        for shown in table {
            let plain = shown.replace(['^', '\''], "");
            let mut patched = plain.clone();
            for (place, help) in helps(&plain).into_iter().rev() {
                patched.insert_str(
                    place,
                    match help {
                        Help::Letter => "^",
                        Help::MarkLetter => "'^",
                        Help::LetterMark => "^'",
                    },
                );
            }
            assert_eq!(patched, shown);
        }
    }
}
