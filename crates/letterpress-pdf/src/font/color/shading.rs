use std::io::{self, Write};

use pdf_writer::types::FunctionShadingType;
use pdf_writer::writers::{ExponentialFunction, FunctionShading, StitchingFunction};
use pdf_writer::{Finish, Name, Ref};
use ttf_parser::RgbaColor;
use ttf_parser::colr::GradientExtend;

use super::gradient::{Gradient, Shape, Stop};
use crate::file::File;

/// The turns that a sweep is cut into, besides those at its own colours.
const SECTORS: u16 = 72;
/// How far a sweep goes: as far as outlines may.
const FAR: f32 = 16_384.0;
/// The greatest value of a coordinate of 16 bits.
const MOST: f32 = 65_535.0;

/// What is drawn of a gradient.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Channels {
    /// Red, green and blue.
    Color,
    /// The opacity, as grey.
    Alpha,
}

/// Gradients as shadings (ISO 32000-2 §8.7.4.5).
impl Gradient {
    /// The opacity of 255 that all its colours have, if they have the same.
    pub(super) fn opacity(&self) -> Option<u8> {
        let (_, first) = self.stops.first()?;
        self.stops.iter().all(|(_, color)| color.alpha == first.alpha).then_some(first.alpha)
    }

    /// Writes it as a shading.
    pub(super) fn write<W: Write>(
        &self,
        channels: Channels,
        file: &mut File<W>,
    ) -> io::Result<Ref> {
        let id = file.next();
        let (kind, ends) = match &self.shape {
            Shape::Linear(ends) => (FunctionShadingType::Axial, ends.as_slice()),
            Shape::Radial(ends) => (FunctionShadingType::Radial, ends.as_slice()),
            Shape::Sweep(sweep, extend) => {
                self.write_sweep(id, (*sweep, *extend), channels, file)?;
                return Ok(id);
            }
        };
        file.object(|chunk| {
            let mut shading = chunk.function_shading(id);
            shading.shading_type(kind).coords(ends.iter().copied()).extend([true, true]);
            shading.pair(Name(b"ColorSpace"), channels.space());
            self.write_function(channels, &mut shading);
        })?;
        Ok(id)
    }

    /// Writes the colours along the line (ISO 32000-2 §7.10.4).
    fn write_function(&self, channels: Channels, shading: &mut FunctionShading<'_>) {
        let parts: Vec<&[Stop]> =
            self.stops.windows(2).filter(|part| part[0].0 < part[1].0).collect();
        let mut function = shading.insert(Name(b"Function")).start::<StitchingFunction<'_>>();
        function.domain([0.0, 1.0]);
        let mut functions = function.insert(Name(b"Functions")).array();
        for part in &parts {
            let mut piece = functions.push().start::<ExponentialFunction<'_>>();
            piece.domain([0.0, 1.0]).n(1.0);
            piece.c0(channels.of(part[0].1)).c1(channels.of(part[1].1));
        }
        functions.finish();
        function.bounds(parts.iter().skip(1).map(|part| part[0].0));
        function.encode(parts.iter().flat_map(|_| [0.0, 1.0]));
    }

    /// Writes colours around a point as a lattice of triangles (ISO 32000-2 §8.7.4.5.6).
    fn write_sweep<W: Write>(
        &self,
        id: Ref,
        ([x, y, start, end], extend): ([f32; 4], GradientExtend),
        channels: Channels,
        file: &mut File<W>,
    ) -> io::Result<()> {
        let mut data = Vec::new();
        for sector in 0..SECTORS {
            // Two rows for each, so that a colour may end where another begins.
            for edge in [0.0, 1.0] {
                let angle = (f32::from(sector) + edge) * 2.0 / f32::from(SECTORS);
                let inside = (f32::from(sector) + 0.01 + edge * 0.98) * 2.0 / f32::from(SECTORS);
                let color = self.at(extended((inside - start) / (end - start), extend));
                let (sin, cos) = (angle * std::f32::consts::PI).sin_cos();
                for (across, up) in [(0.0, 0.0), (cos, sin)] {
                    for part in [across, up] {
                        let part = (part + 1.0) / 2.0 * MOST;
                        data.extend_from_slice(&(part.round() as u16).to_be_bytes());
                    }
                    data.extend(channels.of(color).map(|part| (part * 255.0).round() as u8));
                }
            }
        }
        file.compressed(id, &data, |stream| {
            stream.pair(Name(b"ShadingType"), 5).pair(Name(b"ColorSpace"), channels.space());
            stream.pair(Name(b"BitsPerCoordinate"), 16).pair(Name(b"BitsPerComponent"), 8);
            stream.pair(Name(b"VerticesPerRow"), 2);
            let mut decode = stream.insert(Name(b"Decode")).array();
            decode.items([x - FAR, x + FAR, y - FAR, y + FAR]);
            decode.items(channels.of(RgbaColor::new(0, 0, 0, 0)).flat_map(|_| [0.0, 1.0]));
        })
    }

    /// The colour at a place on its line.
    fn at(&self, place: f32) -> RgbaColor {
        let after = self.stops.iter().position(|&(at, _)| at > place).unwrap_or(self.stops.len());
        let [(from, a), (to, b)] =
            [after.saturating_sub(1), after.min(self.stops.len() - 1)].map(|at| self.stops[at]);
        let part = if to > from { (place - from) / (to - from) } else { 0.0 };
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part) as u8;
        let [red, green, blue, alpha] =
            [(a.red, b.red), (a.green, b.green), (a.blue, b.blue), (a.alpha, b.alpha)]
                .map(|(a, b)| mix(a, b));
        RgbaColor::new(red, green, blue, alpha)
    }
}

impl Channels {
    /// The colour space they are in.
    pub(super) fn space(self) -> Name<'static> {
        if self == Self::Color { Name(b"DeviceRGB") } else { Name(b"DeviceGray") }
    }

    fn of(self, color: RgbaColor) -> impl Iterator<Item = f32> {
        let (color, count) = match self {
            Self::Color => ([color.red, color.green, color.blue], 3),
            Self::Alpha => ([color.alpha; 3], 1),
        };
        color.into_iter().take(count).map(|channel| f32::from(channel) / 255.0)
    }
}

/// A place beyond the ends of a line brought into it.
fn extended(place: f32, extend: GradientExtend) -> f32 {
    if !place.is_finite() {
        return 1.0;
    }
    match extend {
        GradientExtend::Pad => place.clamp(0.0, 1.0),
        GradientExtend::Repeat => place.rem_euclid(1.0),
        GradientExtend::Reflect => 1.0 - (place.rem_euclid(2.0) - 1.0).abs(),
    }
}
