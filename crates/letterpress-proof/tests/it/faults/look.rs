//! Faults in colours, pictures, annotations, actions and attached files.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::bad::{Bad, name, string};
use super::faults;

/// An output intent's profile.
fn profile(bad: &Bad) -> Option<ObjectId> {
    let catalog = bad.document.get_dictionary(bad.catalog()).ok()?;
    let intent = catalog.get(b"OutputIntents").ok()?.as_array().ok()?.first()?;
    let intent = match intent {
        Object::Reference(id) => bad.document.get_dictionary(*id).ok()?,
        other => other.as_dict().ok()?,
    };
    intent.get(b"DestOutputProfile").ok()?.as_reference().ok()
}

fn intent(bad: &mut Bad) -> Option<&mut Dictionary> {
    bad.root(&["OutputIntents", "0"])
}

/// Sets a state of graphics on the first page.
fn state(bad: &mut Bad, state: Dictionary) -> Option<()> {
    let page = *bad.pages().first()?;
    let resources = bad.within(page, &["Resources"])?;
    if !resources.has(b"ExtGState") {
        resources.set("ExtGState", dictionary! {});
    }
    bad.within(page, &["Resources", "ExtGState"])?.set("Bad", state);
    bad.append(0, "/Bad gs")
}

/// A picture; one is drawn if the file has none.
fn picture(bad: &mut Bad) -> Option<&mut Dictionary> {
    let id = bad.one("Subtype", "Image")?;
    bad.dict(id)
}

fn action(bad: &mut Bad) -> Option<&mut Dictionary> {
    let links = bad.all("Subtype", "Link");
    let link = links.into_iter().find(|&link| bad.within(link, &["A"]).is_some())?;
    bad.within(link, &["A"])
}

fn files(bad: &mut Bad) -> Option<&mut Dictionary> {
    let id = bad.one("Type", "Filespec")?;
    bad.dict(id)
}

/// Adds an annotation to the first page.
fn annotate(bad: &mut Bad, annotation: Dictionary) -> Option<()> {
    let annotation = bad.document.add_object(annotation);
    let page = *bad.pages().first()?;
    bad.list(page, &["Annots"])?.push(Object::Reference(annotation));
    Some(())
}

fn square() -> Vec<Object> {
    [10, 10, 20, 20].map(Object::Integer).to_vec()
}

