//! Set lines into marks.

use std::ops::Range;

use letterpress_page::{
    ArtifactKind, Drawing, FontId, Glyph, Ink, Len, Link, Mark, Owner, Paint, Path, PlacedPicture,
    Point, Rect, Run, Size,
};

use super::collect::{Look, Text, key_air};
use super::lines::{Fit, Line, Part};
use super::{debug, emphasis};
use crate::context::Context;
use crate::flow::Flow;
use crate::text::{ShapedGlyph, Shaper, UNSCALED, Word};

/// From the top of a line's leading to its baseline: the line's letters stand in the middle.
pub(crate) fn baseline_of(size: Len, leading: Len) -> Len {
    // Capitals reach 0.65 em up and descenders 0.2 em down, whose middle is at 0.22; a little
    // more looks right since most letters have no descender.
    leading / 2 + size.scale(26, 100)
}

/// From the top of a line to its baseline, and to its foot: more where a picture needs it.
pub(crate) fn extent(line: &Line, text: &Text, leading: Len) -> (Len, Len) {
    let usual = baseline_of(text.size(), leading);
    // A picture taller than the line keeps a little of the leading above it.
    let baseline = if line.tallest > usual { line.tallest + leading / 6 } else { usual };
    (baseline, baseline + (leading - usual))
}

/// Paints a line into a flow, as a box of its own.
pub(crate) fn paint(
    line: &Line,
    text: &Text,
    (left, leading): (Len, Len),
    flow: &mut Flow,
    cx: &Context<'_>,
) {
    let (baseline, height) = extent(line, text, leading);
    let draft = flow.begin();
    paint_at(line, text, Point::new(left, baseline), &mut flow.drawing, &cx.shaper);
    let index = flow.finish(draft, height, Some(baseline));
    let body = &cx.setting.style.body;
    flow.boxes[index].is_on_grid = height == body.leading && text.size() == body.size;
    flow.boxes[index].notes.extend_from_slice(&line.notes);
    flow.boxes[index].anchors.extend_from_slice(&line.anchors);
}

/// Paints a line with its baseline beginning at a point.
pub(crate) fn paint_at(
    line: &Line,
    text: &Text,
    origin: Point,
    drawing: &mut Drawing,
    shaper: &Shaper<'_>,
) {
    if let Some(trace) = &line.trace {
        debug::draw(line, trace, text, (origin, shaper), drawing);
    }
    let left = origin.x + line.x;
    let extents = match line.levels.is_empty() {
        true => extents(line.parts.iter(), left),
        false => extents(line.left_to_right().map(|(_, part)| part), left),
    };
    for extent in &extents {
        paint_ground(extent, &text.looks[extent.look], origin.y, drawing);
    }
    let (x, y, fit) = (origin.x + line.x, origin.y, line.fit);
    let mut pen = Pen { drawing, shaper, x, y, fit, rtl: false, run: None, dots: Vec::new() };
    pen.line(line, text);
    let dots = pen.dots;
    dots.into_iter().for_each(|dot| drawing.ornament(dot));
    for extent in &extents {
        paint_lines(extent, &text.looks[extent.look], origin.y, drawing);
    }
    paint_links(&extents, text, origin.y, drawing);
}

/// A stretch of a line that has one look.
struct Extent {
    look: usize,
    from: Len,
    to: Len,
    /// The height of a picture in it.
    tall: Len,
}

fn extents<'l>(parts: impl Iterator<Item = &'l Part>, left: Len) -> Vec<Extent> {
    let mut found: Vec<Extent> = Vec::new();
    let mut x = left;
    for part in parts {
        let (look, width, tall) = match part {
            Part::Skip(width) => {
                x += *width;
                continue;
            }
            Part::Space { look, advance, .. } => (*look, *advance, Len::ZERO),
            Part::Picture { size, look, .. } => (*look, size.width, size.height),
            Part::Word { look, width, .. } => (*look, *width, Len::ZERO),
        };
        match found.last_mut() {
            Some(last) if last.look == look => {
                last.to = x + width;
                last.tall = last.tall.max(tall);
            }
            _ => found.push(Extent { look, from: x, to: x + width, tall }),
        }
        x += width;
    }
    found
}

