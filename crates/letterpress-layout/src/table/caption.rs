//! What a table is called: its word, its number and its caption.

use letterpress_page::{ArtifactKind, ElementId, Len, Owner, Role};
use letterpress_parse::document::{Inline, InlineKind};
use letterpress_source::Span;

use crate::block::Frame;
use crate::context::Context;
use crate::flow::{Again, Flow};
use crate::paragraph::{self, Base, Broken, Manner};
use crate::words::Words;

/// The caption of a table that has one.
#[derive(Clone, Copy)]
pub(super) struct Caption<'t> {
    pub(super) content: &'t [Inline],
    /// Which table with a caption it is, from one.
    pub(super) number: usize,
    /// Whether it stands above a further part of its table.
    pub(super) goes_on: bool,
}

/// A caption of a narrow table may have this part of the measure, in percent.
const LEAST_SHARE: i64 = 70;

impl Caption<'_> {
    /// Sets the caption above its table, never parted from it.
    pub(super) fn set(
        &self,
        width: Len,
        (table, span): (ElementId, Span),
        frame: &Frame,
        (flow, cx): (&mut Flow, &mut Context<'_>),
    ) {
        let style = &cx.setting.style.figure;
        let words = Words::of(cx.tag());
        let element = cx.element(Role::Caption, table, span);
        let label = match self.goes_on {
            true => words.table_goes_on(self.number),
            false => words.table_label(self.number),
        };
        let label = (&*label, cx.element(Role::Label, element, span), span);
        let content = if self.goes_on { &[] } else { self.content };
        let base = Base { style: &style.caption, element };
        let sentence_space = cx.setting.style.paragraph.sentence_space;
        let manner = Manner {
            sentence_space,
            cares_for_ends: true,
            ..Manner::ragged(frame.start(), frame.rtl)
        };
        let measure = width.max(frame.width.scale(LEAST_SHARE, 100)).min(frame.width.max(width));
        let text = paragraph::collect_labelled(Some(label), content, &base, cx);
        let manner = manner.for_text(&text).into_owned();
        let broken = paragraph::break_text(text, &manner, measure, cx);
        for line in &broken.lines {
            let left = frame.at_start(measure);
            paragraph::paint(line, &broken.text, (left, style.caption.leading), flow, cx);
            flow.keep(1);
        }
        flow.fix_gap(style.caption_gap);
    }

    /// Draws the line that stands above the table's head on each page that it goes on on, with
    /// the gap below it.
    pub(super) fn again(&self, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) -> Again {
        let style = &cx.setting.style.figure;
        let label = Words::of(cx.tag()).table_goes_on(self.number);
        let content = [Inline { kind: InlineKind::Text(label), span: Span::default() }];
        let base = Base { style: &style.caption, element: ElementId(0) };
        let room = cx.setting.style.page.size.width;
        let manner = Manner::ragged(frame.start(), frame.rtl);
        let Broken { text, lines, .. } = paragraph::set(&content, &base, &manner, room, cx);
        let draft = flow.begin();
        let mut height = style.caption_gap;
        for line in &lines {
            let (baseline, foot) = paragraph::extent(line, &text, style.caption.leading);
            let origin = letterpress_page::Point::new(frame.at_start(room), baseline);
            paragraph::paint_at(line, &text, origin, &mut flow.drawing, &cx.shaper);
            height += foot;
        }
        let marks = flow.aside(&draft);
        for mark in &mut flow.drawing.marks[marks.clone()] {
            mark.owner = Owner::Artifact(ArtifactKind::Layout);
        }
        Again { height, marks }
    }
}
