//! The structure tree. That it is whole is proved with every file; here is what is in it.

use letterpress_page::{Color, ElementId, Len, Owner, Page, Pages, Role, Scope};
use letterpress_source::Span;
use lopdf::{Dictionary, Object};

use crate::pages::{SERIF, pages, set, write, write_as};
use crate::readback::File;

/// Gives the last mark of a page to an owner.
fn last(page: &mut Page, owner: Owner) {
    page.drawing.marks.last_mut().expect("a mark").owner = owner;
}

/// Adds an element with a line of text on a page.
fn line(pages: &mut Pages, page: usize, y: i64, id: ElementId, text: &str) {
    let page = &mut pages.pages[page];
    set(page, SERIF, 11, (72, y)).text(text).put();
    last(page, Owner::Element(id));
}

fn add(pages: &mut Pages, role: Role, parent: Option<ElementId>) -> ElementId {
    pages.structure.add(role, parent, Span::default())
}

/// A tagged file as text: each element with what it holds in brackets, marks of further pages with
/// a stroke.
fn tree(pdf: &[u8]) -> String {
    let report = letterpress_proof::check(pdf);
    assert!(report.is_sound(), "{report}");
    let file = File::load(pdf);
    let root = file.catalog(&["StructTreeRoot", "K"]).expect("a tree");
    let mut out = String::new();
    show(&file, root, &mut out);
    out
}

fn show(file: &File, kid: &Object, out: &mut String) {
    match file.follow(kid) {
        Object::Integer(number) => out.push_str(&format!(" {number}")),
        Object::Array(kids) => kids.iter().for_each(|kid| show(file, kid, out)),
        Object::Dictionary(dict) if dict.has_type(b"MCR") => {
            out.push_str(&format!(" {}'", dict.get(b"MCID").unwrap().as_i64().unwrap()));
        }
        Object::Dictionary(dict) if dict.has_type(b"OBJR") => out.push_str(" link"),
        Object::Dictionary(dict) => {
            out.push_str(&format!(" {}[", kind(dict)));
            if let Ok(kids) = dict.get(b"K") {
                show(file, kids, out);
            }
            out.push(']');
        }
        other => panic!("{other:?}"),
    }
}

