//! A table in two parts.

use letterpress_parse::document::{Cell, Row, Table};

/// The table's first columns, and its others with the first of all before them where that
/// leaves fewer than there were.
pub(super) fn halves(table: &Table) -> [Table; 2] {
    let count = table.columns.len();
    let half = count.div_ceil(2);
    let repeats = count - half + 1 < count;
    let key = (0..1).filter(|_| repeats);
    let second: Vec<usize> = key.chain(half..count).collect();
    [columns_of(table, &(0..half).collect::<Vec<_>>()), columns_of(table, &second)]
}

/// The table with only some of its columns, which are given in their order.
fn columns_of(table: &Table, part: &[usize]) -> Table {
    // How many columns of the part stand before each column of the table.
    let before = |column: usize| part.partition_point(|&kept| kept < column);
    let cell = |cell: &Cell| {
        let (from, to) = (before(cell.column), before(cell.column + cell.columns));
        (from < to).then(|| Cell { column: from, columns: to - from, ..cell.clone() })
    };
    let row =
        |row: &Row| Row { cells: row.cells.iter().filter_map(cell).collect(), span: row.span };
    Table {
        caption: Vec::new(),
        columns: part.iter().map(|&column| table.columns[column]).collect(),
        head: table.head.iter().map(row).collect(),
        body: table.body.iter().map(row).collect(),
    }
}
