//! What a `COLR` glyph is painted of, as a tree.

use ttf_parser::colr::{self, CompositeMode, Painter};
use ttf_parser::{Face, GlyphId, OutlineBuilder, RgbaColor, Tag, Transform};

use super::canvas::push_number;
use super::gradient::Gradient;
use crate::font::type3::EM;

/// A glyph to be painted, in thousandths of the em.
pub(super) struct Painting {
    /// What is painted, the lowest first.
    pub(super) nodes: Vec<Node>,
    /// Left, bottom, right and top of all outlines.
    pub(super) bounds: [f32; 4],
}

/// A step of painting. Trees are at most as deep as ttf-parser follows paints, 64.
pub(super) enum Node {
    /// An outline, or all that is inside the clips around, filled.
    Fill(Option<Vec<u8>>, Fill),
    /// Painted inside an outline only.
    Clip(Vec<u8>, Vec<Node>),
    /// Painted together, and then over what stands before it among its neighbours.
    Layer(CompositeMode, Vec<Node>),
}

/// What an outline is filled with.
pub(super) enum Fill {
    /// The colour of the text, at an opacity of 255.
    Ink(u8),
    /// A colour.
    Solid(RgbaColor),
    /// A gradient and how it is laid down.
    Gradient(Gradient, Transform),
}

/// Records a glyph; `None` where it has no such painting.
pub(super) fn record(face: &Face<'_>, glyph: GlyphId) -> Option<Painting> {
    let scale = EM / f32::from(face.units_per_em());
    let mut recorder = Recorder {
        face,
        ink: free_color(face),
        transforms: vec![Transform::new_scale(scale, scale)],
        outline: None,
        open: Vec::new(),
        nodes: Vec::new(),
        bounds: None,
    };
    face.paint_color_glyph(glyph, 0, recorder.ink, &mut recorder)?;
    let bounds = recorder.bounds.unwrap_or([0.0, 0.0, EM, EM]);
    Some(Painting { nodes: recorder.nodes, bounds })
}

/// A colour that the first palette doesn't have. It stands for that of the text.
fn free_color(face: &Face<'_>) -> RgbaColor {
    let table = face.raw_face().table(Tag::from_bytes(b"CPAL"));
    let palette = table.and_then(ttf_parser::cpal::Table::parse);
    let has = |color: &RgbaColor| {
        let entries = palette
            .iter()
            .flat_map(|palette| (0..u16::MAX).map_while(|index| palette.get(0, index)));
        entries.into_iter().any(|entry| same(&entry, color))
    };
    let colors = (0..=u16::MAX).map(|number| {
        let [green, blue] = number.to_be_bytes();
        RgbaColor::new(0, green, blue, 255)
    });
    colors.into_iter().find(|color| !has(color)).unwrap_or(RgbaColor::new(0, 0, 0, 255))
}

/// Whether two colours are the same but for their opacity.
pub(super) fn same(a: &RgbaColor, b: &RgbaColor) -> bool {
    [a.red, a.green, a.blue] == [b.red, b.green, b.blue]
}

/// Takes down what ttf-parser says of a glyph.
struct Recorder<'r, 'f> {
    face: &'r Face<'f>,
    /// What stands for the colour of the text.
    ink: RgbaColor,
    /// Each with those before it applied; the first is never taken off.
    transforms: Vec<Transform>,
    /// The outline that has been given and not been used.
    outline: Option<Vec<u8>>,
    /// Clips and layers that have not ended, with the nodes before them.
    open: Vec<(Open, Vec<Node>)>,
    nodes: Vec<Node>,
    bounds: Option<[f32; 4]>,
}

/// What may be open.
enum Open {
    Clip(Vec<u8>),
    Layer(CompositeMode),
}

impl Recorder<'_, '_> {
    fn transform(&self) -> Transform {
        self.transforms.last().copied().unwrap_or(Transform::new_scale(1.0, 1.0))
    }

