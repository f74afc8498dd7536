use std::io::{self, Write};

use pdf_writer::types::{BlendMode, MaskType};
use pdf_writer::writers::{ExponentialFunction, Group};
use pdf_writer::{Finish, Name, Rect, Ref};
use ttf_parser::RgbaColor;
use ttf_parser::colr::CompositeMode;

use super::canvas::Canvas;
use super::paint::{Fill, Node};
use super::shading::Channels;
use crate::font::type3::Resources;

/// How two paintings are put together (OpenType, COLR, format 32).
impl<W: Write> Canvas<'_, W> {
    /// What a mode makes of a source over a backdrop. Neither sees the page below them.
    pub(super) fn compose(
        &mut self,
        mode: CompositeMode,
        source: &[Node],
        backdrop: &[Node],
    ) -> io::Result<()> {
        match mode {
            CompositeMode::Clear => Ok(()),
            CompositeMode::Source => self.paint(source),
            CompositeMode::Destination => self.paint(backdrop),
            CompositeMode::SourceOver => {
                self.paint(backdrop)?;
                self.paint(source)
            }
            CompositeMode::DestinationOver => {
                self.paint(source)?;
                self.paint(backdrop)
            }
            CompositeMode::SourceIn => self.cut(source, backdrop, false),
            CompositeMode::DestinationIn => self.cut(backdrop, source, false),
            CompositeMode::SourceOut => self.cut(source, backdrop, true),
            CompositeMode::DestinationOut => self.cut(backdrop, source, true),
            CompositeMode::SourceAtop => {
                self.paint(backdrop)?;
                self.cut(source, backdrop, false)
            }
            CompositeMode::DestinationAtop => {
                self.paint(source)?;
                self.cut(backdrop, source, false)
            }
            CompositeMode::Xor => {
                self.cut(source, backdrop, true)?;
                self.cut(backdrop, source, true)
            }
            mode => self.blend(blend_mode(mode), source, backdrop),
        }
    }

    /// Paints what of a painting is where another one is, or is not.
    fn cut(&mut self, what: &[Node], by: &[Node], outside: bool) -> io::Result<()> {
        self.out.extend_from_slice(b"q ");
        match by {
            // This is how faces write that a whole group shines through.
            [Node::Fill(None, Fill::Solid(RgbaColor { alpha, .. }) | Fill::Ink(alpha))] => {
                self.opacity(if outside { u8::MAX - alpha } else { *alpha })?;
            }
            by => {
                let group = self.group(by)?;
                self.mask(group, MaskType::Alpha, outside)?;
            }
        }
        let group = self.group(what)?;
        self.show(group);
        self.out.extend_from_slice(b"Q\n");
        Ok(())
    }

    /// Blends a source with a backdrop, and only then with the page.
    fn blend(&mut self, mode: BlendMode, source: &[Node], backdrop: &[Node]) -> io::Result<()> {
        let mut resources = Resources::default();
        let mut inside = Canvas::new(self.bounds, &mut resources, self.file);
        inside.paint(backdrop)?;
        let group = inside.group(source)?;
        inside.out.extend_from_slice(b"q ");
        inside.state(format!("{mode:?}"), |state| {
            state.blend_mode(mode);
        })?;
        inside.show(group);
        inside.out.extend_from_slice(b"Q\n");
        let out = inside.finish();
        let group = self.form(&out, &resources, Channels::Color)?;
        self.show(group);
        Ok(())
    }

    /// Writes nodes as a group (ISO 32000-2 §11.6.6).
    fn group(&mut self, nodes: &[Node]) -> io::Result<Ref> {
        let mut resources = Resources::default();
        let mut inside = Canvas::new(self.bounds, &mut resources, self.file);
        inside.paint(nodes)?;
        let out = inside.finish();
        self.form(&out, &resources, Channels::Color)
    }

    /// Writes operators as a group that has no backdrop.
    pub(super) fn form(
        &mut self,
        out: &[u8],
        resources: &Resources,
        space: Channels,
    ) -> io::Result<Ref> {
        let object = self.file.next();
        let [left, bottom, right, top] = self.bounds;
        self.file.compressed(object, out, |stream| {
            stream.pair(Name(b"Type"), Name(b"XObject"));
            stream.pair(Name(b"Subtype"), Name(b"Form"));
            stream.pair(Name(b"BBox"), Rect::new(left, bottom, right, top));
            let mut group = stream.insert(Name(b"Group")).start::<Group<'_>>();
            group.transparency().isolated(true).pair(Name(b"CS"), space.space());
            group.finish();
            resources.write(stream.insert(Name(b"Resources")).start());
        })?;
        Ok(object)
    }

    /// Sets a group as the mask (ISO 32000-2 §11.6.5.1) of what comes next, or its contrary.
    pub(super) fn mask(&mut self, group: Ref, kind: MaskType, contrary: bool) -> io::Result<()> {
        let function = contrary.then(|| self.file.next());
        if let Some(function) = function {
            self.file.object(|chunk| {
                let mut function = chunk.indirect(function).start::<ExponentialFunction<'_>>();
                function.domain([0.0, 1.0]).c0([1.0]).c1([0.0]).n(1.0);
            })?;
        }
        self.state(format!("M{}", group.get()), |state| {
            let mut mask = state.soft_mask();
            mask.subtype(kind).group(group);
            if let Some(function) = function {
                mask.transfer_function(function);
            }
        })
    }

    fn show(&mut self, object: Ref) {
        let name = format!("X{}", object.get());
        self.out.extend_from_slice(format!("/{name} Do\n").as_bytes());
        self.resources.x_objects.push((name, object));
    }
}

/// The way to blend of a mode that is one. Sums, which PDF doesn't have, are screened, which is
/// never darker than either.
fn blend_mode(mode: CompositeMode) -> BlendMode {
    match mode {
        CompositeMode::Plus | CompositeMode::Screen => BlendMode::Screen,
        CompositeMode::Overlay => BlendMode::Overlay,
        CompositeMode::Darken => BlendMode::Darken,
        CompositeMode::Lighten => BlendMode::Lighten,
        CompositeMode::ColorDodge => BlendMode::ColorDodge,
        CompositeMode::ColorBurn => BlendMode::ColorBurn,
        CompositeMode::HardLight => BlendMode::HardLight,
        CompositeMode::SoftLight => BlendMode::SoftLight,
        CompositeMode::Difference => BlendMode::Difference,
        CompositeMode::Exclusion => BlendMode::Exclusion,
        CompositeMode::Multiply => BlendMode::Multiply,
        CompositeMode::Hue => BlendMode::Hue,
        CompositeMode::Saturation => BlendMode::Saturation,
        CompositeMode::Color => BlendMode::Color,
        CompositeMode::Luminosity => BlendMode::Luminosity,
        _ => BlendMode::Normal,
    }
}
