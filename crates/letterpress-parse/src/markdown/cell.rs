//! What the source says of a table's cells and rows beyond their text.

use letterpress_source::Span;

use super::Walk;
use crate::build::{Element, Form};
use crate::{braces, captions};

impl Walk<'_, '_> {
    /// Reads the attributes that the open cell ends in: `{colspan=2}`, `{rowspan=3}` or both.
    /// Where there is anything else in the braces, they are text.
    pub(super) fn merged(&mut self, span: Span) {
        let written = self.places.slice(span).trim();
        let Some(at) = braces::start(written).filter(|_| self.options.attributes) else { return };
        let Some((columns, rows)) = spans(&written[at..]) else { return };
        let frame = self.builder.top();
        if let Element::Cell(cell) = &mut frame.element
            && frame.phrase.take_end(&written[at..])
        {
            (cell.columns, cell.rows) = (columns, rows);
        }
    }

    /// Tells how the open row is written.
    pub(super) fn form(&mut self, span: Span) {
        let written = self.places.slice(span).trim();
        if !self.options.captions || written.replace("\\|", "").contains('|') {
            return;
        }
        if let Element::Row(row) = &mut self.builder.top().element {
            let is_caption = captions::marker(written).is_some();
            row.form = if is_caption { Form::Caption } else { Form::Line };
        }
    }
}

/// How many columns and rows the attributes of a cell ask for.
fn spans(attributes: &str) -> Option<(usize, usize)> {
    let plain = |found: &braces::Braces| found.name.is_none() && !found.classes;
    let attributes = braces::read(attributes).filter(plain)?;
    let (mut columns, mut rows) = (None, None);
    for (key, value) in attributes.pairs {
        let asked = match key {
            "colspan" => &mut columns,
            "rowspan" => &mut rows,
            _ => return None,
        };
        let number = value.parse().ok().filter(|&number: &usize| number > 0)?;
        if asked.replace(number).is_some() {
            return None;
        }
    }
    (columns.is_some() || rows.is_some()).then_some((columns.unwrap_or(1), rows.unwrap_or(1)))
}