fn paint_ground(extent: &Extent, look: &Look, baseline: Len, drawing: &mut Drawing) {
    let size = look.style.size;
    let (top, bottom) = (baseline - size.scale(78, 100), baseline + size.scale(24, 100));
    let width = extent.to - extent.from;
    if let Some(color) = look.highlight {
        drawing.ornament(Path::rect(Rect::new(extent.from, top, width, bottom - top), color));
    }
    if let Some(color) = look.key {
        let air = key_air(size) / 2;
        let rect = Rect::new(extent.from - air, top, width + air * 2, bottom - top);
        let line = Len::from_pt_thousandths(500);
        drawing.ornament(Path::rounded(rect, size.scale(20, 100), Paint::Stroke(color, line)));
    }
}

fn paint_lines(extent: &Extent, look: &Look, baseline: Len, drawing: &mut Drawing) {
    let size = look.style.size;
    let thick = size.scale(5, 100);
    let mut rule = |y| {
        let path =
            Path::rect(Rect::new(extent.from, y, extent.to - extent.from, thick), look.style.color);
        drawing.ornament(path);
    };
    if look.underline {
        rule(baseline + size.scale(12, 100));
    }
    if look.strike {
        rule(baseline - size.scale(25, 100));
    }
}

fn paint_links(extents: &[Extent], text: &Text, baseline: Len, drawing: &mut Drawing) {
    let mut last: Option<(usize, &Look)> = None;
    for extent in extents {
        let look = &text.looks[extent.look];
        let Some((target, element)) = &look.link else {
            last = None;
            continue;
        };
        let size = look.style.size;
        let top = baseline - size.scale(80, 100).max(extent.tall) - look.rise;
        let bottom = baseline + size.scale(25, 100) - look.rise;
        match last {
            Some((index, same)) if same.link == look.link => {
                let rect = &mut drawing.links[index].rect;
                let foot = (rect.origin.y + rect.size.height).max(bottom);
                rect.origin.y = rect.origin.y.min(top);
                rect.size = Size::new(extent.to - rect.origin.x, foot - rect.origin.y);
            }
            _ => {
                let rect = Rect::new(extent.from, top, extent.to - extent.from, bottom - top);
                let owner = Owner::Element(*element);
                drawing.links.push(Link { rect, target: target.clone(), owner });
                last = Some((drawing.links.len() - 1, look));
            }
        }
    }
}

/// Writes glyphs from left to right, in as few runs as there are looks.
struct Pen<'d, 's, 'a> {
    drawing: &'d mut Drawing,
    shaper: &'s Shaper<'a>,
    x: Len,
    y: Len,
    /// What the letters of the line give.
    fit: Fit,
    /// Whether what it writes is read from right to left.
    rtl: bool,
    run: Option<Run>,
    /// The dots beside emphasised squares, which are painted behind the text.
    dots: Vec<Path>,
}

