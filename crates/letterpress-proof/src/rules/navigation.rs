//! Destinations, names and labels of pages.

use std::collections::BTreeMap;

use crate::reader::{Dict, Document, Object, named, numbered, show};
use crate::report::{Findings, Place};
use crate::rule;

/// Where destinations lead and what they are called.
struct Destinations<'a, 'b> {
    document: &'b Document<'a>,
    names: BTreeMap<Vec<u8>, &'a Object>,
}

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let mut destinations = Destinations { document, names: BTreeMap::new() };
    if let Some(names) = pdf.dict(document.catalog, b"Names") {
        for (key, root) in names.iter() {
            let read = named(pdf, root);
            found.require(read.is_sound, &rule::NAMES_ORDER, root.reference(), || {
                format!("the names of {} are out of order", show(key))
            });
            for (name, object) in read.pairs.iter().filter(|_| key == b"Dests") {
                destinations.names.insert(name.clone(), *object);
                destinations.check_target(object, object.reference(), found);
            }
        }
    }
    if let Some(old) = pdf.dict(document.catalog, b"Dests") {
        for (name, object) in old.iter() {
            destinations.names.insert(name.to_vec(), object);
            destinations.check_target(object, object.reference(), found);
        }
    }
    for (number, object) in pdf.objects() {
        for dict in object.walk().filter_map(Object::dict) {
            destinations.check_dict(dict, number, found);
        }
    }
    check_labels(document, found);
}

impl Destinations<'_, '_> {
    /// Links, items of outlines and actions.
    fn check_dict(&self, dict: &Dict, number: i32, found: &mut Findings) {
        let pdf = self.document.pdf;
        let is_action = pdf.name(dict, b"S") == Some(b"GoTo");
        let is_link = pdf.name(dict, b"Subtype") == Some(b"Link");
        let is_item = dict.has(b"Title") && dict.has(b"Parent");
        if is_link || is_item {
            let action = pdf.dict(dict, b"A");
            let does = action.is_some_and(|action| match pdf.name(action, b"S") {
                Some(b"URI") => pdf.key(action, b"URI").string().is_some_and(|uri| !uri.is_empty()),
                kind => kind.is_some(),
            });
            found.require(does || dict.has(b"Dest"), &rule::DESTINATION_THERE, number, || {
                "a link or an item of the outline leads nowhere".into()
            });
        }
        if is_action {
            if let Some(object) = dict.raw(b"D") {
                self.check(object, number, found);
            }
            // One that leads to an element has the place on the page beside it.
            let structured = pdf.key(dict, b"SD");
            let is_fit = self.is_element(structured) || self.is_structured(pdf.key(dict, b"D"));
            found.require(is_fit, &rule::DESTINATION_STRUCTURE, number, || {
                "an action leads to a page, not to an element".into()
            });
            found.require(dict.has(b"D"), &rule::DESTINATION_NAMED, number, || {
                "an action leads nowhere".into()
            });
        } else if (is_link || is_item) && dict.has(b"Dest") {
            let object = pdf.key(dict, b"Dest");
            self.check(object, number, found);
            found.require(self.is_structured(object), &rule::DESTINATION_STRUCTURE, number, || {
                "a link or an item of the outline leads to a page, not to an element".into()
            });
        }
        let open = dict.raw(b"OpenAction").map(|object| pdf.resolve(object));
        if let Some(open) = open.filter(|open| open.array().is_some()) {
            self.check(open, number, found);
        }
    }

    fn check(&self, object: &Object, number: i32, found: &mut Findings) {
        match self.document.pdf.resolve(object) {
            Object::String(name) | Object::Name(name) => {
                found.require(
                    self.names.contains_key(name),
                    &rule::DESTINATION_NAMED,
                    number,
                    || format!("there is no destination called {}", show(name)),
                );
            }
            object => self.check_target(object, Some(number), found),
        }
    }

    /// An explicit destination, or a dictionary around one.
    fn check_target(&self, object: &Object, number: Option<i32>, found: &mut Findings) {
        let pdf = self.document.pdf;
        let object = pdf.resolve(object);
        let explicit = match object.dict() {
            Some(dict) => pdf.key(dict, b"D"),
            None => object,
        };
        let items = explicit.array().unwrap_or_default();
        let is_place = items.first().and_then(Object::reference).is_some_and(|target| {
            self.document.page_of.contains_key(&target)
                || self.document.tree.by_object.contains_key(&target)
        });
        let count = match items.get(1).and_then(|kind| pdf.resolve(kind).name()) {
            Some(b"XYZ") => Some(5),
            Some(b"FitR") => Some(6),
            Some(b"FitH" | b"FitV" | b"FitBH" | b"FitBV") => Some(3),
            Some(b"Fit" | b"FitB") => Some(2),
            _ => None,
        };
        found.require(
            is_place && count == Some(items.len()),
            &rule::DESTINATION_PAGE,
            number,
            || "a destination is no place on a page of the document".into(),
        );
    }

    fn is_element(&self, object: &Object) -> bool {
        let first = object.array().and_then(|items| items.first()).and_then(Object::reference);
        first.is_some_and(|target| self.document.tree.by_object.contains_key(&target))
    }

    /// Whether a destination leads to an element, by its name or at once.
    fn is_structured(&self, object: &Object) -> bool {
        let pdf = self.document.pdf;
        match object {
            Object::String(name) | Object::Name(name) => {
                let Some(target) = self.names.get(name) else { return false };
                let target = pdf.resolve(target);
                self.is_element(target)
                    || target.dict().is_some_and(|dict| self.is_element(pdf.key(dict, b"SD")))
            }
            other => self.is_element(other),
        }
    }
}

fn check_labels(document: &Document<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let Some(root) = document.catalog.raw(b"PageLabels") else { return };
    let read = numbered(pdf, root);
    let count = i64::try_from(document.pages.len()).unwrap_or(i64::MAX);
    let mut is_fit = read.is_sound && read.pairs.first().is_some_and(|(first, _)| *first == 0);
    for (page, label) in &read.pairs {
        let label = pdf.resolve(label).dict();
        is_fit &= (0..count).contains(page)
            && label.is_some_and(|label| {
                let style = pdf.name(label, b"S");
                let start = pdf.key(label, b"St").int();
                style.is_none_or(|style| matches!(style, b"D" | b"R" | b"r" | b"A" | b"a"))
                    && start.is_none_or(|start| start >= 1)
                    && (!label.has(b"P") || pdf.key(label, b"P").string().is_some())
            });
    }
    found.require(is_fit, &rule::LABELS_FORM, Place::from(root.reference()), || {
        "labels don't begin at the first page, or are of no style".into()
    });
}
