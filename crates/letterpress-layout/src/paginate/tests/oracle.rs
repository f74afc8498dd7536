//! The least that the pages of a short galley can cost, found by trying all of them.
//!
//! This says a second time, as plainly as it can be said, what `docs/pagination.md` says of pages
//! and their prices. It shares with the choice of pages what both are given and the prices in
//! [`penalty`], and nothing else: heights are counted box by box, notes set line by line.

use std::ops::Range;

use letterpress_page::Len;

use super::super::variants::Change;
use super::super::{Choice, Cuts, Offer, Room};
use super::LINE;
use crate::block::FootNotes;
use crate::flow::{Galley, Kind, penalty};

/// A galley with all that its pages depend on.
pub(super) struct Case {
    pub(super) galley: Galley,
    pub(super) notes: FootNotes,
    pub(super) offers: Vec<Offer>,
    pub(super) room: Room,
}

impl Case {
    /// What the cheapest of all sequences of pages costs, whatever becomes of the paragraphs.
    pub(super) fn least(&self) -> u64 {
        let mut least = u64::MAX;
        for choices in all_choices(&self.offers) {
            Text::of(self, &choices).try_from(0, Before::default(), &mut least);
        }
        least
    }

    /// What pages that have been chosen cost, and the notes at the foot of each; `None` where they
    /// can't be.
    pub(super) fn price(&self, cuts: &Cuts) -> Option<(u64, Vec<Vec<usize>>)> {
        let text = Text::of(self, &cuts.changed);
        let (mut before, mut feet) = (Before::default(), Vec::new());
        let mut start = 0;
        // Pages of notes alone come after the text.
        for cut in cuts.pages.iter().filter(|cut| !cut.boxes.is_empty()) {
            if cut.boxes.start != start {
                return None;
            }
            let after = text.page(cut.boxes.clone(), &before)?;
            feet.push(text.order[before.noted..after.noted].to_vec());
            (before, start) = (after, cut.boxes.end);
        }
        (start == text.lines.len()).then(|| (before.spent.saturating_add(text.price), feet))
    }
}

/// All that can become of the paragraphs that are offered.
fn all_choices(offers: &[Offer]) -> Vec<Vec<Choice>> {
    let mut all = vec![Vec::new()];
    for (offer, it) in offers.iter().enumerate() {
        let with = |(change, _)| {
            let add = move |known: &Vec<Choice>| [&known[..], &[Choice { offer, change }]].concat();
            all.iter().map(add).collect::<Vec<_>>()
        };
        let changed: Vec<_> = it.variants().flat_map(with).collect();
        all.extend(changed);
    }
    all
}

/// A galley whose paragraphs have become what they shall be.
struct Text<'c> {
    case: &'c Case,
    lines: Vec<Line>,
    /// The paragraphs that are not as they were.
    changed: Vec<Changed>,
    /// What it costs that they are not.
    price: u64,
    /// The boxes of all notes, in the order in which they are referred to.
    order: Vec<usize>,
}

/// A box of the galley, or a line of a paragraph that has been changed.
struct Line {
    gap: Len,
    stretches: bool,
    penalty: i32,
    recto: bool,
    height: Len,
    is_on_grid: bool,
    /// The containers that it stands in.
    containers: Vec<usize>,
    /// How many boxes of notes it and the lines above it call for, and where the last note begins
    /// that one of them is the first to refer to.
    called: usize,
    last_note: usize,
}

/// A paragraph that is a line longer or shorter.
struct Changed {
    lines: Range<usize>,
    change: Change,
    may_be_cut: bool,
}

/// What the pages so far have come to.
#[derive(Clone, Copy, Default)]
struct Before {
    spent: u64,
    /// How many pages there are, blank ones too, and how many boxes of notes stand on them.
    pages: usize,
    noted: usize,
    /// By how many lines the last one is short, if it is a verso that is to be filled.
    verso: Option<i64>,
}

/// No page has more paragraphs changed whole than this, and all of them are changed the same way:
/// the choice of pages looks no further, and so neither does this.
const MOST_CHANGED: usize = 2;
/// A page is compared with the one beside it as if it were at most so many lines long or short.
const LONGEST: i64 = -1;
const SHORTEST: i64 = 2;
/// From so many tenths of a line on, the price of a short page grows in a straight line.
const STRAIGHT: u64 = 80;

