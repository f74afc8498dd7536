//! Whether the language of words can be told that stand beside the text.

use crate::reader::{Document, Kid, Value, XMP_DC};
use crate::report::{Findings, Place};
use crate::rule;

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    // The document's language is that of all words that have none of their own.
    if document.catalog.has(b"Lang") {
        return;
    }
    let (pdf, tree) = (document.pdf, &document.tree);
    let has_lang = |element: usize| {
        let mut all = tree.ancestors(element).filter_map(|element| tree.elements.get(element));
        all.any(|element| element.dict.has(b"Lang"))
    };
    for (index, element) in tree.elements.iter().enumerate() {
        let keys: [&[u8]; 3] = [b"Alt", b"ActualText", b"E"];
        let has_words = keys.iter().any(|key| element.dict.has(key));
        found.require(!has_words || has_lang(index), &rule::LANG_SAID, element.object, || {
            "it has Alt, ActualText or E in a language that can't be told".into()
        });
    }
    let holder = |number: i32| {
        tree.elements.iter().position(|element| element.kids.contains(&Kid::Object(number)))
    };
    for (page, number, dict) in document.annotations() {
        let has_words = dict.has(b"Contents") || dict.has(b"TU");
        let is_told = || {
            let holder = number.and_then(holder);
            dict.has(b"Lang") || holder.is_some_and(has_lang)
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
