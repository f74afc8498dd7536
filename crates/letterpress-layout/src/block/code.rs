//! Blocks of code: coloured, wrapped where they must be, split over pages with their ground.

use std::ops::Range;

use letterpress_page::{Color, ElementId, Len, Paint, Path, Point, Role, Segment};
use letterpress_parse::document::CodeBlock;
use letterpress_source::{Code, Diagnostic, Span};

use super::Frame;
use crate::context::Context;
use crate::flow::{Flow, Ground, Kind, penalty};
use crate::highlight::Token;
use crate::paragraph::bidi;
use crate::paragraph::joints::{self, Joint};
use crate::paragraph::{Line, Look, Part, Text, baseline_of, paint_at};
use crate::style::{CodeStyle, TextStyle};
use crate::text;

/// A wrapped line goes on this many columns further in than it began.
const CONTINUATION_COLUMNS: i64 = 2;

/// Sets a block of code.
pub(super) fn set(
    code: &CodeBlock,
    span: Span,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let language = code.language.as_deref().unwrap_or_default();
    let tokens = match language {
        "" => Vec::new(),
        _ => cx.setting.highlighter.highlight(language, &code.text),
    };
    let paragraph = cx.element(Role::Paragraph, frame.element, span);
    let block = cx.element(Role::CodeBlock, paragraph, span);
    lines(&code.text, (&tokens, span), (frame, block), (flow, cx));
}

/// Sets a displayed formula as its source.
pub(super) fn formula(
    source: &str,
    span: Span,
    frame: &Frame,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    cx.warn(Diagnostic::new(Code::MathSource, span, "a formula is set as its source"));
    let block = cx.element(Role::Formula, frame.element, span);
    cx.change(block, |element| element.alt = Some(source.trim().into()));
    lines(source.trim_matches('\n'), (&[], span), (frame, block), (flow, cx));
}

fn lines(
    text: &str,
    (tokens, span): (&[(Range<usize>, Token)], Span),
    (frame, block): (&Frame, ElementId),
    (flow, cx): (&mut Flow, &mut Context<'_>),
) {
    let style = &cx.setting.style.code;
    let around = frame.around(style.around).max(style.around / 2);
    flow.gap(around);
    flow.open(Kind::Ground(Ground {
        left: frame.left,
        width: frame.width,
        rtl: frame.rtl,
        fill: Some((style.ground, style.radius)),
        bar: None,
        padding: style.padding_y,
    }));
    flow.strut(style.padding_y);
    flow.keep(1);
    // Blank lines at the end show nothing.
    let text = &text[..text.trim_end().len()];
    let count = text.split('\n').count();
    let padding = style.padding_x.min(frame.width / 8);
    let mut wrapper = Wrapper {
        tokens,
        style,
        measure: frame.width - padding * 2,
        left: frame.left + padding,
        span,
        block,
    };
    let (mut at, mut blanks) = (0, 0);
    for (index, line) in text.split('\n').enumerate() {
        // A blank line is a gap, so that none is left over where the block is cut.
        if line.trim().is_empty() {
            blanks += 1;
        } else {
            flow.fix_rigid_gap(style.text.leading * blanks);
            flow.penalty(penalty::between_code_lines(index, count, blanks > 0));
            wrapper.line(line, at, flow, cx);
            blanks = 0;
        }
        at += line.len() + 1;
    }
    flow.fix_rigid_gap(style.text.leading * blanks);
    flow.keep(1);
    flow.strut(style.padding_y);
    flow.close();
    flow.gap(around);
}

/// Sets lines of code, each as many lines of the page as it needs.
struct Wrapper<'b> {
    tokens: &'b [(Range<usize>, Token)],
    style: &'b CodeStyle,
    measure: Len,
    left: Len,
    span: Span,
    block: ElementId,
}

/// A piece of a line that is not broken: part of a word, or spaces.
struct Unit {
    part: Part,
    width: Len,
    /// Which way it runs (UAX #9).
    level: u8,
    /// How good a place it is to go on with it on the next line.
    chance: Chance,
}

/// How good a place is to break a line of code at, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Chance {
    /// After a space.
    Space,
    /// At a joint of a long name, or between two tokens.
    Joint,
    /// Between any two letters.
    Anywhere,
    /// Before a space, which may hang over the edge instead: nobody sees it.
    Never,
}

