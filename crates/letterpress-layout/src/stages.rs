//! The stages of layout one by one, for measuring them and holding them against others' tests.

use letterpress_parse::document::Document;

use crate::block::FootNotes;
use crate::chapters::Chapters;
use crate::context::Context;
use crate::flow::Galley;
use crate::flow::penalty;
use crate::paginate::{Pagination, Standing, mended};
use crate::paragraph::{bidi, joints};
use crate::text::{Faces, Shaper, Shelf};
use crate::{Setting, set_galleys};

/// What pages are like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageFacts {
    /// How many there are.
    pub pages: usize,
    /// How many end before or after a line that stands alone: widows and orphans.
    pub lonely: usize,
    /// How many end where nothing should be parted: after a heading, in the head of a table.
    pub stranded: usize,
    /// How many end in the middle of a word.
    pub hyphens: usize,
    /// By how many hundredths of a line they are short together, but for those before a break by
    /// force, the shortest of them, and the longest one.
    pub short: i64,
    /// Of the shortest page.
    pub shortest: i64,
    /// Of the page that runs furthest beyond its foot.
    pub longest: i64,
    /// How many paragraphs have a line more or less than is best for their lines.
    pub changed: usize,
    /// What they cost together.
    pub price: u64,
}

/// A document that has been set as far as its galley, and what can be done to it again and
/// again without changing it.
pub struct Stages<'a> {
    cx: Context<'a>,
    galley: Galley,
    notes: FootNotes,
}

/// Sets a document as far as its galley and hands out its stages.
pub fn stages(document: &Document, setting: &Setting<'_>, measure: impl FnOnce(&mut Stages<'_>)) {
    let shelf = Shelf::new();
    let shaper = Shaper::new(Faces::new(setting.fonts, &shelf), setting.lang, setting.hyphenation);
    let mut cx = Context::new(setting, shaper);
    cx.asked = Some(Vec::new());
    cx.chapters = Chapters::of(document, setting.style);
    let (galley, notes) = set_galleys(document, &mut cx);
    measure(&mut Stages { cx, galley, notes });
}

/// The level of each character of a text by UAX #9, none where it shows nothing, and the order in
/// which characters stand in a line from left to right; `rtl` is the direction of the paragraph,
/// that of its first letter where it is `None`.
pub fn bidi(text: &str, rtl: Option<bool>) -> (Vec<Option<u8>>, Vec<usize>) {
    bidi::resolve(text, rtl)
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

    /// Cuts the document into pages; what they are like.
    pub fn paginate(&mut self, pagination: Pagination) -> PageFacts {
        let start = Standing::at_start(true);
        let (cuts, _) = mended(&self.galley, (&self.notes, &start), pagination, &mut self.cx);
        let mut facts = PageFacts {
            pages: cuts.pages.len(),
            changed: cuts.changed.len(),
            price: cuts.pages.iter().fold(0, |sum, cut| sum.saturating_add(cut.price)),
            ..PageFacts::default()
        };
        let leading = self.cx.setting.style.body.leading.units().max(1);
        for cut in &cuts.pages {
            let is = |penalty: i32| usize::from(cut.penalty == u64::from(penalty.unsigned_abs()));
            facts.lonely += is(penalty::LONELY_LINE);
            facts.stranded += is(penalty::KEEP);
            facts.hyphens += is(penalty::HYPHEN);
            let hundredths = cut.left.units().saturating_mul(100) / leading;
            facts.short += hundredths.max(0);
            facts.shortest = facts.shortest.max(hundredths);
            facts.longest = facts.longest.max(-hundredths);
        }
        facts
    }
}

/// Where a line of a text may end, however unwillingly: the bytes that would begin the next line.
pub fn opportunities(text: &str) -> Vec<usize> {
    joints::opportunities(text).iter().map(|found| found.at).collect()
}