impl<'c> Text<'c> {
    fn of(case: &'c Case, choices: &[Choice]) -> Self {
        let mut text =
            Self { case, lines: Vec::new(), changed: Vec::new(), price: 0, order: Vec::new() };
        let (mut index, mut seen) = (0, vec![false; case.notes.boxes.len()]);
        while index < case.galley.boxes.len() {
            let of = |choice: &&Choice| case.offers[choice.offer].boxes.start == index;
            let Some(&Choice { offer, change }) = choices.iter().find(of) else {
                text.push(index, &mut seen);
                index += 1;
                continue;
            };
            text.push_changed(&case.offers[offer], change, &mut seen);
            index = case.offers[offer].boxes.end;
        }
        text
    }

    /// Takes over a box as it is.
    fn push(&mut self, index: usize, seen: &mut [bool]) {
        let Case { galley, .. } = self.case;
        let vbox = &galley.boxes[index];
        let mut last_note = self.lines.last().map_or(0, |line| line.last_note);
        for &note in &vbox.notes {
            let begin = self.order.len();
            self.call(note, seen);
            if self.order.len() > begin {
                last_note = begin;
            }
        }
        let containers = galley.containers.iter().enumerate();
        self.lines.push(Line {
            gap: vbox.joint.gap,
            stretches: vbox.joint.stretches,
            penalty: vbox.joint.penalty,
            recto: vbox.joint.recto,
            height: vbox.height,
            is_on_grid: vbox.is_on_grid,
            containers: containers
                .filter(|(_, it)| it.boxes.contains(&index))
                .map(|(id, _)| id)
                .collect(),
            called: self.order.len(),
            last_note,
        });
    }

    /// Sets a paragraph's other lines in its place.
    fn push_changed(&mut self, offer: &Offer, change: Change, seen: &mut [bool]) {
        let variant = offer.variant(change).expect("only what is offered is chosen");
        let start = self.lines.len();
        // Its first box says where it stands; all of its notes are called by it as a whole.
        offer.boxes.clone().for_each(|index| self.push(index, seen));
        let mut own = self.lines.split_off(start).into_iter();
        let first = own.next().expect("a paragraph has a line");
        let last = own.last().expect("a paragraph that is offered has two lines");
        for (index, line) in variant.lines.iter().enumerate() {
            self.lines.push(Line {
                gap: if index == 0 { first.gap } else { Len::ZERO },
                stretches: first.stretches,
                penalty: if index == 0 { first.penalty } else { line.penalty },
                recto: index == 0 && first.recto,
                height: line.height,
                is_on_grid: first.is_on_grid,
                containers: first.containers.clone(),
                called: last.called,
                last_note: last.last_note,
            });
        }
        let lines = start..self.lines.len();
        self.changed.push(Changed { lines, change, may_be_cut: offer.may_be_cut });
        self.price += variant.price;
    }

    /// Takes in a note that is referred to for the first time, and those that it refers to.
    fn call(&mut self, note: usize, seen: &mut [bool]) {
        if std::mem::replace(&mut seen[note], true) {
            return;
        }
        let FootNotes { galley, boxes } = &self.case.notes;
        self.order.extend(boxes[note].clone());
        for inner in boxes[note].clone().flat_map(|index| &galley.boxes[index].notes) {
            self.call(*inner, seen);
        }
    }

    /// Tries every page that can begin at a line, and after each all that can follow.
    fn try_from(&self, start: usize, before: Before, least: &mut u64) {
        // Nothing that follows makes it cheaper.
        if before.spent.saturating_add(self.price) >= *least {
            return;
        }
        if start == self.lines.len() {
            *least = before.spent + self.price;
            return;
        }
        for end in start + 1..=self.lines.len() {
            if let Some(after) = self.page(start..end, &before) {
                self.try_from(end, after, least);
            }
            if self.is_forced(end) {
                break;
            }
        }
    }

    /// Whether a page ends above a line by force: it is not to be filled.
    fn is_forced(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(|line| line.penalty == penalty::FORCED)
    }

    /// Sets a page after those before it, if it can be.
    fn page(&self, lines: Range<usize>, before: &Before) -> Option<Before> {
        if !self.may_change(&lines) || (lines.start + 1..lines.end).any(|at| self.is_forced(at)) {
            return None;
        }
        // A blank page comes before one that is to be a recto and would be a verso.
        let is_blank = self.lines[lines.start].recto && !before.pages.is_multiple_of(2);
        let before = Before { pages: before.pages + usize::from(is_blank), ..*before };
        self.filled(&lines, before).or_else(|| self.overflowing(&lines, before))
    }