impl Wrapper<'_> {
    /// Sets the line of code that begins at byte `at` of the block.
    fn line(&mut self, line: &str, at: usize, flow: &mut Flow, cx: &mut Context<'_>) {
        let element = cx.element(Role::CodeLine, self.block, self.span);
        let mut text = Text::of_size(self.style.text.size);
        let units = self.units((line, at), element, &mut text, cx);
        let indent: Len = units
            .iter()
            .take_while(|unit| unit.chance == Chance::Never)
            .map(|unit| unit.width)
            .sum();
        let column = text
            .looks
            .first()
            .map_or(Len::ZERO, |look| cx.shaper.space(look.instance, look.style.size));
        let mark = column * CONTINUATION_COLUMNS;
        // However deep the code stands, its continuation has half of the measure.
        let hang = (indent + mark).min(self.measure / 2);
        let rows = fill(units, self.measure, hang);
        for (row, units) in rows.into_iter().enumerate() {
            let x = if row > 0 { hang } else { Len::ZERO };
            if row > 0 {
                flow.penalty(penalty::LONELY_LINE);
            }
            let leading = self.style.text.leading;
            let baseline = baseline_of(self.style.text.size, leading);
            let draft = flow.begin();
            if row > 0 {
                let end = Point::new(self.left + hang - mark / 4, baseline);
                draw_mark(end, column, self.style.continuation, flow);
            }
            let is_mixed = units.iter().any(|unit| unit.level > 0);
            let levels = units.iter().map(|unit| unit.level).filter(|_| is_mixed).collect();
            let parts = units.into_iter().map(|unit| unit.part).collect();
            let line = Line { x, parts, levels, ..Line::default() };
            let origin = Point::new(self.left, baseline);
            paint_at(&line, &text, origin, &mut flow.drawing, &cx.shaper);
            flow.finish(draft, leading, Some(baseline));
        }
    }

    /// Cuts a line into words and spaces of one colour, the words at their joints.
    fn units(
        &self,
        (line, at): (&str, usize),
        element: ElementId,
        text: &mut Text,
        cx: &mut Context<'_>,
    ) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut columns = 0;
        let levels = bidi::levels_of_line(line);
        let level = |at: usize| levels.as_ref().map_or(0, |levels| levels.at(at));
        for (range, token) in stretches(self.tokens, at..at + line.len()) {
            let look = text.add_look(self.look(token, element, cx));
            let written = &line[range.start - at..range.end - at];
            let mut place = range.start - at;
            for piece in written.split_inclusive([' ', '\t']) {
                let word = piece.trim_end_matches([' ', '\t']);
                columns += word.chars().count();
                let mut rest = word;
                while !rest.is_empty() {
                    let own = level(place);
                    let run = (1..rest.len())
                        .find(|&end| level(place + end) != own && rest.is_char_boundary(end));
                    let end = joints::end_of_part(&rest[..run.unwrap_or(rest.len())]);
                    self.word((&rest[..end], own), look, text, (&mut units, cx));
                    rest = &rest[end..];
                    place += end;
                }
                let of_space = level(place);
                place += piece.len() - word.len();
                let spaces = match piece.as_bytes().last() {
                    Some(b' ') => 1,
                    Some(b'\t') => self.style.tab - columns % self.style.tab.max(1),
                    _ => 0,
                };
                columns += spaces;
                let width = cx.shaper.space(text.looks[look].instance, self.style.text.size)
                    + self.style.text.tracking;
                units.extend((0..spaces).map(|_| Unit {
                    part: Part::Space { look, advance: width, text: " " },
                    width,
                    level: of_space,
                    chance: Chance::Never,
                }));
            }
        }
        units
    }

    fn word(
        &self,
        (word, level): (&str, u8),
        look: usize,
        text: &mut Text,
        (units, cx): (&mut Vec<Unit>, &mut Context<'_>),
    ) {
        let start = text.text.len();
        text.text.push_str(word);
        let own = text.looks[look].instance;
        let around = text::Surroundings { rtl: level % 2 == 1, ..text::Surroundings::default() };
        let instance = cx.shaper.amid(own, around);
        let id = cx.shaper.word(instance, word);
        if cx.shaper.get(id).missing {
            cx.miss(id, word, 0..word.len(), self.span);
        }
        let size = self.style.text.size;
        let tracking = self.style.text.tracking;
        let whole = cx.shaper.get(id).width(size, tracking);
        // A hash is cut wherever the line is full.
        let found = joints::joints(word).into_iter().filter(|&(_, joint)| joint != Joint::Group);
        let mut cuts: Vec<(usize, Chance)> = found.map(|(at, _)| (at, Chance::Joint)).collect();
        if whole > self.measure / 3 {
            cuts.extend(joints::clusters(word).map(|at| (at, Chance::Anywhere)));
            cuts.sort_unstable();
            cuts.dedup_by_key(|&mut (at, _)| at);
        }
        // Inside of a ligature nothing can be cut.
        cuts.retain(|&(at, _)| cx.shaper.get(id).is_safe(at));
        let after_space = units.last().is_some_and(|unit| unit.chance == Chance::Never);
        let mut chance = if after_space { Chance::Space } else { Chance::Joint };
        let mut from = 0;
        for (to, next) in cuts.into_iter().chain([(word.len(), Chance::Joint)]) {
            let shaped = cx.shaper.get(id);
            let width = shaped.width_to(to, size, tracking) - shaped.width_to(from, size, tracking);
            let (cut, text) = (from..to, start + from..start + to);
            let part = Part::Word { id, cut, look, text, hyphen: false, width };
            units.push(Unit { part, width, level, chance });
            (from, chance) = (to, next);
        }
    }

    fn look(&self, token: Option<Token>, element: ElementId, cx: &mut Context<'_>) -> Look {
        let palette = &self.style.palette;
        let color = match token {
            None => self.style.text.color,
            Some(Token::Keyword) => palette.keyword,
            Some(Token::Name) => palette.name,
            Some(Token::String) => palette.string,
            Some(Token::Number) => palette.number,
            Some(Token::Comment) => palette.comment,
        };
        let italic = token == Some(Token::Comment);
        Look::plain(TextStyle { color, italic, ..self.style.text.clone() }, element, cx)
    }
}

