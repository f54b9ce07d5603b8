//! Owns: pictures without what they say of themselves — where and when they were taken, with what, by whom.
//! In: the bytes of a JPEG, PNG, WebP or GIF. Out: the same picture, its pixels as they were compressed and its colours,
//! turned as before; everything else is gone. Nothing is decoded, and the same bytes give the same bytes.
//!
//! What stays is named, not what goes: a kind of metadata that comes up tomorrow goes, too.

mod exif;
mod gif;
mod jpeg;
mod png;
#[cfg(test)]
mod tests;
mod webp;

/// A picture that its form does not hold together, so that nobody can say what is metadata in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// The forms that can be bared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JPEG, as cameras write it.
    Jpeg,
    /// PNG, moving ones among them.
    Png,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
}

/// Whether a JPEG has the colours of a printer's inks (CMYK).
#[cfg(feature = "pdf")]
pub fn is_of_inks(bytes: &[u8]) -> bool {
    jpeg::is_of_inks(bytes)
}

/// The form of a picture, by its first bytes (twelve are enough) and not by its name.
pub fn form(head: &[u8]) -> Option<Form> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some(Form::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Form::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Form::Webp),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Form::Gif),
        _ => None,
    }
}

/// The picture without metadata. Of how a camera was held only that stays, or the picture would lie on its side.
///
/// # Errors
/// When the bytes are of none of the forms, or do not hold together.
pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    match form(bytes) {
        Some(Form::Jpeg) => jpeg::bare(bytes),
        Some(Form::Png) => png::bare(bytes),
        Some(Form::Webp) => webp::bare(bytes),
        Some(Form::Gif) => gif::bare(bytes),
        None => Err(Broken),
    }
}

/// `count` bytes from `at` on.
fn slice(bytes: &[u8], at: usize, count: usize) -> Result<&[u8], Broken> {
    at.checked_add(count).and_then(|end| bytes.get(at..end)).ok_or(Broken)
}
