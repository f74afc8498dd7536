//! Lists, tables of contents and captions.

use crate::reader::{Document, Element, Object};
use crate::report::Findings;
use crate::rule::{self, Rule};

/// What may stand in an element: its rule, and all types that it may hold.
fn kids_of(name: &str) -> Option<(&'static Rule, &'static [&'static str])> {
    Some(match name {
        "L" => (&rule::LIST_KIDS, &["L", "LI", "Caption"]),
        "LI" => (&rule::LIST_ITEM, &["Lbl", "LBody"]),
        "TOC" => (&rule::TOC_KIDS, &["TOC", "TOCI", "Caption"]),
        _ => return None,
    })
}

/// What an element must stand in: its rule, and all types that may hold it.
fn parents_of(name: &str) -> Option<(&'static Rule, &'static [&'static str])> {
    Some(match name {
        "LI" => (&rule::LIST_ITEM, &["L"]),
        "LBody" => (&rule::LIST_PART, &["LI"]),
        "TOCI" => (&rule::TOC_ITEM, &["TOC"]),
        _ => return None,
    })
}

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let tree = &document.tree;
    for (index, element) in tree.elements.iter().enumerate() {
        let name = element.role.name.as_str();
        let kids = tree.kids(index);
        if let Some((rule, allowed)) = kids_of(name) {
            for &kid in &kids {
                let kid = &tree.elements[kid];
                found.require(kid.role.is(allowed), rule, kid.object, || {
                    format!("{} stands in {name}", kid.role.name)
                });
            }
        }
        if let Some((rule, allowed)) = parents_of(name) {
            let parent = element.parent.map(|parent| &tree.elements[parent].role);
            found.require(
                parent.is_some_and(|role| role.is(allowed)),
                rule,
                element.object,
                || format!("{name} stands in {}", parent.map_or("the root", |role| &role.name)),
            );
        }
        let is_caption = |kid: &usize| tree.elements[*kid].role.name == "Caption";
        let captions: Vec<_> = (0..kids.len()).filter(|&nth| is_caption(&kids[nth])).collect();
        let is_fit = match captions.as_slice() {
            [] => true,
            // Only of a table and of pictures may it come last.
            [nth] => *nth == 0 || nth + 1 == kids.len() && !matches!(name, "L" | "TOC"),
            _ => false,
        };
        found.require(is_fit, &rule::CAPTION_PLACE, element.object, || {
            format!("{name} has {} captions, or one in the middle", captions.len())
        });
        if name == "L" {
            check_numbering(document, element, found);
            let has_label = |item: &usize| {
                tree.kids(*item).iter().any(|&part| tree.elements[part].role.name == "Lbl")
            };
            let kind = attribute(document, element, b"ListNumbering").and_then(Object::name);
            let is_numbered = kind.is_some_and(|kind| kind != b"None");
            let is_fit = is_numbered || !kids.iter().any(has_label);
            found.require(is_fit, &rule::LIST_NUMBERED, element.object, || {
                "its items have labels, but there is no ListNumbering".into()
            });
        }
    }
}

/// The attributes of an element that a standard owns.
pub(crate) fn attribute<'a>(
    document: &Document<'a>,
    element: &Element<'a>,
    key: &[u8],
) -> Option<&'a Object> {
    let pdf = document.pdf;
    let own = pdf.list(element.dict, b"A").into_iter();
    let classes = document.tree.root.and_then(|root| pdf.dict(root, b"ClassMap"));
    let named =
        pdf.list(element.dict, b"C").into_iter().filter_map(|class| pdf.resolve(class).name());
    let of_classes =
        named.flat_map(|name| classes.map(|map| pdf.list(map, name)).unwrap_or_default());
    own.chain(of_classes)
        .filter_map(|object| pdf.resolve(object).dict())
        .map(|attributes| pdf.key(attributes, key))
        .find(|value| !value.is_null())
}

fn check_numbering(document: &Document<'_>, element: &Element<'_>, found: &mut Findings) {
    const KINDS: [&[u8]; 12] = [
        b"None",
        b"Unordered",
        b"Description",
        b"Disc",
        b"Circle",
        b"Square",
        b"Ordered",
        b"Decimal",
        b"UpperRoman",
        b"LowerRoman",
        b"UpperAlpha",
        b"LowerAlpha",
    ];
    if let Some(numbering) = attribute(document, element, b"ListNumbering") {
        let is_kind = numbering.name().is_some_and(|name| KINDS.contains(&name));
        found.require(is_kind, &rule::LIST_NUMBERING, element.object, || {
            "its ListNumbering is of no kind that there is".into()
        });
    }
}
