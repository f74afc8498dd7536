//! Running heads.

use std::collections::HashMap;

use letterpress_page::{ArtifactKind, Drawing, Ink, Len, Mark, Owner, Path, Point, Rect};
use letterpress_parse::document::Align;

use super::leaf::Leaf;
use super::slot::{self, Slot};
use crate::context::Context;
use crate::style::{FolioLine, FolioPlace, HeadPlace, HeadText, Side, Style};

/// The room of a folio in the line of a running head, with the space between them, in its ems.
const FOLIO_ROOM: i64 = 4;
/// No line has more words of a head that is shortened.
const MOST_WORDS: usize = 40;

/// The running heads of a document.
pub(super) struct Heads {
    /// What versos and rectos show.
    verso: HeadText,
    recto: HeadText,
    /// Headings, and the title, as they fit into lines of a width; none where nothing fits.
    fitted: HashMap<(Option<usize>, Len), Option<String>>,
}

impl Heads {
    /// What each side shows in this document.
    pub(super) fn of(cx: &Context<'_>) -> Self {
        let style = &cx.setting.style.running_head;
        let (mut verso, mut recto) = match style.show {
            true => (style.verso, style.recto),
            false => (HeadText::None, HeadText::None),
        };
        if cx.chapters.section.is_none() {
            (verso, recto) = (without_sections(verso, recto), without_sections(recto, verso));
        }
        Self { verso, recto, fitted: HashMap::new() }
    }

    /// Paints a page's running head with the rule under it, where the page has one and the
    /// margin room for it.
    pub(super) fn paint(&mut self, leaf: &Leaf, drawing: &mut Drawing, cx: &mut Context<'_>) {
        let style = cx.setting.style;
        let head = &style.running_head;
        let Some(shown) = self.shown(leaf, cx) else { return };
        let (size, clearance) = (head.text.size, style.folio.clearance);
        let Some(baseline) = slot::above(&leaf.sheet, head.distance, size, clearance) else {
            return;
        };
        let slot = slot(leaf, baseline, style);
        let Some(text) = self.fit(shown, &slot, cx) else { return };
        slot::paint(&text, &head.text, &slot, drawing, cx);
        if head.rule > Len::ZERO {
            let (left, top) = (leaf.sheet.margins.left, baseline + head.rule_gap);
            let rect = Rect::new(left, top, leaf.sheet.measure(), head.rule);
            let owner = Owner::Artifact(ArtifactKind::Pagination);
            drawing.marks.push(Mark { owner, ink: Ink::Path(Path::rect(rect, head.rule_color)) });
        }
    }

    /// What a page shows: a heading, or else the title; nothing where it has no running head.
    fn shown(&self, leaf: &Leaf, cx: &Context<'_>) -> Option<Option<usize>> {
        if leaf.opens && !cx.setting.style.running_head.first_pages {
            return None;
        }
        let text = match leaf.side {
            Side::Recto => self.recto,
            Side::Verso => self.verso,
        };
        match text {
            HeadText::None => None,
            HeadText::Title => Some(None),
            HeadText::Chapter => Some(leaf.shown.chapter),
            HeadText::Section => Some(leaf.shown.section.or(leaf.shown.chapter)),
        }
    }

    /// A heading, or the title, as it fits into its slot: shortened at a word where it is too
    /// long.
    fn fit(&mut self, heading: Option<usize>, slot: &Slot, cx: &mut Context<'_>) -> Option<String> {
        if let Some(known) = self.fitted.get(&(heading, slot.width)) {
            return known.clone();
        }
        let whole = match heading {
            Some(heading) => cx.heads[heading].title.clone(),
            None => cx.setting.title.to_owned(),
        };
        let text = &cx.setting.style.running_head.text;
        let mut fits = |title: &String| slot::fits(title, text, slot, cx);
        let fitted = Some(whole.clone()).filter(&mut fits).or_else(|| {
            let words: Vec<&str> = whole.split_whitespace().take(MOST_WORDS).collect();
            (1..words.len()).rev().map(|count| shortened(&words[..count])).find(&mut fits)
        });
        self.fitted.insert((heading, slot.width), fitted.clone());
        fitted
    }
}

/// What a side shows in a document that has no sections, beside what the other would show.
fn without_sections(this: HeadText, other: HeadText) -> HeadText {
    match (this, other) {
        (HeadText::Section, _) => HeadText::Chapter,
        (HeadText::Chapter, HeadText::Section) => HeadText::Title,
        _ => this,
    }
}

/// The words that a head begins with, and a sign that there are more.
fn shortened(words: &[&str]) -> String {
    let said = words.join(" ");
    let said = said.trim_end_matches([',', ';', ':', '.', '–', '—', ' ']);
    format!("{said}\u{a0}…")
}

/// Where a running head stands: beside the folio, where they share a line.
fn slot(leaf: &Leaf, baseline: Len, style: &Style) -> Slot {
    let (side, folio, measure) = (leaf.side, &style.folio, leaf.sheet.measure());
    let place = match folio.at {
        FolioLine::Head => folio.place,
        FolioLine::Foot => FolioPlace::None,
    };
    let room = (folio.text.size * FOLIO_ROOM).min(measure / 3);
    let mut left = leaf.sheet.margins.left;
    let mut width = measure;
    let mut at_left = (style.running_head.place == HeadPlace::Inner) == (side == Side::Recto);
    let mut centred = style.running_head.place == HeadPlace::Centre;
    match place {
        FolioPlace::None => {}
        FolioPlace::Outer if centred => {
            left += room;
            width -= room * 2;
        }
        FolioPlace::Outer => {
            left += if side == Side::Verso { room } else { Len::ZERO };
            width -= room;
        }
        FolioPlace::Centre => {
            // A head in the middle gives way to the inner edge.
            at_left = if centred { side == Side::Recto } else { at_left };
            centred = false;
            width = (measure - room) / 2;
            left += if at_left { Len::ZERO } else { measure - width };
        }
    }
    let align = match (centred, at_left) {
        (true, _) => Align::Center,
        (false, true) => Align::Left,
        (false, false) => Align::Right,
    };
    Slot { origin: Point::new(left, baseline), width, align }
}
