//! Tables: what cells ask for, the widths of columns, rows.
//!
//! | File | What it does |
//! |:-----|:-------------|
//! | [`classes`] | what columns hold, told from their words: numbers, text |
//! | [`numbers`] | what is a number, and where its units place ends |
//! | [`survey`] | asks every cell what it needs, measured as in [`measure`] and [`demands`] |
//! | [`columns`] | finds the widths at which the table is lowest |
//! | [`ladder`] | tries one way after another until the table fits |
//! | [`parts`] | cuts a table that fits in no way into two |
//! | [`rows`] | sets and rules the rows, their [`cells`] with them |
//! | [`slices`] | finds where a tall row may be cut |
//! | [`caption`] | what the table is called |
//!
//! The survey sets nothing and leaves nothing behind: what it adds to the context is taken back,
//! so that the rungs of the ladder can be tried at no risk. Only when the widths are known are
//! elements made, in the order in which they are read.

mod caption;
mod cells;
mod classes;
mod columns;
mod demands;
mod ladder;
mod measure;
mod numbers;
mod parts;
mod rows;
mod slices;
mod survey;

use letterpress_page::{Len, Role};
use letterpress_parse::document::Table;
use letterpress_source::{Code, Diagnostic, Span};

use crate::block::Frame;
use crate::context::Context;
use crate::flow::{Flow, Kind};

use caption::Caption;
use ladder::Plan;
use rows::Sheet;

/// Sets a table, in several parts if it has more columns than have room side by side.
pub(crate) fn set(table: &Table, span: Span, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
    if table.columns.is_empty() {
        return;
    }
    let is_named = !table.caption.is_empty();
    cx.tables += usize::from(is_named);
    let number = cx.tables;
    let caption = Caption { content: &table.caption, number, goes_on: false };
    let part = Part { table, span, caption: is_named.then_some(caption) };
    part.set(frame, flow, cx);
}

/// A table, or some of its columns.
struct Part<'t> {
    table: &'t Table,
    span: Span,
    caption: Option<Caption<'t>>,
}

impl Part<'_> {
    fn set(&self, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
        let count = self.table.columns.len();
        if let Some(plan) = ladder::descend(self.table, frame.width, cx) {
            ladder::tell(&plan, false, self.span, cx);
            return self.rows(&plan, frame, flow, cx);
        }
        let length = cx.setting.style.page.text_height();
        if may_turn(frame, length, cx)
            && let Some(plan) = ladder::descend(self.table, length, cx)
        {
            ladder::tell(&plan, true, self.span, cx);
            return self.turned(&plan, &Frame { width: length, ..frame.clone() }, flow, cx);
        }
        if count > 2 {
            return self.in_parts(frame, flow, cx);
        }
        if let Some(plan) = ladder::last(self.table, frame.width, cx) {
            ladder::tell(&plan, false, self.span, cx);
            return self.rows(&plan, frame, flow, cx);
        }
        if count > 1 {
            return self.in_parts(frame, flow, cx);
        }
        let plan = ladder::squeezed(self.table, frame.width, cx);
        self.rows(&plan, frame, flow, cx);
    }

    fn rows(&self, plan: &Plan, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
        let sheet = Sheet { table: self.table, span: self.span, caption: self.caption, plan };
        rows::set(&sheet, frame, flow, cx);
    }

    /// Sets a table on a page of its own, laid on its side.
    fn turned(&self, plan: &Plan, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
        flow.page_break();
        flow.open(Kind::Turned);
        self.rows(plan, frame, flow, cx);
        flow.close();
        flow.page_break();
    }

    /// Sets a table with too many columns as two, the first column repeated.
    fn in_parts(&self, frame: &Frame, flow: &mut Flow, cx: &mut Context<'_>) {
        let count = self.table.columns.len();
        let message = format!("the table's {count} columns have no room side by side");
        let found = Diagnostic::new(Code::TightTable, self.span, message)
            .help("it is set in two parts, the first column in both where that has room");
        cx.warn(found);
        for (index, table) in parts::halves(self.table).iter().enumerate() {
            let caption = self
                .caption
                .map(|caption| Caption { goes_on: caption.goes_on || index > 0, ..caption });
            Part { table, span: self.span, caption }.set(frame, flow, cx);
        }
    }
}

/// Whether a table may stand on a page laid on its side, whose measure is `length`: only where
/// nothing is around it.
fn may_turn(frame: &Frame, length: Len, cx: &Context<'_>) -> bool {
    let around = cx.structure.get(frame.element).map(|element| element.role);
    cx.setting.style.table.turns
        && frame.left.is_zero()
        && around == Some(Role::Document)
        && length > frame.width
}
