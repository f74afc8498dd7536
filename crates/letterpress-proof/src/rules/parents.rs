//! Marked content, elements and the parent tree between them, in both directions.

use std::collections::{BTreeMap, BTreeSet};

use super::usage::Usage;
use crate::reader::{Document, Kid, Object, numbered};
use crate::report::{Findings, Place};
use crate::rule;

/// What the parent tree has for each key.
type Parents<'a> = BTreeMap<i64, &'a Object>;

pub(crate) fn check(document: &Document<'_>, usage: &Usage<'_>, found: &mut Findings) {
    let pdf = document.pdf;
    let Some(root) = document.tree.root else { return };
    let mut parents = Parents::new();
    match root.raw(b"ParentTree") {
        Some(object) => {
            let read = numbered(pdf, object);
            found.require(read.is_sound, &rule::PARENTS_TREE, object.reference(), || {
                "the parent tree is out of order".into()
            });
            parents.extend(read.pairs);
        }
        None => found.require(usage.owners.is_empty(), &rule::PARENTS_TREE, Place::FILE, || {
            "there is no ParentTree".into()
        }),
    }
    if let (Some(next), Some((last, _))) =
        (pdf.key(root, b"ParentTreeNextKey").int(), parents.last_key_value())
    {
        found.require(next > *last, &rule::PARENTS_TREE, Place::FILE, || {
            format!("ParentTreeNextKey is {next}, but {last} is taken")
        });
    }
    let mut keys = BTreeSet::new();
    check_contents(document, usage, (&parents, &mut keys), found);
    check_objects(document, (&parents, &mut keys), found);
    for key in parents.keys().filter(|key| !keys.contains(key)) {
        found.add(&rule::PARENTS_KEY, Place::FILE, format!("nothing has the key {key}"));
    }
    check_listed(document, usage, found);
    for (&form, &draws) in &usage.draws {
        let is_marked = usage.marks.get(&form).is_some_and(|marks| !marks.is_empty());
        found.require(draws < 2 || !is_marked || form < 0, &rule::FORM_PARENT, form, || {
            format!("a form with marked content is drawn {draws} times")
        });
    }
}

/// Pages and forms: each sequence belongs to the element that lists it.
fn check_contents(
    document: &Document<'_>,
    usage: &Usage<'_>,
    (parents, keys): (&Parents<'_>, &mut BTreeSet<i64>),
    found: &mut Findings,
) {
    let (pdf, tree) = (document.pdf, &document.tree);
    for (&holder, marks) in usage.marks.iter().filter(|(holder, _)| **holder > 0) {
        let place = match document.page_of.get(&holder) {
            Some(&page) => document.place(holder, page),
            None => Place::from(holder),
        };
        let dict = pdf.object(holder).dict();
        let key = dict.and_then(|dict| pdf.key(dict, b"StructParents").int());
        let Some(key) = key else {
            found.require(marks.is_empty(), &rule::PARENTS_KEY, place, || {
                "it has marked content, but no StructParents".into()
            });
            continue;
        };
        found.require(keys.insert(key), &rule::PARENTS_KEY, place, || {
            format!("something else has the key {key}")
        });
        let list = parents.get(&key).and_then(|object| pdf.resolve(object).array());
        let Some(list) = list else {
            found.add(&rule::PARENTS_KEY, place, format!("the parent tree has no list for {key}"));
            continue;
        };
        for &mcid in marks.keys() {
            let named = usize::try_from(mcid).ok().and_then(|nth| list.get(nth));
            let named = named.and_then(Object::reference);
            let element = named.and_then(|number| tree.by_object.get(&number));
            let listed = usage.owners.get(&(holder, mcid));
            let is_same = match (element, listed) {
                (Some(element), Some(listed)) => listed.contains(element),
                _ => false,
            };
            found.require(is_same, &rule::MCID_ELEMENT, place, || match (element, listed) {
                (_, None) => format!("no element lists MCID {mcid}"),
                (None, _) => format!("the parent tree has no element for MCID {mcid}"),
                _ => format!("the parent tree has another element for MCID {mcid}"),
            });
        }
        for (mcid, entry) in (0_i64..).zip(list) {
            let is_there = entry.is_null() || marks.contains_key(&mcid);
            found.require(is_there, &rule::MCID_CONTENT, place, || {
                format!("the parent tree has an element for MCID {mcid}, which is not there")
            });
        }
    }
}

/// Annotations: each belongs to the element that lists it.
fn check_objects(
    document: &Document<'_>,
    (parents, keys): (&Parents<'_>, &mut BTreeSet<i64>),
    found: &mut Findings,
) {
    let (pdf, tree) = (document.pdf, &document.tree);
    let mut listed: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (index, element) in tree.elements.iter().enumerate() {
        for kid in &element.kids {
            if let Kid::Object(object) = *kid {
                listed.entry(object).or_default().push(index);
            }
        }
    }
    let mut on_pages = BTreeSet::new();
    for (page, number, dict) in document.annotations() {
        let place = document.place(number, page);
        on_pages.extend(number);
        let by = number.and_then(|number| listed.get(&number)).map_or(&[][..], Vec::as_slice);
        let Some(key) = pdf.key(dict, b"StructParent").int() else {
            found.require(by.is_empty(), &rule::PARENTS_OBJECT, place, || {
                "an element lists it, but it has no StructParent".into()
            });
            continue;
        };
        found.require(keys.insert(key), &rule::PARENTS_KEY, place, || {
            format!("something else has the key {key}")
        });
        let named = parents.get(&key).and_then(|object| object.reference());
        let element = named.and_then(|number| tree.by_object.get(&number));
        let is_same = element.is_some_and(|element| by == [*element]);
        found.require(is_same, &rule::PARENTS_OBJECT, place, || match (element, by) {
            (None, _) => format!("the parent tree has no element for {key}"),
            (_, []) => "no element lists it".into(),
            _ => "the parent tree has another element, or several list it".into(),
        });
    }
    for (object, elements) in listed {
        let element = elements.first().map(|&element| tree.elements[element].object);
        let is_form = pdf.object(object).stream().is_some();
        found.require(
            on_pages.contains(&object) || is_form,
            &rule::PARENTS_OBJECT,
            element,
            || format!("it lists object {object}, which is on no page"),
        );
    }
}

/// What elements list: it is there, and no other element lists it.
fn check_listed(document: &Document<'_>, usage: &Usage<'_>, found: &mut Findings) {
    for (&(holder, mcid), elements) in &usage.owners {
        let object = elements.first().map(|&element| document.tree.elements[element].object);
        let count = usage.marks.get(&holder).and_then(|marks| marks.get(&mcid));
        found.require(count.is_some(), &rule::MCID_CONTENT, object, || {
            format!("it lists MCID {mcid} of object {holder}, which is not there")
        });
        found.require(elements.len() == 1, &rule::MCID_ONCE, object, || {
            format!("MCID {mcid} of object {holder} is listed {} times", elements.len())
        });
    }
}
