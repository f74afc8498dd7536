use letterpress_page::{
    ArtifactKind, Color, Ink, Len, Owner, Page, Paint, Path, PictureId, PlacedPicture, Point, Rect,
    Role, Segment,
};
use letterpress_source::Span;
use lopdf::Object;

use crate::pages::{MONO, SERIF, mark, pages, set, write};
use crate::readback::File;

const DEBUG: Owner = Owner::Artifact(ArtifactKind::Debug);
const RED: Color = Color::rgb(255, 0, 0);

/// Draws the outline of a box on the layer.
fn outline(page: &mut Page, y: i64) {
    let rect = Rect::new(Len::pt(72), Len::pt(y), Len::pt(144), Len::pt(10));
    let paint = Paint::Stroke(RED, Len::from_pt_thousandths(250));
    page.drawing.marks.push(mark(Ink::Path(Path::rounded(rect, Len::ZERO, paint))));
    last(page, DEBUG);
}

/// Sets a note on the layer.
fn note(page: &mut Page, y: i64, text: &str) {
    set(page, MONO, 6, (220, y)).with(|run| (run.color, run.scale) = (RED, 800)).text(text).put();
    last(page, DEBUG);
}

/// Gives the last mark to somebody else.
fn last(page: &mut Page, owner: Owner) {
    page.drawing.marks.last_mut().unwrap().owner = owner;
}

/// The operators without what stands on the layer.
fn cut(content: &str) -> String {
    let mut rest = content.split("/OC/Layout BDC\n");
    let mut out = rest.next().unwrap().to_owned();
    for part in rest {
        out.push_str(part.split_once("\nQ\nEMC\n").unwrap().1);
    }
    out
}

#[test]
fn there_is_one_layer_for_all_pages_and_it_is_shown() {
    let mut pages = pages(3);
    outline(&mut pages.pages[0], 100);
    note(&mut pages.pages[2], 100, "glue");
    let file = File::load(&write(&pages));
    let group = |index| {
        let properties = file.at(file.page(index), &["Resources", "Properties"])?;
        Some(properties.as_dict().unwrap().get(b"Layout").unwrap().clone())
    };
    let layer = group(0).unwrap();
    assert!(matches!(layer, Object::Reference(_)), "a group is an object of its own");
    assert_eq!([group(1), group(2)], [None, Some(layer.clone())]);
    let dict = file.follow(&layer).as_dict().unwrap();
    assert_eq!(file.at(dict, &["Type"]).unwrap().as_name().unwrap(), b"OCG");
    assert_eq!(file.at(dict, &["Name"]).unwrap().as_str().unwrap(), b"Layout");
    let list = |key| file.catalog(&["OCProperties", "D", key]).map(|it| it.as_array().unwrap());
    let all = vec![layer];
    assert_eq!(file.catalog(&["OCProperties", "OCGs"]).unwrap().as_array().unwrap(), &all);
    assert_eq!([list("ON"), list("Order")], [Some(&all); 2]);
    assert_eq!([list("OFF"), list("AS")], [None; 2]);
    let name = file.catalog(&["OCProperties", "D", "Name"]).unwrap();
    assert_eq!(name.as_str().unwrap(), b"Default", "PDF/A wants a name");
    let state = file.catalog(&["OCProperties", "D", "BaseState"]).unwrap();
    assert_eq!(state.as_name().unwrap(), b"ON");
    let groups = file.doc.objects.values().filter_map(|object| object.as_dict().ok());
    assert_eq!(groups.filter(|dict| dict.has_type(b"OCG")).count(), 1);
}

#[test]
fn without_such_marks_there_is_no_layer() {
    let mut pages = pages(1);
    set(&mut pages.pages[0], SERIF, 11, (72, 72)).text("plain").put();
    let file = File::load(&write(&pages));
    assert_eq!(file.catalog(&["OCProperties"]), None);
    assert_eq!(file.at(file.page(0), &["Resources", "Properties"]), None);
    assert!(!file.content(0).contains("/OC"), "{}", file.content(0));
}

#[test]
fn marks_that_follow_each_other_share_a_bracket() {
    let mut pages = pages(2);
    let page = &mut pages.pages[0];
    note(page, 60, "first");
    outline(page, 60);
    note(page, 62, "still");
    set(page, SERIF, 11, (72, 72)).text("a").cluster("-", "\u{ad}").put();
    note(page, 72, "in the midst");
    set(page, SERIF, 11, (72, 90)).text("b").put();
    let rect = Rect::new(Len::pt(72), Len::pt(100), Len::pt(10), Len::pt(10));
    let missing = PlacedPicture { picture: PictureId(7), rect };
    page.drawing.marks.push(mark(Ink::Picture(missing)));
    last(page, DEBUG);
    set(&mut pages.pages[1], SERIF, 11, (72, 72)).text("on the next page").put();
    let file = File::load(&write(&pages));
    // Reading also asserts that everything is nested.
    let text = file.text(0);
    assert_eq!(text.read, "firststilla\u{ad}in the midstb");
    assert_eq!(text.on_layer, "firststillin the midst");
    let content = file.content(0);
    assert_eq!(content.matches("/OC/Layout BDC\n").count(), 3, "{content}");
    assert!(content.starts_with("/OC/Layout BDC\nq\nBT\n"), "{content}");
    assert!(content.trim_end().ends_with(" re\nS\nQ\nEMC"), "{content}");
    assert_eq!((file.text(1).on_layer, file.text(1).read), ("".into(), "on the next page".into()));
}

#[test]
fn text_on_the_layer_is_no_content() {
    let mut pages = pages(1);
    let document = pages.structure.add(Role::Document, None, Span::default());
    let paragraph = pages.structure.add(Role::Paragraph, Some(document), Span::default());
    let page = &mut pages.pages[0];
    set(page, SERIF, 11, (72, 72)).text("content").put();
    last(page, Owner::Element(paragraph));
    note(page, 72, "badness 12");
    assert_eq!(letterpress_page::text(&pages), "content");
    assert!(letterpress_page::dump(&pages).contains("text (Debug) 6pt \"badness 12\""));
    assert_eq!(File::load(&write(&pages)).text(0).read, "contentbadness 12");
}

#[test]
fn the_layer_leaves_the_rest_as_it_is() {
    let lines = |with_notes: bool| {
        let mut pages = pages(1);
        let page = &mut pages.pages[0];
        let add = |page: &mut Page, y| {
            if with_notes {
                outline(page, y);
                note(page, y, "a b");
            }
        };
        add(page, 60);
        let stretched = |_, glyph: &mut letterpress_page::Glyph| glyph.advance += 40_000;
        set(page, SERIF, 11, (72, 72)).text_with("spaced out", stretched).put();
        page.drawing.ornament(rule(74));
        add(page, 72);
        page.drawing.ornament(rule(76));
        set(page, SERIF, 11, (72, 90)).text_with("goes on", stretched).put();
        add(page, 90);
        File::load(&write(&pages)).content(0)
    };
    let (with, without) = (lines(true), lines(false));
    assert_eq!(with.matches("EMC").count(), 3);
    assert_eq!(cut(&with), without);
}

/// A black line from left to right.
fn rule(y: i64) -> Path {
    let end = |x| Point::new(Len::pt(x), Len::pt(y));
    let segments = vec![Segment::Move(end(72)), Segment::Line(end(216))];
    Path { segments, paint: Paint::Stroke(Color::BLACK, Len::pt(1)) }
}
