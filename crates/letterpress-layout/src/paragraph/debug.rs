//! What `--debug-layout` draws over a line: its box and baseline, its spaces by what they give,
//! the breaks that were passed over and the one that was taken, and how it was set.
//!
//! All of it is owned by no element, so that a PDF has it on a layer of its own.

use letterpress_page::{
    ArtifactKind, Color, Drawing, Glyph, Ink, Len, Mark, Owner, Paint, Path, Point, Rect, Run,
    Segment,
};

use super::Text;
use super::lines::{Line, Part, given};
use super::paint::baseline_of;
use crate::context::Context;
use crate::style::{Family, Features, TextStyle};
use crate::text::{LangId, Shaper, WordId};

/// What is known of a line that its marks don't tell.
#[derive(Clone, Debug)]
pub(crate) struct Trace {
    measure: Len,
    /// How it was set, in words.
    label: WordId,
    text: String,
    /// What its spaces gain, in hundredths of what they may.
    ratio: i64,
    /// Where it might have ended within words: the part, and the byte of its word.
    pub(super) points: Vec<(usize, usize)>,
}

const BOX: Color = Color::hex(0x9fbfe3);
const BASELINE: Color = Color::hex(0xd5dee8);
const STRETCHED: Color = Color::hex(0xb9e2c3);
const SHRUNK: Color = Color::hex(0xf6c5bf);
const NATURAL: Color = Color::hex(0xe6eaef);
const PASSED: Color = Color::hex(0xe39a1f);
const TAKEN: Color = Color::hex(0xcf2a27);
const LABEL: Color = Color::hex(0x55606e);

/// Labels are ASCII, a byte for each glyph.
const LABEL_GLYPH: Glyph = Glyph { id: 0, advance: 0, dx: 0, dy: 0, bytes: 1 };
const HAIRLINE: Len = Len::from_pt_thousandths(250);
const LABEL_SIZE: Len = Len::from_pt_thousandths(3_600);
/// From the end of the measure to the label.
const LABEL_GAP: Len = Len::pt(7);

impl Trace {
    /// What is known of a line that the breaker has chosen.
    pub(super) fn of(line: &letterpress_break::Line, cx: &mut Context<'_>) -> Self {
        let (given, total) = given(line);
        let ratio = Len::from_units(100).scale(given, total.max(1)).units();
        let label = label(ratio, line);
        let style = TextStyle {
            family: Family::Mono,
            weight: 400,
            italic: false,
            size: LABEL_SIZE,
            leading: LABEL_SIZE,
            color: LABEL,
            tracking: Len::ZERO,
            features: Features { no_ligatures: true, ..Features::default() },
        };
        let instance = cx.shaper.instance(&style, LangId::default());
        Self {
            measure: Len::from_units(line.measure),
            label: cx.shaper.word(instance, &label),
            text: label,
            ratio,
            points: Vec::new(),
        }
    }
}

/// `r+0.12 e+8 t-5 b3`: the ratio of the spaces, expansion in thousandths, tracking in 1/1,000 em,
/// badness.
fn label(ratio: i64, line: &letterpress_break::Line) -> String {
    let sign = if ratio < 0 { '-' } else { '+' };
    let (whole, part) = (ratio.abs() / 100, ratio.abs() % 100);
    let mut label = format!("r{sign}{whole}.{part:02} e{:+}", line.expansion);
    if line.tracking != 0 {
        label.push_str(&format!(" t{:+}", line.tracking / 10));
    }
    label.push_str(&format!(" b{}", line.badness));
    label
}

