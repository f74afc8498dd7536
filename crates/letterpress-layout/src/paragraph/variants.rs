//! Paragraphs that may come a line longer or shorter where their pages gain from it.

use std::ops::Range;

use letterpress_break::{Breaks, Measures, Parameters};
use letterpress_page::{Drawing, Len, Point};

use super::{Broken, Line, Manner, Text, extent, items, lines, parameters, push};
use crate::context::Context;
use crate::flow::{Flow, Galley, Marker, VBox, penalty};
use crate::paginate::{Variant, VariantLine};

/// No paragraph of fewer lines gives one, or takes one, without its lines being seen to suffer.
const LEAST_LINES: usize = 4;

/// So many tenths of what lines can give have to be more than what a variant asks of them: a
/// paragraph is broken anew only if it is likely to come out well.
const EASE: i64 = 16;

/// A variant with a line worse than this is not offered: its spaces are wider than any that a
/// page's foot is worth.
const WORST: i32 = 150;

/// So many demerits of lines weigh as much as one of a page: the price of a line that a flush
/// page is short is about that of a paragraph with one line of badness 100 more.
const DEMERITS: i64 = 50;

/// Whether a paragraph may come in another number of lines, as far as its lines tell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pliancy {
    /// Whether a line more is likely to come out well, and whether a line less is.
    may_be: [bool; 2],
    demerits: i64,
}

impl Pliancy {
    /// Compares what lines would have to give with what they can.
    pub(super) fn of(breaks: &Breaks, parameters: &Parameters) -> Self {
        let count = breaks.lines.len();
        let is_ragged = parameters.right_skip.stretch.amount != 0;
        if count < LEAST_LINES || is_ragged {
            return Self::default();
        }
        let [mut natural, mut stretch, mut shrink, mut letters] = [0; 4];
        for (index, line) in breaks.lines.iter().enumerate() {
            natural += line.width;
            if index + 1 < count {
                stretch += line.stretch[0];
                shrink += line.shrink;
            }
            letters += line.width / 1_000 * i64::from(parameters.give.expansion);
        }
        let measure = breaks.lines[0].measure;
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        // A line more has a word at least on its last line.
        let wider = measure * count + measure / 12 - natural;
        let narrower = natural - measure * (count - 1);
        let may_be_longer = wider * EASE <= (stretch + letters) * 10;
        let may_be_shorter = narrower * EASE <= (shrink + letters) * 10;
        Self { may_be: [may_be_longer, may_be_shorter], demerits: breaks.demerits }
    }
}

/// A paragraph in a galley that may come in another number of lines, with all that it takes to
/// break it again.
#[derive(Debug)]
pub(crate) struct Pliant {
    /// Its boxes.
    pub(crate) boxes: Range<usize>,
    text: Text,
    manner: Manner,
    measure: Len,
    left: Len,
    leading: Len,
    pliancy: Pliancy,
}

impl Pliant {
    /// A paragraph that has been pushed into a flow as boxes; `None` where no other number of lines
    /// has a chance.
    pub(crate) fn of(
        broken: Broken,
        boxes: Range<usize>,
        manner: Manner,
        (left, measure, leading): (Len, Len, Len),
    ) -> Option<Self> {
        let Broken { text, pliancy, .. } = broken;
        let may_differ = pliancy.may_be != [false; 2];
        may_differ.then_some(Self { boxes, text, manner, measure, left, leading, pliancy })
    }

    /// The paragraph with a line more, and with a line less, where that can be had at a decent
    /// price: without hyphens if it can, since that is least work by far, and reads best.
    pub(crate) fn recasts(&self, cx: &mut Context<'_>) -> [Option<Recast>; 2] {
        let mut found = [None, None];
        for hyphenate in [false, true] {
            let wanted = [0, 1].map(|it| self.pliancy.may_be[it] && found[it].is_none());
            if wanted != [false; 2] && (self.manner.hyphenate || !hyphenate) {
                let manner = Manner { hyphenate, ..self.manner.clone() };
                let mut recast = self.recast(wanted, &manner, cx);
                found = std::array::from_fn(|it| found[it].take().or(recast[it].take()));
            }
        }
        found
    }

