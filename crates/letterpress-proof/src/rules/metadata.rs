//! What the document says of itself.

use crate::claims::{Access, Claims};
use crate::reader::{Dict, Document, Property, Value, text};
use crate::reader::{
    XMP_ACCESS as ACCESS, XMP_ARCHIVE as ARCHIVE, XMP_BASIC as XMP, XMP_DC as DC, XMP_PDF as PDF,
};
use crate::report::{Findings, Place};
use crate::rule;

/// Properties that are predefined, by namespace (XMP Specification 2005, ISO 19005-2 §6.6.4).
/// Of namespaces without a list every property is taken, since they are many and rare.
const PREDEFINED: [(&str, &[&str]); 13] = [
    (
        DC,
        &[
            "contributor",
            "coverage",
            "creator",
            "date",
            "description",
            "format",
            "identifier",
            "language",
            "publisher",
            "relation",
            "rights",
            "source",
            "subject",
            "title",
            "type",
        ],
    ),
    (
        XMP,
        &[
            "Advisory",
            "BaseURL",
            "CreateDate",
            "CreatorTool",
            "Identifier",
            "Label",
            "MetadataDate",
            "ModifyDate",
            "Nickname",
            "Rating",
            "Thumbnails",
        ],
    ),
    (PDF, &["Keywords", "PDFVersion", "Producer", "Trapped"]),
    (ARCHIVE, &["part", "amd", "corr", "conformance", "rev"]),
    (
        "http://ns.adobe.com/xap/1.0/mm/",
        &[
            "DerivedFrom",
            "DocumentID",
            "History",
            "Ingredients",
            "InstanceID",
            "ManagedFrom",
            "Manager",
            "ManageTo",
            "ManageUI",
            "ManagerVariant",
            "OriginalDocumentID",
            "Pantry",
            "RenditionClass",
            "RenditionParams",
            "VersionID",
            "Versions",
            "LastURL",
            "RenditionOf",
            "SaveID",
        ],
    ),
    (
        "http://ns.adobe.com/xap/1.0/rights/",
        &["Certificate", "Marked", "Owner", "UsageTerms", "WebStatement"],
    ),
    ("http://ns.adobe.com/xap/1.0/bj/", &["JobRef"]),
    ("http://ns.adobe.com/xap/1.0/t/pg/", &[]),
    ("http://ns.adobe.com/xmp/1.0/DynamicMedia/", &[]),
    ("http://ns.adobe.com/photoshop/1.0/", &[]),
    ("http://ns.adobe.com/camera-raw-settings/1.0/", &[]),
    ("http://ns.adobe.com/tiff/1.0/", &[]),
    ("http://ns.adobe.com/exif/1.0/", &[]),
];

/// Properties that are lists, with the kind of list.
const LISTS: [(&str, &str, &str); 15] = [
    (DC, "contributor", "Bag"),
    (DC, "creator", "Seq"),
    (DC, "date", "Seq"),
    (DC, "description", "Alt"),
    (DC, "language", "Bag"),
    (DC, "publisher", "Bag"),
    (DC, "relation", "Bag"),
    (DC, "rights", "Alt"),
    (DC, "subject", "Bag"),
    (DC, "title", "Alt"),
    (DC, "type", "Bag"),
    (XMP, "Advisory", "Bag"),
    (XMP, "Identifier", "Bag"),
    ("http://ns.adobe.com/xap/1.0/rights/", "Owner", "Bag"),
    ("http://ns.adobe.com/xap/1.0/rights/", "UsageTerms", "Alt"),
];

/// The information dictionary's keys with the properties that say the same.
const PAIRS: [(&[u8], &str, &str); 8] = [
    (b"Title", DC, "title"),
    (b"Author", DC, "creator"),
    (b"Subject", DC, "description"),
    (b"Keywords", PDF, "Keywords"),
    (b"Creator", XMP, "CreatorTool"),
    (b"Producer", PDF, "Producer"),
    (b"CreationDate", XMP, "CreateDate"),
    (b"ModDate", XMP, "ModifyDate"),
];

