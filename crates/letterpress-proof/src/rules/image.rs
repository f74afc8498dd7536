//! Pictures and forms.

use crate::reader::{Document, Pdf, Stream, show};
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
    if is_jpx {
        let is_fit = jpx(pdf.raw(stream)).is_some_and(|(channels, depth)| {
            matches!(channels, 1 | 3 | 4) && (1..=38).contains(&depth)
        });
        found.require(is_fit, &rule::IMAGE_JPX, number, || {
            "its channels are not 1, 3 or 4, or it can't be read".into()
        });
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