    /// The same in a manner, as far as it is wanted.
    fn recast(
        &self,
        wanted: [bool; 2],
        manner: &Manner,
        cx: &mut Context<'_>,
    ) -> [Option<Recast>; 2] {
        let list = items(&self.text, manner, Some(self.measure), cx);
        let parameters = parameters(manner, self.measure, &self.text);
        let parameters = Parameters { tolerance: WORST, ..parameters };
        let measures = Measures::all(self.measure.units());
        let counts = [self.boxes.len() + 1, self.boxes.len() - 1];
        let broken = cx.breaker.break_into(&list.items, &measures, &parameters, counts);
        let set = |(breaks, wanted): (Option<Breaks>, bool)| {
            let breaks = breaks.filter(|_| wanted)?;
            let mark = cx.mark();
            let lines = lines::set(&self.text, &list, &breaks, (manner, self.measure), cx);
            // Whatever is wrong with the words has been said.
            cx.rewind(mark);
            let dearer = (breaks.demerits - self.pliancy.demerits).max(0) / DEMERITS;
            Some(Recast { lines, price: penalty::VARIANT + dearer.unsigned_abs() })
        };
        let [longer, shorter] = broken;
        [(longer, wanted[0]), (shorter, wanted[1])].map(set)
    }
}

/// Lines that a paragraph may have instead of its own.
#[derive(Debug)]
pub(crate) struct Recast {
    lines: Vec<Line>,
    price: u64,
}

impl Recast {
    /// What the choice of pages has to know of it.
    pub(crate) fn variant(&self, of: &Pliant, galley: &Galley) -> Variant {
        let count = self.lines.len();
        let height = |line| extent(line, &of.text, of.leading).1;
        let lines = self.lines.iter().enumerate().map(|(index, line)| VariantLine {
            height: height(line),
            penalty: match index.checked_sub(1) {
                Some(above) => {
                    penalty::between_lines(index, count, self.lines[above].ends_in_hyphen())
                }
                None => 0,
            },
        });
        let own = &galley.boxes[of.boxes.clone()];
        let own = own.iter().map(|vbox| vbox.height).sum::<Len>();
        let extra = self.lines.iter().map(height).sum::<Len>() - own;
        Variant { price: self.price, extra, lines: lines.collect() }
    }

    /// Its lines as boxes that take the place of the paragraph's own, drawn into the galley.
    pub(crate) fn boxes(self, of: &Pliant, galley: &mut Galley, cx: &Context<'_>) -> Vec<VBox> {
        let own = &galley.boxes[of.boxes.start];
        let inside = galley.boxes[of.boxes.start + 1].joint.container;
        let (joint, anchors, matter) = (own.joint, own.anchors.clone(), own.matter);
        let labels = own.marks.start..own.marks.start + own.labels;
        let Pliant { text, left, leading, .. } = of;
        let mut flow = Flow::onto(std::mem::take(&mut galley.drawing));
        if !labels.is_empty() {
            let baseline = extent(&self.lines[0], text, *leading).0;
            let mut drawing = Drawing::default();
            drawing.copy(&flow.drawing, labels, 0..0, Point::new(Len::ZERO, -baseline));
            flow.marker(Marker { drawing, x: Len::ZERO });
        }
        push(&self.lines, text, (*left, *leading), &mut flow, cx);
        galley.drawing = std::mem::take(&mut flow.drawing);
        for vbox in &mut flow.boxes {
            vbox.joint.container = inside;
        }
        if let Some(first) = flow.boxes.first_mut() {
            first.joint = joint;
            // Another line may have brought anchors up with it.
            first.anchors.retain(|anchor| !anchors.contains(anchor));
            first.anchors.splice(0..0, anchors);
            first.matter = matter;
        }
        flow.boxes
    }
}
