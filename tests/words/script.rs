//! The strings of a script: what stands in quotes or backquotes, comments and patterns left out.

/// A string, its line from 1, and the function that it is handed to directly.
pub use super::Said;

/// The strings of a script.
pub fn strings(source: &str) -> Vec<Said> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut reader = Reader { chars: &chars, at: 0, line: 1, before: String::new() };
    reader.code(&mut found, false);
    found
}

struct Reader<'c> {
    chars: &'c [char],
    at: usize,
    line: usize,
    /// The code of this statement so far, without spaces.
    before: String,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    /// Reads code to the end, or to the brace that closes a placeholder.
    fn code(&mut self, found: &mut Vec<Said>, inside: bool) {
        let mut depth = 0;
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => {
                    while self.peek(0).is_some_and(|c| c != '\n') {
                        self.next();
                    }
                }
                ('/', Some('*')) => self.skip_to("*/"),
                ('/', _) if self.begins_pattern() => self.pattern(),
                ('"' | '\'', _) => self.quoted(c, found),
                ('`', _) => self.template(found),
                ('}', _) if inside && depth == 0 => return,
                _ => {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    self.next();
                    if !c.is_whitespace() {
                        self.before.push(c);
                    }
                }
            }
        }
    }

    fn skip_to(&mut self, end: &str) {
        let end: Vec<char> = end.chars().collect();
        while self.peek(0).is_some() && !self.chars[self.at..].starts_with(&end) {
            self.next();
        }
        self.at += end.len();
    }

    /// A slash divides after a value, and begins a pattern after anything else.
    fn begins_pattern(&self) -> bool {
        let word: String = self.before.chars().rev().take_while(char::is_ascii_alphanumeric).collect();
        let word: String = word.chars().rev().collect();
        let last = self.before.chars().next_back();
        ["return", "typeof", "case"].contains(&word.as_str())
            || !last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '_' | '$' | '"'))
    }

    fn pattern(&mut self) {
        self.next();
        let mut in_class = false;
        while let Some(c) = self.next() {
            match c {
                '\\' => drop(self.next()),
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => break,
                _ => {}
            }
        }
        self.before.push('"');
    }

    fn handed_to(&self) -> Option<String> {
        let call = self.before.strip_suffix('(')?;
        let name: String = call.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        (!name.is_empty()).then(|| name.chars().rev().collect())
    }

    fn quoted(&mut self, quote: char, found: &mut Vec<Said>) {
        let (line, to) = (self.line, self.handed_to());
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '\\' => text.extend(self.next()),
                c if c == quote => break,
                c => text.push(c),
            }
        }
        self.before.push('"');
        found.push(Said { line, text, to });
    }

    fn template(&mut self, found: &mut Vec<Said>) {
        let (line, to) = (self.line, self.handed_to());
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            match (c, self.peek(0)) {
                ('\\', _) => text.extend(self.next()),
                ('`', _) => break,
                ('$', Some('{')) => {
                    self.next();
                    self.code(found, true);
                    self.next();
                }
                _ => text.push(c),
            }
        }
        self.before.push('"');
        found.push(Said { line, text, to });
    }
}

#[test]
fn strings_are_told_from_comments_and_patterns() {
    let source = "// 'no'\n/* \"no\" */ f('一', \"it\\'s\");\nvar a = b / 2, c = /['\"]/.test(d) ? `三${g('四')}五` : h / 'six'.length;\nq.querySelector('main table');";
    let said: Vec<(usize, String, Option<String>)> =
        strings(source).into_iter().map(|said| (said.line, said.text, said.to)).collect();
    let f = |line, text: &str, to: Option<&str>| (line, text.to_owned(), to.map(str::to_owned));
    assert_eq!(
        said,
        [
            f(2, "一", Some("f")),
            f(2, "it's", None),
            f(3, "四", Some("g")),
            f(3, "三五", None),
            f(3, "six", None),
            f(4, "main table", Some("querySelector")),
        ]
    );
}
