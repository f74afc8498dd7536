//! The structure tree (ISO 32000-2 §14.7).

use std::collections::{BTreeMap, BTreeSet};

use super::object::{Dict, Object, show};
use super::pdf::Pdf;
use crate::report::{Findings, Place};
use crate::rule;

/// Where a structure type is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    Pdf1,
    Pdf2,
    MathMl,
    Other,
}

/// A structure type after all that it is mapped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) namespace: Namespace,
    pub(crate) name: String,
}

/// An element.
pub(crate) struct Element<'a> {
    pub(crate) object: i32,
    pub(crate) dict: &'a Dict,
    pub(crate) parent: Option<usize>,
    pub(crate) kids: Vec<Kid>,
    pub(crate) role: Role,
    /// Whether it says its language, or one that it stands in does.
    pub(crate) has_lang: bool,
    /// Whether it says its actual text, or one that it stands in does.
    pub(crate) has_actual: bool,
}

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kid {
    Element(usize),
    /// Marked content, in the contents of a page or a form.
    Content {
        holder: i32,
        mcid: i64,
    },
    /// An annotation or a form.
    Object(i32),
}

/// All elements; those in others come after them.
#[derive(Default)]
pub(crate) struct Tree<'a> {
    pub(crate) root: Option<&'a Dict>,
    pub(crate) elements: Vec<Element<'a>>,
    /// The elements that stand in none.
    pub(crate) tops: Vec<usize>,
    /// Elements by their objects.
    pub(crate) by_object: BTreeMap<i32, usize>,
}

const PDF_1: &[u8] = b"http://iso.org/pdf/ssn";
const PDF_2: &[u8] = b"http://iso.org/pdf2/ssn";
const MATH_ML: &[u8] = b"http://www.w3.org/1998/Math/MathML";

/// The types of ISO 32000-1 §14.8.4.
const TYPES_1: [&str; 49] = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
];
/// The types of ISO 32000-2 §14.8.4, but for those of numbered headings.
const TYPES_2: [&str; 38] = [
    "Document",
    "DocumentFragment",
    "Part",
    "Div",
    "Sect",
    "Aside",
    "Title",
    "FENote",
    "Sub",
    "P",
    "H",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Caption",
    "Figure",
    "Formula",
    "Artifact",
    "Span",
    "Em",
    "Strong",
    "Link",
    "Annot",
    "Form",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "NonStruct",
];

impl Role {
    /// Whether the type is one that its standard defines.
    pub(crate) fn is_standard(&self) -> bool {
        match self.namespace {
            Namespace::Pdf1 => TYPES_1.contains(&self.name.as_str()),
            Namespace::Pdf2 => {
                TYPES_2.contains(&self.name.as_str())
                    || matches!(self.name.as_str(), "WT" | "WP")
                    || self.level().is_some()
            }
            Namespace::MathMl => true,
            Namespace::Other => false,
        }
    }

    /// The level of a numbered heading.
    pub(crate) fn level(&self) -> Option<u32> {
        self.name.strip_prefix('H')?.parse().ok().filter(|&level| level > 0)
    }

    pub(crate) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }
}

/// What says how types are mapped.
struct Roles<'a> {
    pdf: &'a Pdf<'a>,
    map: Option<&'a Dict>,
}

impl<'a> Roles<'a> {
    fn namespace(&self, space: Option<&Dict>) -> Namespace {
        match space.map(|space| self.pdf.key(space, b"NS").string().unwrap_or_default()) {
            None | Some(PDF_1) => Namespace::Pdf1,
            Some(PDF_2) => Namespace::Pdf2,
            Some(MATH_ML) => Namespace::MathMl,
            Some(_) => Namespace::Other,
        }
    }

    /// Follows a type to one that is standard, or as far as it goes.
    fn resolve(&self, element: &'a Dict, number: i32, found: &mut Findings) -> Role {
        let pdf = self.pdf;
        let mut space = pdf.dict(element, b"NS");
        let mut name = pdf.name(element, b"S").unwrap_or_default();
        let mut seen = BTreeSet::new();
        loop {
            let role = Role {
                namespace: self.namespace(space),
                name: String::from_utf8_lossy(name).into_owned(),
            };
            if role.is_standard() {
                return role;
            }
            let uri = space.and_then(|space| pdf.key(space, b"NS").string()).unwrap_or_default();
            if !seen.insert((uri, name)) {
                let message = format!("{} is mapped to itself", show(name));
                found.add(&rule::ROLE_CIRCLE, number, message);
                return role;
            }
            let map = match space {
                Some(space) => pdf.dict(space, b"RoleMapNS"),
                None => self.map,
            };
            match map.map(|map| pdf.key(map, name)) {
                Some(Object::Name(next)) => {
                    name = next;
                    space = None;
                }
                Some(Object::Array(pair)) if pair.len() == 2 => {
                    name = pdf.resolve(&pair[0]).name().unwrap_or_default();
                    space = pdf.resolve(&pair[1]).dict();
                }
                _ => {
                    let message = format!("{} is neither standard nor mapped", show(name));
                    found.add(&rule::ROLE_STANDARD, number, message);
                    return role;
                }
            }
        }
    }

