//! Owns: what Typst sees while it lays one packet out — layouts, the data, pictures; nothing of the disk.
//! In: a packet. Out: Typst's `World`.

use super::prose::{Pictures, trees};
use super::{Fonts, Printer, Unprintable, file_id};
use crate::artifact::Content;
use crate::render::packets::{self, Packet};
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst::{Library, World};

/// One packet being laid out.
pub struct Desk<'p, 't> {
    printer: &'p Printer<'t>,
    pub packet: Packet,
    /// Pictures that cannot be shown, and why.
    pub unprintable: Vec<(PathBuf, Unprintable)>,
    main: FileId,
    /// The data and the pictures. Only looked up, never walked.
    files: HashMap<FileId, Bytes>,
}

impl<'p, 't> Desk<'p, 't> {
    pub fn new(printer: &'p Printer<'t>, mut packet: Packet) -> Self {
        let mut files = HashMap::new();
        let mut unprintable = Vec::new();
        let mut shown = BTreeMap::new();
        for (number, (address, content)) in packet.files.iter().enumerate() {
            let (Some(ending), Some(path)) = (packets::picture(address), content.file()) else { continue };
            match picture(content, path, &ending, &printer.fonts) {
                Ok(bytes) => {
                    let name = format!("files/{number}.{ending}");
                    files.extend(file_id(&name).map(|id| (id, bytes)));
                    shown.insert(address.clone(), name);
                }
                Err(why) => unprintable.push((path.to_owned(), why)),
            }
        }
        let base_url = packet.base_url.as_deref();
        let pictures = Pictures { shown: &shown, base_url, lost: RefCell::default(), texts: Cell::default() };
        trees(&mut packet.data, &pictures);
        // Those that were tried said why.
        let lost = pictures.lost.into_inner();
        let untried = lost
            .iter()
            .filter(|path| packets::picture(path).is_none())
            .filter_map(|path| packet.files.get(path)?.file());
        unprintable.extend(untried.map(|path| (path.to_owned(), Unprintable::Form)));
        packet.data["fonts"] = printer.fonts.families().clone();
        let code = packet.data["packet"]["url"].as_str().and_then(qr);
        packet.data["packet"]["qr"] = code.into();
        // Only what JSON itself could hold went in.
        let data = serde_json::to_vec(&packet.data).unwrap_or_default();
        files.extend(file_id("data.json").map(|id| (id, Bytes::new(data))));
        // A layout's name is a plain file name, which is always a path.
        let main = file_id(packet.layout).unwrap_or_else(|| Source::detached("").id());
        Desk { printer, packet, unprintable, main, files }
    }
}

impl World for Desk<'_, '_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.printer.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.printer.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let missing = || FileError::NotFound(id.vpath().get_without_slash().into());
        self.printer.layouts.get(&id).cloned().ok_or_else(missing)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let missing = || FileError::NotFound(id.vpath().get_without_slash().into());
        self.files.get(&id).cloned().ok_or_else(missing)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.printer.fonts.face(index)
    }

    /// A packet knows its day; the clock is none of a layout's business.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A picture's bytes, if they can be shown.
/// A PDF holds the bytes of a picture as they are, metadata included.
fn picture(content: &Content, path: &Path, ending: &str, fonts: &Fonts) -> Result<Bytes, Unprintable> {
    let bytes = std::fs::read(path).map_err(|error| Unprintable::Unread(error.kind(), error.to_string()))?;
    let bytes = match content {
        Content::Picture(_) => crate::picture::bare(&bytes).map_err(|_| Unprintable::Broken)?,
        Content::Bytes(_) | Content::File(_) => bytes,
    };
    let bytes = Bytes::new(bytes);
    let format = match ending {
        "png" => ExchangeFormat::Png,
        "gif" => ExchangeFormat::Gif,
        "webp" => ExchangeFormat::Webp,
        "svg" => return svg(bytes, fonts),
        _ => ExchangeFormat::Jpg,
    };
    let image = RasterImage::plain(bytes.clone(), format).map_err(|_| Unprintable::Broken)?;
    // PDF/A takes inks with a profile alone.
    if format == ExchangeFormat::Jpg && image.icc().is_none() && crate::picture::is_of_inks(&bytes) {
        return Err(Unprintable::Inks);
    }
    Ok(bytes)
}

fn svg(bytes: Bytes, fonts: &Fonts) -> Result<Bytes, Unprintable> {
    SvgImage::new(bytes.clone()).map_err(|_| Unprintable::Broken)?;
    let text = String::from_utf8_lossy(&bytes);
    if text.split("<image").skip(1).any(|tag| !tag.contains("data:")) {
        return Err(Unprintable::Linked);
    }
    text.chars().find(|c| !fonts.has(*c)).map_or(Ok(bytes.clone()), |c| Err(Unprintable::Glyph(c)))
}

/// A QR code as SVG; none where the address is too long for one.
fn qr(url: &str) -> Option<String> {
    let code = QRBuilder::new(url).ecl(ECL::M).build().ok()?;
    Some(SvgBuilder::default().margin(0).to_str(&code))
}
