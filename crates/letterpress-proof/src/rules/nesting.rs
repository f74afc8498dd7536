//! Which elements stand in which (ISO/TS 32005), as far as it is beyond doubt.

use crate::reader::{Document, Namespace};
use crate::report::Findings;
use crate::rule;

/// Types that group others: no text stands in them at once, and they stand in no text.
const GROUPS: [&str; 6] = ["Document", "DocumentFragment", "Part", "Art", "Sect", "Div"];
/// Types that are part of a line.
const INLINE: [&str; 12] = [
    "Span",
    "Em",
    "Strong",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "Quote",
    "Code",
    "Reference",
    "Sub",
    "Lbl",
];
/// Types that are a block of their own.
const BLOCKS: [&str; 8] = ["P", "L", "Table", "Title", "Caption", "FENote", "Aside", "BlockQuote"];

pub(crate) fn check(document: &Document<'_>, found: &mut Findings) {
    let tree = &document.tree;
    for (index, element) in tree.elements.iter().enumerate() {
        let outer = &element.role;
        if matches!(outer.namespace, Namespace::MathMl | Namespace::Other) {
            continue;
        }
        for kid in tree.kids(index) {
            let kid = &tree.elements[kid];
            let inner = &kid.role;
            let is_math = inner.namespace == Namespace::MathMl;
            let is_fit = if is_math {
                outer.is(&["Formula", "Span", "P"])
            } else {
                may_hold(&outer.name, outer.level().is_some(), &inner.name, inner.level().is_some())
            };
            found.require(is_fit, &rule::NESTING, kid.object, || {
                format!("{} stands in {}", inner.name, outer.name)
            });
        }
    }
}

fn may_hold(outer: &str, is_heading: bool, inner: &str, is_inner_heading: bool) -> bool {
    let is_block = is_inner_heading || BLOCKS.contains(&inner);
    let is_group = GROUPS.contains(&inner);
    match outer {
        _ if inner == "Document" => false,
        "P" | "Sub" => {
            !is_group && !is_inner_heading && !matches!(inner, "P" | "Title" | "LI" | "TR")
        }
        "Title" => !matches!(inner, "Document" | "Title" | "LI" | "TR"),
        _ if is_heading || outer == "H" => !is_group && !is_block || inner == "FENote",
        "Span" | "Em" | "Strong" => {
            !is_group && !is_inner_heading && !matches!(inner, "P" | "Title" | "L" | "Table")
        }
        "Lbl" => !is_group && !is_block && !matches!(inner, "Lbl") || inner == "FENote",
        "L" => matches!(inner, "L" | "LI" | "Caption" | "Artifact"),
        "LI" => matches!(inner, "Lbl" | "LBody" | "Div" | "Artifact"),
        "Table" => matches!(inner, "TR" | "THead" | "TBody" | "TFoot" | "Caption" | "Artifact"),
        "THead" | "TBody" | "TFoot" => matches!(inner, "TR" | "Artifact"),
        "TR" => matches!(inner, "TH" | "TD" | "Artifact"),
        "Document" | "DocumentFragment" => {
            !INLINE.iter().any(|name| *name == inner && !matches!(inner, "Link" | "Annot"))
                && !matches!(inner, "LI" | "LBody" | "TR" | "TH" | "TD" | "Caption")
        }
        _ => match inner {
            "LI" => false,
            "LBody" => false,
            "TR" | "THead" | "TBody" | "TFoot" | "TH" | "TD" => false,
            "RB" | "RT" | "RP" => outer == "Ruby",
            "WT" | "WP" => outer == "Warichu",
            _ => true,
        },
    }
}
