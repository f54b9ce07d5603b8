//! Owns: which sort of file it is. In: its first bytes, and the ending of its name where they say nothing.
//! Out: how it is to be looked into.

use crate::picture;
use std::fs::File;
use std::io::{self, Read, Seek};

const HEAD: u64 = 8 * 1024;

/// How a file is to be looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A picture that can be bared.
    Picture,
    /// A picture of another form, which may tell where it was taken.
    OtherPicture,
    /// A zip archive: perhaps an office document.
    Archive,
    /// Perhaps text.
    Text,
    /// Anything else.
    Opaque,
}

/// Endings of pictures; a file of one that is no text is a picture, whatever it is.
const PICTURES: [&str; 14] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "heic", "heif", "avif", "tif", "tiff", "jxl",
];
/// Endings of texts; one that is no UTF-8 is in the encoding of a Chinese Windows.
pub const TEXTS: [&str; 18] = [
    "txt", "csv", "tsv", "tab", "md", "json", "geojson", "svg", "xml", "html", "htm", "ics", "vcf", "kml",
    "gpx", "log", "ini", "yml",
];

/// Looks at the head of a file, and goes back to its beginning.
pub fn sort(file: &mut File, ending: &str) -> io::Result<Sort> {
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(of(&head, ending))
}

fn of(head: &[u8], ending: &str) -> Sort {
    if picture::form(head).is_some() {
        return Sort::Picture;
    }
    match head {
        [b'P', b'K', 3, 4, ..] => return Sort::Archive,
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => return Sort::OtherPicture,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if is_still(brand) => return Sort::OtherPicture,
        [b'%', b'P', b'D', b'F', ..] | [b'%', b'!', ..] | [b'{', b'\\', b'r', b't', b'f', ..] => {
            return Sort::Opaque;
        }
        _ => {}
    }
    let wide = matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let readable = wide || !head.contains(&0);
    let picture = PICTURES.contains(&ending);
    // A picture's name over a text that is none of its forms: it is shown as nothing, and read as what it is.
    let text = readable && (std::str::from_utf8(head).is_ok() || wide || !picture);
    match (text, picture) {
        (true, _) => Sort::Text,
        (false, true) => Sort::OtherPicture,
        (false, false) => Sort::Opaque,
    }
}

/// Brands of pictures in the container that films are in, too.
fn is_still(brand: &[u8]) -> bool {
    matches!(
        brand.get(..4),
        Some(
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" | b"avif" | b"avis"
        )
    )
}