    /// Whether a page may have in it what is changed in it. A paragraph with notes is cut only as it
    /// is, since nobody has counted how many notes stand above each line of its variants.
    fn may_change(&self, lines: &Range<usize>) -> bool {
        let is_in = |it: &&Changed| lines.start <= it.lines.start && it.lines.end <= lines.end;
        let whole: Vec<Change> = self.changed.iter().filter(is_in).map(|it| it.change).collect();
        let is_cut = |it: &Changed| it.lines.start < lines.end && lines.end < it.lines.end;
        whole.len() <= MOST_CHANGED
            && whole.windows(2).all(|pair| pair[0] == pair[1])
            && self.changed.iter().all(|it| it.may_be_cut || !is_cut(it))
    }

    /// A page that has room for its lines and for its notes, as far as they must stand on it.
    fn filled(&self, lines: &Range<usize>, before: Before) -> Option<Before> {
        let Room { note_rule, long, .. } = self.case.room;
        let mut free = self.room(lines) - self.height(lines);
        let called = self.lines[lines.end - 1].called;
        let has_notes = called > before.noted;
        let mut noted = before.noted;
        if has_notes {
            (noted, free) = self.set_notes(before.noted, called, free - note_rule);
            // Something is set of the notes, and a line of each that is called here.
            let above = lines.start.checked_sub(1).map_or(0, |line| self.lines[line].called);
            let begun = if called > above { self.lines[lines.end - 1].last_note } else { 0 };
            if noted == before.noted || noted <= begun {
                return None;
            }
        }
        // Notes stand at the foot, so that a page with notes can't run long.
        if free < if has_notes { Len::ZERO } else { -long } {
            return None;
        }
        let split = if noted < called { penalty::SPLIT_NOTE } else { 0 };
        let (price, short) = match self.is_forced(lines.end) {
            true => (self.last_page(lines, free, split), None),
            false => {
                // Nor do its gaps stretch.
                let gaps = if has_notes { Len::ZERO } else { self.gaps(lines) };
                let (foot, short) = self.foot(free, gaps);
                let cut = u64::from(self.lines[lines.end].penalty.unsigned_abs());
                (foot + cut + split, Some(short.clamp(LONGEST, SHORTEST)))
            }
        };
        // The first page is a recto, and each recto lies beside the verso before it.
        let is_recto = before.pages.is_multiple_of(2);
        let both = before.verso.filter(|_| self.case.room.faces && is_recto).zip(short);
        let uneven = both.map_or(0, |(verso, recto)| verso.abs_diff(recto).pow(2));
        let price = price + uneven * penalty::UNEVEN_SPREAD;
        Some(Before {
            spent: before.spent.saturating_add(price),
            pages: before.pages + 1,
            noted,
            verso: short.filter(|_| !is_recto),
        })
    }

    /// What the last page before a forced break costs, which is not to be filled, or that of all.
    fn last_page(&self, lines: &Range<usize>, free: Len, split: u64) -> u64 {
        let goes_on = lines.start > 0 && !self.is_forced(lines.start);
        let least = self.case.room.leading * penalty::LEAST_LAST_LINES;
        let is_stub = goes_on && self.room(lines) - free < least;
        let stub = if is_stub { penalty::SHORT_LAST_PAGE } else { 0 };
        // After the last page of all the rest of the notes needs pages of its own.
        let pages = if lines.end == self.lines.len() { 4 } else { 1 };
        split * pages + stub
    }

    /// A page of one box that has no room for it, or not for its notes as well: the last resort.
    fn overflowing(&self, lines: &Range<usize>, before: Before) -> Option<Before> {
        if lines.len() > 1 {
            return None;
        }
        let free = self.room(lines) - self.height(lines) - self.case.room.note_rule;
        let called = self.lines[lines.start].called.max(before.noted);
        let (noted, _) = self.set_notes(before.noted, called, free);
        let spent = before.spent.saturating_add(penalty::OVERFLOW);
        Some(Before { spent, pages: before.pages + 1, noted, verso: None })
    }

    /// How much a page has room for.
    fn room(&self, lines: &Range<usize>) -> Len {
        let containers = &self.lines[lines.start].containers;
        let is_turned = |&id: &usize| matches!(self.case.galley.containers[id].kind, Kind::Turned);
        let Room { height, turned, .. } = self.case.room;
        if containers.iter().any(is_turned) { turned } else { height }
    }

