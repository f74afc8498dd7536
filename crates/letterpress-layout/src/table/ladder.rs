//! The ladder of a table that is too wide: what is tried, rung by rung, to make it fit.

use letterpress_page::Len;
use letterpress_parse::document::Table;
use letterpress_source::{Code, Diagnostic, Span};

use super::classes::{self, Column};
use super::columns;
use super::survey::{Survey, survey};
use crate::context::Context;
use crate::style::{TableStyle, TextStyle};

/// How a table is set to make it fit.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    pub(super) text: TextStyle,
    pub(super) head: TextStyle,
    /// Between the texts of two columns.
    pub(super) gutter: Len,
    /// How words may be parted.
    pub(super) breaking: Breaking,
    /// A word wider than this is too long for any column: where words may be parted at all, it
    /// is broken wherever its line is full.
    pub(super) long: Len,
}

/// How far words in cells may be parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Breaking {
    /// Where any text may.
    Usual,
    /// At the joints of long names too.
    Joints,
    /// Hyphenated by the language's patterns besides, but for heads.
    Hyphens,
    /// Heads hyphenated too.
    Heads,
    /// Between any two letters.
    Anywhere,
}

/// A table that fits: what it is set in, and how wide its columns are.
pub(super) struct Plan {
    pub(super) fit: Fit,
    pub(super) columns: Vec<Column>,
    pub(super) widths: Vec<Len>,
    /// By column, what stands behind the units places of its numbers.
    pub(super) behind: Vec<Len>,
    /// Whether type is smaller only for the sake of a column with too little room.
    is_cramped: bool,
}

/// Sizes of type in percent, down to the least that a theme allows.
const SIZES: [i64; 3] = [92, 85, 78];

/// A word that takes more than this part of the measure is too long for a column.
const LONG: (i64, i64) = (1, 2);

/// A column of prose is cramped below this many ems.
const CRAMPED: i64 = 6;

/// A cramped table goes down a rung if this many percent of its lines are left then.
const WORTH: i64 = 92;

/// A cramped table is set no smaller than this many percent of the type in which it fits.
const CRAMPED_SIZE: i64 = 86;

/// The first way down the ladder in which a table fits a measure.
pub(super) fn descend(table: &Table, measure: Len, cx: &mut Context<'_>) -> Option<Plan> {
    let style = &cx.setting.style.table;
    let rungs = rungs(style, measure);
    try_rungs(table, &rungs, measure, cx)
}

/// The last way: words are broken between any two letters.
pub(super) fn last(table: &Table, measure: Len, cx: &mut Context<'_>) -> Option<Plan> {
    let rung = anywhere(&cx.setting.style.table, measure);
    try_rungs(table, &[rung], measure, cx)
}

/// What is done with a single column that has no room for a letter: it has it all the same.
pub(super) fn squeezed(table: &Table, measure: Len, cx: &mut Context<'_>) -> Plan {
    let fit = anywhere(&cx.setting.style.table, measure);
    let columns = classes::columns(table);
    let widths = columns.iter().map(|_| measure.max(fit.text.size)).collect();
    let behind = columns.iter().map(|_| Len::ZERO).collect();
    Plan { fit, columns, widths, behind, is_cramped: false }
}

fn try_rungs(table: &Table, rungs: &[Fit], measure: Len, cx: &mut Context<'_>) -> Option<Plan> {
    let columns = classes::columns(table);
    let mut last: Option<(&Fit, Survey)> = None;
    let mut best: Option<(Plan, i64)> = None;
    // The size of type in which it fits first.
    let mut first = None;
    for (index, rung) in rungs.iter().enumerate() {
        let asked = match last.take() {
            Some((before, asked)) if before.asks_alike(rung) => asked,
            _ => {
                let mark = cx.mark();
                let asked = survey(table, &columns, rung, cx);
                cx.rewind(mark);
                asked
            }
        };
        if let Some(widths) = columns::widths(&asked, &columns, rung, measure) {
            let lines = asked.lines(&widths, rung.text.leading);
            let is_worth = |best: i64| lines * 100 <= best * WORTH;
            let is_cramped = is_cramped(&asked, &columns, &widths, rung);
            if best.as_ref().is_none_or(|&(_, fewest)| is_worth(fewest)) {
                let behind = asked.columns.iter().map(|demand| demand.behind).collect();
                let (fit, columns) = (rung.clone(), columns.clone());
                let plan = Plan { fit, columns, widths, behind, is_cramped: best.is_some() };
                best = Some((plan, lines));
            }
            let first = *first.get_or_insert(rung.text.size);
            if !is_cramped || rung.text.size <= first.scale(CRAMPED_SIZE, 100) {
                break;
            }
        }
        last = Some((rung, asked));
        // Where even the last rung gives no room, none is tried: a table of many columns is
        // halved again and again, and all of it asked each time.
        if best.is_none() && index == 0 && !fits(table, &columns, rungs.last()?, measure, cx) {
            return None;
        }
    }
    best.map(|(plan, _)| plan)
}

