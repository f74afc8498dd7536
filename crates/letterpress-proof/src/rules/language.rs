//! Whether the language of words can be told that stand beside the text.

use std::collections::BTreeMap;

use crate::reader::{Document, Kid, Value, XMP_DC};
use crate::report::{Findings, Place};
use crate::rule;

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    // The document's language is that of all words that have none of their own.
    if document.catalog.has(b"Lang") {
        return;
    }
    let (pdf, tree) = (document.pdf, &document.tree);
    let mut holders = BTreeMap::new();
    for element in &tree.elements {
        for kid in &element.kids {
            if let Kid::Object(object) = kid {
                holders.insert(*object, element.has_lang);
            }
        }
        let keys: [&[u8]; 3] = [b"Alt", b"ActualText", b"E"];
        let has_words = keys.iter().any(|key| element.dict.has(key));
        found.require(!has_words || element.has_lang, &rule::LANG_SAID, element.object, || {
            "it has Alt, ActualText or E in a language that can't be told".into()
        });
    }
    for (page, number, dict) in document.annotations() {
        let has_words = dict.has(b"Contents") || dict.has(b"TU");
        let is_told = || {
            let held = number.and_then(|number| holders.get(&number));
            dict.has(b"Lang") || held == Some(&true)
        };
        found.require(
            !has_words || is_told(),
            &rule::LANG_SAID,
            document.place(number, page),
            || "it has Contents in a language that can't be told".into(),
        );
    }
    let outline = pdf.dict(document.catalog, b"Outlines");
    let has_items = outline.is_some_and(|outline| outline.has(b"First"));
    found.require(!has_items, &rule::LANG_SAID, Place::from(document.root), || {
        "the outline is in a language that can't be told".into()
    });
    let has_title = match document.xmp.get(XMP_DC, "title") {
        Some(Value::List(_, items)) => {
            items.iter().any(|(lang, _)| lang.as_deref().is_some_and(|lang| lang != "x-default"))
        }
        _ => true,
    };
    found.require(has_title, &rule::LANG_SAID, document.xmp.object, || {
        "the title is in a language that can't be told".into()
    });
}