fn kind(dict: &Dictionary) -> String {
    String::from_utf8(dict.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
}

#[test]
fn elements_hold_what_is_read_in_its_order() {
    let mut pages = pages(2);
    let document = add(&mut pages, Role::Document, None);
    // Made before the text, read after the paragraph that refers to it.
    let note = add(&mut pages, Role::Note, Some(document));
    let said = add(&mut pages, Role::Paragraph, Some(note));
    let head = add(&mut pages, Role::Heading(2), Some(document));
    let deep = add(&mut pages, Role::Heading(5), Some(document));
    let text = add(&mut pages, Role::Paragraph, Some(document));
    let strong = add(&mut pages, Role::Strong, Some(text));
    let code = add(&mut pages, Role::Code, Some(strong));
    add(&mut pages, Role::Paragraph, Some(document));
    let end = add(&mut pages, Role::Paragraph, Some(document));
    pages.structure.elements[1].after = Some(text);
    line(&mut pages, 0, 72, head, "Head");
    line(&mut pages, 0, 84, deep, "Deep");
    line(&mut pages, 0, 96, text, "one ");
    line(&mut pages, 0, 96, strong, "two ");
    line(&mut pages, 0, 96, code, "three ");
    line(&mut pages, 0, 108, said, "said");
    line(&mut pages, 1, 72, text, "four");
    line(&mut pages, 1, 84, end, "end");
    let old = tree(&write_as(&pages, "a-2a+ua-1"));
    let wanted = " Document[ H1[ 0] H2[ 1] P[ 2 Code[ 3] 0'] Note[ P[ 4]] P[ 1]]";
    assert_eq!(old, wanted, "what is empty is left out");
    let new = tree(&write_as(&pages, "a-4+ua-2"));
    let wanted = " Document[ H1[ 0] H2[ 1] P[ 2 Strong[ 3 Code[ 4]] 0'] FENote[ P[ 5]] P[ 1]]";
    assert_eq!(new, wanted);
}

#[test]
fn tables_keep_their_empty_cells() {
    let mut pages = pages(1);
    let document = add(&mut pages, Role::Document, None);
    let table = add(&mut pages, Role::Table, Some(document));
    let body = add(&mut pages, Role::TableBody, Some(table));
    for row in 0..2 {
        let line_of = add(&mut pages, Role::TableRow, Some(body));
        let head = add(&mut pages, Role::HeadCell(Scope::Row), Some(line_of));
        let cell = add(&mut pages, Role::Cell, Some(line_of));
        let wide = add(&mut pages, Role::Cell, Some(line_of));
        pages.structure.elements[wide.0 as usize].spans = (2, 1);
        line(&mut pages, 0, 72 + 12 * row, if row == 0 { head } else { cell }, "text");
    }
    let row = |cells| format!(" TR[ TH[{}] TD[{}] TD[]]", cells, "");
    let wanted = format!(" Document[ Table[ TBody[{} TR[ TH[] TD[ 1] TD[]]]]]", row(" 0"));
    assert_eq!(tree(&write_as(&pages, "a-2a+ua-1")), wanted);
}

#[test]
fn what_a_line_shows_by_its_look_is_said() {
    let mut pages = pages(1);
    let document = add(&mut pages, Role::Document, None);
    let text = add(&mut pages, Role::Paragraph, Some(document));
    let red = Color { r: 255, g: 0, b: 51 };
    let roles = [
        Role::Deleted,
        Role::Inserted,
        Role::Highlighted(red),
        Role::Shifted(Len::pt(4)),
        Role::Shifted(-Len::pt(2)),
    ];
    for (role, y) in roles.into_iter().zip(72..) {
        let id = add(&mut pages, role, Some(text));
        line(&mut pages, 0, y, id, "text");
    }
    let looks = |profile: &str| -> Vec<String> {
        let file = File::load(&write_as(&pages, profile));
        let is_span = |dict: &&Dictionary| dict.has(b"P") && kind(dict) == "Span";
        let dicts = file.doc.objects.values().filter_map(|object| object.as_dict().ok());
        let show = |dict: &Dictionary| {
            let look = dict.get(b"A").unwrap().as_dict().unwrap();
            assert_eq!(look.get(b"O").unwrap().as_name().unwrap(), b"Layout");
            let (key, value) = look.iter().find(|(key, _)| *key != b"O").unwrap();
            let array = |array: &Vec<Object>| {
                format!("{:?}", array.iter().map(|it| it.as_float().unwrap()).collect::<Vec<_>>())
            };
            let value = match value {
                Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
                Object::Array(channels) => array(channels),
                number => number.as_float().unwrap().to_string(),
            };
            format!("{} {value}", String::from_utf8_lossy(key))
        };
        dicts.filter(is_span).map(show).collect()
    };
    let [both @ .., up, down] = &looks("a-2a+ua-1")[..] else { panic!("five spans") };
    let wanted = [
        "TextDecorationType LineThrough",
        "TextDecorationType Underline",
        "BackgroundColor [1.0, 0.0, 0.2]",
    ];
    assert_eq!(both, wanted);
    assert_eq!([up, down], ["BaselineShift 4", "BaselineShift -2"]);
    let new = looks("a-4+ua-2");
    assert_eq!(new[..3], wanted);
    assert_eq!(new[3..], ["TextPosition Sup", "TextPosition Sub"]);
}

#[test]
fn abbreviations_say_what_they_stand_for() {
    let mut pages = pages(1);
    let document = add(&mut pages, Role::Document, None);
    let text = add(&mut pages, Role::Paragraph, Some(document));
    let short = add(&mut pages, Role::Abbreviation, Some(text));
    pages.structure.elements[short.0 as usize].alt = Some("HyperText Markup Language".into());
    line(&mut pages, 0, 72, short, "HTML");
    for profile in ["a-2a+ua-1", "a-4+ua-2"] {
        let pdf = write_as(&pages, profile);
        assert_eq!(tree(&pdf), " Document[ P[ Span[ 0]]]");
        let file = File::load(&pdf);
        let path = ["StructTreeRoot", "K", "K", "K", "E"];
        let whole = file.catalog(&path).unwrap().as_str().unwrap();
        assert_eq!(whole, b"HyperText Markup Language");
    }
}

#[test]
fn code_reads_as_it_was_written() {
    let mut pages = pages(1);
    let document = add(&mut pages, Role::Document, None);
    let around = add(&mut pages, Role::Paragraph, Some(document));
    let block = add(&mut pages, Role::CodeBlock, Some(around));
    for (index, text) in ["if a:", "    b  (c)"].into_iter().enumerate() {
        let id = add(&mut pages, Role::CodeLine, Some(block));
        line(&mut pages, 0, 72 + 12 * i64::try_from(index).unwrap(), id, text);
    }
    let content = File::load(&write_as(&pages, "a-2a+ua-1")).content(0);
    assert!(content.contains("/Span<</MCID 0>>BDC\n"), "{content}");
    assert!(content.contains("/Span<</MCID 1/ActualText(    b  \\(c\\))>>BDC\n"), "{content}");
}

#[test]
fn what_is_no_content_is_an_artifact() {
    let mut pages = pages(1);
    let document = add(&mut pages, Role::Document, None);
    let text = add(&mut pages, Role::Paragraph, Some(document));
    line(&mut pages, 0, 72, text, "text");
    let page = &mut pages.pages[0];
    set(page, SERIF, 9, (72, 800)).text("1").put();
    last(page, Owner::Artifact(letterpress_page::ArtifactKind::Pagination));
    let rect = letterpress_page::Rect::new(Len::pt(1), Len::pt(1), Len::pt(9), Len::pt(1));
    page.drawing.ornament(letterpress_page::Path::rect(rect, letterpress_page::Color::BLACK));
    let content = File::load(&write_as(&pages, "a-2a+ua-1")).content(0);
    for part in [
        "/P<</MCID 0>>BDC\n",
        "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
        "/Artifact BMC\n",
    ] {
        assert!(content.contains(part), "{part}: {content}");
    }
    let plain = File::load(&write(&pages)).content(0);
    assert!(!plain.contains("BDC") && !plain.contains("BMC"), "{plain}");
}
