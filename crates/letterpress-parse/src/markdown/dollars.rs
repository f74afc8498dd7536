//! Dollars that are no mathematics.

use comrak::nodes::{Node, NodeValue, Sourcepos};
use letterpress_source::{Code, Diagnostic, Span};

/// Where a formula between dollars has swallowed Markdown: then the dollars of this source are
/// part of its names, as in shells and in JavaScript, and none of them opens a formula.
///
/// No formula holds a code span's backtick, a link's `](` or strong text's `**`.
pub(super) fn swallow(root: Node<'_>) -> Option<Sourcepos> {
    root.descendants().find_map(|node| {
        let data = node.data();
        let NodeValue::Math(math) = &data.value else { return None };
        let swallows = ["`", "](", "**"].iter().any(|mark| math.literal.contains(mark));
        (math.dollar_math && swallows).then_some(data.sourcepos)
    })
}

/// Says that dollars open no formulas in this source.
pub(super) fn tell(span: Span) -> Diagnostic {
    Diagnostic::new(Code::DollarSigns, span, "a formula between dollars would hold Markdown")
        .help("no dollar of this file opens a formula; write formulas in a file without such names")
}
