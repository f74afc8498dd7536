use letterpress_page::{Ink, Len, Picture, PictureFormat, PictureId, PlacedPicture, Rect};
use letterpress_pdf::picture::{PictureError, measure};
use png::{BitDepth, ColorType};

use crate::pages::{mark, pages, write};
use crate::readback::File;

/// A grey JPEG of eight by eight pixels, without density.
const JPEG: [u8; 159] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01,
    0x00, 0x01, 0x00, 0x00, 0xFF, 0xDB, 0x00, 0x43, 0x00, 0x28, 0x1C, 0x1E, 0x23, 0x1E, 0x19, 0x28,
    0x23, 0x21, 0x23, 0x2D, 0x2B, 0x28, 0x30, 0x3C, 0x64, 0x41, 0x3C, 0x37, 0x37, 0x3C, 0x7B, 0x58,
    0x5D, 0x49, 0x64, 0x91, 0x80, 0x99, 0x96, 0x8F, 0x80, 0x8C, 0x8A, 0xA0, 0xB4, 0xE6, 0xC3, 0xA0,
    0xAA, 0xDA, 0xAD, 0x8A, 0x8C, 0xC8, 0xFF, 0xCB, 0xDA, 0xEE, 0xF5, 0xFF, 0xFF, 0xFF, 0x9B, 0xC1,
    0xFF, 0xFF, 0xFF, 0xFA, 0xFF, 0xE6, 0xFD, 0xFF, 0xF8, 0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x08,
    0x00, 0x08, 0x01, 0x01, 0x11, 0x00, 0xFF, 0xC4, 0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0xFF, 0xC4, 0x00, 0x14,
    0x10, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x3B, 0xFF, 0xD9,
];
/// Where the JPEG's frame begins.
const FRAME: usize = 89;

/// The JPEG with segments put in after its first one.
fn jpeg_with(segments: &[u8]) -> Vec<u8> {
    [&JPEG[..20], segments, &JPEG[20..]].concat()
}

/// A segment with Exif data that holds an orientation.
fn exif_segment(orientation: u8) -> Vec<u8> {
    let tiff = exif(orientation);
    let length = u8::try_from(tiff.len() + 8).unwrap();
    [&[0xFF, 0xE1, 0, length], &b"Exif\0\0"[..], &tiff].concat()
}

fn exif(orientation: u8) -> Vec<u8> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry, &[0; 4]].concat()
}

/// A PNG of samples.
fn png(size: (u32, u32), color: ColorType, depth: BitDepth, samples: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, size.0, size.1);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == ColorType::Indexed {
        encoder.set_palette(&[0, 0, 0, 255, 0, 0, 0, 255, 0][..]);
    }
    encoder.write_header().unwrap().write_image_data(samples).unwrap();
    out
}

/// A PNG with a chunk put in after its header.
fn with_chunk(png: &[u8], kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    // The checksum is the CRC of RFC 1952, bit by bit.
    let crc = kind.iter().chain(body).fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    });
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let chunk = [&length[..], kind, body, &(!crc).to_be_bytes()].concat();
    [&png[..33], &chunk, &png[33..]].concat()
}

/// A file with a picture on its page.
fn placed(picture: Picture) -> File {
    let mut pages = pages(1);
    pages.pictures.push(picture);
    let rect = Rect::new(Len::pt(100), Len::pt(142), Len::pt(60), Len::pt(40));
    for _ in 0..2 {
        let placed = PlacedPicture { picture: PictureId(0), rect };
        pages.pages[0].drawing.marks.push(mark(Ink::Picture(placed)));
    }
    File::load(&write(&pages))
}

