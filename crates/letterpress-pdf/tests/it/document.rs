use letterpress_page::{Color, Ink, Len, Paint, Path, Point, Rect, Segment};
use letterpress_pdf::{Options, Shared, Writer};
use lopdf::Object;

use crate::pages::{SERIF, mark, pages, set, write};
use crate::readback::File;

/// How untagged files are written.
fn plain() -> Options {
    let mut options = Options::default();
    options.profile = letterpress_pdf::Profile::PLAIN;
    options
}

#[test]
fn a_document_without_pages_has_an_empty_one() {
    let file = File::load(&write(&pages(0)));
    assert_eq!(file.pages.len(), 1);
    assert_eq!(file.content(0).trim(), "");
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let mut pages = pages(3);
    for page in &mut pages.pages {
        set(page, SERIF, 11, (72, 72)).text("Twice the same.").put();
    }
    let once = write(&pages);
    assert_eq!(once, write(&pages));
    let mut streamed = Vec::new();
    let mut writer = Writer::new(&mut streamed, &plain()).unwrap();
    for page in &pages.pages {
        writer.page(page, Shared::of(&pages)).unwrap();
    }
    writer.finish(Shared::of(&pages)).unwrap();
    assert_eq!(once, streamed);
    pages.pages[2].label = "x".into();
    let id = |pdf: &[u8]| File::load(pdf).doc.trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&once), id(&write(&pages)));
    let Object::Array(ids) = id(&once) else { panic!("no identifier") };
    assert_eq!((ids.len(), ids[0].as_str().unwrap().len()), (2, 16));
}

#[test]
fn pages_leave_at_once() {
    let mut pages = pages(1);
    set(&mut pages.pages[0], SERIF, 11, (72, 72)).text("Gone.").put();
    struct Count<'c>(&'c std::cell::Cell<usize>);
    impl std::io::Write for Count<'_> {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.set(self.0.get() + bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let count = std::cell::Cell::new(0);
    let mut writer = Writer::new(Count(&count), &plain()).unwrap();
    let before = count.get();
    writer.page(&pages.pages[0], Shared::of(&pages)).unwrap();
    assert!(count.get() > before + 100);
}

#[test]
fn an_error_of_the_sink_is_handed_on() {
    let mut small = [0; 100];
    let result = letterpress_pdf::write(&pages(1), &Options::default(), &mut &mut small[..]);
    assert_eq!(result.unwrap_err().kind(), std::io::ErrorKind::WriteZero);
}

#[test]
fn many_pages_hang_in_a_tree() {
    let file = File::load(&write(&pages(200)));
    assert_eq!(file.pages.len(), 200);
    let root = file.catalog(&["Pages"]).unwrap().as_dict().unwrap();
    assert_eq!(file.at(root, &["Kids"]).unwrap().as_array().unwrap().len(), 4);
    assert_eq!(file.at(root, &["Count"]).unwrap().as_i64().unwrap(), 200);
}

#[test]
fn shapes_are_drawn_by_their_outlines() {
    let mut pages = pages(1);
    let p = |x, y| Point::new(Len::pt(x), Len::pt(y));
    let marks = &mut pages.pages[0].drawing.marks;
    let rect = Rect::new(Len::pt(10), Len::pt(20), Len::pt(30), Len::from_pt_thousandths(500));
    marks.push(mark(Ink::Path(Path::rect(rect, Color::BLACK))));
    let segments = vec![
        Segment::Line(p(9, 9)),
        Segment::Move(p(0, 0)),
        Segment::Curve(p(1, 1), p(2, 2), p(3, 3)),
        Segment::Close,
    ];
    let paint = Paint::Stroke(Color::WHITE, Len::from_pt_thousandths(750));
    marks.push(mark(Ink::Path(Path { segments, paint })));
    let content = File::load(&write(&pages)).content(0);
    let wanted = "0 0 0 rg\n10 821.5 30 .5 re\nf\n1 1 1 RG\n1 J 1 j\n.75 w\n\
        0 842 m\n1 841 2 840 3 839 c\nh\nS\n";
    assert_eq!(content.trim(), wanted.trim());
}

