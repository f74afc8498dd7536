use ttf_parser::colr::{GradientExtend, GradientStopsIter, LinearGradient, Paint};
use ttf_parser::{Face, RgbaColor};

use super::paint::same;

/// The most times that a gradient is repeated on either side.
const MOST_REPEATS: f32 = 32.0;
/// How near two ends of a gradient may be, as a part of its line. Readers draw nothing between
/// ends that are the same.
const NARROWEST: f32 = 0.001;

/// A gradient: its geometry in units of the face, and its colours.
pub(super) struct Gradient {
    /// Its geometry.
    pub(super) shape: Shape,
    /// From 0 to 1, in order, the first and the last at the ends of the shape.
    pub(super) stops: Vec<Stop>,
}

/// A place on the line of a gradient and the colour there.
pub(super) type Stop = (f32, RgbaColor);

/// Where the colours of a gradient lie.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// Along a line: its ends.
    Linear([f32; 4]),
    /// Between circles: centre and radius of each.
    Radial([f32; 6]),
    /// Around a point: the point, and the angles of the ends in half turns.
    Sweep([f32; 4], GradientExtend),
}

impl Gradient {
    /// The gradient of a paint; a colour where its geometry is none, and nothing where it has no
    /// colours. The colour of the text, which a shading can't have, is black in it.
    pub(super) fn of(
        paint: &Paint<'_>,
        face: &Face<'_>,
        ink: RgbaColor,
    ) -> Result<Self, Option<RgbaColor>> {
        let coordinates = face.variation_coordinates();
        let (shape, line, extend) = match paint {
            Paint::Solid(color) => return Err(Some(*color)),
            Paint::LinearGradient(linear) => {
                let line = read(linear.stops(0, coordinates), ink);
                let shape = across(linear).ok_or(line.last().map(|stop| stop.1))?;
                (shape, line, linear.extend)
            }
            Paint::RadialGradient(radial) => {
                let shape = [radial.x0, radial.y0, radial.r0, radial.x1, radial.y1, radial.r1];
                (Shape::Radial(shape), read(radial.stops(0, coordinates), ink), radial.extend)
            }
            Paint::SweepGradient(sweep) => {
                // Angles are stored less half a turn (OpenType, COLR, formats 8 and 9).
                let (start, end) = (sweep.start_angle + 1.0, sweep.end_angle + 1.0);
                let shape =
                    Shape::Sweep([sweep.center_x, sweep.center_y, start, end], sweep.extend);
                (shape, read(sweep.stops(0, coordinates), ink), GradientExtend::Pad)
            }
        };
        Self::laid(shape, line, (extend, f32::from(face.units_per_em())))
    }

    /// The gradient with its first and last colour at the ends of its shape, repeated where it
    /// has to be.
    fn laid(
        shape: Shape,
        line: Vec<Stop>,
        (extend, em): (GradientExtend, f32),
    ) -> Result<Self, Option<RgbaColor>> {
        let (Some(&(first, _)), Some(&(last, color))) = (line.first(), line.last()) else {
            return Err(None);
        };
        if line.len() == 1 || (last - first < NARROWEST && extend != GradientExtend::Pad) {
            return Err(Some(color));
        }
        let width = (last - first).max(NARROWEST);
        let shape = shape.between(first, first + width);
        let stops = line.into_iter().map(|(at, color)| ((at - first) / width, color)).collect();
        let once = Self { shape, stops };
        Ok(if extend == GradientExtend::Pad { once } else { once.repeated(extend, em) })
    }

    /// The gradient as often as it takes to cover what a glyph may cover.
    fn repeated(&self, extend: GradientExtend, em: f32) -> Self {
        let (before, after) = self.shape.repeats(2.0 * em);
        let whole = before + after + 1.0;
        let mut stops = Vec::new();
        let mut period = -before;
        while period <= after {
            let is_turned = extend == GradientExtend::Reflect && period.rem_euclid(2.0) == 1.0;
            let place = |at: f32| (before + period + at) / whole;
            let all = self.stops.iter();
            match is_turned {
                true => stops.extend(all.rev().map(|&(at, color)| (place(1.0 - at), color))),
                false => stops.extend(all.map(|&(at, color)| (place(at), color))),
            }
            period += 1.0;
        }
        Self { shape: self.shape.between(-before, after + 1.0), stops }
    }
}

impl Shape {
    /// The shape with its ends elsewhere on its line, which goes from 0 to 1.
    fn between(self, start: f32, end: f32) -> Self {
        let on = |from: f32, to: f32, at: f32| from + (to - from) * at;
        match self {
            Self::Linear([x0, y0, x1, y1]) => Self::Linear([
                on(x0, x1, start),
                on(y0, y1, start),
                on(x0, x1, end),
                on(y0, y1, end),
            ]),
            Self::Radial([x0, y0, r0, x1, y1, r1]) => Self::Radial([
                on(x0, x1, start),
                on(y0, y1, start),
                on(r0, r1, start).max(0.0),
                on(x0, x1, end),
                on(y0, y1, end),
                on(r0, r1, end).max(0.0),
            ]),
            Self::Sweep([x, y, from, to], extend) => {
                Self::Sweep([x, y, on(from, to, start), on(from, to, end)], extend)
            }
        }
    }

    /// How often it has to be repeated before and after itself to reach so far.
    fn repeats(self, far: f32) -> (f32, f32) {
        match self {
            Self::Linear([x0, y0, x1, y1]) => {
                let times = (far / (x1 - x0).hypot(y1 - y0)).ceil().min(MOST_REPEATS);
                (times, times)
            }
            Self::Radial([x0, y0, r0, x1, y1, r1]) => {
                let step = r1 - r0;
                let length = (x1 - x0).hypot(y1 - y0).max(step.abs());
                let times = (far / length).ceil().min(MOST_REPEATS);
                // No circle has a radius below nothing.
                let most = |radius: f32, step: f32| match step > 0.0 {
                    true => (radius / step).floor().min(times),
                    false => times,
                };
                (most(r0, step), most(r1, -step))
            }
            Self::Sweep(..) => (0.0, 0.0),
        }
    }
}

/// The colours of a line in order, that of the text as black.
fn read(stops: GradientStopsIter<'_, '_>, ink: RgbaColor) -> Vec<Stop> {
    let mut line: Vec<Stop> = stops
        .map(|stop| match stop.color {
            color if same(&color, &ink) => (stop.stop_offset, RgbaColor::new(0, 0, 0, color.alpha)),
            color => (stop.stop_offset, color),
        })
        .collect();
    line.sort_by(|a, b| a.0.total_cmp(&b.0));
    line
}

/// The ends of a linear gradient: the second is brought onto the line through the first that
/// stands upright on the one to the third point (OpenType, COLR, formats 4 and 5).
fn across(linear: &LinearGradient<'_>) -> Option<Shape> {
    let (dx, dy) = (linear.x1 - linear.x0, linear.y1 - linear.y0);
    let (upright_x, upright_y) = (linear.y2 - linear.y0, linear.x0 - linear.x2);
    let square = upright_x * upright_x + upright_y * upright_y;
    let (dx, dy) = if square > 0.0 {
        let part = (dx * upright_x + dy * upright_y) / square;
        (upright_x * part, upright_y * part)
    } else {
        (dx, dy)
    };
    let is_line = dx.hypot(dy) > NARROWEST;
    is_line.then_some(Shape::Linear([linear.x0, linear.y0, linear.x0 + dx, linear.y0 + dy]))
}