    fn pen(&mut self) -> Pen<'_> {
        let transform = self.transform();
        Pen { out: Vec::new(), transform, last: (0.0, 0.0), bounds: &mut self.bounds }
    }

    fn open(&mut self, open: Open) {
        self.open.push((open, std::mem::take(&mut self.nodes)));
    }

    fn close(&mut self) {
        let Some((open, before)) = self.open.pop() else { return };
        let inside = std::mem::replace(&mut self.nodes, before);
        self.nodes.push(match open {
            Open::Clip(outline) => Node::Clip(outline, inside),
            Open::Layer(mode) => Node::Layer(mode, inside),
        });
    }
}

impl<'f> Painter<'f> for Recorder<'_, 'f> {
    fn outline_glyph(&mut self, glyph: GlyphId) {
        let face = self.face;
        let mut pen = self.pen();
        face.outline_glyph(glyph, &mut pen);
        self.outline = Some(pen.out);
    }

    fn paint(&mut self, paint: colr::Paint<'f>) {
        let fill = match paint {
            colr::Paint::Solid(color) if same(&color, &self.ink) => Fill::Ink(color.alpha),
            colr::Paint::Solid(color) => Fill::Solid(color),
            gradient => match Gradient::of(&gradient, self.face, self.ink) {
                Ok(gradient) => Fill::Gradient(gradient, self.transform()),
                Err(Some(color)) => Fill::Solid(color),
                Err(None) => return,
            },
        };
        let outline = self.outline.take();
        self.nodes.push(Node::Fill(outline, fill));
    }

    fn push_clip(&mut self) {
        let outline = self.outline.take().unwrap_or_default();
        self.open(Open::Clip(outline));
    }

    fn push_clip_box(&mut self, clip: colr::ClipBox) {
        let mut pen = self.pen();
        pen.move_to(clip.x_min, clip.y_min);
        pen.line_to(clip.x_max, clip.y_min);
        pen.line_to(clip.x_max, clip.y_max);
        pen.line_to(clip.x_min, clip.y_max);
        pen.close();
        let outline = pen.out;
        self.open(Open::Clip(outline));
    }

    fn pop_clip(&mut self) {
        self.close();
    }

    fn push_layer(&mut self, mode: CompositeMode) {
        self.open(Open::Layer(mode));
    }

    fn pop_layer(&mut self) {
        self.close();
    }

    fn push_transform(&mut self, transform: Transform) {
        self.transforms.push(Transform::combine(self.transform(), transform));
    }

    fn pop_transform(&mut self) {
        if self.transforms.len() > 1 {
            self.transforms.pop();
        }
    }
}

/// Writes outlines as operators (ISO 32000-2 §8.5.2), transformed.
struct Pen<'p> {
    out: Vec<u8>,
    transform: Transform,
    /// Where it stands, before it is transformed.
    last: (f32, f32),
    bounds: &'p mut Option<[f32; 4]>,
}

impl Pen<'_> {
    fn point(&mut self, x: f32, y: f32) {
        let Transform { a, b, c, d, e, f } = self.transform;
        let (x, y) = (a * x + c * y + e, b * x + d * y + f);
        push_number(&mut self.out, x, 1);
        push_number(&mut self.out, y, 1);
        let [left, bottom, right, top] = self.bounds.get_or_insert([x, y, x, y]);
        (*left, *bottom) = (left.min(x), bottom.min(y));
        (*right, *top) = (right.max(x), top.max(y));
    }

    fn operator(&mut self, name: u8, (x, y): (f32, f32)) {
        self.out.extend([name, b'\n']);
        self.last = (x, y);
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
        self.operator(b'm', (x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point(x, y);
        self.operator(b'l', (x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        // A quadratic curve as a cubic one has its control points two thirds of the way.
        let (x0, y0) = self.last;
        let third = |end: f32, control: f32| end + (control - end) * 2.0 / 3.0;
        self.curve_to(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point(x1, y1);
        self.point(x2, y2);
        self.point(x, y);
        self.operator(b'c', (x, y));
    }

    fn close(&mut self) {
        self.out.extend_from_slice(b"h\n");
    }
}
