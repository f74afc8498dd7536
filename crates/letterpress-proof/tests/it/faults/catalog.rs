//! Faults in the catalog, in pages, in layers and in what all objects have.

use lopdf::{Object, dictionary};

use super::bad::{Bad, name, string};
use super::faults;

faults! { Objects(Bad):
    id_is_gone Older "file.id" |bad| bad.document.trailer.remove(b"ID").map(drop);
    id_is_half Older "file.id" |bad| {
        bad.document.trailer.get_mut(b"ID").ok()?.as_array_mut().ok()?.pop().map(drop)
    };
    file_is_encrypted Older "file.encrypt" |bad| {
        bad.document.trailer.set("Encrypt", dictionary! { "Filter" => "None" });
        Some(())
    };
    stream_is_elsewhere Older "stream.external" |bad| {
        let id = bad.one("Subtype", "Image")?;
        bad.dict(id)?.set("F", string("picture.raw"));
        Some(())
    };
    stream_is_lzw Older "stream.filter" |bad| {
        let id = bad.one("Type", "CMap")?;
        bad.bytes(id)?;
        bad.dict(id)?.set("Filter", name("LZWDecode"));
        Some(())
    };
    string_is_too_long Older "string.length" |bad| {
        bad.link()?.set("Contents", string(&"x".repeat(32_768)));
        Some(())
    };
    name_is_too_long Older "name.length" |bad| {
        bad.root(&[])?.set("X".repeat(128), 1);
        Some(())
    };
    name_is_no_text Older "name.utf8" |bad| {
        let id = bad.one("Type", "FontDescriptor")?;
        bad.dict(id)?.set("FontName", Object::Name(vec![b'A', 0xFF]));
        Some(())
    };
    number_is_too_large Older "number.range" |bad| {
        bad.root(&[])?.set("Large", 3_000_000_000_i64);
        Some(())
    };
    reference_is_dangling Older "object.dangling" |bad| {
        bad.root(&[])?.set("More", Object::Reference((9999, 0)));
        Some(())
    };
    lists_stand_in_lists Older "file.bomb" |bad| {
        let deep = (0..100).fold(Object::Null, |inner, _| Object::Array(vec![inner]));
        bad.root(&[])?.set("Deep", deep);
        Some(())
    };
    mark_info_is_gone Older "catalog.marked" |bad| bad.root(&[])?.remove(b"MarkInfo").map(drop);
    marked_is_false Older "catalog.marked" |bad| {
        bad.root(&["MarkInfo"])?.set("Marked", false);
        Some(())
    };
    tags_are_suspect Older "catalog.suspects" |bad| {
        bad.root(&["MarkInfo"])?.set("Suspects", true);
        Some(())
    };
    tree_is_gone Older "catalog.tree" |bad| bad.root(&[])?.remove(b"StructTreeRoot").map(drop);
    title_is_not_shown Older "catalog.title" |bad| {
        bad.root(&[])?.remove(b"ViewerPreferences").map(drop)
    };
    lang_is_gone Older "catalog.lang" |bad| bad.root(&[])?.remove(b"Lang").map(drop);
    lang_of_text_is_gone Older "lang.text" |bad| bad.root(&[])?.remove(b"Lang").map(drop);
    lang_is_no_tag Older "lang.form" |bad| {
        bad.root(&[])?.set("Lang", string("english_US"));
        Some(())
    };
    outline_has_no_language Older "lang.said" |bad| bad.root(&[])?.remove(b"Lang").map(drop);
    picture_has_no_language Older "lang.said" |bad| {
        bad.root(&[])?.remove(b"Lang")?;
        bad.root(&[])?.remove(b"Outlines");
        Some(())
    };
    permissions_are_others Older "catalog.perms" |bad| {
        bad.root(&[])?.set("Perms", dictionary! { "Mine" => 1 });
        Some(())
    };
    requirements_stand_there Older "catalog.extras" |bad| {
        bad.root(&[])?.set("Requirements", Object::Array(vec![]));
        Some(())
    };
    pages_are_steps Older "catalog.extras" |bad| {
        bad.first_page()?.set("PresSteps", dictionary! {});
        Some(())
    };
    form_is_xfa Older "catalog.form" |bad| {
        bad.root(&[])?.set("AcroForm", dictionary! { "Fields" => vec![], "XFA" => string("x") });
        Some(())
    };
    rendering_is_needed Older "catalog.form" |bad| {
        bad.root(&[])?.set("NeedsRendering", true);
        Some(())
    };
    version_is_old Newer "catalog.version" |bad| {
        bad.root(&[])?.set("Version", name("1.7"));
        Some(())
    };
    page_count_is_off Older "pages.tree" |bad| {
        bad.root(&["Pages"])?.set("Count", 3);
        Some(())
    };
    page_has_another_parent Older "pages.tree" |bad| {
        let catalog = bad.catalog();
        bad.first_page()?.set("Parent", Object::Reference(catalog));
        Some(())
    };
    page_is_listed_twice Older "pages.tree" |bad| {
        let catalog = bad.catalog();
        let kids = bad.list(catalog, &["Pages", "Kids"])?;
        kids.push(kids.first()?.clone());
        bad.root(&["Pages"])?.set("Count", 3);
        Some(())
    };
    page_is_tiny Older "pages.box" |bad| {
        bad.first_page()?.set("CropBox", vec![0.into(), 0.into(), 2.into(), 2.into()]);
        Some(())
    };
    page_is_huge Older "pages.box" |bad| {
        bad.first_page()?.set("MediaBox", vec![0.into(), 0.into(), 15_000.into(), 800.into()]);
        Some(())
    };
    page_has_no_size Older "pages.needs" |bad| bad.first_page()?.remove(b"MediaBox").map(drop);
    layers_have_no_name Older "layer.name" |bad| {
        bad.root(&["OCProperties", "D"])?.remove(b"Name").map(drop)
    };
    layer_has_no_name Older "layer.name" |bad| {
        let id = bad.one("Type", "OCG")?;
        bad.dict(id)?.remove(b"Name").map(drop)
    };
    layers_switch_themselves Older "layer.as" |bad| {
        bad.root(&["OCProperties", "D"])?.set("AS", Object::Array(vec![]));
        Some(())
    };
    layer_is_not_in_order Older "layer.order" |bad| {
        bad.root(&["OCProperties", "D"])?.set("Order", Object::Array(vec![]));
        Some(())
    };
}
