//! Colours and transparency.

use super::operators;
use super::usage::{Device, Usage};
use crate::reader::{Dict, Document, Object, Pdf, Stream, show};
use crate::report::{Findings, Place};
use crate::rule;

pub(crate) fn check(document: &Document<'_>, usage: &Usage<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let mut intents: Vec<(&Dict, Place)> = Vec::new();
    let place = Place::from(document.root);
    for object in pdf.list(document.catalog, b"OutputIntents") {
        if let Some(dict) = pdf.resolve(object).dict() {
            intents.push((dict, object.reference().map_or(place, Place::from)));
        }
    }
    let space = check_intents(pdf, &intents, found);
    for (number, object) in pdf.objects() {
        for part in object.walk() {
            match part {
                Object::Array(items) => check_profile(pdf, number, items, found),
                Object::Dict(dict) => check_state(pdf, number, dict, found),
                _ => {}
            }
        }
    }
    for &(page, device) in &usage.devices {
        let is_fit = match (device, space.as_deref()) {
            (_, None) => false,
            (Device::Gray, Some(_)) => true,
            (Device::Rgb, Some(space)) => space == b"RGB ",
            (Device::Cmyk, Some(space)) => space == b"CMYK",
        };
        let number = document.pages[page].object;
        found.require(is_fit, &rule::COLOR_DEVICE, document.place(number, page), || {
            format!("a colour of Device{device:?} has no output intent")
        });
    }
    for &page in &usage.transparent {
        let leaf = &document.pages[page];
        let group = pdf.dict(leaf.dict, b"Group");
        let has_space = space.is_some() || group.is_some_and(|group| group.has(b"CS"));
        found.require(has_space, &rule::COLOR_GROUP, document.place(leaf.object, page), || {
            "a page with transparency has neither".into()
        });
    }
}

/// The colour space of the profile that output is intended for.
fn check_intents(
    pdf: &Pdf<'_>,
    intents: &[(&Dict, Place)],
    found: &mut Findings,
) -> Option<Vec<u8>> {
    let mut profiles = Vec::new();
    let mut space = None;
    for (dict, place) in intents {
        let is_archive = pdf.name(dict, b"S") == Some(b"GTS_PDFA1");
        profiles.extend(dict.raw(b"DestOutputProfile").and_then(Object::reference));
        if !is_archive {
            continue;
        }
        let has_name = pdf.key(dict, b"OutputConditionIdentifier").string().is_some();
        let profile = pdf.key(dict, b"DestOutputProfile").stream();
        let is_whole = has_name && profile.is_some() && !dict.has(b"DestOutputProfileRef");
        found.require(is_whole, &rule::COLOR_INTENT, *place, || {
            "the output intent lacks its identifier or its profile".into()
        });
        let Some(profile) = profile else { continue };
        let head = header(pdf, profile);
        let is_kind = head.as_ref().is_some_and(|head| {
            matches!(head.class.as_slice(), b"mntr" | b"prtr")
                && channels(&head.space) == pdf.key(&profile.dict, b"N").int()
        });
        found.require(is_kind, &rule::COLOR_PROFILE, *place, || {
            "the output intent's profile is none of version 4 for a monitor or printer".into()
        });
        space = space.or(head.map(|head| head.space));
    }
    profiles.sort_unstable();
    profiles.dedup();
    found.require(profiles.len() <= 1, &rule::COLOR_INTENT, Place::FILE, || {
        "output intents have different profiles".into()
    });
    let is_one = intents.iter().filter(|(dict, _)| pdf.name(dict, b"S") == Some(b"GTS_PDFA1"));
    found.require(is_one.count() <= 1, &rule::COLOR_INTENT, Place::FILE, || {
        "there is more than one output intent of PDF/A".into()
    });
    space
}

/// What a profile's header says (ISO 15076-1 §7.2).
struct Header {
    class: Vec<u8>,
    space: Vec<u8>,
}

fn header(pdf: &Pdf<'_>, stream: &Stream) -> Option<Header> {
    let bytes = pdf.decode(stream).ok()?;
    let head = bytes.get(..128)?;
    let size = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
    let is_profile = &head[36..40] == b"acsp"
        && head[8] <= 4
        && usize::try_from(size).is_ok_and(|size| size <= bytes.len())
        && has_tags(&bytes);
    is_profile.then(|| Header { class: head[12..16].to_vec(), space: head[16..20].to_vec() })
}

