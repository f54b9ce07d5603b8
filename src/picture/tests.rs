//! Owns: pictures made of the parts that cameras and programs write, and what is left of them.
//! In: parts chosen by a property test. Out: pixels and colours byte for byte, the orientation, and nothing of the rest.

use super::*;
use proptest::prelude::*;

const SECRET: &[u8] = b"13812345678 Zhang San N36.93 E101.68";

/// An Exif structure as a camera writes it: maker, orientation, position and author behind it.
fn camera(orientation: u8, big: bool) -> Vec<u8> {
    let short = |value: u16| if big { value.to_be_bytes() } else { value.to_le_bytes() };
    let long = |value: u32| if big { value.to_be_bytes() } else { value.to_le_bytes() };
    let mut data = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
    data.extend(long(8));
    data.extend(short(3));
    for (tag, kind, count, value) in
        [(0x010F, 2, SECRET.len() as u32, long(60)), (0x0112, 3, 1, [0; 4]), (0x8825, 4, 1, long(50))]
    {
        data.extend(short(tag));
        data.extend(short(kind));
        data.extend(long(count));
        match tag {
            0x0112 => data.extend([short(orientation.into()), [0, 0]].concat()),
            _ => data.extend(value),
        }
    }
    data.extend(long(0));
    data.extend([0; 10]);
    data.extend(SECRET);
    data
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() + 2) as u16;
    [&[0xFF, marker], &length.to_be_bytes()[..], data].concat()
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    sum.update(name);
    sum.update(data);
    [&(data.len() as u32).to_be_bytes()[..], name, data, &sum.finalize().to_be_bytes()].concat()
}

fn riff(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let pad: &[u8] = if data.len() % 2 == 1 { &[0] } else { &[] };
    [&name[..], &(data.len() as u32).to_le_bytes(), data, pad].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A JPEG of a scan, with metadata before it, between tables and behind its end.
fn jpeg(orientation: u8, big: bool, order: &[usize], scan: &[u8]) -> Vec<u8> {
    let parts = [
        segment(0xE1, &[b"Exif\0\0", camera(orientation, big).as_slice()].concat()),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
        segment(0xED, &[b"Photoshop 3.0\0", SECRET].concat()),
        segment(0xFE, SECRET),
        segment(0xE2, &[b"MPF\0", SECRET].concat()),
        segment(0xE5, SECRET),
        segment(0xE0, &[b"JFXX\0\x10", SECRET].concat()),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01colours"),
        segment(0xEE, b"Adobe\0d\0\0\0\0\x01"),
        segment(0xDB, &[0; 65]),
        segment(0xC0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    ];
    let mut bytes = vec![0xFF, 0xD8];
    bytes.extend(segment(0xE0, &[b"JFIF\0\x01\x01\0\0H\0H\x02\x02", SECRET].concat()));
    order.iter().for_each(|at| bytes.extend(&parts[*at]));
    bytes.extend(segment(0xDA, &[1, 1, 0, 0, 63, 0]));
    bytes.extend(scan);
    bytes.extend([0xFF, 0xD9]);
    bytes.extend([&[0xFF, 0xD8, 0xFF, 0xE1], SECRET].concat());
    bytes
}

fn order(count: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..count).collect::<Vec<_>>()).prop_shuffle()
}

