use std::borrow::Cow;
use std::ops::Range;

use letterpress_page::{Drawing, Glyph, Len, Run};

use super::pen::Pen;
use super::{Content, Standing, Tagging, number};
use crate::file::Ids;
use crate::font::{Coded, Face, Resource};
use crate::words::words;

/// How many glyphs in a run are looked at for two neighbours with the same spacing.
const PROBE: usize = 12;

/// A mark that is moved by more than this part of the em is read with its letter.
const MOVED: i64 = 20;

/// A run with its glyphs and its text.
pub(super) struct Line<'p> {
    run: &'p Run,
    glyphs: &'p [Glyph],
    text: &'p [u8],
}

impl<'p> Line<'p> {
    /// A run of a drawing; empty where its ranges are none.
    pub(super) fn of(drawing: &'p Drawing, run: &'p Run) -> Self {
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        Self {
            run,
            glyphs: drawing.glyphs.get(range(&run.glyphs)).unwrap_or_default(),
            text: drawing.text.as_bytes().get(range(&run.text)).unwrap_or_default(),
        }
    }

    /// Whether it has no glyphs.
    pub(super) fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The cluster that begins at a glyph and a byte, with marks that are moved onto it; the last one
    /// has what is left of the text.
    fn cluster(&self, glyph: usize, byte: usize) -> Cluster {
        let (mut end, mut stop) = (glyph + 1, byte + usize::from(self.glyphs[glyph].bytes));
        while let Some(next) = self.glyphs.get(end) {
            if next.bytes > 0 && !self.is_moved(next) {
                break;
            }
            stop += usize::from(next.bytes);
            end += 1;
        }
        if end == self.glyphs.len() {
            stop = self.text.len();
        }
        Cluster { glyphs: glyph..end, bytes: byte..self.text.len().min(stop) }
    }

    /// Whether a glyph is a mark that is set aside of where the pen stands. By the gap that is left
    /// some readers take it for the beginning of a word, unless it is read with its letter.
    fn is_moved(&self, glyph: &Glyph) -> bool {
        glyph.advance == 0 && i64::from(glyph.dx.unsigned_abs()) * MOVED > self.run.size.units()
    }
}

/// How glyphs will be read that stand for a part of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As that part.
    Own,
    /// Each as its share of it, but parted by readers that go by where glyphs stand.
    InParts,
    /// As something else.
    None,
}

/// Glyphs that stand for a part of the text together.
struct Cluster {
    glyphs: Range<usize>,
    bytes: Range<usize>,
}

/// The operand of a `Tj` or `TJ` in the making (ISO 32000-2 §9.4.3).
#[derive(Default)]
struct Show {
    /// Where it begins, once it does: at the end of the line before, which an array takes over.
    start: Option<usize>,
    in_string: bool,
    is_array: bool,
}

