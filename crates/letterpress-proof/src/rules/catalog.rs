//! The catalog, pages and layers.

use std::collections::BTreeSet;

use crate::reader::{Document, Object, show, text};
use crate::report::{Findings, Place};
use crate::rule;

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let (pdf, catalog, root) = (document.pdf, document.catalog, document.root);
    let marks = pdf.dict(catalog, b"MarkInfo");
    let mark = |key: &[u8]| marks.and_then(|marks| pdf.key(marks, key).bool());
    found.require(mark(b"Marked") == Some(true), &rule::CATALOG_MARK, root, || {
        "MarkInfo does not say Marked true".into()
    });
    found.require(mark(b"Suspects") != Some(true), &rule::CATALOG_SUSPECTS, root, || {
        "MarkInfo says Suspects true".into()
    });
    found.require(document.tree.root.is_some(), &rule::CATALOG_TREE, root, || {
        "there is no StructTreeRoot".into()
    });
    let view = pdf.dict(catalog, b"ViewerPreferences");
    let shown = view.and_then(|view| pdf.key(view, b"DisplayDocTitle").bool());
    found.require(shown == Some(true), &rule::CATALOG_TITLE, root, || {
        "ViewerPreferences does not say DisplayDocTitle true".into()
    });
    let lang = pdf.key(catalog, b"Lang").string();
    found.require(lang.is_some_and(|lang| !lang.is_empty()), &rule::CATALOG_LANG, root, || {
        "there is no Lang".into()
    });
    if let Some(version) = pdf.name(catalog, b"Version") {
        let is_2 = matches!(version, [b'2', b'.', b'0'..=b'9']);
        found.require(is_2, &rule::CATALOG_VERSION, root, || show(version));
    }
    let extras = catalog.has(b"Requirements")
        || pdf.dict(catalog, b"Names").is_some_and(|names| names.has(b"AlternatePresentations"))
        || document.pages.iter().any(|page| page.dict.has(b"PresSteps"));
    found.require(!extras, &rule::CATALOG_EXTRAS, root, || {
        "it has AlternatePresentations, Requirements or PresSteps".into()
    });
    let form = pdf.dict(catalog, b"AcroForm");
    let is_plain = pdf.key(catalog, b"NeedsRendering").bool() != Some(true)
        && form.is_none_or(|form| {
            !form.has(b"XFA") && pdf.key(form, b"NeedAppearances").bool() != Some(true)
        });
    found.require(is_plain, &rule::CATALOG_FORM, root, || "the form has to be rendered".into());
    let perms = pdf.dict(catalog, b"Perms").into_iter().flat_map(crate::reader::Dict::iter);
    let is_known = perms.into_iter().all(|(key, _)| matches!(key, b"UR3" | b"DocMDP"));
    found.require(is_known, &rule::CATALOG_PERMS, root, || "Perms has other keys".into());
    check_languages(document, found);
    check_boxes(document, found);
    check_layers(document, found);
}

/// Every Lang in the file, wherever it stands.
fn check_languages(document: &Document<'_>, found: &mut Findings) {
    for (number, object) in document.pdf.objects() {
        for dict in object.walk().filter_map(Object::dict) {
            if let Some(lang) = document.pdf.key(dict, b"Lang").string() {
                let lang = text(lang);
                found.require(lang.is_empty() || is_tag(&lang), &rule::LANG_FORM, number, || {
                    lang.escape_default().to_string()
                });
            }
        }
    }
}

/// Whether a language tag has the form of one (BCP 47, §2.1).
pub(crate) fn is_tag(lang: &str) -> bool {
    let mut parts = lang.split('-');
    let first = parts.next().unwrap_or_default();
    let is_word = |part: &str| {
        matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_letters = first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_first = is_letters && (matches!(first.len(), 2..=8) || matches!(first, "x" | "i"));
    is_first && parts.all(is_word) && (first.len() > 1 || lang.len() > 2)
}

fn check_boxes(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    for (nth, page) in document.pages.iter().enumerate() {
        let keys: [&[u8]; 5] = [b"MediaBox", b"CropBox", b"BleedBox", b"TrimBox", b"ArtBox"];
        for key in keys {
            let object = pdf.key(page.dict, key);
            if object.is_null() {
                continue;
            }
            let numbers: Option<Vec<f64>> = object.array().map(|list| {
                list.iter().filter_map(|number| pdf.resolve(number).number()).collect()
            });
            let is_fit = numbers.as_deref().is_some_and(|numbers| match numbers {
                [left, bottom, right, top] => [right - left, top - bottom]
                    .iter()
                    .all(|side| (3.0..=14_400.0).contains(&side.abs())),
                _ => false,
            });
            found.require(is_fit, &rule::PAGES_BOX, document.place(page.object, nth), || {
                format!("{} is too small or too large, or no box", show(key))
            });
        }
    }
}

fn check_layers(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let Some(layers) = pdf.dict(document.catalog, b"OCProperties") else { return };
    let place = Place::from(document.root);
    let all: BTreeSet<_> =
        pdf.list(layers, b"OCGs").into_iter().filter_map(Object::reference).collect();
    let configurations = pdf.list(layers, b"Configs").into_iter();
    let configurations =
        configurations.chain(layers.raw(b"D")).filter_map(|object| pdf.resolve(object).dict());
    for &layer in &all {
        let name = pdf.object(layer).dict().map(|layer| pdf.key(layer, b"Name"));
        let is_named = name.and_then(Object::string).is_some_and(|name| !name.is_empty());
        found.require(is_named, &rule::LAYER_NAME, layer, || "a layer has no name".into());
    }
    let mut names = BTreeSet::new();
    for configuration in configurations {
        let name = pdf.key(configuration, b"Name").string().unwrap_or_default();
        found.require(!name.is_empty() && names.insert(name), &rule::LAYER_NAME, place, || {
            "a configuration of layers has no name, or another's".into()
        });
        found.require(!configuration.has(b"AS"), &rule::LAYER_AS, place, || {
            "a configuration of layers has AS".into()
        });
        if let Some(order) = configuration.raw(b"Order") {
            let named: BTreeSet<_> =
                pdf.resolve(order).walk().filter_map(Object::reference).collect();
            found.require(all.is_subset(&named), &rule::LAYER_ORDER, place, || {
                "an Order lacks layers".into()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn languages_are_tags() {
        for tag in ["en", "de-CH-1996", "zh-Hant", "x-klingon"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["", "e", "de_CH", "en-", "en--GB", "deutschland", "1a"] {
            assert!(!is_tag(tag), "{tag}");
        }
    }
}
