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
const PICTURES: [&str; 46] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "heic", "heif", "avif", "tif", "tiff", "jxl",
    "jp2", "j2k", "jpf", "jpx", "jxr", "wdp", "hdp", "bmp", "dib", "ico", "cur", "psd", "psb", "tga", "hif",
    // As cameras keep them.
    "dng", "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "orf", "raf", "rw2", "pef", "srw", "raw",
    "x3f", "iiq",
];
/// Endings of texts; one that is no UTF-8 is in the encoding of a Chinese Windows.
pub const TEXTS: [&str; 29] = [
    "txt", "csv", "tsv", "tab", "md", "json", "geojson", "svg", "xml", "html", "htm", "ics", "vcf", "kml",
    "gpx", "log", "ini", "yml", "yaml", "css", "xhtml", "fpage", "fdoc", "fdseq", "ncx", "opf", "rdf",
    "vcard", "ical",
];
/// Endings of letters as mail programs keep them: what is in them is packed as letters and digits.
const MAILS: [&str; 7] = ["eml", "emlx", "mht", "mhtml", "msg", "mbox", "mbx"];

/// Whether it is a letter, which holds more than can be read.
pub fn is_mail(ending: &str) -> bool {
    MAILS.contains(&ending)
}

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
        _ if is_other_picture(head) => return Sort::OtherPicture,
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

/// Pictures of cameras and of programs that draw, by their first bytes.
fn is_other_picture(head: &[u8]) -> bool {
    const HEADS: [&[u8]; 16] = [
        b"II*\0",
        b"MM\0*",
        b"II+\0",
        b"MM\0+",
        b"IIRO",
        b"IIRS",
        b"MMOR",
        b"IIU\0",
        b"II\xBC\x01",
        b"FUJIFILMCCD-RAW",
        b"FOVb",
        b"8BPS\0",
        b"\0\0\0\x0CjP  \r\n\x87\n",
        b"\xFF\x4F\xFF\x51\0",
        b"\0\0\0\x0CJXL \r\n\x87\n",
        b"\0\0\x01\0",
    ];
    HEADS.iter().any(|known| head.starts_with(known))
}

/// Brands of pictures in the container that films are in, too.
fn is_still(brand: &[u8]) -> bool {
    matches!(
        brand.get(..4),
        Some(
            b"heic"
                | b"heix"
                | b"heim"
                | b"heis"
                | b"hevc"
                | b"hevx"
                | b"mif1"
                | b"msf1"
                | b"avif"
                | b"avis"
                | b"crx "
                | b"jxl "
        )
    )
}