    fn check(&self, found: &mut Findings) {
        for (name, _) in self.map.into_iter().flat_map(Dict::iter) {
            let name = String::from_utf8_lossy(name);
            found.require(
                !TYPES_1.contains(&name.as_ref()),
                &rule::ROLE_REMAPPED,
                Place::FILE,
                || format!("{name} is mapped"),
            );
        }
    }
}

impl<'a> Tree<'a> {
    /// Reads the tree.
    pub(crate) fn read(pdf: &'a Pdf<'a>, catalog: &'a Dict, found: &mut Findings) -> Self {
        let mut tree = Self { root: pdf.dict(catalog, b"StructTreeRoot"), ..Self::default() };
        let Some(root) = tree.root else { return tree };
        let roles = Roles { pdf, map: pdf.dict(root, b"RoleMap") };
        roles.check(found);
        let top = catalog.raw(b"StructTreeRoot").and_then(Object::reference);
        for kid in pdf.list(root, b"K") {
            match tree.add(kid, (None, top), &roles, found) {
                Some(element) => tree.tops.push(element),
                None => found.add(&rule::TREE_FORM, top, "the root holds what is no element"),
            }
        }
        let mut next = 0;
        while let Some(Element { object, dict, .. }) = tree.elements.get(next) {
            let (object, dict) = (*object, *dict);
            let page = dict.raw(b"Pg").and_then(Object::reference);
            let mut kids = Vec::new();
            for kid in pdf.list(dict, b"K") {
                match tree.kid(kid, (next, object, page), &roles, found) {
                    Some(kid) => kids.push(kid),
                    None => found.add(&rule::TREE_FORM, object, "it holds what is no kid"),
                }
            }
            tree.elements[next].kids = kids;
            next += 1;
        }
        tree
    }

    fn kid(
        &mut self,
        kid: &'a Object,
        (parent, number, page): (usize, i32, Option<i32>),
        roles: &Roles<'a>,
        found: &mut Findings,
    ) -> Option<Kid> {
        let pdf = roles.pdf;
        if let Object::Int(mcid) = pdf.resolve(kid) {
            return Some(Kid::Content { holder: page?, mcid: *mcid });
        }
        let dict = pdf.resolve(kid).dict()?;
        let reference = |key: &[u8]| dict.raw(key).and_then(Object::reference);
        match pdf.name(dict, b"Type") {
            Some(b"MCR") => {
                let holder = reference(b"Stm").or(reference(b"Pg")).or(page)?;
                Some(Kid::Content { holder, mcid: pdf.key(dict, b"MCID").int()? })
            }
            Some(b"OBJR") => Some(Kid::Object(reference(b"Obj")?)),
            _ => self.add(kid, (Some(parent), Some(number)), roles, found).map(Kid::Element),
        }
    }

    fn add(
        &mut self,
        object: &'a Object,
        (parent, above): (Option<usize>, Option<i32>),
        roles: &Roles<'a>,
        found: &mut Findings,
    ) -> Option<usize> {
        let pdf = roles.pdf;
        let (number, dict) = (object.reference()?, pdf.resolve(object).dict()?);
        let kind = pdf.name(dict, b"Type");
        if pdf.name(dict, b"S").is_none() || kind.is_some_and(|kind| kind != b"StructElem") {
            return None;
        }
        if self.by_object.contains_key(&number) {
            found.add(&rule::TREE_ONCE, number, "it stands in the tree more than once");
            // The first place stands; a second would make a circle of the tree.
            return Some(usize::MAX);
        }
        let named = dict.raw(b"P").and_then(Object::reference);
        found.require(
            named.is_some() && named == above,
            &rule::TREE_PARENT,
            number,
            || match named {
                Some(named) => format!("P is object {named}, but it stands in another"),
                None => "it has no P".into(),
            },
        );
        let role = roles.resolve(dict, number, found);
        let index = self.elements.len();
        self.by_object.insert(number, index);
        let outer = parent.map(|parent| &self.elements[parent]);
        let has_lang = dict.has(b"Lang") || outer.is_some_and(|outer| outer.has_lang);
        let has_actual = dict.has(b"ActualText") || outer.is_some_and(|outer| outer.has_actual);
        let (object, kids) = (number, Vec::new());
        self.elements.push(Element { object, dict, parent, kids, role, has_lang, has_actual });
        Some(index)
    }

    /// The elements that stand in one.
    pub(crate) fn kids(&self, element: usize) -> Vec<usize> {
        let kids = &self.elements[element].kids;
        let known = |kid: &Kid| match kid {
            Kid::Element(kid) => Some(*kid).filter(|&kid| kid < self.elements.len()),
            _ => None,
        };
        kids.iter().filter_map(known).collect()
    }

    /// An element and those that it stands in, from the inside.
    pub(crate) fn ancestors(&self, element: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(element), |&element| self.elements.get(element)?.parent)
    }

    /// All elements in the order in which they are read.
    pub(crate) fn in_order(&self) -> Vec<usize> {
        let (mut order, mut left) = (Vec::new(), self.tops.clone());
        left.reverse();
        while let Some(element) = left.pop() {
            if element < self.elements.len() {
                order.push(element);
                left.extend(self.kids(element).into_iter().rev());
            }
        }
        order
    }
}
