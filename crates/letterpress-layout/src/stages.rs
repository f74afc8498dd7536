//! The stages of layout one by one, for measuring them.

use letterpress_parse::document::Document;

use crate::block::FootNotes;
use crate::context::Context;
use crate::flow::Galley;
use crate::paginate::{Pagination, Room, paginate};
use crate::text::{Faces, Shaper, Shelf};
use crate::{Setting, set_galleys};

/// A document that has been set as far as its galley, and what can be done to it again and
/// again without changing it.
pub struct Stages<'a> {
    cx: Context<'a>,
    galley: Galley,
    notes: FootNotes,
    room: Room,
}

/// Sets a document as far as its galley and hands out its stages.
pub fn stages(document: &Document, setting: &Setting<'_>, measure: impl FnOnce(&mut Stages<'_>)) {
    let shelf = Shelf::new();
    let shaper = Shaper::new(Faces::new(setting.fonts, &shelf), setting);
    let mut cx = Context::new(setting, shaper);
    cx.asked = Some(Vec::new());
    let (galley, notes) = set_galleys(document, &mut cx);
    measure(&mut Stages { cx, galley, notes, room: Room::of(setting.style) });
}

impl Stages<'_> {
    /// Shapes every distinct word of the document once more; how many there are.
    pub fn shape(&mut self) -> usize {
        self.cx.shaper.shape_all()
    }

    /// Breaks every paragraph into lines once more; how many there are.
    pub fn break_lines(&mut self) -> usize {
        let Context { breaker, asked, .. } = &mut self.cx;
        let asked = asked.iter().flatten();
        asked
            .map(|(items, measures, parameters)| {
                breaker.break_lines(items, measures, parameters).lines.len()
            })
            .sum()
    }

    /// Cuts the document into pages; how many there are.
    pub fn paginate(&self) -> usize {
        let pagination = Pagination::Optimum;
        paginate(&self.galley, &self.notes, &[], self.room, pagination).pages.len()
    }
}