/// What the dictionary of the picture says: width, height, bits, colour space.
fn facts(file: &File) -> (i64, i64, i64, String) {
    let dict = &file.picture(0, "P0").dict;
    let number = |key: &[u8]| dict.get(key).unwrap().as_i64().unwrap();
    let space = dict.get(b"ColorSpace").unwrap();
    let space = space.as_array().map_or(space, |array| &array[0]).as_name().unwrap();
    let space = String::from_utf8(space.to_vec()).unwrap();
    (number(b"Width"), number(b"Height"), number(b"BitsPerComponent"), space)
}

fn samples(file: &File) -> Vec<u8> {
    file.picture(0, "P0").decompressed_content().unwrap()
}

#[test]
fn plain_pngs_keep_their_samples() {
    let eight: Vec<u8> = (0..36).collect();
    for (color, depth, size, count, space) in [
        (ColorType::Grayscale, BitDepth::Eight, (6, 6), 36, "DeviceGray"),
        (ColorType::Rgb, BitDepth::Eight, (4, 3), 36, "DeviceRGB"),
        (ColorType::Rgb, BitDepth::Sixteen, (2, 3), 36, "DeviceRGB"),
        (ColorType::Grayscale, BitDepth::Sixteen, (3, 6), 36, "DeviceGray"),
        (ColorType::Grayscale, BitDepth::One, (9, 2), 4, "DeviceGray"),
        (ColorType::Indexed, BitDepth::Two, (7, 2), 4, "Indexed"),
    ] {
        let data = png(size, color, depth, &eight[..count]);
        let picture = measure(data.clone().into()).unwrap();
        assert_eq!((picture.width, picture.height), size);
        let file = placed(picture);
        let facts = facts(&file);
        let bits = i64::from(depth as u8);
        assert_eq!(facts, (size.0.into(), size.1.into(), bits, space.to_string()));
        let raw = &file.picture(0, "P0").content;
        let kept = data.windows(raw.len()).any(|window| window == *raw);
        assert!(kept, "{color:?} {depth:?} must not be packed anew");
        // The reader of these tests can't undo filters of parts of bytes.
        if bits >= 8 {
            assert_eq!(samples(&file), eight[..count], "{color:?} {depth:?}");
        }
    }
}

#[test]
fn a_picture_is_embedded_once_and_drawn_where_it_stands() {
    let file =
        placed(measure(png((1, 1), ColorType::Rgb, BitDepth::Eight, &[1, 2, 3]).into()).unwrap());
    let pictures =
        file.doc.objects.values().filter(|object| {
            object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"XObject"))
        });
    assert_eq!(pictures.count(), 1);
    assert_eq!(file.content(0).trim(), "q\n60 0 0 40 100 660 cm\n/P0 Do\nQ\n".repeat(2).trim());
}

#[test]
fn transparency_becomes_a_mask() {
    let rgba = [10, 20, 30, 255, 40, 50, 60, 0, 70, 80, 90, 128, 1, 2, 3, 4];
    let file =
        placed(measure(png((2, 2), ColorType::Rgba, BitDepth::Eight, &rgba).into()).unwrap());
    assert_eq!(samples(&file), [10, 20, 30, 40, 50, 60, 70, 80, 90, 1, 2, 3]);
    assert_eq!(mask(&file), [255, 0, 128, 4]);
    // Nothing shines through: no mask.
    let opaque = [7, 255, 9, 255];
    let data = png((2, 1), ColorType::GrayscaleAlpha, BitDepth::Eight, &opaque);
    let file = placed(measure(data.into()).unwrap());
    assert_eq!(samples(&file), [7, 9]);
    assert!(!file.picture(0, "P0").dict.has(b"SMask"));
    // Sixteen bits stay sixteen.
    let deep = [1, 2, 3, 4, 5, 6, 0, 1];
    let data = png((1, 1), ColorType::Rgba, BitDepth::Sixteen, &deep);
    let file = placed(measure(data.into()).unwrap());
    assert_eq!((samples(&file), mask(&file)), (vec![1, 2, 3, 4, 5, 6], vec![0, 1]));
    // A palette with a transparent colour.
    let indexed = png((4, 1), ColorType::Indexed, BitDepth::Two, &[0b00_01_10_00]);
    let palette = indexed.windows(4).position(|window| window == b"PLTE").unwrap() + 4 + 9 + 4;
    let trns = with_chunk(&indexed[..33], b"tRNS", &[255, 0, 99]);
    let data = [&indexed[..palette], &trns[33..], &indexed[palette..]].concat();
    let file = placed(measure(data.into()).unwrap());
    assert_eq!(samples(&file), [0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 0]);
    assert_eq!(mask(&file), [255, 0, 99, 255]);
}

