//! Owns: the one thing of Exif that a picture needs — which way up it is. In: a TIFF structure. Out: its orientation,
//! and the smallest structure that says the same.

/// The tag `Orientation` (Exif 2.32, 4.6.4 A).
const ORIENTATION: u16 = 0x0112;
const SHORT: u16 = 3;

/// The orientation, if it is another than upright (2 to 8).
pub fn orientation(data: &[u8]) -> Option<u8> {
    let data = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
    let big = match data.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two: [u8; 2] = data.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let long = |at: usize| {
        let (first, second) = (short(at)?, short(at + 2)?);
        let (high, low) = if big { (first, second) } else { (second, first) };
        usize::try_from(u32::from(high) << 16 | u32::from(low)).ok()
    };
    let directory = long(4)?;
    let count = usize::from(short(directory)?);
    let entry = |number: usize| directory.checked_add(2 + number * 12);
    let at = (0..count).filter_map(entry).find(|at| short(*at) == Some(ORIENTATION))?;
    (short(at + 2)? == SHORT).then(|| short(at + 8))?.filter(|value| (2..=8).contains(value)).map(|v| v as u8)
}

/// A structure that says nothing but an orientation.
pub fn minimal(orientation: u8) -> [u8; 26] {
    let mut data = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    data[19] = orientation;
    data
}
