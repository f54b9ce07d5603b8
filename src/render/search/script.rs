//! Owns: the form of one script — a call with a name and its data. In: data. Out: bytes of JavaScript that are JSON
//! between the brackets, whatever the texts hold.

use serde::Serialize;

/// A script that answers to a name.
pub struct Script {
    name: String,
    bytes: Vec<u8>,
}

impl Script {
    /// The call `cunce("name",data)`.
    ///
    /// # Panics
    /// Never: texts, numbers and lists of them have a form in JSON, and memory takes every byte.
    pub fn new<D: Serialize>(name: &str, data: &D) -> Self {
        let mut bytes = Vec::with_capacity(32 * 1024);
        bytes.extend_from_slice(b"cunce(");
        serde_json::to_writer(&mut bytes, name).expect("a string has a form in JSON");
        bytes.push(b',');
        serde_json::to_writer(&mut bytes, data).expect("texts and numbers have a form in JSON");
        bytes.extend_from_slice(b")\n");
        Script { name: name.to_owned(), bytes }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its bytes. U+2028 and U+2029 end a line of older JavaScript in the middle of a string, and `<` could begin a
    /// tag where somebody puts the script into a page: they are escaped.
    pub fn finish(self) -> Vec<u8> {
        let special = |at: usize, byte: u8| match byte {
            b'<' => Some(("\\u003c", 1)),
            0xe2 if self.bytes[at..].starts_with("\u{2028}".as_bytes()) => Some(("\\u2028", 3)),
            0xe2 if self.bytes[at..].starts_with("\u{2029}".as_bytes()) => Some(("\\u2029", 3)),
            _ => None,
        };
        let mut out = Vec::new();
        let mut from = 0;
        for at in memchr::memchr2_iter(b'<', 0xe2, &self.bytes) {
            if let Some((escape, length)) = special(at, self.bytes[at]) {
                out.extend_from_slice(&self.bytes[from..at]);
                out.extend_from_slice(escape.as_bytes());
                from = at + length;
            }
        }
        if from == 0 {
            return self.bytes;
        }
        out.extend_from_slice(&self.bytes[from..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_the_call_stays_whole() {
        let text = "</script><!-- \"\\\u{2028}\u{2029}’甲\n";
        let script = String::from_utf8(Script::new("a", &[text]).finish()).unwrap();
        assert!(!script.contains(['<', '\u{2028}', '\u{2029}']));
        let data = script.strip_prefix("cunce(\"a\",").unwrap().strip_suffix(")\n").unwrap();
        assert_eq!(serde_json::from_str::<Vec<String>>(data).unwrap(), [text]);
    }
}