/// Whether a profile says how its colours are seen: by a table, or by primaries and curves (ISO
/// 15076-1 §8). All that it says must lie within it.
fn has_tags(bytes: &[u8]) -> bool {
    let number = |at: usize| -> Option<usize> {
        let bytes = bytes.get(at..at + 4)?.first_chunk::<4>()?;
        usize::try_from(u32::from_be_bytes(*bytes)).ok()
    };
    let Some(count) = number(128).filter(|&count| count <= 1000) else { return false };
    let mut tags = Vec::new();
    for at in (132..).step_by(12).take(count) {
        let (Some(tag), Some(start), Some(size)) =
            (bytes.get(at..at + 4), number(at + 4), number(at + 8))
        else {
            return false;
        };
        if start.checked_add(size).is_none_or(|end| end > bytes.len()) {
            return false;
        }
        tags.push(tag);
    }
    let has = |wanted: &[&[u8; 4]]| wanted.iter().all(|tag| tags.contains(&tag.as_slice()));
    has(&[b"wtpt"])
        && (has(&[b"A2B0"])
            || has(&[b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"])
            || has(&[b"kTRC"]))
}

fn channels(space: &[u8]) -> Option<i64> {
    match space {
        b"GRAY" => Some(1),
        b"RGB " | b"Lab " => Some(3),
        b"CMYK" => Some(4),
        _ => None,
    }
}

/// Checks a colour space: the profile that it is based on, or its colourants.
fn check_profile(pdf: &Pdf<'_>, number: i32, items: &[Object], found: &mut Findings) {
    if let [Object::Name(name), names, ..] = items
        && name == b"DeviceN"
    {
        let count = pdf.resolve(names).array().map_or(0, <[Object]>::len);
        found.require(count <= 32, &rule::COLOR_CHANNELS, number, || {
            format!("DeviceN has {count} colourants")
        });
    }
    let [Object::Name(name), profile] = items else { return };
    if name != b"ICCBased" {
        return;
    }
    let stream = pdf.resolve(profile).stream();
    let head = stream.and_then(|stream| header(pdf, stream));
    let count = stream.and_then(|stream| pdf.key(&stream.dict, b"N").int());
    let is_fit = head.is_some_and(|head| {
        matches!(head.class.as_slice(), b"mntr" | b"prtr" | b"scnr" | b"spac")
            && count.is_some()
            && channels(&head.space) == count
    });
    found.require(is_fit, &rule::COLOR_PROFILE, number, || {
        "a colour space is based on what is no profile of its channels".into()
    });
}

/// Checks a state of graphics.
fn check_state(pdf: &Pdf<'_>, number: i32, dict: &Dict, found: &mut Findings) {
    let is_state = pdf.name(dict, b"Type") == Some(b"ExtGState")
        || [b"ca".as_slice(), b"CA", b"BM", b"SMask"].iter().any(|key| dict.has(key))
            && !dict.has(b"Subtype");
    if !is_state {
        return;
    }
    let is_default = dict.raw(b"TR2").is_none_or(|tr| pdf.resolve(tr).name() == Some(b"Default"));
    let halftone = pdf.dict(dict, b"HT");
    let is_plain = halftone.is_none_or(|halftone| {
        let kind = pdf.key(halftone, b"HalftoneType").int();
        matches!(kind, Some(1 | 5)) && !halftone.has(b"HalftoneName")
    });
    let is_fit = !dict.has(b"TR") && !dict.has(b"HTP") && is_default && is_plain;
    found.require(is_fit, &rule::COLOR_TRANSFER, number, || {
        "a state of graphics has TR, TR2, HTP or a halftone".into()
    });
    for mode in pdf.list(dict, b"BM") {
        let name = pdf.resolve(mode).name().unwrap_or_default();
        found.require(operators::is_blend(name), &rule::COLOR_BLEND, number, || {
            format!("{} is no blend mode", show(name))
        });
    }
    if let Some(name) = pdf.name(dict, b"RI") {
        found.require(operators::is_intent(name), &rule::CONTENT_INTENT, number, || {
            format!("{} is no rendering intent", show(name))
        });
    }
}