impl Pen<'_, '_, '_> {
    /// Writes the parts of a line in the order in which they are read, those that run from right to
    /// left together, from left to right.
    fn line(&mut self, line: &Line, text: &Text) {
        if line.levels.is_empty() {
            for part in &line.parts {
                self.part(part, text);
            }
            return self.end();
        }
        let mut places = vec![Len::ZERO; line.parts.len()];
        let mut x = self.x;
        for (index, part) in line.left_to_right() {
            places[index] = x;
            x += part.width();
        }
        let mut from = 0;
        for run in line.levels.chunk_by(|a, b| a == b) {
            let parts = from..from + run.len();
            from = parts.end;
            self.rtl = run[0] % 2 == 1;
            self.x = places[parts.clone()].iter().copied().min().unwrap_or(x);
            let parts = &line.parts[parts];
            let first = self.drawing.marks.len();
            match self.rtl {
                true => parts.iter().rev().for_each(|part| self.part(part, text)),
                false => parts.iter().for_each(|part| self.part(part, text)),
            }
            self.end();
            // Marks stand in the order in which they are read, and these were set from the left.
            if self.rtl {
                self.drawing.marks[first..].reverse();
            }
        }
    }

    fn part(&mut self, part: &Part, text: &Text) {
        match part {
            Part::Skip(width) => self.skip(*width),
            Part::Space { look, advance, text: space } => {
                self.space(&text.looks[*look], *advance, space);
            }
            Part::Picture { id, size, look } => {
                self.end();
                let rect = Rect::new(self.x, self.y - size.height, size.width, size.height);
                let ink = Ink::Picture(PlacedPicture { picture: *id, rect });
                let look = &text.looks[*look];
                let owner = match look.is_content {
                    true => Owner::Element(look.element),
                    false => Owner::Artifact(ArtifactKind::Layout),
                };
                self.drawing.marks.push(Mark { owner, ink });
                self.x += size.width;
            }
            Part::Word { id, cut, look, text: range, hyphen, .. } => {
                let word = self.shaper.get(*id);
                let written = &text.text[range.clone()];
                self.word(word, cut, &text.looks[*look], (written, *hyphen));
            }
        }
    }

    /// Moves on, within the run if there is one.
    fn skip(&mut self, width: Len) {
        self.x += width;
        let glyphs = self.run.as_ref().map(|run| run.glyphs.start as usize);
        let last = glyphs.and_then(|first| self.drawing.glyphs[first..].last_mut());
        if let Some(glyph) = last {
            glyph.advance = glyph.advance.saturating_add(units(width));
        }
    }

    fn space(&mut self, look: &Look, advance: Len, text: &str) {
        let Some((font, glyph)) = self.shaper.space_glyph(look.instance) else {
            return self.skip(advance);
        };
        let glyph = match self.space_of_run(font, look) {
            Some(own) => own,
            None => {
                let expansion = if look.is_rigid() { 0 } else { self.fit.expansion };
                self.open((font, look.style.size), look, expansion);
                glyph
            }
        };
        self.drawing.text.push_str(text);
        let bytes = u8::try_from(text.len()).unwrap_or(u8::MAX);
        self.drawing.glyphs.push(Glyph { id: glyph, advance: units(advance), dx: 0, dy: 0, bytes });
        self.x += advance;
    }

    /// The space of a face that stands in for another one, if it has just written letters that the
    /// space belongs with. Readers that take text out of a PDF lose the space, or turn words round,
    /// where it is in another face.
    fn space_of_run(&self, usual: FontId, look: &Look) -> Option<u32> {
        let run = self.run.as_ref().filter(|run| run.font != usual)?;
        let follows_letter = self.drawing.text.chars().next_back().is_some_and(char::is_alphabetic);
        let is_like = run.color == look.style.color && run.origin.y == self.y - look.rise;
        if !follows_letter || !is_like || !self.owned_by(look) {
            return None;
        }
        let glyph = self.shaper.faces.face(run.font)?.glyph_index(' ')?;
        Some(glyph.0.into())
    }

    fn word(&mut self, word: &Word, cut: &Range<usize>, look: &Look, (text, hyphen): (&str, bool)) {
        let size = look.style.size;
        let fit = self.fit.of(word, look);
        let tracking = look.style.tracking + size.scale(fit.tracking, 10_000);
        let mut segments = word.segments.iter();
        while let Some(segment) = if word.rtl { segments.next_back() } else { segments.next() } {
            let inside = |cluster: u32| cut.contains(&(cluster as usize));
            let Some(first) = segment.glyphs.iter().position(|g| inside(g.cluster)) else {
                continue;
            };
            let count = segment.glyphs[first..].iter().take_while(|g| inside(g.cluster)).count();
            let drawn = match segment.scale {
                UNSCALED => size,
                scale => size.scale(scale, UNSCALED),
            };
            self.open((segment.font, drawn), look, fit.expansion);
            let (scale, em) = (1_000 + fit.expansion, segment.em * 1_000);
            let glyphs = &segment.glyphs[first..first + count];
            let segment_end = (segment.text.end as usize).min(cut.end);
            for (index, glyph) in glyphs.iter().enumerate() {
                let start = glyph.cluster as usize;
                let again = index > 0 && glyphs[index - 1].cluster == glyph.cluster;
                let next = match word.rtl {
                    true => clusters(&glyphs[..index]).rev().find(|&c| c > start),
                    false => clusters(&glyphs[index + 1..]).find(|&c| c > start),
                };
                let end = next.unwrap_or(segment_end);
                // The hyphen that a break has added stands behind the text that was written.
                let (from, to) = (start - cut.start, (end - cut.start).min(text.len()));
                let cluster = match text.get(from..to) {
                    _ if again => "",
                    Some(cluster) if from < text.len() => cluster,
                    _ if hyphen => "\u{ad}",
                    _ => "",
                };
                let across = |value: i32| size.scale(i64::from(value) * scale, em);
                let mut advance = across(glyph.advance);
                if glyph.advance != 0 {
                    advance += tracking;
                }
                if look.emphasis && cluster.chars().any(emphasis::has_dot) {
                    let center = Point::new(self.x + advance / 2, self.y - look.rise);
                    let below = emphasis::stands_below(self.shaper.tag(look.lang));
                    self.dots.push(emphasis::dot(center, &look.style, below));
                }
                self.drawing.text.push_str(cluster);
                let bytes = u8::try_from(cluster.len()).expect("words are shaped in short parts");
                let id = glyph.id;
                let dx = units(across(glyph.dx));
                let dy = units(size.scale(i64::from(glyph.dy), segment.em));
                self.drawing.glyphs.push(Glyph { id, advance: units(advance), dx, dy, bytes });
                self.x += advance;
            }
        }
    }

    /// Goes on in the open run if it looks the same, else begins another.
    fn open(&mut self, (font, size): (FontId, Len), look: &Look, expansion: i64) {
        let scale = u16::try_from(1_000 + expansion).unwrap_or(1_000);
        let same = self.run.as_ref().is_some_and(|run| {
            (run.font, run.size, run.scale) == (font, size, scale) && run.color == look.style.color
        });
        let y = self.y - look.rise;
        if same && self.run.as_ref().is_some_and(|run| run.origin.y == y) && self.owned_by(look) {
            return;
        }
        self.end();
        let glyphs = length(self.drawing.glyphs.len());
        let text = length(self.drawing.text.len());
        let run = Run {
            font,
            size,
            color: look.style.color,
            origin: Point::new(self.x, y),
            scale,
            glyphs: glyphs..glyphs,
            text: text..text,
            rtl: self.rtl,
        };
        // The mark is put down at once, its ends filled in when the run is over.
        let owner = Owner::Element(look.element);
        self.drawing.marks.push(Mark { owner, ink: Ink::Text(run.clone()) });
        self.run = Some(run);
    }

    fn owned_by(&self, look: &Look) -> bool {
        self.drawing.marks.last().is_some_and(|mark| mark.owner == Owner::Element(look.element))
    }

    fn end(&mut self) {
        if self.run.take().is_none() {
            return;
        }
        let (glyphs, text) = (length(self.drawing.glyphs.len()), length(self.drawing.text.len()));
        if let Some(Mark { ink: Ink::Text(run), .. }) = self.drawing.marks.last_mut() {
            run.glyphs.end = glyphs;
            run.text.end = text;
        }
    }
}

/// The clusters of glyphs.
fn clusters(glyphs: &[ShapedGlyph]) -> impl DoubleEndedIterator<Item = usize> + '_ {
    glyphs.iter().map(|glyph| glyph.cluster as usize)
}

fn units(len: Len) -> i32 {
    i32::try_from(len.units()).unwrap_or(if len < Len::ZERO { i32::MIN } else { i32::MAX })
}

fn length(count: usize) -> u32 {
    u32::try_from(count).expect("a drawing holds less than 4 GiB of text and glyphs")
}