/// Whether a table fits a measure on a rung.
fn fits(table: &Table, columns: &[Column], rung: &Fit, measure: Len, cx: &mut Context<'_>) -> bool {
    let mark = cx.mark();
    let asked = survey(table, columns, rung, cx);
    cx.rewind(mark);
    columns::has_room(&asked, rung, measure)
}

/// Whether a column of prose has less room than a line of prose needs.
fn is_cramped(asked: &Survey, columns: &[Column], widths: &[Len], fit: &Fit) -> bool {
    let room = fit.text.size * CRAMPED;
    let mut all = asked.columns.iter().zip(columns).zip(widths);
    all.any(|((demand, column), &width)| {
        !column.is_numeric && demand.is_long && width < room && demand.most > width
    })
}

impl Fit {
    /// Whether the cells ask for the same as in another fit.
    fn asks_alike(&self, other: &Self) -> bool {
        self.text.size == other.text.size && self.breaking == other.breaking
    }
}

/// The ways to set a table, each giving more room than the one before.
fn rungs(style: &TableStyle, measure: Len) -> Vec<Fit> {
    let (numerator, denominator) = LONG;
    let usual = Fit {
        text: style.text.clone(),
        head: style.head.clone(),
        gutter: style.padding_x * 2,
        breaking: Breaking::Usual,
        long: measure.scale(numerator, denominator),
    };
    let narrow = Fit { gutter: usual.gutter.scale(2, 3), ..usual.clone() };
    let joints = Fit { breaking: Breaking::Joints, ..narrow.clone() };
    let hyphens = Fit { breaking: Breaking::Hyphens, ..narrow.clone() };
    let mut rungs = vec![usual, narrow, joints, hyphens.clone()];
    for percent in SIZES {
        let rung = hyphens.scaled(percent, style.least_size);
        if rungs.last().is_some_and(|last| rung.text.size < last.text.size) {
            rungs.push(rung);
        }
    }
    let heads = rungs.last().map(|last| Fit { breaking: Breaking::Heads, ..last.clone() });
    rungs.extend(heads);
    rungs
}

fn anywhere(style: &TableStyle, measure: Len) -> Fit {
    let mut rungs = rungs(style, measure);
    let last = rungs.pop().expect("there is a usual way to set a table");
    Fit { breaking: Breaking::Anywhere, ..last }
}

impl Fit {
    /// The same in type of so many percent, but of no less than a size.
    fn scaled(&self, percent: i64, least: Len) -> Self {
        let scaled = |text: &TextStyle| {
            let size = text.size.scale(percent, 100).max(least.min(text.size));
            let leading = text.leading.scale(size.units(), text.size.units().max(1));
            TextStyle { size, leading, ..text.clone() }
        };
        let gutter = self.gutter.scale(percent, 100);
        Self { text: scaled(&self.text), head: scaled(&self.head), gutter, ..self.clone() }
    }
}

/// Says what was done to make a table fit, where a reader would see it.
pub(super) fn tell(plan: &Plan, turned: bool, span: Span, cx: &mut Context<'_>) {
    let fit = &plan.fit;
    let smaller = fit.text.size < cx.setting.style.table.text.size;
    let size = fit.text.size;
    let mut done = Vec::new();
    if turned {
        done.push("it stands on a page of its own, laid on its side".to_owned());
    }
    match fit.breaking {
        Breaking::Usual => {}
        Breaking::Joints => done.push("long names are parted".to_owned()),
        Breaking::Hyphens | Breaking::Heads if smaller => {}
        Breaking::Hyphens | Breaking::Heads => {
            done.push("long names and words are parted".to_owned())
        }
        Breaking::Anywhere => done.push("words are broken anywhere".to_owned()),
    }
    if smaller {
        done.push(format!("its type is {size}"));
    }
    if done.is_empty() || plan.is_cramped && !smaller {
        return;
    }
    let what = done.join(", ");
    let found = if plan.is_cramped {
        Diagnostic::new(Code::TightTable, span, format!("a column is very narrow: {what}"))
            .help("use fewer columns, or shorter entries in the others")
    } else {
        Diagnostic::new(Code::TightTable, span, format!("the table is too wide: {what}"))
            .help("use fewer columns, shorter entries or landscape pages")
    };
    cx.warn(found);
}
