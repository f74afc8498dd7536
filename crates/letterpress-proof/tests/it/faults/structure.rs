//! Faults in the structure tree and in what leads to it.

use lopdf::{Object, ObjectId, dictionary};

use super::bad::{Bad, name, string};
use super::faults;

/// The tree's root.
fn tree(bad: &Bad) -> Option<ObjectId> {
    let catalog = bad.document.get_dictionary(bad.catalog()).ok()?;
    catalog.get(b"StructTreeRoot").ok()?.as_reference().ok()
}

/// Types that are mapped.
fn map(bad: &mut Bad, from: &str, to: &str) -> Option<()> {
    let tree = tree(bad)?;
    let root = bad.dict(tree)?;
    if !root.has(b"RoleMap") {
        root.set("RoleMap", dictionary! {});
    }
    bad.within(tree, &["RoleMap"])?.set(from, name(to));
    Some(())
}

/// The kids of the first element of a type, as a list.
fn kids<'a>(bad: &'a mut Bad, kind: &str) -> Option<&'a mut Vec<Object>> {
    let id = bad.element(kind)?;
    let dict = bad.dict(id)?;
    if !matches!(dict.get(b"K"), Ok(Object::Array(_))) {
        let only = dict.get(b"K").ok()?.clone();
        dict.set("K", vec![only]);
    }
    bad.list(id, &["K"])
}

/// Gives the first element of a type another type.
fn turn(bad: &mut Bad, from: &str, to: &str) -> Option<()> {
    bad.element_dict(from)?.set("S", name(to));
    Some(())
}

/// The list of numbers in the parent tree that has the first page's.
fn parents(bad: &mut Bad) -> Option<&mut Vec<Object>> {
    let tree = tree(bad)?;
    if bad.at(tree, &["ParentTree", "Nums"]).is_some() {
        return bad.list(tree, &["ParentTree", "Nums"]);
    }
    bad.list(tree, &["ParentTree", "Kids", "0", "Nums"])
}

/// The elements of the first page's marked content.
fn of_page(bad: &mut Bad) -> Option<&mut Vec<Object>> {
    let key = bad.first_page()?.get(b"StructParents").ok()?.as_i64().ok()?;
    let nums = parents(bad)?;
    let at = nums
        .iter()
        .step_by(2)
        .position(|number| number.as_i64().is_ok_and(|number| number == key))?;
    let list = nums.get(at * 2 + 1)?.clone();
    let id = match list {
        Object::Reference(id) => id,
        other => {
            let id = bad.document.add_object(other);
            parents(bad)?[at * 2 + 1] = Object::Reference(id);
            id
        }
    };
    bad.list(id, &[])
}

/// Gives the first element of a type a key that it must not have, or takes one.
fn without(bad: &mut Bad, kind: &str, keys: &[&str]) -> Option<()> {
    let element = bad.element_dict(kind)?;
    keys.iter().for_each(|key| drop(element.remove(key.as_bytes())));
    Some(())
}

