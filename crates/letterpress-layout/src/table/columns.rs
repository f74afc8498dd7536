//! The widths of columns.

use letterpress_page::Len;

use super::classes::Column;
use super::ladder::Fit;
use super::measure::Needs;
use super::survey::{Demand, Spanning, Survey, SurveyRow};

/// A column whose widest cell is no wider than this many ems holds short entries, which are
/// not broken as long as there is room for them.
const SHORT: i64 = 12;

/// Columns of numbers and short entries have their wish while they leave so much of the room,
/// in percent, to the others.
const SHORT_SHARE: i64 = 60;

/// Their entries are broken after all where that leaves so many percent of the table's lines.
const WORTH: i64 = 90;

/// No column of prose is narrower than this many ems where there is room.
const COMFORT: i64 = 6;

/// The least step by which a column is made wider.
const STEP: i64 = Len::UNITS / 32;

/// Where two columns can't but grow together, they get this part of what is left at a time.
const TOGETHER: i64 = 12;

/// So many times at most a column is made wider.
const MOST_STEPS: usize = 1_000;

/// The widths at which a table fits the measure, none wider than its content asks for; `None`
/// where something that can't be broken has no room.
///
/// All begin with the least width. Columns with numbers and short entries then have what they
/// ask for, unless the table is much lower without, and the rest goes step by step to the column
/// that makes the table lower by it.
pub(super) fn widths(
    asked: &Survey,
    columns: &[Column],
    fit: &Fit,
    measure: Len,
) -> Option<Vec<Len>> {
    let room = room(asked, fit, measure);
    let (least, most) = demands(asked, fit.gutter);
    let total = |widths: &[Len]| widths.iter().copied().sum::<Len>();
    if total(&most) <= room {
        return Some(most);
    }
    if total(&least) > room {
        return None;
    }
    let left = room - total(&least);
    let start = Widening { rows: &asked.rows, widths: least, most, left };
    let grown = |mut widening: Widening<'_>| {
        widening.comfort(&asked.columns, fit.text.size);
        widening.lower();
        widening.share_out();
        let lines = asked.lines(&widening.widths, fit.text.leading);
        (widening.widths, lines)
    };
    let mut served = start.clone();
    served.serve_short(&asked.columns, columns, (fit.text.size, room));
    let (usual, lines) = grown(served);
    let (other, fewer) = grown(start);
    Some(if fewer * 100 <= lines * WORTH { other } else { usual })
}

/// Whether there is a width for every column at all.
pub(super) fn has_room(asked: &Survey, fit: &Fit, measure: Len) -> bool {
    demands(asked, fit.gutter).0.into_iter().sum::<Len>() <= room(asked, fit, measure)
}

/// The measure less the gutters.
fn room(asked: &Survey, fit: &Fit, measure: Len) -> Len {
    let count = asked.columns.len();
    measure - fit.gutter * i64::try_from(count.saturating_sub(1)).unwrap_or(i64::MAX)
}

/// The least and the greatest width of each column, cells over several columns heeded.
fn demands(asked: &Survey, gutter: Len) -> (Vec<Len>, Vec<Len>) {
    let mut least: Vec<Len> = asked.columns.iter().map(|demand| demand.least).collect();
    let mut most: Vec<Len> = asked.columns.iter().map(|demand| demand.most).collect();
    let mut order: Vec<&Spanning> = asked.spanning.iter().collect();
    // What stands over few columns is less free to choose.
    order.sort_by_key(|cell| cell.columns);
    for cell in order {
        let range = cell.column..cell.column + cell.columns;
        let gutters = gutter * i64::try_from(cell.columns - 1).unwrap_or(i64::MAX);
        let wishes = most[range.clone()].to_vec();
        widen(&mut least[range.clone()], cell.least - gutters, &wishes);
        // Prose over columns of short entries is rather broken than that it drives them apart.
        let own = wishes.iter().copied().sum::<Len>() + gutters;
        let wish = if cell.is_long { cell.most.min(own.scale(3, 2)) } else { cell.most };
        widen(&mut most[range.clone()], wish - gutters, &wishes);
        for column in range {
            most[column] = most[column].max(least[column]);
        }
    }
    (least, most)
}

/// Makes columns together at least so wide, each in proportion to what it would have.
fn widen(columns: &mut [Len], wanted: Len, wishes: &[Len]) {
    let lack = wanted - columns.iter().copied().sum::<Len>();
    if lack <= Len::ZERO {
        return;
    }
    let weights: Vec<i64> = wishes.iter().map(|wish| wish.units().max(1)).collect();
    share(columns, lack, &weights);
}

/// Shares a length out by weights, to the last unit.
fn share(columns: &mut [Len], length: Len, weights: &[i64]) {
    let total: i64 = weights.iter().sum();
    if total <= 0 {
        return;
    }
    let (mut sum, mut given) = (0, Len::ZERO);
    for (column, weight) in columns.iter_mut().zip(weights) {
        sum += weight;
        let due = length.scale(sum, total);
        *column += due - given;
        given = due;
    }
}

