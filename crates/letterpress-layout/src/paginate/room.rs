//! What a page gives room to, and what it costs not to fill it.

use letterpress_page::Len;

use crate::flow::penalty;
use crate::style::{ParagraphStyle, Style};

/// What a page gives room to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) height: Len,
    /// The height of a sheet that lies on its side.
    pub(crate) turned: Len,
    /// By how much a page may end short at no price.
    pub(crate) ragged: Len,
    /// By how much a page may run long.
    pub(crate) long: Len,
    /// By how many thousandths of themselves gaps may stretch at a small price, and at most.
    pub(crate) stretch: i64,
    pub(crate) strain: i64,
    /// What an unfilled foot is counted in.
    pub(crate) leading: Len,
    /// The rule above notes, with the space around it.
    pub(crate) note_rule: Len,
    /// Whether pages lie side by side and should be as deep as each other.
    pub(crate) faces: bool,
    /// What each line that a page is short costs, squared.
    pub(crate) short_line: u64,
}

/// How a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Foot {
    pub(super) price: u64,
    /// What is left of its height after its gaps have been stretched.
    pub(super) left: Len,
    /// By how many lines it is short after its gaps have been stretched, or, negative, long.
    pub(super) short: i8,
}

/// Gaps that are stretched beyond ten times as far as they usually may, in tenths of that.
const MOST_STRETCHED: u64 = 100;

/// So many tenths of a line short, the price goes on in a straight line.
const MOST_TENTHS: u64 = 80;

impl Room {
    pub(crate) fn of(style: &Style) -> Self {
        let page = &style.page;
        let leading = style.body.leading;
        // Pages that all end at the same line end at the last one that is whole.
        let whole = |height: Len| match height.units() / leading.units().max(1) {
            lines @ 1.. if page.flush => leading * lines,
            _ => height,
        };
        let ParagraphStyle { stretch, strain, .. } = style.paragraph;
        let (stretch, strain) = if page.grid { (0, 0) } else { (stretch, strain.max(stretch)) };
        Self {
            height: whole(page.text_height()),
            turned: whole(page.measure()),
            ragged: if page.flush { Len::ZERO } else { page.ragged },
            long: if page.flush { page.long } else { Len::ZERO },
            stretch,
            strain,
            leading,
            note_rule: style.note.above + style.note.rule + style.note.below,
            faces: page.flush && page.two_sided,
            short_line: if page.flush { penalty::SHORT_FLUSH } else { penalty::SHORT_RAGGED },
        }
    }

    /// How much the gaps of a page gain that has some height left: what fills it where pages are
    /// flush, else what brings it near enough to its foot.
    pub(crate) fn gain(&self, free: Len, gaps: Len) -> Len {
        let most = gaps.scale(self.strain, 1000);
        (free - self.ragged).min(most).max(Len::ZERO)
    }

    /// What it costs that a page has some height left, or none and runs long, whose gaps may
    /// stretch.
    pub(super) fn foot(&self, free: Len, gaps: Len) -> Foot {
        if free.is_zero() {
            return Foot { price: 0, left: Len::ZERO, short: 0 };
        }
        let (gain, stretched) = if gaps.is_zero() {
            (Len::ZERO, 0)
        } else {
            let gain = self.gain(free, gaps);
            let usual = gaps.scale(self.stretch, 1000).units().max(1);
            (gain, (gain.units() * 10 / usual).unsigned_abs().min(MOST_STRETCHED))
        };
        let left = free - gain;
        let tenths = self.tenths(left);
        let ragged = if left > Len::ZERO { self.tenths(self.ragged) } else { 0 };
        // Even what is free of price counts a little, so that fuller pages win.
        let little = tenths.min(MOST_TENTHS).pow(2) + penalty::STRETCHED * stretched * stretched;
        let price = (self.short(tenths, ragged) + little) / 100;
        let lines = left.units() * 2 / self.leading.units().max(1);
        let short = (lines + lines.signum()) / 2;
        Foot { price, left, short: short.clamp(-9, 9) as i8 }
    }

    /// A hundred times what it costs that a page is so many tenths of a line short, or long, some
    /// of which are free.
    pub(super) fn short(&self, tenths: u64, free: u64) -> u64 {
        let near = tenths.min(MOST_TENTHS);
        let beyond = near.saturating_sub(free);
        // From some lines on the price grows in a straight line, so that room which has to be
        // lost is lost on one page and not shared out among many.
        self.short_line * (beyond * beyond + (tenths - near) * 2 * MOST_TENTHS)
    }

    pub(super) fn tenths(&self, length: Len) -> u64 {
        (length.units() * 10 / self.leading.units().max(1)).unsigned_abs()
    }
}
