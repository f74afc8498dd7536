//! What blocks in a cell ask of their column, reckoned without setting them.

use letterpress_page::{ElementId, Len};
use letterpress_parse::document::{Align, Block, BlockKind, Inline, InlineKind, List, Table};

use super::ladder::Fit;
use super::measure::{self, Needs, Piece, Run};
use super::survey::survey;
use super::{cells, classes};
use crate::context::Context;
use crate::paragraph::{self, Base, Look, Manner};
use crate::style::TextStyle;
use crate::words::Words;

/// A block of code in a cell is no narrower than so many columns, if it is that wide at all.
const CODE_COLUMNS: i64 = 16;

/// What blocks ask for, one below the other.
pub(super) fn of_blocks(
    blocks: &[Block],
    style: &TextStyle,
    fit: &Fit,
    cx: &mut Context<'_>,
) -> Needs {
    let mut needs = Needs::default();
    for block in blocks {
        let above = if needs.runs.is_empty() { Len::ZERO } else { cells::gap(style) };
        let own = of_block(block, style, fit, cx);
        needs.add(own, (Len::ZERO, above));
    }
    needs
}

fn of_block(block: &Block, style: &TextStyle, fit: &Fit, cx: &mut Context<'_>) -> Needs {
    let theme = cx.setting.style;
    let set_in = |needs: Needs, inset: Len, above: Len| {
        let mut all = Needs::default();
        all.add(needs, (inset, above));
        all
    };
    match &block.kind {
        BlockKind::Paragraph(it) => of_text(&it.content, style, fit, cx),
        BlockKind::Heading(it) => {
            let level = usize::from(it.level.clamp(1, 6) - 1);
            of_text(&it.content, &theme.headings[level].text, fit, cx)
        }
        BlockKind::List(it) => of_list(it, style, fit, cx),
        BlockKind::Quote(it) => {
            set_in(of_blocks(it, style, fit, cx), theme.quote.indent, Len::ZERO)
        }
        BlockKind::Alert(it) => {
            let style_of_title = &theme.alert.title;
            let name = Words::of(cx.tag()).alerts[it.kind as usize];
            let title = it.title.as_deref().unwrap_or(name).to_owned();
            let title = Inline { kind: InlineKind::Text(title), span: block.span };
            let mut needs = set_in(
                of_text(&[title], style_of_title, fit, cx),
                // The icon stands before it.
                style_of_title.size * 2,
                theme.alert.padding * 2,
            );
            needs.add(of_blocks(&it.blocks, style, fit, cx), (Len::ZERO, theme.alert.title_gap));
            set_in(needs, theme.alert.indent * 2, Len::ZERO)
        }
        BlockKind::Code(it) => of_code(&it.text, cx),
        BlockKind::Math(source) => of_code(source, cx),
        BlockKind::Table(it) => of_table(it, fit, cx),
        BlockKind::Definitions(it) => {
            let mut needs = Needs::default();
            for one in it {
                for term in &one.terms {
                    needs.add(of_text(term, &theme.definition.term, fit, cx), Default::default());
                }
                for body in &one.bodies {
                    let inner = of_blocks(body, style, fit, cx);
                    needs.add(inner, (theme.definition.indent, theme.definition.term_gap));
                }
            }
            needs
        }
        BlockKind::Aligned(_, blocks) | BlockKind::Localized(_, blocks) => {
            of_blocks(blocks, style, fit, cx)
        }
        BlockKind::Details(it) => {
            let mut needs = of_text(&it.summary, style, fit, cx);
            needs.add(of_blocks(&it.blocks, style, fit, cx), Default::default());
            needs
        }
        BlockKind::Rule | BlockKind::PageBreak | BlockKind::Matter(_) => Needs::default(),
    }
}

fn of_text(content: &[Inline], style: &TextStyle, fit: &Fit, cx: &mut Context<'_>) -> Needs {
    let base = Base { style, element: ElementId(0) };
    let text = paragraph::collect(content, &base, cx);
    let list =
        paragraph::items(&text, &Manner::ragged(Align::Left, false).for_text(&text), None, cx);
    measure::text(&list, &text, style.leading, fit)
}

fn of_list(list: &List, style: &TextStyle, fit: &Fit, cx: &mut Context<'_>) -> Needs {
    let theme = &cx.setting.style.list;
    let figures = list.numbering.map_or(0, |it| {
        it.start.saturating_add(list.items.len() as u64).checked_ilog10().unwrap_or(0) + 2
    });
    let label = theme.column.max(theme.number.size.scale(i64::from(figures) * 6, 10));
    let inset = label + theme.marker_gap;
    let mut needs = Needs::default();
    for item in &list.items {
        needs.add(of_blocks(&item.blocks, style, fit, cx), (inset, theme.item_gap));
    }
    needs
}

fn of_code(text: &str, cx: &mut Context<'_>) -> Needs {
    let style = &cx.setting.style.code;
    let look = Look::plain(style.text.clone(), ElementId(0), cx);
    let column = cx.shaper.space(look.instance, style.text.size) + style.text.tracking;
    let padding = style.padding_x * 2;
    let mut needs = Needs::default();
    for (index, line) in text.lines().enumerate() {
        let columns = line.chars().map(|c| if c == '\t' { style.tab } else { 1 }).sum();
        let most = column * count(columns);
        let least = most.min(column * CODE_COLUMNS);
        let piece = Piece { start: Len::ZERO, end: most };
        let run = Run { leading: style.text.leading, pieces: vec![piece], ..Run::default() };
        let own = Needs { least, most, runs: vec![run] };
        let above = if index == 0 { style.padding_y * 2 } else { Len::ZERO };
        needs.add(own, (padding, above));
    }
    needs
}

/// A table in a cell goes down its own ladder; what it would rather have is asked for here.
fn of_table(table: &Table, fit: &Fit, cx: &mut Context<'_>) -> Needs {
    let asked = survey(table, &classes::columns(table), fit, cx);
    let gutters = fit.gutter * count(table.columns.len().saturating_sub(1));
    let least = asked.columns.iter().map(|demand| demand.least).sum::<Len>() + gutters;
    let most = asked.columns.iter().map(|demand| demand.most).sum::<Len>() + gutters;
    let rows = count(table.head.len() + table.body.len());
    let run = Run { above: fit.text.leading * rows, ..Run::default() };
    Needs { least, most, runs: vec![run] }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
