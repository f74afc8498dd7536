//! Pages as text.

use letterpress_page::{
    ArtifactKind, Color, Destination, DestinationId, Drawing, ElementId, FontId, Glyph, Ink, Len,
    Link, LinkTarget, Mark, Owner, Page, Pages, Path, PictureId, PlacedPicture, Point, Rect, Role,
    Run, Size, Structure, dump, text,
};
use letterpress_source::Span;

/// Pages that are written on by hand.
struct Desk {
    pages: Pages,
    root: ElementId,
}

impl Desk {
    fn new() -> Self {
        let mut structure = Structure::default();
        let root = structure.add(Role::Document, None, Span::default());
        Self { pages: Pages { structure, ..Pages::default() }, root }
    }

    fn element(&mut self, role: Role, parent: ElementId) -> ElementId {
        self.pages.structure.add(role, Some(parent), Span::default())
    }

    fn page(&mut self) -> &mut Self {
        let size = Size::new(Len::pt(100), Len::pt(200));
        let label = (self.pages.pages.len() + 1).to_string();
        self.pages.pages.push(Page { size, drawing: Drawing::default(), label });
        self
    }

    fn mark(&mut self, owner: Owner, ink: Ink) {
        let page = self.pages.pages.last_mut().expect("a page was begun");
        page.drawing.marks.push(Mark { owner, ink });
    }

    fn write(&mut self, owner: Owner, words: &str) {
        self.write_clusters(owner, words, None);
    }

    /// Writes from right to left, in glyphs that stand for so many bytes each.
    fn write_clusters(&mut self, owner: Owner, words: &str, bytes: Option<&[u8]>) {
        let drawing = &mut self.pages.pages.last_mut().expect("a page was begun").drawing;
        let end = |text: &str| u32::try_from(text.len()).expect("a few words");
        let start = end(&drawing.text);
        drawing.text.push_str(words);
        let first = drawing.glyphs.len();
        for &bytes in bytes.unwrap_or_default() {
            drawing.glyphs.push(Glyph { id: 1, advance: 0, dx: 0, dy: 0, bytes });
        }
        let glyphs = |count| u32::try_from(count).expect("a few glyphs");
        let run = Run {
            font: FontId(0),
            size: Len::pt(10),
            color: Color::BLACK,
            origin: Point::new(Len::pt(1), Len::pt(2)),
            scale: 1000,
            glyphs: glyphs(first)..glyphs(drawing.glyphs.len()),
            text: start..end(&drawing.text),
            rtl: bytes.is_some(),
        };
        self.mark(owner, Ink::Text(run));
    }
}

#[test]
fn nothing_has_no_text() {
    assert_eq!(text(&Pages::default()), "");
    assert_eq!(dump(&Pages::default()), "");
}

#[test]
fn text_has_a_line_for_each_block() {
    let mut desk = Desk::new();
    let one = desk.element(Role::Paragraph, desk.root);
    let code = desk.element(Role::Code, one);
    let link = desk.element(Role::Link, code);
    let two = desk.element(Role::Heading(2), desk.root);
    desk.page();
    desk.write(Owner::Element(one), "a ");
    desk.write(Owner::Element(code), "b");
    desk.write(Owner::Element(link), "c ");
    desk.page();
    desk.write(Owner::Element(one), "d");
    desk.write(Owner::Element(two), "e");
    assert_eq!(text(&desk.pages), "a bc d\ne");
}

#[test]
fn text_leaves_out_labels_artifacts_and_added_hyphens() {
    let mut desk = Desk::new();
    let item = desk.element(Role::ListItem, desk.root);
    let label = desk.element(Role::Label, item);
    let inside = desk.element(Role::Span, label);
    let body = desk.element(Role::Paragraph, item);
    desk.page();
    desk.write(Owner::Element(label), "1.");
    desk.write(Owner::Element(inside), "x");
    desk.write(Owner::Artifact(ArtifactKind::Pagination), "page 1");
    desk.write(Owner::Element(body), "hy\u{ad}");
    desk.write(Owner::Artifact(ArtifactKind::Layout), "head");
    desk.write(Owner::Element(body), "phen");
    assert_eq!(text(&desk.pages), "hyphen");
}

#[test]
fn text_from_right_to_left_is_read_from_its_last_cluster() {
    let mut desk = Desk::new();
    let one = desk.element(Role::Paragraph, desk.root);
    desk.page();
    // A mark over its letter, one letter of two glyphs, and a hyphen that a break added.
    desk.write_clusters(Owner::Element(one), "\u{ad}ג ב\u{5b0}א", Some(&[2, 2, 1, 4, 0, 2]));
    desk.write(Owner::Element(one), " and ");
    desk.write_clusters(Owner::Element(one), "לא", Some(&[4]));
    // Numbers that can't be right lose nothing.
    desk.write_clusters(Owner::Element(one), " ב", Some(&[0, 9, 1]));
    desk.write_clusters(Owner::Element(one), "אב", Some(&[1]));
    desk.write_clusters(Owner::Element(one), "ה", Some(&[]));
    assert_eq!(text(&desk.pages), "אב\u{5b0} ג and לא באבה");
}

#[test]
fn a_dump_shows_every_mark_with_its_place() {
    let mut desk = Desk::new();
    let one = desk.element(Role::Paragraph, desk.root);
    desk.page();
    desk.write(Owner::Element(one), "a \"b\"");
    desk.write(Owner::Artifact(ArtifactKind::Pagination), "7");
    let rect = Rect::new(Len::pt(3), Len::pt(4), Len::pt(5), Len::pt(6));
    desk.mark(Owner::Artifact(ArtifactKind::Layout), Ink::Path(Path::rect(rect, Color::WHITE)));
    desk.mark(Owner::Element(one), Ink::Picture(PlacedPicture { picture: PictureId(0), rect }));
    let target = LinkTarget::Destination(DestinationId(0));
    let link = Link { rect, target, owner: Owner::Element(one) };
    desk.pages.pages[0].drawing.links.push(link);
    let point = Point::default();
    desk.pages.destinations.push(Destination {
        name: "a".to_owned(),
        page: 0,
        point,
        element: ElementId(0),
    });
    let lines = dump(&desk.pages);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines[0], "page 1 “1” 100pt × 200pt");
    assert_eq!(lines[1], "  1pt 2pt text Paragraph 10pt \"a \\\"b\\\"\"");
    assert_eq!(lines[2], "  1pt 2pt text (Pagination) 10pt \"7\"");
    assert!(lines[3].starts_with("  path (Layout) Fill("), "{}", lines[3]);
    assert_eq!(lines[4], "  3pt 4pt picture Paragraph 5pt × 6pt");
    assert!(lines[5].starts_with("  link 3pt 4pt Destination("), "{}", lines[5]);
    assert_eq!(lines.len(), 6);
}
