//! Elements: the root, headings, figures, notes and identifiers.

use std::collections::{BTreeMap, BTreeSet};

use crate::reader::{Document, Element, Namespace, Object, Pdf, named};
use crate::report::{Findings, Place};
use crate::rule;

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let (pdf, tree) = (document.pdf, &document.tree);
    check_root(document, found);
    check_headings(document, found);
    check_ids(document, found);
    for element in &tree.elements {
        let Element { object, role, .. } = element;
        let has_text = has_string(pdf, element, b"Alt") || has_string(pdf, element, b"ActualText");
        let rule = match role.name.as_str() {
            "Figure" => Some(&rule::FIGURE_TEXT),
            "Formula" => Some(&rule::FORMULA_TEXT),
            _ => None,
        };
        if let Some(rule) = rule {
            found.require(has_text, rule, *object, || {
                format!("a {} has neither Alt nor ActualText", role.name)
            });
        }
        if role.name == "Note" {
            found.require(has_string(pdf, element, b"ID"), &rule::NOTE_ID, *object, || {
                "a Note has no ID".into()
            });
            found.add(&rule::NOTE_KIND, *object, "a note is Note and not FENote");
        }
        found.require(role.name != "H", &rule::HEADING_H, *object, || "a heading is H".into());
        let is_known = !matches!(role.namespace, Namespace::Other) && role.is_standard();
        found.require(is_known, &rule::ROLE_NAMESPACE, *object, || {
            format!("{} ends in no namespace that is known", role.name)
        });
    }
}

/// Whether an element has a string that is not empty.
fn has_string(pdf: &Pdf<'_>, element: &Element<'_>, key: &[u8]) -> bool {
    pdf.key(element.dict, key).string().is_some_and(|string| !string.is_empty())
}

fn check_root(document: &Document<'_>, found: &mut Findings) {
    let tree = &document.tree;
    if tree.root.is_none() {
        return;
    }
    let kind = tree.root.and_then(|root| document.pdf.name(root, b"Type"));
    found.require(kind == Some(b"StructTreeRoot"), &rule::TREE_FORM, Place::FILE, || {
        "the root of the tree is of another type".into()
    });
    let tops: Vec<_> = tree.tops.iter().filter_map(|&top| tree.elements.get(top)).collect();
    let is_document = matches!(tops.as_slice(), [only] if only.role.name == "Document"
        && only.role.namespace == Namespace::Pdf2);
    found.require(is_document, &rule::TREE_DOCUMENT, Place::FILE, || {
        "the root of the tree is not one Document in the namespace of PDF 2.0".into()
    });
}

fn check_headings(document: &Document<'_>, found: &mut Findings) {
    let tree = &document.tree;
    let (mut last, mut numbered, mut plain) = (0, None, None);
    let mut of_parent: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for index in tree.in_order() {
        let Element { object, parent, role, .. } = &tree.elements[index];
        if let Some(level) = role.level() {
            found.require(level <= last + 1, &rule::HEADING_SKIP, *object, || {
                format!("a heading of level {level} follows one of level {last}")
            });
            last = level;
            numbered.get_or_insert(*object);
        }
        if role.name == "H" {
            plain.get_or_insert(*object);
            let count = of_parent.entry(*parent).or_default();
            *count += 1;
            found.require(*count == 1, &rule::HEADING_ONE, *object, || {
                "it is not the first H of its node".into()
            });
        }
    }
    if let (Some(_), Some(object)) = (numbered, plain) {
        found.add(&rule::HEADING_KIND, object, "some headings are H and others numbered");
    }
}

fn check_ids(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let mut seen = BTreeSet::new();
    let root = document.tree.root.and_then(|root| root.raw(b"IDTree"));
    let ids = root.map(|root| named(pdf, root));
    let is_sound = ids.as_ref().is_none_or(|ids| ids.is_sound);
    found.require(is_sound, &rule::TREE_ID_TREE, root.and_then(Object::reference), || {
        "the IDTree is out of order".into()
    });
    let mut listed: BTreeMap<_, _> =
        ids.map(|ids| ids.pairs.into_iter().collect()).unwrap_or_default();
    for element in &document.tree.elements {
        if let Some(id) = pdf.key(element.dict, b"ID").string() {
            let found_by_id = listed.remove(id).and_then(Object::reference);
            let is_listed = found_by_id == Some(element.object);
            found.require(
                is_listed || seen.contains(id),
                &rule::TREE_ID_TREE,
                element.object,
                || format!("the IDTree does not lead to it by {}", crate::reader::show(id)),
            );
            found.require(seen.insert(id), &rule::TREE_ID, element.object, || {
                format!("another element has the ID {}", crate::reader::show(id))
            });
        }
    }
    let left: Vec<_> = listed.keys().map(|id| crate::reader::show(id)).collect();
    found.require(left.is_empty(), &rule::TREE_ID_TREE, Place::FILE, || {
        format!("the IDTree has IDs of no element: {}", left.join(", "))
    });
}
