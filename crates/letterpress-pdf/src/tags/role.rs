use letterpress_page::{Marking, Role, Scope};

use crate::profile::Version;

/// The structure type of a role (ISO 32000-1 §14.8.4, ISO 32000-2 §14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Type {
    pub(super) name: &'static str,
    /// Whether it is of PDF 2.0's namespace, and not of that of PDF 1.7 (ISO 32000-2 §14.8.6).
    pub(super) is_new: bool,
}

const HEADINGS: [&str; 6] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/// The type that a role has in a version; `None` where it has none, so that what stands in an
/// element of it belongs to what is around it. A heading's is that of its level.
pub(super) fn type_of(role: Role, version: Version) -> Option<Type> {
    let is_new = version == Version::V20;
    let both = |name| Some(Type { name, is_new });
    let old = |name| Some(Type { name, is_new: false });
    let either = |new, old| Some(Type { name: if is_new { new } else { old }, is_new });
    match role {
        Role::Document => both("Document"),
        Role::Heading(level) => both(HEADINGS[usize::from(level.clamp(1, 6) - 1)]),
        Role::Paragraph => both("P"),
        Role::Quote => old("BlockQuote"),
        Role::Aside => either("Aside", "Sect"),
        Role::List(_) => both("L"),
        Role::ListItem => both("LI"),
        Role::Label | Role::Term => both("Lbl"),
        Role::ListBody => both("LBody"),
        Role::CodeBlock | Role::Code => old("Code"),
        Role::CodeLine => either("Sub", "Span"),
        Role::Formula => both("Formula"),
        Role::Table => both("Table"),
        Role::TableHead => both("THead"),
        Role::TableBody => both("TBody"),
        Role::TableRow => both("TR"),
        Role::HeadCell(_) => both("TH"),
        Role::Cell => both("TD"),
        Role::Figure => both("Figure"),
        Role::Caption => both("Caption"),
        Role::Note => either("FENote", "Note"),
        Role::Reference => old("Reference"),
        Role::Link => both("Link"),
        Role::Emphasis if is_new => both("Em"),
        Role::Strong if is_new => both("Strong"),
        Role::Emphasis | Role::Strong => None,
        _ => both("Span"),
    }
}

/// Whether an element of a role is written even if it holds nothing: a table keeps its places and
/// a list its items.
pub(super) fn stays_empty(role: Role) -> bool {
    use Role::{
        Cell, Document, HeadCell, ListBody, ListItem, Table, TableBody, TableHead, TableRow,
    };
    matches!(
        role,
        Document
            | Table
            | TableHead
            | TableBody
            | TableRow
            | HeadCell(_)
            | Cell
            | ListItem
            | ListBody
    )
}

/// How the items of a list are numbered (ISO 32000-1 Table 347, ISO 32000-2 Table 382); PDF 1.7
/// has no word for a list of terms.
pub(super) fn numbering(marking: Marking, version: Version) -> Option<&'static str> {
    match (marking, version) {
        (Marking::Bullets, Version::V17) => Some("Disc"),
        (Marking::Numbers, Version::V17) => Some("Decimal"),
        (Marking::Terms, Version::V17) => None,
        (Marking::Bullets, Version::V20) => Some("Unordered"),
        (Marking::Numbers, Version::V20) => Some("Ordered"),
        (Marking::Terms, Version::V20) => Some("Description"),
    }
}

/// What a cell names (ISO 32000-2 Table 384).
pub(super) fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Column => "Column",
        Scope::Row => "Row",
    }
}
