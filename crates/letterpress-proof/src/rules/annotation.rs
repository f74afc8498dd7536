//! Annotations.

use std::collections::{BTreeMap, BTreeSet};

use crate::reader::{Dict, Document, Kid, show, text};
use crate::report::{Findings, Place};
use crate::rule;

/// The kinds that PDF/A takes; files have rules of their own.
const KINDS: [&[u8]; 21] = [
    b"Text",
    b"Link",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
    b"FileAttachment",
    b"Widget",
    b"PrinterMark",
    b"Watermark",
    b"Redact",
];

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let tree = &document.tree;
    let mut holders: BTreeMap<i32, usize> = BTreeMap::new();
    for (index, element) in tree.elements.iter().enumerate() {
        for kid in &element.kids {
            if let Kid::Object(object) = *kid {
                holders.entry(object).or_insert(index);
            }
        }
    }
    let (mut last, mut seen) = (None, BTreeSet::new());
    for (page, number, dict) in document.annotations() {
        let place = document.place(number, page);
        let kind = pdf.name(dict, b"Subtype").unwrap_or_default();
        found.require(KINDS.contains(&kind), &rule::ANNOTATION_KIND, place, || show(kind));
        let rect =
            pdf.list(dict, b"Rect").into_iter().filter_map(|side| pdf.resolve(side).number());
        let on = dict.raw(b"P").and_then(crate::reader::Object::reference);
        let is_placed = rect.count() == 4
            && on.is_none_or(|on| on == document.pages[page].object)
            && number.is_none_or(|number| seen.insert(number));
        found.require(is_placed, &rule::ANNOTATION_PLACE, place, || {
            "it has no Rect, another page's P, or stands on two pages".into()
        });
        let flags = pdf.key(dict, b"F").int();
        check_flags(kind, flags, place, found);
        check_look(document, (kind, dict), place, found);
        if last.replace(page) != Some(page) {
            let tabs = pdf.name(document.pages[page].dict, b"Tabs");
            let object = document.pages[page].object;
            found.require(
                tabs == Some(b"S"),
                &rule::ANNOTATION_TABS,
                document.place(object, page),
                || "the page does not say Tabs S".into(),
            );
        }
        if flags.unwrap_or(0) & 2 != 0 || matches!(kind, b"Popup" | b"PrinterMark") {
            continue;
        }
        let holder = number.and_then(|number| holders.get(&number)).copied();
        check_access(document, (kind, dict, holder), place, found);
    }
}

fn check_flags(kind: &[u8], flags: Option<i64>, place: Place, found: &mut Findings) {
    const INVISIBLE: i64 = 1;
    const HIDDEN: i64 = 2;
    const PRINT: i64 = 4;
    const NO_ZOOM: i64 = 8;
    const NO_ROTATE: i64 = 16;
    const NO_VIEW: i64 = 32;
    const TOGGLE_NO_VIEW: i64 = 256;
    if kind == b"Popup" {
        return;
    }
    let is_fit = flags.is_some_and(|flags| {
        flags & PRINT != 0 && flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW) == 0
    });
    found.require(is_fit, &rule::ANNOTATION_FLAGS, place, || match flags {
        Some(flags) => format!("F is {flags}"),
        None => "there is no F".into(),
    });
    let is_text = flags.unwrap_or(0) & (NO_ZOOM | NO_ROTATE) == NO_ZOOM | NO_ROTATE;
    found.require(kind != b"Text" || is_text, &rule::ANNOTATION_FLAGS, place, || {
        "a note is zoomed or turned with the page".into()
    });
}

fn check_look(
    document: &Document<'_>,
    (kind, dict): (&[u8], &Dict),
    place: Place,
    found: &mut Findings,
) {
    let pdf = document.pdf;
    let sides: Vec<f64> =
        pdf.list(dict, b"Rect").into_iter().filter_map(|side| pdf.resolve(side).number()).collect();
    let is_empty = matches!(sides.as_slice(), [a, b, c, d] if a == c && b == d);
    let Some(look) = pdf.dict(dict, b"AP") else {
        let is_exempt = is_empty || matches!(kind, b"Popup" | b"Link");
        found.require(is_exempt, &rule::ANNOTATION_LOOK, place, || "it has no appearance".into());
        return;
    };
    let is_one = look.iter().all(|(key, _)| key == b"N") && look.has(b"N");
    found.require(is_one, &rule::ANNOTATION_LOOK, place, || "it has other than N".into());
    let normal = pdf.key(look, b"N");
    let is_button = kind == b"Widget" && pdf.name(dict, b"FT") == Some(b"Btn");
    let is_fit = if is_button { normal.dict().is_some() } else { normal.stream().is_some() };
    found.require(is_fit, &rule::ANNOTATION_LOOK, place, || {
        "its appearance is not a stream, or not one for each state".into()
    });
}

fn check_access(
    document: &Document<'_>,
    (kind, dict, holder): (&[u8], &Dict, Option<usize>),
    place: Place,
    found: &mut Findings,
) {
    let (pdf, tree) = (document.pdf, &document.tree);
    found.require(kind != b"TrapNet", &rule::ANNOTATION_KIND, place, || "TrapNet".into());
    let role = holder.map(|holder| tree.elements[holder].role.name.as_str());
    let wanted = match kind {
        b"Link" => "Link",
        b"Widget" => "Form",
        _ => "Annot",
    };
    found.require(role == Some(wanted), &rule::ANNOTATION_TAGGED, place, || {
        format!("{} stands in {}, not {wanted}", show(kind), role.unwrap_or("no element"))
    });
    let has = |dict: &Dict, key: &[u8]| {
        pdf.key(dict, key).string().is_some_and(|string| !text(string).trim().is_empty())
    };
    let has_alt = holder.is_some_and(|holder| {
        let mut all =
            tree.ancestors(holder).take(2).filter_map(|element| tree.elements.get(element));
        kind != b"Link" && all.any(|element| has(element.dict, b"Alt"))
    });
    let is_said = match kind {
        b"Widget" => has(dict, b"TU") || has_alt,
        _ => has(dict, b"Contents") || has_alt,
    };
    found.require(is_said, &rule::ANNOTATION_TEXT, place, || {
        format!("{} has no {}", show(kind), if kind == b"Widget" { "TU" } else { "Contents" })
    });
}