/// The parts of a range with their tokens, in order, the plain ones too.
fn stretches(
    tokens: &[(Range<usize>, Token)],
    range: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, Option<Token>)> {
    let first = tokens.partition_point(|(token, _)| token.end <= range.start);
    let mut found = Vec::new();
    let mut at = range.start;
    for (token, kind) in tokens[first..].iter().take_while(|(token, _)| token.start < range.end) {
        let (start, end) = (token.start.max(at), token.end.min(range.end));
        if at < start {
            found.push((at..start, None));
        }
        if start < end {
            found.push((start..end, Some(*kind)));
            at = end;
        }
    }
    if at < range.end || found.is_empty() {
        found.push((at..range.end, None));
    }
    found.into_iter()
}

/// Fills rows of the measure, all but the first set in by `hang`.
fn fill(units: Vec<Unit>, measure: Len, hang: Len) -> Vec<Vec<Unit>> {
    let mut rows: Vec<Vec<Unit>> = vec![Vec::new()];
    let mut room = measure;
    for unit in units {
        let Some(row) = rows.last_mut() else { break };
        if unit.width > room && unit.chance != Chance::Never && !row.is_empty() {
            let first = if rows.len() == 1 { measure } else { measure - hang };
            let next = rows.last_mut().map_or_else(Vec::new, |row| carry(row, &unit, first));
            room = measure - hang - next.iter().map(|unit| unit.width).sum();
            rows.push(next);
        }
        room -= unit.width;
        if let Some(row) = rows.last_mut() {
            row.push(unit);
        }
    }
    rows
}

/// Takes off a full row what is better set on the next one: back to the last space if that
/// leaves two thirds of the row, else to the last joint if that leaves a half.
fn carry(row: &mut Vec<Unit>, next: &Unit, measure: Len) -> Vec<Unit> {
    let ends = row.iter().scan(Len::ZERO, |sum, unit| {
        *sum += unit.width;
        Some(*sum)
    });
    let tops: Vec<Len> = std::iter::once(Len::ZERO).chain(ends).collect();
    let back_to = |chance: Chance, least: Len| {
        (1..row.len()).rev().find(|&at| row[at].chance <= chance && tops[at] >= least)
    };
    let at = match next.chance {
        Chance::Space => None,
        _ => back_to(Chance::Space, measure.scale(2, 3)),
    };
    let at = at.or_else(|| match next.chance {
        Chance::Anywhere => back_to(Chance::Joint, measure / 2),
        _ => None,
    });
    at.map_or_else(Vec::new, |at| row.split_off(at))
}

/// Draws the mark of a continued line: a small hook. Being a path it is never copied.
fn draw_mark(end: Point, column: Len, color: Color, flow: &mut Flow) {
    let p = |x: i64, y: i64| end + Point::new(column.scale(x, 100), column.scale(y, 100));
    let line = column.scale(13, 100);
    let segments = vec![
        Segment::Move(p(-110, -105)),
        Segment::Line(p(-110, -45)),
        Segment::Line(p(-35, -45)),
        Segment::Move(p(-60, -72)),
        Segment::Line(p(-33, -45)),
        Segment::Line(p(-60, -18)),
    ];
    flow.drawing.ornament(Path { segments, paint: Paint::Stroke(color, line) });
}