impl Content {
    /// Writes a run of glyphs (ISO 32000-2 §9.4).
    pub(super) fn text(
        &mut self,
        line: &Line<'_>,
        face: &mut Face,
        tagging: Option<(&mut Tagging<'_>, Standing)>,
        ids: &mut Ids,
    ) {
        let mut pen = Pen::new(line.run);
        self.fill_with(line.run.color);
        self.scale(pen.scale);
        self.spacing(line, face, &mut pen);
        let at = self.place(line.run.origin);
        self.pair((at.0 - self.state.line.0, at.1 - self.state.line.1));
        self.operator(b"Td");
        self.state.line = at;
        let show = Show::default();
        let mut writer =
            Writer { content: self, pen, line, face, tagging, in_span: false, ids, show };
        writer.clusters();
    }

    fn scale(&mut self, scale: u16) {
        let wanted = (scale != 1000).then_some(scale);
        if self.state.scale != wanted {
            self.state.scale = wanted;
            self.number(i64::from(scale), 1);
            self.operator(b"Tz");
        }
    }

    /// Sets the spacing of words to that of the first space of the line, and the spacing of
    /// letters to what most of them have in common (ISO 32000-2 §9.3.2, §9.3.3).
    fn spacing(&mut self, line: &Line<'_>, face: &Face, pen: &mut Pen) {
        let char_space = tracking(line.glyphs, face, pen);
        let space = face.space();
        let first = |glyph: &&Glyph| Some(glyph.id) == space && glyph.advance != 0;
        let word_space = line.glyphs.iter().find(first).map_or(self.state.word_space, |glyph| {
            pen.excess(glyph.advance, face.width(glyph.id)) - char_space
        });
        if self.state.char_space != char_space {
            self.state.char_space = char_space;
            self.number(char_space, 3);
            self.operator(b"Tc");
        }
        if self.state.word_space != word_space {
            self.state.word_space = word_space;
            self.number(word_space, 3);
            self.operator(b"Tw");
        }
        pen.space(word_space, char_space);
    }

    fn font(&mut self, font: Resource, size: i64) {
        if !self.fonts.contains(&font) {
            self.fonts.push(font);
        }
        self.state.font = Some((font, size));
        font.push_name(&mut self.bytes);
        self.bytes.push(b' ');
        self.number(size, 3);
        self.operator(b"Tf");
    }
}

/// The spacing that more than half of the glyphs have beyond their own width, in thousandths of
/// a point; two neighbours near the start must have it already.
fn tracking(glyphs: &[Glyph], face: &Face, pen: &Pen) -> i64 {
    let excess = |glyph: &Glyph| pen.excess(glyph.advance, face.width(glyph.id));
    let mut last = 0;
    for glyph in glyphs.iter().take(PROBE) {
        let this = excess(glyph);
        if this != 0 && (this - last).abs() <= 1 {
            let like = glyphs.iter().filter(|glyph| (excess(glyph) - this).abs() <= 1).count();
            return if like * 2 > glyphs.len() { this } else { 0 };
        }
        last = this;
    }
    0
}

/// What it takes to write the glyphs of a line.
struct Writer<'w, 't> {
    content: &'w mut Content,
    pen: Pen,
    line: &'w Line<'w>,
    face: &'w mut Face,
    tagging: Option<(&'w mut Tagging<'t>, Standing)>,
    in_span: bool,
    ids: &'w mut Ids,
    show: Show,
}

impl Writer<'_, '_> {
    /// Writes all clusters. Those that their glyphs would be read as something else stand in a
    /// span with their true text (ISO 32000-2 §14.9.4).
    fn clusters(&mut self) {
        let (mut glyph, mut byte) = if self.line.run.rtl { (0, 0) } else { self.plain() };
        while glyph < self.line.glyphs.len() {
            let mut cluster = self.line.cluster(glyph, byte);
            let reading = self.reads(&cluster);
            if reading == Reading::Own {
                self.glyphs(cluster.glyphs.clone());
            } else if self.line.run.rtl {
                let text = self.turned(&cluster);
                self.span(cluster.glyphs.clone(), &text);
            } else {
                let mut last = reading;
                while cluster.glyphs.end < self.line.glyphs.len() && last != Reading::Own {
                    let next = self.line.cluster(cluster.glyphs.end, cluster.bytes.end);
                    last = self.reads(&next);
                    let is_space = self.line.text[next.bytes.clone()].starts_with(b" ");
                    let goes_on = match reading {
                        // Poppler takes a span to end where its last glyph does, and would part what
                        // follows a mark that is set aside: so a whole letter ends the span.
                        Reading::InParts => last != Reading::None && !is_space,
                        _ => last == Reading::None,
                    };
                    if !goes_on {
                        break;
                    }
                    cluster = next;
                }
                let text = String::from_utf8_lossy(&self.line.text[byte..cluster.bytes.end]);
                self.span(glyph..cluster.glyphs.end, &text);
            }
            (glyph, byte) = (cluster.glyphs.end, cluster.bytes.end);
        }
        self.end_show();
    }

    /// Writes glyphs for as long as each stands for a part of the text of its own and will be read
    /// as that, which nearly all do; the glyph and the byte that come next.
    fn plain(&mut self) -> (usize, usize) {
        let (glyphs, text) = (self.line.glyphs, self.line.text);
        let mut byte = 0;
        for (index, pair) in glyphs.windows(2).enumerate() {
            let end = byte + usize::from(pair[0].bytes);
            let Some(own) = text.get(byte..end).filter(|_| pair[1].bytes > 0) else {
                return (index, byte);
            };
            if self.line.is_moved(&pair[1]) {
                return (index, byte);
            }
            if self.is_rearranged(pair[0].id, own)
                || !self.face.code(pair[0].id, Some(own), self.ids)
            {
                return (index, byte);
            }
            self.glyph(&pair[0]);
            byte = end;
        }
        (glyphs.len() - 1, byte)
    }

