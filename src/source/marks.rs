//! Owns: the count of lines and characters in a text, so that a place in it is found without reading it from its beginning.
//! In: a text. Out: how many lines and characters come before a byte, and where its line begins and ends.

/// Bytes between two marks.
const BLOCK: usize = 4_096;

/// How many lines end and how many characters begin before every 4,096th byte of a text. A broken file may have a
/// hundred thousand findings: were the text counted through from its beginning for each, they would take hours.
#[derive(Clone, Debug)]
pub(super) struct Marks(Vec<(u32, u32)>);

impl Marks {
    pub fn new(text: &[u8]) -> Self {
        let mut marks = Vec::with_capacity(text.len() / BLOCK + 1);
        let (mut lines, mut characters) = (0, 0);
        for block in text.chunks(BLOCK) {
            marks.push((lines, characters));
            lines += ends(block);
            characters += begun(block);
        }
        // A place at the very end of a text that fills its last block.
        marks.push((lines, characters));
        Marks(marks)
    }

    /// How many lines end, and how many characters begin, before a byte.
    pub fn before(&self, text: &[u8], at: usize) -> (usize, usize) {
        let block = at / BLOCK;
        let (lines, characters) = self.0[block];
        let rest = &text[block * BLOCK..at];
        ((lines + ends(rest)) as usize, (characters + begun(rest)) as usize)
    }

    /// Where the line begins that holds a byte.
    pub fn line_start(&self, text: &[u8], at: usize) -> usize {
        let block = at / BLOCK;
        if let Some(end) = memchr::memrchr(b'\n', &text[block * BLOCK..at]) {
            return block * BLOCK + end + 1;
        }
        // The first mark before which as many lines have ended: the last of them ended in the block before it.
        let first = self.0.partition_point(|(lines, _)| *lines < self.0[block].0);
        let Some(holder) = first.checked_sub(1) else { return 0 };
        let from = holder * BLOCK;
        memchr::memrchr(b'\n', &text[from..first * BLOCK]).map_or(0, |end| from + end + 1)
    }

    /// Where the line ends that holds a byte, its end not counted.
    pub fn line_end(&self, text: &[u8], at: usize) -> usize {
        let next = ((at / BLOCK + 1) * BLOCK).min(text.len());
        if let Some(end) = memchr::memchr(b'\n', &text[at..next]) {
            return at + end;
        }
        let block = at / BLOCK + 1;
        let Some((ended, _)) = self.0.get(block) else { return text.len() };
        let after = self.0.partition_point(|(lines, _)| lines <= ended);
        let from = (after.saturating_sub(1) * BLOCK).max(next).min(text.len());
        memchr::memchr(b'\n', &text[from..]).map_or(text.len(), |end| from + end)
    }
}

fn ends(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte == b'\n')).sum()
}

/// Characters that begin: in UTF-8 all other bytes of one are marked as such.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(byte & 0xC0 != 0x80)).sum()
}
