//! Chosen breaks into lines, every part of them in its place.

use std::ops::Range;

use letterpress_break::{Adjustment, Breaks, Glue, Item, Order};
use letterpress_page::{DestinationId, Len, PictureId, Size};
use letterpress_parse::document::Align;
use letterpress_source::{Code, Diagnostic};

use super::collect::{Look, Object, Text};
use super::debug::Trace;
use super::items::{Atom, List, fit};
use super::{Manner, bidi, edges};
use crate::context::Context;
use crate::text::{Elastic, Extent, Shaper, Word, WordId};

/// A line of a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// From the left of the measure to its leftmost part.
    pub(crate) x: Len,
    /// In the order in which they are read.
    pub(crate) parts: Vec<Part>,
    /// Which way each part runs (UAX #9); empty where all run from left to right.
    pub(crate) levels: Vec<u8>,
    /// The tallest picture in it.
    pub(crate) tallest: Len,
    /// The footnotes that it refers to.
    pub(crate) notes: Vec<usize>,
    pub(crate) anchors: Vec<DestinationId>,
    /// What its letters give.
    pub(crate) fit: Fit,
    /// What is drawn over it where the layout is to be seen.
    pub(crate) trace: Option<Box<Trace>>,
}

impl Line {
    /// The width of what stands in it before a byte of its text.
    pub(crate) fn width_before(&self, byte: usize, text: &Text, shaper: &Shaper<'_>) -> Len {
        let (mut width, mut at) = (Len::ZERO, 0);
        for part in &self.parts {
            match part {
                Part::Word { text: range, .. } if range.start >= byte => return width,
                Part::Word { id, cut, look, text: range, width: whole, .. } => {
                    let Look { style, .. } = &text.looks[*look];
                    let to = |end| shaper.get(*id).width_to(end, style.size, style.tracking);
                    width += if range.end <= byte {
                        *whole
                    } else {
                        to(cut.start + byte - range.start) - to(cut.start)
                    };
                    at = range.end;
                }
                Part::Space { .. } if at >= byte => return width,
                Part::Space { advance, text, .. } => {
                    width += *advance;
                    at += text.len();
                }
                Part::Skip(advance) => width += *advance,
                Part::Picture { size, .. } => width += size.width,
            }
        }
        width
    }

    /// Its parts and their places among those that are read, as they stand from left to right.
    pub(crate) fn left_to_right(&self) -> impl Iterator<Item = (usize, &Part)> {
        let order = match self.levels.as_slice() {
            [] => Vec::new(),
            levels => bidi::visual_order(levels),
        };
        (0..self.parts.len()).map(move |place| {
            let index = order.get(place).copied().unwrap_or(place);
            (index, &self.parts[index])
        })
    }

    /// Whether it ends in the middle of a word.
    pub(crate) fn ends_in_hyphen(&self) -> bool {
        matches!(self.parts.last(), Some(Part::Word { hyphen: true, .. }))
    }
}

/// What the letters of a line give so that it fits; the same for all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fit {
    /// By how many thousandths they are made wider.
    pub(crate) expansion: i64,
    /// By how many 1/10,000 em they are moved apart.
    pub(crate) tracking: i64,
}

impl Fit {
    fn chosen(line: &letterpress_break::Line) -> Self {
        Self { expansion: line.expansion.into(), tracking: line.tracking.into() }
    }

    /// What letters of a word in a look give of it.
    pub(crate) fn of(self, word: &Word, look: &Look) -> Self {
        let Elastic { expands, spaced } = word.elastic;
        let may = !look.is_rigid();
        Self {
            expansion: if may && expands { self.expansion } else { 0 },
            tracking: if may && spaced { self.tracking } else { 0 },
        }
    }

    /// The width of letters that are so wide, so many and so large.
    fn width(self, extent: Extent, size: Len) -> Len {
        let expansion = extent.width.scale(self.expansion, 1_000);
        extent.width + expansion + size.scale(self.tracking * extent.letters, 10_000)
    }
}

/// A part of a line.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// White space without a character.
    Skip(Len),
    /// Glyphs of a shaped word: those of its bytes `cut`.
    Word {
        id: WordId,
        cut: Range<usize>,
        look: usize,
        text: Range<usize>,
        hyphen: bool,
        width: Len,
    },
    /// A space, of no width where the line ends in it.
    Space { look: usize, advance: Len, text: &'static str },
    /// A picture.
    Picture { id: PictureId, size: Size, look: usize },
}

impl Part {
    /// The room that it takes.
    pub(crate) fn width(&self) -> Len {
        match self {
            Self::Skip(width) | Self::Word { width, .. } => *width,
            Self::Space { advance, .. } => *advance,
            Self::Picture { size, .. } => size.width,
        }
    }
}