    /// Whether a text is a letter or a mark of a script that moves them about, and the glyph is not
    /// the one that the face has for it but another form, which will stand for more elsewhere.
    /// mupdf takes what the glyphs in a span read as for a part of the span's text, and would lose
    /// the rest of it.
    fn is_rearranged(&self, glyph: u32, text: &[u8]) -> bool {
        let &[0xe0 | 0xe1, ..] = text else { return false };
        let mut chars = std::str::from_utf8(text).unwrap_or_default().chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { return false };
        matches!(c, '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
            && !self.face.stands_for(glyph, c)
    }

    /// How a cluster will be read. Its glyphs have codes from then on, but for those of several in a
    /// run from right to left.
    fn reads(&mut self, cluster: &Cluster) -> Reading {
        let glyphs = &self.line.glyphs[cluster.glyphs.clone()];
        let text = &self.line.text[cluster.bytes.clone()];
        if let [glyph] = glyphs {
            if self.is_rearranged(glyph.id, text) {
                self.face.code(glyph.id, None, self.ids);
                self.learn(glyphs, text);
                return Reading::None;
            }
            let reads = self.face.code(glyph.id, Some(text), self.ids);
            let reads = reads && !(self.line.run.rtl && is_long(text));
            return if reads { Reading::Own } else { Reading::None };
        }
        match !self.line.run.rtl && self.code_parts(glyphs, text) {
            true => Reading::InParts,
            false => Reading::None,
        }
    }

    /// Gives the glyphs of a cluster from left to right their codes: those that stand for a part of
    /// the text by themselves read as that part. Whether all do.
    fn code_parts(&mut self, glyphs: &[Glyph], text: &[u8]) -> bool {
        let (mut byte, mut all) = (0, true);
        for (index, glyph) in glyphs.iter().enumerate() {
            let end = byte + usize::from(glyph.bytes);
            let is_alone = glyphs.get(index + 1).is_none_or(|next| next.bytes > 0);
            let own = text.get(byte..end).filter(|own| is_alone && !own.is_empty());
            let own = own.filter(|own| !self.is_rearranged(glyph.id, own));
            all &= self.face.code(glyph.id, own, self.ids);
            byte = end;
        }
        if !all {
            self.learn(glyphs, text);
        }
        all
    }

    fn learn(&mut self, glyphs: &[Glyph], text: &[u8]) {
        self.face.learn(glyphs.iter().map(|glyph| glyph.id), text);
    }

    /// The text of a cluster from right to left, turned round: poppler, mupdf and pdfium turn
    /// lines round character by character, and what stands in spans too. Its glyphs have codes
    /// from then on.
    ///
    /// Where each glyph stands for one of the characters, as those of a letter and its points do,
    /// the text is in their order, which the shaper may have changed among points. mupdf, which
    /// compares it with what the glyphs read as, would double a letter otherwise.
    fn turned(&mut self, cluster: &Cluster) -> String {
        let glyphs = &self.line.glyphs[cluster.glyphs.clone()];
        let text = String::from_utf8_lossy(&self.line.text[cluster.bytes.clone()]);
        let text: Vec<char> = text.chars().rev().collect();
        let characters = self.spell(glyphs, &text);
        for (index, glyph) in glyphs.iter().enumerate().filter(|_| glyphs.len() > 1) {
            let text = characters.as_ref().map(|characters| characters[index].to_string());
            self.face.code(glyph.id, text.as_ref().map(String::as_bytes), self.ids);
        }
        if characters.is_none() {
            self.learn(glyphs, &self.line.text[cluster.bytes.clone()]);
        }
        characters.unwrap_or(text).into_iter().collect()
    }

    /// The characters that glyphs stand for, if they stand for one each: all but one must be what
    /// the face has for a character, and that one may be a form of it.
    fn spell(&self, glyphs: &[Glyph], text: &[char]) -> Option<Vec<char>> {
        let mut left = text.to_vec();
        let mut own = |glyph: &Glyph| {
            let at = left.iter().position(|&c| self.face.stands_for(glyph.id, c))?;
            Some(left.remove(at))
        };
        let own: Vec<Option<char>> = glyphs.iter().map(&mut own).collect();
        let is_spelled = glyphs.len() == text.len() && left.len() <= 1;
        let form = left.first().copied();
        own.into_iter().map(|own| own.or(form)).collect::<Option<_>>().filter(|_| is_spelled)
    }

    /// Writes glyphs as a span with their true text. In tagged text it is a sequence of its own
    /// between two others, since poppler takes the end of a span for that of what is around it.
    fn span(&mut self, glyphs: Range<usize>, text: &str) {
        if self.content.open.as_ref().is_some_and(|open| open.is_spelled) {
            return self.glyphs(glyphs);
        }
        self.end_show();
        let text = match &self.tagging {
            Some(((tags, _), _)) => words(text, tags.version()),
            None => Cow::Borrowed(text),
        };
        let number = match &mut self.tagging {
            Some((tagging, standing)) => self.content.part(tagging, *standing),
            None => None,
        };
        let out = &mut self.content.bytes;
        out.extend_from_slice(b"/Span<<");
        if let Some(number) = number {
            out.extend_from_slice(format!("/MCID {number}").as_bytes());
        }
        out.extend_from_slice(b"/ActualText");
        push_text(out, &text);
        self.content.operator(b">>BDC");
        self.in_span = true;
        self.glyphs(glyphs);
        self.in_span = false;
        self.end_show();
        self.content.operator(b"EMC");
    }

    fn glyphs(&mut self, range: Range<usize>) {
        let glyphs = self.line.glyphs;
        glyphs[range].iter().for_each(|glyph| self.glyph(glyph));
    }

    fn glyph(&mut self, glyph: &Glyph) {
        if self.content.open.is_none()
            && !self.in_span
            && let Some((tagging, standing)) = &mut self.tagging
        {
            self.content.tag(*standing, || None, Some(tagging));
        }
        let coded = *self.face.coded(glyph.id);
        let rise =
            if glyph.dy == 0 { 0 } else { number::hundredths(Len::from_units(glyph.dy.into())) };
        if self.content.state.font != Some((coded.font, self.pen.size)) {
            self.end_show();
            self.content.font(coded.font, self.pen.size);
        }
        if self.content.state.rise != rise {
            self.end_show();
            self.content.state.rise = rise;
            self.content.number(rise, 2);
            self.content.operator(b"Ts");
        }
        if let Some(steps) = self.pen.adjust(glyph) {
            self.adjust(steps);
        }
        self.string();
        push_code(&mut self.content.bytes, &coded);
        self.pen.pass(glyph, &coded);
    }

    /// Goes on in a string.
    fn string(&mut self) {
        if !self.show.in_string {
            self.show.in_string = true;
            let out = &mut self.content.bytes;
            self.show.start.get_or_insert(out.len() - 1);
            out.push(b'(');
        }
    }

    /// Puts a number between strings.
    fn adjust(&mut self, steps: i64) {
        let out = &mut self.content.bytes;
        if self.show.in_string {
            out.push(b')');
        }
        let start = *self.show.start.get_or_insert(out.len() - 1);
        out[start] = b'[';
        self.show = Show { start: Some(start), in_string: false, is_array: true };
        number::push(out, steps, self.pen.decimals);
    }

    fn end_show(&mut self) {
        let show = std::mem::take(&mut self.show);
        if show.in_string {
            self.content.bytes.push(b')');
        }
        if show.start.is_some() {
            self.content.operator(if show.is_array { b"]TJ" } else { b"Tj" });
        }
    }
}

/// Whether a text has more than one character.
fn is_long(text: &[u8]) -> bool {
    String::from_utf8_lossy(text).chars().nth(1).is_some()
}

/// Writes the bytes of a code in a literal string (ISO 32000-2 §7.3.4.2).
fn push_code(out: &mut Vec<u8>, coded: &Coded) {
    let [high, low] = coded.code.to_be_bytes();
    if coded.is_pair {
        push_byte(out, high);
    }
    push_byte(out, low);
}

fn push_byte(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\r' => out.extend_from_slice(b"\\r"),
        _ => out.push(byte),
    }
}

/// Writes a text string: in ASCII where it is that, else in UTF-16 and hexadecimal digits (ISO 32000-2
/// §7.9.2.2).
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.push(b'(');
        text.bytes().for_each(|byte| push_byte(out, byte));
        return out.push(b')');
    }
    out.extend_from_slice(b"<FEFF");
    for unit in text.encode_utf16() {
        out.extend_from_slice(format!("{unit:04X}").as_bytes());
    }
    out.push(b'>');
}
