//! Owns: full-text search in one long run of characters — what is a letter, where each pair of letters stands.
//! In: titles and texts, in order. Out: shards of postings, texts, and the numbers that say where each thing begins;
//! all in printable ASCII that a classic script can carry. It knows nothing of villages or pages.
//!
//! Every character of every title and text has a position. Two neighbouring letters are a term, and its postings are
//! their positions; so a word of any length stands exactly where its pairs follow one another, and no text need be
//! read to be sure. A letter of a title is a term by itself as well: who asks for 路 or 水 wants the measures named so,
//! not the thousand texts that mention one. Pairs of pinyin initials stand at the positions of the characters that they
//! abbreviate, one for each reading, so that `dmdc` is found like any other word, and 重庆 under `cq` as under `zq`.
//! `themes/default/static/find.js` reads what is written here.

mod aside;
pub mod code;
mod letter;
mod pinyin;
mod postings;
mod stream;
#[cfg(test)]
mod tests;

pub use aside::{Open, Store};
pub use letter::{fold, is_letter};
pub use pinyin::{initials, spelled};
pub use postings::Shard;
pub use stream::{Stream, StreamBuilder, Texts};