/// Sets the lines that were chosen.
pub(crate) fn set(
    text: &Text,
    list: &List,
    breaks: &Breaks,
    (manner, measure): (&Manner, Len),
    cx: &mut Context<'_>,
) -> Vec<Line> {
    let mut setter = Setter { text, list, manner, measure, before: Before::default(), cx };
    breaks.lines.iter().map(|line| setter.line(line)).collect()
}

/// Words that a line of running text seldom has more of.
const USUAL_WORDS: usize = 16;

/// More than this beyond the measure counts as overfull: a hair that nobody sees.
const HAIR: Len = Len::from_pt_thousandths(100);

struct Setter<'t, 'c, 'a> {
    text: &'t Text,
    list: &'t List,
    manner: &'t Manner,
    measure: Len,
    /// How the line before was set.
    before: Before,
    cx: &'c mut Context<'a>,
}

/// How a line was set, for a last line to look like it.
#[derive(Clone, Copy, Default)]
struct Before {
    fit: Fit,
    /// What its spaces gave, and of how much.
    spaces: (i64, i64),
}

/// What the spaces of a line gain, or lose below nothing, and of how much.
pub(super) fn given(line: &letterpress_break::Line) -> (i64, i64) {
    match line.adjustment {
        Adjustment::Stretch { short, total, order: Order::Normal } => (short, total),
        Adjustment::Shrink { over, total } => (-over, total),
        Adjustment::Stretch { .. } | Adjustment::Natural => (0, 1),
    }
}

impl Before {
    /// Without the spacing of letters, which is for lines that need it.
    fn of(line: &letterpress_break::Line) -> Self {
        Self { fit: Fit { tracking: 0, ..Fit::chosen(line) }, spaces: given(line) }
    }

    /// Sets the spaces of a last line like those above it, but by no more than half of what they
    /// give: it should look like its neighbour, not repeat its faults.
    fn space(self, draft: &mut Draft, short: Len) {
        let (given, total) = self.spaces;
        let given = given.clamp(-total / 2, total / 2);
        let gives = |glue: &Glue| if given > 0 { glue.stretch.amount } else { glue.shrink };
        let all = Len::from_units(draft.glues.iter().map(|(_, glue)| gives(glue)).sum());
        let change = all.scale(given, total.max(1)).min(short);
        share(&mut draft.line.parts, &draft.glues, change, gives);
    }
}

/// What a line is made of before its glue is set.
#[derive(Default)]
struct Draft {
    line: Line,
    natural: Len,
    /// The part, stretch and shrink of each glue.
    glues: Vec<(usize, Glue)>,
    /// Whether it need not reach to the end of the measure.
    filled: bool,
    start: Option<usize>,
}

impl Draft {
    /// The width of its parts as they stand.
    fn width(&self) -> Len {
        self.line.parts.iter().map(Part::width).sum()
    }
}