/// Draws what goes under a line's letters, and what goes beside and over them.
pub(super) fn draw(
    line: &Line,
    trace: &Trace,
    text: &Text,
    (origin, shaper): (Point, &Shaper<'_>),
    drawing: &mut Drawing,
) {
    let mut sketch = Sketch { drawing, origin };
    let size = text.size();
    let (top, height) = (Len::ZERO - baseline_of(size, size), size);
    sketch.path(Path::rounded(
        Rect::new(origin.x, origin.y + top, trace.measure, height),
        Len::ZERO,
        Paint::Stroke(BOX, HAIRLINE),
    ));
    sketch.rule(Len::ZERO, Len::ZERO, trace.measure, BASELINE);
    let mut x = line.x;
    for (index, part) in line.left_to_right() {
        match part {
            Part::Space { advance, .. } if *advance > Len::ZERO => {
                let color = match trace.ratio {
                    1.. => STRETCHED,
                    0 => NATURAL,
                    _ => SHRUNK,
                };
                sketch.block(x, *advance, size * 2 / 5, color);
                sketch.tick(x + *advance / 2, size / 8, PASSED);
                x += *advance;
            }
            Part::Space { advance, .. } | Part::Skip(advance) => x += *advance,
            Part::Picture { size, .. } => x += size.width,
            Part::Word { id, cut, look, width, .. } => {
                let style = &text.looks[*look].style;
                let shaped = shaper.get(*id);
                let to = |at| shaped.width_to(at, style.size, style.tracking);
                let (start, natural) = (to(cut.start), to(cut.end) - to(cut.start));
                for &(_, at) in trace.points.iter().filter(|(part, _)| *part == index) {
                    let inside = (to(at) - start).scale(width.units(), natural.units().max(1));
                    sketch.tick(x + inside, size / 8, PASSED);
                }
                x += *width;
            }
        }
    }
    sketch.tick(x, size / 4, TAKEN);
    sketch.label(trace, shaper);
}

struct Sketch<'d> {
    drawing: &'d mut Drawing,
    origin: Point,
}

impl Sketch<'_> {
    fn path(&mut self, path: Path) {
        let owner = Owner::Artifact(ArtifactKind::Debug);
        self.drawing.marks.push(Mark { owner, ink: Ink::Path(path) });
    }

    fn rule(&mut self, x: Len, y: Len, width: Len, color: Color) {
        let start = Point::new(self.origin.x + x, self.origin.y + y);
        let end = Point::new(start.x + width, start.y);
        let segments = vec![Segment::Move(start), Segment::Line(end)];
        self.path(Path { segments, paint: Paint::Stroke(color, HAIRLINE) });
    }

    /// A block that stands on the baseline.
    fn block(&mut self, x: Len, width: Len, height: Len, color: Color) {
        let rect = Rect::new(self.origin.x + x, self.origin.y - height, width, height);
        self.path(Path::rect(rect, color));
    }

    /// A wedge under the baseline that points at a place.
    fn tick(&mut self, x: Len, size: Len, color: Color) {
        let at = Point::new(self.origin.x + x, self.origin.y + size / 4);
        let segments = vec![
            Segment::Move(at),
            Segment::Line(Point::new(at.x - size / 2, at.y + size)),
            Segment::Line(Point::new(at.x + size / 2, at.y + size)),
            Segment::Close,
        ];
        self.path(Path { segments, paint: Paint::Fill(color) });
    }

    fn label(&mut self, trace: &Trace, shaper: &Shaper<'_>) {
        let mut x = self.origin.x + trace.measure + LABEL_GAP;
        for segment in &shaper.get(trace.label).segments {
            let (first, text) = (self.drawing.glyphs.len(), self.drawing.text.len());
            let origin = Point::new(x, self.origin.y);
            for glyph in &segment.glyphs {
                let advance = LABEL_SIZE.scale(glyph.advance.into(), segment.em);
                let units = i32::try_from(advance.units()).unwrap_or(0);
                self.drawing.glyphs.push(Glyph { id: glyph.id, advance: units, ..LABEL_GLYPH });
                x += advance;
            }
            self.drawing.text.push_str(&trace.text);
            let index = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
            let run = Run {
                font: segment.font,
                size: LABEL_SIZE,
                color: LABEL,
                origin,
                scale: 1_000,
                glyphs: index(first)..index(self.drawing.glyphs.len()),
                text: index(text)..index(self.drawing.text.len()),
                rtl: false,
            };
            let owner = Owner::Artifact(ArtifactKind::Debug);
            self.drawing.marks.push(Mark { owner, ink: Ink::Text(run) });
        }
    }
}
