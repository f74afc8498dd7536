//! Rules for all objects, whatever they are.

use crate::reader::{Document, Object, Pdf, Stream, show};
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
            for (key, _) in dict.iter() {
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