faults! { Objects(Bad):
    intent_is_gone Older "color.device" |bad| bad.root(&[])?.remove(b"OutputIntents").map(drop);
    intent_has_no_identifier Older "color.intent" |bad| {
        intent(bad)?.remove(b"OutputConditionIdentifier").map(drop)
    };
    intent_has_no_profile Older "color.intent" |bad| {
        intent(bad)?.remove(b"DestOutputProfile").map(drop)
    };
    intents_are_two Older "color.intent" |bad| {
        let catalog = bad.catalog();
        let intents = bad.list(catalog, &["OutputIntents"])?;
        intents.push(intents.first()?.clone());
        Some(())
    };
    profile_has_other_channels Older "color.profile" |bad| {
        let id = profile(bad)?;
        bad.dict(id)?.set("N", 4);
        Some(())
    };
    profile_is_cut_short Older "color.profile" |bad| {
        let id = profile(bad)?;
        bad.bytes(id)?.truncate(100);
        bad.lengths(id)
    };
    profile_has_no_primaries Older "color.profile" |bad| {
        let id = profile(bad)?;
        bad.replace(id, "rXYZ", "xxxx").or_else(|| bad.replace(id, "A2B0", "xxxx"))
    };
    colorants_are_too_many Older "color.channels" |bad| {
        let names = Object::Array((0..33).map(|nth| name(&format!("Ink{nth}"))).collect());
        bad.root(&[])?.set("Inks", vec![name("DeviceN"), names, name("DeviceRGB"), Object::Null]);
        Some(())
    };
    profile_is_too_new Older "color.profile" |bad| {
        let id = profile(bad)?;
        bad.bytes(id)?[8] = 5;
        Some(())
    };
    color_space_has_no_profile Older "color.profile" |bad| {
        let stream = Stream::new(dictionary! { "N" => 3 }, b"no profile".to_vec());
        let stream = bad.document.add_object(stream);
        picture(bad)?.set("ColorSpace", vec![name("ICCBased"), Object::Reference(stream)]);
        Some(())
    };
    curves_are_ones_own Older "color.transfer" |bad| {
        state(bad, dictionary! { "Type" => "ExtGState", "TR" => "Identity" })
    };
    blend_is_unknown Older "color.blend" |bad| {
        state(bad, dictionary! { "Type" => "ExtGState", "BM" => "Glow" })
    };
    group_has_no_space Older "color.group" |bad| {
        bad.root(&[])?.remove(b"OutputIntents")?;
        for page in bad.pages() {
            bad.dict(page)?.remove(b"Group");
        }
        state(bad, dictionary! { "Type" => "ExtGState", "ca" => 0.5 })
    };
    state_has_an_unknown_intent Older "content.intent" |bad| {
        state(bad, dictionary! { "Type" => "ExtGState", "RI" => "Vivid" })
    };
    picture_is_cut_short Older "image.data" |bad| {
        let id = bad.one("Subtype", "Image")?;
        bad.bytes(id)?.pop()?;
        bad.lengths(id)
    };
    picture_has_no_colors Older "image.data" |bad| picture(bad)?.remove(b"ColorSpace").map(drop);
    picture_has_another_size Older "image.data" |bad| {
        picture(bad)?.set("Width", 77);
        Some(())
    };
    mask_is_in_color Older "image.mask" |bad| {
        let mask = dictionary! {
            "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8,
            "ColorSpace" => "DeviceRGB",
        };
        let mask = bad.document.add_object(Stream::new(mask, vec![1, 2, 3]));
        picture(bad)?.set("SMask", Object::Reference(mask));
        Some(())
    };
    picture_is_smooth Older "image.interpolate" |bad| {
        picture(bad)?.set("Interpolate", true);
        Some(())
    };
    picture_has_odd_bits Older "image.depth" |bad| {
        picture(bad)?.set("BitsPerComponent", 3);
        Some(())
    };
    picture_has_alternates Older "image.alternates" |bad| {
        picture(bad)?.set("Alternates", Object::Array(vec![]));
        Some(())
    };
    picture_is_of_no_channels Older "image.jpx" |bad| {
        picture(bad)?.set("Filter", "JPXDecode");
        Some(())
    };
    annotation_is_a_film Older "annotation.kind" |bad| {
        bad.link()?.set("Subtype", name("Movie"));
        Some(())
    };
    link_has_no_place Older "annotation.place" |bad| {
        let link = bad.link()?;
        link.set("Rect", Object::Array(vec![1.into(), 2.into()]));
        Some(())
    };
    link_stands_on_two_pages Older "annotation.place" |bad| {
        let link = bad.one("Subtype", "Link")?;
        let last = *bad.pages().last()?;
        bad.dict(last)?.set("Annots", vec![Object::Reference(link)]);
        Some(())
    };
    link_is_not_printed Older "annotation.flags" |bad| {
        bad.link()?.set("F", 0);
        Some(())
    };
    link_has_no_flags Older "annotation.flags" |bad| bad.link()?.remove(b"F").map(drop);
    link_is_hidden Older "annotation.flags" |bad| {
        bad.link()?.set("F", 6);
        Some(())
    };
    stamp_has_no_look Older "annotation.look" |bad| annotate(bad, dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "Rect" => square(), "F" => 4,
        "Contents" => string("A stamp"),
    });
    link_has_looks Older "annotation.look" |bad| {
        let look = bad.one("Subtype", "Form")?;
        let look = dictionary! { "N" => Object::Reference(look), "D" => Object::Reference(look) };
        bad.link()?.set("AP", look);
        Some(())
    };
    annotation_is_not_tagged Older "annotation.tagged" |bad| annotate(bad, dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => square(), "F" => 4,
        "Contents" => string("A link"),
    });
    link_stands_in_a_span Older "annotation.tagged" |bad| {
        bad.element_dict("Link")?.set("S", name("Span"));
        Some(())
    };
    link_has_no_contents Older "annotation.text" |bad| bad.link()?.remove(b"Contents").map(drop);
    tabs_are_gone Older "annotation.tabs" |bad| bad.first_page()?.remove(b"Tabs").map(drop);
    tabs_go_by_rows Older "annotation.tabs" |bad| {
        bad.first_page()?.set("Tabs", name("R"));
        Some(())
    };
    action_launches Older "action.kind" |bad| {
        action(bad)?.set("S", name("Launch"));
        Some(())
    };
    action_prints Older "action.named" |bad| {
        let action = action(bad)?;
        action.set("S", name("Named"));
        action.set("N", name("Print"));
        Some(())
    };
    page_acts_unasked Older "action.additional" |bad| {
        bad.first_page()?.set("AA", dictionary! {});
        Some(())
    };
    action_is_a_script Older "action.script" |bad| {
        let action = action(bad)?;
        action.set("S", name("JavaScript"));
        action.set("JS", string("app.alert(1)"));
        Some(())
    };
    opening_runs_a_script Older "action.kind" |bad| {
        bad.root(&[])?.set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => string("1") });
        Some(())
    };
    names_are_scripts Older "action.script" |bad| {
        bad.root(&["Names"])?.set("JavaScript", dictionary! { "Names" => vec![] });
        Some(())
    };
    file_is_attached Older "attachment.allowed" |bad| {
        let file = Stream::new(dictionary! { "Subtype" => "text/plain" }, b"text".to_vec());
        let file = bad.document.add_object(file);
        let file = bad.document.add_object(dictionary! {
            "Type" => "Filespec", "F" => string("a.txt"), "UF" => string("a.txt"),
            "AFRelationship" => "Data", "EF" => dictionary! { "F" => Object::Reference(file) },
        });
        bad.root(&[])?.set("AF", vec![Object::Reference(file)]);
        Some(())
    };
    file_has_one_name Attached "attachment.names" |bad| files(bad)?.remove(b"UF").map(drop);
    file_is_not_there Attached "attachment.names" |bad| files(bad)?.remove(b"EF").map(drop);
    file_is_of_no_type Attached "attachment.names" |bad| {
        let id = bad.one("Type", "Filespec")?;
        bad.dict(id)?.remove(b"Type").map(drop)
    };
    file_has_no_relation Attached "attachment.relation" |bad| {
        files(bad)?.remove(b"AFRelationship").map(drop)
    };
    file_has_no_type Attached "attachment.type" |bad| {
        let id = bad.one("Type", "EmbeddedFile")?;
        bad.dict(id)?.remove(b"Subtype").map(drop)
    };
    file_is_not_listed Attached "attachment.listed" |bad| bad.root(&[])?.remove(b"AF").map(drop);
}
