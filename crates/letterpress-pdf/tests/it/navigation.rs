use letterpress_page::{
    Destination, DestinationId, ElementId, Len, Link, LinkTarget, OutlineEntry, Owner, Pages,
    Point, Rect, Role,
};
use letterpress_source::Span;
use lopdf::{Dictionary, Object};

use crate::pages::{pages, write};
use crate::readback::File;

fn destination(pages: &mut Pages, name: &str, page: usize) -> DestinationId {
    let point = Point::new(Len::pt(72), Len::pt(100));
    pages.destinations.push(Destination { name: name.into(), page, point, element: ElementId(0) });
    DestinationId(u32::try_from(pages.destinations.len() - 1).unwrap())
}

fn link(pages: &mut Pages, target: LinkTarget) {
    let rect = Rect::new(Len::pt(72), Len::pt(90), Len::pt(50), Len::pt(12));
    let structure = &mut pages.structure;
    if structure.elements.is_empty() {
        structure.add(Role::Document, None, Span::default());
    }
    let paragraph = structure.add(Role::Paragraph, Some(ElementId(0)), Span::default());
    let owner = Owner::Element(structure.add(Role::Link, Some(paragraph), Span::default()));
    pages.pages[0].drawing.links.push(Link { rect, target, owner });
}

#[test]
fn links_lead_out_and_about() {
    let mut pages = pages(2);
    let section = destination(&mut pages, "über-uns", 1);
    for _ in 0..2 {
        link(&mut pages, LinkTarget::Uri("https://example.org/ä?q=(1) 2".into()));
    }
    link(&mut pages, LinkTarget::Destination(section));
    link(&mut pages, LinkTarget::Destination(DestinationId(99)));
    let file = File::load(&write(&pages));
    let links = file.at(file.page(0), &["Annots"]).unwrap().as_array().unwrap();
    let links: Vec<&Dictionary> =
        links.iter().map(|link| file.follow(link).as_dict().unwrap()).collect();
    assert_eq!(links.len(), 3, "a link that leads nowhere is none");
    let uri = file.at(links[0], &["A", "URI"]).unwrap().as_str().unwrap();
    assert_eq!(uri, b"https://example.org/%C3%A4?q=(1)%202");
    assert_eq!(links[0].get(b"A").unwrap(), links[1].get(b"A").unwrap(), "one action for both");
    let rect = file.at(links[0], &["Rect"]).unwrap().as_array().unwrap();
    let rect: Vec<f32> = rect.iter().map(|n| n.as_float().unwrap()).collect();
    assert_eq!(rect, [72.0, 740.0, 122.0, 752.0]);
    assert_eq!(file.at(links[2], &["F"]).unwrap().as_i64().unwrap(), 4);
    assert_eq!(file.at(links[2], &["Dest"]).unwrap().as_str().unwrap(), "über-uns".as_bytes());
    let place = names(&file).remove(0);
    assert_eq!(place.0, "über-uns".as_bytes());
    assert_eq!(place.1[0].as_reference().unwrap(), file.pages[1]);
    assert_eq!(place.1[1].as_name().unwrap(), b"XYZ");
    assert_eq!((place.1[2].as_float().unwrap(), place.1[3].as_float().unwrap()), (72.0, 742.0));
}

/// All named destinations in the order of the tree.
fn names(file: &File) -> Vec<(Vec<u8>, Vec<Object>)> {
    let leaves = file.catalog(&["Names", "Dests", "Kids"]).unwrap().as_array().unwrap();
    let mut all = Vec::new();
    for leaf in leaves {
        let leaf = file.follow(leaf).as_dict().unwrap();
        let limits = file.at(leaf, &["Limits"]).unwrap().as_array().unwrap();
        let names = file.at(leaf, &["Names"]).unwrap().as_array().unwrap();
        assert_eq!(limits[0], names[0]);
        assert_eq!(limits[1], names[names.len() - 2]);
        for pair in names.chunks(2) {
            let place = pair[1].as_array().unwrap().clone();
            all.push((pair[0].as_str().unwrap().to_vec(), place));
        }
    }
    all
}

