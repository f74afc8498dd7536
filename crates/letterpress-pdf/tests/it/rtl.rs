//! Text from right to left: in the order of the page in the file, each cluster in that of reading.

use letterpress_page::{ArtifactKind, Owner};

use crate::pages::{BOXES, SERIF, pages, set, write, write_as};
use crate::readback::File;

#[test]
fn lines_with_text_from_right_to_left_are_written_from_left_to_right() {
    let mut pages = pages(1);
    let page = &mut pages.pages[0];
    set(page, BOXES, 10, (300, 72)).with(|run| run.rtl = true).text("גבא").put();
    set(page, SERIF, 10, (260, 72)).text(" 17").put();
    set(page, BOXES, 10, (200, 72)).with(|run| run.rtl = true).text("הד").put();
    // Another line, and one where nothing runs from right to left.
    set(page, BOXES, 10, (300, 90)).with(|run| run.rtl = true).text("זו").put();
    set(page, SERIF, 10, (200, 108)).text("b").put();
    set(page, SERIF, 10, (100, 108)).text("a").put();
    let file = File::load(&write(&pages));
    assert_eq!(file.text(0).read, "הד 17גבאזוba");
    let glyphs = file.text(0).glyphs;
    assert!((glyphs[0].x - 200.0).abs() < 0.01 && (glyphs[5].x - 300.0).abs() < 0.01);
}

#[test]
fn text_goes_to_the_left_with_its_layer() {
    let mut pages = pages(1);
    let page = &mut pages.pages[0];
    set(page, BOXES, 10, (300, 72)).with(|run| run.rtl = true).text("א").put();
    set(page, SERIF, 10, (100, 72)).text("aside").put();
    set(page, SERIF, 10, (200, 72)).text("b").put();
    page.drawing.marks[1].owner = Owner::Artifact(ArtifactKind::Debug);
    let text = File::load(&write(&pages)).text(0);
    assert_eq!((text.read.as_str(), text.on_layer.as_str()), ("אasideb", "aside"));
}

#[test]
fn each_cluster_of_many_characters_has_a_span_that_is_turned_round() {
    let mut pages = pages(1);
    let setting = set(&mut pages.pages[0], SERIF, 11, (72, 72)).with(|run| run.rtl = true);
    // A ligature, a letter with two points in an order of their own, a form that has no
    // character, and a letter.
    let setting = setting.cluster("\u{fb01}", "fi").cluster("\u{301}\u{302}x", "x\u{301}\u{302}");
    setting.cluster("\u{301}a", "b\u{301}").text("z").put();
    let file = File::load(&write_as(&pages, "1.7"));
    assert_eq!(file.text(0).read, "if\u{301}\u{302}x\u{301}bz");
    // Readers without spans read as much by glyphs; a map has the text of a ligature as it is.
    let texts: Vec<String> = file.font(0, "F0").texts.into_values().collect();
    for text in ["fi", "\u{301}", "\u{302}", "x", "z"] {
        assert!(texts.contains(&text.to_owned()), "{text:?} in {texts:?}");
    }
    assert_eq!(texts.len(), 6);
}