proptest! {
    #[test]
    fn a_jpeg_keeps_pixels_colours_and_orientation(
        turn in 1u8..=8, big: bool, order in order(11), coded in prop::collection::vec(any::<u8>(), 1..200),
    ) {
        // What is coded has no marker in it but restarts.
        let scan: Vec<u8> = coded.iter().flat_map(|byte| if *byte == 0xFF { vec![0xFF, 0] } else { vec![*byte] }).collect();
        let scan = [&scan[..], &[0xFF, 0xD3], &scan].concat();
        let out = bare(&jpeg(turn, big, &order, &scan)).unwrap();
        prop_assert!(!holds(&out, SECRET));
        for kept in [&scan[..], b"ICC_PROFILE\0\x01\x01colours", b"Adobe\0d", &[0xFF, 0xDB], &[0xFF, 0xC0]] {
            prop_assert!(holds(&out, kept));
        }
        let exif = out.windows(6).position(|window| window == b"Exif\0\0");
        prop_assert_eq!(exif.and_then(|at| exif::orientation(&out[at..])), Some(turn).filter(|turn| *turn > 1));
        prop_assert_eq!(bare(&out).unwrap(), out);
    }

    #[test]
    fn a_png_keeps_pixels_colours_and_orientation(turn in 1u8..=8, big: bool, order in order(8)) {
        let exif = camera(turn, big);
        let parts = [
            chunk(b"eXIf", &exif),
            chunk(b"tEXt", &[b"Author\0", SECRET].concat()),
            chunk(b"zTXt", SECRET),
            chunk(b"iTXt", &[b"XML:com.adobe.xmp\0", SECRET].concat()),
            chunk(b"tIME", &SECRET[..7]),
            chunk(b"prVt", SECRET),
            chunk(b"gAMA", &[0, 0, 0xB1, 0x8F]),
            chunk(b"IDAT", b"pixels"),
        ];
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        bytes.extend(chunk(b"IHDR", &[0; 13]));
        order.iter().for_each(|at| bytes.extend(&parts[*at]));
        bytes.extend(chunk(b"IEND", b""));
        bytes.extend(SECRET);
        let out = bare(&bytes).unwrap();
        prop_assert!(!holds(&out, &SECRET[..7]));
        prop_assert!(holds(&out, &parts[6]) && holds(&out, &parts[7]) && out.ends_with(&chunk(b"IEND", b"")));
        let turned = out.windows(4).position(|window| window == b"eXIf");
        prop_assert_eq!(turned.and_then(|at| exif::orientation(&out[at + 4..])), Some(turn).filter(|turn| *turn > 1));
        prop_assert_eq!(bare(&out).unwrap(), out);
    }

    #[test]
    fn a_webp_keeps_pixels_colours_and_orientation(turn in 1u8..=8, big: bool, prefix: bool, order in order(5)) {
        let exif = [if prefix { &b"Exif\0\0"[..] } else { b"" }, &camera(turn, big)].concat();
        let parts = [
            riff(b"EXIF", &exif),
            riff(b"XMP ", SECRET),
            riff(b"note", SECRET),
            riff(b"ICCP", b"colours"),
            riff(b"VP8L", b"pixel"),
        ];
        let mut body = [&b"WEBP"[..], &riff(b"VP8X", &[0x2C, 0, 0, 0, 1, 0, 0, 1, 0, 0])].concat();
        order.iter().for_each(|at| body.extend(&parts[*at]));
        let bytes = [&b"RIFF"[..], &(body.len() as u32).to_le_bytes(), &body, SECRET].concat();
        let out = bare(&bytes).unwrap();
        prop_assert!(!holds(&out, SECRET) && holds(&out, &parts[3]) && holds(&out, &parts[4]));
        prop_assert_eq!(u32::from_le_bytes(out[4..8].try_into().unwrap()) as usize, out.len() - 8);
        let turned = out.windows(4).position(|window| window == b"EXIF");
        prop_assert_eq!(turned.and_then(|at| exif::orientation(&out[at + 8..])), Some(turn).filter(|turn| *turn > 1));
        prop_assert_eq!(out[20] & 0x0C, if turn > 1 { 0x08 } else { 0 });
        prop_assert_eq!(bare(&out).unwrap(), out);
    }

    #[test]
    fn no_bytes_make_it_panic(head in 0usize..4, tail in prop::collection::vec(any::<u8>(), 0..300), cut in 0usize..400) {
        let heads: [&[u8]; 4] =
            [&[0xFF, 0xD8, 0xFF], b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b"GIF89a\x01\0\x01\0\x80\0\0"];
        let _ = bare(&[heads[head], &tail].concat());
        let whole = jpeg(6, true, &[0, 1, 2, 9, 10], &[1, 2, 3]);
        let _ = bare(&whole[..cut.min(whole.len())]);
    }
}

#[test]
fn a_gif_keeps_its_pictures_and_how_often_it_runs() {
    let block = |data: &[u8]| [&[data.len() as u8], data, &[0]].concat();
    let picture = [&[0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2][..], &block(&[0x44, 1])].concat();
    let runs = [&[0x21, 0xFF, 11][..], b"NETSCAPE2.0", &block(&[1, 0, 0])].concat();
    let bytes = [
        &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF"[..],
        &[&[0x21, 0xFE][..], &block(SECRET)].concat(),
        &runs,
        &[&[0x21, 0xFF, 11][..], b"XMP DataXMP", &block(SECRET)].concat(),
        &picture,
        &[0x3B],
        SECRET,
    ]
    .concat();
    let out = bare(&bytes).unwrap();
    assert!(!holds(&out, SECRET) && holds(&out, &runs) && holds(&out, &picture) && out.ends_with(&[0x3B]));
    assert_eq!(bare(&out).unwrap(), out);
}

#[test]
fn what_does_not_hold_together_is_told() {
    assert_eq!(bare(b""), Err(Broken));
    assert_eq!(bare(b"\x89PNG\r\n\x1a\n"), Err(Broken));
    assert_eq!(bare(&[0xFF, 0xD8, 0xFF, 0xD9]), Err(Broken));
    assert_eq!(bare(b"GIF89a\x01\0\x01\0\0\0\0"), Err(Broken));
}

#[cfg(feature = "pdf")]
#[test]
fn a_jpeg_of_four_colours_is_of_inks() {
    let jpeg = |colours: u8| {
        let header = [0xFF, 0xD8, 0xFF, 0xEE, 0, 4, 0, 0, 0xFF, 0xC4, 0, 3, 4];
        let frame = [0xFF, 0xC2, 0, 8 + 3 * colours, 8, 0, 1, 0, 1, colours];
        [&header[..], &frame[..], &[0x11].repeat(usize::from(colours) * 3)].concat()
    };
    assert!(is_of_inks(&jpeg(4)));
    for other in [jpeg(3), jpeg(1), jpeg(4)[..20].to_vec(), vec![0xFF, 0xD8], Vec::new()] {
        assert!(!is_of_inks(&other), "{other:?}");
    }
}
