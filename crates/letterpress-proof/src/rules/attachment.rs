//! Attached files.

use std::collections::BTreeSet;

use crate::attachment::specifications;
use crate::claims::Claims;
use crate::reader::{Document, Object, Pdf, show};
use crate::report::{Findings, Place};
use crate::rule;

/// How files may belong to documents (ISO 32000-2 table 43).
const RELATIONS: [&[u8]; 8] = [
    b"Source",
    b"Data",
    b"Alternative",
    b"Supplement",
    b"EncryptedPayload",
    b"FormData",
    b"Schema",
    b"Unspecified",
];

pub(crate) fn check(document: &Document<'_>, claims: Claims, found: &mut Findings) {
    let pdf = document.pdf;
    let all = associated(document);
    for (number, object) in pdf.objects() {
        for dict in object.walk().filter_map(Object::dict).filter(|dict| dict.has(b"EF")) {
            let has = |key| pdf.key(dict, key).string().is_some_and(|name| !name.is_empty());
            let is_file = pdf.name(dict, b"Type") == Some(b"Filespec");
            found.require(
                has(b"F") && has(b"UF") && is_file,
                &rule::ATTACHMENT_NAMES,
                number,
                || "it lacks F or UF, or is no Filespec".into(),
            );
            let relation = pdf.name(dict, b"AFRelationship");
            let is_known = relation.is_some_and(|name| RELATIONS.contains(&name));
            found.require(is_known, &rule::ATTACHMENT_RELATION, number, || {
                format!("AFRelationship is {}", relation.map(show).unwrap_or_default())
            });
            let is_taken = claims.archive.is_none_or(crate::Archive::takes_attachments)
                || is_archive(document, dict);
            found.require(is_taken, &rule::ATTACHMENT_ALLOWED, number, || {
                "it is attached to a file that takes none".into()
            });
            let files = pdf.dict(dict, b"EF");
            let streams = files.into_iter().flat_map(|files| files.iter());
            for (_, stream) in streams {
                let mime = pdf.resolve(stream).stream().and_then(|s| pdf.name(&s.dict, b"Subtype"));
                let is_mime = mime.is_some_and(|name| name.contains(&b'/'));
                found.require(is_mime, &rule::ATTACHMENT_TYPE, number, || {
                    "the attached file has no media type".into()
                });
            }
            found.require(all.contains(&number), &rule::ATTACHMENT_LISTED, number, || {
                "nothing lists it in AF".into()
            });
        }
    }
    let names = specifications(document);
    let is_there = claims.archive != Some(crate::Archive::A4f) || !names.is_empty();
    found
        .require(is_there, &rule::ATTACHMENT_THERE, document.root, || "no file is attached".into());
    for (number, dict) in names {
        found.require(dict.has(b"EF"), &rule::ATTACHMENT_NAMES, Place::from(number), || {
            "it is listed as attached, but has no file".into()
        });
    }
}

/// All objects that are listed as associated files.
fn associated(document: &Document<'_>) -> BTreeSet<i32> {
    let pdf: &Pdf<'_> = document.pdf;
    let mut all = BTreeSet::new();
    for (_, object) in pdf.objects() {
        for dict in object.walk().filter_map(Object::dict) {
            all.extend(pdf.list(dict, b"AF").into_iter().filter_map(Object::reference));
        }
    }
    all
}

/// Whether an attached file says that it is PDF/A itself.
fn is_archive(document: &Document<'_>, file: &crate::reader::Dict) -> bool {
    let pdf = document.pdf;
    let stream = pdf.dict(file, b"EF").and_then(|files| pdf.key(files, b"F").stream());
    stream.and_then(|stream| pdf.decode(stream).ok()).is_some_and(|bytes| {
        bytes.starts_with(b"%PDF-") && bytes.windows(11).any(|window| window == b"pdfaid:part")
    })
}