fn mask(file: &File) -> Vec<u8> {
    let mask = file.follow(file.picture(0, "P0").dict.get(b"SMask").unwrap());
    mask.as_stream().unwrap().decompressed_content().unwrap()
}

#[test]
fn interlaced_pngs_are_put_in_order() {
    // One pixel has but one pass, so that the flag alone makes it interlaced.
    let mut data = png((1, 1), ColorType::Grayscale, BitDepth::Eight, &[77]);
    data[28] = 1;
    let fixed = with_chunk(&data, b"IHDR", &data[16..29]);
    let data = [&fixed[..8], &fixed[33..]].concat();
    let file = placed(measure(data.into()).unwrap());
    assert_eq!(facts(&file).3, "DeviceGray");
    assert_eq!(samples(&file), [77]);
}

#[test]
fn jpegs_stay_as_they_are() {
    let picture = measure(JPEG.into()).unwrap();
    assert_eq!((picture.width, picture.height, picture.format), (8, 8, PictureFormat::Jpeg));
    let file = placed(picture);
    assert_eq!(facts(&file), (8, 8, 8, "DeviceGray".into()));
    let stream = file.picture(0, "P0");
    assert_eq!(stream.content, JPEG);
    assert_eq!(stream.dict.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
    let mut cmyk = jpeg_with(b"\xFF\xEE\0\x0EAdobe\0d\0\0\0\0\x02");
    cmyk[FRAME + 16 + 9] = 4;
    let file = placed(measure(cmyk.into()).unwrap());
    assert_eq!(facts(&file).3, "DeviceCMYK");
    let decode = file.picture(0, "P0").dict.get(b"Decode").unwrap().as_array().unwrap();
    let decode: Vec<i64> = decode.iter().map(|n| n.as_i64().unwrap()).collect();
    assert_eq!(decode, [1, 0, 1, 0, 1, 0, 1, 0]);
}

#[test]
fn orientation_and_density_are_read() {
    let grey = png((3, 2), ColorType::Grayscale, BitDepth::Eight, &[0; 6]);
    let shown = |data: Vec<u8>| {
        let picture = measure(data.into()).unwrap();
        (picture.width, picture.height, picture.density, picture.orientation)
    };
    assert_eq!(shown(grey.clone()), (3, 2, None, 1));
    let dense = with_chunk(&grey, b"pHYs", &[0, 0, 0x0B, 0x13, 0, 0, 0x17, 0x12, 1]);
    assert_eq!(shown(dense.clone()), (3, 2, Some(72), 1));
    assert_eq!(shown(with_chunk(&dense, b"eXIf", &exif(6))), (2, 3, Some(150), 6));
    assert_eq!(shown(with_chunk(&grey, b"eXIf", &exif(9))), (3, 2, None, 1));
    for orientation in 1..=8 {
        let shown = shown(jpeg_with(&exif_segment(orientation)));
        assert_eq!((shown.2, shown.3), (None, orientation));
    }
    let mut jpeg = JPEG.to_vec();
    jpeg[13..18].copy_from_slice(&[2, 0, 118, 0, 118]);
    assert_eq!(shown(jpeg).2, Some(300));
}

#[test]
fn every_orientation_fills_its_rectangle() {
    let data = png((3, 2), ColorType::Grayscale, BitDepth::Eight, &[0; 6]);
    let corners = |orientation: u8| {
        let mut picture = measure(data.clone().into()).unwrap();
        picture.orientation = orientation;
        let content = placed(picture).content(0);
        let line = content.lines().nth(1).unwrap().to_string();
        let m: Vec<i32> = line.split(' ').flat_map(str::parse).collect();
        // Where the upper left and the upper right of the stored pixels come to lie.
        let at = |x: i32, y: i32| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        (at(0, 1), at(1, 1))
    };
    let (left, right, top, bottom) = (100, 160, 700, 660);
    let wanted = [
        ((left, top), (right, top)),
        ((right, top), (left, top)),
        ((right, bottom), (left, bottom)),
        ((left, bottom), (right, bottom)),
        ((left, top), (left, bottom)),
        ((right, top), (right, bottom)),
        ((right, bottom), (right, top)),
        ((left, bottom), (left, top)),
    ];
    for (orientation, wanted) in (1..).zip(wanted) {
        assert_eq!(corners(orientation), wanted, "orientation {orientation}");
    }
}

#[test]
fn what_cannot_be_shown_is_refused() {
    let error = |data: &[u8]| measure(data.into()).unwrap_err();
    let sound = png((3, 2), ColorType::Grayscale, BitDepth::Eight, &[0; 6]);
    assert_eq!(error(b""), PictureError::Unknown);
    assert_eq!(error(b"<svg/>"), PictureError::Unknown);
    for length in 8..sound.len() - 4 {
        assert!(matches!(error(&sound[..length]), PictureError::Broken(_)), "{length} bytes");
    }
    let changed = |at: usize, bytes: &[u8]| {
        let mut data = sound.clone();
        data[at..at + bytes.len()].copy_from_slice(bytes);
        error(&data)
    };
    assert_eq!(changed(16, &[0; 4]), PictureError::Empty);
    assert!(matches!(changed(16, &[0, 1, 0, 0, 0, 1, 0, 0]), PictureError::TooLarge(_)));
    assert!(matches!(changed(24, &[3]), PictureError::Broken(_)));
    for length in 3..JPEG.len() - 3 {
        assert!(matches!(error(&JPEG[..length]), PictureError::Broken(_)), "{length} bytes");
    }
    let mut lossless = JPEG;
    lossless[FRAME + 1] = 0xC3;
    assert!(matches!(error(&lossless), PictureError::Unsupported(_)));
}

#[test]
fn a_broken_picture_is_an_empty_frame() {
    let rgba = [9; 64];
    let sound = png((4, 4), ColorType::Rgba, BitDepth::Eight, &rgba);
    let mut broken = sound.clone();
    let samples = sound.windows(4).position(|window| window == b"IDAT").unwrap() + 4;
    broken[samples + 4] ^= 0xFF;
    let file = placed(measure(broken.into()).unwrap());
    let content = file.content(0);
    assert!(content.contains("100 660 60 40 re\nS") && !content.contains("Do"), "{content}");
    for format in [PictureFormat::Png, PictureFormat::Jpeg] {
        for data in [&b""[..], b"neither", &sound[..40], &JPEG[..40]] {
            let (width, height, density, orientation) = (1, 1, None, 1);
            let data = data.into();
            let file = placed(Picture { data, format, width, height, density, orientation });
            assert!(file.content(0).contains("re\nS"));
        }
    }
}

#[test]
fn no_change_of_a_byte_does_harm() {
    let rgba = png((4, 4), ColorType::Rgba, BitDepth::Eight, &[9; 64]);
    let dense = with_chunk(&rgba, b"eXIf", &exif(3));
    for data in [&dense[..], &jpeg_with(&exif_segment(8))] {
        for at in 0..data.len() {
            let mut data = data.to_vec();
            data[at] ^= 0x81;
            if let Ok(picture) = measure(data.into()) {
                placed(picture);
            }
        }
    }
}