/// Columns that are being made wider.
#[derive(Clone)]
struct Widening<'s> {
    rows: &'s [SurveyRow],
    widths: Vec<Len>,
    most: Vec<Len>,
    /// The room that no column has yet.
    left: Len,
}

/// A cell as it stands: its height at its column's width, and where it gets lower, if that has
/// been asked.
#[derive(Clone, Copy)]
struct Standing {
    height: Len,
    next: Option<Option<Next>>,
}

/// The least width at which a cell is lower than now, and its height there.
#[derive(Clone, Copy)]
struct Next {
    width: Len,
    height: Len,
}

impl Widening<'_> {
    fn give(&mut self, column: usize, width: Len) {
        self.left -= width - self.widths[column];
        self.widths[column] = width;
    }

    /// What a column still lacks.
    fn lack(&self, column: usize) -> Len {
        self.most[column] - self.widths[column]
    }

    /// Gives columns with numbers and short entries what they ask for, the least asking first.
    fn serve_short(&mut self, asked: &[Demand], columns: &[Column], (em, room): (Len, Len)) {
        let is_short = |column: &usize| {
            let demand = &asked[*column];
            columns[*column].is_numeric || self.most[*column] <= em * SHORT || !demand.is_long
        };
        let mut order: Vec<usize> = (0..columns.len()).filter(is_short).collect();
        let share = if order.len() == columns.len() { 100 } else { SHORT_SHARE };
        let taken: Len = order.iter().map(|&column| self.widths[column]).sum();
        let mut free = (room.scale(share, 100) - taken).min(self.left);
        order.sort_by_key(|&column| (self.lack(column), column));
        for column in order {
            let wish = self.lack(column);
            if wish <= free {
                free -= wish;
                self.give(column, self.most[column]);
            }
        }
    }

    /// Gives columns of prose a comfortable width, or brings them as near to it as there is room.
    fn comfort(&mut self, asked: &[Demand], em: Len) {
        let is_prose = |column: usize| asked[column].is_long && self.most[column] > em * SHORT;
        let lack = |column: usize| match is_prose(column) {
            true => (em * COMFORT - self.widths[column]).max(Len::ZERO),
            false => Len::ZERO,
        };
        let lacks: Vec<Len> = (0..self.widths.len()).map(lack).collect();
        let total: Len = lacks.iter().copied().sum();
        let weights: Vec<i64> = lacks.iter().map(|lack| lack.units()).collect();
        let given = total.min(self.left);
        share(&mut self.widths, given, &weights);
        self.left -= given;
    }

    /// Gives what is left to the columns that make the table lower by it.
    fn lower(&mut self) {
        let rows = self.rows;
        let stand = |row: &SurveyRow| -> Vec<Standing> {
            let cells = row.cells.iter();
            cells
                .map(|(column, needs)| Standing {
                    height: needs.height(self.widths[*column]),
                    next: None,
                })
                .collect()
        };
        let mut standing: Vec<Vec<Standing>> = rows.iter().map(stand).collect();
        for _ in 0..MOST_STEPS {
            if self.left < Len::from_units(STEP) {
                return;
            }
            let changed = match self.best_step(&mut standing) {
                Some((column, width)) => {
                    self.give(column, width);
                    vec![column]
                }
                None => self.widen_together(&standing),
            };
            if changed.is_empty() {
                return;
            }
            for (row, cells) in rows.iter().zip(&mut standing) {
                for ((column, needs), cell) in row.cells.iter().zip(cells) {
                    let width = self.widths[*column];
                    let holds = matches!(cell.next, Some(None))
                        || matches!(cell.next, Some(Some(next)) if next.width > width);
                    if changed.contains(column) && !holds {
                        *cell = Standing { height: needs.height(width), next: None };
                    }
                }
            }
        }
    }

    /// The column and its next width that save most height for the room that they take.
    fn best_step(&self, standing: &mut [Vec<Standing>]) -> Option<(usize, Len)> {
        // For each column the widths at which rows get lower by it, and by how much.
        let mut steps: Vec<Vec<(Len, Len)>> = vec![Vec::new(); self.widths.len()];
        for (row, cells) in self.rows.iter().zip(standing) {
            let Some((at, second)) = tallest(cells) else { continue };
            let (column, needs) = &row.cells[at];
            let height = cells[at].height;
            let next = *cells[at].next.get_or_insert_with(|| self.next(*column, needs, height));
            if let Some(next) = next.filter(|next| next.width - self.widths[*column] <= self.left) {
                steps[*column].push((next.width, height - next.height.max(second)));
            }
        }
        let mut best: Option<(i128, i128, usize, Len)> = None;
        for (column, steps) in steps.iter_mut().enumerate() {
            steps.sort_unstable();
            let mut saved = Len::ZERO;
            for &(width, saves) in steps.iter() {
                saved += saves;
                let gain = i128::from(saved.units());
                let price = i128::from((width - self.widths[column]).units().max(1));
                if best.is_none_or(|(most, least, ..)| gain * least > most * price) {
                    best = Some((gain, price, column, width));
                }
            }
        }
        best.map(|(.., column, width)| (column, width))
    }

    /// Where a cell gets lower, found by halving; `None` where no width that there may be is
    /// enough.
    fn next(&self, column: usize, needs: &Needs, height: Len) -> Option<Next> {
        let (mut low, mut high) = (self.widths[column], self.most[column]);
        if high <= low || needs.height(high) >= height {
            return None;
        }
        while high - low > Len::from_units(STEP) {
            let middle = low + (high - low) / 2;
            if needs.height(middle) < height {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(Next { width: high, height: needs.height(high) })
    }

    /// Widens together the columns whose cells are the tallest of their rows, none of them
    /// alone. Says which.
    fn widen_together(&mut self, standing: &[Vec<Standing>]) -> Vec<usize> {
        let mut weights = vec![0; self.widths.len()];
        for (row, cells) in self.rows.iter().zip(standing) {
            let height = cells.iter().map(|cell| cell.height).max().unwrap_or_default();
            let tied = row.cells.iter().zip(cells).filter(|(_, cell)| cell.height == height);
            for ((column, _), _) in tied {
                weights[*column] = self.lack(*column).units().max(0);
            }
        }
        let lack = Len::from_units(weights.iter().sum());
        let portion = (self.left / TOGETHER).max(Len::from_units(STEP)).min(self.left).min(lack);
        if portion < Len::from_units(STEP) {
            return Vec::new();
        }
        share(&mut self.widths, portion, &weights);
        self.left -= portion;
        (0..weights.len()).filter(|&column| weights[column] > 0).collect()
    }

    /// Shares what is left out in proportion to what the columns lack.
    fn share_out(&mut self) {
        let weights: Vec<i64> =
            (0..self.widths.len()).map(|column| self.lack(column).units().max(0)).collect();
        let left = self.left.min(Len::from_units(weights.iter().sum()));
        share(&mut self.widths, left, &weights);
    }
}

/// The one cell of a row that is taller than all others, and the next lower height.
fn tallest(cells: &[Standing]) -> Option<(usize, Len)> {
    let (mut at, mut first, mut second) = (None, Len::ZERO, Len::ZERO);
    for (index, cell) in cells.iter().enumerate() {
        if cell.height > first {
            (second, first, at) = (first, cell.height, Some(index));
        } else {
            second = second.max(cell.height);
        }
    }
    at.filter(|_| first > second).map(|at| (at, second))
}

#[cfg(test)]
mod tests {
    use super::super::measure::{Piece, Run};
    use super::*;

    /// A text of so many words of 10 to 60 pt, always the same for a seed.
    fn text(words: u64, seed: &mut u64) -> Needs {
        let (mut at, mut least) = (Len::ZERO, Len::ZERO);
        let mut pieces = Vec::new();
        for _ in 0..words.max(1) {
            *seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let width = Len::pt(10 + i64::try_from((*seed >> 33) % 51).unwrap_or_default());
            pieces.push(Piece { start: at, end: at + width });
            at += width + Len::pt(3);
            least = least.max(width);
        }
        let run = Run { leading: Len::pt(12), pieces, ..Run::default() };
        Needs { least, most: at - Len::pt(3), runs: vec![run] }
    }

    fn of_both(rows: &[SurveyRow], get: impl Fn(&Needs) -> Len) -> Vec<Len> {
        let column = |at: usize| rows.iter().map(|row| get(&row.cells[at].1)).max();
        vec![column(0).unwrap_or_default(), column(1).unwrap_or_default()]
    }

    #[test]
    fn two_columns_are_hardly_higher_than_the_best_of_all_widths() {
        let room = Len::pt(400);
        let (mut found, mut best) = (0, 0);
        for seed in 1..60 {
            let mut random = seed * 977;
            let row = |random: &mut u64| {
                let words = [2 + (*random >> 40) % 9, 3 + (*random >> 20) % 60];
                let cells = words.map(|words| text(words, random));
                SurveyRow { cells: cells.into_iter().enumerate().collect() }
            };
            let rows: Vec<SurveyRow> = (0..12).map(|_| row(&mut random)).collect();
            let (least, most) = (of_both(&rows, |it| it.least), of_both(&rows, |it| it.most));
            let left = room - least[0] - least[1];
            let mut widening =
                Widening { rows: &rows, widths: least.clone(), most: most.clone(), left };
            widening.lower();
            widening.share_out();
            assert!(widening.widths[0] + widening.widths[1] <= room);
            let widths = widening.widths;
            let survey = Survey { rows, ..Survey::default() };
            let lines = |widths: &[Len]| survey.lines(widths, Len::pt(12));
            let all = (0..=left.units() / Len::UNITS).map(|more| {
                let first = (least[0] + Len::pt(more)).min(most[0]);
                lines(&[first, (room - first).min(most[1])])
            });
            let least_lines = all.min().unwrap_or_default();
            assert!(lines(&widths) * 100 <= least_lines * 110, "{seed}: {widths:?}");
            found += lines(&widths);
            best += least_lines;
        }
        assert!(found * 1000 <= best * 1010, "{found} lines in all, of at least {best}");
    }
}
