//! Paragraphs: inlines in, set lines out.
//!
//! [`collect`] makes one text of the inlines, [`items`] turns it into boxes, glue, penalties and
//! discretionaries, the breaker chooses the lines, [`lines`] gives every glyph its place in
//! them and [`paint`] draws them.

pub(crate) mod bidi;
mod collect;
mod debug;
mod edges;
mod emphasis;
mod items;
mod joining;
pub(crate) mod joints;
mod lines;
mod paint;
mod ragged;
mod spacing;
mod squares;
mod variants;

use std::borrow::Cow;

use letterpress_break::{Give, Measures, Parameters};
use letterpress_page::{ElementId, Len};
use letterpress_parse::document::{Align, Inline};

use crate::context::Context;
use crate::flow::{Flow, penalty};
use crate::style::{Microtype, TextStyle};

pub(crate) use collect::{Look, Text, collect, collect_labelled};
pub(crate) use items::{Atom, JOINT, List, fit, items};
pub(crate) use lines::{Line, Part};
pub(crate) use paint::{baseline_of, extent, paint, paint_at};
pub(crate) use variants::{Pliancy, Pliant, Recast};

/// How the lines of a text are set.
#[derive(Clone, Debug)]
pub(crate) struct Manner {
    /// Set both edges flush; otherwise as `align` says.
    pub(crate) justify: bool,
    pub(crate) hyphenate: bool,
    pub(crate) align: Align,
    /// Whether text runs from right to left: that around before a text is known, then the text.
    pub(crate) rtl: bool,
    /// Whether a text that runs the other way than the one around begins at the other side.
    pub(crate) turns: bool,
    pub(crate) indent: Len,
    pub(crate) microtype: Microtype,
    /// Whether the space after a sentence is wider than others.
    pub(crate) sentence_space: bool,
    /// Whether a last line should have more than a word. In a cell or a label it need not.
    pub(crate) cares_for_ends: bool,
    /// Whether ragged lines are filled from the top rather than evened out: in cells, captions
    /// and labels, whose few lines make no edge.
    pub(crate) fills: bool,
}

impl Manner {
    /// Ragged, never hyphenated, filled from the top, flush with what stands above and below:
    /// captions, cells, numbers.
    pub(crate) fn ragged(align: Align, rtl: bool) -> Self {
        Self {
            justify: false,
            hyphenate: false,
            align,
            rtl,
            turns: false,
            indent: Len::ZERO,
            microtype: Microtype::NONE,
            sentence_space: false,
            cares_for_ends: false,
            fills: true,
        }
    }

    /// The same for a text, now that it is known which way that runs.
    pub(crate) fn for_text(&self, text: &Text) -> Cow<'_, Self> {
        let rtl = bidi::runs_rtl_if(&text.text, self.rtl, text.may_be_rtl);
        if rtl == self.rtl {
            return Cow::Borrowed(self);
        }
        let turned = self.turns && self.align == start(self.rtl);
        let align = if turned { start(rtl) } else { self.align };
        Cow::Owned(Self { rtl, align, ..self.clone() })
    }

    /// What letters may give where both edges have to be met.
    fn give(&self) -> Give {
        let Microtype { expansion, tracking, .. } = self.microtype;
        let book = Give::book();
        Give {
            expansion: if expansion { book.expansion } else { 0 },
            narrower: if tracking { book.narrower } else { 0 },
            wider: if tracking { book.wider } else { 0 },
        }
    }
}

/// The side at which lines of a direction begin.
pub(crate) fn start(rtl: bool) -> Align {
    if rtl { Align::Right } else { Align::Left }
}

/// What a text is set in, and the element it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Base<'a> {
    pub(crate) style: &'a TextStyle,
    pub(crate) element: ElementId,
}

/// A paragraph whose lines have been chosen.
pub(crate) struct Broken {
    pub(crate) text: Text,
    pub(crate) lines: Vec<Line>,
    /// Whether it may come in another number of lines.
    pub(crate) pliancy: Pliancy,
}

impl Broken {
    /// Whether there is nothing to be seen in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.pieces.is_empty()
    }
}

/// Sets inlines as lines of a measure.
pub(crate) fn set(
    inlines: &[Inline],
    base: &Base<'_>,
    manner: &Manner,
    measure: Len,
    cx: &mut Context<'_>,
) -> Broken {
    let text = collect(inlines, base, cx);
    let manner = manner.for_text(&text);
    break_text(text, &manner, measure, cx)
}

/// Breaks a collected text into lines of a measure.
pub(crate) fn break_text(
    text: Text,
    manner: &Manner,
    measure: Len,
    cx: &mut Context<'_>,
) -> Broken {
    let list = items(&text, manner, Some(measure), cx);
    let parameters = parameters(manner, measure, &text);
    let measures = Measures::all(measure.units());
    let breaks = cx.breaker.break_lines(&list.items, &measures, &parameters);
    if let Some(asked) = &mut cx.asked {
        asked.push((list.items.clone(), measures, parameters));
    }
    let lines = lines::set(&text, &list, &breaks, (manner, measure), cx);
    let pliancy = Pliancy::of(&breaks, &parameters);
    Broken { text, lines, pliancy }
}

/// Draws set lines of a text into a flow, with the penalties that keep a paragraph together.
pub(crate) fn push(
    lines: &[Line],
    text: &Text,
    (left, leading): (Len, Len),
    flow: &mut Flow,
    cx: &Context<'_>,
) {
    for (index, line) in lines.iter().enumerate() {
        if let Some(above) = index.checked_sub(1) {
            let is_hyphen = lines[above].ends_in_hyphen();
            flow.penalty(penalty::between_lines(index, lines.len(), is_hyphen));
        }
        paint(line, text, (left, leading), flow, cx);
    }
}

/// Whether all letters of a text, or of a word, are capitals.
pub(crate) fn is_in_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// What good lines of a text are in a manner and a measure.
fn parameters(manner: &Manner, measure: Len, text: &Text) -> Parameters {
    if !manner.justify {
        return ragged::parameters(manner, measure, text.size());
    }
    let mut give = manner.give();
    if is_in_capitals(&text.text) {
        // Their even spacing is what is seen of them.
        give = Give { narrower: 0, wider: 0, ..give };
    }
    Parameters { give, ..Parameters::book() }
}
