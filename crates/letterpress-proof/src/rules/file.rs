//! Rules for all objects, whatever they are.

use std::collections::BTreeSet;

use crate::reader::{Document, Object, Pdf, Stream, find_last, show};
use crate::report::{Findings, Place};
use crate::rule;

/// The filters of ISO 32000-2 §7.4 that PDF/A takes.
const FILTERS: [&[u8]; 8] = [
    b"ASCIIHexDecode",
    b"ASCII85Decode",
    b"FlateDecode",
    b"RunLengthDecode",
    b"CCITTFaxDecode",
    b"JBIG2Decode",
    b"DCTDecode",
    b"JPXDecode",
];

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    check_head(pdf, found);
    check_end(pdf, found);
    let count = pdf.objects().count();
    found.require(count <= 8_388_607, &rule::OBJECT_COUNT, Place::FILE, || count.to_string());
    let trailer = Object::Dict(pdf.trailer.clone());
    let all = pdf.objects().map(|(number, object)| (Some(number), object));
    for (number, object) in all.chain([(None, &trailer)]) {
        for part in object.walk() {
            check_part(pdf, number, part, found);
        }
        if let Some(stream) = object.stream() {
            check_stream(pdf, number, stream, found);
        }
    }
}

fn check_part(pdf: &Pdf<'_>, number: Option<i32>, part: &Object, found: &mut Findings) {
    match part {
        Object::Ref(to, _) => found.require(pdf.has(*to), &rule::OBJECT_DANGLING, number, || {
            format!("it refers to object {to}, which is not there")
        }),
        Object::String(bytes) => {
            found.require(bytes.len() <= 32_767, &rule::STRING_LENGTH, number, || {
                format!("a string has {} bytes", bytes.len())
            });
        }
        Object::Name(name) => check_name(name, number, found),
        Object::Int(value) => {
            found.require(i32::try_from(*value).is_ok(), &rule::NUMBER_RANGE, number, || {
                value.to_string()
            });
        }
        Object::Real(value) => {
            found.require(value.abs() <= 3.403e38, &rule::NUMBER_RANGE, number, || {
                value.to_string()
            });
        }
        Object::Dict(dict) | Object::Stream(Stream { dict, .. }) => {
            let mut seen = BTreeSet::new();
            for (key, _) in dict.iter() {
                found.require(seen.insert(key), &rule::FILE_KEYS, number, || {
                    format!("a dictionary has {} twice", show(key))
                });
                check_name(key, number, found);
            }
            check_utf8(pdf, number, dict, found);
        }
        _ => {}
    }
}

fn check_name(name: &[u8], number: Option<i32>, found: &mut Findings) {
    found.require(name.len() <= 127, &rule::NAME_LENGTH, number, || {
        format!("a name has {} bytes", name.len())
    });
}

/// Names that readers show or compare: those of fonts, colourants and structure types.
fn check_utf8(
    pdf: &Pdf<'_>,
    number: Option<i32>,
    dict: &crate::reader::Dict,
    found: &mut Findings,
) {
    for key in [b"BaseFont".as_slice(), b"FontName", b"S"] {
        if let Some(name) = pdf.name(dict, key) {
            found.require(std::str::from_utf8(name).is_ok(), &rule::NAME_UTF8, number, || {
                show(name)
            });
        }
    }
}

fn check_stream(pdf: &Pdf<'_>, number: Option<i32>, stream: &Stream, found: &mut Findings) {
    let keys: [&[u8]; 3] = [b"F", b"FFilter", b"FDecodeParms"];
    let is_external = keys.iter().any(|key| stream.dict.has(key));
    found.require(!is_external, &rule::STREAM_EXTERNAL, number, || {
        "its bytes stand in another file".into()
    });
    for filter in pdf.filters(stream) {
        found.require(FILTERS.contains(&filter), &rule::STREAM_FILTER, number, || show(filter));
    }
    if let Err(error) = pdf.decode(stream) {
        found.add(&rule::STREAM_DECODE, number, error.to_string());
    }
}

/// What stands before all objects.
fn check_head(pdf: &Pdf<'_>, found: &mut Findings) {
    let bytes = pdf.bytes;
    let version = match bytes {
        [
            b'%',
            b'P',
            b'D',
            b'F',
            b'-',
            major @ b'1'..=b'2',
            b'.',
            minor @ b'0'..=b'9',
            rest @ ..,
        ] => {
            let eol = rest.first().is_some_and(|&byte| matches!(byte, b'\r' | b'\n'));
            found.require(eol, &rule::FILE_BINARY, Place::FILE, || {
                "the header is not a line of its own".into()
            });
            Some((*major, *minor))
        }
        _ => {
            found.add(&rule::FILE_HEADER, Place::FILE, "the file does not begin with %PDF-n.m");
            None
        }
    };
    let is = |holds: bool| version.is_none() || holds;
    let is_1 = is(matches!(version, Some((b'1', b'0'..=b'7'))));
    found.require(is_1, &rule::FILE_VERSION_1, Place::FILE, || "it is not 1.0 to 1.7".into());
    let is_2 = is(matches!(version, Some((b'2', _))));
    found.require(is_2, &rule::FILE_VERSION_2, Place::FILE, || "it is not 2.n".into());
    let line = bytes.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(bytes.len());
    let mut rest = &bytes[line..];
    while let [b'\r' | b'\n', after @ ..] = rest {
        rest = after;
    }
    let is_binary =
        matches!(rest, [b'%', a, b, c, d, ..] if [a, b, c, d].iter().all(|&&byte| byte > 127));
    found.require(is_binary, &rule::FILE_BINARY, Place::FILE, || {
        "no comment of four bytes above 127 follows the header".into()
    });
}

/// What stands after all objects.
fn check_end(pdf: &Pdf<'_>, found: &mut Findings) {
    let bytes = pdf.bytes;
    let end = find_last(bytes, b"%%EOF").map(|at| &bytes[at + 5..]);
    let is_end = matches!(end, Some([] | [b'\n' | b'\r'] | [b'\r', b'\n']));
    found.require(is_end, &rule::FILE_END, Place::FILE, || match end {
        Some(rest) => format!("{} bytes follow the last %%EOF", rest.len()),
        None => "there is no %%EOF".into(),
    });
    let is_id = match pdf.key(&pdf.trailer, b"ID").array() {
        Some([first, second]) => [first, second]
            .iter()
            .all(|half| pdf.resolve(half).string().is_some_and(|half| !half.is_empty())),
        _ => false,
    };
    found.require(is_id, &rule::FILE_ID, Place::FILE, || "the trailer has no ID".into());
    found.require(!pdf.trailer.has(b"Encrypt"), &rule::FILE_ENCRYPT, Place::FILE, || {
        "the trailer says Encrypt".into()
    });
}
