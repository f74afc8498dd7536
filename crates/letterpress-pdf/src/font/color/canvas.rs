//! Paintings as operators, and the forms, states and shadings that they name.

use std::io::{self, Write};

use pdf_writer::types::MaskType;
use pdf_writer::writers::ExtGraphicsState;
use ttf_parser::{RgbaColor, Transform};

use super::gradient::Gradient;
use super::paint::{Fill, Node};
use super::shading::Channels;
use crate::content::number;
use crate::file::File;
use crate::font::type3::Resources;

/// Something that is painted on: a glyph's procedure or a form.
pub(super) struct Canvas<'c, W> {
    /// The operators.
    pub(super) out: Vec<u8>,
    /// Left, bottom, right and top of the glyph.
    pub(super) bounds: [f32; 4],
    /// What the operators name.
    pub(super) resources: &'c mut Resources,
    /// Where what they name is written.
    pub(super) file: &'c mut File<W>,
}

impl<'c, W: Write> Canvas<'c, W> {
    /// An empty one for a glyph of some size.
    pub(super) fn new(
        bounds: [f32; 4],
        resources: &'c mut Resources,
        file: &'c mut File<W>,
    ) -> Self {
        Self { out: Vec::new(), bounds, resources, file }
    }

    /// The operators.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out
    }

    /// Paints nodes in their order; a layer goes over all before it.
    pub(super) fn paint(&mut self, nodes: &[Node]) -> io::Result<()> {
        for node in nodes {
            match node {
                Node::Fill(outline, fill) => self.fill(outline.as_deref(), fill)?,
                Node::Clip(outline, inside) => match inside.as_slice() {
                    // Filling is quicker than clipping, and smooth at the edges everywhere.
                    [Node::Fill(None, fill)] => self.fill(Some(outline), fill)?,
                    inside => {
                        self.begin_clip(outline);
                        self.paint(inside)?;
                        self.out.extend_from_slice(b"Q\n");
                    }
                },
                Node::Layer(_, inside) => match inside.split_last() {
                    Some((Node::Layer(mode, source), backdrop)) => {
                        self.compose(*mode, source, backdrop)?;
                    }
                    _ => self.paint(inside)?,
                },
            }
        }
        Ok(())
    }

    /// Fills an outline, or all there is inside the clips.
    fn fill(&mut self, outline: Option<&[u8]>, fill: &Fill) -> io::Result<()> {
        let all;
        let outline = match outline {
            Some(outline) => outline,
            None => {
                all = rectangle(self.bounds);
                &all
            }
        };
        match fill {
            Fill::Gradient(gradient, transform) => {
                self.begin_clip(outline);
                self.shade(gradient, *transform)?;
            }
            Fill::Solid(color) => {
                self.out.extend_from_slice(b"q ");
                self.opacity(color.alpha)?;
                self.color(*color);
                self.out.extend_from_slice(outline);
                self.out.extend_from_slice(b"f\n");
            }
            Fill::Ink(alpha) => {
                self.out.extend_from_slice(b"q ");
                self.opacity(*alpha)?;
                self.out.extend_from_slice(outline);
                self.out.extend_from_slice(b"f\n");
            }
        }
        self.out.extend_from_slice(b"Q\n");
        Ok(())
    }

    fn begin_clip(&mut self, outline: &[u8]) {
        self.out.extend_from_slice(b"q ");
        // An empty path would clip nothing away in some readers and everything in others.
        self.out.extend_from_slice(if outline.is_empty() { b"0 0 0 0 re\n" } else { outline });
        self.out.extend_from_slice(b"W n\n");
    }

    fn color(&mut self, color: RgbaColor) {
        for channel in [color.red, color.green, color.blue] {
            push_number(&mut self.out, f32::from(channel) / 255.0, 3);
        }
        self.out.extend_from_slice(b"rg\n");
    }

    /// Paints a gradient over all there is inside the clips.
    fn shade(&mut self, gradient: &Gradient, transform: Transform) -> io::Result<()> {
        match gradient.opacity() {
            Some(alpha) => self.opacity(alpha)?,
            None => {
                let mut resources = Resources::default();
                let mut mask = Canvas::new(self.bounds, &mut resources, self.file);
                mask.lay(gradient, transform, Channels::Alpha)?;
                let out = mask.finish();
                let group = self.form(&out, &resources, Channels::Alpha)?;
                self.mask(group, MaskType::Luminosity, false)?;
            }
        }
        self.lay(gradient, transform, Channels::Color)
    }

    fn lay(
        &mut self,
        gradient: &Gradient,
        transform: Transform,
        channels: Channels,
    ) -> io::Result<()> {
        let object = gradient.write(channels, self.file)?;
        let Transform { a, b, c, d, e, f } = transform;
        for value in [a, b, c, d, e, f] {
            push_number(&mut self.out, value, 5);
        }
        let name = format!("S{}", object.get());
        self.out.extend_from_slice(format!("cm\n/{name} sh\n").as_bytes());
        self.resources.shadings.push((name, object));
        Ok(())
    }

    /// Sets how much covers what is below, unless it is all.
    pub(super) fn opacity(&mut self, alpha: u8) -> io::Result<()> {
        if alpha == u8::MAX {
            return Ok(());
        }
        let part = (f32::from(alpha) / 255.0 * 1000.0).round() / 1000.0;
        self.state(format!("A{alpha}"), |state| {
            state.non_stroking_alpha(part);
        })
    }

    /// Sets a state, which is written when it is first named so.
    pub(super) fn state(
        &mut self,
        name: String,
        set: impl FnOnce(&mut ExtGraphicsState<'_>),
    ) -> io::Result<()> {
        self.out.extend_from_slice(format!("/{name} gs\n").as_bytes());
        if !self.resources.states.iter().any(|(known, _)| *known == name) {
            let object = self.file.next();
            self.file.object(|chunk| set(&mut chunk.ext_graphics(object)))?;
            self.resources.states.push((name, object));
        }
        Ok(())
    }
}

fn rectangle([left, bottom, right, top]: [f32; 4]) -> Vec<u8> {
    let mut out = Vec::new();
    for value in [left, bottom, right - left, top - bottom] {
        push_number(&mut out, value, 1);
    }
    out.extend_from_slice(b"re\n");
    out
}

/// Writes a number with at most so many decimals, and a space.
pub(super) fn push_number(out: &mut Vec<u8>, value: f32, decimals: u32) {
    let scaled = f64::from(value) * 10_f64.powi(decimals.try_into().unwrap_or(0));
    number::push(out, scaled.round() as i64, decimals);
    out.push(b' ');
}
