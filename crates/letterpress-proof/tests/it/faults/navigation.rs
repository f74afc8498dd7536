//! Faults in destinations, names, labels and the outline.

use lopdf::{Dictionary, Object, dictionary};

use super::bad::{Bad, name, string};
use super::faults;

/// The first item of the outline.
fn item(bad: &mut Bad) -> Option<&mut Dictionary> {
    bad.root(&["Outlines", "First"])
}

/// What an action or an item of the outline that leads into the document has.
fn inward(bad: &mut Bad) -> Option<&mut Object> {
    let links = bad.all("Subtype", "Link");
    for link in links {
        for path in [&["A", "D"][..], &["Dest"]] {
            if bad.at(link, path).is_some() {
                return bad.at(link, path);
            }
        }
    }
    None
}

/// The list of names of destinations.
fn names(bad: &mut Bad) -> Option<&mut Vec<Object>> {
    let catalog = bad.catalog();
    if bad.at(catalog, &["Names", "Dests", "Names"]).is_some() {
        return bad.list(catalog, &["Names", "Dests", "Names"]);
    }
    bad.list(catalog, &["Names", "Dests", "Kids", "0", "Names"])
}

faults! { Objects(Bad):
    destination_is_unknown Older "destination.named" |bad| {
        *inward(bad)? = string("nowhere");
        Some(())
    };
    link_leads_nowhere Older "destination.there" |bad| {
        let link = bad.link()?;
        link.remove(b"A");
        link.remove(b"Dest");
        Some(())
    };
    link_has_no_address Older "destination.there" |bad| {
        let links = bad.all("Subtype", "Link");
        let link = links.into_iter().find(|&link| bad.at(link, &["A", "URI"]).is_some())?;
        bad.within(link, &["A"])?.remove(b"URI").map(drop)
    };
    destination_is_renamed Older "destination.named" |bad| {
        let names = names(bad)?;
        for name in names.iter_mut().step_by(2) {
            if let Object::String(name, _) = name {
                name.push(b'x');
            }
        }
        Some(())
    };
    destination_is_a_number Older "destination.page" |bad| {
        *inward(bad)? = Object::Array(vec![0.into(), name("Fit")]);
        Some(())
    };
    destination_is_no_page Older "destination.page" |bad| {
        let catalog = bad.catalog();
        *inward(bad)? = Object::Array(vec![Object::Reference(catalog), name("Fit")]);
        Some(())
    };
    destination_lacks_its_place Older "destination.page" |bad| {
        let page = *bad.pages().first()?;
        *inward(bad)? = Object::Array(vec![Object::Reference(page), name("XYZ")]);
        Some(())
    };
    opening_leads_nowhere Older "destination.page" |bad| {
        bad.root(&[])?.set("OpenAction", vec![Object::Null, name("Fit")]);
        Some(())
    };
    names_are_out_of_order Older "names.order" |bad| {
        let names = names(bad)?;
        names.rotate_left(2);
        Some(())
    };
    names_have_no_pair Older "names.order" |bad| names(bad)?.pop().map(drop);
    outline_ends_elsewhere Older "outline.chain" |bad| {
        let first = bad.root(&["Outlines"])?.get(b"First").ok()?.clone();
        bad.root(&["Outlines"])?.set("Last", first);
        item(bad)?.has(b"Next").then_some(())
    };
    outline_has_a_gap Older "outline.chain" |bad| item(bad)?.remove(b"Next").map(drop);
    outline_is_a_circle Older "outline.chain" |bad| {
        let first = bad.root(&["Outlines"])?.get(b"First").ok()?.clone();
        item(bad)?.set("Next", first);
        Some(())
    };
    outline_count_is_off Older "outline.chain" |bad| {
        bad.root(&["Outlines"])?.set("Count", 77);
        Some(())
    };
    item_has_another_parent Older "outline.chain" |bad| {
        let page = *bad.pages().first()?;
        item(bad)?.set("Parent", Object::Reference(page));
        Some(())
    };
    item_has_no_title Older "outline.title" |bad| {
        item(bad)?.set("Title", string(" "));
        Some(())
    };
    labels_begin_late Older "labels.form" |bad| {
        let catalog = bad.catalog();
        *bad.list(catalog, &["PageLabels", "Nums"])?.first_mut()? = 1.into();
        Some(())
    };
    labels_are_of_no_style Older "labels.form" |bad| {
        bad.root(&["PageLabels", "Nums", "1"])?.set("S", name("Q"));
        Some(())
    };
    labels_begin_at_nothing Older "labels.form" |bad| {
        bad.root(&["PageLabels", "Nums", "1"])?.set("St", 0);
        Some(())
    };
    link_leads_to_a_page Newer "destination.structure" |bad| {
        let page = *bad.pages().first()?;
        *inward(bad)? = Object::Array(vec![Object::Reference(page), name("Fit")]);
        Some(())
    };
    item_leads_to_a_page Newer "destination.structure" |bad| {
        let page = *bad.pages().first()?;
        item(bad)?.set("Dest", vec![Object::Reference(page), name("Fit")]);
        Some(())
    };
    names_lead_to_pages Newer "destination.structure" |bad| {
        let page = *bad.pages().first()?;
        for target in names(bad)?.iter_mut().skip(1).step_by(2) {
            *target = dictionary! { "D" => vec![Object::Reference(page), name("Fit")] }.into();
        }
        Some(())
    };
}
