//! Paths, and drawings that are copied.

use letterpress_page::{
    ArtifactKind, Color, Drawing, ElementId, FontId, Glyph, Ink, Len, Link, LinkTarget, Mark,
    Owner, Paint, Path, PictureId, PlacedPicture, Point, Rect, Run, Segment,
};

fn at(x: i64, y: i64) -> Point {
    Point::new(Len::pt(x), Len::pt(y))
}

fn rect(x: i64, y: i64, width: i64, height: i64) -> Rect {
    Rect::new(Len::pt(x), Len::pt(y), Len::pt(width), Len::pt(height))
}

/// A drawing of a run, a path, a picture and a link.
fn drawing(text: &str) -> Drawing {
    let mut drawing = Drawing::default();
    let count = u32::try_from(text.len()).expect("a word");
    drawing.text.push_str(text);
    drawing.glyphs.extend(text.bytes().map(|byte| Glyph {
        id: u32::from(byte),
        advance: 65_536,
        dx: 0,
        dy: 0,
        bytes: 1,
    }));
    let run = Run {
        font: FontId(1),
        size: Len::pt(10),
        color: Color::BLACK,
        origin: at(1, 2),
        scale: 1000,
        glyphs: 0..count,
        text: 0..count,
        rtl: false,
    };
    let content = Owner::Element(ElementId(3));
    let artifact = Owner::Artifact(ArtifactKind::Layout);
    let path = Path::rect(rect(0, 0, 5, 5), Color::WHITE);
    let picture = PlacedPicture { picture: PictureId(7), rect: rect(1, 1, 2, 2) };
    drawing.marks = vec![
        Mark { owner: content, ink: Ink::Text(run) },
        Mark { owner: artifact, ink: Ink::Path(path) },
        Mark { owner: content, ink: Ink::Picture(picture) },
    ];
    let target = LinkTarget::Uri("https://a.example".into());
    drawing.links.push(Link { rect: rect(1, 1, 4, 4), target, owner: content });
    drawing
}

fn run(drawing: &Drawing, mark: usize) -> &Run {
    match &drawing.marks[mark].ink {
        Ink::Text(run) => run,
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn a_rectangle_is_four_corners() {
    let path = Path::rect(rect(1, 2, 3, 4), Color::WHITE);
    let corners = [
        Segment::Move(at(1, 2)),
        Segment::Line(at(4, 2)),
        Segment::Line(at(4, 6)),
        Segment::Line(at(1, 6)),
        Segment::Close,
    ];
    assert_eq!(path.segments, corners);
    assert_eq!(path.paint, Paint::Fill(Color::WHITE));
}

#[test]
fn a_round_corner_is_one_curve() {
    let path = Path::rounded(rect(0, 0, 100, 60), Len::pt(10), Paint::Fill(Color::BLACK));
    let mut pen = Point::default();
    let (mut curves, mut lines) = (0, 0);
    for segment in &path.segments {
        match *segment {
            Segment::Move(point) => pen = point,
            Segment::Line(point) => {
                assert!(pen.x == point.x || pen.y == point.y, "sides are straight");
                (pen, lines) = (point, lines + 1);
            }
            Segment::Curve(a, b, point) => {
                for p in [a, b, point] {
                    assert!(p.x >= Len::ZERO && p.x <= Len::pt(100));
                    assert!(p.y >= Len::ZERO && p.y <= Len::pt(60));
                }
                let reach = |x: Len, y: Len| (x - y).max(y - x);
                assert_eq!(reach(pen.x, point.x), Len::pt(10));
                assert_eq!(reach(pen.y, point.y), Len::pt(10));
                // It leaves and arrives along the sides.
                assert!(a.x == pen.x || a.y == pen.y);
                assert!(b.x == point.x || b.y == point.y);
                (pen, curves) = (point, curves + 1);
            }
            Segment::Close => {}
        }
    }
    assert_eq!((curves, lines), (4, 4));
    assert_eq!(path.segments.last(), Some(&Segment::Close));
    assert_eq!(path.segments.first(), Some(&Segment::Move(pen)), "it comes back to its start");
}

#[test]
fn a_radius_is_never_more_than_half_of_a_side() {
    let paint = Paint::Stroke(Color::BLACK, Len::pt(1));
    let path = Path::rounded(rect(0, 0, 10, 4), Len::pt(50), paint);
    assert_eq!(path.segments[0], Segment::Move(at(2, 0)));
    for flat in [Len::ZERO, -Len::pt(1)] {
        assert_eq!(Path::rounded(rect(0, 0, 10, 4), flat, paint).segments.len(), 5);
    }
}

#[test]
fn a_path_moves_with_all_its_points() {
    let path = Path::rounded(rect(0, 0, 10, 10), Len::pt(2), Paint::Fill(Color::BLACK));
    let there = Path::rounded(rect(5, -3, 10, 10), Len::pt(2), Paint::Fill(Color::BLACK));
    assert_eq!(path.moved(at(5, -3)).segments, there.segments);
    assert_eq!(path.moved(Point::default()).segments, path.segments);
}

#[test]
fn a_copy_has_marks_of_its_own_elsewhere() {
    let one = drawing("one");
    let mut all = drawing("first");
    all.copy(&one, 0..3, 0..1, at(10, 20));
    assert_eq!(all.marks.len(), 6);
    let copied = run(&all, 3);
    assert_eq!((copied.origin, all.text_of(copied)), (at(11, 22), "one"));
    assert_eq!(all.glyphs_of(copied), one.glyphs_of(run(&one, 0)));
    assert_eq!(all.text_of(run(&all, 0)), "first");
    assert_eq!(all.marks[3].owner, one.marks[0].owner);
    let Ink::Path(path) = &all.marks[4].ink else { panic!("a path") };
    assert_eq!(path.segments[0], Segment::Move(at(10, 20)));
    let Ink::Picture(placed) = &all.marks[5].ink else { panic!("a picture") };
    assert_eq!((placed.rect, placed.picture), (rect(11, 21, 2, 2), PictureId(7)));
    assert_eq!(all.links[1].rect, rect(11, 21, 4, 4));
    assert_eq!(all.links[1].target, one.links[0].target);
}

#[test]
fn a_part_may_be_copied() {
    let one = drawing("one");
    let mut all = Drawing::default();
    all.copy(&one, 1..2, 0..0, Point::default());
    assert!(matches!(all.marks[..], [Mark { ink: Ink::Path(_), .. }]));
    assert!(all.text.is_empty() && all.glyphs.is_empty() && all.links.is_empty());
    all.copy(&one, 0..0, 0..0, at(1, 1));
    assert_eq!(all.marks.len(), 1);
}

#[test]
fn colours_are_tinted_on_white() {
    let color = Color::hex(0x12_34_56);
    assert_eq!(color, Color::rgb(0x12, 0x34, 0x56));
    assert_eq!(color.tint(100), color);
    assert_eq!(color.tint(0), Color::WHITE);
    assert_eq!(color.tint(200), color);
    assert_eq!(Color::BLACK.tint(50), Color::rgb(128, 128, 128));
}
