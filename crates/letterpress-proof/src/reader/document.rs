//! What the catalog leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::object::{Dict, NULL, Object};
use super::pdf::Pdf;
use super::tree::Tree;
use super::xmp::Xmp;
use crate::report::{Findings, Place};
use crate::rule;

/// The most annotations that are looked at.
const MAX_ANNOTATIONS: usize = 1 << 20;

/// What a file without a catalog has instead.
static EMPTY: Dict = Dict(Vec::new());

/// A document.
pub(crate) struct Document<'a> {
    pub(crate) pdf: &'a Pdf<'a>,
    pub(crate) catalog: &'a Dict,
    /// The catalog's number.
    pub(crate) root: Option<i32>,
    pub(crate) pages: Vec<Page<'a>>,
    /// Pages by their objects.
    pub(crate) page_of: BTreeMap<i32, usize>,
    pub(crate) tree: Tree<'a>,
    pub(crate) xmp: Xmp,
}

/// A page.
pub(crate) struct Page<'a> {
    pub(crate) object: i32,
    pub(crate) dict: &'a Dict,
    pub(crate) resources: &'a Object,
}

impl<'a> Document<'a> {
    /// Reads what a file's trailer leads to.
    pub(crate) fn of(pdf: &'a Pdf<'a>, found: &mut Findings) -> Self {
        let root = pdf.trailer.raw(b"Root").and_then(Object::reference);
        let catalog = pdf.dict(&pdf.trailer, b"Root");
        let is_catalog =
            catalog.is_some_and(|catalog| pdf.name(catalog, b"Type") == Some(b"Catalog"));
        found.require(is_catalog && root.is_some(), &rule::CATALOG_ROOT, root, || {
            "Root is no catalog".into()
        });
        let catalog = catalog.unwrap_or(&EMPTY);
        let pages = pages(pdf, catalog, found);
        let page_of = pages.iter().enumerate().map(|(nth, page)| (page.object, nth)).collect();
        let tree = Tree::read(pdf, catalog, found);
        let xmp = Xmp::read(pdf, catalog, found);
        Self { pdf, catalog, root, pages, page_of, tree, xmp }
    }

    /// Where something on a page stands.
    pub(crate) fn place(&self, object: impl Into<Option<i32>>, page: usize) -> Place {
        Place::from(object.into()).on(page)
    }

    /// All annotations, with the pages that they stand on and their numbers.
    pub(crate) fn annotations(&self) -> Vec<(usize, Option<i32>, &'a Dict)> {
        let pdf = self.pdf;
        let on_page = |(nth, page): (usize, &Page<'a>)| {
            let all = pdf.list(page.dict, b"Annots").into_iter();
            let dicts = all.filter_map(move |annotation| {
                Some((nth, annotation.reference(), pdf.resolve(annotation).dict()?))
            });
            dicts.collect::<Vec<_>>()
        };
        // Pages may share a list, but not beyond all sense.
        self.pages.iter().enumerate().flat_map(on_page).take(MAX_ANNOTATIONS).collect()
    }
}

/// A node of the page tree that has not been looked at.
struct Node<'a> {
    object: &'a Object,
    parent: Option<i32>,
    resources: &'a Object,
    media_box: bool,
}

fn pages<'a>(pdf: &'a Pdf<'a>, catalog: &'a Dict, found: &mut Findings) -> Vec<Page<'a>> {
    let mut pages = Vec::new();
    let Some(root) = catalog.raw(b"Pages") else {
        found.add(&rule::PAGES_TREE, Place::FILE, "the catalog has no page tree");
        return pages;
    };
    let mut left = vec![Node { object: root, parent: None, resources: &NULL, media_box: false }];
    let (mut seen, mut inner): (BTreeSet<i32>, Vec<(i32, i64, usize)>) = Default::default();
    let mut parents: BTreeMap<i32, Option<i32>> = BTreeMap::new();
    while let Some(node) = left.pop() {
        let number = node.object.reference();
        let (Some(number), Some(dict)) = (number, pdf.resolve(node.object).dict()) else {
            found.add(&rule::PAGES_TREE, number, "a node is no dictionary of its own");
            continue;
        };
        if !seen.insert(number) {
            found.add(&rule::PAGES_TREE, number, "it stands in the page tree twice");
            continue;
        }
        let parent = dict.raw(b"Parent").and_then(Object::reference);
        found.require(parent == node.parent, &rule::PAGES_TREE, number, || {
            "Parent is not the node that it stands in".into()
        });
        parents.insert(number, node.parent);
        let own = pdf.key(dict, b"Resources");
        let resources = if own.is_null() { node.resources } else { own };
        let media_box = node.media_box || dict.has(b"MediaBox");
        if pdf.name(dict, b"Type") == Some(b"Pages") {
            let kids = pdf.key(dict, b"Kids").array().unwrap_or_default();
            inner.push((number, pdf.key(dict, b"Count").int().unwrap_or(-1), 0));
            let parent = Some(number);
            left.extend(kids.iter().rev().map(|object| Node {
                object,
                parent,
                resources,
                media_box,
            }));
            continue;
        }
        let is_page = pdf.name(dict, b"Type") == Some(b"Page");
        found.require(is_page, &rule::PAGES_TREE, number, || "it is no page".into());
        found.require(media_box && resources.dict().is_some(), &rule::PAGES_NEEDS, number, || {
            "the page lacks its MediaBox or its Resources".into()
        });
        pages.push(Page { object: number, dict, resources });
    }
    check_counts(&pages, &parents, &mut inner, found);
    pages
}

fn check_counts(
    pages: &[Page<'_>],
    parents: &BTreeMap<i32, Option<i32>>,
    inner: &mut [(i32, i64, usize)],
    found: &mut Findings,
) {
    let index: BTreeMap<i32, usize> =
        inner.iter().enumerate().map(|(nth, node)| (node.0, nth)).collect();
    // Leaves first go to their own node, then nodes to theirs, from the last one read, since a
    // node is read before those in it.
    for page in pages {
        let parent = parents.get(&page.object).copied().flatten();
        if let Some(&nth) = parent.and_then(|parent| index.get(&parent)) {
            inner[nth].2 += 1;
        }
    }
    for nth in (0..inner.len()).rev() {
        let (number, said, counted) = inner[nth];
        found.require(usize::try_from(said) == Ok(counted), &rule::PAGES_TREE, number, || {
            format!("Count says {said} of {counted} pages")
        });
        let parent = parents.get(&number).copied().flatten();
        if let Some(&above) = parent.and_then(|parent| index.get(&parent)) {
            inner[above].2 += counted;
        }
    }
    found.require(!pages.is_empty(), &rule::PAGES_TREE, Place::FILE, || "there is no page".into());
}