faults! { Objects(Bad):
    type_is_unknown Older "role.standard" |bad| turn(bad, "P", "Paragraph");
    type_is_not_mapped Older "role.standard" |bad| {
        let id = tree(bad)?;
        bad.dict(id)?.remove(b"RoleMap").map(drop)
    };
    type_is_mapped_to_itself Older "role.circle" |bad| {
        map(bad, "One", "Two")?;
        map(bad, "Two", "One")?;
        turn(bad, "P", "One")
    };
    standard_type_is_mapped Older "role.remapped" |bad| map(bad, "P", "Div");
    element_has_no_parent Older "tree.parent" |bad| without(bad, "H1", &["P"]);
    element_has_another_parent Older "tree.parent" |bad| {
        let other = bad.element("P")?;
        bad.element_dict("H1")?.set("P", Object::Reference(other));
        Some(())
    };
    element_stands_twice Older "tree.once" |bad| {
        let heading = bad.element("H1")?;
        kids(bad, "Document")?.push(Object::Reference(heading));
        Some(())
    };
    element_holds_its_parent Older "tree.once" |bad| {
        let document = bad.element("Document")?;
        kids(bad, "H1")?.push(Object::Reference(document));
        Some(())
    };
    element_holds_a_name Older "tree.form" |bad| {
        kids(bad, "H1")?.push(name("Nothing"));
        Some(())
    };
    element_has_no_type Older "tree.form" |bad| without(bad, "H1", &["S"]);
    element_has_no_page Older "tree.form" |bad| without(bad, "H1", &["Pg"]);
    id_is_given_twice Older "tree.id" |bad| {
        let id = bad.element_dict("Note")?.get(b"ID").ok()?.clone();
        bad.element_dict("H1")?.set("ID", id);
        Some(())
    };
    id_leads_nowhere Older "tree.id-tree" |bad| {
        let id = tree(bad)?;
        bad.dict(id)?.remove(b"IDTree").map(drop)
    };
    root_has_no_type Older "tree.form" |bad| {
        let id = tree(bad)?;
        bad.dict(id)?.remove(b"Type").map(drop)
    };
    id_is_no_elements Older "tree.id-tree" |bad| {
        bad.element_dict("Note")?.set("ID", string("another"));
        Some(())
    };
    content_is_listed_by_no_element Older "mcid.element" |bad| {
        kids(bad, "H1")?.clear();
        Some(())
    };
    content_is_listed_twice Older "mcid.once" |bad| {
        let kids = kids(bad, "H1")?;
        kids.push(kids.first()?.clone());
        Some(())
    };
    content_that_is_not_there_is_listed Older "mcid.content" |bad| {
        kids(bad, "H1")?.push(900.into());
        Some(())
    };
    content_of_another_page_is_listed Older "mcid.content" |bad| {
        let page = *bad.pages().last()?;
        bad.element_dict("LBody")?.set("Pg", Object::Reference(page));
        kids(bad, "LBody")?[0] = 400.into();
        Some(())
    };
    parents_are_off_by_one Older "mcid.element" |bad| {
        of_page(bad)?.rotate_left(1);
        Some(())
    };
    parents_have_a_gap Older "mcid.element" |bad| {
        *of_page(bad)?.first_mut()? = Object::Null;
        Some(())
    };
    parents_know_too_much Older "mcid.content" |bad| {
        let list = of_page(bad)?;
        list.push(list.first()?.clone());
        Some(())
    };
    parents_are_gone Older "parents.tree" |bad| {
        let id = tree(bad)?;
        bad.dict(id)?.remove(b"ParentTree").map(drop)
    };
    parents_are_out_of_order Older "parents.tree" |bad| {
        parents(bad)?.rotate_left(2);
        Some(())
    };
    next_key_is_taken Older "parents.tree" |bad| {
        let id = tree(bad)?;
        bad.dict(id)?.set("ParentTreeNextKey", 1);
        Some(())
    };
    page_has_no_key Older "parents.key" |bad| bad.first_page()?.remove(b"StructParents").map(drop);
    page_has_the_key_of_another Older "parents.key" |bad| {
        let last = *bad.pages().last()?;
        let key = bad.dict(last)?.get(b"StructParents").ok()?.clone();
        bad.first_page()?.set("StructParents", key);
        Some(())
    };
    key_is_nobodys Older "parents.key" |bad| {
        let element = bad.element("P")?;
        parents(bad)?.extend([3000.into(), Object::Reference(element)]);
        let id = tree(bad)?;
        bad.dict(id)?.set("ParentTreeNextKey", 4000);
        Some(())
    };
    link_has_a_wrong_key Older "parents.object" |bad| {
        let key = bad.link()?.get(b"StructParent").ok()?.as_i64().ok()?;
        bad.link()?.set("StructParent", key + 700);
        Some(())
    };
    link_has_no_key Older "parents.object" |bad| bad.link()?.remove(b"StructParent").map(drop);
    link_is_listed_by_no_element Older "parents.object" |bad| {
        kids(bad, "Link")?.retain(|kid| kid.as_dict().is_err());
        Some(())
    };
    link_is_on_no_page Older "parents.object" |bad| {
        let page = *bad.pages().first()?;
        bad.list(page, &["Annots"])?.clear();
        Some(())
    };
    heading_skips Older "heading.skip" |bad| turn(bad, "H2", "H4");
    heading_begins_late Older "heading.skip" |bad| turn(bad, "H1", "H2");
    headings_are_of_two_kinds Older "heading.kind" |bad| turn(bad, "H2", "H");
    node_has_two_headings Older "heading.one" |bad| {
        turn(bad, "H1", "H")?;
        turn(bad, "H2", "H")
    };
    figure_has_no_text Older "figure.text" |bad| without(bad, "Figure", &["Alt", "ActualText"]);
    figure_has_an_empty_text Older "figure.text" |bad| {
        let figure = bad.element_dict("Figure")?;
        figure.remove(b"ActualText");
        figure.set("Alt", string(""));
        Some(())
    };
    formula_has_no_text Older "formula.text" |bad| without(bad, "Formula", &["Alt", "ActualText"]);
    note_has_no_id Older "note.id" |bad| without(bad, "Note", &["ID"]);
    item_stands_in_no_list Older "list.item" |bad| turn(bad, "L", "Sect");
    list_holds_a_paragraph Older "list.kids" |bad| turn(bad, "LI", "P");
    item_holds_a_paragraph Older "list.item" |bad| turn(bad, "LBody", "P");
    body_stands_in_no_item Older "list.part" |bad| turn(bad, "LI", "Div");
    numbering_is_unknown Older "list.numbering" |bad| {
        let list = bad.element_dict("L")?;
        list.set("A", dictionary! { "O" => "List", "ListNumbering" => "Runes" });
        Some(())
    };
    contents_hold_a_paragraph Older "toc.kids" |bad| turn(bad, "TOCI", "P");
    item_stands_in_no_contents Older "toc.item" |bad| turn(bad, "TOC", "Sect");
}