pub(crate) fn check(document: &Document<'_>, claims: Claims, found: &mut Findings) {
    let info = document.pdf.dict(&document.pdf.trailer, b"Info");
    check_info_is_gone(document, info, found);
    let xmp = &document.xmp;
    if !xmp.is_read {
        return;
    }
    for property in &xmp.properties {
        check_property(document, property, found);
    }
    let has_title = xmp.text(DC, "title").is_some_and(|title| !title.trim().is_empty());
    found.require(has_title, &rule::METADATA_TITLE, xmp.object, || "there is no dc:title".into());
    check_claims(document, claims, found);
    if let Some(info) = info {
        check_info(document, info, found);
    }
}

fn check_property(document: &Document<'_>, property: &Property, found: &mut Findings) {
    let Property { namespace, name, value } = property;
    let object = document.xmp.object;
    let own = PREDEFINED.iter().find(|(space, _)| space == namespace);
    let is_known = own.is_some_and(|(_, names)| names.is_empty() || names.contains(&name.as_str()))
        || document.xmp.declared.iter().any(|(space, known)| (space, known) == (namespace, name));
    found.require(is_known, &rule::METADATA_SCHEMA, object, || {
        format!("{name} of {namespace} is neither predefined nor declared")
    });
    let list = LISTS.iter().find(|(space, known, _)| space == namespace && known == name);
    let is_fit = match (list, value) {
        (Some((.., kind)), Value::List(is, items)) => {
            is == kind && (is != "Alt" || items.iter().all(|(lang, _)| lang.is_some()))
        }
        (Some(_), _) => false,
        (None, Value::Text(text)) => {
            !name.ends_with("Date") || namespace != XMP || date(text).is_some()
        }
        (None, _) => {
            ![DC, XMP, PDF, ARCHIVE, ACCESS].contains(&namespace.as_str())
                || matches!(name.as_str(), "Thumbnails")
        }
    };
    found.require(is_fit, &rule::METADATA_TYPE, object, || {
        format!("{name} has a value of another type")
    });
}

fn check_claims(document: &Document<'_>, claims: Claims, found: &mut Findings) {
    let xmp = &document.xmp;
    if let Some(archive) = claims.archive {
        let part = xmp.text(ARCHIVE, "part");
        let conformance = xmp.text(ARCHIVE, "conformance");
        let is_said = part == Some(archive.part().to_string().as_str())
            && conformance == archive.conformance();
        found.require(is_said, &rule::METADATA_ARCHIVE, xmp.object, || {
            let (part, level) = (part.unwrap_or("none"), conformance.unwrap_or("none"));
            format!("pdfaid says part {part}, conformance {level}, and not {archive}")
        });
        let revision = xmp.text(ARCHIVE, "rev");
        found.require(revision == Some("2020"), &rule::METADATA_REVISION, xmp.object, || {
            format!("pdfaid:rev is {}", revision.unwrap_or("not there"))
        });
    }
    let (part, revision) = (xmp.text(ACCESS, "part"), xmp.text(ACCESS, "rev"));
    let is_said = match claims.access {
        Some(Access::Ua1) => part == Some("1"),
        Some(Access::Ua2) => part == Some("2") && revision == Some("2024"),
        None => true,
    };
    found.require(is_said, &rule::METADATA_ACCESS, xmp.object, || {
        let (part, revision) = (part.unwrap_or("none"), revision.unwrap_or("none"));
        format!("pdfuaid says part {part}, revision {revision}")
    });
}

