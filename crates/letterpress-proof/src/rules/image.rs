//! Pictures and forms.

use crate::reader::{Document, Object, Pdf, Stream, show};
use crate::report::Findings;
use crate::rule;

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    for (number, object) in pdf.objects() {
        let Some(stream) = object.stream() else { continue };
        match pdf.name(&stream.dict, b"Subtype") {
            Some(b"Image") => check_image(pdf, number, stream, found),
            Some(b"Form") => check_form(pdf, number, stream, found),
            Some(b"PS") => {
                found.add(&rule::FORM_REFERENCE, number, "it is PostScript");
            }
            _ => {}
        }
    }
}

fn check_image(pdf: &Pdf<'_>, number: i32, stream: &Stream, found: &mut Findings) {
    let dict = &stream.dict;
    let is_smooth = pdf.key(dict, b"Interpolate").bool() == Some(true);
    found.require(!is_smooth, &rule::IMAGE_INTERPOLATE, number, || "Interpolate is true".into());
    let is_single = !dict.has(b"Alternates") && !dict.has(b"OPI");
    found.require(is_single, &rule::IMAGE_ALTERNATES, number, || "it has Alternates or OPI".into());
    let is_jpx = pdf.filters(stream).contains(&b"JPXDecode".as_slice());
    let depth = pdf.key(dict, b"BitsPerComponent").int();
    let is_mask = pdf.key(dict, b"ImageMask").bool() == Some(true);
    let is_fit = match depth {
        _ if is_jpx => true,
        None => is_mask,
        Some(depth) => matches!((is_mask, depth), (_, 1) | (false, 2 | 4 | 8 | 16)),
    };
    found.require(is_fit, &rule::IMAGE_DEPTH, number, || format!("it has {depth:?} bits"));
    if let Some(intent) = pdf.name(dict, b"Intent") {
        found.require(super::operators::is_intent(intent), &rule::CONTENT_INTENT, number, || {
            format!("{} is no rendering intent", show(intent))
        });
    }
    check_data(pdf, number, stream, found);
    if let Some(mask) = pdf.key(dict, b"SMask").stream() {
        let is_fit = pdf.name(&mask.dict, b"ColorSpace") == Some(b"DeviceGray")
            && !mask.dict.has(b"SMask")
            && !mask.dict.has(b"Mask");
        found.require(is_fit, &rule::IMAGE_MASK, number, || "its soft mask is none".into());
    }
    if is_jpx {
        let is_fit = jpx(pdf.raw(stream)).is_some_and(|(channels, depth)| {
            matches!(channels, 1 | 3 | 4) && (1..=38).contains(&depth)
        });
        found.require(is_fit, &rule::IMAGE_JPX, number, || {
            "its channels are not 1, 3 or 4, or it can't be read".into()
        });
    }
}

/// Compares what a picture says of its size with its bytes.
fn check_data(pdf: &Pdf<'_>, number: i32, stream: &Stream, found: &mut Findings) {
    let dict = &stream.dict;
    let size = |key| pdf.key(dict, key).int().and_then(|size| u64::try_from(size).ok());
    let (Some(width), Some(height)) = (size(b"Width"), size(b"Height")) else {
        found.add(&rule::IMAGE_DATA, number, "it has no Width or Height");
        return;
    };
    let is_mask = pdf.key(dict, b"ImageMask").bool() == Some(true);
    let channels = if is_mask { Some(1) } else { channels(pdf, pdf.key(dict, b"ColorSpace")) };
    let filters = pdf.filters(stream);
    let is_fit = match filters.last() {
        Some(&b"JPXDecode") => true,
        // Required of all others but masks (ISO 32000-2 §8.9.5, Table 87).
        _ if !is_mask && !dict.has(b"ColorSpace") => false,
        Some(&b"DCTDecode") => {
            let frame = pdf.decode(stream).ok().and_then(|bytes| jpeg(&bytes));
            frame.is_some_and(|frame| {
                frame.0 == width && frame.1 == height && channels.is_none_or(|n| n == frame.2)
            })
        }
        Some(&(b"CCITTFaxDecode" | b"JBIG2Decode")) => true,
        _ => {
            let depth = if is_mask { Some(1) } else { size(b"BitsPerComponent") };
            let row = channels.zip(depth).and_then(|(channels, depth)| {
                Some(width.checked_mul(channels)?.checked_mul(depth)?.div_ceil(8))
            });
            let wanted = row.and_then(|row| row.checked_mul(height));
            let bytes = pdf.decode(stream).map(|bytes| bytes.len()).unwrap_or_default();
            wanted.is_none_or(|wanted| u64::try_from(bytes) == Ok(wanted))
        }
    };
    found.require(is_fit, &rule::IMAGE_DATA, number, || {
        format!("its bytes are not those of {width} times {height} pixels")
    });
}

/// How many channels a colour space has, if that is known.
fn channels(pdf: &Pdf<'_>, space: &Object) -> Option<u64> {
    let kind = space.name().or_else(|| space.array()?.first()?.name())?;
    match kind {
        b"DeviceGray" | b"CalGray" | b"Indexed" | b"Separation" => Some(1),
        b"DeviceRGB" | b"CalRGB" | b"Lab" => Some(3),
        b"DeviceCMYK" => Some(4),
        b"ICCBased" => {
            let profile = pdf.resolve(space.array()?.get(1)?).stream()?;
            u64::try_from(pdf.key(&profile.dict, b"N").int()?).ok()
        }
        _ => None,
    }
}

/// Width, height and channels of a JPEG, from the head of its frame (ISO 10918-1 annex B.2.2).
fn jpeg(bytes: &[u8]) -> Option<(u64, u64, u64)> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let [0xFF, kind, after @ ..] = rest else { return None };
        if matches!(kind, 0xFF) {
            rest = &rest[1..];
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        if matches!(kind, 0xC0..=0xCF) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            let side = |at: usize| {
                Some(u64::from(u16::from_be_bytes([*after.get(at)?, *after.get(at + 1)?])))
            };
            return Some((side(5)?, side(3)?, u64::from(*after.get(7)?)));
        }
        rest = after.get(length.max(2)..)?;
    }
}

/// The channels and bits of JPEG 2000, from its image header (ISO 15444-1 annex I.5.3.1).
fn jpx(bytes: &[u8]) -> Option<(u16, u16)> {
    let at = bytes.windows(4).take(4096).position(|window| window == b"ihdr")?;
    let head = bytes.get(at + 4..at + 18)?;
    let channels = u16::from_be_bytes([head[8], head[9]]);
    // All bits set say that channels differ.
    let depth = if head[10] == 0xFF { 1 } else { u16::from(head[10] & 0x7F) + 1 };
    Some((channels, depth))
}

fn check_form(pdf: &Pdf<'_>, number: i32, stream: &Stream, found: &mut Findings) {
    let dict = &stream.dict;
    let is_own =
        !dict.has(b"Ref") && !dict.has(b"PS") && pdf.key(dict, b"Subtype2").name() != Some(b"PS");
    found.require(is_own, &rule::FORM_REFERENCE, number, || "it has Ref or PS".into());
    found.require(!dict.has(b"OPI"), &rule::IMAGE_ALTERNATES, number, || "it has OPI".into());
}
