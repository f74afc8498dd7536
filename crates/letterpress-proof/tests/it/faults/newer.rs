//! Faults that only PDF 2.0 knows.

use lopdf::{Object, dictionary};

use super::bad::{Bad, name, string};
use super::faults;

faults! { Objects(Bad):
    document_is_a_part Newer "tree.document" |bad| {
        bad.element_dict("Document")?.set("S", name("Part"));
        Some(())
    };
    document_is_of_another_namespace Newer "tree.document" |bad| {
        bad.element_dict("Document")?.remove(b"NS").map(drop)
    };
    namespace_is_unknown Newer "role.namespace" |bad| {
        let space = dictionary! { "Type" => "Namespace", "NS" => string("http://example.org/") };
        let space = bad.document.add_object(space);
        bad.element_dict("P")?.set("NS", Object::Reference(space));
        Some(())
    };
    note_is_of_the_old_kind Newer "note.kind" |bad| {
        let note = bad.element_dict("FENote")?;
        note.set("S", name("Note"));
        note.remove(b"NS").map(drop)
    };
    list_is_not_numbered Newer "list.numbered" |bad| {
        let list = bad.element_dict("L")?;
        list.remove(b"C");
        list.remove(b"A").map(drop)
    };
    nothing_is_attached Newer "attachment.there" |bad| {
        bad.root(&["Names"])?.remove(b"EmbeddedFiles").map(drop)
    };
    heading_has_no_number Newer "heading.h" |bad| {
        bad.element_dict("H1")?.set("S", name("H"));
        Some(())
    };
    paragraph_holds_a_heading Newer "tree.nesting" |bad| {
        bad.element_dict("Link")?.set("S", name("H3"));
        Some(())
    };
    body_is_a_paragraph Newer "tree.nesting" |bad| {
        bad.element_dict("LBody")?.set("S", name("P"));
        Some(())
    };
    document_holds_a_row Newer "tree.nesting" |bad| {
        bad.element_dict("H2")?.set("S", name("TR"));
        Some(())
    };
}