fn check_info(document: &Document<'_>, info: &Dict, found: &mut Findings) {
    let (pdf, xmp) = (document.pdf, &document.xmp);
    for (key, namespace, name) in PAIRS {
        let Some(said) = pdf.key(info, key).string().map(text) else { continue };
        let also = match xmp.get(namespace, name) {
            // Several authors are one text in the dictionary and a list in the metadata.
            Some(Value::List(_, items)) if name == "creator" && items.len() > 1 => {
                let all: Vec<_> = items.iter().map(|(_, text)| text.as_str()).collect();
                [", ", "; ", " and "].iter().any(|by| all.join(by) == said).then(|| said.clone())
            }
            _ => xmp.text(namespace, name).map(str::to_owned),
        };
        let is_same = match (&also, key.ends_with(b"Date")) {
            (None, _) => false,
            (Some(also), false) => *also == said,
            (Some(also), true) => info_date(&said).is_some_and(|said| Some(said) == date(also)),
        };
        found.require(is_same, &rule::METADATA_INFO, xmp.object, || {
            let key = String::from_utf8_lossy(key);
            format!("{key} is {said:?}, but {name} is {:?}", also.unwrap_or_default())
        });
    }
}

fn check_info_is_gone(document: &Document<'_>, info: Option<&Dict>, found: &mut Findings) {
    let Some(info) = info else { return };
    let has_pieces = document.catalog.has(b"PieceInfo");
    let is_bare = info.iter().all(|(key, _)| key == b"ModDate");
    found.require(has_pieces && is_bare, &rule::METADATA_INFO_GONE, Place::FILE, || {
        "the trailer has Info".into()
    });
}

/// A point in time as minutes and seconds of it are written: its fields, and the offset from
/// universal time in minutes.
type Moment = (Vec<u32>, Option<i32>);

/// A date of XMP (ISO 16684-1 §8.2.1.2).
fn date(text: &str) -> Option<Moment> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let mut fields = Vec::new();
    for (nth, part) in day.split('-').enumerate() {
        fields.push(number(part, if nth == 0 { 4 } else { 2 })?);
    }
    let Some(time) = time else { return is_moment(&fields).then_some((fields, None)) };
    let zone = time.find(['Z', '+', '-'])?;
    let (time, zone) = time.split_at(zone);
    for part in time.split(':') {
        let (whole, _) = part.split_once('.').unwrap_or((part, ""));
        fields.push(number(whole, 2)?);
    }
    is_moment(&fields).then_some((fields, Some(offset(&zone.replace(':', ""))?)))
}

/// A date of the information dictionary (ISO 32000-2 §7.9.4).
fn info_date(text: &str) -> Option<Moment> {
    let text = text.strip_prefix("D:")?.replace('\'', "");
    let end = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (digits, zone) = (text.get(..end)?, text.get(end..)?);
    let mut fields = vec![number(digits.get(..4)?, 4)?];
    for pair in digits.as_bytes()[4..].chunks(2) {
        fields.push(number(std::str::from_utf8(pair).ok()?, 2)?);
    }
    let zone = if zone.is_empty() { None } else { Some(offset(zone)?) };
    is_moment(&fields).then_some((fields, zone))
}

fn is_moment(fields: &[u32]) -> bool {
    let most = [9999, 12, 31, 23, 59, 59];
    let least = [0, 1, 1, 0, 0, 0];
    fields.len() <= 6
        && fields.iter().zip(most).all(|(field, most)| *field <= most)
        && fields.iter().zip(least).all(|(field, least)| *field >= least)
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let is_plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

/// Minutes from universal time: `Z`, `+hhmm` or `-hhmm`.
fn offset(zone: &str) -> Option<i32> {
    let (sign, digits) = match zone.as_bytes().first()? {
        b'Z' => return Some(0),
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return None,
    };
    let hours = number(digits.get(..2)?, 2)?;
    let minutes = if digits.len() > 2 { number(digits.get(2..)?, 2)? } else { 0 };
    Some(sign * i32::try_from(hours * 60 + minutes).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{date, info_date};

    #[test]
    fn dates_are_the_same_however_they_are_written() {
        assert_eq!(date("2026-11-28"), info_date("D:20261128"));
        assert_eq!(date("2026-11-28T08:30:00+01:00"), info_date("D:20261128083000+01'00'"));
        assert_eq!(date("2026-11-28T08:30:00Z"), info_date("D:20261128083000Z"));
        assert!(date("2026-13-01").is_none() && date("28.11.2026").is_none());
        assert!(info_date("20261128").is_none());
    }
}