#[test]
fn names_are_short_unique_and_sorted() {
    let mut pages = pages(1);
    let long = "ü".repeat(100);
    for name in ["b", "a", "a", "", &long, &long, "a-2"] {
        destination(&mut pages, name, 0);
    }
    for number in 0..100 {
        destination(&mut pages, &format!("n{number}"), 0);
    }
    destination(&mut pages, "on no page", 7);
    let names: Vec<Vec<u8>> =
        names(&File::load(&write(&pages))).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 107);
    assert!(names.is_sorted_by(|a, b| a < b));
    assert!(names.iter().all(|name| (1..=127).contains(&name.len())));
}

#[test]
fn outlines_nest_by_levels() {
    let mut pages = pages(1);
    let place = destination(&mut pages, "x", 0);
    // A start below the top, a skipped level, and a way back up.
    for (level, title) in [(2, "a"), (1, "b"), (3, "c"), (4, "d"), (3, "e"), (2, "f"), (1, "g")] {
        pages.outline.push(OutlineEntry { level, title: title.into(), destination: place });
    }
    let file = File::load(&write(&pages));
    let root = file.catalog(&["Outlines"]).unwrap().as_dict().unwrap();
    let mut out = String::new();
    walk(&file, root, &mut out);
    assert_eq!(out, "(6 a b3(c-1(d) e f) g)");
}

/// Titles with their counts, children in brackets; checks the way back on the way.
fn walk(file: &File, parent: &Dictionary, out: &mut String) {
    let number = |dict| file.at(dict, &["Count"]).map(|n| n.as_i64().unwrap());
    out.push('(');
    if out.len() == 1 {
        out.push_str(&format!("{} ", number(parent).unwrap()));
    }
    let mut next = parent.get(b"First").ok();
    let mut previous: Option<&Object> = None;
    while let Some(at) = next {
        let item = file.follow(at).as_dict().unwrap();
        assert_eq!(item.get(b"Prev").ok(), previous);
        if previous.is_some() {
            out.push(' ');
        }
        out.push_str(&lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap());
        if let Some(count) = number(item) {
            out.push_str(&count.to_string());
            walk(file, item, out);
        }
        assert!(item.has(b"Dest"));
        (previous, next) = (Some(at), item.get(b"Next").ok());
    }
    assert_eq!(parent.get(b"Last").ok(), previous);
    out.push(')');
}

#[test]
fn labels_are_counted_where_they_count() {
    let mut pages = pages(13);
    let labels = ["i", "ii", "1", "2", "3", "7", "A-1", "A-1", "IX", "X", "iiii", "Iv", "iv"];
    for (page, label) in pages.pages.iter_mut().zip(labels) {
        page.label = label.into();
    }
    let file = File::load(&write(&pages));
    let nums = file.catalog(&["PageLabels", "Nums"]).unwrap().as_array().unwrap();
    let show = |pair: &[Object]| {
        let dict = pair[1].as_dict().unwrap();
        let prefix = dict.get(b"P").map(|p| String::from_utf8(p.as_str().unwrap().into()).unwrap());
        let start = dict.get(b"St").map(|start| start.as_i64().unwrap());
        let style = dict.get(b"S").map(|s| String::from_utf8(s.as_name().unwrap().into()).unwrap());
        let style = style.unwrap_or_default();
        let start = start.map_or(String::new(), |start| start.to_string());
        format!("{}:{style}{}{start}", pair[0].as_i64().unwrap(), prefix.unwrap_or_default())
    };
    let ranges: Vec<String> = nums.chunks(2).map(show).collect();
    assert_eq!(ranges, ["0:r", "2:D", "5:D7", "6:A-1", "8:R9", "10:iiii", "11:Iv", "12:r4"]);
}
