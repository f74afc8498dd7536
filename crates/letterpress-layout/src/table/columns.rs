//! The widths of columns.

use letterpress_page::Len;

use super::Fit;
use super::cells::{Grid, GridRow};

/// The widths of a table's columns, gutters left out.
pub(super) struct Widths {
    pub(super) columns: Vec<Len>,
}

/// A column whose widest cell is no wider than this many ems holds short entries, which are
/// not broken as long as there is room for them.
const SHORT: i64 = 12;
/// Room is given away in so many portions.
const PORTIONS: i64 = 64;
/// No more rows than this are looked at to find out what a wider column saves.
const SAMPLE: usize = 200;

/// The widths at which a table fits the measure, none wider than its content asks for; `None`
/// where something that can't be broken has no room.
///
/// Between the least and the greatest widths, room goes portion by portion to the column that
/// makes the table lower by it, after the columns with short entries have theirs.
pub(super) fn widths(grid: &Grid, fit: &Fit, measure: Len) -> Option<Widths> {
    let count = grid.aligns.len();
    let rows = || grid.head.iter().chain(&grid.body);
    let of = |get: fn(&GridRow, usize) -> Len| -> Vec<Len> {
        (0..count)
            .map(|column| rows().map(|row| get(row, column)).max().unwrap_or_default())
            .collect()
    };
    let least = of(|row, column| row.cells[column].least);
    let most = of(|row, column| row.cells[column].most);
    let gutters = fit.gutter * i64::try_from(count.saturating_sub(1)).unwrap_or(i64::MAX);
    let room = measure - gutters;
    let total = |widths: &[Len]| widths.iter().copied().sum::<Len>();
    if total(&most) <= room {
        return Some(Widths { columns: most });
    }
    if total(&least) > room {
        return None;
    }
    let mut columns = least;
    let mut left = room - total(&columns);
    give_to_short(&mut columns, &most, &mut left, fit.text.size * SHORT);
    give_to_tall(&mut columns, &most, left, grid);
    Some(Widths { columns })
}

/// Gives columns with short entries what they ask for, the least asking first, while more than
/// a third of the room is left to the others.
fn give_to_short(columns: &mut [Len], most: &[Len], left: &mut Len, short: Len) {
    let reserve = *left / 3;
    let mut order: Vec<usize> =
        (0..columns.len()).filter(|&column| most[column] <= short).collect();
    order.sort_by_key(|&column| (most[column] - columns[column], column));
    for column in order {
        let wish = most[column] - columns[column];
        if *left - wish >= reserve {
            columns[column] = most[column];
            *left -= wish;
        }
    }
}

/// Gives the room that is left to the columns that make the table lower by it.
fn give_to_tall(columns: &mut [Len], most: &[Len], mut left: Len, grid: &Grid) {
    let portion = (left / PORTIONS).max(Len::from_units(1));
    // The work is that of rows times columns squared.
    let most_rows = (SAMPLE * 400 / (columns.len() * columns.len()).max(1)).clamp(4, SAMPLE);
    let step = (grid.body.len() / most_rows).max(1);
    let sample: Vec<&GridRow> = grid.head.iter().chain(grid.body.iter().step_by(step)).collect();
    while left > Len::ZERO {
        let wanting = (0..columns.len()).filter(|&column| columns[column] < most[column]);
        // The height that a portion saves; where it saves none, the column that lacks most.
        let gain = |&column: &usize| {
            let wider = columns[column] + portion;
            let saved = sample.iter().map(|row| saving(row, columns, column, wider)).sum::<i64>();
            let lack = most[column].units() / columns[column].units().max(1);
            (saved, lack, std::cmp::Reverse(column))
        };
        let Some(column) = wanting.max_by_key(gain) else { break };
        let given = portion.min(left).min(most[column] - columns[column]);
        columns[column] += given;
        left -= given;
    }
}

/// By how much of a line, in thousandths, a row is lower with a wider column.
fn saving(row: &GridRow, columns: &[Len], column: usize, wider: Len) -> i64 {
    let own = lines(row.cells[column].most, columns[column]);
    let others = (0..columns.len()).filter(|&other| other != column);
    let rest =
        others.map(|other| lines(row.cells[other].most, columns[other])).max().unwrap_or(1000);
    own.max(rest) - lines(row.cells[column].most, wider).max(rest)
}

/// An estimate of the lines that a text of one line takes at a width, in thousandths.
fn lines(natural: Len, width: Len) -> i64 {
    if natural <= width {
        return 1000;
    }
    // What is left over at the ends of ragged lines is about a twelfth of them.
    natural.scale(1083, width.units().max(1)).units()
}