    /// The height of lines on a page of their own, nothing stretched.
    fn height(&self, lines: &Range<usize>) -> Len {
        let again: Len = self
            .across(lines.start)
            .map(|kind| match kind {
                Kind::Head(head) => head.parts.iter().map(|part| part.height).sum(),
                _ => Len::ZERO,
            })
            .sum();
        let padding = |at| self.across(at).map(padding).sum::<Len>();
        let mut down = again + padding(lines.start);
        let mut has_begun = false;
        for (index, line) in self.lines[lines.clone()].iter().enumerate() {
            down += if index > 0 { line.gap } else { Len::ZERO };
            if self.case.galley.grid.is_some() && line.is_on_grid {
                let off = down.units() % LINE.units();
                // Only the first line may be off the grid, for want of room above it.
                assert!(off == 0 || !has_begun, "{off} below the grid");
                down += if off > 0 { LINE - Len::from_units(off) } else { Len::ZERO };
                has_begun = true;
            }
            down += line.height;
        }
        down + padding(lines.end)
    }

    /// The containers that stand on both sides of a place between two lines.
    fn across(&self, at: usize) -> impl Iterator<Item = &Kind> {
        let above = at.checked_sub(1).map(|above| &self.lines[above].containers);
        let below = self.lines.get(at).map(|line| &line.containers);
        let both = above
            .zip(below)
            .into_iter()
            .flat_map(|(above, below)| above.iter().filter(|id| below.contains(id)));
        both.map(|&id| &self.case.galley.containers[id].kind)
    }

    /// The gaps of a page that may stretch.
    fn gaps(&self, lines: &Range<usize>) -> Len {
        let inner = self.lines[lines.clone()].iter().skip(1);
        inner.filter(|line| line.stretches).map(|line| line.gap).sum()
    }

    /// Sets as many boxes of the notes that are called as some height has room for; what is set
    /// then, and what is left of the height.
    fn set_notes(&self, noted: usize, called: usize, room: Len) -> (usize, Len) {
        let boxes = &self.case.notes.galley.boxes;
        let left = |after| {
            let set = self.order[noted..after].iter().map(|&index| &boxes[index]);
            room - set.map(|vbox| vbox.joint.gap + vbox.height).sum()
        };
        let fits = (noted + 1..=called).take_while(|&after| left(after) >= Len::ZERO);
        let fitting = fits.last().unwrap_or(noted);
        // Notes that don't all have room are rather split a little earlier than inside of
        // something with a ground or between lines that are kept together.
        let splits = |&after: &usize| after == called || self.may_split(self.order[after]);
        let after = (noted + 1..=fitting).rev().find(splits).unwrap_or(fitting);
        (after, left(after))
    }

    /// Whether notes may go on on another page with a box.
    fn may_split(&self, index: usize) -> bool {
        let Galley { boxes, containers, .. } = &self.case.notes.galley;
        let grounds = containers.iter().filter(|it| !padding(&it.kind).is_zero());
        let is_inside = grounds.clone().any(|it| it.boxes.start < index && index < it.boxes.end);
        boxes[index].joint.penalty < penalty::KEEP && !is_inside
    }

    /// What it costs that a page has some height left, and by how many lines it then is short.
    fn foot(&self, free: Len, gaps: Len) -> (u64, i64) {
        let Room { ragged, stretch, strain, leading, short_line, .. } = self.case.room;
        let tenths = |length: Len| (length.units() * 10 / leading.units()).unsigned_abs();
        let gain = (free - ragged).min(gaps.scale(strain, 1000)).max(Len::ZERO);
        let usual = gaps.scale(stretch, 1000).units().max(1);
        let stretched = (gain.units() * 10 / usual).unsigned_abs().min(100);
        let left = free - gain;
        let curved = tenths(left).min(STRAIGHT);
        // What is free of price still counts a hundredth of a line's tenths, squared.
        let priced = if left > Len::ZERO { curved.saturating_sub(tenths(ragged)) } else { curved };
        let squares = short_line * priced.pow(2) + curved.pow(2);
        let straight = (tenths(left) - curved) * STRAIGHT * short_line / 50;
        let price = (squares + penalty::STRETCHED * stretched.pow(2)) / 100 + straight;
        let halves = left.units() * 2 / leading.units();
        (price, (halves + halves.signum()) / 2)
    }
}

/// What a container takes up where it closes, and where it opens again.
fn padding(kind: &Kind) -> Len {
    match kind {
        Kind::Ground(ground) => ground.padding,
        Kind::Row(row) => row.padding,
        Kind::Head(_) | Kind::Turned => Len::ZERO,
    }
}