impl Setter<'_, '_, '_> {
    fn line(&mut self, line: &letterpress_break::Line) -> Line {
        let range = line.start..line.end;
        let fit = Fit::chosen(line);
        // A last line that is long enough to be compared with the one above it is set like that
        // one, if it then still fits.
        let is_last = self.list.ends_filled(&range);
        let is_long = self.manner.justify && line.width > line.measure / 4 * 3;
        let alike = if is_long { self.before } else { Before::default() };
        let mut draft = self.draft(range.clone(), if is_last { alike.fit } else { fit });
        if is_last && draft.natural > self.measure {
            draft = self.draft(range, fit);
        }
        self.justify(&mut draft, alike);
        // What stands beside the text has no measure of its own.
        if self.cx.setting.debug && self.measure <= self.cx.setting.style.page.measure() {
            draft.line.trace = Some(Box::new(self.trace(line, &draft.line)));
        }
        self.close(line.end, &mut draft);
        self.level_ends(&mut draft);
        self.before = if is_last { Before::default() } else { Before::of(line) };
        draft.line
    }

    /// What is known of a line and the places within its words where it might have ended.
    fn trace(&mut self, chosen: &letterpress_break::Line, line: &Line) -> Trace {
        let mut trace = Trace::of(chosen, self.cx);
        for atom in &self.list.atoms[chosen.start..chosen.end] {
            let Atom::Point { word, at, .. } = *atom else { continue };
            let used = &self.list.words[word];
            let byte = used.range.start + at;
            let parts = line.parts.iter().enumerate();
            let found = parts.filter_map(|(index, part)| match part {
                Part::Word { cut, text, .. } if text.contains(&byte) => {
                    Some((index, cut.start + byte - text.start))
                }
                _ => None,
            });
            trace.points.extend(found);
        }
        trace
    }

    /// A line with its parts, its glue not yet set.
    fn draft(&mut self, range: Range<usize>, fit: Fit) -> Draft {
        let mut draft = Draft::default();
        draft.line.fit = fit;
        // A line of text has a dozen words and as many spaces.
        draft.line.parts.reserve(2 * USUAL_WORDS);
        draft.glues.reserve(USUAL_WORDS);
        let mut at = range.start;
        while at < range.end {
            let before = draft.line.parts.len();
            let level = self.level(at);
            at = self.part(at, range.end, &mut draft);
            if let Some(level) = level {
                draft.line.levels.resize(draft.line.parts.len().max(before), level);
            }
        }
        draft
    }

    /// Which way what stands at an item runs, where anything runs from right to left.
    fn level(&self, at: usize) -> Option<u8> {
        let levels = self.list.levels.as_ref()?;
        let byte = match self.list.atoms[at] {
            Atom::Fragment { word, start, .. } => self.list.words[word].range.start + start,
            Atom::Object(piece) => self.text.pieces[piece].range.start,
            Atom::Space { at, .. } => at,
            Atom::Kern(_) | Atom::Gap(_) | Atom::Point { .. } | Atom::LineEnd | Atom::Void => {
                return Some(levels.base);
            }
        };
        Some(levels.at(byte))
    }

    /// Gives the white space at the end of a line the level of the paragraph (rule L1).
    fn level_ends(&self, draft: &mut Draft) {
        let Some(base) = self.list.levels.as_ref().map(|levels| levels.base) else { return };
        let Line { parts, levels, .. } = &mut draft.line;
        levels.resize(parts.len(), base);
        let white = |part: &Part| matches!(part, Part::Space { .. } | Part::Skip(_));
        let end = parts.iter().rposition(|part| !white(part)).map_or(0, |last| last + 1);
        levels[end..].fill(base);
    }

    /// Adds what stands at an item; the place of the next item that stands for something else.
    fn part(&mut self, at: usize, end: usize, draft: &mut Draft) -> usize {
        let mut next = at + 1;
        match self.list.atoms[at] {
            Atom::Kern(width) => {
                draft.natural += width;
                draft.line.parts.push(Part::Skip(width));
            }
            Atom::Fragment { word, start, .. } => {
                let (to, after) = self.fragments(word, at, end);
                next = after;
                let hyphen = after == end
                    && matches!(self.list.atoms.get(end), Some(Atom::Point { hyphen: true, .. }));
                let first = self.list.words[word].range.start + start;
                draft.start.get_or_insert(first);
                self.word(word, start..to, hyphen, draft);
            }
            Atom::Object(piece) => self.object(piece, draft),
            Atom::Space { piece, at: byte, width } => {
                if let Item::Glue(glue) = self.list.items[at] {
                    draft.glues.push((draft.line.parts.len(), glue));
                }
                draft.natural += width;
                let no_break = self.text.text[byte..].starts_with('\u{a0}');
                let text = if no_break { "\u{a0}" } else { " " };
                let look = self.text.pieces[piece].look;
                draft.line.parts.push(Part::Space { look, advance: width, text });
            }
            Atom::Gap(width) => {
                if let Item::Glue(glue) = self.list.items[at] {
                    draft.glues.push((draft.line.parts.len(), glue));
                }
                draft.natural += width;
                draft.line.parts.push(Part::Skip(width));
            }
            Atom::Point { .. } | Atom::LineEnd | Atom::Void => {
                let fil = matches!(self.list.items[at], Item::Glue(_));
                draft.filled |= fil;
            }
        }
        next
    }

    /// Where the fragments of a word that begin at an item end: in the word, and in the list.
    fn fragments(&self, word: usize, at: usize, end: usize) -> (usize, usize) {
        let mut to = 0;
        for (offset, atom) in self.list.atoms[at..end].iter().enumerate() {
            match *atom {
                Atom::Fragment { word: same, end, .. } if same == word => to = end,
                Atom::Point { word: same, .. } if same == word => {}
                _ => return (to, at + offset),
            }
        }
        (to, end)
    }

    fn word(&mut self, word: usize, cut: Range<usize>, hyphen: bool, draft: &mut Draft) {
        let used = &self.list.words[word];
        let look = &self.text.looks[used.look];
        let shaped = self.cx.shaper.get(used.id);
        let whole = 0..used.range.len();
        let safe = |at: usize| at == 0 || at == whole.end || shaped.is_safe(at);
        let text = used.range.start + cut.start..used.range.start + cut.end;
        let (id, cut) = if !hyphen && safe(cut.start) && safe(cut.end) {
            (used.id, cut)
        } else {
            let mut part = self.text.text[text.clone()].to_owned();
            if hyphen {
                part.push_str(self.cx.shaper.hyphen_text(used.instance));
            }
            let length = part.len();
            (self.cx.shaper.word(used.instance, &part), 0..length)
        };
        let shaped = self.cx.shaper.get(id);
        if shaped.missing {
            let span = self.text.span_at(text.start);
            self.cx.miss(id, &self.text.text[text.start - cut.start..], cut.clone(), span);
        }
        let shaped = self.cx.shaper.get(id);
        let (size, tracking) = (look.style.size, look.style.tracking);
        let extent =
            shaped.extent_to(cut.end, size, tracking) - shaped.extent_to(cut.start, size, tracking);
        let width = draft.line.fit.of(shaped, look).width(extent, size);
        draft.natural += width;
        draft.line.parts.push(Part::Word { id, cut, look: used.look, text, hyphen, width });
    }

    fn object(&mut self, piece: usize, draft: &mut Draft) {
        let piece = &self.text.pieces[piece];
        match piece.object {
            Some(Object::Picture(id, size)) => {
                let size = fit(size, Some(self.measure));
                draft.natural += size.width;
                draft.line.tallest = draft.line.tallest.max(size.height);
                draft.start.get_or_insert(piece.range.start);
                draft.line.parts.push(Part::Picture { id, size, look: piece.look });
            }
            Some(Object::Air(width)) => {
                draft.natural += width;
                draft.line.parts.push(Part::Skip(width));
            }
            Some(Object::Anchor(destination)) => draft.line.anchors.push(destination),
            Some(Object::Note(note)) => draft.line.notes.push(note),
            Some(Object::LineBreak) | None => {}
        }
    }

    /// Gives the line's glue its width, and the line its place.
    fn justify(&mut self, draft: &mut Draft, above: Before) {
        let (left, right) = edges::of_line(&draft.line, self.text, self.manner, self.cx);
        let short = self.measure - draft.natural + left + right;
        draft.line.x = -left;
        if short < Len::ZERO {
            let total: i64 = draft.glues.iter().map(|(_, glue)| glue.shrink).sum();
            let taken = (-short).min(Len::from_units(total));
            share(&mut draft.line.parts, &draft.glues, -taken, |glue| glue.shrink);
            if -short - taken > HAIR {
                self.overfull(draft, -short - taken);
            }
        } else if self.manner.justify && !draft.filled {
            share(&mut draft.line.parts, &draft.glues, short, |glue| glue.stretch.amount);
        } else if self.manner.justify {
            let before = draft.width();
            above.space(draft, short);
            if self.manner.align == Align::Right {
                draft.line.x += short - (draft.width() - before);
            }
        } else {
            draft.line.x += match self.manner.align {
                Align::Left => Len::ZERO,
                Align::Center => short / 2,
                Align::Right => short,
            };
        }
    }

    fn overfull(&mut self, draft: &Draft, by: Len) {
        let span = self.text.span_at(draft.start.unwrap_or(0));
        let message = format!("a line is {by} wider than the measure");
        let found = Diagnostic::new(Code::Overfull, span, message)
            .help("nothing in it can be broken; add a space or a soft hyphen, or use wider pages");
        self.cx.warn(found);
    }

    /// Ends a line with the space that it was broken at, so that its text goes on rightly.
    fn close(&mut self, end: usize, draft: &mut Draft) {
        let atoms = self.list.atoms.get(end..).unwrap_or_default();
        let look = match atoms {
            // The penalty of a dear opportunity stands before its space.
            [Atom::Space { piece, .. }, ..] | [Atom::Void, Atom::Space { piece, .. }, ..] => {
                Some(self.text.pieces[*piece].look)
            }
            [Atom::LineEnd, ..] => draft.line.parts.iter().rev().find_map(|part| match part {
                Part::Word { look, .. } | Part::Space { look, .. } | Part::Picture { look, .. } => {
                    Some(*look)
                }
                Part::Skip(_) => None,
            }),
            _ => None,
        };
        if let Some(look) = look {
            draft.line.parts.push(Part::Space { look, advance: Len::ZERO, text: " " });
        }
    }
}

/// Shares a length among glues in proportion to what each gives, to the last unit.
fn share(parts: &mut [Part], glues: &[(usize, Glue)], length: Len, gives: impl Fn(&Glue) -> i64) {
    let total: i64 = glues.iter().map(|(_, glue)| gives(glue)).sum();
    if total <= 0 {
        return;
    }
    let (mut sum, mut given) = (0, Len::ZERO);
    for (index, glue) in glues {
        sum += gives(glue);
        let due = length.scale(sum, total);
        match &mut parts[*index] {
            Part::Space { advance, .. } | Part::Skip(advance) => *advance += due - given,
            Part::Word { .. } | Part::Picture { .. } => {}
        }
        given = due;
    }
}