#[test]
fn lengths_beyond_all_measure_do_no_harm() {
    let mut pages = pages(2);
    pages.pages[0].size.width = Len::MAX;
    pages.pages[0].size.height = Len::ZERO;
    let rect = Rect::new(Len::MAX, -Len::MAX, Len::MAX, Len::MAX);
    pages.pages[0].drawing.marks.push(mark(Ink::Path(Path::rect(rect, Color::BLACK))));
    let odd = |_, glyph: &mut letterpress_page::Glyph| glyph.advance = i32::MIN;
    let far = |run: &mut letterpress_page::Run| {
        (run.size, run.scale, run.origin.x) = (Len::MAX, u16::MAX, -Len::MAX);
    };
    set(&mut pages.pages[1], SERIF, 11, (72, 72)).text_with("far away", odd).with(far).put();
    let file = File::load(&write(&pages));
    let size = file.at(file.page(0), &["MediaBox"]).unwrap().as_array().unwrap();
    assert_eq!(size[2..].iter().map(|n| n.as_float().unwrap()).collect::<Vec<_>>(), [14400.0, 3.0]);
    assert_eq!(file.text(1).read, "far away");
}

#[test]
fn metadata_is_told_twice() {
    let mut pages = pages(1);
    pages.metadata.title = Some("Über <all> & \u{1}more".into());
    pages.metadata.authors = vec!["A. Author".into(), "B. 漢字".into()];
    pages.metadata.keywords = vec!["one".into(), "two)".into()];
    pages.metadata.date = Some("2026-11".into());
    pages.metadata.lang = Some("de-CH".into());
    let mut options = plain();
    options.creator = Some("Tests".into());
    let mut pdf = Vec::new();
    letterpress_pdf::write(&pages, &options, &mut pdf).unwrap();
    let file = File::load(&pdf);
    let info = file.doc.trailer.get(b"Info").unwrap();
    let info = file.follow(info).as_dict().unwrap();
    let text = |key: &str| lopdf::decode_text_string(file.at(info, &[key]).unwrap()).unwrap();
    assert_eq!(text("Title"), "Über <all> & more");
    assert_eq!(text("Author"), "A. Author, B. 漢字");
    assert_eq!(text("Keywords"), "one, two)");
    assert_eq!(text("CreationDate"), "D:202611");
    assert_eq!(text("Creator"), "Tests");
    assert!(text("Producer").starts_with("Letterpress 0."));
    let xmp = file.catalog(&["Metadata"]).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(xmp.content.clone()).unwrap();
    for part in [
        "Über &lt;all&gt; &amp; more",
        "<rdf:li>B. 漢字</rdf:li>",
        "<pdf:Keywords>one, two)</pdf:Keywords>",
        "<xmp:CreateDate>2026-11</xmp:CreateDate>",
        "<rdf:li>de-CH</rdf:li>",
    ] {
        assert!(xmp.contains(part), "{part} is not in {xmp}");
    }
    assert_eq!(file.catalog(&["Lang"]).unwrap().as_str().unwrap(), b"de-CH");
    assert!(file.catalog(&["ViewerPreferences", "DisplayDocTitle"]).unwrap().as_bool().unwrap());
}

#[test]
fn nothing_in_a_file_acts() {
    let mut pages = pages(1);
    pages.metadata.title = Some("(/JS /Launch) endobj 7 0 obj".into());
    set(&mut pages.pages[0], SERIF, 11, (72, 72)).text("/AA /OpenAction").put();
    let file = File::load(&write(&pages));
    fn keys(object: &Object, out: &mut Vec<Vec<u8>>) {
        match object {
            Object::Array(items) => items.iter().for_each(|item| keys(item, out)),
            Object::Name(name) => out.push(name.clone()),
            Object::Dictionary(dict) => dict.iter().for_each(|(key, value)| {
                out.push(key.clone());
                keys(value, out);
            }),
            Object::Stream(stream) => keys(&Object::Dictionary(stream.dict.clone()), out),
            _ => {}
        }
    }
    let mut all = Vec::new();
    file.doc.objects.values().for_each(|object| keys(object, &mut all));
    for forbidden in ["JS", "JavaScript", "Launch", "AA", "OpenAction", "EmbeddedFile"] {
        assert!(!all.iter().any(|key| key == forbidden.as_bytes()), "{forbidden}");
    }
}
