//! The outline (ISO 32000-2 §12.3.3).

use std::collections::BTreeSet;

use crate::reader::{Dict, Document, Object, text};
use crate::report::Findings;
use crate::rule;

/// An item, or the outline itself, whose items have not been counted.
struct Node {
    object: i32,
    parent: Option<usize>,
    said: i64,
    /// Items that are shown when this one is open.
    shown: i64,
}

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let Some(root) = document.catalog.raw(b"Outlines").and_then(Object::reference) else { return };
    let mut nodes = vec![Node { object: root, parent: None, said: 0, shown: 0 }];
    let (mut next, mut seen) = (0, BTreeSet::from([root]));
    while let Some(object) = nodes.get(next).map(|node| node.object) {
        let Some(dict) = pdf.object(object).dict() else {
            found.add(&rule::OUTLINE_CHAIN, object, "an item is no dictionary");
            next += 1;
            continue;
        };
        nodes[next].said = pdf.key(dict, b"Count").int().unwrap_or(0);
        if next > 0 {
            let title = pdf.key(dict, b"Title").string().map(text).unwrap_or_default();
            found.require(!title.trim().is_empty(), &rule::OUTLINE_TITLE, object, || {
                "an item has no title".into()
            });
        }
        for item in items(document, (object, dict), &mut seen, found) {
            nodes.push(Node { object: item, parent: Some(next), said: 0, shown: 0 });
        }
        next += 1;
    }
    // Items come after those that they stand in.
    for nth in (0..nodes.len()).rev() {
        let Node { object, parent, said, shown } = nodes[nth];
        let is_fit = if parent.is_none() { said == shown } else { said.abs() == shown };
        found.require(is_fit, &rule::OUTLINE_CHAIN, object, || {
            format!("Count says {said} of {shown}")
        });
        if let Some(parent) = parent {
            nodes[parent].shown += 1 + if said > 0 { shown } else { 0 };
        }
    }
}

/// The items of one, along their chain.
fn items(
    document: &Document<'_>,
    (object, dict): (i32, &Dict),
    seen: &mut BTreeSet<i32>,
    found: &mut Findings,
) -> Vec<i32> {
    let pdf = document.pdf;
    let reference = |dict: &Dict, key: &[u8]| dict.raw(key).and_then(Object::reference);
    let (first, last) = (reference(dict, b"First"), reference(dict, b"Last"));
    let (mut all, mut before, mut now) = (Vec::new(), None, first);
    while let Some(item) = now {
        let own = pdf.object(item).dict();
        let is_new = seen.insert(item);
        let (Some(own), true) = (own, is_new) else {
            found.add(&rule::OUTLINE_CHAIN, item, "an item is not there, or stands twice");
            break;
        };
        let is_linked =
            reference(own, b"Parent") == Some(object) && reference(own, b"Prev") == before;
        found.require(is_linked, &rule::OUTLINE_CHAIN, item, || {
            "Parent or Prev is not the item's own".into()
        });
        all.push(item);
        before = Some(item);
        now = reference(own, b"Next");
    }
    found.require(last == before, &rule::OUTLINE_CHAIN, object, || {
        "Last is not the last of its items".into()
    });
    all
}
